//! When an input counts as reviewed: the same in the progress, the queue, the load of the teams and the LHE.

use pilar_app::evidence::{AttachEvidence, attach_evidence};
use pilar_app::exchange::{Paper, preview_lhe};
use pilar_app::portfolio::{PortfolioFilter, load};
use pilar_app::review::{ReviewInput, review_input, review_queue, set_round, show_review};
use pilar_app::session::Session;
use pilar_app::team::work_of_team;
use pilar_app::worksheet::{AnswerInput, answer_input};
use pilar_app::workspace::create_example;
use pilar_app::{Layer, Step};
use uuid::Uuid;

const ANSWER_CHANGED: &str = "A.I.1.i.a";
const ANSWERED: &str = "A.I.1.i.b";
const KEPT: &str = "A.I.1.ii.a";
const TO_CHANGE: &str = "A.I.1.ii.b";
const EVIDENCE_CHANGED: &str = "A.I.1.ii.c";

/// Puts down what a layer says about an input, in its own role.
fn say_as(session: &mut Session, id: Uuid, layer: Layer, code: &str, verdict: &str) {
    session.set_actor("Penguji", layer.key());
    let given =
        ReviewInput { code: code.into(), verdict: Some(verdict.to_owned()), ..ReviewInput::default() };
    review_input(session, id, layer, &given).expect("reviewed");
}

fn say(session: &mut Session, id: Uuid, code: &str, verdict: Option<&str>, answer: Option<&str>) {
    let given = ReviewInput {
        code: code.into(),
        verdict: verdict.map(str::to_owned),
        answer: answer.map(str::to_owned),
        ..ReviewInput::default()
    };
    review_input(session, id, Layer::At, &given).expect("reviewed");
}

fn answer(session: &mut Session, id: Uuid, value: &str) {
    let given = AnswerInput {
        assessment: id,
        code: ANSWER_CHANGED.into(),
        value: Some(value.into()),
        note: None,
        layer: Layer::Unit,
    };
    answer_input(session, &given).expect("answered");
}

/// How many inputs are reviewed by the progress, the queue and the load of the unit and of its team, and what the LHE says, without white space.
fn told(session: &Session, id: Uuid) -> ([usize; 4], String) {
    let progress = show_review(session, id).expect("review").progress;
    let queue = review_queue(session, id, Layer::Dalnis, false).expect("queue");
    let waiting = queue.inputs.iter().filter(|input| input.status == "Belum Reviu").count();
    assert_eq!(progress.unreviewed, waiting);
    let teams = load(session, &PortfolioFilter::default()).expect("load").teams;
    let unit = teams.iter().flat_map(|team| &team.units).find(|unit| unit.unit.id == id).expect("the unit");
    let of_team: usize = teams.iter().map(|team| team.reviewed).sum();
    let lhe = preview_lhe(session, id, Paper::A4).expect("an LHE");
    let document = lopdf::Document::load_mem(&lhe).expect("a PDF");
    let pages: Vec<u32> = document.get_pages().into_keys().collect();
    let text = document.extract_text(&pages).expect("text");
    let counts = [progress.agreed + progress.revise, queue.of - waiting, unit.reviewed, of_team];
    (counts, text.chars().filter(|c| !c.is_whitespace()).collect())
}

#[test]
fn a_verdict_counts_while_it_stands_for_the_answer_and_evidence_as_they_are_and_everywhere_alike() {
    let folder = tempfile::tempdir().expect("folder");
    let mut session = Session::open(folder.path(), "Penguji", "koordinator").expect("session");
    let id = create_example(&mut session).expect("example");
    answer(&mut session, id, "Ya");
    set_round(&mut session, id, Step::Submit, None).expect("submitted");
    session.set_actor("Penguji", "at");
    for code in [ANSWER_CHANGED, KEPT, EVIDENCE_CHANGED] {
        say(&mut session, id, code, Some("sesuai"), None);
    }
    say(&mut session, id, TO_CHANGE, Some("revisi"), None);
    say(&mut session, id, ANSWERED, None, Some("C"));
    let (counts, lhe) = told(&session, id);
    assert_eq!(counts, [4; 4]);
    for words in [
        "ReviuTPImencakup4dari127isian;dariisianlain,1memakaijawabanTPItanpahasilreviuyangberlakudan122memakaijawabanunitkerja.",
        "Konsep:reviubelumdisetujui.",
    ] {
        assert!(lhe.contains(words), "{words}");
    }
    assert!(!lhe.contains("putaran1:"), "nothing was said before");

    session.set_actor("Penguji", "dalnis");
    set_round(&mut session, id, Step::Return, None).expect("returned");
    session.set_actor("Penguji", "koordinator");
    answer(&mut session, id, "Tidak");
    let path = folder.path().join("Laporan.txt");
    std::fs::write(&path, "baru").expect("a file");
    let file = AttachEvidence {
        assessment: id,
        code: EVIDENCE_CHANGED.into(),
        path,
        title: None,
        year: None,
        triwulan: None,
        revises: None,
    };
    attach_evidence(&mut session, &file, &mut |_| true).expect("attached");
    set_round(&mut session, id, Step::Submit, None).expect("submitted again");
    let (counts, lhe) = told(&session, id);
    assert_eq!(counts, [1; 4], "the Sesuai of round 1 on what is still the same");
    for words in [
        "ReviuTPImencakup1dari127isian;dariisianlain,1memakaijawabanTPItanpahasilreviuyangberlakudan125memakaijawabanunitkerja.",
        "BelumReviu;putaran1:Sesuai",
        "BelumReviu;putaran1:Revisi",
    ] {
        assert!(lhe.contains(words), "{words}");
    }

    session.set_actor("Penguji", "dalnis");
    set_round(&mut session, id, Step::Approve, None).expect("approved");
    assert!(!told(&session, id).1.to_lowercase().contains("reviubelumdisetujui"), "no draft any longer");
}

/// Codes of the inputs that the work of the team has as sent back.
fn returned(session: &Session, id: Uuid) -> Vec<String> {
    let work = work_of_team(session, id).expect("work");
    work.pokja.into_iter().flat_map(|pokja| pokja.returned).collect()
}

#[test]
fn what_was_overruled_in_round_one_does_not_come_back_and_round_two_goes_before_what_is_carried() {
    let folder = tempfile::tempdir().expect("folder");
    let mut session = Session::open(folder.path(), "Penguji", "koordinator").expect("session");
    let id = create_example(&mut session).expect("example");
    set_round(&mut session, id, Step::Submit, None).expect("submitted");
    say_as(&mut session, id, Layer::At, TO_CHANGE, "sesuai");
    say_as(&mut session, id, Layer::Dalnis, TO_CHANGE, "revisi");
    set_round(&mut session, id, Step::Return, None).expect("returned");
    assert_eq!(returned(&session, id), [TO_CHANGE]);
    session.set_actor("Penguji", "koordinator");
    set_round(&mut session, id, Step::Submit, None).expect("submitted again, and nothing was changed");
    let (counts, lhe) = told(&session, id);
    assert_eq!(counts, [0; 4], "the Sesuai of anggota tim does not come back");
    for words in [
        "ReviuTPImencakup0dari127isian;",
        "BelumReviu;putaran1:Revisi",
        "Reviuberjenjangolehanggotatimdanpengendaliteknistanpa",
    ] {
        assert!(lhe.contains(words), "{words}");
    }
    assert!(!lhe.contains("[belumdiisi:hasilreviuTPI]"), "who spoke in round 1 alone is named as well");

    say_as(&mut session, id, Layer::At, TO_CHANGE, "sesuai");
    assert_eq!(
        (told(&session, id).0, returned(&session, id)),
        ([1; 4], Vec::new()),
        "said again, in round 2"
    );
}

#[test]
fn a_revisi_of_round_two_goes_before_a_sesuai_that_is_carried_from_a_higher_layer() {
    let folder = tempfile::tempdir().expect("folder");
    let mut session = Session::open(folder.path(), "Penguji", "koordinator").expect("session");
    let id = create_example(&mut session).expect("example");
    set_round(&mut session, id, Step::Submit, None).expect("submitted");
    say_as(&mut session, id, Layer::Dalnis, KEPT, "sesuai");
    set_round(&mut session, id, Step::Return, None).expect("returned");
    session.set_actor("Penguji", "koordinator");
    set_round(&mut session, id, Step::Submit, None).expect("submitted again");
    assert_eq!((told(&session, id).0, returned(&session, id)), ([1; 4], Vec::new()));
    say_as(&mut session, id, Layer::At, KEPT, "revisi");
    let progress = show_review(&session, id).expect("review").progress;
    assert_eq!((progress.agreed, progress.revise), (0, 1));
    assert_eq!((told(&session, id).0, returned(&session, id)), ([1; 4], vec![KEPT.to_owned()]));
}
