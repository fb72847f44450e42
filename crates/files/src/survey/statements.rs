//! Which columns of a table are statements, and what they are called.

use super::columns::Content;
use super::headings::Headings;
use super::lore::SurveyLore;

/// The columns of the statements, in their order.
pub(super) fn statements(content: &Content, headings: &Headings, lore: &SurveyLore) -> Vec<usize> {
    let heading = |column: usize| headings.texts.get(column).map_or("", String::as_str);
    let asked = |column: usize| lore.asks_for_comments(heading(column));
    let is_statement = |column: usize| {
        is_statement(column, headings, lore) && !(asked(column) && content.is_comment(column, true))
    };
    let mut found: Vec<usize> =
        content.answered().into_iter().filter(|column| is_statement(*column)).collect();
    found.retain(|column| !content.is_comment(*column, false));
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

/// The columns that would be statements if what stands in them were whole numbers, as `found` are. A few behind all of
/// these are what each respondent comes to on average.
pub(super) fn fractions(
    content: &Content,
    headings: &Headings,
    lore: &SurveyLore,
    found: &[usize],
) -> Vec<usize> {
    let columns = 0..headings.texts.len();
    let columns = columns.filter(|column| content.has_fractions(*column) && !found.contains(column));
    let columns: Vec<usize> = columns.filter(|column| is_statement(*column, headings, lore)).collect();
    match columns.as_slice() {
        averages
            if averages.len() * 2 <= found.len()
                && found.last().is_some_and(|last| averages.iter().all(|column| column > last)) =>
        {
            Vec::new()
        }
        _ => columns,
    }
}

fn is_statement(column: usize, headings: &Headings, lore: &SurveyLore) -> bool {
    headings.texts.get(column).is_some_and(|heading| !heading.is_empty() && !lore.is_other(heading))
}
