use crate::process::{Result, cargo, root, run};
use crate::steps::Steps;
use crate::{bridge, bundle, journeys, programs, system, types, web, windows};

/// What is built for the tests: every program, example and test of the workspace, in one go.
const ALL: &[&str] = &["--bins", "--examples", "--tests"];

/// Installs what the tests need and runs every test of the project.
pub fn test() -> Result<()> {
    let mut steps = Steps::new(9);
    steps.next("Looking for what the tests need");
    system::ensure(system::WINDOW)?;
    system::ensure(&[system::OFFICE, system::WRITER, system::POPPLER, system::UNZIP])?;
    system::ensure(journeys::NEEDED)?;
    system::ensure_bagit();
    if !root().join("../shared/lke-2026").exists() {
        println!("No reference data beside the project: the conformance tests on it are skipped.");
    }
    // Whatever these write and is not committed shows in the diff that CI takes afterwards.
    steps.next("Writing the view types");
    types::types()?;
    steps.next("Checking, testing and building the page");
    web::test()?;
    steps.next("Building everything else");
    let built = programs::build(ALL)?;
    bridge::apart(&built)?;
    steps.next("Running the Rust tests");
    let tests = ["test", "--workspace", "--locked", "--no-fail-fast"];
    run(cargo(&[&tests, ALL].concat()).env("PILAR_COMMAND", built.path("pilar")?))?;
    steps.next("Running the journeys in both engines");
    journeys::run(&built)?;
    steps.next("Building for Windows");
    if windows::can_build()? {
        let built = windows::build()?;
        steps.next("Running tests under Wine");
        windows::test(&built)?;
        steps.next("Trying the installer under Wine");
        bundle::try_installer()?;
    }
    steps.done();
    Ok(())
}
