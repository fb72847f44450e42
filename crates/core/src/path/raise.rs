use std::collections::BTreeSet;

use rust_decimal::Decimal;
use thiserror::Error;

use crate::instrument::{Instrument, SoalId, ZeroRule};
use crate::scoring::score_question;
use crate::worksheet::{Answer, Worksheet, format_number};

/// The most that all raises together may cost.
pub const MOST_COST: u64 = 10_000;

/// One answer that could be a better one, and what that costs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Raise {
    /// The input.
    pub soal: SoalId,
    /// The answer it would have.
    pub to: Answer,
    /// What it costs, in whatever the person who asks counts.
    pub cost: u64,
}

/// Why raises cannot be searched, in Indonesian.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum RaiseFault {
    /// The instrument has no such input.
    #[error("soal {0} tidak ada di LKE ini")]
    UnknownInput(SoalId),
    /// The question would earn less than it does.
    #[error("{code} menjadi {} menurunkan nilainya", said(.to))]
    Lowers {
        /// Code of the input.
        code: String,
        /// The answer it would have.
        to: Answer,
    },
    /// The question cannot be computed now and could be then, or the other way round.
    #[error("{code} menjadi {} mengubah pertanyaan yang ikut dihitung", said(.to))]
    ChangesWhatCounts {
        /// Code of the input.
        code: String,
        /// The answer it would have.
        to: Answer,
    },
    /// The same answer of the same input twice.
    #[error("{code} menjadi {} disebut dua kali", said(.to))]
    Twice {
        /// Code of the input.
        code: String,
        /// The answer it would have.
        to: Answer,
    },
    /// Together they cost more than [`MOST_COST`].
    #[error("jumlah seluruh biaya {sum}, paling banyak {MOST_COST}")]
    TooDear {
        /// What they cost together.
        sum: u128,
    },
}

/// An answer as people write it.
fn said(answer: &Answer) -> String {
    match answer {
        Answer::Choice(key) => key.clone(),
        Answer::Number(number) => format_number(*number),
    }
}

/// Raises that were checked against a worksheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Raises {
    pub(super) all: Vec<Checked>,
}

/// A raise and what it brings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Checked {
    /// Index in [`Instrument::questions`].
    pub question: usize,
    pub soal: SoalId,
    pub to: Answer,
    pub cost: u32,
    /// How much more the question earns than now, 0..=1.
    pub gain: Decimal,
}

impl Raises {
    /// Checks raises against a worksheet; every fault at once. A blank counts as earning nothing.
    pub fn check(
        instrument: &Instrument,
        sheet: &Worksheet,
        raises: &[Raise],
    ) -> Result<Self, Vec<RaiseFault>> {
        let mut faults = Vec::new();
        let mut seen = BTreeSet::new();
        let mut all = Vec::new();
        let mut with_it = sheet.clone();
        for raise in raises {
            let Some(&(at, input)) = instrument.inputs.get(&raise.soal) else {
                faults.push(RaiseFault::UnknownInput(raise.soal));
                continue;
            };
            let question = &instrument.questions[at];
            let (code, to) = (question.inputs[input].code.clone(), raise.to.clone());
            if !seen.insert((raise.soal, raise.to.to_string())) {
                faults.push(RaiseFault::Twice { code, to });
                continue;
            }
            let before = score_question(question, sheet);
            let former = with_it.insert(raise.soal, raise.to.clone());
            let after = score_question(question, &with_it);
            match former {
                Some(former) => with_it.insert(raise.soal, former),
                None => with_it.remove(&raise.soal),
            };
            let gain = after.fraction.unwrap_or_default() - before.fraction.unwrap_or_default();
            let decides = matches!(question.zero, ZeroRule::Unanswered | ZeroRule::LeftOut);
            if decides && before.zero_denominator != after.zero_denominator {
                faults.push(RaiseFault::ChangesWhatCounts { code, to });
            } else if gain < Decimal::ZERO {
                faults.push(RaiseFault::Lowers { code, to });
            } else if let Ok(cost) = u32::try_from(raise.cost) {
                all.push(Checked { question: at, soal: raise.soal, to, cost, gain });
            }
        }
        let sum: u128 = raises.iter().map(|raise| u128::from(raise.cost)).sum();
        if sum > u128::from(MOST_COST) {
            faults.push(RaiseFault::TooDear { sum });
        }
        if faults.is_empty() { Ok(Self { all }) } else { Err(faults) }
    }
}
