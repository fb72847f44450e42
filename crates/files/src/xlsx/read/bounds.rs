//! What other formats would take into memory, reckoned before their reader is let near them: it makes every cell between
//! the first and the last one, and a text anew for each cell that shows it.

use std::fs::File;
use std::io::{BufReader, Read, Seek};

use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

use super::grid::MOST_TEXT;
use crate::read_error::ReadError;
use crate::xlsx::guard::too_large;

/// Cells of a workbook, blank ones between filled ones included.
const MOST_CELLS: u64 = 4_000_000;
/// Bytes of a cell in memory, which says what too many of them would take.
const CELL: u64 = 32;

/// What a workbook would take.
#[derive(Debug, Default)]
struct Taken {
    cells: u64,
    text: u64,
}

impl Taken {
    fn add(&mut self, cells: u64, text: u64) -> Result<(), ReadError> {
        self.cells = self.cells.saturating_add(cells);
        self.text = self.text.saturating_add(text);
        if self.cells > MOST_CELLS {
            return Err(too_large(self.cells.saturating_mul(CELL), MOST_CELLS * CELL));
        }
        if self.text > MOST_TEXT { Err(too_large(self.text, MOST_TEXT)) } else { Ok(()) }
    }
}

/// The rows of a table so far.
#[derive(Debug, Default)]
struct Table {
    /// Rows above the present one, repeated ones included, and those of them up to the last filled one.
    rows: u64,
    filled: u64,
    widest: u64,
    /// The present row: how often it stands there, its columns, its last filled column, and its text.
    times: u64,
    columns: u64,
    last: u64,
    text: u64,
    /// The present cell: columns it covers, and whether anything is in it.
    covers: u64,
    holds: bool,
}

/// Refuses an `.ods` file whose cells would fill the memory, or that is encrypted.
pub(super) fn ods(file: &File) -> Result<(), ReadError> {
    let mut archive = ZipArchive::new(BufReader::new(file)).map_err(|_| ReadError::Damaged)?;
    let mut manifest = String::new();
    if let Ok(part) = archive.by_name("META-INF/manifest.xml") {
        part.take(1024 * 1024).read_to_string(&mut manifest).map_err(|_| ReadError::Damaged)?;
    }
    if manifest.contains("encryption-data") {
        return Err(ReadError::PasswordProtected);
    }
    let content = archive.by_name("content.xml").map_err(|_| ReadError::Damaged)?;
    let mut reader = quick_xml::Reader::from_reader(BufReader::new(content));
    let (mut taken, mut table, mut buffer) = (Taken::default(), Table::default(), Vec::new());
    loop {
        match reader.read_event_into(&mut buffer).map_err(|_| ReadError::Damaged)? {
            Event::Start(element) => table.begin(&element),
            Event::Empty(element) => {
                table.begin(&element);
                table.end(element.name().as_ref(), &mut taken)?;
            }
            Event::Text(text) => table.say(text.len()),
            Event::CData(text) => table.say(text.len()),
            Event::End(element) => table.end(element.name().as_ref(), &mut taken)?,
            Event::Eof => return Ok(()),
            _ => {}
        }
        buffer.clear();
    }
}

/// How often an element stands there; once where it does not say.
fn times(element: &BytesStart<'_>, attribute: &str) -> u64 {
    let given = element.try_get_attribute(attribute).ok().flatten();
    given.and_then(|given| given.value.trim().parse().ok()).unwrap_or(1)
}

impl Table {
    fn begin(&mut self, element: &BytesStart<'_>) {
        match element.name().as_ref() {
            "table:table" => *self = Self::default(),
            "table:table-row" => {
                self.times = times(element, "table:number-rows-repeated");
                (self.columns, self.last, self.text) = (0, 0, 0);
            }
            "table:table-cell" | "table:covered-table-cell" => {
                self.covers = times(element, "table:number-columns-repeated");
                let says = |name| element.try_get_attribute(name).ok().flatten().is_some();
                self.holds = says("office:value-type") || says("table:formula");
            }
            _ => {}
        }
    }

    fn say(&mut self, bytes: usize) {
        self.holds = true;
        self.text = self.text.saturating_add((bytes as u64).saturating_mul(self.covers));
    }

    fn end(&mut self, name: &str, taken: &mut Taken) -> Result<(), ReadError> {
        match name {
            "table:table-cell" | "table:covered-table-cell" => {
                self.columns = self.columns.saturating_add(self.covers);
                if self.holds {
                    self.last = self.columns;
                }
                self.holds = false;
            }
            "table:table-row" => {
                self.rows = self.rows.saturating_add(self.times);
                if self.last > 0 {
                    self.filled = self.rows;
                    self.widest = self.widest.max(self.last);
                }
                taken.add(0, self.text.saturating_mul(self.times))?;
                self.text = 0;
            }
            "table:table" => {
                taken.add(self.filled.saturating_mul(self.widest), 0)?;
                *self = Self::default();
            }
            _ => {}
        }
        Ok(())
    }
}

/// Records of an `.xls` file that matter here.
mod record {
    pub const BEGINNING: u16 = 0x0809;
    pub const TEXTS: u16 = 0x00FC;
    pub const CONTINUED: u16 = 0x003C;
    pub const SHARED_TEXT: u16 = 0x00FD;
    pub const SEVERAL_NUMBERS: u16 = 0x00BD;
    /// Records that are one cell each: formula, number, two kinds of text, truth or error, short number.
    pub const CELLS: [u16; 7] = [0x0006, 0x0203, 0x0204, 0x00D6, 0x0205, 0x027E, SHARED_TEXT];
}

/// Refuses an `.xls` file whose cells would fill the memory, and a file that is none.
pub(super) fn xls(file: &File) -> Result<(), ReadError> {
    let mut compound = cfb::CompoundFile::open(BufReader::new(file)).map_err(|_| ReadError::Damaged)?;
    let name = ["/Workbook", "/Book"].into_iter().find(|name| compound.is_stream(name));
    let mut stream = compound.open_stream(name.ok_or(ReadError::NotAWorkbook)?)?;
    let mut bytes = Vec::new();
    stream.rewind()?;
    stream.read_to_end(&mut bytes)?;
    let (mut taken, mut texts, mut sheet) = (Taken::default(), Vec::new(), None);
    let mut records = Records { bytes: &bytes }.peekable();
    while let Some((kind, data)) = records.next() {
        let number =
            |at: usize| data.get(at..at + 2).map(|two| u64::from(u16::from_le_bytes([two[0], two[1]])));
        match kind {
            record::BEGINNING => area(&mut sheet, &mut taken)?,
            record::TEXTS => {
                let mut parts = vec![data.get(8..).unwrap_or_default()];
                while let Some((_, more)) = records.next_if(|(kind, _)| *kind == record::CONTINUED) {
                    parts.push(more);
                }
                texts = lengths(&parts);
            }
            record::SEVERAL_NUMBERS => {
                let last = data.len().checked_sub(2).and_then(number);
                for column in [number(2), last].into_iter().flatten() {
                    reach(&mut sheet, number(0), Some(column));
                }
            }
            cell if record::CELLS.contains(&cell) => {
                reach(&mut sheet, number(0), number(2));
                if cell == record::SHARED_TEXT {
                    let length = number(6).and_then(|at| texts.get(usize::try_from(at).ok()?)).copied();
                    taken.add(0, length.unwrap_or_default())?;
                }
            }
            _ => {}
        }
    }
    area(&mut sheet, &mut taken)
}

/// First and last row and column of a sheet so far.
type Area = Option<(u64, u64, u64, u64)>;

fn reach(sheet: &mut Area, row: Option<u64>, column: Option<u64>) {
    let (Some(row), Some(column)) = (row, column) else { return };
    let (top, left, bottom, right) = sheet.unwrap_or((row, column, row, column));
    *sheet = Some((top.min(row), left.min(column), bottom.max(row), right.max(column)));
}

fn area(sheet: &mut Area, taken: &mut Taken) -> Result<(), ReadError> {
    let Some((top, left, bottom, right)) = sheet.take() else { return Ok(()) };
    taken.add((bottom - top + 1) * (right - left + 1), 0)
}

/// The records of a stream: kind and data.
struct Records<'a> {
    bytes: &'a [u8],
}

impl<'a> Iterator for Records<'a> {
    type Item = (u16, &'a [u8]);

    fn next(&mut self) -> Option<Self::Item> {
        let &[a, b, c, d] = self.bytes.first_chunk()?;
        let length = usize::from(u16::from_le_bytes([c, d]));
        let data = self.bytes.get(4..4 + length)?;
        self.bytes = &self.bytes[4 + length..];
        Some((u16::from_le_bytes([a, b]), data))
    }
}

/// Bytes that each of the shared texts may take, three for a character. A text may go on in the next record, which then
/// says anew how wide its characters are.
fn lengths(parts: &[&[u8]]) -> Vec<u64> {
    let mut parts = parts.iter();
    let Some(mut rest) = parts.next().copied() else { return Vec::new() };
    let mut found = Vec::new();
    'texts: loop {
        if rest.is_empty() {
            let Some(next) = parts.next() else { break };
            rest = next;
        }
        let &[a, b, mut flags, ..] = rest else { break };
        let characters = usize::from(u16::from_le_bytes([a, b]));
        let mut header = 3;
        let mut behind = 0;
        if flags & 8 != 0 {
            let Some(&[a, b]) = rest.get(header..).and_then(<[u8]>::first_chunk) else { break };
            behind += 4 * usize::from(u16::from_le_bytes([a, b]));
            header += 2;
        }
        if flags & 4 != 0 {
            let Some(&four) = rest.get(header..).and_then(<[u8]>::first_chunk) else { break };
            behind += u32::from_le_bytes(four) as usize;
            header += 4;
        }
        found.push(characters as u64 * 3);
        rest = rest.get(header..).unwrap_or_default();
        let mut open = characters;
        while open > 0 {
            let width = if flags & 1 == 0 { 1 } else { 2 };
            let here = open.min(rest.len() / width);
            rest = &rest[here * width..];
            open -= here;
            if open > 0 {
                let Some((first, more)) = parts.next().and_then(|next| next.split_first()) else {
                    break 'texts;
                };
                (flags, rest) = (*first, more);
            }
        }
        while behind > rest.len() {
            behind -= rest.len();
            let Some(next) = parts.next() else { break 'texts };
            rest = next;
        }
        rest = &rest[behind..];
    }
    found
}
