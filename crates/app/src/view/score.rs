use std::collections::BTreeMap;

use pilar_core::gates::PredicateResult;
use pilar_core::instrument::{Instrument, Unit};
use pilar_core::scoring::{Scores, Triple, explain_node, explain_question};
use pilar_core::warning::Warning;
use pilar_core::worksheet::Worksheet;
use rust_decimal::Decimal;
use serde::Serialize;

use pilar_core::assessment::Assessed;

/// Total and headlines (for example pengungkit and hasil), in points.
pub type Figures = BTreeMap<String, f64>;

/// A scored worksheet. Numbers are unrounded points unless they say otherwise.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct ScoreView {
    /// Key of the instrument.
    pub instrument: String,
    /// As the official sheet counts, with one field per headline beside it.
    #[serde(flatten)]
    #[ts(skip)]
    pub headlines: Figures,
    /// Total as the official sheet counts, in points.
    pub total: f64,
    /// Blanks earn nothing; this is what the gates are judged on.
    pub floor: Figures,
    /// Blanks earn the best.
    pub ceiling: Figures,
    /// Inputs that count.
    pub answered: usize,
    /// Inputs there are.
    pub of: usize,
    /// Every node, parents first.
    pub nodes: Vec<NodeView>,
    /// Every question in the order of the worksheet.
    pub questions: Vec<QuestionView>,
    /// One verdict per target key.
    pub predicate: BTreeMap<String, PredicateView>,
    /// What to know before relying on the figures.
    pub warnings: Vec<WarningView>,
}

/// One node.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct NodeView {
    /// `PortalRB`'s node id.
    pub id: u32,
    /// Code.
    pub code: String,
    /// Name.
    pub name: String,
    /// Weight in points.
    pub weight: f64,
    /// Points.
    pub score: f64,
    /// Points when blanks earn nothing.
    pub floor: f64,
    /// Points when blanks earn the best.
    pub ceiling: f64,
    /// Score in percent of the weight, 0..=100.
    pub percent: f64,
    /// Inputs that count.
    pub answered: usize,
    /// Inputs there are.
    pub of: usize,
    /// How the score came about, one Indonesian line.
    pub explanation: String,
}

/// One question.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct QuestionView {
    /// Code.
    pub code: String,
    /// Title.
    pub title: String,
    /// What it earns, 0..=1; `null` while it has no value.
    pub fraction: Option<f64>,
    /// How that came about, one Indonesian line.
    pub explanation: String,
}

/// The verdict on one target.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct PredicateView {
    /// Whether every gate is met.
    pub met: bool,
    /// Every gate.
    pub gates: Vec<GateView>,
}

/// One gate; figures are points or percent as `unit` says.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct GateView {
    /// Stable key.
    pub key: String,
    /// Name.
    pub name: String,
    /// `points` or `percent`.
    #[ts(type = "'points' | 'percent'")]
    pub unit: &'static str,
    /// The floor, which is judged.
    pub value: f64,
    /// As the official sheet counts.
    pub score: f64,
    /// When blanks earn the best.
    pub ceiling: f64,
    /// The minimum.
    pub minimum: f64,
    /// Whether the value reaches it.
    pub met: bool,
    /// The value rounds to a pass and is not one.
    pub rounds_to_pass: bool,
}

/// One warning.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct WarningView {
    /// Stable code.
    pub code: String,
    /// Code of the question it is about.
    pub question: Option<String>,
    /// One Indonesian sentence.
    pub message: String,
}

/// The nearest double of a decimal, by way of its text, which rounds correctly.
pub(crate) fn float(decimal: Decimal) -> f64 {
    decimal.to_string().parse().unwrap_or(f64::NAN)
}

pub(crate) fn score_view(instrument: &Instrument, sheet: &Worksheet, assessed: &Assessed) -> ScoreView {
    let scores = &assessed.scores;
    ScoreView {
        instrument: instrument.key.clone(),
        headlines: headlines(instrument, scores, |triple| triple.score),
        total: float(scores.total.score),
        floor: figures(instrument, scores, |triple| triple.floor),
        ceiling: figures(instrument, scores, |triple| triple.ceiling),
        answered: scores.answered,
        of: scores.of,
        nodes: (0..instrument.nodes.len()).map(|at| node_view(instrument, scores, at)).collect(),
        questions: instrument
            .questions
            .iter()
            .enumerate()
            .map(|(at, question)| QuestionView {
                code: question.code.clone(),
                title: question.title.clone(),
                fraction: scores.questions[at].fraction.map(float),
                explanation: explain_question(question, scores, at, sheet),
            })
            .collect(),
        predicate: assessed
            .verdicts
            .iter()
            .map(|verdict| (verdict.target.clone(), predicate_view(instrument, verdict)))
            .collect(),
        warnings: assessed.warnings.iter().map(warning_view).collect(),
    }
}

pub(super) fn headlines(
    instrument: &Instrument,
    scores: &Scores,
    of: impl Fn(&Triple) -> Decimal,
) -> Figures {
    instrument
        .headlines
        .iter()
        .map(|headline| (headline.key.clone(), float(of(&scores.nodes[headline.node].points))))
        .collect()
}

pub(super) fn figures(instrument: &Instrument, scores: &Scores, of: impl Fn(&Triple) -> Decimal) -> Figures {
    let total = ("total".to_owned(), float(of(&scores.total)));
    headlines(instrument, scores, of).into_iter().chain([total]).collect()
}

fn node_view(instrument: &Instrument, scores: &Scores, at: usize) -> NodeView {
    let node = &instrument.nodes[at];
    let result = &scores.nodes[at];
    NodeView {
        id: node.id,
        code: node.code.clone(),
        name: node.name.clone(),
        weight: float(node.weight),
        score: float(result.points.score),
        floor: float(result.points.floor),
        ceiling: float(result.points.ceiling),
        percent: float(result.points.score * Decimal::ONE_HUNDRED / node.weight),
        answered: result.answered,
        of: result.of,
        explanation: explain_node(instrument, scores, at),
    }
}

pub(super) fn predicate_view(instrument: &Instrument, verdict: &PredicateResult) -> PredicateView {
    let gates = verdict
        .gates
        .iter()
        .map(|result| {
            let gate = &instrument.gates[result.gate];
            GateView {
                key: gate.key.clone(),
                name: gate.name.clone(),
                unit: unit_key(gate.unit),
                value: float(result.value.floor),
                score: float(result.value.score),
                ceiling: float(result.value.ceiling),
                minimum: float(result.minimum),
                met: result.met,
                rounds_to_pass: result.rounds_to_pass,
            }
        })
        .collect();
    PredicateView { met: verdict.met, gates }
}

pub(super) fn unit_key(unit: Unit) -> &'static str {
    match unit {
        Unit::Points => "points",
        Unit::Percent => "percent",
    }
}

pub(crate) fn warning_view(warning: &Warning) -> WarningView {
    WarningView {
        code: serde_json::to_value(warning.code)
            .ok()
            .and_then(|value| value.as_str().map(str::to_owned))
            .unwrap_or_default(),
        question: warning.question.clone(),
        message: warning.message.clone(),
    }
}
