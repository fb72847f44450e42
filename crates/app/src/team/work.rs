use std::collections::{BTreeMap, BTreeSet};

use pilar_core::assessment::Assessment;
use pilar_core::instrument::{Area, SoalId};
use pilar_core::journal::Subject;
use pilar_core::review::About;
use pilar_core::team::TaskStatus;
use pilar_core::text::folded;
use pilar_core::worksheet::Layer;
use pilar_store::HistoryFilter;
use serde::Serialize;
use uuid::Uuid;

use crate::clock;
use crate::error::Result;
use crate::session::Session;

/// Days without a change after which somebody is named.
const QUIET_DAYS: i64 = 14;

/// How the work of the team stands, for whoever coordinates it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct WorkView {
    /// Every person, in the order in which they were named.
    pub people: Vec<WorkOf>,
    /// Every Pokja, in the order of the worksheet.
    pub pokja: Vec<WorkOf>,
}

/// How the work of a person or a Pokja stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct WorkOf {
    /// Id of the person, or key of the area.
    pub id: String,
    /// Their name, or that of the area.
    pub name: String,
    /// Inputs they work on.
    pub inputs: usize,
    /// Of these, answered.
    pub answered: usize,
    /// Of these, with a document or a link.
    pub evidenced: usize,
    /// Codes of those that the reviewers want changed.
    pub returned: Vec<String>,
    /// Codes of those that are blank.
    pub blank: Vec<String>,
    /// Codes of those that are answered and that nothing supports.
    pub unproven: Vec<String>,
    /// Their tasks.
    pub tasks: usize,
    /// Of these, done.
    pub done: usize,
    /// Of these, overdue.
    pub overdue: usize,
    /// The day they last changed something, `YYYY-MM-DD`; of a person by the name that the history knows them by, of a
    /// Pokja whatever was changed about its inputs.
    pub last: Option<String>,
    /// Whether they have something to do and changed nothing for 14 days.
    pub quiet: bool,
}

impl WorkOf {
    /// Says when it was last touched, and whether that is long ago for something that is not done.
    fn touched(&mut self, last: Option<&chrono::NaiveDate>, today: chrono::NaiveDate) {
        let has_work = self.answered < self.inputs || !self.returned.is_empty() || self.done < self.tasks;
        self.quiet = has_work && last.is_none_or(|day| (today - *day).num_days() >= QUIET_DAYS);
        self.last = last.map(ToString::to_string);
    }
}

/// How far everybody is, and who has not touched anything for a while.
pub fn work_of_team(session: &Session, assessment: Uuid) -> Result<WorkView> {
    let loaded = session.assessment(assessment)?;
    let last = last_touched(session, &loaded)?;
    let today = clock::now_local().date_naive();
    let people = loaded.people.iter().map(|(id, person)| {
        let inputs = loaded.inputs_of(*id);
        let tasks = loaded.tasks.iter().filter(|(_, task)| task.is_of(*id)).map(|(id, _)| *id).collect();
        let mut work = work(&loaded, &inputs, &tasks, today);
        work.touched(last.of_people.get(&folded(&person.name)), today);
        WorkOf { id: id.to_string(), name: person.name.clone(), ..work }
    });
    let pokja = loaded.instrument.areas.iter().map(|area| {
        let instrument = loaded.instrument;
        let is_it = |of: Option<&Area>| of.is_some_and(|of| of.key == area.key);
        let inputs = instrument.inputs().filter(|(question, _)| is_it(instrument.area_of(question)));
        let inputs: Vec<SoalId> = inputs.map(|(_, input)| input.soal).collect();
        let is_its = |about: &About| is_it(about.area(instrument));
        let tasks = loaded.tasks.iter().filter(|(_, task)| task.about.as_ref().is_some_and(is_its));
        let tasks = tasks.map(|(id, _)| *id).collect();
        let mut work = work(&loaded, &inputs, &tasks, today);
        work.touched(last.of_pokja.get(&area.key), today);
        WorkOf { id: area.key.clone(), name: area.name.clone(), ..work }
    });
    Ok(WorkView { people: people.collect(), pokja: pokja.collect() })
}

fn work(loaded: &Assessment, inputs: &[SoalId], tasks: &BTreeSet<Uuid>, today: chrono::NaiveDate) -> WorkOf {
    let code = |soal: &SoalId| loaded.instrument.input(*soal).map(|(_, input)| input.code.clone());
    let codes = |wanted: &dyn Fn(SoalId) -> bool| -> Vec<String> {
        inputs.iter().filter(|soal| wanted(**soal)).filter_map(code).collect()
    };
    let answered = |soal: SoalId| loaded.answer(Layer::Unit, soal).is_some();
    let proven =
        |soal: SoalId| loaded.serving(soal).next().is_some() || loaded.evidence_texts.contains_key(&soal);
    let returned = |soal: SoalId| loaded.book.is_sent_back(soal);
    let status = |id: &Uuid| loaded.task_states.get(id).map_or(TaskStatus::NotBegun, |state| state.status);
    let late = |id: &&Uuid| {
        let task = loaded.tasks.get(*id);
        task.is_some_and(|task| task.is_overdue(status(id), today))
    };
    WorkOf {
        id: String::new(),
        name: String::new(),
        inputs: inputs.len(),
        answered: inputs.iter().filter(|soal| answered(**soal)).count(),
        evidenced: inputs.iter().filter(|soal| proven(**soal)).count(),
        returned: codes(&returned),
        blank: codes(&|soal| !answered(soal)),
        unproven: codes(&|soal| answered(soal) && !proven(soal)),
        tasks: tasks.iter().filter(|id| status(id) != TaskStatus::Cancelled).count(),
        done: tasks.iter().filter(|id| status(id) == TaskStatus::Done).count(),
        overdue: tasks.iter().filter(late).count(),
        last: None,
        quiet: false,
    }
}

/// The days on which something was last changed.
#[derive(Default)]
struct LastTouched {
    /// By the folded names of authors.
    of_people: BTreeMap<String, chrono::NaiveDate>,
    /// By the keys of areas.
    of_pokja: BTreeMap<String, chrono::NaiveDate>,
}

fn last_touched(session: &Session, loaded: &Assessment) -> Result<LastTouched> {
    let mut found = LastTouched::default();
    session.workspace.each_change(loaded.id, &HistoryFilter::default(), |change| {
        // The newest comes first.
        let Some(day) = clock::local_date(change.clock.millis) else { return };
        found.of_people.entry(folded(&change.author)).or_insert(day);
        // To give something to somebody is not to work on it.
        let soal = change.subject.soal().filter(|_| !matches!(change.subject, Subject::Assigned(..)));
        let question = soal.and_then(|soal| loaded.instrument.input(soal)).map(|(question, _)| question);
        if let Some(area) = question.and_then(|question| loaded.instrument.area_of(question)) {
            found.of_pokja.entry(area.key.clone()).or_insert(day);
        }
    })?;
    Ok(found)
}
