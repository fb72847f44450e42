//! Last year's answers, notes and documents begin a new year, and count when somebody confirms them.

use pilar_app::Code;
use pilar_app::Layer;
use pilar_app::evidence::{Tick, tick_requirement};
use pilar_app::view::{AssessmentView, InputView};
use pilar_app::worksheet::{
    AnswerInput, ConfirmLastYear, Confirmed, LastYearPart, answer_input, confirm_last_year, set_note, undo,
};
use pilar_app::workspace::{
    CarryOver, ProfileEdit, RulesTyped, carry_over, edit_of, set_profile, set_rules, show_assessment,
};
use serde_json::json;
use uuid::Uuid;

use crate::Office;

fn input<'a>(view: &'a AssessmentView, code: &str) -> &'a InputView {
    view.inputs.iter().find(|input| input.code == code).expect("an input")
}

fn shown(office: &Office, id: Uuid) -> AssessmentView {
    show_assessment(&office.session, id).expect("shown")
}

fn confirm(office: &mut Office, id: Uuid, codes: &[&str], part: Option<LastYearPart>) -> Confirmed {
    let codes = codes.iter().map(|code| (*code).to_owned()).collect();
    confirm_last_year(&mut office.session, &ConfirmLastYear { assessment: id, codes, part })
        .expect("confirmed")
}

/// The first choice, the second, and both inputs of a ratio of one year to the next.
fn codes() -> (String, String, String, String) {
    let choices = Office::choices();
    let instrument = pilar_app::instruments().expect("instruments").last().expect("one");
    let decline = instrument.questions.iter().find_map(|question| match &question.kind {
        pilar_core::instrument::Kind::Decline { previous, current, .. } => Some((*previous, *current)),
        _ => None,
    });
    let (previous, current) = decline.expect("a ratio of two years");
    let code = |soal| instrument.input(soal).expect("an input").1.code.clone();
    (choices[0].0.clone(), choices[1].0.clone(), code(previous), code(current))
}

#[test]
fn what_last_year_said_begins_a_new_year_and_counts_when_it_is_confirmed() {
    let mut office = Office::new();
    let (first, second, previous, current) = codes();
    let (_, best, worst) = Office::choices().remove(0);
    office.answer(&first, &best);
    office.answer(&second, "A");
    office.answer(&previous, "9");
    office.answer(&current, "4");
    let old = office.id;
    set_note(&mut office.session, old, &first, Layer::Unit, "SK terbit Januari").expect("noted");
    let document = office.paste(&first, "SK Tim.pdf", b"%PDF-1.7 isi");
    let ticked = Tick { assessment: old, code: first.clone(), n: 1, document, fulfilled: true };
    tick_requirement(&mut office.session, &ticked).expect("ticked");
    let edit = ProfileEdit { afirmasi: true, ..edit_of(&office.session, old).expect("a profile") };
    set_profile(&mut office.session, old, &edit).expect("set");
    let rules = RulesTyped { zero: vec!["semua=penuh".into()], ..RulesTyped::default() };
    set_rules(&mut office.session, old, &rules).expect("rules");
    let before = shown(&office, old);
    let year = before.profile.year;

    let made = carry_over(&mut office.session, &CarryOver { from: old, year: year + 1, again: false })
        .expect("carried");
    assert_eq!((made.from, made.year, made.answers, made.notes, made.documents), (year, year + 1, 3, 1, 1));
    assert!(made.left_out.is_empty(), "{:?}", made.left_out);
    assert_eq!(shown(&office, old), before, "the old one stays as it was");
    let new = shown(&office, made.id);
    assert_eq!((new.profile.unit.as_str(), new.profile.year), ("Kantor Uji", year + 1));
    assert!(!new.profile.afirmasi, "declared for one proposal");
    assert_eq!(new.rules.words, before.rules.words);
    // Nothing counts: no answer, no evidence, and no point.
    assert_eq!((new.score.answered, new.score.total), (0, 0.0));
    assert!(new.inputs.iter().all(|input| input.answers.is_empty() && input.evidence.is_empty()));
    let said = input(&new, &first).last_year.clone().expect("last year");
    assert_eq!(
        (said.year, &said.answer, said.note.as_str()),
        (year, &Some(json!(best)), "SK terbit Januari")
    );
    assert_eq!(said.documents.len(), 1);
    let carried = &new.evidence[0];
    assert_eq!((carried.year, carried.serves.len()), (Some(year), 0));
    assert!(carried.flags.iter().any(|flag| flag.code == "tahun_lalu"), "{:?}", carried.flags);
    // The count of this year is the one before of the next.
    let figure = |code: &str| input(&new, code).last_year.as_ref().and_then(|said| said.answer.clone());
    assert_eq!((figure(&previous), figure(&current)), (Some(json!(4)), None));

    // One answer by itself, then the evidence, then all that is left; an answer given meanwhile is not replaced.
    assert_eq!(
        confirm(&mut office, made.id, &[&first], Some(LastYearPart::Answer)),
        Confirmed { answers: 1, documents: 0 }
    );
    let view = shown(&office, made.id);
    assert_eq!(input(&view, &first).answers["unit"], json!(best));
    assert_eq!(input(&view, &first).notes["unit"], "SK terbit Januari");
    assert!(input(&view, &first).evidence.is_empty());
    assert_eq!(view.undo, Some(format!("Pakai jawaban tahun {year} pada {}", Office::titled(&first))));
    confirm(&mut office, made.id, &[&first], Some(LastYearPart::Evidence));
    let view = shown(&office, made.id);
    assert_eq!(input(&view, &first).evidence, said.documents);
    assert_eq!(input(&view, &first).fulfilled[0], said.documents);
    assert!(input(&view, &first).last_year.as_ref().expect("still told").documents.is_empty());
    undo(&mut office.session, made.id).expect("undone");
    assert!(input(&shown(&office, made.id), &first).evidence.is_empty());
    let own = AnswerInput {
        assessment: made.id,
        code: second.clone(),
        value: Some(worst_of(&second)),
        note: None,
        layer: Layer::Unit,
    };
    answer_input(&mut office.session, &own).expect("answered");
    assert_eq!(confirm(&mut office, made.id, &[], None), Confirmed { answers: 1, documents: 1 });
    let view = shown(&office, made.id);
    assert_eq!(input(&view, &second).answers["unit"], json!(worst_of(&second)));
    assert_eq!(input(&view, &previous).answers["unit"], json!(4));
    // Named by itself, it is replaced.
    confirm(&mut office, made.id, &[&second], None);
    assert_eq!(input(&shown(&office, made.id), &second).answers["unit"], json!("A"));
    assert_ne!(best, worst);
}

fn worst_of(code: &str) -> String {
    Office::choices().into_iter().find(|(known, ..)| known == code).expect("a choice").2
}

#[test]
fn a_year_that_is_not_later_is_refused_and_an_assessment_without_answers_begins_an_empty_one() {
    let mut office = Office::new();
    let year = shown(&office, office.id).profile.year;
    let from = office.id;
    let error = carry_over(&mut office.session, &CarryOver { from, year, again: false }).unwrap_err();
    assert_eq!(error.code(), Code::YearNotLater);
    assert_eq!(
        error.to_string(),
        format!("penilaian tahun {year} tidak dapat dibuat dari penilaian tahun {year}")
    );
    let made =
        carry_over(&mut office.session, &CarryOver { from, year: year + 2, again: false }).expect("carried");
    assert_eq!((made.answers, made.documents), (0, 0));
    assert_eq!(confirm(&mut office, made.id, &[], None), Confirmed::default());
    // A second time nothing is begun, unless it is asked for.
    let wanted = CarryOver { from, year: year + 2, again: false };
    let told = carry_over(&mut office.session, &wanted).expect("told");
    assert_eq!((told.id, told.existing, made.existing), (made.id, true, false));
    let another = carry_over(&mut office.session, &CarryOver { again: true, ..wanted }).expect("carried");
    assert!(!another.existing && another.id != made.id);
}
