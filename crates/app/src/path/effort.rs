use pilar_core::instrument::{Effort, Instrument};
use pilar_core::journal::Subject;
use pilar_core::path::{LARGEST_COST, MOST_DAYS, OwnEffort};
use pilar_core::worksheet::AnswerError;
use serde::Deserialize;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::error::{AppError, PlanningError, Result};
use crate::find::find_question;
use crate::session::Session;
use crate::view::{EffortsView, efforts_view};

/// What somebody says of raising one question, in place of what the instrument's model says.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, ts_rs::TS)]
pub struct EffortInput {
    /// Code of the question or of one of its inputs.
    pub code: String,
    /// What one level costs; `null` is what the model says.
    #[ts(type = "number | null")]
    pub cost: Option<u64>,
    /// Days that one level takes, which count where costs are counted in days; `null` is what the cost comes to in days.
    #[ts(type = "number | null")]
    pub days: Option<u64>,
    /// It is not to be raised.
    pub locked: bool,
    /// It is raised anyway and costs nothing.
    pub pinned: bool,
    /// The best it may get: an option, an index, or percent of a ratio.
    pub cap: Option<String>,
}

impl EffortInput {
    /// What it says, without what counts as saying nothing.
    fn own(&self) -> OwnEffort {
        let cap = self.cap.as_deref().map(str::trim).filter(|cap| !cap.is_empty());
        OwnEffort {
            cost: self.cost,
            days: self.days,
            locked: self.locked,
            pinned: self.pinned && !self.locked,
            cap: cap.map(str::to_owned),
        }
    }

    /// Puts it in place of what a model says of the question, counted in days where `each` says how many a unit takes.
    pub(super) fn apply(
        &self,
        instrument: &Instrument,
        effort: &mut Effort,
        each: Option<u64>,
    ) -> Result<()> {
        let at = find_question(instrument, &self.code)?;
        apply(instrument, effort, at, &self.own(), each)?;
        Ok(())
    }
}

/// Puts what is said of one question (index) in place of what a model says, counted in days where `each` says how many a
/// unit takes.
pub(super) fn apply(
    instrument: &Instrument,
    effort: &mut Effort,
    at: usize,
    own: &OwnEffort,
    each: Option<u64>,
) -> std::result::Result<(), AnswerError> {
    own.apply(&instrument.questions[at], &mut effort.questions[at], each)
}

/// What raising each question takes: what the instrument's model says, and what the unit says in its place.
pub fn list_efforts(session: &Session, assessment: Uuid) -> Result<EffortsView> {
    let assessment = session.assessment(assessment)?;
    Ok(efforts_view(assessment.instrument, &assessment.efforts, assessment.effort_days))
}

/// Says what raising one question takes, as one action; what says no more than the model is taken away.
pub fn set_effort(session: &mut Session, assessment: Uuid, given: &EffortInput) -> Result<()> {
    let loaded = session.assessment(assessment)?;
    let instrument = loaded.instrument;
    let mut effort = instrument.effort.clone().ok_or(PlanningError::NoEffort)?;
    let at = find_question(instrument, &given.code)?;
    let own = given.own();
    for (cost, unit) in [(own.cost, effort.unit.as_str()), (own.days, "hari")] {
        if let Some(cost) = cost.filter(|cost| *cost > LARGEST_COST) {
            return Err(PlanningError::Raises(vec![format!(
                "biaya {cost} {unit} untuk {} melebihi {LARGEST_COST}",
                instrument.questions[at].code
            )])
            .into());
        }
    }
    if own.days.is_some() && effort.is_in_days() {
        return Err(PlanningError::InDays.into());
    }
    let before = effort.questions[at].clone();
    apply(instrument, &mut effort, at, &own, None)?;
    let question = &instrument.questions[at];
    let Some(input) = question.inputs.first() else { return Err(AppError::UnknownCode(given.code.clone())) };
    let says_nothing = effort.questions[at] == before && own.days.is_none();
    let value = if says_nothing { Value::Null } else { json!(own) };
    let name = format!("Upaya menaikkan {}", question.titled(&question.code));
    session.act(assessment, &name, |acting| {
        acting.set(Subject::Effort(input.soal), value)?;
        Ok(())
    })
}

/// Whether one unit of a model may be counted as so many days.
pub(super) fn require_days(model: &Effort, days: u64) -> Result<()> {
    if model.is_in_days() {
        return Err(PlanningError::InDays.into());
    }
    if (1..=MOST_DAYS).contains(&days) {
        Ok(())
    } else {
        Err(PlanningError::EffortDays { unit: model.unit.clone(), days }.into())
    }
}
