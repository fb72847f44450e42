//! The instrument: a worksheet as data. No code knows a question, a weight or a gate.
//!
//! An instrument is read with [`load()`] from the TOML files of one folder under `assessments/`.

mod build;
mod document;
mod effort;
mod error;
mod facts;
mod load;
mod parts;
mod raw;
mod titled;
mod validate;
mod variant;
mod workbook;
mod zero_rule;

use std::collections::BTreeMap;

pub use document::{Need, WantedDocument};
pub use effort::{Effort, Level};
pub use error::{LoadError, LoadFault};
pub use facts::facts;
pub use load::load;
use rust_decimal::Decimal;
pub use variant::{GateSet, Variant};
pub use workbook::{OfficialSheet, PortalSheet, TotalRow, WorkbookLayout};
pub use zero_rule::ZeroRule;

use crate::digest::Digest;

/// The number `PortalRB` gives an input (`soal_id`); unique within an instrument.
pub type SoalId = u32;

/// A whole worksheet: tree, questions, gates and the places of its cells in the official workbooks.
#[derive(Debug, Clone)]
pub struct Instrument {
    /// Stable key, the name of its folder, for example `tiny`.
    pub key: String,
    /// Version of the content; it grows with every change that an assessment could notice.
    pub version: u32,
    /// Name shown to people.
    pub name: String,
    /// Assessment year the instrument is meant for.
    pub year: u16,
    /// The regulation it comes from.
    pub regulation: String,
    /// Regulations a report of the evaluation cites, highest first, by their full names; may be empty.
    pub legal_basis: Vec<String>,
    /// Every node, parents before children, in the order of the worksheet.
    pub nodes: Vec<Node>,
    /// Every question in the order of the worksheet.
    pub questions: Vec<Question>,
    /// The areas people work in, in order; the results part is one of them.
    pub areas: Vec<Area>,
    /// The predicates a unit may aim for, easiest first.
    pub targets: Vec<Target>,
    /// The sums shown beside the total, for example the two components.
    pub headlines: Vec<Headline>,
    /// The gates of every predicate.
    pub gates: Vec<Gate>,
    /// Conditions beside the score that a unit or its agency has to meet.
    pub eligibility: Vec<Eligibility>,
    /// Where the official workbooks keep things.
    pub workbook: WorkbookLayout,
    /// What it costs to raise answers, where the files say it.
    pub effort: Option<Effort>,
    /// Gates that may be judged instead of others.
    pub gate_sets: Vec<GateSet>,
    /// What it has otherwise than its files state.
    pub variant: Variant,
    /// The hash of its [`facts()`], those of the variant.
    pub facts: Digest,
    pub(crate) inputs: BTreeMap<SoalId, (usize, usize)>,
}

/// A node of the tree: component, sub-component, area or sub-area.
#[derive(Debug, Clone)]
pub struct Node {
    /// `PortalRB`'s node id.
    pub id: u32,
    /// Index of the parent in [`Instrument::nodes`]; `None` for a component.
    pub parent: Option<usize>,
    /// Indices of the child nodes.
    pub children: Vec<usize>,
    /// Indices of the questions directly below.
    pub questions: Vec<usize>,
    /// `PortalRB`'s word for the level, for example `sub_area`.
    pub level: String,
    /// Full code, for example `A.I.1.i`.
    pub code: String,
    /// Name as the official sheet gives it.
    pub name: String,
    /// Weight in points.
    pub weight: Decimal,
    /// Row of the node in the official workbook (one-based).
    pub workbook_row: u32,
}

/// One question, which earns a fraction from 0 to 1.
#[derive(Debug, Clone)]
pub struct Question {
    /// Index of its node in [`Instrument::nodes`].
    pub node: usize,
    /// Full code, for example `A.I.1.i.a`.
    pub code: String,
    /// How the inputs become a fraction.
    pub kind: Kind,
    /// What a ratio earns when it is divided by zero.
    pub zero: ZeroRule,
    /// Weight of its own in points; such a question earns fraction x weight, outside any mean.
    pub weight: Option<Decimal>,
    /// Row of the question in the official workbook (one-based): for ratios the row of the quotient.
    pub workbook_row: u32,
    /// Row of the summed denominator in the official workbook, where it has one.
    pub denominator_row: Option<u32>,
    /// Short title in Pilar's own words.
    pub title: String,
    /// What is asked, one sentence in Pilar's own words.
    pub asks: String,
    /// A practical hint.
    pub hint: String,
    /// Documents usually wanted as evidence. Their order stays: ticks name them by their place.
    pub documents: Vec<WantedDocument>,
    /// The cells people fill in, in order.
    pub inputs: Vec<Input>,
}

/// How a question's inputs become a fraction.
#[derive(Debug, Clone)]
pub enum Kind {
    /// One of several options.
    Choice {
        /// Options, best first.
        options: Vec<Choice>,
    },
    /// Numerator over the sum of the denominators, clamped to 0..=1.
    Share {
        /// Inputs that are summed above the line.
        numerator: Vec<SoalId>,
        /// Inputs that are summed below the line.
        denominator: Vec<SoalId>,
        /// Inputs that take no part but have to be filled.
        must_be_filled: Vec<SoalId>,
    },
    /// (previous - current) / previous, clamped to 0..=1; 0 after 0 counts as 1.
    Decline {
        /// Input with last year's count.
        previous: SoalId,
        /// Input with this year's count.
        current: SoalId,
        /// Inputs that take no part but have to be filled.
        must_be_filled: Vec<SoalId>,
    },
    /// A continuous survey index divided by its maximum.
    Survey {
        /// Highest index, for example 4.
        maximum: Decimal,
    },
}

/// One option of a choice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// What is written in the answer cell, for example `A` or `Ya`.
    pub key: String,
    /// Fraction it earns, 0..=1.
    pub value: Decimal,
    /// When it applies, in Pilar's own words.
    pub criterion: String,
}

/// One cell to fill in.
#[derive(Debug, Clone)]
pub struct Input {
    /// `PortalRB`'s soal id.
    pub soal: SoalId,
    /// The question's code, with `.1`, `.2`, ... where a question has several inputs.
    pub code: String,
    /// What to enter; empty for a choice, whose question says it.
    pub label: String,
    /// Row of the answer in the official workbook (one-based); the column is [`OfficialSheet::answer`].
    pub workbook_row: u32,
    /// Row in `PortalRB`'s sheet (one-based).
    pub portal_row: u32,
}

/// An area people work in: the halves of a reform area, or the results.
#[derive(Debug, Clone)]
pub struct Area {
    /// Stable key, for example `manajemen-perubahan`.
    pub key: String,
    /// Number shown to people; `None` for the results part.
    pub number: Option<u32>,
    /// Name in title case.
    pub name: String,
    /// A short name for narrow places; the name where the worksheet gives none.
    pub short: String,
    /// Indices of its top nodes.
    pub nodes: Vec<usize>,
}

/// A predicate to aim for.
#[derive(Debug, Clone)]
pub struct Target {
    /// Stable key, for example `wbk`.
    pub key: String,
    /// Short name, for example `WBK`.
    pub name: String,
    /// Name in full.
    pub long_name: String,
}

/// A sum shown beside the total.
#[derive(Debug, Clone)]
pub struct Headline {
    /// Stable key, for example `hasil`.
    pub key: String,
    /// Name shown to people.
    pub name: String,
    /// Index of the node.
    pub node: usize,
}

/// What a gate looks at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Subject {
    /// The total of all components.
    Total,
    /// The sum of these nodes (indices).
    Nodes(Vec<usize>),
    /// What one question earns (index).
    Question(usize),
}

/// The unit in which a gate's minimum is stated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// Points as earned.
    Points,
    /// Percent of the weight, 0..=100.
    Percent,
}

/// A minimum that a predicate asks for.
#[derive(Debug, Clone)]
pub struct Gate {
    /// Stable key.
    pub key: String,
    /// Name shown to people.
    pub name: String,
    /// What is compared.
    pub subject: Subject,
    /// In which unit.
    pub unit: Unit,
    /// Minimum per target key.
    pub minimum: BTreeMap<String, Decimal>,
    /// Whether each node alone below the minimum is worth a warning.
    pub warn_each_node: bool,
    /// How sure the source is: `H`, `M` or `L`.
    pub certainty: String,
    /// Regulation and clause.
    pub source: String,
}

/// A condition beside the score.
#[derive(Debug, Clone)]
pub struct Eligibility {
    /// Stable key.
    pub key: String,
    /// `instansi` or `unit`.
    pub scope: String,
    /// The condition per target key.
    pub condition: BTreeMap<String, String>,
    /// Regulation and clause.
    pub source: String,
}

impl Gate {
    /// Whether agencies state its minimums differently, so that an agency may set them.
    pub fn is_open(&self) -> bool {
        self.certainty != "H"
    }
}

impl Instrument {
    /// Finds an input and its question by soal id.
    pub fn input(&self, soal: SoalId) -> Option<(&Question, &Input)> {
        let (question, input) = *self.inputs.get(&soal)?;
        let question = &self.questions[question];
        Some((question, &question.inputs[input]))
    }

    /// Every input in the order of the worksheet, with its question.
    pub fn inputs(&self) -> impl Iterator<Item = (&Question, &Input)> {
        self.questions.iter().flat_map(|question| question.inputs.iter().map(move |input| (question, input)))
    }

    /// Number of inputs.
    pub fn input_count(&self) -> usize {
        self.inputs.len()
    }

    /// Finds an input by what people type: an input code, a question code (its first input), or a soal id.
    /// Case does not matter.
    pub fn find_input(&self, text: &str) -> Option<(&Question, &Input)> {
        let text = text.trim();
        if let Ok(soal) = text.parse::<SoalId>() {
            return self.input(soal);
        }
        self.inputs().find(|(_, input)| input.code.eq_ignore_ascii_case(text)).or_else(|| {
            let question = self.questions.iter().find(|question| question.code.eq_ignore_ascii_case(text))?;
            Some((question, question.inputs.first()?))
        })
    }

    /// Finds a target by key, case ignored.
    pub fn target(&self, key: &str) -> Option<&Target> {
        self.targets.iter().find(|target| target.key.eq_ignore_ascii_case(key))
    }

    /// Finds an area by what people type: its number, key or name. Case does not matter.
    pub fn find_area(&self, text: &str) -> Option<&Area> {
        let text = text.trim();
        self.areas.iter().find(|area| {
            area.number.is_some_and(|number| number.to_string() == text)
                || area.key.eq_ignore_ascii_case(text)
                || area.name.eq_ignore_ascii_case(text)
        })
    }

    /// The area a question belongs to.
    pub fn area_of(&self, question: &Question) -> Option<&Area> {
        self.area_of_node(question.node)
    }

    /// The area a node (index) lies in; `None` above the areas.
    pub fn area_of_node(&self, node: usize) -> Option<&Area> {
        self.path_of(node).find_map(|node| self.areas.iter().find(|area| area.nodes.contains(&node)))
    }

    /// A node (index) and everything above it.
    pub fn path_of(&self, node: usize) -> impl Iterator<Item = usize> {
        std::iter::successors(Some(node), |node| self.nodes[*node].parent)
    }

    /// The most a question can earn in points: its own weight, or its share in its sub-area.
    pub fn most_points(&self, question: &Question) -> Decimal {
        question.weight.unwrap_or_else(|| {
            let node = &self.nodes[question.node];
            let averaged = node.questions.iter().filter(|at| self.questions[**at].weight.is_none()).count();
            node.weight / Decimal::from(averaged)
        })
    }

    /// The most that a gate can come to, in its unit.
    pub fn most_of(&self, gate: &Gate) -> Decimal {
        match gate.unit {
            Unit::Points => self.weight_of(&gate.subject),
            Unit::Percent => Decimal::ONE_HUNDRED,
        }
    }

    /// The weight of what a gate looks at, in points.
    pub fn weight_of(&self, subject: &Subject) -> Decimal {
        match subject {
            Subject::Total => {
                self.nodes.iter().filter(|node| node.parent.is_none()).map(|node| node.weight).sum()
            }
            Subject::Nodes(nodes) => nodes.iter().map(|node| self.nodes[*node].weight).sum(),
            Subject::Question(at) => self.questions[*at].weight.unwrap_or_default(),
        }
    }
}

impl Question {
    /// Whether it divides counts.
    pub fn is_ratio(&self) -> bool {
        matches!(self.kind, Kind::Share { .. } | Kind::Decline { .. })
    }

    /// The options of a choice; empty for other kinds.
    pub fn options(&self) -> &[Choice] {
        match &self.kind {
            Kind::Choice { options } => options,
            _ => &[],
        }
    }

    /// The option keys as the official sheet lists them, for example `A/B/C`.
    pub fn option_list(&self) -> String {
        self.options().iter().map(|option| option.key.as_str()).collect::<Vec<_>>().join("/")
    }
}
