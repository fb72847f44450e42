//! The table of subjects: all that differs from one kind to another stands in its row, and nowhere else.

use serde::de::DeserializeOwned;
use serde_json::Value;

use super::{AnswerSource, DocumentAbout, LastYear, LheForm, Pin, Profile, Revision};
use crate::journal::{ClockRepair, Operation, Subject};
use crate::path::{OwnEffort, Scenario};
use crate::proposal::{Appeal, ConditionValue, KitCheck, KitFile, LetterFields, StageRecord};
use crate::review::{EvidenceHashes, FollowUp, ProgressRecord, Recommendation, Ticks, Verdict};
use crate::team::{Monev, MonevNote, Person, Task, TaskState};
use crate::worksheet::{Answer, Column, Worksheet};

/// All there is to know about a kind of subject; its path is [`Subject`]'s own.
#[derive(Debug)]
pub struct Row {
    /// What people call it, in Indonesian; [`said`](super::said) adds whose or which one.
    pub what: &'static str,
    /// The operation that gives it a value.
    pub set: Operation,
    /// The operation that takes its value away.
    pub clear: Operation,
    /// Whose it is, which decides who may write it and when.
    pub side: Side,
    /// Whether an earlier value can be brought back from the history on its own.
    pub restore: Restore,
    /// Whether a value that stands for itself has this kind's type.
    pub(super) reads: fn(&Value) -> serde_json::Result<()>,
}

/// Whose a subject is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// The unit's own: answers, notes, evidence, checklist, profile.
    Unit,
    /// The column of a reviewing layer.
    Layer(Column),
    /// What reviewers ask the unit for.
    Recommendation,
    /// What the unit did about that.
    FollowUp,
    /// The steps of the review and what they keep.
    Stage,
    /// The team and its plan: the unit's at any time, because the year goes on while reviewers have the worksheet.
    Team,
    /// The letter of the evaluation's report.
    Letter,
    /// Anybody's at any time: the journal's own, and what changes nobody's answers.
    Anybody,
    /// Of a newer version: nobody knows.
    Unknown,
}

/// Whether an earlier value of a subject can come back on its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Restore {
    /// As it was, or taken away.
    Any,
    /// Only as a value; without one it would say nothing.
    Filled,
    /// As a review of the round under way.
    AsReview,
    /// Not on its own.
    Never,
}

impl Row {
    /// The operation that brings a value, or takes it away.
    pub fn operation(&self, value: &Value) -> Operation {
        if value.is_null() { self.clear.clone() } else { self.set.clone() }
    }

    /// Whether this value can come back from the history on its own.
    pub fn may_come_back(&self, value: &Value) -> bool {
        match self.restore {
            Restore::Any | Restore::AsReview => true,
            Restore::Filled => !value.is_null(),
            Restore::Never => false,
        }
    }

    fn new<T: DeserializeOwned>(what: &'static str, set: Operation, side: Side, restore: Restore) -> Self {
        Self { what, clear: set.clone(), set, side, restore, reads: reads::<T> }
    }

    fn cleared_by(self, clear: Operation) -> Self {
        Self { clear, ..self }
    }
}

fn reads<T: DeserializeOwned>(value: &Value) -> serde_json::Result<()> {
    T::deserialize(value).map(drop)
}

/// The row of a subject.
#[expect(clippy::too_many_lines, reason = "one row for each kind, and no other place to look")]
pub fn row(subject: &Subject) -> Row {
    use Operation as Op;
    match *subject {
        Subject::Profile => {
            Row::new::<Profile>("profil penilaian", Op::SetProfile, Side::Unit, Restore::Filled)
        }
        Subject::Answer(Column::UNIT, _) => {
            Row::new::<Answer>("jawaban", Op::SetAnswer, Side::Unit, Restore::Any)
        }
        Subject::Answer(column, _) => {
            Row::new::<Answer>("jawaban", Op::ReviewAnswer, Side::Layer(column), Restore::AsReview)
        }
        Subject::Note(Column::UNIT, _) => {
            Row::new::<String>("catatan", Op::SetNote, Side::Unit, Restore::Any)
        }
        Subject::Note(column, _) => {
            Row::new::<String>("catatan", Op::ReviewNote, Side::Layer(column), Restore::AsReview)
        }
        Subject::Verdict(column, _) => {
            Row::new::<Verdict>("hasil reviu", Op::ReviewVerdict, Side::Layer(column), Restore::Never)
        }
        Subject::Judged(column, ..) => {
            Row::new::<bool>("dasar hasil reviu", Op::ReviewVerdict, Side::Layer(column), Restore::Never)
        }
        Subject::Ticks(column, _) => Row::new::<Ticks>(
            "pemeriksaan bukti dukung",
            Op::ReviewTicks,
            Side::Layer(column),
            Restore::Never,
        ),
        Subject::Progress => {
            Row::new::<ProgressRecord>("tahap reviu", Op::SetProgress, Side::Stage, Restore::Never)
        }
        Subject::Closed(_) => {
            Row::new::<Worksheet>("jawaban unit", Op::CloseRound, Side::Stage, Restore::Never)
        }
        Subject::ClosedEvidence(_) => {
            Row::new::<EvidenceHashes>("bukti dukung unit", Op::CloseRound, Side::Stage, Restore::Never)
        }
        Subject::Recommendation(_) => {
            Row::new::<Recommendation>("rekomendasi", Op::Recommend, Side::Recommendation, Restore::Never)
        }
        Subject::FollowUp(_) => {
            Row::new::<FollowUp>("tindak lanjut", Op::FollowUp, Side::FollowUp, Restore::Never)
        }
        Subject::EvidenceText(_) => {
            Row::new::<String>("tautan bukti dukung", Op::SetEvidenceText, Side::Unit, Restore::Any)
        }
        Subject::Extra(..) => Row::new::<String>("kolom tambahan", Op::SetExtra, Side::Anybody, Restore::Any),
        Subject::Evidence(_) => Row::new::<DocumentAbout>(
            "keterangan bukti dukung",
            Op::DescribeEvidence,
            Side::Unit,
            Restore::Filled,
        )
        .cleared_by(Op::RemoveEvidence),
        Subject::Revision(..) => {
            Row::new::<Revision>("berkas bukti dukung", Op::AddEvidenceRevision, Side::Unit, Restore::Never)
                .cleared_by(Op::RemoveEvidence)
        }
        Subject::Link(..) => {
            Row::new::<bool>("lampiran bukti dukung", Op::AttachEvidence, Side::Unit, Restore::Any)
                .cleared_by(Op::DetachEvidence)
        }
        Subject::Requirement(..) => {
            Row::new::<bool>("dokumen yang diminta", Op::TickRequirement, Side::Unit, Restore::Any)
        }
        Subject::Waiver(..) => {
            Row::new::<String>("dokumen yang tidak perlu", Op::WaiveRequirement, Side::Unit, Restore::Any)
        }
        Subject::Message(..) => Row::new::<String>("tanya jawab", Op::Say, Side::Anybody, Restore::Never),
        Subject::Logo => Row::new::<Revision>("logo instansi", Op::SetLogo, Side::Unit, Restore::Any),
        Subject::Lhe => Row::new::<LheForm>("data LHE", Op::SetLheForm, Side::Letter, Restore::Never),
        Subject::Scenario(_) => {
            Row::new::<Scenario>("simulasi", Op::SetScenario, Side::Anybody, Restore::Any)
        }
        Subject::Effort(_) => {
            Row::new::<OwnEffort>("upaya menaikkan", Op::SetEffort, Side::Anybody, Restore::Any)
        }
        Subject::EffortDays => {
            Row::new::<u64>("biaya dalam hari", Op::SetEffort, Side::Anybody, Restore::Any)
        }
        Subject::LastYear(_) => {
            Row::new::<LastYear>("isi tahun lalu", Op::CarryOver, Side::Unit, Restore::Never)
        }
        Subject::Source(_) => {
            Row::new::<AnswerSource>("asal jawaban", Op::SetSource, Side::Unit, Restore::Never)
        }
        Subject::Person(_) => Row::new::<Person>("data orang", Op::SetPerson, Side::Team, Restore::Any),
        Subject::Assigned(..) => Row::new::<bool>("penugasan", Op::Assign, Side::Team, Restore::Any),
        Subject::Task(_) => Row::new::<Task>("tugas", Op::SetTask, Side::Team, Restore::Any),
        Subject::TaskState(_) => {
            Row::new::<TaskState>("kemajuan tugas", Op::SetTaskState, Side::Team, Restore::Any)
        }
        Subject::Monev(_) => Row::new::<Monev>("monev", Op::FreezeMonev, Side::Team, Restore::Any),
        Subject::MonevNote(_) => {
            Row::new::<MonevNote>("catatan monev", Op::NoteMonev, Side::Team, Restore::Any)
        }
        Subject::Kit(_) => Row::new::<KitFile>("berkas pengusulan", Op::SetKit, Side::Team, Restore::Never),
        Subject::KitCheck(_) => {
            Row::new::<KitCheck>("pemeriksaan berkas pengusulan", Op::SetKit, Side::Team, Restore::Never)
        }
        Subject::Condition(_) => {
            Row::new::<ConditionValue>("persyaratan", Op::SetCondition, Side::Team, Restore::Any)
        }
        Subject::Letter(_) => {
            Row::new::<LetterFields>("kolom surat", Op::FillLetter, Side::Team, Restore::Any)
        }
        Subject::Appeal(_) => Row::new::<Appeal>("sanggah", Op::Appeal, Side::Team, Restore::Any),
        Subject::ProposalStage(_) => {
            Row::new::<StageRecord>("tahap pengusulan", Op::SetStage, Side::Team, Restore::Any)
        }
        Subject::Tag(_) => Row::new::<String>("penanda", Op::SetTag, Side::Anybody, Restore::Any),
        Subject::Instrument => {
            Row::new::<Pin>("ketentuan penilaian", Op::SetInstrument, Side::Unit, Restore::Never)
        }
        Subject::Clock(_) => {
            Row::new::<ClockRepair>("perbaikan jam", Op::RepairClock, Side::Anybody, Restore::Never)
        }
        Subject::Other(_) => {
            Row::new::<Value>("data lain", Op::Other("unknown".into()), Side::Unknown, Restore::Never)
        }
    }
}
