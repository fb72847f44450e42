use pilar_app::path::{
    EffortInput, PathQuery, ScenarioInput, find_path, list_efforts, set_effort, set_scenario, try_scenario,
};
use pilar_app::session::changed_by;
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
    assert_eq!(listed.unit.as_deref(), Some("langkah"));
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
    assert_eq!(refused(dear).facts().items, [format!("biaya 10001 untuk {code} melebihi 10000")]);
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
