//! Files with personal data: kept apart, read back by their hash, and removed for good.

use pilar_core::journal::Digest;
use pilar_store::{PersonalFile, StoreError, Workspace};
use serde_json::json;
use uuid::Uuid;

const NAME: &[u8] = b"Responden yang ingin dilupakan";

fn file(kind: &str, content: &[u8]) -> PersonalFile {
    let sha256 = Digest::of(&[content]).to_string();
    let size = content.len() as u64;
    PersonalFile {
        kind: kind.into(),
        sha256,
        name: "tanggapan.csv".into(),
        size,
        stored_millis: 7,
        about: json!({ "map": null }),
    }
}

fn read(workspace: &Workspace, assessment: Uuid, file: &PersonalFile) -> pilar_store::Result<Vec<u8>> {
    let mut content = Vec::new();
    workspace.read_personal(assessment, &file.kind, &file.sha256, &mut content).map(|()| content)
}

fn holds(path: &std::path::Path) -> bool {
    std::fs::read(path).expect("a file").windows(NAME.len()).any(|window| window == NAME)
}

#[test]
fn a_file_is_kept_once_and_only_for_its_assessment() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut workspace = Workspace::open(folder.path()).expect("a workspace");
    let (one, other) = (Uuid::from_u128(1), Uuid::from_u128(2));
    assert_eq!(workspace.personal(one).expect("none"), []);
    assert!(!folder.path().join("personal.db").exists(), "looking makes nothing");

    let long = vec![b'x'; (2 << 20) + 5];
    let kept = file("ipak", &long);
    assert!(workspace.put_personal(one, &kept, &long).expect("kept"));
    assert!(!workspace.put_personal(one, &kept, &long).expect("kept before"));
    assert_eq!(workspace.personal(one).expect("one"), std::slice::from_ref(&kept));
    assert_eq!(workspace.personal(other).expect("none"), []);
    assert!(read(&workspace, one, &kept).expect("whole") == long);
    let error = read(&workspace, other, &kept).expect_err("another's");
    assert!(matches!(error, StoreError::UnknownBlob(_)), "{error}");

    drop(workspace);
    let looking = Workspace::open_read_only(folder.path()).expect("opens");
    assert!(read(&looking, one, &kept).expect("whole") == long);
}

#[test]
fn what_is_removed_is_in_no_file_any_more() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut workspace = Workspace::open(folder.path()).expect("a workspace");
    let (one, other) = (Uuid::from_u128(1), Uuid::from_u128(2));
    let (first, second) = (file("ipak", NAME), file("pengaduan", b"lain"));
    workspace.put_personal(one, &first, NAME).expect("kept");
    workspace.put_personal(other, &second, b"lain").expect("kept");
    workspace.backup().expect("a backup");
    let personal = folder.path().join("personal.db");
    assert!(holds(&personal));
    let left: Vec<_> =
        std::fs::read_dir(folder.path()).expect("entries").flatten().map(|e| e.file_name()).collect();
    assert!(left.iter().all(|name| !name.to_string_lossy().starts_with("personal.db-")), "{left:?}");

    let forgotten = workspace.forget_personal(one).expect("removed");
    assert_eq!((forgotten.files, forgotten.bytes), (1, NAME.len() as u64));
    assert!(!holds(&personal), "written over");
    assert_eq!(workspace.personal(other).expect("stays"), [second]);
    workspace.forget_personal(other).expect("removed");
    assert!(!personal.exists(), "the last one takes the database along");
    assert_eq!(workspace.forget_personal(other).expect("nothing left").files, 0);
    let kept = std::fs::read_dir(folder.path().join("backups")).expect("backups").flatten();
    assert!(kept.map(|entry| entry.path()).chain([folder.path().join("pilar.db")]).all(|path| !holds(&path)));
}

#[test]
fn one_of_a_newer_version_is_refused_and_left_alone() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut workspace = Workspace::open(folder.path()).expect("a workspace");
    let one = Uuid::from_u128(1);
    workspace.put_personal(one, &file("ipak", NAME), NAME).expect("kept");
    let personal = folder.path().join("personal.db");
    let newer = rusqlite::Connection::open(&personal).expect("opens");
    newer.pragma_update(None, "user_version", 99).expect("changed");
    drop(newer);
    let before = std::fs::read(&personal).expect("a file");
    for error in [
        workspace.personal(one).expect_err("refused"),
        workspace.forget_personal(one).expect_err("refused"),
        workspace.put_personal(one, &file("ipak", b"x"), b"x").expect_err("refused"),
    ] {
        assert!(matches!(error, StoreError::NewerSchema { found: 99, known: 1 }), "{error}");
    }
    assert!(std::fs::read(&personal).expect("a file") == before);
    assert!(Workspace::open(folder.path()).is_ok(), "everything else goes on");
}
