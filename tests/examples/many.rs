//! Fills a workspace with much, for looking at it in the real window: `many units FOLDER` makes 1,000 units,
//! `many conflicts FOLDER` one unit with some 500 conflicts.

use std::path::Path;
use std::time::{SystemTime, UNIX_EPOCH};

use pilar_app::session::Session;
use pilar_app::workspace::create_example;
use pilar_core::instrument::{Instrument, Kind, Question};
use pilar_core::journal::Subject;
use pilar_core::review::{Progress, Stage, Verdict};
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
        stubs: &[],
        name: "Gabungkan",
        now_millis: now(),
    };
    into.absorb(incoming).expect("merged");
}

/// What a Pokja, a coordinator and a reviewer of one desk do, each in their turn.
fn change(workspace: &mut Workspace, instrument: &Instrument, assessment: Uuid, desk: usize) {
    let name = ["Dewi Lestari", "Budi Santoso"][desk];
    let note = |who: &str, question: &Question| json!(format!("{who} menurut {name}: {}", question.title));
    let inputs = || instrument.inputs().map(|(question, input)| (question, input.soal));
    let notes =
        inputs().map(|(question, soal)| (Subject::note(Layer::Unit, soal), note("Catatan unit", question)));
    act(workspace, assessment, name, "pokja", notes.collect());
    let submitted = Progress { stage: Stage::Submitted, ..Progress::default() };
    act(workspace, assessment, name, "koordinator", vec![(Subject::Progress, json!(submitted))]);
    let review = inputs().flat_map(|(question, soal)| {
        let answer = match &question.kind {
            Kind::Choice { options } => Answer::Choice(options[desk].key.clone()),
            _ => Answer::Number((desk + 1).into()),
        };
        let verdict = json!([Verdict::Sesuai, Verdict::Revisi][desk]);
        [
            (Subject::answer(Layer::At, soal), json!(answer)),
            (Subject::note(Layer::At, soal), note("Catatan", question)),
            (Subject::Verdict(Layer::At.into(), soal), verdict),
        ]
    });
    act(workspace, assessment, name, "at", review.collect());
}

fn act(workspace: &mut Workspace, assessment: Uuid, name: &str, role: &str, values: Vec<(Subject, Value)>) {
    let by = Actor { name: name.into(), role: role.into() };
    let action = Action { assessment, name: "Isi", by: &by, now_millis: now() };
    workspace
        .act(action, |acting| {
            for (subject, value) in values {
                acting.set(subject, value)?;
            }
            Ok::<(), StoreError>(())
        })
        .expect("changed");
}

fn now() -> u64 {
    let elapsed = SystemTime::now().duration_since(UNIX_EPOCH).expect("a clock after 1970");
    u64::try_from(elapsed.as_millis()).expect("a clock of this age")
}
