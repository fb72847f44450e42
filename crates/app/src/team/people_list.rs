//! Lists of people that were typed, pasted or read from a file.

use std::collections::{BTreeMap, HashMap};
use std::path::PathBuf;

use pilar_core::assessment::Assessment;
use pilar_files::ReadError;
use pilar_files::form_map::FormMap;
use pilar_files::people::{COLUMNS, PeopleTable, PersonRow, columns_of, read_pasted, read_people};
use pilar_files::rows::{read_file, read_lines, read_rows};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::contacts::{self, Contacts};
use super::lore;
use super::people::{PeopleView, Put, keep};
use super::person_input::PersonInput;
use super::register::Register;
use crate::error::{AppError, Result, RowFault, TeamError};
use crate::session::Session;

/// What is wrong with a NIP that a spreadsheet kept as a number, and what to do.
const CUT_NIP: &str =
    "tersimpan sebagai angka, yang hanya utuh sampai 15 angka; jadikan kolom NIP teks, lalu ketik ulang";

/// Version of a column map that is made of what was chosen.
const MAP_FORMAT: u32 = 1;

/// A list of people that is to be imported.
#[derive(Debug, Clone, Deserialize, ts_rs::TS)]
#[ts(optional_fields)]
pub struct PeopleList {
    /// The assessment.
    pub assessment: Uuid,
    /// Where the list is.
    pub source: ListSource,
    /// The file of a column map, where the headings do not say it.
    pub map: Option<PathBuf>,
    /// The letters of columns by what they hold, as they were chosen in place of a map.
    pub columns: Option<BTreeMap<String, String>>,
}

/// Where a list of people is.
#[derive(Debug, Clone, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum ListSource {
    /// In a file: separated text or a workbook.
    File(PathBuf),
    /// Typed or pasted, one line for each person.
    Text(String),
}

/// What a list would do; nothing was changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct PeoplePreview {
    /// Every column there is, used or not.
    pub columns: Vec<PreviewColumn>,
    /// The letters of the columns that are used, by what they hold; without `name` nothing can be read.
    pub found: BTreeMap<String, String>,
    /// Every row with somebody in it.
    pub rows: Vec<PreviewRow>,
    /// How many people are new.
    pub added: usize,
    /// How many would be otherwise than before.
    pub changed: usize,
    /// How many stay as they are.
    pub same: usize,
    /// How many rows cannot be used. While there is one, nothing of the list can be imported.
    pub refused: usize,
}

/// A column of a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct PreviewColumn {
    /// Its letters.
    pub letters: String,
    /// Its heading; empty where there is none.
    pub heading: String,
    /// The first cell below that has something.
    pub example: String,
}

/// A row of a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct PreviewRow {
    /// Its number in the list, one-based.
    pub row: u32,
    /// Name, as it stands there.
    pub name: String,
    /// NIP.
    pub nip: String,
    /// What they are in the office.
    pub position: String,
    /// The Pokja they are in: keys of areas, or what stands there where it cannot be used.
    pub pokja: Vec<String>,
    /// Key of what they do in the team, or what stands there where it cannot be used.
    pub duty: String,
    /// How to reach them.
    pub contact: String,
    /// What becomes of it.
    pub outcome: RowOutcome,
    /// Why it cannot be used; of one that can, what of it is left out.
    pub reason: Option<String>,
}

/// What becomes of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum RowOutcome {
    /// Somebody new.
    Added,
    /// Somebody who is otherwise then.
    Changed,
    /// Somebody who stays as they are.
    Same,
    /// It cannot be used.
    Refused,
}

/// Tells what a list would do, row by row.
pub fn preview_people(session: &Session, list: &PeopleList) -> Result<PeoplePreview> {
    let loaded = session.assessment(list.assessment)?;
    let table = match read(list) {
        // Which column is which can be chosen then.
        Err(AppError::Team(TeamError::Table(ReadError::NoPeople))) => {
            PeopleTable { columns: columns(list)?, ..PeopleTable::default() }
        }
        read => read?,
    };
    let known = contacts::contacts(session, list.assessment)?;
    let judged = judge(&loaded, &known, table.rows);
    let count = |wanted: RowOutcome| judged.iter().filter(|judged| judged.outcome == wanted).count();
    Ok(PeoplePreview {
        columns: table
            .columns
            .into_iter()
            .map(|it| PreviewColumn { letters: it.letters, heading: it.heading, example: it.example })
            .collect(),
        found: table.found.into_iter().map(|(what, letters)| (what.to_owned(), letters)).collect(),
        added: count(RowOutcome::Added),
        changed: count(RowOutcome::Changed),
        same: count(RowOutcome::Same),
        refused: count(RowOutcome::Refused),
        rows: judged.into_iter().map(Judged::view).collect(),
    })
}

/// Imports a list of people as one action, or nothing of it. Who is in the team already is changed where the list says
/// something.
pub fn import_people(session: &mut Session, list: &PeopleList) -> Result<PeopleView> {
    let loaded = session.assessment(list.assessment)?;
    let known = contacts::contacts(session, list.assessment)?;
    let judged = judge(&loaded, &known, read(list)?.rows);
    let fault = |judged: &Judged| match &judged.put {
        Ok(_) => None,
        Err(reason) => Some(RowFault { place: format!("baris {}", judged.row.row), reason: reason.clone() }),
    };
    let faults: Vec<RowFault> = judged.iter().filter_map(fault).collect();
    if !faults.is_empty() {
        return Err(TeamError::Rows(faults).into());
    }
    let notice = lost_nips(&judged);
    let puts: Vec<Put> = judged.into_iter().filter_map(|judged| judged.put.ok()).collect();
    if puts.is_empty() {
        return Err(TeamError::Table(ReadError::NoRows).into());
    }
    let mut view = keep(session, &loaded, "Impor daftar orang", &puts)?;
    if let Some(notice) = notice {
        view.notices.insert(0, notice);
    }
    Ok(view)
}

/// What is said of the NIPs of a list that a spreadsheet kept as numbers, where there are any.
fn lost_nips(judged: &[Judged]) -> Option<String> {
    let rows = judged.iter().map(|judged| &judged.row).filter(|row| row.cut_nip);
    let named: Vec<String> = rows.map(|row| format!("{} (baris {})", row.name, row.row)).collect();
    (!named.is_empty())
        .then(|| format!("NIP {} tidak diambil: {CUT_NIP}, atau isikan satu per satu.", named.join(", ")))
}

/// The list with its columns.
fn read(list: &PeopleList) -> Result<PeopleTable> {
    let map = match (&list.map, &list.columns) {
        (Some(path), _) => Some(FormMap::open(path, &COLUMNS).map_err(TeamError::Table)?),
        (None, Some(columns)) => {
            let map = FormMap { format: MAP_FORMAT, columns: columns.clone(), ..FormMap::default() };
            map.require_sound(&COLUMNS).map_err(TeamError::Table)?;
            Some(map)
        }
        (None, None) => None,
    };
    let words = lore::words()?;
    let read = match &list.source {
        ListSource::File(path) => read_file(path)
            .and_then(|content| read_rows(&content))
            .and_then(|tables| read_people(&tables, words, map.as_ref())),
        ListSource::Text(text) => read_pasted(text, words, map.as_ref()),
    };
    Ok(read.map_err(TeamError::Table)?)
}

/// Every column of a list whose columns are not known.
fn columns(list: &PeopleList) -> Result<Vec<pilar_files::people::ListedColumn>> {
    let tables = match &list.source {
        ListSource::File(path) => read_file(path).and_then(|content| read_rows(&content)),
        ListSource::Text(text) => read_lines(text).map(|rows| vec![rows]),
    };
    Ok(columns_of(&tables.map_err(TeamError::Table)?))
}

/// A row with what becomes of it.
struct Judged {
    row: PersonRow,
    outcome: RowOutcome,
    /// Who is kept by it; the reason where nobody can be.
    put: std::result::Result<Put, String>,
}

impl Judged {
    fn view(self) -> PreviewRow {
        let row = self.row;
        let (pokja, duty, name, nip) = match &self.put {
            Ok(put) => {
                let person = &put.person;
                let pokja = person.pokja.iter().cloned().collect();
                (pokja, person.duty.key().to_owned(), person.name.clone(), person.nip.clone())
            }
            Err(_) => (row.pokja, row.duty, row.name, row.nip),
        };
        PreviewRow {
            row: row.row,
            name,
            nip,
            position: row.position,
            pokja,
            duty,
            contact: row.contact,
            outcome: self.outcome,
            reason: self.put.err().or_else(|| row.cut_nip.then(|| format!("NIP tidak diambil: {CUT_NIP}"))),
        }
    }
}

/// What becomes of each row.
fn judge(loaded: &Assessment, contacts: &Contacts, rows: Vec<PersonRow>) -> Vec<Judged> {
    let known = Register::of(&loaded.people);
    let mut listed = Register::default();
    let mut taken = HashMap::new();
    let judged = rows.into_iter().map(|row| {
        let put = put(loaded, &row, &known, &listed, &taken);
        let outcome = match &put {
            Err(_) => RowOutcome::Refused,
            Ok(put) => {
                listed.add(row.row, &put.person);
                taken.insert(put.id, row.row);
                outcome(loaded, contacts, put)
            }
        };
        Judged { row, outcome, put }
    });
    judged.collect()
}

fn outcome(loaded: &Assessment, contacts: &Contacts, put: &Put) -> RowOutcome {
    let contact = put.contact.as_deref().map(str::trim);
    match loaded.people.get(&put.id) {
        None => RowOutcome::Added,
        Some(before)
            if *before == put.person
                && contact.is_none_or(|it| contacts.get(&put.id).map_or("", String::as_str) == it) =>
        {
            RowOutcome::Same
        }
        Some(_) => RowOutcome::Changed,
    }
}

/// What a row of a list says; the reason where it cannot be kept.
fn put(
    loaded: &Assessment,
    row: &PersonRow,
    known: &Register<Uuid>,
    listed: &Register<u32>,
    taken: &HashMap<Uuid, u32>,
) -> std::result::Result<Put, String> {
    let some = |text: &String| (!text.is_empty()).then(|| text.clone());
    let given = PersonInput {
        name: some(&row.name),
        // What is left of it could be somebody else's.
        nip: some(&row.nip).filter(|_| !row.cut_nip),
        position: some(&row.position),
        pokja: (!row.pokja.is_empty()).then(|| row.pokja.clone()),
        duty: some(&row.duty),
        contact: some(&row.contact),
        ..PersonInput::default()
    };
    let said = |error: AppError| error.to_string();
    let alone = given.applied(loaded.instrument, None).map_err(said)?;
    let twice = |name: &str, at: u32| {
        let other = if row.cut_nip { format!("; bila orangnya lain: NIP {CUT_NIP}") } else { String::new() };
        Err(format!("{name} sudah ada pada baris {at}{other}"))
    };
    if let Some(row) = listed.like(&alone).first() {
        return twice(&alone.name, *row);
    }
    let matching = known.like(&alone);
    if matching.len() > 1 {
        return Err(format!("beberapa orang di daftar bernama {}; isikan NIP-nya", alone.name));
    }
    let before = matching.first().and_then(|id| loaded.people.get(id));
    if row.cut_nip && before.is_some_and(|before| is_of_another(&row.nip, &before.nip)) {
        return Err(format!("{} di daftar tim ber-NIP lain; {CUT_NIP}", alone.name));
    }
    let person = given.applied(loaded.instrument, before).map_err(said)?;
    let id = matching.first().copied().unwrap_or_else(Uuid::now_v7);
    // Two rows of one person under two spellings.
    if let Some(row) = taken.get(&id) {
        return twice(&person.name, *row);
    }
    Ok(Put { id, person, contact: given.contact })
}

/// Whether what a number kept of a NIP, its first digits, is of another than this one. Of a number as `1,98E+17` nothing is
/// known.
fn is_of_another(cut: &str, nip: &str) -> bool {
    // Birth and appointment; rounding reaches what follows.
    const EXACT: usize = 14;
    let digits = cut.len() == nip.len() && cut.bytes().all(|byte| byte.is_ascii_digit());
    digits && nip.get(..EXACT) != cut.get(..EXACT)
}
