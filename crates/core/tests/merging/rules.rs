//! What is refused, and the cases worth a name.

use pilar_core::journal::{Change, Clock, Operation, Subject};
use pilar_core::merge::{
    FURTHEST_AHEAD_MILLIS, LONGEST_NAME, LONGEST_VALUE, Refusal, check, check_order, conflicts, standings,
};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::replicas::ASSESSMENT;

fn change(id: u128, value: Value, base: Option<u128>, settles: &[u128]) -> Change {
    let millis = u64::try_from(id).expect("small");
    Change {
        id: Uuid::from_u128(id),
        action: Uuid::from_u128(id),
        action_name: "Isi".into(),
        assessment: ASSESSMENT,
        replica: Uuid::from_u128(id % 3),
        sequence: millis,
        clock: Clock { millis, counter: 0 },
        author: "Sari".into(),
        role: "pokja".into(),
        operation: Operation::SetAnswer,
        subject: Subject::from("answer/unit/1".to_owned()),
        value,
        base: base.map(Uuid::from_u128),
        settles: settles.iter().copied().map(Uuid::from_u128).collect(),
    }
}

fn open(changes: &[Change]) -> Vec<u128> {
    let standings = standings(changes);
    standings.values().flat_map(|it| it.open.iter().map(|change| change.id.as_u128())).collect()
}

#[test]
fn two_changes_of_one_base_compete_and_equal_values_do_not_conflict() {
    let mut changes = vec![
        change(1, json!("A"), None, &[]),
        change(2, json!("B"), Some(1), &[]),
        change(3, json!("C"), Some(1), &[]),
    ];
    assert_eq!((open(&changes), conflicts(&changes).len()), (vec![3, 2], 1));
    changes[2].value = json!("B");
    assert_eq!((open(&changes), conflicts(&changes).len()), (vec![3, 2], 0));
    // Taking away and changing compete like any two values.
    changes[2].value = Value::Null;
    assert_eq!(conflicts(&changes).len(), 1);
}

#[test]
fn a_decision_settles_until_it_is_taken_back_and_not_what_came_later() {
    let mut changes = vec![
        change(1, json!("A"), None, &[]),
        change(2, json!("B"), None, &[]),
        change(3, json!("B"), Some(2), &[1]),
    ];
    assert_eq!(open(&changes), [3]);
    changes.push(change(4, json!("D"), Some(3), &[1]));
    assert_eq!(open(&changes), [4], "who builds on a decision keeps to it");
    changes.push(change(5, json!("E"), Some(1), &[]));
    assert_eq!(open(&changes), [5, 4], "what somebody built on the other value was not decided");
    changes.truncate(3);
    changes.push(change(6, json!("B"), Some(3), &[]));
    assert_eq!(open(&changes), [6, 1], "taken back");
}

#[test]
fn a_forged_settlement_hides_nothing_later() {
    // Two changes that list each other, and one that claims a base younger than itself.
    let changes = [
        change(1, json!("A"), Some(3), &[2]),
        change(2, json!("B"), None, &[1, 3]),
        change(3, json!("C"), None, &[]),
    ];
    assert_eq!(open(&changes), [3, 2]);
}

#[test]
fn an_old_journal_reads_and_a_change_without_settlements_is_written_as_before() {
    let text = serde_json::to_string(&change(1, json!("A"), None, &[])).expect("JSON");
    assert!(!text.contains("settles"), "{text}");
    assert_eq!(serde_json::from_str::<Change>(&text).expect("change"), change(1, json!("A"), None, &[]));
    let text = serde_json::to_string(&change(2, json!("A"), None, &[1])).expect("JSON");
    assert_eq!(serde_json::from_str::<Change>(&text).expect("change").settles, [Uuid::from_u128(1)]);
}

#[test]
fn changes_that_cannot_be_honest_are_refused() {
    const NOW: u64 = 1_780_000_000_000;
    let refused = |spoil: &dyn Fn(&mut Change)| {
        let mut spoilt = change(1, json!("A"), None, &[]);
        spoil(&mut spoilt);
        check(ASSESSMENT, &[spoilt], NOW).err()
    };
    let id = Uuid::from_u128(1);
    assert_eq!(refused(&|_| {}), None);
    assert_eq!(
        refused(&|it| it.assessment = Uuid::from_u128(9)),
        Some(Refusal::AnotherAssessment { change: id })
    );
    assert_eq!(refused(&|it| it.clock.millis = NOW + FURTHEST_AHEAD_MILLIS), None);
    assert_eq!(
        refused(&|it| it.clock.millis = NOW + FURTHEST_AHEAD_MILLIS + 1),
        Some(Refusal::Future { change: id, ahead_millis: FURTHEST_AHEAD_MILLIS + 1 })
    );
    for sequence in [0, u64::MAX] {
        assert_eq!(refused(&|it| it.sequence = sequence), Some(Refusal::OutOfSequence { change: id }));
    }
    let large: [&dyn Fn(&mut Change); 5] = [
        &|it| it.value = json!("x".repeat(LONGEST_VALUE + 1)),
        &|it| it.value = json!([vec!["x"; LONGEST_VALUE / 4 + 1]]),
        &|it| it.author = "x".repeat(LONGEST_NAME + 1),
        &|it| it.subject = Subject::Other("x".repeat(LONGEST_NAME + 1)),
        &|it| it.settles = vec![id; 10_001],
    ];
    for spoil in large {
        assert_eq!(refused(spoil), Some(Refusal::TooLarge { change: id }));
    }
    assert_eq!(refused(&|it| it.value = json!("x".repeat(LONGEST_VALUE))), None);
}

#[test]
fn a_replicas_numbers_and_clocks_ascend_together() {
    let at =
        |sequence: u64, millis: u64, id: u128| (sequence, Clock { millis, counter: 0 }, Uuid::from_u128(id));
    assert_eq!(check_order([at(1, 5, 1), at(2, 6, 2), at(9, 7, 3)]), Ok(()), "holes are honest");
    assert_eq!(check_order([at(1, 5, 1), at(1, 5, 1)]), Ok(()), "the same twice");
    let id = Uuid::from_u128(2);
    for millis in [5, 4] {
        assert_eq!(check_order([at(1, 5, 1), at(2, millis, 2)]), Err(Refusal::OutOfSequence { change: id }));
    }
    assert_eq!(
        check_order([at(1, 5, 1), at(1, 6, 2)]),
        Err(Refusal::SamePlace { change: id, known: Uuid::from_u128(1) })
    );
}
