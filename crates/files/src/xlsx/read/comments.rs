//! Comments that hang on cells: the plain ones, and threads of newer programs.

use std::collections::BTreeMap;

use quick_xml::Reader;
use quick_xml::events::Event;

use super::value::LONGEST_TEXT;
use crate::read_error::ReadError;
use crate::xlsx::guard;
use crate::xlsx::recalculate::{Archive, attribute, cell_at, entry, plain};
use crate::xlsx::relations::targets;

/// Comments of a sheet that are told.
const MOST: usize = 10_000;

/// Cells whose comments say the same before that is taken for words of the form.
const MOST_ALIKE: usize = 3;

/// By row (one-based) and column.
pub(crate) type Comments = BTreeMap<(u32, u32), Comment>;

/// A comment on a cell.
#[derive(Debug)]
pub(crate) struct Comment {
    /// What it says; may be empty.
    pub said: String,
    /// Whether it says something of its own cell: not nothing, and no words of the form, which stand on many cells.
    pub is_own: bool,
}

type Texts = BTreeMap<(u32, u32), String>;

/// The cells of a sheet that have a comment, by its part, and what it says.
pub(super) fn over(archive: &mut Archive, part: &str) -> Result<Comments, ReadError> {
    if !guard::names(archive).any(|name| name.to_ascii_lowercase().contains("comment")) {
        return Ok(Comments::new());
    }
    let mut found = of_kind(archive, part, "/comments", "comment")?;
    // A thread stands among the plain comments, too, with a hint for older programs.
    found.extend(of_kind(archive, part, "/threadedComment", "threadedComment")?);
    let found: Vec<_> = found.into_iter().take(MOST).collect();
    let mut alike: BTreeMap<String, usize> = BTreeMap::new();
    for (_, said) in &found {
        *alike.entry(said.clone()).or_default() += 1;
    }
    let comment = |said: String| Comment { is_own: !said.is_empty() && alike[&said] <= MOST_ALIKE, said };
    Ok(found.into_iter().map(|(at, said)| (at, comment(said))).collect())
}

/// The comments of the parts of one kind, those on one cell below each other.
fn of_kind(archive: &mut Archive, part: &str, kind: &str, name: &str) -> Result<Texts, ReadError> {
    let mut found = Texts::new();
    for comments in targets(archive, part, kind)?.into_values() {
        // A part that is not there holds no comment.
        let Ok(xml) = entry(archive, &comments) else { continue };
        for (place, text) in read(&xml, name).map_err(|_| ReadError::Damaged)? {
            let Some((row, column)) = cell_at(&place) else { continue };
            let at = (row + 1, column);
            let all = found.entry(at).or_default();
            if !all.is_empty() && !text.is_empty() {
                all.push('\n');
            }
            all.push_str(&text);
        }
    }
    for text in found.values_mut() {
        *text = text.chars().take(LONGEST_TEXT).collect();
    }
    Ok(found)
}

/// The places of the comments of a part, each with its text: without the name of its author, which programs put before
/// it.
fn read(xml: &str, name: &str) -> Result<Vec<(String, String)>, String> {
    // Plain comments are texts with formats, threads are not.
    let piece = if name == "comment" { "t" } else { "text" };
    let mut reader = Reader::from_str(xml);
    let (mut authors, mut found): (Vec<String>, Vec<(String, String)>) = (Vec::new(), Vec::new());
    let (mut open, mut author) = (0, None::<usize>);
    loop {
        let start = position(&reader);
        let event = reader.read_event().map_err(|error| error.to_string())?;
        let end = position(&reader);
        match &event {
            Event::Start(element) | Event::Empty(element) => {
                open = end;
                if element.local_name().as_ref() == name {
                    found.push((attribute(element, "ref")?.unwrap_or_default(), String::new()));
                    author = attribute(element, "authorId")?.and_then(|id| id.parse().ok());
                }
                if matches!(event, Event::Empty(_)) && element.local_name().as_ref() == "author" {
                    authors.push(String::new());
                }
            }
            Event::End(element) => {
                let local = element.local_name();
                if local.as_ref() == "author" {
                    authors.push(plain(xml, open..start)?);
                } else if let Some((_, all)) = found.last_mut() {
                    if local.as_ref() == piece {
                        all.push_str(&plain(xml, open..start)?);
                    } else if local.as_ref() == name {
                        let by = author.and_then(|id| authors.get(id)).map_or("", String::as_str);
                        *all = without_author(all, by).to_owned();
                    }
                }
            }
            Event::Eof => return Ok(found),
            _ => {}
        }
    }
}

/// Position of the reader in the text.
fn position(reader: &Reader<&[u8]>) -> usize {
    usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX)
}

/// A comment without the line of its author.
fn without_author<'a>(text: &'a str, author: &str) -> &'a str {
    let text = text.trim();
    match text.split_once(':') {
        Some((by, said)) if !by.trim().is_empty() && by.trim() == author.trim() => said.trim(),
        _ => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_comment_is_what_people_wrote_without_their_names() {
        let plain = "<c:comments xmlns:c=\"x\"><c:authors><c:author>Budi &amp; Sari</c:author></c:authors><c:commentList>\
            <c:comment ref=\"satu\" authorId=\"0\"><c:text><c:r><c:t>Budi &amp; Sari:</c:t></c:r><c:r><c:t xml:space=\"preserve\">\n\
            Masih &lt; 3</c:t></c:r></c:text></c:comment><c:comment ref=\"dua\" authorId=\"0\"><c:text/></c:comment>\
            </c:commentList></c:comments>";
        let said = |place: &str, text: &str| (place.to_owned(), text.to_owned());
        assert_eq!(read(plain, "comment").expect("XML"), [said("satu", "Masih < 3"), said("dua", "")]);
        let thread = "<T><threadedComment ref=\"satu\" id=\"a\"><text>Nota: lihat SK</text></threadedComment>\
            <threadedComment ref=\"satu\" parentId=\"a\"><text>Sudah</text></threadedComment></T>";
        let wanted = [said("satu", "Nota: lihat SK"), said("satu", "Sudah")];
        assert_eq!(read(thread, "threadedComment").expect("XML"), wanted);
    }
}
