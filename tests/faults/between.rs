//! Work on a whole workspace that is killed, or that the disk has no room for: what is there afterwards is what was
//! there before or what should come of it, and never something between.

use std::fs;
use std::path::{Path, PathBuf};
use std::thread::sleep;
use std::time::Instant;

use pilar_tests::{Station, begun, silent};
use serde_json::Value;

use crate::clock::{YEAR, answer_at, now};
use crate::kill::Delays;

/// How often each is killed.
const KILLS: u32 = 15;

/// What a workspace says of everything in it.
fn told(desk: &Station) -> Vec<Value> {
    let ids: Vec<String> = desk.json(&["list"]).as_array().expect("a list").iter().map(id_of).collect();
    let of =
        |id: &String| [desk.json(&["show", id]), desk.json(&["history", id]), desk.json(&["conflicts", id])];
    let told = ids.iter().flat_map(of).collect();
    assert_eq!(desk.json(&["check", "--deep"])["report"]["good"], true);
    told
}

fn id_of(row: &Value) -> String {
    row["id"].as_str().expect("id").to_owned()
}

/// A desk whose workspace is a copy of a folder.
fn copy_of(folder: &Path) -> Station {
    let desk = Station::new();
    fs::create_dir(desk.workspace()).expect("folder");
    for entry in fs::read_dir(folder).expect("folder").flatten().filter(|entry| entry.path().is_file()) {
        fs::copy(entry.path(), desk.workspace().join(entry.file_name())).expect("copied");
    }
    desk
}

/// A workspace as version 0.1 left it.
fn earlier() -> PathBuf {
    pilar_tests::root().join("tests/fixtures/0.1/desk-a")
}

/// Kills a command on a new desk each time, at moments all over the time it takes; hands over each desk, and whether the
/// command had ended. Some are killed, and some are not.
fn killed(prepare: impl Fn() -> Station, args: &[&str], mut look: impl FnMut(&Station, bool)) {
    // The first run may have waited for something that is only started once.
    let undisturbed = [prepare(), prepare()].map(|desk| {
        let start = Instant::now();
        desk.good(args);
        u64::try_from(start.elapsed().as_micros()).expect("not that long")
    });
    let mut latest = undisturbed[0].min(undisturbed[1]) * 3 / 2;
    let mut delays = Delays(0x9E37_79B9_7F4A_7C15);
    let mut counts = [0; 2];
    for round in 0..4 * KILLS {
        if round >= KILLS && counts[0] > 2 {
            break;
        }
        let desk = prepare();
        let mut child = begun(|| silent(desk.command(args)).spawn());
        sleep(delays.next(latest));
        drop(child.kill());
        let ended = child.wait().expect("pilar ends").success();
        counts[usize::from(ended)] += 1;
        // How long it takes changes with whatever else the machine does.
        latest = if ended { (latest * 4 / 5).max(1000) } else { latest * 6 / 5 };
        look(&desk, ended);
    }
    assert!(counts[0] > 2, "killed, ended: {counts:?}");
}

/// Runs a command on a new desk for each size that no file may grow beyond, as on a disk with so much room, in KiB;
/// hands over each desk, and whether the command ended well. Where it did not, it says so in one sentence.
#[cfg(unix)]
fn crowded(
    prepare: impl Fn() -> Station,
    args: &[&str],
    sizes: &[u32],
    mut look: impl FnMut(&Station, bool),
) {
    let mut counts = [0; 2];
    for size in sizes {
        let desk = prepare();
        let command = desk.command(args);
        let mut bash = std::process::Command::new("bash");
        bash.args(["-c", &format!("trap '' XFSZ; ulimit -f {size}; exec \"$0\" \"$@\"")]);
        bash.arg(command.get_program()).args(command.get_args()).current_dir(desk.path("."));
        for (name, value) in command.get_envs() {
            match value {
                Some(value) => bash.env(name, value),
                None => bash.env_remove(name),
            };
        }
        let ended = bash.output().expect("bash");
        let error = String::from_utf8_lossy(&ended.stderr);
        let told = error.starts_with("pilar: ") && error.trim_end().lines().count() == 1;
        assert!(ended.status.success() || told && ended.status.code() == Some(1), "{size} KiB: {ended:?}");
        counts[usize::from(ended.status.success())] += 1;
        look(&desk, ended.status.success());
    }
    assert!(counts.iter().all(|count| *count > 0), "too little room, enough: {counts:?}");
}

fn schema(desk: &Station) -> i64 {
    let database = rusqlite::Connection::open(desk.workspace().join("pilar.db")).expect("opens");
    database.pragma_query_value(None, "user_version", |row| row.get(0)).expect("a schema")
}

/// After an upgrade that did not end the schema is the old one or the new one, and the next opening has everything.
fn upgraded_or_not(desk: &Station, expected: &[Value], newest: i64) {
    let found = schema(desk);
    assert!([3, newest].contains(&found), "schema {found}");
    assert_eq!(told(desk), expected);
    assert_eq!(schema(desk), newest);
}

#[test]
fn an_upgrade_that_is_killed_left_the_old_schema_or_the_new_one() {
    let whole = copy_of(&earlier());
    let expected = told(&whole);
    let newest = schema(&whole);
    killed(|| copy_of(&earlier()), &["list"], |desk, _| upgraded_or_not(desk, &expected, newest));
}

#[cfg(unix)]
#[test]
fn an_upgrade_without_room_left_the_old_schema() {
    let whole = copy_of(&earlier());
    let expected = told(&whole);
    let newest = schema(&whole);
    let sizes = [1, 16, 64, 100, 150, 200, 250, 300, 100_000];
    crowded(|| copy_of(&earlier()), &["list"], &sizes, |desk, _| upgraded_or_not(desk, &expected, newest));
}

/// A workspace with an answer of next year, and how many changes it has before and after a repair.
fn ahead() -> (Station, String, [usize; 2]) {
    let (desk, id) = Station::with_example();
    answer_at(&desk, &id, "C", now() + YEAR);
    let repaired = copy_of(&desk.workspace());
    repaired.good(&["repair", "clock"]);
    let counts = [changes(&desk, &id), changes(&repaired, &id)];
    assert!(counts[0] < counts[1], "{counts:?}");
    (desk, id, counts)
}

fn changes(desk: &Station, id: &str) -> usize {
    desk.json(&["history", id]).as_array().expect("a list").len()
}

/// After a repair that did not end, nothing was taken back, or everything.
fn repaired_or_not(desk: &Station, id: &str, [before, after]: [usize; 2], ended: bool) {
    let found = changes(desk, id);
    assert!(found == before && !ended || found == after, "{found} changes, {before} before, {after} after");
    let still = desk.good(&["check"]).contains("repair clock");
    assert_eq!(still, found == before, "a repair is whole");
    desk.good(&["repair", "clock"]);
    assert!(!desk.good(&["check", "--deep"]).contains("repair clock"));
}

#[test]
fn a_repair_of_the_clock_that_is_killed_took_back_nothing_or_everything() {
    let (made, id, counts) = ahead();
    let prepare = || copy_of(&made.workspace());
    killed(prepare, &["repair", "clock"], |desk, ended| repaired_or_not(desk, &id, counts, ended));
}

#[cfg(unix)]
#[test]
fn a_repair_of_the_clock_without_room_took_back_nothing() {
    let (made, id, counts) = ahead();
    let prepare = || copy_of(&made.workspace());
    crowded(prepare, &["repair", "clock"], &[0, 1, 8, 100_000], |desk, ended| {
        repaired_or_not(desk, &id, counts, ended);
    });
}

const FULL: &str = "semua.pilar-lengkap";

/// A workspace with some evidence, what it says, and a full backup of it.
fn with_backup() -> (Station, Vec<Value>) {
    let (desk, id) = Station::with_example();
    let evidence = desk.file("bukti.bin", vec![9; 3 << 20]);
    desk.good(&["evidence", "add", &id, "A.I.1.i.a", &evidence]);
    desk.good(&["backup", "--full", FULL]);
    let told = told(&desk);
    (desk, told)
}

/// Restores a full backup, and compares what it says.
fn holds(backup: &Path, expected: &[Value]) {
    let desk = Station::new();
    desk.good(&["restore", backup.to_str().expect("Unicode path")]);
    assert_eq!(told(&desk), expected);
}

/// After a full backup that did not end, the file of its name is the one before, or a whole one.
fn backed_up_or_not(desk: &Station, expected: &[Value], ended: bool) {
    let path = desk.path(FULL);
    match fs::read(&path) {
        Ok(older) if older == b"older" => assert!(!ended),
        _ => holds(&path, expected),
    }
    assert_eq!(told(desk), expected, "the workspace itself is as it was");
}

/// A copy of a desk, with an older file where the backup goes.
fn with_older(made: &Station) -> Station {
    let desk = copy_of(&made.workspace());
    desk.file(FULL, "older");
    desk
}

#[test]
fn a_full_backup_that_is_killed_left_the_older_file_or_a_whole_one() {
    let (made, expected) = with_backup();
    let prepare = || with_older(&made);
    killed(prepare, &["backup", "--full", FULL], |desk, ended| backed_up_or_not(desk, &expected, ended));
}

#[cfg(unix)]
#[test]
fn a_full_backup_without_room_left_the_older_file() {
    let (made, expected) = with_backup();
    let prepare = || with_older(&made);
    crowded(prepare, &["backup", "--full", FULL], &[1, 100, 1_000, 3_000, 100_000], |desk, ended| {
        backed_up_or_not(desk, &expected, ended);
        let left = fs::read_dir(desk.path(".")).expect("entries").flatten();
        let left = left.filter(|entry| entry.file_name().to_string_lossy().ends_with(".tmp"));
        assert_eq!(left.count(), 0, "nothing unfinished is left");
    });
}

/// After restoring a full backup that did not end, there is no workspace, or a whole one.
fn restored_or_not(desk: &Station, expected: &[Value], ended: bool) {
    if desk.workspace().exists() {
        assert_eq!(told(desk), expected);
    } else {
        assert!(!ended);
        desk.good(&["restore", FULL]);
        assert_eq!(told(desk), expected);
    }
}

#[test]
fn restoring_a_full_backup_that_is_killed_left_no_workspace_or_a_whole_one() {
    let (made, expected) = with_backup();
    let prepare = || {
        let desk = Station::new();
        fs::copy(made.path(FULL), desk.path(FULL)).expect("copied");
        desk
    };
    killed(prepare, &["restore", FULL], |desk, ended| restored_or_not(desk, &expected, ended));
}

#[cfg(unix)]
#[test]
fn restoring_a_full_backup_without_room_left_no_workspace() {
    let (made, expected) = with_backup();
    let prepare = || {
        let desk = Station::new();
        fs::copy(made.path(FULL), desk.path(FULL)).expect("copied");
        desk
    };
    crowded(prepare, &["restore", FULL], &[1, 100, 1_000, 3_000, 100_000], |desk, ended| {
        restored_or_not(desk, &expected, ended);
    });
}

/// Desks with a backup `awal.db` of the journal, and a change made since; what they said then and say now.
fn changed_since_a_backup() -> (impl Fn() -> Station, [Vec<Value>; 2]) {
    let (made, id) = Station::with_example();
    let before = told(&made);
    let backup = made.json(&["backup"])["path"].as_str().expect("path").to_owned();
    made.good(&["answer", &id, "A.I.1.i.a", "Tidak"]);
    let after = told(&made);
    let prepare = move || {
        let desk = copy_of(&made.workspace());
        fs::copy(&backup, desk.path("awal.db")).expect("copied");
        desk
    };
    (prepare, [before, after])
}

#[test]
fn restoring_a_backup_that_is_killed_left_the_journal_before_or_after() {
    let (prepare, [backup, newer]) = changed_since_a_backup();
    killed(prepare, &["restore", "awal.db"], |desk, ended| {
        let found = told(desk);
        assert!(found == backup || found == newer && !ended);
    });
}

#[cfg(unix)]
#[test]
fn restoring_a_backup_without_room_left_the_journal_as_it_was() {
    let (prepare, [backup, newer]) = changed_since_a_backup();
    crowded(prepare, &["restore", "awal.db"], &[0, 1, 50, 100_000], |desk, ended| {
        assert_eq!(&told(desk), if ended { &backup } else { &newer });
    });
}
