use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// Where an update waits: a folder of the program's own, which nobody else may write to.
pub struct UpdateFolder(PathBuf);

impl UpdateFolder {
    /// The one in the folder that the system gives the program on this machine.
    pub fn within(own: &Path) -> Self {
        Self(own.join("pembaruan"))
    }

    /// The copy that is looked at.
    pub(super) fn examined(&self) -> PathBuf {
        self.0.join("diperiksa.pilar-update")
    }

    /// The copy that waits for the next start.
    pub(super) fn kept(&self) -> PathBuf {
        self.0.join("menunggu.pilar-update")
    }

    /// Says that its installer was started once.
    pub(super) fn tried(&self) -> PathBuf {
        self.0.join("dicoba")
    }

    /// The installer, ready to run.
    pub(super) fn installer(&self) -> PathBuf {
        self.0.join("pemasang.exe")
    }

    /// Makes the folder.
    pub(super) fn make(&self) -> io::Result<()> {
        fs::create_dir_all(&self.0)?;
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            fs::set_permissions(&self.0, fs::Permissions::from_mode(0o700))?;
        }
        Ok(())
    }

    /// Removes what it holds.
    pub(super) fn clear(&self) -> io::Result<()> {
        match fs::remove_dir_all(&self.0) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
            _ => Ok(()),
        }
    }
}
