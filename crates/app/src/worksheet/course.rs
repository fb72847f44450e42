use std::collections::{BTreeMap, BTreeSet};

use chrono::{NaiveDate, Weekday};
use pilar_core::instrument::{Instrument, SoalId};
use pilar_core::journal::{Change, Subject};
use pilar_core::review::{Progress, Stage};
use pilar_core::scoring::score;
use pilar_core::worksheet::{Column, Worksheet};
use pilar_store::HistoryFilter;
use serde::de::DeserializeOwned;
use uuid::Uuid;

use crate::clock;
use crate::error::{AppError, Result};
use crate::session::Session;
use crate::view::{CourseStepView, CourseView, WeekView, float};

/// How an assessment came to where it is: what was filled, evidenced and earned at the end of each week, and when the
/// review went from one side to the other. What came too late to count is left out.
pub fn course(session: &Session, id: Uuid) -> Result<CourseView> {
    let assessment = session.assessment(id)?;
    let late: BTreeSet<Uuid> = session.workspace.late(id)?.into_iter().map(|change| change.id).collect();
    let filter = HistoryFilter {
        subjects: ["answer/unit", "link", "evidence_text", "progress"].map(str::to_owned).into(),
        ..HistoryFilter::default()
    };
    let mut changes = session.workspace.history(id, &filter)?;
    changes.retain(|change| !late.contains(&change.id));
    let mut walk = Walk::new(assessment.instrument);
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
        }
    }
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
