//! Takes away what a cell's old content leaves elsewhere in the workbook: links on it, its text among the shared ones, and
//! the cells that it was merged with.

use std::collections::BTreeSet;
use std::ops::Range;

use quick_xml::Reader;
use quick_xml::events::Event;

use crate::xlsx::recalculate::{attribute, cell_at};

/// An element of the XML with its place in the text.
pub(super) struct Element {
    pub span: Range<usize>,
    /// The attribute that was asked for, and the id of a relation.
    pub key: String,
    relation: Option<String>,
}

/// Every element of this name, with one attribute of it.
pub(super) fn elements(xml: &str, name: &str, key: &str, relation: &str) -> Result<Vec<Element>, String> {
    let mut reader = Reader::from_str(xml);
    let mut found: Vec<Element> = Vec::new();
    let mut open = false;
    loop {
        let start = usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX);
        let event = reader.read_event().map_err(|error| error.to_string())?;
        let end = usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX);
        match &event {
            Event::Start(element) | Event::Empty(element) if element.local_name().as_ref() == name => {
                open = matches!(event, Event::Start(_));
                let key = if key.is_empty() { None } else { attribute(element, key)? };
                let relation = if relation.is_empty() { None } else { attribute(element, relation)? };
                found.push(Element { span: start..end, key: key.unwrap_or_default(), relation });
            }
            Event::End(element) if open && element.local_name().as_ref() == name => {
                open = false;
                if let Some(last) = found.last_mut() {
                    last.span.end = end;
                }
            }
            Event::Eof => return Ok(found),
            _ => {}
        }
    }
}

/// A text with other ones in place of these pieces of it, which are in order.
pub(super) fn cut(xml: &str, spans: &[(Range<usize>, String)]) -> String {
    let mut text = String::with_capacity(xml.len());
    let mut done = 0;
    for (span, instead) in spans {
        text.push_str(&xml[done..span.start]);
        text.push_str(instead);
        done = span.end;
    }
    text.push_str(&xml[done..]);
    text
}

/// A sheet without the links on these cells (zero-based), and the relations that nothing refers to any more.
pub(super) fn without_links(
    xml: &str,
    cells: &BTreeSet<(u32, u32)>,
) -> Result<(String, BTreeSet<String>), String> {
    let all = elements(xml, "hyperlink", "ref", "id")?;
    let first = |element: &Element| cell_at(element.key.split(':').next().unwrap_or_default());
    let (gone, kept): (Vec<Element>, Vec<Element>) =
        all.into_iter().partition(|element| first(element).is_some_and(|at| cells.contains(&at)));
    let still: BTreeSet<&String> = kept.iter().filter_map(|element| element.relation.as_ref()).collect();
    let relations = gone.iter().filter_map(|element| element.relation.clone());
    let relations: BTreeSet<String> = relations.filter(|relation| !still.contains(relation)).collect();
    if gone.is_empty() {
        return Ok((xml.to_owned(), relations));
    }
    // The list itself may not be empty.
    let spans: Vec<(Range<usize>, String)> = if kept.is_empty() {
        let lists = elements(xml, "hyperlinks", "", "")?;
        lists.into_iter().map(|list| (list.span, String::new())).collect()
    } else {
        gone.into_iter().map(|element| (element.span, String::new())).collect()
    };
    Ok((cut(xml, &spans), relations))
}

/// A sheet without these merged cells (zero-based: first row and column, last row and column).
pub(super) fn without_merged(xml: &str, merged: &BTreeSet<(u32, u32, u32, u32)>) -> Result<String, String> {
    if merged.is_empty() {
        return Ok(xml.to_owned());
    }
    let all = elements(xml, "mergeCell", "ref", "")?;
    let range = |element: &Element| {
        let (from, to) = element.key.split_once(':')?;
        let (from, to) = (cell_at(from)?, cell_at(to)?);
        Some((from.0, from.1, to.0, to.1))
    };
    let (gone, kept): (Vec<Element>, Vec<Element>) =
        all.into_iter().partition(|element| range(element).is_some_and(|range| merged.contains(&range)));
    let mut spans = Vec::new();
    for list in elements(xml, "mergeCells", "", "")? {
        // The list itself may not be empty, and says how many there are.
        if kept.is_empty() {
            return Ok(cut(xml, &[(list.span, String::new())]));
        }
        let end = xml[list.span.clone()].find('>').map_or(list.span.end, |end| list.span.start + end);
        let opened = recounted(&xml[list.span.start..end], kept.len());
        spans.push((list.span.start..end, opened));
    }
    spans.extend(gone.into_iter().map(|element| (element.span, String::new())));
    spans.sort_by_key(|(span, _)| span.start);
    Ok(cut(xml, &spans))
}

/// An opened element with another count.
fn recounted(opened: &str, count: usize) -> String {
    let Some(at) = opened.find("count=") else { return opened.to_owned() };
    let from = at + "count=".len() + 1;
    let rest = opened.get(from..).unwrap_or_default();
    let end = rest.find(['"', '\'']).unwrap_or(rest.len());
    format!("{}{count}{}", opened.get(..from).unwrap_or(opened), &rest[end..])
}

/// The relations of a sheet without these.
pub(super) fn without_relations(xml: &str, ids: &BTreeSet<String>) -> Result<String, String> {
    let all = elements(xml, "Relationship", "Id", "")?;
    let gone = all.into_iter().filter(|element| ids.contains(&element.key));
    Ok(cut(xml, &gone.map(|element| (element.span, String::new())).collect::<Vec<_>>()))
}

/// The shared strings with these (by place) emptied; the others keep their places.
pub(super) fn without_strings(xml: &str, places: &BTreeSet<usize>) -> Result<String, String> {
    let all = elements(xml, "si", "", "")?;
    let gone = all.into_iter().enumerate().filter(|(at, _)| places.contains(at));
    let emptied = gone.map(|(_, element)| {
        let name = xml[element.span.start + 1..].split(['>', '/', ' ']).next().unwrap_or("si");
        let text = format!("{}t", name.strip_suffix("si").unwrap_or_default());
        (element.span.clone(), format!("<{name}><{text}/></{name}>"))
    });
    Ok(cut(xml, &emptied.collect::<Vec<_>>()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_relations_and_texts_go_and_the_others_stay() {
        let xml = "<s><hyperlinks><hyperlink ref=\"P8\" r:id=\"r1\"/><hyperlink ref=\"P9\" r:id=\"r2\"></hyperlink></hyperlinks></s>";
        let (one, relations) = without_links(xml, &BTreeSet::from([(7, 15)])).expect("XML");
        assert_eq!(one, "<s><hyperlinks><hyperlink ref=\"P9\" r:id=\"r2\"></hyperlink></hyperlinks></s>");
        assert_eq!(relations, BTreeSet::from(["r1".to_owned()]));
        let (none, _) = without_links(xml, &BTreeSet::from([(7, 15), (8, 15)])).expect("XML");
        assert_eq!(none, "<s></s>");
        let merged = "<s><mergeCells count=\"2\"><mergeCell ref=\"F3:F4\"/><mergeCell ref=\"G3:H3\"/></mergeCells></s>";
        let one = without_merged(merged, &BTreeSet::from([(2, 5, 3, 5)])).expect("XML");
        assert_eq!(one, "<s><mergeCells count=\"1\"><mergeCell ref=\"G3:H3\"/></mergeCells></s>");
        let none = without_merged(merged, &BTreeSet::from([(2, 5, 3, 5), (2, 6, 2, 7)])).expect("XML");
        assert_eq!(none, "<s></s>");
        let rels = "<R><Relationship Id=\"r1\" Target=\"a\"/><Relationship Id=\"r2\" Target=\"b\"/></R>";
        let left = without_relations(rels, &relations).expect("XML");
        assert_eq!(left, "<R><Relationship Id=\"r2\" Target=\"b\"/></R>");
        let strings = "<sst><si><t>a</t></si><x:si><x:r><x:t>b</x:t></x:r></x:si><si/></sst>";
        let left = without_strings(strings, &BTreeSet::from([1])).expect("XML");
        assert_eq!(left, "<sst><si><t>a</t></si><x:si><x:t/></x:si><si/></sst>");
    }
}
