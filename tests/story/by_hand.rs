//! The figures of a full worksheet worked out from the instrument's numbers alone, in floating point, without a line
//! of Pilar's scoring.

use pilar_core::instrument::{Instrument, Kind, Question, Subject, Unit};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use serde_json::Value;

use crate::answers::Answers;

pub struct ByHand<'a> {
    instrument: &'a Instrument,
    fractions: Vec<f64>,
    /// Points of every node, as the instrument orders them.
    pub nodes: Vec<f64>,
    pub total: f64,
}

impl<'a> ByHand<'a> {
    /// Works out a worksheet in which everything is answered.
    pub fn of(instrument: &'a Instrument, answers: &Answers) -> Self {
        assert_eq!(answers.len(), instrument.input_count(), "a full worksheet");
        let fractions: Vec<f64> =
            instrument.questions.iter().map(|question| fraction(question, answers)).collect();
        let mut nodes = vec![0.0; instrument.nodes.len()];
        // Parents stand before their children.
        for (at, node) in instrument.nodes.iter().enumerate().rev() {
            let below: f64 = node.children.iter().map(|child| nodes[*child]).sum();
            let (own, averaged): (Vec<usize>, Vec<usize>) =
                node.questions.iter().partition(|question| instrument.questions[**question].weight.is_some());
            let weighted: f64 = own
                .iter()
                .map(|q| fractions[*q] * number(instrument.questions[*q].weight.expect("weight")))
                .sum();
            let sum: f64 = averaged.iter().map(|question| fractions[*question]).sum();
            let count = f64::from(u32::try_from(averaged.len()).expect("few"));
            let mean = if averaged.is_empty() { 0.0 } else { sum / count };
            nodes[at] =
                below + weighted + mean * number(node.weight) * f64::from(u8::from(!averaged.is_empty()));
        }
        let tops = instrument.nodes.iter().zip(&nodes).filter(|(node, _)| node.parent.is_none());
        let total = tops.map(|(_, points)| points).sum();
        Self { instrument, fractions, nodes, total }
    }

    /// Points of some nodes together.
    pub fn sum(&self, nodes: &[usize]) -> f64 {
        nodes.iter().map(|node| self.nodes[*node]).sum()
    }

    /// What a question with a weight of its own earns.
    pub fn of_question(&self, at: usize) -> f64 {
        self.fractions[at] * self.instrument.questions[at].weight.map_or(0.0, number)
    }

    /// Key, value and outcome of every gate of a target, in order.
    pub fn gates(&self, target: &str) -> Vec<(&'a str, f64, bool)> {
        let gates = self.instrument.gates.iter().filter_map(|gate| {
            let minimum = number(*gate.minimum.get(target)?);
            let points = match &gate.subject {
                Subject::Total => self.total,
                Subject::Nodes(nodes) => self.sum(nodes),
                Subject::Question(at) => self.of_question(*at),
            };
            let whole = number(self.instrument.weight_of(&gate.subject));
            let value = if gate.unit == Unit::Percent { points / whole * 100.0 } else { points };
            Some((gate.key.as_str(), value, value >= minimum - 1e-9))
        });
        gates.collect()
    }

    /// Compares with what `show` says of scores, node by node and gate by gate.
    pub fn agrees_with_score(&self, score: &Value) {
        near(&score["total"], self.total, "total");
        for headline in &self.instrument.headlines {
            near(&score[&headline.key], self.nodes[headline.node], &headline.key);
        }
        let shown = score["nodes"].as_array().expect("nodes");
        assert_eq!(shown.len(), self.nodes.len());
        for ((node, points), shown) in self.instrument.nodes.iter().zip(&self.nodes).zip(shown) {
            assert_eq!(shown["id"], node.id);
            for figure in ["score", "floor", "ceiling"] {
                near(&shown[figure], *points, &format!("{} {figure}", node.code));
            }
        }
        for target in &self.instrument.targets {
            let shown = score["predicate"][&target.key]["gates"].as_array().expect("gates");
            let gates = self.gates(&target.key);
            assert_eq!(shown.len(), gates.len());
            for ((key, value, met), shown) in gates.into_iter().zip(shown) {
                assert_eq!((&shown["key"], &shown["met"]), (&key.into(), &met.into()), "{}", target.key);
                near(&shown["value"], value, key);
            }
        }
    }

    /// Compares with what `review` says of a column.
    pub fn agrees_with_figures(&self, figures: &Value) {
        near(&figures["score"]["total"], self.total, "total");
        for headline in &self.instrument.headlines {
            near(&figures["score"][&headline.key], self.nodes[headline.node], &headline.key);
        }
        for (area, shown) in self.instrument.areas.iter().zip(figures["areas"].as_array().expect("areas")) {
            assert_eq!(shown["key"], area.key.as_str());
            near(&shown["score"], self.sum(&area.nodes), &area.key);
        }
    }
}

/// As documents print it: two decimals and a comma.
pub fn printed(points: f64) -> String {
    format!("{:.2}", points + 1e-9).replace('.', ",")
}

pub fn near(shown: &Value, expected: f64, what: &str) {
    let shown = shown.as_f64().unwrap_or_else(|| panic!("{what}: {shown}"));
    assert!((shown - expected).abs() < 1e-9, "{what}: {shown} instead of {expected}");
}

pub fn number(decimal: Decimal) -> f64 {
    decimal.to_f64().expect("a number")
}

fn fraction(question: &Question, answers: &Answers) -> f64 {
    let given = |soal: &u32| answers[soal].replace(',', ".").parse::<f64>().expect("a number");
    let sum = |inputs: &[u32]| inputs.iter().map(given).sum::<f64>();
    let value = match &question.kind {
        Kind::Choice { options } => {
            let key = &answers[&question.inputs[0].soal];
            number(options.iter().find(|option| option.key == *key).expect("an option").value)
        }
        Kind::Share { numerator, denominator, .. } => sum(numerator) / sum(denominator),
        Kind::Decline { previous, current, .. } => (given(previous) - given(current)) / given(previous),
        Kind::Survey { maximum } => given(&question.inputs[0].soal) / number(*maximum),
    };
    value.clamp(0.0, 1.0)
}
