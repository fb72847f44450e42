use std::fmt::Write as _;

use pilar_app::view::RulesView;
use pilar_app::workspace::{InstrumentAdded, RulesPlan};

use super::{figure, instrument_line};

/// One line for each instrument.
pub fn instruments(list: &[InstrumentAdded]) -> String {
    let line = |one: &InstrumentAdded| {
        let facts = one.facts.get(..12).unwrap_or(&one.facts);
        format!(
            "{}  {}, versi {}, {} isian, kunci {}, sidik fakta {facts}",
            one.year, one.name, one.version, one.inputs, one.key
        )
    };
    list.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// What became of an instrument that was given.
pub fn instrument_added(added: &InstrumentAdded) -> String {
    let what = match (added.new, added.stored) {
        (true, true) => "Ditambahkan",
        (true, false) => "Dapat ditambahkan",
        (false, _) => "Sudah ada",
    };
    format!("{what}:\n{}", instruments(std::slice::from_ref(added)))
}

/// What other rules would change.
pub fn rules_plan(plan: &RulesPlan) -> String {
    let (before, after) = (&plan.before, &plan.after);
    let mut text = instrument_line(&plan.rules);
    let _ = writeln!(text, "Nilai total {} menjadi {}.", figure(before.total), figure(after.total));
    for (target, now) in &after.predicate {
        let then = before.predicate.get(target).is_some_and(|then| then.met);
        let word = |met: bool| if met { "terpenuhi" } else { "belum terpenuhi" };
        let _ = writeln!(
            text,
            "Syarat nilai {}: {} menjadi {}.",
            target.to_uppercase(),
            word(then),
            word(now.met)
        );
    }
    text.push_str("Belum ada yang berubah.\n");
    text
}

pub fn rules(view: &RulesView) -> String {
    let mut text = instrument_line(view);
    if let Some(newest) = view.versions.last().filter(|newest| **newest > view.version) {
        let _ = writeln!(text, "Versi {newest} tersedia: lihat akibatnya dengan --to {newest} --dry-run.");
    }
    text.push_str("\nDapat dipilih:\n");
    for (key, name) in &view.choices.gates {
        let _ = writeln!(text, "  --gates {key:<28} {name}");
    }
    for (code, rule) in &view.choices.zero {
        let _ = writeln!(text, "  --zero {code:<29} sekarang {}", rule.name());
    }
    for (gate, minimum) in &view.choices.minimum {
        for (target, figure) in minimum {
            let _ = writeln!(text, "  --minimum {:<26} sekarang {figure}", format!("{gate}:{target}"));
        }
    }
    text
}
