//! Verifying a package without a workspace.

use std::path::Path;

use super::{OpenPackage, PackageError, Progress, Summary};

/// Checks everything about a package: names, sizes, lists, hashes, JSON files and journal.
///
/// `now_millis` is the wall time; a journal with clocks later than that, give or take a day, is refused.
pub fn verify_package(
    path: &Path,
    now_millis: u64,
    progress: &mut Progress<'_>,
) -> Result<Summary, PackageError> {
    OpenPackage::open(path)?.verify(now_millis, progress)
}
