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
use crate::made::lengthen;
use crate::measure::{median, text};
use crate::programs::{Bench, Program};
use crate::row::Row;

const ASSESSMENT: Uuid = Uuid::from_u128(0xA);
const COPIES: u64 = 6;
const CHANGES: usize = 10_000;
const INPUTS: u32 = 127;
const SAME: &str = "<= 1.05 of 0.1";
/// A plausible wall time in milliseconds since 1970-01-01 UTC.
const NOW: u64 = 1_780_000_000_000;

pub fn rows(desk: &Bench) -> Vec<Row> {
    let mut rows = vec![six_copies()];
    rows.extend(one_package(desk));
    rows
}

/// Merging six copies with 10,000 changes each into a new workspace, conflicts listed.
fn six_copies() -> Row {
    let copies: Vec<Vec<Change>> = (0..COPIES).map(copy).collect();
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

/// A package of very many changes, exported by one desk and merged by another.
fn one_package(desk: &Bench) -> [Row; 4] {
    let (sender, id) = desk.both("pengirim", |base| {
        let id = base.good(&["example"]);
        lengthen(&base.workspace(), MANY);
        id
    });
    let package = |program: &Program| program.file("paket.zip").to_str().expect("Unicode path").to_owned();
    let export = in_turn(5, &sender, |program| {
        let _ = fs::remove_file(program.file("paket.zip"));
        program.time(&["export", &id, "--format", "package", "-o", &package(program)])
    });
    // Both read what version 0.1 wrote.
    let sent = package(&sender.base);
    let verify = in_turn(5, &sender, |program| program.time(&["verify", &sent]));
    let (receiver, ()) = desk.both("penerima", |_| ());
    let import = in_turn(5, &receiver, |program| {
        let _ = fs::remove_dir_all(program.workspace());
        program.time(&["import", &sent])
    });
    let again = in_turn(5, &receiver, |program| program.time(&["import", &sent]));
    desk.clear("pengirim");
    desk.clear("penerima");
    [
        Row::beside(format!("exporting a package of {MANY} changes and 93 documents"), SAME, &export),
        Row::beside("`verify` of that package", SAME, &verify),
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

/// The journal of a desk: all inputs answered and noted over and over, in actions of a few changes.
fn copy(desk: u64) -> Vec<Change> {
    let folder = tempfile::tempdir().expect("temporary folder");
    let mut workspace = Workspace::open(folder.path()).expect("workspace");
    let by = Actor { name: format!("Pokja {desk}"), role: "pokja".into() };
    let beginning = Beginning { instrument: "bench", profile: json!({ "unit": "Unit", "year": 2026 }) };
    workspace.create_assessment(ASSESSMENT, beginning, &by, NOW).expect("assessment");
    let mut written = 1;
    let mut step = 0;
    while written < CHANGES {
        step += 1;
        let action = Action { assessment: ASSESSMENT, name: "Isi", by: &by, now_millis: NOW + step };
        let many = (CHANGES - written).min(250);
        workspace
            .act(action, |acting| -> Result<(), StoreError> {
                for soal in (1..=INPUTS).take(many.div_ceil(2)) {
                    let number = (step * COPIES + desk).to_string();
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
    let journal = workspace.journal(ASSESSMENT).expect("journal");
    assert_eq!(journal.len(), CHANGES);
    journal
}
