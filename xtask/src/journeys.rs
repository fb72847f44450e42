//! The journeys, in the window's own engine and in the one of Windows' web view.

use std::path::Path;
use std::process::Command;
use std::time::Duration;

use crate::beside::Beside;
use crate::process::{self, Result, cargo, root};
use crate::programs::{self, Programs};
use crate::system::{self, Needed};
use crate::{web, window};

/// The engines as `tests/e2e/support/engine.ts` names them, as people do, and the number from which on their screen is.
const ENGINES: [(&str, &str, u16); 2] =
    [("webkit", "WebKitGTK", window::FIRST), ("chromium", "Chromium", window::FIRST + 100)];

/// What the journeys need.
pub const NEEDED: &[Needed] = &[
    system::XVFB,
    system::DISPLAY,
    system::DRIVER,
    system::CHROMIUM,
    system::CHROMIUM_DRIVER,
    system::CLOCK,
];

/// Runs all journeys in both engines at once, each on a screen of its own, and returns how long each took. A journey
/// mostly waits for its window, so that two engines take little longer than one. One that fails is tried anew up to so
/// many attempts, and told if only a later one held.
pub fn run(built: &Programs, attempts: u32) -> Result<[Duration; 2]> {
    system::ensure(NEEDED)?;
    let begin = |(engine, name, screen): (&str, &str, u16)| {
        let mut driving = driving(built, "test", engine, screen)?;
        driving.env("PILAR_E2E_OUT", root().join("target/e2e").join(engine));
        driving.env("PILAR_ATTEMPTS", attempts.to_string());
        Ok::<_, String>(Beside::begin(format!("Journeys in {name}"), vec![driving]))
    };
    let [webkit, chromium] = ENGINES;
    Beside::wait_all([begin(webkit)?, begin(chromium)?])
}

/// Tries ten thousand random histories of merging, runs all journeys so many times in a row and prints the times for
/// docs/benchmarks.md, then works in the window for an hour; stops at the first failure.
pub fn soak(times: u32) -> Result<()> {
    run_merging(10_000)?;
    let built = build()?;
    let mut rows = vec!["| run | WebKitGTK | Chromium |".to_owned(), "|---|---|---|".into()];
    for number in 1..=times {
        println!("\nRun {number} of {times}");
        let [webkit, chromium] =
            run(&built, 1).map_err(|error| format!("run {number} of {times}: {error}"))?;
        rows.push(format!("| {number} | {} s | {} s |", webkit.as_secs(), chromium.as_secs()));
    }
    println!(
        "\nAll journeys in both engines, {times} times in a row without a failure:\n\n{}",
        rows.join("\n")
    );
    work(&built, HOUR)
}

/// How long `cargo xtask soak` works in the window, in minutes.
pub const HOUR: u32 = 60;

/// Works in the real window for so many minutes, and looks whether memory, handles and the time of an answer stay as they
/// were.
pub fn hour(minutes: u32) -> Result<()> {
    work(&build()?, minutes)
}

fn work(built: &Programs, minutes: u32) -> Result<()> {
    system::ensure(NEEDED)?;
    let [(engine, _, screen), _] = ENGINES;
    process::run(driving(built, "hour", engine, screen)?.env("PILAR_MINUTES", minutes.to_string()))
}

/// The properties of merging over so many random histories; `cargo xtask test` tries a thousand.
fn run_merging(histories: u32) -> Result<()> {
    let test = ["test", "--workspace", "--locked", "--test", "merging"];
    process::run(cargo(&test).env("PROPTEST_CASES", histories.to_string()))
}

/// Takes pictures of every page in both engines into `target/e2e/pictures`.
pub fn looks() -> Result<()> {
    let built = build()?;
    system::ensure(NEEDED)?;
    ENGINES.iter().try_for_each(|(engine, ..)| drive(&built, "looks", engine))
}

/// Takes the pictures of the user guide in Windows' engine, and prints it with them.
pub fn guide() -> Result<()> {
    let built = build()?;
    system::ensure(NEEDED)?;
    system::ensure(&[system::POPPLER, system::PICTURES])?;
    drive(&built, "pictures", "chromium")?;
    lighten(&root().join("docs/panduan/gambar"))?;
    // The page carries the pictures.
    web::build()?;
    drive(&built, "paper", "chromium")
}

/// Gives the pictures of a folder a palette: they are in the program and in the PDF, and take a third of their size.
fn lighten(pictures: &Path) -> Result<()> {
    let fault = |error: std::io::Error| format!("{}: {error}", pictures.display());
    for entry in std::fs::read_dir(pictures).map_err(fault)? {
        let path = entry.map_err(fault)?.path();
        if path.extension().is_some_and(|ending| ending == "png") {
            let palette = ["-dither", "None", "-colors", "128", "-strip", "-define", "png:format=png8"];
            process::run(process::command("convert", &[]).arg(&path).args(palette).arg(&path))?;
        }
    }
    Ok(())
}

fn build() -> Result<Programs> {
    system::ensure(system::WINDOW)?;
    web::build()?;
    programs::build(&["--bins", "--examples"])
}

fn drive(built: &Programs, script: &str, engine: &str) -> Result<()> {
    process::run(&mut driving(built, script, engine, window::FIRST)?)
}

fn driving(built: &Programs, script: &str, engine: &str, screen: u16) -> Result<Command> {
    let told = [
        ("PILAR_ENGINE", Path::new(engine)),
        ("PILAR_BRIDGE", built.path("bridge")?),
        ("PILAR_MANY", built.path("many")?),
    ];
    window::driving(script, screen, built.path("pilar-window")?, built.path("pilar")?, &told)
}
