//! What a check found.

use std::path::PathBuf;

use uuid::Uuid;

use crate::Blob;

/// What a check found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CheckReport {
    /// Everything that is wrong; empty when the workspace is sound.
    pub faults: Vec<CheckFault>,
    /// Content that no revision names: harmless, see [`clear_unreferenced`](crate::Workspace::clear_unreferenced).
    pub unreferenced: Vec<Blob>,
    /// Content that was never stored whole, after a crash or while another window is storing it.
    pub half_stored: Vec<HalfBlob>,
    /// How many assessments there are.
    pub assessments: u64,
    /// How many changes the journal has.
    pub changes: u64,
    /// Changes that count as made later than this machine's clock says.
    pub ahead: u64,
    /// How many contents are stored whole.
    pub blobs: u64,
    /// Their size together in bytes.
    pub blob_bytes: u64,
    /// How many files with personal data there are.
    pub personal: u64,
    /// Their size together in bytes.
    pub personal_bytes: u64,
    /// Whether all content was read and hashed.
    pub deep: bool,
    /// The latest backup.
    pub latest_backup: Option<PathBuf>,
    /// Files beside the databases that look like conflict copies of sync programs; see
    /// [`conflict_copies`](crate::Workspace::conflict_copies).
    pub conflict_copies: Vec<PathBuf>,
}

/// Content stored by half.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HalfBlob {
    /// Number of the row in `evidence.db`.
    pub id: i64,
    /// Bytes stored so far.
    pub size: u64,
}

/// Something that is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CheckFault {
    /// SQLite's own check found damage.
    Damaged {
        /// Name of the file.
        file: String,
        /// SQLite's words.
        detail: String,
    },
    /// A row refers to one that does not exist.
    DanglingRow {
        /// Name of the file.
        file: String,
        /// The table.
        table: String,
        /// The row's number, where the table has one.
        row: Option<i64>,
    },
    /// A subject's current value is not the one its journal gives.
    ProjectionDiffers {
        /// The assessment.
        assessment: Uuid,
        /// The subject's path.
        subject: String,
    },
    /// A change's value cannot be read.
    UnreadableValue {
        /// The change.
        change: Uuid,
    },
    /// Changes count at another time than their clocks and the repairs of them say.
    Misdated {
        /// The assessment.
        assessment: Uuid,
        /// How many.
        count: u64,
    },
    /// Changes count that are late, or do not count and are not late.
    Mismarked {
        /// The assessment.
        assessment: Uuid,
        /// How many.
        count: u64,
    },
    /// Changes of this workspace are missing from its own journal.
    SequenceGap {
        /// The replica.
        replica: Uuid,
        /// The latest sequence number.
        latest: u64,
        /// How many numbers up to it there are.
        found: u64,
    },
    /// Changes no longer say what was written, by their hashes.
    ChangesAltered {
        /// The assessment.
        assessment: Uuid,
        /// Whose they are.
        replica: Uuid,
        /// How many.
        count: usize,
    },
    /// Changes are missing from the middle of a chain, or from before it.
    ChainBroken {
        /// The assessment.
        assessment: Uuid,
        /// Whose chain it is.
        replica: Uuid,
        /// The position of the first change that has nothing to stand behind.
        position: u64,
    },
    /// A revision names content that is not stored.
    BlobMissing {
        /// The content's hash.
        sha256: String,
        /// The assessment of one revision naming it.
        assessment: Uuid,
    },
    /// Content no longer has its hash or its size.
    BlobDamaged {
        /// The hash it was stored under.
        sha256: String,
    },
    /// A file with personal data no longer has its hash or its size.
    PersonalDamaged {
        /// Its name.
        name: String,
    },
    /// A database was made by a newer Pilar, and is not looked into.
    Newer {
        /// Name of the file.
        file: String,
    },
}

impl CheckReport {
    /// Whether nothing is wrong.
    pub fn is_sound(&self) -> bool {
        self.faults.is_empty()
    }
}
