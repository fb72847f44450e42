//! Reading the journal.

use pilar_core::journal::Change;
use serde_json::Value;
use uuid::Uuid;

use super::change;
use crate::convert::signed;
use crate::{Result, Workspace, assessment};

/// Which changes history shows; the default is all of them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct HistoryFilter {
    /// Beginnings of subject paths, in whole segments: `answer/unit/1` is not a beginning of `answer/unit/12`.
    /// Empty: every subject.
    pub subjects: Vec<String>,
    /// Only this author's changes.
    pub author: Option<String>,
    /// At most this many, the newest.
    pub limit: Option<u64>,
}

impl Workspace {
    /// The changes of an assessment, newest first.
    pub fn history(&self, assessment: Uuid, filter: &HistoryFilter) -> Result<Vec<Change>> {
        assessment::require(&self.main, assessment)?;
        let prefixes: Value = filter.subjects.iter().map(|prefix| prefix.trim_end_matches('/')).collect();
        let limit = filter.limit.map_or(Ok(-1), signed)?;
        let mut statement = self.main.prepare_cached(include_str!("history.sql"))?;
        let rows = statement
            .query_map((assessment.into_bytes(), &filter.author, prefixes.to_string(), limit), change)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// The whole journal of an assessment in the order it was written here, for packages and synchronising.
    pub fn journal(&self, assessment: Uuid) -> Result<Vec<Change>> {
        assessment::require(&self.main, assessment)?;
        let mut statement = self.main.prepare_cached(include_str!("journal.sql"))?;
        let rows = statement.query_map([assessment.into_bytes()], change)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}
