//! Verifying a package without a workspace.

use std::path::Path;

use super::{OpenPackage, PackageError, Progress, Summary};

/// Checks everything about a package: names, sizes, lists, hashes, JSON files and journal.
/// This machine's clock plays no part.
pub fn verify_package(path: &Path, progress: &mut Progress<'_>) -> Result<Summary, PackageError> {
    OpenPackage::open(path)?.verify(progress)
}
