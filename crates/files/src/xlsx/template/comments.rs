//! Takes comments off cells that are filled, and the names of those who wrote any: another unit wrote them.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use super::plan::Plan;
use super::settle::some;
use super::target::column_at;
use super::traces::{Element, cut, elements};
use crate::safe_write::TemplateFault;
use crate::xlsx::recalculate::{Book, cell_at};
use crate::xlsx::relations::targets;

/// Parts of the workbook by name, with their new text.
type Texts = BTreeMap<String, String>;

/// What becomes of comments: the parts that change, and what is said.
pub(super) fn without(book: &mut Book, plans: &[Plan]) -> Result<(Texts, Vec<String>), TemplateFault> {
    let mut texts = Texts::new();
    let mut gone = Vec::new();
    for plan in plans {
        let cells: BTreeSet<(u32, u32)> = plan.meant.keys().chain(&plan.replaced).copied().collect();
        let (name, entry) = (book.sheets[plan.sheet].name.clone(), book.sheets[plan.sheet].entry.clone());
        let mut found: BTreeSet<(u32, u32)> = BTreeSet::new();
        for (kind, element) in [("/comments", "comment"), ("/threadedComment", "threadedComment")] {
            for part in targets(&mut book.archive, &entry, kind)?.into_values() {
                let Some(xml) = book.part(&part)? else { continue };
                let all = elements(&xml, element, "ref", "").map_err(TemplateFault::Damaged)?;
                let theirs = all.into_iter().filter_map(|element| {
                    let at = cell_at(&element.key).filter(|at| cells.contains(at))?;
                    Some((at, element))
                });
                let theirs: Vec<_> = theirs.collect();
                found.extend(theirs.iter().map(|(at, _)| *at));
                texts.insert(part, without_these(&xml, theirs.into_iter().map(|(_, element)| element)));
            }
        }
        if found.is_empty() {
            continue;
        }
        for part in targets(&mut book.archive, &entry, "/vmlDrawing")?.into_values() {
            // Drawings of older programs are no sound XML at times; a note without its comment shows nothing.
            let Ok(Some(xml)) = book.part(&part) else { continue };
            let Ok(shapes) = elements(&xml, "shape", "", "") else { continue };
            let notes = shapes.into_iter().filter(|shape| {
                xml.get(shape.span.clone()).and_then(noted).is_some_and(|at| found.contains(&at))
            });
            let kept = without_these(&xml, notes);
            texts.insert(part, kept);
        }
        gone.extend(found.iter().map(|(row, column)| format!("{name}!{}", column_at(*column).at(row + 1))));
    }
    let remain = nameless(book, &mut texts)?;
    let removed = (!gone.is_empty())
        .then(|| format!("Komentar pada sel {} dihapus, karena selnya diisi unit ini.", some(&gone)));
    let others = remain.then(|| {
        "Buku kerja itu memuat komentar sel yang tidak dihapus; nama penulisnya dihapus, tetapi nama \
         dapat tertulis di dalam teksnya: periksa isinya."
            .to_owned()
    });
    Ok((texts, removed.into_iter().chain(others).collect()))
}

/// Takes the names of authors from every part with comments or people; whether any comment remains.
fn nameless(book: &mut Book, texts: &mut Texts) -> Result<bool, TemplateFault> {
    let names: Vec<String> =
        book.archive.file_names().filter_map(Result::ok).map(std::borrow::Cow::into_owned).collect();
    let mut remain = false;
    for name in names.iter().filter(|name| name.starts_with("xl/")) {
        let (comments, people) =
            (name.to_ascii_lowercase().contains("comment"), name.starts_with("xl/persons/"));
        if !(comments || people) || Path::new(name).extension().is_none_or(|it| it != "xml") {
            continue;
        }
        let Some(xml) = texts.remove(name).map_or_else(|| book.part(name), |text| Ok(Some(text)))? else {
            continue;
        };
        let (element, key, instead) = if people {
            ("person", "id", " displayName=\"Author\" userId=\"Author\" providerId=\"None\"")
        } else {
            ("author", "", "")
        };
        let found = elements(&xml, element, key, "").map_err(TemplateFault::Damaged)?;
        let empty = |one: Element| {
            let opened = xml[one.span.start + 1..].split(['>', '/', ' ']).next().unwrap_or(element);
            let id = if key.is_empty() { String::new() } else { format!(" id=\"{}\"", one.key) };
            (one.span, format!("<{opened}{id}{instead}/>"))
        };
        let authors: Vec<String> = found.iter().filter_map(|one| named(&xml[one.span.clone()])).collect();
        let text = cut(&xml, &found.into_iter().map(empty).collect::<Vec<_>>());
        let text = authors.iter().fold(text, |text, name| unsigned(&text, name));
        for kind in ["comment", "threadedComment"] {
            remain |= !elements(&text, kind, "", "").map_err(TemplateFault::Damaged)?.is_empty();
        }
        texts.insert(name.clone(), text);
    }
    Ok(remain)
}

/// The name in an element of an author, as the XML has it.
fn named(author: &str) -> Option<String> {
    let name = author.split_once('>')?.1.rsplit_once("</")?.0;
    (!name.trim().is_empty()).then(|| name.to_owned())
}

/// Texts of comments without the name that programs begin them with.
fn unsigned(xml: &str, name: &str) -> String {
    xml.replace(&format!(">{name}:</"), "></").replace(&format!(">{name}:\n"), ">")
}

/// An XML text without these elements.
fn without_these(xml: &str, gone: impl Iterator<Item = Element>) -> String {
    cut(xml, &gone.map(|element| (element.span, String::new())).collect::<Vec<_>>())
}

/// The cell (zero-based) whose comment a shape shows.
fn noted(shape: &str) -> Option<(u32, u32)> {
    let number = |name: &str| {
        let (_, rest) = shape.split_once(name)?;
        rest.split(['<', '>']).nth(1)?.trim().parse().ok()
    };
    Some((number(":Row")?, number(":Column")?))
}

#[cfg(test)]
mod tests {
    use super::{named, noted, unsigned};

    #[test]
    fn a_comment_goes_on_without_the_name_it_begins_with() {
        assert_eq!(named("<x:author>Budi &amp; Sari</x:author>").as_deref(), Some("Budi &amp; Sari"));
        assert_eq!((named("<author/>"), named("<author></author>")), (None, None));
        let text = "<r><t>Budi:</t></r><r><t xml:space=\"preserve\">\nCek Budi: lagi</t></r><t>Budi:\nya</t>";
        let left = "<r><t></t></r><r><t xml:space=\"preserve\">\nCek Budi: lagi</t></r><t>ya</t>";
        assert_eq!(unsigned(text, "Budi"), left);
    }

    #[test]
    fn a_shape_tells_the_cell_of_its_comment() {
        let shape = "<v:shape id=\"a\"><x:ClientData ObjectType=\"Note\"><x:Row>7</x:Row><x:Column> 10 </x:Column>\
            </x:ClientData></v:shape>";
        assert_eq!(noted(shape), Some((7, 10)));
        assert_eq!(noted("<v:shape/>"), None);
    }
}
