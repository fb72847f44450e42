use std::convert::Infallible;
use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use uuid::Uuid;

use crate::agency::TagKey;
use crate::digest::Digest;
use crate::instrument::SoalId;
use crate::period::Period;
use crate::proposal::Key;
use crate::read_text::read_text;
use crate::worksheet::{Column, ExtraName, Round};

/// Something a path is made of.
trait Part: Sized {
    /// Reads it exactly as [`Part::write`] writes it.
    fn read(text: &str) -> Option<Self>;
    /// Writes it.
    fn write(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result;
}

/// Parts that are written by their `Display` and read by their `FromStr`.
macro_rules! parts {
    ($($part:ty),+) => {$(
        impl Part for $part {
            fn read(text: &str) -> Option<Self> {
                text.parse().ok()
            }
            fn write(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Display::fmt(self, f)
            }
        }
    )+};
}

parts!(Column, Digest, Key, Period, TagKey, u32, Uuid);

/// A name may hold the sign that parts a path.
impl Part for ExtraName {
    fn read(text: &str) -> Option<Self> {
        Self::new(&text.replace("%2F", "/").replace("%25", "%"))
    }

    fn write(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.as_str().replace('%', "%25").replace('/', "%2F"))
    }
}

impl Part for Round {
    fn read(text: &str) -> Option<Self> {
        text.parse::<u8>().ok()?.try_into().ok()
    }

    fn write(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.number())
    }
}

/// Defines [`Subject`] and the path of each kind, once.
macro_rules! subjects {
    ($($(#[$doc:meta])* $kind:ident $(($($part:ident: $type:ty),+))? = $word:literal,)+) => {
        /// What a change is about; written as a path such as `answer/unit/12`.
        ///
        /// Everything else that differs between kinds is a row of [`crate::assessment::row`].
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Subject {
            $($(#[$doc])* $kind $(($($type),+))?,)+
            /// A subject this version does not know; kept as it came.
            Other(String),
        }

        impl fmt::Display for Subject {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                match self {
                    $(Self::$kind $(($($part),+))? => {
                        f.write_str($word)?;
                        $($(f.write_str("/")?; Part::write($part, f)?;)+)?
                        Ok(())
                    })+
                    Self::Other(text) => f.write_str(text),
                }
            }
        }

        fn parse(text: &str) -> Option<Subject> {
            let mut parts = text.split('/');
            let subject = match parts.next()? {
                $($word => Subject::$kind $(($(<$type as Part>::read(parts.next()?)?),+))?,)+
                _ => return None,
            };
            parts.next().is_none().then_some(subject)
        }
    };
}

subjects! {
    /// Unit, agency, year, target and everything else about the assessment as a whole.
    Profile = "profile",
    /// One column's answer to an input; the value is an [`Answer`](crate::worksheet::Answer).
    Answer(column: Column, soal: SoalId) = "answer",
    /// One column's note on an input; the value is a string.
    Note(column: Column, soal: SoalId) = "note",
    /// A reviewer's verdict on an input; the value is a [`Verdict`](crate::review::Verdict).
    Verdict(column: Column, soal: SoalId) = "verdict",
    /// A reviewer's Sesuai on an input was given on this, as [`Book::shown`](crate::review::Book::shown) hashes it; `true`.
    Judged(column: Column, soal: SoalId, shown: Digest) = "judged",
    /// What a reviewer ticked about an input's evidence; the value is a [`Ticks`](crate::review::Ticks).
    Ticks(column: Column, soal: SoalId) = "ticks",
    /// How far the review is; the value is a [`Progress`](crate::review::Progress).
    Progress = "progress",
    /// The unit's answers when a round closed; the value is a [`Worksheet`](crate::worksheet::Worksheet).
    Closed(round: Round) = "closed",
    /// What the unit's evidence was when a round closed; an [`EvidenceHashes`](crate::review::EvidenceHashes).
    ClosedEvidence(round: Round) = "closed_evidence",
    /// A recommendation; the value is a [`Recommendation`](crate::review::Recommendation).
    Recommendation(id: Uuid) = "recommendation",
    /// What the unit did about a recommendation; the value is a [`FollowUp`](crate::review::FollowUp).
    FollowUp(id: Uuid) = "follow_up",
    /// The evidence text that came with an imported workbook or JSON (often a cloud link); a string.
    EvidenceText(soal: SoalId) = "evidence_text",
    /// What an extra column of an agency's sheet says of an input; a string.
    Extra(soal: SoalId, name: ExtraName) = "extra",
    /// A document: title, note and period.
    Evidence(document: Uuid) = "evidence",
    /// One revision of a document: file name, size, media type and SHA-256 of its content.
    Revision(document: Uuid, revision: Uuid) = "revision",
    /// A document serving an input; the value is `true`.
    Link(soal: SoalId, document: Uuid) = "link",
    /// A document fulfilling the n-th required document (from 1) of the question with this first input; `true`.
    Requirement(soal: SoalId, n: u32, document: Uuid) = "requirement",
    /// Why the n-th required document (from 1) of the question with this first input is not needed; a string.
    Waiver(soal: SoalId, n: u32) = "waiver",
    /// Something asked or answered at an input; the value is a string. Who said it and when is the change's own.
    Message(soal: SoalId, id: Uuid) = "message",
    /// The agency's logo for the kop surat; the value is that of a revision.
    Logo = "logo",
    /// The letter data of the LHE.
    Lhe = "lhe",
    /// Hypothetical answers; the value is a [`Scenario`](crate::path::Scenario).
    Scenario(id: Uuid) = "scenario",
    /// What the unit says of raising the question with this first input; the value is an
    /// [`OwnEffort`](crate::path::OwnEffort).
    Effort(soal: SoalId) = "effort",
    /// Costs of raising answers are counted in days; the value is how many one unit of the model of effort takes.
    EffortDays = "effort_days",
    /// What an assessment of an earlier year says of an input and nobody confirmed by that; the value is a
    /// [`LastYear`](crate::assessment::LastYear).
    LastYear(soal: SoalId) = "last_year",
    /// Where the unit's answer to an input comes from, where it was reckoned from a file; the value is an
    /// [`AnswerSource`](crate::assessment::AnswerSource).
    Source(soal: SoalId) = "source",
    /// Somebody of the team; the value is a [`Person`](crate::team::Person).
    Person(id: Uuid) = "person",
    /// Somebody works on an input; the value is `true`.
    Assigned(soal: SoalId, person: Uuid) = "assigned",
    /// Something to be done; the value is a [`Task`](crate::team::Task).
    Task(id: Uuid) = "task",
    /// How far a task is; the value is a [`TaskState`](crate::team::TaskState).
    TaskState(id: Uuid) = "task_state",
    /// What was planned and done by a period; the value is a [`Monev`](crate::team::Monev).
    Monev(period: Period) = "monev",
    /// What people add to a period; the value is a [`MonevNote`](crate::team::MonevNote).
    MonevNote(period: Period) = "monev_note",
    /// A file that goes with the proposal; the value is a [`KitFile`](crate::proposal::KitFile).
    Kit(item: Key) = "kit",
    /// Somebody looked at such a file; the value is a [`KitCheck`](crate::proposal::KitCheck).
    KitCheck(item: Key) = "kit_check",
    /// What there is of a condition beside the score; a [`ConditionValue`](crate::proposal::ConditionValue).
    Condition(key: Key) = "condition",
    /// What is filled into a letter of the proposal; [`LetterFields`](crate::proposal::LetterFields).
    Letter(key: Key) = "letter",
    /// What is objected to in an item; the value is an [`Appeal`](crate::proposal::Appeal).
    Appeal(item: Key) = "appeal",
    /// A stage after submission; the value is a [`StageRecord`](crate::proposal::StageRecord).
    ProposalStage(key: Key) = "proposal_stage",
    /// What the unit is grouped by among those of its agency; a string with single blanks.
    Tag(key: TagKey) = "tag",
    /// The worksheet it is measured with and by which rules; a [`Pin`](crate::assessment::Pin).
    Instrument = "instrument",
    /// What takes back a clock that was wrong; the value is a [`ClockRepair`](crate::journal::ClockRepair).
    Clock(repair: Uuid) = "clock",
}

impl Subject {
    /// The subject of a path this version knows, spelt exactly as it would write it.
    fn known(text: &str) -> Option<Self> {
        let subject = parse(text)?;
        let mut rest = Expected(text);
        fmt::write(&mut rest, format_args!("{subject}")).ok()?;
        rest.0.is_empty().then_some(subject)
    }

    /// A layer's answer; a layer alone is its column of the first round.
    pub fn answer(column: impl Into<Column>, soal: SoalId) -> Self {
        Self::Answer(column.into(), soal)
    }

    /// A layer's note; a layer alone is its column of the first round.
    pub fn note(column: impl Into<Column>, soal: SoalId) -> Self {
        Self::Note(column.into(), soal)
    }

    /// The input this is about, where it is about one.
    pub fn soal(&self) -> Option<SoalId> {
        match *self {
            Self::Answer(_, soal)
            | Self::Note(_, soal)
            | Self::Verdict(_, soal)
            | Self::Judged(_, soal, _)
            | Self::Ticks(_, soal)
            | Self::EvidenceText(soal)
            | Self::Extra(soal, _)
            | Self::Effort(soal)
            | Self::LastYear(soal)
            | Self::Source(soal)
            | Self::Assigned(soal, _)
            | Self::Link(soal, _)
            | Self::Waiver(soal, _)
            | Self::Message(soal, _)
            | Self::Requirement(soal, ..) => Some(soal),
            _ => None,
        }
    }

    /// The document this is about, where it is about one.
    pub fn document(&self) -> Option<Uuid> {
        match *self {
            Self::Evidence(document)
            | Self::Revision(document, _)
            | Self::Link(_, document)
            | Self::Requirement(_, _, document) => Some(document),
            _ => None,
        }
    }

    /// The column it is written in, where a layer writes it.
    pub fn column(&self) -> Option<Column> {
        match *self {
            Self::Answer(column, _)
            | Self::Note(column, _)
            | Self::Verdict(column, _)
            | Self::Judged(column, ..)
            | Self::Ticks(column, _) => Some(column),
            _ => None,
        }
    }
}

impl Serialize for Subject {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Subject {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read_text(deserializer, "the path of a subject", |text| Ok::<_, Infallible>(text.into()))
    }
}

impl From<String> for Subject {
    fn from(text: String) -> Self {
        Self::known(&text).unwrap_or(Self::Other(text))
    }
}

impl From<&str> for Subject {
    fn from(text: &str) -> Self {
        Self::known(text).unwrap_or_else(|| Self::Other(text.to_owned()))
    }
}

/// What is left of a text once what was written to it has been found at its beginning.
struct Expected<'a>(&'a str);

impl fmt::Write for Expected<'_> {
    fn write_str(&mut self, written: &str) -> fmt::Result {
        self.0 = self.0.strip_prefix(written).ok_or(fmt::Error)?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::worksheet::Layer;

    #[test]
    fn every_subject_reads_back_as_itself() {
        let id = Uuid::from_u128(7);
        for subject in [
            Subject::Profile,
            Subject::answer(Layer::Dalnis, 12),
            Subject::note(Layer::Unit, 1),
            Subject::answer(Column::new(Layer::Tpn, Round::Second), 3),
            Subject::Verdict(Layer::At.into(), 3),
            Subject::Judged(Layer::At.into(), 3, Digest::of(&[])),
            Subject::Ticks(Column::new(Layer::Kt, Round::Second), 3),
            Subject::Progress,
            Subject::Closed(Round::First),
            Subject::ClosedEvidence(Round::First),
            Subject::Recommendation(id),
            Subject::FollowUp(id),
            Subject::EvidenceText(127),
            Subject::Extra(127, ExtraName::new("Catatan/Temuan 100% %2F").expect("a name")),
            Subject::Evidence(id),
            Subject::Revision(id, Uuid::from_u128(8)),
            Subject::Link(3, id),
            Subject::Requirement(3, 1, id),
            Subject::Waiver(3, 2),
            Subject::Message(3, id),
            Subject::Logo,
            Subject::Lhe,
            Subject::Scenario(id),
            Subject::Effort(3),
            Subject::EffortDays,
            Subject::LastYear(3),
            Subject::Person(id),
            Subject::Assigned(3, id),
            Subject::Task(id),
            Subject::TaskState(id),
            Subject::Monev(Period::B03),
            Subject::MonevNote(Period::B12),
            Subject::Kit("surat-usulan".parse().expect("a key")),
            Subject::KitCheck("surat-usulan".parse().expect("a key")),
            Subject::Condition("spip".parse().expect("a key")),
            Subject::Letter("sptjm".parse().expect("a key")),
            Subject::Appeal("tlhp".parse().expect("a key")),
            Subject::ProposalStage("desk".parse().expect("a key")),
            Subject::Tag(TagKey::Wilayah),
            Subject::Tag(TagKey::Kind),
            Subject::Instrument,
            Subject::Other("finding/at/3".into()),
        ] {
            assert_eq!(Subject::from(subject.to_string()), subject);
        }
    }

    #[test]
    fn the_first_round_keeps_the_spelling_it_always_had() {
        assert_eq!(Subject::answer(Layer::At, 12).to_string(), "answer/at/12");
        assert_eq!(Subject::Answer(Column::new(Layer::At, Round::Second), 12).to_string(), "answer/at.2/12");
    }

    #[test]
    fn a_spelling_that_is_not_ours_is_kept_unread() {
        for text in [
            "answer/unit/012",
            "answer/unit/1/2",
            "answer/unit.2/1",
            "answer/at.1/1",
            "answer/boss/1",
            "progress/1",
            "closed/3",
            "closed/01",
            "evidence/7",
            "extra/7",
            "extra/7/ Temuan",
            "extra/7/100%",
            "monev/b03",
            "kit/SPTJM",
            "tag/pulau",
            "tag/Wilayah",
            "",
        ] {
            assert_eq!(Subject::from(text.to_owned()), Subject::Other(text.into()));
        }
    }
}
