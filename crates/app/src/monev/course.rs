use std::collections::BTreeSet;

use chrono::NaiveDate;
use pilar_core::assessment::{Assessment, area_shares};
use pilar_core::instrument::Instrument;
use pilar_core::journal::{Change, Subject};
use pilar_core::period::Period;
use pilar_core::scoring::score;
use pilar_core::worksheet::{Column, Worksheet};
use pilar_store::HistoryFilter;
use rust_decimal::Decimal;
use uuid::Uuid;

use crate::clock;
use crate::error::{AppError, Result};
use crate::session::Session;

/// What a unit had earned at a period.
pub(super) struct Point {
    pub period: Period,
    /// The day it is of.
    pub on: NaiveDate,
    /// The total, points, blanks earning nothing; `None` while nothing was answered.
    pub total: Option<Decimal>,
    /// Percent of each area, parallel to the instrument's; `None` where a frozen period does not say it, and while
    /// nothing was answered.
    pub areas: Vec<Option<Decimal>>,
}

/// What was earned at each period up to one: as it was frozen, else as the journal has it on the period's last day or now.
pub(super) fn course(session: &Session, loaded: &Assessment, upto: Period) -> Result<Vec<Point>> {
    let today = clock::now_local().date_naive();
    let year = loaded.profile.year;
    let begun = Period::ALL.into_iter().filter(|period| *period <= upto);
    let begun: Vec<(Period, NaiveDate)> = begun
        .filter(|period| period.first(year).is_some_and(|first| first <= today))
        .filter_map(|period| Some((period, period.last(year)?.min(today))))
        .collect();
    let unfrozen = begun.iter().filter(|(period, _)| !loaded.monev.contains_key(period));
    let days: Vec<NaiveDate> = unfrozen.map(|(_, day)| *day).collect();
    let mut sheets = sheets_on(session, loaded.id, &days)?.into_iter();
    let instrument = loaded.instrument;
    let points = begun.into_iter().filter_map(|(period, day)| {
        Some(match loaded.monev.get(&period) {
            Some(frozen) => Point {
                period,
                on: frozen.on,
                total: Some(frozen.total),
                areas: instrument.areas.iter().map(|area| frozen.areas.get(&area.key).copied()).collect(),
            },
            None => earned(instrument, period, day, &sheets.next()?),
        })
    });
    Ok(points.collect())
}

fn earned(instrument: &Instrument, period: Period, on: NaiveDate, sheet: &Worksheet) -> Point {
    if sheet.is_empty() {
        return Point { period, on, total: None, areas: vec![None; instrument.areas.len()] };
    }
    let scores = score(instrument, sheet);
    let shares = area_shares(instrument, &scores);
    Point {
        period,
        on,
        total: Some(scores.total.floor),
        areas: shares.into_iter().map(|share| Some(share.floor)).collect(),
    }
}

/// The unit's answers at the end of days that rise. What came too late to count is left out.
fn sheets_on(session: &Session, id: Uuid, days: &[NaiveDate]) -> Result<Vec<Worksheet>> {
    let Some(last) = days.last() else { return Ok(Vec::new()) };
    let late: BTreeSet<Uuid> = session.workspace.late(id)?.into_iter().map(|change| change.id).collect();
    let filter = HistoryFilter { subjects: vec!["answer/unit".to_owned()], ..HistoryFilter::default() };
    let mut changes: Vec<Change> = session.workspace.history(id, &filter)?;
    changes.retain(|change| !late.contains(&change.id));
    let mut sheet = Worksheet::new();
    let mut sheets = Vec::new();
    let mut left = days.iter().peekable();
    for change in changes.iter().rev() {
        let day = clock::local_date(change.clock.millis).unwrap_or(*last);
        while left.next_if(|end| **end < day).is_some() {
            sheets.push(sheet.clone());
        }
        let Subject::Answer(Column::UNIT, soal) = change.subject else { continue };
        if change.value.is_null() {
            sheet.remove(&soal);
        } else {
            let answer = serde_json::from_value(change.value.clone())
                .map_err(|error| AppError::unreadable(&change.subject, &error))?;
            sheet.insert(soal, answer);
        }
    }
    sheets.resize(days.len(), sheet);
    Ok(sheets)
}
