//! Late changes: what was not there when its side handed the worksheet over does not count until it is given back.

use std::collections::BTreeMap;

use super::table::{Side, row};
use crate::journal::{Change, Subject};
use crate::merge::{Cover, Node, Place, standing};
use crate::review::{ProgressRecord, Stage};
use crate::worksheet::Round;

/// Which changes of a journal are late; a function of what the journal holds.
///
/// A late change is kept and shown, and counts at its own clock once the worksheet goes back to its side: the unit's
/// when it is returned or taken back, a reviewing layer's when its round is opened again.
#[derive(Debug, Clone, Default)]
pub struct Lateness {
    /// What the unit handed in.
    unit: Option<Cover>,
    /// What was there when a round was closed.
    rounds: BTreeMap<Round, Cover>,
    /// The round whose recommendations are closed, as long as no reviewer may write any.
    recommendations: Option<Round>,
}

impl Lateness {
    /// What a step recorded, seen from these links.
    pub fn of(record: &ProgressRecord, nodes: &[Node]) -> Self {
        let closed = |round| Some((round, Cover::of(&record.held_at_review(round, nodes)?, nodes)));
        let rounds: BTreeMap<Round, Cover> = Round::ALL.into_iter().filter_map(closed).collect();
        let is_with_reviewers = record.stage == Stage::Submitted;
        Self {
            unit: record.held_at_submission(nodes).map(|held| Cover::of(&held, nodes)),
            recommendations: rounds.keys().next_back().copied().filter(|_| !is_with_reviewers),
            rounds,
        }
    }

    /// What the latest step among these changes recorded, seen from them and from links without their change.
    pub fn among<'a>(changes: impl IntoIterator<Item = &'a Change> + Clone, stubs: &[Node]) -> Self {
        let steps = changes.clone().into_iter().filter(|change| change.subject == Subject::Progress);
        let Some(step) = standing(steps.collect()).map(|standing| standing.current) else {
            return Self::default();
        };
        // What cannot be read freezes nothing; whoever takes it in refuses it.
        let Ok(record) = serde_json::from_value::<ProgressRecord>(step.value.clone()) else {
            return Self::default();
        };
        if record.handovers.is_empty() {
            return Self::default();
        }
        let nodes: Vec<Node> =
            changes.into_iter().filter_map(Node::of).chain(stubs.iter().copied()).collect();
        Self::of(&record, &nodes)
    }

    /// Whether nothing can be late.
    pub fn is_empty(&self) -> bool {
        self.unit.is_none() && self.rounds.is_empty()
    }

    /// Whether a change does not count yet.
    pub fn is_late(&self, change: &Change) -> bool {
        !self.covers(&change.subject, change.base.is_none(), &Place::of(change))
    }

    /// Whether a change of this subject at this place counts; `begins` when it continues no other one. What an
    /// assessment begins with is never late.
    pub fn covers(&self, subject: &Subject, begins: bool, place: &Place) -> bool {
        if self.is_empty() || *subject == Subject::Profile && begins {
            return true;
        }
        let cover = match row(subject).side {
            Side::Unit | Side::FollowUp => self.unit.as_ref(),
            Side::Layer(column) => self.rounds.get(&column.round()),
            Side::Recommendation => self.recommendations.and_then(|round| self.rounds.get(&round)),
            Side::Team | Side::Stage | Side::Letter | Side::Anybody | Side::Unknown => None,
        };
        cover.is_none_or(|cover| cover.has(place))
    }
}
