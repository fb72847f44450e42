//! What becomes of every predicate, and the gates of the one aimed at.

use pilar_core::gates::{GateResult, PredicateResult};
use pilar_core::instrument::{Instrument, Unit};

use super::figures::{signed, two};
use crate::disputed;
use crate::pdf::face::Face;
use crate::pdf::page::{Align, Pages};
use crate::pdf::style::{
    ACCENT, CELL, CELL_BOLD, INK, PAPER_TINT, QUIET, SHORT_OF, SMALL, SMALL_BOLD, Style,
};
use crate::pdf::table::{Cell, Column, Row, TOGETHER, Table};
use crate::report::Report;

const VERDICT: Style = Style::new(Face::Bold, 9.6, INK);
/// Room around the lines of the box, to its left and right, and below it, in points.
const AROUND: f32 = 12.0;
const BESIDE: f32 = 22.0;
const BELOW_BOX: f32 = 8.0;
/// Room below a sentence above a table, and between a table and its notes, in points.
const LEAD: f32 = 3.0;
const BELOW_TABLE: f32 = 5.0;

/// All of it, laid out.
pub(super) struct Gates {
    met: bool,
    lines: Vec<(Style, String)>,
    rounding: Option<&'static str>,
    table: Table,
    rows: Vec<Row>,
    notes: Vec<&'static str>,
}

impl Gates {
    /// Lays out the gates of a predicate below a sentence on it and on each of the others.
    pub(super) fn of(pages: &Pages, report: &Report, chosen: &PredicateResult) -> Self {
        let others = report.predicates.iter().filter(|predicate| predicate.target != chosen.target);
        let mut said = vec![(VERDICT, sentence(report.instrument, chosen, true))];
        said.extend(others.map(|other| (SMALL, sentence(report.instrument, other, false))));
        let inner = pages.width() - BESIDE;
        let lines = said.into_iter().flat_map(|(style, text)| {
            let clean = pages.fonts.clean(style.face, &text);
            pages.fonts.wrap(style, &clean, inner).into_iter().map(move |line| (style, line))
        });
        let notes = disputed::notes(report.instrument, &chosen.target, false, chosen.gates.iter());
        Self {
            met: chosen.met,
            lines: lines.collect(),
            rounding: chosen.gates.iter().any(disputed::is_apart).then_some(disputed::UNROUNDED),
            table: table(report.scores.complete(), pages).before(below(pages, &notes)).together(TOGETHER),
            rows: rows(report.instrument, chosen),
            notes,
        }
    }

    /// Points that all of it takes on one page.
    pub(super) fn height(&self, pages: &Pages) -> f32 {
        let table = self.table.height(pages, &self.rows);
        self.boxed() + BELOW_BOX + self.lead() + table + below(pages, &self.notes)
    }

    fn boxed(&self) -> f32 {
        self.lines.iter().map(|(style, _)| style.leading()).sum::<f32>() + AROUND
    }

    fn lead(&self) -> f32 {
        if self.rounding.is_some() { SMALL.leading() + LEAD } else { 0.0 }
    }

    /// Prints it; the box stays with the beginning of the table, and the end of that with its notes.
    pub(super) fn print(&self, pages: &mut Pages) {
        let begun = self.lead() + self.table.beginning(pages, &self.rows);
        let height = self.boxed();
        pages.need(height + BELOW_BOX + begun);
        let (left, top, width) = (pages.left(), pages.y, pages.width());
        pages.fill(left, top, width, height, PAPER_TINT);
        pages.fill(left, top, 3.0, height, if self.met { ACCENT } else { SHORT_OF });
        let mut y = top + AROUND / 2.0;
        for (style, line) in &self.lines {
            pages.line(left + 12.0, y, Align::Left, *style, line);
            y += style.leading();
        }
        pages.y = top + height + BELOW_BOX;
        if let Some(rounding) = self.rounding {
            pages.paragraph(SMALL.colour(QUIET), rounding);
            pages.y += LEAD;
        }
        self.table.print(pages, &self.rows);
        pages.y += BELOW_TABLE;
        for note in &self.notes {
            pages.paragraph(note_style(note), note);
        }
    }
}

fn sentence(instrument: &Instrument, predicate: &PredicateResult, in_full: bool) -> String {
    let name = instrument.target(&predicate.target).map_or_else(
        || predicate.target.clone(),
        |target| {
            if in_full { format!("{} ({})", target.name, target.long_name) } else { target.name.clone() }
        },
    );
    let short = predicate.gates.iter().filter(|gate| !gate.met).count();
    if predicate.met {
        format!(
            "Syarat nilai {name}: Memenuhi, {} dari {} syarat",
            predicate.gates.len(),
            predicate.gates.len()
        )
    } else {
        format!(
            "Syarat nilai {name}: Belum Memenuhi, {short} dari {} syarat belum terpenuhi",
            predicate.gates.len()
        )
    }
}

fn table(complete: bool, pages: &Pages) -> Table {
    let columns = [
        Column::share("Syarat nilai", 1.0),
        Column::fixed(if complete { "Nilai" } else { "Nilai pasti" }, 62.0, Align::Right),
        Column::fixed("Nilai minimal", 68.0, Align::Right),
        Column::fixed("Selisih", 62.0, Align::Right),
        Column::fixed("Keterangan", 98.0, Align::Left).inset(12.0),
    ];
    Table::new(&columns, pages.left(), pages.width())
}

/// Points that the notes take with the room above them.
fn below(pages: &Pages, notes: &[&str]) -> f32 {
    let height = |note: &&str| pages.paragraph_height(note_style(note), note);
    BELOW_TABLE + notes.iter().map(height).sum::<f32>()
}

fn note_style(note: &str) -> Style {
    if note == disputed::ROUNDED_NOTE { SMALL_BOLD.colour(SHORT_OF) } else { SMALL.colour(QUIET) }
}

fn rows(instrument: &Instrument, predicate: &PredicateResult) -> Vec<Row> {
    let row = |result: &GateResult| {
        let gate = instrument.gates.get(result.gate)?;
        let unit = match gate.unit {
            Unit::Points => "",
            Unit::Percent => "%",
        };
        let (word, style) = if result.met {
            ("Memenuhi", CELL.colour(ACCENT))
        } else {
            ("Belum Memenuhi", CELL_BOLD.colour(SHORT_OF))
        };
        let is_disputed = disputed::is_disputed(instrument, gate, &predicate.target);
        Some(Row::new(vec![
            Cell::new(CELL, disputed::name(gate, is_disputed)),
            Cell::new(CELL_BOLD, disputed::figure(result, &format!("{}{unit}", two(result.value.floor)))),
            Cell::new(CELL, format!("{}{unit}", two(result.minimum))),
            Cell::new(CELL, format!("{}{unit}", signed(result.value.floor - result.minimum))),
            Cell::new(style, word),
        ]))
    };
    predicate.gates.iter().filter_map(row).collect()
}
