//! The whole tree in one table.

use pilar_core::instrument::Instrument;
use rust_decimal::Decimal;

use super::figures::{percent, two};
use crate::pdf::page::{Align, Pages};
use crate::pdf::style::{ACCENT_TINT, CELL, CELL_BOLD, PAPER_TINT, Style};
use crate::pdf::table::{Cell, Column, Row, Table};
use crate::report::Report;

const TITLE: &str = "Rekapitulasi nilai";

pub(super) fn print(pages: &mut Pages, report: &Report) {
    pages.start(false, TITLE);
    pages.heading(0, TITLE, 60.0);
    let complete = report.scores.complete();
    if !complete {
        pages.lead(
            "Nilai mengikuti lembar resmi: isian kosong tidak ikut dirata-rata. Nilai pasti menghitung isian kosong sebagai 0.",
        );
    }
    let mut columns = vec![
        Column::fixed("Kode", 62.0, Align::Left),
        Column::share("Komponen", 1.0),
        Column::fixed("Bobot", 46.0, Align::Right),
        Column::fixed("Nilai", 46.0, Align::Right),
        Column::fixed("Capaian", 54.0, Align::Right),
    ];
    if !complete {
        columns.push(Column::fixed("Nilai pasti", 52.0, Align::Right));
        columns.push(Column::fixed("Terisi", 46.0, Align::Right));
    }
    let mut rows: Vec<Row> =
        (0..report.instrument.nodes.len()).map(|at| node(report, at, complete)).collect();
    rows.push(total(report, complete));
    let (left, width) = (pages.left(), pages.width());
    Table::new(&columns, left, width).print(pages, &rows);
}

fn node(report: &Report, at: usize, complete: bool) -> Row {
    let node = &report.instrument.nodes[at];
    let score = report.scores.nodes[at];
    let depth = depth(report.instrument, at);
    let style = if depth < 3 && !node.children.is_empty() || depth == 0 { CELL_BOLD } else { CELL };
    let cells = figures(style, node.weight, score.points.score);
    let mut row = vec![Cell::new(style, node.code.as_str()), Cell::new(style, node.name.as_str())];
    row.extend(cells);
    if !complete {
        row.push(Cell::new(style, two(score.points.floor)));
        row.push(Cell::new(style, format!("{}/{}", score.answered, score.of)));
    }
    let row = Row::new(row);
    let row = if node.children.is_empty() { row } else { row.heads() };
    match depth {
        0 => row.fill(ACCENT_TINT),
        1 => row.fill(PAPER_TINT),
        _ => row,
    }
}

fn total(report: &Report, complete: bool) -> Row {
    let roots = report.instrument.nodes.iter().filter(|node| node.parent.is_none());
    let weight = roots.map(|node| node.weight).sum();
    let mut row = vec![Cell::new(CELL_BOLD, "Nilai total").span(2)];
    row.extend(figures(CELL_BOLD, weight, report.scores.total.score).map(|cell| cell.align(Align::Right)));
    if !complete {
        row.push(Cell::new(CELL_BOLD, two(report.scores.total.floor)));
        row.push(Cell::new(CELL_BOLD, format!("{}/{}", report.scores.answered, report.scores.of)));
    }
    Row::new(row).fill(ACCENT_TINT)
}

fn figures(style: Style, weight: Decimal, score: Decimal) -> [Cell; 3] {
    [Cell::new(style, two(weight)), Cell::new(style, two(score)), Cell::new(style, percent(score, weight))]
}

fn depth(instrument: &Instrument, mut at: usize) -> usize {
    let mut depth = 0;
    while let Some(parent) = instrument.nodes[at].parent {
        at = parent;
        depth += 1;
    }
    depth
}
