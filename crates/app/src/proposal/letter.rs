use std::path::PathBuf;

use pilar_core::assessment::Assessment;
use pilar_core::dates;
use pilar_core::journal::Subject;
use pilar_core::proposal::{Key, Letter, LetterFields};
use pilar_core::scoring::format_points;
use pilar_files::blocks::PrintOptions;
use pilar_files::docx::write_docx;
use pilar_files::pdf::write_pdf;
use pilar_files::proposal::{LetterText, ListItem, Part, compose_letter};
use serde::Deserialize;
use serde_json::{Value, json};
use uuid::Uuid;

use super::appeal::appealed;
use super::data::{requirements, typed_key};
use super::items::items;
use crate::error::{AppError, ProposalError, Result, TeamError};
use crate::exchange::Exported;
use crate::exchange::destination::{destination, ending, exported};
use crate::session::Session;
use crate::workspace::create::require_at_most;
use crate::workspace::logo::logo_of;
use crate::{MADE_BY, clock};

/// What is filled in for all letters, under this key.
const SHARED: &str = "umum";
/// Longest text of a field, in characters.
const LONGEST: usize = 500;

/// Fields of letters, with what they are called where one is missing.
const FIELDS: [(&str, &str); 11] = [
    ("nomor", "nomor surat"),
    ("tanggal", "tanggal surat"),
    ("tempat", "tempat surat"),
    ("sifat", "sifat surat"),
    ("lampiran", "lampiran surat"),
    ("hal", "hal surat"),
    ("yth", "penerima surat"),
    ("penandatangan", "nama penanda tangan"),
    ("nip", "NIP penanda tangan"),
    ("jabatan", "jabatan penanda tangan"),
    ("tanggal-pengumuman", "tanggal pengumuman hasil seleksi"),
];

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

/// A letter that is to be written.
#[derive(Debug, Clone, Deserialize, ts_rs::TS)]
pub struct ExportLetter {
    /// The assessment.
    pub assessment: Uuid,
    /// Key of the letter.
    pub letter: String,
    /// The file, DOCX or PDF by its ending; or a folder in which it gets a name of its own, as DOCX.
    pub output: PathBuf,
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
            fields.insert((*known).to_owned(), text.to_owned());
        }
    }
    let value = if fields.is_empty() { Value::Null } else { json!(fields) };
    session.act(given.assessment, "Isi surat pengusulan", |acting| {
        acting.set(Subject::Letter(key), value)?;
        Ok(())
    })
}

/// Writes a letter from what is known; what is missing is marked in it and told.
pub fn export_letter(session: &Session, given: &ExportLetter) -> Result<Exported> {
    let loaded = session.assessment(given.assessment)?;
    let letter = find_letter(&given.letter)?;
    let name = format!("{} {} {}.docx", letter.name, loaded.profile.unit, loaded.profile.year);
    let path = destination(session, &given.output, &name)?;
    let write = match ending(&path).as_str() {
        "pdf" => write_pdf,
        "docx" => write_docx,
        _ => return Err(TeamError::Ending(".docx atau .pdf").into()),
    };
    let mut notices = Vec::new();
    let options = PrintOptions { logo: logo_of(session, &loaded, &mut notices)?, ..PrintOptions::default() };
    let document = compose_letter(&text(session, &loaded, letter)?);
    write(&document, &options, &path)?;
    let missing = document.gaps();
    if !missing.is_empty() {
        let count = missing.len();
        notices
            .push(format!("{count} isian belum diisi dan ditandai di dalam surat: {}.", missing.join(", ")));
    }
    exported(path, notices)
}

fn find_letter(given: &str) -> Result<&'static Letter> {
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

/// The fields of a letter: its own, and those of all letters where it has none.
fn fields_of(loaded: &Assessment, letter: &Letter) -> Result<LetterFields> {
    let of = |key: &Key| loaded.proposal.letters.get(key).cloned().unwrap_or_default();
    let mut fields = of(&shared()?);
    fields.extend(of(&letter.key));
    Ok(fields)
}

fn text(session: &Session, loaded: &Assessment, letter: &Letter) -> Result<LetterText> {
    let fields = fields_of(loaded, letter)?;
    let field = |name: &str| fields.get(name).cloned().unwrap_or_default();
    let profile = &loaded.profile;
    let parts = |text: &String| parts(text, |name| known(loaded, &fields, name));
    let own = |name: &str, what: &str| match field(name) {
        text if text.is_empty() => vec![Part::Gap(what.to_owned())],
        text => vec![Part::Text(text)],
    };
    let subject = if fields.contains_key("hal") { own("hal", "hal surat") } else { parts(&letter.subject) };
    let list = match letter.lists.as_str() {
        "berkas" => Some(listed_files(session, loaded, letter)?),
        "sanggah" => Some(appealed(loaded)?),
        _ => None,
    };
    Ok(LetterText {
        id: format!("{} {}", loaded.id, letter.key),
        name: letter.name.clone(),
        kop: vec![profile.instansi.clone(), profile.unit.clone()],
        address: profile.address.clone(),
        headline: letter.headline.clone(),
        fields: vec![
            ("Nomor", own("nomor", "nomor surat")),
            ("Sifat", own("sifat", "sifat surat")),
            ("Lampiran", own("lampiran", "lampiran surat")),
            ("Hal", subject),
        ],
        addressee: field("yth"),
        paragraphs: letter.paragraphs.iter().map(parts).collect(),
        statements: letter.statements.iter().map(parts).collect(),
        list,
        closing: letter.closing.iter().map(parts).collect(),
        place: field("tempat"),
        date: dates::in_words(&field("tanggal")),
        position: field("jabatan"),
        signatory: field("penandatangan"),
        nip: field("nip"),
        made_at: clock::now_local(),
        made_by: MADE_BY.into(),
    })
}

/// What a name in braces stands for: a field, or something known of the unit.
fn known(loaded: &Assessment, fields: &LetterFields, name: &str) -> Part {
    let profile = &loaded.profile;
    let target = loaded.instrument.target(&profile.target);
    let scores = || loaded.assess().scores.total.floor;
    let (text, what) = match name {
        "unit" => (Some(profile.unit.clone()), "nama unit"),
        "instansi" => (Some(profile.instansi.clone()), "nama instansi"),
        "tahun" => (Some(profile.year.to_string()), "tahun"),
        "target" => (target.map(|target| target.name.clone()), "target"),
        "predikat" => (target.map(|target| target.long_name.clone()), "predikat"),
        "nilai" => (Some(format_points(scores())), "nilai penilaian mandiri"),
        "nilai-evaluasi" => (loaded.evaluated().map(format_points), "nilai hasil evaluasi TPI"),
        field => {
            let what = FIELDS.iter().find(|(known, _)| *known == field).map_or(field, |(_, what)| what);
            let text = fields.get(field).map(|text| dates::in_words(text));
            return part(text, what);
        }
    };
    part(text, what)
}

fn part(text: Option<String>, what: &str) -> Part {
    text.filter(|text| !text.trim().is_empty()).map_or_else(|| Part::Gap(what.to_owned()), Part::Text)
}

/// A text with what its names in braces stand for.
fn parts(text: &str, known: impl Fn(&str) -> Part) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        let Some((name, behind)) = after.split_once('}') else { break };
        parts.push(Part::Text(before.to_owned()));
        parts.push(known(name));
        rest = behind;
    }
    parts.push(Part::Text(rest.to_owned()));
    parts
}

/// The files of the kit that there are, or that a kit needs; not the one that the letter itself becomes.
fn listed_files(session: &Session, loaded: &Assessment, letter: &Letter) -> Result<Vec<ListItem>> {
    let all = items(session, loaded)?.into_iter();
    let all = all.filter(|item| item.letter.as_deref() != Some(letter.key.as_str()));
    let listed = all.filter(|item| !item.optional || item.is_there()).map(|item| ListItem {
        text: String::new(),
        file: item.file.unwrap_or_default(),
        name: item.name,
    });
    Ok(listed.collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_in_braces_are_replaced_or_marked() {
        let known = |name: &str| match name {
            "unit" => Part::Text("Kantor {x}".into()),
            other => Part::Gap(other.into()),
        };
        let text = |text: &str| Part::Text(text.into());
        assert_eq!(
            parts("Untuk {unit}, {nomor}.", known),
            [text("Untuk "), text("Kantor {x}"), text(", "), Part::Gap("nomor".into()), text(".")]
        );
        assert_eq!(parts("tanpa } tutup {", known), [text("tanpa } tutup {")]);
    }

    #[test]
    fn every_name_in_the_letters_that_ship_stands_for_something() {
        let of_unit = ["unit", "instansi", "tahun", "target", "predikat", "nilai", "nilai-evaluasi"];
        for letter in &requirements().expect("requirements").letter {
            let texts = letter.paragraphs.iter().chain(&letter.statements).chain(&letter.closing);
            for text in texts.chain([&letter.subject]) {
                let found = parts(text, |name| Part::Gap(name.to_owned()));
                for part in found {
                    let Part::Gap(name) = part else { continue };
                    let is_field = FIELDS.iter().any(|(field, _)| *field == name);
                    assert!(is_field || of_unit.contains(&name.as_str()), "{name} in {}", letter.key);
                }
            }
        }
    }
}
