//! What tasks are known by: numbers that stay, the answer they are to reach, and others that are for the same question.

use pilar_tests::Station;
use serde_json::{Value, json};

fn tasks(desk: &Station, id: &str) -> Vec<Value> {
    desk.json(&["tasks", id]).as_array().expect("tasks").clone()
}

/// Every number with its task, as a list of them is read out.
fn numbered(desk: &Station, id: &str) -> Vec<(u64, String)> {
    let number = |task: &Value| task["number"].as_u64().expect("a number");
    let title = |task: &Value| task["title"].as_str().expect("a title").to_owned();
    let mut all: Vec<_> = tasks(desk, id).iter().map(|task| (number(task), title(task))).collect();
    all.sort();
    all
}

#[test]
fn a_number_stays_whatever_is_made_dropped_or_brought_from_another_desk() {
    let (desk, id) = Station::with_example();
    desk.good(&["task", &id, "add", "Susun jadwal", "--due", "B12"]);
    desk.good(&["task", &id, "add", "Salah tulis"]);
    let made = desk.json(&["task", &id, "from", "template"])["new"].as_u64().expect("a count");
    let typed = desk.json(&["task", &id, "add", "Rapat"]);
    assert_eq!(typed["number"], made + 3);
    let before = numbered(&desk, &id);
    assert_eq!(before[0], (1, "Susun jadwal".to_owned()), "what is made comes behind: {before:?}");
    desk.good(&["task", &id, "remove", "2"]);
    let after: Vec<_> = before.iter().filter(|(number, _)| *number != 2).cloned().collect();
    assert_eq!(numbered(&desk, &id), after);
    assert!(desk.refused(&["task", &id, "set", "2", "--status", "berjalan"]).starts_with("Tugas \"2\""));
    let set = desk.json(&["task", &id, "set", &(made + 3).to_string(), "--status", "berjalan"]);
    assert_eq!(set["title"], "Rapat");
    assert!(desk.good(&["tasks", &id]).contains("   1. Susun jadwal"));

    // Papers and calendars say the same number.
    let path = desk.path("rencana.ics");
    desk.good(&["tasks", &id, "--format", "ics", "-o", path.to_str().expect("Unicode path")]);
    let calendar = std::fs::read_to_string(path).expect("a calendar");
    assert!(calendar.contains("DESCRIPTION:Nomor tugas: 1\\n"), "{calendar}");

    // Two desks that plan apart have the same numbers once they have met.
    let other = Station::new();
    other.good(&["import", &desk.package(&id, "awal.zip")]);
    assert_eq!(numbered(&other, &id), numbered(&desk, &id));
    other.good(&["task", &id, "add", "Dari sana"]);
    other.good(&["task", &id, "from", "gaps"]);
    desk.good(&["task", &id, "from", "gaps"]);
    desk.good(&["task", &id, "add", "Dari sini"]);
    desk.good(&["import", &other.package(&id, "sana.zip")]);
    other.good(&["import", &desk.package(&id, "sini.zip")]);
    let met = numbered(&desk, &id);
    assert_eq!(met, numbered(&other, &id));
    assert!(after.iter().all(|task| met.contains(task)), "nothing that both had moved");
}

#[test]
fn a_task_of_a_path_tells_that_its_answer_is_reached_and_stays_as_far_as_people_say() {
    let desk = Station::new();
    let id = desk.begin();
    let path = desk.json(&["path", &id, "--to", "wbk"]);
    let steps = path["steps"].as_array().expect("steps");
    desk.good(&["task", &id, "from", "path", "--to", "wbk"]);
    let of = |code: &str| tasks(&desk, &id).into_iter().find(|task| task["code"] == code).expect("a task");
    let (code, to) =
        (steps[0]["code"].as_str().expect("a code"), steps[0]["to"].as_str().expect("an option"));
    assert_eq!(of(code)["reached"], false);
    desk.good(&["answer", &id, code, to]);
    let reached = of(code);
    assert_eq!((&reached["reached"], &reached["status"]), (&json!(true), &json!("belum")));
    let said = "jawaban yang dituju sudah tercapai";
    assert_eq!(desk.good(&["tasks", &id]).matches(said).count(), 1);
    // Of an index that earns more as well, and not of one that earns less.
    for (index, is) in [("1", false), ("4", true)] {
        desk.good(&["answer", &id, "B.I.a", index]);
        assert_eq!(of("B.I.a")["reached"], is, "{index}");
    }
    // What is done needs no telling, and another input has another answer.
    let number = reached["number"].to_string();
    desk.good(&["task", &id, "done", &number]);
    assert_eq!(desk.good(&["tasks", &id]).matches(said).count(), 1, "only the index");
    let moved = desk.json(&["task", &id, "set", &number, "--code", "B.I.a"]);
    assert_eq!(moved["reached"], false);
}

#[test]
fn tasks_for_the_same_question_are_named_before_more_are_made_and_can_be_left_out() {
    let desk = Station::new();
    let id = desk.begin();
    let path = ["task", &id, "from", "path", "--to", "wbk"];
    let planned = desk.json(&[&path[..], &["--dry-run"]].concat());
    let first = &planned["tasks"][0];
    assert_eq!(first["beside"], json!([]));
    let code = first["code"].as_str().expect("a code");
    desk.good(&["task", &id, "add", "Sudah direncanakan", "--code", code]);
    desk.good(&["task", &id, "add", "Tidak jadi", "--code", code]);
    desk.good(&["task", &id, "set", "2", "--status", "batal"]);
    let look = [&path[..], &["--dry-run"]].concat();
    let planned = desk.json(&look);
    assert_eq!(planned["tasks"][0]["beside"], json!(["No. 1 Sudah direncanakan"]));
    let told = desk.good(&look);
    assert!(told.contains(&format!("sudah ada tugas untuk {code}: No. 1 Sudah direncanakan\n")), "{told}");
    assert!(told.contains("dapat dilewati dengan --without KODE"), "{told}");
    let all = planned["new"].as_u64().expect("a count");
    let made = desk.json(&[&path[..], &["--without", code]].concat());
    assert_eq!(made["new"].as_u64(), Some(all - 1));
    // Left out once is not left out for good, and made twice it stays one.
    assert_eq!(desk.json(&path)["new"], 1);
    let again = desk.json(&path);
    assert_eq!((&again["new"], &again["tasks"][0]["beside"]), (&json!(0), &json!([])));
    let unknown = desk.refused(&[&path[..], &["--without", "Z.9"]].concat());
    assert!(unknown.starts_with("Kode \"Z.9\" tidak ada di LKE ini"), "{unknown}");
}
