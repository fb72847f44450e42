use std::collections::BTreeMap;

use pilar_core::agency::TagKey;
use pilar_core::instrument::{Input, Question, SoalId};
use pilar_core::worksheet::{Answer, Extras, Layer};
use serde::Serialize;
use serde_json::{Value, json};
use uuid::Uuid;

use super::evidence::{EvidenceView, evidence_views};
use super::late::LateView;
use super::rules::{RulesView, rules_view};
use super::score::{ScoreView, float, score_view};
use super::source::SourceView;
use super::stage::{StageView, stage_view};
use pilar_core::assessment::Profile;
use pilar_core::assessment::{Assessment, LastYear, Revision};

/// One assessment in a list.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct SummaryView {
    /// Its id.
    pub id: Uuid,
    /// Name of the unit.
    pub unit: String,
    /// Name of the agency.
    pub instansi: String,
    /// Year.
    pub year: u16,
    /// Key of the target.
    pub target: String,
    /// Total as the official sheet counts, in points.
    pub total: f64,
    /// Total when blanks earn nothing, in points.
    pub floor: f64,
    /// Whether the target's gates are all met.
    pub met: bool,
    /// Inputs that count.
    pub answered: usize,
    /// Inputs there are.
    pub of: usize,
    /// When it was last changed, RFC 3339 in the user's time zone.
    pub changed: String,
}

/// A whole assessment.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct AssessmentView {
    /// Its id.
    pub id: Uuid,
    /// Unit, agency, year, target.
    pub profile: Profile,
    /// What the unit is grouped by in portfolios.
    #[ts(type = "Partial<Record<TagKey, string>>")]
    pub tags: BTreeMap<TagKey, String>,
    /// The logo of the kop surat.
    pub logo: Option<Revision>,
    /// When it was last changed, RFC 3339 in the user's time zone.
    pub changed: String,
    /// The worksheet it is measured with and by which rules.
    pub rules: RulesView,
    /// Scores and verdicts of the unit's answers.
    pub score: ScoreView,
    /// Every input in the order of the worksheet.
    pub inputs: Vec<InputView>,
    /// Where answers come from that were reckoned from responses or complaints.
    pub sources: Vec<SourceView>,
    /// Every document.
    pub evidence: Vec<EvidenceView>,
    /// Codes of the questions that earn something and have neither a document nor a link.
    pub without_evidence: Vec<String>,
    /// What came after the worksheet was handed over and does not count yet, by who made it.
    pub late: Vec<LateView>,
    /// Who has the worksheet.
    pub review: StageView,
    /// Name of the action that undo would take back.
    pub undo: Option<String>,
    /// Name of the action that redo would perform again.
    pub redo: Option<String>,
}

/// One input with what was entered.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct InputView {
    /// `PortalRB`'s soal id.
    pub soal_id: u32,
    /// Code.
    pub code: String,
    /// Label of a number field, or the title of the question.
    pub label: String,
    /// Answers by layer key: option keys as text, numbers as numbers.
    #[ts(type = "Partial<Record<Layer, string | number>>")]
    pub answers: BTreeMap<&'static str, Value>,
    /// Notes by layer key.
    #[ts(type = "Partial<Record<Layer, string>>")]
    pub notes: BTreeMap<&'static str, String>,
    /// What an earlier year said, which does not count before it is confirmed.
    pub last_year: Option<LastYearView>,
    /// Evidence text that came with an import.
    pub evidence_text: Option<String>,
    /// What extra columns of an agency's sheet say, by their names.
    #[ts(type = "Record<string, string>")]
    pub extras: Extras,
    /// Documents that serve it.
    pub evidence: Vec<Uuid>,
    /// On a question's first input: the documents that fulfil each of its required documents, in the order of the
    /// worksheet guide; empty on its other inputs.
    pub fulfilled: Vec<Vec<Uuid>>,
    /// On a question's first input: why each of its required documents is not needed; empty on its other inputs.
    pub waived: Vec<Option<String>>,
}

/// What an earlier year said of an input.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct LastYearView {
    /// Which year.
    pub year: u16,
    /// The answer that stood in the end.
    #[ts(type = "string | number | null")]
    pub answer: Option<Value>,
    /// The unit's own answer, where another one stood.
    #[ts(type = "string | number | null")]
    pub claimed: Option<Value>,
    /// The unit's note; empty when there was none.
    pub note: String,
    /// Evidence that was given as text and is not this year's; empty when there is none.
    pub evidence_text: String,
    /// Documents that do not serve it this year.
    pub documents: Vec<Uuid>,
}

pub(crate) fn summary_view(assessment: &Assessment, changed: String) -> SummaryView {
    let summary = assessment.summary();
    SummaryView {
        id: assessment.id,
        unit: assessment.profile.unit.clone(),
        instansi: assessment.profile.instansi.clone(),
        year: assessment.profile.year,
        target: assessment.profile.target.clone(),
        total: float(summary.scores.total.score),
        floor: float(summary.scores.total.floor),
        met: summary.met(),
        answered: summary.scores.answered,
        of: summary.scores.of,
        changed,
    }
}

/// The whole assessment; what is late, and what undo and redo would do, is the journal's to say.
pub(crate) fn assessment_view(assessment: &Assessment, changed: String) -> AssessmentView {
    let inputs = assessment.instrument.inputs();
    let assessed = assessment.assess();
    AssessmentView {
        id: assessment.id,
        profile: assessment.profile.clone(),
        tags: assessment.tags.clone(),
        logo: assessment.logo.clone(),
        changed,
        rules: rules_view(assessment),
        score: score_view(assessment.instrument, assessment.sheet(), &assessed),
        without_evidence: assessment.without_evidence(&assessed.scores),
        inputs: inputs.map(|(question, input)| input_view(assessment, question, input)).collect(),
        evidence: evidence_views(assessment),
        sources: Vec::new(),
        late: Vec::new(),
        review: stage_view(assessment),
        undo: None,
        redo: None,
    }
}

pub(crate) fn input_view(assessment: &Assessment, question: &Question, input: &Input) -> InputView {
    let soal = input.soal;
    let layers = Layer::ALL.into_iter();
    let is_first = question.inputs.first().is_some_and(|first| first.soal == soal);
    let lines = || (1..).zip(&question.documents).filter(|_| is_first).map(|(n, _)| n);
    InputView {
        soal_id: soal,
        code: input.code.clone(),
        label: if input.label.is_empty() { question.title.clone() } else { input.label.clone() },
        answers: layers
            .clone()
            .filter_map(|layer| Some((layer.key(), answer_value(assessment.answer(layer, soal)?))))
            .collect(),
        notes: layers
            .map(|layer| (layer.key(), assessment.note(layer, soal).to_owned()))
            .filter(|(_, note)| !note.is_empty())
            .collect(),
        last_year: assessment.last_year.get(&soal).map(|said| last_year_view(assessment, soal, said)),
        evidence_text: assessment.evidence_texts.get(&soal).cloned(),
        extras: assessment.extras.get(&soal).cloned().unwrap_or_default(),
        evidence: assessment.serving(soal).map(|(id, _)| *id).collect(),
        fulfilled: lines().map(|n| assessment.fulfilling(soal, n).collect()).collect(),
        waived: lines().map(|n| assessment.waived.get(&(soal, n)).cloned()).collect(),
    }
}

fn last_year_view(assessment: &Assessment, soal: SoalId, said: &LastYear) -> LastYearView {
    let open =
        |id: &&Uuid| assessment.documents.get(*id).is_some_and(|document| !document.serves.contains(&soal));
    let text = assessment.evidence_texts.contains_key(&soal);
    LastYearView {
        year: said.year,
        answer: said.answer.as_ref().map(answer_value),
        claimed: said.claimed.as_ref().map(answer_value),
        note: said.note.clone(),
        evidence_text: if text { String::new() } else { said.evidence_text.clone() },
        documents: said.documents.iter().filter(open).copied().collect(),
    }
}

/// An answer as JSON: an option's key as text, a number as a number.
pub(crate) fn answer_value(answer: &Answer) -> Value {
    match answer {
        Answer::Choice(key) => json!(key),
        Answer::Number(number) if number.is_integer() => {
            number.to_string().parse::<i64>().map_or_else(|_| json!(float(*number)), |whole| json!(whole))
        }
        Answer::Number(number) => json!(float(*number)),
    }
}
