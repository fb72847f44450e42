//! Which cells of a template are filled: where the sheet's own headings say, or where the instrument says.

use std::collections::BTreeMap;

use pilar_core::worksheet::Layer;

use crate::report::Report;
use crate::safe_write::{TemplateFault, WriteError};
use crate::xlsx::read::{Columns, Laid, LayerColumns};
use crate::xlsx::recalculate::{Book, Value};
use crate::xlsx::write::cells::{self, Column};

/// A sheet to fill.
pub(super) struct Target {
    /// Index of the sheet in the book.
    pub sheet: usize,
    /// Where everything stands.
    pub laid: Laid,
}

impl Target {
    /// Whether the only column for reviewers is that of the agency's team, which then holds what counts for all of it.
    pub fn is_for_the_team(&self) -> bool {
        matches!(self.laid.columns.layers.as_slice(), [only] if only.layer != Layer::Tpn)
    }

    /// Whether a column has a heading that says what belongs there.
    pub fn is_headed(&self, book: &Book, column: u32) -> bool {
        let first = self.laid.rows.values().min().copied().unwrap_or(1);
        let above = if self.laid.columns.heading_row > 0 { self.laid.columns.heading_row } else { first - 1 };
        self.laid.columns.is_named(column) || headed(book, self.sheet, column, 1..above + 1)
    }
}

/// The sheets of a workbook whose own headings tell where everything stands.
pub(super) fn by_headings(book: &Book, laid: Vec<Laid>) -> Vec<Target> {
    let target = |laid: Laid| {
        let sheet = book.sheets.iter().position(|sheet| sheet.name == laid.name)?;
        Some(Target { sheet, laid })
    };
    laid.into_iter().filter_map(target).collect()
}

/// The sheets with the names that the instrument knows, filled at its places: a bare form may have no headings.
pub(super) fn by_places(
    report: &Report,
    book: &Book,
    check: impl Fn(usize) -> Result<(), TemplateFault>,
) -> Result<Result<Vec<Target>, TemplateFault>, WriteError> {
    let instrument = report.instrument;
    let (official, portal) = (&instrument.workbook.official, &instrument.workbook.portal);
    let column = |letters: &str| cells::column(letters).map(|column| u32::from(column.index));
    let mut targets = Vec::new();
    if let Some(sheet) = book.sheet(&official.sheet) {
        if let Err(fault) = check(sheet) {
            return Ok(Err(fault));
        }
        let columns = Columns {
            heading_row: official.heading_row,
            answer: column(&official.answer)?,
            note: Some(column(&official.note)?),
            evidence: vec![column(&official.evidence)?],
            ..Columns::default()
        };
        let ratios = instrument.questions.iter().enumerate();
        let ratios =
            ratios.map(|(at, question)| (at, (Some(question.workbook_row), question.denominator_row)));
        let rows = instrument.inputs().map(|(_, input)| (input.soal, input.workbook_row)).collect();
        targets.push(Target { sheet, laid: laid(book, sheet, columns, rows, ratios.collect()) });
    }
    if let Some(sheet) = book.sheet(&portal.sheet) {
        let (answer, note) = (column(&portal.tpi_answer)?, column(&portal.tpi_note)?);
        let columns = Columns {
            answer: column(&portal.unit_answer)?,
            note: Some(column(&portal.unit_note)?),
            evidence: vec![column(&portal.unit_evidence)?],
            layers: vec![LayerColumns { layer: Layer::Dalnis, answer: Some(answer), note: Some(note) }],
            ..Columns::default()
        };
        let rows = instrument.inputs().map(|(_, input)| (input.soal, input.portal_row)).collect();
        targets.push(Target { sheet, laid: laid(book, sheet, columns, rows, BTreeMap::new()) });
    }
    Ok(if targets.is_empty() {
        Err(TemplateFault::NoSheet { official: official.sheet.clone(), portal: portal.sheet.clone() })
    } else {
        Ok(targets)
    })
}

fn laid(
    book: &Book,
    sheet: usize,
    columns: Columns,
    rows: BTreeMap<u32, u32>,
    ratios: BTreeMap<usize, (Option<u32>, Option<u32>)>,
) -> Laid {
    Laid {
        name: book.sheets[sheet].name.clone(),
        columns,
        rows,
        ratios,
        untaken: BTreeMap::new(),
        unit: None,
    }
}

/// Reads a cell as it stands in the file.
pub(super) fn stored(book: &Book, sheet: usize, column: &Column, row: u32) -> Value {
    let cells = book.sheets[sheet].scan.rows.get(&(row - 1)).map(|row| &row.cells);
    cells.and_then(|cells| cells.get(&u32::from(column.index))).map_or(Value::Blank, |cell| book.stored(cell))
}

/// Whether a column has a heading in one of these rows (one-based).
fn headed(book: &Book, sheet: usize, column: u32, rows: std::ops::Range<u32>) -> bool {
    let column = column_at(column);
    rows.rev()
        .any(|row| matches!(stored(book, sheet, &column, row), Value::Text(text) if !text.trim().is_empty()))
}

/// A column by its index.
pub(super) fn column_at(column: u32) -> Column {
    Column::of(u16::try_from(column).unwrap_or(u16::MAX))
}
