//! The first sheet: who, how much, which gates, which areas, and what to know about it.

use chrono::Datelike;
use pilar_core::instrument::Instrument;
use rust_xlsxwriter::{FormatAlign, FormatBorder, Worksheet};

use super::cells::Columns;
use super::entry::{cut_texts, write_text};
use super::formulas::Formulas;
use super::text::{for_footer, lines};
use super::{SUMMARY_SHEET, cells, radar, styles};
use super::{summary_areas, summary_tables};
use crate::report::Report;
use crate::safe_write::WriteError;

/// First column with content; the one before is a margin.
pub(super) const LEFT: u16 = 1;
/// Last column with content.
pub(super) const RIGHT: u16 = 10;
const LABEL_WIDTH: f64 = 42.0;
const FIGURE_WIDTH: f64 = 13.5;
/// First column and size of the chart.
const CHART_COLUMN: u16 = 7;
const CHART_SIZE: (u32, u32) = (388, 290);

const MONTHS: [&str; 12] = [
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
];

const NOTICE: &str = "Seluruh angka adalah penilaian mandiri unit kerja, dihitung oleh program dari jawaban yang diisikan; \
    bukan hasil evaluasi TPI atau TPN, dan tidak menyatakan atau menjamin predikat apa pun.";

/// Where things stand while the sheet grows downwards.
pub(super) struct Summary<'a> {
    pub report: &'a Report<'a>,
    pub columns: &'a Columns,
    pub formulas: Formulas<'a>,
    /// Next free row (zero-based).
    pub row: u32,
}

pub(super) fn write(report: &Report, columns: &Columns, sheet: &mut Worksheet) -> Result<(), WriteError> {
    sheet.set_name(SUMMARY_SHEET)?;
    sheet.set_column_width(0, 1.5)?;
    sheet.set_column_width(LEFT, LABEL_WIDTH)?;
    sheet.set_column_range_width(LEFT + 1, RIGHT, FIGURE_WIDTH)?;
    let prefix = cells::sheet_prefix(&report.instrument.workbook.official.sheet);
    let formulas = Formulas { instrument: report.instrument, columns, prefix };
    let mut summary = Summary { report, columns, formulas, row: 0 };
    summary.title(sheet)?;
    let chart_row = summary.row;
    summary.identity(sheet)?;
    summary_tables::headlines(&mut summary, sheet)?;
    // The chart stands to the right and ends above the row that is left free.
    sheet.set_row_height(summary.row, 16)?;
    summary.row += 1;
    summary_tables::gates(&mut summary, sheet)?;
    sheet.set_page_breaks(&[summary.row])?;
    let source = summary_areas::areas(&mut summary, sheet)?;
    if let Some(source) = source {
        let name = target_name(report.instrument, &report.identity.target);
        radar::insert(sheet, (chart_row, CHART_COLUMN), CHART_SIZE, &source, name)?;
    }
    summary.warnings(sheet)?;
    let last = summary.row;
    sheet.set_print_area(0, LEFT, last, RIGHT)?;
    sheet.set_tab_color(styles::INK);
    sheet.set_active(true);
    let name = format!("{} · {SUMMARY_SHEET}", for_footer(&report.identity.unit, 70));
    super::page(sheet, &name, report);
    sheet.set_print_fit_to_pages(1, 0);
    Ok(())
}

/// The short name of a target, or its key where the instrument does not know it.
pub(super) fn target_name<'a>(instrument: &'a Instrument, key: &'a str) -> &'a str {
    instrument.target(key).map_or(key, |target| target.name.as_str())
}

impl Summary<'_> {
    /// Starts a section.
    pub(super) fn section(&mut self, sheet: &mut Worksheet, name: &str) -> Result<(), WriteError> {
        sheet.set_row_height(self.row, 24)?;
        sheet.write_string_with_format(self.row, LEFT, name, &styles::section())?;
        self.row += 1;
        Ok(())
    }

    /// Writes a line of text across the sheet.
    pub(super) fn across(
        &mut self,
        sheet: &mut Worksheet,
        text: &str,
        format: &rust_xlsxwriter::Format,
    ) -> Result<(), WriteError> {
        sheet.merge_range(self.row, LEFT, self.row, RIGHT, "", format)?;
        write_text(sheet, self.row, LEFT, text, format)?;
        let width = LABEL_WIDTH + FIGURE_WIDTH * f64::from(RIGHT - LEFT);
        sheet.set_row_height(self.row, (lines(text, width) * 12.0 + 5.0).min(409.0))?;
        self.row += 1;
        Ok(())
    }

    fn title(&mut self, sheet: &mut Worksheet) -> Result<(), WriteError> {
        let report = self.report;
        sheet.set_row_height(0, 28)?;
        sheet.write_string_with_format(
            0,
            LEFT,
            "Ringkasan Penilaian Mandiri Zona Integritas",
            &styles::title(),
        )?;
        let subtitle = format!("{} · {}", report.instrument.name, report.instrument.regulation);
        write_text(sheet, 1, LEFT, &subtitle, &styles::subtitle())?;
        self.row = 2;
        let notice = styles::plain()
            .set_font_color(styles::INK)
            .set_background_color(styles::ACCENT_SOFT)
            .set_border_left(FormatBorder::Thick)
            .set_border_left_color(styles::ACCENT)
            .set_indent(1)
            .set_align(FormatAlign::VerticalCenter);
        self.across(sheet, NOTICE, &notice)?;
        sheet.set_row_height(self.row - 1, 32)?;
        sheet.set_row_height(self.row, 8)?;
        self.row += 1;
        Ok(())
    }

    fn identity(&mut self, sheet: &mut Worksheet) -> Result<(), WriteError> {
        let (report, identity) = (self.report, &self.report.identity);
        let target = report.instrument.target(&identity.target);
        let made = report.made_at;
        let month = MONTHS[usize::try_from(made.month0()).unwrap_or_default() % MONTHS.len()];
        let rows = [
            ("Unit kerja", identity.unit.clone()),
            ("Instansi", identity.instansi.clone()),
            ("Tahun", identity.year.to_string()),
            (
                "Predikat yang dituju",
                target.map_or_else(|| identity.target.clone(), |t| format!("{} ({})", t.name, t.long_name)),
            ),
            ("Isian terisi", format!("{} dari {}", report.scores.answered, report.scores.of)),
            (
                "Disusun",
                format!(
                    "{} {month} {} pukul {} · {}",
                    made.day(),
                    made.year(),
                    made.format("%H.%M"),
                    report.made_by
                ),
            ),
        ];
        let label = styles::cell()
            .set_font_color(styles::SOFT_INK)
            .set_background_color(styles::GROUND)
            .set_align(FormatAlign::VerticalCenter);
        let value = styles::cell().set_bold().set_align(FormatAlign::VerticalCenter);
        for (name, text) in rows {
            sheet.write_string_with_format(self.row, LEFT, name, &label)?;
            sheet.merge_range(self.row, LEFT + 1, self.row, CHART_COLUMN - 1, "", &value)?;
            write_text(sheet, self.row, LEFT + 1, &text, &value)?;
            let width = FIGURE_WIDTH * f64::from(CHART_COLUMN - 1 - LEFT);
            sheet.set_row_height(self.row, (lines(&text, width) * 12.0 + 5.0).clamp(18.0, 90.0))?;
            self.row += 1;
        }
        Ok(())
    }

    fn warnings(&mut self, sheet: &mut Worksheet) -> Result<(), WriteError> {
        let cut = cut_texts(self.report);
        self.section(sheet, "Hal yang perlu diperiksa")?;
        let text = styles::cell();
        let mut any = false;
        for warning in &self.report.warnings {
            let line = match &warning.question {
                Some(code) if !warning.message.contains(code.as_str()) => {
                    format!("{code}: {}", warning.message)
                }
                _ => warning.message.clone(),
            };
            self.across(sheet, &line, &text)?;
            any = true;
        }
        for line in &cut {
            self.across(sheet, line, &text)?;
            any = true;
        }
        if !any {
            self.across(sheet, "Tidak ada.", &text)?;
        }
        Ok(())
    }
}
