//! Fills the user's own official workbook: only the cells of the unit, cached results, and what names another unit's people
//! change, every other byte stays as it was.

mod comments;
mod differences;
mod parts;
mod patch;
mod plan;
mod properties;
mod read_back;
mod settle;
mod stays;
mod target;
mod traces;
mod unplaced;

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;

use parts::Parts;
use patch::Edits;
use plan::Plan;
use target::Target;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::read::{Reading, lay_out};
use super::recalculate::{Book, Value};
use super::write::cells::Columns;
use crate::read_error::ReadError;
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
    /// What stays of the template's own and is worth a look, one Indonesian sentence each.
    pub remarks: Vec<String>,
    /// Formulas whose result is left to the program that opens the workbook, by sheet and cell.
    pub left_to_recalculate: Vec<String>,
}

/// What to do with columns that hold texts and are not Pilar's to fill.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OtherColumns {
    /// Empty them, as they may be another unit's.
    Clear,
    /// Leave them as they are.
    Keep,
}

/// How a template is filled.
#[derive(Debug, Clone, Copy)]
pub struct Filling<'a> {
    /// How its sheets are read.
    pub reading: Reading<'a>,
    /// What to do with columns that hold more than a few texts and are not filled; `None` refuses such a template.
    pub others: Option<OtherColumns>,
}

/// More filled cells than this in a column that is not filled look like another unit's.
const A_FEW: usize = 3;

/// Fills `template` with the report's answers and writes the result to `path`.
///
/// Formulas, validations, styles, protection and hidden sheets stay; cached results are fresh. What stood in the columns
/// that are filled is replaced or cleared, with its links.
pub fn fill_template(
    report: &Report,
    template: &Path,
    path: &Path,
    filling: &Filling<'_>,
) -> Result<TemplateOutcome, WriteError> {
    let refuse = |reason: TemplateFault| WriteError::Template { path: template.to_path_buf(), reason };
    let columns = Columns::of(&report.instrument.workbook.official)?;
    let mut book = Book::open(template).map_err(refuse)?;
    let (targets, by_headings) = match lay_out(template, &filling.reading) {
        Ok((_, laid)) => (target::by_headings(&book, laid), true),
        Err(error @ (ReadError::SeveralSheets { .. } | ReadError::ColumnMap { .. })) => {
            return Err(refuse(error.into()));
        }
        // Whoever names a sheet or a map means it.
        Err(error) if filling.reading.sheet.is_some() || filling.reading.map.is_some() => {
            return Err(refuse(error.into()));
        }
        Err(_) => {
            let check = |sheet| plan::check_official(report, &book, sheet, &columns);
            (target::by_places(report, &book, check)?.map_err(refuse)?, false)
        }
    };
    let mut outcome = TemplateOutcome::default();
    let others: Vec<String> = targets.iter().flat_map(other_columns).collect();
    if !others.is_empty() && filling.others.is_none() {
        return Err(refuse(TemplateFault::OtherColumns(others)));
    }
    let mut plans = Vec::new();
    for target in &targets {
        let mut plan = plan::fill(report, &book, target, filling.reading.lore);
        if filling.others == Some(OtherColumns::Clear) {
            plan::clear(&book, target, &mut plan);
        }
        outcome.sheets.push(book.sheets[plan.sheet].name.clone());
        outcome.remarks.extend(remarks(report, target, filling.others));
        plans.push(plan);
    }
    outcome.answers = plans.iter().flat_map(|plan| &plan.answers).collect::<BTreeSet<_>>().len();
    plans.extend(stays::own_sheet(&book));
    settle::settle(&mut book, &mut plans);
    let mut edits = entries(&plans);
    outcome.left_to_recalculate = refresh(&book, &mut edits);
    let official = targets.iter().find(|target| stands_as_official(report, target, &columns));
    if let Some(target) = official {
        outcome.differences = differences::find(report, &book, target.sheet, &columns);
    }
    for plan in &plans {
        outcome.remarks.extend(plan.remarks.iter().cloned());
    }
    for (target, plan) in targets.iter().zip(&plans) {
        outcome.remarks.extend(stays::around(&book, target, plan));
    }
    outcome.remarks.extend(stays::in_other_sheets(&book, &plans).map_err(refuse)?);
    outcome.remarks.extend(by_hand(&book));
    outcome.left_out = unplaced::find(report, &targets);
    outcome.left_out.extend(plans.iter().flat_map(|plan| plan.left_out.clone()));
    let parts = parts::changed(report, &mut book, &edits, &plans).map_err(refuse)?;
    outcome.remarks.extend(parts.remarks.iter().cloned());
    let calculated = differences::Calculated::of(&book);
    let said = RefCell::new(Vec::new());
    write_verified(
        path,
        |temporary| copy(&mut book, &parts, temporary),
        |temporary| {
            differences::verify(&calculated, &edits, template, temporary, &parts)?;
            let read = read_back::compare(report, &targets, temporary, &filling.reading, by_headings);
            said.replace(read.map_err(refuse)?);
            Ok(())
        },
    )?;
    outcome.left_out.extend(said.into_inner());
    Ok(outcome)
}

/// Columns that hold more than a few texts and are not filled, in words.
fn other_columns(target: &Target) -> Vec<String> {
    let many = target.laid.untaken.iter().filter(|(_, cells)| **cells > A_FEW);
    many.map(|(column, cells)| {
        let heading =
            target.laid.columns.headings.get(column).map(|text| text.split_whitespace().collect::<Vec<_>>());
        let named = heading.map_or_else(String::new, |words| format!(" \"{}\"", words.join(" ")));
        let letters = target::column_at(*column).letters;
        format!("lembar {} kolom {letters}{named}: {cells} sel terisi", target.laid.name)
    })
    .collect()
}

/// What stays in a sheet and may be another unit's.
fn remarks(report: &Report, target: &Target, others: Option<OtherColumns>) -> Vec<String> {
    let laid = &target.laid;
    let unit = laid.unit.as_ref().filter(|unit| **unit != report.identity.unit).map(|unit| {
        format!("Kepala lembar {} menyebut unit \"{unit}\"; Pilar tidak mengubahnya.", laid.name)
    });
    let kept = laid.untaken.iter().filter(|_| others != Some(OtherColumns::Clear)).map(|(column, cells)| {
        let letters = target::column_at(*column).letters;
        format!("Isi lembar {} kolom {letters} ({cells} sel) tetap seperti di buku kerja asal.", laid.name)
    });
    unit.into_iter().chain(kept).collect()
}

/// That the workbook is recalculated only when a person asks for it.
fn by_hand(book: &Book) -> Option<String> {
    patch::calculates_by_hand(&book.workbook).then(|| {
        "Buku kerja itu diatur menghitung hanya bila diminta (calcMode manual); sesudah mengubahnya di Excel tekan F9.".to_owned()
    })
}

/// Whether every row and the points stand where the regulation has them.
fn stands_as_official(report: &Report, target: &Target, columns: &Columns) -> bool {
    let laid = &target.laid;
    let value = laid.columns.value.is_none_or(|value| value == u32::from(columns.value.index));
    !laid.ratios.is_empty()
        && value
        && report
            .instrument
            .inputs()
            .all(|(_, input)| laid.rows.get(&input.soal) == Some(&input.workbook_row))
}

/// The edits of every sheet.
fn entries(plans: &[Plan]) -> BTreeMap<usize, Edits> {
    let mut edits: BTreeMap<usize, Edits> = BTreeMap::new();
    for plan in plans {
        edits.entry(plan.sheet).or_default().extend(plan.edits.clone());
    }
    edits
}

/// Recalculates every formula; results that differ from the stored ones become edits. Gives the cells of those that are
/// not known: they lose their stale result.
fn refresh(book: &Book, edits: &mut BTreeMap<usize, Edits>) -> Vec<String> {
    let mut unknown = Vec::new();
    for (sheet, content) in book.sheets.iter().enumerate() {
        for (row, line) in &content.scan.rows {
            for (column, cell) in line.cells.iter().filter(|(_, cell)| cell.formula.is_some()) {
                let fresh = book.cells.value((sheet, *row, *column));
                if fresh == Value::Unknown {
                    unknown.push(format!("{}!{}", content.name, target::column_at(*column).at(row + 1)));
                }
                if fresh != book.stored(cell) {
                    edits.entry(sheet).or_default().insert((*row, *column), fresh);
                }
            }
        }
    }
    unknown
}

/// Copies the archive without the parts that go; only those that change are compressed anew.
fn copy(book: &mut Book, parts: &Parts, path: &Path) -> Result<(), WriteError> {
    let io = |error| WriteError::from_io(path, error);
    let broken = |error: zip::result::ZipError| match error {
        zip::result::ZipError::Io(error) => WriteError::from_io(path, error),
        other => WriteError::Compose { reason: other.to_string() },
    };
    let mut writer = ZipWriter::new(BufWriter::new(File::create(path).map_err(io)?));
    for at in 0..book.archive.len() {
        let file = book.archive.by_index_raw(at).map_err(broken)?;
        let name = file.name().map_err(broken)?.into_owned();
        match parts.texts.get(&name) {
            _ if parts.gone.contains(&name) => {}
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
