use std::path::Path;
use std::process::Command;

use crate::process::{Result, build_pilar, output, root, run as run_command};
use crate::{system, window};

/// Builds Pilar, runs its main job on the example unit (score, workbook, PDF and JSON), and opens the window on it.
pub fn run() -> Result<()> {
    system::ensure(&[system::COMPILER])?;
    let pilar = build_pilar()?;
    let out = root().join("out");
    let workspace = out.join("ruang-kerja");
    if workspace.exists() {
        std::fs::remove_dir_all(&workspace).map_err(|error| format!("{}: {error}", workspace.display()))?;
    }
    std::fs::create_dir_all(&out).map_err(|error| format!("{}: {error}", out.display()))?;
    let command = |args: &[&str]| {
        let mut command = Command::new(&pilar);
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
    window::open(&workspace, &out.join("jendela.png"))
}

fn text(path: &Path) -> Result<&str> {
    path.to_str().ok_or_else(|| format!("{}: not valid Unicode", path.display()))
}
