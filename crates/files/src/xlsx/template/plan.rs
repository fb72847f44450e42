//! Checks that a template fits the instrument and decides what goes into which cell.

use std::collections::BTreeSet;

use pilar_core::instrument::{Input, Kind, SoalId};
use pilar_core::worksheet::{Answer, Layer};

use super::patch::Edits;
use super::target::{Target, column_at, stored};
use crate::report::{Report, Row};
use crate::safe_write::TemplateFault;
use crate::xlsx::read::Lore;
use crate::xlsx::recalculate::{Book, Value};
use crate::xlsx::write::cells::{Column, Columns, float};
use crate::xlsx::write::formulas;
use crate::xlsx::write::text::fit;

/// What is put into one sheet.
#[derive(Default)]
pub(super) struct Plan {
    /// Index of the sheet in the book.
    pub sheet: usize,
    pub edits: Edits,
    /// Inputs whose answer stands in its cell.
    pub answers: BTreeSet<SoalId>,
    /// What could not be written, one Indonesian sentence each.
    pub left_out: Vec<String>,
    /// Notes, documents and the like whose old links go with their old content (zero-based).
    pub replaced: BTreeSet<(u32, u32)>,
    /// Formulas that only lead to another unit's documents and go with them (zero-based).
    pub dropped: BTreeSet<(u32, u32)>,
    /// Inputs whose answer could not be put in its cell.
    pub without_answer: BTreeSet<SoalId>,
}

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

/// Collects the edits of one sheet and respects formulas and merged cells.
struct Collector<'a> {
    book: &'a Book,
    plan: Plan,
}

impl Collector<'_> {
    fn name(&self, column: &Column, row: u32) -> String {
        format!("{}!{}", self.book.sheets[self.plan.sheet].name, column.at(row))
    }

    /// Puts a value into a cell unless a formula stands there or another cell covers it.
    fn put(&mut self, column: &Column, row: u32, value: Value, what: &str) -> bool {
        let at = (row - 1, u32::from(column.index));
        let scan = &self.book.sheets[self.plan.sheet].scan;
        let old = scan.rows.get(&at.0).and_then(|row| row.cells.get(&at.1));
        if old.is_some_and(|cell| cell.formula.is_some()) {
            if value != Value::Blank {
                let place = self.name(column, row);
                self.plan.left_out.push(format!(
                    "{place} berisi rumus buku kerja itu sehingga {what} tidak ditulis di sana."
                ));
            }
            return false;
        }
        let covered = scan.merged.iter().any(|(top, left, bottom, right)| {
            (*top..=*bottom).contains(&at.0) && (*left..=*right).contains(&at.1) && at != (*top, *left)
        });
        if covered {
            if value != Value::Blank {
                let place = self.name(column, row);
                self.plan
                    .left_out
                    .push(format!("{place} tertutup sel gabungan sehingga {what} tidak ditulis."));
            }
            return false;
        }
        let same = match old {
            Some(cell) => self.book.stored(cell) == value,
            None => value == Value::Blank,
        };
        if !same {
            self.plan.edits.insert(at, value);
        }
        true
    }

    /// Puts an answer; whether it stands there now.
    fn answer(&mut self, column: &Column, row: u32, answer: Option<&Answer>, code: &str) -> bool {
        let value = match answer {
            Some(Answer::Choice(key)) => Value::Text(key.clone()),
            Some(Answer::Number(number)) => Value::Number(float(*number)),
            None => Value::Blank,
        };
        self.put(column, row, value, &format!("jawaban {code}"))
    }

    fn text(&mut self, column: &Column, row: u32, text: &str, what: &str) {
        let (text, cut) = fit(text);
        if cut {
            self.plan
                .left_out
                .push(format!("{what} dipotong karena melebihi batas 32.767 karakter per sel."));
        }
        let value = if text.is_empty() { Value::Blank } else { Value::Text(text) };
        let at = (row - 1, u32::from(column.index));
        let blank = value == Value::Blank;
        if self.is_anothers(at) {
            self.plan.dropped.insert(at);
            self.plan.edits.insert(at, value);
            self.plan.replaced.insert(at);
        } else if self.put(column, row, value, what) && (blank || self.plan.edits.contains_key(&at)) {
            self.plan.replaced.insert(at);
        }
    }

    /// Whether a cell is a formula for a link or a picture, or one that comes to an error: nothing of the form's own.
    fn is_anothers(&self, at: (u32, u32)) -> bool {
        let rows = &self.book.sheets[self.plan.sheet].scan.rows;
        let Some(cell) = rows.get(&at.0).and_then(|row| row.cells.get(&at.1)) else { return false };
        cell.formula.as_ref().is_some_and(|formula| {
            let text = formula.text.to_ascii_uppercase();
            let leads = ["HYPERLINK(", "DISPIMG(", "IMAGE("].iter().any(|name| text.contains(name));
            leads || matches!(self.book.stored(cell), Value::Error(_))
        })
    }
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
        let unit = column_at(columns.answer);
        if to.answer(&unit, at, row.answer.as_ref(), &input.code) {
            to.plan.answers.extend(row.answer.is_some().then_some(input.soal));
        } else {
            to.plan.without_answer.insert(input.soal);
        }
        layer_answers(&mut to, target, row, input, at);
        for (texts, headed) in texts.iter().zip(&headings) {
            // Without a heading nothing of this unit goes there, but another unit's does not stay either.
            let text = if *headed { (texts.text)(row) } else { String::new() };
            to.text(&column_at(texts.column), at, &text, &format!("{} {}", texts.what, input.code));
        }
    }
    // Notes and documents between the inputs are another unit's, too.
    let rows = &target.laid.rows;
    if let (Some(first), Some(last)) = (rows.values().min(), rows.values().max()) {
        let from =
            rows.values().chain(target.laid.ratios.values().filter_map(|(quotient, _)| quotient.as_ref()));
        let first = from.min().map_or(*first, |row| *row);
        let taken: BTreeSet<u32> = rows.values().copied().collect();
        for row in (first..=*last).filter(|row| !taken.contains(row)) {
            for texts in &texts {
                to.text(&column_at(texts.column), row, "", texts.what);
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

fn layer_answers(to: &mut Collector, target: &Target, row: &Row, input: &Input, at: u32) {
    let layers = &target.laid.columns.layers;
    for layer in layers {
        let Some(column) = layer.answer else { continue };
        if target.is_headed(to.book, column) {
            let answer = row.reviewed(layer.layer, layers.len() == 1);
            to.answer(&column_at(column), at, answer, &format!("TPI {}", input.code));
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
        let (layer, only) = (layer.layer, columns.layers.len() == 1);
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
            let rows = &to.book.sheets[to.plan.sheet].scan.rows;
            let cell = rows.get(&(row - 1)).and_then(|line| line.cells.get(&u32::from(answer.index)));
            cell.is_some_and(|cell| cell.formula.is_some())
        };
        if let Some(row) = denominator.filter(|row| !formula(to, *row)) {
            let sum =
                formulas::denominator(report, question).map_or(Value::Blank, |sum| Value::Number(float(sum)));
            to.put(&answer, row, sum, "jumlah pembagi");
        }
        let ratio = matches!(question.kind, Kind::Share { .. } | Kind::Decline { .. });
        let own = question.inputs.iter().any(|input| target.laid.rows.get(&input.soal) == quotient.as_ref());
        if let Some(row) = quotient.filter(|row| ratio && !own && !formula(to, *row)) {
            let fraction = score.fraction.map_or(Value::Blank, |fraction| Value::Number(float(fraction)));
            to.put(&answer, row, fraction, "persentase");
        }
    }
}

/// Plans blanks for columns of others that nobody mapped.
pub(super) fn clear(book: &Book, target: &Target, plan: &mut Plan) {
    let mut to = Collector { book, plan: std::mem::take(plan) };
    for row in target.laid.rows.values() {
        for column in target.laid.untaken.keys() {
            to.text(&column_at(*column), *row, "", "isi kolom lain");
        }
    }
    *plan = to.plan;
}
