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

/// The most missing contents that a head tells, of its sender and of its recipient each; both are below 12 MiB as written.
const MOST_MISSING: usize = 80_000;

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
        Ok(Self { held: briefly(head.held), lacking })
    }

    /// Whether the recipient knows a content and does not have it.
    pub fn lacks(&self, sha256: &str) -> bool {
        self.lacking.contains(sha256)
    }
}

/// What a head has room to tell: of a great many missing contents the first by their hashes, and whoever lacks the others
/// asks for a whole package.
pub(crate) fn briefly(mut held: Held) -> Held {
    if held.missing.len() > MOST_MISSING {
        held.missing = held.missing.into_iter().take(MOST_MISSING).collect();
    }
    held
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

#[cfg(test)]
mod tests {
    use pilar_core::journal::Digest;

    use super::*;

    #[test]
    fn a_head_tells_only_as_many_missing_contents_as_it_has_room_for() {
        let missing = (0..MOST_MISSING as u64 + 5).map(|at| Digest::of(&[&at.to_be_bytes()])).collect();
        let held = Held { missing, ..Held::default() };
        let brief = briefly(held.clone());
        assert_eq!(brief.missing.len(), MOST_MISSING);
        assert!(brief.missing.iter().eq(held.missing.iter().take(MOST_MISSING)));
        assert!(serde_json::to_vec_pretty(&[&brief, &brief]).expect("JSON").len() < 14 << 20);
        assert_eq!(briefly(Held::default()), Held::default());
    }
}
