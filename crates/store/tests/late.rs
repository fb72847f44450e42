//! What was not there when the worksheet was handed in waits until it is given back.

mod common;

use common::{ASSESSMENT, NOW, actor, answer, copy_of, incoming, open, raw, replay, state, value, workspace};
use pilar_core::journal::Subject;
use pilar_core::review::{ProgressRecord, Step, Submission};
use pilar_store::{Action, Actor, CheckFault, Incoming, StoreError, Workspace};
use serde_json::{Value, json};

/// Takes a step as the application does.
fn step(workspace: &mut Workspace, step: Step, now: u64) {
    let role = if matches!(step, Step::Return) { "dalnis" } else { "koordinator" };
    let by = Actor { name: "Wati".into(), role: role.into() };
    let action = Action { assessment: ASSESSMENT, name: "Tahap", by: &by, now_millis: now };
    workspace
        .act(action, |acting| {
            let stored = acting.get(&Subject::Progress)?;
            let record: ProgressRecord =
                stored.map_or_else(ProgressRecord::default, |it| serde_json::from_value(it).unwrap());
            let after = record.progress().after(step).unwrap();
            let mut next = record.stepping(after);
            if step == Step::Submit {
                let submission = Submission { held: acting.held()?, ..Submission::default() };
                next.handovers.entry(after.round).or_default().submission = Some(submission);
            }
            acting.set(Subject::Progress, json!(next))?;
            Ok::<_, StoreError>(())
        })
        .unwrap();
}

fn act(workspace: &mut Workspace, now: u64, values: &[(Subject, Value)]) {
    common::act(workspace, "Isi", now, values);
}

fn send(from: &Workspace, to: &mut Workspace) {
    let journal = from.journal(ASSESSMENT).unwrap();
    to.absorb(Incoming { now_millis: NOW + 100, ..incoming(&journal) }).unwrap();
}

/// The projection is what replaying gives, and `check` finds nothing.
fn sound(workspace: &Workspace) {
    assert_eq!(workspace.check(false).unwrap().faults, vec![]);
}

#[test]
fn a_pokjas_answers_wait_at_every_desk_until_the_return_and_then_count() {
    let (_dir, mut pokja) = workspace();
    act(&mut pokja, NOW + 1, &[(answer(1), json!("B")), (answer(2), json!("B"))]);
    let (coordinator_dir, mut coordinator) = copy_of(&pokja);
    act(&mut pokja, NOW + 2, &[(answer(1), json!("A")), (answer(3), json!("A"))]);
    step(&mut coordinator, Step::Submit, NOW + 3);

    // Before anybody knows, the Pokja's own answers count there.
    assert_eq!(value(&pokja, &answer(1)), json!("A"));
    let (at_pokja, at_coordinator) = (pokja.latest_row().unwrap(), coordinator.latest_row().unwrap());
    send(&coordinator, &mut pokja);
    send(&pokja, &mut coordinator);
    for (desk, row) in [(&pokja, at_pokja), (&coordinator, at_coordinator)] {
        assert_eq!(value(desk, &answer(1)), json!("B"));
        assert_eq!(desk.value(ASSESSMENT, &answer(3)).unwrap(), None);
        let late: Vec<String> =
            desk.late(ASSESSMENT).unwrap().iter().map(|it| it.subject.to_string()).collect();
        assert_eq!(late, ["answer/unit/1", "answer/unit/3"]);
        assert!(
            desk.unreplaced(ASSESSMENT).unwrap().iter().all(|it| it.value != json!("A")),
            "no conflict either"
        );
        sound(desk);
        let changed = desk.changed_since(ASSESSMENT, row).unwrap();
        if std::ptr::eq(desk, &raw const pokja) {
            assert_eq!(
                (&changed[&answer(1)], &changed[&answer(3)]),
                (&json!("B"), &Value::Null),
                "a screen is told"
            );
        }
    }
    assert_eq!(state(&pokja), state(&coordinator));

    step(&mut coordinator, Step::Return, NOW + 4);
    assert!(coordinator.late(ASSESSMENT).unwrap().is_empty());
    assert_eq!((value(&coordinator, &answer(1)), value(&coordinator, &answer(3))), (json!("A"), json!("A")));
    assert_eq!(state(&coordinator), replay(&coordinator));
    sound(&coordinator);
    send(&coordinator, &mut pokja);
    assert_eq!(state(&pokja), state(&coordinator));

    // Undoing the return makes them wait again, also after the workspace is opened anew.
    let by = Actor { name: "Dewi".into(), role: "dalnis".into() };
    assert_eq!(coordinator.undo(ASSESSMENT, &by, NOW + 5).unwrap().as_deref(), Some("Tahap"));
    drop(coordinator);
    let coordinator = open(coordinator_dir.path());
    assert_eq!(
        (value(&coordinator, &answer(1)), coordinator.late(ASSESSMENT).unwrap().len()),
        (json!("B"), 2)
    );
    sound(&coordinator);
}

#[test]
fn taking_back_what_was_handed_in_lets_everything_count_at_its_own_clock() {
    let (_dir, mut pokja) = workspace();
    act(&mut pokja, NOW + 1, &[(answer(1), json!("B"))]);
    let (_other, mut coordinator) = copy_of(&pokja);
    act(&mut pokja, NOW + 2, &[(answer(1), json!("C"))]);
    step(&mut coordinator, Step::Submit, NOW + 3);
    send(&pokja, &mut coordinator);
    assert_eq!(value(&coordinator, &answer(1)), json!("B"));
    step(&mut coordinator, Step::Reopen, NOW + 4);
    assert_eq!(value(&coordinator, &answer(1)), json!("C"));
    // Whoever went on meanwhile from what was handed in was later.
    let by = actor();
    let action = Action { assessment: ASSESSMENT, name: "Isi", by: &by, now_millis: NOW + 6 };
    coordinator.act(action, |acting| acting.set(answer(1), json!("A"))).unwrap();
    send(&coordinator, &mut pokja);
    assert_eq!((value(&pokja, &answer(1)), pokja.late(ASSESSMENT).unwrap()), (json!("A"), vec![]));
}

#[test]
fn a_mark_that_does_not_belong_there_is_found() {
    let (dir, mut desk) = workspace();
    act(&mut desk, NOW + 1, &[(answer(1), json!("B"))]);
    assert_eq!(
        raw(dir.path(), "pilar.db").execute("INSERT INTO late SELECT max(row) FROM change", []).unwrap(),
        1
    );
    let faults = desk.check(false).unwrap().faults;
    assert!(faults.contains(&CheckFault::Mismarked { assessment: ASSESSMENT, count: 1 }), "{faults:?}");
}
