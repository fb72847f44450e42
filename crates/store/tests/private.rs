//! Whatever the program makes is for its user alone.
#![cfg(unix)]

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;

use pilar_store::Workspace;

fn mode(path: &Path) -> u32 {
    fs::metadata(path).expect("there").permissions().mode() & 0o7777
}

fn set(path: &Path, mode: u32) {
    fs::set_permissions(path, fs::Permissions::from_mode(mode)).expect("set");
}

/// Whatever lies in a folder, with its mode.
fn modes(dir: &Path) -> Vec<(String, u32)> {
    let entries = fs::read_dir(dir).expect("a folder").map(|entry| entry.expect("an entry"));
    let mut found: Vec<_> =
        entries.map(|it| (it.file_name().to_string_lossy().into_owned(), mode(&it.path()))).collect();
    found.sort();
    found
}

#[test]
fn whatever_is_made_is_for_its_user_alone() {
    let folder = tempfile::tempdir().expect("a folder");
    let dir = folder.path().join("data/Pilar");
    let mut workspace = Workspace::open(&dir).expect("a workspace");
    let backup = workspace.backup().expect("a backup");
    let full = folder.path().join("kami.pilar-lengkap");
    workspace.backup_full(&full, &mut |_, _| true).expect("a full backup");
    assert_eq!((mode(&dir), mode(&folder.path().join("data"))), (0o700, 0o700));
    assert_eq!((mode(&backup), mode(&full), mode(backup.parent().expect("backups"))), (0o600, 0o600, 0o700));
    let open = modes(&dir);
    assert!(open.iter().any(|(name, _)| name == "pilar.db-wal"), "{open:?}");
    assert!(open.iter().all(|(name, mode)| name == "backups" || *mode == 0o600), "{open:?}");
    drop(workspace);

    let restored = folder.path().join("penuh");
    Workspace::restore_full(&full, &restored, &mut |_, _| true).expect("restored");
    // A backup that was carried over a stick comes back with the rights of everybody.
    set(&backup, 0o644);
    Workspace::restore(&dir, &backup).expect("restored");
    assert_eq!(mode(&dir.join("pilar.db")), 0o600);
    let moved = folder.path().join("pindah");
    Workspace::relocate(&dir, &moved, &mut |_, _| true, &mut || true).expect("moved");
    for dir in [&restored, &moved] {
        assert_eq!(mode(dir), 0o700);
        let found = modes(dir);
        assert!(found.iter().all(|(name, mode)| name == "backups" || *mode == 0o600), "{found:?}");
    }
    assert_eq!(mode(&moved.join("backups")), 0o700);
}

#[test]
fn what_earlier_versions_made_is_tightened_and_nothing_else() {
    let folder = tempfile::tempdir().expect("a folder");
    let dir = folder.path().join("Pilar");
    let mut workspace = Workspace::open(&dir).expect("a workspace");
    let backup = workspace.backup().expect("a backup");
    drop(workspace);
    let loosen = || {
        set(&dir, 0o755);
        set(backup.parent().expect("backups"), 0o755);
        for path in [&dir.join("pilar.db"), &dir.join("evidence.db"), &backup] {
            set(path, 0o664);
        }
    };
    loosen();
    Workspace::open(&dir).expect("opened");
    assert_eq!((mode(&dir), mode(&dir.join("pilar.db")), mode(&backup)), (0o700, 0o600, 0o600));

    loosen();
    fs::write(dir.join("Daftar hadir.xlsx"), "").expect("somebody's file");
    set(&dir.join("Daftar hadir.xlsx"), 0o644);
    Workspace::open(&dir).expect("opened");
    assert_eq!((mode(&dir), mode(&dir.join("pilar.db"))), (0o755, 0o600), "not a folder of its own");
    assert_eq!(mode(&dir.join("Daftar hadir.xlsx")), 0o644);

    loosen();
    set(&dir, 0o2775);
    Workspace::open(&dir).expect("opened");
    assert_eq!((mode(&dir), mode(&dir.join("pilar.db"))), (0o2775, 0o664), "a folder of a group");
}
