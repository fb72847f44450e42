//! Marks beside the minimums and figures of gates, alike in every document, and what each of them means.

use pilar_core::gates::GateResult;
use pilar_core::instrument::{Gate, Instrument};
use pilar_core::scoring::rounds_apart;

/// Behind the name of a gate whose minimum agencies state differently.
const DISPUTED: &str = "*";
/// Before a figure that reaches its minimum only when it is rounded.
const ROUNDED: &str = "**";

/// What the mark behind the name of a gate means.
pub const DISPUTED_NOTE: &str =
    "* Sebagian instansi memakai angka lain sebagai nilai minimal; ketentuan TPI perlu dipastikan.";
/// The same in a document of whoever states which minimum holds.
pub(crate) const SETTLED_NOTE: &str = "* Sebagian instansi memakai angka lain sebagai nilai minimal; laporan ini memakai nilai minimal dalam tabel.";
/// What the mark before a figure means.
pub(crate) const ROUNDED_NOTE: &str =
    "** Setelah dibulatkan tampak mencapai nilai minimal, tetapi nilai sebenarnya masih di bawahnya.";
/// What stands above a table with a difference that is not that of the figures beside it.
pub const UNROUNDED: &str = "Selisih dihitung dari angka sebelum pembulatan.";

/// Whether agencies state the minimum of a gate for a target (its key) differently and this one has not set its own.
pub fn is_disputed(instrument: &Instrument, gate: &Gate, target: &str) -> bool {
    let own = instrument.variant.minimum.get(&gate.key);
    gate.is_open() && own.is_none_or(|own| !own.contains_key(target))
}

/// The name of a gate, with its mark where it is disputed.
pub fn name(gate: &Gate, disputed: bool) -> String {
    if disputed { format!("{} {DISPUTED}", gate.name) } else { gate.name.clone() }
}

/// A figure of a gate as it is shown, with its mark where it only rounds to a pass.
pub(crate) fn figure(result: &GateResult, shown: &str) -> String {
    if result.rounds_to_pass { format!("{ROUNDED} {shown}") } else { shown.to_owned() }
}

/// What the marks of a table mean, for a target (its key): each once, and none that is not in the table. In a document that
/// is `settled` the minimums of the table hold.
pub(crate) fn notes<'r>(
    instrument: &Instrument,
    target: &str,
    settled: bool,
    mut results: impl Iterator<Item = &'r GateResult> + Clone,
) -> Vec<&'static str> {
    let gate = |result: &GateResult| instrument.gates.get(result.gate);
    let disputed = results.clone().filter_map(gate).any(|gate| is_disputed(instrument, gate, target));
    let rounded = results.any(|result| result.rounds_to_pass);
    let note = if settled { SETTLED_NOTE } else { DISPUTED_NOTE };
    disputed.then_some(note).into_iter().chain(rounded.then_some(ROUNDED_NOTE)).collect()
}

/// Whether a difference as it is shown is not that of the figures beside it.
pub(crate) fn is_apart(result: &GateResult) -> bool {
    rounds_apart(result.value.floor, result.minimum)
}
