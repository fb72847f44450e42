use std::collections::BTreeMap;

use pilar_core::instrument::{Gate, Instrument, Kind, Question, Subject, Unit};
use pilar_core::scoring::explain_formula;
use pilar_core::worksheet::LARGEST_COUNT;
use rust_decimal::Decimal;
use serde::Serialize;

use super::score::float;

/// A whole worksheet as data: everything that is the same for every assessment that uses it.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct GuideView {
    /// Key of the instrument.
    pub key: String,
    /// Version of its content.
    pub version: u32,
    /// Name.
    pub name: String,
    /// Year it is meant for.
    pub year: u16,
    /// The regulation it comes from.
    pub regulation: String,
    /// Inputs there are.
    pub inputs: usize,
    /// The areas people work in, in order; the results part is one of them.
    pub areas: Vec<AreaGuide>,
    /// Every node, parents before children, in the order of the worksheet.
    pub nodes: Vec<NodeGuide>,
    /// Every question in the order of the worksheet.
    pub questions: Vec<QuestionGuide>,
    /// The predicates a unit may aim for, easiest first.
    pub targets: Vec<TargetGuide>,
    /// The sums shown beside the total.
    pub headlines: Vec<HeadlineGuide>,
    /// The gates of every predicate.
    pub gates: Vec<GateGuide>,
    /// Conditions beside the score.
    pub eligibility: Vec<EligibilityGuide>,
}

/// An area people work in.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct AreaGuide {
    /// Stable key.
    pub key: String,
    /// Number shown to people; `null` for the results part.
    pub number: Option<u32>,
    /// Name in title case.
    pub name: String,
    /// A short name for narrow places.
    pub short: String,
    /// Its place from 0, which chooses its colour.
    pub colour: usize,
    /// Ids of its top nodes.
    pub nodes: Vec<u32>,
    /// Weight of those nodes together, in points.
    pub weight: f64,
}

/// A node of the tree.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct NodeGuide {
    /// `PortalRB`'s node id.
    pub id: u32,
    /// Full code.
    pub code: String,
    /// Name as the official sheet gives it.
    pub name: String,
    /// Id of the parent; `null` for a component.
    pub parent: Option<u32>,
    /// 0 for a component, one more for each level below.
    pub depth: usize,
    /// What it is, for example `komponen`, `area_perubahan` or `sub_area`, as the instrument says.
    pub role: String,
    /// Weight in points.
    pub weight: f64,
    /// Key of the area it lies in; `null` above the areas.
    pub area: Option<String>,
}

/// A question.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct QuestionGuide {
    /// Full code.
    pub code: String,
    /// Id of the node it stands below.
    pub node: u32,
    /// Key of its area.
    pub area: Option<String>,
    /// Short title.
    pub title: String,
    /// What is asked, one sentence.
    pub asks: String,
    /// A practical hint.
    pub hint: String,
    /// `choice`, `share`, `decline` or `survey`.
    #[ts(type = "'choice' | 'share' | 'decline' | 'survey'")]
    pub kind: &'static str,
    /// How the inputs become a fraction, one Indonesian line.
    pub formula: String,
    /// Weight of its own in points; `null` where the sub-area takes the mean.
    pub weight: Option<f64>,
    /// The most it can earn in points: its own weight, or its share in the sub-area.
    pub points: f64,
    /// Options, best first; empty for numbers.
    pub options: Vec<OptionGuide>,
    /// The cells people fill in, in order.
    pub inputs: Vec<InputGuide>,
    /// Documents usually wanted as evidence; the checklist counts them from 1.
    pub documents: Vec<DocumentGuide>,
}

/// One document of a question's checklist.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct DocumentGuide {
    /// What it is, with its mark: only for one option, or if there is one.
    pub name: String,
    /// Whether it counts among those that are asked for.
    pub counts: bool,
}

/// One option of a choice.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct OptionGuide {
    /// What is stored and written, for example `A` or `Ya`.
    pub key: String,
    /// Fraction it earns, 0..=1.
    pub value: f64,
    /// When it applies.
    pub criterion: String,
}

/// One cell to fill in.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct InputGuide {
    /// `PortalRB`'s soal id.
    pub soal_id: u32,
    /// Code.
    pub code: String,
    /// What to enter; empty for a choice, whose question says it.
    pub label: String,
    /// `choice`, `count` or `index`.
    #[ts(type = "'choice' | 'count' | 'index'")]
    pub kind: &'static str,
    /// Its part in the formula: `numerator`, `denominator`, `previous`, `current`, `beside` (takes no part but has to
    /// be filled) or `value`.
    #[ts(type = "'numerator' | 'denominator' | 'previous' | 'current' | 'beside' | 'value'")]
    pub part: &'static str,
    /// Smallest number; `null` for a choice.
    pub minimum: Option<f64>,
    /// Largest number; `null` for a choice.
    pub maximum: Option<f64>,
    /// Whether only whole numbers are accepted.
    pub whole: bool,
}

/// A predicate to aim for.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct TargetGuide {
    /// Stable key.
    pub key: String,
    /// Short name.
    pub name: String,
    /// Name in full.
    pub long_name: String,
}

/// A sum shown beside the total.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct HeadlineGuide {
    /// Stable key, also that of its figures in a score.
    pub key: String,
    /// Name shown to people.
    pub name: String,
    /// Id of its node.
    pub node: u32,
    /// Weight in points.
    pub weight: f64,
}

/// A minimum that predicates ask for.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct GateGuide {
    /// Stable key.
    pub key: String,
    /// Name shown to people.
    pub name: String,
    /// `total`, `nodes` or `question`.
    #[ts(type = "'total' | 'nodes' | 'question'")]
    pub subject: &'static str,
    /// Ids of the nodes whose sum is compared.
    pub nodes: Vec<u32>,
    /// Code of the question that is compared.
    pub question: Option<String>,
    /// `points` or `percent`.
    #[ts(type = "'points' | 'percent'")]
    pub unit: &'static str,
    /// The most there is, in the gate's unit.
    pub maximum: f64,
    /// Minimum by target key.
    pub minimum: BTreeMap<String, f64>,
    /// How sure the source is: `H`, `M` or `L`.
    pub certainty: String,
    /// Regulation and clause.
    pub source: String,
}

/// A condition beside the score.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct EligibilityGuide {
    /// Stable key.
    pub key: String,
    /// `instansi` or `unit`.
    pub scope: String,
    /// The condition by target key.
    pub condition: BTreeMap<String, String>,
    /// Regulation and clause.
    pub source: String,
}

pub(crate) fn guide_view(instrument: &Instrument) -> GuideView {
    GuideView {
        key: instrument.key.clone(),
        version: instrument.version,
        name: instrument.name.clone(),
        year: instrument.year,
        regulation: instrument.regulation.clone(),
        inputs: instrument.input_count(),
        areas: areas(instrument),
        nodes: (0..instrument.nodes.len()).map(|at| node(instrument, at)).collect(),
        questions: instrument.questions.iter().map(|q| question(instrument, q)).collect(),
        targets: target_guides(instrument),
        headlines: instrument
            .headlines
            .iter()
            .map(|headline| HeadlineGuide {
                key: headline.key.clone(),
                name: headline.name.clone(),
                node: instrument.nodes[headline.node].id,
                weight: float(instrument.nodes[headline.node].weight),
            })
            .collect(),
        gates: instrument.gates.iter().map(|g| gate(instrument, g)).collect(),
        eligibility: instrument
            .eligibility
            .iter()
            .map(|condition| EligibilityGuide {
                key: condition.key.clone(),
                scope: condition.scope.clone(),
                condition: condition.condition.clone(),
                source: condition.source.clone(),
            })
            .collect(),
    }
}

pub(crate) fn target_guides(instrument: &Instrument) -> Vec<TargetGuide> {
    let targets = instrument.targets.iter();
    targets
        .map(|target| TargetGuide {
            key: target.key.clone(),
            name: target.name.clone(),
            long_name: target.long_name.clone(),
        })
        .collect()
}

fn areas(instrument: &Instrument) -> Vec<AreaGuide> {
    let areas = instrument.areas.iter().enumerate();
    areas
        .map(|(colour, area)| AreaGuide {
            key: area.key.clone(),
            number: area.number,
            name: area.name.clone(),
            short: area.short.clone(),
            colour,
            nodes: area.nodes.iter().map(|node| instrument.nodes[*node].id).collect(),
            weight: float(area.nodes.iter().map(|node| instrument.nodes[*node].weight).sum()),
        })
        .collect()
}

fn node(instrument: &Instrument, at: usize) -> NodeGuide {
    let node = &instrument.nodes[at];
    let ancestors = std::iter::successors(node.parent, |parent| instrument.nodes[*parent].parent);
    NodeGuide {
        id: node.id,
        code: node.code.clone(),
        name: node.name.clone(),
        parent: node.parent.map(|parent| instrument.nodes[parent].id),
        depth: ancestors.count(),
        role: node.level.clone(),
        weight: float(node.weight),
        area: instrument.area_of_node(at).map(|area| area.key.clone()),
    }
}

fn question(instrument: &Instrument, question: &Question) -> QuestionGuide {
    let node = &instrument.nodes[question.node];
    QuestionGuide {
        code: question.code.clone(),
        node: node.id,
        area: instrument.area_of(question).map(|area| area.key.clone()),
        title: question.title.clone(),
        asks: question.asks.clone(),
        hint: question.hint.clone(),
        kind: match question.kind {
            Kind::Choice { .. } => "choice",
            Kind::Share { .. } => "share",
            Kind::Decline { .. } => "decline",
            Kind::Survey { .. } => "survey",
        },
        formula: explain_formula(question),
        weight: question.weight.map(float),
        points: float(instrument.most_points(question)),
        options: question
            .options()
            .iter()
            .map(|option| OptionGuide {
                key: option.key.clone(),
                value: float(option.value),
                criterion: option.criterion.clone(),
            })
            .collect(),
        inputs: question.inputs.iter().map(|cell| input(question, cell)).collect(),
        documents: question
            .documents
            .iter()
            .map(|document| DocumentGuide { name: document.shown(), counts: document.counts() })
            .collect(),
    }
}

fn input(question: &Question, input: &pilar_core::instrument::Input) -> InputGuide {
    let (kind, maximum) = match &question.kind {
        Kind::Choice { .. } => ("choice", None),
        Kind::Share { .. } | Kind::Decline { .. } => ("count", Some(Decimal::from(LARGEST_COUNT))),
        Kind::Survey { maximum } => ("index", Some(*maximum)),
    };
    let soal = input.soal;
    let part = match &question.kind {
        Kind::Share { numerator, .. } if numerator.contains(&soal) => "numerator",
        Kind::Share { denominator, .. } if denominator.contains(&soal) => "denominator",
        Kind::Decline { previous, .. } if *previous == soal => "previous",
        Kind::Decline { current, .. } if *current == soal => "current",
        Kind::Share { .. } | Kind::Decline { .. } => "beside",
        Kind::Choice { .. } | Kind::Survey { .. } => "value",
    };
    InputGuide {
        soal_id: soal,
        code: input.code.clone(),
        label: input.label.clone(),
        kind,
        part,
        minimum: maximum.map(|_| 0.0),
        maximum: maximum.map(float),
        whole: kind == "count",
    }
}

fn gate(instrument: &Instrument, gate: &Gate) -> GateGuide {
    let id = |node: &usize| instrument.nodes[*node].id;
    let (subject, nodes, question) = match &gate.subject {
        Subject::Total => ("total", Vec::new(), None),
        Subject::Nodes(nodes) => ("nodes", nodes.iter().map(id).collect(), None),
        Subject::Question(at) => ("question", Vec::new(), Some(instrument.questions[*at].code.clone())),
    };
    GateGuide {
        key: gate.key.clone(),
        name: gate.name.clone(),
        subject,
        nodes,
        question,
        unit: super::score::unit_key(gate.unit),
        maximum: float(match gate.unit {
            Unit::Points => instrument.weight_of(&gate.subject),
            Unit::Percent => Decimal::ONE_HUNDRED,
        }),
        minimum: gate.minimum.iter().map(|(target, minimum)| (target.clone(), float(*minimum))).collect(),
        certainty: gate.certainty.clone(),
        source: gate.source.clone(),
    }
}
