//! Rules that agencies set differently: what choosing them would change, before and after somebody does.

use pilar_app::Code;
use pilar_app::session::changed_by;
use pilar_app::workspace::{RulesTyped, plan_rules, set_rules, show_assessment, show_rules};

use crate::Office;

#[test]
fn choosing_rules_is_planned_first_and_changes_what_was_planned() {
    let mut office = Office::new();
    let rules = show_rules(&office.session, office.id).expect("rules");
    // A ratio divided by zero is the simplest figure that rules decide.
    let instrument = pilar_app::instruments().expect("instruments").last().expect("one");
    let code =
        rules.choices.zero.keys().find(|code| !rules.choices.weighted.contains(code)).expect("a ratio");
    let ratio = instrument.questions.iter().find(|question| question.code == *code).expect("a question");
    for input in &ratio.inputs {
        office.answer(&input.code, "0");
    }
    let typed = RulesTyped { standard: true, zero: vec![format!("{code}=penuh")], ..RulesTyped::default() };
    let before = show_assessment(&office.session, office.id).expect("shown");
    let plan = plan_rules(&office.session, office.id, &typed).expect("a plan");
    assert_eq!(plan.before, before.score);
    assert!(plan.after.total > plan.before.total, "{} {}", plan.after.total, plan.before.total);
    assert_eq!(show_assessment(&office.session, office.id).expect("shown"), before, "nothing is stored");
    let id = office.id;
    let changed = changed_by(&mut office.session, id, |session| set_rules(session, id, &typed)).expect("set");
    assert!(changed.outcome);
    assert_eq!(changed.changed.score, plan.after);
    assert_eq!(show_rules(&office.session, id).expect("rules"), plan.rules);
    // As the instrument states it is no choice of anybody.
    let gate = instrument.gates.iter().find(|gate| gate.is_open()).expect("an open gate");
    let (target, figure) = gate.minimum.iter().next().expect("a minimum");
    let stated = RulesTyped {
        standard: true,
        minimum: vec![format!("{}:{target}={figure}", gate.key)],
        ..RulesTyped::default()
    };
    let plan = plan_rules(&office.session, id, &stated).expect("a plan");
    assert_eq!((plan.rules.words.as_str(), &plan.after), ("baku", &before.score));
    let unfit = RulesTyped { zero: vec!["X.1=penuh".into()], ..RulesTyped::default() };
    assert_eq!(plan_rules(&office.session, id, &unfit).unwrap_err().code(), Code::RulesUnfit);
}
