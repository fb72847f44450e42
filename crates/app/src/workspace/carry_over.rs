//! A new assessment that begins with what the one of an earlier year said.

use pilar_core::assessment::{Pin, Profile};
use pilar_core::instrument::{Instrument, SoalId};
use pilar_core::journal::Subject;
use pilar_core::team::Person;
use pilar_store::{Acting, Action};
use serde::{Deserialize, Serialize};
use serde_json::json;
use uuid::Uuid;

use crate::clock;
use crate::error::{InstrumentError, Result};
use crate::evidence::attach::Attach;
use crate::instruments;
use crate::session::{Session, same_unit};
use crate::workspace::create::beginning;

/// What to carry over, and into which year.
#[derive(Debug, Clone, Copy, Deserialize, ts_rs::TS)]
pub struct CarryOver {
    /// The assessment of the earlier year.
    #[serde(rename = "id")]
    pub from: Uuid,
    /// The year of the new one.
    pub year: u16,
    /// Whether another one is begun beside one of the same unit and year that is there already.
    #[serde(default)]
    #[ts(optional, as = "Option<bool>")]
    pub again: bool,
}

/// The assessment that was begun, and what waits in it to be confirmed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct CarriedOver {
    /// The new assessment; or the one that is there already.
    pub id: Uuid,
    /// Whether the unit has one of that year already, so that nothing was begun.
    pub existing: bool,
    /// Name of the worksheet it is measured with.
    pub instrument: String,
    /// The earlier year.
    pub from: u16,
    /// Its own year.
    pub year: u16,
    /// Answers that are proposed.
    pub answers: usize,
    /// Notes beside them.
    pub notes: usize,
    /// Documents of the earlier year.
    pub documents: usize,
    /// People of the team.
    pub people: usize,
    /// Codes of inputs whose answer the worksheet has no place or no option for.
    pub left_out: Vec<String>,
}

/// Begins the assessment of a later year with the profile, the tags, the rules, the team, the answers, notes and documents
/// of an earlier one.
///
/// Answers, notes and documents are only there to be confirmed: they score nothing and prove nothing before
/// [`confirm_last_year`](crate::worksheet::confirm_last_year). The earlier assessment stays as it is. Where the unit has
/// an assessment of that year, nothing is begun unless it is asked for, and the one that is there is told.
///
/// # Errors
/// A year that is not later; or no instrument to measure with.
pub fn carry_over(session: &mut Session, given: &CarryOver) -> Result<CarriedOver> {
    let old = session.assessment(given.from)?;
    let from = old.profile.year;
    if given.year <= from {
        return Err(InstrumentError::YearNotLater { from, year: given.year }.into());
    }
    if !given.again
        && let Some(there) = of_year(session, &old.profile, given.year)?
    {
        let instrument = session.assessment(there)?.instrument.name.clone();
        let year = given.year;
        return Ok(CarriedOver {
            id: there,
            existing: true,
            instrument,
            from,
            year,
            ..CarriedOver::default()
        });
    }
    let stated = instruments::serving(given.year)?;
    let same = stated.key == old.instrument.key;
    let next = if same { instruments::with(stated, &old.instrument.variant)? } else { stated };
    let carried = old.carried(next, Uuid::now_v7);
    let profile = profile(&old.profile, next, given.year);
    let id = Uuid::now_v7();
    let by = session.actor.clone();
    let name = format!("Bawa dari penilaian {from}");
    let action = Action { assessment: id, name: &name, by: &by, now_millis: clock::now_millis() };
    let set_all = |acting: &mut Acting<'_>| -> Result<()> {
        if !next.variant.is_standard() {
            acting.set(Subject::Instrument, json!(Pin::of(next)))?;
        }
        for (key, tag) in &old.tags {
            acting.set(Subject::Tag(*key), json!(tag))?;
        }
        if let Some(logo) = &old.logo {
            acting.set(Subject::Logo, json!(logo))?;
        }
        for (id, person) in &old.people {
            acting.set(Subject::Person(*id), json!(in_areas_of(person, next)))?;
        }
        for (soal, person) in &old.assigned {
            if let Some(soal) = input_of(old.instrument, next, *soal) {
                acting.set(Subject::Assigned(soal, *person), json!(true))?;
            }
        }
        for (document, copy) in &carried.documents {
            let about = Some(&copy.about);
            Attach { document: *document, latest: None, serves: &[], about, revision: copy.current() }
                .write(acting)?;
        }
        for (soal, said) in &carried.inputs {
            acting.set(Subject::LastYear(*soal), json!(said))?;
        }
        Ok(())
    };
    session.workspace.create_and_act(beginning(&profile), action, set_all)?;
    let inputs = || carried.inputs.values();
    Ok(CarriedOver {
        id,
        existing: false,
        instrument: next.name.clone(),
        from,
        year: given.year,
        answers: inputs().filter(|said| said.answer.is_some()).count(),
        notes: inputs().filter(|said| !said.note.is_empty()).count(),
        documents: carried.documents.len(),
        people: old.people.len(),
        left_out: carried.left_out,
    })
}

/// The assessment of the same unit of a year, begun last where there are several.
fn of_year(session: &Session, own: &Profile, year: u16) -> Result<Option<Uuid>> {
    let others = same_unit::of_other_years(session, own)?;
    Ok(others.into_iter().find(|(of, _)| *of == year).map(|(_, row)| row.id))
}

/// Somebody with the Pokja that the next worksheet has.
fn in_areas_of(person: &Person, next: &Instrument) -> Person {
    let mut person = person.clone();
    person.pokja.retain(|key| next.areas.iter().any(|area| area.key == *key));
    person
}

/// The input of the next worksheet that asks what one of the earlier worksheet asked.
fn input_of(old: &Instrument, next: &Instrument, soal: SoalId) -> Option<SoalId> {
    let found = if next.key == old.key {
        next.input(soal)
    } else {
        let (_, asked) = old.input(soal)?;
        next.inputs().find(|(_, input)| input.code == asked.code)
    };
    found.map(|(_, input)| input.soal)
}

/// The profile of the next year: who the unit is stays, what is of one year goes.
fn profile(old: &Profile, next: &'static Instrument, year: u16) -> Profile {
    let measured = Profile::measured_with(next);
    let kept = next.target(&old.target).or(next.targets.first());
    Profile {
        year,
        target: kept.map_or_else(String::new, |target| target.key.clone()),
        instrument: measured.instrument,
        instrument_version: measured.instrument_version,
        instrument_facts: measured.instrument_facts,
        // Declared for one proposal, and due on one day.
        category: None,
        afirmasi: false,
        deadline: None,
        ..old.clone()
    }
}
