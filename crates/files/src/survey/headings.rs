//! Where the headings of a table end.

use super::columns::Content;
use super::lore::SurveyLore;
use crate::read_error::ReadError;
use crate::rows::{Row, Rows};

/// Rows at the top among which headings are looked for.
const LOOKED_AT: usize = 30;

/// Rows that show what the columns hold.
const ENOUGH: usize = 1_000;

/// The headings of a table.
#[derive(Debug)]
pub(super) struct Headings {
    /// Of each column, the longest text above it.
    pub texts: Vec<String>,
    /// How many rows of the table are above the answers.
    pub rows: usize,
}

impl Headings {
    /// Finds them: the first row that is about as full as the fullest, and those below it in which nobody answers.
    pub(super) fn find(rows: &Rows, given: Option<u32>, lore: &SurveyLore) -> Result<Self, ReadError> {
        let top: Vec<Row<'_>> = rows.iter().take(LOOKED_AT).collect();
        if let Some(given) = given {
            let after = rows.iter().take_while(|row| row.number() <= given).count();
            return Ok(Self::of(rows, after.saturating_sub(1), after));
        }
        let fullest = top.iter().map(Row::filled).max().unwrap_or_default();
        let first = top.iter().position(|row| row.filled() * 2 >= fullest).ok_or(ReadError::NoRows)?;
        let content = Content::of(rows, first + 1, ENOUGH, lore);
        let below = top.iter().skip(first + 1).take_while(|row| is_heading(row, &content)).count();
        let headings = Self::of(rows, first, first + 1 + below);
        let named = top[first];
        let numbers = (0..named.width()).filter(|column| named.cell(*column).parse::<f64>().is_ok()).count();
        if numbers * 2 > named.filled() && below == 0 && !named.counts_up() && !has_numbered(&named) {
            return Err(ReadError::NoHeadings);
        }
        Ok(headings)
    }

    fn of(rows: &Rows, first: usize, after: usize) -> Self {
        let mut texts = vec![String::new(); rows.width()];
        for row in rows.iter().take(after).skip(first) {
            for (column, text) in texts.iter_mut().enumerate() {
                let cell = row.cell(column);
                if cell.chars().count() > text.chars().count() {
                    *text = cell.split_whitespace().collect::<Vec<_>>().join(" ");
                }
            }
        }
        Self { texts, rows: after }
    }
}

/// Whether a row below the headings goes on with them: it has texts where others answer, or counts the columns.
fn is_heading(row: &Row<'_>, content: &Content) -> bool {
    let columns = content.answered();
    if row.counts_up() && row.filled() > pilar_core::survey::BEST.into() {
        return true;
    }
    let texts = columns.iter().filter(|column| content.is_strange(**column, row.cell(**column))).count();
    let blank = columns.iter().filter(|column| row.cell(**column).is_empty()).count();
    texts > 0 && texts + blank == columns.len() && texts * 2 >= columns.len()
}

/// Whether the numbers of a row among its names are those of statements: 1, 2, 3 and so on, beyond any answer.
fn has_numbered(row: &Row<'_>) -> bool {
    let numbers: Vec<usize> = (0..row.width()).filter_map(|column| row.cell(column).parse().ok()).collect();
    numbers.len() > pilar_core::survey::BEST.into()
        && numbers.iter().zip(1..).all(|(number, at)| *number == at)
}
