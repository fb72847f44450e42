//! Annexes, each on pages of its own behind the report.

use super::curve;
use super::figures::{signed, two};
use crate::annex::{self, Annex, Width};
use crate::pdf::page::{Align, Pages};
use crate::pdf::style::{ACCENT, CELL, CELL_BOLD, SHORT_OF, SMALL_BOLD};
use crate::pdf::table::{Cell, Column, Row, TOGETHER, Table};
use crate::report::Report;

/// Room between the heading of a table and the table, in points.
const BELOW_HEADING: f32 = 3.0;

pub(super) fn print(pages: &mut Pages, report: &Report) {
    for annex in &report.annexes {
        pages.start(false, &annex.title);
        pages.heading(0, &annex.title, 60.0);
        for remark in &annex.remarks {
            pages.lead(remark);
        }
        if let Some(chart) = &annex.chart {
            curve::draw(pages, chart);
        }
        for table in &annex.tables {
            print_table(pages, annex, table);
        }
    }
}

fn print_table(pages: &mut Pages, annex: &Annex, table: &annex::Table) {
    let columns: Vec<Column> = table.columns.iter().map(column).collect();
    let rows: Vec<Row> = table.rows.iter().map(|cells| Row::new(cells.iter().map(cell).collect())).collect();
    let laid = Table::new(&columns, pages.left(), pages.width()).together(TOGETHER);
    let heading = pages.paragraph_height(SMALL_BOLD, &table.heading) + BELOW_HEADING;
    // A heading stays with the beginning of its table.
    pages.need(heading + laid.beginning(pages, &rows).max(60.0));
    // A lone table needs no entry of its own below its annex.
    if annex.tables.len() > 1 {
        pages.mark(1, &table.heading);
    }
    pages.paragraph(SMALL_BOLD.colour(ACCENT), &table.heading);
    pages.y += BELOW_HEADING;
    laid.print(pages, &rows);
    pages.y += 16.0;
}

fn column(column: &annex::Column) -> Column {
    match column.width {
        Width::Code => Column::fixed(column.title, 64.0, Align::Left),
        Width::Text | Width::Wide => Column::share(column.title, 1.0),
        Width::Figure => Column::fixed(column.title, 56.0, Align::Right),
        Width::Word => Column::fixed(column.title, 88.0, Align::Left).inset(12.0),
    }
}

fn cell(cell: &annex::Cell) -> Cell {
    match cell {
        annex::Cell::Text(text) => Cell::new(CELL, text.as_str()),
        annex::Cell::Count(count) => Cell::new(CELL, count.to_string()),
        annex::Cell::Points(points) => Cell::new(CELL, two(*points)),
        annex::Cell::Percent(percent) => Cell::new(CELL, format!("{}%", two(*percent))),
        annex::Cell::Change(change) => Cell::new(CELL, signed(*change)),
        annex::Cell::Met(true) => Cell::new(CELL.colour(ACCENT), "Memenuhi"),
        annex::Cell::Met(false) => Cell::new(CELL_BOLD.colour(SHORT_OF), "Belum Memenuhi"),
    }
}
