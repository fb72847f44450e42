use thiserror::Error;

use super::frontier::{Builder, State};
use super::scale::Scale;
use crate::gates::{GateResult, points_needed, touches};
use crate::instrument::Instrument;

/// Why there is no path to tell; scores and gates are not touched by it.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Unavailable {
    /// Two gates share some questions, and each looks at others besides.
    #[error(
        "syarat {gate} dan {other} sama-sama menilai sebagian pertanyaan, tetapi tidak satu pun mencakup yang lain"
    )]
    GatesCross {
        /// Name of a gate.
        gate: String,
        /// Name of the other one.
        other: String,
    },
    /// Scored afresh, what was found does not do what it should.
    #[error("jalan yang ditemukan tidak lolos penghitungan ulang")]
    NotVerified,
}

/// Questions that a gate looks at together, in a tree of such families: of any two gates either one looks at all that
/// the other does, or they have no question in common.
pub struct Family {
    /// What the raises of its questions have to add; `None` where no gate asks.
    need: Option<i128>,
    /// For each question whether it belongs to the family or to a family below.
    holds: Vec<bool>,
    /// Questions (indices) of no family below.
    own: Vec<usize>,
    below: Vec<Family>,
}

impl Family {
    /// The families of a predicate's gates, inside one of all questions, which no gate needs to judge.
    pub fn of(instrument: &Instrument, gates: &[GateResult], scale: &Scale) -> Result<Self, Unavailable> {
        let count = instrument.questions.len();
        let mut wanted: Vec<(Vec<bool>, i128, usize)> = gates
            .iter()
            .map(|result| {
                let subject = &instrument.gates[result.gate].subject;
                let holds = (0..count).map(|question| touches(instrument, subject, question)).collect();
                (holds, scale.need(points_needed(instrument, result)), result.gate)
            })
            .collect();
        for (at, (holds, _, gate)) in wanted.iter().enumerate() {
            if let Some((.., other)) = wanted[..at].iter().find(|(others, ..)| cross(holds, others)) {
                let name = |gate: usize| instrument.gates[gate].name.clone();
                return Err(Unavailable::GatesCross { gate: name(*other), other: name(*gate) });
            }
        }
        // Larger ones first, so that whatever holds a family is there before it.
        wanted.sort_by_key(|(holds, ..)| std::cmp::Reverse(holds.iter().filter(|holds| **holds).count()));
        let mut all =
            Self { need: None, holds: vec![true; count], own: (0..count).collect(), below: Vec::new() };
        for (holds, need, _) in wanted {
            all.take(holds, need);
        }
        Ok(all)
    }

    fn take(&mut self, holds: Vec<bool>, need: i128) {
        if self.holds == holds {
            self.need = Some(self.need.map_or(need, |known| known.max(need)));
        } else if let Some(inner) = self.below.iter_mut().find(|inner| within(&holds, &inner.holds)) {
            inner.take(holds, need);
        } else {
            let (own, rest) = self.own.iter().partition(|question| holds[**question]);
            self.own = rest;
            self.below.push(Self { need: Some(need), holds, own, below: Vec::new() });
        }
    }

    /// The same families, and no gate asks for anything.
    pub fn without_needs(mut self) -> Self {
        self.need = None;
        self.below = self.below.into_iter().map(Self::without_needs).collect();
        self
    }

    /// The best that each cost brings to this family, with every gate in it met.
    pub fn solve(&self, builder: &mut Builder<'_>) -> Vec<State> {
        let mut states = Builder::start();
        for question in &self.own {
            states = builder.with_question(states, *question);
        }
        for family in &self.below {
            let inner = family.solve(builder);
            states = builder.combine(&states, &inner);
        }
        if let Some(need) = self.need {
            states.retain(|state| state.worth.points >= need);
        }
        states
    }
}

/// Whether two families share a question and each has one of its own.
fn cross(one: &[bool], other: &[bool]) -> bool {
    let both = one.iter().zip(other).any(|(one, other)| *one && *other);
    both && !within(one, other) && !within(other, one)
}

fn within(inner: &[bool], outer: &[bool]) -> bool {
    inner.iter().zip(outer).all(|(inner, outer)| *outer || !*inner)
}
