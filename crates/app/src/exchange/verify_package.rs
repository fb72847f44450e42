use std::path::Path;

use pilar_files::package::OpenPackage;

use crate::error::{AppError, Result};
use crate::exchange::meaning::require_agreement;
use crate::exchange::package_instrument::PackageInstrument;
use crate::exchange::package_journal::PackageJournal;
use crate::merging::incoming_values::require_readable;
use crate::view::{PackageView, Papers};

/// Checks a package without a workspace: names, sizes, lists, every hash, the order of its journal, whether its papers
/// say what its journal says, and whether this version can read every value. This machine's clock plays no part.
///
/// `progress` is called with the bytes done and the bytes there are; false ends the work.
pub fn verify_package(path: &Path, progress: &mut dyn FnMut(u64, u64) -> bool) -> Result<PackageView> {
    let mut package = OpenPackage::open(path)?;
    let journal = PackageJournal::read(&mut package, progress)?;
    let papers = match PackageInstrument::of(&package.instrument) {
        Err(
            AppError::UnknownInstrument(_)
            | AppError::Measure(_)
            | AppError::NewerInstrument { .. }
            | AppError::OtherInstrument(_),
        ) => Papers::UnknownInstrument,
        Err(other) => return Err(other),
        Ok(measured) => {
            let instrument = measured.instrument;
            let papers = require_agreement(&mut package, instrument, &journal.changes, &journal.stubs)?;
            require_readable(instrument, &journal.changes)?;
            papers
        }
    };
    Ok(journal.view(&package, papers, &journal.hidden(&package.head, None)?))
}
