//! What the tables of several annexes have in common.

use pilar_core::instrument::{self, Instrument, Target, Unit};
use pilar_core::scoring::rounds_apart;
use pilar_files::annex::{Cell, Column, Table, Width};
use pilar_files::disputed;

use crate::view::decimal;

pub(super) const fn column(title: &'static str, width: Width) -> Column {
    Column { title, width }
}

/// Points as views give them.
pub(super) fn points(value: f64) -> Cell {
    decimal(value).map_or_else(|| Cell::Text(value.to_string()), Cell::Points)
}

/// The difference of two figures, reckoned without what doubles lose.
pub(super) fn change(from: f64, to: f64) -> Cell {
    match (decimal(from), decimal(to)) {
        (Some(from), Some(to)) => Cell::Change(to - from),
        _ => Cell::Text((to - from).to_string()),
    }
}

/// What the differences of a table of gates are from.
pub(super) const DIFFERENCE: &str = "Selisih dan keterangan dihitung terhadap nilai minimal.";

/// What the columns of a table of gates are called that say how things would be, and the words behind its heading.
#[derive(Clone, Copy)]
pub(super) struct Then {
    value: &'static str,
    difference: &'static str,
    met: &'static str,
    said: &'static str,
}

impl Then {
    /// After the answers of a path were raised.
    pub const AFTER: Self = Self {
        value: "Nilai sesudahnya",
        difference: "Selisih sesudahnya",
        met: "Keterangan sesudahnya",
        said: "sesudahnya",
    };
    /// The best that can be had.
    pub const AT_MOST: Self = Self {
        value: "Nilai paling tinggi",
        difference: "Selisih pada nilai paling tinggi",
        met: "Keterangan pada nilai paling tinggi",
        said: "dengan nilai paling tinggi",
    };
    /// With the answers of a scenario.
    pub const WITH_SCENARIO: Self = Self {
        value: "Nilai dengan simulasi",
        difference: "Selisih dengan simulasi",
        met: "Keterangan dengan simulasi",
        said: "dengan simulasi",
    };
}

/// A gate before and after, in its unit.
pub(super) struct Gate<'a> {
    pub key: &'a str,
    pub name: &'a str,
    pub today: f64,
    pub then: f64,
    pub minimum: f64,
    /// What was aimed at, where that is more than the minimum.
    pub aim: Option<f64>,
    pub met: bool,
}

/// What is said where a difference as shown is not the difference of the figures beside it.
pub(super) fn rounding(gates: &[Gate<'_>]) -> Option<String> {
    let apart = |gate: &Gate<'_>| {
        decimal(gate.then)
            .zip(decimal(gate.minimum))
            .is_some_and(|(then, minimum)| rounds_apart(then, minimum))
    };
    gates.iter().any(apart).then(|| disputed::UNROUNDED.to_owned())
}

/// What the mark behind the name of a gate means, where one of these has it.
pub(super) fn marks(instrument: &Instrument, target: &Target, gates: &[Gate<'_>]) -> Option<String> {
    let mut all = gates.iter().filter_map(|gate| known(instrument, gate));
    let disputed = all.any(|gate| disputed::is_disputed(instrument, gate, &target.key));
    disputed.then(|| disputed::DISPUTED_NOTE.to_owned())
}

/// The gate of the instrument.
fn known<'i>(instrument: &'i Instrument, gate: &Gate<'_>) -> Option<&'i instrument::Gate> {
    instrument.gates.iter().find(|known| known.key == gate.key)
}

/// Gates of a target with what is judged before and after, those whose minimum is disputed with their mark; `then` says in
/// every heading that it is the latter.
pub(super) fn gates(instrument: &Instrument, target: &Target, then: Then, gates: &[Gate<'_>]) -> Table {
    let figure = |gate: &Gate<'_>, value: f64| {
        let percent = known(instrument, gate).is_some_and(|gate| gate.unit == Unit::Percent);
        match (points(value), percent) {
            (Cell::Points(value), true) => Cell::Percent(value),
            (cell, _) => cell,
        }
    };
    let name = |gate: &Gate<'_>| {
        let marked = |of| disputed::name(of, disputed::is_disputed(instrument, of, &target.key));
        known(instrument, gate).map_or_else(|| gate.name.to_owned(), marked)
    };
    let aims = gates.iter().any(|gate| gate.aim.is_some());
    let row = |gate: &Gate<'_>| {
        let mut cells = vec![
            Cell::Text(name(gate)),
            figure(gate, gate.today),
            figure(gate, gate.then),
            figure(gate, gate.minimum),
        ];
        cells.extend(aims.then(|| figure(gate, gate.aim.unwrap_or(gate.minimum))));
        cells.extend([change(gate.minimum, gate.then), Cell::Met(gate.met)]);
        cells
    };
    let met = gates.iter().filter(|gate| gate.met).count();
    let mut columns = vec![
        column("Syarat nilai", Width::Wide),
        column("Nilai sekarang", Width::Figure),
        column(then.value, Width::Figure),
        column("Nilai minimal", Width::Figure),
    ];
    columns.extend(aims.then(|| column("Sasaran", Width::Figure)));
    columns.extend([column(then.difference, Width::Figure), column(then.met, Width::Word)]);
    Table {
        heading: format!("Syarat nilai {} {}: {met} dari {} terpenuhi", target.name, then.said, gates.len()),
        columns,
        rows: gates.iter().map(row).collect(),
    }
}
