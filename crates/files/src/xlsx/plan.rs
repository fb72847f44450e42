//! The plan of the year as a workbook, and what lists of tasks have in common.

use std::borrow::Cow;
use std::path::Path;

use calamine::{Data, Range};
use chrono::{DateTime, Datelike, FixedOffset, NaiveDate};
use pilar_core::dates::date_and_time;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, Worksheet};

use super::write::cells::text_at;
use super::write::heading::heading_row;
use super::write::measure::{height, lines};
use super::write::styles;
use super::write::text::{fit, for_footer};
use super::write::written::Written;
use crate::plan::Plan;
use crate::safe_write::{WriteError, write_verified};

/// Sheet with one row for each task.
pub const PLAN_SHEET: &str = "Rencana Aksi";

/// Title and width of a column.
pub(super) type Heading = (&'static str, f64);

pub(super) const PLAN: [Heading; 15] = [
    ("No.", 6.0),
    ("Untuk Isian atau Area", 16.0),
    ("Uraian Kegiatan", 46.0),
    ("Keluaran", 30.0),
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
            let whose = whose(&plan.unit, &plan.instansi, plan.year);
            list(workbook.add_worksheet(), PLAN_SHEET, &PLAN, &rows, &whose, plan.made_at)?;
            Ok(workbook)
        },
        |path| verify(&mut Written::open(path)?, 2, &titles),
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

/// Whose a sheet is, as its pages say it.
pub(super) fn whose(unit: &str, instansi: &str, year: u16) -> String {
    format!("{unit}, {instansi}, tahun {year}")
}

/// Names a sheet and sets up its pages: landscape, as wide as the page, with its name and whose it is above.
pub(super) fn set_up(
    sheet: &mut Worksheet,
    name: &str,
    whose: &str,
    made_at: DateTime<FixedOffset>,
) -> Result<(), WriteError> {
    sheet.set_name(name)?;
    sheet.set_landscape();
    sheet.set_paper_size(9);
    sheet.set_print_fit_to_pages(1, 0);
    let whose = for_footer(whose, 150);
    let made = date_and_time(&made_at);
    // The space keeps a number that a name begins with out of the size.
    sheet.set_header(format!("&L&8 {name}&R&8 {whose}"));
    sheet.set_footer(format!("&C&8Halaman &P dari &N&R&8Dicetak dari data {made}"));
    Ok(())
}

pub(super) fn list<const N: usize>(
    sheet: &mut Worksheet,
    name: &str,
    headings: &[Heading; N],
    rows: &[[Cell<'_>; N]],
    whose: &str,
    made_at: DateTime<FixedOffset>,
) -> Result<(), WriteError> {
    set_up(sheet, name, whose, made_at)?;
    sheet.set_freeze_panes(1, 0)?;
    sheet.set_repeat_rows(0, 0)?;
    for (column, (_, width)) in (0u16..).zip(headings) {
        sheet.set_column_width(column, *width)?;
    }
    heading_row(sheet, 0, headings.iter().copied())?;
    let (text, count) = (styles::cell(), styles::number("0"));
    let day = styles::centred().set_num_format("dd-mm-yyyy");
    for (row, cells) in (1u32..).zip(rows) {
        let mut tall: f64 = 1.0;
        for ((column, cell), (_, width)) in (0u16..).zip(cells).zip(headings) {
            write_cell(sheet, (row, column), cell, &text, &count, &day)?;
            if let Cell::Text(said) = cell {
                tall = tall.max(lines(said, *width));
            }
        }
        sheet.set_row_height(row, height(tall))?;
    }
    if let (Ok(last @ 1..), Ok(columns)) = (u32::try_from(rows.len()), u16::try_from(N)) {
        sheet.autofilter(0, 0, last, columns - 1)?;
    }
    Ok(())
}

pub(super) fn write_cell(
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

pub(super) fn verify(written: &mut Written, column: u16, titles: &[&str]) -> Result<(), WriteError> {
    require(&written.sheet(PLAN_SHEET)?, 2, column, titles)
}

/// Refuses a sheet whose rows from `first` on, counted from 1, do not say this in a column.
pub(super) fn require(read: &Range<Data>, first: u32, column: u16, texts: &[&str]) -> Result<(), WriteError> {
    for (row, text) in (first..).zip(texts) {
        if text_at(read, row, column) != fit(text).0 {
            return Err(WriteError::differs(format!("baris {row} tidak sama")));
        }
    }
    Ok(())
}
