//! Who signs for a unit: as its letters say, or the head by the team's register.

use pilar_core::assessment::Assessment;
use pilar_core::proposal::LetterFields;
use pilar_core::team::Duty;
use pilar_files::report::Signatory;

/// What is filled in for all letters, under this key.
pub(crate) const SHARED: &str = "umum";

/// Who signs for the unit, unless a letter says otherwise.
pub(crate) fn signatory(assessment: &Assessment) -> Signatory {
    let letters = &assessment.proposal.letters;
    let typed = letters.iter().find(|(key, _)| key.as_str() == SHARED).map(|(_, fields)| fields);
    let typed = typed.cloned().unwrap_or_default();
    let field = |name: &str| {
        typed.get(name).cloned().or_else(|| of_head(assessment, &typed, name)).unwrap_or_default()
    };
    Signatory {
        place: field("tempat"),
        position: field("jabatan"),
        name: field("penandatangan"),
        nip: field("nip"),
    }
}

/// What the team tells of the head of the unit, by the name of a field; `fields` is what is known of the others.
pub(crate) fn of_head(assessment: &Assessment, fields: &LetterFields, name: &str) -> Option<String> {
    let head = assessment.people.values().find(|person| person.duty == Duty::Head)?;
    // Number and position belong to a person: they are the head's only where the head signs.
    let signs = fields.get("penandatangan").is_none_or(|signs| *signs == head.name);
    match name {
        "penandatangan" => Some(head.name.clone()),
        "nip" => signs.then(|| head.nip.clone()),
        "jabatan" => signs.then(|| head.position.clone()),
        _ => None,
    }
}
