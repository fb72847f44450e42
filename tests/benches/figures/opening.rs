//! Opening a workspace, in process; and one of a million changes, verified too.

use std::path::Path;
use std::time::{Duration, Instant};

use pilar_core::journal::Subject;
use pilar_core::worksheet::Layer;
use pilar_store::{Action, Actor, Beginning, StoreError, Workspace};
use serde_json::json;
use uuid::Uuid;

use crate::measure::{median, text};
use crate::merging::fill;
use crate::programs::Bench;
use crate::row::Row;

/// Opening a workspace with 200 assessments and 50,000 changes.
pub fn rows(desk: &Bench) -> Vec<Row> {
    let dir = desk.path().join("banyak-unit");
    let actor = Actor { name: "bench".into(), role: "pokja".into() };
    let mut workspace = Workspace::open(&dir).expect("workspace");
    for unit in 0..200u64 {
        let id = Uuid::now_v7();
        let profile = json!({ "unit": format!("Unit {unit}"), "year": 2026, "target": "wbk" });
        workspace
            .create_assessment(id, Beginning { instrument: "bench", profile }, &actor, unit)
            .expect("assessment");
        for step in 0..3u64 {
            let action = Action { assessment: id, name: "Isi", by: &actor, now_millis: unit };
            workspace
                .act(action, |acting| -> Result<(), StoreError> {
                    for soal in 1..=83 {
                        let value = json!({ "number": format!("{}{step}", soal + 7) });
                        acting.set(Subject::answer(Layer::Unit, soal), value)?;
                    }
                    Ok(())
                })
                .expect("action");
        }
    }
    let changes = workspace.check(false).expect("check").changes;
    drop(workspace);
    vec![
        Row::alone(
            "opening a workspace with 200 assessments and 50,000 changes, and listing them, in process",
            "<= 50 ms",
            format!("{} ({changes} changes)", text(opened(&dir))),
        ),
        a_million(&desk.path().join("sejuta")),
    ]
}

/// Opening a workspace of a million changes to one assessment, and verifying all of them.
fn a_million(dir: &Path) -> Row {
    const CHANGES: usize = 1_000_000;
    fill(&mut Workspace::open(dir).expect("workspace"), 0, CHANGES);
    let opening = opened(dir);
    let workspace = Workspace::open(dir).expect("workspace");
    let id = workspace.assessments().expect("list")[0].id;
    let start = Instant::now();
    let audit = workspace.audit(id).expect("audited");
    let audited = start.elapsed();
    assert!(!audit.is_altered() && audit.origins[0].chained == CHANGES as u64);
    drop(workspace);
    std::fs::remove_dir_all(dir).expect("removed");
    Row::alone(
        format!("opening a workspace of {CHANGES} changes, and verifying every one, in process"),
        "<= 50 ms and <= 10 s",
        format!("{} and {}", text(opening), text(audited)),
    )
}

/// How long opening and listing takes.
fn opened(dir: &Path) -> Duration {
    let runs = (0..21)
        .map(|_| {
            let start = Instant::now();
            let workspace = Workspace::open(dir).expect("workspace");
            std::hint::black_box(workspace.assessments().expect("list").len());
            start.elapsed()
        })
        .collect();
    median(runs)
}
