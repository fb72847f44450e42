//! Tools of ours that a registry has: each in one version, kept in `target/tools`.

use std::path::PathBuf;

use crate::process::{Result, cargo, root, run};

/// The folder of all tools.
pub fn folder() -> PathBuf {
    root().join("target/tools")
}

/// A program from crates.io, compiled when it is not there. Not optimised: compiling it is what takes long.
pub fn from_crates(name: &str, version: &str) -> Result<PathBuf> {
    let program = folder().join("bin").join(format!("{name}{}", std::env::consts::EXE_SUFFIX));
    let package = format!("{name}@{version}");
    // Cargo does nothing when this very version is there.
    let mut install = cargo(&["install", &package, "--locked", "--debug", "--quiet", "--root"]);
    if !program.exists() {
        println!("Installing {name} {version} ...");
    }
    run(install.arg(folder()).env("CARGO_PROFILE_DEV_DEBUG", "0"))?;
    Ok(program)
}
