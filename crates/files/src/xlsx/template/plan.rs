//! Checks that a template fits the instrument and decides what goes into which cell.

use std::collections::BTreeSet;

use pilar_core::instrument::{Kind, SoalId};
use pilar_core::worksheet::{Answer, Layer};

use super::patch::Edits;
use super::target::{Target, column_at, stored};
use crate::report::{Report, Row};
use crate::safe_write::TemplateFault;
use crate::xlsx::read::{Lore, is_link};
use crate::xlsx::recalculate::{Book, Cell, Value};
use crate::xlsx::write::cells::{Column, Columns, float};
use crate::xlsx::write::formulas;
use crate::xlsx::write::text::fit;

/// What is put into one sheet; cells are zero-based.
#[derive(Default)]
pub(super) struct Plan {
    /// Index of the sheet in the book.
    pub sheet: usize,
    /// What the cells of this unit are to show.
    pub meant: Edits,
    /// Those among them for notes, documents and the like.
    pub texts: BTreeSet<(u32, u32)>,
    /// What is written.
    pub edits: Edits,
    /// Inputs whose answer stands in its cell.
    pub answers: BTreeSet<SoalId>,
    /// What could not be written, one Indonesian sentence each.
    pub left_out: Vec<String>,
    /// What was done to the form for it, one Indonesian sentence each.
    pub remarks: Vec<String>,
    /// Cells whose old links go with their old content.
    pub replaced: BTreeSet<(u32, u32)>,
    /// Formulas that go.
    pub dropped: BTreeSet<(u32, u32)>,
    /// Merged cells that are taken apart.
    pub unmerged: BTreeSet<Merged>,
}

/// Merged cells: first row and column, last row and column.
pub(super) type Merged = (u32, u32, u32, u32);

/// Nine of ten cells have to be as the instrument says; copies in circulation deviate in a few.
const FITS: (usize, usize) = (9, 10);

/// Compares weights and option lists with the instrument.
pub(super) fn check_official(
    report: &Report,
    book: &Book,
    sheet: usize,
    columns: &Columns,
) -> Result<(), TemplateFault> {
    let (mut fitting, mut all) = (0, 0);
    let mut note = |fits: bool| {
        all += 1;
        fitting += usize::from(fits);
    };
    for node in &report.instrument.nodes {
        let found = stored(book, sheet, &columns.weight, node.workbook_row);
        note(matches!(found, Value::Number(found) if (found - float(node.weight)).abs() < 1e-9));
    }
    for question in &report.instrument.questions {
        if matches!(question.kind, Kind::Choice { .. }) {
            let found = stored(book, sheet, &columns.options, question.workbook_row);
            note(matches!(found, Value::Text(found) if found.trim() == question.option_list()));
        }
    }
    if fitting * FITS.1 >= all * FITS.0 {
        return Ok(());
    }
    Err(TemplateFault::OtherRows { expected: report.instrument.name.clone(), fitting, all })
}

/// Collects what one sheet is to show.
struct Collector<'a> {
    book: &'a Book,
    plan: Plan,
}

impl<'a> Collector<'a> {
    /// Says what a cell is to show, whatever stands there.
    fn put(&mut self, column: &Column, row: u32, value: Value) {
        self.plan.meant.insert((row - 1, u32::from(column.index)), value);
    }

    /// Puts an answer.
    fn answer(&mut self, column: &Column, row: u32, answer: Option<&Answer>) {
        let value = match answer {
            Some(Answer::Choice(key)) => Value::Text(key.clone()),
            Some(Answer::Number(number)) => Value::Number(float(*number)),
            None => Value::Blank,
        };
        let at = (row - 1, u32::from(column.index));
        // What it shows may be this unit's answer; where it leads is another's.
        if self.cell(at).and_then(|cell| cell.formula.as_ref()).is_some_and(|formula| is_link(&formula.text))
        {
            self.plan.dropped.insert(at);
        }
        self.put(column, row, value);
    }

    fn text(&mut self, column: &Column, row: u32, text: &str, what: &str) {
        let (text, cut) = fit(text);
        if cut {
            self.plan
                .left_out
                .push(format!("{what} dipotong karena melebihi batas 32.767 karakter per sel."));
        }
        let at = (row - 1, u32::from(column.index));
        if self.cell(at).is_some_and(|cell| self.is_anothers(cell)) {
            self.plan.dropped.insert(at);
        }
        self.plan.texts.insert(at);
        self.put(column, row, if text.is_empty() { Value::Blank } else { Value::Text(text) });
    }

    /// Takes away what stands in a cell that is no input's; a formula of the form stays.
    fn clear(&mut self, column: &Column, row: u32) {
        let at = (row - 1, u32::from(column.index));
        if let Some(cell) = self.cell(at) {
            if self.is_anothers(cell) {
                self.plan.dropped.insert(at);
            } else if cell.formula.is_some() {
                return;
            }
            if cell.formula.is_some() || self.book.stored(cell) != Value::Blank {
                self.plan.edits.insert(at, Value::Blank);
            }
        }
        self.plan.replaced.insert(at);
    }

    fn cell(&self, at: (u32, u32)) -> Option<&'a Cell> {
        cell_of(self.book, self.plan.sheet, at)
    }

    /// Whether a cell is a formula for a link or a picture, or one that comes to an error: nothing of the form's own.
    fn is_anothers(&self, cell: &Cell) -> bool {
        cell.formula.as_ref().is_some_and(|formula| {
            let text = formula.text.to_ascii_uppercase();
            let pictured = ["DISPIMG(", "IMAGE("].iter().any(|name| text.contains(name));
            is_link(&formula.text) || pictured || matches!(self.book.stored(cell), Value::Error(_))
        })
    }
}

/// The cell at a place (zero-based), where the file has one.
pub(super) fn cell_of(book: &Book, sheet: usize, at: (u32, u32)) -> Option<&Cell> {
    book.sheets[sheet].scan.rows.get(&at.0)?.cells.get(&at.1)
}

fn missing_heading(plan: &mut Plan, book: &Book, column: u32, what: &str) {
    let sheet = &book.sheets[plan.sheet].name;
    plan.left_out.push(format!(
        "Lembar {sheet} tidak berjudul di kolom {} sehingga {what} tidak ditulis.",
        column_at(column).letters
    ));
}

/// What goes into the texts of one kind: where, what it is called, and the text of each row.
struct Texts<'a> {
    column: u32,
    what: &'static str,
    text: Box<dyn Fn(&Row) -> String + 'a>,
}

/// Plans one sheet: what people of this unit wrote, and blanks for whatever else stands in its columns.
pub(super) fn fill(report: &Report, book: &Book, target: &Target, lore: &Lore) -> Plan {
    let mut to = Collector { book, plan: Plan { sheet: target.sheet, ..Plan::default() } };
    let columns = &target.laid.columns;
    let texts = texts(report, book, target, lore);
    let headings: Vec<bool> = texts.iter().map(|texts| target.is_headed(book, texts.column)).collect();
    let nothing = Row::default();
    for (_, input) in report.instrument.inputs() {
        let Some(at) = target.laid.rows.get(&input.soal).copied() else { continue };
        let row = report.rows.get(&input.soal).unwrap_or(&nothing);
        to.answer(&column_at(columns.answer), at, row.answer.as_ref());
        to.plan.answers.extend(row.answer.is_some().then_some(input.soal));
        layer_answers(&mut to, target, row, at);
        for (texts, headed) in texts.iter().zip(&headings) {
            let column = column_at(texts.column);
            // Without a heading nothing of this unit goes there, but another unit's does not stay either.
            if *headed {
                to.text(&column, at, &(texts.text)(row), &format!("{} {}", texts.what, input.code));
            } else {
                to.clear(&column, at);
            }
        }
    }
    // Notes and documents between the inputs are another unit's, too. What is noted where a ratio stands would be read as
    // its first input's.
    let rows: BTreeSet<u32> = target.laid.rows.values().copied().collect();
    let heads: BTreeSet<u32> = target.laid.ratios.values().filter_map(|(quotient, _)| *quotient).collect();
    if let (Some(first), Some(last)) = (rows.union(&heads).min(), rows.last()) {
        for row in (*first..=*last).filter(|row| !rows.contains(row)) {
            if heads.contains(&row) {
                to.plan.replaced.extend(columns.answers().map(|column| (row - 1, column)));
            }
            for (texts, headed) in texts.iter().zip(&headings) {
                if *headed && heads.contains(&row) {
                    to.text(&column_at(texts.column), row, "", texts.what);
                } else {
                    to.clear(&column_at(texts.column), row);
                }
            }
        }
    }
    derived(report, &mut to, target);
    for (texts, headed) in texts.iter().zip(&headings) {
        if !headed && report.rows.values().any(|row| !(texts.text)(row).is_empty()) {
            missing_heading(&mut to.plan, book, texts.column, texts.what);
        }
    }
    to.plan
}

fn layer_answers(to: &mut Collector, target: &Target, row: &Row, at: u32) {
    for layer in &target.laid.columns.layers {
        let Some(column) = layer.answer else { continue };
        if target.is_headed(to.book, column) {
            to.answer(&column_at(column), at, row.reviewed(layer.layer, target.is_for_the_team()));
        }
    }
}

/// Every column of texts that the sheet has.
fn texts<'a>(report: &'a Report, book: &Book, target: &Target, lore: &Lore) -> Vec<Texts<'a>> {
    let columns = &target.laid.columns;
    let mut all: Vec<Texts<'a>> = Vec::new();
    if let Some(column) = columns.note {
        all.push(Texts { column, what: "catatan", text: Box::new(|row| row.note.clone()) });
    }
    for layer in &columns.layers {
        let Some(column) = layer.note else { continue };
        let (layer, only) = (layer.layer, target.is_for_the_team());
        let what = if layer == Layer::Dalnis { "catatan TPI" } else { "catatan tim penilai" };
        all.push(Texts { column, what, text: Box::new(move |row| row.remarked(layer, only).to_owned()) });
    }
    for extra in &columns.extra {
        let name = extra.name.clone();
        let text = move |row: &Row| row.extra(&name).to_owned();
        all.push(Texts { column: extra.column, what: "kolom tambahan", text: Box::new(text) });
    }
    let headed: Vec<u32> =
        columns.evidence.iter().copied().filter(|column| target.is_headed(book, *column)).collect();
    let for_links =
        |column: &u32| columns.headings.get(column).is_some_and(|heading| lore.is_for_links(heading));
    let links = headed.iter().copied().find(|column| for_links(column)).filter(|_| headed.len() > 1);
    let names = headed.iter().copied().find(|column| Some(*column) != links);
    for column in columns.evidence.iter().copied() {
        let what = "bukti dukung";
        let text: Box<dyn Fn(&Row) -> String + 'a> = if Some(column) == links {
            Box::new(move |row| evidence(report, row, true, false))
        } else if Some(column) == names || headed.is_empty() {
            let all = links.is_none();
            Box::new(move |row| evidence(report, row, all, true))
        } else {
            Box::new(|_| String::new())
        };
        all.push(Texts { column, what, text });
    }
    all
}

/// The names of documents and what else was imported, or the addresses, a line each.
pub(super) fn evidence(report: &Report, row: &Row, links: bool, names: bool) -> String {
    let files = row.evidence.iter().filter_map(|at| report.evidence.get(*at));
    let files = files.map(|evidence| evidence.file_name.as_str()).filter(|_| names);
    let address = |line: &&str| line.contains("://");
    let told = row.evidence_text.lines().map(str::trim).filter(|line| !line.is_empty());
    let told = told.filter(|line| if address(line) { links } else { names });
    files.chain(told).collect::<Vec<_>>().join("\n")
}

/// Denominators and quotients that the template keeps as typed values instead of formulas.
fn derived(report: &Report, to: &mut Collector, target: &Target) {
    let answer = column_at(target.laid.columns.answer);
    for (at, (question, score)) in
        report.instrument.questions.iter().zip(&report.scores.questions).enumerate()
    {
        let Some((quotient, denominator)) = target.laid.ratios.get(&at) else { continue };
        let formula = |to: &Collector, row: u32| {
            to.cell((row - 1, u32::from(answer.index))).is_some_and(|cell| cell.formula.is_some())
        };
        if let Some(row) = denominator.filter(|row| !formula(to, *row)) {
            let sum =
                formulas::denominator(report, question).map_or(Value::Blank, |sum| Value::Number(float(sum)));
            to.put(&answer, row, sum);
        }
        let ratio = matches!(question.kind, Kind::Share { .. } | Kind::Decline { .. });
        let own = question.inputs.iter().any(|input| target.laid.rows.get(&input.soal) == quotient.as_ref());
        if let Some(row) = quotient.filter(|row| ratio && !own && !formula(to, *row)) {
            let fraction = score.fraction.map_or(Value::Blank, |fraction| Value::Number(float(fraction)));
            to.put(&answer, row, fraction);
        }
    }
}

/// Plans blanks for columns of others that nobody mapped.
pub(super) fn clear(book: &Book, target: &Target, plan: &mut Plan) {
    let mut to = Collector { book, plan: std::mem::take(plan) };
    for row in target.laid.rows.values() {
        for column in target.laid.untaken.keys() {
            to.clear(&column_at(*column), *row);
        }
    }
    *plan = to.plan;
}
