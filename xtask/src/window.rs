//! The window: building it, opening it, and driving it in tests.

use std::path::Path;
use std::process::Command;

use crate::baseline::Baseline;
use crate::process::{Result, command, root, run};
use crate::programs::{self, Programs};
use crate::{system, tools, web};

/// Version of the driver that stands between a test and the window.
const DRIVER: &str = "2.1.0";

/// Opens the window on a workspace with the example unit; without a display it is shown to nobody and leaves a
/// picture.
pub fn open(window: &Path, workspace: &Path, picture: &Path) -> Result<()> {
    let shown = std::env::var_os("DISPLAY").is_some() || std::env::var_os("WAYLAND_DISPLAY").is_some();
    if shown || !cfg!(target_os = "linux") {
        println!("Opening the window on {}", workspace.display());
        return run(Command::new(window).arg("--workspace").arg(workspace));
    }
    println!("There is no display here: the window runs under Xvfb for a few seconds.");
    system::ensure(&[system::XVFB, system::PICTURES])?;
    let script = "\"$1\" --workspace \"$2\" & window=$!; sleep 8; import -window root \"$3\"; taken=$?; kill $window; exit $taken";
    run(command("xvfb-run", &["-a", "-s", SCREEN, "sh", "-c", script, "sh"])
        .arg(window)
        .arg(workspace)
        .arg(picture))?;
    println!("Picture: {}", picture.display());
    Ok(())
}

const SCREEN: &str = "-screen 0 1366x768x24";
/// The number of the first screen that nobody sees.
pub const FIRST: u16 = 99;

/// Measures the window's figures in a release build, beside those of version 0.1; returns the rows of their table.
pub fn figures(built: &Programs, base: &Baseline) -> Result<String> {
    let rows = programs::target()?.join("figures-of-the-window.md");
    let told = [
        ("PILAR_BARE", built.path("bare")?),
        ("PILAR_BASE", base.pilar.as_path()),
        ("PILAR_BASE_WINDOW", base.window.as_path()),
        ("PILAR_FIGURES", rows.as_path()),
    ];
    run(&mut driving("figures", FIRST, built.path("pilar-window")?, built.path("pilar")?, &told)?)?;
    std::fs::read_to_string(&rows).map_err(|error| format!("{}: {error}", rows.display()))
}

/// What runs one of the scripts of `tests/e2e/package.json`, with a window to drive, a command to prepare with, and what
/// else it is told; everything it needs is installed. Its screen is the first free one from this number on: two that
/// begin at once would take each other's.
pub fn driving(
    script: &str,
    screen: u16,
    window: &Path,
    pilar: &Path,
    told: &[(&str, &Path)],
) -> Result<Command> {
    system::ensure(&[system::XVFB, system::DISPLAY, system::DRIVER])?;
    let driver = tools::from_crates("tauri-driver", DRIVER)?;
    web::install(web::JOURNEYS)?;
    let npm = ["npm", "run", "--silent", script];
    let screen = screen.to_string();
    let mut command = command("xvfb-run", &[&["-n", &screen, "-a", "-s", SCREEN][..], &npm].concat());
    command
        .current_dir(root().join(web::JOURNEYS))
        .env("PILAR_WINDOW", window)
        .env("PILAR_COMMAND", pilar)
        .env("TAURI_DRIVER", driver)
        .env("PILAR_E2E_OUT", root().join("target/e2e"))
        .envs(told.iter().copied());
    Ok(command)
}
