//! Collecting what is wrong, all of it.

use std::collections::BTreeSet;

use crate::instrument::LoadFault;

#[derive(Default)]
pub struct Faults {
    pub list: Vec<LoadFault>,
}

impl Faults {
    pub fn add(&mut self, place: impl Into<String>, message: impl Into<String>) {
        self.list.push(LoadFault { place: place.into(), message: message.into() });
    }

    pub fn unless(&mut self, fine: bool, place: &str, message: impl FnOnce() -> String) {
        if !fine {
            self.add(place, message());
        }
    }

    pub fn unless_words(&mut self, text: &str, place: &str, what: &str) {
        self.unless(!text.trim().is_empty(), place, || format!("{what} kosong"));
    }
}

/// Notes the second of two keys that differ at most in case: people type them in either case.
pub struct Keys {
    seen: BTreeSet<String>,
    what: &'static str,
}

impl Keys {
    pub fn new(what: &'static str) -> Self {
        Self { seen: BTreeSet::new(), what }
    }

    pub fn take(&mut self, key: &str, faults: &mut Faults) {
        let what = self.what;
        faults.unless(!key.is_empty() && !key.contains(char::is_whitespace), key, || {
            format!("{what} kosong atau memuat spasi")
        });
        faults.unless(self.seen.insert(key.to_ascii_lowercase()), key, || format!("{what} ada dua kali"));
    }
}
