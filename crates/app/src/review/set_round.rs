use pilar_core::instrument::Instrument;
use pilar_core::journal::Subject;
use pilar_core::merge::{Held, Node};
use pilar_core::review::{LeftOut, ProgressRecord, Step, Submission};
use pilar_core::worksheet::{Layer, Worksheet};
use pilar_store::Acting;
use serde::de::DeserializeOwned;
use serde_json::json;
use uuid::Uuid;

use super::late::late_changes;
use crate::error::{AppError, Result, ReviewError};
use crate::merging::list_conflicts;
use crate::merging::told::Hidden;
use crate::session::Session;
use crate::view::{LateView, RoundView, round_view};

/// Takes the review one step further, or one back; closing a round keeps the unit's answers as they are then, and what
/// its evidence was.
///
/// What is handed over by a step is recorded with it: what comes later waits until it is given back. `reason` says why a
/// step is taken back. [`ReviewError::Conflicts`] when something is handed in that nobody has decided.
pub fn set_round(
    session: &mut Session,
    assessment: Uuid,
    step: Step,
    reason: Option<&str>,
) -> Result<RoundView> {
    let loaded = session.assessment(assessment)?;
    let before = loaded.book.progress;
    let after = before.after(step).map_err(ReviewError::from)?;
    let conflicts = if step == Step::Submit { list_conflicts(session, assessment)?.len() } else { 0 };
    if conflicts > 0 {
        return Err(ReviewError::Conflicts(conflicts).into());
    }
    let reason = reason.map(str::trim).filter(|reason| !reason.is_empty());
    let name = match step {
        Step::Submit => format!("Serahkan untuk reviu putaran {}", after.round.number()),
        Step::Return => format!("Kembalikan hasil reviu putaran {}", before.round.number()),
        Step::Approve => format!("Setujui hasil reviu putaran {}", before.round.number()),
        Step::Reopen => "Buka kembali tahap sebelumnya".to_owned(),
    };
    let late = late_changes(session, assessment)?;
    let nodes = links_of_many_missing(session, assessment)?;
    session.act(assessment, &name, |acting| {
        let record: ProgressRecord = stored(acting, &Subject::Progress)?.unwrap_or_default();
        // Somebody else may have taken a step meanwhile.
        let after = record.progress().after(step).map_err(ReviewError::from)?;
        let mut next = record.stepping(after);
        match step {
            Step::Submit => {
                let mut held = acting.held()?;
                let left_out = left_out(&mut held, &nodes);
                let submission = Submission { held, left_out, sheet: unit_sheet(acting, loaded.instrument)? };
                next.handovers.entry(after.round).or_default().submission = Some(submission);
            }
            Step::Return | Step::Approve => {
                let mut held = acting.held()?;
                let handover = next.handovers.entry(record.round).or_default();
                handover.review_left_out = left_out(&mut held, &nodes);
                handover.review = Some(held);
                let sheet = unit_sheet(acting, loaded.instrument)?;
                acting.set(Subject::Closed(record.round), json!(sheet))?;
                acting.set(Subject::ClosedEvidence(record.round), json!(loaded.evidence_hashes()))?;
            }
            Step::Reopen => next.reason = reason.map(str::to_owned),
        }
        acting.set(Subject::Progress, json!(next))?;
        Ok(())
    })?;
    let mut view = round_view(&session.assessment(assessment)?);
    if step == Step::Submit {
        view.notices.extend(not_handed_in(session, assessment)?);
    }
    view.notices.extend(counting_now(&late, &late_changes(session, assessment)?));
    Ok(view)
}

/// Missing contents that a step names one by one, as earlier versions read them; more of them are told by lengths.
const NAMED_MISSING: usize = 2_000;

fn left_out(held: &mut Held, nodes: &[Node]) -> LeftOut {
    if held.missing.len() > NAMED_MISSING { LeftOut::taken_out_of(held, nodes) } else { LeftOut::default() }
}

/// The links of an assessment, where more contents are missing than a step names one by one.
fn links_of_many_missing(session: &Session, assessment: Uuid) -> Result<Vec<Node>> {
    let mut nodes = session.workspace.stubs(assessment)?;
    if nodes.len() > NAMED_MISSING {
        nodes.extend(session.workspace.journal(assessment)?.iter().filter_map(Node::of));
    }
    Ok(nodes)
}

/// The unit's answers as this action finds them.
fn unit_sheet(acting: &Acting<'_>, instrument: &Instrument) -> Result<Worksheet> {
    let mut sheet = Worksheet::new();
    for (_, input) in instrument.inputs() {
        if let Some(answer) = stored(acting, &Subject::answer(Layer::Unit, input.soal))? {
            sheet.insert(input.soal, answer);
        }
    }
    Ok(sheet)
}

fn stored<T: DeserializeOwned>(acting: &Acting<'_>, subject: &Subject) -> Result<Option<T>> {
    let Some(value) = acting.get(subject)? else { return Ok(None) };
    serde_json::from_value(value).map(Some).map_err(|error| AppError::unreadable(subject, &error))
}

/// What is not handed in, because its content is not here.
fn not_handed_in(session: &Session, assessment: Uuid) -> Result<Option<String>> {
    let stubs = session.workspace.stubs(assessment)?;
    if stubs.is_empty() {
        return Ok(None);
    }
    let journal = session.workspace.journal(assessment)?;
    Ok(Hidden::of(&journal, &stubs).told_of_submission())
}

/// Who made the changes that were late and count now.
fn counting_now(before: &[LateView], after: &[LateView]) -> Vec<String> {
    let still = |view: &LateView| {
        let same = after.iter().find(|it| (&it.author, &it.role) == (&view.author, &view.role));
        same.map_or(0, |it| it.changes)
    };
    let freed = before.iter().map(|view| (view, view.changes.saturating_sub(still(view))));
    freed
        .filter(|(_, count)| *count > 0)
        .map(|(view, count)| {
            format!("{count} perubahan terlambat dari {} sekarang dihitung; periksa nilainya.", view.author)
        })
        .collect()
}
