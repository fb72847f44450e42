use pilar_core::journal::Subject;
use pilar_core::review::{Ticks, Verdict, shown};
use pilar_core::worksheet::{Answer, Layer, Round, read_answer};
use serde::Deserialize;
use serde_json::{Value, json};
use uuid::Uuid;

use super::column::one_input;
use crate::error::{Result, ReviewError};
use crate::note_text::accepted;
use crate::session::Session;
use crate::view::{EntryView, ReviewedView, answer_value};

/// What a reviewer gives for one input. What is `None` stays as it is; a blank text takes away.
#[derive(Debug, Clone, Default, Deserialize, ts_rs::TS)]
#[ts(optional_fields)]
pub struct ReviewInput {
    /// Input code, question code or soal id.
    pub code: String,
    /// The reviewer's own answer.
    pub answer: Option<String>,
    /// A note.
    pub note: Option<String>,
    /// `sesuai` or `revisi`.
    #[ts(optional, type = "'sesuai' | 'revisi' | ''")]
    pub verdict: Option<String>,
    /// What is ticked about the evidence.
    #[serde(default)]
    #[ts(optional, as = "Option<GivenTicks>")]
    pub ticks: GivenTicks,
}

/// Ticks to set (`true`) or take away (`false`).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, ts_rs::TS)]
#[serde(default)]
#[ts(optional_fields)]
pub struct GivenTicks {
    /// There is evidence.
    pub evidence: Option<bool>,
    /// It is of the right year.
    pub year: Option<bool>,
    /// It is named properly.
    pub naming: Option<bool>,
}

/// What a layer says about an input now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Reviewed {
    pub code: String,
    pub round: Round,
    pub answer: Option<Answer>,
    pub note: String,
    pub verdict: Option<Verdict>,
    pub ticks: Ticks,
    pub changed: bool,
}

/// Stores what a layer says about one input, in the round under way, as one action.
///
/// Nothing of the unit is touched. Refused for the unit's layer, and as the table of rights says.
pub fn review_input(
    session: &mut Session,
    assessment: Uuid,
    layer: Layer,
    given: &ReviewInput,
) -> Result<ReviewedView> {
    let reviewed = store(session, assessment, layer, given)?;
    Ok(ReviewedView {
        code: reviewed.code,
        entry: EntryView {
            layer: layer.key(),
            name: layer.name(),
            round: reviewed.round.number(),
            answer: reviewed.answer.as_ref().map(answer_value),
            note: reviewed.note,
            verdict: reviewed.verdict,
            ticks: reviewed.ticks.into(),
        },
        changed: reviewed.changed,
    })
}

/// The same for use cases that need the answer as it is stored.
pub(crate) fn store(
    session: &mut Session,
    assessment: Uuid,
    layer: Layer,
    given: &ReviewInput,
) -> Result<Reviewed> {
    if layer == Layer::Unit {
        return Err(ReviewError::UnitColumn.into());
    }
    let loaded = session.assessment(assessment)?;
    let (question, input) = one_input(loaded.instrument, &given.code)?;
    let book = &loaded.book;
    if given.answer.is_none()
        && given.note.is_none()
        && given.verdict.is_none()
        && given.ticks == GivenTicks::default()
    {
        return Err(ReviewError::Nothing(input.code.clone()).into());
    }
    let column = book.column(layer);
    let key = (column, input.soal);
    let mut reviewed = Reviewed {
        code: input.code.clone(),
        round: column.round(),
        answer: book.answer(column, input.soal).cloned(),
        note: book.note(column, input.soal).to_owned(),
        verdict: book.verdict(layer, column.round(), input.soal).filter(|_| book.verdicts.contains_key(&key)),
        ticks: book.ticks.get(&key).copied().unwrap_or_default(),
        changed: false,
    };
    if let Some(text) = &given.answer {
        reviewed.answer = read_answer(question, input, text)?;
    }
    if let Some(text) = &given.note {
        accepted(text)?.unwrap_or_default().clone_into(&mut reviewed.note);
    }
    if let Some(text) = &given.verdict {
        reviewed.verdict = read_verdict(text)?;
    }
    reviewed.ticks = given.ticks.over(reviewed.ticks);
    let shown = shown(book.unit(column.round()).get(&input.soal), loaded.evidence_hashes().get(&input.soal));
    let name = format!("Reviu {} oleh {}", question.titled(&input.code), layer.name());
    reviewed.changed = session.act(assessment, &name, |acting| {
        let soal = input.soal;
        let answer = reviewed.answer.as_ref().map_or(Value::Null, |answer| json!(answer));
        let note = if reviewed.note.is_empty() { Value::Null } else { json!(reviewed.note) };
        let ticks = if reviewed.ticks == Ticks::default() { Value::Null } else { json!(reviewed.ticks) };
        let mut changed = acting.set(Subject::Answer(column, soal), answer)?;
        changed |= acting.set(Subject::Note(column, soal), note)?;
        // One that holds no longer stays where nothing is said of it.
        if given.verdict.is_some() {
            let verdict = reviewed.verdict.map_or(Value::Null, |verdict| json!(verdict));
            changed |= acting.set(Subject::Verdict(column, soal), verdict)?;
            let agreed = (reviewed.verdict == Some(Verdict::Sesuai)).then_some(true);
            changed |= acting.set(Subject::Judged(column, soal, shown), json!(agreed))?;
        }
        changed |= acting.set(Subject::Ticks(column, soal), ticks)?;
        Ok(changed)
    })?;
    Ok(reviewed)
}

impl GivenTicks {
    fn over(self, before: Ticks) -> Ticks {
        Ticks {
            evidence: self.evidence.unwrap_or(before.evidence),
            year: self.year.unwrap_or(before.year),
            naming: self.naming.unwrap_or(before.naming),
        }
    }
}

fn read_verdict(text: &str) -> Result<Option<Verdict>, ReviewError> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    let known = Verdict::ALL.into_iter().find(|verdict| verdict.name().eq_ignore_ascii_case(text));
    known.map(Some).ok_or_else(|| ReviewError::UnknownVerdict(text.to_owned()))
}
