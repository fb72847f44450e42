//! Pilar's own workbook: summary, official sheet with live formulas, and `PortalRB`'s sheet.

pub(crate) mod cells;
pub(crate) mod entry;
pub(crate) mod formulas;
mod lke;
mod lke_question;
mod measure;
mod portal;
mod radar;
mod rules;
pub(crate) mod styles;
mod summary;
mod summary_areas;
mod summary_tables;
pub(crate) mod text;
pub(crate) mod verify;

use std::path::Path;

use pilar_core::worksheet::format_number;
use rust_decimal::Decimal;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, ProtectionOptions, Workbook, Worksheet, XlsxError};

use crate::report::Report;
use crate::safe_write::{WriteError, write_verified};

/// Name of the summary sheet.
pub const SUMMARY_SHEET: &str = "Ringkasan";

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

/// Texts that are too long for a cell and are cut in the workbook, one Indonesian sentence each.
pub fn cut_texts(report: &Report) -> Vec<String> {
    entry::cut_texts(report)
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
    Ok(workbook.save_to_buffer()?)
}

fn properties(report: &Report) -> Result<DocProperties, WriteError> {
    let identity = &report.identity;
    let title = format!("{} - {} {}", report.instrument.name, identity.unit, identity.year);
    let made = ExcelDateTime::from_timestamp(report.made_at.timestamp())?;
    Ok(DocProperties::new()
        .set_title(short(&title))
        .set_subject(short(&report.instrument.regulation))
        .set_author(short(&identity.unit))
        .set_company(short(&identity.instansi))
        .set_comment(format!("Penilaian mandiri, disusun dengan {}", short(&report.made_by)))
        .set_creation_datetime(&made))
}

/// Properties hold 255 characters at most.
fn short(text: &str) -> String {
    text::clean(text).replace(['\n', '\t'], " ").chars().take(200).collect()
}

/// Protects a sheet without a password and sets up its page.
fn page(sheet: &mut Worksheet, name: &str, report: &Report) {
    sheet.protect_with_options(&ProtectionOptions {
        format_cells: true,
        format_columns: true,
        format_rows: true,
        insert_links: true,
        ..ProtectionOptions::new()
    });
    sheet.set_landscape();
    sheet.set_paper_size(9);
    sheet.set_print_fit_to_pages(1, 0);
    sheet.set_margins(0.4, 0.4, 0.5, 0.6, 0.25, 0.3);
    sheet.set_print_center_horizontally(true);
    sheet.set_screen_gridlines(false);
    let made = report.made_at.format("%d-%m-%Y %H.%M");
    sheet.set_footer(format!("&L&8{name}&C&8Halaman &P dari &N&R&8Dicetak dari data {made}"));
}

/// A number the Indonesian way.
fn number(number: Decimal) -> String {
    format_number(number)
}

fn compose(error: XlsxError) -> WriteError {
    error.into()
}

impl From<XlsxError> for WriteError {
    fn from(error: XlsxError) -> Self {
        Self::Compose { reason: error.to_string() }
    }
}
