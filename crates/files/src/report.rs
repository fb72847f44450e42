//! What every export is made from: one assessment, its scores and its evidence, as plain values.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, FixedOffset};
use pilar_core::gates::PredicateResult;
use pilar_core::instrument::{Instrument, Question, SoalId};
use pilar_core::scoring::Scores;
use pilar_core::warning::Warning;
use pilar_core::worksheet::{Answer, ExtraName, Extras, Layer};
use serde::{Deserialize, Serialize};

use crate::annex::Annex;
use crate::imported::Review;
use crate::signing::Signatory;

/// One assessment, ready to be written out.
#[derive(Debug, Clone)]
pub struct Report<'a> {
    /// The worksheet.
    pub instrument: &'a Instrument,
    /// Who is assessed.
    pub identity: UnitIdentity,
    /// Official wording by soal id; empty where the official file is not loaded.
    pub official: BTreeMap<SoalId, QuestionWording>,
    /// What was entered per input; a blank input may be missing.
    pub rows: BTreeMap<SoalId, Row>,
    /// Scores of the unit's answers.
    pub scores: Scores,
    /// One for each target.
    pub predicates: Vec<PredicateResult>,
    /// Documents in the order of the worksheet.
    pub evidence: Vec<Evidence>,
    /// Things worth knowing before relying on the figures.
    pub warnings: Vec<Warning>,
    /// The hash of everything in the journal that counts, 64 hex digits, where it is known.
    pub state: Option<String>,
    /// When the export was asked for, in the user's own time zone.
    pub made_at: DateTime<FixedOffset>,
    /// Program and version.
    pub made_by: String,
    /// What is printed of it; the whole when `None`.
    pub part: Option<Part>,
    /// What stands behind it, in this order.
    pub annexes: Vec<Annex>,
}

/// A part of the worksheet to print.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// What people call it, for example `Area Penataan Tatalaksana`.
    pub name: String,
    /// Codes of its questions.
    pub questions: BTreeSet<String>,
}

impl Report<'_> {
    /// The names of all extra columns that hold anything.
    pub fn extra_names(&self) -> BTreeSet<&ExtraName> {
        self.rows.values().flat_map(|row| row.extras.keys()).collect()
    }

    /// For each layer of reviewers, of how many inputs it wrote something that a single column for the team does not show.
    pub fn beside_the_team(&self) -> BTreeMap<Layer, usize> {
        let mut beside = BTreeMap::new();
        for row in self.rows.values() {
            let other = |review: &Review| {
                let noted = |note: &str| !note.trim().is_empty() && note != row.tpi_note;
                review.answer.is_some() && review.answer != row.tpi_answer
                    || review.note.as_deref().is_some_and(noted)
            };
            for (layer, _) in row.reviews.iter().filter(|(_, review)| other(review)) {
                *beside.entry(*layer).or_default() += 1;
            }
        }
        beside
    }

    /// Whether a question is among what is printed.
    pub(crate) fn prints(&self, question: &Question) -> bool {
        self.part.as_ref().is_none_or(|part| part.questions.contains(&question.code))
    }

    /// Which facts count: the instrument, its version and the beginning of their hash.
    pub fn measure(&self) -> String {
        let facts: String = self.instrument.facts.to_string().chars().take(12).collect();
        format!("{}, versi {}, sidik fakta {facts}", self.instrument.name, self.instrument.version)
    }
}

/// The official wording of one input.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuestionWording {
    /// What is asked.
    pub question: String,
    /// When which value applies, as one text.
    pub criteria: String,
    /// Label of every option, by its key as the instrument spells it; empty for numbers.
    pub options: BTreeMap<String, String>,
}

impl QuestionWording {
    /// What applies to an option: its label, or all criteria where that only repeats the key, as `Ya` does.
    pub fn of_option(&self, key: &str) -> &str {
        match self.options.get(key) {
            Some(label) if !label.is_empty() && label != key => label,
            _ => &self.criteria,
        }
    }
}

/// Who is assessed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct UnitIdentity {
    /// Assessment id.
    pub id: String,
    /// Name of the unit kerja or satker.
    pub unit: String,
    /// Name of the agency.
    pub instansi: String,
    /// Year of the assessment.
    pub year: u16,
    /// Key of the target.
    pub target: String,
    /// Lines of address below the agency's name in the kop surat; may be empty.
    pub address: Vec<String>,
    /// `PortalRB`'s unit id, if known.
    pub portal_unit_id: Option<String>,
    /// `PortalRB`'s category of the unit, if known.
    pub category: Option<String>,
    /// The proposer declared affirmation.
    pub afirmasi: bool,
    /// Where the unit signs; empty where that is not known.
    pub place: String,
    /// Who signs for the unit.
    pub signatory: Signatory,
}

/// What was entered for one input.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Row {
    /// The unit's answer.
    pub answer: Option<Answer>,
    /// The unit's note.
    pub note: String,
    /// Evidence as text (cloud links) that came with an import.
    pub evidence_text: String,
    /// What extra columns of agencies' sheets say.
    pub extras: Extras,
    /// Indices into [`Report::evidence`].
    pub evidence: Vec<usize>,
    /// The answer of the reviewing team as a whole; `None` where nobody of it gave one.
    pub tpi_answer: Option<Answer>,
    /// The reviewing team's note.
    pub tpi_note: String,
    /// What each layer of reviewers wrote itself.
    pub reviews: BTreeMap<Layer, Review>,
}

impl Row {
    /// What a column of answers holds: of a layer its own, of the only one for a sheet's reviewers the team's.
    pub fn reviewed(&self, layer: Layer, only: bool) -> Option<&Answer> {
        if only { self.tpi_answer.as_ref() } else { self.reviews.get(&layer)?.answer.as_ref() }
    }

    /// What an extra column says; empty when nothing.
    pub fn extra(&self, name: &ExtraName) -> &str {
        self.extras.get(name).map_or("", String::as_str)
    }

    /// What a column of notes holds, by the same rule; empty when none was written.
    pub fn remarked(&self, layer: Layer, only: bool) -> &str {
        let own = || self.reviews.get(&layer).and_then(|review| review.note.as_deref()).unwrap_or_default();
        if only { &self.tpi_note } else { own() }
    }
}

/// One document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evidence {
    /// Title given by the unit.
    pub title: String,
    /// Name of the file as given.
    pub file_name: String,
    /// Path relative to the exported file, with `/`, where the package puts it; `None` outside a package.
    pub path: Option<String>,
    /// Size in bytes.
    pub size: u64,
    /// Media type found in the content.
    pub media: String,
    /// SHA-256 as 64 lower-case hex digits.
    pub sha256: String,
    /// Year the document is from.
    pub year: Option<u16>,
    /// Quarter 1..=4.
    pub triwulan: Option<u8>,
    /// Inputs it serves.
    pub serves: Vec<SoalId>,
}
