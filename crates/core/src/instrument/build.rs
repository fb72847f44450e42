//! Puts the parts of the files together, noting every reference that leads nowhere.

use std::collections::BTreeMap;

use super::parts::Parts;
use super::raw;
use super::validate::Faults;
use super::{
    Area, Choice, Eligibility, Gate, GateSet, Headline, Input, Instrument, Kind, Need, Node, OfficialSheet,
    PortalSheet, Question, Subject, Target, TotalRow, Unit, Variant, WantedDocument, WorkbookLayout,
    ZeroRule,
};
use crate::digest::Digest;

/// Looks codes up while building, noting the ones that lead nowhere.
struct Codes {
    nodes: BTreeMap<String, usize>,
    questions: BTreeMap<String, usize>,
}

impl Codes {
    fn node(&self, code: &str, place: &str, faults: &mut Faults) -> Option<usize> {
        let found = self.nodes.get(code).copied();
        if found.is_none() {
            faults.add(place, format!("simpul \"{code}\" tidak dikenal"));
        }
        found
    }

    fn nodes(&self, codes: &[String], place: &str, faults: &mut Faults) -> Vec<usize> {
        codes.iter().filter_map(|code| self.node(code, place, faults)).collect()
    }
}

pub fn build(head: raw::Head, workbook: raw::Workbook, mut all: Parts, faults: &mut Faults) -> Instrument {
    all.nodes.sort_by_key(|node| node.workbook_row);
    all.questions.sort_by_key(|question| question.workbook_row);
    let mut codes =
        Codes { nodes: index(all.nodes.iter().map(|node| &node.code)), questions: BTreeMap::new() };
    let mut nodes: Vec<Node> =
        all.nodes.iter().enumerate().map(|(at, node)| build_node(at, node, &codes, faults)).collect();
    for child in 0..nodes.len() {
        if let Some(parent) = nodes[child].parent {
            nodes[parent].children.push(child);
        }
    }
    let mut questions = Vec::new();
    for question in all.questions {
        let node = codes.node(&question.node, &question.code, faults);
        let question = build_question(question, node.unwrap_or_default(), &all.scales, faults);
        if let Some(node) = node {
            nodes[node].questions.push(questions.len());
            questions.push(question);
        }
    }
    // Indexed after building: a question without its node was left out above.
    codes.questions = index(questions.iter().map(|question| &question.code));
    let mut inputs = BTreeMap::new();
    for (q, question) in questions.iter().enumerate() {
        for (i, input) in question.inputs.iter().enumerate() {
            if inputs.insert(input.soal, (q, i)).is_some() {
                faults.add(&question.code, format!("soal {} ada dua kali", input.soal));
            }
        }
    }
    Instrument {
        key: head.key,
        version: head.version,
        name: head.name,
        year: head.year,
        regulation: head.regulation,
        legal_basis: head.legal_basis,
        areas: all.areas.into_iter().map(|area| build_area(area, &codes, faults)).collect(),
        targets: all
            .targets
            .into_iter()
            .map(|t| Target { key: t.key, name: t.name, long_name: t.long_name })
            .collect(),
        headlines: all
            .headlines
            .into_iter()
            .filter_map(|h| {
                let node = codes.node(&h.node, &h.key, faults)?;
                Some(Headline { key: h.key, name: h.name, node })
            })
            .collect(),
        gates: all.gates.into_iter().map(|gate| build_gate(gate, &codes, faults)).collect(),
        eligibility: all
            .eligibility
            .into_iter()
            .map(|e| Eligibility { key: e.key, scope: e.scope, condition: e.condition, source: e.source })
            .collect(),
        workbook: build_workbook(workbook, &codes, faults),
        effort: None,
        gate_sets: all.gate_sets.into_iter().map(|set| build_gate_set(set, &codes, faults)).collect(),
        variant: Variant::default(),
        facts: Digest::of(&[]),
        nodes,
        questions,
        inputs,
    }
}

fn index<'a>(codes: impl Iterator<Item = &'a String>) -> BTreeMap<String, usize> {
    codes.enumerate().map(|(at, code)| (code.clone(), at)).collect()
}

fn build_node(at: usize, node: &raw::Node, codes: &Codes, faults: &mut Faults) -> Node {
    let parent = node.parent.as_ref().and_then(|code| codes.node(code, &node.code, faults));
    // A parent further down, or the node itself, would make a circle.
    if parent.is_some_and(|parent| parent >= at) {
        faults.add(&node.code, format!("baris {} harus di bawah baris induknya", node.workbook_row));
    }
    Node {
        id: node.id,
        parent: parent.filter(|parent| *parent < at),
        children: Vec::new(),
        questions: Vec::new(),
        level: node.level.clone(),
        code: node.code.clone(),
        name: node.name.clone(),
        weight: node.weight.0,
        workbook_row: node.workbook_row,
    }
}

fn build_question(
    raw: raw::Question,
    node: usize,
    scales: &BTreeMap<String, Vec<raw::ScaleOption>>,
    faults: &mut Faults,
) -> Question {
    let kind = build_kind(&raw, scales, faults);
    let several = raw.input.len() > 1;
    let code = raw.code;
    let documents =
        raw.documents.into_iter().map(|document| build_document(document, &code, faults)).collect();
    let inputs = raw
        .input
        .into_iter()
        .enumerate()
        .map(|(at, input)| Input {
            soal: input.soal,
            code: if several { format!("{code}.{}", at + 1) } else { code.clone() },
            label: input.label,
            workbook_row: input.workbook_row,
            portal_row: input.portal_row,
        })
        .collect();
    Question {
        node,
        zero: ZeroRule::of(&kind),
        kind,
        weight: raw.weight.map(|weight| weight.0),
        workbook_row: raw.workbook_row,
        denominator_row: raw.denominator_row,
        title: raw.title,
        asks: raw.asks,
        hint: raw.hint,
        documents,
        inputs,
        code,
    }
}

fn build_document(raw: raw::Document, question: &str, faults: &mut Faults) -> WantedDocument {
    let (name, need) = match raw {
        raw::Document::Name(name) => (name, Need::Everyone),
        raw::Document::Marked { name, option, optional, .. } => {
            faults.unless(option.is_some() != optional, question, || {
                format!("dokumen \"{name}\" memerlukan option atau optional, salah satu")
            });
            let otherwise = if optional { Need::IfAny } else { Need::Everyone };
            (name, option.map_or(otherwise, Need::Option))
        }
    };
    WantedDocument { name, need }
}

/// A kind that cannot be built becomes a choice without options, which no further check looks at.
fn build_kind(
    raw: &raw::Question,
    scales: &BTreeMap<String, Vec<raw::ScaleOption>>,
    faults: &mut Faults,
) -> Kind {
    let needed: &[&str] = match raw.kind.as_str() {
        "choice" => &["scale"],
        "share" => &["numerator", "denominator"],
        "decline" => &["previous", "current"],
        "survey" => &["maximum"],
        other => {
            faults.add(
                &raw.code,
                format!("jenis \"{other}\" tidak dikenal (choice, share, decline atau survey)"),
            );
            return Kind::Choice { options: Vec::new() };
        }
    };
    let ratio = matches!(raw.kind.as_str(), "share" | "decline");
    let mut complete = true;
    for (field, given) in [
        ("scale", raw.scale.is_some()),
        ("criteria", !raw.criteria.is_empty()),
        ("numerator", !raw.numerator.is_empty()),
        ("denominator", !raw.denominator.is_empty()),
        ("denominator_row", raw.denominator_row.is_some()),
        ("previous", raw.previous.is_some()),
        ("current", raw.current.is_some()),
        ("must_be_filled", !raw.must_be_filled.is_empty()),
        ("maximum", raw.maximum.is_some()),
    ] {
        let optional = match field {
            "criteria" => raw.kind == "choice",
            "denominator_row" => raw.kind == "share",
            "must_be_filled" => ratio,
            _ => false,
        };
        if needed.contains(&field) && !given {
            complete = false;
            faults.add(&raw.code, format!("jenis {} memerlukan {field}", raw.kind));
        }
        if given && !optional && !needed.contains(&field) {
            faults.add(&raw.code, format!("{field} tidak dipakai jenis {}", raw.kind));
        }
    }
    let must_be_filled = raw.must_be_filled.clone();
    match (&raw.scale, raw.previous.zip(raw.current), raw.maximum) {
        _ if !complete => Kind::Choice { options: Vec::new() },
        (Some(scale), ..) if raw.kind == "choice" => build_choice(raw, scale, scales, faults),
        (_, Some((previous, current)), _) if raw.kind == "decline" => {
            Kind::Decline { previous, current, must_be_filled }
        }
        (.., Some(maximum)) if raw.kind == "survey" => Kind::Survey { maximum: maximum.0 },
        _ => Kind::Share {
            numerator: raw.numerator.clone(),
            denominator: raw.denominator.clone(),
            must_be_filled,
        },
    }
}

fn build_choice(
    raw: &raw::Question,
    scale: &str,
    scales: &BTreeMap<String, Vec<raw::ScaleOption>>,
    faults: &mut Faults,
) -> Kind {
    let Some(options) = scales.get(scale) else {
        faults.add(&raw.code, format!("skala \"{scale}\" tidak dikenal"));
        return Kind::Choice { options: Vec::new() };
    };
    for key in raw.criteria.keys() {
        if !options.iter().any(|option| option.key == *key) {
            faults.add(&raw.code, format!("kriteria \"{key}\" bukan pilihan skala \"{scale}\""));
        }
    }
    let options = options
        .iter()
        .map(|option| Choice {
            key: option.key.clone(),
            value: option.value.0,
            criterion: raw.criteria.get(&option.key).cloned().unwrap_or_default(),
        })
        .collect();
    Kind::Choice { options }
}

fn build_area(area: raw::Area, codes: &Codes, faults: &mut Faults) -> Area {
    let nodes = codes.nodes(&area.nodes, &area.key, faults);
    let short = area.short.unwrap_or_else(|| area.name.clone());
    Area { key: area.key, number: area.number, name: area.name, short, nodes }
}

fn build_gate_set(set: raw::GateSet, codes: &Codes, faults: &mut Faults) -> GateSet {
    let gates = set.gate.into_iter().map(|gate| build_gate(gate, codes, faults)).collect();
    GateSet { key: set.key, name: set.name, replaces: set.replaces, gates }
}

fn build_gate(gate: raw::Gate, codes: &Codes, faults: &mut Faults) -> Gate {
    let subject = match (&gate.question, gate.nodes.is_empty()) {
        (Some(code), true) => {
            let question = codes.questions.get(code);
            if question.is_none() {
                faults.add(&gate.key, format!("pertanyaan \"{code}\" tidak dikenal"));
            }
            question.map_or(Subject::Total, |question| Subject::Question(*question))
        }
        (None, true) => Subject::Total,
        (None, false) => Subject::Nodes(codes.nodes(&gate.nodes, &gate.key, faults)),
        (Some(_), false) => {
            faults.add(&gate.key, "sebuah syarat memakai nodes atau question, tidak keduanya");
            Subject::Total
        }
    };
    let unit = match gate.unit.as_str() {
        "points" => Unit::Points,
        "percent" => Unit::Percent,
        other => {
            faults.add(&gate.key, format!("satuan \"{other}\" tidak dikenal (points atau percent)"));
            Unit::Points
        }
    };
    Gate {
        key: gate.key,
        name: gate.name,
        subject,
        unit,
        minimum: gate.minimum.into_iter().map(|(key, number)| (key, number.0)).collect(),
        warn_each_node: gate.warn_each_node,
        certainty: gate.certainty,
        source: gate.source,
    }
}

fn build_workbook(workbook: raw::Workbook, codes: &Codes, faults: &mut Faults) -> WorkbookLayout {
    let raw::Workbook { official: o, portal: p, .. } = workbook;
    let totals = o
        .total
        .into_iter()
        .map(|total| TotalRow {
            row: total.row,
            nodes: codes.nodes(&total.nodes, &total.label, faults),
            label: total.label,
        })
        .collect();
    WorkbookLayout {
        official: OfficialSheet {
            sheet: o.sheet,
            heading_row: o.heading_row,
            weight: o.weight,
            explanation: o.explanation,
            options: o.options,
            answer: o.answer,
            value: o.value,
            percent: o.percent,
            note: o.note,
            evidence: o.evidence,
            totals,
        },
        portal: PortalSheet {
            sheet: p.sheet,
            unit_answer: p.unit_answer,
            unit_note: p.unit_note,
            unit_evidence: p.unit_evidence,
            tpi_answer: p.tpi_answer,
            tpi_note: p.tpi_note,
        },
    }
}
