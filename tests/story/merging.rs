//! The coordinator puts six parts together, decides, completes and hands in.

use std::path::PathBuf;

use pilar_tests::Station;
use pilar_tests::bag::{Bag, summed, validated};
use serde_json::{Value, json};

use crate::answers::{inputs_of, of_area};
use crate::by_hand::ByHand;
use crate::filling::{DOCUMENTS, NOTE_OF_VISITOR, VISITOR, note, visited, written};
use crate::office::{INSTANSI, Office, UNIT};
use crate::people::{Person, soal, text};

/// The packages arrive in this order, that of the first area after the visitor's.
const ARRIVAL: [usize; 6] = [3, 4, 1, 5, 0, 2];
/// What the coordinator makes of the two notes.
const NOTE_DECIDED: &str = "Dibahas bersama kedua Pokja";

pub fn the_coordinator_takes_in_six_packages(office: &Office) {
    let (id, coordinator) = (&office.id, &office.coordinator);
    let packages: Vec<PathBuf> = (0..6).map(|at| part(office, at)).collect();
    for (n, at) in ARRIVAL.into_iter().enumerate() {
        let package = &packages[at];
        let given = written(office, at);
        // A document is its description, its file and its place; one of them stands in a second place and is ticked.
        let mut changes = given.answers + given.notes + 3 * DOCUMENTS + 2;
        let (mut conflicts, mut alike) = (0, 0);
        match at {
            VISITOR => changes += 3,
            // An answer and a note against the visitor's; one answer alike.
            0 => (conflicts, alike) = (2, 1),
            _ => {}
        }
        // The letter from the head of office is stored once.
        let contents = if n == 0 { DOCUMENTS } else { DOCUMENTS - 1 };
        let before = coordinator.desk.json(&["history", id]);
        let plan = coordinator.plans(package);
        // A part that is not cut to what the coordinator lacks brings the profile again.
        let same = alike + usize::from(matches!(at, 0 | 2 | 5));
        let wanted = json!({"changes": changes, "new": changes - conflicts - alike, "updated": 0, "same": same,
            "conflicts": conflicts, "contents": contents, "creates": false, "stored": false});
        assert_eq!(only(&plan, &wanted), wanted, "the package of {}", office.pokja[at].name);
        assert_eq!(coordinator.desk.json(&["history", id]), before, "a plan changes nothing");
        let done = coordinator.takes(package);
        assert_eq!((&done["items"], &done["stored"]), (&plan["items"], &json!(true)));
        if n == 2 {
            let again = coordinator.takes(&packages[ARRIVAL[1]]);
            let nothing = json!({"changes": 0, "new": 0, "updated": 0, "conflicts": 0, "contents": 0});
            assert_eq!(only(&again, &nothing), nothing, "the second time");
        }
    }
}

/// The fields of one document that stand in another.
fn only(from: &Value, like: &Value) -> Value {
    let fields = like.as_object().expect("an object").keys();
    fields.map(|key| (key.clone(), from[key].clone())).collect()
}

/// What a Pokja sends: its area, what the coordinator lacks of it, or everything the coordinator lacks.
fn part(office: &Office, at: usize) -> PathBuf {
    let (member, number) = (&office.pokja[at], (at + 1).to_string());
    let start = office.coordinator.desk.path("awal.zip");
    let (scope, since) = (["--scope", "area", &number], ["--since", text(&start)]);
    let (more, since) = match at {
        VISITOR => (since.to_vec(), true),
        1 | 3 => ([&scope[..], &since].concat(), true),
        _ => (scope.to_vec(), false),
    };
    let package = member.packs(&office.id, &format!("area {number}.zip"), &more);
    let view = member.desk.json(&["verify", text(&package)]);
    let area = office.areas().nth(at).expect("an area");
    let scope = if at == VISITOR { Value::Null } else { json!(area.key) };
    assert_eq!((&view["scope"], &view["since"]), (&scope, &json!(since)));
    package
}

pub fn the_coordinator_decides_what_two_pokja_answered(office: &Office) {
    let (id, desk) = (&office.id, &office.coordinator.desk);
    let (otherwise, alike) = visited(office);
    let (owner, visitor) = (office.pokja[0].name, office.pokja[VISITOR].name);
    let conflicts = desk.json(&["conflicts", id]);
    let said: Vec<Value> = rows(&conflicts)
        .map(|conflict| {
            let versions =
                rows(&conflict["versions"]).map(|version| json!([version["author"], version["text"]]));
            json!([conflict["soal_id"], conflict["what"], versions.collect::<Vec<_>>()])
        })
        .collect();
    let given = &office.record.unit[0][&otherwise];
    let poorer = crate::answers::poorer(&office.instrument, otherwise, given);
    let wanted = json!([
        [otherwise, "jawaban unit", [[visitor, poorer], [owner, given]]],
        [otherwise, "catatan unit", [[visitor, NOTE_OF_VISITOR], [owner, note(otherwise)]]],
    ]);
    assert_eq!(json!(said), wanted);
    // Until it is decided the later one counts, on this desk and in its figures.
    assert_eq!(office.coordinator.unit_answers(id)[&otherwise], poorer);
    assert_eq!(office.coordinator.unit_answers(id)[&alike], office.record.unit[0][&alike]);

    let own = conflicts[0]["versions"][1]["change"].as_str().expect("change");
    let subject = |at: usize| conflicts[at]["subject"].as_str().expect("subject");
    assert_eq!(desk.json(&["decide", id, subject(0), "--choose", own])["left"], 1);
    assert_eq!(desk.json(&["decide", id, subject(1), "--value", NOTE_DECIDED])["left"], 0);
    assert_eq!(desk.json(&["conflicts", id]), json!([]));

    // The visitor learns of the decisions, not of the conflicts.
    let decided = office.coordinator.packs(id, "putusan.zip", &[]);
    let visitor = &office.pokja[VISITOR];
    assert_eq!(visitor.takes(&decided)["conflicts"], 0);
    assert_eq!(visitor.desk.json(&["conflicts", id]), json!([]));
    assert_eq!(visitor.unit_answers(id), office.record.unit[0]);
    let shown = visitor.desk.json(&["show", id]);
    let input = rows(&shown["inputs"]).find(|input| soal(input) == otherwise).expect("the input");
    assert_eq!(input["notes"]["unit"], NOTE_DECIDED);
}

/// The results part, its documents, and a document that serves another area as well.
pub fn the_coordinator_completes_the_worksheet(office: &mut Office) {
    let area = office.instrument.areas.iter().find(|area| area.number.is_none()).expect("results").clone();
    let answers = of_area(&office.instrument, &area);
    let (desk, id) = (&office.coordinator.desk, &office.id);
    for (question, soal) in inputs_of(&office.instrument, &area) {
        let (code, title) = (soal.to_string(), &question.documents[0].name);
        desk.good(&["answer", id, &code, &answers[&soal]]);
        let file = desk.file(&format!("Hasil {code}.txt"), format!("{title}: {}", answers[&soal]));
        desk.good(&["evidence", "add", id, &code, &file]);
        desk.good(&["evidence", "tick", id, &code, "1", &format!("Hasil {code}.txt")]);
    }
    let elsewhere = inputs_of(&office.instrument, office.areas().last().expect("an area"))[0].1;
    assert_eq!(desk.json(&["evidence", "link", id, "Bukti 1-1.txt", &elsewhere.to_string()])["linked"], 1);
    office.unit().extend(answers);

    let shown = office.coordinator.desk.json(&["show", &office.id]);
    assert_eq!((&shown["score"]["answered"], &shown["score"]["of"]), (&json!(127), &json!(127)));
    let given = &office.record.unit[0];
    assert_eq!(&office.coordinator.unit_answers(&office.id), given);
    ByHand::of(&office.instrument, given).agrees_with_score(&shown["score"]);
    same_as_filled_at_one_desk(office, &shown);

    let documents = office.coordinator.desk.json(&["evidence", "list", &office.id]);
    assert_eq!(rows(&documents).count(), 6 * DOCUMENTS + 3);
    let shared = rows(&documents).find(|one| one["name"] == "Bukti 1-1.txt").expect("the document");
    assert_eq!(rows(&shared["serves"]).count(), 3);
    let checked = office.coordinator.desk.json(&["evidence", "verify", &office.id]);
    assert!(rows(&checked).all(|one| one["intact"] == true));
}

/// The same answers entered in one workspace give the same figures to the last digit.
fn same_as_filled_at_one_desk(office: &Office, shown: &Value) {
    let answers: Vec<Value> = office.record.unit[0]
        .iter()
        .map(|(soal, answer)| json!({"soal_id": soal, "jawaban_unit": answer}))
        .collect();
    let lone = Station::new();
    let file = lone.file(
        "jawaban.json",
        json!({"unit_id": 1, "nama_unit": UNIT, "tahun": office.instrument.year, "answers": answers})
            .to_string(),
    );
    let year = office.instrument.year.to_string();
    let new = ["new", "--unit", UNIT, "--instansi", INSTANSI, "--year", &year, "--target", "wbk"];
    let id = lone.good(&new).trim().to_owned();
    lone.good(&["import", &file, "--into", &id]);
    let alone = lone.json(&["show", &id]);
    for figure in ["total", "floor", "ceiling", "nodes", "questions", "predicate"] {
        assert_eq!(shown["score"][figure], alone["score"][figure], "{figure}");
    }
}

/// The package of the unit is sound for tools that know nothing of Pilar.
pub fn the_unit_hands_in(office: &Office) -> PathBuf {
    let (id, desk) = (&office.id, &office.coordinator.desk);
    assert_eq!(desk.json(&["round", id])["state"], "Draf");
    let handed = desk.json(&["round", id, "submit"]);
    assert_eq!((&handed["state"], &handed["unreviewed"]), (&json!("Final"), &json!(127)));
    let package = office.coordinator.packs(id, "penilaian.zip", &[]);
    let view = desk.json(&["verify", text(&package)]);
    assert_eq!((&view["unit"], &view["documents"]), (&json!(UNIT), &json!(6 * DOCUMENTS + 3)));
    sound_for_others(&office.coordinator, &package);
    package
}

pub fn sound_for_others(person: &Person, package: &std::path::Path) {
    let folder = person.desk.path("terurai");
    Bag::open(package).unpack(&folder);
    assert_ne!(summed(&folder), Some(false), "sha256sum -c");
    assert_ne!(validated(&folder), Some(false), "bagit.py --validate");
    std::fs::remove_dir_all(folder).expect("folder");
}

pub fn rows(list: &Value) -> impl Iterator<Item = &Value> {
    list.as_array().expect("a list").iter()
}
