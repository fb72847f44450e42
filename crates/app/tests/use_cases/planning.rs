use pilar_app::path::{
    EffortInput, PathQuery, ScenarioInput, find_path, list_efforts, set_effort, set_effort_days,
    set_scenario, try_scenario,
};
use pilar_app::session::{Session, changed_by};
use pilar_app::view::PathView;
use pilar_app::worksheet::undo;

use crate::Office;

fn query(office: &Office, efforts: Option<Vec<EffortInput>>) -> PathQuery {
    PathQuery { assessment: office.id, to: "wbk".into(), efforts, ..PathQuery::default() }
}

#[test]
fn what_is_said_of_a_question_is_kept_counts_in_the_path_and_is_undone() {
    let mut office = Office::new();
    for (code, best, _) in Office::choices() {
        office.answer(&code, &best);
    }
    let first = Office::choices().remove(0);
    office.answer(&first.0, &first.2);
    let path =
        |office: &Office, efforts| find_path(&office.session, &query(office, efforts)).expect("a path");
    let before = path(&office, None);
    let code = before.steps.first().expect("a step").code.clone();
    let listed = list_efforts(&office.session, office.id).expect("efforts");
    assert_eq!(listed.unit.as_deref(), Some("satuan upaya"));
    let question =
        listed.questions.iter().find(|one| code.starts_with(&one.code)).expect("its question").clone();
    assert!(!question.locked && question.cost.is_none() && question.model > 0);

    let locked = EffortInput { code: question.code.clone(), locked: true, ..EffortInput::default() };
    // Asked with it, it counts before it is kept.
    let asked = path(&office, Some(vec![locked.clone()]));
    assert!(asked.steps.iter().all(|step| step.code != code));
    assert_eq!(path(&office, None), before);

    let id = office.id;
    let kept = changed_by(&mut office.session, id, |session| set_effort(session, id, &locked)).expect("kept");
    assert_eq!(kept.changed.undo, Some(format!("Upaya menaikkan {}", Office::titled(&question.code))));
    assert_eq!(path(&office, None), asked);
    assert_eq!(path(&office, Some(Vec::new())), before, "what is asked stands in place of what is kept");
    let listed = list_efforts(&office.session, office.id).expect("efforts");
    assert_eq!(listed.questions.iter().filter(|one| one.locked).count(), 1);

    // Saying no more than the model takes it away; undo brings it back.
    let nothing = EffortInput { locked: false, ..locked };
    set_effort(&mut office.session, id, &nothing).expect("taken away");
    assert_eq!(path(&office, None), before);
    undo(&mut office.session, id).expect("undone");
    assert_eq!(path(&office, None), asked);
}

#[test]
fn what_cannot_be_said_of_a_question_is_refused_and_nothing_changes() {
    let mut office = Office::new();
    let (code, ..) = Office::choices().remove(0);
    let id = office.id;
    let mut refused = |given: EffortInput| set_effort(&mut office.session, id, &given).expect_err("refused");
    let of = |code: &str| EffortInput { code: code.into(), ..EffortInput::default() };
    assert!(refused(of("Z.9")).to_string().contains("\"Z.9\""));
    let cap = EffortInput { cap: Some("Q".into()), ..of(&code) };
    assert!(refused(cap).to_string().contains('Q'));
    let dear = EffortInput { cost: Some(10_001), ..of(&code) };
    assert_eq!(
        refused(dear).facts().items,
        [format!("biaya 10001 satuan upaya untuk {code} melebihi 10000")]
    );
    let listed = list_efforts(&office.session, id).expect("efforts");
    assert!(listed.questions.iter().all(|one| one.cost.is_none() && one.cap.is_none()));
}

#[test]
fn a_scenario_tells_what_the_unit_answers_otherwise_since() {
    let mut office = Office::new();
    let (code, best, worst) = Office::choices().remove(0);
    office.answer(&code, &worst);
    let given = ScenarioInput {
        assessment: office.id,
        name: "Bila".into(),
        answers: vec![(code.clone(), Some(best.clone()))],
    };
    let set = set_scenario(&mut office.session, &given).expect("a scenario");
    assert_eq!((set.moved.len(), set.unknown), (0, 0));
    let tried = try_scenario(&office.session, office.id, "bila").expect("tried");
    assert_eq!(tried.scenario, set);
    assert!(tried.score.total > 0.0);

    office.answer(&code, &best);
    let tried = try_scenario(&office.session, office.id, "Bila").expect("tried");
    assert!(tried.scenario.answers.is_empty(), "it is what the unit answers now");
    let [moved] = tried.scenario.moved.as_slice() else { panic!("{:?}", tried.scenario.moved) };
    assert_eq!((&moved.code, &moved.then, &moved.now), (&code, &worst.into(), &best.into()));
}

#[test]
fn costs_are_counted_in_days_where_the_unit_chose_so() {
    let mut office = Office::new();
    for (code, best, _) in Office::choices() {
        office.answer(&code, &best);
    }
    let first = Office::choices().remove(0);
    office.answer(&first.0, &first.2);
    let id = office.id;
    let path = |office: &Office| find_path(&office.session, &query(office, None)).expect("a path");
    let before = path(&office);
    let cost = before.cost.expect("a cost");
    assert_eq!((before.unit.as_deref(), &before.counted), (Some("satuan upaya"), &None));

    let kept = changed_by(&mut office.session, id, |session| set_effort_days(session, id, Some(3)));
    let named = "Biaya dihitung dalam hari, 3 tiap satuan upaya";
    assert_eq!(kept.expect("kept").changed.undo.as_deref(), Some(named));
    let days = path(&office);
    assert_eq!((days.unit.as_deref(), days.cost), (Some("hari"), Some(3 * cost)));
    let steps =
        |view: &PathView| -> Vec<String> { view.steps.iter().map(|step| step.code.clone()).collect() };
    assert_eq!(steps(&days), steps(&before), "the unit of costs changes no path by itself");
    assert!(
        days.counted.as_deref().is_some_and(|text| text.starts_with("Satu satuan upaya dihitung 3 hari"))
    );
    let listed = list_efforts(&office.session, id).expect("efforts");
    assert_eq!(
        (listed.unit.as_deref(), listed.model_unit.as_deref(), listed.days),
        (Some("hari"), Some("satuan upaya"), Some(3))
    );

    // What is said in the model's unit is so many days, and what is said in days stands in its place. No gate is met
    // without this question, so that it is raised whatever that costs.
    let code = "B.I.a";
    let of = |session: &Session| -> u32 {
        let found =
            find_path(session, &PathQuery { assessment: id, to: "wbk".into(), ..PathQuery::default() });
        let steps = found.expect("a path").steps;
        steps.iter().find(|step| step.code == code).map_or(0, |step| step.cost)
    };
    let model = listed.questions.iter().find(|one| one.code == code).expect("its effort").model;
    let model = u32::try_from(model).expect("a small cost");
    let levels = of(&office.session) / (3 * model);
    assert!(levels > 0);
    let own = EffortInput { code: code.into(), cost: Some(u64::from(model) + 1), ..EffortInput::default() };
    set_effort(&mut office.session, id, &own).expect("stored");
    assert_eq!(of(&office.session), levels * (model + 1) * 3);
    let own = EffortInput { days: Some(50), ..own };
    set_effort(&mut office.session, id, &own).expect("stored");
    assert_eq!(of(&office.session), levels * 50);
    let asked = PathQuery { days: Some(5), ..query(&office, Some(Vec::new())) };
    assert_eq!(find_path(&office.session, &asked).expect("a path").cost, Some(5 * cost));
    // Counted in the model's unit again, what was said in it counts, and days do not.
    set_effort_days(&mut office.session, id, None).expect("taken back");
    assert_eq!(of(&office.session), levels * (model + 1));

    for wrong in [0, 11] {
        let refused = set_effort_days(&mut office.session, id, Some(wrong)).expect_err("refused");
        assert_eq!(refused.to_string(), format!("satu satuan upaya tidak dapat dihitung {wrong} hari"));
    }
    let dear = EffortInput { days: Some(10_001), ..own };
    let refused = set_effort(&mut office.session, id, &dear).expect_err("refused");
    assert_eq!(refused.facts().items, [format!("biaya 10001 hari untuk {code} melebihi 10000")]);
}

#[test]
fn days_that_no_path_could_be_searched_with_are_refused() {
    let mut office = Office::new();
    for (code, best, _) in Office::choices() {
        office.answer(&code, &best);
    }
    let id = office.id;
    let own = EffortInput { code: "B.I.a".into(), cost: Some(300), ..EffortInput::default() };
    set_effort(&mut office.session, id, &own).expect("stored");
    set_effort_days(&mut office.session, id, Some(1)).expect("few enough");
    let refused = set_effort_days(&mut office.session, id, Some(10)).expect_err("refused");
    let [said]: [String; 1] = refused.facts().items.try_into().expect("one fault");
    assert!(
        said.starts_with("jumlah seluruh biaya ") && said.ends_with(" hari, paling banyak 10000"),
        "{said}"
    );
    let listed = list_efforts(&office.session, id).expect("efforts");
    assert_eq!(listed.days, Some(1), "nothing was stored");
    find_path(&office.session, &query(&office, None)).expect("a path");

    // What is said of a question afterwards can still come to too much, and is taken back with everything it takes.
    set_effort(&mut office.session, id, &EffortInput { days: Some(9_000), ..own.clone() }).expect("stored");
    find_path(&office.session, &query(&office, None)).expect_err("too dear");
    let listed = list_efforts(&office.session, id).expect("what is said is there to be changed");
    assert_eq!((listed.days, listed.unit.as_deref()), (Some(1), Some("hari")));
    set_effort_days(&mut office.session, id, None).expect("the model's unit has no such days");
    find_path(&office.session, &query(&office, None)).expect("a path");
    set_effort_days(&mut office.session, id, Some(1)).expect_err("with those days there is none");
}
