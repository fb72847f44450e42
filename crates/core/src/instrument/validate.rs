//! Everything an instrument must fulfil beyond its syntax. All faults are collected.

use std::collections::BTreeSet;

use rust_decimal::Decimal;

use super::{Fault, Instrument, Kind, Node, Question, SoalId, Subject};

#[derive(Default)]
pub struct Faults {
    pub list: Vec<Fault>,
}

impl Faults {
    pub fn add(&mut self, place: impl Into<String>, message: impl Into<String>) {
        self.list.push(Fault { place: place.into(), message: message.into() });
    }

    fn unless(&mut self, fine: bool, place: &str, message: impl FnOnce() -> String) {
        if !fine {
            self.add(place, message());
        }
    }
}

pub fn validate(instrument: &Instrument, faults: &mut Faults) {
    faults.unless(!instrument.targets.is_empty(), "target", || "tidak ada predikat".into());
    faults.unless(!instrument.nodes.is_empty(), "node", || "tidak ada simpul".into());
    for (at, node) in instrument.nodes.iter().enumerate() {
        node_tree(instrument, at, node, faults);
        node_weight(instrument, node, faults);
    }
    for question in &instrument.questions {
        question_words(question, faults);
        question_kind(question, faults);
    }
    unique(instrument, faults);
    areas(instrument, faults);
    gates(instrument, faults);
}

fn node_tree(instrument: &Instrument, at: usize, node: &Node, faults: &mut Faults) {
    faults.unless(!node.name.trim().is_empty(), &node.code, || "nama kosong".into());
    faults.unless(node.weight > Decimal::ZERO, &node.code, || "bobot harus lebih dari nol".into());
    if let Some(parent) = node.parent {
        faults.unless(parent < at, &node.code, || {
            format!("baris {} harus di bawah baris induknya", node.workbook_row)
        });
    }
    let leaf = node.children.is_empty();
    faults.unless(leaf != node.questions.is_empty(), &node.code, || {
        "sebuah simpul berisi anak simpul atau pertanyaan, salah satu".into()
    });
    let weighted = node.questions.iter().filter(|q| instrument.questions[**q].weight.is_some()).count();
    faults.unless(weighted == 0 || weighted == node.questions.len(), &node.code, || {
        "pertanyaan dengan bobot sendiri tidak boleh bercampur dengan yang dirata-rata".into()
    });
}

fn node_weight(instrument: &Instrument, node: &Node, faults: &mut Faults) {
    let of_children: Decimal = node.children.iter().map(|child| instrument.nodes[*child].weight).sum();
    let of_questions: Option<Decimal> =
        node.questions.iter().map(|question| instrument.questions[*question].weight).sum();
    let sum = if node.children.is_empty() { of_questions } else { Some(of_children) };
    if let Some(sum) = sum {
        faults.unless(sum == node.weight, &node.code, || {
            format!("bobot {} tidak sama dengan jumlah bobot di bawahnya, {sum}", node.weight)
        });
    }
}

fn question_words(question: &Question, faults: &mut Faults) {
    for (what, text) in [("judul", &question.title), ("yang ditanyakan", &question.asks), ("petunjuk", &question.hint)] {
        faults.unless(!text.trim().is_empty(), &question.code, || format!("{what} kosong"));
    }
    faults.unless((2..=5).contains(&question.documents.len()), &question.code, || {
        "dua sampai lima dokumen harus disebut".into()
    });
    for option in question.options() {
        faults.unless(!option.criterion.trim().is_empty(), &question.code, || {
            format!("kriteria {} kosong", option.key)
        });
    }
    if question.inputs.len() > 1 {
        for input in &question.inputs {
            faults.unless(!input.label.trim().is_empty(), &input.code, || "label isian kosong".into());
        }
    }
}

fn question_kind(question: &Question, faults: &mut Faults) {
    let own: BTreeSet<SoalId> = question.inputs.iter().map(|input| input.soal).collect();
    let used: Vec<SoalId> = match &question.kind {
        Kind::Choice { options } => {
            let falling = options.windows(2).all(|pair| pair[0].value > pair[1].value);
            let bounds = options.first().map(|o| o.value) == Some(Decimal::ONE)
                && options.last().map(|o| o.value) == Some(Decimal::ZERO);
            faults.unless(falling && bounds, &question.code, || {
                "nilai pilihan harus menurun dari 1 sampai 0".into()
            });
            faults.unless(own.len() == 1, &question.code, || "pilihan hanya punya satu isian".into());
            return;
        }
        Kind::Survey { maximum } => {
            faults.unless(*maximum > Decimal::ZERO, &question.code, || "nilai tertinggi harus lebih dari nol".into());
            faults.unless(own.len() == 1, &question.code, || "survei hanya punya satu isian".into());
            return;
        }
        Kind::Share { numerator, denominator, must_be_filled } => {
            faults.unless(!numerator.is_empty() && !denominator.is_empty(), &question.code, || {
                "pembilang atau penyebut kosong".into()
            });
            [numerator.as_slice(), denominator, must_be_filled].concat()
        }
        Kind::Decline { previous, current, must_be_filled } => {
            [&[*previous, *current], must_be_filled.as_slice()].concat()
        }
    };
    let distinct: BTreeSet<SoalId> = used.iter().copied().collect();
    faults.unless(distinct.len() == used.len() && distinct == own, &question.code, || {
        format!("rumus memakai soal {used:?}, isiannya soal {own:?}; keduanya harus sama")
    });
}

fn unique(instrument: &Instrument, faults: &mut Faults) {
    let mut ids = BTreeSet::new();
    let mut rows = BTreeSet::new();
    let mut portal_rows = BTreeSet::new();
    for node in &instrument.nodes {
        faults.unless(ids.insert(node.id), &node.code, || format!("id simpul {} ada dua kali", node.id));
        faults.unless(rows.insert(node.workbook_row), &node.code, || {
            format!("baris {} dipakai dua kali", node.workbook_row)
        });
    }
    for question in &instrument.questions {
        let mut own = BTreeSet::from([question.workbook_row]);
        own.extend(question.denominator_row);
        own.extend(question.inputs.iter().map(|input| input.workbook_row));
        for row in own {
            faults.unless(rows.insert(row), &question.code, || format!("baris {row} dipakai dua kali"));
        }
        for input in &question.inputs {
            faults.unless(portal_rows.insert(input.portal_row), &input.code, || {
                format!("baris PortalRB {} dipakai dua kali", input.portal_row)
            });
        }
    }
}

fn areas(instrument: &Instrument, faults: &mut Faults) {
    let mut keys = BTreeSet::new();
    let mut tops = BTreeSet::new();
    for area in &instrument.areas {
        faults.unless(keys.insert(&area.key), &area.key, || "kunci area ada dua kali".into());
        for node in &area.nodes {
            faults.unless(tops.insert(*node), &area.key, || {
                format!("simpul {} ada di dua area", instrument.nodes[*node].code)
            });
        }
    }
    for question in &instrument.questions {
        faults.unless(instrument.area_of(question).is_some(), &question.code, || {
            "pertanyaan tidak termasuk area mana pun".into()
        });
    }
}

fn gates(instrument: &Instrument, faults: &mut Faults) {
    let mut keys = BTreeSet::new();
    for gate in &instrument.gates {
        faults.unless(keys.insert(&gate.key), &gate.key, || "kunci syarat ada dua kali".into());
        for target in gate.minimum.keys() {
            faults.unless(instrument.target(target).is_some(), &gate.key, || {
                format!("predikat \"{target}\" tidak dikenal")
            });
        }
        if let Subject::Question(question) = gate.subject {
            faults.unless(instrument.questions[question].weight.is_some(), &gate.key, || {
                "pertanyaan tanpa bobot sendiri tidak dapat menjadi syarat".into()
            });
        }
    }
    for eligibility in &instrument.eligibility {
        faults.unless(["instansi", "unit"].contains(&eligibility.scope.as_str()), &eligibility.key, || {
            format!("lingkup \"{}\" tidak dikenal (instansi atau unit)", eligibility.scope)
        });
    }
}
