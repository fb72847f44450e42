//! Paths to a predicate, and how much it withstands.

use std::fmt::Write as _;

use pilar_app::view::{
    EffortsView, MarginView, PathView, ScenarioListView, ScenarioView, StepView, answer_words,
};

use super::figure;

pub fn path(view: &PathView, target: &str) -> String {
    let target = target.to_uppercase();
    let end = match (view.reachable, view.steps.is_empty()) {
        (false, _) => ". Paling tinggi yang dapat dicapai:",
        (true, true) => ".",
        (true, false) => ":",
    };
    let mut text = format!("{}{end}", view.sentence(&target));
    steps(&mut text, &view.steps, view);
    let total = if view.reachable { "sesudahnya" } else { "tertinggi" };
    let _ = writeln!(text, "\n\nNilai total {total} {}", figure(view.total));
    for gate in &view.gates {
        let mark = mark(gate.met);
        let _ = write!(
            text,
            "  {mark:<9} {:<42} {:>6} dari {:>6}",
            gate.name,
            figure(gate.value),
            figure(gate.official)
        );
        if gate.minimum > gate.official {
            let _ = write!(text, ", sasaran {}", figure(gate.minimum));
        }
        if !gate.met {
            let what = if gate.minimum > gate.official { "sasaran" } else { "nilai minimal" };
            let _ = write!(text, ", kurang {} dari {what}", figure(gate.minimum - gate.value));
        }
        text.push('\n');
    }
    if let Some(unfilled) = view.unfilled_sentence() {
        let _ = writeln!(text, "\n{unfilled}");
    }
    let shows_costs = !view.steps.is_empty() || view.curve.is_some();
    if let Some(counted) = view.counted.as_ref().filter(|_| shows_costs) {
        let _ = writeln!(text, "\n{counted}");
    }
    for (number, other) in (1..).zip(view.alternatives.iter().flatten()) {
        let _ = write!(
            text,
            "\nJalan lain {number}: biaya {}, nilai total {}",
            view.cost_text(other.cost),
            figure(other.total)
        );
        steps(&mut text, &other.steps, view);
        text.push('\n');
    }
    if view.reachable && view.alternatives.as_ref().is_some_and(Vec::is_empty) {
        text.push_str("\nTidak ada jalan lain.\n");
    }
    if let Some(curve) = &view.curve {
        text.push_str("\nNilai total terbaik menurut biaya (syarat tidak diperhitungkan):\n");
        let unit = view.unit.as_ref().map_or_else(String::new, |unit| format!(" {unit}"));
        for budget in curve {
            let _ = writeln!(text, "  {:>6}{unit}  {:>6}", budget.cost, figure(budget.total));
        }
    }
    text
}

fn steps(text: &mut String, steps: &[StepView], view: &PathView) {
    for step in steps {
        let _ = write!(
            text,
            "\n  {:<16} {:>6} -> {:<6} biaya {}, +{}  {}",
            step.code,
            answer_words(&step.from),
            answer_words(&step.to),
            view.cost_text(step.cost.into()),
            figure(step.gain),
            step.title
        );
    }
}

pub fn efforts(view: &EffortsView) -> String {
    let (Some(unit), Some(model_unit)) = (&view.unit, &view.model_unit) else {
        return "LKE ini tidak memuat biaya menaikkan jawaban.".to_owned();
    };
    let mut text = match view.days {
        Some(days) => format!("Biaya dihitung dalam {unit}; satu {model_unit} dihitung {days} hari."),
        None => format!("Biaya dihitung dalam {unit}."),
    };
    for question in &view.questions {
        let said = [(question.cost, model_unit.as_str()), (question.days, "hari")];
        let said = said.map(|(cost, unit)| cost.map(|cost| format!("{cost} {unit}")));
        let said: Vec<String> = said.into_iter().flatten().collect();
        if !said.is_empty() {
            let _ = write!(text, "\n  {:<16} satu tingkat {}", question.code, said.join(", "));
        }
    }
    text
}

pub fn margin(view: &MarginView, target: &str) -> String {
    let target = target.to_uppercase();
    let mut text = view.sentence(&target);
    for weak in &view.weakest {
        let _ = write!(text, "\n  {:<16} -{}", weak.code, figure(weak.loss));
    }
    text.push_str("\n\nSelisih dengan nilai minimal, dalam poin:");
    for gate in &view.gates {
        let _ = write!(text, "\n  {:<42} {:>7}", gate.name, change(gate.above));
    }
    if !view.critical.is_empty() {
        let _ = write!(
            text,
            "\n\n{} jawaban yang bila gugur sendirian sudah melepaskan satu syarat, {} di antaranya tanpa bukti dukung:\n  {}",
            view.critical.len(),
            view.critical_without_evidence,
            view.critical.join(", ")
        );
    }
    text
}

pub fn scenarios(list: &[ScenarioListView]) -> String {
    let mut text = String::new();
    for view in list {
        let met: Vec<String> = view
            .met
            .iter()
            .map(|(target, met)| format!("{}: {}", target.to_uppercase(), word(*met)))
            .collect();
        let _ = writeln!(
            text,
            "{}: {} jawaban lain, nilai total {} (sekarang {}), {}",
            view.name,
            view.answers,
            figure(view.total),
            figure(view.today),
            met.join(", ")
        );
    }
    text
}

pub fn scenario(view: &ScenarioView) -> String {
    let mut text = format!(
        "Simulasi \"{}\"\nNilai total {} (sekarang {}, {})\n",
        view.name,
        figure(view.total),
        figure(view.today),
        change(view.total - view.today)
    );
    for (target, gates) in &view.gates {
        let met = gates.iter().all(|gate| gate.met);
        let _ = writeln!(text, "\n{}: {}", target.to_uppercase(), word(met));
        for gate in gates {
            let mark = mark(gate.met);
            let _ = writeln!(
                text,
                "  {mark:<9} {:<42} {:>6} (sekarang {:>6}) dari {:>6}",
                gate.name,
                figure(gate.value),
                figure(gate.today),
                figure(gate.minimum)
            );
        }
    }
    for one in &view.answers {
        let _ =
            write!(text, "\n  {:<16} {:>6} -> {}", one.code, answer_words(&one.from), answer_words(&one.to));
    }
    if !view.moved.is_empty() {
        text.push_str("\n\nJawaban unit yang berubah sejak simulasi ini diisi:");
    }
    for one in &view.moved {
        let _ =
            write!(text, "\n  {:<16} {:>6} -> {}", one.code, answer_words(&one.then), answer_words(&one.now));
    }
    if view.unknown > 0 {
        let _ =
            write!(text, "\n\n{} jawaban simulasi ini bukan untuk LKE ini dan tidak dihitung.", view.unknown);
    }
    text
}

fn mark(met: bool) -> &'static str {
    if met { "memenuhi" } else { "belum" }
}

fn word(met: bool) -> &'static str {
    if met { "Memenuhi" } else { "Belum Memenuhi" }
}

/// A difference with its sign.
fn change(points: f64) -> String {
    format!("{}{}", if points < 0.0 { "" } else { "+" }, figure(points))
}
