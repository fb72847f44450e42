//! The sheet in the layout of the regulation's annex, with live formulas.

use std::collections::BTreeSet;

use pilar_core::instrument::{Input, Kind, Question};
use rust_xlsxwriter::{Format, FormatAlign, Worksheet};

use super::cells::{Columns, float};
use super::entry::{evidence_text, write_answer, write_evidence, write_text};
use super::formulas::{self, Formulas, Shown, live};
use super::rules;
use super::styles::{self, POINTS};
use super::text::{clean, for_footer, lines};
use crate::report::{Report, Row};
use crate::safe_write::WriteError;

const MARKER_WIDTH: f64 = 2.8;
const QUESTION_WIDTH: f64 = 40.0;
const EXPLANATION_WIDTH: f64 = 45.0;
const NOTE_WIDTH: f64 = 30.0;
const EVIDENCE_WIDTH: f64 = 27.0;
/// Height of one line of text and of the room around it, in points.
const LINE: f64 = 12.0;
const ROOM: f64 = 5.0;
/// The tallest row Excel allows.
const TALLEST: f64 = 409.0;

pub(super) struct Lke<'a> {
    pub report: &'a Report<'a>,
    pub columns: &'a Columns,
    pub formulas: Formulas<'a>,
    nothing: Row,
}

impl<'a> Lke<'a> {
    pub(super) fn new(report: &'a Report<'a>, columns: &'a Columns) -> Self {
        let formulas = Formulas { instrument: report.instrument, columns, prefix: String::new() };
        Self { report, columns, formulas, nothing: Row::default() }
    }

    /// Writes the whole sheet.
    pub(super) fn write(&self, sheet: &mut Worksheet) -> Result<(), WriteError> {
        let official = &self.report.instrument.workbook.official;
        sheet.set_name(&official.sheet).map_err(super::compose)?;
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
            (&c.weight, 7.5),
            (&c.explanation, EXPLANATION_WIDTH),
            (&c.options, 9.8),
            (&c.answer, 10.0),
            (&c.value, 10.0),
            (&c.percent, 9.0),
            (&c.note, NOTE_WIDTH),
            (&c.evidence, EVIDENCE_WIDTH),
            (&c.floor, 10.5),
            (&c.ceiling, 10.5),
        ];
        for (column, width) in widths {
            sheet.set_column_width(column.index, width)?;
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
            let hint = "Sel yang boleh diisi: jawaban, catatan, dan bukti dukung. Jawaban yang masih kosong berlatar kuning. \
                        Batas bawah menghitung isian kosong sebagai 0, batas atas sebagai nilai terbaik.";
            write_text(sheet, row + 1, c.first, hint, &styles::subtitle())?;
        }
        let heading = styles::heading();
        sheet.set_row_height(row, 30)?;
        sheet.merge_range(row, c.first, row, c.weight.index - 1, "Penilaian", &heading)?;
        let names = [
            (&c.weight, "Bobot"),
            (&c.explanation, "Kriteria"),
            (&c.options, "Pilihan Jawaban"),
            (&c.answer, "Jawaban"),
            (&c.value, "Nilai"),
            (&c.percent, "Capaian (%)"),
            (&c.note, "Catatan"),
            (&c.evidence, "Bukti Dukung"),
            (&c.floor, "Batas bawah"),
            (&c.ceiling, "Batas atas"),
        ];
        for (column, name) in names {
            sheet.write_string_with_format(row, column.index, name, &heading)?;
        }
        Ok(())
    }

    fn depth(&self, node: usize) -> u16 {
        let mut depth = 0;
        let mut node = self.report.instrument.nodes[node].parent;
        while let Some(at) = node {
            depth += 1;
            node = self.report.instrument.nodes[at].parent;
        }
        depth
    }

    /// Marker in the column of its depth, text merged over the rest.
    fn label(
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
        sheet.set_row_height(row, 18)?;
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

    fn question(&self, sheet: &mut Worksheet, at: usize) -> Result<(), WriteError> {
        let c = self.columns;
        let question = &self.report.instrument.questions[at];
        let score = &self.report.scores.questions[at];
        let row = question.workbook_row - 1;
        let shown_title = if question.title.is_empty() { &question.asks } else { &question.title };
        let text = if question.asks.is_empty() || *shown_title == question.asks {
            shown_title.clone()
        } else {
            format!("{shown_title}\n{}", question.asks)
        };
        let marker = question.code.rsplit('.').next().unwrap_or_default();
        let depth = self.depth(question.node) + 1;
        let own_input = question.inputs.iter().find(|input| input.workbook_row == question.workbook_row);
        let criteria = criteria(question);
        let mut tall = self.text_row(sheet, question.workbook_row, depth, marker, &text, shown_title)?;
        tall = tall.max(lines(&criteria, EXPLANATION_WIDTH));
        write_text(sheet, row, c.explanation.index, &criteria, &styles::cell())?;
        write_text(sheet, row, c.options.index, &options(question), &styles::centred())?;
        match question.weight {
            Some(weight) => {
                sheet.write_number_with_format(row, c.weight.index, float(weight), &styles::centred())?;
                let shown = score.fraction.unwrap_or_default().into();
                let formula = format!(
                    "IF(ISNUMBER({0}),{1},0)",
                    c.value.at(row + 1),
                    Formulas::share_of(&c.value.at(row + 1), &c.weight.at(row + 1))
                );
                let format = styles::number(styles::PERCENT);
                sheet.write_formula_with_format(row, c.percent.index, live(&formula, &shown), &format)?;
            }
            None => {
                sheet.write_blank(row, c.weight.index, &styles::cell())?;
                sheet.write_blank(row, c.percent.index, &styles::cell())?;
            }
        }
        if let Some(formula) = self.formulas.quotient(question) {
            let format =
                styles::centred().set_num_format(styles::PERCENT).set_background_color(styles::GROUND);
            sheet.write_formula_with_format(
                row,
                c.answer.index,
                live(&formula, &formulas::fraction(score)),
                &format,
            )?;
        }
        let value = live(&self.formulas.value(question), &formulas::value(question, score));
        sheet.write_formula_with_format(row, c.value.index, value, &styles::number(POINTS))?;
        if own_input.is_none() {
            sheet.write_blank(row, c.note.index, &styles::cell().set_background_color(styles::GROUND))?;
            sheet.write_blank(row, c.evidence.index, &styles::cell().set_background_color(styles::GROUND))?;
        }
        self.denominator(sheet, question, depth)?;
        for input in &question.inputs {
            let own = own_input.is_some_and(|own| own.soal == input.soal);
            let more = self.input(sheet, question, input, (!own).then_some(depth))?;
            if own {
                tall = tall.max(more);
            } else {
                height(sheet, input.workbook_row, more)?;
            }
        }
        height(sheet, question.workbook_row, tall)
    }

    /// Writes marker and text; gives the lines the text takes.
    fn text_row(
        &self,
        sheet: &mut Worksheet,
        row: u32,
        depth: u16,
        marker: &str,
        text: &str,
        bold: &str,
    ) -> Result<f64, WriteError> {
        let cell = styles::cell();
        let from =
            self.label(sheet, row - 1, depth, marker, &styles::plain().set_font_color(styles::SOFT_INK))?;
        let last = self.columns.weight.index - 1;
        let width = QUESTION_WIDTH + f64::from(last - from) * (MARKER_WIDTH + 0.7);
        let (text, _) = super::text::fit(text);
        if from < last {
            sheet.merge_range(row - 1, from, row - 1, last, "", &cell)?;
        }
        let strong =
            Format::new().set_font_name("Arial").set_font_size(9).set_bold().set_font_color(styles::INK);
        let light = Format::new().set_font_name("Arial").set_font_size(9).set_font_color(styles::SOFT_INK);
        let title = clean(bold);
        match text.strip_prefix(title.as_str()) {
            Some(rest) if !title.is_empty() && !rest.is_empty() => {
                sheet.write_rich_string_with_format(
                    row - 1,
                    from,
                    &[(&strong, &title), (&light, rest)],
                    &cell,
                )?;
            }
            _ => write_text(sheet, row - 1, from, &text, &cell)?,
        }
        Ok(lines(&text, width))
    }

    fn denominator(&self, sheet: &mut Worksheet, question: &Question, depth: u16) -> Result<(), WriteError> {
        let c = self.columns;
        let Some((row, formula)) = question.denominator_row.zip(self.formulas.denominator(question)) else {
            return Ok(());
        };
        let tall = self.text_row(sheet, row, depth, "", "Jumlah pembagi (dihitung)", "")?;
        for column in [&c.weight, &c.explanation, &c.value, &c.percent, &c.note, &c.evidence] {
            sheet.write_blank(row - 1, column.index, &styles::cell())?;
        }
        sheet.write_string_with_format(row - 1, c.options.index, "Jumlah", &styles::centred())?;
        let shown =
            formulas::denominator(self.report, question).map_or(Shown::Text(formulas::BLANK), Shown::from);
        let format = styles::centred().set_num_format("General").set_background_color(styles::GROUND);
        sheet.write_formula_with_format(row - 1, c.answer.index, live(&formula, &shown), &format)?;
        height(sheet, row, tall)
    }

    /// Writes the cells to fill in; with a depth also the row's label. Gives the lines it takes.
    fn input(
        &self,
        sheet: &mut Worksheet,
        question: &Question,
        input: &Input,
        depth: Option<u16>,
    ) -> Result<f64, WriteError> {
        let c = self.columns;
        let row = input.workbook_row - 1;
        let filled = self.report.rows.get(&input.soal).unwrap_or(&self.nothing);
        let mut tall: f64 = 1.0;
        if let Some(depth) = depth {
            tall = self.text_row(sheet, input.workbook_row, depth, "", &input.label, "")?;
            for column in [&c.weight, &c.explanation, &c.value, &c.percent] {
                sheet.write_blank(row, column.index, &styles::cell())?;
            }
            write_text(sheet, row, c.options.index, options_of_input(question), &styles::centred())?;
        }
        let answer = styles::field(styles::centred().set_bold());
        write_answer(sheet, row, c.answer.index, filled.answer.as_ref(), &answer)?;
        let field = styles::field(styles::cell());
        write_text(sheet, row, c.note.index, &filled.note, &field)?;
        write_evidence(sheet, (row, c.evidence.index), self.report, filled, &field)?;
        let evidence = evidence_text(self.report, filled);
        Ok(tall.max(lines(&filled.note, NOTE_WIDTH)).max(lines(&evidence, EVIDENCE_WIDTH)))
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
        super::page(
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

/// The last row the sheet uses (one-based).
pub(super) fn last_row(report: &Report) -> u32 {
    let instrument = report.instrument;
    let mut rows: BTreeSet<u32> = instrument.nodes.iter().map(|node| node.workbook_row).collect();
    rows.extend(instrument.inputs().map(|(_, input)| input.workbook_row));
    rows.extend(instrument.questions.iter().map(|question| question.workbook_row));
    rows.extend(instrument.workbook.official.totals.iter().map(|total| total.row));
    rows.last().copied().unwrap_or(1)
}

fn height(sheet: &mut Worksheet, row: u32, lines: f64) -> Result<(), WriteError> {
    sheet.set_row_height(row - 1, (lines * LINE + ROOM).clamp(18.0, TALLEST))?;
    Ok(())
}

/// What each option means, or how the figure is computed.
fn criteria(question: &Question) -> String {
    let labels = |soals: &[u32]| {
        let inputs = soals.iter().filter_map(|soal| question.inputs.iter().find(|input| input.soal == *soal));
        inputs.map(|input| format!("\"{}\"", input.label)).collect::<Vec<_>>().join(" + ")
    };
    match &question.kind {
        Kind::Choice { options } => {
            let lines: Vec<String> = options.iter().map(|o| format!("{}. {}", o.key, o.criterion)).collect();
            lines.join("\n")
        }
        Kind::Share { numerator, denominator, .. } => {
            format!("{} dibagi {}; dibatasi 0 sampai 100%.", labels(numerator), labels(denominator))
        }
        Kind::Decline { previous, current, .. } => format!(
            "Penurunan dari {0} ke {1}: ({0} - {1}) / {0}; dibatasi 0 sampai 100%. Nol setelah nol bernilai penuh.",
            labels(&[*previous]),
            labels(&[*current])
        ),
        Kind::Survey { maximum } => format!("Indeks dibagi {}, dikalikan bobot.", super::number(*maximum)),
    }
}

fn options(question: &Question) -> String {
    match &question.kind {
        Kind::Choice { .. } => question.option_list(),
        Kind::Share { .. } | Kind::Decline { .. } => "%".into(),
        Kind::Survey { maximum } => format!("Nilai (0-{})", super::number(*maximum)),
    }
}

fn options_of_input(question: &Question) -> &'static str {
    if matches!(question.kind, Kind::Choice { .. }) { "" } else { "Jumlah" }
}
