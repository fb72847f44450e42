use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::instrument::SoalId;
use crate::worksheet::{Column, Round};

/// What a change is about; written as a path such as `answer/unit/12`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(into = "String", from = "String")]
pub enum Subject {
    /// Unit, agency, year, target and everything else about the assessment as a whole.
    Profile,
    /// One column's answer to an input; the value is an [`Answer`](crate::worksheet::Answer).
    Answer(Column, SoalId),
    /// One column's note on an input; the value is a string.
    Note(Column, SoalId),
    /// A reviewer's verdict on an input; the value is a [`Verdict`](crate::review::Verdict).
    Verdict(Column, SoalId),
    /// What a reviewer ticked about an input's evidence; the value is a [`Ticks`](crate::review::Ticks).
    Ticks(Column, SoalId),
    /// How far the review is; the value is a [`Progress`](crate::review::Progress).
    Progress,
    /// The unit's answers when a round closed; the value is a [`Worksheet`](crate::worksheet::Worksheet).
    Closed(Round),
    /// A recommendation; the value is a [`Recommendation`](crate::review::Recommendation).
    Recommendation(Uuid),
    /// What the unit did about a recommendation; the value is a [`FollowUp`](crate::review::FollowUp).
    FollowUp(Uuid),
    /// The evidence text that came with an imported workbook or JSON (often a cloud link); a string.
    EvidenceText(SoalId),
    /// A document: title, note and period.
    Evidence(Uuid),
    /// One revision of a document: file name, size, media type and SHA-256 of its content.
    Revision(Uuid, Uuid),
    /// A document serving an input; the value is `true`.
    Link(SoalId, Uuid),
    /// A document fulfilling the n-th required document (from 1) of the question with this first input; `true`.
    Requirement(SoalId, u32, Uuid),
    /// The agency's logo for the kop surat; the value is that of a revision.
    Logo,
    /// The letter data of the LHE.
    Lhe,
    /// A subject this version does not know; kept as it came.
    Other(String),
}

impl Subject {
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
            | Self::Ticks(_, soal)
            | Self::EvidenceText(soal)
            | Self::Link(soal, _)
            | Self::Requirement(soal, ..) => Some(soal),
            _ => None,
        }
    }
}

impl Subject {
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
}

impl fmt::Display for Subject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Profile => f.write_str("profile"),
            Self::Answer(column, soal) => write!(f, "answer/{column}/{soal}"),
            Self::Note(column, soal) => write!(f, "note/{column}/{soal}"),
            Self::Verdict(column, soal) => write!(f, "verdict/{column}/{soal}"),
            Self::Ticks(column, soal) => write!(f, "ticks/{column}/{soal}"),
            Self::Progress => f.write_str("progress"),
            Self::Closed(round) => write!(f, "closed/{}", round.number()),
            Self::Recommendation(id) => write!(f, "recommendation/{id}"),
            Self::FollowUp(id) => write!(f, "follow_up/{id}"),
            Self::EvidenceText(soal) => write!(f, "evidence_text/{soal}"),
            Self::Evidence(document) => write!(f, "evidence/{document}"),
            Self::Revision(document, revision) => write!(f, "revision/{document}/{revision}"),
            Self::Link(soal, document) => write!(f, "link/{soal}/{document}"),
            Self::Requirement(soal, n, document) => write!(f, "requirement/{soal}/{n}/{document}"),
            Self::Logo => f.write_str("logo"),
            Self::Lhe => f.write_str("lhe"),
            Self::Other(text) => f.write_str(text),
        }
    }
}

impl From<Subject> for String {
    fn from(subject: Subject) -> Self {
        subject.to_string()
    }
}

impl From<String> for Subject {
    fn from(text: String) -> Self {
        parse(&text).filter(|subject| subject.to_string() == text).unwrap_or(Self::Other(text))
    }
}

fn parse(text: &str) -> Option<Subject> {
    let mut parts = text.split('/');
    let subject = match parts.next()? {
        "profile" => Subject::Profile,
        "answer" => Subject::Answer(column(parts.next())?, number(parts.next())?),
        "note" => Subject::Note(column(parts.next())?, number(parts.next())?),
        "verdict" => Subject::Verdict(column(parts.next())?, number(parts.next())?),
        "ticks" => Subject::Ticks(column(parts.next())?, number(parts.next())?),
        "progress" => Subject::Progress,
        "closed" => Subject::Closed(parts.next()?.parse::<u8>().ok()?.try_into().ok()?),
        "recommendation" => Subject::Recommendation(id(parts.next())?),
        "follow_up" => Subject::FollowUp(id(parts.next())?),
        "evidence_text" => Subject::EvidenceText(number(parts.next())?),
        "evidence" => Subject::Evidence(id(parts.next())?),
        "revision" => Subject::Revision(id(parts.next())?, id(parts.next())?),
        "lhe" => Subject::Lhe,
        "link" => Subject::Link(number(parts.next())?, id(parts.next())?),
        "requirement" => {
            Subject::Requirement(number(parts.next())?, number(parts.next())?, id(parts.next())?)
        }
        "logo" => Subject::Logo,
        _ => return None,
    };
    parts.next().is_none().then_some(subject)
}

fn column(part: Option<&str>) -> Option<Column> {
    part?.parse().ok()
}

fn number(part: Option<&str>) -> Option<SoalId> {
    part?.parse().ok()
}

fn id(part: Option<&str>) -> Option<Uuid> {
    Uuid::from_str(part?).ok()
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
            Subject::Ticks(Column::new(Layer::Kt, Round::Second), 3),
            Subject::Progress,
            Subject::Closed(Round::First),
            Subject::Recommendation(id),
            Subject::FollowUp(id),
            Subject::EvidenceText(127),
            Subject::Evidence(id),
            Subject::Revision(id, Uuid::from_u128(8)),
            Subject::Link(3, id),
            Subject::Requirement(3, 1, id),
            Subject::Logo,
            Subject::Lhe,
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
            "",
        ] {
            assert_eq!(Subject::from(text.to_owned()), Subject::Other(text.into()));
        }
    }
}
