//! Pilar's own workbook: summary, official sheet with live formulas, `PortalRB`'s sheet, annexes, and a hidden sheet for
//! what these have no place for.

mod annex;
pub(crate) mod cells;
pub(crate) mod entry;
mod extras;
pub(crate) mod formulas;
pub(crate) mod heading;
mod lke;
mod lke_question;
pub(crate) mod measure;
mod own;
mod page;
mod portal;
mod radar;
mod rules;
pub(crate) mod styles;
mod summary;
mod summary_areas;
mod summary_rows;
mod summary_tables;
pub(crate) mod text;
mod verify;
pub(crate) mod written;

use std::path::Path;

use chrono::{DateTime, Utc};
pub use page::SUMMARY_SHEET;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError};
pub use verify::{OtherAnswer, other_answers};

use crate::report::Report;
use crate::safe_write::{WriteError, write_verified};

/// Writes the workbook of an assessment: read back and verified before it takes its final name.
pub fn write_workbook(report: &Report, path: &Path) -> Result<(), WriteError> {
    write_verified(
        path,
        |temporary| {
            let bytes = compose_workbook(report)?;
            std::fs::write(temporary, bytes).map_err(|error| WriteError::from_io(temporary, error))
        },
        |temporary| verify::own_workbook(report, temporary),
    )
}

/// Texts that are too long for a cell and are cut in the workbook, and columns without a place, one Indonesian sentence each.
pub fn cut_texts(report: &Report) -> Vec<String> {
    let columns = cells::Columns::of(&report.instrument.workbook.official).ok();
    let left = columns.and_then(|columns| extras::left_out(report, &columns));
    entry::cut_texts(report).into_iter().chain(left).collect()
}

fn compose_workbook(report: &Report) -> Result<Vec<u8>, WriteError> {
    let columns = cells::Columns::of(&report.instrument.workbook.official)?;
    let mut workbook = Workbook::new();
    // Column widths count digits of this font. At this size Excel and LibreOffice break lines alike;
    // at 10 points LibreOffice would make columns a tenth wider than Excel does.
    workbook.set_default_format(&styles::base(), 16, 64)?;
    workbook.set_properties(&properties(report)?);
    summary::write(report, &columns, workbook.add_worksheet())?;
    lke::Lke::new(report, &columns).write(workbook.add_worksheet())?;
    portal::write(report, workbook.add_worksheet())?;
    for annex in &report.annexes {
        annex::write(report, annex, workbook.add_worksheet())?;
    }
    own::write(report, &columns, workbook.add_worksheet())?;
    Ok(workbook.save_to_buffer()?)
}

/// What the properties of a workbook say.
pub(crate) struct Properties {
    /// Name of the worksheet and of the unit.
    pub title: String,
    /// The regulation.
    pub subject: String,
    /// Name of the unit.
    pub author: String,
    /// Name of the agency.
    pub company: String,
    /// What made it.
    pub comment: String,
    /// When.
    pub made: DateTime<Utc>,
}

impl Properties {
    /// Those of a report.
    pub fn of(report: &Report) -> Self {
        let identity = &report.identity;
        Self {
            title: short(&format!("{}, {}", report.instrument.name, identity.unit)),
            subject: short(&report.instrument.regulation),
            author: short(&identity.unit),
            company: short(&identity.instansi),
            comment: format!("Penilaian mandiri, disusun dengan {}", short(&report.made_by)),
            made: report.made_at.to_utc(),
        }
    }
}

fn properties(report: &Report) -> Result<DocProperties, WriteError> {
    let Properties { title, subject, author, company, comment, made } = Properties::of(report);
    let made = ExcelDateTime::from_timestamp(made.timestamp())?;
    Ok(DocProperties::new()
        .set_title(title)
        .set_subject(subject)
        .set_author(author)
        .set_company(company)
        .set_comment(comment)
        .set_creation_datetime(&made))
}

/// Properties hold 255 characters at most.
fn short(text: &str) -> String {
    text::clean(text).replace(['\n', '\t'], " ").chars().take(200).collect()
}

impl From<XlsxError> for WriteError {
    fn from(error: XlsxError) -> Self {
        Self::Compose { reason: error.to_string() }
    }
}
