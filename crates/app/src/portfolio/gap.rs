use std::collections::BTreeSet;

use pilar_core::agency::{Scored, TagKey, explain_gap, same_questions};
use pilar_core::assessment::Assessment;
use pilar_core::instrument::Instrument;
use pilar_core::text::{folded, tidy};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::KINDS;
use super::chosen::{PortfolioFilter, UnitName};
use super::compared::{Unit, doubts, listed, with_answers};
use crate::error::{AppError, PortfolioError, Result};
use crate::session::Session;
use crate::session::many::{begun, each};
use crate::view::float;

/// Two sides, and among which assessments they are looked for.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, ts_rs::TS)]
pub struct GapInput {
    /// The one side.
    pub a: GapSide,
    /// The other one.
    pub b: GapSide,
    /// Among which assessments groups are looked for; a single unit is taken in any case.
    pub filter: PortfolioFilter,
}

/// One side of a gap.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, ts_rs::TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum GapSide {
    /// A single assessment.
    Unit {
        /// Its id.
        id: Uuid,
    },
    /// Every assessment of a year.
    Year {
        /// The year.
        year: u16,
    },
    /// Every assessment with a tag.
    Tag {
        /// What is grouped by.
        tag: TagKey,
        /// The tag; empty for those without one.
        value: String,
    },
}

/// What lies between two sides: points of the total, blanks earning nothing, in the mean of each side.
///
/// The points of all parts sum to the difference.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct UnitGapView {
    /// The one side.
    pub a: GapGroup,
    /// The other one.
    pub b: GapGroup,
    /// How much more the first side has.
    pub difference: f64,
    /// What each area adds, in the order of the worksheet.
    pub areas: Vec<GapArea>,
    /// The questions that add something, the most first.
    pub parts: Vec<GapQuestion>,
    /// Questions that earn the same on both sides.
    pub same: usize,
    /// What to know before relying on it, Indonesian sentences.
    pub notices: Vec<String>,
}

/// A side of a gap.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct GapGroup {
    /// What it is, for people.
    pub name: String,
    /// Its assessments.
    pub units: Vec<UnitName>,
    /// Their mean.
    pub mean: f64,
}

/// What an area adds to a gap.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct GapArea {
    /// Its key.
    pub key: String,
    /// Its name.
    pub name: String,
    /// A short name for narrow places.
    pub short: String,
    /// How much more the first side earns in it.
    pub points: f64,
}

/// What a question adds to a gap.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct GapQuestion {
    /// Its code.
    pub code: String,
    /// Its title.
    pub title: String,
    /// Key of its area.
    pub area: String,
    /// Points that it earns on the first side, in the mean.
    pub a: f64,
    /// The same on the other side.
    pub b: f64,
    /// How much more it earns on the first side.
    pub points: f64,
    /// Assessments of the first side without a value for it.
    pub blank_a: usize,
    /// The same on the other side.
    pub blank_b: usize,
}

impl GapSide {
    /// Reads a side as it is typed: an id of an assessment, or `tahun=…`, `wilayah=…`, `jenis=…`.
    pub fn read(session: &Session, text: &str) -> Result<Self> {
        let Some((key, value)) = text.split_once('=') else {
            return Ok(Self::Unit { id: session.find(text)? });
        };
        let unknown = || AppError::from(PortfolioError::UnknownGroup(text.to_owned()));
        match folded(key).as_str() {
            "tahun" => value.trim().parse().map(|year| Self::Year { year }).map_err(|_| unknown()),
            key => Ok(Self::Tag { tag: key.parse().map_err(|_| unknown())?, value: tidy(value) }),
        }
    }

    /// Whether an assessment can be on this side by what stands in its profile.
    fn may_have(&self, assessment: &Assessment, filter: &PortfolioFilter) -> bool {
        match self {
            Self::Unit { id } => assessment.id == *id,
            Self::Year { year } => assessment.profile.year == *year && filter.profile(assessment),
            Self::Tag { .. } => filter.profile(assessment),
        }
    }

    /// Whether it has the tag of this side, where it is one of a tag.
    fn has_tag(&self, assessment: &Assessment) -> bool {
        let Self::Tag { tag, value } = self else { return true };
        folded(value) == assessment.tags.get(tag).map(|own| folded(own)).unwrap_or_default()
    }

    fn said(&self) -> String {
        match self {
            Self::Unit { id } => id.to_string(),
            Self::Year { year } => format!("tahun {year}"),
            Self::Tag { tag, value } if folded(value).is_empty() => format!("tanpa {tag}"),
            Self::Tag { tag, value } => format!("{tag} {}", tidy(value)),
        }
    }
}

/// What lies between two sides, question by question; the points of the questions sum to the difference.
///
/// # Errors
/// A side without assessments or without answers, an assessment on both sides, or worksheets that ask different
/// questions: [`PortfolioError`].
pub fn gap(session: &Session, given: &GapInput) -> Result<UnitGapView> {
    let sides = [&given.a, &given.b];
    let mut begun = begun(session)?;
    // A tag is only known once it is read.
    begun.retain(|assessment| sides.iter().any(|side| side.may_have(assessment, &given.filter)));
    let stated = given.filter.state.as_deref().map(str::trim);
    let kinds: Vec<&str> =
        if stated.is_some() { ["tag"].iter().chain(KINDS).copied().collect() } else { vec!["tag", "answer"] };
    let read = each(session, &begun, &kinds, |assessment| {
        let fits = given.filter.tags(&assessment)
            && stated.is_none_or(|name| assessment.state().name().eq_ignore_ascii_case(name));
        let on = sides.map(|side| {
            let single = matches!(side, GapSide::Unit { .. });
            (single || fits) && side.may_have(&assessment, &given.filter) && side.has_tag(&assessment)
        });
        (Unit::of(&assessment), on)
    })?;
    let mut notices = Vec::new();
    let twice: Vec<String> =
        read.iter().filter(|(_, on)| on[0] && on[1]).map(|(unit, _)| unit.name.said()).collect();
    if !twice.is_empty() {
        return Err(PortfolioError::BothSides(listed(&twice)).into());
    }
    let a = Side::of(&given.a, read.iter().filter(|(_, on)| on[0]).map(|(unit, _)| unit), &mut notices)?;
    let b = Side::of(&given.b, read.iter().filter(|(_, on)| on[1]).map(|(unit, _)| unit), &mut notices)?;
    let instrument = require_same(a.units.iter().chain(&b.units).map(|unit| unit.instrument))?;
    notices.extend(doubts(a.units.iter().chain(&b.units).copied()));
    let found = explain_gap(&scored(&a.units), &scored(&b.units));
    // Neither side is empty by now.
    let found = found.ok_or_else(|| PortfolioError::NoUnits(given.filter.said()))?;
    let with_parts = || instrument.questions.iter().zip(&found.parts);
    let areas = instrument.areas.iter().map(|area| {
        let own = with_parts()
            .filter(|(question, _)| instrument.area_of(question).is_some_and(|of| of.key == area.key));
        GapArea {
            key: area.key.clone(),
            name: area.name.clone(),
            short: area.short.clone(),
            points: float(own.map(|(_, part)| part.points).sum()),
        }
    });
    let areas = areas.collect();
    let mut parts: Vec<_> = with_parts().filter(|(_, part)| !part.points.is_zero()).collect();
    // Stable: equal ones stay in the order of the worksheet.
    parts.sort_by_key(|(_, part)| std::cmp::Reverse(part.points.abs()));
    Ok(UnitGapView {
        same: instrument.questions.len() - parts.len(),
        a: a.view(found.a),
        b: b.view(found.b),
        difference: float(found.difference),
        areas,
        parts: parts
            .into_iter()
            .map(|(question, part)| GapQuestion {
                code: question.code.clone(),
                title: question.title.clone(),
                area: instrument.area_of(question).map(|area| area.key.clone()).unwrap_or_default(),
                a: float(part.a),
                b: float(part.b),
                points: float(part.points),
                blank_a: part.blank_a,
                blank_b: part.blank_b,
            })
            .collect(),
        notices,
    })
}

/// The worksheet whose questions all of them ask.
fn require_same(mut all: impl Iterator<Item = &'static Instrument>) -> Result<&'static Instrument> {
    let Some(first) = all.next() else { return Err(PortfolioError::TooFewToCompare.into()) };
    match all.find(|other| !same_questions(first, other)) {
        None => Ok(first),
        Some(other) => {
            let said = |one: &Instrument| format!("{} versi {}", one.name, one.version);
            Err(PortfolioError::OtherQuestions { a: said(first), b: said(other) }.into())
        }
    }
}

fn scored<'a>(units: &[&'a Unit]) -> Vec<Scored<'a>> {
    units.iter().map(|unit| Scored { instrument: unit.instrument, scores: &unit.scores }).collect()
}

struct Side<'a> {
    name: String,
    units: Vec<&'a Unit>,
}

impl<'a> Side<'a> {
    fn of(side: &GapSide, units: impl Iterator<Item = &'a Unit>, notices: &mut Vec<String>) -> Result<Self> {
        let units: Vec<&Unit> = units.collect();
        let name = match (side, units.first()) {
            (GapSide::Unit { .. }, Some(unit)) => unit.name.said(),
            _ => side.said(),
        };
        if units.is_empty() {
            return Err(PortfolioError::NoUnits(name).into());
        }
        let (units, left_out) = with_answers(units, |unit| unit);
        if units.is_empty() {
            return Err(PortfolioError::Unanswered(name).into());
        }
        notices.extend(left_out);
        let years: BTreeSet<u16> = units.iter().map(|unit| unit.name.year).collect();
        if years.len() > 1 {
            let years: Vec<String> = years.iter().map(ToString::to_string).collect();
            notices.push(format!("Kelompok {name} memuat beberapa tahun: {}.", years.join(", ")));
        }
        Ok(Self { name, units })
    }

    fn view(&self, mean: Decimal) -> GapGroup {
        GapGroup {
            name: self.name.clone(),
            units: self.units.iter().map(|unit| unit.name.clone()).collect(),
            mean: float(mean),
        }
    }
}
