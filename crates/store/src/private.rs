//! What the program makes is for the user of this account alone: folders 0700 and files 0600 on Unix. Windows keeps a
//! user's folders from other users by itself.

use std::fs::{self, File};
use std::io;
use std::path::Path;

/// Makes a folder, and those above it that are missing, for this user only. One that is there stays as it is.
pub(crate) fn make_private_folder(dir: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(dir)
}

/// Makes a folder that only the program uses, for this user only. One that is there is tightened, as far as the system
/// lets this user.
pub fn keep_private_folder(dir: &Path) -> io::Result<()> {
    make_private_folder(dir)?;
    #[cfg(unix)]
    close(dir);
    Ok(())
}

/// Makes an empty file for this user only, or empties the one that is there.
pub(crate) fn create(path: &Path) -> io::Result<File> {
    let mut options = File::options();
    options.write(true).create(true).truncate(true);
    open(&mut options, path)
}

/// Has a database file be there, for this user only, before SQLite opens it; its log takes the same rights.
/// A file that is there is not opened: closing it would drop the locks that SQLite holds on it.
pub(crate) fn reserve(path: &Path) -> io::Result<()> {
    match open(File::options().write(true).create_new(true), path) {
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists => Err(error),
        _ => Ok(()),
    }
}

fn open(options: &mut fs::OpenOptions, path: &Path) -> io::Result<File> {
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(options, 0o600);
    options.open(path)
}

/// Takes the rights of other users on the workspace's own files in a folder away, as far as the system lets this user.
///
/// Earlier versions made them as the system does. The folder itself is tightened where nothing else lies in it. A folder
/// whose files belong to its group, by the bit that says so (setgid), was given to a group on purpose and stays so.
#[cfg(unix)]
pub(crate) fn tighten(dir: &Path) {
    use std::os::unix::fs::PermissionsExt as _;

    const OF_A_GROUP: u32 = 0o2000;
    if fs::metadata(dir).is_ok_and(|about| about.permissions().mode() & OF_A_GROUP != 0) {
        return;
    }
    let mut alone = true;
    for name in names_in(dir) {
        let path = dir.join(&name);
        if name == crate::names::BACKUPS {
            names_in(&path).iter().filter(|name| is_own(name)).for_each(|name| close(&path.join(name)));
            close(&path);
        } else if is_own(&name) {
            close(&path);
        } else {
            alone = false;
        }
    }
    if alone {
        close(dir);
    }
}

#[cfg(not(unix))]
pub(crate) fn tighten(_: &Path) {}

/// Takes the rights of others away. Whoever does not own it may not; nothing is worse for it then.
#[cfg(unix)]
fn close(path: &Path) {
    use std::os::unix::fs::PermissionsExt as _;

    const OTHERS: u32 = 0o077;
    if let Ok(mode) = fs::metadata(path).map(|about| about.permissions().mode())
        && mode & OTHERS != 0
    {
        drop(fs::set_permissions(path, fs::Permissions::from_mode(mode & !OTHERS)));
    }
}

/// The names in a folder that are text; of one that cannot be read none is known.
#[cfg(unix)]
fn names_in(dir: &Path) -> Vec<String> {
    let entries = fs::read_dir(dir).into_iter().flatten().flatten();
    entries.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect()
}

/// Whether a file in the workspace's folder is the program's own, by its name.
#[cfg(unix)]
fn is_own(name: &str) -> bool {
    let stem = name.trim_end_matches("-wal").trim_end_matches("-shm");
    Path::new(stem).extension().is_some_and(|ending| ending == "db")
        && ["pilar", "evidence", "personal"].iter().any(|own| stem.starts_with(own))
}
