//! Power cuts, full disks, drives pulled out: the state before or the state after, never something between.

use std::fs;
use std::path::Path;
use std::process::Command;
use std::thread::sleep;
use std::time::{Duration, Instant};

use pilar_app::exchange::{ExportPackage, ImportPackage, export_package, import_package};
use pilar_app::session::Session;
use pilar_app::view::FaultView;
use pilar_tests::{Station, begun, pilar_path, silent};
use serde_json::Value;

use super::package;

/// A desk with an assessment of six documents of 4 MB each.
fn heavy() -> (Station, String) {
    let desk = Station::new();
    let id = desk.begin();
    for n in 0..6u8 {
        let bytes: Vec<u8> = (0..4_000_000u32).map(|at| at.to_le_bytes()[usize::from(n) % 3] ^ n).collect();
        let file = desk.file(&format!("bukti {n}.bin"), bytes);
        desk.good(&["evidence", "add", &id, "1", &file]);
    }
    (desk, id)
}

/// Any time until half as long again as the work took when nobody disturbed it.
fn delay(state: &mut u64, took: Duration) -> Duration {
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    let most = (took * 3 / 2).as_nanos();
    Duration::from_nanos(u64::try_from(u128::from(*state) % most).expect("less than the longest"))
}

#[test]
fn a_killed_export_leaves_the_older_package_or_the_whole_new_one() {
    let (desk, id) = heavy();
    let path = package(&desk, &id, "paket.zip", &[]);
    let older = fs::read(&path).expect("package");
    desk.good(&["answer", &id, "1", "Ya"]);
    let export = ["export", &id, "--format", "package", "-o", "paket.zip"];
    let start = Instant::now();
    desk.good(&export);
    let took = start.elapsed();
    let mut state = 0x9E37_79B9_7F4A_7C15u64;
    let mut ends = [0u32; 2];
    for _ in 0..12 {
        fs::write(&path, &older).expect("older package");
        let mut child = begun(|| silent(desk.command(&export)).spawn());
        sleep(delay(&mut state, took));
        child.kill().expect("kill");
        child.wait().expect("end");
        let changed = fs::read(&path).expect("package") != older;
        ends[usize::from(changed)] += 1;
        let view = desk.json(&["verify", "paket.zip"]);
        assert_eq!(view["good"], true);
    }
    assert!(ends[0] > 0, "no kill came before the end: {ends:?}");
}

#[test]
fn a_killed_import_leaves_the_state_before_or_after() {
    let (desk, id) = heavy();
    let path = package(&desk, &id, "paket.zip", &[]);
    let whole = desk.json(&["history", &id]);
    let mut state = 0x2545_F491_4F6C_DD1Du64;
    let mut ends = [0u32; 2];
    let other = Station::new();
    other.good(&["example"]);
    let import = ["import", path.to_str().expect("path")];
    let start = Instant::now();
    other.good(&import);
    let took = start.elapsed();
    fs::remove_dir_all(other.workspace()).expect("workspace");
    other.good(&["example"]);
    for _ in 0..12 {
        let mut child = begun(|| silent(other.command(&import)).spawn());
        sleep(delay(&mut state, took));
        child.kill().expect("kill");
        child.wait().expect("end");
        let ids = other.json(&["list"]);
        let there = ids.as_array().expect("list").iter().any(|row| row["id"] == id.as_str());
        ends[usize::from(there)] += 1;
        let report = other.json(&["check", "--deep"]);
        assert_eq!(report["report"]["good"], true, "{report}");
        if there {
            assert_eq!(other.json(&["history", &id]), whole);
            fs::remove_dir_all(other.workspace()).expect("workspace");
            other.good(&["example"]);
        }
    }
    assert!(ends[0] > 0, "no kill came before the end: {ends:?}");
    other.good(&["import", path.to_str().expect("path")]);
    assert_eq!(other.json(&["check", "--deep"])["report"]["good"], true);
}

/// Runs a command with a limit on file size, which fails every write beyond it as a full disk does.
#[cfg(unix)]
fn limited(desk: &Station, blocks: u32, args: &str) -> String {
    let (path, workspace) = (pilar_path().display(), desk.workspace());
    let script =
        format!("trap '' XFSZ; ulimit -f {blocks}; '{path}' --workspace '{}' {args}", workspace.display());
    let ended = Command::new("bash").args(["-c", &script]).output().expect("bash");
    assert_eq!(ended.status.code(), Some(1), "{ended:?}");
    let error = String::from_utf8_lossy(&ended.stderr).trim_end().to_owned();
    assert!(error.starts_with("pilar: ") && error.lines().count() == 1, "{error}");
    error
}

#[cfg(unix)]
#[test]
fn no_room_for_an_export_leaves_the_older_package() {
    let (desk, id) = heavy();
    let path = package(&desk, &id, "paket.zip", &[]);
    let older = fs::read(&path).expect("package");
    desk.good(&["answer", &id, "1", "Ya"]);
    let names = |folder: &Path| fs::read_dir(folder).expect("folder").count();
    let before = names(path.parent().expect("folder"));
    limited(&desk, 8 << 10, &format!("export {id} --format package -o '{}'", path.display()));
    assert_eq!(fs::read(&path).expect("package"), older);
    assert_eq!(names(path.parent().expect("folder")), before, "nothing is left beside it");
}

#[cfg(unix)]
#[test]
fn no_room_for_an_import_leaves_the_workspace_as_it_was() {
    let (desk, id) = heavy();
    let path = package(&desk, &id, "paket.zip", &[]);
    let (other, own) = Station::with_example();
    let before = [other.json(&["list"]), other.json(&["history", &own])];
    limited(&other, 8 << 10, &format!("import '{}'", path.display()));
    assert_eq!(before, [other.json(&["list"]), other.json(&["history", &own])]);
    let report = other.json(&["check", "--deep"]);
    assert_eq!(report["report"]["good"], true, "{report}");
    other.good(&["import", path.to_str().expect("path")]);
}

fn session(desk: &Station) -> Session {
    Session::open(&desk.workspace(), "Penguji", "pokja").expect("workspace")
}

#[test]
fn a_drive_pulled_out_while_exporting_fails_with_words() {
    let (desk, id) = heavy();
    let drive = desk.path("flashdisk");
    fs::create_dir(&drive).expect("folder");
    let output = drive.join("paket.zip");
    let assessment = id.parse().expect("id");
    let export =
        ExportPackage { assessment, output: output.clone(), scope: None, since: None, made_at: None };
    let mut pulled = false;
    let error = export_package(&session(&desk), &export, &mut |done, total| {
        if done > total / 4 && !pulled {
            pulled = true;
            fs::remove_dir_all(&drive).expect("pulled out");
        }
        true
    })
    .expect_err("no drive, no package");
    assert!(pulled && !output.exists(), "{error}");
}

#[test]
fn a_package_that_vanishes_or_is_cancelled_while_importing_changes_nothing() {
    let (desk, id) = heavy();
    let path = package(&desk, &id, "paket.zip", &[]);
    let (other, own) = Station::with_example();
    let before: Vec<Value> = vec![other.json(&["list"]), other.json(&["check", "--deep"])];
    let given = ImportPackage { path: path.clone(), into: None, dry_run: false };
    let mut session = session(&other);
    let cancelled = import_package(Some(&mut session), &given, &mut |done, total| done < total * 3 / 4);
    assert_eq!(FaultView::of(&cancelled.expect_err("cancelled")).what, "dibatalkan; tidak ada yang berubah");
    assert_eq!(before, [other.json(&["list"]), other.json(&["check", "--deep"])], "nothing is left");
    let mut cut = false;
    let vanished = import_package(Some(&mut session), &given, &mut |done, total| {
        if done > total * 5 / 8 && !cut {
            cut = true;
            fs::File::options().write(true).open(&path).and_then(|file| file.set_len(1000)).expect("cut");
        }
        true
    });
    let error = vanished.expect_err("half a package");
    assert_eq!(error.code().as_str(), "paket_rusak", "{error}");
    assert!(cut);
    assert_eq!(before, [other.json(&["list"]), other.json(&["check", "--deep"])], "nothing is left");
    other.good(&["show", &own]);
}
