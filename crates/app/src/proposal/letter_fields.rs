use pilar_core::assessment::Assessment;
use pilar_core::dates;
use pilar_core::journal::Subject;
use pilar_core::proposal::{Key, Letter, LetterFields};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use uuid::Uuid;

use super::data::{requirements, typed_key};
use crate::error::{AppError, ProposalError, Result};
use crate::session::Session;
use crate::signing::{SHARED, of_head};
use crate::workspace::create::require_at_most;

/// Longest text of a field, in characters.
const LONGEST: usize = 500;

/// Fields of letters, with what they are called where one is missing.
pub(super) const FIELDS: [(&str, &str); 12] = [
    ("nomor", "nomor surat"),
    ("tanggal", "tanggal surat"),
    ("tempat", "tempat surat"),
    ("sifat", "sifat surat"),
    ("lampiran", "lampiran surat"),
    ("hal", "hal surat"),
    ("yth", "penerima surat"),
    ("penandatangan", "nama penanda tangan"),
    ("pangkat", "pangkat penanda tangan"),
    ("nip", "NIP penanda tangan"),
    ("jabatan", "jabatan penanda tangan"),
    ("tanggal-pengumuman", "tanggal pengumuman hasil seleksi"),
];
/// Fields that every letter has.
const ALWAYS: [&str; 6] = ["tanggal", "tempat", "penandatangan", "pangkat", "nip", "jabatan"];
/// Fields of a letter that has an addressee.
const ADDRESSED: [&str; 5] = ["nomor", "sifat", "lampiran", "hal", "yth"];
/// Fields that are the same in all letters, unless one says otherwise.
const SAME: [&str; 5] = ["tempat", "penandatangan", "pangkat", "nip", "jabatan"];
/// Fields that are days.
const DAYS: [&str; 2] = ["tanggal", "tanggal-pengumuman"];

/// What is filled into a letter, as one action.
#[derive(Debug, Clone, Deserialize, ts_rs::TS)]
#[ts(optional_fields)]
pub struct LetterInput {
    /// The assessment.
    pub assessment: Uuid,
    /// Key of the letter; all of them when not given.
    pub letter: Option<String>,
    /// Fields with their values; an empty one takes it away.
    pub fields: Vec<(String, String)>,
}

/// A field of a letter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct LetterFieldView {
    /// Its key.
    pub name: String,
    /// What it is called.
    pub label: &'static str,
    /// What stands in the letter; empty for nothing.
    pub value: String,
    /// Where that is known from, while nobody typed it; empty when somebody did.
    pub known_from: String,
    /// Whether it is the same in all letters.
    pub shared: bool,
    /// Whether the letter does without it.
    pub optional: bool,
}

/// Fills in letters.
pub fn fill_letter(session: &mut Session, given: &LetterInput) -> Result<()> {
    let loaded = session.assessment(given.assessment)?;
    let key = match given.letter.as_deref() {
        Some(letter) => find_letter(letter)?.key.clone(),
        None => shared()?,
    };
    let mut fields = loaded.proposal.letters.get(&key).cloned().unwrap_or_default();
    for (name, text) in &given.fields {
        let name = name.trim().to_lowercase();
        let Some((known, what)) = FIELDS.iter().find(|(known, _)| *known == name) else {
            let known = FIELDS.iter().map(|(known, _)| (*known).to_owned()).collect();
            return Err(ProposalError::UnknownField { given: name, known }.into());
        };
        let text = text.trim();
        require_at_most(what, text, LONGEST)?;
        if text.is_empty() {
            fields.remove(*known);
        } else {
            fields.insert((*known).to_owned(), as_stored(known, text)?);
        }
    }
    let value = if fields.is_empty() { Value::Null } else { json!(fields) };
    session.act(given.assessment, "Isi surat pengusulan", |acting| {
        acting.set(Subject::Letter(key), value)?;
        Ok(())
    })
}

/// What was typed as it is stored: days as `YYYY-MM-DD`, the rest as it is.
fn as_stored(name: &str, text: &str) -> Result<String> {
    if !DAYS.contains(&name) {
        return Ok(text.to_owned());
    }
    let day = dates::read_date(text).ok_or_else(|| AppError::UnreadableDate(text.to_owned()))?;
    Ok(day.to_string())
}

/// The letter with this key.
pub(super) fn find_letter(given: &str) -> Result<&'static Letter> {
    let data = requirements()?;
    let found = typed_key(given).and_then(|key| data.letter(&key));
    found.ok_or_else(|| {
        let known = data.letter.iter().map(|letter| letter.key.to_string()).collect();
        ProposalError::UnknownLetter { given: given.to_owned(), known }.into()
    })
}

fn shared() -> Result<Key> {
    SHARED.parse().map_err(|_| AppError::Instrument(SHARED.into()))
}

/// The fields of a letter that something is known for: its own, those of all letters, and what other data tells.
pub(super) fn fields_of(loaded: &Assessment, letter: &Letter) -> Result<LetterFields> {
    let mut fields = typed(loaded, letter)?;
    for (name, _) in FIELDS {
        if !fields.contains_key(name)
            && let Some((text, _)) = from_data(loaded, letter, &fields, name)
        {
            fields.insert(name.to_owned(), text);
        }
    }
    Ok(fields)
}

/// What was typed for a letter, or for all of them.
fn typed(loaded: &Assessment, letter: &Letter) -> Result<LetterFields> {
    let of = |key: &Key| loaded.proposal.letters.get(key).cloned().unwrap_or_default();
    let mut fields = of(&shared()?);
    fields.extend(of(&letter.key));
    Ok(fields)
}

/// What other data tells of a field, and where it stands; `fields` is what is known of the others.
fn from_data(
    loaded: &Assessment,
    letter: &Letter,
    fields: &LetterFields,
    name: &str,
) -> Option<(String, String)> {
    let (text, from) = match name {
        "penandatangan" | "nip" | "jabatan" => {
            (of_head(loaded, fields, name)?, "tim, pimpinan unit".to_owned())
        }
        "tanggal-pengumuman" => {
            let key = letter.answers.as_ref()?;
            let stage = requirements().ok()?.stage.iter().find(|stage| stage.key == *key)?;
            let day = loaded.proposal.stages.get(key)?.on?;
            (day.to_string(), format!("tahap {}", stage.name))
        }
        _ => return None,
    };
    (!text.is_empty()).then_some((text, from))
}

/// The fields that a letter has, in order.
pub(super) fn field_views(loaded: &Assessment, letter: &Letter) -> Result<Vec<LetterFieldView>> {
    let typed = typed(loaded, letter)?;
    let known = fields_of(loaded, letter)?;
    let own = loaded.proposal.letters.get(&letter.key);
    let texts = || letter.paragraphs.iter().chain(&letter.statements).chain(&letter.closing);
    let says = |name: &str| texts().any(|text| text.contains(&format!("{{{name}}}")));
    let has = |name: &str| {
        ALWAYS.contains(&name) || says(name) || (letter.headline.is_empty() && ADDRESSED.contains(&name))
    };
    let views = FIELDS.into_iter().filter(|(name, _)| has(name)).map(|(name, label)| LetterFieldView {
        name: name.to_owned(),
        label,
        value: known.get(name).map_or_else(String::new, |text| dates::in_words(text)),
        known_from: match from_data(loaded, letter, &typed, name) {
            Some((_, from)) if !typed.contains_key(name) => from,
            _ => String::new(),
        },
        shared: SAME.contains(&name) && own.is_none_or(|own| !own.contains_key(name)),
        optional: matches!(name, "hal" | "pangkat") || (name == "nip" && !says(name)),
    });
    Ok(views.collect())
}
