//! Fills the user's own official workbook: only answer cells and cached results change, every other
//! byte stays as it was.

mod differences;
mod patch;
mod plan;

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;

use patch::Edits;
use plan::Plan;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::recalculate::{Book, Content, Value};
use super::write::cells::Columns;
use crate::report::Report;
use crate::safe_write::{TemplateFault, WriteError, write_verified};

/// What filling a template did, and where its own formulas will show something else than Pilar.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TemplateOutcome {
    /// Names of the sheets that were filled.
    pub sheets: Vec<String>,
    /// Answer cells that hold an answer of the unit now.
    pub answers: usize,
    /// Cells whose figure in the template differs from Pilar's, one Indonesian sentence each.
    pub differences: Vec<String>,
    /// What the template has no place for, one Indonesian sentence each.
    pub left_out: Vec<String>,
    /// Formulas whose result is left to the program that opens the workbook.
    pub left_to_recalculate: usize,
}

/// Fills `template` with the report's answers and writes the result to `path`.
///
/// Formulas, validations, styles, protection and hidden sheets stay; cached results are fresh.
pub fn fill_template(report: &Report, template: &Path, path: &Path) -> Result<TemplateOutcome, WriteError> {
    let refuse = |reason: TemplateFault| WriteError::Template { path: template.to_path_buf(), reason };
    let columns = Columns::of(&report.instrument.workbook.official)?;
    let mut book = Book::open(template).map_err(refuse)?;
    let layout = &report.instrument.workbook;
    let official = book.sheet(&layout.official.sheet);
    let portal = book.sheet(&layout.portal.sheet);
    let mut plans = Vec::new();
    if let Some(sheet) = official {
        plan::check_official(report, &book, sheet, &columns).map_err(refuse)?;
        plans.push(plan::official(report, &book, sheet, &columns));
    }
    if let Some(sheet) = portal {
        plans.push(plan::portal(report, &book, sheet)?);
    }
    if plans.is_empty() {
        let (official, portal) = (&layout.official.sheet, &layout.portal.sheet);
        return Err(refuse(TemplateFault::NoSheet { official: official.clone(), portal: portal.clone() }));
    }
    let mut outcome = TemplateOutcome {
        sheets: plans.iter().map(|plan| book.sheets[plan.sheet].name.clone()).collect(),
        answers: plans.first().map_or(0, |plan| plan.answers),
        ..TemplateOutcome::default()
    };
    let mut edits = entries(&mut book, &plans);
    outcome.left_to_recalculate = refresh(&book, &mut edits);
    if let Some(sheet) = official {
        outcome.differences = differences::find(report, &book, sheet, &columns);
    }
    outcome.left_out = plans.into_iter().flat_map(|plan| plan.left_out).collect();
    let parts = parts(&book, &edits, outcome.left_to_recalculate > 0);
    let calculated = differences::Calculated::of(&book);
    write_verified(
        path,
        |temporary| copy(&mut book, &parts, temporary),
        |temporary| differences::verify(report, &calculated, &edits, template, temporary, &parts),
    )?;
    Ok(outcome)
}

/// Puts the planned entries into the book's cells; gives the edits per sheet.
fn entries(book: &mut Book, plans: &[Plan]) -> BTreeMap<usize, Edits> {
    let mut edits: BTreeMap<usize, Edits> = BTreeMap::new();
    for plan in plans {
        for (at, value) in &plan.edits {
            book.cells.sheets[plan.sheet].insert(*at, Content::Value(value.clone()));
        }
        edits.entry(plan.sheet).or_default().extend(plan.edits.clone());
    }
    book.cells.forget();
    edits
}

/// Recalculates every formula; results that differ from the stored ones become edits.
fn refresh(book: &Book, edits: &mut BTreeMap<usize, Edits>) -> usize {
    let mut unknown = 0;
    for (sheet, content) in book.sheets.iter().enumerate() {
        for (row, line) in &content.scan.rows {
            for (column, cell) in line.cells.iter().filter(|(_, cell)| cell.formula.is_some()) {
                let fresh = book.cells.value((sheet, *row, *column));
                unknown += usize::from(fresh == Value::Unknown);
                if fresh != book.stored(cell) {
                    edits.entry(sheet).or_default().insert((*row, *column), fresh);
                }
            }
        }
    }
    unknown
}

/// The entries of the archive that change, with their new text.
fn parts(book: &Book, edits: &BTreeMap<usize, Edits>, recalculate: bool) -> BTreeMap<String, String> {
    let mut parts: BTreeMap<String, String> = edits
        .iter()
        .filter(|(_, edits)| !edits.is_empty())
        .map(|(sheet, edits)| {
            let sheet = &book.sheets[*sheet];
            (sheet.entry.clone(), patch::apply(&sheet.xml, &sheet.scan, edits))
        })
        .collect();
    if recalculate {
        parts.insert("xl/workbook.xml".into(), patch::recalculate_on_load(&book.workbook));
    }
    parts
}

/// Copies the archive; only the parts that change are compressed anew.
fn copy(book: &mut Book, parts: &BTreeMap<String, String>, path: &Path) -> Result<(), WriteError> {
    let io = |error| WriteError::from_io(path, error);
    let broken = |error: zip::result::ZipError| match error {
        zip::result::ZipError::Io(error) => WriteError::from_io(path, error),
        other => WriteError::Compose { reason: other.to_string() },
    };
    let mut writer = ZipWriter::new(BufWriter::new(File::create(path).map_err(io)?));
    for at in 0..book.archive.len() {
        let file = book.archive.by_index_raw(at).map_err(broken)?;
        let name = file.name().map_err(broken)?.into_owned();
        match parts.get(&name) {
            Some(text) => {
                let mut options =
                    SimpleFileOptions::default().compression_method(zip::CompressionMethod::Deflated);
                if let Some(modified) = file.last_modified() {
                    options = options.last_modified_time(modified);
                }
                drop(file);
                writer.start_file(name, options).map_err(broken)?;
                writer.write_all(text.as_bytes()).map_err(io)?;
            }
            None => writer.raw_copy_file(file).map_err(broken)?,
        }
    }
    writer.finish().map_err(broken)?.flush().map_err(io)
}
