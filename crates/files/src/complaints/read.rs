use std::collections::{BTreeMap, HashMap};

use pilar_core::complaint::{Complaint, State};
use pilar_core::journal::Digest;

use super::lore::ComplaintLore;
use crate::column_map::refused;
use crate::form_map::FormMap;
use crate::read_error::ReadError;
use crate::rows::{LeftOut, Row, Rows, column_name, plain, read_day, shown};

/// Rows at the top among which the headings are looked for.
const LOOKED_AT: usize = 30;
/// What a channel or category is called that a register leaves out.
const UNSAID: &str = "tidak disebut";

/// Complaints of one or several registers, each once.
#[derive(Debug, Default)]
pub struct Register {
    complaints: HashMap<Digest, Complaint>,
    /// One spelling for each channel and category.
    names: HashMap<String, String>,
}

/// What a file brought.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct ComplaintRead {
    /// Rows with a complaint.
    pub rows: u64,
    /// Those that were not known before.
    pub new: u64,
    /// Rows that are left out.
    pub dropped: Vec<LeftOut>,
}

/// Where everything stands in a table.
#[derive(Debug)]
struct Columns {
    /// Rows above the complaints.
    above: usize,
    at: BTreeMap<&'static str, usize>,
}

impl Register {
    /// The complaints, in no order.
    pub fn iter(&self) -> impl Iterator<Item = &Complaint> {
        self.complaints.values()
    }

    /// The spelling of a name that came first.
    fn spelt(&mut self, name: &str) -> String {
        let name = if name.is_empty() { UNSAID } else { name };
        self.names.entry(plain(name)).or_insert_with(|| name.to_owned()).clone()
    }
}

/// Reads the complaints of a file into a register. A complaint that is known, by its channel and number or by all that is
/// said of it, takes the place of itself.
///
/// # Errors
/// [`ReadError::NoComplaints`] where no table has columns of complaints, [`ReadError::SeveralSheets`] where two have.
pub fn read_complaints(
    tables: &[Rows],
    lore: &ComplaintLore,
    map: Option<&FormMap>,
    register: &mut Register,
) -> Result<ComplaintRead, ReadError> {
    let (rows, columns) = choose(tables, lore, map)?;
    let mut read = ComplaintRead::default();
    let mut seen: HashMap<Digest, u64> = HashMap::new();
    for row in rows.iter().skip(columns.above).filter(|row| row.filled() > 0) {
        match complaint(row, &columns, lore, register) {
            Ok(complaint) => {
                read.rows += 1;
                let key = key(row, &columns, &complaint, &mut seen);
                read.new += u64::from(register.complaints.insert(key, complaint).is_none());
            }
            Err(reason) => read.dropped.push(LeftOut { row: row.number(), reason }),
        }
    }
    Ok(read)
}

fn choose<'a>(
    tables: &'a [Rows],
    lore: &ComplaintLore,
    map: Option<&FormMap>,
) -> Result<(&'a Rows, Columns), ReadError> {
    let names = || tables.iter().map(|table| table.name.clone()).collect();
    let wanted = map.and_then(|map| map.sheet.as_deref());
    if let Some(given) = wanted.filter(|given| tables.iter().all(|table| table.name != **given)) {
        return Err(ReadError::NoSuchSheet { given: given.to_owned(), found: names() });
    }
    let mut found = Vec::new();
    for table in tables.iter().filter(|table| wanted.is_none_or(|wanted| table.name == wanted)) {
        if let Some(columns) = columns(table, lore, map)? {
            found.push((table, columns));
        }
    }
    if found.len() > 1 {
        return Err(ReadError::SeveralSheets {
            found: found.iter().map(|(table, _)| table.name.clone()).collect(),
        });
    }
    found.pop().ok_or(ReadError::NoComplaints)
}

/// The columns of a table of complaints: as the map says, and by their headings. It has a state or a date of the answer.
fn columns(rows: &Rows, lore: &ComplaintLore, map: Option<&FormMap>) -> Result<Option<Columns>, ReadError> {
    let by_heading = |row: Row<'_>| {
        let mut at = BTreeMap::new();
        for what in super::COLUMNS {
            let known =
                (0..row.width()).filter_map(|column| Some((lore.column(what, row.cell(column))?, column)));
            if let Some((_, column)) = known.min() {
                at.insert(what, column);
            }
        }
        at
    };
    let given = map.and_then(|map| map.heading_row);
    let heading = match given {
        Some(number) => rows.iter().position(|row| row.number() == number),
        None => (0..)
            .zip(rows.iter().take(LOOKED_AT))
            .max_by_key(|(at, row)| (by_heading(*row).len(), std::cmp::Reverse(*at)))
            .map(|(at, _)| at),
    };
    let Some(heading) = heading else { return Ok(None) };
    let mut at = rows.iter().nth(heading).map(by_heading).unwrap_or_default();
    for what in super::COLUMNS {
        if let Some(column) = map.and_then(|map| map.column(what)) {
            if column >= rows.width() {
                return Err(refused(format!("kolom {} tidak ada di berkas ini", column_name(column))));
            }
            at.insert(what, column);
        }
    }
    let has = |what: &str| at.contains_key(what);
    let fits = at.len() >= 3 && has("date") && (has("state") || has("answered"));
    Ok(fits.then_some(Columns { above: heading + 1, at }))
}

fn complaint(
    row: Row<'_>,
    columns: &Columns,
    lore: &ComplaintLore,
    register: &mut Register,
) -> Result<Complaint, String> {
    let cell = |what: &str| columns.at.get(what).map_or("", |column| row.cell(*column));
    let day = |what: &str| match cell(what) {
        "" | "-" => Ok(None),
        text => read_day(text).map(Some).ok_or_else(|| fault(columns, what, text, "bukan tanggal")),
    };
    let (received, answered) = (day("date")?, day("answered")?);
    if let (Some(received), Some(answered)) = (received, answered)
        && answered < received
    {
        return Err(fault(columns, "answered", cell("answered"), "lebih dahulu daripada pengaduannya"));
    }
    let state = match (cell("state"), answered) {
        ("" | "-", Some(_)) => State::Done,
        ("" | "-", None) => State::Open,
        (text, _) => {
            lore.state(text).ok_or_else(|| fault(columns, "state", text, "bukan keadaan yang dikenal"))?
        }
    };
    Ok(Complaint {
        received,
        channel: register.spelt(lore.channel(cell("channel"))),
        category: register.spelt(cell("category")),
        state,
        answered,
    })
}

fn fault(columns: &Columns, what: &str, text: &str, why: &str) -> String {
    let column = columns.at.get(what).map_or_else(String::new, |column| column_name(*column));
    format!("kolom {column}: \"{}\" {why}", shown(text))
}

/// What a complaint is known by. Without a number it is all that the register says of it and never changes, and which one
/// of several alike it is.
fn key(row: Row<'_>, columns: &Columns, complaint: &Complaint, seen: &mut HashMap<Digest, u64>) -> Digest {
    const APART: &[u8] = b"\0";
    let cell = |what: &str| columns.at.get(what).map_or("", |column| row.cell(*column)).as_bytes();
    let channel = complaint.channel.as_bytes();
    if !cell("id").is_empty() {
        return Digest::of(&[b"id", APART, channel, APART, cell("id")]);
    }
    let date = complaint.received.map_or_else(String::new, |day| day.to_string());
    let said = Digest::of(&[
        b"isi",
        APART,
        channel,
        APART,
        date.as_bytes(),
        APART,
        complaint.category.as_bytes(),
        APART,
        cell("text"),
    ]);
    let which = seen.entry(said).or_default();
    *which += 1;
    Digest::of(&[&said.bytes(), &which.to_be_bytes()])
}
