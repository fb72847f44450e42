use std::path::PathBuf;

use serde::Serialize;
use uuid::Uuid;

/// What verifying the history of an assessment found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct AuditView {
    /// The assessment.
    pub id: Uuid,
    /// Name of the unit.
    pub unit: String,
    /// Name of the agency.
    pub instansi: String,
    /// Year.
    pub year: u16,
    /// When it was verified, RFC 3339 in the user's time zone.
    pub time: String,
    /// What it comes to.
    pub verdict: AuditVerdict,
    /// The same as a sentence.
    pub sentence: String,
    /// The hash of all that counts, 64 hex digits; `null` where something was altered.
    pub state: Option<String>,
    /// Changes that count, chained or not.
    pub changes: u64,
    /// Everyone whose changes are here, by when they began.
    pub origins: Vec<OriginView>,
    /// What there is to know, the worst first.
    pub findings: Vec<FindingView>,
    /// What this proves, Indonesian sentences.
    pub proves: Vec<String>,
    /// What it does not.
    pub proves_not: Vec<String>,
}

/// What an audit comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum AuditVerdict {
    /// Everything is as it was written, and all of it is here.
    Whole,
    /// Nothing was altered, and there is something to know.
    Notable,
    /// Something is not as it was written.
    Altered,
}

/// What there is of one workspace's history.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct OriginView {
    /// The workspace that wrote it.
    pub replica: Uuid,
    /// Its id as people tell it apart: the last eight digits.
    pub short: String,
    /// Whether it is this workspace.
    pub own: bool,
    /// Who wrote, most first.
    pub authors: Vec<AuthorView>,
    /// Changes that are chained and here.
    pub chained: u64,
    /// Changes of journal format 1, which never were chained.
    pub unchained: u64,
    /// Places of the chain whose change is not here.
    pub missing: u64,
    /// Changes that do not count yet.
    pub waiting: u64,
    /// When the first change of its chain was made; `null` where that one is not here. RFC 3339, as all times here.
    pub since: Option<String>,
    /// When its earliest change was made.
    pub first: Option<String>,
    /// When its latest change was made.
    pub last: Option<String>,
    /// The ends of its chain; more than one where it forked.
    pub tips: Vec<TipView>,
    /// How it is.
    pub condition: OriginCondition,
    /// The same in a few words.
    pub condition_name: String,
}

/// Somebody with the number of their changes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct AuthorView {
    /// Name as the history has it.
    pub name: String,
    /// How many changes.
    pub changes: u64,
}

/// An end of a chain.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct TipView {
    /// Counted from 1.
    pub position: u64,
    /// Its hash, 64 hex digits.
    pub hash: String,
}

/// How the history of one workspace is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum OriginCondition {
    /// As it was written, and all of it is here.
    Whole,
    /// It is from the time before chains.
    Unchained,
    /// Some of its contents are not here.
    Missing,
    /// Some of it does not count yet.
    Waiting,
    /// It parts in two.
    Forked,
    /// Some of it is not as it was written.
    Altered,
}

/// Something to know about a history.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct FindingView {
    /// What kind.
    pub kind: FindingKind,
    /// Whose it is, where it is one workspace's.
    pub replica: Option<Uuid>,
    /// What happened, as a sentence.
    pub what: String,
    /// Where, one line each.
    pub items: Vec<String>,
    /// What is safe.
    pub safe: String,
    /// What to do next.
    pub todo: String,
    /// A file whose import would help, where there is one.
    pub file: Option<PathBuf>,
}

/// A kind of finding, the worst first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum FindingKind {
    /// Changes are not as they were written.
    Altered,
    /// A history parts in two.
    Forked,
    /// An id was given to two changes.
    Twin,
    /// Changes under an id of this workspace are not known to have been written here.
    Foreign,
    /// Changes do not count yet.
    Waiting,
    /// Changes came after their side had handed the worksheet over.
    Late,
    /// Contents are not here.
    Missing,
    /// A sync program seems to have made a copy of a database, because two computers changed it at once.
    ConflictCopy,
    /// Changes were never chained.
    Unchained,
}
