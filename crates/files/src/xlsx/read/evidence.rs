//! What the evidence columns of a row name: documents by name, path or address, each on a line of its own.

use super::grid::{Cell, Grid, Value};
use super::hyperlink::{self, Leads, SCHEMES};

/// Schemes that run something; nothing of the kind is taken.
const HARMFUL: [&str; 4] = ["javascript:", "vbscript:", "data:text/", "data:application/"];
/// Endings of names that evidence has.
const ENDINGS: [&str; 20] = [
    ".pdf", ".doc", ".docx", ".xls", ".xlsx", ".ppt", ".pptx", ".odt", ".ods", ".jpg", ".jpeg", ".png",
    ".zip", ".rar", ".mp4", ".mov", ".txt", ".csv", ".tif", ".heic",
];

/// Everything the evidence cells of some rows name, and where the answer at a place leads, with the cell (row and column)
/// of the first of it; `None` when that is nothing.
pub(crate) fn text(
    grid: &Grid,
    columns: &[u32],
    rows: &[u32],
    answer: (u32, u32),
) -> Option<(String, (u32, u32))> {
    let (mut lines, mut first) = (Vec::<String>::new(), None);
    let places = rows.iter().flat_map(|row| columns.iter().map(move |column| (*row, *column)));
    for (row, column) in places {
        let Some((row, cell)) = grid.standing(row, column) else { continue };
        for line in mentions(&with_link(cell)) {
            let line = spared(&line).unwrap_or(line);
            if !line.is_empty() && !lines.contains(&line) {
                lines.push(line);
                first = first.or(Some((row, column)));
            }
        }
    }
    let link = grid.cell(answer.0, answer.1).and_then(answer_link);
    lines.extend(link.filter(|link| !lines.iter().any(|line| line.contains(link))));
    (!lines.is_empty()).then(|| (lines.join("\n"), first.unwrap_or(answer)))
}

/// Where the cell of an answer leads, where that may be a document: not within the workbook, and to nobody's mail.
pub(crate) fn answer_link(cell: &Cell) -> Option<String> {
    taken_link(cell).filter(|link| !link.starts_with('#') && !link.to_lowercase().starts_with("mailto:"))
}

/// Where a cell leads, unless that is refused.
pub(crate) fn taken_link(cell: &Cell) -> Option<String> {
    address(cell).filter(|link| refusal(link).is_none())
}

/// Why a link in a cell is not taken, as words for people; `None` for one that is, and for a cell without.
pub(crate) fn refused_link(cell: &Cell) -> Option<&'static str> {
    let own = address(cell);
    let typed = match &cell.value {
        Value::Text(text) => text.split_whitespace().map(str::to_owned).collect(),
        _ => Vec::new(),
    };
    own.into_iter().chain(typed).find_map(|link| refusal(&link))
}

/// A text without the links that are refused, a line for each mention; `None` where none is.
pub(crate) fn without_refused(text: &str) -> Option<String> {
    let (lines, mut found) = (mentions(text), false);
    let mut kept = Vec::new();
    for line in lines {
        let rest = spared(&line);
        found |= rest.is_some();
        kept.push(rest.unwrap_or(line));
    }
    kept.retain(|line| !line.is_empty());
    found.then(|| kept.join("\n"))
}

/// A line without its words that are refused links; `None` where it has none.
fn spared(line: &str) -> Option<String> {
    let is_refused = |word: &str| refusal(word).is_some();
    if !line.split_whitespace().any(is_refused) {
        return None;
    }
    let mut kept = String::new();
    for word in line.split_whitespace() {
        if !is_refused(word) {
            if !kept.is_empty() {
                kept.push(' ');
            }
            kept.push_str(word);
        } else if word.ends_with(';') && !kept.ends_with(';') {
            // What parts it from the next one still parts what stands before it.
            kept.truncate(kept.trim_end_matches([':', '-', ' ']).len());
            kept.push_str(if kept.is_empty() { "" } else { ";" });
        }
    }
    let kept = kept.trim_end_matches([';', ',', ' ', ':', '-']).trim_start_matches([';', ',', ' ']);
    // Signs alone are nothing that anybody wrote there.
    Some(if kept.chars().any(char::is_alphanumeric) { kept.to_owned() } else { String::new() })
}

/// Whether most people would call a text the address or name of a document.
pub(crate) fn names_document(cell: &Cell) -> bool {
    if cell.link.is_some() || cell.formula.as_deref().is_some_and(hyperlink::is_link) {
        return true;
    }
    let Value::Text(text) = &cell.value else { return false };
    let text = text.to_lowercase();
    SCHEMES.iter().any(|scheme| text.contains(scheme))
        || text.lines().any(|line| ENDINGS.iter().any(|ending| line.trim_end().ends_with(ending)))
}

/// Whether a cell holds addresses or names of documents and no other word.
pub(crate) fn is_document(cell: &Cell) -> bool {
    let Value::Text(text) = &cell.value else { return false };
    let parts = mentions(text);
    !parts.is_empty() && parts.iter().all(|part| stands_alone(part))
}

/// Whether a cell leads to an address that its formula puts together, so that nothing tells which.
pub(crate) fn leads_elsewhere(cell: &Cell) -> bool {
    let leads = |formula: &str| hyperlink::leads(formula, &cell.value.shown());
    cell.link.is_none() && cell.formula.as_deref().and_then(leads) == Some(Leads::Unknown)
}

/// The text of a cell with the address of the link on it; empty for an error, a picture, or a link that is not taken.
pub(crate) fn with_link(cell: &Cell) -> String {
    if matches!(cell.value, Value::Error(_)) {
        return String::new();
    }
    let shown = cell.shown();
    let shown = shown.trim();
    match taken_link(cell) {
        Some(link) if shown.is_empty() => link,
        Some(link) if !shown.contains(&link) => format!("{shown} ({link})"),
        _ => shown.to_owned(),
    }
}

/// The address a cell leads to: by its hyperlink or its formula.
fn address(cell: &Cell) -> Option<String> {
    let made = || match hyperlink::leads(cell.formula.as_deref()?, &cell.value.shown())? {
        Leads::To(address) => Some(address),
        Leads::AsShown | Leads::Unknown => None,
    };
    cell.link.clone().or_else(made)
}

fn refusal(link: &str) -> Option<&'static str> {
    let link = link.trim().trim_start_matches(['(', '<', '"']).to_lowercase();
    if HARMFUL.iter().any(|scheme| link.starts_with(scheme)) {
        return Some("tautan yang menjalankan sesuatu di komputer");
    }
    let host = SCHEMES.iter().find_map(|scheme| link.strip_prefix(scheme))?.split(['/', '?', '#']).next()?;
    host.contains('@').then_some("tautan yang memuat nama pengguna atau kata sandi")
}

/// The mentions in a text, in order: lines, and several addresses or names in one line.
pub fn mentions(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    // A line of a list may end with the sign that parts the list.
    let lines = text.lines().map(|line| line.trim().trim_end_matches(';').trim_end());
    for line in lines.filter(|line| !line.is_empty()) {
        let parts: Vec<&str> = line.split(';').flat_map(at_commas).map(str::trim).collect();
        let every = parts.iter().filter(|part| !part.is_empty()).all(|part| stands_alone(part));
        if every && parts.len() > 1 {
            found.extend(parts.into_iter().filter(|part| !part.is_empty()).map(str::to_owned));
        } else {
            found.push(line.to_owned());
        }
    }
    found
}

/// Splits at commas that a space or an address follows; an address may hold commas itself.
fn at_commas(text: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut from = 0;
    for (at, _) in text.match_indices(',') {
        let rest = &text[at + 1..];
        if rest.starts_with(' ') || SCHEMES.iter().any(|scheme| rest.starts_with(scheme)) {
            parts.push(&text[from..at]);
            from = at + 1;
        }
    }
    parts.push(&text[from..]);
    parts
}

/// Whether a part of a line is a document by itself: an address, or a name with an ending.
fn stands_alone(part: &str) -> bool {
    let part = part.to_lowercase();
    SCHEMES.iter().any(|scheme| part.starts_with(scheme))
        || ENDINGS.iter().any(|ending| part.ends_with(ending))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn several_documents_in_a_cell_are_told_apart_and_a_sentence_stays_one() {
        let parts = |text: &str| mentions(text);
        assert_eq!(parts("https://a.id/x,https://a.id/y"), ["https://a.id/x", "https://a.id/y"]);
        assert_eq!(parts("SK.pdf; Notulen.docx"), ["SK.pdf", "Notulen.docx"]);
        assert_eq!(parts("SK Tim;\nhttps://a.id/x"), ["SK Tim", "https://a.id/x"]);
        assert_eq!(parts("https://a.id/x?a=1,2\nSK, tahun 2026"), ["https://a.id/x?a=1,2", "SK, tahun 2026"]);
        assert_eq!(parts(" \n"), Vec::<String>::new());
    }

    #[test]
    fn only_the_refused_word_of_a_line_is_left_out() {
        let bad = "https://budi:rahasia@a.id/x";
        for (text, rest) in [
            (format!("SK Tim nomor 7 {bad}"), "SK Tim nomor 7"),
            (format!("SK Tim: {bad}; Notulen rapat"), "SK Tim; Notulen rapat"),
            (format!("SK Tim ({bad})\nNotulen"), "SK Tim\nNotulen"),
            (format!("SK.pdf; {bad}"), "SK.pdf"),
            (format!("{bad};"), ""),
            (format!("lihat https://a.id/y dan {bad} juga"), "lihat https://a.id/y dan juga"),
        ] {
            assert_eq!(without_refused(&text).as_deref(), Some(rest), "{text}");
        }
        assert_eq!(without_refused("SK Tim; https://a.id/@budi"), None);
    }

    #[test]
    fn links_that_run_something_or_hold_a_password_are_refused() {
        for link in ["javascript:alert(1)", " JavaScript:x", "https://budi:rahasia@a.id/x"] {
            assert!(refusal(link).is_some(), "{link}");
        }
        for link in [
            "https://a.id/@budi",
            "https://a.id/?s=budi@a.id",
            "SK.pdf",
            "budi@a.id",
            "Data: 2025",
            "D:/SK.pdf",
        ] {
            assert_eq!(refusal(link), None, "{link}");
        }
    }
}
