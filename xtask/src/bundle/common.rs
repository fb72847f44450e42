//! What every bundle is made with: its profile, its version, its folder.

use std::path::PathBuf;

use crate::process::root;

/// The version of everything in the workspace.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

/// How programs are built.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Profile {
    /// With everything else in the workspace, so that nothing is compiled for the bundle alone; to try the installer.
    Debug,
    /// As users get them: optimised, with only the features that the programs ask for themselves.
    Release,
}

impl Profile {
    /// What cargo is told to build.
    pub fn cargo(self) -> &'static [&'static str] {
        match self {
            Self::Debug => &["build", "--locked", "--workspace", "--bins"],
            Self::Release => {
                &["build", "--locked", "--release", "-p", "pilar-window", "-p", "pilar-cli", "--bins"]
            }
        }
    }
}

/// Where bundles are made.
pub fn folder() -> PathBuf {
    root().join("target/bundle")
}
