use std::collections::{BTreeMap, BTreeSet};

use chrono::{NaiveDate, Weekday};
use pilar_core::assessment::Assessment;
use pilar_core::instrument::{Instrument, SoalId};
use pilar_core::journal::{Change, Subject};
use pilar_core::review::{Progress, Stage};
use pilar_core::scoring::score;
use pilar_core::worksheet::{Column, Round, Worksheet};
use pilar_store::HistoryFilter;
use serde::de::DeserializeOwned;
use uuid::Uuid;

use crate::clock;
use crate::error::{AppError, Result};
use crate::session::{Session, load, same_unit};
use crate::view::{CourseStepView, CourseView, WeekView, float};

/// How an assessment came to where it is: what was filled, evidenced and earned at the end of each week, and when the
/// review went from one side to the other. What came too late to count is left out.
///
/// Beside it stands the course of the assessment that this one was carried over from, as far as one of that unit and
/// year is in this workspace and can be counted here.
pub fn course(session: &Session, id: Uuid) -> Result<CourseView> {
    let assessment = session.assessment(id)?;
    let mut view = walked(session, id, assessment.instrument)?;
    if let Some((year, before, instrument)) = earlier(session, &assessment)? {
        let weeks = walked(session, before, instrument)?.weeks;
        let apart = chrono::TimeDelta::weeks(YEAR * (i64::from(assessment.profile.year) - i64::from(year)));
        for week in &mut view.weeks {
            let Ok(then) = week.from.parse::<NaiveDate>().map(|monday| monday - apart) else { continue };
            let then = then.to_string();
            // Texts of days are in the order of the days. After its last change a worksheet stands as it is.
            week.earlier = weeks.iter().rev().find(|other| other.from <= then).map(|other| other.floor);
        }
        view.earlier = Some(year);
    }
    Ok(view)
}

/// The weeks from one day to the same day of the next year.
const YEAR: i64 = 52;

/// The assessment that this one was carried over from: its year, its id and what it is measured with.
fn earlier(session: &Session, assessment: &Assessment) -> Result<Option<(u16, Uuid, &'static Instrument)>> {
    let Some(year) = assessment.last_year.values().map(|said| said.year).max() else { return Ok(None) };
    let others = same_unit::of_other_years(session, &assessment.profile)?;
    let mut found = others.into_iter().filter(|(then, _)| *then == year);
    Ok(found.find_map(|(_, row)| Some((year, row.id, load::measured_with(&row).ok()?))))
}

/// How one assessment came to where it is, without any other.
fn walked(session: &Session, id: Uuid, instrument: &'static Instrument) -> Result<CourseView> {
    let late: BTreeSet<Uuid> = session.workspace.late(id)?.into_iter().map(|change| change.id).collect();
    let filter = HistoryFilter {
        subjects: ["answer/unit", "link", "evidence_text", "progress"].map(str::to_owned).into(),
        ..HistoryFilter::default()
    };
    let mut changes = session.workspace.history(id, &filter)?;
    changes.retain(|change| !late.contains(&change.id));
    let mut walk = Walk::new(instrument);
    for change in changes.into_iter().rev() {
        walk.take(&change)?;
    }
    let today = clock::local_date(clock::now_millis());
    Ok(walk.finish(today))
}

/// What stands at one moment of the history.
struct Walk {
    instrument: &'static Instrument,
    sheet: Worksheet,
    /// What supports an input: documents and links.
    proofs: BTreeMap<SoalId, BTreeSet<Subject>>,
    progress: Progress,
    /// Monday of the week that is under way.
    week: Option<NaiveDate>,
    weeks: Vec<WeekView>,
    steps: Vec<CourseStepView>,
}

impl Walk {
    fn new(instrument: &'static Instrument) -> Self {
        Self {
            instrument,
            sheet: Worksheet::new(),
            proofs: BTreeMap::new(),
            progress: Progress::default(),
            week: None,
            weeks: Vec::new(),
            steps: Vec::new(),
        }
    }

    fn take(&mut self, change: &Change) -> Result<()> {
        let week = clock::local_date(change.clock.millis).map(monday);
        self.pass_to(week);
        match &change.subject {
            Subject::Answer(Column::UNIT, soal) => match value(change)? {
                Some(answer) => _ = self.sheet.insert(*soal, answer),
                None => _ = self.sheet.remove(soal),
            },
            Subject::Link(soal, _) | Subject::EvidenceText(soal) => {
                let proofs = self.proofs.entry(*soal).or_default();
                if change.value.is_null() {
                    proofs.remove(&change.subject);
                } else {
                    proofs.insert(change.subject.clone());
                }
            }
            Subject::Progress => self.step(change, week)?,
            _ => {}
        }
        Ok(())
    }

    fn step(&mut self, change: &Change, week: Option<NaiveDate>) -> Result<()> {
        let before = std::mem::replace(&mut self.progress, value(change)?.unwrap_or_default());
        if before != self.progress && (self.progress.stage != Stage::Draft || !self.steps.is_empty()) {
            self.steps.push(CourseStepView {
                time: clock::local_text(change.clock.millis),
                week: week.map(|week| week.to_string()).unwrap_or_default(),
                stage: self.progress.stage,
                round: self.progress.round.number(),
                back: place(self.progress) < place(before),
                author: change.author.clone(),
            });
        }
        Ok(())
    }

    /// Closes every week before this one.
    fn pass_to(&mut self, week: Option<NaiveDate>) {
        let Some(week) = week else { return };
        let mut at = *self.week.get_or_insert(week);
        while at < week && self.weeks.len() < MOST_WEEKS {
            self.close(at);
            at += chrono::TimeDelta::weeks(1);
        }
        // A clock that went back is counted where it is.
        self.week = Some(at.max(week));
    }

    fn close(&mut self, week: NaiveDate) {
        let scores = score(self.instrument, &self.sheet);
        let proven = |soal: &SoalId| self.proofs.get(soal).is_some_and(|proofs| !proofs.is_empty());
        let questions = self.instrument.questions.iter();
        self.weeks.push(WeekView {
            from: week.to_string(),
            answered: scores.answered,
            evidenced: questions
                .filter(|question| question.inputs.iter().any(|input| proven(&input.soal)))
                .count(),
            total: float(scores.total.score),
            floor: float(scores.total.floor),
            earlier: None,
        });
    }

    fn finish(mut self, today: Option<NaiveDate>) -> CourseView {
        self.pass_to(today.map(monday));
        if let Some(week) = self.week {
            self.close(week);
        }
        CourseView {
            weeks: self.weeks,
            of: self.instrument.input_count(),
            questions: self.instrument.questions.len(),
            steps: self.steps,
            earlier: None,
        }
    }
}

/// How far the review has come; only a step that takes another back makes it less.
fn place(progress: Progress) -> (Round, u8) {
    let place = match progress.stage {
        Stage::Draft | Stage::Returned => 0,
        Stage::Submitted => 1,
        Stage::Approved => 2,
    };
    (progress.round, place)
}

/// Ten years: a clock that was far off makes no endless picture.
const MOST_WEEKS: usize = 520;

fn monday(date: NaiveDate) -> NaiveDate {
    date.week(Weekday::Mon).first_day()
}

fn value<T: DeserializeOwned>(change: &Change) -> Result<Option<T>> {
    serde_json::from_value(change.value.clone())
        .map_err(|error| AppError::unreadable(&change.subject, &error))
}
