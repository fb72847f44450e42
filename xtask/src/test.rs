use crate::process::{Result, cargo, root, run};
use crate::steps::Steps;
use crate::{bridge, bundle, journeys, programs, system, types, web, windows};

/// What is built for the tests: every program, example and test of the workspace, in one go.
const ALL: &[&str] = &["--bins", "--examples", "--tests"];

/// Installs what the tests need and runs every test of the project.
pub fn test() -> Result<()> {
    let mut steps = Steps::new(8);
    steps.next("Looking for what the tests need");
    let others = [system::OFFICE, system::WRITER, system::POPPLER, system::UNZIP];
    system::ensure(&[system::WINDOW, &others, journeys::NEEDED, system::WINDOWS].concat())?;
    system::ensure_bagit();
    let for_windows = windows::can_build()?;
    if !root().join("../shared/lke-2026").exists() {
        println!("No reference data beside the project: the conformance tests on it are skipped.");
    }
    // Whatever these write and is not committed shows in the diff that CI takes afterwards.
    steps.next("Writing the view types");
    types::types()?;
    steps.next("Building the page");
    web::build()?;
    steps.next("Building everything else, and testing the page beside it");
    let page = web::begin_tests()?;
    let built = programs::build(ALL)?;
    bridge::apart(&built)?;
    page.wait()?;
    steps.next("Running the Rust tests, and building for Windows beside them");
    let windows = for_windows.then(windows::begin_build);
    let tests = ["test", "--workspace", "--locked", "--no-fail-fast"];
    run(cargo(&[&tests, ALL].concat()).env("PILAR_COMMAND", built.path("pilar")?))?;
    steps.next("Running the journeys in both engines");
    // A machine shared with others may stall under a journey.
    journeys::run(&built, 2)?;
    if let Some(windows) = windows {
        steps.next("Running tests under Wine");
        windows.wait()?;
        windows::test(&windows::build()?)?;
        steps.next("Trying the installer under Wine");
        bundle::try_installer()?;
    }
    steps.done();
    Ok(())
}
