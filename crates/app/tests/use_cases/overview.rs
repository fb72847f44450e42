use pilar_app::evidence::{Tick, tick_requirement};
use pilar_app::worksheet::{overview, worksheet_guide};
use pilar_app::workspace::{ProfileEdit, set_profile};

use crate::Office;

#[test]
fn an_empty_worksheet_lacks_everything_and_every_gate_says_what_would_close_it() {
    let office = Office::new();
    let view = overview(&office.session, office.id).expect("an overview");
    let guide = worksheet_guide(pilar_app::instruments().expect("instruments").last().expect("one"));
    assert_eq!(view.areas.len(), guide.areas.len());
    assert_eq!(view.unanswered, guide.inputs);
    assert_eq!((view.without_evidence, view.missing_documents), (0, 0), "blanks claim nothing");
    assert_eq!(view.deadline, None);
    assert_eq!(view.recent.len(), 1);
    let gates: usize = guide.gates.iter().map(|gate| gate.minimum.len()).sum();
    assert_eq!(view.gaps.len(), gates);
    for gap in &view.gaps {
        let sum = |count: usize| gap.gains.iter().take(count).map(|gain| gain.points).sum::<f64>();
        assert!(sum(gap.enough) >= gap.points - 1e-9 && sum(gap.enough - 1) < gap.points, "{}", gap.key);
        assert!(gap.gains.iter().all(|gain| gain.soal_id.is_some()), "{}", gap.key);
    }
    // The six areas have a gate of their own, the results part has not.
    assert!(view.areas.iter().all(|area| area.minimum.is_empty() == area.number.is_none()));
    assert!(view.areas.iter().all(|area| area.tpi_percent.is_none()));
}

#[test]
fn answers_that_earn_something_want_documents() {
    let mut office = Office::new();
    let (code, best, worst) = Office::choices().remove(0);
    office.answer(&code, &worst);
    let view = overview(&office.session, office.id).expect("an overview");
    assert_eq!((view.without_evidence, view.missing_documents), (0, 0), "nothing is claimed");

    office.answer(&code, &best);
    let view = overview(&office.session, office.id).expect("an overview");
    let area = view.areas.iter().find(|area| !area.without_evidence.is_empty()).expect("its area");
    assert_eq!(area.without_evidence, std::slice::from_ref(&code));
    let wanted = area.missing_documents.len();
    assert!(wanted > 0 && area.missing_documents.iter().all(|missing| missing.code == code));
    let instrument = pilar_app::instruments().expect("instruments").last().expect("one");
    let (question, _) = instrument.find_input(&code).expect("the question");
    let counted = question.documents.iter().filter(|document| document.counts()).count();
    assert_eq!(wanted, counted, "what one option needs, or is wanted if there is one, is not missing");
    assert!(counted < question.documents.len(), "{code} has a document that does not count");
    assert!(!area.unanswered.contains(&code));
    assert!(area.percent > 0.0 && area.floor_percent > 0.0 && area.floor_percent <= area.percent);

    let document = office.paste(&code, "SK.txt", b"isi");
    let tick = Tick { assessment: office.id, code, n: 1, document, fulfilled: true };
    tick_requirement(&mut office.session, &tick).expect("ticked");
    let view = overview(&office.session, office.id).expect("an overview");
    assert_eq!((view.without_evidence, view.missing_documents), (0, wanted - 1));
    assert_eq!(view.recent[0].changes, 1);
}

#[test]
fn the_deadline_counts_the_days_from_today() {
    let mut office = Office::new();
    let id = office.id;
    let profile = pilar_app::workspace::show_assessment(&office.session, id).expect("a view").profile;
    let today = chrono::Local::now().date_naive();
    let edit = ProfileEdit {
        unit: profile.unit,
        instansi: profile.instansi,
        target: profile.target,
        deadline: today.checked_add_days(chrono::Days::new(12)),
        ..ProfileEdit::default()
    };
    set_profile(&mut office.session, id, &edit).expect("set");
    let deadline = overview(&office.session, id).expect("an overview").deadline.expect("a deadline");
    // Midnight may pass in between.
    assert!((11..=12).contains(&deadline.days), "{}", deadline.days);
}
