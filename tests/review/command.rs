use pilar_tests::Station;
use serde_json::Value;

fn column<'a>(review: &'a Value, layer: &str, round: u8) -> &'a Value {
    let columns = review["columns"].as_array().expect("columns");
    columns.iter().find(|c| c["layer"] == layer && c["round"] == round).expect("the column")
}

fn input<'a>(queue: &'a Value, code: &str) -> &'a Value {
    let inputs = queue["inputs"].as_array().expect("inputs");
    inputs.iter().find(|input| input["code"] == code).expect("the input")
}

fn rows(differences: &Value) -> Vec<String> {
    let rows = differences["rows"].as_array().expect("rows");
    let row = |row: &Value| format!("{} {} {}", row["code"], row["left"], row["right"]).replace('"', "");
    rows.iter().map(row).collect()
}

/// Three layers, two rounds and an answer from the unit in between, as it goes in an office.
#[test]
fn three_layers_review_twice_and_round_one_stays_readable() {
    let (desk, id) = Station::with_example();
    for (code, value) in [("A.I.1.i.b", "A"), ("A.I.1.i.a", "Ya"), ("B.I.a", "3,61")] {
        desk.good(&["answer", &id, code, value]);
    }
    let unit = desk.json(&["show", &id]);
    assert_eq!(desk.json(&["round", &id])["state"], "Draf");
    assert_eq!(desk.json(&["--role", "koordinator", "round", &id, "submit"])["state"], "Final");

    // The role chooses the column; ticks stand where nothing else is said.
    let at = &["--role", "at", "review", &id, "A.I.1.i.b"];
    let first = desk.json(
        &[
            at,
            &[
                "--answer",
                "b",
                "--verdict",
                "revisi",
                "--note",
                "SK lama",
                "--evidence",
                "--year=tidak",
                "--naming",
            ][..],
        ]
        .concat(),
    );
    assert_eq!(
        first,
        serde_json::json!({"code": "A.I.1.i.b", "layer": "at", "name": "Anggota Tim", "round": 1, "answer": "B", "note": "SK lama",
            "verdict": "revisi", "ticks": {"evidence": true, "year": false, "naming": true}, "changed": true})
    );
    assert_eq!(desk.json(&[at, &["--evidence"][..]].concat())["changed"], false);
    desk.good(&["--role", "at", "review", &id, "A.I.1.i.a", "--verdict", "sesuai"]);
    desk.good(&["--role", "dalnis", "review", &id, "A.I.1.i.b", "--answer", "C", "--verdict", "revisi"]);
    assert_eq!(desk.json(&["round", &id])["state"], "Belum Reviu");
    assert_eq!(
        rows(&desk.json(&["differences", &id, "unit", "kt"])),
        ["A.I.1.i.b A B"],
        "kt takes over from at"
    );
    assert_eq!(rows(&desk.json(&["differences", &id, "kt", "dalnis"])), ["A.I.1.i.b B C"]);

    let queue = desk.json(&["review", &id, "--layer", "dalnis"]);
    let shown = input(&queue, "A.I.1.i.b");
    assert_eq!((&shown["unit"], &shown["before"]), (&"A".into(), &"B".into()));
    assert_eq!((&shown["status"], &shown["verdict"]), (&"Revisi".into(), &"revisi".into()));
    assert_eq!(shown["entries"].as_array().map(Vec::len), Some(2));

    // A choice of the first sub-area, worth a fifth of a point's weight: figures move, the unit's do not.
    let review = desk.json(&["review", &id]);
    let total = |layer: &str, round| {
        column(&review, layer, round)["effective"]["score"]["total"].as_f64().expect("total")
    };
    assert_eq!(column(&review, "unit", 1)["effective"]["score"]["total"], unit["score"]["total"]);
    assert!(total("unit", 1) > total("at", 1) && total("at", 1) > total("dalnis", 1));
    assert!(
        (total("kt", 1) - total("at", 1)).abs() < 1e-12
            && (total("tpn", 1) - total("dalnis", 1)).abs() < 1e-12
    );
    assert_eq!(column(&review, "at", 1)["own_answers"], 1);
    assert_eq!(column(&review, "at", 1)["agreed"], 1);

    desk.good(&["--role", "dalnis", "recommend", &id, "Perbarui SK tim kerja", "--code", "A.I.1.i.b"]);
    desk.good(&["--role", "dalnis", "recommend", &id, "Tingkatkan sosialisasi", "--area", "1"]);
    let returned = desk.json(&["--role", "dalnis", "round", &id, "return"]);
    assert_eq!((&returned["state"], &returned["round"]), (&"Revisi".into(), &2.into()));
    assert_eq!(returned["open_recommendations"], 2);

    // Round 2 begins with the result of round 1, until the unit answers anew.
    assert_eq!(rows(&desk.json(&["differences", &id, "unit", "at"])), ["A.I.1.i.b A C"]);
    desk.good(&["answer", &id, "A.I.1.i.b", "B", "--note", "SK sudah baru"]);
    desk.good(&["follow-up", &id, "1", "SK diperbarui", "--status", "selesai", "--date", "20-05-2026"]);
    desk.good(&["--role", "koordinator", "round", &id, "submit"]);
    assert_eq!(rows(&desk.json(&["differences", &id, "unit", "dalnis"])), [""; 0]);
    assert_eq!(rows(&desk.json(&["differences", &id, "unit.1", "unit"])), ["A.I.1.i.b A B"]);
    assert_eq!(
        rows(&desk.json(&["differences", &id, "unit.1", "dalnis.1"])),
        ["A.I.1.i.b A C"],
        "round 1 as it was"
    );
    let queue = desk.json(&["review", &id, "--layer", "at", "--open"]);
    assert_eq!(input(&queue, "A.I.1.i.b")["changed"], true);
    assert_eq!(input(&queue, "A.I.1.i.b")["status"], "Belum Reviu");
    assert!(
        queue["inputs"].as_array().expect("inputs").iter().all(|input| input["code"] != "A.I.1.i.a"),
        "Sesuai is carried"
    );

    let second = desk.json(&["--role", "dalnis", "review", &id, "A.I.1.i.b", "--verdict", "sesuai"]);
    assert_eq!(second["round"], 2);
    assert_eq!(desk.json(&["--role", "dalnis", "round", &id, "approve"])["state"], "Disetujui");
    let queue = desk.json(&["review", &id, "--layer", "dalnis"]);
    let entries: Vec<String> = input(&queue, "A.I.1.i.b")["entries"]
        .as_array()
        .expect("entries")
        .iter()
        .map(|e| format!("{}.{} {} {}", e["layer"], e["round"], e["answer"], e["verdict"]).replace('"', ""))
        .collect();
    assert_eq!(entries, ["at.1 B revisi", "dalnis.1 C revisi", "dalnis.2 null sesuai"]);
}

#[test]
fn recommendations_are_changed_followed_up_and_withdrawn() {
    let (desk, id) = Station::with_submitted_example();
    let given = desk.json(&["--role", "dalnis", "recommend", &id, "Lengkapi notulen rapat", "--code", "2"]);
    assert_eq!(
        (&given["number"], &given["code"], &given["area_name"]),
        (&1.into(), &"A.I.1.i.b".into(), &"Manajemen Perubahan".into())
    );
    desk.good(&["--role", "dalnis", "recommend", &id, "Tingkatkan monev", "--area", "5"]);
    let changed = desk.json(&[
        "--role",
        "dalnis",
        "recommend",
        &id,
        "Lengkapi notulen dan daftar hadir",
        "--change",
        "1",
    ]);
    assert_eq!((&changed["id"], &changed["code"]), (&given["id"], &given["code"]));
    desk.good(&["--role", "dalnis", "round", &id, "return"]);
    let done = desk.json(&[
        "follow-up",
        &id,
        given["id"].as_str().expect("id"),
        "Dilengkapi",
        "--status",
        "selesai",
        "--date",
        "2026-05-20",
    ]);
    assert_eq!(
        done["follow_up"],
        serde_json::json!({"text": "Dilengkapi", "status": "selesai", "status_name": "Selesai", "date": "2026-05-20"})
    );
    assert_eq!(desk.json(&["recommendations", &id, "--open"]).as_array().map(Vec::len), Some(1));
    assert_eq!(
        desk.good(&["recommendations", &id]),
        "1. [A.I.1.i.b] Lengkapi notulen dan daftar hadir (putaran 1)\n   Selesai, 2026-05-20: Dilengkapi\n\
         2. [Penguatan Pengawasan] Tingkatkan monev (putaran 1)\n   Belum Ditindaklanjuti\n"
    );
    desk.good(&["--role", "koordinator", "round", &id, "submit"]);
    let withdrawn = desk.good(&["--role", "dalnis", "recommend", &id, "", "--change", "1"]);
    assert_eq!(withdrawn.trim(), "Rekomendasi dicabut.");
    assert_eq!(desk.json(&["recommendations", &id]).as_array().map(Vec::len), Some(1));
    for (role, name) in [
        ("dalnis", "Cabut rekomendasi"),
        ("koordinator", "Serahkan untuk reviu putaran 2"),
        ("pokja", "Tindak lanjut rekomendasi 1"),
        ("dalnis", "Kembalikan hasil reviu putaran 1"),
        ("dalnis", "Ubah rekomendasi"),
        ("dalnis", "Beri rekomendasi"),
    ] {
        assert_eq!(desk.good(&["--role", role, "undo", &id]).trim(), format!("Diurungkan: {name}"));
    }
    assert_eq!(desk.json(&["recommendations", &id])[0]["code"], "A.I.1.i.b");
}

#[test]
fn the_identity_of_the_workspace_signs_what_is_done() {
    let (desk, id) = Station::with_submitted_example();
    assert!(desk.good(&["identity"]).starts_with("Belum ada identitas"));
    let set = desk.json(&["identity", "Sri Wahyuni", "--nip", "19800101 200501 2 001", "--role", "kt"]);
    assert_eq!(set, serde_json::json!({"name": "Sri Wahyuni", "nip": "198001012005012001", "role": "kt"}));
    let run = |args: &[&str]| {
        let output = desk.command(args).env_remove("PILAR_AUTHOR").output().expect("pilar runs");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    };
    run(&["review", &id, "2", "--verdict", "revisi"]);
    let latest = desk.json(&["history", &id, "--limit", "1"]);
    assert_eq!((&latest[0]["author"], &latest[0]["role"]), (&"Sri Wahyuni".into(), &"kt".into()));
    assert_eq!(
        (&latest[0]["operation"], &latest[0]["subject"]),
        (&"review_verdict".into(), &"verdict/kt/2".into())
    );
    assert_eq!(latest[0]["action_name"], "Reviu Cara memilih anggota tim ZI (A.I.1.i.b) oleh Ketua Tim");
    // What is said this time goes before what is stored.
    run(&["--author", "Budi", "--role", "koordinator", "round", &id, "reopen"]);
    let latest = desk.json(&["history", &id, "--limit", "1"]);
    assert_eq!((&latest[0]["author"], &latest[0]["role"]), (&"Budi".into(), &"koordinator".into()));
}

#[test]
fn a_copy_opened_read_only_shows_everything() {
    let (desk, id) = Station::with_submitted_example();
    desk.good(&["--role", "at", "review", &id, "2", "--layer", "at", "--verdict", "revisi"]);
    assert_eq!(desk.json(&["--read-only", "review", &id]), desk.json(&["review", &id]));
    assert_eq!(desk.json(&["--read-only", "show", &id]), desk.json(&["show", &id]));
}
