//! What is refused, and the cases worth a name.

use pilar_core::journal::{Change, Clock, Operation, Repairs, Subject, beginning};
use pilar_core::merge::{Effect, LONGEST_NAME, LONGEST_VALUE, Refusal, check, conflicts, plan, standings};
use proptest::prelude::*;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::desk::ASSESSMENT;

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
        link: None,
        taken_back_millis: 0,
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
    let refused = |spoil: &dyn Fn(&mut Change)| {
        let mut spoilt = change(1, json!("A"), None, &[]);
        spoil(&mut spoilt);
        check(ASSESSMENT, &spoilt).err()
    };
    let id = Uuid::from_u128(1);
    assert_eq!(refused(&|_| {}), None);
    assert_eq!(
        refused(&|it| it.assessment = Uuid::from_u128(9)),
        Some(Refusal::AnotherAssessment { change: id })
    );
    for sequence in [0, u64::MAX] {
        assert_eq!(refused(&|it| it.sequence = sequence), Some(Refusal::BadNumber { change: id }));
    }
    assert_eq!(refused(&|it| it.clock.millis = u64::MAX), Some(Refusal::BadNumber { change: id }));
    let chain = |it: &mut Change| it.chain(1, beginning(ASSESSMENT, it.replica));
    assert_eq!(refused(&chain), None);
    for value in [json!(0.5), json!({"a": [1_u64 << 53]}), json!(-(1_i64 << 53)), json!(1e300)] {
        let linked = |it: &mut Change| (it.value = value.clone(), chain(it)).1;
        assert_eq!(refused(&linked), Some(Refusal::BadNumber { change: id }), "{value}");
    }
    let altered = |it: &mut Change| (chain(it), it.author.push('!')).1;
    assert_eq!(refused(&altered), Some(Refusal::Altered { change: id }));
    let large: [&dyn Fn(&mut Change); 5] = [
        &|it| it.value = json!("x".repeat(LONGEST_VALUE + 1)),
        &|it| it.value = json!([vec!["x"; LONGEST_VALUE / 4 + 1]]),
        &|it| it.author = "x".repeat(LONGEST_NAME + 1),
        &|it| it.subject = Subject::Other("x".repeat(LONGEST_NAME + 1)),
        &|it| it.settles = vec![id; 25_001],
    ];
    for spoil in large {
        assert_eq!(refused(spoil), Some(Refusal::TooLarge { change: id }));
    }
    assert_eq!(refused(&|it| it.value = json!("x".repeat(LONGEST_VALUE))), None);
}

#[test]
fn an_id_given_twice_names_both_and_ties_end_with_the_content() {
    let mut twins = [change(1, json!("A"), None, &[]), change(1, json!("B"), None, &[])];
    twins.sort_by_key(Change::content);
    let [lesser, greater] = &twins;
    let both = [lesser.clone(), greater.clone()];
    let standing = &standings(&both)[&lesser.subject];
    assert_eq!((standing.current, standing.open.len(), standing.in_conflict()), (greater, 2, true));
    let after = [both.to_vec(), vec![change(2, json!("C"), Some(1), &[])]].concat();
    assert_eq!(open(&after), [2], "a base replaces both");
    let settled = [both.to_vec(), vec![change(3, json!("C"), None, &[1])]].concat();
    assert_eq!(open(&settled), [3], "and a decision settles both");
}

#[test]
fn a_clock_taken_back_orders_anew_and_undoes_nothing_that_was_built() {
    let mut ahead = change(9, json!("maju"), Some(1), &[]);
    ahead.taken_back_millis = 7;
    let changes = [
        change(1, json!("A"), None, &[]),
        ahead,
        change(5, json!("lain"), Some(1), &[]),
        change(10, json!("C"), Some(9), &[]),
    ];
    assert_eq!(open(&changes[..3]), [5, 9]);
    assert_eq!(open(&changes), [10, 5], "built on the change that was ahead");
}

#[test]
fn a_clock_taken_back_below_what_it_replaced_or_settled_brings_nothing_back() {
    let mut changes = [
        change(1, json!("A"), None, &[]),
        change(2, json!("B"), None, &[]),
        change(5, json!("putusan"), Some(2), &[1]),
    ];
    changes[2].taken_back_millis = 5;
    let standing = &standings(&changes)[&changes[0].subject];
    assert_eq!((standing.current, standing.open.len()), (&changes[2], 1));
    // Two that replace each other, one by each clock: something counts all the same.
    let mut circle = [change(1, json!("A"), Some(5), &[]), change(5, json!("B"), Some(1), &[])];
    circle[1].taken_back_millis = 5;
    assert_eq!(open(&circle), [1]);
}

#[test]
fn a_repair_that_was_taken_back_holds_nowhere_whatever_the_clocks_say() {
    let value = json!({"replica": Uuid::from_u128(1), "positions": [[1, 9]], "sequences": [], "millis": 1});
    let repair = |id: u128, millis: u64, value: &Value, base: Option<u128>, settles: &[u128]| Change {
        subject: Subject::Clock(Uuid::from_u128(9)),
        clock: Clock { millis, counter: 0 },
        ..change(id, value.clone(), base, settles)
    };
    // Which change counts, whether somebody has to decide, and whether a repair holds.
    let comes_to = |changes: &[&Change]| {
        let standings = standings(changes.iter().copied());
        let standing = standings.values().next().expect("a repair");
        let holds = !Repairs::of(changes.iter().copied()).is_empty();
        (standing.current.id.as_u128(), standing.in_conflict(), holds)
    };
    let made = repair(1, 900, &value, None, &[]);
    let undone = repair(2, 5, &Value::Null, Some(1), &[]);
    let again = repair(3, 901, &value, Some(2), &[]);
    let elsewhere = repair(8, 6, &value, Some(1), &[]);
    let decided = repair(4, 7, &Value::Null, Some(8), &[2]);
    for (changes, expected) in [
        (vec![&made], (1, false, true)),
        (vec![&made, &undone], (2, false, false)),
        (vec![&made, &undone, &again], (3, false, true)),
        (vec![&made, &undone, &elsewhere], (8, true, true)),
        (vec![&made, &undone, &elsewhere, &decided], (4, false, false)),
    ] {
        let backwards: Vec<&Change> = changes.iter().rev().copied().collect();
        assert_eq!((comes_to(&changes), comes_to(&backwards)), (expected, expected));
    }
}

#[test]
fn a_plan_tells_a_value_that_only_a_repair_changes() {
    let ours = [change(1, json!("A"), None, &[]), change(2, json!("B"), None, &[])];
    let mut then = ours.clone();
    then[1].taken_back_millis = 2;
    let planned = plan(&ours, &then, &[], |_| false, |_| false);
    let told: Vec<_> = planned.iter().map(|it| (it.effect, it.before, it.after)).collect();
    assert_eq!(told, [(Effect::Updated, Some(&ours[1]), Some(&then[0]))]);
    then[1].taken_back_millis = 0;
    assert_eq!(plan(&ours, &then, &[], |_| false, |_| false), []);
}

/// The hashes were computed by another program from docs/spec/journal.md.
#[test]
fn links_are_those_of_the_specification() {
    let mut linked = change(1, json!({"teks": "é\n", "kode": "A"}), None, &[2]);
    let replica = Uuid::from_u128(0x0192_0000_0000_8000_8000_0000_0000_0001);
    linked.replica = replica;
    linked.chain(1, beginning(ASSESSMENT, replica));
    let line = String::from_utf8(linked.line()).expect("text");
    assert_eq!(
        line,
        concat!(
            r#"{"action":"00000000-0000-0000-0000-000000000001","action_name":"Isi","#,
            r#""assessment":"00000000-0000-0000-0000-00000000000a","author":"Sari","base":null,"#,
            r#""clock":{"counter":0,"millis":1},"#,
            r#""content":"f451415c7a5ad48c52619a4ef14bccef7ecc7518079d58b696253397af69093d","hash":"1bec8f7edd6821f29819a01bf6fda70940ea39883af9e8e15da3c1e18191fe21","#,
            r#""id":"00000000-0000-0000-0000-000000000001","operation":"set_answer","position":1,"#,
            r#""previous":"a66f0ac2708b9db5c327456d1af31ecaba884705b126f1f33582f5168b79a69c","#,
            r#""replica":"01920000-0000-8000-8000-000000000001","role":"pokja","sequence":1,"#,
            r#""settles":["00000000-0000-0000-0000-000000000002"],"subject":"answer/unit/1","#,
            r#""value":{"kode":"A","teks":"é\n"}}"#
        )
    );
    let read: Change = serde_json::from_str(&line).expect("change");
    assert_eq!(read, linked);
    assert!(serde_json::from_str::<Change>(&line.replace(r#""position":1,"#, "")).is_err(), "half a link");
}

proptest! {
    /// The order of names and the numbers are put right by an ordinary writer or by one that knows the rule.
    #[test]
    fn a_line_is_canonical_json(names in prop::collection::vec(any::<String>(), 0..5), number in any::<i64>()) {
        let value: serde_json::Map<String, Value> =
            names.iter().map(|name| (name.clone(), json!([name, {name.clone(): number % (1 << 53)}]))).collect();
        let mut linked = change(1, Value::Object(value), None, &[]);
        linked.chain(1, beginning(ASSESSMENT, linked.replica));
        let expected = serde_json_canonicalizer::to_vec(&linked).expect("JSON");
        prop_assert_eq!(linked.line(), expected);
        prop_assert!(linked.is_linked_truly());
    }
}
