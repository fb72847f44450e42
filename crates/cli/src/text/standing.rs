use std::fmt::Write as _;

use pilar_app::view::{GateView, ImportStanding, two_decimals};

/// The certain total and how many gates are met, before where there is a before; then the gates that are met now and were
/// not, or the other way round. What the import changes follows, and then the [`other_gates`].
pub fn standing(text: &mut String, before: Option<&ImportStanding>, after: &ImportStanding) {
    let both = |said: fn(&ImportStanding) -> String| changing(before.map(said), &said(after));
    let _ = writeln!(
        text,
        "Nilai pasti: {}; syarat terpenuhi: {}",
        both(|one| two_decimals(one.total)),
        both(|one| format!("{} dari {}", one.gates.iter().filter(|gate| gate.met).count(), one.gates.len()))
    );
    gates(text, before, after, true);
}

/// Every other gate of which something is told that was not so before.
pub fn other_gates(text: &mut String, before: Option<&ImportStanding>, after: &ImportStanding) {
    gates(text, before, after, false);
}

/// Those of the gates that turned, or those that did not and have another figure.
fn gates(text: &mut String, before: Option<&ImportStanding>, after: &ImportStanding, turned: bool) {
    for gate in &after.gates {
        let was = before.and_then(|one| one.gates.iter().find(|was| was.key == gate.key));
        let has_turned = was.is_some_and(|was| was.met != gate.met);
        if has_turned == turned && was.map(told) != Some(told(gate)) {
            let now = value(gate);
            let figures = changing(was.map(value), &now);
            let mark = if gate.met { "memenuhi" } else { "belum" };
            let _ = writeln!(text, "  syarat {}: {figures}, minimal {}, {mark}", gate.name, minimum(gate));
        }
    }
}

/// A figure and what it was, where that was another one.
fn changing(from: Option<String>, to: &str) -> String {
    from.filter(|from| from != to).map_or_else(|| to.to_owned(), |from| format!("{from} menjadi {to}"))
}

/// Everything that is told of a gate.
fn told(gate: &GateView) -> (String, String, bool) {
    (value(gate), minimum(gate), gate.met)
}

fn value(gate: &GateView) -> String {
    in_unit(gate, gate.value)
}

fn minimum(gate: &GateView) -> String {
    in_unit(gate, gate.minimum)
}

fn in_unit(gate: &GateView, figure: f64) -> String {
    format!("{}{}", two_decimals(figure), if gate.unit == "percent" { "%" } else { "" })
}
