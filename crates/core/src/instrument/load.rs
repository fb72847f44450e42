use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::raw;
use super::validate::{Faults, validate};
use super::{
    Area, Choice, Eligibility, Gate, Headline, Input, Instrument, Kind, LoadError, Node,
    OfficialSheet, PortalSheet, Question, Subject, Target, TotalRow, Unit, WorkbookLayout,
};

/// Reads an instrument from its TOML files, given as (file name, text).
///
/// Everything is checked and every fault is reported at once: syntax, unknown or repeated ids and
/// codes, weights that do not add up, cells used twice, missing words, references that lead nowhere.
pub fn load(files: &[(&str, &str)]) -> Result<Instrument, LoadError> {
    let mut faults = Faults::default();
    let mut all = Parts::default();
    for (name, text) in files {
        match toml::from_str::<raw::File>(text) {
            Ok(file) if file.format != raw::FORMAT => faults.add(
                *name,
                format!("format {} tidak dikenal; program ini membaca format {}", file.format, raw::FORMAT),
            ),
            Ok(file) => all.take(name, file, &mut faults),
            Err(error) => faults.add(*name, error.to_string().trim().to_owned()),
        }
    }
    let Some((head, workbook)) = all.head.take().zip(all.workbook.take()) else {
        faults.add("instrumen", "bagian [instrument] atau [workbook] tidak ada");
        return Err(LoadError { faults: faults.list });
    };
    let instrument = build(head, workbook, all, &mut faults);
    validate(&instrument, &mut faults);
    if faults.list.is_empty() { Ok(instrument) } else { Err(LoadError { faults: faults.list }) }
}

#[derive(Default)]
struct Parts {
    head: Option<raw::Head>,
    workbook: Option<raw::Workbook>,
    areas: Vec<raw::Area>,
    scales: BTreeMap<String, Vec<raw::ScaleOption>>,
    targets: Vec<raw::Target>,
    headlines: Vec<raw::Headline>,
    gates: Vec<raw::Gate>,
    eligibility: Vec<raw::Eligibility>,
    nodes: Vec<raw::Node>,
    questions: Vec<raw::Question>,
}

impl Parts {
    fn take(&mut self, name: &str, file: raw::File, faults: &mut Faults) {
        if file.instrument.is_some() && self.head.is_some() {
            faults.add(name, "bagian [instrument] ada di dua berkas");
        }
        if file.workbook.is_some() && self.workbook.is_some() {
            faults.add(name, "bagian [workbook] ada di dua berkas");
        }
        self.head = self.head.take().or(file.instrument);
        self.workbook = self.workbook.take().or(file.workbook);
        self.areas.extend(file.area);
        for scale in file.scale {
            if self.scales.insert(scale.key.clone(), scale.options).is_some() {
                faults.add(name, format!("skala \"{}\" ada dua kali", scale.key));
            }
        }
        self.targets.extend(file.target);
        self.headlines.extend(file.headline);
        self.gates.extend(file.gate);
        self.eligibility.extend(file.eligibility);
        self.nodes.extend(file.node);
        self.questions.extend(file.question);
    }
}

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

fn build(head: raw::Head, workbook: raw::Workbook, mut all: Parts, faults: &mut Faults) -> Instrument {
    all.nodes.sort_by_key(|node| node.workbook_row);
    all.questions.sort_by_key(|question| question.workbook_row);
    let codes = Codes {
        nodes: index(all.nodes.iter().map(|node| &node.code), faults),
        questions: index(all.questions.iter().map(|question| &question.code), faults),
    };
    let mut nodes: Vec<Node> = all.nodes.iter().map(|node| build_node(node, &codes, faults)).collect();
    for child in 0..nodes.len() {
        if let Some(parent) = nodes[child].parent {
            nodes[parent].children.push(child);
        }
    }
    let mut questions = Vec::new();
    for question in all.questions {
        let Some(node) = codes.node(&question.node, &question.code, faults) else { continue };
        nodes[node].questions.push(questions.len());
        questions.push(build_question(question, node, &all.scales, faults));
    }
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
        nodes,
        questions,
        inputs,
    }
}

fn index<'a>(codes: impl Iterator<Item = &'a String>, faults: &mut Faults) -> BTreeMap<String, usize> {
    let mut map = BTreeMap::new();
    for (at, code) in codes.enumerate() {
        if map.insert(code.clone(), at).is_some() {
            faults.add(code, "kode ada dua kali");
        }
    }
    map
}

fn build_node(node: &raw::Node, codes: &Codes, faults: &mut Faults) -> Node {
    let parent = node.parent.as_ref().and_then(|code| codes.node(code, &node.code, faults));
    Node {
        id: node.id,
        parent,
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
        kind,
        weight: raw.weight.map(|weight| weight.0),
        workbook_row: raw.workbook_row,
        denominator_row: raw.denominator_row,
        title: raw.title,
        asks: raw.asks,
        hint: raw.hint,
        documents: raw.documents,
        inputs,
        code,
    }
}

fn build_kind(
    raw: &raw::Question,
    scales: &BTreeMap<String, Vec<raw::ScaleOption>>,
    faults: &mut Faults,
) -> Kind {
    let must_be_filled = raw.must_be_filled.clone();
    match (raw.kind.as_str(), &raw.scale, raw.previous.zip(raw.current), raw.maximum) {
        ("choice", Some(scale), _, _) => {
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
        ("share", _, _, _) => Kind::Share {
            numerator: raw.numerator.clone(),
            denominator: raw.denominator.clone(),
            must_be_filled,
        },
        ("decline", _, Some((previous, current)), _) => Kind::Decline { previous, current, must_be_filled },
        ("survey", _, _, Some(maximum)) => Kind::Survey { maximum: maximum.0 },
        (kind, ..) => {
            faults.add(
                &raw.code,
                format!(
                    "jenis \"{kind}\" tidak dikenal atau tidak lengkap (choice + scale, share, decline + previous + current, survey + maximum)"
                ),
            );
            Kind::Survey { maximum: Decimal::ONE }
        }
    }
}

fn build_area(area: raw::Area, codes: &Codes, faults: &mut Faults) -> Area {
    let nodes = codes.nodes(&area.nodes, &area.key, faults);
    Area { key: area.key, number: area.number, name: area.name, nodes }
}

fn build_gate(gate: raw::Gate, codes: &Codes, faults: &mut Faults) -> Gate {
    let subject = match (&gate.question, gate.nodes.is_empty()) {
        (Some(code), true) => match codes.questions.get(code) {
            Some(question) => Subject::Question(*question),
            None => {
                faults.add(&gate.key, format!("pertanyaan \"{code}\" tidak dikenal"));
                Subject::Total
            }
        },
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
    let raw::Workbook { official: o, portal: p } = workbook;
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
