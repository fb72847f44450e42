use pilar_core::assessment::Assessment;
use pilar_core::instrument::Instrument;
use pilar_core::journal::Subject;
use pilar_core::team::Person;
use pilar_files::form_map::FormMap;
use pilar_files::people::{COLUMNS, PersonRow, read_people};
use pilar_files::rows::{read_file, read_rows};
use serde::Serialize;
use serde_json::{Value, json};
use uuid::Uuid;

use super::contacts::{self, Contacts};
use super::find::find_person;
use super::lore;
use super::person_input::{PeopleFile, PersonInput};
use crate::error::{Result, RowFault, TeamError};
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
    let others = loaded.people.iter().filter(|(other, _)| Some(**other) != id);
    if let Some((_, other)) = others.into_iter().find(|(_, other)| other.is(&person)) {
        return Err(TeamError::PersonTwice(other.name.clone()).into());
    }
    let put = Put { id: id.unwrap_or_else(Uuid::now_v7), person, contact: given.contact.clone() };
    let name = if id.is_some() { "Ubah data orang" } else { "Tambah orang" };
    keep(session, &loaded, name, &[put])
}

/// Takes somebody off the team, with how to reach them, as one action. What they worked on is nobody's then.
pub fn remove_person(session: &mut Session, assessment: Uuid, text: &str) -> Result<PeopleView> {
    let loaded = session.assessment(assessment)?;
    let id = find_person(&loaded, text)?;
    session.act(assessment, "Keluarkan orang", |acting| {
        for (soal, _) in loaded.assigned.iter().filter(|(_, person)| *person == id) {
            acting.set(Subject::Assigned(*soal, id), Value::Null)?;
        }
        acting.set(Subject::Person(id), Value::Null)?;
        Ok(())
    })?;
    let mut known = contacts::contacts(session, assessment)?;
    known.remove(&id);
    contacts::keep(session, assessment, &known)?;
    view(session, assessment, 0, 1)
}

/// Imports a list of people as one action, or nothing of it. Who is in the team already is changed where the list says
/// something.
pub fn import_people(session: &mut Session, file: &PeopleFile) -> Result<PeopleView> {
    let loaded = session.assessment(file.assessment)?;
    let map = file.map.as_deref().map(|path| FormMap::open(path, &COLUMNS)).transpose();
    let content = read_file(&file.path).map_err(TeamError::Table)?;
    let tables = read_rows(&content).map_err(TeamError::Table)?;
    let rows = read_people(&tables, lore::words()?, map.map_err(TeamError::Table)?.as_ref())
        .map_err(TeamError::Table)?;
    let (mut puts, mut faults): (Vec<(u32, Put)>, Vec<RowFault>) = (Vec::new(), Vec::new());
    for row in rows {
        match put(&loaded, &row, &puts) {
            Ok(put) => puts.push((row.row, put)),
            Err(reason) => faults.push(RowFault { place: format!("baris {}", row.row), reason }),
        }
    }
    if !faults.is_empty() {
        return Err(TeamError::Rows(faults).into());
    }
    if puts.is_empty() {
        return Err(TeamError::Table(pilar_files::ReadError::NoRows).into());
    }
    let puts: Vec<Put> = puts.into_iter().map(|(_, put)| put).collect();
    keep(session, &loaded, "Impor daftar orang", &puts)
}

/// Somebody to keep.
struct Put {
    id: Uuid,
    person: Person,
    contact: Option<String>,
}

/// What a row of a list says; the reason where it cannot be kept.
fn put(loaded: &Assessment, row: &PersonRow, before: &[(u32, Put)]) -> std::result::Result<Put, String> {
    let some = |text: &String| (!text.is_empty()).then(|| text.clone());
    let given = PersonInput {
        name: some(&row.name),
        nip: some(&row.nip),
        position: some(&row.position),
        pokja: (!row.pokja.is_empty()).then(|| row.pokja.clone()),
        duty: some(&row.duty),
        contact: some(&row.contact),
        ..PersonInput::default()
    };
    let said = |error: crate::error::AppError| error.to_string();
    let alone = given.applied(loaded.instrument, None).map_err(said)?;
    if let Some((row, _)) = before.iter().find(|(_, put)| put.person.is(&alone)) {
        return Err(format!("{} sudah ada pada baris {row}", alone.name));
    }
    let mut matching = loaded.people.iter().filter(|(_, person)| person.is(&alone));
    let (known, second) = (matching.next(), matching.next());
    if second.is_some() {
        return Err(format!("beberapa orang di daftar bernama {}; isikan NIP-nya", alone.name));
    }
    let person = given.applied(loaded.instrument, known.map(|(_, person)| person)).map_err(said)?;
    let id = known.map_or_else(Uuid::now_v7, |(id, _)| *id);
    // Two rows of one person under two spellings.
    if let Some((row, _)) = before.iter().find(|(_, put)| put.id == id) {
        return Err(format!("{} sudah ada pada baris {row}", person.name));
    }
    Ok(Put { id, person, contact: given.contact })
}

/// Keeps people as one action, and their contacts apart from it.
fn keep(session: &mut Session, loaded: &Assessment, name: &str, puts: &[Put]) -> Result<PeopleView> {
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
    });
    Ok(PeopleView { people: people.collect(), unassigned: unassigned(&loaded), added, changed })
}

/// Codes of the inputs that are chosen, in the order of the worksheet.
pub(super) fn codes(instrument: &Instrument, chosen: impl Fn(u32) -> bool) -> Vec<String> {
    let inputs = instrument.inputs().filter(|(_, input)| chosen(input.soal));
    inputs.map(|(_, input)| input.code.clone()).collect()
}

/// Codes of the inputs that nobody works on: neither by themselves nor through a Pokja.
pub(super) fn unassigned(loaded: &Assessment) -> Vec<String> {
    let given: std::collections::BTreeSet<u32> = loaded.assigned.iter().map(|(soal, _)| *soal).collect();
    let has_pokja = |key: &String| loaded.people.values().any(|person| person.pokja.contains(key));
    let inputs = loaded.instrument.inputs().filter(|(question, input)| {
        let area = loaded.instrument.area_of(question);
        !given.contains(&input.soal) && !area.is_some_and(|area| has_pokja(&area.key))
    });
    inputs.map(|(_, input)| input.code.clone()).collect()
}
