use pilar_app::Layer;
use pilar_app::session::changed_by;
use pilar_app::view::Changed;
use pilar_app::worksheet::{AnswerInput, LONGEST_NOTE, answer_input, redo, set_note, undo};
use pilar_app::workspace::show_assessment;
use serde_json::json;

use crate::Office;

#[test]
fn an_answer_tells_its_input_the_new_score_and_what_undo_would_do() {
    let mut office = Office::new();
    let (code, best, _) = Office::choices().remove(0);
    let id = office.id;
    let given = AnswerInput {
        assessment: id,
        code: code.clone(),
        value: Some(best.clone()),
        note: None,
        layer: Layer::Unit,
    };
    let Changed { outcome: answered, changed } =
        changed_by(&mut office.session, id, |session| answer_input(session, &given)).expect("an answer");
    assert!(answered.changed);
    let codes: Vec<_> = changed.inputs.iter().map(|input| input.code.as_str()).collect();
    assert_eq!(codes, [code.as_str()]);
    assert_eq!(changed.inputs[0].answers["unit"], json!(best));
    assert!(changed.score.total > 0.0);
    assert_eq!(changed.undo, Some(format!("Jawab {}", Office::titled(&code))));
    assert_eq!(changed.redo, None);
    assert_eq!((changed.evidence, changed.profile), (None, None));
    let whole = show_assessment(&office.session, id).expect("a view");
    assert_eq!(whole.score, changed.score);
    assert_eq!(whole.undo, changed.undo);
    assert_eq!(whole.changed, changed.saved);

    let Changed { outcome: name, changed } =
        changed_by(&mut office.session, id, |session| undo(session, id)).expect("undone");
    assert_eq!(name, Some(format!("Jawab {}", Office::titled(&code))));
    assert!(changed.inputs[0].answers.is_empty());
    assert_eq!(changed.redo, name);
    assert!(changed.score.total.abs() < 1e-9);

    let Changed { changed, .. } =
        changed_by(&mut office.session, id, |session| redo(session, id)).expect("redone");
    assert_eq!(changed.inputs[0].answers["unit"], json!(best));
}

#[test]
fn clearing_an_answer_is_an_action_of_its_own_name() {
    let mut office = Office::new();
    let (code, best, _) = Office::choices().remove(0);
    office.answer(&code, &best);
    office.answer(&code, "");
    let view = show_assessment(&office.session, office.id).expect("a view");
    assert_eq!(view.undo, Some(format!("Kosongkan {}", Office::titled(&code))));
    assert_eq!(view.score.answered, 0);
}

#[test]
fn changes_of_another_window_are_seen_at_once() {
    let mut office = Office::new();
    let choices = Office::choices();
    office.answer(&choices[0].0, &choices[0].1);
    let mut other =
        pilar_app::session::Session::open(office.folder.path(), "Budi", "pokja").expect("a second window");
    let id = office.id;
    for (code, best, _) in &choices {
        let given = AnswerInput {
            assessment: id,
            code: code.clone(),
            value: Some(best.clone()),
            note: None,
            layer: Layer::Unit,
        };
        answer_input(&mut other, &given).expect("an answer");
    }
    undo(&mut other, id).expect("undone");
    let seen = show_assessment(&office.session, id).expect("a view");
    assert_eq!(seen.score.answered, choices.len() - 1);
    assert_eq!(seen, show_assessment(&other, id).expect("a view"));
}

#[test]
fn a_note_is_kept_as_typed_and_refused_when_it_is_a_book() {
    let mut office = Office::new();
    let (code, ..) = Office::choices().remove(0);
    let id = office.id;
    let typed = " <script>alert(1)</script>\n& \"baris\" kedua ";
    assert!(set_note(&mut office.session, id, &code, Layer::Unit, typed).expect("a note"));
    assert!(!set_note(&mut office.session, id, &code, Layer::Unit, typed).expect("the same note"));
    let view = show_assessment(&office.session, id).expect("a view");
    assert_eq!(view.inputs[0].notes["unit"], typed);
    assert_eq!(view.undo, Some(format!("Catatan pada {}", Office::titled(&code))));

    let longest = "é".repeat(LONGEST_NOTE);
    set_note(&mut office.session, id, &code, Layer::Unit, &longest).expect("the longest note");
    let error =
        set_note(&mut office.session, id, &code, Layer::Unit, &"x".repeat(100_000)).expect_err("refused");
    assert_eq!(error.code().as_str(), "catatan_terlalu_panjang");
    assert_eq!(error.to_string(), "catatan berisi 100000 karakter, batasnya 20000");
    let view = show_assessment(&office.session, id).expect("a view");
    assert_eq!(view.inputs[0].notes["unit"], longest, "what was there stays");

    set_note(&mut office.session, id, &code, Layer::Unit, "  ").expect("cleared");
    assert!(show_assessment(&office.session, id).expect("a view").inputs[0].notes.is_empty());
}
