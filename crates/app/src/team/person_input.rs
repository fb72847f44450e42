use std::collections::BTreeSet;

use pilar_core::instrument::Instrument;
use pilar_core::team::{Duty, Person, nip};
use pilar_core::text::tidy;
use serde::Deserialize;
use uuid::Uuid;

use super::lore;
use crate::error::{AppError, Result, TeamError};
use crate::find::find_area;
use crate::workspace::create::require_at_most;

/// Longest name, position or contact, in characters.
const LONGEST: usize = 200;

/// What the name is called where it is refused.
const NAME: &str = "nama";

/// What is typed about somebody of the team; `None` stays as it is.
#[derive(Debug, Clone, Default, Deserialize, ts_rs::TS)]
#[ts(optional_fields)]
pub struct PersonInput {
    /// The assessment.
    pub assessment: Uuid,
    /// Name, NIP or id of who is changed; `None` for somebody new.
    pub change: Option<String>,
    /// Name.
    pub name: Option<String>,
    /// NIP.
    pub nip: Option<String>,
    /// What they are in the office.
    pub position: Option<String>,
    /// The Pokja they are in: numbers, keys or names of areas.
    pub pokja: Option<Vec<String>>,
    /// What they do in the team, or a word for it.
    pub duty: Option<String>,
    /// How to reach them; empty forgets it.
    pub contact: Option<String>,
}

impl PersonInput {
    /// Somebody as they are with this.
    pub(super) fn applied(&self, instrument: &Instrument, before: Option<&Person>) -> Result<Person> {
        let mut person = before.cloned().unwrap_or_default();
        if let Some(name) = &self.name {
            person.name = short(NAME, name)?;
        }
        if person.name.is_empty() {
            return Err(AppError::MissingText("nama orang"));
        }
        if let Some(text) = &self.nip {
            person.nip = nip(text).map_err(|_| TeamError::Nip(text.clone()))?;
        }
        if let Some(position) = &self.position {
            person.position = short("jabatan", position)?;
        }
        if let Some(pokja) = &self.pokja {
            let keys = pokja.iter().map(|given| Ok(find_area(instrument, given)?.key.clone()));
            person.pokja = keys.collect::<Result<BTreeSet<String>>>()?;
        }
        if let Some(duty) = &self.duty {
            let known = || Duty::ALL.map(|duty| duty.key().to_owned()).to_vec();
            person.duty = Duty::of(lore::words()?.duty(duty))
                .ok_or_else(|| TeamError::UnknownDuty { given: duty.clone(), known: known() })?;
        }
        if let Some(contact) = &self.contact {
            short("kontak", contact)?;
        }
        Ok(person)
    }
}

fn short(what: &'static str, text: &str) -> Result<String> {
    let text = tidy(text);
    require_at_most(what, &text, LONGEST)?;
    // Spreadsheets would reckon it. Telephone numbers begin with a plus, and some accounts with an at sign.
    let signs: &[char] = if what == NAME { &['=', '+', '-', '@'] } else { &['='] };
    if text.starts_with(signs) {
        return Err(TeamError::Formula { what, given: text }.into());
    }
    Ok(text)
}
