//! The live formulas of the official sheet and the results Pilar computed for them.
//!
//! No formula can show an error: what cannot be computed is a text, which AVERAGE and SUM leave out.

use pilar_core::instrument::{Instrument, Kind, Node, Question, SoalId, ZeroRule};
use pilar_core::scoring::{QuestionScore, Scores};
use pilar_core::worksheet::Answer;
use rust_decimal::Decimal;
use rust_xlsxwriter::Formula;

use super::cells::{Column, Columns, float, literal};
use crate::report::Report;

/// Shown where an answer is missing.
pub(crate) const BLANK: &str = "belum diisi";
/// Shown where a denominator is zero.
pub(crate) const NOT_COMPUTABLE: &str = "tidak dapat dihitung";

/// What a formula shows.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Shown {
    Number(f64),
    Text(&'static str),
}

impl From<Decimal> for Shown {
    fn from(number: Decimal) -> Self {
        Self::Number(float(number))
    }
}

/// A formula with its cached result.
pub(crate) fn live(formula: &str, shown: &Shown) -> Formula {
    let result = match shown {
        Shown::Number(number) => number.to_string(),
        Shown::Text(text) => (*text).to_owned(),
    };
    Formula::new(format!("={formula}")).set_result(result)
}

/// Writes formulas for one instrument's official sheet.
pub(crate) struct Formulas<'a> {
    pub instrument: &'a Instrument,
    pub columns: &'a Columns,
    /// Put before every address: empty on the sheet itself.
    pub prefix: String,
}

impl Formulas<'_> {
    fn at(&self, column: &Column, row: u32) -> String {
        format!("{}{}", self.prefix, column.at(row))
    }

    fn list(&self, column: &Column, rows: impl Iterator<Item = u32>) -> String {
        rows.map(|row| self.at(column, row)).collect::<Vec<_>>().join(",")
    }

    fn answers(&self, soals: &[SoalId]) -> Vec<String> {
        let inputs = soals.iter().filter_map(|soal| self.instrument.input(*soal));
        inputs.map(|(_, input)| self.at(&self.columns.answer, input.workbook_row)).collect()
    }

    /// The quotient of a ratio, for its answer cell; `None` for other kinds.
    pub(crate) fn quotient(&self, question: &Question) -> Option<String> {
        let all = self.list(&self.columns.answer, question.inputs.iter().map(|input| input.workbook_row));
        let count = question.inputs.len();
        let inner = match &question.kind {
            Kind::Share { numerator, denominator, .. } => {
                let above = self.answers(numerator).join("+");
                let below = match question.denominator_row {
                    Some(row) => self.at(&self.columns.answer, row),
                    None => self.answers(denominator).join("+"),
                };
                format!("IF(({below})=0,{},MAX(0,MIN(1,({above})/({below}))))", zero(question))
            }
            Kind::Decline { previous, current, .. } => {
                let (previous, current) =
                    (self.answers(&[*previous]).join(""), self.answers(&[*current]).join(""));
                format!(
                    "IF({previous}=0,IF({current}=0,{},0),MAX(0,MIN(1,({previous}-{current})/{previous})))",
                    zero(question)
                )
            }
            Kind::Choice { .. } | Kind::Survey { .. } => return None,
        };
        Some(format!("IF(COUNT({all})<{count},\"{BLANK}\",{inner})"))
    }

    /// The summed denominator, for the row some ratios have for it.
    pub(crate) fn denominator(&self, question: &Question) -> Option<String> {
        let Kind::Share { denominator, .. } = &question.kind else { return None };
        let cells = self.answers(denominator);
        Some(format!("IF(COUNT({})<{},\"{BLANK}\",{})", cells.join(","), cells.len(), cells.join("+")))
    }

    /// What a question earns: a fraction, or points where it has a weight of its own.
    pub(crate) fn value(&self, question: &Question) -> String {
        let answer = self.at(&self.columns.answer, question.workbook_row);
        let times = match question.weight {
            Some(_) => format!("*{}", self.at(&self.columns.weight, question.workbook_row)),
            None => String::new(),
        };
        match &question.kind {
            Kind::Choice { options } => options.iter().rev().fold(format!("\"{BLANK}\""), |rest, option| {
                let key = option.key.replace('"', "\"\"");
                format!("IF({answer}=\"{key}\",{}{times},{rest})", literal(option.value))
            }),
            Kind::Survey { maximum } => format!(
                "IF(ISNUMBER({answer}),MAX(0,MIN(1,{answer}/{})){times},\"{BLANK}\")",
                literal(*maximum)
            ),
            Kind::Share { .. } | Kind::Decline { .. } if times.is_empty() => answer,
            Kind::Share { .. } | Kind::Decline { .. } => {
                format!("IF(ISNUMBER({answer}),{answer}{times},{answer})")
            }
        }
    }

    /// The sum of the children, of the weighted questions, and of the mean of the others.
    fn node(&self, node: &Node, column: &Column, own: &str, mean: impl Fn(&str, &str) -> String) -> String {
        let questions = || node.questions.iter().map(|at| &self.instrument.questions[*at]);
        let rows = |weighted: bool| {
            questions().filter(move |q| q.weight.is_some() == weighted).map(|q| q.workbook_row)
        };
        let mut parts = Vec::new();
        if !node.children.is_empty() {
            let children = node.children.iter().map(|at| self.instrument.nodes[*at].workbook_row);
            parts.push(format!("SUM({})", self.list(column, children)));
        }
        if rows(true).next().is_some() {
            parts.push(format!("SUM({}){own}", self.list(&self.columns.value, rows(true))));
        }
        let averaged = rows(false).count();
        if averaged > 0 {
            let cells = self.list(&self.columns.value, rows(false));
            let may_be_out = questions().filter(|question| question.zero == ZeroRule::LeftOut);
            let out = may_be_out.map(|question| {
                format!("-({}=\"{NOT_COMPUTABLE}\")", self.at(&self.columns.value, question.workbook_row))
            });
            // Where all are left out they are unanswered: no value of one question, whatever their number.
            let out = out.collect::<String>();
            let of = if out.is_empty() { averaged.to_string() } else { format!("MAX(1,{averaged}{out})") };
            parts.push(format!("{}*{}", mean(&cells, &of), self.at(&self.columns.weight, node.workbook_row)));
        }
        if parts.is_empty() { "0".into() } else { parts.join("+") }
    }

    /// Points as the official sheet counts them; a sub-area without any value earns 0.
    pub(crate) fn score(&self, node: &Node) -> String {
        self.node(node, &self.columns.value, "", |cells, _| {
            format!("IF(COUNT({cells})=0,0,AVERAGE({cells}))")
        })
    }

    /// Points with blanks earning nothing.
    pub(crate) fn floor(&self, node: &Node) -> String {
        self.node(node, &self.columns.floor, "", |cells, of| format!("SUM({cells})/{of}"))
    }

    /// Points with blanks earning the best.
    pub(crate) fn ceiling(&self, node: &Node) -> String {
        let open: Vec<String> = node
            .questions
            .iter()
            .map(|at| &self.instrument.questions[*at])
            .filter(|question| question.weight.is_some())
            .map(|question| {
                let value = self.at(&self.columns.value, question.workbook_row);
                format!("+IF(ISNUMBER({value}),0,{})", self.at(&self.columns.weight, question.workbook_row))
            })
            .collect();
        self.node(node, &self.columns.ceiling, &open.concat(), |cells, of| {
            format!("(SUM({cells})+{of}-COUNT({cells}))/{of}")
        })
    }

    /// The sum of some nodes' cells in one column.
    pub(crate) fn sum(&self, column: &Column, nodes: &[usize]) -> String {
        format!("SUM({})", self.list(column, nodes.iter().map(|at| self.instrument.nodes[*at].workbook_row)))
    }

    /// A part over a whole, or 0 where the whole is nothing.
    pub(crate) fn share_of(part: &str, whole: &str) -> String {
        format!("IF({whole}=0,0,{part}/{whole})")
    }
}

/// What a formula gives where a ratio is divided by zero.
fn zero(question: &Question) -> String {
    match question.zero {
        ZeroRule::Full => "1".into(),
        ZeroRule::Zero => "0".into(),
        ZeroRule::Unanswered | ZeroRule::LeftOut => format!("\"{NOT_COMPUTABLE}\""),
    }
}

/// Why a question has no value.
pub(crate) fn missing(score: &QuestionScore) -> Shown {
    Shown::Text(if score.zero_denominator { NOT_COMPUTABLE } else { BLANK })
}

/// The cached fraction of a question.
pub(crate) fn fraction(score: &QuestionScore) -> Shown {
    score.fraction.map_or_else(|| missing(score), Shown::from)
}

/// The cached value of a question: points where it has a weight of its own.
pub(crate) fn value(question: &Question, score: &QuestionScore) -> Shown {
    let points = score.fraction.map(|fraction| fraction * question.weight.unwrap_or(Decimal::ONE));
    points.map_or_else(|| missing(score), Shown::from)
}

/// The cached sum of a ratio's denominators.
pub(crate) fn denominator(report: &Report, question: &Question) -> Option<Decimal> {
    let Kind::Share { denominator, .. } = &question.kind else { return None };
    denominator
        .iter()
        .map(|soal| match report.rows.get(soal)?.answer.as_ref()? {
            Answer::Number(number) => Some(*number),
            Answer::Choice(_) => None,
        })
        .sum()
}

/// Points over weight as a fraction, 0 for a weight of nothing.
pub(crate) fn ratio(points: Decimal, weight: Decimal) -> Decimal {
    points.checked_div(weight).unwrap_or_default()
}

/// The score of some nodes together.
pub(crate) fn total(scores: &Scores, nodes: &[usize]) -> Decimal {
    nodes.iter().map(|at| scores.nodes[*at].points.score).sum()
}
