//! The plan of the year and the report of a period as workbooks.

use std::borrow::Cow;
use std::path::Path;

use calamine::{Data, Range};
use chrono::{DateTime, Datelike, FixedOffset, NaiveDate};
use rust_decimal::Decimal;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Formula, Workbook, Worksheet};

use super::write::cells::float;
use super::write::cells::text_at;
use super::write::styles;
use super::write::text::{fit, for_footer};
use super::write::verify::sheet;
use crate::plan::{MonevReport, Plan};
use crate::safe_write::{WriteError, write_verified};

/// Sheet with one row for each task.
pub const PLAN_SHEET: &str = "Rencana Aksi";
/// Sheet with one row for each area, and the course of scores.
pub const SUMMARY_SHEET: &str = "Ringkasan";

/// Title and width of a column.
pub(super) type Heading = (&'static str, f64);

pub(super) const PLAN: [Heading; 15] = [
    ("No.", 6.0),
    ("Untuk", 16.0),
    ("Uraian Kegiatan", 46.0),
    ("Output", 30.0),
    ("Dokumen", 30.0),
    ("Penanggung Jawab", 24.0),
    ("Pelaksana", 24.0),
    ("Pemeriksa", 24.0),
    ("Mulai", 12.0),
    ("Tenggat", 12.0),
    ("Hari Kerja", 10.0),
    ("Keadaan", 14.0),
    ("Kendala", 30.0),
    ("Selesai", 12.0),
    ("Bukti", 30.0),
];
const MONEV: [Heading; 11] = [
    ("No.", 6.0),
    ("Area", 26.0),
    ("Kode", 14.0),
    ("Uraian Kegiatan", 46.0),
    ("Output", 30.0),
    ("Penanggung Jawab", 24.0),
    ("Tenggat", 12.0),
    ("Keadaan", 14.0),
    ("Selesai", 12.0),
    ("Kendala", 30.0),
    ("Bukti", 30.0),
];
const SUMMARY: [Heading; 6] = [
    ("Area", 34.0),
    ("Rencana", 12.0),
    ("Selesai", 12.0),
    ("Belum", 12.0),
    ("Kendala", 12.0),
    ("Realisasi", 12.0),
];

/// A cell.
pub(super) enum Cell<'a> {
    Text(Cow<'a, str>),
    Day(Option<NaiveDate>),
    Count(usize),
    Nothing,
}

impl<'a> Cell<'a> {
    pub fn of(text: &'a str) -> Self {
        Self::Text(text.into())
    }
}

/// Writes the tasks of a plan, read back and compared before the file takes its name.
pub fn write_plan(plan: &Plan, path: &Path) -> Result<(), WriteError> {
    let rows: Vec<[Cell<'_>; 15]> = plan.tasks.iter().map(plan_row).collect();
    let titles: Vec<&str> = plan.tasks.iter().map(|task| task.title.as_str()).collect();
    write(
        path,
        || {
            let mut workbook = begun("Rencana Aksi Zona Integritas", &plan.made_by, plan.made_at)?;
            let heading = format!("{} {}", plan.unit, plan.year);
            list(workbook.add_worksheet(), PLAN_SHEET, &PLAN, &rows, &heading, plan.made_at)?;
            Ok(workbook)
        },
        |path| verify(path, 2, &titles),
    )
}

pub(super) fn plan_row(task: &crate::plan::PlanTask) -> [Cell<'_>; 15] {
    [
        Cell::Count(task.number),
        Cell::of(&task.about),
        Cell::of(&task.title),
        Cell::of(&task.output),
        Cell::of(&task.document),
        Cell::of(&task.pic),
        Cell::Text(task.others.join(", ").into()),
        Cell::of(&task.checker),
        Cell::Day(task.start),
        Cell::Day(task.due),
        task.effort.and_then(|days| usize::try_from(days).ok()).map_or(Cell::Nothing, Cell::Count),
        Cell::of(task.status.name()),
        Cell::of(&task.obstacle),
        Cell::Day(task.realised),
        Cell::Text(task.evidence.join("; ").into()),
    ]
}

/// Writes the report of a period, read back and compared before the file takes its name.
pub fn write_monev(report: &MonevReport, path: &Path) -> Result<(), WriteError> {
    let rows = report.rows.iter().map(|row| {
        [
            Cell::Count(row.number),
            Cell::of(&row.area),
            Cell::of(&row.code),
            Cell::of(&row.task.title),
            Cell::of(&row.task.output),
            Cell::of(&row.task.pic),
            Cell::Day(row.task.due),
            Cell::of(row.task.status.name()),
            Cell::Day(row.task.realised),
            Cell::of(&row.task.obstacle),
            Cell::Text(row.task.evidence.join("; ").into()),
        ]
    });
    let rows: Vec<[Cell<'_>; 11]> = rows.collect();
    let titles: Vec<&str> = report.rows.iter().map(|row| row.task.title.as_str()).collect();
    write(
        path,
        || {
            let title = format!("Monev {} {}", report.period, report.year);
            let mut workbook = begun(&title, &report.made_by, report.made_at)?;
            let heading = format!("{} {} {}", report.unit, report.period, report.year);
            summary(workbook.add_worksheet(), report, &heading)?;
            list(workbook.add_worksheet(), PLAN_SHEET, &MONEV, &rows, &heading, report.made_at)?;
            Ok(workbook)
        },
        |path| {
            let names: Vec<&str> = report.areas.iter().map(|area| area.name.as_str()).collect();
            let read = sheet(path, SUMMARY_SHEET)?;
            require(&read, 0, &names)?;
            verify(path, 3, &titles)
        },
    )
}

pub(super) fn write(
    path: &Path,
    compose: impl FnOnce() -> Result<Workbook, WriteError>,
    verify: impl FnOnce(&Path) -> Result<(), WriteError>,
) -> Result<(), WriteError> {
    write_verified(
        path,
        |temporary| {
            let bytes = compose()?.save_to_buffer()?;
            std::fs::write(temporary, bytes).map_err(|error| WriteError::from_io(temporary, error))
        },
        verify,
    )
}

pub(super) fn begun(
    title: &str,
    made_by: &str,
    made_at: DateTime<FixedOffset>,
) -> Result<Workbook, WriteError> {
    let mut workbook = Workbook::new();
    workbook.set_default_format(&styles::base(), 16, 64)?;
    workbook.set_properties(
        &DocProperties::new()
            .set_title(title)
            .set_comment(format!("Disusun dengan {made_by}"))
            .set_creation_datetime(&ExcelDateTime::from_timestamp(made_at.timestamp())?),
    );
    Ok(workbook)
}

fn begin(
    sheet: &mut Worksheet,
    name: &str,
    headings: &[Heading],
    title: &str,
    made_at: DateTime<FixedOffset>,
) -> Result<(), WriteError> {
    sheet.set_name(name)?;
    sheet.set_freeze_panes(1, 0)?;
    sheet.set_repeat_rows(0, 0)?;
    sheet.set_landscape();
    sheet.set_paper_size(9);
    sheet.set_print_fit_to_pages(1, 0);
    let title = for_footer(title, 60);
    let made = made_at.format("%d-%m-%Y %H.%M");
    sheet.set_footer(format!("&L&8{title}&C&8Halaman &P dari &N&R&8Dicetak dari data {made}"));
    sheet.set_row_height(0, 30)?;
    for (column, (title, width)) in (0u16..).zip(headings) {
        sheet.write_string_with_format(0, column, *title, &styles::heading().set_text_wrap())?;
        sheet.set_column_width(column, *width)?;
    }
    Ok(())
}

pub(super) fn list<const N: usize>(
    sheet: &mut Worksheet,
    name: &str,
    headings: &[Heading; N],
    rows: &[[Cell<'_>; N]],
    title: &str,
    made_at: DateTime<FixedOffset>,
) -> Result<(), WriteError> {
    begin(sheet, name, headings, title, made_at)?;
    let (text, count) = (styles::cell(), styles::number("0"));
    let day = styles::centred().set_num_format("dd-mm-yyyy");
    for (row, cells) in (1u32..).zip(rows) {
        for (column, cell) in (0u16..).zip(cells) {
            write_cell(sheet, (row, column), cell, &text, &count, &day)?;
        }
    }
    if let (Ok(last @ 1..), Ok(columns)) = (u32::try_from(rows.len()), u16::try_from(N)) {
        sheet.autofilter(0, 0, last, columns - 1)?;
    }
    Ok(())
}

fn write_cell(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    cell: &Cell<'_>,
    text: &Format,
    count: &Format,
    day: &Format,
) -> Result<(), WriteError> {
    match cell {
        Cell::Text(said) => sheet.write_string_with_format(row, column, fit(said).0, text)?,
        Cell::Day(Some(date)) => {
            let year = u16::try_from(date.year()).unwrap_or_default();
            let narrow = |number: u32| u8::try_from(number).unwrap_or_default();
            match ExcelDateTime::from_ymd(year, narrow(date.month()), narrow(date.day())) {
                Ok(at) => sheet.write_datetime_with_format(row, column, &at, day)?,
                // Before the days that workbooks count: as a text.
                Err(_) => sheet.write_string_with_format(row, column, date.to_string(), text)?,
            }
        }
        Cell::Count(number) => {
            let number = u32::try_from(*number).unwrap_or(u32::MAX);
            sheet.write_number_with_format(row, column, number, count)?
        }
        Cell::Day(None) | Cell::Nothing => sheet.write_blank(row, column, text)?,
    };
    Ok(())
}

fn summary(sheet: &mut Worksheet, report: &MonevReport, title: &str) -> Result<(), WriteError> {
    begin(sheet, SUMMARY_SHEET, &SUMMARY, title, report.made_at)?;
    let (text, count, percent) = (styles::cell(), styles::number("0"), styles::number(styles::PERCENT));
    for (row, area) in (1u32..).zip(&report.areas) {
        let it = area.realisation;
        sheet.write_string_with_format(row, 0, fit(&area.name).0, &text)?;
        for (column, number) in (1u16..).zip([it.planned, it.done, it.late, it.stuck]) {
            let number = u32::try_from(number).unwrap_or(u32::MAX);
            sheet.write_number_with_format(row, column, number, &count)?;
        }
        let line = row + 1;
        let result = it.percent().map_or_else(String::new, |of| (of / Decimal::ONE_HUNDRED).to_string());
        let formula = Formula::new(format!("=IF(B{line}=0,\"\",C{line}/B{line})")).set_result(result);
        sheet.write_formula_with_format(row, 5, formula, &percent)?;
    }
    let below = u32::try_from(report.areas.len()).unwrap_or_default() + 3;
    let titles = ["Periode", "Tanggal", "Nilai"].into_iter().chain(report.names.iter().map(String::as_str));
    for (column, title) in (0u16..).zip(titles) {
        sheet.write_string_with_format(below, column, fit(title).0, &styles::heading().set_text_wrap())?;
    }
    let (points, day) = (styles::number(styles::POINTS), styles::centred().set_num_format("dd-mm-yyyy"));
    for (row, point) in (below + 1..).zip(&report.course) {
        sheet.write_string_with_format(row, 0, point.period.name(), &text)?;
        write_cell(sheet, (row, 1), &Cell::Day(Some(point.on)), &text, &count, &day)?;
        sheet.write_number_with_format(row, 2, float(point.total), &points)?;
        for (column, area) in (3u16..).zip(&point.areas) {
            match area {
                Some(of) => {
                    let of = float(*of / Decimal::ONE_HUNDRED);
                    sheet.write_number_with_format(row, column, of, &percent)?
                }
                None => sheet.write_blank(row, column, &text)?,
            };
        }
    }
    Ok(())
}

pub(super) fn verify(path: &Path, column: u16, titles: &[&str]) -> Result<(), WriteError> {
    require(&sheet(path, PLAN_SHEET)?, column, titles)
}

/// Refuses a sheet whose rows below the heading do not say this in a column.
pub(super) fn require(read: &Range<Data>, column: u16, texts: &[&str]) -> Result<(), WriteError> {
    for (row, text) in (2u32..).zip(texts) {
        if text_at(read, row, column) != fit(text).0 {
            return Err(WriteError::NotVerified { reason: format!("baris {row} tidak sama") });
        }
    }
    Ok(())
}
