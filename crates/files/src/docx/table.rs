//! Real tables, with heading rows that are repeated on every page.

use docx_rs::{
    AlignmentType, BorderType, HeightRule, Paragraph, Shading, ShdType, Table, TableBorder,
    TableBorderPosition, TableBorders, TableCell, TableCellMargins, TableLayoutType, TableRow, VAlignType,
    WidthType,
};

use super::styles;
use super::text::runs;
use crate::blocks::block::{self, Align, Tone, strong};

/// Least height of heading rows in twips. No other row has it (theirs are whole points), which is how
/// packing finds the rows to be repeated.
pub(super) const HEADING_HEIGHT: u16 = 301;
/// From this number of columns on a table is set small.
const MANY_COLUMNS: usize = 6;
/// Rows of more characters than this may run over a page break.
const TORN_FROM: usize = 900;
const GROUND: &str = "E9ECEE";
const GROUP: &str = "F4F7F7";

/// Lays out a table; where a signature is `signed` below it, its last row stays with it.
pub(super) fn lay(table: &block::Table, width: usize, signed: bool) -> Table {
    let all: usize = table.columns.iter().map(|column| usize::from(column.share)).sum();
    let widths: Vec<usize> =
        table.columns.iter().map(|column| width * usize::from(column.share) / all.max(1)).collect();
    let style = if table.columns.len() < MANY_COLUMNS { styles::CELL } else { styles::SMALL_CELL };
    let mut rows = vec![headings(table, &widths, style)];
    let last = table.rows.len().saturating_sub(1);
    let row = |(at, row)| self::row(table, row, &widths, style, signed && at == last);
    rows.extend(table.rows.iter().enumerate().map(row));
    let lines = [
        TableBorderPosition::Top,
        TableBorderPosition::Bottom,
        TableBorderPosition::Left,
        TableBorderPosition::Right,
        TableBorderPosition::InsideH,
        TableBorderPosition::InsideV,
    ]
    .into_iter()
    .fold(TableBorders::with_empty(), |lines, position| {
        lines.set(TableBorder::new(position).border_type(BorderType::Single).size(4).color("1F2933"))
    });
    fixed(Table::new(rows).set_borders(lines), &widths)
}

/// A table without lines, for things that stand side by side.
pub(super) fn open(rows: Vec<TableRow>, widths: &[usize]) -> Table {
    fixed(Table::without_borders(rows), widths).margins(TableCellMargins::new().margin(0, 0, 0, 0))
}

fn fixed(table: Table, widths: &[usize]) -> Table {
    table
        .layout(TableLayoutType::Fixed)
        .width(widths.iter().sum(), WidthType::Dxa)
        .set_grid(widths.to_vec())
        .margins(TableCellMargins::new().margin(20, 80, 20, 80))
}

fn headings(table: &block::Table, widths: &[usize], style: &str) -> TableRow {
    let cells = table.columns.iter().zip(widths).map(|(column, width)| {
        let title = runs(Paragraph::new().style(style), &[strong(column.title)])
            .align(AlignmentType::Center)
            .keep_next(true);
        TableCell::new()
            .width(*width, WidthType::Dxa)
            .shading(shade(GROUND))
            .vertical_align(VAlignType::Center)
            .add_paragraph(title)
    });
    TableRow::new(cells.collect())
        .cant_split()
        .row_height(f32::from(HEADING_HEIGHT))
        .height_rule(HeightRule::AtLeast)
}

fn row(table: &block::Table, row: &block::Row, widths: &[usize], style: &str, stays: bool) -> TableRow {
    let mut at = 0;
    let cells = row.cells.iter().map(|cell| {
        let end = (at + cell.span).min(widths.len());
        let align = match table.columns[at.min(widths.len() - 1)].align {
            _ if cell.span > 1 => AlignmentType::Left,
            Align::Left => AlignmentType::Left,
            Align::Centre => AlignmentType::Center,
            Align::Right => AlignmentType::Right,
        };
        let width: usize = widths[at.min(end)..end].iter().sum();
        at = end;
        let made = TableCell::new().width(width, WidthType::Dxa).grid_span(cell.span);
        let made = if row.tone == Tone::Group { made.shading(shade(GROUP)) } else { made };
        cell.paragraphs.iter().fold(made, |made, piece| {
            let text = runs(Paragraph::new().style(style), std::slice::from_ref(piece)).align(align);
            made.add_paragraph(text.keep_next(stays || row.tone == Tone::Group || row.least > 0))
        })
    });
    let made = TableRow::new(cells.collect());
    let made = if row.least > 0 { made.row_height(f32::from(row.least) * 20.0) } else { made };
    let letters: usize =
        row.cells.iter().flat_map(|cell| &cell.paragraphs).map(|piece| piece.text.len()).sum();
    if letters < TORN_FROM { made.cant_split() } else { made }
}

pub(super) fn shade(colour: &str) -> Shading {
    Shading::new().shd_type(ShdType::Clear).color("auto").fill(colour)
}
