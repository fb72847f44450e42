use std::collections::BTreeMap;

use pilar_core::instrument::{Instrument, SoalId};
use pilar_core::journal::{Change, Subject};
use pilar_core::review::{FollowUp, Progress, Recommendation, Stage, Ticks, Verdict};
use pilar_core::worksheet::{Answer, Column, Layer, Round, Worksheet, format_number};
use pilar_files::lhe::LheForm;
use serde::Serialize;
use serde_json::Value;
use uuid::Uuid;

use crate::assessment::{Document, DocumentAbout, Revision};
use crate::profile::Profile;
use crate::review::letter::lhe_fields;

/// What a change is about, for people.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct SubjectView {
    /// The path that names it.
    pub subject: String,
    /// What kind of thing, in Indonesian, for example `jawaban unit`.
    pub what: String,
    /// Soal id of the input it is about.
    pub soal_id: Option<SoalId>,
    /// Code of that input.
    pub code: Option<String>,
    /// Title of the input, the document or the unit.
    pub label: String,
}

/// Words for the subjects of one assessment.
pub(crate) struct SubjectWords<'a> {
    instrument: &'a Instrument,
    titles: BTreeMap<Uuid, String>,
}

impl<'a> SubjectWords<'a> {
    /// With the titles of the documents among these changes.
    pub fn new<'c>(instrument: &'a Instrument, changes: impl IntoIterator<Item = &'c Change>) -> Self {
        let mut words = Self { instrument, titles: BTreeMap::new() };
        for change in changes {
            words.learn(&change.subject, &change.value);
        }
        words
    }

    /// Takes a document's title from its value.
    pub fn learn(&mut self, subject: &Subject, value: &Value) {
        if let (Subject::Evidence(id), Some(title)) = (subject, value.get("title").and_then(Value::as_str)) {
            self.titles.insert(*id, title.to_owned());
        }
    }

    /// Takes the titles of the documents there are.
    pub fn learn_documents(&mut self, documents: &BTreeMap<Uuid, Document>) {
        self.titles.extend(documents.iter().map(|(id, document)| (*id, document.about.title.clone())));
    }

    /// What a subject is.
    pub fn view(&self, subject: &Subject) -> SubjectView {
        let soal = subject.soal();
        let input = soal.and_then(|soal| self.instrument.input(soal));
        let title = input.map_or_else(String::new, |(question, input)| {
            if input.label.is_empty() { question.title.clone() } else { input.label.clone() }
        });
        let document = |id| self.titles.get(id).cloned().unwrap_or_default();
        let label = match subject {
            Subject::Evidence(id) | Subject::Revision(id, _) => document(id),
            Subject::Link(_, id) | Subject::Requirement(_, _, id) => format!("{title}: {}", document(id)),
            Subject::Other(path) => path.clone(),
            _ => title,
        };
        SubjectView {
            subject: subject.to_string(),
            what: kind(subject),
            soal_id: soal,
            code: input.map(|(_, input)| input.code.clone()),
            label,
        }
    }
}

fn kind(subject: &Subject) -> String {
    match subject {
        Subject::Profile => "profil penilaian".into(),
        Subject::Answer(column, _) => of_column("jawaban", *column),
        Subject::Note(column, _) => of_column("catatan", *column),
        Subject::Verdict(column, _) => of_column("putusan", *column),
        Subject::Ticks(column, _) => of_column("pemeriksaan bukti dukung", *column),
        Subject::Progress => "tahap reviu".into(),
        Subject::Closed(round) => format!("jawaban unit pada akhir putaran {}", round.number()),
        Subject::Recommendation(_) => "rekomendasi".into(),
        Subject::FollowUp(_) => "tindak lanjut".into(),
        Subject::EvidenceText(_) => "tautan bukti dukung".into(),
        Subject::Evidence(_) => "keterangan bukti dukung".into(),
        Subject::Revision(..) => "berkas bukti dukung".into(),
        Subject::Link(..) => "lampiran bukti dukung".into(),
        Subject::Requirement(_, n, _) => format!("dokumen ke-{n} yang diminta"),
        Subject::Logo => "logo instansi".into(),
        Subject::Lhe => "data LHE".into(),
        Subject::Other(_) => "data lain".into(),
    }
}

fn of_column(what: &str, column: Column) -> String {
    let layer = match column.layer() {
        Layer::Unit => "unit",
        reviewer => reviewer.name(),
    };
    match column.round() {
        Round::First => format!("{what} {layer}"),
        Round::Second => format!("{what} {layer}, putaran 2"),
    }
}

/// A value as people read it, on one line where it is short.
pub(crate) fn value_text(subject: &Subject, value: &Value) -> String {
    fn read<T: serde::de::DeserializeOwned>(value: &Value, text: impl FnOnce(T) -> String) -> String {
        // What this version cannot read is shown as it is.
        serde_json::from_value(value.clone()).map_or_else(|_| value.to_string(), text)
    }
    if value.is_null() {
        return match subject {
            Subject::Link(..) | Subject::Requirement(..) => "dilepas".into(),
            _ => "dikosongkan".into(),
        };
    }
    match subject {
        Subject::Answer(..) => read(value, |answer: Answer| match answer {
            Answer::Choice(key) => key,
            Answer::Number(number) => format_number(number),
        }),
        Subject::Note(..) | Subject::EvidenceText(_) => read(value, |text: String| text),
        Subject::Evidence(_) => read(value, |about: DocumentAbout| {
            let year = about.year.map(|year| format!("tahun {year}"));
            let quarter = about.triwulan.map(|quarter| format!("triwulan {quarter}"));
            let parts = std::iter::once(about.title).chain(year).chain(quarter);
            parts.collect::<Vec<_>>().join(", ")
        }),
        Subject::Revision(..) | Subject::Logo => {
            read(value, |revision: Revision| format!("{} ({} byte)", revision.name, revision.size))
        }
        Subject::Link(..) => "dilampirkan".into(),
        Subject::Requirement(..) => "dipenuhi".into(),
        Subject::Profile => read(value, |profile: Profile| {
            format!("{}, {}, {}, {}", profile.unit, profile.instansi, profile.year, profile.target)
        }),
        Subject::Verdict(..) => read(value, |verdict: Verdict| verdict.name().to_owned()),
        Subject::Recommendation(_) => read(value, |recommendation: Recommendation| recommendation.text),
        Subject::FollowUp(_) => {
            read(value, |done: FollowUp| format!("{}, {}: {}", done.status.name(), done.date, done.text))
        }
        Subject::Ticks(..) => read(value, ticked),
        Subject::Progress => read(value, stage),
        Subject::Closed(_) => read(value, |sheet: Worksheet| format!("{} jawaban", sheet.len())),
        Subject::Lhe => read(value, |form: LheForm| {
            let filled = lhe_fields(&form).iter().filter(|field| !field.lines.is_empty()).count();
            format!("{filled} isian terisi")
        }),
        Subject::Other(_) => value.to_string(),
    }
}

fn ticked(ticks: Ticks) -> String {
    let said =
        [(ticks.evidence, "ada bukti"), (ticks.year, "tahun sesuai"), (ticks.naming, "penamaan sesuai")];
    let said: Vec<&str> = said.into_iter().filter_map(|(yes, what)| yes.then_some(what)).collect();
    if said.is_empty() { "tidak ada yang dicentang".into() } else { said.join(", ") }
}

fn stage(progress: Progress) -> String {
    let round = progress.round.number();
    match progress.stage {
        Stage::Draft => "belum diserahkan".into(),
        Stage::Submitted => format!("diserahkan untuk reviu putaran {round}"),
        Stage::Returned => format!("dikembalikan kepada unit untuk putaran {round}"),
        Stage::Approved => format!("disetujui pada putaran {round}"),
    }
}

#[cfg(test)]
mod tests {
    use pilar_core::review::FollowUpStatus;
    use serde_json::json;

    use super::*;

    #[test]
    fn what_a_review_stores_is_said_in_words() {
        let round = Round::Second;
        let step = |stage| value_text(&Subject::Progress, &json!(Progress { stage, round }));
        assert_eq!(
            [Stage::Draft, Stage::Submitted, Stage::Returned, Stage::Approved].map(step),
            [
                "belum diserahkan",
                "diserahkan untuk reviu putaran 2",
                "dikembalikan kepada unit untuk putaran 2",
                "disetujui pada putaran 2"
            ]
        );
        let ticks = Ticks { evidence: true, year: false, naming: true };
        let column = Column::new(Layer::At, round);
        assert_eq!(value_text(&Subject::Ticks(column, 7), &json!(ticks)), "ada bukti, penamaan sesuai");
        assert_eq!(value_text(&Subject::Ticks(column, 7), &json!({})), "tidak ada yang dicentang");
        let done = FollowUp {
            text: "SK diperbarui".into(),
            status: FollowUpStatus::Done,
            date: "2026-05-20".into(),
        };
        let id = Uuid::nil();
        assert_eq!(value_text(&Subject::FollowUp(id), &json!(done)), "Selesai, 2026-05-20: SK diperbarui");
        let sheet = Worksheet::from([(7, Answer::Choice("A".into()))]);
        assert_eq!(value_text(&Subject::Closed(round), &json!(sheet)), "1 jawaban");
        let form = LheForm { nomor: "700/12/2026".into(), hal: "Laporan".into(), ..LheForm::default() };
        assert_eq!(value_text(&Subject::Lhe, &json!(form)), "2 isian terisi");
        assert_eq!(value_text(&Subject::Requirement(7, 1, id), &json!(true)), "dipenuhi");
    }

    #[test]
    fn what_cannot_be_read_is_shown_as_it_is() {
        assert_eq!(value_text(&Subject::Progress, &json!("lain")), "\"lain\"");
    }
}
