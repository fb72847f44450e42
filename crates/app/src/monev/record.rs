use std::collections::BTreeMap;

use chrono::NaiveDate;
use pilar_core::assessment::{Assessment, area_shares};
use pilar_core::journal::Subject;
use pilar_core::period::Period;
use pilar_core::scoring::score;
use pilar_core::team::{Monev, MonevTask};
use pilar_store::HistoryFilter;
use rust_decimal::Decimal;
use serde::Deserialize as _;
use uuid::Uuid;

use crate::error::{Result, TeamError};
use crate::session::Session;

/// The period that a text names.
pub(super) fn read_period(text: &str) -> Result<Period> {
    text.parse().map_err(|_| TeamError::UnknownPeriod(text.to_owned()).into())
}

/// The last day of a period that has begun.
pub(super) fn begun(loaded: &Assessment, period: Period, today: NaiveDate) -> Result<NaiveDate> {
    let year = loaded.profile.year;
    match (period.first(year), period.last(year)) {
        (Some(first), Some(last)) if first <= today => Ok(last),
        (Some(first), _) => Err(TeamError::NotBegun { period: period.key(), first }.into()),
        (None, _) => Err(TeamError::UnknownPeriod(period.key().to_owned()).into()),
    }
}

/// What the unit has earned now, which every period that is not frozen says.
pub(super) struct Earned {
    total: Decimal,
    areas: BTreeMap<String, Decimal>,
}

impl Earned {
    pub fn of(loaded: &Assessment) -> Self {
        let scores = score(loaded.instrument, loaded.sheet());
        let shares = area_shares(loaded.instrument, &scores);
        let areas = loaded.instrument.areas.iter().zip(shares);
        Self {
            total: scores.total.floor,
            areas: areas.map(|(area, share)| (area.key.clone(), share.floor)).collect(),
        }
    }
}

/// What was planned and done by a period, as it is now.
pub(super) fn record(loaded: &Assessment, earned: &Earned, last: NaiveDate, today: NaiveDate) -> Monev {
    let tasks = loaded.tasks.iter().filter_map(|(id, task)| {
        let state = loaded.task_states.get(id).cloned().unwrap_or_default();
        if !task.is_of_period(&state, last) {
            return None;
        }
        let pic = task.pic.and_then(|id| loaded.people.get(&id)).map(|person| person.name.clone());
        let documents = state.evidence.iter().filter_map(|id| loaded.documents.get(id));
        Some(MonevTask {
            id: *id,
            title: task.title.clone(),
            about: task.about.clone(),
            output: task.output.clone(),
            pic: pic.unwrap_or_default(),
            due: task.due,
            status: state.status,
            evidence: documents.map(|document| document.file_name().to_owned()).collect(),
            obstacle: state.obstacle,
            realised: state.realised,
        })
    });
    Monev {
        on: today,
        tasks: tasks.collect(),
        total: earned.total,
        areas: earned.areas.clone(),
        other: serde_json::Map::new(),
    }
}

/// Whether two records say the same, whenever they were made.
pub(super) fn says_the_same(one: &Monev, other: &Monev) -> bool {
    one.tasks == other.tasks && one.total == other.total && one.areas == other.areas
}

/// Whether a frozen period says otherwise now: of its tasks, and until its last day of what the worksheet comes to, which goes
/// on afterwards.
pub(super) fn differs(frozen: &Monev, now: &Monev, last: NaiveDate) -> bool {
    frozen.tasks != now.tasks || (now.on <= last && !says_the_same(frozen, now))
}

/// Who froze a period as it is, where they said who they are; an undone freezing that came back is still theirs.
pub(super) fn who_froze(
    session: &Session,
    assessment: Uuid,
    period: Period,
    frozen: &Monev,
) -> Result<Option<String>> {
    let filter =
        HistoryFilter { subjects: vec![Subject::Monev(period).to_string()], ..HistoryFilter::default() };
    let changes = session.workspace.history(assessment, &filter)?;
    let mut same = changes
        .into_iter()
        .rev()
        .filter(|change| Monev::deserialize(&change.value).is_ok_and(|then| then == *frozen));
    Ok(same.next().map(|change| change.author).filter(|name| !name.trim().is_empty()))
}
