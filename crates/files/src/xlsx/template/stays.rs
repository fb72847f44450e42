//! What of a template stays although it may be another unit's: sheets that are not filled, and texts around the inputs.

use std::collections::BTreeSet;

use super::plan::Plan;
use super::settle::some;
use super::target::{Target, column_at, stored};
use crate::safe_write::TemplateFault;
use crate::xlsx::own_sheet::{OWN_MARK, OWN_SHEET};
use crate::xlsx::read::is_link;
use crate::xlsx::recalculate::{Book, Cell, Value, attribute, elements};
use crate::xlsx::write::cells::Column;

/// Sheets that are not filled and hold something that people typed, one sentence each.
pub(super) fn in_other_sheets(book: &Book, plans: &[Plan]) -> Result<Vec<String>, TemplateFault> {
    let hidden = hidden(&book.workbook)?;
    let sheets = book.sheets.iter().enumerate().filter(|(at, _)| plans.iter().all(|plan| plan.sheet != *at));
    let typed = sheets.filter_map(|(_, sheet)| {
        let cells = sheet.scan.rows.values().flat_map(|row| row.cells.values());
        let count = cells.filter(|cell| is_typed(book, cell)).count();
        let unseen = if hidden.contains(&sheet.name) { " (tersembunyi)" } else { "" };
        (count > 0).then(|| {
            format!(
                "Lembar \"{}\"{unseen} tidak diisi dan tetap seperti di buku kerja asal: {count} sel terisi; periksa apakah \
                 memuat isi unit lain.",
                sheet.name
            )
        })
    });
    Ok(typed.collect())
}

/// Names of the sheets that people do not see, by the list of sheets.
fn hidden(workbook: &str) -> Result<BTreeSet<String>, TemplateFault> {
    let mut hidden = BTreeSet::new();
    let read = elements(workbook, "sheet", |element| {
        if attribute(element, "state")?.is_some_and(|state| state != "visible") {
            hidden.extend(attribute(element, "name")?);
        }
        Ok(())
    });
    read.map(|()| hidden).map_err(TemplateFault::Damaged)
}

/// Whether people put something into a cell: no formula but a link.
fn is_typed(book: &Book, cell: &Cell) -> bool {
    let own = cell.formula.as_ref().is_none_or(|formula| is_link(&formula.text));
    own && match book.stored(cell) {
        Value::Text(text) => !text.trim().is_empty(),
        Value::Number(_) | Value::Bool(_) => true,
        Value::Blank | Value::Error(_) | Value::Unknown => false,
    }
}

/// The texts of a filled sheet that stand in no input's row: above the headings, beside those of areas and sub-areas, and
/// below the form.
pub(super) fn around(book: &Book, target: &Target, plan: &Plan) -> Option<String> {
    let columns = &target.laid.columns;
    let inputs: BTreeSet<u32> = target.laid.rows.values().copied().collect();
    let last = *inputs.last()?;
    let known = [columns.options, columns.value, columns.weight].into_iter().flatten();
    let form: BTreeSet<u32> = known.chain(columns.form.iter().copied()).collect();
    let filled: BTreeSet<u32> = columns.filled_in().collect();
    let beside = |column: u32| {
        let theirs = column > columns.answer || filled.contains(&column);
        theirs && column != columns.answer && !form.contains(&column)
    };
    let mut found = Vec::new();
    for (row, line) in &book.sheets[target.sheet].scan.rows {
        let at = row + 1;
        if at == columns.heading_row || inputs.contains(&at) {
            continue;
        }
        // A row with a figure of its own is the form's: a total.
        let total =
            columns.value.and_then(|value| line.cells.get(&value)).is_some_and(|cell| cell.formula.is_some());
        for (column, cell) in &line.cells {
            let text = match book.stored(cell) {
                Value::Text(text) if is_typed(book, cell) && text.chars().any(char::is_alphabetic) => text,
                _ => continue,
            };
            let open = if at < columns.heading_row {
                // The unit that is named there is told by itself, and a heading may stand in two rows.
                target.laid.unit.is_none() && !is_heading(target, &text)
            } else if at > last {
                !total
            } else {
                beside(*column)
            };
            if open && !plan.edits.contains_key(&(*row, *column)) {
                found.push(column_at(*column).at(at));
            }
        }
    }
    (!found.is_empty()).then(|| {
        format!(
            "Teks di lembar {} sel {} tidak berada di baris isian dan tetap seperti di buku kerja asal; periksa apakah \
             menyebut unit lain.",
            target.laid.name,
            some(&found)
        )
    })
}

/// Whether a text is the beginning of a column's heading.
fn is_heading(target: &Target, text: &str) -> bool {
    target.laid.columns.headings.values().any(|heading| heading.starts_with(text.trim()))
}

/// Empties the hidden sheet of a workbook of Pilar's own, which tells of another unit.
pub(super) fn own_sheet(book: &Book) -> Option<Plan> {
    let sheet = book.sheets.iter().position(|sheet| sheet.name == OWN_SHEET)?;
    if stored(book, sheet, &Column::of(0), 1) != Value::Text(OWN_MARK.to_owned()) {
        return None;
    }
    let rows = book.sheets[sheet].scan.rows.iter();
    let cells = rows.flat_map(|(row, line)| line.cells.keys().map(|column| (*row, *column)));
    let cells: BTreeSet<(u32, u32)> = cells.collect();
    let name = &book.sheets[sheet].name;
    Some(Plan {
        sheet,
        edits: cells.iter().map(|at| (*at, Value::Blank)).collect(),
        remarks: vec![format!(
            "Lembar tersembunyi \"{name}\" di buku kerja itu dikosongkan karena memuat data unit asalnya."
        )],
        dropped: cells,
        ..Plan::default()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_of_sheets_that_cannot_be_read_is_no_list_without_hidden_ones() {
        let list =
            |end: &str| format!("<w><sheets><sheet name=\"a\"/><sheet name=\"b\" state=\"hidden\"/>{end}");
        assert_eq!(hidden(&list("</sheets></w>")).ok(), Some(BTreeSet::from(["b".to_owned()])));
        assert!(hidden(&list("</w>")).is_err());
    }
}
