use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::instrument::SoalId;
use crate::worksheet::Layer;

/// What a change is about; written as a path such as `answer/unit/12`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(into = "String", from = "String")]
pub enum Subject {
    /// Unit, agency, year, target and everything else about the assessment as a whole.
    Profile,
    /// One layer's answer to an input; the value is an [`Answer`](crate::worksheet::Answer).
    Answer(Layer, SoalId),
    /// One layer's note on an input; the value is a string.
    Note(Layer, SoalId),
    /// The evidence text that came with an imported workbook or JSON (often a cloud link); a string.
    EvidenceText(SoalId),
    /// A document: title, note and period.
    Evidence(Uuid),
    /// One revision of a document: file name, size, media type and SHA-256 of its content.
    Revision(Uuid, Uuid),
    /// A document serving an input; the value is `true`.
    Link(SoalId, Uuid),
    /// A subject this version does not know; kept as it came.
    Other(String),
}

impl fmt::Display for Subject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Profile => f.write_str("profile"),
            Self::Answer(layer, soal) => write!(f, "answer/{}/{soal}", layer.key()),
            Self::Note(layer, soal) => write!(f, "note/{}/{soal}", layer.key()),
            Self::EvidenceText(soal) => write!(f, "evidence_text/{soal}"),
            Self::Evidence(document) => write!(f, "evidence/{document}"),
            Self::Revision(document, revision) => write!(f, "revision/{document}/{revision}"),
            Self::Link(soal, document) => write!(f, "link/{soal}/{document}"),
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
        "answer" => Subject::Answer(Layer::from_key(parts.next()?)?, number(parts.next())?),
        "note" => Subject::Note(Layer::from_key(parts.next()?)?, number(parts.next())?),
        "evidence_text" => Subject::EvidenceText(number(parts.next())?),
        "evidence" => Subject::Evidence(id(parts.next())?),
        "revision" => Subject::Revision(id(parts.next())?, id(parts.next())?),
        "link" => Subject::Link(number(parts.next())?, id(parts.next())?),
        _ => return None,
    };
    parts.next().is_none().then_some(subject)
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

    #[test]
    fn every_subject_reads_back_as_itself() {
        let id = Uuid::from_u128(7);
        for subject in [
            Subject::Profile,
            Subject::Answer(Layer::Dalnis, 12),
            Subject::Note(Layer::Unit, 1),
            Subject::EvidenceText(127),
            Subject::Evidence(id),
            Subject::Revision(id, Uuid::from_u128(8)),
            Subject::Link(3, id),
            Subject::Other("verdict/at/3".into()),
        ] {
            assert_eq!(Subject::from(subject.to_string()), subject);
        }
    }

    #[test]
    fn a_spelling_that_is_not_ours_is_kept_unread() {
        for text in ["answer/unit/012", "answer/unit/1/2", "answer/boss/1", "evidence/7", ""] {
            assert_eq!(Subject::from(text.to_owned()), Subject::Other(text.into()));
        }
    }
}
