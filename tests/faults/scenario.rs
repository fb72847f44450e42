//! Hypothetical answers of the example: what they come to, that nobody's answers change, and what is refused.

use pilar_tests::Station;
use serde_json::{Value, json};

const UNSUPPORTED: &str = "tanpa jawaban yang belum berbukti";
const DONE: &str = "bila semua rencana aksi selesai";

fn close(one: &Value, other: &Value) -> bool {
    (one.as_f64().expect("points") - other.as_f64().expect("points")).abs() < 1e-9
}

#[test]
fn a_scenario_comes_to_what_its_answers_would_and_leaves_the_answers_as_they_are() {
    let (desk, id) = Station::with_example();
    let before = desk.json(&["show", &id])["score"].clone();
    let set = desk.json(&["scenario", "set", &id, "Bila SK terbit", "2=C", "B.I.a=3,1", "88="]);
    assert_eq!(set["name"], "Bila SK terbit");
    assert!(close(&set["today"], &before["floor"]["total"]));
    // A name is one, however it is typed; answers are added to those that are there.
    let set = desk.json(&["scenario", "set", &id, " bila sk TERBIT", "127=4"]);
    assert_eq!(set["answers"].as_array().expect("answers").len(), 4);
    assert_eq!(desk.json(&["show", &id])["score"], before);

    let listed = desk.json(&["scenario", "list", &id]);
    let names: Vec<&Value> = listed.as_array().expect("scenarios").iter().map(|one| &one["name"]).collect();
    assert_eq!(names, [UNSUPPORTED, "menurut TPI", DONE, "Bila SK terbit"]);
    assert_eq!(listed[3]["total"], set["total"]);

    for (code, value) in [("2", "C"), ("B.I.a", "3,1"), ("88", ""), ("127", "4")] {
        desk.good(&["answer", &id, code, value]);
    }
    let after = desk.json(&["show", &id])["score"].clone();
    assert!(close(&set["total"], &after["floor"]["total"]));
    for (target, gates) in set["gates"].as_object().expect("targets") {
        let judged = after["predicate"][target]["gates"].as_array().expect("gates");
        assert_eq!(gates.as_array().expect("gates").len(), judged.len());
        for (gate, judged) in gates.as_array().expect("gates").iter().zip(judged) {
            assert_eq!((&gate["key"], &gate["met"]), (&judged["key"], &judged["met"]));
        }
    }

    // What the unit answers otherwise since is told.
    let shown = desk.json(&["scenario", "show", &id, "Bila SK terbit"]);
    assert_eq!(shown["moved"].as_array().map(Vec::len), Some(4), "{shown:#}");
    let told = desk.good(&["scenario", "show", &id, "Bila SK terbit"]);
    assert!(told.contains("Jawaban unit yang berubah sejak simulasi ini diisi:"), "{told}");

    // Undone as any other action, newest first.
    for _ in 0..4 {
        desk.good(&["undo", &id]);
    }
    assert_eq!(desk.json(&["show", &id])["score"], before);
    desk.good(&["undo", &id]);
    let shown = desk.json(&["scenario", "show", &id, "Bila SK terbit"]);
    assert_eq!(shown["answers"].as_array().expect("answers").len(), 3);
    desk.good(&["scenario", "remove", &id, "Bila SK terbit"]);
    assert_eq!(desk.json(&["scenario", "list", &id]).as_array().expect("scenarios").len(), 3);
    assert!(desk.good(&["history", &id]).contains("simulasi"));
}

#[test]
fn ready_made_scenarios_follow_the_evidence_and_the_reviewers() {
    let (desk, id) = Station::with_submitted_example();
    let unsupported = desk.json(&["scenario", "show", &id, UNSUPPORTED]);
    assert!(unsupported["total"].as_f64() < unsupported["today"].as_f64());
    // Every one of them counts for nothing, so nothing that lacks evidence is left to lose.
    let first = &unsupported["answers"][0];
    assert_ne!(first["from"], first["to"]);
    let tpi = desk.json(&["scenario", "show", &id, "Menurut TPI"]);
    assert_eq!((&tpi["answers"], &tpi["total"]), (&json!([]), &tpi["today"]));
    desk.good(&["--role", "at", "review", &id, "2", "--layer", "at", "--answer", "C", "--verdict", "revisi"]);
    let tpi = desk.json(&["scenario", "show", &id, "menurut TPI"]);
    assert_eq!(tpi["answers"][0]["to"], "C");
    // The reviewers' columns are theirs; a scenario is anybody's, also while they have the worksheet.
    desk.good(&["--role", "at", "scenario", "set", &id, "Bila A", "2=A"]);
}

#[test]
fn the_plan_of_the_year_is_a_scenario_until_it_is_reached() {
    let desk = Station::new();
    let id = desk.begin();
    let done = || desk.json(&["scenario", "show", &id, DONE]);
    assert_eq!(done()["answers"], json!([]), "without a task nothing is otherwise");
    let path = desk.json(&["path", &id, "--to", "wbk"]);
    desk.good(&["task", &id, "from", "path", "--to", "wbk"]);
    let planned = done();
    let steps = path["steps"].as_array().expect("steps");
    assert_eq!(planned["answers"].as_array().expect("answers").len(), steps.len());
    assert!(close(&planned["total"], &path["total"]));
    assert!(planned["gates"]["wbk"].as_array().expect("gates").iter().all(|gate| gate["met"] == true));

    // What is reached is no other answer any more; what is called off will not be.
    let code = |step: usize| steps[step]["code"].as_str().expect("a code");
    desk.good(&["answer", &id, code(0), steps[0]["to"].as_str().expect("an option")]);
    assert_eq!(done()["answers"].as_array().expect("answers").len(), steps.len() - 1);
    let tasks = desk.json(&["tasks", &id]);
    let of_second = |task: &&Value| task["code"].as_str() == Some(code(1));
    let task = tasks.as_array().expect("tasks").iter().find(of_second).expect("a task");
    let task = task["id"].as_str().expect("an id");
    desk.good(&["task", &id, "set", task, "--status", "batal"]);
    assert_eq!(done()["answers"].as_array().expect("answers").len(), steps.len() - 2);
}

#[test]
fn what_is_no_scenario_is_refused_and_nothing_is_stored() {
    let (desk, id) = Station::with_example();
    let refused = |args: &[&str]| desk.refused(&[&["scenario"], args].concat());
    for (args, said) in [
        (
            &["show", &id, "Lain"][..],
            "Simulasi \"Lain\" tidak ditemukan; tidak ada yang berubah. Pilihannya: tanpa jawaban yang belum berbukti, menurut TPI, bila semua rencana aksi selesai.",
        ),
        (
            &["remove", &id, "menurut tpi"],
            "Nama simulasi \"menurut tpi\" dipakai simulasi bawaan atau lebih dari 100 karakter; tidak ada yang berubah. Pilih nama lain.",
        ),
        (
            &["set", &id, " ", "2=A"],
            "Nama simulasi masih kosong; tidak ada yang berubah. Isikan lebih dahulu.",
        ),
        (
            &["set", &id, "Bila A", "2=A", "3=Mungkin"],
            "Jawaban \"Mungkin\" bukan pilihan A.I.1.ii.a; tidak ada yang berubah. Pilihannya Ya, Tidak.",
        ),
        (
            &["set", &id, "Bila A", "A.II.1.i.a=7"],
            "A.II.1.i.a terdiri atas beberapa isian; tidak ada yang berubah. Sebutkan salah satu: A.II.1.i.a.1, A.II.1.i.a.2.",
        ),
        (
            &["set", &id, "Bila A", "2=A", "A.I.1.i.b=B"],
            "Jawaban A.I.1.i.b disebut lebih dari sekali; tidak ada yang berubah. Sebutkan satu kali saja.",
        ),
    ] {
        assert_eq!(refused(args), said);
    }
    assert_eq!(desk.run(&["scenario", "set", &id, "Bila A"]).code, 2);
    assert_eq!(desk.json(&["scenario", "list", &id]).as_array().expect("scenarios").len(), 3);
}
