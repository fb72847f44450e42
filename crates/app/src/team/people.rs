use std::collections::{BTreeMap, BTreeSet};

use pilar_core::assessment::Assessment;
use pilar_core::instrument::{Instrument, SoalId};
use pilar_core::journal::Subject;
use pilar_core::team::{Person, Task};
use pilar_core::text::folded;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use uuid::Uuid;

use super::contacts::{self, Contacts};
use super::person_input::PersonInput;
use super::register::Register;
use crate::error::{Result, TeamError};
use crate::find::find_person;
use crate::session::Session;

/// The team.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct PeopleView {
    /// Everybody, in the order in which they were named.
    pub people: Vec<PersonView>,
    /// Codes of the inputs that nobody works on: neither by themselves nor through a Pokja.
    pub unassigned: Vec<String>,
    /// How many are new.
    pub added: usize,
    /// How many are otherwise than before.
    pub changed: usize,
    /// Who was taken off the team by this.
    pub removed: Option<RemovedView>,
    /// What to look at: people who are there twice, people without anything to work on, what a list had that was not
    /// taken. Each a sentence.
    pub notices: Vec<String>,
}

/// Who was taken off the team.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct RemovedView {
    /// Their name.
    pub name: String,
    /// Name of who took over what they worked on.
    pub to: Option<String>,
}

/// Somebody of the team.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct PersonView {
    /// Id.
    pub id: Uuid,
    /// Name.
    pub name: String,
    /// NIP; empty for none.
    pub nip: String,
    /// What they are in the office.
    pub position: String,
    /// Keys of the areas whose Pokja they are in.
    pub pokja: Vec<String>,
    /// Key of what they do in the team.
    pub duty: &'static str,
    /// How to reach them, where this workspace knows it.
    pub contact: Option<String>,
    /// Codes of the inputs that were given to them.
    pub assigned: Vec<String>,
    /// Codes of the inputs they work on: what was given to them, or where nothing was the areas of their Pokja.
    pub inputs: Vec<String>,
    /// How many tasks of the plan they have to do with.
    pub tasks: usize,
    /// Names of the areas of `pokja`, for people.
    #[serde(skip)]
    #[ts(skip)]
    pub pokja_names: Vec<String>,
}

/// The team of an assessment.
pub fn list_people(session: &Session, assessment: Uuid) -> Result<PeopleView> {
    view(session, assessment, 0, 0)
}

/// Names somebody, or changes what is known of them, as one action.
pub fn change_person(session: &mut Session, given: &PersonInput) -> Result<PeopleView> {
    let loaded = session.assessment(given.assessment)?;
    let id = given.change.as_deref().map(|text| find_person(&loaded, text)).transpose()?;
    let before = id.and_then(|id| loaded.people.get(&id));
    let person = given.applied(loaded.instrument, before)?;
    let alike = Register::of(&loaded.people).like(&person);
    if let Some(other) = alike.iter().filter(|other| Some(**other) != id).find_map(|it| loaded.people.get(it))
    {
        return Err(TeamError::PersonTwice(other.name.clone()).into());
    }
    let put = Put { id: id.unwrap_or_else(Uuid::now_v7), person, contact: given.contact.clone() };
    let name = if id.is_some() { "Ubah data orang" } else { "Tambah orang" };
    keep(session, &loaded, name, &[put])
}

/// Who is taken off the team.
#[derive(Debug, Clone, Default, Deserialize, ts_rs::TS)]
#[ts(optional_fields)]
pub struct RemovePerson {
    /// The assessment.
    pub assessment: Uuid,
    /// Name, NIP or id of who.
    pub person: String,
    /// Name, NIP or id of who takes over what they work on; `None` leaves it to nobody.
    pub to: Option<String>,
}

/// Takes somebody off the team, with how to reach them, as one action. What they worked on goes to somebody else, or is
/// nobody's then; tasks keep saying that theirs left.
pub fn remove_person(session: &mut Session, given: &RemovePerson) -> Result<PeopleView> {
    let loaded = session.assessment(given.assessment)?;
    let id = find_person(&loaded, &given.person)?;
    let name_of = |id: Uuid| loaded.people.get(&id).map(|person| person.name.clone()).unwrap_or_default();
    let name = name_of(id);
    let to = given.to.as_deref().map(|text| find_person(&loaded, text)).transpose()?;
    if to == Some(id) {
        return Err(TeamError::HandedToSelf(name).into());
    }
    let handed: Vec<SoalId> =
        loaded.assigned.iter().filter(|(_, who)| *who == id).map(|(soal, _)| *soal).collect();
    // Somebody who works on the areas of their Pokja keeps them beside what was given to somebody else by name.
    let kept = to.filter(|_| !handed.is_empty()).map_or_else(Vec::new, |to| loaded.inputs_of(to));
    let tasks: Vec<(Uuid, &Task)> =
        loaded.tasks.iter().filter(|(_, task)| task.is_of(id)).map(|(id, task)| (*id, task)).collect();
    session.act(given.assessment, "Keluarkan orang", |acting| {
        for soal in &handed {
            acting.set(Subject::Assigned(*soal, id), Value::Null)?;
        }
        if let Some(to) = to {
            for soal in handed.iter().chain(&kept) {
                acting.set(Subject::Assigned(*soal, to), json!(true))?;
            }
            for (task, about) in &tasks {
                acting.set(Subject::Task(*task), json!(about.handed(id, to)))?;
            }
        }
        acting.set(Subject::Person(id), Value::Null)?;
        Ok(())
    })?;
    let mut known = contacts::contacts(session, given.assessment)?;
    known.remove(&id);
    contacts::keep(session, given.assessment, &known)?;
    let mut view = view(session, given.assessment, 0, 0)?;
    view.removed = Some(RemovedView { name: name.clone(), to: to.map(name_of) });
    if to.is_none() && !tasks.is_empty() {
        view.notices.insert(
            0,
            format!(
                "{} tugas rencana aksi masih atas nama {name}, yang tidak lagi di tim; ganti penanggung jawabnya.",
                tasks.len()
            ),
        );
    }
    Ok(view)
}

/// Somebody to keep.
pub(super) struct Put {
    pub id: Uuid,
    pub person: Person,
    pub contact: Option<String>,
}

/// Keeps people as one action, and their contacts apart from it.
pub(super) fn keep(
    session: &mut Session,
    loaded: &Assessment,
    name: &str,
    puts: &[Put],
) -> Result<PeopleView> {
    for put in puts {
        session.require_right(loaded, &Subject::Person(put.id), &json!(put.person))?;
    }
    let before = contacts::contacts(session, loaded.id)?;
    let mut known: Contacts = before.clone();
    known.retain(|id, _| loaded.people.contains_key(id));
    for put in puts {
        match put.contact.as_deref().map(str::trim) {
            Some("") => drop(known.remove(&put.id)),
            Some(contact) => drop(known.insert(put.id, contact.to_owned())),
            None => {}
        }
    }
    contacts::keep(session, loaded.id, &known)?;
    let changed = session.act(loaded.id, name, |acting| {
        puts.iter().try_fold(0, |changed, put| {
            let set = acting.set(Subject::Person(put.id), json!(put.person))?;
            let otherwise = set || before.get(&put.id) != known.get(&put.id);
            Ok(changed + usize::from(otherwise && loaded.people.contains_key(&put.id)))
        })
    })?;
    let added = puts.iter().filter(|put| !loaded.people.contains_key(&put.id)).count();
    view(session, loaded.id, added, changed)
}

fn view(session: &Session, assessment: Uuid, added: usize, changed: usize) -> Result<PeopleView> {
    let loaded = session.assessment(assessment)?;
    let mut contacts = contacts::contacts(session, assessment)?;
    let people = loaded.people.iter().map(|(id, person)| PersonView {
        id: *id,
        name: person.name.clone(),
        nip: person.nip.clone(),
        position: person.position.clone(),
        pokja: person.pokja.iter().cloned().collect(),
        duty: person.duty.key(),
        contact: contacts.remove(id),
        assigned: codes(loaded.instrument, |soal| loaded.assigned.contains(&(soal, *id))),
        inputs: input_codes(&loaded, *id),
        tasks: loaded.tasks.values().filter(|task| task.is_of(*id)).count(),
        pokja_names: person.pokja.iter().map(|key| area_name(loaded.instrument, key)).collect(),
    });
    let people: Vec<PersonView> = people.collect();
    let notices = notices(&people);
    Ok(PeopleView { people, unassigned: unassigned(&loaded), added, changed, removed: None, notices })
}

/// What an area is called; its key where this instrument has none of it.
fn area_name(instrument: &Instrument, key: &str) -> String {
    let area = instrument.areas.iter().find(|area| area.key == key);
    area.map_or_else(|| key.to_owned(), |area| area.name.clone())
}

/// Codes of the inputs that somebody works on, in the order of the worksheet.
pub(super) fn input_codes(loaded: &Assessment, person: Uuid) -> Vec<String> {
    let inputs: BTreeSet<SoalId> = loaded.inputs_of(person).into_iter().collect();
    codes(loaded.instrument, |soal| inputs.contains(&soal))
}

/// What of the team is worth a look.
fn notices(people: &[PersonView]) -> Vec<String> {
    let mut names: BTreeMap<String, Vec<&PersonView>> = BTreeMap::new();
    for person in people {
        names.entry(folded(&person.name)).or_default().push(person);
    }
    // Two desks can name one person before they meet. Two people of one name have NIPs that differ.
    let twice = names.values().filter(|same| {
        let nips: BTreeSet<&str> = same.iter().map(|person| person.nip.as_str()).collect();
        same.len() > 1 && (nips.len() < same.len() || nips.contains(""))
    });
    let mut notices: Vec<String> = twice
        .filter_map(|same| same.first().map(|first| (first, same.len())))
        .map(|(first, times)| {
            format!(
                "{} tercatat {times} kali. Bila orangnya sama, keluarkan salah satu dan serahkan pekerjaannya kepada yang lain; bila berbeda, isikan NIP-nya.",
                first.name
            )
        })
        .collect();
    // Reviewers and the head of the unit are in no Pokja.
    let fills = |person: &&PersonView| ["anggota", "ketua"].contains(&person.duty);
    let idle: Vec<&str> = people
        .iter()
        .filter(|person| fills(person) && person.inputs.is_empty())
        .map(|person| person.name.as_str())
        .collect();
    if let [first, rest @ ..] = idle.as_slice() {
        let others = if rest.is_empty() { String::new() } else { format!(" dan {} orang lain", rest.len()) };
        notices.push(format!(
            "{first}{others} tidak berada di Pokja mana pun dan belum ditugasi, sehingga tidak mengerjakan isian apa pun."
        ));
    }
    notices
}

/// Codes of the inputs that are chosen, in the order of the worksheet.
pub(super) fn codes(instrument: &Instrument, chosen: impl Fn(u32) -> bool) -> Vec<String> {
    let inputs = instrument.inputs().filter(|(_, input)| chosen(input.soal));
    inputs.map(|(_, input)| input.code.clone()).collect()
}

/// Codes of the inputs that nobody works on: neither by themselves nor through a Pokja.
pub(super) fn unassigned(loaded: &Assessment) -> Vec<String> {
    let given: BTreeSet<u32> = loaded.assigned.iter().map(|(soal, _)| *soal).collect();
    let has_pokja = |key: &String| loaded.people.values().any(|person| person.pokja.contains(key));
    let inputs = loaded.instrument.inputs().filter(|(question, input)| {
        let area = loaded.instrument.area_of(question);
        !given.contains(&input.soal) && !area.is_some_and(|area| has_pokja(&area.key))
    });
    inputs.map(|(_, input)| input.code.clone()).collect()
}
