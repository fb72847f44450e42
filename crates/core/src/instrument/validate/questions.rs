//! Words and formulas of the questions.

use std::collections::BTreeSet;

use rust_decimal::Decimal;

use super::faults::Faults;
use crate::instrument::{Instrument, Kind, Need, Question, SoalId, WantedDocument};

pub fn questions(instrument: &Instrument, faults: &mut Faults) {
    for question in &instrument.questions {
        words(question, faults);
        if let Some(weight) = question.weight {
            faults.unless(weight > Decimal::ZERO, &question.code, || "bobot harus lebih dari nol".into());
        }
        formula(question, faults);
    }
}

fn words(question: &Question, faults: &mut Faults) {
    for (what, text) in
        [("judul", &question.title), ("yang ditanyakan", &question.asks), ("petunjuk", &question.hint)]
    {
        faults.unless_words(text, &question.code, what);
    }
    faults.unless((2..=5).contains(&question.documents.len()), &question.code, || {
        "dua sampai lima dokumen harus disebut".into()
    });
    let counts = question.documents.is_empty() || question.documents.iter().any(WantedDocument::counts);
    faults.unless(counts, &question.code, || "paling sedikit satu dokumen diminta dari semua unit".into());
    let mut seen = BTreeSet::new();
    for document in &question.documents {
        let name = &document.name;
        faults.unless_words(name, &question.code, "nama dokumen");
        faults.unless(seen.insert(name.to_lowercase()), &question.code, || {
            format!("dokumen \"{name}\" disebut dua kali")
        });
        if let Need::Option(key) = &document.need {
            let known = question.options().iter().any(|option| option.key == *key);
            faults.unless(known, &question.code, || {
                format!("dokumen \"{name}\" menyebut pilihan \"{key}\" yang tidak ada")
            });
        }
    }
    for option in question.options() {
        faults.unless_words(&option.criterion, &question.code, &format!("kriteria {}", option.key));
    }
    if question.inputs.len() > 1 {
        for input in &question.inputs {
            faults.unless_words(&input.label, &input.code, "label isian");
        }
    }
}

fn formula(question: &Question, faults: &mut Faults) {
    let own: BTreeSet<SoalId> = question.inputs.iter().map(|input| input.soal).collect();
    let used: Vec<SoalId> = match &question.kind {
        // Without options it is a kind that could not be built, which has been reported.
        Kind::Choice { options } => {
            faults.unless(options.is_empty() || question.inputs.len() == 1, &question.code, || {
                "pilihan hanya boleh memuat satu isian".into()
            });
            return;
        }
        Kind::Survey { maximum } => {
            faults.unless(*maximum > Decimal::ZERO, &question.code, || {
                "nilai tertinggi harus lebih dari nol".into()
            });
            faults.unless(question.inputs.len() == 1, &question.code, || {
                "survei hanya boleh memuat satu isian".into()
            });
            return;
        }
        Kind::Share { numerator, denominator, must_be_filled } => {
            [numerator.as_slice(), denominator, must_be_filled].concat()
        }
        Kind::Decline { previous, current, must_be_filled } => {
            [&[*previous, *current], must_be_filled.as_slice()].concat()
        }
    };
    let distinct: BTreeSet<SoalId> = used.iter().copied().collect();
    faults.unless(distinct.len() == used.len() && distinct == own, &question.code, || {
        let own: Vec<SoalId> = own.into_iter().collect();
        format!("rumus memakai soal {used:?}, isiannya soal {own:?}; keduanya harus sama")
    });
}
