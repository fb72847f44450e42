//! What a list of units says of each, and how an area is spread over them.

use rust_decimal::Decimal;

use super::Assessment;
use crate::gates::{PredicateResult, judge_target};
use crate::instrument::{Area, Instrument};
use crate::review::State;
use crate::scoring::{Scores, Spread, score};
use crate::worksheet::Layer;

/// How many of the lowest units an area names.
const LAGGING: usize = 5;

/// The figures of one unit in a list of many: its own answers and its own target, without warnings.
#[derive(Debug, Clone)]
pub struct Summary {
    /// The scores of the unit's answers.
    pub scores: Scores,
    /// What the gates of its target say; `None` when the worksheet knows no such target.
    pub verdict: Option<PredicateResult>,
}

impl Summary {
    /// Whether the gates of its target are all met.
    pub fn met(&self) -> bool {
        self.verdict.as_ref().is_some_and(|verdict| verdict.met)
    }
}

impl Assessment {
    /// Scores the unit's answers and judges the gates of its target.
    pub fn summary(&self) -> Summary {
        let scores = score(self.instrument, self.sheet());
        let target = self.instrument.target(&self.profile.target);
        let verdict = target.map(|target| judge_target(self.instrument, &scores, target));
        Summary { scores, verdict }
    }

    /// The total of pengendali teknis' effective sheet, in points; `None` while the team said nothing.
    pub fn evaluated(&self) -> Option<Decimal> {
        Some(self.evaluation()?.total.score)
    }

    /// The scores of pengendali teknis' effective sheet; `None` while the team said nothing.
    pub fn evaluation(&self) -> Option<Scores> {
        let book = &self.book;
        let sheet = book.has_result().then(|| book.sheet(Layer::Dalnis, book.progress.round))?;
        Some(score(self.instrument, &sheet))
    }

    /// Where the review is, as people name it.
    pub fn state(&self) -> State {
        State::of(self.instrument, &self.book)
    }
}

/// What a unit earns in an area, in percent of the area's weight.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AreaShare {
    /// As the official sheet counts.
    pub score: Decimal,
    /// Blanks earn nothing.
    pub floor: Decimal,
}

/// What a unit earns in each area, parallel to [`Instrument::areas`].
pub fn area_shares(instrument: &Instrument, scores: &Scores) -> Vec<AreaShare> {
    let share = |area: &Area| {
        let sum = |of: &dyn Fn(usize) -> Decimal| area.nodes.iter().map(|node| of(*node)).sum::<Decimal>();
        let weight = sum(&|node| instrument.nodes[node].weight);
        let percent =
            |points: Decimal| (points * Decimal::ONE_HUNDRED).checked_div(weight).unwrap_or_default();
        AreaShare {
            score: percent(sum(&|node| scores.nodes[node].points.score)),
            floor: percent(sum(&|node| scores.nodes[node].points.floor)),
        }
    };
    instrument.areas.iter().map(share).collect()
}

/// How an area is spread over units, in percent of its weight, blanks earning nothing.
#[derive(Debug, Clone)]
pub struct SpreadOfArea {
    /// The area, as the first unit's worksheet has it.
    pub area: &'static Area,
    /// Its spread over the units that have it.
    pub spread: Spread,
    /// The lowest units below the median, lowest first, five at most: their percent and their places among the units.
    pub lagging: Vec<(Decimal, usize)>,
}

/// How each area is spread over units, each with its worksheet and what it earns in the areas of that.
///
/// Areas of different worksheets are the same when they have the same key.
pub fn area_spreads<'a>(
    units: impl IntoIterator<Item = (&'static Instrument, &'a [AreaShare])>,
) -> Vec<SpreadOfArea> {
    let mut areas: Vec<(&Area, Vec<(Decimal, usize)>)> = Vec::new();
    for (place, (instrument, shares)) in units.into_iter().enumerate() {
        for (area, share) in instrument.areas.iter().zip(shares) {
            let at = areas.iter().position(|(known, _)| known.key == area.key);
            let at = at.unwrap_or_else(|| {
                areas.push((area, Vec::new()));
                areas.len() - 1
            });
            areas[at].1.push((share.floor, place));
        }
    }
    areas.into_iter().filter_map(|(area, figures)| spread_of(area, figures)).collect()
}

fn spread_of(area: &'static Area, mut figures: Vec<(Decimal, usize)>) -> Option<SpreadOfArea> {
    figures.sort_unstable();
    let spread = Spread::of(&figures.iter().map(|(percent, _)| *percent).collect::<Vec<_>>())?;
    let below = figures.into_iter().filter(|(percent, _)| *percent < spread.median);
    Some(SpreadOfArea { area, spread, lagging: below.take(LAGGING).collect() })
}
