use pilar_app::evidence::{AttachEvidence, attach_evidence, remove_document};
use pilar_app::review::{ReviewInput, review_input, review_queue, set_round, show_review};
use pilar_app::session::Session;
use pilar_app::worksheet::{AnswerInput, answer_input, undo};
use pilar_app::workspace::create_example;
use pilar_app::{Layer, Step};

fn example() -> (tempfile::TempDir, Session, uuid::Uuid) {
    let folder = tempfile::tempdir().expect("folder");
    let mut session = Session::open(folder.path(), "Penguji", "koordinator").expect("session");
    let id = create_example(&mut session).expect("example");
    (folder, session, id)
}

/// Every input Sesuai in round 1 makes the state Sesuai; one Revisi makes it Revisi; undo takes each back.
#[test]
fn the_state_follows_the_verdicts_and_undo_follows_every_action() {
    let (_folder, mut session, id) = example();
    let state = |session: &Session| show_review(session, id).expect("review").progress.state;
    set_round(&mut session, id, Step::Submit, None).expect("submitted");
    session.set_actor("Penguji", "at");
    assert_eq!(state(&session), "Final");
    let queue = review_queue(&session, id, Layer::At, true).expect("queue");
    let codes: Vec<String> = queue.inputs.iter().map(|input| input.code.clone()).collect();
    assert_eq!(codes.len(), queue.of);
    for (at, code) in codes.iter().enumerate() {
        let given =
            ReviewInput { code: code.clone(), verdict: Some("sesuai".into()), ..ReviewInput::default() };
        review_input(&mut session, id, Layer::At, &given).expect("reviewed");
        assert_eq!(state(&session), if at + 1 < codes.len() { "Belum Reviu" } else { "Sesuai" });
    }
    session.set_actor("Penguji", "kt");
    let given =
        ReviewInput { code: codes[0].clone(), verdict: Some("revisi".into()), ..ReviewInput::default() };
    review_input(&mut session, id, Layer::Kt, &given).expect("reviewed");
    assert_eq!(state(&session), "Revisi");
    let undone = undo(&mut session, id).expect("undone").expect("an action");
    assert_eq!(undone, format!("Reviu {} oleh Ketua Tim", codes[0]));
    assert_eq!(state(&session), "Sesuai");
    session.set_actor("Penguji", "dalnis");
    set_round(&mut session, id, Step::Return, None).expect("returned");
    assert_eq!(state(&session), "Revisi");
    assert_eq!(undo(&mut session, id).expect("undone").as_deref(), Some("Kembalikan hasil reviu putaran 1"));
    assert_eq!(state(&session), "Sesuai");
}

/// A Sesuai of round 1 is given anew wherever the evidence became another: another content, one more, none.
#[test]
fn a_verdict_falls_with_the_evidence_it_was_given_for() {
    let (folder, mut session, id) = example();
    let codes = ["A.I.1.i.a", "A.I.1.i.b", "A.I.1.ii.a"];
    let attach = |session: &mut Session, name: &str, code: &str| {
        let path = folder.path().join(name);
        std::fs::write(&path, name).expect("a file");
        let code = code.to_owned();
        let file = AttachEvidence {
            assessment: id,
            code,
            path,
            title: None,
            year: None,
            triwulan: None,
            revises: None,
        };
        attach_evidence(session, &file, &mut |_| true).expect("attached").id.to_string()
    };
    let removed = attach(&mut session, "SK.txt", codes[1]);
    set_round(&mut session, id, Step::Submit, None).expect("submitted");
    session.set_actor("Penguji", "at");
    for code in codes {
        let given =
            ReviewInput { code: code.into(), verdict: Some("sesuai".into()), ..ReviewInput::default() };
        review_input(&mut session, id, Layer::At, &given).expect("reviewed");
    }
    session.set_actor("Penguji", "dalnis");
    set_round(&mut session, id, Step::Return, None).expect("returned");
    session.set_actor("Penguji", "koordinator");
    let standing = |session: &Session| {
        let queue = review_queue(session, id, Layer::At, false).expect("queue");
        codes.map(|code| {
            let input = queue.inputs.iter().find(|input| input.code == code).expect("input");
            (input.verdict.is_some(), input.evidence_changed)
        })
    };
    assert_eq!(standing(&session), [(true, false); 3]);
    attach(&mut session, "Laporan.txt", codes[0]);
    remove_document(&mut session, id, &removed).expect("removed");
    assert_eq!(standing(&session), [(false, true), (false, true), (true, false)]);
    undo(&mut session, id).expect("undone");
    assert_eq!(standing(&session), [(false, true), (true, false), (true, false)]);
    let counted = show_review(&session, id).expect("review");
    let round_two = counted.columns.iter().find(|column| (column.layer, column.round) == ("at", 2));
    assert_eq!(round_two.expect("a column").agreed, 2);
}

#[test]
fn a_reviewers_answer_is_the_same_by_either_way() {
    let (_folder, mut session, id) = example();
    set_round(&mut session, id, Step::Submit, None).expect("submitted");
    session.set_actor("Penguji", "dalnis");
    let given = AnswerInput {
        assessment: id,
        code: "1".into(),
        value: Some("Tidak".into()),
        note: Some("Belum".into()),
        layer: Layer::Dalnis,
    };
    assert!(answer_input(&mut session, &given).expect("answered").changed);
    let again = ReviewInput {
        code: "1".into(),
        answer: Some("tidak".into()),
        note: Some("Belum".into()),
        ..ReviewInput::default()
    };
    assert!(!review_input(&mut session, id, Layer::Dalnis, &again).expect("reviewed").changed);
}
