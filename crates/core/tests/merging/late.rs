//! What comes after the worksheet was handed over waits until it is given back, and is never lost.

use pilar_core::assessment::Lateness;
use pilar_core::journal::{Change, Clock, Operation, Subject, beginning};
use pilar_core::merge::{Held, Node, standings};
use pilar_core::review::{ProgressRecord, Step, Submission};
use pilar_core::worksheet::{Column, Layer, Round};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use uuid::Uuid;

use crate::desk::ASSESSMENT;

const COORDINATOR: Uuid = Uuid::from_u128(0x8 << 76 | 1);
const POKJA: Uuid = Uuid::from_u128(0x8 << 76 | 2);
const ANSWER: &str = "answer/unit/1";

/// A journal that grows by one change of a desk at a time.
#[derive(Default)]
struct Journal(Vec<Change>);

impl Journal {
    fn write(&mut self, replica: Uuid, subject: &str, value: Value) -> Uuid {
        self.write_on(replica, subject, value, None)
    }

    fn write_on(&mut self, replica: Uuid, subject: &str, value: Value, base: Option<Uuid>) -> Uuid {
        let n = self.0.len() as u64 + 1;
        let end = self.0.iter().filter(|it| it.replica == replica).filter_map(|it| it.link).next_back();
        let end = end.map_or_else(|| (0, beginning(ASSESSMENT, replica)), |link| (link.position, link.hash));
        let mut change = Change {
            id: Uuid::from_u128(n.into()),
            action: Uuid::from_u128(n.into()),
            action_name: "Isi".into(),
            assessment: ASSESSMENT,
            replica,
            sequence: self.0.iter().filter(|it| it.replica == replica).count() as u64 + 1,
            clock: Clock { millis: n, counter: 0 },
            author: "A".into(),
            role: "pokja".into(),
            operation: Operation::SetAnswer,
            subject: Subject::from(subject),
            value,
            base,
            settles: Vec::new(),
            link: None,
            taken_back_millis: 0,
        };
        if replica.get_version_num() == 8 {
            change.chain(end.0 + 1, end.1);
        }
        self.0.push(change);
        self.0.last().expect("pushed").id
    }

    fn held(&self) -> Held {
        let nodes: Vec<Node> = self.0.iter().filter_map(Node::of).collect();
        let unchained = self.0.iter().filter(|it| it.link.is_none());
        Held::of(&nodes, BTreeSet::new(), unchained.map(|it| (it.replica, it.sequence, it.content())))
    }

    /// A step taken by somebody who holds this.
    fn step(&mut self, step: Step, held: Held) {
        let before = self.record();
        let to = before.progress().after(step).expect("allowed");
        let mut record = before.stepping(to);
        match step {
            Step::Submit => {
                let submission = Submission { held, ..Submission::default() };
                record.handovers.entry(to.round).or_default().submission = Some(submission);
            }
            Step::Return | Step::Approve => {
                record.handovers.entry(before.round).or_default().review = Some(held);
            }
            Step::Reopen => {}
        }
        self.write(COORDINATOR, "progress", json!(record));
    }

    fn record(&self) -> ProgressRecord {
        let mut steps = self.0.iter().filter(|change| change.subject == Subject::Progress);
        steps.next_back().map_or_else(ProgressRecord::default, |step| {
            serde_json::from_value(step.value.clone()).expect("a record")
        })
    }

    /// The value that counts, and how many changes are late.
    fn says(&self, subject: &str) -> (Value, usize) {
        let late = Lateness::among(&self.0, &[]);
        let counting = standings(self.0.iter().filter(|change| !late.is_late(change)));
        let value = counting.get(&Subject::from(subject)).map_or(Value::Null, |it| it.current.value.clone());
        (value, self.0.iter().filter(|change| late.is_late(change)).count())
    }
}

#[test]
fn what_the_submitter_did_not_have_waits_until_the_return_and_counts_at_its_own_clock() {
    let mut journal = Journal::default();
    let first = journal.write(POKJA, ANSWER, json!("B"));
    let handed_in = journal.held();
    journal.write_on(POKJA, ANSWER, json!("A"), Some(first));
    journal.step(Step::Submit, handed_in);
    assert_eq!(journal.says(ANSWER), (json!("B"), 1));
    // Whoever takes it back lets it count, and handing in anew with all of it makes nothing late.
    journal.step(Step::Reopen, Held::default());
    assert_eq!(journal.says(ANSWER), (json!("A"), 0));
    let handed_in = journal.held();
    journal.step(Step::Submit, handed_in);
    assert_eq!(journal.says(ANSWER), (json!("A"), 0));
    journal.write(POKJA, ANSWER, json!("C"));
    assert_eq!(journal.says(ANSWER), (json!("A"), 1));
    journal.step(Step::Return, journal.held());
    assert_eq!(journal.says(ANSWER), (json!("C"), 0));
    journal.step(Step::Reopen, Held::default());
    assert_eq!(journal.says(ANSWER), (json!("A"), 1), "opened again, what was handed in stands as it did");
}

#[test]
fn a_reviewers_column_is_closed_with_its_round_and_the_next_round_is_open() {
    let mut journal = Journal::default();
    let column = |round| Subject::Answer(Column::new(Layer::At, round), 1).to_string();
    let (first, second) = (column(Round::First), column(Round::Second));
    journal.step(Step::Submit, Held::default());
    journal.write(POKJA, &first, json!("B"));
    let closed = journal.held();
    journal.step(Step::Return, closed);
    journal.write(POKJA, &first, json!("A"));
    let recommendation = Subject::Recommendation(Uuid::nil()).to_string();
    journal.write(POKJA, &recommendation, json!({}));
    assert_eq!(journal.says(&first), (json!("B"), 2));
    journal.step(Step::Submit, journal.held());
    journal.write(POKJA, &second, json!("C"));
    assert_eq!(
        journal.says(&second),
        (json!("C"), 1),
        "round 1 stays closed, recommendations are open again"
    );
    assert_eq!(journal.says(&first).0, json!("B"));
    journal.step(Step::Approve, journal.held());
    journal.write(POKJA, &second, json!("D"));
    assert_eq!(journal.says(&second), (json!("C"), 2));
    journal.step(Step::Reopen, Held::default());
    assert_eq!(journal.says(&second), (json!("D"), 1));
}

#[test]
fn a_chain_whose_end_is_not_here_yet_is_covered_up_to_its_position() {
    let mut whole = Journal::default();
    for value in ["A", "B", "C"] {
        whole.write(POKJA, ANSWER, json!(value));
    }
    let handed_in = whole.held();
    // Somebody who has another history of the same desk, and nothing of the told one.
    let mut part = Journal::default();
    for value in ["D", "D", "D", "E"] {
        part.write(POKJA, ANSWER, json!(value));
    }
    part.step(Step::Submit, handed_in);
    assert_eq!(part.says(ANSWER), (json!("D"), 1));
    // The told end comes: now the other branch was not there when it was handed in.
    part.0.splice(0..0, whole.0);
    assert_eq!(part.says(ANSWER), (json!("C"), 4));
}

#[test]
fn unchained_changes_go_by_their_numbers_and_steps_of_earlier_versions_make_nothing_late() {
    let before = Uuid::from_u128(0x7 << 76 | 9);
    let mut journal = Journal::default();
    journal.write(before, ANSWER, json!("A"));
    let handed_in = journal.held();
    journal.write(before, ANSWER, json!("B"));
    journal.write(COORDINATOR, "progress", json!({"stage": "submitted", "round": 1}));
    assert_eq!(journal.says(ANSWER), (json!("B"), 0));
    journal.step(Step::Reopen, Held::default());
    journal.step(Step::Submit, handed_in);
    assert_eq!(journal.says(ANSWER), (json!("A"), 1));
}

#[test]
fn the_profile_an_assessment_begins_with_and_what_is_nobodys_is_never_late() {
    let mut journal = Journal::default();
    journal.step(Step::Submit, Held::default());
    journal.write(POKJA, "profile", json!({"unit": "A"}));
    journal.write(POKJA, "belum/dikenal", json!(1));
    assert_eq!(journal.says("profile"), (json!({"unit": "A"}), 0));
    journal.write_on(POKJA, "profile", json!({"unit": "B"}), Some(journal.0[1].id));
    assert_eq!(journal.says("profile"), (json!({"unit": "A"}), 1));
}
