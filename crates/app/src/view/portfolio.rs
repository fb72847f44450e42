use chrono::NaiveDate;
use pilar_core::instrument::Instrument;
use pilar_core::review::State;
use pilar_core::scoring::Spread;
use pilar_core::worksheet::Layer;
pub use pilar_files::portfolio::{PortfolioArea, PortfolioRow};
use rust_decimal::Decimal;
use serde::Serialize;
use uuid::Uuid;

use super::score::{float, headlines};
use crate::clock;
use pilar_core::assessment::{AreaShare, Assessment, SpreadOfArea, area_shares, area_spreads};

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
    /// A short name for narrow places.
    pub short: String,
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

/// One assessment of a portfolio and what it adds to the spread of the areas.
pub(crate) struct PortfolioUnit {
    instrument: &'static Instrument,
    row: PortfolioRow,
    areas: Vec<AreaShare>,
}

pub(crate) fn portfolio_view(units: Vec<PortfolioUnit>) -> PortfolioView {
    let spreads = area_spreads(units.iter().map(|unit| (unit.instrument, unit.areas.as_slice())));
    let rows: Vec<PortfolioRow> = units.into_iter().map(|unit| unit.row).collect();
    let areas = spreads.into_iter().map(|area| area_spread(area, &rows)).collect();
    PortfolioView { rows, areas }
}

pub(crate) fn portfolio_unit(assessment: &Assessment, state: State, today: NaiveDate) -> PortfolioUnit {
    let (profile, instrument) = (&assessment.profile, assessment.instrument);
    let summary = assessment.summary();
    let scores = &summary.scores;
    let gates = summary.verdict.as_ref().map_or(&[][..], |verdict| &verdict.gates);
    let areas = area_shares(instrument, scores);
    let share = Decimal::from(scores.answered * 100).checked_div(Decimal::from(scores.of));
    let row = PortfolioRow {
        id: assessment.id,
        unit: profile.unit.clone(),
        instansi: profile.instansi.clone(),
        year: profile.year,
        target: profile.target.clone(),
        total: float(scores.total.score),
        floor: float(scores.total.floor),
        headlines: headlines(instrument, scores, |triple| triple.score),
        evaluated: assessment.evaluated().map(float),
        gates_met: gates.iter().filter(|gate| gate.met).count(),
        gates: gates.len(),
        met: summary.met(),
        answered: scores.answered,
        of: scores.of,
        progress: float(share.unwrap_or_default()),
        state: state.name(),
        round: assessment.book.progress.round.number(),
        deadline: profile.deadline.map(|day| day.to_string()),
        days_left: profile.deadline.map(|day| (day - today).num_days()),
        areas: instrument
            .areas
            .iter()
            .zip(&areas)
            .map(|(area, share)| PortfolioArea {
                key: area.key.clone(),
                percent: float(share.score),
                floor: float(share.floor),
            })
            .collect(),
        tags: assessment.tags.clone(),
        changed: clock::local_text(assessment.changed_millis),
    };
    PortfolioUnit { instrument, row, areas }
}

fn area_spread(of: SpreadOfArea, rows: &[PortfolioRow]) -> AreaSpreadView {
    let SpreadOfArea { area, spread, lagging } = of;
    AreaSpreadView {
        key: area.key.clone(),
        name: area.name.clone(),
        short: area.short.clone(),
        units: spread.count,
        min: float(spread.min),
        q1: float(spread.q1),
        median: float(spread.median),
        q3: float(spread.q3),
        max: float(spread.max),
        spread: float(spread.range()),
        lagging: lagging
            .into_iter()
            .map(|(percent, at)| LaggingView {
                id: rows[at].id,
                unit: rows[at].unit.clone(),
                year: rows[at].year,
                percent: float(percent),
            })
            .collect(),
    }
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
