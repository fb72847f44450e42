use chrono::NaiveDate;
use pilar_core::instrument::{Area, Instrument};
use pilar_core::review::State;
use pilar_core::scoring::{Scores, Spread};
use pilar_core::worksheet::Layer;
pub use pilar_files::portfolio::{PortfolioArea, PortfolioRow};
use rust_decimal::Decimal;
use serde::Serialize;
use uuid::Uuid;

use super::score::{float, headlines};
use crate::clock;
use pilar_core::assessment::{Assessed, Assessment};

/// How many of the lowest units an area names.
const LAGGING: usize = 5;

/// Every assessment of a workspace side by side. Unrounded points unless a field says otherwise.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct PortfolioView {
    /// One row for each assessment, oldest first.
    pub rows: Vec<PortfolioRow>,
    /// How each area is spread over the rows.
    pub areas: Vec<AreaSpreadView>,
}

/// How an area is spread over the units; percent of its weight, blanks earning nothing.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct AreaSpreadView {
    /// Key of the area.
    pub key: String,
    /// Name.
    pub name: String,
    /// Units that have it.
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
    /// The lowest units below the median, lowest first, five at most.
    pub lagging: Vec<LaggingView>,
}

/// A unit that lags in an area.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct LaggingView {
    /// Id of its assessment.
    pub id: Uuid,
    /// Name of the unit.
    pub unit: String,
    /// Year.
    pub year: u16,
    /// Percent of the area's weight, blanks earning nothing.
    pub percent: f64,
}

/// Points or percent of one area of one assessment.
struct AreaPoints<'a> {
    area: &'a Area,
    percent: Decimal,
    floor: Decimal,
}

pub(crate) fn portfolio_view(
    assessments: &[Assessment],
    state: Option<&str>,
    today: NaiveDate,
) -> PortfolioView {
    let mut rows = Vec::new();
    let mut spreads: Vec<(&Area, Vec<(Decimal, usize)>)> = Vec::new();
    for assessment in assessments {
        let review = State::of(assessment.instrument, &assessment.book);
        if state.is_some_and(|state| !review.name().eq_ignore_ascii_case(state.trim())) {
            continue;
        }
        let assessed = Assessed::of(assessment.instrument, assessment.book.own(Layer::Unit));
        let areas = area_points(assessment.instrument, &assessed.scores);
        for points in &areas {
            let at = spreads.iter().position(|(area, _)| area.key == points.area.key);
            let at = at.unwrap_or_else(|| {
                spreads.push((points.area, Vec::new()));
                spreads.len() - 1
            });
            spreads[at].1.push((points.floor, rows.len()));
        }
        rows.push(row(assessment, &assessed, review, &areas, today));
    }
    let areas = spreads.into_iter().filter_map(|(area, figures)| area_spread(area, figures, &rows)).collect();
    PortfolioView { rows, areas }
}

fn row(
    assessment: &Assessment,
    assessed: &Assessed,
    state: State,
    areas: &[AreaPoints<'_>],
    today: NaiveDate,
) -> PortfolioRow {
    let (profile, scores, book) = (&assessment.profile, &assessed.scores, &assessment.book);
    let verdict = assessed.verdicts.iter().find(|verdict| verdict.target == profile.target);
    let reviewed =
        !book.verdicts.is_empty() || book.answers.keys().any(|column| column.layer() != Layer::Unit);
    let evaluated = reviewed.then(|| {
        let sheet = book.sheet(Layer::Dalnis, book.progress.round);
        float(pilar_core::scoring::score(assessment.instrument, &sheet).total.score)
    });
    let share = Decimal::from(scores.answered * 100).checked_div(Decimal::from(scores.of));
    PortfolioRow {
        id: assessment.id,
        unit: profile.unit.clone(),
        instansi: profile.instansi.clone(),
        year: profile.year,
        target: profile.target.clone(),
        total: float(scores.total.score),
        floor: float(scores.total.floor),
        headlines: headlines(assessment.instrument, scores, |triple| triple.score),
        evaluated,
        gates_met: verdict.map_or(0, |verdict| verdict.gates.iter().filter(|gate| gate.met).count()),
        gates: verdict.map_or(0, |verdict| verdict.gates.len()),
        met: verdict.is_some_and(|verdict| verdict.met),
        answered: scores.answered,
        of: scores.of,
        progress: float(share.unwrap_or_default()),
        state: state.name(),
        round: book.progress.round.number(),
        deadline: profile.deadline.map(|day| day.to_string()),
        days_left: profile.deadline.map(|day| (day - today).num_days()),
        areas: areas
            .iter()
            .map(|points| PortfolioArea {
                key: points.area.key.clone(),
                percent: float(points.percent),
                floor: float(points.floor),
            })
            .collect(),
        changed: clock::local_text(assessment.changed_millis),
    }
}

fn area_points<'a>(instrument: &'a Instrument, scores: &Scores) -> Vec<AreaPoints<'a>> {
    let points = |area: &'a Area| {
        let sum = |of: &dyn Fn(usize) -> Decimal| area.nodes.iter().map(|node| of(*node)).sum::<Decimal>();
        let weight = sum(&|node| instrument.nodes[node].weight);
        let percent =
            |points: Decimal| (points * Decimal::ONE_HUNDRED).checked_div(weight).unwrap_or_default();
        AreaPoints {
            area,
            percent: percent(sum(&|node| scores.nodes[node].points.score)),
            floor: percent(sum(&|node| scores.nodes[node].points.floor)),
        }
    };
    instrument.areas.iter().map(points).collect()
}

fn area_spread(
    area: &Area,
    mut figures: Vec<(Decimal, usize)>,
    rows: &[PortfolioRow],
) -> Option<AreaSpreadView> {
    figures.sort_unstable();
    let spread = Spread::of(&figures.iter().map(|(percent, _)| *percent).collect::<Vec<_>>())?;
    let lagging = figures.iter().filter(|(percent, _)| *percent < spread.median).take(LAGGING);
    Some(AreaSpreadView {
        key: area.key.clone(),
        name: area.name.clone(),
        units: spread.count,
        min: float(spread.min),
        q1: float(spread.q1),
        median: float(spread.median),
        q3: float(spread.q3),
        max: float(spread.max),
        spread: float(spread.range()),
        lagging: lagging
            .map(|(percent, at)| LaggingView {
                id: rows[*at].id,
                unit: rows[*at].unit.clone(),
                year: rows[*at].year,
                percent: float(*percent),
            })
            .collect(),
    })
}

/// Several assessments beside each other.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct CompareView {
    /// The assessments, in the order asked for.
    pub columns: Vec<CompareColumn>,
    /// Total, headlines, areas and nodes, in the order of the worksheet.
    pub rows: Vec<CompareRow>,
}

/// One of the assessments compared.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct CompareColumn {
    /// Its id.
    pub id: Uuid,
    /// Name of the unit.
    pub unit: String,
    /// Year.
    pub year: u16,
    /// Key of the target.
    pub target: String,
}

/// One figure of every assessment, in points as the official sheet counts.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct CompareRow {
    /// Total, headline's key, area's key or node's code.
    pub key: String,
    /// Name.
    pub name: String,
    /// `total`, `headline`, `area` or `node`.
    #[ts(type = "'total' | 'headline' | 'area' | 'node'")]
    pub kind: &'static str,
    /// Points per assessment; `null` where its worksheet has no such row.
    pub values: Vec<Option<f64>>,
    /// From the lowest to the highest.
    pub spread: f64,
}

pub(crate) fn compare_view(assessments: &[Assessment]) -> CompareView {
    let mut rows: Vec<(String, String, &'static str, Vec<Option<Decimal>>)> = Vec::new();
    for (column, assessment) in assessments.iter().enumerate() {
        let instrument = assessment.instrument;
        let scores = pilar_core::scoring::score(instrument, assessment.book.own(Layer::Unit));
        let mut put = |key: &str, name: &str, kind: &'static str, points: Decimal| {
            let at = rows.iter().position(|row| row.0 == key && row.2 == kind).unwrap_or_else(|| {
                rows.push((key.to_owned(), name.to_owned(), kind, vec![None; assessments.len()]));
                rows.len() - 1
            });
            rows[at].3[column] = Some(points);
        };
        put("total", "Nilai total", "total", scores.total.score);
        for headline in &instrument.headlines {
            put(&headline.key, &headline.name, "headline", scores.nodes[headline.node].points.score);
        }
        for area in &instrument.areas {
            let points = area.nodes.iter().map(|node| scores.nodes[*node].points.score).sum();
            put(&area.key, &area.name, "area", points);
        }
        for (node, score) in instrument.nodes.iter().zip(&scores.nodes) {
            put(&node.code, &node.name, "node", score.points.score);
        }
    }
    let columns = assessments.iter().map(|assessment| CompareColumn {
        id: assessment.id,
        unit: assessment.profile.unit.clone(),
        year: assessment.profile.year,
        target: assessment.profile.target.clone(),
    });
    let rows = rows.into_iter().map(|(key, name, kind, values)| {
        let known: Vec<Decimal> = values.iter().flatten().copied().collect();
        CompareRow {
            key,
            name,
            kind,
            values: values.into_iter().map(|value| value.map(float)).collect(),
            spread: float(Spread::of(&known).map(|spread| spread.range()).unwrap_or_default()),
        }
    });
    CompareView { columns: columns.collect(), rows: rows.collect() }
}
