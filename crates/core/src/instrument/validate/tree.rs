//! Nodes, codes, rows and areas.

use std::collections::BTreeSet;

use rust_decimal::Decimal;

use super::faults::{Faults, Keys};
use crate::instrument::{Instrument, Node};

/// Last row a workbook can have.
pub const LAST_ROW: u32 = 1_048_576;

/// Codes are typed by people, in either case, where a bare number means a soal id.
pub fn codes(instrument: &Instrument, faults: &mut Faults) {
    let mut keys = Keys::new("kode");
    let mut take = |code: &str, faults: &mut Faults| {
        keys.take(code, faults);
        faults.unless(!code.bytes().all(|b| b.is_ascii_digit()) || code.is_empty(), code, || {
            "kode tidak boleh berupa angka saja; itu nomor soal".into()
        });
    };
    for node in &instrument.nodes {
        take(&node.code, faults);
    }
    for question in &instrument.questions {
        take(&question.code, faults);
        for input in question.inputs.iter().filter(|input| input.code != question.code) {
            take(&input.code, faults);
        }
    }
}

pub fn nodes(instrument: &Instrument, faults: &mut Faults) {
    let mut ids = BTreeSet::new();
    for node in &instrument.nodes {
        faults.unless(ids.insert(node.id), &node.code, || format!("id simpul {} ada dua kali", node.id));
        faults.unless_words(&node.name, &node.code, "nama");
        faults.unless_words(&node.level, &node.code, "tingkat");
        faults.unless(node.weight > Decimal::ZERO, &node.code, || "bobot harus lebih dari nol".into());
        content(instrument, node, faults);
        weight(instrument, node, faults);
    }
}

fn content(instrument: &Instrument, node: &Node, faults: &mut Faults) {
    let leaf = node.children.is_empty();
    faults.unless(leaf != node.questions.is_empty(), &node.code, || {
        "sebuah simpul berisi anak simpul atau pertanyaan, salah satu".into()
    });
    let weighted = node.questions.iter().filter(|q| instrument.questions[**q].weight.is_some()).count();
    faults.unless(weighted == 0 || weighted == node.questions.len(), &node.code, || {
        "pertanyaan dengan bobot sendiri tidak boleh bercampur dengan yang dirata-rata".into()
    });
}

fn weight(instrument: &Instrument, node: &Node, faults: &mut Faults) {
    let sum: Option<Decimal> = if node.children.is_empty() {
        node.questions.iter().map(|question| instrument.questions[*question].weight).sum()
    } else {
        Some(node.children.iter().map(|child| instrument.nodes[*child].weight).sum())
    };
    // A node with nothing below it has been reported already.
    if let Some(sum) = sum.filter(|_| !node.children.is_empty() || !node.questions.is_empty()) {
        faults.unless(sum == node.weight, &node.code, || {
            format!("bobot {} tidak sama dengan jumlah bobot di bawahnya, {sum}", node.weight)
        });
    }
}

/// Rows of both workbooks: within the sheet, used once, and a question below its own node.
pub fn rows(instrument: &Instrument, faults: &mut Faults) {
    let mut rows = BTreeSet::new();
    let mut portal_rows = BTreeSet::new();
    let mut take = |row: u32, place: &str, faults: &mut Faults| {
        faults.unless((1..=LAST_ROW).contains(&row), place, || format!("baris {row} di luar lembar"));
        faults.unless(rows.insert(row), place, || format!("baris {row} dipakai dua kali"));
    };
    for node in &instrument.nodes {
        take(node.workbook_row, &node.code, faults);
    }
    for total in &instrument.workbook.official.totals {
        take(total.row, &total.label, faults);
    }
    for question in &instrument.questions {
        let above = instrument.nodes.iter().rfind(|node| node.workbook_row < question.workbook_row);
        let own = &instrument.nodes[question.node];
        faults.unless(above.is_some_and(|node| node.code == own.code), &question.code, || {
            format!("baris {} tidak di bawah simpul {}", question.workbook_row, own.code)
        });
        // A choice is answered on its own row; a ratio has rows of its own for the inputs.
        let mut used = BTreeSet::from([question.workbook_row]);
        used.extend(question.denominator_row);
        used.extend(question.inputs.iter().map(|input| input.workbook_row));
        let shared = usize::from(question.inputs.len() == 1);
        let listed = 1 + usize::from(question.denominator_row.is_some()) + question.inputs.len() - shared;
        faults.unless(used.len() == listed, &question.code, || {
            "baris pertanyaan, pembagi, dan isian harus berbeda; isian tunggal memakai baris pertanyaannya".into()
        });
        for row in used {
            take(row, &question.code, faults);
        }
        for input in &question.inputs {
            faults.unless((1..=LAST_ROW).contains(&input.portal_row), &input.code, || {
                format!("baris PortalRB {} di luar lembar", input.portal_row)
            });
            faults.unless(portal_rows.insert(input.portal_row), &input.code, || {
                format!("baris PortalRB {} dipakai dua kali", input.portal_row)
            });
        }
    }
}

pub fn areas(instrument: &Instrument, faults: &mut Faults) {
    let mut keys = Keys::new("kunci area");
    let mut numbers = BTreeSet::new();
    let mut tops = BTreeSet::new();
    for area in &instrument.areas {
        keys.take(&area.key, faults);
        faults.unless_words(&area.name, &area.key, "nama");
        faults.unless(!area.nodes.is_empty(), &area.key, || "area tanpa simpul".into());
        if let Some(number) = area.number {
            faults.unless(numbers.insert(number), &area.key, || format!("nomor area {number} ada dua kali"));
        }
        for node in &area.nodes {
            faults.unless(tops.insert(*node), &area.key, || {
                format!("simpul {} ada di dua area", instrument.nodes[*node].code)
            });
        }
    }
    for (area, node) in
        instrument.areas.iter().flat_map(|area| area.nodes.iter().map(move |node| (area, *node)))
    {
        if let Some(outer) = ancestors(instrument, node).find(|above| tops.contains(above)) {
            let (inner, outer) = (&instrument.nodes[node].code, &instrument.nodes[outer].code);
            faults.add(&area.key, format!("simpul {inner} sudah termasuk dalam {outer}"));
        }
    }
    for question in &instrument.questions {
        faults.unless(instrument.area_of(question).is_some(), &question.code, || {
            "pertanyaan tidak termasuk area mana pun".into()
        });
    }
}

/// The nodes above a node, nearest first.
pub fn ancestors(instrument: &Instrument, node: usize) -> impl Iterator<Item = usize> {
    std::iter::successors(instrument.nodes[node].parent, |above| instrument.nodes[*above].parent)
}
