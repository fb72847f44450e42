//! Taking the values of one assessment into another one, as an action of whoever does it.

use pilar_core::journal::{Change, Subject};
use pilar_core::merge::{Brought, Effect, Examined, standings, take};
use pilar_core::worksheet::Worksheet;
use serde_json::Value;
use uuid::Uuid;

use crate::error::{AppError, Result};
use crate::instruments;
use crate::merging::plan::{MergeChanges, examined, plan_merge};
use crate::merging::replaced::replaced;
use crate::merging::told::examined_told;
use crate::merging::unit_answers::unit_answers;
use crate::session::Session;
use crate::session::load::measured_with;
use crate::view::{ImportStanding, MergeItem, MergeView, SubjectWords, effect_key, version_view};
use pilar_core::assessment::{Assessment, Lateness, Profile, Side, row};

/// What taking the values of a package into an assessment comes to.
pub(crate) struct TakenInto {
    /// What would change.
    pub view: MergeView,
    /// How many values are not taken, because they are not the actor's to write at this stage.
    pub left_out: usize,
    /// The values that are.
    changes: Vec<Change>,
}

/// What taking the values in would change; the assessment keeps its own profile, and nothing is taken away.
pub(crate) fn plan_into(session: &Session, id: Uuid, given: &MergeChanges<'_>) -> Result<TakenInto> {
    // What could not be merged under its own id cannot be taken into another one either.
    plan_merge(None, given)?;
    let alone = examined(None, given)?;
    let row = session.workspace.assessment(id)?;
    let instrument = measured_with(&row)?;
    if row.instrument != given.instrument {
        return Err(AppError::InstrumentMismatch {
            expected: instrument.name.clone(),
            found: instruments::by_key(given.instrument)?.name.clone(),
        });
    }
    let profile: Profile = serde_json::from_value(row.profile)
        .map_err(|error| AppError::unreadable(&Subject::Profile, &error))?;
    let into = session.assessment(id)?;
    let brought = brought(&alone, &into);
    let ours = session.workspace.journal(id)?;
    let late = Lateness::among(&ours, &session.workspace.stubs(id)?);
    let standing = standings(ours.iter().filter(|change| !late.is_late(change)));
    let current = standing.iter().map(|(subject, it)| ((*subject).clone(), it.current.value.clone()));
    let taking = take(&current.collect(), brought, |subject, value| session.may_write(&into, subject, value));
    let comes_to = |sheet: &Worksheet| ImportStanding::of(instrument, sheet, &profile.target);
    let before = comes_to(into.sheet());
    let mut sheet = into.sheet().clone();
    let values = taking.values.iter().map(|(brought, _)| (&brought.subject, &brought.value));
    sheet.extend(unit_answers(values)?);
    let after = comes_to(&sheet);
    let words = SubjectWords::new(instrument, ours.iter().chain(given.changes));
    let item = |(brought, from): &(Brought<&Change>, Value)| {
        let effect = if from.is_null() { Effect::New } else { Effect::Updated };
        let before = standing.get(&brought.subject).filter(|_| !from.is_null());
        MergeItem {
            about: words.view(&brought.subject),
            effect: effect_key(effect),
            from: before.map(|before| version_view(before.current)),
            to: version_view(brought.source),
            versions: Vec::new(),
        }
    };
    let view = MergeView {
        id,
        unit: profile.unit,
        instansi: profile.instansi,
        year: profile.year,
        creates: false,
        same_unit: Vec::new(),
        stored: false,
        changes: taking.values.len(),
        new: taking.new,
        updated: taking.updated,
        same: taking.same,
        conflicts: 0,
        before: Some(before),
        after,
        quarantined: alone.quarantined.len(),
        forks: 0,
        late: Vec::new(),
        items: taking.values.iter().map(item).collect(),
        replaced: replaced(
            &words,
            standing.values().map(|standing| standing.current),
            taking.values.iter().map(|(brought, _)| brought.source),
        ),
        settled: Vec::new(),
        notices: examined_told(&[], &alone, None).into_iter().chain(stays_told(&alone)).collect(),
    };
    let changes = taking.values.into_iter().map(|(brought, _)| brought.source.clone()).collect();
    Ok(TakenInto { view, left_out: taking.left_out, changes })
}

impl TakenInto {
    /// Takes the values in as one action.
    pub fn store(self, session: &mut Session, from: &str) -> Result<MergeView> {
        let name = format!("Ambil isi paket {from}");
        session.act(self.view.id, &name, |acting| -> Result<()> {
            for change in self.changes {
                acting.set_as(change)?;
            }
            Ok(())
        })?;
        Ok(MergeView { stored: true, ..self.view })
    }
}

/// The values that count in the package and are not of its own assessment alone. What is said of a recommendation comes
/// only where that is.
fn brought<'a>(alone: &'a Examined<'_>, into: &Assessment) -> Vec<Brought<&'a Change>> {
    let lacks = |subject: &Subject| matches!(subject, Subject::FollowUp(id) if !into.recommendations.contains_key(id));
    let changes = || alone.admitted.iter().map(AsRef::as_ref);
    let late = Lateness::among(changes(), &alone.stubs);
    standings(changes().filter(|change| !late.is_late(change)))
        .into_values()
        .map(|standing| standing.current)
        .filter(|change| !change.value.is_null())
        .filter(|change| !stays_there(&change.subject) && !lacks(&change.subject))
        .map(|change| Brought {
            subject: change.subject.clone(),
            value: change.value.clone(),
            source: change,
        })
        .collect()
}

/// Whether a subject is of one assessment alone: whose it is, its rules, how far its review is, repairs of its clocks, and
/// what people said, which is of whoever said it. A step of the review names what was handed over there, so that here
/// everything would be late.
fn stays_there(subject: &Subject) -> bool {
    matches!(subject, Subject::Profile | Subject::Instrument | Subject::Clock(_)) || is_of_its_review(subject)
}

/// Whether a subject is a step of the review or what people said in it.
fn is_of_its_review(subject: &Subject) -> bool {
    matches!(subject, Subject::Message(..)) || row(subject).side == Side::Stage
}

/// What of a review stays with the assessment of the package, for people.
fn stays_told(alone: &Examined<'_>) -> Option<String> {
    alone.admitted.iter().any(|it| is_of_its_review(&it.subject)).then(|| {
        "tahap reviu dan tanya jawab di paket itu tidak ikut, karena milik penilaiannya sendiri.".to_owned()
    })
}
