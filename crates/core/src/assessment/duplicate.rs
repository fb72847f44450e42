//! Documents that are there more than once, and what becomes of what each of them knows when one is enough.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};
use uuid::Uuid;

use super::{Assessment, Document, DocumentAbout};
use crate::instrument::SoalId;
use crate::journal::Subject;

/// Documents that look alike; each list in the order in which they were added, two at least.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Duplicates {
    /// The same content at the same question, or at none: one of each is enough.
    pub copies: Vec<Vec<Uuid>>,
    /// The same content at several questions, which is right: what a document proves here it may prove there.
    pub elsewhere: Vec<Vec<Uuid>>,
    /// Files of the same name with different content.
    pub namesakes: Vec<Vec<Uuid>>,
}

/// One document that stays for others that are removed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Consolidated {
    /// What is said of it then.
    pub about: DocumentAbout,
    /// Inputs it serves then and did not before.
    pub links: BTreeSet<SoalId>,
    /// Lines of checklists it fulfils then and did not before: the question's first input, and the number from 1.
    pub lines: BTreeSet<(SoalId, u32)>,
    /// What the others know and it does not, because it says something else.
    pub lost: Vec<(Uuid, Lost)>,
}

/// Something that goes with a document that is removed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Lost {
    /// Its title.
    Title(String),
    /// Its year.
    Year(u16),
    /// Its quarter, 1 to 4.
    Triwulan(u8),
    /// Its note.
    Note(String),
    /// So many earlier versions of its file.
    Versions(usize),
    /// A field of a newer version, by its key.
    Other(String),
}

impl Assessment {
    /// The documents that are there more than once.
    pub fn duplicates(&self) -> Duplicates {
        let mut found = Duplicates::default();
        for alike in self.alike(|_, current| current.sha256.clone()) {
            let groups = self.at_one_question(&alike);
            if groups.len() > 1 {
                found.elsewhere.push(alike);
            }
            found.copies.extend(groups.into_iter().filter(|group| group.len() > 1));
        }
        let contents = |ids: &Vec<Uuid>| {
            let content = |id| self.documents.get(id)?.current().map(|current| &current.sha256);
            ids.iter().filter_map(content).collect::<BTreeSet<_>>().len()
        };
        found.namesakes = self.alike(|document, _| document.file_name().to_lowercase());
        found.namesakes.retain(|ids| contents(ids) > 1);
        for groups in [&mut found.copies, &mut found.elsewhere, &mut found.namesakes] {
            groups.sort();
        }
        found
    }

    /// Which of such a group is proposed to stay: the one that people said most of (a line of a checklist, a year, a
    /// quarter, a note), else the oldest.
    pub fn best_copy(&self, group: &[Uuid]) -> Option<Uuid> {
        let said = |id: &Uuid| {
            let about = self.documents.get(id).map(|document| &document.about);
            (
                self.fulfilled.values().any(|ids| ids.contains(id)),
                about.is_some_and(|about| about.year.is_some()),
                about.is_some_and(|about| about.triwulan.is_some()),
                about.is_some_and(|about| !about.note.is_empty()),
                Reverse(*id),
            )
        };
        group.iter().copied().max_by_key(said)
    }

    /// What one document becomes when others are removed for it: it takes over whatever it lacks. `None` where there
    /// is no such document.
    pub fn consolidated(&self, keep: Uuid, removed: &[Uuid]) -> Option<Consolidated> {
        let kept = self.documents.get(&keep)?;
        let mut after = Consolidated {
            about: kept.about.clone(),
            links: BTreeSet::new(),
            lines: BTreeSet::new(),
            lost: Vec::new(),
        };
        for id in removed {
            let document = self.documents.get(id)?;
            after.take(*id, document);
            after.links.extend(document.serves.difference(&kept.serves));
            let lines = self.fulfilled.iter().filter(|(_, ids)| ids.contains(id) && !ids.contains(&keep));
            after.lines.extend(lines.map(|(line, _)| *line));
        }
        Some(after)
    }

    /// The values of what names documents beside themselves (tasks, and what last year said) once each is replaced.
    pub fn with_replaced(&self, by: &BTreeMap<Uuid, Uuid>) -> Vec<(Subject, Value)> {
        let swap = |ids: &BTreeSet<Uuid>| -> BTreeSet<Uuid> {
            ids.iter().map(|id| by.get(id).copied().unwrap_or(*id)).collect()
        };
        let mut changes = Vec::new();
        for (id, state) in &self.task_states {
            let mut after = state.clone();
            after.evidence = swap(&state.evidence);
            if after != *state {
                changes.push((Subject::TaskState(*id), json!(after)));
            }
        }
        for (soal, said) in &self.last_year {
            let mut after = said.clone();
            after.documents = swap(&said.documents);
            after.fulfilled.values_mut().for_each(|ids| *ids = swap(ids));
            if after != *said {
                changes.push((Subject::LastYear(*soal), json!(after)));
            }
        }
        changes
    }

    /// Documents with the same key, where there are several.
    fn alike(&self, key: impl Fn(&Document, &super::Revision) -> String) -> Vec<Vec<Uuid>> {
        let mut by_key: BTreeMap<String, Vec<Uuid>> = BTreeMap::new();
        for (id, document) in &self.documents {
            if let Some(current) = document.current() {
                by_key.entry(key(document, current)).or_default().push(*id);
            }
        }
        by_key.into_values().filter(|ids| ids.len() > 1).collect()
    }

    /// Parts documents of one content by the questions they serve: whatever shares one is together. Those that serve
    /// none go to the oldest of them; those that wait for being confirmed from last year stay by themselves.
    fn at_one_question(&self, alike: &[Uuid]) -> Vec<Vec<Uuid>> {
        let mut parts: Vec<(BTreeSet<SoalId>, Vec<Uuid>)> = Vec::new();
        let (mut idle, mut waiting) = (Vec::new(), Vec::new());
        for id in alike {
            let mut questions = self.questions_of(*id);
            if questions.is_empty() {
                let carried = self.last_year.values().any(|said| said.documents.contains(id));
                if carried {
                    waiting.push(vec![*id]);
                } else {
                    idle.push(*id);
                }
                continue;
            }
            let mut together = Vec::new();
            parts.retain(|(others, ids)| {
                let shares = !others.is_disjoint(&questions);
                if shares {
                    questions.extend(others);
                    together.extend(ids);
                }
                !shares
            });
            together.push(*id);
            together.sort_unstable();
            parts.push((questions, together));
        }
        let mut groups: Vec<Vec<Uuid>> = parts.into_iter().map(|(_, ids)| ids).collect();
        groups.sort();
        match groups.first_mut() {
            Some(oldest) => {
                oldest.extend(idle);
                oldest.sort_unstable();
            }
            None if !idle.is_empty() => groups.push(idle),
            None => {}
        }
        groups.extend(waiting);
        groups
    }

    /// The questions a document serves, by their first inputs.
    fn questions_of(&self, id: Uuid) -> BTreeSet<SoalId> {
        let first = |soal: &SoalId| {
            let question = self.instrument.input(*soal).map(|(question, _)| question);
            question.and_then(|question| question.inputs.first()).map_or(*soal, |input| input.soal)
        };
        self.documents.get(&id).into_iter().flat_map(|document| &document.serves).map(first).collect()
    }
}

impl Consolidated {
    fn take(&mut self, id: Uuid, document: &Document) {
        let DocumentAbout { title, year, triwulan, note, other } = &document.about;
        let mut lost = Vec::new();
        if *title != self.about.title {
            lost.push(Lost::Title(title.clone()));
        }
        if self.about.year.is_none() {
            self.about.year = *year;
        }
        // A quarter belongs to its year.
        let same_year = year.is_none() || *year == self.about.year;
        if self.about.triwulan.is_none() && same_year {
            self.about.triwulan = *triwulan;
        }
        lost.extend(year.filter(|_| *year != self.about.year).map(Lost::Year));
        lost.extend(triwulan.filter(|_| !same_year || *triwulan != self.about.triwulan).map(Lost::Triwulan));
        if self.about.note.is_empty() {
            self.about.note.clone_from(note);
        } else if !note.is_empty() && *note != self.about.note {
            lost.push(Lost::Note(note.clone()));
        }
        for (key, value) in other {
            if self.about.other.entry(key).or_insert_with(|| value.clone()) != value {
                lost.push(Lost::Other(key.clone()));
            }
        }
        if document.revisions.len() > 1 {
            lost.push(Lost::Versions(document.revisions.len() - 1));
        }
        self.lost.extend(lost.into_iter().map(|what| (id, what)));
    }
}
