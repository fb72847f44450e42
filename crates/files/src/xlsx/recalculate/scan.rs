//! Finds rows and cells of a sheet's XML with their places in the text, so that only they are replaced.

use std::collections::BTreeMap;
use std::ops::Range;

use quick_xml::Reader;
use quick_xml::escape::unescape;
use quick_xml::events::{BytesStart, Event};

use super::formula::reference;

/// One cell of the XML; rows and columns are zero-based.
#[derive(Debug, Clone, Default)]
pub(crate) struct Cell {
    /// The whole element.
    pub span: Range<usize>,
    /// Its style, as written.
    pub style: Option<String>,
    /// Its `cm` and `vm`, as written: what a newer program knows of an array or a rich value.
    pub metadata: [Option<String>; 2],
    /// Its type, as written; `n` where it is left out.
    pub kind: String,
    /// The formula element as written.
    pub formula: Option<Formula>,
    /// Text of `<v>`.
    pub value: Option<String>,
    /// Text of an inline string.
    pub inline: Option<String>,
}

/// The formula of a cell.
#[derive(Debug, Clone, Default)]
pub(crate) struct Formula {
    /// The whole element.
    pub span: Range<usize>,
    /// Its text; empty for followers of a shared formula.
    pub text: String,
    /// `shared`, `array`, …; empty for a plain one.
    pub kind: String,
    /// Number of the shared formula.
    pub shared: Option<String>,
    /// The cells that its results fill, where they are several: first row, first column, last row, last column.
    pub area: Option<(u32, u32, u32, u32)>,
}

/// One row of the XML.
#[derive(Debug, Clone, Default)]
pub(crate) struct Row {
    /// The whole element.
    pub span: Range<usize>,
    /// Where its cells stand; `None` for an element without content.
    pub inner: Option<Range<usize>>,
    pub cells: BTreeMap<u32, Cell>,
}

/// A sheet's rows, and where new ones go.
#[derive(Debug, Default)]
pub(crate) struct Scan {
    pub rows: BTreeMap<u32, Row>,
    /// Namespace prefix of its elements, with its colon.
    pub prefix: String,
    /// The whole `sheetData` element, and its content where it has any.
    pub data: Range<usize>,
    pub inner: Option<Range<usize>>,
    /// Merged ranges: first row, first column, last row, last column.
    pub merged: Vec<(u32, u32, u32, u32)>,
}

/// Reads an attribute; entities are undone.
pub(crate) fn attribute(element: &BytesStart, name: &str) -> Result<Option<String>, String> {
    for attribute in element.attributes() {
        let attribute = attribute.map_err(|error| error.to_string())?;
        if attribute.key.local_name().as_ref() == name {
            return unescape(&attribute.value)
                .map(|text| Some(text.into_owned()))
                .map_err(|error| error.to_string());
        }
    }
    Ok(None)
}

/// Position of the reader in the text.
fn position(reader: &Reader<&[u8]>) -> usize {
    usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX)
}

/// Scans the XML of a sheet.
pub(crate) fn scan(xml: &str) -> Result<Scan, String> {
    let mut reader = Reader::from_str(xml);
    let mut scan = Scan::default();
    let mut found = false;
    loop {
        let start = position(&reader);
        let event = reader.read_event().map_err(|error| error.to_string())?;
        let end = position(&reader);
        match &event {
            Event::Start(element) | Event::Empty(element) => {
                let empty = matches!(event, Event::Empty(_));
                match element.local_name().as_ref() {
                    "sheetData" => {
                        found = true;
                        let name = element.name();
                        name.as_ref()
                            .strip_suffix("sheetData")
                            .unwrap_or_default()
                            .clone_into(&mut scan.prefix);
                        scan.data = start..end;
                        if !empty {
                            let stop = rows(&mut reader, xml, &mut scan)?;
                            scan.inner = Some(end..stop);
                            scan.data = start..position(&reader);
                        }
                    }
                    "mergeCell" => {
                        scan.merged.extend(attribute(element, "ref")?.and_then(|text| area(&text)));
                    }
                    _ => {}
                }
            }
            Event::Eof => break,
            _ => {}
        }
    }
    if found { Ok(scan) } else { Err("lembar tanpa data".into()) }
}

/// The cells that the results of an array or a data table fill; `None` for other formulas, and for one of one cell.
fn spilled(element: &BytesStart) -> Result<Option<(u32, u32, u32, u32)>, String> {
    let fills = matches!(attribute(element, "t")?.as_deref(), Some("array" | "dataTable"));
    let area = attribute(element, "ref")?.filter(|_| fills).and_then(|text| area(&text));
    Ok(area.filter(|(top, left, bottom, right)| (top, left) != (bottom, right)))
}

/// Visits every element of a name.
pub(crate) fn elements(
    xml: &str,
    name: &str,
    mut each: impl FnMut(&BytesStart) -> Result<(), String>,
) -> Result<(), String> {
    let mut reader = Reader::from_str(xml);
    loop {
        match reader.read_event().map_err(|error| error.to_string())? {
            Event::Start(element) | Event::Empty(element) if element.local_name().as_ref() == name => {
                each(&element)?;
            }
            Event::Eof => return Ok(()),
            _ => {}
        }
    }
}

/// The cells that the formulas of a sheet fill beside their own: first row, first column, last row, last column.
pub(crate) fn spills(xml: &str) -> Result<Vec<(u32, u32, u32, u32)>, String> {
    let mut found = Vec::new();
    if xml.contains("array") || xml.contains("dataTable") {
        elements(xml, "f", |element| {
            found.extend(spilled(element)?);
            Ok(())
        })?;
    }
    Ok(found)
}

fn area(text: &str) -> Option<(u32, u32, u32, u32)> {
    let (from, to) = text.split_once(':')?;
    let (from, to) = (reference(from, None)?, reference(to, None)?);
    Some((from.row, from.column, to.row, to.column))
}

/// Reads to the end of `sheetData`; gives where its end tag starts.
fn rows(reader: &mut Reader<&[u8]>, xml: &str, scan: &mut Scan) -> Result<usize, String> {
    let mut next = 0;
    loop {
        let start = position(reader);
        let event = reader.read_event().map_err(|error| error.to_string())?;
        let end = position(reader);
        match event {
            Event::Start(ref element) | Event::Empty(ref element)
                if element.local_name().as_ref() == "row" =>
            {
                let at = match attribute(element, "r")? {
                    Some(text) => text
                        .parse::<u32>()
                        .ok()
                        .and_then(|row| row.checked_sub(1))
                        .ok_or("nomor baris rusak")?,
                    None => next,
                };
                next = at + 1;
                let mut row = Row { span: start..end, ..Row::default() };
                if matches!(event, Event::Start(_)) {
                    let stop = cells(reader, xml, at, &mut row)?;
                    row.inner = Some(end..stop);
                    row.span = start..position(reader);
                }
                if scan.rows.insert(at, row).is_some() {
                    return Err(format!("baris {} ada dua kali", at + 1));
                }
            }
            Event::End(element) if element.local_name().as_ref() == "sheetData" => return Ok(start),
            Event::Eof => return Err("data lembar terpotong".into()),
            _ => {}
        }
    }
}

fn cells(reader: &mut Reader<&[u8]>, xml: &str, at: u32, row: &mut Row) -> Result<usize, String> {
    let mut next = 0;
    loop {
        let start = position(reader);
        let event = reader.read_event().map_err(|error| error.to_string())?;
        match event {
            Event::Start(ref element) | Event::Empty(ref element) if element.local_name().as_ref() == "c" => {
                let column = match attribute(element, "r")? {
                    Some(text) => {
                        reference(&text, None).filter(|r| r.row == at).ok_or("alamat sel rusak")?.column
                    }
                    None => next,
                };
                next = column + 1;
                let mut cell = Cell {
                    style: attribute(element, "s")?,
                    metadata: [attribute(element, "cm")?, attribute(element, "vm")?],
                    kind: attribute(element, "t")?.unwrap_or_else(|| "n".into()),
                    ..Cell::default()
                };
                if matches!(event, Event::Start(_)) {
                    content(reader, xml, &mut cell)?;
                }
                cell.span = start..position(reader);
                row.cells.insert(column, cell);
            }
            Event::End(element) if element.local_name().as_ref() == "row" => return Ok(start),
            Event::Eof => return Err("baris terpotong".into()),
            _ => {}
        }
    }
}

/// Reads what stands in a cell, to its end.
fn content(reader: &mut Reader<&[u8]>, xml: &str, cell: &mut Cell) -> Result<(), String> {
    let mut open: Option<usize> = None;
    let mut phonetic = false;
    loop {
        let start = position(reader);
        let event = reader.read_event().map_err(|error| error.to_string())?;
        let end = position(reader);
        match event {
            Event::Start(ref element) | Event::Empty(ref element) => {
                let empty = matches!(event, Event::Empty(_));
                open = (!empty).then_some(end);
                match element.local_name().as_ref() {
                    "f" => {
                        cell.formula = Some(Formula {
                            span: start..end,
                            text: String::new(),
                            kind: attribute(element, "t")?.unwrap_or_default(),
                            shared: attribute(element, "si")?,
                            area: spilled(element)?,
                        });
                    }
                    "rPh" => phonetic = !empty,
                    "is" => cell.inline = Some(String::new()),
                    _ => {}
                }
            }
            Event::End(element) => {
                let text = || plain(xml, open.unwrap_or(start)..start);
                match element.local_name().as_ref() {
                    "c" => return Ok(()),
                    "v" => cell.value = Some(text()?),
                    "t" if !phonetic => cell.inline.get_or_insert_default().push_str(&text()?),
                    "rPh" => phonetic = false,
                    "f" => {
                        let text = text()?;
                        if let Some(formula) = &mut cell.formula {
                            formula.text = text;
                            formula.span.end = end;
                        }
                    }
                    _ => {}
                }
            }
            Event::Eof => return Err("sel terpotong".into()),
            _ => {}
        }
    }
}

/// The text of a piece of the XML, entities undone.
pub(crate) fn plain(xml: &str, span: Range<usize>) -> Result<String, String> {
    let raw = xml.get(span).ok_or("teks sel rusak")?;
    let raw = raw.strip_prefix("<![CDATA[").and_then(|text| text.strip_suffix("]]>")).map_or_else(
        || unescape(raw).map(std::borrow::Cow::into_owned).map_err(|error| error.to_string()),
        |text| Ok(text.to_owned()),
    )?;
    Ok(raw)
}

/// The shared strings of a workbook.
pub(crate) fn strings(xml: &str) -> Result<Vec<String>, String> {
    let mut reader = Reader::from_str(xml);
    let mut all: Vec<String> = Vec::new();
    let (mut open, mut phonetic) = (None, false);
    loop {
        let start = position(&reader);
        let event = reader.read_event().map_err(|error| error.to_string())?;
        let end = position(&reader);
        match event {
            Event::Start(element) => match element.local_name().as_ref() {
                "si" => all.push(String::new()),
                "t" => open = Some(end),
                "rPh" => phonetic = true,
                _ => {}
            },
            Event::Empty(element) if element.local_name().as_ref() == "si" => all.push(String::new()),
            Event::End(element) => match element.local_name().as_ref() {
                "rPh" => phonetic = false,
                "t" if !phonetic => {
                    if let (Some(last), Some(open)) = (all.last_mut(), open) {
                        last.push_str(&plain(xml, open..start)?);
                    }
                }
                _ => {}
            },
            Event::Eof => return Ok(all),
            _ => {}
        }
    }
}
