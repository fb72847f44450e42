//! What every test of the store needs.
#![allow(dead_code)] // Each test file uses a part.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::time::Duration;

use pilar_core::journal::{Change, Clock, Digest, Subject};
use pilar_core::merge::{Standing, conflicts};
use pilar_core::worksheet::Layer;
use pilar_store::{
    Action, Actor, Beginning, Blob, BlobLimits, HistoryFilter, Incoming, Opening, StoreError, Workspace,
};
use rusqlite::Connection;
use serde_json::{Value, json};
use tempfile::TempDir;
use uuid::Uuid;

pub const ASSESSMENT: Uuid = Uuid::from_u128(0xA);
pub const NOW: u64 = 1_780_000_000_000;
pub const GENEROUS: BlobLimits = BlobLimits { max_bytes: 1 << 30 };

pub fn actor() -> Actor {
    Actor { name: "Sari".into(), role: "pokja".into() }
}

/// No background backup and no waiting, so that nothing depends on timing.
pub fn opening() -> Opening {
    Opening { busy_timeout: Duration::ZERO, automatic_backup: false, now_millis: NOW, past: None }
}

pub fn open(dir: &Path) -> Workspace {
    Workspace::open_with(dir, &opening()).unwrap()
}

/// A workspace with one assessment.
pub fn workspace() -> (TempDir, Workspace) {
    let dir = tempfile::tempdir().unwrap();
    let mut workspace = open(dir.path());
    workspace
        .create_assessment(
            ASSESSMENT,
            Beginning { instrument: "lke-zi-2026", profile: json!({"unit": "KPP Satu"}) },
            &actor(),
            NOW,
        )
        .unwrap();
    (dir, workspace)
}

pub fn answer(soal: u32) -> Subject {
    Subject::answer(Layer::Unit, soal)
}

/// Changes as a package brings them.
pub fn incoming(changes: &[Change]) -> Incoming<'_> {
    Incoming {
        assessment: ASSESSMENT,
        instrument: "lke-zi-2026",
        created_millis: NOW,
        changes,
        stubs: &[],
        name: "Gabungkan paket dari Budi",
        now_millis: NOW,
    }
}

/// Sets several subjects in one action.
pub fn act(workspace: &mut Workspace, name: &str, now: u64, values: &[(Subject, Value)]) {
    let by = actor();
    let action = Action { assessment: ASSESSMENT, name, by: &by, now_millis: now };
    workspace
        .act(action, |acting| {
            for (subject, value) in values {
                acting.set(subject.clone(), value.clone())?;
            }
            Ok::<_, StoreError>(())
        })
        .unwrap();
}

pub fn value(workspace: &Workspace, subject: &Subject) -> Value {
    workspace.value(ASSESSMENT, subject).unwrap().unwrap_or(Value::Null)
}

pub fn history(workspace: &Workspace) -> Vec<Change> {
    workspace.history(ASSESSMENT, &HistoryFilter::default()).unwrap()
}

/// What replaying the journal gives, computed without the store's own rule.
pub fn replay(workspace: &Workspace) -> BTreeMap<Subject, Value> {
    let mut latest: BTreeMap<Subject, ((Clock, Uuid, Digest), Value)> = BTreeMap::new();
    let journal = workspace.journal(ASSESSMENT).unwrap();
    let is_repair = |change: &Change| matches!(change.subject, Subject::Clock(_));
    let replaced: BTreeSet<Uuid> =
        journal.iter().filter(|it| is_repair(it)).filter_map(|it| it.base).collect();
    for change in journal {
        if is_repair(&change) && replaced.contains(&change.id) {
            continue;
        }
        let candidate = ((change.effective_clock(), change.id, change.content()), change.value);
        let place = latest.entry(change.subject).or_insert_with(|| candidate.clone());
        if candidate.0 > place.0 {
            *place = candidate;
        }
    }
    let values = latest.into_iter().map(|(subject, (_, value))| (subject, value));
    values.filter(|(_, value)| !value.is_null()).collect()
}

pub fn state(workspace: &Workspace) -> BTreeMap<Subject, Value> {
    let state = workspace.state(ASSESSMENT).unwrap();
    state.into_iter().map(|(subject, current)| (subject, current.value)).collect()
}

pub fn put(workspace: &mut Workspace, mut content: &[u8]) -> Blob {
    workspace.put_blob(&mut content, &GENEROUS, &mut |_| true).unwrap()
}

/// Attaches stored content as a revision of a document.
pub fn attach(workspace: &mut Workspace, revision: u128, blob: &Blob) {
    let subject = Subject::Revision(Uuid::from_u128(1), Uuid::from_u128(revision));
    act(workspace, "Lampirkan bukti", NOW, &[(subject, json!({"sha256": blob.sha256, "size": blob.size}))]);
}

/// Content that is not the same anywhere.
pub fn content(size: usize, seed: u32) -> Vec<u8> {
    let mut state = seed.wrapping_mul(2_654_435_761) | 1;
    let mut next = || {
        state ^= state << 13;
        state ^= state >> 17;
        state ^= state << 5;
        state.to_le_bytes()[0]
    };
    (0..size).map(|_| next()).collect()
}

/// A second connection, as somebody else's tool would open it.
pub fn raw(dir: &Path, file: &str) -> Connection {
    Connection::open(dir.join(file)).unwrap()
}

pub fn count(connection: &Connection, sql: &str) -> i64 {
    connection.query_row(sql, [], |row| row.get(0)).unwrap()
}

/// Every file of a folder with its bytes.
pub fn files(dir: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut found = BTreeMap::new();
    for entry in std::fs::read_dir(dir).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path));
        } else {
            found.insert(path.clone(), std::fs::read(&path).unwrap());
        }
    }
    found
}

/// A second workspace with the same assessment.
pub fn copy_of(workspace: &Workspace) -> (TempDir, Workspace) {
    let dir = tempfile::tempdir().unwrap();
    let mut other = open(dir.path());
    other.absorb(incoming(&workspace.journal(ASSESSMENT).unwrap())).unwrap();
    (dir, other)
}

/// The values that compete, by subject.
pub fn competing(workspace: &Workspace) -> BTreeMap<Subject, BTreeSet<String>> {
    let heads = workspace.unreplaced(ASSESSMENT).unwrap();
    let values = |standing: &Standing<'_>| standing.open.iter().map(|it| it.value.to_string()).collect();
    conflicts(&heads).into_iter().map(|(subject, standing)| (subject.clone(), values(&standing))).collect()
}
