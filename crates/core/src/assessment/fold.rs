use std::collections::{BTreeMap, BTreeSet};

use serde::de::DeserializeOwned;
use serde_json::Value;
use thiserror::Error;
use uuid::Uuid;

use super::{AnswerSource, Document, LastYear, LheForm, Profile, Revision};
use crate::agency::TagKey;
use crate::gates::{PredicateResult, judge};
use crate::instrument::{Instrument, SoalId};
use crate::journal::Subject;
use crate::path::{MOST_DAYS, OwnEffort, Scenario};
use crate::period::Period;
use crate::proposal::Proposal;
use crate::review::{Book, FollowUp, Recommendation};
use crate::scoring::{Scores, score};
use crate::team::{Monev, MonevNote, Person, Task, TaskState};
use crate::warning::{Warning, warnings};
use crate::worksheet::{Answer, Extras, Layer, Worksheet};

/// One assessment as it stands: everything the journal says now.
#[derive(Debug, Clone)]
pub struct Assessment {
    /// Its id.
    pub id: Uuid,
    /// The worksheet it is measured with.
    pub instrument: &'static Instrument,
    /// Unit, agency, year, target.
    pub profile: Profile,
    /// When it was created, milliseconds since 1970-01-01 UTC.
    pub created_millis: u64,
    /// When it was last changed, in the same unit.
    pub changed_millis: u64,
    /// The answers of the unit and what reviewers wrote beside them.
    pub book: Book,
    /// Recommendations of the reviewers, oldest first by their ids.
    pub recommendations: BTreeMap<Uuid, Recommendation>,
    /// What the unit did about them.
    pub follow_ups: BTreeMap<Uuid, FollowUp>,
    /// Hypothetical answers, by their ids, which are in the order in which they were made.
    pub scenarios: BTreeMap<Uuid, Scenario>,
    /// What the unit says of raising questions, by their first inputs.
    pub efforts: BTreeMap<SoalId, OwnEffort>,
    /// Days that one unit of the model of effort takes, where costs are counted in days; not there where what is stored
    /// are days that this version does not count with.
    pub effort_days: Option<u64>,
    /// Where answers come from that were reckoned from a file.
    pub sources: BTreeMap<SoalId, AnswerSource>,
    /// What an earlier year said, which does not count by that.
    pub last_year: BTreeMap<SoalId, LastYear>,
    /// The team, by their ids, which are in the order in which they were named.
    pub people: BTreeMap<Uuid, Person>,
    /// The inputs that people work on, each with who does.
    pub assigned: BTreeSet<(SoalId, Uuid)>,
    /// The plan of the year, by ids.
    pub tasks: BTreeMap<Uuid, Task>,
    /// How far tasks are.
    pub task_states: BTreeMap<Uuid, TaskState>,
    /// What was planned and done by the periods that were frozen.
    pub monev: BTreeMap<Period, Monev>,
    /// What people add to periods.
    pub monev_notes: BTreeMap<Period, MonevNote>,
    /// Everything there is of the proposal.
    pub proposal: Proposal,
    /// What the unit is grouped by among those of its agency.
    pub tags: BTreeMap<TagKey, String>,
    /// Evidence text that came with an import.
    pub evidence_texts: BTreeMap<SoalId, String>,
    /// What extra columns of agencies' sheets say, by input.
    pub extras: BTreeMap<SoalId, Extras>,
    /// Documents by their ids, which are in the order in which they were added.
    pub documents: BTreeMap<Uuid, Document>,
    /// The documents that fulfil a required document, by the question's first input and its number from 1.
    pub fulfilled: BTreeMap<(SoalId, u32), BTreeSet<Uuid>>,
    /// Why required documents are not needed, by the question's first input and their number from 1.
    pub waived: BTreeMap<(SoalId, u32), String>,
    /// The logo of the kop surat.
    pub logo: Option<Revision>,
    /// The letter data of the LHE.
    pub lhe: LheForm,
}

/// What an assessment begins with and the journal does not say.
#[derive(Debug, Clone, Copy)]
pub struct Begun<'a> {
    /// Its id.
    pub id: Uuid,
    /// The worksheet it is measured with.
    pub instrument: &'static Instrument,
    /// When it was created, milliseconds since 1970-01-01 UTC.
    pub created_millis: u64,
    /// When it was last changed, in the same unit.
    pub changed_millis: u64,
    /// The current value of its profile.
    pub profile: &'a Value,
}

/// A value of the journal that is not of its subject's type.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{subject}: {detail}")]
pub struct UnreadableValue {
    /// Path of the subject.
    pub subject: String,
    /// What was wrong, for developers.
    pub detail: String,
}

impl Assessment {
    /// Puts an assessment together from the current value of each of its subjects.
    pub fn fold<'a>(
        begun: Begun<'_>,
        values: impl IntoIterator<Item = (&'a Subject, &'a Value)>,
    ) -> Result<Self, UnreadableValue> {
        let mut assessment = Self {
            id: begun.id,
            instrument: begun.instrument,
            profile: read(&Subject::Profile, begun.profile)?,
            created_millis: begun.created_millis,
            changed_millis: begun.changed_millis,
            book: Book::default(),
            recommendations: BTreeMap::new(),
            follow_ups: BTreeMap::new(),
            scenarios: BTreeMap::new(),
            efforts: BTreeMap::new(),
            effort_days: None,
            sources: BTreeMap::new(),
            last_year: BTreeMap::new(),
            people: BTreeMap::new(),
            assigned: BTreeSet::new(),
            tasks: BTreeMap::new(),
            task_states: BTreeMap::new(),
            monev: BTreeMap::new(),
            monev_notes: BTreeMap::new(),
            proposal: Proposal::default(),
            tags: BTreeMap::new(),
            evidence_texts: BTreeMap::new(),
            extras: BTreeMap::new(),
            documents: BTreeMap::new(),
            fulfilled: BTreeMap::new(),
            waived: BTreeMap::new(),
            logo: None,
            lhe: LheForm::default(),
        };
        for (subject, value) in values {
            assessment.take(subject, value)?;
        }
        assessment.settle();
        Ok(assessment)
    }

    /// Takes in the value of one subject; [`Assessment::settle`] comes after the last.
    pub fn take(&mut self, subject: &Subject, value: &Value) -> Result<(), UnreadableValue> {
        self.take_in(subject, value)
    }

    /// The same from the value's JSON as it is stored, which spares many small values when there are many units.
    pub fn take_json(&mut self, subject: &Subject, json: &str) -> Result<(), UnreadableValue> {
        if json == "null" { Ok(()) } else { self.take_in(subject, json) }
    }

    #[expect(clippy::too_many_lines, reason = "one arm for each kind of subject, and no other place to look")]
    fn take_in<V: Readable + ?Sized>(&mut self, subject: &Subject, value: &V) -> Result<(), UnreadableValue> {
        match *subject {
            Subject::Answer(column, soal) => {
                let answer: Answer = read(subject, value)?;
                self.book.answers.entry(column).or_default().insert(soal, answer);
            }
            Subject::Note(column, soal) => {
                self.book.notes.insert((column, soal), read(subject, value)?);
            }
            Subject::Verdict(column, soal) => {
                self.book.verdicts.insert((column, soal), read(subject, value)?);
            }
            Subject::Judged(column, soal, shown) => {
                self.book.judged.insert((column, soal, shown));
            }
            Subject::Ticks(column, soal) => {
                self.book.ticks.insert((column, soal), read(subject, value)?);
            }
            Subject::Progress => self.book.progress = read(subject, value)?,
            Subject::Closed(round) => {
                self.book.closed.insert(round, read(subject, value)?);
            }
            Subject::ClosedEvidence(round) => {
                self.book.closed_evidence.insert(round, read(subject, value)?);
            }
            Subject::Recommendation(id) => {
                self.recommendations.insert(id, read(subject, value)?);
            }
            Subject::FollowUp(id) => {
                self.follow_ups.insert(id, read(subject, value)?);
            }
            Subject::Scenario(id) => {
                self.scenarios.insert(id, read(subject, value)?);
            }
            Subject::Effort(soal) => {
                self.efforts.insert(soal, read(subject, value)?);
            }
            Subject::EffortDays => {
                let days: u64 = read(subject, value)?;
                self.effort_days = (1..=MOST_DAYS).contains(&days).then_some(days);
            }
            Subject::Source(soal) => {
                self.sources.insert(soal, read(subject, value)?);
            }
            Subject::LastYear(soal) => {
                self.last_year.insert(soal, read(subject, value)?);
            }
            Subject::Person(id) => {
                self.people.insert(id, read(subject, value)?);
            }
            Subject::Assigned(soal, person) => {
                self.assigned.insert((soal, person));
            }
            Subject::Task(id) => {
                self.tasks.insert(id, read(subject, value)?);
            }
            Subject::TaskState(id) => {
                self.task_states.insert(id, read(subject, value)?);
            }
            Subject::Monev(period) => {
                self.monev.insert(period, read(subject, value)?);
            }
            Subject::MonevNote(period) => {
                self.monev_notes.insert(period, read(subject, value)?);
            }
            Subject::Kit(ref key) => {
                self.proposal.files.insert(key.clone(), read(subject, value)?);
            }
            Subject::KitCheck(ref key) => {
                self.proposal.checks.insert(key.clone(), read(subject, value)?);
            }
            Subject::Condition(ref key) => {
                self.proposal.conditions.insert(key.clone(), read(subject, value)?);
            }
            Subject::Letter(ref key) => {
                self.proposal.letters.insert(key.clone(), read(subject, value)?);
            }
            Subject::Appeal(ref key) => {
                self.proposal.appeals.insert(key.clone(), read(subject, value)?);
            }
            Subject::ProposalStage(ref key) => {
                self.proposal.stages.insert(key.clone(), read(subject, value)?);
            }
            Subject::Tag(key) => {
                self.tags.insert(key, read(subject, value)?);
            }
            Subject::EvidenceText(soal) => {
                self.evidence_texts.insert(soal, read(subject, value)?);
            }
            Subject::Extra(soal, ref name) => {
                let text = read(subject, value)?;
                self.extras.entry(soal).or_default().insert(name.clone(), text);
            }
            Subject::Evidence(document) => {
                self.documents.entry(document).or_default().about = read(subject, value)?;
            }
            // Revision ids are UUIDv7 and subjects are sorted, so the oldest comes first.
            Subject::Revision(document, revision) => {
                let document = self.documents.entry(document).or_default();
                document.revisions.push(read(subject, value)?);
                document.latest = Some(revision);
            }
            Subject::Link(soal, document) => {
                self.documents.entry(document).or_default().serves.insert(soal);
            }
            Subject::Requirement(soal, n, document) => {
                self.fulfilled.entry((soal, n)).or_default().insert(document);
            }
            Subject::Waiver(soal, n) => {
                self.waived.insert((soal, n), read(subject, value)?);
            }
            Subject::Logo => self.logo = Some(read(subject, value)?),
            Subject::Lhe => self.lhe = read(subject, value)?,
            // What it is measured with came with its beginning; what repairs clocks changes what counts, not what it says;
            // who said a message and when stands in its change, so it is read there.
            Subject::Profile
            | Subject::Instrument
            | Subject::Clock(_)
            | Subject::Message(..)
            | Subject::Other(_) => {}
        }
        Ok(())
    }

    /// Leaves out what says nothing on its own: a link or revision whose document was dropped, a follow-up whose
    /// recommendation was withdrawn, what somebody works on who was taken off, and how far a task is that was dropped.
    pub fn settle(&mut self) {
        self.documents.retain(|_, document| document.current().is_some());
        let documents = &self.documents;
        self.fulfilled.values_mut().for_each(|ids| ids.retain(|id| documents.contains_key(id)));
        let people = &self.people;
        self.assigned.retain(|(_, person)| people.contains_key(person));
        self.task_states.retain(|id, _| self.tasks.contains_key(id));
        self.follow_ups.retain(|id, _| self.recommendations.contains_key(id));
        if self.compares_evidence() {
            self.book.evidence = self.evidence_hashes();
        }
    }

    /// The unit's own answers.
    pub fn sheet(&self) -> &Worksheet {
        self.book.own(Layer::Unit)
    }

    /// One layer's answer to an input in the round that is under way.
    pub fn answer(&self, layer: Layer, soal: SoalId) -> Option<&Answer> {
        self.book.answer(self.book.column(layer), soal)
    }

    /// One layer's note on an input in the round that is under way; empty when there is none.
    pub fn note(&self, layer: Layer, soal: SoalId) -> &str {
        self.book.note(self.book.column(layer), soal)
    }

    /// Scores and judges the unit's answers.
    pub fn assess(&self) -> Assessed {
        let mut assessed = Assessed::of(self.instrument, self.sheet());
        assessed.warnings.extend(self.evidence_warnings());
        assessed
    }

    /// The documents that serve an input, in the order of their ids (oldest first).
    pub fn serving(&self, soal: SoalId) -> impl Iterator<Item = (&Uuid, &Document)> {
        self.documents.iter().filter(move |(_, document)| document.serves.contains(&soal))
    }

    /// The documents that fulfil a question's n-th required document (from 1), by the question's first input.
    pub fn fulfilling(&self, soal: SoalId, n: u32) -> impl Iterator<Item = Uuid> {
        self.fulfilled.get(&(soal, n)).into_iter().flatten().copied()
    }
}

/// Scores, verdicts and warnings of one worksheet.
#[derive(Debug, Clone)]
pub struct Assessed {
    /// The scores.
    pub scores: Scores,
    /// One verdict per target.
    pub verdicts: Vec<PredicateResult>,
    /// What to know before relying on them.
    pub warnings: Vec<Warning>,
}

impl Assessed {
    /// Scores a worksheet and judges its gates.
    pub fn of(instrument: &Instrument, sheet: &Worksheet) -> Self {
        let scores = score(instrument, sheet);
        let verdicts = judge(instrument, &scores);
        let warnings = warnings(instrument, &scores, &verdicts);
        Self { scores, verdicts, warnings }
    }
}

/// What a value can be read from.
trait Readable {
    fn read<T: DeserializeOwned>(&self) -> serde_json::Result<T>;
}

impl Readable for Value {
    fn read<T: DeserializeOwned>(&self) -> serde_json::Result<T> {
        T::deserialize(self)
    }
}

impl Readable for str {
    fn read<T: DeserializeOwned>(&self) -> serde_json::Result<T> {
        serde_json::from_str(self)
    }
}

fn read<T: DeserializeOwned, V: Readable + ?Sized>(
    subject: &Subject,
    value: &V,
) -> Result<T, UnreadableValue> {
    value.read().map_err(|error| UnreadableValue { subject: subject.to_string(), detail: error.to_string() })
}
