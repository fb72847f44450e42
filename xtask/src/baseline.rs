//! The programs of version 0.1, which figures are compared with: built from the repository's own history.

use std::fs;
use std::path::{Path, PathBuf};

use crate::process::{self, Result, cargo, output, run};
use crate::programs::{build_with, target};
use crate::web;

/// The last commit of version 0.1.
const COMMIT: &str = "b6c9f25ec450e339c2d2510f83632df544907f5e";

/// The programs of version 0.1 in a release build.
pub struct Baseline {
    pub pilar: PathBuf,
    pub window: PathBuf,
}

/// Builds version 0.1 unless that was done already: its command, and its window where that is asked for.
pub fn baseline(window: bool) -> Result<Baseline> {
    let kept = target()?.join("base-0.1");
    let name = |name: &str| kept.join("programs").join(format!("{name}{}", std::env::consts::EXE_SUFFIX));
    let base = Baseline { pilar: name("pilar"), window: name("pilar-window") };
    if base.pilar.exists() && (base.window.exists() || !window) {
        return Ok(base);
    }
    let source = check_out(&kept)?;
    if window {
        let page = source.join(web::PAGE).to_string_lossy().into_owned();
        web::install(&page)?;
        run(&mut web::script(&page, "build"))?;
    }
    let targets: &[&str] = if window { &["--bins"] } else { &["--bin", "pilar"] };
    let release = ["build", "--release", "--workspace", "--locked"];
    let mut command = cargo(&[&release[..], targets, &["--target-dir"]].concat());
    // Into the same folder as ours: most dependencies are the same and compiled once for both.
    command.arg(target()?).current_dir(&source);
    // How SQLite is compiled for us is no part of it.
    command.env("LIBSQLITE3_FLAGS", "");
    let built = build_with(command)?;
    fs::create_dir_all(kept.join("programs")).map_err(|error| format!("{}: {error}", kept.display()))?;
    let programs = [("pilar", &base.pilar), ("pilar-window", &base.window)];
    for (name, to) in programs.into_iter().take(1 + usize::from(window)) {
        fs::copy(built.path(name)?, to).map_err(|error| format!("{}: {error}", to.display()))?;
    }
    Ok(base)
}

/// Checks version 0.1 out beside the build.
fn check_out(kept: &Path) -> Result<PathBuf> {
    let source = kept.join("source");
    if source.join("Cargo.toml").exists() {
        return Ok(source);
    }
    if output(&mut process::command("git", &["cat-file", "-t", COMMIT])).is_err() {
        return Err(format!(
            "this clone lacks the commit of version 0.1 ({COMMIT}), which the figures are compared with; \
             `git fetch --unshallow` brings the whole history"
        ));
    }
    run(&mut process::command("git", &["worktree", "prune"]))?;
    run(process::command("git", &["worktree", "add", "--quiet", "--detach"]).arg(&source).arg(COMMIT))?;
    Ok(source)
}
