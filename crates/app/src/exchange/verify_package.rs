use std::path::Path;

use pilar_files::package::OpenPackage;

use crate::error::{AppError, Result};
use crate::exchange::meaning::require_agreement;
use crate::exchange::package_instrument::PackageInstrument;
use crate::exchange::package_journal::{PackageJournal, require_sizes};
use crate::view::{PackageView, Papers, package_view};

/// Checks a package without a workspace: names, sizes, lists, every hash, the order of its journal, and whether its
/// papers say what its journal says. This machine's clock plays no part.
///
/// `progress` is called with the bytes done and the bytes there are; false ends the work.
pub fn verify_package(path: &Path, progress: &mut dyn FnMut(u64, u64) -> bool) -> Result<PackageView> {
    let mut package = OpenPackage::open(path)?;
    let PackageJournal { summary, changes, stubs } = PackageJournal::read(&mut package, progress)?;
    require_sizes(&package, &changes)?;
    let papers = match PackageInstrument::of(&package.instrument) {
        Err(
            AppError::UnknownInstrument(_)
            | AppError::Measure(_)
            | AppError::NewerInstrument { .. }
            | AppError::OtherInstrument(_),
        ) => Papers::UnknownInstrument,
        Err(other) => return Err(other),
        Ok(_) if !package.head.is_whole() => Papers::None,
        Ok(measured) => require_agreement(&mut package, measured.instrument, &changes, &stubs)?,
    };
    Ok(package_view(summary, papers))
}
