//! The entries of the archive that change, with their new text.

use std::collections::{BTreeMap, BTreeSet};

use super::patch::{self, Edits};
use super::plan::Plan;
use super::traces;
use crate::safe_write::TemplateFault;
use crate::xlsx::recalculate::{Book, STRINGS};

/// Every entry of the archive that changes.
pub(super) fn changed(
    book: &mut Book,
    edits: &BTreeMap<usize, Edits>,
    plans: &[Plan],
) -> Result<BTreeMap<String, String>, TemplateFault> {
    let broken = |reason: String| TemplateFault::Damaged(reason);
    let mut parts = BTreeMap::new();
    let nothing = BTreeSet::new();
    for (at, edits) in edits.iter().filter(|(_, edits)| !edits.is_empty()) {
        let plan = plans.iter().find(|plan| plan.sheet == *at);
        let sheet = &book.sheets[*at];
        let entry = sheet.entry.clone();
        let xml = patch::apply(&sheet.xml, &sheet.scan, edits, plan.map_or(&nothing, |plan| &plan.dropped));
        let replaced = plan.map_or(&nothing, |plan| &plan.replaced);
        let (xml, relations) = traces::without_links(&xml, replaced).map_err(broken)?;
        let xml = match plan {
            Some(plan) => traces::without_merged(&xml, &plan.unmerged).map_err(broken)?,
            None => xml,
        };
        parts.insert(entry.clone(), xml);
        if !relations.is_empty() {
            let (folder, name) = entry.rsplit_once('/').unwrap_or(("", &entry));
            let list = format!("{folder}/_rels/{name}.rels");
            if let Some(xml) = book.part(&list)? {
                parts.insert(list, traces::without_relations(&xml, &relations).map_err(broken)?);
            }
        }
    }
    let unused = unused_strings(book, edits);
    if !unused.is_empty()
        && let Some(xml) = book.part(STRINGS)?
    {
        parts.insert(STRINGS.to_owned(), traces::without_strings(&xml, &unused).map_err(broken)?);
    }
    parts.insert("xl/workbook.xml".into(), patch::recalculate_on_load(&book.workbook));
    Ok(parts)
}

/// Shared strings (by place) that only cells with new content referred to.
fn unused_strings(book: &Book, edits: &BTreeMap<usize, Edits>) -> BTreeSet<usize> {
    let (mut gone, mut used) = (BTreeSet::new(), BTreeSet::new());
    for (sheet, content) in book.sheets.iter().enumerate() {
        for (row, line) in &content.scan.rows {
            for (column, cell) in &line.cells {
                let Some(place) = Book::shared(cell) else { continue };
                let edited = edits.get(&sheet).is_some_and(|edits| edits.contains_key(&(*row, *column)));
                if edited {
                    gone.insert(place)
                } else {
                    used.insert(place)
                };
            }
        }
    }
    &gone - &used
}
