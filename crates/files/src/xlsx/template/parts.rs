//! The entries of the archive that change, with their new text, and those that go.

use std::collections::{BTreeMap, BTreeSet};

use super::patch::{self, Edits};
use super::plan::{self, Plan};
use super::{comments, properties, traces};
use crate::report::Report;
use crate::safe_write::TemplateFault;
use crate::xlsx::recalculate::{Book, STRINGS, attribute, elements as visit};

/// The list of what the parts are.
const TYPES: &str = "[Content_Types].xml";

/// What becomes of the entries of the archive.
pub(super) struct Parts {
    /// Those that change, with their new text.
    pub texts: BTreeMap<String, String>,
    /// Those that go.
    pub gone: BTreeSet<String>,
    /// What is said of it, one Indonesian sentence each.
    pub remarks: Vec<String>,
}

/// Every entry of the archive that changes or goes.
pub(super) fn changed(
    report: &Report,
    book: &mut Book,
    edits: &BTreeMap<usize, Edits>,
    plans: &[Plan],
) -> Result<Parts, TemplateFault> {
    let broken = |reason: String| TemplateFault::Damaged(reason);
    let (mut parts, said) = comments::without(book, plans)?;
    let (nothing, unedited) = (BTreeSet::new(), Edits::new());
    let filled = plans.iter().filter(|plan| !plan.replaced.is_empty()).map(|plan| plan.sheet);
    let edited = edits.iter().filter(|(_, edits)| !edits.is_empty()).map(|(at, _)| *at);
    for at in edited.chain(filled).collect::<BTreeSet<_>>() {
        let edits = edits.get(&at).unwrap_or(&unedited);
        let plan = plans.iter().find(|plan| plan.sheet == at);
        let sheet = &book.sheets[at];
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
    let workbook = patch::without_people(&book.workbook).map_err(broken)?;
    parts.insert("xl/workbook.xml".into(), patch::recalculate_on_load(&workbook));
    let properties::Replaced { texts, remarks } = properties::replaced(book, report)?;
    parts.extend(texts);
    let remarks = said.into_iter().chain(remarks).chain(may_name_people(book)).collect();
    let mut parts = Parts { texts: parts, gone: BTreeSet::new(), remarks };
    // The picture of another unit's first page, and the order of formulas where some went: programs make it anew.
    remove(book, &mut parts, ("", "_rels/.rels"), "/thumbnail")?;
    let formula = |plan: &Plan, at: &(u32, u32)| {
        plan::cell_of(book, plan.sheet, *at).is_some_and(|cell| cell.formula.is_some())
    };
    if plans.iter().any(|plan| plan.dropped.iter().any(|at| formula(plan, at))) {
        remove(book, &mut parts, ("xl/", "xl/_rels/workbook.xml.rels"), "/calcChain")?;
    }
    Ok(parts)
}

/// What is said of parts that stay as they are and may name people or folders of another unit.
fn may_name_people(book: &Book) -> Option<String> {
    let names: Vec<_> = book.archive.file_names().filter_map(Result::ok).collect();
    let found = [
        ("customXml/", "data khusus"),
        ("xl/revisions/", "riwayat perubahan bersama"),
        ("xl/externalLinks/", "rujukan ke buku kerja lain"),
    ];
    let found = found.into_iter().filter(|(folder, _)| names.iter().any(|name| name.starts_with(folder)));
    let found: Vec<&str> = found.map(|(_, what)| what).collect();
    (!found.is_empty()).then(|| {
        format!(
            "Buku kerja itu memuat {}, yang dapat menyebut orang atau folder unit lain dan tidak diubah; periksa \
             sebelum dikirim.",
            found.join(" dan ")
        )
    })
}

/// Takes away the parts of a kind that a list of relations names from a folder.
fn remove(
    book: &mut Book,
    parts: &mut Parts,
    (folder, list): (&str, &str),
    kind: &str,
) -> Result<(), TemplateFault> {
    let Some(relations) = book.part(list)? else { return Ok(()) };
    let mut found: BTreeMap<String, String> = BTreeMap::new();
    visit(&relations, "Relationship", |element| {
        if let (Some(id), Some(target)) = (attribute(element, "Id")?, attribute(element, "Target")?)
            && attribute(element, "Type")?.is_some_and(|found| found.ends_with(kind))
        {
            let part = target.strip_prefix('/').map_or_else(|| format!("{folder}{target}"), str::to_owned);
            found.insert(id, part);
        }
        Ok(())
    })
    .map_err(TemplateFault::Damaged)?;
    found.retain(|_, part| book.archive.index_for_name(part).is_some());
    if found.is_empty() {
        return Ok(());
    }
    let ids: BTreeSet<String> = found.keys().cloned().collect();
    let left = traces::without_relations(&relations, &ids).map_err(TemplateFault::Damaged)?;
    parts.texts.insert(list.to_owned(), left);
    parts.gone.extend(found.into_values());
    let types = parts.texts.remove(TYPES).map_or_else(|| book.part(TYPES), |text| Ok(Some(text)))?;
    if let Some(types) = types {
        let all = traces::elements(&types, "Override", "PartName", "").map_err(TemplateFault::Damaged)?;
        let gone = all.into_iter().filter(|one| parts.gone.contains(one.key.trim_start_matches('/')));
        let gone: Vec<_> = gone.map(|one| (one.span, String::new())).collect();
        let left = traces::cut(&types, &gone);
        parts.texts.insert(TYPES.to_owned(), left);
    }
    Ok(())
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
