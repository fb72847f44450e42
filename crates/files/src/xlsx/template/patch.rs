//! Replaces single cells in a sheet's XML; every other byte stays.

use std::collections::{BTreeMap, BTreeSet};

use quick_xml::escape::{escape, partial_escape};

use super::traces::{cut, elements};
use crate::xlsx::recalculate::{Cell, Scan, Value};
use crate::xlsx::write::cells::Column;
use crate::xlsx::write::text::escape_coded;

/// What a cell holds afterwards: an entry without a formula, or a formula's fresh result.
pub(super) type Edits = BTreeMap<(u32, u32), Value>;

/// Applies the edits; cells and rows that do not exist yet are put in their place, and `dropped` cells lose their
/// formulas.
pub(super) fn apply(xml: &str, scan: &Scan, edits: &Edits, dropped: &BTreeSet<(u32, u32)>) -> String {
    let mut rows: BTreeMap<u32, Vec<(u32, &Value)>> = BTreeMap::new();
    for ((row, column), value) in edits {
        rows.entry(*row).or_default().push((*column, value));
    }
    // Each splice: where, how much is replaced, and by what; in the order of the text.
    let mut splices: Vec<(usize, usize, String)> = Vec::new();
    for (row, cells) in &rows {
        match scan.rows.get(row) {
            Some(line) => {
                if let Some(inner) = &line.inner {
                    for (column, value) in cells {
                        let old = line.cells.get(column);
                        let keeps = !dropped.contains(&(*row, *column));
                        let text = cell(xml, scan, (*row, *column), old.map(|old| (old, keeps)), value);
                        match old {
                            Some(old) => splices.push((old.span.start, old.span.end, text)),
                            None if matches!(value, Value::Blank) => {}
                            None => {
                                let next = line.cells.range(column..).next().map(|(_, cell)| cell.span.start);
                                let at = next.unwrap_or(inner.end);
                                splices.push((at, at, text));
                            }
                        }
                    }
                } else {
                    let opened = xml[line.span.clone()].trim_end_matches("/>").trim_end().to_owned();
                    if let Some(new) = fresh(xml, scan, *row, cells) {
                        let text = format!("{opened}>{new}</{}row>", scan.prefix);
                        splices.push((line.span.start, line.span.end, text));
                    }
                }
            }
            None => {
                if let (Some(new), Some(inner)) = (fresh(xml, scan, *row, cells), &scan.inner) {
                    let next = scan.rows.range(row..).next().map(|(_, line)| line.span.start);
                    let at = next.unwrap_or(inner.end);
                    splices.push((at, at, format!("<{0}row r=\"{1}\">{new}</{0}row>", scan.prefix, row + 1)));
                }
            }
        }
    }
    // Several cells or rows may go to one place; the sort is stable and keeps their order.
    splices.sort_by_key(|(from, ..)| *from);
    let mut result = String::with_capacity(xml.len() + 4096);
    let mut done = 0;
    for (from, to, text) in splices {
        result.push_str(&xml[done..from]);
        result.push_str(&text);
        done = to;
    }
    result.push_str(&xml[done..]);
    result
}

fn fresh(xml: &str, scan: &Scan, row: u32, cells: &[(u32, &Value)]) -> Option<String> {
    let filled = cells.iter().filter(|(_, value)| !matches!(value, Value::Blank));
    let text: String = filled.map(|(column, value)| cell(xml, scan, (row, *column), None, value)).collect();
    (!text.is_empty()).then_some(text)
}

/// One cell; `old` is the one there is, and whether it keeps its formula.
fn cell(
    xml: &str,
    scan: &Scan,
    (row, column): (u32, u32),
    old: Option<(&Cell, bool)>,
    value: &Value,
) -> String {
    let p = &scan.prefix;
    let address = Column::of(u16::try_from(column).unwrap_or(u16::MAX)).at(row + 1);
    let style = old
        .and_then(|(cell, _)| cell.style.as_deref())
        .map_or_else(String::new, |style| format!(" s=\"{}\"", escape(style)));
    let kept = old.filter(|(_, keeps)| *keeps).and_then(|(cell, _)| Some((cell, cell.formula.as_ref()?)));
    let formula = kept.map(|(_, formula)| &xml[formula.span.clone()]);
    // What belongs to a formula goes with it.
    let metadata: String = kept
        .iter()
        .flat_map(|(cell, _)| ["cm", "vm"].into_iter().zip(&cell.metadata))
        .filter_map(|(name, value)| Some(format!(" {name}=\"{}\"", escape(value.as_deref()?))))
        .collect();
    let (kind, content) = match (value, formula) {
        (Value::Blank | Value::Unknown, _) => ("", String::new()),
        // A zero has no sign.
        (Value::Number(number), _) => ("", format!("<{p}v>{}</{p}v>", number + 0.0)),
        (Value::Bool(bool), _) => (" t=\"b\"", format!("<{p}v>{}</{p}v>", u8::from(*bool))),
        (Value::Error(error), _) => (" t=\"e\"", format!("<{p}v>{error}</{p}v>")),
        (Value::Text(text), Some(_)) => {
            (" t=\"str\"", format!("<{p}v>{}</{p}v>", partial_escape(escape_coded(text))))
        }
        (Value::Text(text), None) => (
            " t=\"inlineStr\"",
            format!(
                "<{p}is><{p}t xml:space=\"preserve\">{}</{p}t></{p}is>",
                partial_escape(escape_coded(text))
            ),
        ),
    };
    let content = format!("{}{content}", formula.unwrap_or_default());
    if content.is_empty() {
        format!("<{p}c r=\"{address}\"{style}/>")
    } else {
        format!("<{p}c r=\"{address}\"{style}{kind}{metadata}>{content}</{p}c>")
    }
}

/// Asks the reading program to recalculate when it opens the workbook, however the workbook said otherwise.
pub(super) fn recalculate_on_load(workbook: &str) -> String {
    let attribute = " fullCalcOnLoad=\"1\"";
    if let Some(at) = workbook.find("calcPr") {
        let end = at + "calcPr".len();
        let close = workbook[end..].find('>').map_or(workbook.len(), |close| end + close);
        let others = without_attribute(&workbook[end..close], "fullCalcOnLoad");
        return format!("{}{attribute}{others}{}", &workbook[..end], &workbook[close..]);
    }
    // The schema wants it after the names, or else after the sheets.
    for tag in ["definedNames>", "sheets>"] {
        if let Some(at) = workbook.rfind(tag) {
            let end = at + tag.len();
            let open = workbook[..at].rfind('<').map_or("", |from| &workbook[from + 1..at]);
            let prefix = open.trim_start_matches('/');
            return format!("{}<{prefix}calcPr{attribute}/>{}", &workbook[..end], &workbook[end..]);
        }
    }
    workbook.to_owned()
}

/// The workbook without the folder where somebody kept it, and without the name of who reserved it.
pub(super) fn without_people(workbook: &str) -> Result<String, String> {
    let folders = elements(workbook, "absPath", "", "")?.into_iter();
    let mut gone: Vec<_> = folders.map(|element| (element.span, String::new())).collect();
    for element in elements(workbook, "fileSharing", "", "")? {
        let nameless = without_attribute(&workbook[element.span.clone()], "userName");
        gone.push((element.span, nameless));
    }
    gone.sort_by_key(|(span, _)| span.start);
    Ok(cut(workbook, &gone))
}

/// Whether the workbook is recalculated only when a person asks for it.
pub(super) fn calculates_by_hand(workbook: &str) -> bool {
    let Some(at) = workbook.find("calcPr") else { return false };
    let element = workbook[at..].split('>').next().unwrap_or_default();
    ["calcMode=\"manual\"", "calcMode='manual'"].iter().any(|manual| element.contains(manual))
}

/// The attributes of an element without one of them.
fn without_attribute(attributes: &str, name: &str) -> String {
    let Some(at) = attributes.find(&format!("{name}=")) else { return attributes.to_owned() };
    let value = &attributes[at + name.len() + 1..];
    let quote = value.chars().next().unwrap_or('"');
    let end = value.get(1..).and_then(|rest| rest.find(quote)).map_or(value.len(), |end| end + 2);
    format!("{}{}", attributes[..at].trim_end(), &value[end..])
}

#[cfg(test)]
mod tests {
    use super::without_people;

    #[test]
    fn neither_folder_nor_name_of_whoever_kept_a_workbook_stays() {
        let kept = "<w><fileSharing userName=\"Budi\" readOnlyRecommended=\"1\"/><mc:Choice Requires=\"x15\">\
            <x15ac:absPath url=\"C:\\Users\\Budi\\\"/></mc:Choice><sheets/></w>";
        let left = "<w><fileSharing readOnlyRecommended=\"1\"/><mc:Choice Requires=\"x15\"></mc:Choice><sheets/></w>";
        assert_eq!(without_people(kept).expect("XML"), left);
    }
}
