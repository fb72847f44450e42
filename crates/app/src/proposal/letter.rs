use std::path::PathBuf;

use pilar_core::assessment::Assessment;
use pilar_core::dates;
use pilar_core::proposal::{Letter, LetterFields};
use pilar_core::scoring::{Scores, format_points};
use pilar_files::blocks::{Document, PrintOptions};
use pilar_files::docx::write_docx;
use pilar_files::lhe::{coverage, judged_on};
use pilar_files::pdf::write_pdf;
use pilar_files::proposal::{LetterText, List, ListItem, Part, compose_letter};
use serde::Deserialize;
use uuid::Uuid;

use super::appeal::appealed;
use super::assemble::kit_names;
use super::items::items;
use super::letter_fields::{FIELDS, fields_of, find_letter};
use crate::error::{Result, TeamError};
use crate::exchange::Exported;
use crate::exchange::destination::{destination, ending, exported};
use crate::session::Session;
use crate::workspace::logo::logo_of;
use crate::{MADE_BY, clock};

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
    let document = letter_document(session, &loaded, letter)?;
    write(&document, &options, &path)?;
    let missing = document.gaps();
    if !missing.is_empty() {
        let count = missing.len();
        notices
            .push(format!("{count} kolom belum diisi dan ditandai di dalam surat: {}.", missing.join(", ")));
    }
    exported(path, notices)
}

/// A letter as it would be written now.
pub(super) fn letter_document(session: &Session, loaded: &Assessment, letter: &Letter) -> Result<Document> {
    Ok(compose_letter(&text(session, loaded, letter)?))
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
        "berkas" => Some(List::Files(listed_files(session, loaded, letter)?)),
        "sanggah" => Some(List::Objections(appealed(session, loaded)?)),
        _ => None,
    };
    let has_file = list.as_ref().is_some_and(|list| list.items().iter().any(|item| !item.file.is_empty()));
    let attached = Some(&letter.attached).filter(|text| has_file && !text.is_empty());
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
        closing: attached.into_iter().chain(&letter.closing).map(parts).collect(),
        place: field("tempat"),
        date: dates::in_words(&field("tanggal")),
        position: field("jabatan"),
        signatory: field("penandatangan"),
        rank: field("pangkat"),
        nip: field("nip"),
        made_at: clock::now_local(),
        made_by: MADE_BY.into(),
    })
}

/// What a name in braces stands for: a field, or something known of the unit.
fn known(loaded: &Assessment, fields: &LetterFields, name: &str) -> Part {
    let profile = &loaded.profile;
    let target = loaded.instrument.target(&profile.target);
    let (text, what) = match name {
        "unit" => (Some(profile.unit.clone()), "nama unit"),
        "instansi" => (Some(profile.instansi.clone()), "nama instansi"),
        "tahun" => (Some(profile.year.to_string()), "tahun"),
        "target" => (target.map(|target| target.name.clone()), "target"),
        "predikat" => (target.map(|target| target.long_name.clone()), "predikat"),
        "nilai" => (Some(total(&loaded.summary().scores)), "nilai penilaian mandiri"),
        "nilai-evaluasi" => (loaded.evaluation().as_ref().map(total), "nilai hasil evaluasi TPI"),
        "keterangan-nilai" => return Part::Text(beside_totals(loaded)),
        field => {
            let what = FIELDS.iter().find(|(known, _)| *known == field).map_or(field, |(_, what)| what);
            let text = fields.get(field).map(|text| dates::in_words(text));
            return part(text, what);
        }
    };
    part(text, what)
}

/// A total as the LHE and the official sheet tell it.
fn total(scores: &Scores) -> String {
    format_points(scores.total.score)
}

/// What has to be known beside the two totals: sentences, each after a blank; empty for nothing.
fn beside_totals(loaded: &Assessment) -> String {
    let found = loaded.evaluation();
    let covered = found.as_ref().and_then(|_| coverage(loaded.book.coverage(loaded.instrument)));
    let judged = judged_on(&loaded.summary().scores, found.as_ref());
    covered.into_iter().chain(judged).fold(String::new(), |all, sentence| all + " " + &sentence)
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
    let all = items(session, loaded)?;
    let others = kit_names(&all).into_iter();
    let others = others.filter(|(item, _)| item.letter.as_deref() != Some(letter.key.as_str()));
    let listed = others.map(|(item, file)| ListItem {
        name: item.name.clone(),
        text: String::new(),
        file: file.unwrap_or_default(),
    });
    Ok(listed.collect())
}

#[cfg(test)]
mod tests {
    use super::super::data::requirements;
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
        let of_unit = [
            "unit",
            "instansi",
            "tahun",
            "target",
            "predikat",
            "nilai",
            "nilai-evaluasi",
            "keterangan-nilai",
        ];
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
