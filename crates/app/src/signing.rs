use pilar_core::assessment::Assessment;
use pilar_core::team::Duty;
use pilar_files::signing::{Signatory, Signing};

use crate::proposal::letter_place;

/// Who signs what a unit writes of its own work: the team's coordinator and the head, at the place of its letters.
pub(crate) fn signing(loaded: &Assessment) -> Signing {
    let who = |duty: Duty| {
        let person = loaded.people.values().find(|person| person.duty == duty);
        person.map_or_else(Signatory::default, |person| Signatory {
            name: person.name.clone(),
            nip: person.nip.clone(),
            position: person.position.clone(),
        })
    };
    Signing { place: letter_place(loaded), coordinator: who(Duty::Coordinator), head: who(Duty::Head) }
}
