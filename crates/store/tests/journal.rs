//! Acting, undoing, redoing, history.

mod common;

use common::*;
use pilar_core::journal::{Clock, Subject};
use pilar_store::{Action, Actor, Beginning, HistoryFilter, StoreError};
use serde_json::{Value, json};
use uuid::Uuid;

#[test]
fn an_answer_is_kept_when_the_workspace_is_opened_again() {
    let (dir, mut workspace) = workspace();
    act(&mut workspace, "Isi jawaban", NOW, &[(answer(1), json!({"choice": "A"}))]);
    drop(workspace);
    let workspace = open(dir.path());
    assert_eq!(value(&workspace, &answer(1)), json!({"choice": "A"}));
    let rows = workspace.assessments().unwrap();
    assert_eq!(rows.len(), 1);
    assert_eq!((rows[0].id, rows[0].instrument.as_str()), (ASSESSMENT, "lke-zi-2026"));
    assert_eq!((rows[0].created_millis, rows[0].changed_millis), (NOW, NOW));
    assert_eq!(rows[0].profile, json!({"unit": "KPP Satu"}));
    assert_eq!(workspace.assessment(ASSESSMENT).unwrap(), rows[0]);
}

#[test]
fn undo_and_redo_move_through_every_action() {
    let (_dir, mut workspace) = workspace();
    let by = actor();
    for number in 1..=5_u64 {
        act(&mut workspace, &format!("Isi {number}"), NOW + number, &[(answer(1), json!(number))]);
    }
    for number in (1..=5_u64).rev() {
        assert_eq!(workspace.undo_name(ASSESSMENT).unwrap(), Some(format!("Isi {number}")));
        assert_eq!(workspace.undo(ASSESSMENT, &by, NOW).unwrap(), Some(format!("Isi {number}")));
        let before = if number == 1 { Value::Null } else { json!(number - 1) };
        assert_eq!(value(&workspace, &answer(1)), before);
    }
    assert_eq!(workspace.undo(ASSESSMENT, &by, NOW).unwrap(), None);
    for number in 1..=5_u64 {
        assert_eq!(workspace.redo_name(ASSESSMENT).unwrap(), Some(format!("Isi {number}")));
        assert_eq!(workspace.redo(ASSESSMENT, &by, NOW).unwrap(), Some(format!("Isi {number}")));
        assert_eq!(value(&workspace, &answer(1)), json!(number));
    }
    assert_eq!(workspace.redo(ASSESSMENT, &by, NOW).unwrap(), None);
    assert_eq!(workspace.undo(ASSESSMENT, &by, NOW).unwrap().as_deref(), Some("Isi 5"));
    assert_eq!(value(&workspace, &answer(1)), json!(4));
    // Nothing was rewritten: five answers, five undone, five redone, one undone, and the profile.
    assert_eq!(history(&workspace).len(), 17);
    assert_eq!(state(&workspace), replay(&workspace));
    assert!(workspace.check(true).unwrap().is_sound());
}

#[test]
fn an_action_with_several_changes_is_undone_as_a_whole() {
    let (_dir, mut workspace) = workspace();
    let note = Subject::note(pilar_core::worksheet::Layer::Unit, 1);
    act(&mut workspace, "Isi catatan", NOW, &[(note.clone(), json!("lama"))]);
    let values = [(answer(1), json!(1)), (answer(2), json!(2)), (note.clone(), Value::Null)];
    act(&mut workspace, "Impor", NOW, &values);
    let before = state(&workspace);
    assert_eq!(before.len(), 3, "a removed note is no part of the state");

    assert_eq!(workspace.undo(ASSESSMENT, &actor(), NOW).unwrap().as_deref(), Some("Impor"));
    assert_eq!(value(&workspace, &note), json!("lama"));
    assert_eq!(value(&workspace, &answer(1)), Value::Null);
    let undone = history(&workspace).into_iter().take(3).collect::<Vec<_>>();
    assert!(undone.iter().all(|change| change.action == undone[0].action));
    assert_eq!(undone[0].action_name, "Urungkan: Impor");
    assert!(undone.iter().all(|change| change.base.is_some()));

    workspace.redo(ASSESSMENT, &actor(), NOW).unwrap();
    assert_eq!(state(&workspace), before);
}

#[test]
fn a_new_action_clears_what_could_be_redone() {
    let (_dir, mut workspace) = workspace();
    act(&mut workspace, "Isi 1", NOW, &[(answer(1), json!(1))]);
    act(&mut workspace, "Isi 2", NOW, &[(answer(2), json!(2))]);
    workspace.undo(ASSESSMENT, &actor(), NOW).unwrap();
    act(&mut workspace, "Isi 3", NOW, &[(answer(3), json!(3))]);
    assert_eq!(workspace.redo_name(ASSESSMENT).unwrap(), None);
    assert_eq!(workspace.redo(ASSESSMENT, &actor(), NOW).unwrap(), None);
    assert_eq!(workspace.undo(ASSESSMENT, &actor(), NOW).unwrap().as_deref(), Some("Isi 3"));
    assert_eq!(workspace.undo(ASSESSMENT, &actor(), NOW).unwrap().as_deref(), Some("Isi 1"));
}

#[test]
fn undo_survives_closing_and_never_removes_the_assessment() {
    let (dir, mut workspace) = workspace();
    act(&mut workspace, "Isi 1", NOW, &[(answer(1), json!(1))]);
    drop(workspace);
    let mut workspace = open(dir.path());
    assert_eq!(workspace.undo(ASSESSMENT, &actor(), NOW).unwrap().as_deref(), Some("Isi 1"));
    assert_eq!(workspace.undo(ASSESSMENT, &actor(), NOW).unwrap(), None);
    assert_eq!(value(&workspace, &Subject::Profile), json!({"unit": "KPP Satu"}));
}

#[test]
fn an_action_that_changes_nothing_writes_nothing() {
    let (_dir, mut workspace) = workspace();
    act(&mut workspace, "Isi 1", NOW, &[(answer(1), json!(1))]);
    workspace.undo(ASSESSMENT, &actor(), NOW).unwrap();
    let before = history(&workspace);
    let back_and_forth = [(answer(2), json!(2)), (answer(2), Value::Null), (answer(9), Value::Null)];
    act(&mut workspace, "Sama saja", NOW, &back_and_forth);
    assert_eq!(history(&workspace), before);
    assert_eq!(workspace.redo_name(ASSESSMENT).unwrap().as_deref(), Some("Isi 1"), "still to be redone");
}

#[test]
fn setting_says_whether_it_changed_and_getting_sees_it() {
    let (_dir, mut workspace) = workspace();
    let by = actor();
    let action = Action { assessment: ASSESSMENT, name: "Isi", by: &by, now_millis: NOW };
    workspace
        .act(action, |acting| {
            assert!(acting.set(answer(1), json!(1))?);
            assert!(!acting.set(answer(1), json!(1))?);
            assert!(acting.set(answer(1), json!(2))?);
            assert_eq!(acting.get(&answer(1))?, Some(json!(2)));
            assert_eq!(acting.get(&answer(2))?, None);
            Ok::<_, StoreError>(())
        })
        .unwrap();
    let changes = history(&workspace);
    assert_eq!(changes.len(), 2, "one change per subject");
    assert_eq!((&changes[0].value, changes[0].operation.as_str()), (&json!(2), "set_answer"));
}

#[test]
fn an_action_that_fails_leaves_nothing() {
    let (_dir, mut workspace) = workspace();
    let before = history(&workspace);
    let by = actor();
    let action = Action { assessment: ASSESSMENT, name: "Isi", by: &by, now_millis: NOW };
    let outcome = workspace.act(action, |acting| {
        acting.set(answer(1), json!(1))?;
        Err::<(), _>(StoreError::Cancelled)
    });
    assert!(matches!(outcome, Err(StoreError::Cancelled)));
    assert_eq!(history(&workspace), before);
    assert_eq!(value(&workspace, &answer(1)), Value::Null);
    act(&mut workspace, "Isi", NOW, &[(answer(1), json!(1))]);
}

#[test]
fn an_unknown_assessment_is_said_to_be_unknown() {
    let (_dir, mut workspace) = workspace();
    let other = Uuid::from_u128(0xB);
    let by = actor();
    let action = Action { assessment: other, name: "Isi", by: &by, now_millis: NOW };
    let outcome: Result<(), StoreError> = workspace.act(action, |_| panic!("no work is done"));
    assert!(matches!(outcome, Err(StoreError::UnknownAssessment(id)) if id == other));
    assert!(matches!(workspace.assessment(other), Err(StoreError::UnknownAssessment(_))));
    assert!(matches!(workspace.state(other), Err(StoreError::UnknownAssessment(_))));
    assert!(matches!(workspace.undo(other, &by, NOW), Err(StoreError::UnknownAssessment(_))));
    let again = workspace.create_assessment(
        ASSESSMENT,
        Beginning { instrument: "x", profile: Value::Null },
        &by,
        NOW,
    );
    assert!(matches!(again, Err(StoreError::AssessmentExists(ASSESSMENT))));
}

#[test]
fn history_is_newest_first_even_when_the_clock_is_set_back() {
    let (_dir, mut workspace) = workspace();
    act(&mut workspace, "Isi 1", NOW + 10, &[(answer(1), json!(1))]);
    act(&mut workspace, "Isi 2", 5, &[(answer(1), json!(2))]);
    let changes = history(&workspace);
    assert_eq!(changes[0].value, json!(2));
    assert_eq!(changes[0].clock, Clock { millis: NOW + 10, counter: 1 });
    assert_eq!(changes[0].base, Some(changes[1].id));
    let sequences: Vec<_> = changes.iter().map(|change| change.sequence).collect();
    assert_eq!(sequences, [3, 2, 1]);
    assert_eq!(value(&workspace, &answer(1)), json!(2));
    assert_eq!(workspace.assessment(ASSESSMENT).unwrap().changed_millis, NOW + 10);
}

#[test]
fn history_is_filtered_by_subject_author_and_number() {
    let (_dir, mut workspace) = workspace();
    act(&mut workspace, "Isi 1", NOW, &[(answer(1), json!(1)), (answer(12), json!(12))]);
    let budi = Actor { name: "Budi".into(), role: "koordinator".into() };
    let action = Action { assessment: ASSESSMENT, name: "Isi", by: &budi, now_millis: NOW };
    workspace.act(action, |acting| acting.set(answer(1), json!(2))).unwrap();
    let subjects = |filter: &HistoryFilter| -> Vec<String> {
        let changes = workspace.history(ASSESSMENT, filter).unwrap();
        changes.iter().map(|change| format!("{} {}", change.subject, change.author)).collect()
    };
    let all = HistoryFilter::default();
    let one = HistoryFilter { subjects: vec!["answer/unit/1".into()], ..all.clone() };
    assert_eq!(subjects(&one), ["answer/unit/1 Budi", "answer/unit/1 Sari"]);
    let answers = HistoryFilter { subjects: vec!["answer/".into()], ..all.clone() };
    assert_eq!(subjects(&answers).len(), 3);
    let two = HistoryFilter { subjects: vec!["answer/unit/12".into(), "profile".into()], ..all.clone() };
    assert_eq!(subjects(&two), ["answer/unit/12 Sari", "profile Sari"]);
    let by_budi = HistoryFilter { author: Some("Budi".into()), ..all.clone() };
    assert_eq!(subjects(&by_budi), ["answer/unit/1 Budi"]);
    let latest = HistoryFilter { limit: Some(2), ..all };
    assert_eq!(subjects(&latest), ["answer/unit/1 Budi", "answer/unit/12 Sari"]);
}

#[test]
fn journal_rows_can_be_neither_updated_nor_deleted() {
    let (dir, _workspace) = workspace();
    let raw = raw(dir.path(), "pilar.db");
    for sql in ["UPDATE change SET author = 'x'", "DELETE FROM change"] {
        let error = raw.execute(sql, []).unwrap_err();
        assert_eq!(error.to_string(), "the journal is append only");
    }
}

#[test]
fn two_workspaces_come_to_the_same_state_in_any_order() {
    let (_dir, mut here) = workspace();
    let other_dir = tempfile::tempdir().unwrap();
    let mut there = open(other_dir.path());
    let shared = here.journal(ASSESSMENT).unwrap();
    there.absorb(incoming(&shared)).unwrap();
    act(&mut here, "Isi", NOW + 5, &[(answer(1), json!("here")), (answer(2), json!("here"))]);
    act(&mut there, "Isi", NOW + 9, &[(answer(1), json!("there")), (answer(3), json!("there"))]);

    let ours = here.journal(ASSESSMENT).unwrap();
    let mut theirs = there.journal(ASSESSMENT).unwrap();
    theirs.reverse();
    let absorbed = here.absorb(incoming(&theirs)).unwrap();
    assert_eq!((absorbed.new, absorbed.known), (2, 1));
    there.absorb(incoming(&ours)).unwrap();
    let again = there.absorb(incoming(&ours)).unwrap();
    assert_eq!((again.new, again.known), (0, 3));
    assert_eq!(state(&here), state(&there));
    assert_eq!(value(&here, &answer(1)), json!("there"), "the later clock wins");

    // The merge is a step of its own; below it, undo takes back what is still the action's own.
    let merge = "Gabungkan paket dari Budi";
    assert_eq!(here.undo(ASSESSMENT, &actor(), NOW).unwrap().as_deref(), Some(merge));
    assert_eq!(value(&here, &answer(1)), json!("here"));
    assert_eq!(value(&here, &answer(3)), Value::Null);
    assert_eq!(here.redo(ASSESSMENT, &actor(), NOW).unwrap().as_deref(), Some(merge));
    assert_eq!(state(&here), state(&there));
    there.undo(ASSESSMENT, &actor(), NOW).unwrap();
    assert_eq!(value(&there, &answer(1)), json!("there"), "the merge changed nothing but answer 2");
    assert_eq!(value(&there, &answer(2)), Value::Null);
    assert_eq!(state(&here), replay(&here));
    for workspace in [&here, &there] {
        assert_eq!(workspace.check(false).unwrap().faults, []);
    }
}

#[test]
fn a_copied_folder_gets_an_id_of_its_own() {
    let (dir, mut here) = workspace();
    let copy = tempfile::tempdir().unwrap();
    let backup = here.backup().unwrap();
    std::fs::copy(backup, copy.path().join("pilar.db")).unwrap();
    let before = here.replica();
    let mut there = open(copy.path());
    assert_ne!(there.replica(), before);
    act(&mut here, "Isi", NOW, &[(answer(1), json!(1))]);
    act(&mut there, "Isi", NOW, &[(answer(2), json!(2))]);
    here.absorb(incoming(&there.journal(ASSESSMENT).unwrap())).unwrap();
    assert_eq!((here.replica(), state(&here).len()), (before, 3));
    drop((here, there));
    let (here, there) = (open(dir.path()), open(copy.path()));
    assert_eq!(here.replica(), before, "the original keeps its id");
    assert_eq!(here.check(false).unwrap().faults, []);
    assert_eq!(there.check(false).unwrap().faults, []);
}

#[test]
fn changes_made_elsewhere_under_our_id_give_us_a_new_one() {
    let (_dir, mut here) = workspace();
    let before = here.replica();
    let mut foreign = here.journal(ASSESSMENT).unwrap()[0].clone();
    foreign.id = Uuid::from_u128(9);
    foreign.sequence = 2;
    foreign.clock.millis += 1;
    foreign.subject = answer(1);
    foreign.chain(2, foreign.link.unwrap().hash);
    here.absorb(incoming(&[foreign])).unwrap();
    assert_ne!(here.replica(), before);
    act(&mut here, "Isi", NOW, &[(answer(2), json!(2))]);
    assert_eq!(here.check(false).unwrap().faults, []);
}
