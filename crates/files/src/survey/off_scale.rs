//! What stands in place of answers: slips of a few, or a file that is on another scale.

use std::collections::BTreeMap;

use super::scale::Said;
use crate::rows::{column_name, shown};

/// Rows that fall out for one reason before it is no slip any more.
const FEWEST: u64 = 3;
/// More than one of so many is no slip either.
const PART: u64 = 10;
/// Different things in place of answers that are told apart, and that are named.
const MOST: usize = 200;
const NAMED: usize = 5;

/// Why a file of responses is not what it was taken for: rows or statements would fall out of it in such numbers that what
/// is left says something else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OffScale {
    /// Where.
    pub place: String,
    /// What is wrong there, and what to do.
    pub reason: String,
}

/// Counts what stands in place of answers, a respondent at a time.
#[derive(Debug, Default)]
pub(super) struct Strange {
    /// Respondents who wrote anything, and those of them who wrote a number that is no answer.
    rows: u64,
    numbers: u64,
    columns: Vec<Column>,
    /// Numbers and texts that are no answers, each with how many wrote it.
    by_number: BTreeMap<String, u64>,
    by_text: BTreeMap<String, u64>,
}

/// What stands below a statement.
#[derive(Debug, Default, Clone, Copy)]
struct Column {
    filled: u64,
    numbers: u64,
}

impl Strange {
    /// Counts a respondent; `cells` are those of the statements, always in the same order.
    pub(super) fn count(&mut self, cells: &[(Said, &str)]) {
        self.columns.resize(cells.len(), Column::default());
        let mut seen: Vec<&str> = Vec::new();
        let (mut any, mut numbers) = (false, false);
        for ((said, text), column) in cells.iter().zip(&mut self.columns) {
            let number = matches!(said, Said::Fraction | Said::Outside);
            let filled = *said != Said::Blank;
            column.filled += u64::from(filled);
            column.numbers += u64::from(number);
            (any, numbers) = (any || filled, numbers || number);
            if (number || *said == Said::Text) && !seen.contains(text) {
                seen.push(text);
                let counts = if number { &mut self.by_number } else { &mut self.by_text };
                let text = shown(text);
                if counts.len() < MOST || counts.contains_key(&text) {
                    *counts.entry(text).or_default() += 1;
                }
            }
        }
        self.rows += u64::from(any);
        self.numbers += u64::from(numbers);
    }

    /// Why the file is on another scale: more than a tenth of the respondents, or of those who answered a statement, wrote
    /// numbers that are no answers, or more than a tenth the same words. Nothing where what there is are slips, or numbers
    /// that stand in one row alone, such as sums at the end; `columns` are those of the statements.
    pub(super) fn reasons(&self, columns: &[usize]) -> Vec<OffScale> {
        let many = |count: u64, of: u64| count >= FEWEST && count * PART > of;
        let off = |place: String, said: String| OffScale {
            place,
            reason: format!(
                "{said}, jadi skalanya bukan 1 sampai 4; ubah dahulu nilainya ke skala itu, atau pilih kolom \
                 pernyataan yang lain"
            ),
        };
        let mut reasons = Vec::new();
        let again = self.by_number.values().filter(|count| **count > 1).sum::<u64>().min(self.numbers);
        if many(again, self.rows) {
            let (of, named) = (self.rows, named(&self.by_number));
            let said = format!("{again} dari {of} baris memuat angka selain 1, 2, 3, dan 4, yaitu {named}");
            reasons.push(off("skala".to_owned(), said));
        } else if again >= FEWEST {
            for (at, column) in columns.iter().zip(&self.columns) {
                if many(column.numbers, column.filled) {
                    let (count, of) = (column.numbers, column.filled);
                    let said = format!("{count} dari {of} jawabannya angka selain 1, 2, 3, dan 4");
                    reasons.push(off(format!("kolom {}", column_name(*at)), said));
                }
            }
        }
        let words = self.by_text.iter().filter(|(_, count)| many(**count, self.rows));
        reasons.extend(words.map(|(text, count)| {
            let said = format!("{count} dari {} baris memuat \"{text}\", yang bukan jawaban", self.rows);
            off("skala".to_owned(), said)
        }));
        reasons
    }
}

/// Why statements answered with fractions cannot be left out of an index.
pub(super) fn fractions(columns: &[usize]) -> Option<OffScale> {
    let names: Vec<String> = columns.iter().map(|column| column_name(*column)).collect();
    (!names.is_empty()).then(|| OffScale {
        place: format!("kolom {}", names.join(", ")),
        reason: "berisi angka 1 sampai 4 yang bukan bilangan bulat, misalnya 3,5, jadi tidak dapat dihitung sebagai \
                 jawaban; bulatkan dahulu menurut sumbernya, atau pilih kolom pernyataan yang lain"
            .to_owned(),
    })
}

/// The most frequent ones of those that came more than once.
fn named(counts: &BTreeMap<String, u64>) -> String {
    let mut all: Vec<(&String, &u64)> = counts.iter().filter(|(_, count)| **count > 1).collect();
    all.sort_by_key(|(_, count)| std::cmp::Reverse(**count));
    let first: Vec<&str> = all.iter().take(NAMED).map(|(text, _)| text.as_str()).collect();
    let more = if all.len() > NAMED { " dan lainnya" } else { "" };
    format!("{}{more}", first.join("; "))
}

#[cfg(test)]
mod tests {
    use super::{Said, Strange};

    fn of(rows: &[(usize, &[(Said, &str)])]) -> Vec<String> {
        let mut strange = Strange::default();
        for (times, cells) in rows {
            (0..*times).for_each(|_| strange.count(cells));
        }
        strange.reasons(&[4, 5]).into_iter().map(|one| format!("{}: {}", one.place, one.reason)).collect()
    }

    #[test]
    fn slips_are_none_and_another_scale_is_told_with_what_was_written() {
        const GOOD: &[(Said, &str)] = &[(Said::Answer(4), "4"), (Said::Answer(3), "3")];
        const FIVE: &[(Said, &str)] = &[(Said::Answer(4), "4"), (Said::Outside, "5")];
        const HALF: &[(Said, &str)] = &[(Said::Blank, ""), (Said::Fraction, "3,5")];
        const TEXT: &[(Said, &str)] = &[(Said::Text, "Netral"), (Said::Text, "Netral")];
        const SUMS: [&[(Said, &str)]; 3] = [
            &[(Said::Outside, "70"), (Said::Outside, "70")],
            &[(Said::Fraction, "3,5"), (Said::Fraction, "3,5")],
            &[(Said::Outside, "0,39"), (Said::Outside, "0,39")],
        ];
        assert!(of(&[(27, GOOD), (2, FIVE), (1, HALF)]).is_empty(), "a tenth");
        assert!(of(&[(4, GOOD), (2, FIVE)]).is_empty(), "two");
        assert!(of(&[(20, GOOD), (1, SUMS[0]), (1, SUMS[1]), (1, SUMS[2])]).is_empty(), "sums at the end");
        let told = of(&[(5, GOOD), (3, FIVE), (2, HALF)]);
        assert!(told[0].contains("5 dari 10 baris") && told[0].contains("yaitu 5; 3,5,"), "{told:?}");
        let told = of(&[(7, GOOD), (3, TEXT)]);
        assert!(told.len() == 1 && told[0].contains("3 dari 10 baris memuat \"Netral\""), "{told:?}");
        let blank: &[(Said, &str)] = &[(Said::Answer(4), "4"), (Said::Blank, "")];
        let told = of(&[(80, blank), (10, GOOD), (4, FIVE)]);
        assert!(told.len() == 1 && told[0].starts_with("kolom F: 4 dari 14"), "{told:?}");
    }
}
