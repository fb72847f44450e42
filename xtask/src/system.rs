//! Programs a chore needs and a fresh Debian lacks.

use crate::process::{Result, command, exists, run};

/// A program and the Debian package it is in.
pub struct Needed {
    pub program: &'static str,
    pub package: &'static str,
}

/// The C compiler that SQLite is built with.
pub const COMPILER: Needed = Needed { program: "cc", package: "build-essential" };
/// Recalculates exported workbooks independently.
pub const OFFICE: Needed = Needed { program: "soffice", package: "libreoffice-calc" };
/// Reads exported PDFs independently.
pub const POPPLER: Needed = Needed { program: "pdftotext", package: "poppler-utils" };

/// Installs what is missing where that is possible; says what stays missing.
///
/// Only the compiler is indispensable: without the others the checks that use them say they are skipped.
pub fn ensure(needed: &[Needed]) -> Result<()> {
    let missing: Vec<&str> = needed.iter().filter(|n| !exists(n.program)).map(|n| n.package).collect();
    if missing.is_empty() {
        return Ok(());
    }
    if !exists("apt-get") {
        println!("Please install: {}. Checks that need them are skipped.", missing.join(", "));
        return Ok(());
    }
    println!("Installing {} ...", missing.join(", "));
    let sudo = if exists("sudo") { &["sudo", "-n"][..] } else { &[] };
    let install = |args: &[&str]| {
        let words = [sudo, &["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq"], args].concat();
        run(&mut command(words[0], &words[1..]))
    };
    let done = install(&["update"])
        .and_then(|()| install(&[&["install", "-y", "--no-install-recommends"][..], &missing].concat()));
    match done {
        Ok(()) => Ok(()),
        Err(error) if missing.contains(&COMPILER.package) => Err(error),
        Err(error) => {
            println!(
                "Could not install {} ({error}). Checks that need them are skipped.",
                missing.join(", ")
            );
            Ok(())
        }
    }
}

/// Puts Python's bagit module, which checks packages independently, into `target/bagit`.
pub fn ensure_bagit() {
    let folder = crate::process::root().join("target/bagit");
    if folder.join("bagit.py").exists() {
        return;
    }
    let target = folder.to_string_lossy().into_owned();
    let install = ["-m", "pip", "install", "--quiet", "--target", &target, "bagit==1.9.0"];
    if let Err(error) = run(&mut command("python3", &install)) {
        println!("No bagit module ({error}): that check of packages is skipped.");
    }
}
