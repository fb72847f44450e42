//! The facts of an instrument: all that decides what an answer counts for, and nothing else.
//!
//! `docs/spec/instrument.md` states their form.

use rust_decimal::Decimal;
use serde_json::{Map, Value, json};

use super::{Gate, Instrument, Kind, Node, Question, Subject, Unit, ZeroRule};
use crate::canonical;
use crate::digest::Digest;

/// The facts as a value whose canonical JSON is hashed.
///
/// Ids, codes, weights, options, formulas, areas and gates. Texts, cells of workbooks, the model of effort and the order
/// in which files list things are no facts.
pub fn facts(instrument: &Instrument) -> Value {
    let code = |node: usize| instrument.nodes[node].code.as_str();
    let codes = |nodes: &[usize]| sorted(nodes.iter().map(|node| code(*node)));
    json!({
        "areas": map(&instrument.areas, |area| {
            (area.key.clone(), json!({ "nodes": codes(&area.nodes), "number": area.number }))
        }),
        "gates": map(&instrument.gates, |it| (it.key.clone(), gate(instrument, it))),
        "headlines": map(&instrument.headlines, |it| (it.key.clone(), json!(code(it.node)))),
        "nodes": map(&instrument.nodes, |it| (it.code.clone(), node(instrument, it))),
        "questions": map(&instrument.questions, |it| (it.code.clone(), question(instrument, it))),
        "targets": instrument.targets.iter().map(|target| target.key.as_str()).collect::<Vec<_>>(),
    })
}

/// The SHA-256 of the facts' canonical JSON ([RFC 8785](https://www.rfc-editor.org/rfc/rfc8785)).
pub fn digest(instrument: &Instrument) -> Digest {
    Digest::of(&[&canonical::of_value(&facts(instrument))])
}

fn map<'a, T: 'a>(all: &'a [T], entry: impl Fn(&'a T) -> (String, Value)) -> Value {
    all.iter().map(entry).collect::<Map<_, _>>().into()
}

fn sorted<T: Ord>(all: impl Iterator<Item = T>) -> Vec<T> {
    let mut all: Vec<T> = all.collect();
    all.sort_unstable();
    all
}

/// A decimal as text, one spelling for one number.
fn number(number: Decimal) -> String {
    number.normalize().to_string()
}

fn node(instrument: &Instrument, node: &Node) -> Value {
    json!({
        "id": node.id,
        "parent": node.parent.map(|parent| instrument.nodes[parent].code.as_str()),
        "weight": number(node.weight),
    })
}

fn question(instrument: &Instrument, question: &Question) -> Value {
    let mut facts = json!({
        "inputs": map(&question.inputs, |input| (input.soal.to_string(), json!(input.code))),
        "kind": kind(&question.kind),
        "node": instrument.nodes[question.node].code,
        "weight": question.weight.map(number),
    });
    // Absent where it is as it always was, so that hashes from before variants stay.
    if question.zero != ZeroRule::of(&question.kind) {
        facts["zero"] = json!(question.zero);
    }
    facts
}

fn kind(kind: &Kind) -> Value {
    let soals = |soals: &[u32]| sorted(soals.iter().copied());
    match kind {
        Kind::Choice { options } => json!({
            "options": map(options, |option| (option.key.clone(), json!(number(option.value)))),
        }),
        Kind::Share { numerator, denominator, must_be_filled } => json!({
            "denominator": soals(denominator),
            "must_be_filled": soals(must_be_filled),
            "numerator": soals(numerator),
        }),
        Kind::Decline { previous, current, must_be_filled } => json!({
            "current": current,
            "must_be_filled": soals(must_be_filled),
            "previous": previous,
        }),
        Kind::Survey { maximum } => json!({ "maximum": number(*maximum) }),
    }
}

fn gate(instrument: &Instrument, gate: &Gate) -> Value {
    let subject = match &gate.subject {
        Subject::Total => json!("total"),
        Subject::Nodes(nodes) => {
            json!({ "nodes": sorted(nodes.iter().map(|node| instrument.nodes[*node].code.as_str())) })
        }
        Subject::Question(question) => json!({ "question": instrument.questions[*question].code }),
    };
    let minimum: Map<String, Value> =
        gate.minimum.iter().map(|(target, minimum)| (target.clone(), json!(number(*minimum)))).collect();
    json!({
        "minimum": minimum,
        "subject": subject,
        "unit": match gate.unit {
            Unit::Points => "points",
            Unit::Percent => "percent",
        },
    })
}
