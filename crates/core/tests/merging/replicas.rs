//! People at desks without a network: what they do, and what they saw when they did it.

use std::collections::{BTreeMap, BTreeSet};

use pilar_core::journal::{Change, Clock, Operation, Subject};
use pilar_core::merge::{Held, conflicts, standings};
use proptest::prelude::*;
use serde_json::{Value, json};
use uuid::Uuid;

pub const ASSESSMENT: Uuid = Uuid::from_u128(0xA);

/// One thing somebody does; numbers choose among what there is.
#[derive(Debug, Clone)]
pub enum Deed {
    /// Sets a subject, when the desk's own clock says this.
    Set { desk: usize, subject: u8, value: u8, wall: u64 },
    /// Takes in everything another desk has.
    Pull { from: usize, to: usize },
    /// Takes in what another desk has on one subject.
    PullSubject { from: usize, to: usize, subject: u8 },
    /// Decides a conflict for one of its versions, or for a value of its own.
    Decide { desk: usize, conflict: usize, version: usize, value: u8, wall: u64 },
    /// Takes back the last thing this desk did.
    Undo { desk: usize, wall: u64 },
}

pub fn history() -> impl Strategy<Value = (usize, Vec<Deed>)> {
    (2..=6_usize).prop_flat_map(|desks| {
        let desk = 0..desks;
        let deed = prop_oneof![
            5 => (desk.clone(), 0..4_u8, 0..4_u8, 0..50_u64)
                .prop_map(|(desk, subject, value, wall)| Deed::Set { desk, subject, value, wall }),
            3 => (desk.clone(), desk.clone()).prop_map(|(from, to)| Deed::Pull { from, to }),
            1 => (desk.clone(), desk.clone(), 0..4_u8)
                .prop_map(|(from, to, subject)| Deed::PullSubject { from, to, subject }),
            2 => (desk.clone(), any::<usize>(), any::<usize>(), 0..4_u8, 0..50_u64).prop_map(
                |(desk, conflict, version, value, wall)| Deed::Decide { desk, conflict, version, value, wall }
            ),
            1 => (desk, 0..50_u64).prop_map(|(desk, wall)| Deed::Undo { desk, wall }),
        ];
        (Just(desks), prop::collection::vec(deed, 1..40))
    })
}

/// One desk's journal.
#[derive(Debug, Clone, Default)]
pub struct Desk {
    pub journal: BTreeMap<Uuid, Change>,
    sequence: u64,
    last: Option<Uuid>,
}

impl Desk {
    pub fn changes(&self) -> impl Iterator<Item = &Change> {
        self.journal.values()
    }

    pub fn held(&self) -> Held {
        self.changes().map(|change| (change.replica, change.sequence)).collect()
    }
}

/// All desks, and who saw what.
#[derive(Debug, Default)]
pub struct Office {
    pub desks: Vec<Desk>,
    /// Changes whose value somebody had in front of them and replaced.
    pub replaced: BTreeSet<Uuid>,
    /// What each decision was shown as competing.
    pub listed: BTreeMap<Uuid, Vec<Uuid>>,
    /// Decisions taken back, with nothing built on them by anybody else at that time or later.
    pub taken_back: BTreeSet<Uuid>,
    built_on: BTreeSet<Uuid>,
    next_id: u128,
}

impl Office {
    pub fn of(desks: usize, deeds: &[Deed]) -> Self {
        let mut office = Self { desks: vec![Desk::default(); desks], next_id: 1, ..Self::default() };
        for deed in deeds {
            office.perform(deed);
        }
        office
    }

    fn perform(&mut self, deed: &Deed) {
        match *deed {
            Deed::Set { desk, subject, value, wall } => {
                self.set(desk, subject_of(subject), value_of(value), wall);
            }
            Deed::Pull { from, to } => self.pull(from, to, |_| true),
            Deed::PullSubject { from, to, subject } => {
                self.pull(from, to, |change| change.subject == subject_of(subject));
            }
            Deed::Decide { desk, conflict, version, value, wall } => {
                self.decide(desk, conflict, version, value, wall);
            }
            Deed::Undo { desk, wall } => self.undo(desk, wall),
        }
    }

    fn pull(&mut self, from: usize, to: usize, wanted: impl Fn(&Change) -> bool) {
        let coming: Vec<Change> = self.desks[from].changes().filter(|it| wanted(it)).cloned().collect();
        self.desks[to].journal.extend(coming.into_iter().map(|change| (change.id, change)));
    }

    fn current(&self, desk: usize, subject: &Subject) -> Option<Change> {
        standings(self.desks[desk].changes()).get(subject).map(|standing| standing.current.clone())
    }

    fn set(&mut self, desk: usize, subject: Subject, value: Value, wall: u64) {
        let current = self.current(desk, &subject);
        if current.as_ref().map_or(&Value::Null, |current| &current.value) == &value {
            return;
        }
        let settles = current.as_ref().map_or_else(Vec::new, |current| current.settles.clone());
        self.built_on.extend(current.iter().map(|current| current.id));
        self.write(desk, subject, value, current.map(|current| current.id), settles, wall);
    }

    fn decide(&mut self, desk: usize, conflict: usize, version: usize, value: u8, wall: u64) {
        let journal = self.desks[desk].journal.clone();
        let conflicts = conflicts(journal.values());
        let Some(standing) = conflicts.values().nth(conflict % conflicts.len().max(1)) else { return };
        let open: Vec<&Change> = standing.open.clone();
        // One beyond the versions is a value of the person's own.
        let value =
            open.get(version % (open.len() + 1)).map_or_else(|| value_of(value), |it| it.value.clone());
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
        let last = self.desks[desk].journal[&last].clone();
        if self.current(desk, &last.subject).is_none_or(|current| current.id != last.id) {
            return;
        }
        let before = last.base.map(|base| self.desks[desk].journal[&base].clone());
        let (value, settles) =
            before.map_or((Value::Null, Vec::new()), |before| (before.value, before.settles));
        self.write(desk, last.subject.clone(), value, Some(last.id), settles, wall);
        self.desks[desk].last = None;
        if self.listed.contains_key(&last.id) {
            self.taken_back.insert(last.id);
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
        let place = &mut self.desks[desk];
        let clock = place.changes().map(|change| change.clock).max().unwrap_or_default();
        place.sequence += 1;
        // Ids have nothing to do with time here, so that ties are broken both ways.
        let id = Uuid::from_u128(self.next_id.wrapping_mul(0x9E37_79B9_7F4A_7C15_F39C_C060_5CED_C835));
        self.next_id += 1;
        self.replaced.extend(base);
        let change = Change {
            id,
            action: id,
            action_name: "Isi".into(),
            assessment: ASSESSMENT,
            replica: Uuid::from_u128(desk as u128 + 1),
            sequence: place.sequence,
            clock: Clock::next(clock, wall),
            author: format!("Pokja {desk}"),
            role: "pokja".into(),
            operation: Operation::SetAnswer,
            subject,
            value,
            base,
            settles,
        };
        place.last = Some(id);
        place.journal.insert(id, change);
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

    /// Whether a decision still stands, or somebody went on from it before it was taken back.
    pub fn stands(&self, decision: Uuid) -> bool {
        !self.taken_back.contains(&decision) || self.built_on.contains(&decision)
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
