//! The rows of a question: its text, its criteria, its quotient and the cells to fill in.

use pilar_core::instrument::{Input, Kind, Question};
use pilar_core::worksheet::format_number;
use rust_xlsxwriter::{Format, Worksheet};

use super::cells::float;
use super::entry::{evidence_text, write_answer, write_evidence, write_text};
use super::extras;
use super::formulas::{self, Formulas, Shown, live};
use super::lke::{EVIDENCE_WIDTH, EXPLANATION_WIDTH, Lke, NOTE_WIDTH, text_width};
use super::measure::{self, bold_lines, lines};
use super::styles::{self, POINTS};
use super::text::clean;
use crate::safe_write::WriteError;

impl Lke<'_> {
    /// Writes every row of one question.
    pub(super) fn question(&self, sheet: &mut Worksheet, at: usize) -> Result<(), WriteError> {
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
        let criteria = self.criteria(question);
        let mut tall = self.text_row(sheet, question.workbook_row, depth, marker, &text, shown_title)?;
        tall = tall.max(lines(&criteria, EXPLANATION_WIDTH));
        write_text(sheet, row, c.explanation.index, &criteria, &styles::cell())?;
        write_text(sheet, row, c.options.index, &options(question), &styles::centred())?;
        if let Some(weight) = question.weight {
            sheet.write_number_with_format(row, c.weight.index, float(weight), &styles::centred())?;
            let shown = score.fraction.unwrap_or_default().into();
            let formula = format!(
                "IF(ISNUMBER({0}),{1},0)",
                c.value.at(row + 1),
                Formulas::share_of(&c.value.at(row + 1), &c.weight.at(row + 1))
            );
            let format = styles::number(styles::PERCENT);
            sheet.write_formula_with_format(row, c.percent.index, live(&formula, &shown), &format)?;
        } else {
            sheet.write_blank(row, c.weight.index, &styles::cell())?;
            sheet.write_blank(row, c.percent.index, &styles::cell())?;
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
        let width = text_width(from, last);
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
                let rest = rest.strip_prefix('\n').unwrap_or(rest);
                Ok(bold_lines(&title, width) + lines(rest, width))
            }
            _ => {
                write_text(sheet, row - 1, from, &text, &cell)?;
                Ok(lines(&text, width))
            }
        }
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
        for (name, column) in &self.extras {
            write_text(sheet, row, column.index, filled.extra(name), &field)?;
            tall = tall.max(lines(filled.extra(name), extras::WIDTH));
        }
        Ok(tall.max(lines(&filled.note, NOTE_WIDTH)).max(lines(&evidence, EVIDENCE_WIDTH)))
    }

    /// What each option means, in the official text where that is loaded, or how the figure is computed.
    fn criteria(&self, question: &Question) -> String {
        let own = criteria(question);
        let official = question.inputs.iter().find_map(|input| self.report.official.get(&input.soal));
        let official = official.map(|words| &words.criteria).filter(|criteria| !criteria.is_empty());
        match (official, &question.kind) {
            (Some(official), Kind::Choice { .. }) => official.clone(),
            (Some(official), _) => format!("{official}\n{own}"),
            (None, _) => own,
        }
    }
}

fn height(sheet: &mut Worksheet, row: u32, lines: f64) -> Result<(), WriteError> {
    sheet.set_row_height(row - 1, measure::height(lines))?;
    Ok(())
}

/// The same in Pilar's own words.
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
            "Penurunan dari {0} ke {1}: ({0} - {1}) / {0}; dibatasi 0 sampai 100%. Nol setelah nol {2}.",
            labels(&[*previous]),
            labels(&[*current]),
            question.zero.name()
        ),
        Kind::Survey { maximum } => format!("Indeks dibagi {}, dikalikan bobot.", format_number(*maximum)),
    }
}

fn options(question: &Question) -> String {
    match &question.kind {
        Kind::Choice { .. } => question.option_list(),
        Kind::Share { .. } | Kind::Decline { .. } => "%".into(),
        Kind::Survey { maximum } => format!("Nilai (0–{})", format_number(*maximum)),
    }
}

fn options_of_input(question: &Question) -> &'static str {
    if matches!(question.kind, Kind::Choice { .. }) { "" } else { "Jumlah" }
}
