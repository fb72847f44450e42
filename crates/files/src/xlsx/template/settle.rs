//! Settles what becomes of cells that a form has other plans for: merged ones are taken apart, formulas stay only where they
//! come to what the unit wrote.

use std::collections::BTreeSet;

use super::plan::{Merged, Plan, cell_of};
use super::target::column_at;
use crate::xlsx::recalculate::{Book, Content, Value};

/// How far a figure may lie from what is meant.
const SLACK: f64 = 1e-9;
/// Cells that a sentence names.
const NAMED: usize = 12;

/// A cell (zero-based).
type At = (u32, u32);

/// Turns what the cells are to show into what is written, shows it in the book, and says what that does to the form.
pub(super) fn settle(book: &mut Book, plans: &mut [Plan]) {
    for plan in &mut *plans {
        plan.unmerged = unmerged(book, plan);
        let arrays = without_arrays(book, plan);
        plan.remarks.extend(arrays);
        for (at, value) in &plan.meant {
            let same = match cell_of(book, plan.sheet, *at) {
                Some(_) if plan.dropped.contains(at) => false,
                Some(cell) => cell.formula.is_some() || book.stored(cell) == *value,
                None => *value == Value::Blank,
            };
            if !same {
                plan.edits.insert(*at, value.clone());
            }
        }
        for (at, value) in &plan.edits {
            show(book, plan.sheet, *at, value);
        }
    }
    let mut formulas: Vec<BTreeSet<At>> = vec![BTreeSet::new(); plans.len()];
    // What replaces a formula may change what others come to, on other sheets as well.
    loop {
        book.cells.forget();
        let gone: Vec<Vec<At>> = plans.iter().map(|plan| otherwise(book, plan)).collect();
        if gone.iter().all(Vec::is_empty) {
            break;
        }
        for ((plan, gone), formulas) in plans.iter_mut().zip(gone).zip(&mut formulas) {
            for at in gone {
                let value = plan.meant.get(&at).cloned().unwrap_or(Value::Blank);
                show(book, plan.sheet, at, &value);
                plan.edits.insert(at, value);
                plan.dropped.insert(at);
                formulas.insert(at);
            }
        }
    }
    for (plan, formulas) in plans.iter_mut().zip(&formulas) {
        let frozen = freeze(book, plan);
        let texts = |at: &&At| plan.texts.contains(*at);
        let (noted, answered): (Vec<&At>, Vec<&At>) = formulas.iter().partition(texts);
        let said = [
            says(book, plan, &answered, "Rumus di sel jawaban", "diganti isian unit ini."),
            says(book, plan, &noted, "Rumus di sel catatan atau bukti dukung", "diganti isian unit ini."),
            says(
                book,
                plan,
                &frozen.iter().collect::<Vec<_>>(),
                "Rumus di sel",
                "diganti hasilnya, karena rumus asalnya tidak ada lagi.",
            ),
            apart(book, plan),
        ];
        plan.remarks.extend(said.into_iter().flatten());
        // A link stays only on a text that stays; an answer of this unit has none.
        let stays = |at: &At| {
            plan.texts.contains(at)
                && !plan.edits.contains_key(at)
                && plan.meant.get(at).is_some_and(|value| *value != Value::Blank)
        };
        let links: Vec<At> = plan.meant.keys().copied().filter(|at| !stays(at)).collect();
        plan.replaced.extend(links);
    }
    book.cells.forget();
}

/// Takes away the arrays that fill a cell of the unit, with all their results: recalculated they would fill it again.
fn without_arrays(book: &Book, plan: &mut Plan) -> Option<String> {
    let rows = &book.sheets[plan.sheet].scan.rows;
    let cells = || {
        rows.iter().flat_map(|(row, line)| line.cells.iter().map(move |(column, it)| ((*row, *column), it)))
    };
    let arrays = cells().filter_map(|(at, cell)| Some((at, cell.formula.as_ref()?.area?)));
    let inside =
        |at: &At, area: &Merged| (area.0..=area.2).contains(&at.0) && (area.1..=area.3).contains(&at.1);
    let theirs = |area: &Merged| {
        let rows = (area.0, 0)..=(area.2, u32::MAX);
        plan.meant.range(rows.clone()).any(|(at, _)| inside(at, area))
            || plan.edits.range(rows).any(|(at, _)| inside(at, area))
    };
    let gone: Vec<(At, Merged)> = arrays.filter(|(_, area)| theirs(area)).collect();
    for (at, area) in &gone {
        plan.dropped.insert(*at);
        for (at, _) in cells().filter(|(at, _)| inside(at, area)) {
            let value = plan.meant.get(&at).or_else(|| plan.edits.get(&at)).cloned();
            plan.edits.insert(at, value.unwrap_or(Value::Blank));
        }
    }
    let masters: Vec<&At> = gone.iter().map(|(at, _)| at).collect();
    says(
        book,
        plan,
        &masters,
        "Rumus larik di sel",
        "dihapus beserta hasilnya, karena mengisi sel isian dan akan menimpanya bila dihitung ulang.",
    )
}

fn show(book: &mut Book, sheet: usize, at: At, value: &Value) {
    book.cells.sheets[sheet].insert(at, Content::Value(value.clone()));
}

/// The formulas of a plan that come to something else than is meant.
fn otherwise(book: &Book, plan: &Plan) -> Vec<At> {
    let open = plan.meant.iter().filter(|(at, _)| {
        !plan.dropped.contains(*at)
            && cell_of(book, plan.sheet, **at).is_some_and(|cell| cell.formula.is_some())
    });
    open.filter(|(at, value)| !comes_to(&book.cells.value((plan.sheet, at.0, at.1)), value))
        .map(|(at, _)| *at)
        .collect()
}

fn comes_to(found: &Value, meant: &Value) -> bool {
    match (found, meant) {
        (Value::Number(found), Value::Number(meant)) => (found - meant).abs() <= SLACK,
        (Value::Text(found), Value::Blank) => found.is_empty(),
        (found, meant) => found == meant,
    }
}

/// The merged cells in which more would be lost than is shown: another cell than their first one is the unit's.
fn unmerged(book: &Book, plan: &Plan) -> BTreeSet<Merged> {
    let lost = |merged: &Merged| {
        let (top, left, bottom, right) = *merged;
        let rows = plan.meant.range((top, 0)..=(bottom, u32::MAX));
        let inside: Vec<(&At, &Value)> =
            rows.filter(|((_, column), _)| (left..=right).contains(column)).collect();
        let filled = inside.iter().any(|(_, value)| **value != Value::Blank);
        filled && inside.iter().any(|(at, _)| **at != (top, left))
    };
    book.sheets[plan.sheet].scan.merged.iter().copied().filter(lost).collect()
}

/// Gives formulas that follow one that goes (shared formulas) their results instead.
fn freeze(book: &mut Book, plan: &mut Plan) -> Vec<At> {
    let shared = |at: &At| {
        let formula = cell_of(book, plan.sheet, *at)?.formula.as_ref()?;
        formula.shared.clone().filter(|_| !formula.text.is_empty())
    };
    let masters: BTreeSet<String> = plan.dropped.iter().filter_map(shared).collect();
    if masters.is_empty() {
        return Vec::new();
    }
    let mut frozen = Vec::new();
    for (row, line) in &book.sheets[plan.sheet].scan.rows {
        for (column, cell) in &line.cells {
            let follows = cell.formula.as_ref().is_some_and(|formula| {
                formula.text.is_empty()
                    && formula.shared.as_ref().is_some_and(|shared| masters.contains(shared))
            });
            if follows && !plan.dropped.contains(&(*row, *column)) {
                frozen.push(((*row, *column), book.cells.value((plan.sheet, *row, *column))));
            }
        }
    }
    for (at, value) in &frozen {
        show(book, plan.sheet, *at, value);
        plan.edits.insert(*at, value.clone());
        plan.dropped.insert(*at);
    }
    frozen.into_iter().map(|(at, _)| at).collect()
}

/// A sentence about some cells of a sheet.
fn says(book: &Book, plan: &Plan, cells: &[&At], what: &str, done: &str) -> Option<String> {
    let sheet = &book.sheets[plan.sheet].name;
    let named = cells.iter().map(|at| format!("{sheet}!{}", column_at(at.1).at(at.0 + 1)));
    let named = some(&named.collect::<Vec<_>>());
    (!cells.is_empty()).then(|| format!("{what} {named} {done}"))
}

/// That merged cells were taken apart.
fn apart(book: &Book, plan: &Plan) -> Option<String> {
    let sheet = &book.sheets[plan.sheet].name;
    let named = plan.unmerged.iter().map(|(top, left, bottom, right)| {
        format!("{sheet}!{}:{}", column_at(*left).at(top + 1), column_at(*right).at(bottom + 1))
    });
    let named = some(&named.collect::<Vec<_>>());
    (!plan.unmerged.is_empty())
        .then(|| format!("Sel gabungan {named} dipisah agar isian unit tertulis di selnya masing-masing."))
}

/// The first of some cells, and how many more there are.
pub(super) fn some(cells: &[String]) -> String {
    let named = cells[..cells.len().min(NAMED)].join(", ");
    match cells.len().saturating_sub(NAMED) {
        0 => named,
        more => format!("{named}, dan {more} sel lain"),
    }
}
