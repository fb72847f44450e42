//! Taking the values of one assessment into another one, as an action of whoever does it.

use std::collections::BTreeMap;

use pilar_core::journal::{Change, Subject};
use pilar_core::merge::{Effect, plan, standings};
use pilar_store::{Acting, Action};
use uuid::Uuid;

use crate::clock;
use crate::error::{AppError, Result};
use crate::instruments;
use crate::merging::incoming_values::require_readable;
use crate::merging::plan::{MergeChanges, plan_merge};
use crate::session::Session;
use crate::view::{MergeItem, MergeView, SubjectWords, effect_key, version_view};
use pilar_core::assessment::Profile;

/// What taking the values of a package into an assessment comes to.
pub(crate) struct Taking {
    /// What would change.
    pub view: MergeView,
    /// How many values are not taken, because they are not the actor's to write at this stage.
    pub left_out: usize,
    /// The values that are.
    changes: Vec<Change>,
}

/// What taking the values in would change; the assessment keeps its own profile, and nothing is taken away.
pub(crate) fn plan_into(session: &Session, id: Uuid, given: &MergeChanges<'_>) -> Result<Taking> {
    // What could not be merged under its own id cannot be taken into another one either.
    plan_merge(None, given)?;
    let row = session.workspace.assessment(id)?;
    let instrument = instruments::by_key(&row.instrument)?;
    if row.instrument != given.instrument {
        return Err(AppError::InstrumentMismatch {
            expected: instrument.name.clone(),
            found: instruments::by_key(given.instrument)?.name.clone(),
        });
    }
    let profile: Profile = serde_json::from_value(row.profile).map_err(|error| {
        AppError::UnreadableValue { subject: "profile".into(), detail: error.to_string() }
    })?;
    let (changes, left_out) = values(session, id, given)?;
    require_readable(instrument, &changes.iter().collect::<Vec<_>>())?;
    let ours = session.workspace.journal(id)?;
    let planned = plan(&ours, &changes);
    let words = SubjectWords::new(instrument, ours.iter().chain(&changes));
    let theirs: BTreeMap<&Subject, &Change> =
        changes.iter().map(|change| (&change.subject, change)).collect();
    let mut view = MergeView {
        id,
        unit: profile.unit,
        instansi: profile.instansi,
        year: profile.year,
        creates: false,
        same_unit: Vec::new(),
        stored: false,
        changes: 0,
        new: 0,
        updated: 0,
        same: 0,
        conflicts: 0,
        items: Vec::new(),
    };
    for planned in &planned {
        let Some(to) = theirs.get(planned.subject) else { continue };
        let from = planned.before.filter(|change| !change.value.is_null());
        let effect = match from {
            Some(from) if from.value == to.value => {
                view.same += 1;
                continue;
            }
            Some(_) => {
                view.updated += 1;
                Effect::Updated
            }
            None => {
                view.new += 1;
                Effect::New
            }
        };
        view.items.push(MergeItem {
            about: words.view(planned.subject),
            effect: effect_key(effect),
            from: from.map(version_view),
            to: version_view(to),
            versions: Vec::new(),
        });
    }
    view.changes = view.items.len();
    Ok(Taking { view, left_out, changes })
}

/// Takes the values in as one action.
pub(crate) fn merge_into(session: &mut Session, id: Uuid, given: &MergeChanges<'_>) -> Result<MergeView> {
    let Taking { mut view, changes, .. } = plan_into(session, id, given)?;
    let name = format!("Ambil isi paket {}", given.from);
    let by = session.actor.clone();
    let action = Action { assessment: id, name: &name, by: &by, now_millis: clock::now_millis() };
    session.workspace.act(action, |acting: &mut Acting<'_>| -> Result<()> {
        for change in changes {
            acting.set_as(change)?;
        }
        Ok(())
    })?;
    view.stored = true;
    Ok(view)
}

/// The values that count in the package, as if somebody had just entered them, without its profile: those that the
/// actor may write, and how many others there are.
fn values(session: &Session, id: Uuid, given: &MergeChanges<'_>) -> Result<(Vec<Change>, usize)> {
    let into = session.assessment(id)?;
    let current = standings(given.changes).into_values().map(|standing| standing.current);
    let current = current.filter(|change| !change.value.is_null() && change.subject != Subject::Profile);
    let (own, others): (Vec<&Change>, Vec<&Change>) =
        current.partition(|change| session.may_write(&into, &change.subject, &change.value));
    let own = own.into_iter().map(|change| Change { base: None, settles: Vec::new(), ..change.clone() });
    Ok((own.collect(), others.len()))
}
