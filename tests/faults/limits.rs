//! Very many, very long, and what is not there: a sentence and a way on, never a dead end.

use std::process::Command;
use std::time::{Duration, Instant};

use pilar_app::merging::{Choice, decide_conflict, list_conflicts};
use pilar_app::session::Session;
use pilar_core::journal::{Change, Clock, Operation, Subject};
use pilar_core::worksheet::Layer;
use pilar_store::{Actor, Beginning, Incoming, Workspace};
use pilar_tests::{Station, instrument, pilar_path};
use serde_json::{Value, json};
use uuid::Uuid;

const NOW: u64 = 1_790_000_000_000;
/// In an unoptimised build beside other tests; the program itself takes a small part of it.
const LONG: Duration = Duration::from_mins(1);

fn begin(workspace: &mut Workspace, id: Uuid, unit: &str) {
    let key = &instrument().key;
    let profile = json!({
        "unit": unit, "instansi": "Pemkot Uji", "year": instrument().year, "target": "wbk",
        "instrument": key, "instrument_version": instrument().version,
    });
    let by = Actor { name: "Sari".into(), role: "pokja".into() };
    workspace.create_assessment(id, Beginning { instrument: key, profile }, &by, NOW).expect("begun");
}

/// Somebody's answer who knew of nobody else's.
fn competitor(assessment: Uuid, number: u32) -> Change {
    let mut bytes = [0; 16];
    bytes[..4].copy_from_slice(&number.to_be_bytes());
    let mut change = Change {
        id: Uuid::now_v7(),
        action: Uuid::now_v7(),
        action_name: "Jawab".into(),
        assessment,
        replica: uuid::Builder::from_custom_bytes(bytes).into_uuid(),
        sequence: 1,
        clock: Clock { millis: NOW + u64::from(number), counter: 0 },
        author: format!("Orang {number}"),
        role: "pokja".into(),
        operation: Operation::from("answer".to_owned()),
        subject: Subject::answer(Layer::Unit, 2),
        value: json!({ "choice": if number.is_multiple_of(2) { "A" } else { "B" } }),
        base: None,
        settles: Vec::new(),
        link: None,
        taken_back_millis: 0,
    };
    change.chain(1, pilar_core::journal::beginning(assessment, change.replica));
    change
}

#[test]
fn twenty_thousand_competitors_are_listed_and_decided() {
    const MANY: u32 = 20_000;
    let folder = tempfile::tempdir().expect("a folder");
    let id = Uuid::now_v7();
    let mut workspace = Workspace::open(folder.path()).expect("a workspace");
    begin(&mut workspace, id, "Kantor Uji");
    let changes: Vec<Change> = (0..MANY).map(|number| competitor(id, number)).collect();
    let incoming = Incoming {
        assessment: id,
        instrument: &instrument().key,
        created_millis: NOW,
        changes: &changes,
        stubs: &[],
        name: "Gabungkan",
        now_millis: NOW,
    };
    workspace.absorb(incoming).expect("absorbed");
    drop(workspace);

    let mut session = Session::open(folder.path(), "Sari", "pokja").expect("a session");
    let begun = Instant::now();
    let conflicts = list_conflicts(&session, id).expect("listed");
    assert_eq!((conflicts.len(), conflicts[0].versions.len()), (1, MANY as usize));
    let choice = Choice::Change(changes[7].id);
    let decided = decide_conflict(&mut session, id, "answer/unit/2", &choice).expect("decided");
    assert_eq!((decided.text.as_str(), decided.left), ("B", 0));
    assert_eq!(list_conflicts(&session, id).expect("listed"), Vec::new());
    assert!(begun.elapsed() < LONG, "{:?}", begun.elapsed());
    drop(session);

    // What was decided travels.
    let desk = Station::new();
    std::fs::rename(folder.path(), desk.workspace()).expect("moved");
    let id = id.to_string();
    let package = desk.path("putusan.zip");
    let package = package.to_str().expect("Unicode path");
    desk.good(&["export", &id, "--format", "package", "-o", package]);
    let other = Station::new();
    other.good(&["import", package]);
    assert_eq!(other.json(&["conflicts", &id]), json!([]));
    assert_eq!(other.json(&["show", &id])["inputs"][1]["answers"]["unit"], "B");
}

#[test]
fn a_unit_name_of_100_000_characters_is_refused_on_entry_and_blocks_no_package_from_elsewhere() {
    let long = "Kantor ".repeat(15_000);
    let desk = Station::new();
    let typed = &long[..100_000];
    let new = ["new", "--unit", typed, "--instansi", "P", "--year", "2026", "--target", "wbk"];
    let said = desk.refused(&new);
    assert!(
        said.starts_with("Nama unit berisi")
            && said.ends_with("batasnya 300; tidak ada yang berubah. Perpendek lalu ulangi."),
        "{said}"
    );

    let id = Uuid::now_v7();
    let mut workspace = Workspace::open(&desk.workspace()).expect("a workspace");
    begin(&mut workspace, id, typed);
    drop(workspace);
    let id = id.to_string();
    let package = desk.path("panjang.zip");
    let package = package.to_str().expect("Unicode path");
    desk.good(&["export", &id, "--format", "package", "-o", package]);
    let other = Station::new();
    other.good(&["import", package, "--dry-run"]);
    other.good(&["import", package]);
    for (format, name) in [("pdf", "laporan.pdf"), ("xlsx", "lke.xlsx")] {
        let path = other.path(name);
        other.good(&["export", &id, "--format", format, "-o", path.to_str().expect("Unicode path")]);
    }
    other.good(&["profile", &id, "--unit", "Kantor Uji"]);
    assert_eq!(other.json(&["show", &id])["profile"]["unit"], "Kantor Uji");
}

#[test]
fn a_logo_whose_content_is_missing_blocks_no_export() {
    let (desk, id) = Station::with_example();
    let mut png = Vec::new();
    png::Encoder::new(&mut png, 1, 1)
        .write_header()
        .and_then(|mut it| it.write_image_data(&[255]))
        .expect("a picture");
    desk.good(&["profile", &id, "--logo", &desk.file("lambang.png", &png)]);
    let evidence = rusqlite::Connection::open(desk.workspace().join("evidence.db")).expect("open");
    let media = "SELECT id FROM blob WHERE media = 'image/png' AND size < 200";
    evidence.execute(&format!("DELETE FROM chunk WHERE blob IN ({media})"), []).expect("lost");
    assert_eq!(evidence.execute(&format!("DELETE FROM blob WHERE id IN ({media})"), []).expect("lost"), 1);
    drop(evidence);
    for (format, name) in [("pdf", "laporan.pdf"), ("lhe", "lhe.pdf"), ("package", "paket.zip")] {
        let path = desk.path(name);
        let made =
            desk.json(&["export", &id, "--format", format, "-o", path.to_str().expect("Unicode path")]);
        let told = made["notices"].as_array().expect("notices").iter().filter_map(Value::as_str);
        let sentence =
            "isi logo \"lambang.png\" tidak ada di ruang kerja ini sehingga kop surat ditulis tanpa logo";
        assert!(
            told.clone().any(|told| told.starts_with(sentence)),
            "{format}: {:?}",
            told.collect::<Vec<_>>()
        );
    }
}

#[cfg(unix)]
#[test]
fn a_path_too_long_for_databases_gets_its_own_sentence() {
    let desk = Station::new();
    let mut deep = desk.path("a");
    while deep.as_os_str().len() < 1_015 {
        let left = 1_015 - deep.as_os_str().len();
        deep.push("x".repeat((left - 1).clamp(1, 200)));
    }
    for _ in 0..2 {
        let command = Command::new(pilar_path()).arg("--workspace").arg(&deep).arg("example").output();
        let output = command.expect("pilar runs");
        let said = String::from_utf8_lossy(&output.stderr);
        let sentence = "Nama lengkap folder ruang kerja terlalu panjang untuk data Pilar (1015 byte";
        assert!(!output.status.success() && said.contains(sentence), "{said}");
        std::fs::create_dir_all(&deep).expect("a folder");
    }
}
