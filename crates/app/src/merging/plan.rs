use pilar_core::journal::{Change, Subject};
use pilar_core::merge::{self, Effect, Nothing, Planned};
use pilar_store::{Incoming, StoreError};
use uuid::Uuid;

use crate::clock;
use crate::error::{AppError, Result};
use crate::instruments;
use crate::merging::incoming_values::require_readable;
use crate::session::Session;
use crate::view::{MergeItem, MergeView, SubjectWords, effect_key, version_view};
use pilar_core::assessment::Profile;

/// Changes of one assessment from somewhere else, as a package holds them.
#[derive(Debug, Clone, Copy)]
pub struct MergeChanges<'a> {
    /// The assessment.
    pub assessment: Uuid,
    /// Key of its instrument.
    pub instrument: &'a str,
    /// When it was created, in milliseconds since 1970-01-01 UTC.
    pub created_millis: u64,
    /// The changes, in any order; known ones may be among them.
    pub changes: &'a [Change],
    /// Who or what they come from, as undo shows it.
    pub from: &'a str,
}

/// What merging these changes would do; refuses what [`merge_changes`](crate::merging::merge_changes) would refuse.
///
/// `None` for a workspace that is not there yet.
pub fn plan_merge(session: Option<&Session>, given: &MergeChanges<'_>) -> Result<MergeView> {
    let name = step_name(given);
    let incoming = incoming(given, &name);
    let new = match session {
        Some(session) => session.workspace.examine(&incoming)?,
        None => merge::examine(&mut Nothing, given.assessment, given.changes, incoming.now_millis)
            .map_err(StoreError::from)?,
    };
    let instrument = instruments::by_key(given.instrument)?;
    require_readable(instrument, &new)?;

    let rows = session.map_or_else(|| Ok(Vec::new()), |session| session.workspace.assessments())?;
    let creates = rows.iter().all(|row| row.id != given.assessment);
    let ours = match session {
        Some(session) if !creates => session.workspace.journal(given.assessment)?,
        _ => Vec::new(),
    };
    let planned = merge::plan(&ours, given.changes);
    let profile = profile(&ours, given.changes)?;
    let same_unit = rows.iter().filter(|row| {
        let other = serde_json::from_value::<Profile>(row.profile.clone());
        row.id != given.assessment
            && other.is_ok_and(|other| other.unit == profile.unit && other.year == profile.year)
    });
    let words = SubjectWords::new(instrument, ours.iter().chain(given.changes));
    let count = |effect| planned.iter().filter(|planned| planned.effect == effect).count();
    Ok(MergeView {
        id: given.assessment,
        creates,
        same_unit: same_unit.map(|row| row.id).collect(),
        unit: profile.unit,
        instansi: profile.instansi,
        year: profile.year,
        stored: false,
        changes: new.len(),
        new: count(Effect::New),
        updated: count(Effect::Updated),
        same: count(Effect::Same),
        conflicts: count(Effect::Conflict),
        items: planned
            .iter()
            .filter(|planned| planned.effect != Effect::Same)
            .map(|planned| item(&words, planned))
            .collect(),
    })
}

/// What the store takes in for these changes.
pub(crate) fn incoming<'a>(given: &MergeChanges<'a>, name: &'a str) -> Incoming<'a> {
    Incoming {
        assessment: given.assessment,
        instrument: given.instrument,
        created_millis: given.created_millis,
        changes: given.changes,
        name,
        now_millis: clock::now_millis(),
    }
}

/// The name of the step that undo takes back.
pub(crate) fn step_name(given: &MergeChanges<'_>) -> String {
    format!("Gabungkan paket dari {}", given.from)
}

/// The profile there would be; an assessment without one cannot be shown.
fn profile(ours: &[Change], theirs: &[Change]) -> Result<Profile> {
    let changes = ours.iter().chain(theirs).filter(|change| change.subject == Subject::Profile);
    let unreadable = |detail| AppError::IncomingUnreadable { subject: Subject::Profile.to_string(), detail };
    let standing = merge::standing(changes.collect()).ok_or_else(|| unreadable("tidak ada".into()))?;
    serde_json::from_value(standing.current.value.clone()).map_err(|error| unreadable(error.to_string()))
}

fn item(words: &SubjectWords<'_>, planned: &Planned<'_>) -> MergeItem {
    let versions = match planned.effect {
        Effect::Conflict => planned.open.iter().map(|change| version_view(change)).collect(),
        _ => Vec::new(),
    };
    MergeItem {
        about: words.view(planned.subject),
        effect: effect_key(planned.effect),
        from: planned.before.filter(|change| !change.value.is_null()).map(version_view),
        to: version_view(planned.after),
        versions,
    }
}
