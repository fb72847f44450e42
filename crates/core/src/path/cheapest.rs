use std::collections::BTreeSet;

use rust_decimal::Decimal;

use super::family::{Family, Unavailable};
use super::frontier::{Builder, Choice, Worth};
use super::raise::{Checked, MOST_COST, Raises};
use super::scale::Scale;
use super::what_if::what_if;
use crate::gates::{PredicateResult, judge_above};
use crate::instrument::{Instrument, SoalId, Target};
use crate::scoring::{Scores, score};
use crate::worksheet::{Answer, Worksheet};

/// How many next-best paths are told.
const NEXT_BEST: usize = 3;

/// What a search comes to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// The predicate can be met.
    Reached(Path),
    /// It cannot, whatever is raised.
    OutOfReach(Best),
}

/// Answers to raise so that every gate is met.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Path {
    /// What all steps cost.
    pub cost: u64,
    /// At most one of each question, in the order of the worksheet.
    pub steps: Vec<Step>,
    /// The scores with all steps done.
    pub scores: Scores,
    /// The gates with all steps done; their minimums are those of the search.
    pub verdict: PredicateResult,
}

/// One answer that is raised.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// Index in [`Instrument::questions`].
    pub question: usize,
    /// The input.
    pub soal: SoalId,
    /// The answer it has; `None` is a blank.
    pub from: Option<Answer>,
    /// The answer it gets.
    pub to: Answer,
    /// What it costs.
    pub cost: u32,
    /// Points it adds to the floor.
    pub gain: Decimal,
}

/// Where everything stands when all is raised that can be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Best {
    /// The best possible scores.
    pub scores: Scores,
    /// The gates with them: those that are unmet are out of reach.
    pub verdict: PredicateResult,
}

/// The most that a budget brings, gates left aside.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Budget {
    /// What is spent.
    pub cost: u64,
    /// The best total on the floor, in points, rounded down at the eighteenth decimal.
    pub total: Decimal,
}

/// A worksheet, a predicate and what may be raised.
pub struct Search<'a> {
    instrument: &'a Instrument,
    sheet: &'a Worksheet,
    target: &'a Target,
    raises: &'a [Checked],
    above: Decimal,
    today: Scores,
    scale: Scale,
    choices: Vec<Vec<Choice>>,
}

impl<'a> Search<'a> {
    /// Prepares a search. Every gate of the predicate has to be met with `above` points to spare; of paths that are
    /// alike otherwise, one is preferred whose questions (indices) are `supported`, that is, have evidence at hand.
    pub fn new(
        instrument: &'a Instrument,
        sheet: &'a Worksheet,
        target: &'a Target,
        raises: &'a Raises,
        supported: &BTreeSet<usize>,
        above: Decimal,
    ) -> Self {
        let raises = &raises.all;
        let scores = score(instrument, sheet);
        let scale = Scale::new(instrument, &scores, raises);
        let mut choices = vec![Vec::new(); instrument.questions.len()];
        for (at, raise) in raises.iter().enumerate().filter(|(_, raise)| !raise.gain.is_zero()) {
            let worth = Worth {
                points: scale.gain(instrument, &scores, raise),
                fewer: -1,
                evidence: i32::from(supported.contains(&raise.question)),
            };
            choices[raise.question].push(Choice { raise: at, cost: raise.cost, worth });
        }
        Self { instrument, sheet, target, raises, above, today: scores, scale, choices }
    }

    /// The cheapest raises with which every gate is met on the floor; of equally cheap ones those with more points,
    /// then with fewer questions, then with more evidence at hand.
    pub fn cheapest(&self) -> Result<Outcome, Unavailable> {
        let family = self.family()?;
        let best = self.best();
        if !best.verdict.met {
            return Ok(Outcome::OutOfReach(best));
        }
        let found = self.solve(&family, None, MOST_COST)?;
        found.map(Outcome::Reached).ok_or(Unavailable::NotVerified)
    }

    /// The three cheapest of the paths in which one step of `path` is not to be had. Steps that cost nothing are had.
    pub fn next_best(&self, path: &Path) -> Result<Vec<Path>, Unavailable> {
        let family = self.family()?;
        let mut found: Vec<Path> = Vec::new();
        let mut limit = MOST_COST;
        for step in path.steps.iter().filter(|step| step.cost > 0) {
            let forbidden =
                self.raises.iter().position(|raise| raise.soal == step.soal && raise.to == step.to);
            let Some(other) = self.solve(&family, forbidden, limit)? else { continue };
            if found.iter().any(|known| known.steps == other.steps) {
                continue;
            }
            found.push(other);
            found.sort_by(|one, other| {
                let key = |path: &Path| (path.cost, -path.scores.total.floor, path.steps.len());
                key(one).cmp(&key(other))
            });
            found.truncate(NEXT_BEST);
            if let (NEXT_BEST, Some(last)) = (found.len(), found.last()) {
                limit = last.cost;
            }
        }
        Ok(found)
    }

    /// The best total for every cost at which it rises, gates left aside; the first costs nothing.
    pub fn curve(&self) -> Result<Vec<Budget>, Unavailable> {
        let family = self.family()?.without_needs();
        let states = family.solve(&mut Builder::new(&self.choices, None, limit(MOST_COST)));
        let budget = |cost: u32, points| Budget { cost: cost.into(), total: self.today.total.floor + points };
        Ok(states.iter().map(|state| budget(state.cost, self.scale.points(state.worth.points))).collect())
    }

    /// Everything raised to where it adds most: no gate can come out higher.
    fn best(&self) -> Best {
        let best =
            self.choices.iter().filter_map(|choices| choices.iter().max_by_key(|choice| choice.worth.points));
        let (scores, verdict) = self.judged(&self.with(best.map(|choice| choice.raise)));
        Best { scores, verdict }
    }

    /// The gates' families with what each needs beyond today.
    fn family(&self) -> Result<Family, Unavailable> {
        let (_, verdict) = self.judged(self.sheet);
        Family::of(self.instrument, &verdict.gates, &self.scale)
    }

    fn solve(
        &self,
        family: &Family,
        forbidden: Option<usize>,
        most: u64,
    ) -> Result<Option<Path>, Unavailable> {
        let mut builder = Builder::new(&self.choices, forbidden, limit(most));
        let states = family.solve(&mut builder);
        states.first().map(|state| self.verified(&builder.raises_of(state))).transpose()
    }

    /// The path of these raises (indices), scored and judged as any worksheet is.
    fn verified(&self, raises: &[usize]) -> Result<Path, Unavailable> {
        let step = |raise: &usize| {
            let raise = &self.raises[*raise];
            Step {
                question: raise.question,
                soal: raise.soal,
                from: self.sheet.get(&raise.soal).cloned(),
                to: raise.to.clone(),
                cost: raise.cost,
                gain: raise.gain * self.today.most_points(self.instrument, raise.question),
            }
        };
        let mut steps: Vec<Step> = raises.iter().map(step).collect();
        steps.sort_by_key(|step| step.question);
        let (scores, verdict) = self.judged(&self.with(raises.iter().copied()));
        if !verdict.met {
            return Err(Unavailable::NotVerified);
        }
        Ok(Path { cost: steps.iter().map(|step| u64::from(step.cost)).sum(), steps, scores, verdict })
    }

    /// The worksheet with these raises (indices).
    fn with(&self, raises: impl Iterator<Item = usize>) -> Worksheet {
        let answers = raises.map(|at| (self.raises[at].soal, Some(self.raises[at].to.clone())));
        what_if(self.sheet, &answers.collect())
    }

    fn judged(&self, sheet: &Worksheet) -> (Scores, PredicateResult) {
        let scores = score(self.instrument, sheet);
        let verdict = judge_above(self.instrument, &scores, self.target, self.above);
        (scores, verdict)
    }
}

/// No sum of costs is larger than [`MOST_COST`].
fn limit(most: u64) -> u32 {
    u32::try_from(most).unwrap_or(u32::MAX)
}
