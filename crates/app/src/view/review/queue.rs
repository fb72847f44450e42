use pilar_core::instrument::{Input, Question};
use pilar_core::review::{Ticks, Verdict};
use pilar_core::worksheet::{Column, Layer, Round, Worksheet};
use serde::Serialize;
use serde_json::Value;
use uuid::Uuid;

use crate::view::assessment::answer_value;
use pilar_core::assessment::Assessment;

/// The inputs as one reviewing layer sees them.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct QueueView {
    /// Key of the layer.
    pub layer: &'static str,
    /// Its name.
    pub name: &'static str,
    /// The round under way, 1 or 2.
    pub round: u8,
    /// Inputs it has a verdict on that stands.
    pub reviewed: usize,
    /// Verdicts Revisi among them.
    pub revise: usize,
    /// Inputs there are.
    pub of: usize,
    /// The inputs in the order of the worksheet.
    pub inputs: Vec<QueueInputView>,
}

/// One input to review.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct QueueInputView {
    /// `PortalRB`'s soal id.
    pub soal_id: u32,
    /// Code of the input.
    pub code: String,
    /// Code of its question.
    pub question: String,
    /// Label of a number field, or the title of the question.
    pub label: String,
    /// Key of the area.
    pub area: String,
    /// Belum Reviu, Sesuai or Revisi, by the verdict of the team that decides for the answer and evidence as they are.
    pub status: &'static str,
    /// This layer's verdict, `sesuai` or `revisi`; a Sesuai holds for the answer and evidence it was given on.
    #[ts(type = "'sesuai' | 'revisi' | null")]
    pub verdict: Option<Verdict>,
    /// This layer's Sesuai of this round was given on another answer or other evidence and holds no longer.
    pub lapsed: bool,
    /// The unit gave another answer since round 1.
    pub changed: bool,
    /// Its evidence is another since round 1.
    pub evidence_changed: bool,
    /// The unit's answer.
    #[ts(type = "string | number | null")]
    pub unit: Option<Value>,
    /// The unit's note; empty when there is none.
    pub unit_note: String,
    /// Documents that serve the input.
    pub evidence: Vec<Uuid>,
    /// Evidence text that came with an import.
    pub evidence_text: Option<String>,
    /// The answer that stands when this layer gives none of its own.
    #[ts(type = "string | number | null")]
    pub before: Option<Value>,
    /// What every reviewing layer wrote, round by round; layers that wrote nothing are left out.
    pub entries: Vec<EntryView>,
}

/// What one layer wrote about an input in one round.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct EntryView {
    /// Key of the layer.
    pub layer: &'static str,
    /// Its name.
    pub name: &'static str,
    /// Round, 1 or 2.
    pub round: u8,
    /// Its own answer.
    #[ts(type = "string | number | null")]
    pub answer: Option<Value>,
    /// Its note; empty when there is none.
    pub note: String,
    /// Its verdict, `sesuai` or `revisi`.
    #[ts(type = "'sesuai' | 'revisi' | null")]
    pub verdict: Option<Verdict>,
    /// What it ticked.
    pub ticks: TicksView,
}

/// What a layer says about an input after it was reviewed.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct ReviewedView {
    /// Code of the input.
    pub code: String,
    /// What the layer wrote, all of it.
    #[serde(flatten)]
    pub entry: EntryView,
    /// Whether anything is different now.
    pub changed: bool,
}

/// What a reviewer ticked about the evidence.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct TicksView {
    /// There is evidence.
    pub evidence: bool,
    /// It is of the right year.
    pub year: bool,
    /// It is named properly.
    pub naming: bool,
}

impl From<Ticks> for TicksView {
    fn from(ticks: Ticks) -> Self {
        Self { evidence: ticks.evidence, year: ticks.year, naming: ticks.naming }
    }
}

pub(crate) fn queue_view(assessment: &Assessment, layer: Layer, open: bool) -> QueueView {
    let book = &assessment.book;
    let round = book.progress.round;
    let before = book.taken_over(layer, round);
    let mut view = QueueView {
        layer: layer.key(),
        name: layer.name(),
        round: round.number(),
        reviewed: 0,
        revise: 0,
        of: assessment.instrument.input_count(),
        inputs: Vec::new(),
    };
    for (question, input) in assessment.instrument.inputs() {
        let verdict = book.verdict(layer, round, input.soal);
        view.reviewed += usize::from(verdict.is_some());
        view.revise += usize::from(verdict == Some(Verdict::Revisi));
        if !open || verdict.is_none() {
            view.inputs.push(QueueInputView {
                verdict,
                lapsed: verdict.is_none() && book.lapsed(layer, round, input.soal),
                ..input_view(assessment, question, input, &before)
            });
        }
    }
    view
}

fn input_view(
    assessment: &Assessment,
    question: &Question,
    input: &Input,
    before: &Worksheet,
) -> QueueInputView {
    let book = &assessment.book;
    let round = book.progress.round;
    let soal = input.soal;
    QueueInputView {
        soal_id: soal,
        code: input.code.clone(),
        question: question.code.clone(),
        label: if input.label.is_empty() { question.title.clone() } else { input.label.clone() },
        area: assessment.instrument.area_of(question).map(|area| area.key.clone()).unwrap_or_default(),
        status: book.reviewed(soal).name(),
        verdict: None,
        lapsed: false,
        changed: round == Round::Second && !book.unchanged(soal),
        evidence_changed: round == Round::Second && !book.same_evidence(soal),
        unit: book.unit(round).get(&soal).map(answer_value),
        unit_note: book.note(Layer::Unit, soal).to_owned(),
        evidence: assessment.serving(soal).map(|(id, _)| *id).collect(),
        evidence_text: assessment.evidence_texts.get(&soal).cloned(),
        before: before.get(&soal).map(answer_value),
        entries: Round::ALL
            .into_iter()
            .flat_map(|round| Layer::REVIEWERS.map(|layer| Column::new(layer, round)))
            .filter_map(|column| entry(assessment, column, soal))
            .collect(),
    }
}

fn entry(assessment: &Assessment, column: Column, soal: u32) -> Option<EntryView> {
    let book = &assessment.book;
    let answer = book.answer(column, soal).map(answer_value);
    let note = book.note(column, soal).to_owned();
    let given = book.verdicts.contains_key(&(column, soal));
    let verdict = book.verdict(column.layer(), column.round(), soal).filter(|_| given);
    let ticks = book.ticks.get(&(column, soal)).copied();
    if answer.is_none() && note.is_empty() && verdict.is_none() && ticks.is_none() {
        return None;
    }
    Some(EntryView {
        layer: column.layer().key(),
        name: column.layer().name(),
        round: column.round().number(),
        answer,
        note,
        verdict,
        ticks: ticks.unwrap_or_default().into(),
    })
}
