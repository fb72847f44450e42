//! What a recipient holds already, from a package of its own.

use std::collections::BTreeSet;
use std::path::Path;

use pilar_core::merge::Held;
use pilar_files::detect::{FileKind, detect};
use pilar_files::package::{Head, OpenPackage};
use uuid::Uuid;

use crate::error::{AppError, Result};

/// Largest `assessment.json` that is read, in bytes.
const LARGEST: u64 = 16 << 20;

/// What a recipient holds.
pub(crate) struct Since {
    /// Its changes.
    pub held: Held,
    /// SHA-256 of contents it knows and does not have.
    lacking: BTreeSet<String>,
}

impl Since {
    /// Reads the recipient's package, or the `assessment.json` out of it.
    pub fn read(file: &Path, assessment: Uuid) -> Result<Self> {
        let (head, lacking) = match detect(file) {
            Ok(FileKind::Package) => {
                let package = OpenPackage::open(file)?;
                let whole = package.head.is_whole();
                let lacking =
                    package.evidence.revisions().filter(|revision| whole && revision.path.is_none());
                (package.head.clone(), lacking.map(|revision| revision.sha256.clone()).collect())
            }
            _ => (read_head(file)?, BTreeSet::new()),
        };
        if head.assessment != assessment {
            return Err(AppError::SinceOtherAssessment);
        }
        Ok(Self { held: head.held, lacking })
    }

    /// Whether the recipient knows a content and does not have it.
    pub fn lacks(&self, sha256: &str) -> bool {
        self.lacking.contains(sha256)
    }
}

fn read_head(file: &Path) -> Result<Head> {
    let unreadable = |detail: String| AppError::SinceUnreadable(detail);
    let about = std::fs::metadata(file).map_err(|error| unreadable(pilar_files::system_reason(&error)))?;
    if !about.is_file() || about.len() > LARGEST {
        return Err(unreadable("bukan berkas atau terlalu besar".into()));
    }
    let bytes = std::fs::read(file).map_err(|error| unreadable(pilar_files::system_reason(&error)))?;
    serde_json::from_slice(&bytes).map_err(|error| unreadable(format!("baris {}", error.line())))
}
