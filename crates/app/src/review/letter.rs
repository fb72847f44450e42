//! The letter data of the LHE: reading it, storing it, changing single fields.

use std::io::Read as _;
use std::path::Path;

use pilar_core::journal::Subject;
use pilar_files::ReadError;
use pilar_files::dates::read_date;
use pilar_files::lhe::{LheForm, LheMember};
use serde_json::json;
use uuid::Uuid;

use crate::error::{AppError, Result};
use crate::session::Session;

/// Largest number of characters in a field of one line, and in a longer text.
const LONGEST_LINE: usize = 500;
const LONGEST_TEXT: usize = 20_000;
/// Largest number of lines in a list.
const MOST_LINES: usize = 100;
/// Largest form file, in bytes.
const LARGEST_FILE: u64 = 4 << 20;

/// The letter data as it stands; blank fields are empty.
pub fn lhe_form(session: &Session, assessment: Uuid) -> Result<LheForm> {
    Ok(session.assessment(assessment)?.lhe)
}

/// Stores the letter data as one action and says whether anything is different now.
///
/// Refused with every fault at once when a text is too long or a date is none.
pub fn set_lhe_form(session: &mut Session, assessment: Uuid, form: &LheForm) -> Result<bool> {
    let faults = faults(form);
    if !faults.is_empty() {
        return Err(AppError::LheForm(faults));
    }
    session.act(assessment, "Isi data LHE", |acting| {
        Ok(acting.set("set_lhe_form", Subject::Lhe, json!(form))?)
    })
}

/// Reads a form from a JSON file; a field of another name is refused, as it may be a slip of the pen.
pub fn read_lhe_form(path: &Path) -> Result<LheForm> {
    let about = std::fs::metadata(path).map_err(ReadError::from)?;
    if !about.is_file() {
        return Err(ReadError::NotAFile.into());
    }
    let mut text = String::new();
    let file = std::fs::File::open(path).map_err(ReadError::from)?;
    let size = file.take(LARGEST_FILE + 1).read_to_string(&mut text).map_err(ReadError::from)?;
    if size as u64 > LARGEST_FILE {
        return Err(
            ReadError::TooLarge { size: about.len().div_ceil(1 << 20), limit: LARGEST_FILE >> 20 }.into()
        );
    }
    let form: LheForm = serde_json::from_str(text.trim_start_matches('\u{feff}')).map_err(|error| {
        let (line, column) = (error.line(), error.column());
        if error.is_data() {
            AppError::LheShape { line, column }
        } else {
            ReadError::NotJson { line, column }.into()
        }
    })?;
    match form.other.keys().next() {
        Some(name) => Err(AppError::LheField(name.clone())),
        None => Ok(form),
    }
}

/// A field of the form as people and scripts name it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LheField {
    /// Its name, as in JSON; a dot leads into the signatory.
    pub name: &'static str,
    /// What it is called on paper.
    pub label: &'static str,
    /// Its lines; none while it is blank. A member of the team is `nama | nip | peran`.
    pub lines: Vec<String>,
}

/// Every field of a form with what it holds, in the order of the document.
pub fn lhe_fields(form: &LheForm) -> Vec<LheField> {
    FIELDS
        .iter()
        .map(|(name, label)| {
            let mut form = form.clone();
            let lines = match part(&mut form, name) {
                Some(Part::Text(text)) => vec![std::mem::take(text)],
                Some(Part::List(list)) => std::mem::take(list),
                Some(Part::Team(team)) => {
                    team.iter().map(|one| format!("{} | {} | {}", one.nama, one.nip, one.peran)).collect()
                }
                None => Vec::new(),
            };
            let lines = lines.into_iter().filter(|line| !line.trim().is_empty()).collect();
            LheField { name, label, lines }
        })
        .collect()
}

/// Changes single fields of a form. A list is replaced by all values given for it; an empty value clears.
pub fn change_lhe_fields(form: &mut LheForm, changes: &[(String, String)]) -> Result<()> {
    let mut begun: Vec<&str> = Vec::new();
    for (name, value) in changes {
        let first = !begun.contains(&name.as_str());
        begun.push(name);
        let said = !value.trim().is_empty();
        match part(form, name) {
            None => return Err(AppError::LheField(name.clone())),
            Some(Part::Text(text)) => value.trim().clone_into(text),
            Some(Part::List(list)) => {
                if first {
                    list.clear();
                }
                list.extend(said.then(|| value.trim().to_owned()));
            }
            Some(Part::Team(team)) => {
                if first {
                    team.clear();
                }
                team.extend(said.then(|| member(value)));
            }
        }
    }
    Ok(())
}

fn member(text: &str) -> LheMember {
    let mut parts = text.split('|').map(|part| part.trim().to_owned());
    let mut next = || parts.next().unwrap_or_default();
    LheMember { nama: next(), nip: next(), peran: next() }
}

/// Names of the fields, for a sentence that lists them.
pub(crate) fn field_names() -> String {
    FIELDS.iter().map(|(name, _)| *name).collect::<Vec<_>>().join(", ")
}

const FIELDS: [(&str, &str); 22] = [
    ("penerbit", "Unit penerbit laporan"),
    ("alamat", "Alamat unit penerbit"),
    ("nomor", "Nomor surat"),
    ("sifat", "Sifat surat"),
    ("lampiran", "Lampiran surat"),
    ("hal", "Hal surat"),
    ("yth", "Penerima surat"),
    ("tempat", "Tempat penandatanganan"),
    ("tanggal", "Tanggal surat"),
    ("surat_tugas_nomor", "Nomor surat tugas"),
    ("surat_tugas_tanggal", "Tanggal surat tugas"),
    ("mulai", "Tanggal mulai evaluasi"),
    ("selesai", "Tanggal selesai evaluasi"),
    ("tim", "Tim evaluasi (nama | nip | peran)"),
    ("penanda_tangan.nama", "Nama penanda tangan"),
    ("penanda_tangan.nip", "NIP penanda tangan"),
    ("penanda_tangan.jabatan", "Jabatan penanda tangan"),
    ("penanda_tangan.pangkat", "Pangkat penanda tangan"),
    ("tembusan", "Tembusan"),
    ("dasar_hukum", "Dasar hukum tambahan"),
    ("paragraf", "Paragraf tambahan surat"),
    ("apresiasi", "Apresiasi"),
];

const DATES: [&str; 4] = ["tanggal", "surat_tugas_tanggal", "mulai", "selesai"];
const LONG: [&str; 3] = ["paragraf", "apresiasi", "dasar_hukum"];

enum Part<'a> {
    Text(&'a mut String),
    List(&'a mut Vec<String>),
    Team(&'a mut Vec<LheMember>),
}

fn part<'a>(form: &'a mut LheForm, name: &str) -> Option<Part<'a>> {
    let signer = &mut form.penanda_tangan;
    Some(match name {
        "alamat" => Part::List(&mut form.alamat),
        "tembusan" => Part::List(&mut form.tembusan),
        "dasar_hukum" => Part::List(&mut form.dasar_hukum),
        "paragraf" => Part::List(&mut form.paragraf),
        "tim" => Part::Team(&mut form.tim),
        "penerbit" => Part::Text(&mut form.penerbit),
        "nomor" => Part::Text(&mut form.nomor),
        "sifat" => Part::Text(&mut form.sifat),
        "lampiran" => Part::Text(&mut form.lampiran),
        "hal" => Part::Text(&mut form.hal),
        "yth" => Part::Text(&mut form.yth),
        "tempat" => Part::Text(&mut form.tempat),
        "tanggal" => Part::Text(&mut form.tanggal),
        "surat_tugas_nomor" => Part::Text(&mut form.surat_tugas_nomor),
        "surat_tugas_tanggal" => Part::Text(&mut form.surat_tugas_tanggal),
        "mulai" => Part::Text(&mut form.mulai),
        "selesai" => Part::Text(&mut form.selesai),
        "apresiasi" => Part::Text(&mut form.apresiasi),
        "penanda_tangan.nama" => Part::Text(&mut signer.nama),
        "penanda_tangan.nip" => Part::Text(&mut signer.nip),
        "penanda_tangan.jabatan" => Part::Text(&mut signer.jabatan),
        "penanda_tangan.pangkat" => Part::Text(&mut signer.pangkat),
        _ => return None,
    })
}

/// Everything wrong with a form, in words.
fn faults(form: &LheForm) -> Vec<String> {
    let mut faults = Vec::new();
    for field in lhe_fields(form) {
        let name = field.name;
        let longest = if LONG.contains(&name) { LONGEST_TEXT } else { LONGEST_LINE };
        if field.lines.len() > MOST_LINES {
            faults.push(format!("{name} memuat {} baris, paling banyak {MOST_LINES}", field.lines.len()));
        }
        if let Some(letters) =
            field.lines.iter().map(|line| line.chars().count()).find(|count| *count > longest)
        {
            faults.push(format!("{name} memuat {letters} huruf, paling banyak {longest}"));
        }
        let date = field.lines.first().filter(|_| DATES.contains(&name));
        if let Some(date) = date.filter(|date| read_date(date).is_none()) {
            let shown: String = date.chars().take(40).collect();
            faults.push(format!(
                "{name} \"{shown}\" bukan tanggal, tulis misalnya 2026-11-22 atau 22 November 2026"
            ));
        }
    }
    if let (Some(from), Some(until)) = (read_date(&form.mulai), read_date(&form.selesai))
        && from > until
    {
        faults.push("mulai lebih lambat daripada selesai".into());
    }
    faults
}

#[cfg(test)]
mod tests {
    use super::*;

    fn changed(changes: &[(&str, &str)]) -> Result<LheForm> {
        let mut form = LheForm::default();
        let changes: Vec<_> = changes.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect();
        change_lhe_fields(&mut form, &changes)?;
        Ok(form)
    }

    #[test]
    fn every_field_of_the_form_can_be_named_set_and_shown() {
        for (name, _) in FIELDS {
            let form = changed(&[(name, "isi")]).unwrap();
            let filled: Vec<_> = lhe_fields(&form).into_iter().filter(|f| !f.lines.is_empty()).collect();
            assert_eq!(filled.iter().map(|field| field.name).collect::<Vec<_>>(), [name]);
        }
        let known = json!(LheForm::default());
        let nested = known["penanda_tangan"].as_object().unwrap().len();
        assert_eq!(FIELDS.len(), known.as_object().unwrap().len() - 1 + nested);
        assert!(matches!(changed(&[("nomer", "1")]), Err(AppError::LheField(name)) if name == "nomer"));
    }

    #[test]
    fn lists_take_all_values_of_one_change_and_a_blank_clears_them() {
        let mut form =
            changed(&[("tembusan", "A"), ("tembusan", "B"), ("tim", "Nama | 19 | Ketua")]).unwrap();
        assert_eq!(form.tembusan, ["A", "B"]);
        assert_eq!(form.tim, [LheMember { nama: "Nama".into(), nip: "19".into(), peran: "Ketua".into() }]);
        change_lhe_fields(&mut form, &[("tembusan".into(), " ".into())]).unwrap();
        assert!(form.tembusan.is_empty());
    }

    #[test]
    fn all_faults_are_told_at_once() {
        let form = LheForm {
            nomor: "9".repeat(501),
            tanggal: "31 Februari 2026".into(),
            mulai: "2026-03-02".into(),
            selesai: "1 Maret 2026".into(),
            tembusan: vec!["x".into(); 101],
            ..LheForm::default()
        };
        assert_eq!(
            faults(&form),
            [
                "nomor memuat 501 huruf, paling banyak 500",
                "tanggal \"31 Februari 2026\" bukan tanggal, tulis misalnya 2026-11-22 atau 22 November 2026",
                "tembusan memuat 101 baris, paling banyak 100",
                "mulai lebih lambat daripada selesai",
            ]
        );
    }
}
