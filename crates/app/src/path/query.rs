use std::collections::BTreeSet;
use std::path::Path;

use pilar_core::assessment::Assessment;
use pilar_core::gates::PredicateResult;
use pilar_core::instrument::{Effort, Instrument};
use pilar_core::path::{Limits, MOST_COST, Raise, RaiseFault, Raises, raises_by_effort, unfilled_ratios};
use pilar_core::worksheet::{read_answer, read_number};
use pilar_files::raises::{self, RaiseList};
use rust_decimal::Decimal;
use serde::Deserialize;
use uuid::Uuid;

use super::effort::{EffortInput, apply, require_days};
use crate::error::{AppError, PlanningError, Result};
use crate::find::find_question;

/// Which path is wanted. Codes are those of questions or of their inputs.
#[derive(Debug, Clone, Default, Deserialize, ts_rs::TS)]
#[serde(default)]
pub struct PathQuery {
    /// The assessment.
    pub assessment: Uuid,
    /// Key of the predicate.
    pub to: String,
    /// A file with the only raises there are; without it the instrument's model of effort knows them.
    #[serde(skip)]
    #[ts(skip)]
    pub raises: Option<RaiseList>,
    /// What is said of raising questions in place of the model; without it what the unit said and is kept counts. A
    /// file of raises knows its own costs, so neither counts with one.
    pub efforts: Option<Vec<EffortInput>>,
    /// Questions that cannot be raised.
    pub lock: Vec<String>,
    /// Questions that get no better than an answer: an option, an index, or percent of a ratio.
    pub cap: Vec<(String, String)>,
    /// Questions that are raised anyway and cost nothing.
    pub pin: Vec<String>,
    /// What one level of a question costs, in place of what the model says.
    #[ts(type = "[string, number][]")]
    pub cost: Vec<(String, u64)>,
    /// Days that one unit of the model takes, to count costs in days; without it costs are counted as the unit chose.
    #[serde(skip)]
    #[ts(skip)]
    pub days: Option<u64>,
    /// Points that every gate keeps to spare, as typed; empty for none.
    pub above: String,
    /// Whether the next-best paths are wanted, too.
    pub alternatives: bool,
    /// Whether the best total of every cost is wanted, too.
    pub curve: bool,
}

/// Reads a file of raises; what is wrong with single ones is told together with everything else.
pub fn read_raises(path: &Path) -> Result<RaiseList> {
    Ok(raises::read(path).map_err(PlanningError::RaiseList)?)
}

impl PathQuery {
    /// The raises that may be made, checked against the answers; every fault at once.
    pub(super) fn checked_raises(&self, assessment: &Assessment) -> Result<Raises> {
        let (instrument, sheet) = (assessment.instrument, assessment.sheet());
        let limits = self.limits(instrument)?;
        let mut faults = Vec::new();
        let raises = match &self.raises {
            Some(list) => {
                let raises = read(instrument, list, &mut faults);
                // What limits leave out is checked, too: a slip of the pen stays one.
                let found = Raises::check(instrument, sheet, &raises).err().unwrap_or_default();
                faults.extend(found.iter().map(ToString::to_string));
                raises
            }
            None => raises_by_effort(instrument, sheet, &self.effort(assessment)?),
        };
        if !faults.is_empty() {
            return Err(PlanningError::Raises(faults).into());
        }
        let left = limits.apply(instrument, sheet, raises);
        let unit = self.unit(assessment);
        let told = |fault: &RaiseFault| match (fault, &unit) {
            (RaiseFault::TooDear { sum }, Some(unit)) => {
                format!("jumlah seluruh biaya {sum} {unit}, paling banyak {MOST_COST}")
            }
            _ => fault.to_string(),
        };
        let checked = Raises::check(instrument, sheet, &left);
        Ok(checked.map_err(|faults| PlanningError::Raises(faults.iter().map(told).collect()))?)
    }

    /// What a cost counts, where the instrument's model of effort gives it.
    pub(super) fn unit(&self, assessment: &Assessment) -> Option<String> {
        let effort = assessment.instrument.effort.as_ref().filter(|_| self.raises.is_none())?;
        Some(if self.days_each(assessment).is_some() { "hari".into() } else { effort.unit.clone() })
    }

    /// How many days a cost is, as a sentence, where costs are counted in days.
    pub(super) fn counted(&self, assessment: &Assessment) -> Option<String> {
        let (effort, each) = (assessment.instrument.effort.as_ref()?, self.days_each(assessment)?);
        Some(format!(
            "Satu {} dihitung {each} hari, kecuali untuk pertanyaan yang harinya ditaksir sendiri.",
            effort.unit
        ))
    }

    /// Days that one unit of the model takes, where costs are counted in days. A file of raises counts in its own way, and
    /// so does a model in days.
    fn days_each(&self, assessment: &Assessment) -> Option<u64> {
        let in_days = assessment.instrument.effort.as_ref().is_some_and(Effort::is_in_days);
        self.days.or(assessment.effort_days).filter(|_| self.raises.is_none() && !in_days)
    }

    /// Points that every gate keeps to spare.
    pub(super) fn points_above(&self) -> Result<Decimal> {
        if self.above.trim().is_empty() {
            return Ok(Decimal::ZERO);
        }
        let points =
            read_number(&self.above).filter(|points| (Decimal::ZERO..=Decimal::ONE_HUNDRED).contains(points));
        Ok(points.ok_or_else(|| PlanningError::SafetyMargin(self.above.clone()))?)
    }

    /// Ratios (indices of questions) that are blank and that an unmet gate looks at: without a count there is nothing to
    /// raise. A file of raises knows its own, so there are none with one.
    pub(super) fn unfilled(&self, assessment: &Assessment, verdict: &PredicateResult) -> Result<Vec<usize>> {
        if self.raises.is_some() {
            return Ok(Vec::new());
        }
        let (instrument, effort) = (assessment.instrument, self.effort(assessment)?);
        let locked = self.limits(instrument)?.locked;
        let mut unfilled = unfilled_ratios(instrument, assessment.sheet(), verdict);
        unfilled.retain(|at| !locked.contains(at) && !effort.questions[*at].locked);
        Ok(unfilled)
    }

    fn limits(&self, instrument: &Instrument) -> Result<Limits> {
        let questions = |codes: &[String]| -> Result<BTreeSet<usize>> {
            codes.iter().map(|code| find_question(instrument, code)).collect()
        };
        let (locked, pinned) = (questions(&self.lock)?, questions(&self.pin)?);
        let mut limits = Limits { locked, pinned, ..Limits::default() };
        for (code, text) in &self.cap {
            let at = find_question(instrument, code)?;
            let cap = Limits::cap(&instrument.questions[at], text)?;
            let cap = cap.ok_or(AppError::MissingText("batas jawaban"))?;
            if limits.caps.insert(at, cap).is_some() {
                return Err(said_twice("batas", instrument, at));
            }
        }
        Ok(limits)
    }

    /// The instrument's model of effort with what is said in its place.
    fn effort(&self, assessment: &Assessment) -> Result<Effort> {
        let instrument = assessment.instrument;
        let mut effort = instrument.effort.clone().ok_or(PlanningError::NoEffort)?;
        if let Some(days) = self.days {
            require_days(&effort, days)?;
        }
        let each = self.days_each(assessment);
        if let Some(each) = each {
            effort = effort.in_days(each);
        }
        match &self.efforts {
            Some(given) => given.iter().try_for_each(|one| one.apply(instrument, &mut effort, each))?,
            None => {
                for (soal, own) in &assessment.efforts {
                    // What a newer worksheet asks is kept and left aside.
                    let Some((question, _)) = instrument.input(*soal) else { continue };
                    apply(instrument, &mut effort, find_question(instrument, &question.code)?, own, each)?;
                }
            }
        }
        let mut seen = BTreeSet::new();
        for (code, cost) in &self.cost {
            let at = find_question(instrument, code)?;
            if !seen.insert(at) {
                return Err(said_twice("biaya", instrument, at));
            }
            effort.questions[at].cost = *cost;
        }
        Ok(effort)
    }
}

fn said_twice(what: &'static str, instrument: &Instrument, at: usize) -> AppError {
    PlanningError::SaidTwice { what, code: instrument.questions[at].code.clone() }.into()
}

fn read(instrument: &Instrument, list: &RaiseList, faults: &mut Vec<String>) -> Vec<Raise> {
    faults.extend(list.faults.iter().cloned());
    let mut raises = Vec::new();
    for row in &list.rows {
        let Some((question, input)) = instrument.input(row.soal) else {
            faults.push(format!("soal {} tidak ada di LKE ini", row.soal));
            continue;
        };
        match read_answer(question, input, &row.value) {
            Ok(Some(to)) => raises.push(Raise { soal: row.soal, to, cost: row.cost }),
            Ok(None) => faults.push(format!("jawaban {} kosong", input.code)),
            Err(error) => faults.push(error.explained()),
        }
    }
    raises
}
