//! Folders that a sync program keeps the same elsewhere.

use std::ffi::OsString;
use std::fs;
use std::path::Path;

/// Names under which sync programs make their folders, in lower case; more may follow behind a blank, as in
/// `OneDrive - Kementerian Keuangan`.
const FOLDERS: [&str; 11] = [
    "onedrive",
    "dropbox",
    "google drive",
    "googledrive",
    "nextcloud",
    "owncloud",
    "iclouddrive",
    "synologydrive",
    "megasync",
    "pclouddrive",
    "yandex.disk",
];
/// Where `OneDrive` says its folders are.
const VARIABLES: [&str; 3] = ["OneDrive", "OneDriveConsumer", "OneDriveCommercial"];
/// What sync programs leave at the top of their folders.
const MARKS: [&str; 7] = [
    ".dropbox.cache",
    ".stfolder",
    ".sync/ID",
    ".nextcloudsync.log",
    ".owncloudsync.log",
    ".SynologyWorkingDirectory",
    ".tmp.drivedownload",
];

/// Whether a folder, with its links followed, lies in one that is synced. `variable` is the environment.
pub(super) fn is_synced(dir: &Path, variable: impl Fn(&str) -> Option<OsString>) -> bool {
    let within = |top: OsString| Path::new(&top).canonicalize().is_ok_and(|top| dir.starts_with(top));
    VARIABLES.iter().filter_map(|name| variable(name)).any(within)
        || dir.ancestors().any(|above| is_named(above) || is_marked(above))
        || is_kept_in_cloud(dir)
}

fn is_named(folder: &Path) -> bool {
    let name = folder.file_name().unwrap_or_default().to_string_lossy().to_lowercase();
    FOLDERS
        .iter()
        .any(|known| name.strip_prefix(known).is_some_and(|rest| rest.is_empty() || rest.starts_with(' ')))
}

fn is_marked(folder: &Path) -> bool {
    MARKS.iter().any(|mark| folder.join(mark).exists())
        // In a home there is a folder of that name; at the top of what Dropbox syncs it is a file.
        || folder.join(".dropbox").is_file()
        || has_sync_journal(folder)
}

/// Nextcloud and ownCloud keep their journal as `.sync_<hash>.db` at the top.
fn has_sync_journal(folder: &Path) -> bool {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries.map(|entry| entry.file_name().to_string_lossy().into_owned()).any(|name| {
        let hash =
            name.trim_start_matches('.').strip_prefix("_sync_").or_else(|| name.strip_prefix(".sync_"));
        hash.is_some_and(|rest| rest.strip_suffix(".db").is_some_and(|hash| !hash.is_empty()))
    })
}

/// Whether Windows marks a folder as one of a cloud: kept on this computer, only there, or fetched when it is opened.
#[cfg(windows)]
fn is_kept_in_cloud(dir: &Path) -> bool {
    use std::os::windows::fs::MetadataExt as _;

    const RECALL_ON_OPEN: u32 = 0x0004_0000;
    const PINNED: u32 = 0x0008_0000;
    const UNPINNED: u32 = 0x0010_0000;
    const RECALL_ON_DATA_ACCESS: u32 = 0x0040_0000;
    let marks = RECALL_ON_OPEN | PINNED | UNPINNED | RECALL_ON_DATA_ACCESS;
    fs::metadata(dir).is_ok_and(|about| about.file_attributes() & marks != 0)
}

#[cfg(not(windows))]
fn is_kept_in_cloud(_: &Path) -> bool {
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    fn none(_: &str) -> Option<OsString> {
        None
    }

    #[test]
    fn folders_of_sync_programs_are_known_by_name_by_mark_and_by_what_onedrive_says() {
        let folder = tempfile::tempdir().expect("a folder");
        let top = folder.path().canonicalize().expect("a folder");
        for (named, expected) in [
            ("OneDrive", true),
            ("OneDrive - Kementerian Keuangan", true),
            ("Dropbox (Kantor)", true),
            ("Nextcloud", true),
            ("OneDriveku", false),
            ("Data", false),
        ] {
            let dir = top.join(named).join("ZI/Pilar");
            assert_eq!(is_synced(&dir, none), expected, "{named}");
        }
        for (at, mark) in
            [".stfolder/x", ".dropbox", ".sync/ID", ".sync_a1b2c3.db", "._sync_a1b2c3.db"].iter().enumerate()
        {
            let dir = top.join(format!("tersinkron {at}"));
            let mark = dir.join(mark);
            fs::create_dir_all(mark.parent().expect("a folder")).expect("a folder");
            fs::write(&mark, "").expect("a mark");
            assert!(is_synced(&dir.join("dalam/Pilar"), none), "{}", mark.display());
        }
        // The home of whoever uses Dropbox, and a database of somebody's own.
        fs::create_dir_all(top.join("rumah/.dropbox")).expect("a folder");
        fs::write(top.join("rumah/.sync_.db"), "").expect("a file");
        assert!(!is_synced(&top.join("rumah/Pilar"), none));

        fs::create_dir_all(top.join("awan")).expect("a folder");
        let said = |name: &str| (name == "OneDriveCommercial").then(|| top.join("awan").into_os_string());
        assert!(is_synced(&top.join("awan/Pilar"), said));
        assert!(!is_synced(&top.join("awan lain/Pilar"), said));
    }
}
