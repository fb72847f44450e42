//! The report of a period as a workbook.

use std::path::Path;

use pilar_core::dates;
use pilar_core::team::Realisation;
use rust_decimal::Decimal;
use rust_xlsxwriter::{Formula, Worksheet};

use super::plan::{
    Cell, Heading, PLAN_SHEET, begun, list, require, set_up, verify, whose, write, write_cell,
};
use super::write::cells::float;
use super::write::heading::heading_row;
use super::write::measure::{height, lines};
use super::write::styles;
use super::write::text::fit;
use super::write::written::Written;
use crate::plan::MonevReport;
use crate::safe_write::WriteError;

/// Sheet with one row for each area, the course of scores, and what is said of the period.
pub const SUMMARY_SHEET: &str = "Ringkasan";

const TITLE: &str = "Laporan Monitoring dan Evaluasi (Monev) Rencana Aksi Zona Integritas";
const MONEV: [Heading; 11] = [
    ("No.", 6.0),
    ("Area", 26.0),
    ("Kode", 14.0),
    ("Uraian Kegiatan", 46.0),
    ("Keluaran", 30.0),
    ("Penanggung Jawab", 24.0),
    ("Tenggat", 12.0),
    ("Keadaan", 14.0),
    ("Selesai", 12.0),
    ("Kendala", 30.0),
    ("Bukti", 30.0),
];
const SUMMARY: [Heading; 7] = [
    ("Area", WIDE),
    ("Tugas", NARROW),
    ("Rencana", NARROW),
    ("Selesai", NARROW),
    ("Belum", NARROW),
    ("Kendala", NARROW),
    ("Realisasi", NARROW),
];
const WIDE: f64 = 34.0;
const NARROW: f64 = 14.0;
/// Row of the headings of the summary, below its title, from 0.
const HEADINGS: u32 = 4;

/// Writes the report of a period, read back and compared before the file takes its name.
pub fn write_monev(report: &MonevReport, path: &Path) -> Result<(), WriteError> {
    let rows = report.rows.iter().map(|row| {
        [
            row.number.map_or(Cell::Nothing, Cell::Count),
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
            let whose = whose(&report.unit, &report.instansi, report.year);
            summary(workbook.add_worksheet(), report, &whose)?;
            let whose = format!("{}, {whose}", report.period.name());
            list(workbook.add_worksheet(), PLAN_SHEET, &MONEV, &rows, &whose, report.made_at)?;
            Ok(workbook)
        },
        |path| {
            let names: Vec<&str> = report.areas.iter().map(|area| area.name.as_str()).collect();
            let mut written = Written::open(path)?;
            require(&written.sheet(SUMMARY_SHEET)?, HEADINGS + 2, 0, &names)?;
            verify(&mut written, 3, &titles)
        },
    )
}

fn summary(sheet: &mut Worksheet, report: &MonevReport, whose: &str) -> Result<(), WriteError> {
    set_up(sheet, SUMMARY_SHEET, whose, report.made_at)?;
    let columns = SUMMARY.len().max(3 + report.names.len());
    sheet.set_column_width(0, WIDE)?;
    for (column, _) in (1u16..).zip(1..columns) {
        sheet.set_column_width(column, NARROW)?;
    }
    head(sheet, report, whose)?;
    let below = areas(sheet, report)?;
    let below = course(sheet, report, below + 1)?;
    said(sheet, report, below + 1)
}

fn head(sheet: &mut Worksheet, report: &MonevReport, whose: &str) -> Result<(), WriteError> {
    let state = report.frozen.map_or_else(
        || format!("belum dibekukan; keadaan pada {}", dates::date(&report.made_at)),
        |day| format!("dibekukan pada {}, perubahan sesudahnya tidak termasuk", dates::date(&day)),
    );
    let period = format!("{}, sampai dengan {}; {state}", report.period.name(), dates::date(&report.last));
    sheet.set_row_height(0, 24)?;
    sheet.write_string_with_format(0, 0, TITLE, &styles::title())?;
    sheet.write_string_with_format(1, 0, fit(whose).0, &styles::subtitle())?;
    sheet.write_string_with_format(2, 0, period, &styles::subtitle())?;
    Ok(())
}

/// The areas with a row that adds them up; gives the row below.
fn areas(sheet: &mut Worksheet, report: &MonevReport) -> Result<u32, WriteError> {
    heading_row(sheet, HEADINGS, SUMMARY.into_iter())?;
    let (text, count) = (styles::cell(), styles::number("0"));
    let first = HEADINGS + 1;
    let mut row = first;
    for area in &report.areas {
        let it = area.realisation;
        sheet.set_row_height(row, height(lines(&area.name, WIDE)))?;
        sheet.write_string_with_format(row, 0, fit(&area.name).0, &text)?;
        for (column, number) in (1u16..).zip(counts(it)) {
            sheet.write_number_with_format(row, column, number, &count)?;
        }
        percent(sheet, row, it)?;
        row += 1;
    }
    let all = report.all();
    sheet.write_string_with_format(row, 0, "Jumlah", &text.set_bold())?;
    for ((column, letter), number) in (1u16..).zip('B'..).zip(counts(all)) {
        // Without areas there is nothing to add up.
        let formula =
            if row > first { format!("=SUM({letter}{}:{letter}{row})", first + 1) } else { "=0".to_owned() };
        let formula = Formula::new(formula).set_result(number.to_string());
        sheet.write_formula_with_format(row, column, formula, &styles::number("0").set_bold())?;
    }
    percent(sheet, row, all)?;
    Ok(row + 1)
}

fn counts(it: Realisation) -> [u32; 5] {
    [it.tasks, it.planned, it.done, it.late, it.hindered]
        .map(|number| u32::try_from(number).unwrap_or(u32::MAX))
}

fn percent(sheet: &mut Worksheet, row: u32, it: Realisation) -> Result<(), WriteError> {
    let line = row + 1;
    let result = it.percent().map_or_else(String::new, |of| (of / Decimal::ONE_HUNDRED).to_string());
    let formula = Formula::new(format!("=IF(C{line}=0,\"\",D{line}/C{line})")).set_result(result);
    sheet.write_formula_with_format(row, 6, formula, &styles::number(styles::PERCENT))?;
    Ok(())
}

/// What was earned at each period; gives the row below.
fn course(sheet: &mut Worksheet, report: &MonevReport, first: u32) -> Result<u32, WriteError> {
    let (text, count, day) =
        (styles::cell(), styles::number("0"), styles::centred().set_num_format("dd-mm-yyyy"));
    let (points, percent) = (styles::number(styles::POINTS), styles::number(styles::PERCENT));
    let titles = [("Periode", WIDE), ("Tanggal", NARROW), ("Nilai pasti", NARROW)].into_iter();
    heading_row(sheet, first, titles.chain(report.names.iter().map(|name| (name.as_str(), NARROW))))?;
    let mut row = first + 1;
    for point in &report.course {
        sheet.write_string_with_format(row, 0, point.period.name(), &text)?;
        write_cell(sheet, (row, 1), &Cell::Day(Some(point.on)), &text, &count, &day)?;
        match point.total {
            Some(total) => sheet.write_number_with_format(row, 2, float(total), &points)?,
            None => sheet.write_string_with_format(row, 2, "belum ada data", &text)?,
        };
        for (column, area) in (3u16..).zip(&point.areas) {
            match area {
                Some(of) => {
                    let of = float(*of / Decimal::ONE_HUNDRED);
                    sheet.write_number_with_format(row, column, of, &percent)?
                }
                None => sheet.write_blank(row, column, &text)?,
            };
        }
        row += 1;
    }
    Ok(row)
}

/// What people say of the period.
fn said(sheet: &mut Worksheet, report: &MonevReport, first: u32) -> Result<(), WriteError> {
    let all =
        [("Kendala umum", &report.obstacle), ("Tindak lanjut", &report.follow_up), ("Catatan", &report.note)];
    let text = styles::cell();
    for (row, (label, said)) in (first..).zip(all) {
        let said = if said.trim().is_empty() { "tidak ada" } else { said.trim() };
        sheet.set_row_height(row, height(lines(said, NARROW * 6.0)))?;
        sheet.write_string_with_format(row, 0, label, &styles::cell().set_bold())?;
        sheet.merge_range(row, 1, row, 6, &fit(said).0, &text)?;
    }
    Ok(())
}
