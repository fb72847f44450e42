//! What users install: a setup and a portable zip for Windows, a package for Debian, and their checksums.

mod common;
mod deb;
mod setup;
mod sums;
mod trial;
mod update;
mod windows;

use std::fs;

pub use common::Profile;
use common::{VERSION, folder};

use crate::files::empty;
use crate::process::Result;
use crate::steps::Steps;
use crate::{system, web};

/// Makes every bundle in `target/bundle`, and tries them: the package on this Debian, the installer under wine.
pub fn bundle(profile: Profile) -> Result<()> {
    let mut steps = Steps::new(6);
    steps.next("Looking for what the bundles are made with");
    system::ensure(system::WINDOW)?;
    if !crate::windows::can_build()? {
        return Err("bundles for Windows cannot be made here".into());
    }
    steps.next("Building the page");
    web::build()?;
    let out = empty(&folder())?;
    steps.next("Making the package for Debian");
    let deb = deb::make(profile, &out)?;
    deb::try_package(&deb)?;
    steps.next("Building the programs for Windows");
    let staged = windows::stage(profile)?;
    let setup = setup::make(&staged, &out, VERSION, profile)?;
    let zip = windows::portable(&staged, &out)?;
    steps.next("Trying the installer under wine");
    trial::try_installer(&staged, &setup)?;
    steps.next("Writing the checksums");
    let mut files = vec![setup, zip, deb];
    if let Some(key) = sums::key() {
        files.push(update::make(&files[0], &out, &key)?);
    }
    let signed = sums::write(&out, &files)?;
    steps.done();
    println!();
    for file in &files {
        let size = fs::metadata(file).map_err(|error| format!("{}: {error}", file.display()))?.len();
        #[expect(clippy::cast_precision_loss, reason = "a size to look at")]
        let mib = size as f64 / f64::from(1 << 20);
        println!("{:>7.1} MiB  {}", mib, file.display());
    }
    if profile == Profile::Debug {
        println!("\nThese programs are not optimised: for trying only.");
    }
    println!("\n{}", signed.said());
    if std::env::var_os("PILAR_UPDATE_KEY").is_none_or(|key| key.is_empty()) {
        println!("WITHOUT KEYS: these programs refuse every update file (docs/releasing.md).");
    }
    Ok(())
}

/// Makes an installer of the programs of a debug build for Windows and tries it. Needs the page.
pub fn try_installer() -> Result<()> {
    let staged = windows::stage(Profile::Debug)?;
    let setup = setup::make(&staged, &empty(&folder().join("trial"))?, VERSION, Profile::Debug)?;
    trial::try_installer(&staged, &setup)
}
