//! Which columns of a table are statements, and what they are called.

use super::columns::Content;
use super::headings::Headings;
use super::lore::SurveyLore;

/// The columns of the statements, in their order.
pub(super) fn statements(content: &Content, headings: &Headings, lore: &SurveyLore) -> Vec<usize> {
    let heading = |column: usize| headings.texts.get(column).map_or("", String::as_str);
    let is_statement = |column: usize| !heading(column).is_empty() && !lore.is_other(heading(column));
    let mut found: Vec<usize> =
        content.answered().into_iter().filter(|column| is_statement(*column)).collect();
    // Between numbered statements a column with such a number is one too, whatever people wrote into it.
    if let (Some(first), Some(last)) = (found.first().copied(), found.last().copied()) {
        let numbered = |column: usize| heading(column).starts_with(|c: char| c.is_ascii_digit());
        let between = (first..=last).filter(|column| {
            content.is_filled(*column) && is_statement(*column) && numbered(*column) && numbered(first)
        });
        found.extend(between);
        found.sort_unstable();
        found.dedup();
    }
    found
}
