//! Fills a workspace with much, for looking at it in the real window: `many units FOLDER` makes 1,000 units,
//! `many conflicts FOLDER` one unit with some 500 conflicts.

use std::path::Path;
use std::time::{SystemTime, UNIX_EPOCH};

use pilar_app::session::Session;
use pilar_app::workspace::create_example;
use pilar_core::instrument::{Instrument, Kind};
use pilar_core::journal::Subject;
use pilar_core::review::Verdict;
use pilar_core::worksheet::{Answer, Layer};
use pilar_store::{Action, Actor, Incoming, StoreError, Workspace};
use pilar_tests::{instrument, make_units};
use serde_json::{Value, json};
use uuid::Uuid;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["units", folder] => {
            make_units(&mut open(Path::new(folder)), &instrument(), 1_000);
        }
        ["conflicts", folder] => conflicts(Path::new(folder)),
        _ => panic!("many units|conflicts FOLDER"),
    }
}

fn open(folder: &Path) -> Workspace {
    Workspace::open(folder).expect("workspace")
}

/// Two desks change the same things of the example unit without knowing of each other, and are merged.
fn conflicts(folder: &Path) {
    let mut session = Session::open(folder, "Dewi Lestari", "pokja").expect("workspace");
    let assessment = create_example(&mut session).expect("example");
    drop(session);
    let instrument = instrument();
    let elsewhere = tempfile::tempdir().expect("temporary folder");
    let (mut ours, mut theirs) = (open(folder), open(elsewhere.path()));
    merge(&ours, &mut theirs, assessment);
    change(&mut ours, &instrument, assessment, 0);
    change(&mut theirs, &instrument, assessment, 1);
    merge(&theirs, &mut ours, assessment);
}

fn merge(from: &Workspace, into: &mut Workspace, assessment: Uuid) {
    let row = from.assessment(assessment).expect("assessment");
    let changes = from.journal(assessment).expect("journal");
    let incoming = Incoming {
        assessment,
        instrument: &row.instrument,
        created_millis: row.created_millis,
        changes: &changes,
        name: "Gabungkan",
        now_millis: now(),
    };
    into.absorb(incoming).expect("merged");
}

fn change(workspace: &mut Workspace, instrument: &Instrument, assessment: Uuid, desk: usize) {
    let by = Actor { name: ["Dewi Lestari", "Budi Santoso"][desk].into(), role: "at".into() };
    let action = Action { assessment, name: "Isi", by: &by, now_millis: now() };
    workspace
        .act(action, |acting| {
            for (question, input) in instrument.inputs() {
                let answer = match &question.kind {
                    Kind::Choice { options } => Answer::Choice(options[desk].key.clone()),
                    _ => Answer::Number((desk + 1).into()),
                };
                let note = |who: &str| json!(format!("{who} menurut {}: {}", by.name, question.title));
                let verdict = json!([Verdict::Sesuai, Verdict::Revisi][desk]);
                let values: [(&str, Subject, Value); 4] = [
                    ("set_note", Subject::note(Layer::Unit, input.soal), note("Catatan unit")),
                    ("set_answer", Subject::answer(Layer::At, input.soal), json!(answer)),
                    ("set_note", Subject::note(Layer::At, input.soal), note("Catatan")),
                    ("review_verdict", Subject::Verdict(Layer::At.into(), input.soal), verdict),
                ];
                for (operation, subject, value) in values {
                    acting.set(operation, subject, value)?;
                }
            }
            Ok::<(), StoreError>(())
        })
        .expect("changed");
}

fn now() -> u64 {
    let elapsed = SystemTime::now().duration_since(UNIX_EPOCH).expect("a clock after 1970");
    u64::try_from(elapsed.as_millis()).expect("a clock of this age")
}
