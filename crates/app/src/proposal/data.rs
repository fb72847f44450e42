use std::collections::BTreeMap;
use std::sync::OnceLock;

use pilar_core::proposal::{Key, Requirements};
use serde::Serialize;

use crate::error::Result;
use crate::instruments;

const REQUIREMENTS: &str = "proposal/requirements.toml";

/// What a proposal needs, from the data compiled into the program.
pub(super) fn requirements() -> Result<&'static Requirements> {
    static READ: OnceLock<std::result::Result<Requirements, String>> = OnceLock::new();
    instruments::read_once(&READ, REQUIREMENTS, Requirements::read)
}

/// Something to choose from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct Named {
    /// Its key.
    pub key: String,
    /// Its name.
    pub name: String,
}

/// What data lists by key, to choose from.
pub(super) fn named(of: &BTreeMap<String, String>) -> Vec<Named> {
    of.iter().map(|(key, name)| Named { key: key.clone(), name: name.clone() }).collect()
}

/// A key as people type it.
pub(super) fn typed_key(text: &str) -> Option<Key> {
    text.trim().to_lowercase().parse().ok()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn what_ships_fits_the_newest_worksheet() {
        let data = requirements().expect("requirements");
        let instrument = instruments::all().expect("instruments").last().expect("one");
        let known: BTreeSet<&str> = instrument.eligibility.iter().map(|it| it.key.as_str()).collect();
        let asked = data
            .measure
            .iter()
            .map(|it| &it.key)
            .chain(data.item.iter().filter_map(|it| it.condition.as_ref()));
        for key in asked {
            assert!(known.contains(key.as_str()), "{key}");
        }
        for item in &data.item {
            assert!(item.targets.iter().all(|target| instrument.target(target).is_some()), "{}", item.key);
        }
    }
}
