use std::fs;

use crate::process::{Result, cargo, command, root, run};
use crate::{system, tools, web};

const VERSION: &str = "0.9.3";

/// Writes `LISENSI.txt`, which every bundle and the page carry: the licences of the crates (by cargo-about), of what npm
/// packages the page is made of (by its own build), of fonts and icons. `tests/generated` joins them and tells when they
/// are no longer those of what is shipped.
pub fn licences() -> Result<()> {
    system::ensure(system::WINDOW)?;
    // Optimised, because comparing texts takes a quarter of an hour without.
    let about = tools::from_crates_with("cargo-about", VERSION, &["--features", "cli"])?;
    let gathered = root().join("target/licences");
    fs::create_dir_all(&gathered).map_err(|error| format!("{}: {error}", gathered.display()))?;
    web::install(web::PAGE)?;
    run(command("npm", &["run", "--silent", "build"])
        .current_dir(root().join(web::PAGE))
        .env("PILAR_PARTS", gathered.join("page.txt")))?;
    run(&mut cargo(&["fetch", "--locked", "--quiet"]))?;
    for (manifest, report) in [("src-tauri", "window.json"), ("crates/cli", "command.json")] {
        let how =
            ["generate", "--offline", "--locked", "--fail", "--format", "json", "--config", "about.toml"];
        run(command(&about.to_string_lossy(), &how)
            .args(["--manifest-path", &format!("{manifest}/Cargo.toml"), "--output-file"])
            .arg(gathered.join(report)))?;
    }
    let test = ["test", "--quiet", "--workspace", "--locked", "--test", "generated", "licences"];
    run(cargo(&test).env("PILAR_LICENCES", &gathered))?;
    println!("Written: {}", root().join("LISENSI.txt").display());
    Ok(())
}
