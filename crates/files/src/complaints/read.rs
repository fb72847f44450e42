use std::collections::HashMap;

use pilar_core::complaint::{Complaint, State};
use pilar_core::journal::Digest;

use super::lore::ComplaintLore;
use crate::form_map::FormMap;
use crate::form_table::{self, Columns};
use crate::read_error::ReadError;
use crate::rows::{DayOrder, LeftOut, Row, Rows, plain};

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

/// How the registers of a file are read, where it does not say so itself.
#[derive(Debug, Clone, Copy, Default)]
pub struct Reading<'a> {
    /// The channel of rows that do not name theirs.
    pub channel: &'a str,
    /// Where everything stands.
    pub map: Option<&'a FormMap>,
}

/// What every row of a table is read by.
struct Table<'a> {
    columns: Columns,
    order: DayOrder,
    lore: &'a ComplaintLore,
    channel: &'a str,
}

/// Reads the complaints of a file into a register. A complaint that is known, by its channel and number or by all that is
/// said of it, takes the place of itself.
///
/// # Errors
/// [`ReadError::NoComplaints`] where no table has columns of complaints, [`ReadError::SeveralSheets`] where two have,
/// [`ReadError::SameHeadings`] where a column that counts is there twice.
pub fn read_complaints(
    tables: &[Rows],
    lore: &ComplaintLore,
    reading: Reading<'_>,
    register: &mut Register,
) -> Result<ComplaintRead, ReadError> {
    let (rows, columns) = choose(tables, lore, reading.map)?;
    let below = || rows.iter().skip(columns.above).filter(|row| row.filled() > 0);
    let days = below().flat_map(|row| ["date", "answered"].map(|what| columns.cell(row, what)));
    let order = DayOrder::of(days);
    let mut read = ComplaintRead::default();
    let mut seen: HashMap<Digest, u64> = HashMap::new();
    let above = columns.above;
    let table = Table { columns, order, lore, channel: reading.channel };
    for row in rows.iter().skip(above).filter(|row| row.filled() > 0) {
        match complaint(row, &table, register) {
            Ok(complaint) => {
                read.rows += 1;
                let key = key(row, &table.columns, &complaint, &mut seen);
                read.new += u64::from(register.complaints.insert(key, complaint).is_none());
            }
            Err(reason) => read.dropped.push(LeftOut { row: row.number(), reason }),
        }
    }
    Ok(read)
}

/// The columns of a table of complaints: as the map says, and by their headings. It has a state or a date of the answer.
fn choose<'a>(
    tables: &'a [Rows],
    lore: &ComplaintLore,
    map: Option<&FormMap>,
) -> Result<(&'a Rows, Columns), ReadError> {
    let fits = |columns: &Columns| {
        let has = |what: &str| columns.has(what);
        columns.len() >= 3 && has("date") && (has("state") || has("answered"))
    };
    let chosen = form_table::choose(tables, map, &super::COLUMNS, &lore.columns, &fits)?;
    let (rows, mut columns) = chosen.ok_or(ReadError::NoComplaints)?;
    let named = map.is_some_and(|map| map.column("id").is_some());
    if !named && columns.column("id").is_some_and(|column| only_counts(rows, &columns, column, lore)) {
        columns.forget("id");
    }
    Ok((rows, columns))
}

/// Whether a column numbers the rows and no complaint: the next register would begin from 1 again.
fn only_counts(rows: &Rows, columns: &Columns, column: usize, lore: &ComplaintLore) -> bool {
    let heading = rows.iter().nth(columns.heading).map_or("", |row| row.cell(column));
    let below = rows.iter().skip(columns.above).map(|row| row.cell(column)).filter(|cell| !cell.is_empty());
    lore.is_running(heading) && below.zip(1..).all(|(cell, at)| cell.parse() == Ok(at))
}

fn complaint(row: Row<'_>, table: &Table<'_>, register: &mut Register) -> Result<Complaint, String> {
    let Table { columns, order, lore, channel } = table;
    let cell = |what: &str| columns.cell(row, what);
    let day = |what: &str| match cell(what) {
        "" | "-" => Ok(None),
        text => order.read(text).map(Some).ok_or_else(|| columns.fault(what, text, "bukan tanggal")),
    };
    let (received, answered) = (day("date")?, day("answered")?);
    if let (Some(received), Some(answered)) = (received, answered)
        && answered < received
    {
        return Err(columns.fault("answered", cell("answered"), "lebih dahulu daripada pengaduannya"));
    }
    let state = match (cell("state"), answered) {
        ("" | "-", Some(_)) => State::Done,
        ("" | "-", None) => State::Open,
        (text, _) => {
            lore.state(text).ok_or_else(|| columns.fault("state", text, "bukan keadaan yang dikenal"))?
        }
    };
    let said = cell("channel");
    let channel = if said.is_empty() { *channel } else { said };
    Ok(Complaint {
        received,
        channel: register.spelt(lore.channel(channel)),
        category: register.spelt(cell("category")),
        state,
        answered,
    })
}

/// What a complaint is known by. Without a number it is all that the register says of it and never changes, and which one
/// of several alike it is.
fn key(row: Row<'_>, columns: &Columns, complaint: &Complaint, seen: &mut HashMap<Digest, u64>) -> Digest {
    const APART: &[u8] = b"\0";
    let cell = |what: &str| columns.cell(row, what).as_bytes();
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
