//! Reads the cells of one input.

use std::collections::{BTreeMap, BTreeSet};

use pilar_core::instrument::{Input, Instrument, Kind, Question, SoalId};
use pilar_core::worksheet::{Answer, Extras, format_number, read_answer};
use rust_decimal::Decimal;

use super::columns::{Columns, LayerColumns};
use super::evidence;
use super::grid::{Cell, Grid, Value, address};
use crate::imported::{Imported, ImportedRow, Review, Unreadable};

/// Characters of a value that are shown when it cannot be read.
const SHOWN: usize = 80;

/// Everything the rows of one sheet are read with.
pub(crate) struct Sheet<'a> {
    /// The sheet.
    pub grid: &'a Grid,
    /// Its columns.
    pub columns: &'a Columns,
    /// The row of every input.
    pub rows: &'a BTreeMap<SoalId, u32>,
    /// The row of a ratio's quotient, by its first input: what is noted there belongs to that input.
    pub heads: &'a BTreeMap<SoalId, u32>,
    /// Rows whose text is another question's: what to say of each.
    pub doubtful: &'a BTreeMap<SoalId, String>,
}

/// What hangs on cells and was taken: rows (one-based) and columns.
#[derive(Debug, Default)]
pub(crate) struct Hung {
    /// Comments that are notes.
    pub comments: BTreeSet<(u32, u32)>,
    /// Answers with a link that is evidence.
    pub links: BTreeSet<(u32, u32)>,
}

/// A layer's columns in which a comment is its note.
fn layers_own(layer: &LayerColumns) -> Vec<u32> {
    layer.answer.into_iter().chain(layer.note).collect()
}

impl Sheet<'_> {
    /// Reads every input that has a row.
    pub fn read_all(&self, instrument: &Instrument, imported: &mut Imported) {
        for (question, input) in instrument.inputs() {
            if let Some(row) = self.rows.get(&input.soal) {
                self.read((question, input), *row, imported);
            }
        }
    }

    /// Lists everything that is filled in a doubtful row, of which nothing is taken: its answers, or else its first text.
    fn refuse(&self, input: &Input, row: u32, reason: &str, imported: &mut Imported) {
        let filled = |(row, column): &(u32, u32)| self.grid.cell(*row, *column).is_some_and(Cell::is_filled);
        let answers = self.columns.answers().map(|column| (row, column));
        let mut told: Vec<(u32, u32)> = answers.filter(filled).collect();
        if told.is_empty() {
            let columns: Vec<u32> = self.columns.filled_in().collect();
            let rows = self.text_rows(input.soal, row).into_iter();
            let places = rows.flat_map(|row| columns.iter().map(move |column| (row, *column)));
            told.extend(places.filter(filled).take(1));
        }
        for (row, column) in told {
            let value = shown(self.grid.cell(row, column));
            imported.unreadable.push(unreadable(self.grid.place(row, column), input, &value, reason));
        }
    }

    /// Reads one row into `imported`; what cannot be read is listed there and left blank.
    fn read(&self, (question, input): (&Question, &Input), row: u32, imported: &mut Imported) {
        let (grid, columns) = (self.grid, self.columns);
        if let Some(reason) = self.doubtful.get(&input.soal) {
            self.refuse(input, row, reason, imported);
            let place = grid.place(row, columns.answer);
            imported.rows.push(ImportedRow { soal: input.soal, place, ..ImportedRow::default() });
            return;
        }
        let mut answer = |column: u32| {
            let place = grid.place(row, column);
            let cell = grid.cell(row, column);
            let merged = self.merged(column, row).map(|reason| (shown(cell), reason));
            match merged.map_or_else(|| read_cell(question, input, cell, grid.formats_known), Err) {
                Ok(answer) => answer,
                Err((value, reason)) => {
                    imported.unreadable.push(unreadable(place, input, &value, &reason));
                    None
                }
            }
        };
        let unit = answer(columns.answer);
        let mut reviews = BTreeMap::new();
        for layer in &columns.layers {
            let note = self.note(layer.note, input.soal, row);
            let review = Review {
                answer: layer.answer.and_then(&mut answer),
                note: note.or_else(|| self.commented(&layers_own(layer), input.soal, row)),
            };
            if review != Review::default() {
                reviews.insert(layer.layer, review);
            }
        }
        let rows = self.text_rows(input.soal, row);
        let evidence = evidence::text(grid, &columns.evidence, &rows, (row, columns.answer));
        let (evidence_text, evidence_at) = evidence.unzip();
        imported.rows.push(ImportedRow {
            soal: input.soal,
            place: grid.place(row, columns.answer),
            answer: unit,
            note: self
                .note(columns.note, input.soal, row)
                .or_else(|| self.commented(&self.units_own(), input.soal, row)),
            evidence_text,
            evidence_place: evidence_at.map(|(row, column)| grid.place(row, column)),
            extras: self.extras(input.soal, row),
            reviews,
        });
    }

    /// The rows whose notes and evidence belong to an input: its own, and the one that heads it.
    fn text_rows(&self, soal: SoalId, row: u32) -> Vec<u32> {
        self.heads.get(&soal).copied().filter(|head| *head != row).into_iter().chain([row]).collect()
    }

    /// What a column notes about an input, also in a merged cell that covers its row; an error, a picture or a formula
    /// without a result is nothing.
    fn note(&self, column: Option<u32>, soal: SoalId, row: u32) -> Option<String> {
        let column = column?;
        let rows = self.text_rows(soal, row).into_iter();
        // One cell may cover both rows.
        let cells: BTreeMap<u32, &Cell> = rows.filter_map(|row| self.grid.standing(row, column)).collect();
        let texts = cells.into_values().map(evidence::with_link);
        let texts: Vec<String> = texts.filter(|text| !text.is_empty()).collect();
        (!texts.is_empty()).then(|| texts.join("\n"))
    }

    /// What the comments on these columns say about an input.
    fn commented(&self, columns: &[u32], soal: SoalId, row: u32) -> Option<String> {
        let said = self.comments(columns, soal, row).filter_map(|at| self.grid.comments.get(&at));
        let said: Vec<&str> = said.map(|comment| comment.said.as_str()).collect();
        (!said.is_empty()).then(|| said.join("\n"))
    }

    /// The cells of these columns with a comment that says something about an input.
    fn comments(&self, columns: &[u32], soal: SoalId, row: u32) -> impl Iterator<Item = (u32, u32)> {
        let rows = self.text_rows(soal, row).into_iter();
        let cells = rows.flat_map(move |row| columns.iter().map(move |column| (row, *column)));
        cells.filter(move |at| self.grid.comments.get(at).is_some_and(|comment| comment.is_own))
    }

    /// The unit's columns in which a comment is a note.
    fn units_own(&self) -> Vec<u32> {
        let Columns { answer, note, evidence, .. } = self.columns;
        std::iter::once(*answer).chain(*note).chain(evidence.iter().copied()).collect()
    }

    /// The cells (row and column) whose comment was taken as a note, and the answers whose link was taken as evidence.
    pub fn hung(&self) -> Hung {
        let mut hung = Hung::default();
        for (soal, row) in self.rows.iter().filter(|(soal, _)| !self.doubtful.contains_key(soal)) {
            let layers = self.columns.layers.iter().map(|layer| (layer.note, layers_own(layer)));
            let own = std::iter::once((self.columns.note, self.units_own()));
            for (note, columns) in own.chain(layers) {
                if self.note(note, *soal, *row).is_none() {
                    hung.comments.extend(self.comments(&columns, *soal, *row));
                }
            }
            let answer = self.grid.cell(*row, self.columns.answer);
            if answer.and_then(evidence::answer_link).is_some() {
                hung.links.insert((*row, self.columns.answer));
            }
        }
        hung
    }

    /// What the extra columns say of an input.
    fn extras(&self, soal: SoalId, row: u32) -> Extras {
        let extra = self.columns.extra.iter();
        extra.filter_map(|it| Some((it.name.clone(), self.note(Some(it.column), soal, row)?))).collect()
    }

    /// Why an answer in a merged cell is nobody's, when it covers several inputs.
    fn merged(&self, column: u32, row: u32) -> Option<String> {
        let inside = |(top, left, bottom, right): &(u32, u32, u32, u32)| {
            (*top..=*bottom).contains(&row) && (*left..=*right).contains(&column)
        };
        let range = self.grid.merged.iter().find(|range| inside(range))?;
        let covered: Vec<u32> =
            self.rows.values().filter(|row| (range.0..=range.2).contains(row)).copied().collect();
        let filled = self.grid.cell(range.0, range.1).is_some_and(Cell::is_filled);
        (covered.len() > 1 && filled).then(|| {
            let (from, to) = (address(range.0, range.1), address(range.2, range.3));
            format!(
                "satu sel gabungan {from}:{to} menutup {} isian, sehingga jawaban tiap isian tidak dapat dipastikan; \
                 pisahkan selnya",
                covered.len()
            )
        })
    }
}

fn shown(cell: Option<&Cell>) -> String {
    cell.map_or_else(String::new, |cell| cell.value.shown())
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

/// The answer in a cell, or its text and what is wrong with it. Where it is not known which numbers are shown as
/// percentages, an index of at most 1 may be one.
pub(crate) fn read_cell(
    question: &Question,
    input: &Input,
    cell: Option<&Cell>,
    formats_known: bool,
) -> Result<Option<Answer>, (String, String)> {
    let Some(cell) = cell else { return Ok(None) };
    let shown = cell.value.shown();
    let code = &input.code;
    let reason = match &cell.value {
        Value::Error(error) => {
            Some(format!("sel jawaban {code} berisi galat {error}; isikan jawabannya langsung"))
        }
        Value::Picture => Some(format!("sel jawaban {code} berisi gambar; isikan jawabannya langsung")),
        Value::Uncomputed => Some(format!(
            "sel jawaban {code} berisi rumus tanpa hasil tersimpan yang tidak dapat dihitung Pilar; buka dan simpan \
             ulang berkasnya di Excel atau LibreOffice, atau isikan jawabannya langsung"
        )),
        Value::Number(_) if cell.percent => Some(percent(question, code, &shown)),
        Value::Number(number)
            if !formats_known
                && matches!(question.kind, Kind::Survey { .. })
                && (f64::MIN_POSITIVE..=1.0).contains(number) =>
        {
            Some(maybe_percent(code, &shown))
        }
        _ => None,
    };
    if let Some(reason) = reason {
        return Err((shown, reason));
    }
    // What is said of a number is said as people write it.
    let number = matches!(cell.value, Value::Number(_));
    let typed = if number { shown.replace('.', ",") } else { shown.clone() };
    read_answer(question, input, &typed).map_err(|error| (shown, error.explained()))
}

/// Why a number that is shown as a percentage is not taken.
fn percent(question: &Question, code: &str, shown: &str) -> String {
    let typed = pilar_core::worksheet::read_number(shown);
    let percent =
        typed.map_or_else(|| shown.to_owned(), |number| format_number(number * Decimal::ONE_HUNDRED));
    let wanted = match (&question.kind, typed) {
        (Kind::Survey { maximum }, Some(number)) => format!(
            "indeks survei berskala 0 sampai {}; isikan indeksnya, misalnya {} bila persen itu bagian dari {}",
            format_number(*maximum),
            format_number((number * *maximum).round_dp(2)),
            format_number(*maximum)
        ),
        _ => "isian ini berupa jumlah; isikan bilangannya".to_owned(),
    };
    format!("jawaban {code} ditulis sebagai {percent}%, sedangkan {wanted}")
}

/// Why a small number is not taken from a format that does not tell whether it is shown as a percentage.
fn maybe_percent(code: &str, shown: &str) -> String {
    let typed = pilar_core::worksheet::read_number(shown).unwrap_or_default();
    format!(
        "jawaban {code} tersimpan sebagai {}, yang dalam format berkas ini dapat berarti {} %; simpan berkasnya sebagai \
         .xlsx, atau isikan indeksnya langsung",
        format_number(typed),
        format_number(typed * Decimal::ONE_HUNDRED)
    )
}

/// A message as a sentence: first letter large, full stop at the end.
pub(crate) fn sentence(message: &str) -> String {
    let mut letters = message.chars();
    let first = letters.next().map(|letter| letter.to_uppercase().to_string()).unwrap_or_default();
    format!("{first}{}.", letters.as_str().trim_end_matches('.'))
}
