//! The tables of the summary: totals and gates, all live.

use pilar_core::gates::GateResult;
use pilar_core::instrument::{Gate, Instrument, Subject, Unit};
use pilar_core::scoring::Triple;
use rust_decimal::Decimal;
use rust_xlsxwriter::{ConditionalFormatText, ConditionalFormatTextRule, FormatAlign, Worksheet};

use super::cells::{Column, float};
use super::formulas::{self, Formulas, Shown, live};
use super::measure::{self, bold_lines, lines};
use super::styles;
use super::summary_rows::{self, LEFT, Summary, target_name};
use crate::disputed;
use crate::report::Report;
use crate::safe_write::WriteError;

pub(super) const MET: &str = "Memenuhi";
pub(super) const NOT_MET: &str = "Belum Memenuhi";
pub(super) const POINTS: &str = styles::POINTS;
/// Percent as a number 0..=100, so that it compares with the minimum as the regulation writes it.
pub(super) const PERCENT: &str = "0.00\"%\"";
/// The slack the gates allow, as it stands in a formula.
pub(super) const SLACK: &str = "0.000000001";

/// A row of a table that is written from left to right.
pub(super) struct Line<'a> {
    pub sheet: &'a mut Worksheet,
    pub row: u32,
    pub column: u16,
}

impl Line<'_> {
    pub(super) fn text(&mut self, text: &str, format: &rust_xlsxwriter::Format) -> Result<(), WriteError> {
        super::entry::write_text(self.sheet, self.row, self.column, text, &middle(format))?;
        self.column += 1;
        Ok(())
    }

    pub(super) fn formula(
        &mut self,
        formula: &str,
        shown: impl Into<Shown>,
        format: &rust_xlsxwriter::Format,
    ) -> Result<(), WriteError> {
        self.sheet.write_formula_with_format(
            self.row,
            self.column,
            live(formula, &shown.into()),
            &middle(format),
        )?;
        self.column += 1;
        Ok(())
    }

    pub(super) fn number(
        &mut self,
        number: Decimal,
        format: &rust_xlsxwriter::Format,
    ) -> Result<(), WriteError> {
        self.sheet.write_number_with_format(self.row, self.column, float(number), &middle(format))?;
        self.column += 1;
        Ok(())
    }

    /// The address of a column in this row.
    pub(super) fn at(&self, column: u16) -> String {
        Column::of(column).at(self.row + 1)
    }
}

/// The rows of a table are a little taller than their text.
fn middle(format: &rust_xlsxwriter::Format) -> rust_xlsxwriter::Format {
    format.clone().set_align(FormatAlign::VerticalCenter)
}

/// Writes the headings of a table, tall enough for the longest.
pub(super) fn headings(
    summary: &mut Summary,
    sheet: &mut Worksheet,
    names: &[String],
) -> Result<(), WriteError> {
    let format = styles::heading();
    let mut tall: f64 = 1.0;
    for (column, name) in (LEFT..).zip(names) {
        sheet.write_string_with_format(summary.row, column, name, &format)?;
        tall = tall.max(bold_lines(name, summary_rows::width(column)));
    }
    summary.finish_row(sheet, measure::height(tall) + 4.0)
}

/// Total and headlines with floor and ceiling.
pub(super) fn headlines(summary: &mut Summary, sheet: &mut Worksheet) -> Result<(), WriteError> {
    let report = summary.report;
    let (instrument, scores) = (report.instrument, &report.scores);
    summary.section(sheet, "Nilai")?;
    let names = ["Komponen", "Bobot", "Nilai menurut isian", "Capaian", "Nilai pasti", "Nilai tertinggi"]
        .map(str::to_owned);
    headings(summary, sheet, &names)?;
    let tops: Vec<usize> =
        (0..instrument.nodes.len()).filter(|at| instrument.nodes[*at].parent.is_none()).collect();
    let mut rows = vec![("Total".to_owned(), tops, scores.total)];
    for headline in &instrument.headlines {
        rows.push((headline.name.clone(), vec![headline.node], scores.nodes[headline.node].points));
    }
    for (at, (name, nodes, points)) in rows.into_iter().enumerate() {
        let strong = |format: rust_xlsxwriter::Format| {
            if at == 0 {
                format.set_bold().set_font_size(11).set_background_color(styles::ACCENT_SOFT)
            } else {
                format
            }
        };
        let weight: Decimal = nodes.iter().map(|node| instrument.nodes[*node].weight).sum();
        let (f, c) = (&summary.formulas, summary.columns);
        let number = strong(styles::number(POINTS));
        let mut line = Line { sheet, row: summary.row, column: LEFT };
        line.text(&name, &strong(styles::cell().set_bold()))?;
        line.formula(&f.sum(&c.weight, &nodes), weight, &strong(styles::number("General")))?;
        line.formula(&f.sum(&c.value, &nodes), points.score, &number)?;
        let share = Formulas::share_of(&line.at(LEFT + 2), &line.at(LEFT + 1));
        line.formula(
            &share,
            formulas::ratio(points.score, weight),
            &strong(styles::number(styles::PERCENT)),
        )?;
        line.formula(&f.sum(&c.floor, &nodes), points.floor, &number)?;
        line.formula(&f.sum(&c.ceiling, &nodes), points.ceiling, &number)?;
        summary.finish_row(sheet, if at == 0 { 22.0 } else { 18.0 })?;
    }
    Ok(())
}

/// What a gate looks at, as a formula over one column: floor, score or ceiling.
fn gate_formula(summary: &Summary, gate: &Gate, column: &Column) -> String {
    let (f, c) = (&summary.formulas, summary.columns);
    let instrument = f.instrument;
    let (part, whole) = match &gate.subject {
        Subject::Total => {
            let tops: Vec<usize> =
                (0..instrument.nodes.len()).filter(|at| instrument.nodes[*at].parent.is_none()).collect();
            (f.sum(column, &tops), f.sum(&c.weight, &tops))
        }
        Subject::Nodes(nodes) => (f.sum(column, nodes), f.sum(&c.weight, nodes)),
        Subject::Question(question) => {
            let row = instrument.questions[*question].workbook_row;
            let value = format!("{}{}", f.prefix, c.value.at(row));
            let weight = format!("{}{}", f.prefix, c.weight.at(row));
            let open = if column == &c.ceiling { weight.clone() } else { "0".into() };
            (format!("IF(ISNUMBER({value}),{value},{open})"), weight)
        }
    };
    match gate.unit {
        Unit::Points => part,
        Unit::Percent => format!("100*{}", Formulas::share_of(&part, &whole)),
    }
}

fn result<'a>(report: &'a Report, target: &str, gate: usize) -> Option<&'a GateResult> {
    let predicate = report.predicates.iter().find(|predicate| predicate.target == target)?;
    predicate.gates.iter().find(|result| result.gate == gate)
}

/// Every gate with its minimum per target.
pub(super) fn gates(summary: &mut Summary, sheet: &mut Worksheet) -> Result<(), WriteError> {
    let report = summary.report;
    let instrument = report.instrument;
    summary.section(sheet, "Syarat nilai tiap predikat")?;
    let own = target_name(instrument, &report.identity.target).to_owned();
    let quiet = styles::plain().set_font_color(styles::SOFT_INK).set_font_size(8);
    summary.across(
        sheet,
        "Syarat dinilai pada nilai pasti, yaitu isian kosong dihitung 0; nilai menurut isian mengikuti lembar resmi yang \
         tidak mengikutkan isian kosong. Perbandingan dan selisih memakai angka sebelum pembulatan.",
        &quiet,
    )?;
    let mut names =
        ["Syarat nilai", "Satuan", "Nilai pasti (dinilai)", "Nilai menurut isian", "Nilai tertinggi"]
            .map(str::to_owned)
            .to_vec();
    for target in &instrument.targets {
        names.push(format!("Minimal {}", target.name));
        names.push(format!("Status {}", target.name));
    }
    names.push(format!("Selisih ke {own}"));
    headings(summary, sheet, &names)?;
    let first = summary.row;
    let statuses = LEFT + 6;
    for (at, gate) in instrument.gates.iter().enumerate() {
        let results: Vec<Option<&GateResult>> =
            instrument.targets.iter().map(|target| result(report, &target.key, at)).collect();
        let Some(value) = results.iter().flatten().next().map(|result| result.value) else { continue };
        let name = disputed::name(gate, is_disputed(instrument, gate));
        gate_line(summary, sheet, (gate, name.as_str()), value, &results)?;
        let tall = lines(&name, summary_rows::width(LEFT));
        summary.finish_row(sheet, measure::height(tall))?;
    }
    let last = summary.row;
    all_met(summary, sheet, first, last)?;
    marks(sheet, (first, statuses), (last, statuses + 2 * targets(report)))?;
    if instrument.gates.iter().any(|gate| is_disputed(instrument, gate)) {
        summary.across(sheet, disputed::DISPUTED_NOTE, &quiet)?;
    }
    Ok(())
}

/// Whether the minimum of a gate is disputed for any target, since the table holds those of all.
fn is_disputed(instrument: &Instrument, gate: &Gate) -> bool {
    instrument.targets.iter().any(|target| disputed::is_disputed(instrument, gate, &target.key))
}

fn targets(report: &Report) -> u16 {
    u16::try_from(report.instrument.targets.len()).unwrap_or_default()
}

fn gate_line(
    summary: &Summary,
    sheet: &mut Worksheet,
    (gate, name): (&Gate, &str),
    value: Triple,
    results: &[Option<&GateResult>],
) -> Result<(), WriteError> {
    let (report, c) = (summary.report, summary.columns);
    let (format, unit) = match gate.unit {
        Unit::Points => (POINTS, "poin"),
        Unit::Percent => (PERCENT, "% bobot"),
    };
    let number = styles::number(format);
    let mut line = Line { sheet, row: summary.row, column: LEFT };
    line.text(name, &styles::cell())?;
    line.text(unit, &styles::centred().set_font_color(styles::SOFT_INK))?;
    line.formula(&gate_formula(summary, gate, &c.floor), value.floor, &number.clone().set_bold())?;
    line.formula(&gate_formula(summary, gate, &c.value), value.score, &number)?;
    line.formula(&gate_formula(summary, gate, &c.ceiling), value.ceiling, &number)?;
    let judged = line.at(LEFT + 2);
    let mut own = None;
    for (target, result) in report.instrument.targets.iter().zip(results) {
        let Some(result) = result else {
            line.text("–", &styles::centred())?;
            line.text("–", &styles::centred())?;
            continue;
        };
        let minimum = line.at(line.column);
        line.number(result.minimum, &number)?;
        let status = format!("IF({judged}>={minimum}-{SLACK},\"{MET}\",\"{NOT_MET}\")");
        line.formula(&status, Shown::Text(if result.met { MET } else { NOT_MET }), &styles::centred())?;
        if target.key.eq_ignore_ascii_case(&report.identity.target) {
            own = Some((minimum, result.value.floor - result.minimum));
        }
    }
    match own {
        Some((minimum, gap)) => {
            let signed = number.clone().set_num_format(if gate.unit == Unit::Points {
                "+0.00;-0.00;0.00"
            } else {
                "+0.00\"%\";-0.00\"%\";0.00\"%\""
            });
            line.formula(&format!("{judged}-{minimum}"), gap, &signed)
        }
        None => line.text("–", &styles::centred()),
    }
}

/// The last row: whether every gate of a target is met.
fn all_met(summary: &mut Summary, sheet: &mut Worksheet, first: u32, last: u32) -> Result<(), WriteError> {
    let report = summary.report;
    let band =
        styles::cell().set_bold().set_background_color(styles::GROUND).set_align(FormatAlign::VerticalCenter);
    let mut line = Line { sheet, row: last, column: LEFT };
    line.text("Seluruh syarat nilai", &band)?;
    for _ in 0..4 {
        line.text("", &band)?;
    }
    for target in &report.instrument.targets {
        line.text("", &band)?;
        let column = Column::of(line.column);
        let cells: Vec<String> =
            (first..last).map(|row| format!("{}<>\"{NOT_MET}\"", column.at(row + 1))).collect();
        let met = report.predicates.iter().any(|predicate| predicate.target == target.key && predicate.met);
        let centred = band.clone().set_align(FormatAlign::Center);
        if cells.is_empty() {
            line.text("–", &centred)?;
        } else {
            let formula = format!("IF(AND({}),\"{MET}\",\"{NOT_MET}\")", cells.join(","));
            line.formula(&formula, Shown::Text(if met { MET } else { NOT_MET }), &centred)?;
        }
    }
    line.text("", &band)?;
    summary.finish_row(sheet, 20.0)
}

pub(super) fn marks(sheet: &mut Worksheet, from: (u32, u16), to: (u32, u16)) -> Result<(), WriteError> {
    let rule = |text: &str, ink, ground| {
        ConditionalFormatText::new()
            .set_rule(ConditionalFormatTextRule::BeginsWith(text.into()))
            .set_format(styles::mark(ink, ground))
    };
    sheet.add_conditional_format(
        from.0,
        from.1,
        to.0,
        to.1,
        &rule(NOT_MET, styles::BAD, styles::BAD_SOFT),
    )?;
    sheet.add_conditional_format(from.0, from.1, to.0, to.1, &rule(MET, styles::OK, styles::OK_SOFT))?;
    Ok(())
}
