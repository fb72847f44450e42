use std::path::Path;

use pilar_files::package;

use crate::clock;
use crate::error::Result;
use crate::view::{PackageView, package_view};

/// Checks a package without a workspace: names, sizes, lists, every hash, and the order of its journal.
///
/// `progress` is called with the bytes done and the bytes there are; false ends the work.
pub fn verify_package(path: &Path, progress: &mut dyn FnMut(u64, u64) -> bool) -> Result<PackageView> {
    let summary = package::verify_package(path, clock::now_millis(), progress)?;
    Ok(package_view(summary))
}
