//! Taking what an earlier year said as this year's.

use pilar_core::assessment::{Assessment, LastYear};
use pilar_core::instrument::SoalId;
use pilar_core::journal::Subject;
use pilar_core::worksheet::Layer;
use pilar_store::Acting;
use serde::{Deserialize, Serialize};
use serde_json::json;
use uuid::Uuid;

use crate::error::Result;
use crate::find::Find as _;
use crate::session::Session;

/// What of an earlier year to take.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum LastYearPart {
    /// The answer, and the note where there is none.
    Answer,
    /// The documents and what was given as text.
    Evidence,
}

/// What to take as this year's.
#[derive(Debug, Clone, Deserialize, ts_rs::TS)]
pub struct ConfirmLastYear {
    /// The assessment.
    #[serde(rename = "id")]
    pub assessment: Uuid,
    /// Codes of inputs; none means all of them, whose answers are taken where there is none yet.
    pub codes: Vec<String>,
    /// Only this.
    pub part: Option<LastYearPart>,
}

/// What was taken.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct Confirmed {
    /// Answers that are this year's now.
    pub answers: usize,
    /// Documents that count for an input now, each input counted.
    pub documents: usize,
}

/// Takes what an earlier year said of inputs as this year's, as one action that can be undone.
pub fn confirm_last_year(session: &mut Session, given: &ConfirmLastYear) -> Result<Confirmed> {
    let assessment = session.assessment(given.assessment)?;
    let all = given.codes.is_empty();
    let mut wanted: Vec<SoalId> = Vec::new();
    for code in &given.codes {
        wanted.push(assessment.find_input(code)?.1.soal);
    }
    let chosen = assessment.last_year.iter().filter(|(soal, _)| all || wanted.contains(soal));
    let chosen: Vec<(SoalId, &LastYear)> = chosen.map(|(soal, said)| (*soal, said)).collect();
    let name = action(&assessment, &chosen, given.part);
    let takes = |part| given.part.is_none_or(|only| only == part);
    session.act(assessment.id, &name, |acting| {
        let mut confirmed = Confirmed::default();
        for (soal, said) in &chosen {
            if takes(LastYearPart::Answer) {
                confirmed.answers += usize::from(answer(acting, &assessment, *soal, said, all)?);
            }
            if takes(LastYearPart::Evidence) {
                confirmed.documents += evidence(acting, &assessment, *soal, said)?;
            }
        }
        Ok(confirmed)
    })
}

fn action(assessment: &Assessment, chosen: &[(SoalId, &LastYear)], part: Option<LastYearPart>) -> String {
    let what = match part {
        Some(LastYearPart::Answer) => "jawaban",
        Some(LastYearPart::Evidence) => "bukti dukung",
        None => "isi",
    };
    let year = chosen.first().map_or(assessment.profile.year, |(_, said)| said.year);
    match chosen {
        [(soal, _)] => {
            let named = assessment.instrument.titled(*soal).unwrap_or_default();
            format!("Pakai {what} tahun {year} pada {named}")
        }
        several => format!("Pakai {what} tahun {year} pada {} isian", several.len()),
    }
}

/// Whether the answer is another one now.
fn answer(
    acting: &mut Acting<'_>,
    assessment: &Assessment,
    soal: SoalId,
    said: &LastYear,
    only_blank: bool,
) -> Result<bool> {
    let blank = assessment.answer(Layer::Unit, soal).is_none();
    if !said.note.is_empty() && assessment.note(Layer::Unit, soal).is_empty() {
        acting.set(Subject::note(Layer::Unit, soal), json!(said.note))?;
    }
    match &said.answer {
        Some(answer) if blank || !only_blank => {
            Ok(acting.set(Subject::answer(Layer::Unit, soal), json!(answer))?)
        }
        _ => Ok(false),
    }
}

/// How many documents serve the input that did not before.
fn evidence(
    acting: &mut Acting<'_>,
    assessment: &Assessment,
    soal: SoalId,
    said: &LastYear,
) -> Result<usize> {
    let mut linked = 0;
    let there = |id: &&Uuid| assessment.documents.contains_key(id);
    for document in said.documents.iter().filter(there) {
        linked += usize::from(acting.set(Subject::Link(soal, *document), json!(true))?);
    }
    for (n, documents) in &said.fulfilled {
        for document in documents.iter().filter(there) {
            acting.set(Subject::Requirement(soal, *n, *document), json!(true))?;
        }
    }
    if !said.evidence_text.is_empty() && !assessment.evidence_texts.contains_key(&soal) {
        acting.set(Subject::EvidenceText(soal), json!(said.evidence_text))?;
    }
    Ok(linked)
}
