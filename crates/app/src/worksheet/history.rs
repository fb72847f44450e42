use crate::find::Find as _;
use pilar_core::assessment::{Assessment, Side, row};
use pilar_core::journal::{Change, Subject};
use pilar_store::HistoryFilter;
use serde::Deserialize;
use uuid::Uuid;

use crate::clock;
use crate::error::Result;
use crate::session::Session;
use crate::view::{ChangeView, SubjectWords, change_view};

/// What to look for in the history.
#[derive(Debug, Clone, Default, Deserialize, ts_rs::TS)]
#[serde(default)]
pub struct HistoryQuery {
    /// Input code, question code or soal id; `None` for everything.
    pub code: Option<String>,
    /// Name of the author; `None` for everyone.
    pub author: Option<String>,
    /// At most this many changes.
    pub limit: Option<usize>,
    /// How many of the newest to leave out, for the pages after the first.
    pub skip: usize,
}

/// The changes of an assessment, newest first.
pub fn history(session: &Session, id: Uuid, query: &HistoryQuery) -> Result<Vec<ChangeView>> {
    let assessment = session.assessment(id)?;
    let mut filter = HistoryFilter { author: query.author.clone(), ..HistoryFilter::default() };
    let mut page = Page::new(&assessment);
    let Some(code) = &query.code else {
        filter.skip = query.skip as u64;
        filter.limit = query.limit.map(|limit| limit as u64);
        session.workspace.each_change(id, &filter, |change| page.add(change))?;
        return Ok(page.finish(&assessment));
    };
    let (question, _) = assessment.find_input(code)?;
    let soals: Vec<_> = question.inputs.iter().map(|input| input.soal).collect();
    let wanted = query.skip..query.limit.map_or(usize::MAX, |limit| query.skip.saturating_add(limit));
    let mut place = 0;
    session.workspace.each_change(id, &filter, |change| {
        if change.subject.soal().is_some_and(|soal| soals.contains(&soal)) {
            if wanted.contains(&place) {
                page.add(change);
            }
            place += 1;
        }
    })?;
    Ok(page.finish(&assessment))
}

/// Changes as they are shown, made one by one as they are read.
struct Page<'a> {
    words: SubjectWords<'a>,
    views: Vec<ChangeView>,
    /// What is about documents, people and tasks, whose titles an earlier change may tell.
    documents: Vec<(usize, Subject)>,
    times: Times,
}

impl<'a> Page<'a> {
    fn new(assessment: &'a Assessment) -> Self {
        let words = SubjectWords::new(assessment.instrument, []);
        Self { words, views: Vec::new(), documents: Vec::new(), times: Times::default() }
    }

    fn add(&mut self, change: Change) {
        self.words.learn(&change.subject, &change.value);
        if change.subject.document().is_some() || row(&change.subject).side == Side::Team {
            self.documents.push((self.views.len(), change.subject.clone()));
        }
        let time = self.times.text(change.clock.millis);
        self.views.push(change_view(&self.words, change, time));
    }

    fn finish(mut self, assessment: &Assessment) -> Vec<ChangeView> {
        self.words.learn_all(assessment);
        for (at, subject) in &self.documents {
            self.views[*at].about = self.words.view(subject);
        }
        self.views
    }
}

/// Writes times; changes of one action, one after the other, share the second.
#[derive(Default)]
struct Times {
    second: Option<u64>,
    text: String,
}

impl Times {
    fn text(&mut self, millis: u64) -> String {
        let second = Some(millis / 1000);
        if self.second != second {
            (self.second, self.text) = (second, clock::local_text(millis));
        }
        self.text.clone()
    }
}

/// Everyone who changed an assessment, by name.
pub fn authors(session: &Session, id: Uuid) -> Result<Vec<String>> {
    Ok(session.workspace.authors(id)?)
}
