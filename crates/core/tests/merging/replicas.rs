//! People at desks without a network: what they do, and what they saw when they did it.

use std::collections::{BTreeMap, BTreeSet};

use pilar_core::assessment::{Side, row};
use pilar_core::journal::{Change, Clock, Digest, Operation, Subject};
use pilar_core::merge::{Held, conflicts, standings};
use pilar_core::review::{ProgressRecord, Step, Submission};
use pilar_core::worksheet::Worksheet;
use proptest::prelude::*;
use serde_json::{Value, from_value, json};
use uuid::Uuid;

use crate::desk::{ASSESSMENT, Desk, NOW, Sent, says};

/// A clock that is wrong: two days ahead.
const AHEAD: u64 = NOW + 2 * 24 * 60 * 60 * 1_000;

/// One thing somebody does; numbers choose among what there is.
#[derive(Debug, Clone)]
pub enum Deed {
    /// Sets a subject, when the desk's own clock says this.
    Set { desk: usize, subject: u8, value: u8, wall: u64 },
    /// Takes in everything another desk has.
    Pull { from: usize, to: usize },
    /// Takes in what another desk has on one subject, and the links of the rest.
    PullSubject { from: usize, to: usize, subject: u8 },
    /// Takes in what another desk thinks that it lacks.
    PullSince { from: usize, to: usize },
    /// Takes in the latest of what another desk has, as if an earlier package had been lost.
    PullLatest { from: usize, to: usize, skip: usize },
    /// Puts the desk's folder back to what it was; with a new id, as a program does that notices, or without.
    Restore { desk: usize, back: usize, notices: bool },
    /// The folder is put in the place of another desk's; without a new id where nobody notices.
    Clone { from: usize, to: usize, notices: bool },
    /// Sets a subject while the clock is wrong.
    SetAhead { desk: usize, subject: u8, value: u8 },
    /// Decides a conflict for one of its versions, or for a value of its own.
    Decide { desk: usize, conflict: usize, version: usize, value: u8, wall: u64 },
    /// Takes back the last thing this desk did.
    Undo { desk: usize, wall: u64 },
    /// Takes the review a step further or back, where that is possible.
    Step { desk: usize, step: Step, wall: u64 },
}

/// How many desks there are, what was written before changes were chained (subject, value, and a bit for each desk
/// that has it), and what is done.
pub fn history() -> impl Strategy<Value = (usize, Vec<(u8, u8, u8)>, Vec<Deed>)> {
    (2..=6_usize).prop_flat_map(|desks| {
        let desk = 0..desks;
        let step = prop_oneof![
            3 => Just(Step::Submit),
            2 => Just(Step::Return),
            1 => Just(Step::Approve),
            2 => Just(Step::Reopen),
        ];
        let deed = prop_oneof![
            5 => (desk.clone(), 0..4_u8, 0..4_u8, 0..50_u64)
                .prop_map(|(desk, subject, value, wall)| Deed::Set { desk, subject, value, wall }),
            3 => (desk.clone(), desk.clone()).prop_map(|(from, to)| Deed::Pull { from, to }),
            1 => (desk.clone(), desk.clone(), 0..4_u8)
                .prop_map(|(from, to, subject)| Deed::PullSubject { from, to, subject }),
            2 => (desk.clone(), any::<usize>(), any::<usize>(), 0..4_u8, 0..50_u64).prop_map(
                |(desk, conflict, version, value, wall)| Deed::Decide { desk, conflict, version, value, wall }
            ),
            1 => (desk.clone(), 0..50_u64).prop_map(|(desk, wall)| Deed::Undo { desk, wall }),
            2 => (desk.clone(), desk.clone()).prop_map(|(from, to)| Deed::PullSince { from, to }),
            1 => (desk.clone(), desk.clone(), 1..4_usize)
                .prop_map(|(from, to, skip)| Deed::PullLatest { from, to, skip }),
            1 => (desk.clone(), 1..4_usize, any::<bool>())
                .prop_map(|(desk, back, notices)| Deed::Restore { desk, back, notices }),
            1 => (desk.clone(), desk.clone(), any::<bool>())
                .prop_map(|(from, to, notices)| Deed::Clone { from, to, notices }),
            1 => (desk.clone(), 0..4_u8, 0..4_u8)
                .prop_map(|(desk, subject, value)| Deed::SetAhead { desk, subject, value }),
            2 => (desk, step, 0..50_u64).prop_map(|(desk, step, wall)| Deed::Step { desk, step, wall }),
        ];
        let before = prop::collection::vec((0..4_u8, 0..4_u8, any::<u8>()), 0..5);
        (Just(desks), before, prop::collection::vec(deed, 1..40))
    })
}

/// All desks, and who saw what.
#[derive(Debug, Default)]
pub struct Office {
    pub desks: Vec<Desk>,
    /// Changes whose value somebody had in front of them and replaced.
    pub replaced: BTreeSet<Uuid>,
    /// What each decision was shown as competing.
    pub listed: BTreeMap<Uuid, Vec<Uuid>>,
    /// Decisions taken back, and the change that did.
    pub taken_back: BTreeMap<Uuid, Uuid>,
    /// What somebody had in front of them when they handed in, by what they told of it.
    pub handed_in: BTreeMap<String, BTreeSet<Digest>>,
    built_on: BTreeSet<Uuid>,
    /// What each desk's folder was, after everything it did.
    copies: Vec<Vec<Desk>>,
    next_id: u128,
    next_replica: u128,
}

impl Office {
    /// Desks that upgraded apart, each with a part of what was written before changes were chained.
    pub fn of(desks: usize, before: &[(u8, u8, u8)], deeds: &[Deed]) -> Self {
        let mut office = Self { next_id: 1, ..Self::default() };
        for _ in 0..desks {
            let desk = Desk::new(office.replica());
            office.desks.push(desk);
        }
        for (at, (subject, value, has)) in before.iter().enumerate() {
            let change = office.unchained(at as u64 + 1, subject_of(*subject), value_of(*value));
            let having = (0..desks).filter(|desk| has & (1 << desk) != 0);
            for desk in having.collect::<Vec<_>>() {
                office.desks[desk].add(change.clone());
            }
        }
        office.copies = office.desks.iter().map(|desk| vec![desk.clone()]).collect();
        for deed in deeds {
            office.perform(deed);
            for (copies, desk) in office.copies.iter_mut().zip(&office.desks) {
                copies.push(desk.clone());
            }
        }
        office
    }

    /// A change of a program that did not chain.
    fn unchained(&mut self, sequence: u64, subject: Subject, value: Value) -> Change {
        let id = self.id();
        Change {
            id,
            action: id,
            action_name: "Isi".into(),
            assessment: ASSESSMENT,
            replica: Uuid::from_u128(0x7 << 76),
            sequence,
            clock: Clock { millis: 0, counter: u32::try_from(sequence).expect("few") },
            author: "Dahulu".into(),
            role: "pokja".into(),
            operation: Operation::SetAnswer,
            subject,
            value,
            base: None,
            settles: Vec::new(),
            link: None,
            taken_back_millis: 0,
        }
    }

    /// An id for a change; it has nothing to do with time, so that ties are broken both ways.
    fn id(&mut self) -> Uuid {
        let id = Uuid::from_u128(self.next_id.wrapping_mul(0x9E37_79B9_7F4A_7C15_F39C_C060_5CED_C835));
        self.next_id += 1;
        id
    }

    pub fn replica(&mut self) -> Uuid {
        self.next_replica += 1;
        Uuid::from_u128(0x8 << 76 | self.next_replica)
    }

    fn perform(&mut self, deed: &Deed) {
        match *deed {
            Deed::Set { desk, subject, value, wall } => {
                self.set(desk, subject_of(subject), value_of(value), wall);
            }
            Deed::Pull { from, to } => {
                let sent = self.desks[from].all();
                self.take(to, &sent);
            }
            Deed::PullSubject { from, to, subject } => {
                let sent = self.desks[from].part(|change| change.subject == subject_of(subject));
                self.take(to, &sent);
            }
            Deed::PullSince { from, to } => {
                let theirs = self.desks[to].held();
                let sent = self.desks[from].since(&theirs);
                self.take(to, &sent);
            }
            Deed::PullLatest { from, to, skip } => {
                let mut sent = self.desks[from].since(&Held::default());
                sent.changes.sort_by_key(|change| (change.replica, change.sequence));
                sent.changes.drain(..skip.min(sent.changes.len()));
                self.take(to, &sent);
            }
            Deed::Restore { desk, back, notices } => {
                let copies = &self.copies[desk];
                let mut copy = copies[copies.len().saturating_sub(1 + back)].clone();
                copy.forks.extend(&self.desks[desk].forks);
                self.place(desk, copy, notices);
            }
            Deed::Clone { from, to, notices } => {
                let copy = self.desks[from].clone();
                self.place(to, copy, notices);
            }
            Deed::SetAhead { desk, subject, value } => {
                self.set(desk, subject_of(subject), value_of(value), AHEAD);
            }
            Deed::Decide { desk, conflict, version, value, wall } => {
                self.decide(desk, conflict, version, value, wall);
            }
            Deed::Undo { desk, wall } => self.undo(desk, wall),
            Deed::Step { desk, step, wall } => self.step(desk, step, wall),
        }
    }

    pub fn take(&mut self, to: usize, sent: &Sent) {
        let renewed = self.replica();
        self.desks[to].take(sent, renewed, NOW);
    }

    /// Puts a copy of a folder in the place of a desk's.
    fn place(&mut self, desk: usize, copy: Desk, notices: bool) {
        self.desks[desk] = copy;
        self.desks[desk].last = None;
        if notices {
            let renewed = self.replica();
            self.desks[desk].renew(renewed);
        }
    }

    fn current(&self, desk: usize, subject: &Subject) -> Option<Change> {
        standings(self.desks[desk].counting()).get(subject).map(|standing| standing.current.clone())
    }

    /// How far the review is at a desk, with what was handed over.
    pub fn record(&self, desk: usize) -> ProgressRecord {
        let step = self.current(desk, &Subject::Progress).filter(|step| !step.value.is_null());
        step.map_or_else(ProgressRecord::default, |step| from_value(step.value).expect("a record"))
    }

    /// Whether a desk may change a subject now; what was handed in is nobody's to change.
    fn may_write(&self, desk: usize, subject: &Subject) -> bool {
        row(subject).side != Side::Unit || self.record(desk).submission().is_none()
    }

    fn step(&mut self, desk: usize, step: Step, wall: u64) {
        let before = self.record(desk);
        let Ok(to) = before.progress().after(step) else { return };
        let mut record = before.stepping(to);
        let held = self.desks[desk].held();
        match step {
            Step::Submit => {
                let had = self.desks[desk].changes().map(Change::content).collect();
                self.handed_in.insert(json!(held).to_string(), had);
                let sheet = Worksheet::new();
                record.handovers.entry(to.round).or_default().submission =
                    Some(Submission { held, sheet, ..Submission::default() });
            }
            Step::Return | Step::Approve => {
                record.handovers.entry(before.round).or_default().review = Some(held);
            }
            Step::Reopen => {}
        }
        let sheet = |office: &Self| says(office.desks[desk].counting());
        let was = sheet(self);
        self.set(desk, Subject::Progress, json!(record), wall);
        if step == Step::Submit {
            let mut is = sheet(self);
            is.remove("progress");
            assert!(
                is.iter().all(|(subject, says)| was.get(subject) == Some(says)),
                "what is handed in is what was there"
            );
        }
    }

    fn set(&mut self, desk: usize, subject: Subject, value: Value, wall: u64) {
        if !self.may_write(desk, &subject) {
            return;
        }
        let current = self.current(desk, &subject);
        if current.as_ref().map_or(&Value::Null, |current| &current.value) == &value {
            return;
        }
        let settles = current.as_ref().map_or_else(Vec::new, |current| current.settles.clone());
        self.built_on.extend(current.iter().map(|current| current.id));
        self.write(desk, subject, value, current.map(|current| current.id), settles, wall);
    }

    fn decide(&mut self, desk: usize, conflict: usize, version: usize, value: u8, wall: u64) {
        let copy = self.desks[desk].clone();
        let conflicts = conflicts(copy.counting());
        let Some(standing) = conflicts.values().nth(conflict % conflicts.len().max(1)) else { return };
        if !self.may_write(desk, &standing.current.subject) {
            return;
        }
        let open: Vec<&Change> = standing.open.clone();
        // One beyond the versions is a value of the person's own, where that is one of the subject.
        let own = standing.current.subject != Subject::Progress;
        let value = open
            .get(version % (open.len() + usize::from(own)))
            .map_or_else(|| value_of(value), |it| it.value.clone());
        let current = standing.current;
        let mut settles = current.settles.clone();
        settles.extend(open.iter().map(|it| it.id).filter(|id| *id != current.id));
        self.built_on.insert(current.id);
        let decision = self.write(desk, current.subject.clone(), value, Some(current.id), settles, wall);
        self.listed.insert(decision, open.iter().map(|it| it.id).collect());
    }

    /// As the store does it: the value and the settled changes of what the change replaced come back.
    fn undo(&mut self, desk: usize, wall: u64) {
        let Some(last) = self.desks[desk].last.take() else { return };
        let last = self.desks[desk].change(last).clone();
        if self.current(desk, &last.subject).is_none_or(|current| current.id != last.id)
            || !self.may_write(desk, &last.subject)
        {
            return;
        }
        let before = last.base.map(|base| self.desks[desk].change(base).clone());
        let (value, settles) =
            before.map_or((Value::Null, Vec::new()), |before| (before.value, before.settles));
        let undo = self.write(desk, last.subject.clone(), value, Some(last.id), settles, wall);
        self.desks[desk].last = None;
        if self.listed.contains_key(&last.id) {
            self.taken_back.insert(last.id, undo);
        }
    }

    fn write(
        &mut self,
        desk: usize,
        subject: Subject,
        value: Value,
        base: Option<Uuid>,
        settles: Vec<Uuid>,
        wall: u64,
    ) -> Uuid {
        let id = self.id();
        self.replaced.extend(base);
        let place = &mut self.desks[desk];
        let clock = place.changes().map(|change| change.clock).max().unwrap_or_default();
        place.sequence += 1;
        let mut change = Change {
            id,
            action: id,
            action_name: "Isi".into(),
            assessment: ASSESSMENT,
            replica: place.replica,
            sequence: place.sequence,
            clock: Clock::next(clock, wall),
            author: format!("Pokja {desk}"),
            role: "pokja".into(),
            operation: Operation::SetAnswer,
            subject,
            value,
            base,
            settles,
            link: None,
            taken_back_millis: 0,
        };
        let (position, previous) = place.tip();
        change.chain(position + 1, previous);
        place.last = Some(id);
        place.add(change);
        id
    }

    /// The union of all desks.
    pub fn union(&self) -> Vec<Change> {
        let mut all = BTreeMap::new();
        for desk in &self.desks {
            all.extend(desk.journal.clone());
        }
        all.into_values().collect()
    }

    /// Whether a decision still stands, or somebody went on from it before it was taken back; what took it back may be
    /// lost with a folder that was put back.
    pub fn stands(&self, decision: Uuid, union: &[Change]) -> bool {
        let taken_back = self.taken_back.get(&decision);
        taken_back.is_none_or(|undo| union.iter().all(|it| it.id != *undo))
            || self.built_on.contains(&decision)
    }
}

/// Answers, a note, and a link of a document: all follow the same rule.
fn subject_of(number: u8) -> Subject {
    let text = match number {
        0 => "answer/unit/1".to_owned(),
        1 => "note/unit/1".to_owned(),
        2 => format!("link/1/{}", Uuid::from_u128(5)),
        _ => "belum/dikenal".to_owned(),
    };
    Subject::from(text)
}

fn value_of(number: u8) -> Value {
    if number == 0 { Value::Null } else { json!(number) }
}
