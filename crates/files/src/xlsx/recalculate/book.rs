//! Opens the user's workbook and reads every cell of it.

use std::collections::{BTreeMap, HashMap};
use std::fs::File;
use std::io::{BufReader, Read};
use std::path::Path;
use std::rc::Rc;

use zip::ZipArchive;

use super::evaluate::{Cells, Content, Value};
use super::formula::{ERRORS, Expr, parse};
use super::scan::{Cell, Scan, attribute, elements, scan, strings};
use crate::safe_write::TemplateFault;
use crate::xlsx::guard;

/// The largest part that is read, uncompressed.
const LARGEST: u64 = 200 * 1024 * 1024;
/// Arrays of a sheet whose results are told from what somebody typed.
const MOST_AREAS: usize = 1_000;
const WORKBOOK: &str = "xl/workbook.xml";
const RELATIONS: &str = "xl/_rels/workbook.xml.rels";
/// The entry with the texts that cells share.
pub(crate) const STRINGS: &str = "xl/sharedStrings.xml";

pub(crate) type Archive = ZipArchive<BufReader<File>>;

/// One worksheet.
pub(crate) struct Sheet {
    pub name: String,
    /// Name of its entry in the archive.
    pub entry: String,
    pub xml: String,
    pub scan: Scan,
}

/// The whole workbook.
pub(crate) struct Book {
    pub archive: Archive,
    pub sheets: Vec<Sheet>,
    pub cells: Cells,
    pub workbook: String,
    strings: Vec<String>,
}

impl Book {
    /// Opens a workbook.
    pub(crate) fn open(path: &Path) -> Result<Self, TemplateFault> {
        // The same gate as for reading: no pipes, no bombs, and the same words for both.
        let file = guard::open_workbook(path)?;
        let mut archive = ZipArchive::new(BufReader::new(file)).map_err(|_| damaged("bukan berkas .xlsx"))?;
        let workbook = entry(&mut archive, WORKBOOK)?;
        let relations = entry(&mut archive, RELATIONS)?;
        let strings = match archive.index_for_name(STRINGS) {
            Some(_) => strings(&entry(&mut archive, STRINGS)?).map_err(|error| damaged(&error))?,
            None => Vec::new(),
        };
        let mut sheets = Vec::new();
        for (name, target) in worksheets(&workbook, &relations).map_err(|error| damaged(&error))? {
            let xml = entry(&mut archive, &target)?;
            let scan = scan(&xml).map_err(|error| damaged(&format!("lembar {name}: {error}")))?;
            sheets.push(Sheet { name, entry: target, xml, scan });
        }
        let mut book = Self { archive, sheets, cells: Cells::default(), workbook, strings };
        book.cells.names = book.sheets.iter().map(|sheet| sheet.name.clone()).collect();
        book.cells.sheets = book.sheets.iter().map(|sheet| contents(&sheet.scan, &book.strings)).collect();
        Ok(book)
    }

    /// Places among the shared strings of the text in a cell.
    pub(crate) fn shared(cell: &Cell) -> Option<usize> {
        cell.value.as_deref().filter(|_| cell.kind == "s")?.trim().parse().ok()
    }

    /// The text of another part of the archive, where it has one of this name.
    pub(crate) fn part(&mut self, name: &str) -> Result<Option<String>, TemplateFault> {
        let there = self.archive.index_for_name(name).is_some();
        there.then(|| entry(&mut self.archive, name)).transpose()
    }

    /// Index of a sheet by its name.
    pub(crate) fn sheet(&self, name: &str) -> Option<usize> {
        let wanted = name.trim();
        self.sheets.iter().position(|sheet| sheet.name.trim().eq_ignore_ascii_case(wanted))
    }

    /// The text or number a cell holds as it stands in the file, without recalculation.
    pub(crate) fn stored(&self, cell: &Cell) -> Value {
        stored(cell, &self.strings)
    }
}

fn damaged(reason: &str) -> TemplateFault {
    TemplateFault::Damaged(reason.to_owned())
}

/// The text of a part of the archive.
pub(crate) fn entry(archive: &mut Archive, name: &str) -> Result<String, TemplateFault> {
    let file = archive.by_name(name).map_err(|_| damaged(&format!("bagian {name} tidak terbaca")))?;
    let mut text = String::new();
    let read = file.take(LARGEST + 1).read_to_string(&mut text);
    match read {
        Ok(_) if text.len() as u64 > LARGEST => Err(damaged(&format!("bagian {name} terlalu besar"))),
        Ok(_) => Ok(text),
        Err(_) => Err(damaged(&format!("bagian {name} tidak terbaca"))),
    }
}

/// Name and entry of every worksheet of an archive, in order.
pub(crate) fn sheet_entries(archive: &mut Archive) -> Result<Vec<(String, String)>, TemplateFault> {
    let (workbook, relations) = (entry(archive, WORKBOOK)?, entry(archive, RELATIONS)?);
    worksheets(&workbook, &relations).map_err(|error| damaged(&error))
}

/// Name and entry of every worksheet, in order.
fn worksheets(workbook: &str, relations: &str) -> Result<Vec<(String, String)>, String> {
    let mut targets = BTreeMap::new();
    elements(relations, "Relationship", |element| {
        let kind = attribute(element, "Type")?.unwrap_or_default();
        if let (true, Some(id), Some(target)) =
            (kind.ends_with("/worksheet"), attribute(element, "Id")?, attribute(element, "Target")?)
        {
            let target = target.strip_prefix('/').map_or_else(|| format!("xl/{target}"), str::to_owned);
            targets.insert(id, target);
        }
        Ok(())
    })?;
    let mut sheets = Vec::new();
    elements(workbook, "sheet", |element| {
        if let (Some(name), Some(id)) = (attribute(element, "name")?, attribute(element, "id")?)
            && let Some(target) = targets.get(&id)
        {
            sheets.push((name, target.clone()));
        }
        Ok(())
    })?;
    Ok(sheets)
}

fn stored(cell: &Cell, strings: &[String]) -> Value {
    let value = cell.value.as_deref();
    match (cell.kind.as_str(), value) {
        ("inlineStr", _) => Value::Text(cell.inline.clone().unwrap_or_default()),
        ("s", Some(index)) => {
            let text = index.trim().parse::<usize>().ok().and_then(|index| strings.get(index));
            text.map_or(Value::Unknown, |text| Value::Text(text.clone()))
        }
        ("str", Some(text)) => Value::Text(text.to_owned()),
        ("b", Some(text)) => Value::Bool(text.trim() == "1"),
        ("e", Some(text)) => {
            ERRORS.into_iter().find(|known| *known == text).map_or(Value::Unknown, Value::Error)
        }
        ("n", Some(text)) => text.trim().parse().map_or(Value::Unknown, Value::Number),
        (_, None) => Value::Blank,
        _ => Value::Unknown,
    }
}

fn contents(scan: &Scan, strings: &[String]) -> BTreeMap<(u32, u32), Content> {
    let mut masters: HashMap<&str, (Rc<Option<Expr>>, u32, u32)> = HashMap::new();
    let cells = || {
        scan.rows
            .iter()
            .flat_map(|(row, line)| line.cells.iter().map(move |(column, cell)| (*row, *column, cell)))
    };
    for (row, column, cell) in cells() {
        if let Some(formula) = &cell.formula
            && let (Some(shared), false) = (&formula.shared, formula.text.is_empty())
        {
            masters.insert(shared, (Rc::new(parse(&formula.text)), row, column));
        }
    }
    let areas = cells().filter_map(|(_, _, cell)| cell.formula.as_ref()?.area).take(MOST_AREAS);
    let areas: Vec<_> = areas.collect();
    let filled = |row: u32, column: u32| {
        areas.iter().any(|(top, left, bottom, right)| {
            (*top..=*bottom).contains(&row) && (*left..=*right).contains(&column)
        })
    };
    let content = |row: u32, column: u32, cell: &Cell| {
        let Some(formula) = &cell.formula else {
            // What an array fills is its result, which is not known anew.
            return if filled(row, column) {
                Content::Formula(Rc::new(None), (0, 0))
            } else {
                Content::Value(stored(cell, strings))
            };
        };
        match (formula.kind.as_str(), &formula.shared) {
            ("shared", Some(shared)) if formula.text.is_empty() => match masters.get(shared.as_str()) {
                Some((expr, from_row, from_column)) => Content::Formula(
                    Rc::clone(expr),
                    (i64::from(row) - i64::from(*from_row), i64::from(column) - i64::from(*from_column)),
                ),
                None => Content::Formula(Rc::new(None), (0, 0)),
            },
            ("" | "normal" | "shared", _) => Content::Formula(Rc::new(parse(&formula.text)), (0, 0)),
            _ => Content::Formula(Rc::new(None), (0, 0)),
        }
    };
    cells().map(|(row, column, cell)| ((row, column), content(row, column, cell))).collect()
}
