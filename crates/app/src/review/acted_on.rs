use std::collections::BTreeSet;

use pilar_core::assessment::{Side, row};
use pilar_core::instrument::SoalId;
use pilar_core::journal::Subject;
use pilar_core::review::{Progress, Stage};
use pilar_store::HistoryFilter;
use uuid::Uuid;

use crate::error::{AppError, Result};
use crate::session::Session;

/// The codes of the inputs that the unit worked on since round 1 was given back: answer, note, evidence or checklist.
/// Nothing before that.
pub fn acted_on(session: &Session, id: Uuid) -> Result<Vec<String>> {
    let assessment = session.assessment(id)?;
    let mut since: BTreeSet<SoalId> = BTreeSet::new();
    let mut acted: BTreeSet<SoalId> = BTreeSet::new();
    let mut unreadable = None;
    session.workspace.each_change(id, &HistoryFilter::default(), |change| {
        if change.subject == Subject::Progress {
            match serde_json::from_value::<Option<Progress>>(change.value) {
                // Newest first: whatever was met until here came after it.
                Ok(Some(progress)) if progress.stage == Stage::Returned => acted.append(&mut since),
                Ok(_) => {}
                Err(error) => unreadable = Some(error),
            }
        } else if row(&change.subject).side == Side::Unit {
            since.extend(change.subject.soal());
        }
    })?;
    if let Some(error) = unreadable {
        return Err(AppError::unreadable(&Subject::Progress, &error));
    }
    let inputs = assessment.instrument.inputs().filter(|(_, input)| acted.contains(&input.soal));
    Ok(inputs.map(|(_, input)| input.code.clone()).collect())
}
