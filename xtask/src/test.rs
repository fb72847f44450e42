use crate::process::{Result, cargo, run};
use crate::system;

/// Installs what the tests need and runs every test of the project.
pub fn test() -> Result<()> {
    system::ensure(&[system::COMPILER, system::OFFICE, system::POPPLER])?;
    run(&mut cargo(&["test", "--workspace", "--no-fail-fast"]))
}
