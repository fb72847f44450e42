use pilar_core::assessment::Assessment;
use pilar_core::period::Period;
use pilar_core::team::Realisation;
use serde::Serialize;
use uuid::Uuid;

use super::attach::{about, earlier};
use super::record::{Earned, differs, record, who_froze};
use crate::clock;
use crate::error::Result;
use crate::session::Session;
use crate::team::templates::proved_by_monev;
use crate::view::float;

/// The periods of an assessment's year.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct MonevPeriodsView {
    /// The periods, in order.
    pub periods: Vec<MonevPeriodView>,
    /// How many tasks the plan has.
    pub tasks: usize,
    /// Codes of the inputs that the report of a period proves.
    pub proves: Vec<String>,
}

/// One period of the year.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct MonevPeriodView {
    /// Its key.
    pub period: &'static str,
    /// Its name.
    pub name: &'static str,
    /// Its first day, `YYYY-MM-DD`.
    pub first: String,
    /// Its last day.
    pub last: String,
    /// Whether it has begun; what lies ahead has nothing to show.
    pub begun: bool,
    /// The day it was frozen; `null` while it is not.
    pub frozen: Option<String>,
    /// Who froze it.
    pub frozen_by: Option<String>,
    /// Whether the plan or the answers are otherwise now than when it was frozen.
    pub changed_since: bool,
    /// Tasks that were to be done by its end.
    pub planned: usize,
    /// Of these, done by its end.
    pub done: usize,
    /// How much of what was planned is done, percent; `null` where nothing was.
    pub percent: Option<f64>,
    /// The name of its report's file, where that is evidence already.
    pub attached: Option<String>,
}

/// The periods of the year with their state: frozen, by whom, and what is done.
pub fn monev_periods(session: &Session, assessment: Uuid) -> Result<MonevPeriodsView> {
    let loaded = session.assessment(assessment)?;
    let earned = Earned::of(&loaded);
    let periods =
        Period::ALL.into_iter().filter_map(|period| of(session, &loaded, &earned, period).transpose());
    let proofs = proved_by_monev(&loaded)?;
    let code = |soal| loaded.instrument.input(soal).map(|(_, input)| input.code.clone());
    Ok(MonevPeriodsView {
        periods: periods.collect::<Result<_>>()?,
        tasks: loaded.tasks.len(),
        proves: proofs.into_iter().filter_map(|(soal, _)| code(soal)).collect(),
    })
}

/// A period; years that a calendar does not have have none.
fn of(
    session: &Session,
    loaded: &Assessment,
    earned: &Earned,
    period: Period,
) -> Result<Option<MonevPeriodView>> {
    let year = loaded.profile.year;
    let (Some(first), Some(last)) = (period.first(year), period.last(year)) else { return Ok(None) };
    let today = clock::now_local().date_naive();
    let now = record(loaded, earned, last, today);
    let frozen = loaded.monev.get(&period);
    let by = frozen.map(|frozen| who_froze(session, loaded.id, period, frozen)).transpose()?;
    let all = Realisation::of(&frozen.unwrap_or(&now).tasks, last);
    let attached = earlier(loaded, &about(loaded, period)).and_then(|(id, _)| loaded.documents.get(&id));
    Ok(Some(MonevPeriodView {
        period: period.key(),
        name: period.name(),
        first: first.to_string(),
        last: last.to_string(),
        begun: first <= today,
        frozen: frozen.map(|frozen| frozen.on.to_string()),
        frozen_by: by.flatten(),
        changed_since: frozen.is_some_and(|frozen| differs(frozen, &now, last)),
        planned: all.planned,
        done: all.done,
        percent: all.percent().map(float),
        attached: attached.map(|document| document.file_name().to_owned()),
    }))
}
