use std::path::Path;
use std::process::Command;

use crate::files::remove;
use crate::process::{Result, output, root, run as run_command};
use crate::steps::Steps;
use crate::{programs, system, web, window};

/// Builds Pilar, runs its main job on the example unit (score, workbook, PDF and JSON), and opens the window on it.
pub fn run() -> Result<()> {
    let mut steps = Steps::new(5);
    steps.next("Looking for what Pilar is built with");
    system::ensure(system::WINDOW)?;
    steps.next("Building the page");
    web::build()?;
    steps.next("Building the command and the window");
    let built = programs::build(&["--bins"])?;
    let pilar = built.path("pilar")?;
    steps.next("Making the example unit and its exports");
    let out = root().join("out");
    let workspace = out.join("ruang-kerja");
    if workspace.exists() {
        remove(&workspace)?;
    }
    std::fs::create_dir_all(&out).map_err(|error| format!("{}: {error}", out.display()))?;
    let command = |args: &[&str]| {
        let mut command = Command::new(pilar);
        command.arg("--workspace").arg(&workspace).args(args);
        command
    };
    let id = output(&mut command(&["example"]))?.trim().to_owned();
    run_command(&mut command(&["show", &id]))?;
    println!();
    for (format, name) in
        [("xlsx", "LKE.xlsx"), ("pdf", "Laporan LKE.pdf"), ("portalrb", "jawaban-unit.json")]
    {
        let path = out.join(name);
        run_command(&mut command(&["export", &id, "--format", format, "-o", text(&path)?]))?;
    }
    println!("\nWorkspace: {}", workspace.display());
    println!("Command:   {}", pilar.display());
    steps.next("Opening the window");
    window::open(built.path("pilar-window")?, &workspace, &out.join("jendela.png"))?;
    steps.done();
    Ok(())
}

fn text(path: &Path) -> Result<&str> {
    path.to_str().ok_or_else(|| format!("{}: not valid Unicode", path.display()))
}
