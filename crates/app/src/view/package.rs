use pilar_files::package::{ScopePart, Summary};
use serde::Serialize;
use uuid::Uuid;

/// What is known about the papers of a package: head, list of documents, JSON and workbook; the PDF is not compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum Papers {
    /// They say what the journal says.
    Agree,
    /// A part of an assessment has none.
    None,
    /// They cannot be compared: this program does not have the worksheet.
    UnknownInstrument,
}

/// What a verified package is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct PackageView {
    /// Always true: a package that does not verify is an error.
    pub good: bool,
    /// Id of the assessment.
    pub assessment: Uuid,
    /// Name of the unit kerja or satker.
    pub unit: String,
    /// Name of the agency.
    pub instansi: String,
    /// Year of the assessment.
    pub year: u16,
    /// Key of the target predicate.
    pub target: String,
    /// Key of the instrument.
    pub instrument: String,
    /// When it was made, RFC 3339.
    pub made_at: String,
    /// Program and version that made it.
    pub made_by: String,
    /// Key of the one area it is restricted to; `null` for all of them, and for what one person works on.
    pub scope: Option<String>,
    /// Id of the one person whose inputs it is restricted to.
    pub person: Option<Uuid>,
    /// That area as people call it, or the person's name.
    pub scope_name: Option<String>,
    /// Whether changes its recipient was known to have are left out.
    pub since: bool,
    /// Files under `data/`.
    pub files: usize,
    /// Their size in bytes.
    pub bytes: u64,
    /// Documents listed.
    pub documents: usize,
    /// Revisions whose content is not in the package.
    pub without_content: usize,
    /// Changes in the journal.
    pub changes: u64,
    /// Changes of which only the link came along, although it is not of a part of the worksheet; in an import those of them
    /// that are not here either.
    pub left_out: usize,
    /// Whether its papers say what its journal says.
    pub papers: Papers,
    /// What its reader should know, Indonesian sentences.
    pub notices: Vec<String>,
}

/// `left_out` counts the changes of which only the link came along.
pub(crate) fn package_view(summary: Summary, papers: Papers, left_out: usize) -> PackageView {
    let name = |scope: &ScopePart| match scope.number {
        Some(number) => format!("{number}. {}", scope.name),
        None => scope.name.clone(),
    };
    PackageView {
        good: true,
        assessment: summary.assessment,
        scope_name: summary.scope.as_ref().map(name),
        unit: summary.unit,
        instansi: summary.instansi,
        year: summary.year,
        target: summary.target,
        instrument: summary.instrument,
        made_at: summary.made_at,
        made_by: summary.made_by,
        person: summary.scope.as_ref().and_then(|scope| scope.person),
        scope: summary.scope.filter(|scope| scope.person.is_none()).map(|scope| scope.area),
        since: summary.since,
        files: summary.files,
        bytes: summary.bytes,
        documents: summary.documents,
        without_content: summary.without_content,
        changes: summary.changes,
        left_out,
        papers,
        notices: Vec::new(),
    }
}
