//! Six desktops become one worksheet.

use std::fs;
use std::time::{Duration, Instant};

use pilar_core::journal::{Change, Subject};
use pilar_core::merge::conflicts;
use pilar_core::worksheet::Layer;
use pilar_store::{Action, Actor, Beginning, Incoming, StoreError, Workspace};
use serde_json::json;
use uuid::Uuid;

use crate::compare::in_turn;
use crate::history::CHANGES as MANY;
use crate::made::{answers, lengthen};
use crate::measure::{median, text};
use crate::programs::{Bench, Program};
use crate::row::Row;

const ASSESSMENT: Uuid = Uuid::from_u128(0xA);
const COPIES: usize = 6;
const CHANGES: usize = 10_000;
const CHAIN: usize = 60_000;
const INPUTS: u32 = 127;
const SAME: &str = "<= 1.05 of 0.1";
/// Where every hash of a chain is computed, which version 0.1 did not have.
const CHAINED: &str = "<= 1.1 of 0.1";
/// A plausible wall time in milliseconds since 1970-01-01 UTC.
const NOW: u64 = 1_780_000_000_000;

pub fn rows(desk: &Bench) -> Vec<Row> {
    let mut rows = vec![six_packages(desk), six_copies(), one_chain()];
    rows.extend(one_package(desk));
    rows
}

/// Merging six packages of as many desks into a new workspace, conflicts listed.
fn six_packages(desk: &Bench) -> Row {
    let (begun, (id, start)) = desk.both("awal", |base| {
        let example = base.good(&["example"]);
        let answers = answers(base, &example);
        let id = base.new_assessment();
        base.good(&["import", &answers, "--into", &id]);
        let start = base.file("awal.zip").to_str().expect("Unicode path").to_owned();
        base.good(&["export", &id, "--format", "package", "-o", &start]);
        (id, start)
    });
    let name = |n: usize| format!("meja {n}.zip");
    for n in 0..COPIES {
        let (desks, ()) = desk.both("meja", |base| {
            base.good(&["import", &start]);
            lengthen(&base.workspace(), CHANGES, n);
        });
        for (from, to) in [(&desks.ours, &begun.ours), (&desks.base, &begun.base)] {
            let package = to.file(&name(n));
            from.good(&["export", &id, "--format", "package", "-o", package.to_str().expect("Unicode path")]);
        }
        desk.clear("meja");
    }
    let mut found = Vec::new();
    let compared = in_turn(5, &begun, |program| {
        fs::remove_dir_all(program.workspace()).expect("removed");
        let packages = (0..COPIES).map(|n| program.file(&name(n)));
        let merged: Duration =
            packages.map(|package| program.time(&["import", package.to_str().expect("Unicode path")])).sum();
        let listed = program.time(&["conflicts", &id]);
        let conflicts = program.good(&["--json", "conflicts", &id]);
        let conflicts: serde_json::Value = serde_json::from_str(&conflicts).expect("JSON");
        found.push(conflicts.as_array().map_or(0, Vec::len));
        merged + listed
    });
    desk.clear("awal");
    found.dedup();
    assert!(found.len() == 1 && found[0] > 0, "both find the same conflicts: {found:?}");
    Row::beside(
        "merging six packages with 10,000 changes each, and listing the conflicts",
        "<= 1.35 of 0.1",
        &compared,
    )
    .and(&format!(" ({} conflicts)", found[0]))
}

/// Merging six copies with 10,000 changes each into a new workspace, conflicts listed.
fn six_copies() -> Row {
    let copies: Vec<Vec<Change>> = (0..COPIES).map(|desk| copy(desk, CHANGES)).collect();
    let mut found = 0;
    let runs = (0..5)
        .map(|_| {
            let folder = tempfile::tempdir().expect("temporary folder");
            let mut workspace = Workspace::open(folder.path()).expect("workspace");
            let start = Instant::now();
            for changes in &copies {
                workspace.absorb(incoming(changes)).expect("merged");
            }
            found = conflicts(&workspace.unreplaced(ASSESSMENT).expect("unreplaced")).len();
            start.elapsed()
        })
        .collect::<Vec<Duration>>();
    Row::alone(
        "merging six copies with 10,000 changes each, and listing the conflicts, in process",
        "<= 500 ms",
        format!("{} ({found} conflicts)", text(median(runs))),
    )
}

/// Verifying one chain, as it is stored, hash by hash.
fn one_chain() -> Row {
    let folder = tempfile::tempdir().expect("temporary folder");
    let mut workspace = Workspace::open(folder.path()).expect("workspace");
    fill(&mut workspace, 0, CHAIN);
    let runs = (0..5)
        .map(|_| {
            let start = Instant::now();
            let audit = workspace.audit(ASSESSMENT).expect("audited");
            let time = start.elapsed();
            assert!(!audit.is_altered() && audit.origins[0].chained == CHAIN as u64);
            time
        })
        .collect();
    Row::alone(format!("verifying a chain of {CHAIN} changes, in process"), "<= 300 ms", text(median(runs)))
}

/// A package of very many changes, exported by one desk and merged by another.
fn one_package(desk: &Bench) -> [Row; 4] {
    let (sender, id) = desk.both("pengirim", |base| {
        let id = base.good(&["example"]);
        lengthen(&base.workspace(), MANY, 0);
        id
    });
    let package = |program: &Program| program.file("paket.zip").to_str().expect("Unicode path").to_owned();
    let export = in_turn(5, &sender, |program| {
        let _ = fs::remove_file(program.file("paket.zip"));
        program.time(&["export", &id, "--format", "package", "-o", &package(program)])
    });
    // Each reads what it wrote.
    let verify = in_turn(5, &sender, |program| program.time(&["verify", &package(program)]));
    let (receiver, ()) = desk.both("penerima", |_| ());
    for (from, to) in [(&sender.ours, &receiver.ours), (&sender.base, &receiver.base)] {
        fs::copy(package(from), package(to)).expect("sent");
    }
    let import = in_turn(5, &receiver, |program| {
        let _ = fs::remove_dir_all(program.workspace());
        program.time(&["import", &package(program)])
    });
    let again = in_turn(5, &receiver, |program| program.time(&["import", &package(program)]));
    desk.clear("pengirim");
    desk.clear("penerima");
    [
        Row::beside(format!("exporting a package of {MANY} changes and 93 documents"), CHAINED, &export),
        Row::beside("`verify` of that package", CHAINED, &verify),
        Row::beside("merging that package into an empty workspace", SAME, &import),
        Row::beside("merging it once more, with nothing new", SAME, &again),
    ]
}

fn incoming(changes: &[Change]) -> Incoming<'_> {
    Incoming {
        assessment: ASSESSMENT,
        instrument: "bench",
        created_millis: NOW,
        changes,
        stubs: &[],
        name: "Gabungkan",
        now_millis: NOW,
    }
}

/// The journal of a desk.
fn copy(desk: usize, changes: usize) -> Vec<Change> {
    let folder = tempfile::tempdir().expect("temporary folder");
    let mut workspace = Workspace::open(folder.path()).expect("workspace");
    fill(&mut workspace, desk, changes);
    workspace.journal(ASSESSMENT).expect("journal")
}

/// Makes an assessment of so many changes: all inputs answered and noted over and over, in actions of a few changes.
pub fn fill(workspace: &mut Workspace, desk: usize, changes: usize) {
    let by = Actor { name: format!("Pokja {desk}"), role: "pokja".into() };
    let beginning = Beginning { instrument: "bench", profile: json!({ "unit": "Unit", "year": 2026 }) };
    workspace.create_assessment(ASSESSMENT, beginning, &by, NOW).expect("assessment");
    let mut written = 1;
    let mut step = 0;
    while written < changes {
        step += 1;
        let action = Action { assessment: ASSESSMENT, name: "Isi", by: &by, now_millis: NOW + step };
        let many = (changes - written).min(250);
        workspace
            .act(action, |acting| -> Result<(), StoreError> {
                for soal in (1..=INPUTS).take(many.div_ceil(2)) {
                    let number = format!("{step}{desk}");
                    acting.set(Subject::answer(Layer::Unit, soal), json!({ "number": number }))?;
                }
                for soal in (1..=INPUTS).take(many / 2) {
                    let note = format!("Catatan ke-{step} dari desktop {desk} tentang isian {soal}.");
                    acting.set(Subject::note(Layer::Unit, soal), json!(note))?;
                }
                Ok(())
            })
            .expect("action");
        written += many;
    }
}
