use crate::process::{Result, cargo, root, run};
use crate::{system, types, web, window};

/// Installs what the tests need and runs every test of the project.
pub fn test() -> Result<()> {
    system::ensure(&[system::COMPILER, system::OFFICE, system::WRITER, system::POPPLER, system::UNZIP])?;
    system::ensure_bagit();
    if !root().join("../shared/lke-2026").exists() {
        println!("No reference data beside the project: the conformance tests on it are skipped.");
    }
    system::ensure(system::WINDOW)?;
    // Whatever these write and is not committed shows in the diff that CI takes afterwards.
    types::types()?;
    web::test()?;
    run(&mut cargo(&["test", "--workspace", "--no-fail-fast"]))?;
    window::journeys()
}
