//! Separated text: comma, semicolon or tab, in the encodings that spreadsheet programs and forms save.

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_16BE, UTF_16LE, WINDOWS_1252};

use super::table::Rows;
use crate::read_error::ReadError;

const SEPARATORS: [u8; 3] = [b',', b';', b'\t'];
/// Rows that are looked at to find the separator.
const LOOKED_AT: usize = 50;
/// Characters that stand in no text: most of what is below the space, and what a decoder puts for what it cannot read.
fn is_binary(c: char) -> bool {
    matches!(c, '\0'..='\u{8}' | '\u{e}'..='\u{1a}' | '\u{1c}'..='\u{1f}')
}

/// Whether it is a page or a document of its own language, whatever its name ends with: HTML, XML, JSON.
fn is_markup(text: &str) -> bool {
    text.trim_start().starts_with(['<', '{'])
}

pub(super) fn read(bytes: &[u8]) -> Result<Rows, ReadError> {
    let text = decode(bytes)?;
    let (marked, body) = mark(&text);
    split(body, marked.unwrap_or_else(|| separator(body)))
}

/// The text of a file: as its byte order mark says, as the zeros of UTF-16 do, as UTF-8 where it is such, or as
/// Windows-1252.
fn decode(bytes: &[u8]) -> Result<Cow<'_, str>, ReadError> {
    let text = if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        encoding.decode(bytes).0
    } else if let Some(encoding) = without_mark(bytes) {
        encoding.decode_without_bom_handling(bytes).0
    } else if let Ok(text) = std::str::from_utf8(bytes) {
        Cow::Borrowed(text)
    } else {
        WINDOWS_1252.decode_without_bom_handling(bytes).0
    };
    let binary = text.chars().take(64 * 1024).filter(|c| is_binary(*c)).count();
    if is_markup(&text) {
        return Err(ReadError::NotATable);
    }
    if binary > 0 || text.trim().is_empty() {
        return Err(if binary > 0 { ReadError::NotATable } else { ReadError::NoRows });
    }
    Ok(text)
}

/// UTF-16 without its mark: every other byte of plain letters is zero.
fn without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    let start = &bytes[..bytes.len().min(4096) & !1];
    let zeros = |odd: usize| start.iter().skip(odd).step_by(2).filter(|byte| **byte == 0).count();
    let most = start.len() / 2 * 4 / 5;
    if start.len() < 4 {
        None
    } else if zeros(1) > most && zeros(0) == 0 {
        Some(UTF_16LE)
    } else if zeros(0) > most && zeros(1) == 0 {
        Some(UTF_16BE)
    } else {
        None
    }
}

/// What a first line `sep=;` says, and what follows it.
fn mark(text: &str) -> (Option<u8>, &str) {
    let Some(rest) = text.strip_prefix("sep=") else { return (None, text) };
    let mut chars = rest.chars();
    let separator = chars.next().and_then(|c| u8::try_from(c).ok()).filter(|c| SEPARATORS.contains(c));
    let rest = chars.as_str().trim_start_matches('\r');
    match (separator, rest.strip_prefix('\n')) {
        (Some(separator), Some(rest)) => (Some(separator), rest),
        _ => (None, text),
    }
}

fn reader(text: &str, separator: u8) -> csv::Reader<&[u8]> {
    csv::ReaderBuilder::new()
        .delimiter(separator)
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes())
}

/// The separator that gives most cells in rows of one width.
fn separator(text: &str) -> u8 {
    let cells = |separator: u8| {
        let mut widths = std::collections::BTreeMap::<usize, usize>::new();
        for record in reader(text, separator).into_records().take(LOOKED_AT).map_while(Result::ok) {
            *widths.entry(record.len()).or_default() += 1;
        }
        widths
            .into_iter()
            .filter(|(width, _)| *width > 1)
            .map(|(width, rows)| width * rows)
            .max()
            .unwrap_or(0)
    };
    // The first of equals is taken, which is the comma.
    SEPARATORS.into_iter().rev().max_by_key(|separator| cells(*separator)).unwrap_or(b',')
}

fn split(text: &str, separator: u8) -> Result<Rows, ReadError> {
    let mut rows = Rows::named("");
    let mut reader = reader(text, separator);
    let mut record = csv::StringRecord::new();
    let (mut number, mut line) = (0u32, 1u64);
    while reader.read_record(&mut record).map_err(|_| ReadError::Damaged)? {
        // The reader passes over empty lines; they are rows all the same for whoever looks them up.
        let inside: u64 =
            record.iter().map(|cell| cell.bytes().filter(|byte| *byte == b'\n').count() as u64).sum();
        let ended = reader.position().line();
        let passed = ended.saturating_sub(line + inside + 1);
        line = ended;
        number = number.saturating_add(u32::try_from(passed).unwrap_or(u32::MAX));
        for blank in (0..u32::try_from(passed).unwrap_or_default()).rev() {
            rows.begin(number - blank)?;
        }
        number = number.saturating_add(1);
        rows.begin(number)?;
        for cell in &record {
            rows.cell(cell)?;
        }
    }
    Ok(rows)
}

/// The rows of lines that somebody typed or pasted: cells end at tabs and semicolons, and quotes mean nothing. A comma is
/// part of a cell, as in `Sari Utami, S.E.`.
///
/// # Errors
/// [`ReadError::NoRows`] where nothing is written, or whatever is too much for a table.
pub fn read_lines(text: &str) -> Result<Rows, ReadError> {
    let mut rows = Rows::named("");
    for (number, line) in (1..).zip(text.lines()) {
        rows.begin(number)?;
        for cell in line.split(['\t', ';']) {
            rows.cell(cell)?;
        }
    }
    if text.trim().is_empty() { Err(ReadError::NoRows) } else { Ok(rows) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(text: &str) -> Vec<(u32, Vec<String>)> {
        let (marked, body) = mark(text);
        let rows = split(body, marked.unwrap_or_else(|| separator(body))).expect("rows");
        rows.iter()
            .map(|row| (row.number(), (0..row.width()).map(|at| row.cell(at).to_owned()).collect()))
            .collect()
    }

    #[test]
    fn the_separator_is_found_whatever_stands_in_the_cells() {
        for text in [
            "a,b,c\n1,\"x; y; z\",3\n",
            "a;b;c\n1;\"x, y; z\";3\r\n",
            "a\tb\tc\n1\tx; y, z\t3",
            "sep=;\r\na;b;c\n1;x, y, z;3\n",
        ] {
            let found = cells(text);
            assert_eq!(found.len(), 2, "{text:?}: {found:?}");
            assert!(found.iter().all(|(_, cells)| cells.len() == 3), "{text:?}: {found:?}");
        }
    }

    #[test]
    fn rows_have_the_numbers_a_spreadsheet_shows() {
        let found = cells("a,b\n1,\"dua\nbaris\"\n\n\n3,4\n5,6");
        let numbers: Vec<u32> = found.iter().map(|(number, _)| *number).collect();
        assert_eq!(numbers, [1, 2, 3, 4, 5, 6], "{found:?}");
        assert_eq!(found[4].1, ["3", "4"]);
    }

    #[test]
    fn every_usual_encoding_gives_the_same_text() {
        let text = "é,ß\nsatu,dua\n";
        let wide = |big: bool| -> Vec<u8> {
            let of = |unit: u16| if big { unit.to_be_bytes() } else { unit.to_le_bytes() };
            text.encode_utf16().flat_map(of).collect()
        };
        let windows: Vec<u8> = WINDOWS_1252.encode(text).0.into_owned();
        let marked = |mark: &[u8], bytes: Vec<u8>| [mark, &bytes].concat();
        for bytes in [
            text.as_bytes().to_vec(),
            marked(&[0xef, 0xbb, 0xbf], text.as_bytes().to_vec()),
            marked(&[0xff, 0xfe], wide(false)),
            marked(&[0xfe, 0xff], wide(true)),
            windows,
        ] {
            assert_eq!(decode(&bytes).expect("text"), text, "{bytes:?}");
        }
        let plain = "Nama;Nilai\nsatu;dua\n";
        let bytes: Vec<u8> = plain.encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(decode(&bytes).expect("text"), plain);
        assert!(matches!(decode(b"%PDF-1.7\n\0\x01\x02"), Err(ReadError::NotATable)));
        assert!(matches!(decode(b" \n\n"), Err(ReadError::NoRows)));
        for page in ["<html><table><tr><td>Nama</td></tr></table>", "<?xml version=\"1.0\"?>", " {\"a\": 1}"]
        {
            assert!(matches!(decode(page.as_bytes()), Err(ReadError::NotATable)), "{page}");
        }
    }
}
