use std::collections::BTreeMap;

use pilar_core::journal::Subject;
use pilar_store::Workspace;
use serde_json::Value;
use uuid::Uuid;

use crate::error::Result;

/// The state of one assessment as of a row of the journal.
///
/// The journal only grows and every change of the state is a row of it, whoever wrote it; so the rows after the one
/// seen last say everything that is new.
pub(crate) struct StateCache {
    assessment: Uuid,
    row: i64,
    values: BTreeMap<Subject, Value>,
}

impl StateCache {
    /// Brings the kept state up to date, or reads it whole when it is another assessment's.
    pub fn current<'a>(
        kept: &'a mut Option<Self>,
        workspace: &Workspace,
        assessment: Uuid,
    ) -> Result<&'a Self> {
        // Taken first: a row another program adds meanwhile is then read twice, never missed.
        let row = workspace.latest_row()?;
        let known = kept.take().filter(|kept| kept.assessment == assessment && kept.row <= row);
        let state = if let Some(mut state) = known {
            let changed = if state.row < row {
                workspace.changed_since(assessment, state.row)?
            } else {
                BTreeMap::new()
            };
            state.take(changed);
            state.row = row;
            state
        } else {
            Self::read(workspace, assessment, row)?
        };
        Ok(kept.insert(state))
    }

    fn read(workspace: &Workspace, assessment: Uuid, row: i64) -> Result<Self> {
        let values = workspace.state(assessment)?;
        let values = values.into_iter().map(|(subject, current)| (subject, current.value)).collect();
        Ok(Self { assessment, row, values })
    }

    /// The value of every subject that has one.
    pub fn values(&self) -> &BTreeMap<Subject, Value> {
        &self.values
    }

    fn take(&mut self, changed: BTreeMap<Subject, Value>) {
        for (subject, value) in changed {
            if value.is_null() {
                self.values.remove(&subject);
            } else {
                self.values.insert(subject, value);
            }
        }
    }
}
