//! The master question set: the official wording, shown in place of Pilar's own.

use std::collections::BTreeMap;
use std::path::Path;
use std::str::FromStr;

use pilar_core::instrument::{Instrument, Kind, Node, Question, SoalId};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use serde_json::Number;

use super::source;
use crate::read_error::{ReadError, refuse};
use crate::report::QuestionWording;

/// The official wording of an instrument, by soal id.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wording {
    /// Key of the instrument it was checked against.
    pub instrument: String,
    /// Year of the set.
    pub year: u16,
    /// When `PortalRB` made it, as it stands in the file.
    pub generated_at: Option<String>,
    /// Wording of every input.
    pub questions: BTreeMap<SoalId, QuestionWording>,
}

#[derive(Debug, Deserialize)]
struct File {
    tahun: u16,
    generated_at: Option<String>,
    data: Vec<MasterNode>,
}

#[derive(Debug, Deserialize)]
struct MasterNode {
    id: u32,
    bobot_maksimal: Option<Number>,
    #[serde(default)]
    children: Vec<Self>,
    #[serde(default)]
    soals: Vec<MasterSoal>,
}

#[derive(Debug, Deserialize)]
struct MasterSoal {
    id: SoalId,
    teks_pertanyaan: String,
    #[serde(default)]
    kriteria_nilai: Option<String>,
    #[serde(default)]
    skema_penilaian: Vec<MasterOption>,
}

#[derive(Debug, Deserialize)]
struct MasterOption {
    key: String,
    label: Option<String>,
    multiplier: Number,
}

/// Reads a master-soal file and checks that it describes the same worksheet as the instrument.
pub fn read_master(instrument: &Instrument, path: &Path) -> Result<Wording, ReadError> {
    let bytes = source::read(path)?;
    let file: File = source::parse(&bytes, "yang diharapkan set soal induk dengan \"tahun\" dan \"data\"")?;
    if file.tahun != instrument.year {
        let detail = format!("set soal ini untuk tahun {}", file.tahun);
        return Err(ReadError::AnotherInstrument { expected: instrument.name.clone(), detail });
    }
    let mut flat = Flat::default();
    for node in &file.data {
        flat.add(node);
    }
    refuse(compare(instrument, &flat))?;
    let wording = |(_, soal): &(u32, &MasterSoal)| {
        let keys = instrument.input(soal.id).map(|(question, _)| question.options()).unwrap_or_default();
        let options = keys.iter().filter_map(|choice| {
            let option = soal.skema_penilaian.iter().find(|it| it.key.eq_ignore_ascii_case(&choice.key))?;
            Some((choice.key.clone(), option.label.clone().unwrap_or_default().trim().to_owned()))
        });
        let words = QuestionWording {
            question: soal.teks_pertanyaan.trim().to_owned(),
            criteria: soal
                .kriteria_nilai
                .as_deref()
                .unwrap_or_default()
                .replace("\r\n", "\n")
                .trim()
                .to_owned(),
            options: options.collect(),
        };
        (soal.id, words)
    };
    Ok(Wording {
        instrument: instrument.key.clone(),
        year: file.tahun,
        generated_at: file.generated_at,
        questions: flat.soals.iter().map(wording).collect(),
    })
}

/// The tree in reading order.
#[derive(Default)]
struct Flat<'a> {
    nodes: Vec<&'a MasterNode>,
    soals: Vec<(u32, &'a MasterSoal)>,
}

impl<'a> Flat<'a> {
    fn add(&mut self, node: &'a MasterNode) {
        self.nodes.push(node);
        self.soals.extend(node.soals.iter().map(|soal| (node.id, soal)));
        for child in &node.children {
            self.add(child);
        }
    }
}

/// Every disagreement between the file and the instrument.
fn compare(instrument: &Instrument, flat: &Flat<'_>) -> Vec<String> {
    let mut faults = Vec::new();
    let given: Vec<u32> = flat.nodes.iter().map(|node| node.id).collect();
    let expected: Vec<u32> = in_order(instrument).iter().map(|node| node.id).collect();
    if given != expected {
        faults.push(format!("urutan atau jumlah simpul berbeda ({} dari {})", given.len(), expected.len()));
    }
    for node in &flat.nodes {
        let Some(own) = instrument.nodes.iter().find(|own| own.id == node.id) else { continue };
        if node.bobot_maksimal.as_ref().and_then(decimal).is_some_and(|weight| weight != own.weight) {
            faults.push(format!("bobot simpul {} berbeda", node.id));
        }
    }
    let given: Vec<SoalId> = flat.soals.iter().map(|(_, soal)| soal.id).collect();
    let expected: Vec<SoalId> = in_order(instrument)
        .iter()
        .flat_map(|node| &node.questions)
        .flat_map(|at| instrument.questions[*at].inputs.iter().map(|input| input.soal))
        .collect();
    for id in expected.iter().filter(|id| !given.contains(id)) {
        faults.push(format!("soal {id} tidak ada"));
    }
    for id in given.iter().filter(|id| !expected.contains(id)) {
        faults.push(format!("soal {id} tidak dikenal"));
    }
    if faults.is_empty() && given != expected {
        faults.push("urutan soal berbeda atau ada soal yang berulang".to_owned());
    }
    for (node, soal) in &flat.soals {
        if let Some((question, _)) = instrument.input(soal.id) {
            if instrument.nodes[question.node].id != *node {
                faults.push(format!("soal {} berada di simpul {node}", soal.id));
            }
            faults.extend(compare_options(question, soal));
        }
    }
    faults
}

fn compare_options(question: &Question, soal: &MasterSoal) -> Option<String> {
    let own = match &question.kind {
        Kind::Choice { options } => options.as_slice(),
        Kind::Share { .. } | Kind::Decline { .. } | Kind::Survey { .. } => &[],
    };
    let same = own.len() == soal.skema_penilaian.len()
        && own.iter().zip(&soal.skema_penilaian).all(|(own, given)| {
            own.key.eq_ignore_ascii_case(&given.key) && decimal(&given.multiplier) == Some(own.value)
        });
    (!same).then(|| format!("pilihan atau nilai soal {} berbeda", soal.id))
}

fn decimal(number: &Number) -> Option<Decimal> {
    Decimal::from_str(&number.to_string()).ok()
}

/// The nodes in reading order: every node before its children, children in order.
fn in_order(instrument: &Instrument) -> Vec<&Node> {
    fn add<'a>(instrument: &'a Instrument, at: usize, nodes: &mut Vec<&'a Node>) {
        nodes.push(&instrument.nodes[at]);
        for child in &instrument.nodes[at].children {
            add(instrument, *child, nodes);
        }
    }
    let mut nodes = Vec::new();
    for (at, node) in instrument.nodes.iter().enumerate() {
        if node.parent.is_none() {
            add(instrument, at, &mut nodes);
        }
    }
    nodes
}
