//! The first sheet: who, how much, which gates, which areas, and what to know about it.

use rust_xlsxwriter::{FormatAlign, FormatBorder, Worksheet};

use super::cells::Columns;
use super::entry::{cut_texts, write_text};
use super::formulas::Formulas;
use super::measure::{self, bold_lines, lines};
use super::page::SUMMARY_SHEET;
use super::summary_rows::{LEFT, RIGHT, Summary, WIDTHS, target_name, widths};
use super::text::for_footer;
use super::{cells, page, radar, styles, summary_areas, summary_tables};
use crate::report::Report;
use crate::safe_write::WriteError;
use pilar_core::dates::date_and_time;

/// First column of the chart.
const CHART_COLUMN: u16 = 7;
/// What the cells below the chart add to the widths of their texts, less the gap before it, in pixels.
const CELL_MARGINS: u32 = 6;
/// How tall the sheet may be, in points, to be printed on one page and stay readable.
const ONE_PAGE: f64 = 1_300.0;
/// The right half of the warnings begins here.
const SECOND_HALF: u16 = LEFT + 4;

const NOTICE: &str = "Seluruh angka adalah penilaian mandiri unit kerja, dihitung oleh program dari jawaban yang diisikan; \
    bukan hasil evaluasi TPI atau TPN, dan tidak menyatakan atau menjamin predikat apa pun.";

pub(super) fn write(report: &Report, columns: &Columns, sheet: &mut Worksheet) -> Result<(), WriteError> {
    sheet.set_name(SUMMARY_SHEET)?;
    sheet.set_column_width(0, 1.5)?;
    for (column, width) in (LEFT..).zip(WIDTHS) {
        sheet.set_column_width(column, width)?;
    }
    let prefix = cells::sheet_prefix(&report.instrument.workbook.official.sheet);
    let formulas = Formulas { instrument: report.instrument, columns, prefix };
    let mut summary = Summary { report, columns, formulas, row: 0, tall: 0.0 };
    summary.title(sheet)?;
    let (chart_row, above) = (summary.row, summary.tall);
    summary.identity(sheet)?;
    summary_tables::headlines(&mut summary, sheet)?;
    // The chart stands to the right and ends above the row that is left free.
    let chart_size =
        (pixels(widths(CHART_COLUMN, RIGHT) * 5.25) + CELL_MARGINS, pixels(summary.tall - above));
    summary.finish_row(sheet, 10.0)?;
    summary_tables::gates(&mut summary, sheet)?;
    let source = summary_areas::areas(&mut summary, sheet)?;
    if let Some(source) = source {
        let name = target_name(report.instrument, &report.identity.target);
        radar::insert(sheet, (chart_row, CHART_COLUMN), chart_size, &source, name)?;
    }
    let warnings_row = summary.row;
    summary.warnings(sheet)?;
    let last = summary.row - 1;
    sheet.set_print_area(0, LEFT, last, RIGHT)?;
    sheet.set_tab_color(styles::INK);
    sheet.set_active(true);
    let name = format!("{} · {SUMMARY_SHEET}", for_footer(&report.identity.unit, 34));
    page::set_up(sheet, &name, report);
    sheet.set_portrait();
    if summary.tall <= ONE_PAGE {
        sheet.set_print_fit_to_pages(1, 1);
    } else {
        sheet.set_print_fit_to_pages(1, 0);
        sheet.set_page_breaks(&[warnings_row])?;
    }
    Ok(())
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "sizes are small and positive")]
fn pixels(points: f64) -> u32 {
    (points * 4.0 / 3.0) as u32
}

impl Summary<'_> {
    fn title(&mut self, sheet: &mut Worksheet) -> Result<(), WriteError> {
        let report = self.report;
        sheet.write_string_with_format(
            0,
            LEFT,
            "Ringkasan Penilaian Mandiri Zona Integritas",
            &styles::title(),
        )?;
        let subtitle = format!("{} · {}", report.instrument.name, report.instrument.regulation);
        self.finish_row(sheet, 28.0)?;
        write_text(sheet, 1, LEFT, &subtitle, &styles::subtitle())?;
        self.finish_row(sheet, 18.0)?;
        let notice = styles::plain()
            .set_font_color(styles::INK)
            .set_background_color(styles::ACCENT_SOFT)
            .set_border_left(FormatBorder::Thick)
            .set_border_left_color(styles::ACCENT)
            .set_indent(1)
            .set_align(FormatAlign::VerticalCenter);
        sheet.merge_range(self.row, LEFT, self.row, RIGHT, NOTICE, &notice)?;
        self.finish_row(sheet, measure::height(lines(NOTICE, widths(LEFT, RIGHT) - 3.0)) + 6.0)?;
        self.finish_row(sheet, 8.0)
    }

    fn identity(&mut self, sheet: &mut Worksheet) -> Result<(), WriteError> {
        let (report, identity) = (self.report, &self.report.identity);
        let target = report.instrument.target(&identity.target);
        let rows = [
            ("Unit kerja", identity.unit.clone()),
            ("Instansi", identity.instansi.clone()),
            ("Tahun", identity.year.to_string()),
            (
                "Predikat yang dituju",
                target.map_or_else(|| identity.target.clone(), |t| format!("{} ({})", t.name, t.long_name)),
            ),
            ("Instrumen", report.measure()),
            ("Ketentuan penilaian", report.instrument.variant_words()),
            ("Isian terisi", format!("{} dari {}", report.scores.answered, report.scores.of)),
            ("Disusun", format!("{} · {}", date_and_time(&report.made_at), report.made_by)),
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
            let tall = bold_lines(&text, widths(LEFT + 1, CHART_COLUMN - 1));
            self.finish_row(sheet, measure::height(tall).clamp(21.0, 90.0))?;
        }
        Ok(())
    }

    /// What to look at, in two columns read downwards.
    fn warnings(&mut self, sheet: &mut Worksheet) -> Result<(), WriteError> {
        self.section(sheet, "Hal yang perlu diperiksa")?;
        let text =
            styles::plain().set_border_bottom(FormatBorder::Hair).set_border_bottom_color(styles::LINE);
        let mut found: Vec<String> = Vec::new();
        for warning in &self.report.warnings {
            found.push(match &warning.question {
                Some(code) if !warning.message.contains(code.as_str()) => {
                    format!("{code}: {}", warning.message)
                }
                _ => warning.message.clone(),
            });
        }
        found.extend(cut_texts(self.report));
        if found.is_empty() {
            return self.across(sheet, "Tidak ada.", &text);
        }
        let halves = [(LEFT, SECOND_HALF - 1), (SECOND_HALF, RIGHT)];
        let rows = found.len().div_ceil(halves.len());
        for at in 0..rows {
            let mut tall: f64 = 1.0;
            for (half, (from, to)) in halves.into_iter().enumerate() {
                let Some(line) = found.get(half * rows + at) else { continue };
                sheet.merge_range(self.row, from, self.row, to, "", &text)?;
                write_text(sheet, self.row, from, line, &text)?;
                tall = tall.max(lines(line, widths(from, to)));
            }
            self.finish_row(sheet, measure::height(tall))?;
        }
        Ok(())
    }
}
