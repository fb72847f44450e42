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
    assert!(undone.ends_with(&format!("({}) oleh Ketua Tim", codes[0])), "{undone}");
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

/// A Sesuai of round 1 holds for what it was given on, in round 1 as well: the unit may take back, change, hand in again.
#[test]
fn a_verdict_does_not_outlive_what_the_unit_changes_after_taking_back() {
    let (_folder, mut session, id) = example();
    let (changed, kept) = ("A.I.1.i.a", "A.I.1.i.b");
    let judge = |session: &mut Session, code: &str, verdict: Option<&str>, note: Option<&str>| {
        let given = ReviewInput {
            code: code.into(),
            verdict: verdict.map(str::to_owned),
            note: note.map(str::to_owned),
            ..ReviewInput::default()
        };
        review_input(session, id, Layer::At, &given).expect("reviewed").entry.verdict.is_some()
    };
    let answer = |session: &mut Session, value: &str| {
        let given = AnswerInput {
            assessment: id,
            code: changed.into(),
            value: Some(value.into()),
            note: None,
            layer: Layer::Unit,
        };
        answer_input(session, &given).expect("answered");
    };
    let standing = |session: &Session| {
        let queue = review_queue(session, id, Layer::At, false).expect("queue");
        [changed, kept].map(|code| {
            let input = queue.inputs.iter().find(|input| input.code == code).expect("input");
            (input.verdict.is_some(), input.lapsed, input.status)
        })
    };
    answer(&mut session, "Ya");
    set_round(&mut session, id, Step::Submit, None).expect("submitted");
    session.set_actor("Penguji", "at");
    assert!(
        judge(&mut session, changed, Some("sesuai"), None) && judge(&mut session, kept, Some("sesuai"), None)
    );
    session.set_actor("Penguji", "koordinator");
    set_round(&mut session, id, Step::Reopen, Some("salah")).expect("taken back");
    answer(&mut session, "Tidak");
    set_round(&mut session, id, Step::Submit, None).expect("submitted again");
    let agreed = (true, false, "Sesuai");
    assert_eq!(standing(&session), [(false, true, "Belum Reviu"), agreed]);
    // A note alone says nothing of it, and a Sesuai on what is there now holds.
    session.set_actor("Penguji", "at");
    assert!(!judge(&mut session, changed, None, Some("dilihat")));
    assert_eq!(standing(&session)[0], (false, true, "Belum Reviu"));
    assert!(judge(&mut session, changed, Some("sesuai"), None));
    assert_eq!(standing(&session), [agreed, agreed]);
    // What was agreed to before holds again where the unit goes back to it, unless it was judged otherwise there.
    session.set_actor("Penguji", "koordinator");
    set_round(&mut session, id, Step::Reopen, None).expect("taken back");
    answer(&mut session, "Ya");
    set_round(&mut session, id, Step::Submit, None).expect("submitted again");
    assert_eq!(standing(&session), [agreed, agreed]);
    session.set_actor("Penguji", "at");
    assert!(judge(&mut session, changed, Some("revisi"), None));
    assert!(!judge(&mut session, changed, Some(""), None));
    assert_eq!(standing(&session)[0], (false, false, "Belum Reviu"));
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
