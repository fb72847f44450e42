use crate::column_letters::letters;

/// Characters of a cell that are repeated when its row is left out.
const SHOWN: usize = 30;

/// A row that is left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeftOut {
    /// Its number in the file, one-based.
    pub row: u32,
    /// Why, in a few words.
    pub reason: String,
}

/// The letters of a column, from 0.
pub(crate) fn column_name(column: usize) -> String {
    letters(u32::try_from(column).unwrap_or(u32::MAX))
}

/// The beginning of a cell.
pub(crate) fn shown(text: &str) -> String {
    let mut chars = text.chars();
    let beginning: String = chars.by_ref().take(SHOWN).collect();
    if chars.next().is_some() { format!("{beginning}…") } else { beginning }
}
