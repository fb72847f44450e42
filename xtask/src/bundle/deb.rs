//! The package for Debian.

use std::fs;
use std::path::{Path, PathBuf};

use super::common::{Profile, VERSION};
use crate::files::copy;
use crate::process::{Result, cargo, command, exists, root, run};
use crate::{bridge, programs, system};

/// Makes packages of the window; used for nothing else, so it is no dependency of the page.
const BUNDLER: &str = "@tauri-apps/cli@2.12.5";

/// Builds the programs for this Linux and packs them.
pub fn make(profile: Profile, out: &Path) -> Result<PathBuf> {
    let built = programs::build_with(cargo(profile.cargo()))?;
    let window = built.path("pilar-window")?;
    bridge::without(window)?;
    bridge::without(built.path("pilar")?)?;
    // The configuration names the command and the licences by paths that do not depend on the profile.
    let files = root().join("target/bundle/linux");
    fs::create_dir_all(&files).map_err(|error| format!("{}: {error}", files.display()))?;
    copy(built.path("pilar")?, &files.join("pilar"))?;
    let bundler =
        ["exec", "--yes", "--package", BUNDLER, "--", "tauri", "bundle", "--bundles", "deb", "--ci"];
    let debug = if profile == Profile::Debug { &["--debug"][..] } else { &[] };
    run(command("npm", &[&bundler, debug].concat()).current_dir(root().join("src-tauri")))?;
    let made = window.with_file_name("bundle/deb").join(format!("Pilar_{VERSION}_amd64.deb"));
    let deb = out.join(format!("pilar_{VERSION}_amd64.deb"));
    copy(&made, &deb)?;
    Ok(deb)
}

/// Installs the package where that is possible, starts both programs and removes it again.
pub fn try_package(deb: &Path) -> Result<()> {
    if !exists("apt-get") {
        println!("This is not Debian: the package is not tried.");
        return Ok(());
    }
    system::ensure(&[system::XVFB])?;
    system::apt(&["install", "-y"], &[&deb.to_string_lossy()])?;
    let workspace = root().join("target/bundle-workspace");
    // Started for a few seconds: 124 is what timeout says of a program that was still running.
    let script = "pilar --version && cd /usr/share/doc/pilar && test -s LISENSI.txt && \
        test -s 'Panduan Pilar.pdf' && test -s 'Kartu Pokja.pdf' && \
        { timeout 8 xvfb-run -a pilar-window --workspace \"$1\"; test $? -eq 124; }";
    let started = run(command("sh", &["-c", script, "sh"]).arg(&workspace));
    system::apt(&["remove", "-y"], &["pilar"])?;
    started?;
    println!("Installed, started and removed.");
    Ok(())
}
