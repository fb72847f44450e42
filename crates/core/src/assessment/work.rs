use std::collections::BTreeSet;

use uuid::Uuid;

use super::Assessment;
use crate::instrument::{Question, SoalId};
use crate::review::About;
use crate::scoring::score_question;
use crate::team::{Origin, Task, TaskStatus, raise_id};
use crate::text::folded;
use crate::worksheet::{Answer, Worksheet, read_number};

impl Assessment {
    /// The inputs that somebody works on, in the order of the worksheet: what was given to them, or where nothing was
    /// the areas of their Pokja.
    pub fn inputs_of(&self, person: Uuid) -> Vec<SoalId> {
        let given: BTreeSet<SoalId> =
            self.assigned.iter().filter(|(_, who)| *who == person).map(|(soal, _)| *soal).collect();
        let pokja = self.people.get(&person).map(|person| &person.pokja);
        let instrument = self.instrument;
        let inputs = instrument.inputs().filter(|(question, input)| {
            if given.is_empty() {
                let area = instrument.area_of(question);
                area.is_some_and(|area| pokja.is_some_and(|pokja| pokja.contains(&area.key)))
            } else {
                given.contains(&input.soal)
            }
        });
        inputs.map(|(_, input)| input.soal).collect()
    }

    /// Whether the answer that a task is to reach is there, or one that earns as much; never for a task without such.
    pub fn has_reached(&self, id: Uuid, task: &Task) -> bool {
        self.aim_of(id, task).is_some_and(|(question, soal, aim)| reaches(question, self.sheet(), soal, &aim))
    }

    /// The unit's answers if every task that is not cancelled came to the answer that it is to reach; nothing falls by
    /// it.
    pub fn with_tasks_done(&self) -> Worksheet {
        let mut sheet = self.sheet().clone();
        for (id, task) in &self.tasks {
            let aim = self.aim_of(*id, task).filter(|_| !self.is_cancelled(*id));
            let Some((question, soal, aim)) = aim else { continue };
            if !reaches(question, &sheet, soal, &aim) {
                sheet.insert(soal, aim);
            }
        }
        sheet
    }

    /// Whether a task was called off.
    pub fn is_cancelled(&self, task: Uuid) -> bool {
        self.task_states.get(&task).is_some_and(|state| state.status == TaskStatus::Cancelled)
    }

    /// The answer that a task is to reach, with its input and question.
    fn aim_of(&self, id: Uuid, task: &Task) -> Option<(&'static Question, SoalId, Answer)> {
        let Some(About::Input(soal)) = &task.about else { return None };
        let (question, _) = self.instrument.input(*soal)?;
        let aim = task.aim.clone().or_else(|| self.aim_by_id(id, task, question, *soal))?;
        Some((question, *soal, aim))
    }

    /// The answer that a task of a path is to reach and does not say, as earlier versions made them: its id is made of it.
    fn aim_by_id(&self, id: Uuid, task: &Task, question: &Question, soal: SoalId) -> Option<Answer> {
        if task.origin != Origin::Path {
            return None;
        }
        let (at, _) = *self.instrument.inputs.get(&soal)?;
        let options = question.options().iter().map(|option| Answer::Choice(option.key.clone()));
        // A number stands in the task's title.
        let numbers = task.title.split(|sign: char| !(sign.is_ascii_digit() || matches!(sign, ',' | '.')));
        let numbers = numbers.filter_map(|text| read_number(text.trim_matches([',', '.'])));
        options.chain(numbers.map(Answer::Number)).find(|to| raise_id(self.id, at, soal, to) == id)
    }

    /// Who of the team somebody with this name and NIP can be: by the NIP where somebody has it, otherwise everybody of
    /// that name. A NIP that is not known is empty.
    pub fn people_like(&self, name: &str, nip: &str) -> Vec<Uuid> {
        let of = |wanted: &dyn Fn(&crate::team::Person) -> bool| -> Vec<Uuid> {
            self.people.iter().filter(|(_, person)| wanted(person)).map(|(id, _)| *id).collect()
        };
        let by_nip = if nip.is_empty() { Vec::new() } else { of(&|person| person.nip == nip) };
        let name = folded(name);
        if by_nip.is_empty() && !name.is_empty() {
            of(&|person| folded(&person.name) == name)
        } else {
            by_nip
        }
    }
}

/// Whether a worksheet has this answer, or one that earns as much.
fn reaches(question: &Question, sheet: &Worksheet, soal: SoalId, aim: &Answer) -> bool {
    let Some(now) = sheet.get(&soal) else { return false };
    if now == aim {
        return true;
    }
    let mut aimed = sheet.clone();
    aimed.insert(soal, aim.clone());
    let earned = score_question(question, sheet).fraction;
    earned.is_some() && earned >= score_question(question, &aimed).fraction
}
