use std::collections::HashMap;

use chrono::NaiveDate;
use pilar_core::complaint::Complaint;
use pilar_core::journal::Digest;

use super::below::{Below, is_listed};
use super::lore::ComplaintLore;
use crate::form_map::FormMap;
use crate::form_table::{self, Columns};
use crate::read_error::ReadError;
use crate::rows::{DayOrder, LeftOut, Row, Rows, plain};

/// What a channel or category is called that a register leaves out.
const UNSAID: &str = "tidak disebut";
/// Numbers from here on are no mere numbers of rows.
const BEYOND_ROWS: u32 = 100_000;

/// Complaints of one or several registers, each once.
#[derive(Debug, Default)]
pub struct Register {
    complaints: HashMap<Digest, Known>,
    /// One spelling for each channel and category.
    names: HashMap<String, String>,
}

/// A complaint, and what tells it from another one with the same number.
#[derive(Debug)]
struct Known {
    complaint: Complaint,
    /// Of what was written, where anything was.
    text: Option<Digest>,
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
    /// Rows with the number of a complaint of another day that says something else; they count beside it.
    pub apart: Vec<u32>,
    /// Rows without a number that say what a complaint of another category said that was known before; they take its place.
    pub sorted_anew: Vec<u32>,
    /// The days on which the complaints of the file came, as far as it says them.
    pub received: Vec<NaiveDate>,
    /// The days on which they were answered, or are to be, as far as it says them.
    pub answered: Vec<NaiveDate>,
}

impl Register {
    /// The complaints, in no order.
    pub fn iter(&self) -> impl Iterator<Item = &Complaint> {
        self.complaints.values().map(|known| &known.complaint)
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
    end: Below,
    lore: &'a ComplaintLore,
    channel: &'a str,
}

/// Reads the complaints of a file into a register. A complaint that is known takes the place of itself: by its channel and
/// number, or else by its channel, its day, who complained and what was written, whatever its category and state. One of
/// another day that says something else is another one, whatever its number.
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
    let listed: Vec<Row<'_>> = below().collect();
    let end = Below::find(&listed, &columns);
    let table = Table { columns, order, end, lore, channel: reading.channel };
    for row in listed {
        match complaint(row, &table, register) {
            Ok(known) => {
                read.rows += 1;
                read.received.extend(known.complaint.received);
                read.answered.extend(known.complaint.answered);
                let number = number_key(row, &table.columns, &known);
                let taken = number.and_then(|key| register.complaints.get(&key));
                let apart = taken.is_some_and(|other| known.is_other(other));
                if apart {
                    read.apart.push(row.number());
                }
                let key = number.filter(|_| !apart);
                let key = key.unwrap_or_else(|| content_key(row, &table.columns, &known, &mut seen));
                let before = register.complaints.get(&key).filter(|_| number.is_none());
                if before.is_some_and(|before| before.complaint.category != known.complaint.category) {
                    read.sorted_anew.push(row.number());
                }
                read.new += u64::from(register.complaints.insert(key, known).is_none());
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
        // A name beside them makes no register of a list.
        columns.len() - usize::from(has("reporter")) >= 3 && has("date") && (has("state") || has("answered"))
    };
    let chosen = form_table::choose(tables, map, &super::COLUMNS, &lore.columns, &fits)?;
    let (rows, mut columns) = chosen.ok_or(ReadError::NoComplaints)?;
    let named = map.is_some_and(|map| map.column("id").is_some());
    if !named && columns.column("id").is_some_and(|column| only_counts(rows, &columns, column, lore)) {
        columns.forget("id");
    }
    Ok((rows, columns))
}

/// Whether a column numbers the rows and no complaint: it is called no more than a number, and most of what stands in it
/// are small whole numbers from 1 that go up or down, whatever else, such as a sum at the end. The next register would begin from 1 again.
fn only_counts(rows: &Rows, columns: &Columns, column: usize, lore: &ComplaintLore) -> bool {
    let heading = rows.iter().nth(columns.heading).map_or("", |row| row.cell(column));
    let below = rows.iter().skip(columns.above).map(|row| row.cell(column)).filter(|cell| !cell.is_empty());
    let below: Vec<&str> = below.collect();
    let number = |cell: &&str| cell.trim_end_matches(['.', ')']).parse::<u32>().ok();
    let numbers: Vec<u32> = below.iter().filter_map(number).filter(|number| *number < BEYOND_ROWS).collect();
    let pairs = || numbers.iter().zip(numbers.iter().skip(1));
    let rising = pairs().filter(|(one, next)| one < next).count();
    let falling = pairs().filter(|(one, next)| one > next).count();
    // A register's own numbers go on where the last one ended.
    let from_one = numbers.iter().min() == Some(&1);
    let counts = from_one && (rising.max(falling) + 1) * 2 > numbers.len();
    lore.is_running(heading) && numbers.len() * 2 > below.len() && counts
}

impl Known {
    /// Whether this is another complaint than one with the same number: neither its day nor what it says is the same. The
    /// category stands for the text where one of them has none.
    fn is_other(&self, known: &Self) -> bool {
        let says_the_same = match (self.text, known.text) {
            (Some(text), Some(other)) => text == other,
            _ => self.complaint.category == known.complaint.category,
        };
        self.complaint.received != known.complaint.received && !says_the_same
    }
}

/// Why a row is no complaint at all: a sum, a signature or a remark below the table.
fn is_beside(row: Row<'_>, columns: &Columns) -> Option<&'static str> {
    if row.filled() < 2 {
        return Some("hanya satu sel yang terisi, jadi bukan pengaduan");
    }
    let says = |what: &&str| !matches!(columns.cell(row, what), "" | "-");
    // One of the table is that, whatever its other cells lack.
    if is_listed(row, columns) {
        return None;
    }
    let none = !["date", "state", "answered"].iter().any(says);
    none.then_some("tanpa tanggal dan status, jadi bukan pengaduan")
}

fn complaint(row: Row<'_>, table: &Table<'_>, register: &mut Register) -> Result<Known, String> {
    let Table { columns, order, end, lore, channel } = table;
    if let Some(why) = is_beside(row, columns) {
        return Err(why.to_owned());
    }
    if let Some(why) = end.reason(row, columns) {
        return Err(why);
    }
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
    let state = match cell("state") {
        "" | "-" => None,
        text => {
            Some(lore.state(text).ok_or_else(|| columns.fault("state", text, "bukan keadaan yang dikenal"))?)
        }
    };
    let said = cell("channel");
    let channel = if said.is_empty() { *channel } else { said };
    let text = cell("text");
    Ok(Known {
        complaint: Complaint {
            received,
            channel: register.spelt(lore.channel(channel)),
            category: register.spelt(cell("category")),
            state,
            answered,
        },
        text: (!text.is_empty()).then(|| Digest::of(&[text.as_bytes()])),
    })
}

/// What stands between the parts of a key.
const APART: &[u8] = b"\0";

/// What a complaint with a number is known by.
fn number_key(row: Row<'_>, columns: &Columns, known: &Known) -> Option<Digest> {
    let number = columns.cell(row, "id");
    let channel = known.complaint.channel.as_bytes();
    (!number.is_empty()).then(|| Digest::of(&[b"id", APART, channel, APART, number.as_bytes()]))
}

/// What another one is known by: what the register says of it and does not change, and which one of several alike it is.
/// How a channel sorts it may change, so that the category only stands in for what was written where nothing else is there.
fn content_key(row: Row<'_>, columns: &Columns, known: &Known, seen: &mut HashMap<Digest, u64>) -> Digest {
    let complaint = &known.complaint;
    let [text, reporter] = ["text", "reporter"].map(|what| columns.cell(row, what));
    let category = if text.is_empty() { complaint.category.as_str() } else { "" };
    let date = complaint.received.map_or_else(String::new, |day| day.to_string());
    let said = Digest::of(&[
        b"isi",
        APART,
        complaint.channel.as_bytes(),
        APART,
        date.as_bytes(),
        APART,
        category.as_bytes(),
        APART,
        text.as_bytes(),
        APART,
        reporter.as_bytes(),
    ]);
    let which = seen.entry(said).or_default();
    *which += 1;
    Digest::of(&[&said.bytes(), &which.to_be_bytes()])
}
