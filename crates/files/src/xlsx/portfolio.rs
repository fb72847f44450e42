//! The workbook of a portfolio: every assessment, its areas, and how each area is spread, with live formulas.

use std::path::Path;

use calamine::{Data, Range};
use chrono::{DateTime, Datelike, FixedOffset, NaiveDate};
use pilar_core::agency::TagKey;
use pilar_core::dates::date_and_time;
use rust_xlsxwriter::utility::column_number_to_name;
use rust_xlsxwriter::{
    ConditionalFormat3ColorScale, DocProperties, ExcelDateTime, Format, Formula, Workbook, Worksheet,
};

use super::write::cells::text_at;
use super::write::heading::heading_row;
use super::write::measure::{height, lines};
use super::write::styles;
use super::write::text::fit;
use super::write::written::Written;
use crate::portfolio::PortfolioRow;
use crate::safe_write::{WriteError, write_verified};

/// Sheet with one row for each assessment.
pub const LIST_SHEET: &str = "Portofolio";
/// Sheet with the percentages of every area.
pub const AREA_SHEET: &str = "Capaian Area";
/// Sheet with the spread of every area.
pub const SPREAD_SHEET: &str = "Sebaran Area";

/// How far a cached figure may lie from the one that was to be written.
const SLACK: f64 = 1e-9;

/// A portfolio as plain values; points and percent are unrounded.
#[derive(Debug, Clone, PartialEq)]
pub struct Portfolio<'a> {
    /// When it was made.
    pub made_at: DateTime<FixedOffset>,
    /// With what.
    pub made_by: String,
    /// The headlines that get a column.
    pub headlines: Vec<Named<'a>>,
    /// Every target a row may name.
    pub targets: Vec<Named<'a>>,
    /// The areas.
    pub areas: Vec<AreaSpread<'a>>,
    /// One row for each assessment.
    pub rows: &'a [PortfolioRow],
}

/// The name of something rows name by its key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Named<'a> {
    /// Its key.
    pub key: &'a str,
    /// Its name.
    pub name: &'a str,
}

/// An area and its spread over the rows that have it.
#[derive(Debug, Clone, PartialEq)]
pub struct AreaSpread<'a> {
    /// The area.
    pub area: Named<'a>,
    /// Minimum, first quartile, median, third quartile, maximum, range; percent 0..=100.
    pub figures: [f64; 6],
}

impl Portfolio<'_> {
    /// The name of a row's target, or its key where nobody knows it.
    fn target<'r>(&'r self, row: &'r PortfolioRow) -> &'r str {
        self.targets.iter().find(|target| target.key == row.target).map_or(&row.target, |target| target.name)
    }
}

/// What a row earns in an area, percent 0..=100, blanks earning nothing.
fn floor(row: &PortfolioRow, spread: &AreaSpread) -> Option<f64> {
    row.areas.iter().find(|own| own.key == spread.area.key).map(|own| own.floor)
}

/// Writes the workbook: read back and compared before it takes its final name.
pub fn write_portfolio(portfolio: &Portfolio, path: &Path) -> Result<(), WriteError> {
    write_verified(
        path,
        |temporary| {
            let bytes = compose(portfolio)?;
            std::fs::write(temporary, bytes).map_err(|error| WriteError::from_io(temporary, error))
        },
        |temporary| verify(portfolio, temporary),
    )
}

fn compose(portfolio: &Portfolio) -> Result<Vec<u8>, WriteError> {
    let mut workbook = Workbook::new();
    workbook.set_default_format(&styles::base(), 16, 64)?;
    workbook.set_properties(
        &DocProperties::new()
            .set_title("Portofolio Zona Integritas")
            .set_comment(format!("Disusun dengan {}", portfolio.made_by))
            .set_creation_datetime(&ExcelDateTime::from_timestamp(portfolio.made_at.timestamp())?),
    );
    list(portfolio, workbook.add_worksheet())?;
    areas(portfolio, workbook.add_worksheet())?;
    spreads(portfolio, workbook.add_worksheet())?;
    Ok(workbook.save_to_buffer()?)
}

const BEFORE: [&str; 6] = ["Unit Kerja", "Instansi", "Tahun", "Target", "Nilai Menurut Isian", "Nilai Pasti"];
const AFTER: [&str; 8] = [
    "Hasil Evaluasi",
    "Syarat Nilai Terpenuhi",
    "Predikat",
    "Kemajuan",
    "Status Reviu",
    "Tenggat",
    "Wilayah",
    "Jenis",
];

fn list(portfolio: &Portfolio, sheet: &mut Worksheet) -> Result<(), WriteError> {
    let titles: Vec<&str> = BEFORE
        .into_iter()
        .chain(portfolio.headlines.iter().map(|headline| headline.name))
        .chain(AFTER)
        .collect();
    begin(sheet, LIST_SHEET, portfolio, &titles)?;
    let (text, whole) = (styles::cell(), styles::number("0"));
    let (points, percent) = (styles::number(styles::POINTS), styles::number(styles::PERCENT));
    let date = styles::centred().set_num_format("dd-mm-yyyy");
    for (row, line) in (1u32..).zip(portfolio.rows) {
        let mut cells = Cells::new(sheet, row, &titles);
        cells.text(&line.unit, &text)?;
        cells.text(&line.instansi, &text)?;
        cells.number(Some(f64::from(line.year)), &whole)?;
        cells.text(portfolio.target(line), &styles::centred())?;
        cells.number(Some(line.total), &points)?;
        cells.number(Some(line.floor), &points)?;
        for headline in &portfolio.headlines {
            cells.number(line.headlines.get(headline.key).copied(), &points)?;
        }
        cells.number(line.evaluated, &points)?;
        cells.text(&format!("{} dari {}", line.gates_met, line.gates), &styles::centred())?;
        cells.text(if line.met { "Memenuhi" } else { "Belum Memenuhi" }, &styles::centred())?;
        cells.number(Some(line.progress / 100.0), &percent)?;
        cells.text(line.state, &styles::centred())?;
        cells.date(line.deadline.as_ref().and_then(|day| day.parse().ok()), &date)?;
        for key in TagKey::ALL {
            cells.text(line.tags.get(&key).map_or("", String::as_str), &text)?;
        }
        cells.end()?;
    }
    filter(sheet, portfolio, titles.len())
}

fn areas(portfolio: &Portfolio, sheet: &mut Worksheet) -> Result<(), WriteError> {
    let names = portfolio.areas.iter().map(|spread| spread.area.name);
    let titles: Vec<&str> = ["Unit Kerja", "Tahun"].into_iter().chain(names).collect();
    begin(sheet, AREA_SHEET, portfolio, &titles)?;
    let percent = styles::number(styles::PERCENT);
    for (row, line) in (1u32..).zip(portfolio.rows) {
        let mut cells = Cells::new(sheet, row, &titles);
        cells.text(&line.unit, &styles::cell())?;
        cells.number(Some(f64::from(line.year)), &styles::number("0"))?;
        for spread in &portfolio.areas {
            cells.number(floor(line, spread).map(|figure| figure / 100.0), &percent)?;
        }
        cells.end()?;
    }
    if let (Some(last), Some(columns)) = (last_row(portfolio), last_column(titles.len())) {
        let scale = ConditionalFormat3ColorScale::new()
            .set_minimum_color(styles::BAD_SOFT)
            .set_midpoint_color(styles::AMBER_SOFT)
            .set_maximum_color(styles::OK_SOFT);
        sheet.add_conditional_format(1, 2, last, columns, &scale)?;
    }
    filter(sheet, portfolio, titles.len())
}

fn spreads(portfolio: &Portfolio, sheet: &mut Worksheet) -> Result<(), WriteError> {
    let titles = ["Area", "Terendah", "Kuartil 1", "Median", "Kuartil 3", "Tertinggi", "Rentang"];
    begin(sheet, SPREAD_SHEET, portfolio, &titles)?;
    let percent = styles::number(styles::PERCENT);
    let last = portfolio.rows.len() + 1;
    for ((row, column), area) in (1u32..).zip(2u16..).zip(&portfolio.areas) {
        sheet.set_row_height(row, height(lines(area.area.name, width("Area"))))?;
        sheet.write_string_with_format(row, 0, fit(area.area.name).0, &styles::cell())?;
        let letter = column_number_to_name(column);
        let range = format!("'{AREA_SHEET}'!${letter}$2:${letter}${last}");
        let line = row + 1;
        let quartiles = (0..5).map(|quarter| format!("=QUARTILE({range},{quarter})"));
        let formulas = quartiles.chain([format!("={high}{line}-{low}{line}", high = 'F', low = 'B')]);
        for ((column, formula), figure) in (1u16..).zip(formulas).zip(area.figures) {
            let formula = Formula::new(formula).set_result((figure / 100.0).to_string());
            sheet.write_formula_with_format(row, column, formula, &percent)?;
        }
    }
    Ok(())
}

/// The heading of a sheet and how it prints.
fn begin(
    sheet: &mut Worksheet,
    name: &str,
    portfolio: &Portfolio,
    titles: &[&str],
) -> Result<(), WriteError> {
    sheet.set_name(name)?;
    sheet.set_freeze_panes(1, 1)?;
    sheet.set_repeat_rows(0, 0)?;
    sheet.set_landscape();
    sheet.set_paper_size(9);
    sheet.set_print_fit_to_pages(1, 0);
    let made = date_and_time(&portfolio.made_at);
    sheet.set_footer(format!("&L&8{name}&C&8Halaman &P dari &N&R&8Dicetak dari data {made}"));
    heading_row(sheet, 0, titles.iter().map(|title| (*title, width(title))))?;
    for (column, title) in (0u16..).zip(titles) {
        sheet.set_column_width(column, width(title))?;
    }
    Ok(())
}

/// The width of a column under that title, in characters.
fn width(title: &str) -> f64 {
    match title {
        "Unit Kerja" | "Instansi" | "Area" => 38.0,
        _ => 14.0,
    }
}

fn filter(sheet: &mut Worksheet, portfolio: &Portfolio, titles: usize) -> Result<(), WriteError> {
    if let (Some(last), Some(columns)) = (last_row(portfolio), last_column(titles)) {
        sheet.autofilter(0, 0, last, columns)?;
    }
    Ok(())
}

fn last_row(portfolio: &Portfolio) -> Option<u32> {
    u32::try_from(portfolio.rows.len()).ok().filter(|rows| *rows > 0)
}

fn last_column(titles: usize) -> Option<u16> {
    u16::try_from(titles.checked_sub(1)?).ok()
}

/// Writes the cells of a row from left to right, and makes it as tall as its texts.
struct Cells<'a> {
    sheet: &'a mut Worksheet,
    row: u32,
    titles: &'a [&'a str],
    column: u16,
    /// Lines of its longest text so far.
    lines: f64,
}

impl<'a> Cells<'a> {
    fn new(sheet: &'a mut Worksheet, row: u32, titles: &'a [&'a str]) -> Self {
        Self { sheet, row, titles, column: 0, lines: 1.0 }
    }

    fn end(self) -> Result<(), WriteError> {
        self.sheet.set_row_height(self.row, height(self.lines))?;
        Ok(())
    }

    fn text(&mut self, text: &str, format: &Format) -> Result<(), WriteError> {
        let title = self.titles.get(usize::from(self.column)).copied().unwrap_or_default();
        self.lines = self.lines.max(lines(text, width(title)));
        self.sheet.write_string_with_format(self.row, self.column, fit(text).0, format)?;
        self.column += 1;
        Ok(())
    }

    fn number(&mut self, number: Option<f64>, format: &Format) -> Result<(), WriteError> {
        match number {
            Some(number) => self.sheet.write_number_with_format(self.row, self.column, number, format)?,
            None => self.sheet.write_blank(self.row, self.column, format)?,
        };
        self.column += 1;
        Ok(())
    }

    fn date(&mut self, date: Option<NaiveDate>, format: &Format) -> Result<(), WriteError> {
        match date {
            Some(date) => {
                let year = u16::try_from(date.year()).unwrap_or_default();
                let day = ExcelDateTime::from_ymd(year, narrow(date.month()), narrow(date.day()))?;
                self.sheet.write_datetime_with_format(self.row, self.column, &day, format)?
            }
            None => self.sheet.write_blank(self.row, self.column, format)?,
        };
        self.column += 1;
        Ok(())
    }
}

/// A month or a day.
fn narrow(number: u32) -> u8 {
    u8::try_from(number).unwrap_or_default()
}

fn verify(portfolio: &Portfolio, path: &Path) -> Result<(), WriteError> {
    let mut written = Written::open(path)?;
    let (list, areas) = (written.sheet(LIST_SHEET)?, written.sheet(AREA_SHEET)?);
    let spreads = written.sheet(SPREAD_SHEET)?;
    for (row, line) in (2u32..).zip(portfolio.rows) {
        if text_at(&list, row, 0) != fit(&line.unit).0 {
            return Err(WriteError::differs(format!("unit pada baris {row} tidak sama")));
        }
        same(&list, row, 4, Some(line.total))?;
        for (column, spread) in (2u16..).zip(&portfolio.areas) {
            same(&areas, row, column, floor(line, spread).map(|figure| figure / 100.0))?;
        }
    }
    for (row, area) in (2u32..).zip(&portfolio.areas) {
        for (column, figure) in (1u16..).zip(area.figures) {
            same(&spreads, row, column, Some(figure / 100.0))?;
        }
    }
    Ok(())
}

fn same(range: &Range<Data>, row: u32, column: u16, expected: Option<f64>) -> Result<(), WriteError> {
    let found = range.get_value((row - 1, u32::from(column))).unwrap_or(&Data::Empty);
    let equal = match (found, expected) {
        (Data::Float(found), Some(expected)) => (found - expected).abs() <= SLACK,
        (Data::Empty, None) => true,
        _ => false,
    };
    if equal {
        return Ok(());
    }
    Err(WriteError::differs(format!("angka pada baris {row} terbaca {found}, seharusnya {expected:?}")))
}
