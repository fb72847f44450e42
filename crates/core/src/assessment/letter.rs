//! What a person fills in for the letter of the LHE; everything else comes from the assessment.

use serde::{Deserialize, Serialize};

use crate::dates::read_date;

/// Largest number of characters in a field of one line, and in a longer text.
const LONGEST_LINE: usize = 500;
const LONGEST_TEXT: usize = 20_000;
/// Largest number of lines in a list.
const MOST_LINES: usize = 100;

/// The letter data of an LHE. A blank field is printed as a visible gap.
///
/// Dates are `2026-11-22` or `22 November 2026`, and printed as the latter.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(default)]
pub struct LheForm {
    /// The office that issues the report, the second line of the kop surat.
    pub penerbit: String,
    /// Lines of its address, telephone and mail.
    pub alamat: Vec<String>,
    /// Number of the letter, free text.
    pub nomor: String,
    /// For example Biasa or Terbatas.
    pub sifat: String,
    /// For example Satu berkas.
    pub lampiran: String,
    /// Subject of the letter.
    pub hal: String,
    /// To whom it is addressed; several lines are fine.
    pub yth: String,
    /// Place of signing.
    pub tempat: String,
    /// Date of signing.
    pub tanggal: String,
    /// Number of the surat tugas.
    pub surat_tugas_nomor: String,
    /// Its date.
    pub surat_tugas_tanggal: String,
    /// First day of the evaluation.
    pub mulai: String,
    /// Last day of the evaluation.
    pub selesai: String,
    /// The reviewing team.
    pub tim: Vec<LheMember>,
    /// Who signs the letter.
    pub penanda_tangan: LheSignatory,
    /// Who gets a copy.
    pub tembusan: Vec<String>,
    /// Regulations beside those of the instrument.
    pub dasar_hukum: Vec<String>,
    /// Further paragraphs of the letter.
    pub paragraf: Vec<String>,
    /// Words of thanks.
    pub apresiasi: String,
    /// Fields of newer versions, kept as they came.
    #[serde(flatten)]
    #[ts(skip)]
    pub other: serde_json::Map<String, serde_json::Value>,
}

/// One member of the reviewing team.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(default)]
pub struct LheMember {
    /// Name.
    pub nama: String,
    /// Employee number.
    pub nip: String,
    /// Part in the team, for example Ketua Tim.
    pub peran: String,
}

/// Who signs.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(default)]
pub struct LheSignatory {
    /// Name.
    pub nama: String,
    /// Employee number.
    pub nip: String,
    /// Office.
    pub jabatan: String,
    /// Rank and grade.
    pub pangkat: String,
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

/// Something wrong with one field of a form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LheFault {
    /// Name of the field, one of [`LheForm::FIELDS`].
    pub field: &'static str,
    /// What is wrong.
    pub problem: LheProblem,
}

/// What can be wrong with a field of a form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LheProblem {
    /// More lines than a letter takes.
    TooManyLines {
        /// Lines there are.
        lines: usize,
        /// Lines accepted.
        limit: usize,
    },
    /// A line with more characters than are accepted.
    TooLong {
        /// Characters there are.
        length: usize,
        /// Characters accepted.
        limit: usize,
    },
    /// A date that is none, shortened to what can be shown.
    NotADate(String),
    /// The evaluation begins after its end.
    BeginsAfterEnd,
}

/// Where a field of a form is kept.
enum Part<'a> {
    Text(&'a mut String),
    List(&'a mut Vec<String>),
    Team(&'a mut Vec<LheMember>),
}

impl LheForm {
    /// Name and label of every field, in the order of the document.
    pub const FIELDS: [(&'static str, &'static str); 22] = [
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
    const DATES: [&'static str; 4] = ["tanggal", "surat_tugas_tanggal", "mulai", "selesai"];
    const LONG: [&'static str; 3] = ["paragraf", "apresiasi", "dasar_hukum"];

    /// Every field with what it holds, in the order of the document.
    pub fn fields(&self) -> Vec<LheField> {
        Self::FIELDS
            .iter()
            .map(|(name, label)| {
                let mut form = self.clone();
                let lines = match form.part(name) {
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

    /// Changes single fields, given as name and value. A list is replaced by all values given for it; an empty value
    /// clears. The first name that is no field is given back as the error.
    pub fn change(&mut self, changes: &[(String, String)]) -> Result<(), String> {
        let mut begun: Vec<&str> = Vec::new();
        for (name, value) in changes {
            let first = !begun.contains(&name.as_str());
            begun.push(name);
            let said = !value.trim().is_empty();
            match self.part(name) {
                None => return Err(name.clone()),
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
                    team.extend(said.then(|| LheMember::read(value)));
                }
            }
        }
        Ok(())
    }

    /// Everything wrong with the form.
    pub fn faults(&self) -> Vec<LheFault> {
        let mut faults = Vec::new();
        for field in self.fields() {
            let name = field.name;
            let mut add = |problem| faults.push(LheFault { field: name, problem });
            let limit = if Self::LONG.contains(&name) { LONGEST_TEXT } else { LONGEST_LINE };
            if field.lines.len() > MOST_LINES {
                add(LheProblem::TooManyLines { lines: field.lines.len(), limit: MOST_LINES });
            }
            let lengths = field.lines.iter().map(|line| line.chars().count());
            if let Some(length) = lengths.into_iter().find(|length| *length > limit) {
                add(LheProblem::TooLong { length, limit });
            }
            let date = field.lines.first().filter(|_| Self::DATES.contains(&name));
            if let Some(date) = date.filter(|date| read_date(date).is_none()) {
                add(LheProblem::NotADate(date.chars().take(40).collect()));
            }
        }
        if let (Some(from), Some(until)) = (read_date(&self.mulai), read_date(&self.selesai))
            && from > until
        {
            faults.push(LheFault { field: "mulai", problem: LheProblem::BeginsAfterEnd });
        }
        faults
    }

    fn part(&mut self, name: &str) -> Option<Part<'_>> {
        let signer = &mut self.penanda_tangan;
        Some(match name {
            "alamat" => Part::List(&mut self.alamat),
            "tembusan" => Part::List(&mut self.tembusan),
            "dasar_hukum" => Part::List(&mut self.dasar_hukum),
            "paragraf" => Part::List(&mut self.paragraf),
            "tim" => Part::Team(&mut self.tim),
            "penerbit" => Part::Text(&mut self.penerbit),
            "nomor" => Part::Text(&mut self.nomor),
            "sifat" => Part::Text(&mut self.sifat),
            "lampiran" => Part::Text(&mut self.lampiran),
            "hal" => Part::Text(&mut self.hal),
            "yth" => Part::Text(&mut self.yth),
            "tempat" => Part::Text(&mut self.tempat),
            "tanggal" => Part::Text(&mut self.tanggal),
            "surat_tugas_nomor" => Part::Text(&mut self.surat_tugas_nomor),
            "surat_tugas_tanggal" => Part::Text(&mut self.surat_tugas_tanggal),
            "mulai" => Part::Text(&mut self.mulai),
            "selesai" => Part::Text(&mut self.selesai),
            "apresiasi" => Part::Text(&mut self.apresiasi),
            "penanda_tangan.nama" => Part::Text(&mut signer.nama),
            "penanda_tangan.nip" => Part::Text(&mut signer.nip),
            "penanda_tangan.jabatan" => Part::Text(&mut signer.jabatan),
            "penanda_tangan.pangkat" => Part::Text(&mut signer.pangkat),
            _ => return None,
        })
    }
}

impl LheMember {
    /// Reads `nama | nip | peran`; what is left out stays empty.
    fn read(text: &str) -> Self {
        let mut parts = text.split('|').map(|part| part.trim().to_owned());
        let mut next = || parts.next().unwrap_or_default();
        Self { nama: next(), nip: next(), peran: next() }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn changed(changes: &[(&str, &str)]) -> Result<LheForm, String> {
        let mut form = LheForm::default();
        let changes: Vec<_> = changes.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect();
        form.change(&changes)?;
        Ok(form)
    }

    #[test]
    fn every_field_of_the_form_can_be_named_set_and_shown() {
        for (name, _) in LheForm::FIELDS {
            let form = changed(&[(name, "isi")]).unwrap();
            let filled: Vec<_> = form.fields().into_iter().filter(|f| !f.lines.is_empty()).collect();
            assert_eq!(filled.iter().map(|field| field.name).collect::<Vec<_>>(), [name]);
        }
        let known = json!(LheForm::default());
        let nested = known["penanda_tangan"].as_object().unwrap().len();
        assert_eq!(LheForm::FIELDS.len(), known.as_object().unwrap().len() - 1 + nested);
        assert_eq!(changed(&[("nomer", "1")]), Err("nomer".into()));
    }

    #[test]
    fn lists_take_all_values_of_one_change_and_a_blank_clears_them() {
        let mut form =
            changed(&[("tembusan", "A"), ("tembusan", "B"), ("tim", "Nama | 19 | Ketua")]).unwrap();
        assert_eq!(form.tembusan, ["A", "B"]);
        assert_eq!(form.tim, [LheMember { nama: "Nama".into(), nip: "19".into(), peran: "Ketua".into() }]);
        form.change(&[("tembusan".into(), " ".into())]).unwrap();
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
        let fault = |field, problem| LheFault { field, problem };
        assert_eq!(
            form.faults(),
            [
                fault("nomor", LheProblem::TooLong { length: 501, limit: 500 }),
                fault("tanggal", LheProblem::NotADate("31 Februari 2026".into())),
                fault("tembusan", LheProblem::TooManyLines { lines: 101, limit: 100 }),
                fault("mulai", LheProblem::BeginsAfterEnd),
            ]
        );
    }
}
