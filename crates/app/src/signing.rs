//! Who signs for a unit: as its letters say, or by the team's register.

use pilar_core::assessment::Assessment;
use pilar_core::proposal::LetterFields;
use pilar_core::team::{Duty, Person};
use pilar_files::signing::{Signatory, Signing};

/// What is filled in for all letters, under this key.
pub(crate) const SHARED: &str = "umum";

/// Who signs what a unit writes of its own work: the team's coordinator and the head, at the place of its letters.
pub(crate) fn signing(assessment: &Assessment) -> Signing {
    let who = |duty| with_duty(assessment, duty).map_or_else(Signatory::default, signatory_of);
    Signing { place: place(assessment), coordinator: who(Duty::Coordinator), head: who(Duty::Head) }
}

/// Who signs for the unit, unless a letter says otherwise.
pub(crate) fn signatory(assessment: &Assessment) -> Signatory {
    let typed = typed(assessment);
    let field = |name: &str| typed.get(name).cloned().or_else(|| of_head(assessment, &typed, name));
    let [name, nip, position] =
        ["penandatangan", "nip", "jabatan"].map(|name| field(name).unwrap_or_default());
    Signatory { name, nip, position }
}

/// Where the unit signs, as its letters say; empty where they do not.
pub(crate) fn place(assessment: &Assessment) -> String {
    typed(assessment).remove("tempat").unwrap_or_default()
}

/// What the team tells of the head of the unit, by the name of a field; `fields` is what is known of the others.
pub(crate) fn of_head(assessment: &Assessment, fields: &LetterFields, name: &str) -> Option<String> {
    let head = with_duty(assessment, Duty::Head)?;
    // Number and position belong to a person: they are the head's only where the head signs.
    let signs = fields.get("penandatangan").is_none_or(|signs| *signs == head.name);
    match name {
        "penandatangan" => Some(head.name.clone()),
        "nip" => signs.then(|| head.nip.clone()),
        "jabatan" => signs.then(|| head.position.clone()),
        _ => None,
    }
}

fn with_duty(assessment: &Assessment, duty: Duty) -> Option<&Person> {
    assessment.people.values().find(|person| person.duty == duty)
}

fn signatory_of(person: &Person) -> Signatory {
    Signatory { name: person.name.clone(), nip: person.nip.clone(), position: person.position.clone() }
}

/// What was typed for all letters.
fn typed(assessment: &Assessment) -> LetterFields {
    let shared = assessment.proposal.letters.iter().find(|(key, _)| key.as_str() == SHARED);
    shared.map(|(_, fields)| fields.clone()).unwrap_or_default()
}
