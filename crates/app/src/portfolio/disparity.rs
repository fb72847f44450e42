use std::collections::{BTreeMap, BTreeSet};

use pilar_core::agency::{TagGroup, TagKey, lagging_since, ranks, tag_groups};
use pilar_core::assessment::{AreaShare, area_shares};
use pilar_core::instrument::Instrument;
use pilar_core::scoring::Spread;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::chosen::{PortfolioFilter, UnitName, of_chosen, require_any};
use super::compared::{Unit, doubts, with_answers};
use crate::error::{PortfolioError, Result};
use crate::session::Session;
use crate::view::float;

/// The key under which the total stands beside the areas.
pub(super) const TOTAL: &str = "total";

/// What is put beside each other over the years.
#[derive(Debug, Clone, Default, Deserialize, ts_rs::TS)]
pub struct DisparityInput {
    /// Which assessments.
    pub filter: PortfolioFilter,
    /// What they are grouped by; all of them are one group without it.
    pub by: Option<TagKey>,
}

/// How units are spread over years and groups. Points of the total and percent of an area's weight, blanks earning
/// nothing; assessments without any answer are left out.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct DisparityView {
    /// The years, in their order.
    pub years: Vec<u16>,
    /// The total and every area.
    pub areas: Vec<DisparityArea>,
    /// The groups, those without the tag last.
    pub groups: Vec<DisparityGroup>,
    /// A spread for each area, group and year that has units.
    pub cells: Vec<DisparityCell>,
    /// How every unit went, by agency and name.
    pub units: Vec<UnitCourse>,
    /// What to know before relying on it, Indonesian sentences.
    pub notices: Vec<String>,
}

/// The total or an area.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct DisparityArea {
    /// Key of the area, or `total`.
    pub key: String,
    /// Name.
    pub name: String,
    /// A short name for narrow places.
    pub short: String,
}

/// A group of units.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct DisparityGroup {
    /// Its tag; `null` for those without one, or for all when they are not grouped.
    pub name: Option<String>,
    /// Assessments in it, over all years.
    pub units: usize,
}

/// How a group is spread in an area in a year.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct DisparityCell {
    /// Key of the area, or `total`.
    pub area: String,
    /// Which of the groups, from 0.
    pub group: usize,
    /// Year.
    pub year: u16,
    /// Assessments that have it.
    pub units: usize,
    /// The lowest.
    pub min: f64,
    /// First quartile.
    pub q1: f64,
    /// Median.
    pub median: f64,
    /// Third quartile.
    pub q3: f64,
    /// The highest.
    pub max: f64,
    /// From the lowest to the highest.
    pub spread: f64,
}

/// A unit over the years.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct UnitCourse {
    /// Name of the unit.
    pub unit: String,
    /// Name of the agency.
    pub instansi: String,
    /// Its tag in its last year; `null` without one, or when they are not grouped.
    pub tag: Option<String>,
    /// The years it was assessed in; of two assessments of one year the one begun last.
    pub years: Vec<UnitYear>,
    /// Since which year it is below the median of all without a break, up to the last year there is, by the area's key.
    pub since: BTreeMap<String, u16>,
}

/// A unit in a year.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct UnitYear {
    /// Its assessment.
    pub id: Uuid,
    /// Year.
    pub year: u16,
    /// Points of the total, blanks earning nothing.
    pub total: f64,
    /// Its place among the units of the year by these points, the best first.
    pub rank: usize,
    /// How many units there are in that year.
    pub of: usize,
}

struct Read {
    unit: Unit,
    tag: Option<String>,
    shares: Vec<AreaShare>,
}

impl Read {
    /// What it has in an area, or in total.
    fn figure(&self, area: &str) -> Option<Decimal> {
        if area == TOTAL {
            return Some(self.unit.scores.total.floor);
        }
        let at = self.unit.instrument.areas.iter().position(|own| own.key == area)?;
        self.shares.get(at).map(|share| share.floor)
    }
}

/// How the assessments that the filter lets through are spread over years and groups, and how every unit went.
///
/// # Errors
/// [`PortfolioError::NoUnits`] when there are none, [`PortfolioError::Unanswered`] when nothing is in them.
pub fn disparity(session: &Session, given: &DisparityInput) -> Result<DisparityView> {
    let read = of_chosen(session, &given.filter, &["answer"], |assessment, _| {
        let unit = Unit::of(&assessment);
        Read {
            shares: area_shares(unit.instrument, &unit.scores),
            tag: given.by.and_then(|key| assessment.tags.get(&key).cloned()),
            unit,
        }
    })?;
    let (read, left_out) = with_answers(require_any(read, &given.filter)?, |one| &one.unit);
    if read.is_empty() {
        return Err(PortfolioError::Unanswered(given.filter.said()).into());
    }
    let groups = tag_groups(read.iter().map(|one| one.tag.as_deref()));
    let years: BTreeSet<u16> = read.iter().map(|one| one.unit.name.year).collect();
    let areas = areas(&read);
    let mut notices = doubts(read.iter().map(|one| &one.unit));
    notices.extend(left_out);
    notices.extend(given.by.into_iter().flat_map(|key| spellings(key, &groups)));
    Ok(DisparityView {
        cells: cells(&read, &areas, &groups, &years),
        units: courses(&read, &areas, &years),
        groups: groups
            .into_iter()
            .map(|group| DisparityGroup { name: group.name, units: group.members.len() })
            .collect(),
        years: years.into_iter().collect(),
        areas,
        notices,
    })
}

/// Tags that were taken for one although they are spelt otherwise.
fn spellings(key: TagKey, groups: &[TagGroup]) -> Vec<String> {
    let twice = groups.iter().filter(|group| !group.other_spellings.is_empty());
    twice
        .map(|group| {
            let name = group.name.as_deref().unwrap_or_default();
            let others: Vec<String> =
                group.other_spellings.iter().map(|other| format!("\"{other}\"")).collect();
            format!("Penanda {key} \"{name}\" juga ditulis {}; dihitung sebagai satu.", others.join(", "))
        })
        .collect()
}

/// The total and the areas of all worksheets, those of the newest first.
fn areas(read: &[Read]) -> Vec<DisparityArea> {
    let mut worksheets: Vec<&'static Instrument> = read.iter().map(|one| one.unit.instrument).collect();
    worksheets.sort_by_key(|instrument| std::cmp::Reverse((instrument.year, instrument.version)));
    let mut areas =
        vec![DisparityArea { key: TOTAL.into(), name: "Nilai total".into(), short: "Total".into() }];
    for area in worksheets.into_iter().flat_map(|instrument| &instrument.areas) {
        if areas.iter().all(|known| known.key != area.key) {
            areas.push(DisparityArea {
                key: area.key.clone(),
                name: area.name.clone(),
                short: area.short.clone(),
            });
        }
    }
    areas
}

fn cells(
    read: &[Read],
    areas: &[DisparityArea],
    groups: &[TagGroup],
    years: &BTreeSet<u16>,
) -> Vec<DisparityCell> {
    let mut cells = Vec::new();
    for area in areas {
        for (group, of) in groups.iter().enumerate() {
            let mut by_year: BTreeMap<u16, Vec<Decimal>> = BTreeMap::new();
            for one in of.members.iter().map(|at| &read[*at]) {
                if let Some(figure) = one.figure(&area.key) {
                    by_year.entry(one.unit.name.year).or_default().push(figure);
                }
            }
            let spreads = years.iter().filter_map(|year| Some((*year, Spread::of(by_year.get(year)?)?)));
            cells.extend(spreads.map(|(year, spread)| DisparityCell {
                area: area.key.clone(),
                group,
                year,
                units: spread.count,
                min: float(spread.min),
                q1: float(spread.q1),
                median: float(spread.median),
                q3: float(spread.q3),
                max: float(spread.max),
                spread: float(spread.range()),
            }));
        }
    }
    cells
}

fn courses(read: &[Read], areas: &[DisparityArea], years: &BTreeSet<u16>) -> Vec<UnitCourse> {
    // Oldest first, so that the assessment that was begun last stands for its year.
    let mut units: BTreeMap<(String, String), BTreeMap<u16, &Read>> = BTreeMap::new();
    for one in read {
        units.entry(one.unit.identity()).or_default().insert(one.unit.name.year, one);
    }
    let mut places: BTreeMap<Uuid, (usize, usize)> = BTreeMap::new();
    let mut medians: BTreeMap<(&str, u16), Decimal> = BTreeMap::new();
    for year in years {
        let of_year: Vec<&Read> = units.values().filter_map(|own| own.get(year).copied()).collect();
        let totals: Vec<Decimal> = of_year.iter().map(|one| one.unit.scores.total.floor).collect();
        for (one, rank) in of_year.iter().zip(ranks(&totals)) {
            places.insert(one.unit.name.id, (rank, totals.len()));
        }
        for area in areas {
            let figures: Vec<Decimal> = of_year.iter().filter_map(|one| one.figure(&area.key)).collect();
            medians.extend(Spread::of(&figures).map(|spread| ((area.key.as_str(), *year), spread.median)));
        }
    }
    let course = |own: &BTreeMap<u16, &Read>| {
        let last: &Read = own.last_key_value()?.1;
        let UnitName { unit, instansi, .. } = last.unit.name.clone();
        let since = areas.iter().filter_map(|area| {
            let behind = |year: &u16| {
                let median = medians.get(&(area.key.as_str(), *year))?;
                own.get(year).and_then(|one| one.figure(&area.key)).map(|figure| figure < *median)
            };
            let course: Vec<_> = years.iter().map(|year| (*year, behind(year))).collect();
            Some((area.key.clone(), lagging_since(&course)?))
        });
        let of_year = |(year, one): (&u16, &&Read)| {
            let id = one.unit.name.id;
            let (rank, of) = places.get(&id).copied()?;
            Some(UnitYear { id, year: *year, total: float(one.unit.scores.total.floor), rank, of })
        };
        Some(UnitCourse {
            unit,
            instansi,
            tag: last.tag.clone(),
            since: since.collect(),
            years: own.iter().filter_map(of_year).collect(),
        })
    };
    units.values().filter_map(course).collect()
}
