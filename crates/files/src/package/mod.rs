//! The submission package: a `BagIt` 1.0 bag in one zip file, with the worksheet, its evidence and its journal.
//!
//! The format is described in `docs/spec/package.md`. Nothing here knows the store: content of evidence comes in
//! through [`Contents`] and goes out through [`OpenPackage::read_content`].

mod bag;
mod check;
mod container;
mod error;
mod hashing;
mod layout;
mod meaning;
mod parts;
mod read;
mod strict;
mod write;

pub use check::Summary;
pub use error::{JournalFault, PackageError, PayloadFault};
pub use hashing::Buffers;
pub(crate) use hashing::hex;
pub use layout::{Placed, file_name, place};
pub use parts::{
    DocumentPart, EvidencePart, Head, InputPart, InstrumentFile, InstrumentPart, RevisionPart, ScopePart,
};
pub use read::OpenPackage;
pub use write::{Contents, Package, write_package};

/// The value of [`Head::format`].
pub const FORMAT: &str = "pilar-package";
/// The newest version of the format this program reads, and the one it writes.
pub const VERSION: u32 = 2;

/// Called with the bytes done so far and the bytes there are; false ends the work.
pub type Progress<'a> = dyn FnMut(u64, u64) -> bool + 'a;

const BAGIT: &str = "bagit.txt";
const INFO: &str = "bag-info.txt";
const MANIFEST: &str = "manifest-sha256.txt";
const TAGS: &str = "tagmanifest-sha256.txt";
const PAYLOAD: &str = "data/";
const HEAD: &str = "data/pilar/assessment.json";
const INSTRUMENT: &str = "data/pilar/instrument.json";
/// The report for people.
const REPORT: &str = "data/Laporan LKE.pdf";
/// `PortalRB`'s answers.
const ANSWERS: &str = "data/portalrb/jawaban-unit.json";
const JOURNAL: &str = "data/pilar/journal.jsonl";
/// Links of changes that are left out; absent where none is.
const STUBS: &str = "data/pilar/stubs.jsonl";
const EVIDENCE: &str = "data/pilar/evidence.json";
/// Where content goes that no document shows any more: earlier revisions, by their hash.
const EARLIER: &str = "data/pilar/revisi/";
const EVIDENCE_FOLDER: &str = "data/Bukti Dukung";
