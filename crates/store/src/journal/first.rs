//! In which order subjects came into the journal.

use std::collections::HashSet;

use pilar_core::journal::Subject;
use uuid::Uuid;

use super::known::require;
use crate::{Result, Workspace};

impl Workspace {
    /// The subjects whose paths begin with a segment, also those that are gone, in the order in which the journal first
    /// speaks of them: by the clock of that change as repaired, then by its id. What comes later moves none of them, and
    /// desks with the same changes have the same order.
    pub fn in_order_of_first(&self, assessment: Uuid, segment: &str) -> Result<Vec<Subject>> {
        require(&self.main, assessment)?;
        let mut statement = self.main.prepare_cached(include_str!("first.sql"))?;
        let between = (assessment.into_bytes(), format!("{segment}/"), format!("{segment}0"));
        let paths = statement.query_map(between, |row| row.get(0))?;
        let paths: Vec<String> = paths.collect::<rusqlite::Result<_>>()?;
        let mut seen = HashSet::new();
        let first = paths.into_iter().filter(|path| seen.insert(path.clone()));
        Ok(first.map(Subject::from).collect())
    }
}
