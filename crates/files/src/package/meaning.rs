//! Whether what a package shows to people and other programs is what its journal says.

use std::fs::File;
use std::io;
use std::path::Path;

use pilar_core::worksheet::Layer;
use serde_json::Value;

use super::check::{LARGEST_PART, is_workbook};
use super::container::Entry;
use super::strict::Strict;
use super::{ANSWERS, EvidencePart, Head, OpenPackage, PAYLOAD, PackageError};
use crate::portalrb::jawaban;
use crate::read_error::ReadError;
use crate::report::Report;
use crate::xlsx;

impl OpenPackage {
    /// Whatever a whole package says otherwise than its journal, a few Indonesian words each; `report` and `evidence` are
    /// made from the journal, with every document in its place ([`super::place`]).
    ///
    /// Compared are who is assessed, the documents, `PortalRB`'s answers with their links, and the answers, the unit and
    /// the totals of the workbook. Times, the report for people, and which program made the package, are not.
    pub fn contradictions(
        &mut self,
        report: &Report<'_>,
        evidence: &EvidencePart,
    ) -> Result<Vec<String>, PackageError> {
        let mut found = in_head(&self.head, report);
        found.extend(in_evidence(&self.evidence, evidence));
        let report = self.linked(report, evidence);
        let mut answers = self.in_tables(&report)?;
        if !answers.is_empty() && self.in_tables(&of_the_last_layer(&report))?.is_empty() {
            answers.clear();
        }
        found.extend(answers);
        Ok(found)
    }

    /// The report with documents where this package has them: how versions lay out a bag differs.
    fn linked<'a>(&self, report: &Report<'a>, evidence: &EvidencePart) -> Report<'a> {
        let mut report = report.clone();
        for (document, shown) in evidence.documents.iter().zip(&mut report.evidence) {
            let found = self.evidence.documents.iter().find(|one| one.id == document.id);
            let path = found.and_then(|one| one.revisions.last()?.path.as_deref());
            shown.path = path.and_then(|path| path.strip_prefix(PAYLOAD)).map(str::to_owned);
        }
        report
    }

    fn in_tables(&mut self, report: &Report<'_>) -> Result<Vec<String>, PackageError> {
        let mut found = self.in_answers(report)?;
        found.extend(self.in_workbook(report)?);
        Ok(found)
    }

    fn in_answers(&mut self, report: &Report<'_>) -> Result<Vec<String>, PackageError> {
        let Some(entry) = self.container.entry(ANSWERS).cloned() else {
            return Ok(vec![format!("{ANSWERS} tidak ada")]);
        };
        let bytes = self.container.read_whole(&entry, LARGEST_PART)?;
        let Ok(Strict(found)) = serde_json::from_slice(&bytes) else {
            return Ok(vec![
                "jawaban-unit.json bukan JSON yang sah, atau menyebut satu nama dua kali".into(),
            ]);
        };
        let expected = serde_json::to_value(jawaban::jawaban(report)).unwrap_or_default();
        if found == expected {
            return Ok(Vec::new());
        }
        let mut others = Vec::new();
        let rows = |value: &Value| value["answers"].as_array().cloned().unwrap_or_default();
        let (theirs, ours) = (rows(&found), rows(&expected));
        for own in &ours {
            let soal = &own["soal_id"];
            let other = theirs.iter().find(|row| row["soal_id"] == *soal).unwrap_or(&Value::Null);
            if own != other {
                let code = soal.as_u64().and_then(|soal| report.instrument.input(u32::try_from(soal).ok()?));
                let code = code.map_or_else(|| soal.to_string(), |(_, input)| input.code.clone());
                let columns = ["jawaban_unit", "jawaban_tpi", "bukti_dukung_unit"];
                let column = columns.into_iter().find(|name| own[name] != other[name]);
                others.push(match column {
                    Some(name) => says("jawaban-unit.json", &plain(&other[name]), &plain(&own[name]), &code),
                    None => format!("jawaban-unit.json memuat catatan lain pada {code}"),
                });
            }
        }
        if others.is_empty() {
            others.push("jawaban-unit.json memuat unit, tahun, atau daftar soal lain".into());
        }
        Ok(others)
    }

    fn in_workbook(&mut self, report: &Report<'_>) -> Result<Vec<String>, PackageError> {
        let Some(entry) = self.container.entries.iter().find(|entry| is_workbook(&entry.path)).cloned()
        else {
            return Ok(vec!["buku kerja LKE tidak ada".into()]);
        };
        let name = entry.path.strip_prefix(PAYLOAD).unwrap_or_default().to_owned();
        let folder = tempfile::tempdir().map_err(ReadError::from)?;
        let book = folder.path().join("lke.xlsx");
        self.write_out(&entry, &book)?;
        Ok(match xlsx::write::other_answers(report, &book) {
            Ok(others) => {
                others.iter().map(|one| says(&name, &one.found, &one.expected, &one.code)).collect()
            }
            Err(_) => vec![format!("{name} bukan buku kerja LKE yang dibuat Pilar")],
        })
    }

    fn write_out(&mut self, entry: &Entry, to: &Path) -> Result<(), PackageError> {
        let mut to = File::create(to).map_err(ReadError::from)?;
        io::copy(&mut self.container.read(entry)?, &mut to)?;
        Ok(())
    }
}

/// The report as versions before 0.2 made it: what pengendali teknis wrote stood for the team, even when that was nothing.
fn of_the_last_layer<'a>(report: &Report<'a>) -> Report<'a> {
    let mut report = report.clone();
    for row in report.rows.values_mut() {
        row.tpi_answer = row.reviewed(Layer::Dalnis, false).cloned();
        row.tpi_note = row.remarked(Layer::Dalnis, false).to_owned();
    }
    report
}

fn in_head(head: &Head, report: &Report<'_>) -> Vec<String> {
    let own = &report.identity;
    let said = [
        ("unit", &head.unit, &own.unit),
        ("instansi", &head.instansi, &own.instansi),
        ("tahun", &head.year.to_string(), &own.year.to_string()),
        ("target", &head.target, &own.target),
    ];
    said.iter()
        .filter(|(_, found, expected)| found != expected)
        .map(|(what, found, expected)| {
            format!("kepala paket menyebut {what} \"{found}\", riwayat \"{expected}\"")
        })
        .collect()
}

/// Documents and revisions; where their content lies is the bag's own business.
fn in_evidence(found: &EvidencePart, expected: &EvidencePart) -> Vec<String> {
    let placeless = |part: &EvidencePart| {
        let mut part = part.clone();
        for revision in part.documents.iter_mut().flat_map(|one| &mut one.revisions).chain(&mut part.earlier)
        {
            revision.path = None;
        }
        part
    };
    let (found, expected) = (placeless(found), placeless(expected));
    let mut others = Vec::new();
    for document in &expected.documents {
        match found.documents.iter().find(|one| one.id == document.id) {
            Some(one) if one == document => {}
            Some(_) => others.push(format!("daftar bukti menyebut \"{}\" lain dari riwayat", document.title)),
            None => others.push(format!("dokumen \"{}\" tidak ada di daftar bukti", document.title)),
        }
    }
    let unknown =
        |one: &&super::DocumentPart| expected.documents.iter().all(|document| document.id != one.id);
    others.extend(
        found
            .documents
            .iter()
            .filter(unknown)
            .map(|one| format!("dokumen \"{}\" tidak ada di riwayat", one.title)),
    );
    if others.is_empty() && found != expected {
        others.push("urutan atau revisi lama di daftar bukti lain dari riwayat".into());
    }
    others
}

fn says(file: &str, found: &str, expected: &str, code: &str) -> String {
    let or_blank = |text: &str| if text.is_empty() { "isian kosong".to_owned() } else { text.to_owned() };
    format!("{file} memuat {}, riwayat memuat {} pada {code}", or_blank(found), or_blank(expected))
}

fn plain(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}
