//! What the tables of several annexes have in common.

use pilar_core::instrument::{Instrument, Unit};
use pilar_core::scoring::rounds_apart;
use pilar_files::annex::{Cell, Column, Table, Width};

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

/// What is said where a distance as shown is not the difference of the figures beside it.
pub(super) fn rounding(gates: &[Gate<'_>]) -> Option<String> {
    let apart = |gate: &Gate<'_>| {
        decimal(gate.then)
            .zip(decimal(gate.minimum))
            .is_some_and(|(then, minimum)| rounds_apart(then, minimum))
    };
    gates.iter().any(apart).then(|| "Jarak dihitung dari angka sebelum pembulatan.".to_owned())
}

/// Gates with what is judged before and after; `then` heads the column of the latter.
pub(super) fn gates(instrument: &Instrument, target: &str, then: &'static str, gates: &[Gate<'_>]) -> Table {
    let figure = |gate: &Gate<'_>, value: f64| {
        let percent = instrument.gates.iter().any(|of| of.key == gate.key && of.unit == Unit::Percent);
        match (points(value), percent) {
            (Cell::Points(value), true) => Cell::Percent(value),
            (cell, _) => cell,
        }
    };
    let aims = gates.iter().any(|gate| gate.aim.is_some());
    let row = |gate: &Gate<'_>| {
        let mut cells = vec![
            Cell::Text(gate.name.to_owned()),
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
        column("Syarat", Width::Wide),
        column("Sekarang", Width::Figure),
        column(then, Width::Figure),
        column("Nilai minimal", Width::Figure),
    ];
    columns.extend(aims.then(|| column("Sasaran", Width::Figure)));
    columns.extend([column("Jarak", Width::Figure), column("Keterangan", Width::Word)]);
    Table {
        heading: format!("Syarat {target}: {met} dari {} terpenuhi", gates.len()),
        columns,
        rows: gates.iter().map(row).collect(),
    }
}
