//! What the files under `data/pilar/` have to say, and whether they agree with the bag.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use uuid::Uuid;

use super::container::Container;
use super::{
    ANSWERS, EARLIER, EVIDENCE, EVIDENCE_FOLDER, EvidencePart, FORMAT, HEAD, Head, INSTRUMENT,
    InstrumentPart, JOURNAL, PAYLOAD, PackageError, PayloadFault, REPORT, STUBS, ScopePart, VERSION,
};

/// Largest JSON file that is read whole, in bytes.
pub(super) const LARGEST_PART: u64 = 16 << 20;

/// What a package says it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Summary {
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
    /// Program and version.
    pub made_by: String,
    /// The one area or person it is restricted to.
    pub scope: Option<ScopePart>,
    /// Whether changes a recipient was known to have are left out.
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
}

/// Reads `assessment.json`; a newer format is told before anything else is judged.
pub(super) fn head(bytes: &[u8]) -> Result<Head, PackageError> {
    let value: Value = json(HEAD, bytes)?;
    if value["format"] != FORMAT {
        return Err(PackageError::BadPart { file: HEAD, detail: format!("format bukan {FORMAT}") });
    }
    if let Some(found) = value["version"].as_u64().filter(|found| *found > u64::from(VERSION)) {
        return Err(PackageError::Newer { found: found.to_string(), known: VERSION.to_string() });
    }
    let head: Head = json(HEAD, bytes)?;
    if head.version == 0 {
        return Err(PackageError::BadPart {
            file: HEAD,
            detail: format!("versi {} tidak dikenal", head.version),
        });
    }
    Ok(head)
}

/// Reads a JSON file that the manifest lists, and compares its hash.
pub(super) fn part(
    container: &mut Container,
    manifest: &BTreeMap<String, String>,
    file: &'static str,
) -> Result<Vec<u8>, PackageError> {
    let missing = || PackageError::Payload(vec![PayloadFault::Missing(file.into())]);
    let entry = container.entry(file).cloned().ok_or_else(missing)?;
    let bytes = container.read_whole(&entry, LARGEST_PART)?;
    match manifest.get(file) {
        None => Err(PackageError::Payload(vec![PayloadFault::Extra(file.into())])),
        Some(listed) if *listed != super::hashing::sha256(&bytes) => {
            Err(PackageError::Payload(vec![PayloadFault::Changed(file.into())]))
        }
        Some(_) => Ok(bytes),
    }
}

pub(super) fn instrument(bytes: &[u8]) -> Result<InstrumentPart, PackageError> {
    json(INSTRUMENT, bytes)
}

/// Reads `evidence.json` and compares it with what lies in the bag.
pub(super) fn evidence(
    bytes: &[u8],
    container: &Container,
    manifest: &BTreeMap<String, String>,
) -> Result<EvidencePart, PackageError> {
    let evidence: EvidencePart = json(EVIDENCE, bytes)?;
    let mut named = BTreeSet::new();
    for revision in evidence.revisions() {
        let Some(path) = &revision.path else { continue };
        named.insert(path.as_str());
        let agrees = is_content(path)
            && manifest.get(path) == Some(&revision.sha256)
            && container.entry(path).is_some_and(|entry| entry.size == revision.size);
        if !agrees {
            let detail = format!("\"{}\" tidak cocok dengan isi paket", super::error::shown(path));
            return Err(PackageError::BadPart { file: EVIDENCE, detail });
        }
    }
    let extra = container.entries.iter().map(|entry| &entry.path);
    let extra: Vec<PayloadFault> = extra
        .filter(|path| is_content(path) && !named.contains(path.as_str()))
        .map(|path| PayloadFault::Extra(path.clone()))
        .collect();
    if extra.is_empty() { Ok(evidence) } else { Err(PackageError::Payload(extra)) }
}

/// Refuses files that the format does not name: what people would open and nobody compares. A whole package has one
/// workbook; a part has no papers.
pub(super) fn places(container: &Container, whole: bool) -> Result<(), PackageError> {
    let payload = || container.entries.iter().map(|entry| entry.path.as_str());
    let books = payload().filter(|path| is_workbook(path)).count();
    let is_known = |path: &str| match path {
        HEAD | INSTRUMENT | EVIDENCE | JOURNAL | STUBS => true,
        REPORT | ANSWERS => whole,
        _ => is_content(path) || whole && books == 1 && is_workbook(path),
    };
    let unknown: Vec<PayloadFault> = payload()
        .filter(|path| path.starts_with(PAYLOAD) && !is_known(path))
        .map(|path| PayloadFault::Unknown(path.to_owned()))
        .collect();
    if unknown.is_empty() { Ok(()) } else { Err(PackageError::Payload(unknown)) }
}

/// Whether a file is a workbook right under `data/`.
pub(super) fn is_workbook(path: &str) -> bool {
    let name = path.strip_prefix(PAYLOAD).and_then(|name| name.strip_suffix(".xlsx"));
    name.is_some_and(|name| !name.is_empty() && !name.contains('/'))
}

fn is_content(path: &str) -> bool {
    path.starts_with(EARLIER) || path.strip_prefix(EVIDENCE_FOLDER).is_some_and(|rest| rest.starts_with('/'))
}

/// A member that is known and stands there twice is refused, and so is a value of any other that cannot be read.
fn json<T: DeserializeOwned>(file: &'static str, bytes: &[u8]) -> Result<T, PackageError> {
    let read = serde_json::from_slice(bytes).and_then(|_: Value| serde_json::from_slice(bytes));
    read.map_err(|error| bad(file, &error))
}

fn bad(file: &'static str, error: &serde_json::Error) -> PackageError {
    let detail = format!("baris {}, kolom {}", error.line(), error.column());
    PackageError::BadPart { file, detail }
}
