//! The window: building it, opening it, and driving it in tests.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::process::{Result, build, build_pilar, cargo, command, exists, root, run};
use crate::{system, web};

/// Version of the driver that stands between a test and the window.
const DRIVER: &str = "2.1.0";

/// Makes packages of the window; used for nothing else, so it is no dependency of the page.
const BUNDLER: &str = "@tauri-apps/cli@2.12.5";

/// Builds the page and a debug build of the window; returns the program.
pub fn build_debug() -> Result<PathBuf> {
    system::ensure(system::WINDOW)?;
    web::build()?;
    build("pilar-window", &[])
}

/// Opens the window on a workspace with the example unit; without a display it is shown to nobody and leaves a
/// picture.
pub fn open(workspace: &Path, picture: &Path) -> Result<()> {
    system::ensure(system::WINDOW)?;
    web::build()?;
    let window = build("pilar-window", &["--release"])?;
    let shown = std::env::var_os("DISPLAY").is_some() || std::env::var_os("WAYLAND_DISPLAY").is_some();
    if shown || !cfg!(target_os = "linux") {
        println!("Opening the window on {}", workspace.display());
        return run(Command::new(&window).arg("--workspace").arg(workspace));
    }
    println!("There is no display here: the window runs under Xvfb for a few seconds.");
    system::ensure(&[system::XVFB, system::PICTURES])?;
    let script = "\"$1\" --workspace \"$2\" & window=$!; sleep 8; import -window root \"$3\"; taken=$?; kill $window; exit $taken";
    run(command("xvfb-run", &["-a", "-s", SCREEN, "sh", "-c", script, "sh"])
        .arg(&window)
        .arg(workspace)
        .arg(picture))?;
    println!("Picture: {}", picture.display());
    Ok(())
}

const SCREEN: &str = "-screen 0 1366x768x24";

/// Runs the journeys in the real window.
pub fn journeys() -> Result<()> {
    system::ensure(&[system::CLOCK])?;
    let many = build("pilar-tests", &["--example", "many"])?;
    drive("test", build_debug()?, build("pilar-cli", &[])?, &[("PILAR_MANY", &many)])
}

/// Takes the pictures of the user guide.
pub fn pictures() -> Result<()> {
    drive("pictures", build_debug()?, build("pilar-cli", &[])?, &[])
}

/// Measures the window's figures in a release build; returns the rows of their table.
pub fn figures() -> Result<String> {
    system::ensure(system::WINDOW)?;
    web::build()?;
    let window = build("pilar-window", &["--release"])?;
    let bare = build("pilar-window", &["--release", "--example", "bare"])?;
    let rows = crate::process::target()?.join("figures-of-the-window.md");
    drive("figures", window, build_pilar()?, &[("PILAR_BARE", &bare), ("PILAR_FIGURES", &rows)])?;
    std::fs::read_to_string(&rows).map_err(|error| format!("{}: {error}", rows.display()))
}

/// Runs one of the journeys' scripts with a window to drive, a command to prepare with, and what else it is told.
fn drive(script: &str, window: PathBuf, pilar: PathBuf, told: &[(&str, &Path)]) -> Result<()> {
    system::ensure(&[system::XVFB, system::DRIVER])?;
    let driver = driver()?;
    web::install(web::JOURNEYS)?;
    let npm = ["npm", "run", "--silent", script];
    run(command("xvfb-run", &[&["-a", "-s", SCREEN][..], &npm].concat())
        .current_dir(root().join(web::JOURNEYS))
        .env("PILAR_WINDOW", window)
        .env("PILAR_COMMAND", pilar)
        .env("TAURI_DRIVER", driver)
        .env("PILAR_E2E_OUT", root().join("target/e2e"))
        .envs(told.iter().copied()))
}

/// The driver, installed beside the build when it is not there.
fn driver() -> Result<PathBuf> {
    let tools = root().join("target/tools");
    let driver = tools.join("bin").join(if cfg!(windows) { "tauri-driver.exe" } else { "tauri-driver" });
    if !driver.exists() {
        println!("Installing tauri-driver {DRIVER} ...");
        let package = format!("tauri-driver@{DRIVER}");
        run(cargo(&["install", &package, "--locked", "--quiet", "--root"]).arg(&tools))?;
    }
    Ok(driver)
}

/// Makes the .deb and, where that is possible, installs it, starts it and removes it again.
pub fn bundle() -> Result<()> {
    system::ensure(system::WINDOW)?;
    web::build()?;
    let bundler = ["exec", "--yes", "--package", BUNDLER, "--", "tauri", "build", "--bundles", "deb", "--ci"];
    run(command("npm", &bundler).current_dir(root().join("src-tauri")))?;
    let folder = crate::process::target()?.join("release/bundle/deb");
    let deb = std::fs::read_dir(&folder)
        .map_err(|error| format!("{}: {error}", folder.display()))?
        .filter_map(|entry| Some(entry.ok()?.path()))
        .find(|path| path.extension().is_some_and(|ending| ending == "deb"))
        .ok_or_else(|| format!("no package in {}", folder.display()))?;
    println!("Package: {}", deb.display());
    if !exists("apt-get") {
        println!("This is not Debian: the package is not tried.");
        return Ok(());
    }
    try_package(&deb)
}

fn try_package(deb: &Path) -> Result<()> {
    system::ensure(&[system::XVFB])?;
    system::apt(&["install", "-y"], &[&deb.to_string_lossy()])?;
    let workspace = root().join("target/bundle-workspace");
    // Started for a few seconds: 124 is what timeout says of a program that was still running.
    let script = "timeout 8 xvfb-run -a pilar-window --workspace \"$1\"; test $? -eq 124";
    let started = run(command("sh", &["-c", script, "sh"]).arg(&workspace));
    system::apt(&["remove", "-y"], &["pilar"])?;
    started?;
    println!("Installed, started and removed.");
    Ok(())
}
