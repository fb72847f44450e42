//! What the columns of a table hold.

use std::collections::{BTreeMap, BTreeSet};

use super::lore::SurveyLore;
use super::scale::{Said, Scale, with_letter, with_number};
use crate::rows::{Rows, plain};

/// Different texts that are looked at in a column: a scale has few, names and remarks have many.
const MOST_TEXTS: usize = 200;

/// What stands in each column.
#[derive(Debug)]
pub(super) struct Content {
    columns: Vec<Column>,
}

#[derive(Debug, Default)]
struct Column {
    /// Cells that hold something.
    filled: usize,
    /// Cells that hold an answer as a number.
    numbers: usize,
    /// Cells that hold a number from 1 to 4 that is not whole.
    fractions: usize,
    /// Cells that hold a text.
    words: usize,
    /// Such texts, [`plain`], and how often.
    texts: BTreeMap<String, usize>,
    /// The best scale for them, by its number, how many it covers, and which.
    scale: Option<usize>,
    labels: usize,
    known: BTreeSet<String>,
}

impl Content {
    /// Of so many rows at most after the first few.
    pub(super) fn of(rows: &Rows, after: usize, most: usize, lore: &SurveyLore) -> Self {
        let mut columns: Vec<Column> = (0..rows.width()).map(|_| Column::default()).collect();
        for row in rows.iter().skip(after).take(most) {
            for (at, column) in columns.iter_mut().enumerate() {
                match Scale::read(None, row.cell(at)) {
                    Said::Blank => {}
                    Said::Answer(_) => {
                        (column.filled, column.numbers) = (column.filled + 1, column.numbers + 1);
                    }
                    Said::Fraction => {
                        (column.filled, column.fractions) = (column.filled + 1, column.fractions + 1);
                    }
                    Said::Outside => column.filled += 1,
                    Said::Text => {
                        (column.filled, column.words) = (column.filled + 1, column.words + 1);
                        if column.texts.len() < MOST_TEXTS {
                            *column.texts.entry(plain(row.cell(at))).or_default() += 1;
                        }
                    }
                }
            }
        }
        let all: Vec<usize> = lore
            .scales
            .iter()
            .map(|scale| columns.iter().map(|column| covered(column, scale)).sum())
            .collect();
        for column in &mut columns {
            // Most of its own cells, then most of the whole file, then the first.
            let of = |at: usize| lore.scales.get(at).map_or(0, |scale| covered(column, scale));
            let best = (0..lore.scales.len()).rev().max_by_key(|at| (of(*at), all[*at]));
            column.labels = best.map_or(0, of);
            column.scale = best.filter(|_| column.labels > 0);
            if let Some(scale) = column.scale.and_then(|at| lore.scales.get(at)) {
                column.known = column.texts.keys().filter(|text| is_label(scale, text)).cloned().collect();
            }
        }
        Self { columns }
    }

    /// The columns in which at least half of what stands there are answers.
    pub(super) fn answered(&self) -> Vec<usize> {
        let answers = |column: &Column| column.numbers + column.labels;
        let enough = |column: &&Column| answers(column) > 0 && answers(column) * 2 >= column.filled;
        (0..).zip(&self.columns).filter(|(_, column)| enough(column)).map(|(at, _)| at).collect()
    }

    /// How many cells of a column are answers, and how many hold anything.
    pub(super) fn share(&self, column: usize) -> (usize, usize) {
        self.columns.get(column).map_or((0, 0), |it| (it.numbers + it.labels, it.filled))
    }

    /// Whether a column holds what respondents wrote in their own words, although some of it is on a scale, such as `Baik`
    /// among remarks. More than a quarter of other texts are no slips, unless most of them say the same, as on another
    /// scale. Under a heading that asks for remarks more than a tenth are none that differ, and a quarter whatever they say.
    pub(super) fn is_comment(&self, column: usize, asked: bool) -> bool {
        let Some(it) = self.columns.get(column) else { return false };
        let answers = it.numbers + it.labels;
        let others = it.texts.iter().filter(|(text, _)| !it.known.contains(*text));
        let (different, all) =
            others.fold((0, 0), |(different, all), (_, count)| (different + 1, all + count));
        let worded = it.words * 2 > it.filled;
        worded
            && if asked {
                answers * 4 < it.filled * 3 || (answers * 10 < it.filled * 9 && different * 2 > all)
            } else {
                answers * 4 < it.filled * 3 && different * 2 > all
            }
    }

    /// Whether a column holds labels alone.
    pub(super) fn has_labels_alone(&self, column: usize) -> bool {
        self.columns.get(column).is_some_and(|it| it.labels > 0 && it.numbers == 0)
    }

    /// Whether a column holds anything.
    pub(super) fn is_filled(&self, column: usize) -> bool {
        self.columns.get(column).is_some_and(|column| column.filled > 0)
    }

    /// Whether at least half of what stands in a column are numbers from 1 to 4, not all of them whole.
    pub(super) fn has_fractions(&self, column: usize) -> bool {
        let column = self.columns.get(column);
        column.is_some_and(|it| it.fractions > 0 && (it.numbers + it.fractions) * 2 >= it.filled)
    }

    /// The number of the scale that a column's texts are of.
    pub(super) fn scale(&self, column: usize) -> Option<usize> {
        self.columns.get(column)?.scale
    }

    /// Whether a text is of another kind than the answers in a column.
    pub(super) fn is_strange(&self, column: usize, text: &str) -> bool {
        let Some(column) = self.columns.get(column) else { return false };
        // A label is an answer, and a text that comes back is no heading.
        let words = plain(text);
        Scale::read(None, text) == Said::Text
            && !column.known.contains(&words)
            && column.texts.get(&words).is_none_or(|count| *count < 2)
    }
}

fn is_label(scale: &Scale, text: &str) -> bool {
    let behind = with_letter(text).or_else(|| with_number(text).map(|(_, label)| label));
    scale.has(text) || behind.is_some_and(|label| scale.has(label))
}

fn covered(column: &Column, scale: &Scale) -> usize {
    column.texts.iter().filter(|(text, _)| is_label(scale, text)).map(|(_, count)| count).sum()
}
