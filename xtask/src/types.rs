use crate::process::{Result, cargo, run};
use crate::system;

/// Writes what the page is built and tested with: its types, its commands, and the example unit.
pub fn types() -> Result<()> {
    system::ensure(&[system::COMPILER])?;
    // A test of the workspace, so that it is built with everything else and nothing is built for it alone.
    run(cargo(&["test", "--quiet", "--workspace", "--test", "generated"]).env("PILAR_WRITE", "1"))
}
