use std::fmt::Write as _;

use pilar_app::view::RulesView;

use super::instrument_line;

pub fn rules(view: &RulesView) -> String {
    let mut text = instrument_line(view);
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
