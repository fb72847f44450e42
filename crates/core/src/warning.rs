//! What is worth knowing before relying on a figure.

use serde::Serialize;

use crate::gates::PredicateResult;
use crate::instrument::{Instrument, Kind};
use crate::scoring::Scores;

/// A stable name for a kind of warning.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum WarningCode {
    /// A denominator is zero, so the question counts as unanswered.
    PenyebutNol,
    /// The quotient lay outside 0..=1 and was clamped.
    RasioDibatasi,
    /// One half of an area is below the minimum although both together are judged.
    ParuhArea,
    /// A figure rounds to a pass and is not one.
    PembulatanMenyesatkan,
    /// Not every input is filled.
    BelumLengkap,
    /// The best option was chosen and no document supports it.
    TanpaBukti,
    /// A document is from a year other than the assessment's or the one before.
    TahunBukti,
    /// A row of an imported file could not be read.
    BarisTidakTerbaca,
    /// An imported file deviates from the official worksheet.
    Kejanggalan,
}

/// Something to know before relying on a figure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Warning {
    /// What kind.
    pub code: WarningCode,
    /// The question's code, if it is about one.
    pub question: Option<String>,
    /// One Indonesian sentence.
    pub message: String,
}

/// Finds what is worth knowing about these scores and predicates.
pub fn warnings(instrument: &Instrument, scores: &Scores, predicates: &[PredicateResult]) -> Vec<Warning> {
    let mut found = Vec::new();
    let mut add = |code, question: Option<&str>, message: String| {
        found.push(Warning { code, question: question.map(str::to_owned), message });
    };
    if !scores.complete() {
        add(
            WarningCode::BelumLengkap,
            None,
            format!(
                "{} dari {} isian belum bernilai; predikat dinilai dengan isian kosong bernilai 0.",
                scores.of - scores.answered,
                scores.of
            ),
        );
    }
    for (question, score) in instrument.questions.iter().zip(&scores.questions) {
        let named = question.titled(&question.code);
        if score.zero_denominator {
            add(
                WarningCode::PenyebutNol,
                Some(&question.code),
                if score.left_out || score.fraction.is_some() {
                    format!(
                        "{named}: pembaginya nol; menurut ketentuan penilaian yang dipilih pertanyaan ini {}.",
                        question.zero.name()
                    )
                } else {
                    format!(
                        "{named}: pembaginya nol; nilai tidak dapat dihitung dan pertanyaan dianggap belum dijawab."
                    )
                },
            );
        }
        if score.outside.is_some() {
            add(
                WarningCode::RasioDibatasi,
                Some(&question.code),
                match question.kind {
                    Kind::Decline { .. } => {
                        format!("{named}: jumlahnya naik dari tahun sebelumnya, sehingga nilainya 0.")
                    }
                    _ => format!(
                        "{named}: rasio di luar 0 sampai 100%; nilainya dibatasi. Angka perlu diperiksa kembali."
                    ),
                },
            );
        }
    }
    for predicate in predicates {
        let target = instrument.target(&predicate.target).map_or(predicate.target.as_str(), |t| &t.name);
        for result in &predicate.gates {
            let gate = &instrument.gates[result.gate];
            if result.rounds_to_pass {
                add(
                    WarningCode::PembulatanMenyesatkan,
                    None,
                    format!(
                        "{} tampak mencapai nilai minimal {target} setelah dibulatkan, tetapi nilai sebenarnya di bawahnya.",
                        gate.name
                    ),
                );
            }
            for node in &result.nodes_below {
                let node = &instrument.nodes[*node];
                add(
                    WarningCode::ParuhArea,
                    None,
                    format!(
                        "{} ({}) sendiri di bawah nilai minimal {target}; syarat dinilai atas gabungan kedua bagian.",
                        node.code, node.name
                    ),
                );
            }
        }
    }
    found
}
