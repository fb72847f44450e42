//! The sheet in the layout of the regulation's annex, with live formulas.

use std::collections::BTreeSet;

use pilar_core::worksheet::ExtraName;
use rust_xlsxwriter::{Format, FormatAlign, Worksheet};

use super::cells::{Column, Columns, float};
use super::entry::write_text;
use super::formulas::{self, Formulas, Shown, live};
use super::measure::{self, bold_lines};
use super::styles::{self, POINTS};
use super::text::{clean, for_footer};
use super::{extras, page, rules};
use crate::report::{Report, Row};
use crate::safe_write::WriteError;

pub(super) const MARKER_WIDTH: f64 = 2.8;
pub(super) const QUESTION_WIDTH: f64 = 41.0;
pub(super) const EXPLANATION_WIDTH: f64 = 48.0;
pub(super) const NOTE_WIDTH: f64 = 32.0;
pub(super) const EVIDENCE_WIDTH: f64 = 28.0;

pub(super) struct Lke<'a> {
    pub report: &'a Report<'a>,
    pub columns: &'a Columns,
    pub formulas: Formulas<'a>,
    pub nothing: Row,
    /// Extra columns of agencies' sheets.
    pub extras: Vec<(&'a ExtraName, Column)>,
}

impl<'a> Lke<'a> {
    pub(super) fn new(report: &'a Report<'a>, columns: &'a Columns) -> Self {
        let formulas = Formulas { instrument: report.instrument, columns, prefix: String::new() };
        let extras = extras::columns(report, columns);
        Self { report, columns, formulas, nothing: Row::default(), extras }
    }

    /// Writes the whole sheet.
    pub(super) fn write(&self, sheet: &mut Worksheet) -> Result<(), WriteError> {
        let official = &self.report.instrument.workbook.official;
        sheet.set_name(&official.sheet)?;
        self.widths(sheet)?;
        self.head(sheet)?;
        for at in 0..self.report.instrument.nodes.len() {
            self.node(sheet, at)?;
        }
        for at in 0..self.report.instrument.questions.len() {
            self.question(sheet, at)?;
        }
        self.totals(sheet)?;
        rules::add(sheet, self.report.instrument, self.columns)?;
        self.page(sheet)
    }

    fn widths(&self, sheet: &mut Worksheet) -> Result<(), WriteError> {
        let c = self.columns;
        let last = c.weight.index - 1;
        sheet.set_column_width(0, 1.5)?;
        for column in c.first..last {
            sheet.set_column_width(column, MARKER_WIDTH)?;
        }
        sheet.set_column_width(last, QUESTION_WIDTH)?;
        for column in c.weight.index..=c.ceiling.index {
            sheet.set_column_width(column, 1.2)?;
        }
        let widths = [
            (&c.weight, 7.0),
            (&c.explanation, EXPLANATION_WIDTH),
            (&c.options, 9.5),
            (&c.answer, 9.0),
            (&c.value, 9.5),
            (&c.percent, 10.0),
            (&c.note, NOTE_WIDTH),
            (&c.evidence, EVIDENCE_WIDTH),
            (&c.floor, 10.5),
            (&c.ceiling, 10.5),
        ];
        for (column, width) in widths {
            sheet.set_column_width(column.index, width)?;
        }
        for (_, column) in &self.extras {
            sheet.set_column_width(column.index, extras::WIDTH)?;
        }
        Ok(())
    }

    fn head(&self, sheet: &mut Worksheet) -> Result<(), WriteError> {
        let (c, report) = (self.columns, self.report);
        let row = report.instrument.workbook.official.heading_row.saturating_sub(1);
        let title =
            format!("{}: {} ({})", report.instrument.name, report.identity.unit, report.identity.instansi);
        if row > 0 {
            sheet.set_row_height(row - 1, 26)?;
            write_text(sheet, row - 1, c.first, &title.replace('\n', " "), &styles::title())?;
        }
        let first = report.instrument.nodes.first().map_or(0, |node| node.workbook_row);
        if first > row + 2 {
            let hint = "Sel yang boleh diisi: jawaban, catatan, dan bukti dukung. Jawaban kosong berlatar kuning; nilai 0 merah, di bawah 60% \
                        jingga muda. Nilai pasti menghitung isian kosong sebagai 0, nilai tertinggi sebagai jawaban terbaik.";
            write_text(sheet, row + 1, c.first, hint, &styles::subtitle())?;
        }
        let heading = styles::heading();
        sheet.set_row_height(row, 30)?;
        sheet.merge_range(row, c.first, row, c.weight.index - 1, "Penilaian", &heading)?;
        let criteria = if report.official.is_empty() {
            "Kriteria, diringkas oleh Pilar; yang mengikat adalah teks resmi"
        } else {
            "Kriteria menurut teks resmi, yang mengikat"
        };
        let names = [
            (&c.weight, "Bobot"),
            (&c.explanation, criteria),
            (&c.options, "Pilihan Jawaban"),
            (&c.answer, "Jawaban"),
            (&c.value, "Nilai"),
            (&c.percent, "Capaian (%)"),
            (&c.note, "Catatan"),
            (&c.evidence, "Bukti Dukung"),
            (&c.floor, "Nilai pasti"),
            (&c.ceiling, "Nilai tertinggi"),
        ];
        for (column, name) in names {
            sheet.write_string_with_format(row, column.index, name, &heading)?;
        }
        for (name, column) in &self.extras {
            write_text(sheet, row, column.index, &extras::heading(name), &heading)?;
        }
        Ok(())
    }

    pub(super) fn depth(&self, node: usize) -> u16 {
        let mut depth = 0;
        let mut node = self.report.instrument.nodes[node].parent;
        while let Some(at) = node {
            depth += 1;
            node = self.report.instrument.nodes[at].parent;
        }
        depth
    }

    /// Marker in the column of its depth, text merged over the rest.
    pub(super) fn label(
        &self,
        sheet: &mut Worksheet,
        row: u32,
        depth: u16,
        marker: &str,
        f: &Format,
    ) -> Result<u16, WriteError> {
        let last = self.columns.weight.index - 1;
        let marker_column = (self.columns.first + depth).min(last - 1);
        for column in self.columns.first..marker_column {
            sheet.write_blank(row, column, f)?;
        }
        write_text(sheet, row, marker_column, marker, f)?;
        Ok(marker_column + 1)
    }

    fn node(&self, sheet: &mut Worksheet, at: usize) -> Result<(), WriteError> {
        let (c, instrument) = (self.columns, self.report.instrument);
        let node = &instrument.nodes[at];
        let row = node.workbook_row - 1;
        let area = styles::area_of(instrument, at);
        let colour = styles::area_colour(instrument, area);
        let is_area =
            area.is_some_and(|area| instrument.areas[area].nodes.contains(&at)) && node.parent.is_some();
        let band = match (node.parent.is_some(), is_area, area.is_some()) {
            (false, ..) => styles::band(styles::INK),
            (_, true, _) => styles::band(colour),
            (_, _, false) => styles::band(styles::SOFT_INK),
            _ => styles::light_band(colour, if node.children.is_empty() { 16 } else { 28 }),
        };
        let depth = self.depth(at);
        let marker = node.code.rsplit('.').next().unwrap_or_default();
        let text = self.label(sheet, row, depth, &format!("{marker}."), &band)?;
        let last = c.weight.index - 1;
        let lines = bold_lines(&node.name, text_width(text, last));
        if text < last {
            sheet.merge_range(row, text, row, last, &clean(&node.name), &band)?;
        } else {
            write_text(sheet, row, last, &node.name, &band)?;
        }
        let right = band.clone().set_align(FormatAlign::Right);
        for column in c.weight.index..=c.evidence.index {
            sheet.write_blank(row, column, &band)?;
        }
        sheet.write_number_with_format(row, c.weight.index, float(node.weight), &right)?;
        let points = &self.report.scores.nodes[at].points;
        let decimals = right.clone().set_num_format(POINTS);
        sheet.write_formula_with_format(
            row,
            c.value.index,
            live(&self.formulas.score(node), &points.score.into()),
            &decimals,
        )?;
        self.percent(sheet, node.workbook_row, formulas::ratio(points.score, node.weight).into(), &right)?;
        let side =
            styles::number(POINTS).set_font_color(styles::SOFT_INK).set_background_color(styles::GROUND);
        sheet.write_formula_with_format(
            row,
            c.floor.index,
            live(&self.formulas.floor(node), &points.floor.into()),
            &side,
        )?;
        sheet.write_formula_with_format(
            row,
            c.ceiling.index,
            live(&self.formulas.ceiling(node), &points.ceiling.into()),
            &side,
        )?;
        sheet.set_row_height(row, measure::height(lines).max(18.0))?;
        Ok(())
    }

    fn percent(
        &self,
        sheet: &mut Worksheet,
        row: u32,
        shown: Shown,
        format: &Format,
    ) -> Result<(), WriteError> {
        let c = self.columns;
        let formula = Formulas::share_of(&c.value.at(row), &c.weight.at(row));
        let format = format.clone().set_num_format(styles::PERCENT);
        sheet.write_formula_with_format(row - 1, c.percent.index, live(&formula, &shown), &format)?;
        Ok(())
    }

    fn totals(&self, sheet: &mut Worksheet) -> Result<(), WriteError> {
        let (c, instrument) = (self.columns, self.report.instrument);
        let band = styles::band(styles::INK).set_font_size(11);
        let right = band.clone().set_align(FormatAlign::Right);
        for total in &instrument.workbook.official.totals {
            let row = total.row - 1;
            sheet.merge_range(row, c.first, row, c.weight.index - 1, &clean(&total.label), &band)?;
            for column in c.weight.index..=c.evidence.index {
                sheet.write_blank(row, column, &band)?;
            }
            let weight = total.nodes.iter().map(|at| instrument.nodes[*at].weight).sum();
            let weights = live(&self.formulas.sum(&c.weight, &total.nodes), &Shown::from(weight));
            sheet.write_formula_with_format(row, c.weight.index, weights, &right)?;
            let points = formulas::total(&self.report.scores, &total.nodes);
            let sum = live(&self.formulas.sum(&c.value, &total.nodes), &points.into());
            sheet.write_formula_with_format(
                row,
                c.value.index,
                sum,
                &right.clone().set_num_format(POINTS),
            )?;
            self.percent(sheet, total.row, formulas::ratio(points, weight).into(), &right)?;
            sheet.set_row_height(row, 22)?;
        }
        Ok(())
    }

    fn page(&self, sheet: &mut Worksheet) -> Result<(), WriteError> {
        let (c, instrument) = (self.columns, self.report.instrument);
        let heading = instrument.workbook.official.heading_row;
        let last = last_row(self.report) - 1;
        sheet.set_freeze_panes(heading, c.weight.index)?;
        sheet.set_repeat_rows(heading - 1, heading - 1)?;
        sheet.set_print_area(0, c.first, last, c.evidence.index)?;
        sheet.set_zoom(90);
        sheet.set_tab_color(styles::ACCENT);
        page::set_up(
            sheet,
            &format!(
                "{} · {}",
                for_footer(&self.report.identity.unit, 70),
                for_footer(&instrument.workbook.official.sheet, 30)
            ),
            self.report,
        );
        Ok(())
    }
}

/// The width a text merged from a column to the question's column has.
pub(super) fn text_width(from: u16, last: u16) -> f64 {
    // Each cell but the last adds its own margin, a little less than one character.
    QUESTION_WIDTH + f64::from(last.saturating_sub(from)) * (MARKER_WIDTH + 0.7)
}

/// The last row the sheet uses (one-based).
pub(super) fn last_row(report: &Report) -> u32 {
    let instrument = report.instrument;
    let mut rows: BTreeSet<u32> = instrument.nodes.iter().map(|node| node.workbook_row).collect();
    rows.extend(instrument.inputs().map(|(_, input)| input.workbook_row));
    rows.extend(instrument.questions.iter().map(|question| question.workbook_row));
    rows.extend(instrument.workbook.official.totals.iter().map(|total| total.row));
    rows.last().copied().unwrap_or(1)
}
