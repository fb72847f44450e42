//! Checks that a template fits the instrument and decides what goes into which cell.

use pilar_core::instrument::{Kind, OfficialSheet};
use pilar_core::worksheet::Answer;

use super::patch::Edits;
use crate::report::{Report, Row};
use crate::safe_write::{TemplateFault, WriteError};
use crate::xlsx::recalculate::{Book, Value};
use crate::xlsx::write::cells::{Column, Columns, column, float};
use crate::xlsx::write::entry::evidence_text;
use crate::xlsx::write::formulas;
use crate::xlsx::write::text::fit;

/// What is put into one sheet.
#[derive(Default)]
pub(super) struct Plan {
    /// Index of the sheet in the book.
    pub sheet: usize,
    pub edits: Edits,
    /// Answers among them, for the count.
    pub answers: usize,
    /// What could not be written, one Indonesian sentence each.
    pub left_out: Vec<String>,
}

/// Nine of ten cells have to be as the instrument says; copies in circulation deviate in a few.
const FITS: (usize, usize) = (9, 10);

/// Reads a cell as it stands in the file.
fn stored(book: &Book, sheet: usize, column: &Column, row: u32) -> Value {
    let cells = book.sheets[sheet].scan.rows.get(&(row - 1)).map(|row| &row.cells);
    cells.and_then(|cells| cells.get(&u32::from(column.index))).map_or(Value::Blank, |cell| book.stored(cell))
}

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
                self.plan
                    .left_out
                    .push(format!("{place} berisi rumus templat sehingga {what} tidak ditulis di sana."));
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

    fn answer(&mut self, column: &Column, row: u32, answer: Option<&Answer>, code: &str) {
        let value = match answer {
            Some(Answer::Choice(key)) => Value::Text(key.clone()),
            Some(Answer::Number(number)) => Value::Number(float(*number)),
            None => Value::Blank,
        };
        let filled = value != Value::Blank;
        if self.put(column, row, value, &format!("jawaban {code}")) && filled {
            self.plan.answers += 1;
        }
    }

    fn text(&mut self, column: &Column, row: u32, text: &str, what: &str) {
        let (text, cut) = fit(text);
        if cut {
            self.plan
                .left_out
                .push(format!("{what} dipotong karena melebihi batas 32.767 karakter per sel."));
        }
        let value = if text.is_empty() { Value::Blank } else { Value::Text(text) };
        self.put(column, row, value, what);
    }
}

/// Whether a column has a heading above its first row.
fn headed(book: &Book, sheet: usize, column: &Column, rows: std::ops::Range<u32>) -> bool {
    rows.rev()
        .any(|row| matches!(stored(book, sheet, column, row), Value::Text(text) if !text.trim().is_empty()))
}

fn missing_heading(plan: &mut Plan, book: &Book, column: &Column, what: &str) {
    let sheet = &book.sheets[plan.sheet].name;
    plan.left_out.push(format!(
        "Lembar {sheet} tidak berjudul di kolom {} sehingga {what} tidak ditulis.",
        column.letters
    ));
}

/// Plans the official sheet.
pub(super) fn official(report: &Report, book: &Book, sheet: usize, columns: &Columns) -> Plan {
    let layout: &OfficialSheet = &report.instrument.workbook.official;
    let heading = layout.heading_row..layout.heading_row + 1;
    let notes = headed(book, sheet, &columns.note, heading.clone());
    let evidence = headed(book, sheet, &columns.evidence, heading);
    let mut to = Collector { book, plan: Plan { sheet, ..Plan::default() } };
    let nothing = Row::default();
    for (_, input) in report.instrument.inputs() {
        let row = report.rows.get(&input.soal).unwrap_or(&nothing);
        to.answer(&columns.answer, input.workbook_row, row.answer.as_ref(), &input.code);
        if notes {
            to.text(&columns.note, input.workbook_row, &row.note, &format!("catatan {}", input.code));
        }
        if evidence {
            let text = evidence_text(report, row);
            to.text(&columns.evidence, input.workbook_row, &text, &format!("bukti dukung {}", input.code));
        }
    }
    derived(report, &mut to, columns);
    if !notes && report.rows.values().any(|row| !row.note.is_empty()) {
        missing_heading(&mut to.plan, book, &columns.note, "catatan");
    }
    if !evidence && report.rows.values().any(|row| !evidence_text(report, row).is_empty()) {
        missing_heading(&mut to.plan, book, &columns.evidence, "bukti dukung");
    }
    to.plan
}

/// Denominators and quotients that the template keeps as typed values instead of formulas.
fn derived(report: &Report, to: &mut Collector, columns: &Columns) {
    for (question, score) in report.instrument.questions.iter().zip(&report.scores.questions) {
        let formula = |to: &Collector, row: u32| {
            let rows = &to.book.sheets[to.plan.sheet].scan.rows;
            let cell = rows.get(&(row - 1)).and_then(|line| line.cells.get(&u32::from(columns.answer.index)));
            cell.is_some_and(|cell| cell.formula.is_some())
        };
        if let Some(row) = question.denominator_row.filter(|row| !formula(to, *row)) {
            let sum =
                formulas::denominator(report, question).map_or(Value::Blank, |sum| Value::Number(float(sum)));
            to.put(&columns.answer, row, sum, "jumlah penyebut");
        }
        let ratio = matches!(question.kind, Kind::Share { .. } | Kind::Decline { .. });
        let own = question.inputs.iter().any(|input| input.workbook_row == question.workbook_row);
        if ratio && !own && !formula(to, question.workbook_row) {
            let fraction = score.fraction.map_or(Value::Blank, |fraction| Value::Number(float(fraction)));
            to.put(&columns.answer, question.workbook_row, fraction, "persentase");
        }
    }
}

/// Takes one text of a row.
type TextOf = fn(&Report, &Row) -> String;

/// Plans `PortalRB`'s sheet.
pub(super) fn portal(report: &Report, book: &Book, sheet: usize) -> Result<Plan, WriteError> {
    let layout = &report.instrument.workbook.portal;
    let first = report.instrument.inputs().map(|(_, input)| input.portal_row).min().unwrap_or(1);
    let mut to = Collector { book, plan: Plan { sheet, ..Plan::default() } };
    let (unit, tpi) = (column(&layout.unit_answer)?, column(&layout.tpi_answer)?);
    let texts: [(Column, &str, TextOf); 3] = [
        (column(&layout.unit_note)?, "catatan", |_, row| row.note.clone()),
        (column(&layout.unit_evidence)?, "bukti dukung", evidence_text),
        (column(&layout.tpi_note)?, "catatan TPI", |_, row| row.tpi_note.clone()),
    ];
    let headings: Vec<bool> =
        texts.iter().map(|(column, ..)| headed(book, sheet, column, 1..first)).collect();
    let tpi_headed = headed(book, sheet, &tpi, 1..first);
    let nothing = Row::default();
    for (_, input) in report.instrument.inputs() {
        let row = report.rows.get(&input.soal).unwrap_or(&nothing);
        to.answer(&unit, input.portal_row, row.answer.as_ref(), &input.code);
        if tpi_headed {
            let before = to.plan.answers;
            to.answer(&tpi, input.portal_row, row.tpi_answer.as_ref(), &format!("TPI {}", input.code));
            to.plan.answers = before;
        }
        for ((column, what, text), headed) in texts.iter().zip(&headings) {
            if *headed {
                to.text(column, input.portal_row, &text(report, row), &format!("{what} {}", input.code));
            }
        }
    }
    for ((column, what, text), headed) in texts.iter().zip(&headings) {
        if !headed && report.rows.values().any(|row| !text(report, row).is_empty()) {
            missing_heading(&mut to.plan, book, column, what);
        }
    }
    Ok(to.plan)
}
