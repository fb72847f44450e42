use pilar_app::Step;
use pilar_app::review::set_round;
use pilar_app::session::{Identity, news, set_identity};
use pilar_app::worksheet::course;
use pilar_app::workspace::{open_assessment, show_assessment};

use crate::Office;
use pilar_core::review::Stage::{Returned, Submitted};

fn sign_in(office: &mut Office, role: &str) {
    let identity = Identity { name: "Ani".into(), nip: String::new(), role: role.into() };
    set_identity(&mut office.session, &identity).expect("signed in");
}

#[test]
fn the_course_ends_where_the_assessment_stands() {
    let mut office = Office::new();
    let (code, best, worst) = Office::choices().remove(0);
    office.answer(&code, &worst);
    office.answer(&code, &best);
    office.paste(&code, "SK.txt", b"isi");
    sign_in(&mut office, "koordinator");
    set_round(&mut office.session, office.id, Step::Submit, None).expect("handed in");

    let view = course(&office.session, office.id).expect("a course");
    let now = show_assessment(&office.session, office.id).expect("a view");
    let last = view.weeks.last().expect("a week");
    assert_eq!((last.answered, view.of), (now.score.answered, now.score.of));
    assert_eq!(last.evidenced, 1);
    assert!((last.total - now.score.total).abs() < 1e-9 && last.total > 0.0);
    let steps: Vec<_> = view.steps.iter().map(|step| (step.stage, step.round, step.week.as_str())).collect();
    assert_eq!(steps, [(pilar_core::review::Stage::Submitted, 1, last.from.as_str())]);
}

#[test]
fn what_was_taken_back_is_not_in_the_course() {
    let mut office = Office::new();
    let (code, best, _) = Office::choices().remove(0);
    office.answer(&code, &best);
    pilar_app::worksheet::undo(&mut office.session, office.id).expect("undone");
    let view = course(&office.session, office.id).expect("a course");
    let last = view.weeks.last().expect("a week");
    assert_eq!((last.answered, last.evidenced), (0, 0));
    assert!(view.steps.is_empty());
}

#[test]
fn what_another_program_stores_is_told_once() {
    let office = Office::new();
    let (code, best, _) = Office::choices().remove(0);
    let opened = open_assessment(&office.session, office.id).expect("opened");
    let quiet = news(&office.session, office.id, opened.row).expect("news");
    assert_eq!((quiet.row, quiet.changed), (opened.row, None));

    let mut other =
        pilar_app::session::Session::open(office.folder.path(), "Budi", "pokja").expect("a second");
    let given = pilar_app::worksheet::AnswerInput {
        assessment: office.id,
        code: code.clone(),
        value: Some(best),
        note: None,
        layer: pilar_app::Layer::Unit,
    };
    pilar_app::worksheet::answer_input(&mut other, &given).expect("an answer");

    let told = news(&office.session, office.id, opened.row).expect("news");
    let inputs: Vec<_> =
        told.changed.expect("something").inputs.into_iter().map(|input| input.code).collect();
    assert_eq!(inputs, [code]);
    assert_eq!(news(&office.session, office.id, told.row).expect("news").changed, None);
}

#[test]
fn what_the_unit_worked_on_counts_from_the_return_on() {
    let mut office = Office::new();
    let id = office.id;
    let mut choices = Office::choices();
    let (first, best, worst) = choices.remove(0);
    let second = choices.remove(0).0;
    office.answer(&first, &worst);
    sign_in(&mut office, "koordinator");
    set_round(&mut office.session, id, Step::Submit, None).expect("handed in");
    sign_in(&mut office, "dalnis");
    set_round(&mut office.session, id, Step::Return, None).expect("given back");
    let acted = |office: &Office| pilar_app::review::acted_on(&office.session, id).expect("a list");
    assert_eq!(acted(&office), Vec::<String>::new());

    sign_in(&mut office, "pokja");
    office.answer(&first, &best);
    office.paste(&second, "SK.txt", b"isi");
    assert_eq!(acted(&office), [first.clone(), second.clone()]);

    // It is still what it was after the worksheet was handed in again and taken back.
    sign_in(&mut office, "koordinator");
    set_round(&mut office.session, id, Step::Submit, None).expect("handed in");
    set_round(&mut office.session, id, Step::Reopen, Some("salah")).expect("taken back");
    assert_eq!(acted(&office), [first, second]);
    let view = open_assessment(&office.session, id).expect("opened").view;
    assert_eq!((view.review.stage, view.review.round), (pilar_core::review::Stage::Returned, 2));
    let told = course(&office.session, id).expect("a course").steps;
    let told: Vec<_> = told.iter().map(|step| (step.stage, step.round, step.back)).collect();
    let expected = [(Submitted, 1, false), (Returned, 2, false), (Submitted, 2, false), (Returned, 2, true)];
    assert_eq!(told, expected);
}

#[test]
fn last_year_stands_beside_it_week_by_week_where_it_is_here() {
    use pilar_app::workspace::{CarryOver, carry_over};

    let mut office = Office::new();
    let (code, best, _) = Office::choices().remove(0);
    office.answer(&code, &best);
    let old = course(&office.session, office.id).expect("a course");
    assert_eq!((old.earlier, old.weeks[0].earlier), (None, None), "nothing was carried over");
    let year = show_assessment(&office.session, office.id).expect("a view").profile.year;
    let made = carry_over(&mut office.session, &CarryOver { from: office.id, year: year + 1, again: false })
        .expect("carried");
    let new = course(&office.session, made.id).expect("a course");
    assert_eq!(new.earlier, Some(year));
    // It was begun in the very week in which the earlier one was: a year later than that one's first.
    assert_eq!(new.weeks.last().expect("a week").earlier, None, "52 weeks ago there was nothing yet");
}
