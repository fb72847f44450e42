//! From filling apart to one worksheet.

use pilar_app::merging::{Choice, decide_conflict, find_choice};
use pilar_app::worksheet::{redo, undo};
use serde_json::json;

use crate::desks::Station;

/// Two desks with one assessment, each with answers of its own and one question both answered.
fn two_desks() -> (Station, Station, uuid::Uuid) {
    let (mut sari, mut budi) = (Station::of("Sari"), Station::of("Budi"));
    let id = sari.begin();
    assert!(budi.merge(&sari.package(id)).expect("merged").creates);
    sari.answer(id, "1", "Ya", Some("Menurut Sari"));
    sari.answer(id, "2", "A", None);
    // Clocks count milliseconds, and on a fast disk both would answer within one.
    std::thread::sleep(std::time::Duration::from_millis(2));
    budi.answer(id, "2", "B", None);
    budi.answer(id, "3", "Ya", Some("Menurut Budi"));
    (sari, budi, id)
}

#[test]
fn a_plan_says_what_the_merge_then_does() {
    let (mut sari, budi, id) = two_desks();
    let package = budi.package(id);
    let plan = sari.plan(&package).expect("plan");
    assert_eq!((plan.new, plan.updated, plan.conflicts), (2, 0, 1));
    assert_eq!((plan.changes, plan.creates, plan.stored), (3, false, false));
    assert_eq!(sari.answered(id, 3), "", "a plan changes nothing");
    let conflict = plan.items.iter().find(|item| item.effect == "conflict").expect("conflict");
    assert_eq!((conflict.about.soal_id, conflict.about.what.as_str()), (Some(2), "jawaban unit"));
    let versions: Vec<_> = conflict.versions.iter().map(|v| (v.text.as_str(), v.author.as_str())).collect();
    assert_eq!(versions, [("B", "Budi"), ("A", "Sari")]);

    let done = sari.merge(&package).expect("merged");
    assert!(done.stored);
    assert_eq!(done.items, plan.items);
    assert_eq!((sari.answered(id, 1), sari.answered(id, 3)), ("Ya".into(), "Ya".into()));
    assert_eq!(sari.answered(id, 2), "B", "the later one counts until a person decides");

    let again = sari.merge(&package).expect("merged");
    assert_eq!((again.changes, again.items.len()), (0, 0));
}

#[test]
fn a_decision_settles_a_conflict_everywhere_and_can_be_undone() {
    let (mut sari, mut budi, id) = two_desks();
    sari.merge(&budi.package(id)).expect("merged");
    let conflicts = sari.conflicts(id);
    assert_eq!(conflicts.len(), 1);
    let subject = conflicts[0].about.subject.clone();
    let chosen = conflicts[0].versions[1].change;
    let decided = decide_conflict(&mut sari.session, id, &subject, &Choice::Change(chosen)).expect("decided");
    assert_eq!((decided.text.as_str(), decided.left), ("A", 0));
    assert_eq!((sari.answered(id, 2), sari.conflicts(id).len()), ("A".into(), 0));

    let name = undo(&mut sari.session, id).expect("undone").expect("a step");
    assert!(name.starts_with("Putuskan jawaban unit "), "{name}");
    assert_eq!(
        (sari.answered(id, 2), sari.conflicts(id)),
        ("B".into(), {
            let mut reopened = conflicts.clone();
            reopened[0].versions[0] = sari.conflicts(id)[0].versions[0].clone();
            reopened
        })
    );
    redo(&mut sari.session, id).expect("redone");
    assert_eq!((sari.answered(id, 2), sari.conflicts(id).len()), ("A".into(), 0));

    // Budi gets the decision, not the conflict.
    let plan = budi.merge(&sari.package(id)).expect("merged");
    assert_eq!((plan.conflicts, budi.conflicts(id).len()), (0, 0));
    assert_eq!(budi.answered(id, 2), "A");
}

#[test]
fn deciding_for_the_value_that_counts_already_is_a_decision_too() {
    let (mut sari, budi, id) = two_desks();
    sari.merge(&budi.package(id)).expect("merged");
    let conflict = &sari.conflicts(id)[0];
    let choice = Choice::Change(conflict.versions[0].change);
    decide_conflict(&mut sari.session, id, &conflict.about.subject, &choice).expect("decided");
    assert_eq!((sari.answered(id, 2), sari.conflicts(id).len()), ("B".into(), 0));
    undo(&mut sari.session, id).expect("undone").expect("a step");
    assert_eq!((sari.answered(id, 2), sari.conflicts(id).len()), ("B".into(), 1));
}

#[test]
fn a_third_value_follows_the_rules_of_answers() {
    let (mut sari, budi, id) = two_desks();
    sari.merge(&budi.package(id)).expect("merged");
    let subject = sari.conflicts(id)[0].about.subject.clone();
    let mut decide = |value| decide_conflict(&mut sari.session, id, &subject, &Choice::Value(value));
    let refused = decide(json!("Q")).expect_err("no option");
    assert_eq!(refused.code().as_str(), "jawaban_tidak_sah");
    let refused = decide(json!({"choice": "Q"})).expect_err("no option");
    assert_eq!(refused.code().as_str(), "keputusan_tidak_sah");
    let decided = decide(json!("c")).expect("decided");
    assert_eq!((decided.value, decided.left), (json!({"choice": "C"}), 0));
    let gone = decide(json!("A")).expect_err("no conflict left");
    assert_eq!(gone.code().as_str(), "konflik_tidak_ada");
    assert_eq!(sari.answered(id, 2), "C");
}

#[test]
fn a_version_is_named_by_the_beginning_of_its_id() {
    let (mut sari, budi, id) = two_desks();
    sari.merge(&budi.package(id)).expect("merged");
    let conflict = &sari.conflicts(id)[0];
    let subject = &conflict.about.subject;
    let find = |change: &str| find_choice(&sari.session, id, subject, Some(change), "");
    let whole = conflict.versions[1].change;
    assert_eq!(find(&whole.to_string()).expect("found"), Choice::Change(whole));
    for unclear in ["", "0", "ffff"] {
        let message = find(unclear).expect_err("unclear").to_string();
        assert!(message.contains("bukan salah satu versi konflik itu"), "{message}");
    }
}

#[test]
fn undoing_a_merge_brings_back_what_was_there() {
    let (mut sari, budi, id) = two_desks();
    sari.merge(&budi.package(id)).expect("merged");
    let name = undo(&mut sari.session, id).expect("undone");
    assert_eq!(name.as_deref(), Some("Gabungkan paket dari Budi"));
    let answers = [1, 2, 3].map(|soal| sari.answered(id, soal));
    assert_eq!((answers, sari.conflicts(id).len()), (["Ya".into(), "A".into(), String::new()], 0));
    redo(&mut sari.session, id).expect("redone");
    let answers = [1, 2, 3].map(|soal| sari.answered(id, soal));
    assert_eq!((answers, sari.conflicts(id).len()), (["Ya".into(), "B".into(), "Ya".into()], 1));
}
