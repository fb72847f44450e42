use std::collections::BTreeSet;

use uuid::Uuid;

use super::Assessment;
use crate::instrument::SoalId;
use crate::text::folded;

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
