//! The LHE of all units where there is no room, or where nobody may write: each file is whole or not there, and it is said.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::{Command, Output};

use pilar_tests::{Station, skipped};
use serde_json::Value;

use crate::agency::reviewed;

/// A desk with three units that have a result, and a folder with their LHE.
fn three() -> (Station, String) {
    let desk = Station::new();
    for name in ["Satu", "Dua", "Tiga"] {
        reviewed(&desk, name, &[]);
    }
    let folder = desk.path("LHE").to_str().expect("Unicode path").to_owned();
    desk.good(&["lhe-all", "-o", &folder]);
    (desk, folder)
}

/// Runs a command from a shell: `starter` begins it, `script` runs it as `"$0" "$@"`.
fn shell(desk: &Station, starter: &[&str], script: &str, args: &[&str]) -> Output {
    let command = desk.command(args);
    let words: Vec<&str> = starter.iter().copied().chain(["bash", "-c", script]).collect();
    let mut shell = Command::new(words[0]);
    shell.args(&words[1..]).arg(command.get_program()).args(command.get_args()).current_dir(desk.path("."));
    for (name, value) in command.get_envs() {
        match value {
            Some(value) => shell.env(name, value),
            None => shell.env_remove(name),
        };
    }
    shell.output().expect("a shell")
}

/// What a folder holds, hidden files among it.
fn held(folder: impl AsRef<Path>) -> BTreeMap<String, Vec<u8>> {
    let entries = std::fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry"));
    let read = |path: std::path::PathBuf| std::fs::read(path).expect("a file");
    entries.map(|entry| (entry.file_name().to_string_lossy().into_owned(), read(entry.path()))).collect()
}

/// Whether a program may be run in a mount of its own here.
fn can_mount() -> bool {
    let ended = Command::new("unshare").args(["-rm", "mount", "-t", "tmpfs", "tmpfs", "/mnt"]).output();
    ended.is_ok_and(|ended| ended.status.success())
}

#[test]
fn without_room_no_file_is_begun_and_those_that_were_there_stay() {
    // A limit on file size makes every write fail as a full disk does, without needing one.
    const LITTLE: &str = "trap '' XFSZ; ulimit -f 8; exec \"$0\" \"$@\"";
    let (desk, folder) = three();
    let before = held(&folder);
    assert!(before.len() == 3 && before.values().all(|file| file.len() > 8 << 10));
    for args in
        [&["lhe-all", "-o", &folder, "--overwrite"][..], &["lhe-all", "-o", "baru", "--format", "docx"]]
    {
        let ended = shell(&desk, &[], LITTLE, args);
        assert_eq!(ended.status.code(), Some(1), "{ended:?}");
        let told = String::from_utf8_lossy(&ended.stdout);
        assert!(told.starts_with("0 LHE tertulis dan terverifikasi di "), "{told}");
        assert_eq!(told.lines().filter(|line| line.contains("tidak ditulis: ")).count(), 3, "{told}");
        assert!(ended.stderr.is_empty(), "{ended:?}");
        assert_eq!(held(&folder), before);
        assert!(!desk.path("baru").exists(), "a folder that would be empty is not left");
    }
}

#[test]
fn a_disk_that_is_full_after_one_file_has_that_one_whole_and_says_so_of_the_others() {
    if !can_mount() {
        return skipped("a disk of its own needs unshare and tmpfs");
    }
    let (desk, folder) = three();
    let largest = held(&folder).values().map(Vec::len).max().expect("files");
    std::fs::create_dir(desk.path("disk")).expect("a folder");
    let script = format!(
        "mount -t tmpfs -o size={} tmpfs disk && {{ \"$0\" \"$@\"; code=$?; cp -a disk/. kept; exit $code; }}",
        largest * 3 / 2
    );
    let ended = shell(&desk, &["unshare", "-rm"], &script, &["--json", "lhe-all", "-o", "disk"]);
    assert_eq!(ended.status.code(), Some(0), "{ended:?}");
    let told: Value = serde_json::from_slice(&ended.stdout).expect("JSON");
    let reasons = told["refused"].as_array().expect("units").iter().map(|one| one["reason"].to_string());
    let reasons: Vec<String> = reasons.collect();
    assert!(
        reasons.len() == 2 && reasons.iter().all(|reason| reason.contains("ruang penyimpanan")),
        "{told:#}"
    );
    let kept = held(desk.path("kept"));
    assert_eq!(kept.keys().collect::<Vec<_>>(), ["LHE Satu 2026.pdf"]);
    assert!(lopdf::Document::load_mem(&kept["LHE Satu 2026.pdf"]).is_ok_and(|it| it.get_pages().len() > 1));
    assert_eq!(told["written"][0]["name"], "LHE Satu 2026.pdf");
}

#[test]
fn a_folder_that_may_not_be_written_to_is_one_sentence() {
    let (desk, folder) = three();
    // Nobody may write there, the administrator among them.
    if Path::new("/sys").is_dir() {
        for place in ["/sys", "/sys/LHE"] {
            let said = desk.refused(&["lhe-all", "-o", place]);
            let sentence = format!("Tujuan {place} tidak dapat ditulis; tidak ada yang ditulis.");
            assert!(said.starts_with(&sentence), "{said}");
        }
    } else {
        skipped("this system has no folder that nobody may write to");
    }
    if !can_mount() {
        return skipped("a folder that is read-only for everybody needs unshare");
    }
    let before = held(&folder);
    let script = "mount --bind LHE LHE && mount -o remount,bind,ro LHE && exec \"$0\" \"$@\"";
    let ended = shell(&desk, &["unshare", "-rm"], script, &["lhe-all", "-o", &folder, "--overwrite"]);
    let said = String::from_utf8_lossy(&ended.stderr);
    assert_eq!((ended.status.code(), ended.stdout.len()), (Some(1), 0), "{ended:?}");
    assert!(
        said.contains("tidak dapat ditulis; tidak ada yang ditulis.") && said.lines().count() == 1,
        "{said}"
    );
    assert_eq!(held(&folder), before);
}
