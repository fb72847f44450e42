use pilar_core::agency::TagKey;
use pilar_core::instrument::SoalId;
use pilar_core::journal::Subject;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

use super::assessment::{InputView, input_view};
use super::evidence::{EvidenceView, evidence_views};
use super::late::LateView;
use super::score::{ScoreView, score_view};
use super::source::SourceView;
use super::stage::{StageView, stage_view};
use pilar_core::assessment::Profile;
use pilar_core::assessment::{Assessment, Revision};

/// The outcome of an action, and everything that is different after it.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct Changed<T> {
    /// What the action gives.
    pub outcome: T,
    /// What is different.
    pub changed: ChangedView,
}

/// What an action changed, so that a screen need not be drawn anew.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct ChangedView {
    /// The inputs whose answer, note or evidence changed, in the order of the worksheet.
    pub inputs: Vec<InputView>,
    /// Every document, when any document or link changed.
    pub evidence: Option<Vec<EvidenceView>>,
    /// The profile, when it or the logo changed.
    pub profile: Option<Profile>,
    /// What the unit is grouped by in portfolios, as it is now.
    #[ts(type = "Partial<Record<TagKey, string>>")]
    pub tags: BTreeMap<TagKey, String>,
    /// The logo of the kop surat as it is now.
    pub logo: Option<Revision>,
    /// Scores and verdicts as they are now.
    pub score: ScoreView,
    /// Codes of the questions that earn something and have neither a document nor a link.
    pub without_evidence: Vec<String>,
    /// What does not count yet because the worksheet was handed over before, by who made it.
    pub late: Vec<LateView>,
    /// Where answers come from that were reckoned from surveys and complaints.
    pub sources: Vec<SourceView>,
    /// Who has the worksheet.
    pub review: StageView,
    /// Paths of all subjects that changed.
    pub subjects: Vec<String>,
    /// Name of the action that undo would take back.
    pub undo: Option<String>,
    /// Name of the action that redo would perform again.
    pub redo: Option<String>,
    /// When the assessment was last changed, RFC 3339 in the user's time zone.
    pub saved: String,
}

/// What came after a row of the journal.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct NewsView {
    /// The latest row now.
    #[ts(type = "number")]
    pub row: i64,
    /// What is different; `None` while nothing came.
    pub changed: Option<ChangedView>,
}

pub(crate) struct Turns {
    pub undo: Option<String>,
    pub redo: Option<String>,
}

pub(crate) fn changed_view(
    assessment: &Assessment,
    subjects: &BTreeSet<Subject>,
    (late, sources): (Vec<LateView>, Vec<SourceView>),
    turns: Turns,
    saved: String,
) -> ChangedView {
    let instrument = assessment.instrument;
    let touched: BTreeSet<SoalId> = subjects.iter().filter_map(Subject::soal).collect();
    let inputs = instrument.inputs().filter(|(_, input)| touched.contains(&input.soal));
    let documents = subjects.iter().any(|subject| {
        matches!(
            subject,
            Subject::Evidence(_) | Subject::Revision(..) | Subject::Link(..) | Subject::Requirement(..)
        )
    });
    let profile = subjects.contains(&Subject::Profile) || subjects.contains(&Subject::Logo);
    let assessed = assessment.assess();
    ChangedView {
        inputs: inputs.map(|(question, input)| input_view(assessment, question, input)).collect(),
        // The profile's year decides which documents are of the wrong year.
        evidence: (documents || profile).then(|| evidence_views(assessment)),
        profile: profile.then(|| assessment.profile.clone()),
        tags: assessment.tags.clone(),
        logo: assessment.logo.clone(),
        score: score_view(instrument, assessment.sheet(), &assessed),
        without_evidence: assessment.without_evidence(&assessed.scores),
        late,
        sources,
        review: stage_view(assessment),
        subjects: subjects.iter().map(ToString::to_string).collect(),
        undo: turns.undo,
        redo: turns.redo,
        saved,
    }
}
