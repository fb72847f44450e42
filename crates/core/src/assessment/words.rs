//! How subjects and their values are said, in Indonesian.

use serde_json::Value;

use super::table::row;
use super::{AnswerSource, DocumentAbout, LastYear, LheForm, Pin, Profile, Revision};
use crate::journal::{ClockRepair, Subject};
use crate::path::{OwnEffort, Scenario};
use crate::proposal::{Appeal, ConditionValue, KitCheck, KitFile, LetterFields, StageRecord};
use crate::review::{
    EvidenceHashes, FollowUp, Progress, ProgressRecord, Recommendation, Stage, Ticks, Verdict,
};
use crate::team::{Monev, MonevNote, Person, Task, TaskState, TaskStatus};
use crate::text::size;
use crate::worksheet::{Answer, Column, Layer, Round, Worksheet, format_number};

/// What a subject is, for people: the word of its row, and whose or which one it is.
pub fn said(subject: &Subject) -> String {
    let what = row(subject).what;
    match *subject {
        Subject::Closed(round) | Subject::ClosedEvidence(round) => {
            format!("{what} pada akhir putaran {}", round.number())
        }
        Subject::Extra(_, ref name) => format!("{what} \"{name}\""),
        Subject::Requirement(_, n, _) => format!("dokumen ke-{n} yang diminta"),
        Subject::Waiver(_, n) => format!("dokumen ke-{n} yang tidak perlu"),
        Subject::Monev(period) | Subject::MonevNote(period) => format!("{what} {period}"),
        Subject::Kit(ref key)
        | Subject::KitCheck(ref key)
        | Subject::Condition(ref key)
        | Subject::Letter(ref key)
        | Subject::Appeal(ref key)
        | Subject::ProposalStage(ref key) => format!("{what} {key}"),
        Subject::Tag(key) => format!("{what} {key}"),
        _ => subject.column().map_or_else(|| what.to_owned(), |column| of_column(what, column)),
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
pub fn value_text(subject: &Subject, value: &Value) -> String {
    fn read<T: serde::de::DeserializeOwned>(value: &Value, text: impl FnOnce(T) -> String) -> String {
        // What this version cannot read is shown as it is.
        T::deserialize(value).map_or_else(|_| value.to_string(), text)
    }
    if value.is_null() {
        return taken_away(subject).into();
    }
    match subject {
        Subject::Answer(..) => read(value, |answer: Answer| match answer {
            Answer::Choice(key) => key,
            Answer::Number(number) => format_number(number),
        }),
        Subject::Note(..)
        | Subject::EvidenceText(_)
        | Subject::Extra(..)
        | Subject::Waiver(..)
        | Subject::Message(..)
        | Subject::Tag(_) => read(value, |text: String| text),
        Subject::Evidence(_) => read(value, |about: DocumentAbout| {
            let year = about.year.map(|year| format!("tahun {year}"));
            let quarter = about.triwulan.map(|quarter| format!("triwulan {quarter}"));
            let parts = std::iter::once(about.title).chain(year).chain(quarter);
            parts.collect::<Vec<_>>().join(", ")
        }),
        Subject::Revision(..) | Subject::Logo => {
            read(value, |revision: Revision| stated(&revision.name, revision.size))
        }
        Subject::Link(..) => "dilampirkan".into(),
        Subject::Requirement(..) => "dipenuhi".into(),
        Subject::Profile => read(value, |profile: Profile| {
            format!("{}, {}, {}, {}", profile.unit, profile.instansi, profile.year, profile.target)
        }),
        Subject::Instrument => {
            read(value, |pin: Pin| format!("{} versi {}, {}", pin.key, pin.version, pin.variant.text()))
        }
        Subject::Verdict(..) => read(value, |verdict: Verdict| verdict.name().to_owned()),
        Subject::Recommendation(_) => read(value, |recommendation: Recommendation| recommendation.text),
        Subject::FollowUp(_) => {
            read(value, |done: FollowUp| format!("{}, {}: {}", done.status.name(), done.date, done.text))
        }
        Subject::Ticks(..) => read(value, ticked),
        Subject::Progress => read(value, |record: ProgressRecord| {
            let stage = stage(record.progress());
            record.reason.map_or_else(|| stage.clone(), |reason| format!("{stage}, karena: {reason}"))
        }),
        Subject::Closed(_) => read(value, |sheet: Worksheet| format!("{} jawaban", sheet.len())),
        Subject::ClosedEvidence(_) => {
            read(value, |hashes: EvidenceHashes| format!("{} isian berbukti", hashes.len()))
        }
        Subject::Lhe => read(value, |form: LheForm| {
            let filled = form.fields().iter().filter(|field| !field.lines.is_empty()).count();
            format!("{filled} kolom terisi")
        }),
        Subject::Scenario(_) => {
            read(value, |scenario: Scenario| format!("{}, {} jawaban", scenario.name, scenario.answers.len()))
        }
        Subject::Effort(_) => read(value, effort),
        Subject::EffortDays => read(value, |days: u64| format!("{days} hari tiap satuan biaya")),
        Subject::LastYear(_) => read(value, last_year),
        Subject::Source(_) => read(value, |source: AnswerSource| {
            format!("{}, {} data, jawaban {}", source.file, source.count, source.answer)
        }),
        Subject::Person(_) => read(value, |person: Person| {
            let pokja = person.pokja.into_iter().collect::<Vec<_>>().join(" dan ");
            let pokja = if pokja.is_empty() { pokja } else { format!("Pokja {pokja}") };
            joined([person.name, person.nip, person.position, person.duty.name().into(), pokja])
        }),
        Subject::Assigned(..) => "ditugaskan".into(),
        Subject::Judged(..) => "dicatat".into(),
        Subject::Task(_) => read(value, |task: Task| {
            task.due.map_or_else(|| task.title.clone(), |due| format!("{}, tenggat {due}", task.title))
        }),
        Subject::TaskState(_) => read(value, |state: TaskState| {
            let parts = [state.status.name().to_owned(), state.obstacle];
            parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(": ")
        }),
        Subject::Monev(_) => read(value, |monev: Monev| {
            let done = monev.tasks.iter().filter(|task| task.status == TaskStatus::Done).count();
            format!("dibekukan {}, {done} dari {} tugas selesai", monev.on, monev.tasks.len())
        }),
        Subject::MonevNote(_) => {
            read(value, |note: MonevNote| joined([note.note, note.obstacle, note.follow_up]))
        }
        Subject::Kit(_) => read(value, |file: KitFile| stated(&file.name, file.size)),
        Subject::KitCheck(_) => read(value, |check: KitCheck| format!("{}, {}", check.by, check.on)),
        Subject::Condition(_) => read(value, |has: ConditionValue| joined([has.value, has.source])),
        Subject::Letter(_) => read(value, |fields: LetterFields| format!("{} kolom terisi", fields.len())),
        Subject::Appeal(_) => read(value, |appeal: Appeal| joined([appeal.reason, appeal.outcome])),
        Subject::ProposalStage(_) => read(value, |stage: StageRecord| {
            let day = |day: Option<chrono::NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
            joined([stage.outcome, day(stage.on.or(stage.due)), stage.condition])
        }),
        Subject::Clock(_) => read(value, |repair: ClockRepair| {
            format!("{} perubahan dimundurkan {}", repair.count(), days_and_hours(repair.millis))
        }),
        Subject::Other(_) => value.to_string(),
    }
}

/// What became of a value that is there no longer.
fn taken_away(subject: &Subject) -> &'static str {
    match subject {
        Subject::Link(..) | Subject::Requirement(..) | Subject::Assigned(..) | Subject::Judged(..) => {
            "dilepas"
        }
        _ => "dikosongkan",
    }
}

/// A file with its size in bytes as its change states it; nobody has compared that with the content.
fn stated(name: &str, bytes: u64) -> String {
    format!("{name} (tercatat {})", size(bytes))
}

/// What is there of several texts, one after the other.
fn joined<const N: usize>(parts: [String; N]) -> String {
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}

fn last_year(said: LastYear) -> String {
    let answer = said.answer.map(|answer| format!("jawaban {answer}"));
    let documents = said.documents.len();
    let documents = (documents > 0).then(|| format!("{documents} dokumen"));
    let note = (!said.note.is_empty()).then(|| "catatan".to_owned());
    let parts: Vec<String> = answer.into_iter().chain(note).chain(documents).collect();
    format!("tahun {}: {}", said.year, parts.join(", "))
}

/// A length of time in milliseconds, for example `365 hari 2 jam`.
pub fn days_and_hours(millis: u64) -> String {
    const HOUR: u64 = 60 * 60 * 1_000;
    let (days, hours, minutes) = (millis / (24 * HOUR), millis / HOUR % 24, millis / (HOUR / 60) % 60);
    let parts = [(days, "hari"), (hours, "jam"), (minutes, "menit")];
    let said: Vec<String> =
        parts.iter().filter(|(n, _)| *n > 0).take(2).map(|(n, unit)| format!("{n} {unit}")).collect();
    if said.is_empty() { "kurang dari satu menit".into() } else { said.join(" ") }
}

fn effort(effort: OwnEffort) -> String {
    let said = [
        effort.locked.then(|| "tidak mungkin tahun ini".to_owned()),
        effort.pinned.then(|| "sudah direncanakan".to_owned()),
        effort.cap.map(|cap| format!("paling tinggi {cap}")),
        effort.cost.map(|cost| format!("biaya satu tingkat {cost}")),
        effort.days.map(|days| format!("biaya satu tingkat {days} hari")),
    ];
    let said: Vec<String> = said.into_iter().flatten().collect();
    if said.is_empty() { "menurut model".into() } else { said.join(", ") }
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
    use serde_json::json;
    use uuid::Uuid;

    use super::*;
    use crate::review::FollowUpStatus;

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
        let hashes = EvidenceHashes::from([(7, crate::digest::Digest::of(&[]))]);
        assert_eq!(value_text(&Subject::ClosedEvidence(round), &json!(hashes)), "1 isian berbukti");
        let form = LheForm { nomor: "700/12/2026".into(), hal: "Laporan".into(), ..LheForm::default() };
        assert_eq!(value_text(&Subject::Lhe, &json!(form)), "2 kolom terisi");
        assert_eq!(value_text(&Subject::Requirement(7, 1, id), &json!(true)), "dipenuhi");
        let revision = Revision { name: "SK.pdf".into(), size: 7, ..Revision::default() };
        assert_eq!(value_text(&Subject::Logo, &json!(revision)), "SK.pdf (tercatat 7 byte)");
        let effort = OwnEffort { cost: Some(2), days: Some(5), ..OwnEffort::default() };
        assert_eq!(
            value_text(&Subject::Effort(7), &json!(effort)),
            "biaya satu tingkat 2, biaya satu tingkat 5 hari"
        );
        assert_eq!(value_text(&Subject::EffortDays, &json!(3)), "3 hari tiap satuan biaya");
    }

    #[test]
    fn what_cannot_be_read_is_shown_as_it_is() {
        assert_eq!(value_text(&Subject::Progress, &json!("lain")), "\"lain\"");
    }
}
