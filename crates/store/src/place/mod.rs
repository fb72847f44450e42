//! Where a workspace is kept, as far as that can be seen: places that put it at risk are told and never refused.

#[cfg(target_os = "linux")]
mod linux;
mod risk;
mod synced;
#[cfg(windows)]
mod windows;

use std::path::{Path, PathBuf};

#[cfg(target_os = "linux")]
use linux::drive;
pub use risk::PlaceRisk;
#[cfg(windows)]
use windows::drive;

/// What is risky about a folder as the place of a workspace, whether or not it is there yet. Nothing found is no promise:
/// only what the system shows without asking the drive itself is seen.
pub fn place_risks(dir: &Path) -> Vec<PlaceRisk> {
    let dir = resolved(dir);
    let synced = synced::is_synced(&dir, |name| std::env::var_os(name)).then_some(PlaceRisk::Synced);
    drive(&dir).into_iter().chain(synced).collect()
}

/// The folder with all links followed, as far as it is there.
fn resolved(dir: &Path) -> PathBuf {
    let dir = std::path::absolute(dir).unwrap_or_else(|_| dir.to_path_buf());
    let there = dir.ancestors().find_map(|above| Some((above, above.canonicalize().ok()?)));
    let Some((above, there)) = there else { return dir };
    dir.strip_prefix(above).map_or_else(|_| there.clone(), |rest| there.join(rest))
}

#[cfg(not(any(target_os = "linux", windows)))]
fn drive(_: &Path) -> Option<PlaceRisk> {
    None
}
