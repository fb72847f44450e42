//! Reads the cells of one input.

use pilar_core::instrument::{Input, Question};
use pilar_core::worksheet::{Answer, read_answer};

use super::find::Columns;
use super::grid::{Cell, Grid, Value};
use crate::imported::{Imported, ImportedRow, Unreadable};

/// Characters of a value that are shown when it cannot be read.
const SHOWN: usize = 80;

/// Reads one row into `imported`; what cannot be read is listed there and left blank.
pub(crate) fn read(
    (question, input): (&Question, &Input),
    grid: &Grid,
    columns: &Columns,
    row: u32,
    imported: &mut Imported,
) {
    let mut answer = |column: u32| match read_cell(question, input, grid.cell(row, column)) {
        Ok(answer) => answer,
        Err((value, reason)) => {
            let place = grid.place(row, column);
            imported.unreadable.push(unreadable(place, input, &value, &reason));
            None
        }
    };
    let unit = answer(columns.answer);
    let tpi_answer = columns.tpi_answer.and_then(answer);
    let note = |column: Option<u32>| column.and_then(|column| text(grid.cell(row, column)?));
    imported.rows.push(ImportedRow {
        soal: input.soal,
        place: grid.place(row, columns.answer),
        answer: unit,
        note: note(columns.note),
        evidence_text: note(columns.evidence),
        tpi_answer,
        tpi_note: note(columns.tpi_note),
    });
}

/// One entry of the list of unreadable rows.
pub(crate) fn unreadable(place: String, input: &Input, value: &str, reason: &str) -> Unreadable {
    Unreadable {
        place,
        soal: Some(input.soal),
        value: value.chars().take(SHOWN).collect(),
        reason: sentence(reason),
    }
}

/// The answer in a cell, or its text and what is wrong with it.
pub(crate) fn read_cell(
    question: &Question,
    input: &Input,
    cell: Option<&Cell>,
) -> Result<Option<Answer>, (String, String)> {
    let Some(cell) = cell else { return Ok(None) };
    let shown = cell.value.shown();
    if let Value::Error(error) = &cell.value {
        let reason = format!("sel jawaban {} berisi galat {error}; isikan jawabannya langsung", input.code);
        return Err((shown, reason));
    }
    read_answer(question, input, &shown).map_err(|error| (shown, error.explained()))
}

/// Note or evidence as text, with the address of the link on it.
fn text(cell: &Cell) -> Option<String> {
    let shown = cell.value.shown();
    let shown = shown.trim();
    let link = cell.link.as_deref().or_else(|| link_in(cell.formula.as_deref()?));
    let text = match link {
        Some(link) if shown.is_empty() => link.to_owned(),
        Some(link) if !shown.contains(link) => format!("{shown} ({link})"),
        _ => shown.to_owned(),
    };
    (!text.is_empty()).then_some(text)
}

/// The address in a `HYPERLINK("address", ...)` formula.
fn link_in(formula: &str) -> Option<&str> {
    formula.trim_start().strip_prefix("HYPERLINK(\"")?.split('"').next().filter(|link| !link.is_empty())
}

/// A message as a sentence: first letter large, full stop at the end.
pub(crate) fn sentence(message: &str) -> String {
    let mut letters = message.chars();
    let first = letters.next().map(|letter| letter.to_uppercase().to_string()).unwrap_or_default();
    format!("{first}{}.", letters.as_str().trim_end_matches('.'))
}
