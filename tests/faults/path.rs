//! Margins and cheapest paths of the example, and everything that may be wrong with what is asked.

use pilar_tests::Station;
use serde_json::{Value, json};

#[test]
fn a_margin_is_lost_by_the_answers_it_names_and_an_unknown_predicate_is_refused() {
    let (desk, id) = Station::with_example();
    let margin = desk.json(&["margin", &id, "--to", "WBK"]);
    assert_eq!((&margin["met"], &margin["downgrades"]), (&Value::Bool(true), &Value::from(1)));
    let code = margin["weakest"][0]["code"].as_str().expect("a code");
    let loss = margin["weakest"][0]["loss"].as_f64().expect("points");
    let score = |path: &str| desk.json(&["show", &id])["score"].pointer(path).cloned().expect("a figure");
    let before = score("/total").as_f64().expect("points");

    // It is an A, so that one level lower is B.
    desk.good(&["answer", &id, code, "B"]);
    assert!((before - score("/total").as_f64().expect("points") - loss).abs() < 1e-9);
    assert_eq!(score("/predicate/wbk/met"), false);
    let gate = |margin: &Value| {
        let gates = margin["gates"].as_array().expect("gates");
        let gate = gates.iter().find(|gate| gate["key"] == margin["gate"]).expect("the gate");
        gate["above"].as_f64().expect("points")
    };
    assert!(gate(&margin) >= 0.0 && gate(&margin) < loss);
    let critical = margin["critical"].as_array().expect("codes");
    assert!(critical.contains(&margin["weakest"][0]["code"]));
    assert!(margin["critical_without_evidence"].as_u64() <= Some(critical.len() as u64));

    let after = desk.json(&["margin", &id, "--to", "wbk"]);
    assert_eq!(after["downgrades"], 0);
    assert_eq!((&after["met"], &after["gate"]), (&Value::Bool(false), &margin["gate"]));
    assert_eq!(
        desk.refused(&["margin", &id, "--to", "emas"]),
        "Target \"emas\" tidak dikenal; tidak ada yang berubah. Pilihannya: wbk, wbbm."
    );
}

/// A list of raises on the desk.
fn list(desk: &Station, raises: &Value) -> String {
    desk.file("kenaikan.json", raises.to_string())
}

#[test]
fn a_path_is_what_its_contract_says_and_changes_nothing() {
    let (desk, id) = Station::with_example();
    desk.good(&["answer", &id, "B.I.a", ""]);
    let before = desk.json(&["show", &id]);
    let raises = list(
        &desk,
        &json!([
            { "soal_id": 125, "value": 3.6, "cost": 4 },
            { "soal_id": 125, "value": "4,0", "cost": 9 },
            { "soal_id": 127, "value": 4, "cost": 0 },
        ]),
    );
    let path = desk.json(&["path", &id, "--to", "WBK", "--raises", &raises]);
    let keys: Vec<&String> = path.as_object().expect("an object").keys().collect();
    assert_eq!(keys, ["cost", "gates", "reachable", "steps", "total"]);
    assert_eq!((&path["reachable"], &path["cost"]), (&json!(true), &json!(4)));
    let steps = path["steps"].as_array().expect("steps");
    let step = |step: &Value| {
        let keys: Vec<&String> = step.as_object().expect("an object").keys().collect();
        assert_eq!(keys, ["code", "cost", "from", "gain", "soal_id", "to"]);
        (step["soal_id"].clone(), step["from"].is_null(), step["to"].clone(), step["cost"].clone())
    };
    // What costs nothing is taken along for its points.
    assert_eq!(step(&steps[0]), (json!(125), true, json!(3.6), json!(4)));
    assert_eq!(step(&steps[1]), (json!(127), false, json!(4), json!(0)));
    assert_eq!(steps[0]["gain"], 15.75);
    let gates = path["gates"].as_array().expect("gates");
    assert!(gates.len() == 12 && gates.iter().all(|gate| gate["met"] == true));
    assert_eq!(gates[0]["value"], path["total"]);
    assert_eq!(desk.json(&["show", &id]), before);

    // With the index capped it cannot be reached, and the best possible figures say by how much.
    let capped = ["path", &id, "--to", "wbk", "--raises", &raises, "--cap", "B.I.a=3,2"];
    let path = desk.json(&capped);
    assert_eq!(
        (&path["reachable"], &path["cost"], &path["steps"]),
        (&json!(false), &Value::Null, &json!([]))
    );
    let unmet = path["gates"].as_array().expect("gates").iter().filter(|gate| gate["met"] == false);
    let unmet: Vec<(&Value, &Value)> = unmet.map(|gate| (&gate["value"], &gate["minimum"])).collect();
    assert!(unmet.contains(&(&json!(0.0), &json!(15.75))), "{unmet:?}");
    let said = desk.good(&capped);
    assert!(said.starts_with("WBK tidak terjangkau dengan kenaikan yang ada."), "{said}");
    assert!(said.contains("dari  15,75, kurang 15,75 dari nilai minimal"), "{said}");

    let free = desk.json(&["path", &id, "--to", "wbk", "--raises", &raises, "--pin", "125"]);
    assert_eq!((&free["cost"], &free["steps"][0]["to"]), (&json!(0), &json!(4)));
    let other = desk.json(&["path", &id, "--to", "wbk", "--raises", &raises, "--alternatives", "--curve"]);
    assert_eq!(other["alternatives"][0]["cost"], 9);
    assert_eq!(other["curve"].as_array().expect("budgets").len(), 3);
    assert_eq!(desk.json(&["show", &id]), before);
}

#[test]
fn the_model_of_effort_finds_a_path_that_its_locks_make_dearer() {
    let (desk, id) = Station::with_example();
    let path = desk.json(&["path", &id, "--to", "wbbm"]);
    let cost = path["cost"].as_u64().expect("reachable");
    let first = path["steps"][0]["code"].as_str().expect("a step");
    let locked = desk.json(&["path", &id, "--to", "wbbm", "--lock", first]);
    assert!(locked["cost"].as_u64().is_none_or(|locked| locked >= cost));
    assert!(locked["steps"].as_array().expect("steps").iter().all(|step| step["code"] != first));
    let spare = desk.json(&["path", &id, "--to", "wbbm", "--above", "0,5"]);
    assert!(spare["cost"].as_u64().is_none_or(|spare| spare >= cost));
    let dear = desk.json(&["path", &id, "--to", "wbbm", "--cost", &format!("{first}=50")]);
    assert!(dear["cost"].as_u64().is_none_or(|dear| dear >= cost));
}

#[test]
fn blank_ratios_are_named_where_a_predicate_is_out_of_reach_and_nowhere_else() {
    let desk = Station::new();
    let id = desk.begin();
    let path = |more: &[&str]| desk.json(&[&["path", &id, "--to", "wbbm"], more].concat());
    let blank = path(&[]);
    assert_eq!((&blank["reachable"], &blank["cost"]), (&json!(false), &Value::Null));
    let ratios = json!([
        "A.II.1.i.a",
        "A.II.1.i.b",
        "A.II.3.iii.a",
        "A.II.4.i.a",
        "A.II.5.ii.a",
        "A.II.5.iii.a.a",
        "A.II.5.iii.b.a",
        "A.II.6.i.b",
    ]);
    assert_eq!(blank["unfilled"], ratios);
    let said = desk.good(&["path", &id, "--to", "wbbm"]);
    let cause = "Rasio yang masih kosong dihitung nol dan belum dapat dinaikkan; isikan dahulu angkanya di lembar kerja: A.II.1.i.a, ";
    assert!(said.contains(cause), "{said}");

    // What is locked is not to be filled, and what is filled is not blank.
    assert_eq!(path(&["--lock", "A.II.1.i.a"])["unfilled"][0], "A.II.1.i.b");
    desk.good(&["answer", &id, "88", "10"]);
    assert_eq!(path(&[])["unfilled"][0], "A.II.1.i.a", "half of a ratio is none");
    desk.good(&["answer", &id, "89", "0"]);
    assert_ne!(path(&[])["unfilled"][0], "A.II.1.i.a");

    let none = list(&desk, &json!([]));
    assert!(path(&["--raises", &none])["unfilled"].is_null(), "a file knows its own raises");
    let reached = desk.json(&["path", &id, "--to", "wbk"]);
    assert!(reached["reachable"] == true && reached["unfilled"].is_null());
}

#[test]
fn every_fault_of_a_list_of_raises_is_told_at_once() {
    let (desk, id) = Station::with_example();
    let raises = list(
        &desk,
        &json!([
            { "soal_id": 999, "value": "A", "cost": 1 },
            { "soal_id": 2, "value": "Z", "cost": 1 },
            { "soal_id": 2, "value": "C", "cost": 1 },
            { "soal_id": 125, "value": 4, "cost": 20_000 },
            { "soal_id": 125, "value": 4.0, "cost": 2 },
            { "soal_id": 3, "value": "Ya", "cost": -1 },
            { "soal_id": 3, "value": "Ya", "cost": 1.5 },
            { "soal_id": "tiga", "value": null },
        ]),
    );
    let asked = ["path", &id, "--to", "wbk", "--raises", &raises];
    let ended = desk.run(&asked);
    assert_eq!(ended.code, 1);
    let mut lines = ended.err.lines();
    assert_eq!(
        lines.next(),
        Some(
            "pilar: 10 kesalahan pada kenaikan jawaban; tidak ada yang berubah. Perbaiki semuanya, lalu ulangi."
        )
    );
    let told = [
        "kenaikan 6: biaya negatif",
        "kenaikan 7: biaya bukan bilangan bulat",
        "kenaikan 8: soal_id bukan nomor soal",
        "kenaikan 8: value bukan jawaban",
        "kenaikan 8: biaya bukan bilangan bulat",
        "soal 999 tidak ada di LKE ini",
        "jawaban \"Z\" bukan pilihan A.I.1.i.b; pilihannya A, B, C",
        "A.I.1.i.b menjadi C menurunkan nilainya",
        "B.I.a menjadi 4 disebut dua kali",
        "jumlah seluruh biaya 20003, paling banyak 10000",
    ];
    assert_eq!(lines.map(str::trim).collect::<Vec<_>>(), told);
    let dear = desk.run(&["path", &id, "--to", "wbk", "--cost", "2=9999"]);
    assert!(
        dear.err.starts_with("pilar: 1 kesalahan pada kenaikan jawaban; tidak ada yang berubah. Perbaiki")
            && dear.err.trim_end().ends_with(" satuan upaya, paling banyak 10000"),
        "{}",
        dear.err
    );

    let ended = desk.run(&[&["--json"], &asked[..]].concat());
    let document: Value = serde_json::from_str(&ended.out).expect("JSON");
    assert_eq!(document["error"]["code"], "kenaikan_tidak_sah");
    assert_eq!(document["error"]["facts"]["items"], json!(told));
}

#[test]
fn what_cannot_be_asked_is_refused_in_one_sentence() {
    let (desk, id) = Station::with_example();
    let path = |more: &[&str]| desk.refused(&[&["path", &id, "--to", "wbk"], more].concat());
    for (more, said) in [
        (
            &["--above", "-1"][..],
            "Cadangan nilai \"-1\" bukan angka 0 sampai 100; tidak ada yang berubah. Isikan poin, misalnya 1,5.",
        ),
        (
            &["--above", "satu"],
            "Cadangan nilai \"satu\" bukan angka 0 sampai 100; tidak ada yang berubah. Isikan poin, misalnya 1,5.",
        ),
        (
            &["--lock", "A.I.9"],
            "Kode \"A.I.9\" tidak ada di LKE ini; tidak ada yang berubah. Tulis kode lengkap seperti pada lembar kerja atau nomor soal.",
        ),
        (
            &["--cap", "2=Z"],
            "Jawaban \"Z\" bukan pilihan A.I.1.i.b; tidak ada yang berubah. Pilihannya A, B, C.",
        ),
        (&["--cap", "2="], "Batas jawaban masih kosong; tidak ada yang berubah. Isikan lebih dahulu."),
        (
            &["--cap", "88=101"],
            "Jawaban 101 untuk A.II.1.i.a di luar skala; tidak ada yang berubah. Isikan angka 0 sampai 100, dengan koma untuk pecahan.",
        ),
        (
            &["--cost", "2=1", "--cost", "A.I.1.i.b=3"],
            "Biaya A.I.1.i.b disebut lebih dari sekali; tidak ada yang berubah. Sebutkan satu kali saja.",
        ),
        (
            &["--cap", "2=B", "--cap", "2=C"],
            "Batas A.I.1.i.b disebut lebih dari sekali; tidak ada yang berubah. Sebutkan satu kali saja.",
        ),
    ] {
        assert_eq!(path(more).lines().next(), Some(said), "{more:?}");
    }
    assert_eq!(
        desk.refused(&["path", &id, "--to", "emas"]),
        "Target \"emas\" tidak dikenal; tidak ada yang berubah. Pilihannya: wbk, wbbm."
    );
    for (cost, reason) in [
        ("2=mahal", "biaya bukan bilangan bulat 0 sampai 10000"),
        ("2=-1", "biaya bukan bilangan bulat 0 sampai 10000"),
        ("2=10001", "biaya bukan bilangan bulat 0 sampai 10000"),
        ("2=18446744073709551615", "biaya bukan bilangan bulat 0 sampai 10000"),
        ("2=99999999999999999999999", "biaya bukan bilangan bulat 0 sampai 10000"),
        ("2", "perlu tanda ="),
    ] {
        let ended = desk.run(&["path", &id, "--to", "wbk", "--cost", cost]);
        assert_eq!(ended.code, 2);
        assert!(ended.err.contains(&format!("tidak sah ({reason});")), "{}", ended.err);
    }
}

#[test]
fn what_is_no_list_of_raises_is_told_how_one_is_written() {
    let (desk, id) = Station::with_example();
    let refused = |file: &str| desk.refused(&["path", &id, "--to", "wbk", "--raises", file]);
    let written = "Tulis daftar kenaikan seperti [{\"soal_id\":2,\"value\":\"A\",\"cost\":3}, …].";
    for (content, begins) in [
        ("{}", "Susunan JSON tidak sesuai: yang diharapkan daftar kenaikan"),
        ("null", "Susunan JSON tidak sesuai: yang diharapkan daftar kenaikan"),
        ("soal 2 jadi A", "Isi berkas bukan JSON yang sah (baris 1, kolom 1)"),
    ] {
        let said = refused(&desk.file("kenaikan.json", content));
        assert!(said.starts_with(begins) && said.ends_with(written), "{said}");
    }
    let folder = desk.workspace();
    let said = refused(folder.to_str().expect("Unicode path"));
    assert!(said.ends_with("Periksa kembali nama dan letak daftar kenaikannya."), "{said}");

    let raises = list(
        &desk,
        &json!([
            { "soal_id": 125, "value": 3.6, "cost": 1 },
            { "soal_id": 125, "value": "3,6", "cost": 2 },
            { "soal_id": 2, "value": "A", "cost": 1e30 },
        ]),
    );
    let dear = desk.file("besar.json", r#"[{"soal_id":2,"value":"A","cost":99999999999999999999999}]"#);
    let listed = |file: &str| desk.refused_with_list(&["path", &id, "--to", "wbk", "--raises", file]);
    assert!(listed(&dear).ends_with("kenaikan 1: biaya terlalu besar"));
    assert!(listed(&raises).contains("B.I.a menjadi 3,6 disebut dua kali"));
}

#[test]
fn costs_are_told_in_days_where_that_is_asked() {
    let (desk, id) = Station::with_example();
    desk.good(&["answer", &id, "B.I.a", ""]);
    let path = ["path", &id, "--to", "wbk"];
    let plain = desk.json(&path);
    let cost = plain["cost"].as_u64().expect("a cost");
    let days = [&path[..], &["--days", "3"]].concat();
    let counted = desk.json(&days);
    assert_eq!(counted["cost"].as_u64(), Some(3 * cost));
    let keys = |view: &Value| view.as_object().expect("an object").keys().cloned().collect::<Vec<_>>();
    assert_eq!(keys(&counted), keys(&plain));
    assert_eq!((&plain["unit"], &counted["unit"]), (&json!("satuan upaya"), &json!("hari")));
    let file = list(&desk, &json!([{ "soal_id": 125, "value": 3.6, "cost": 3 }]));
    let raised = [&path[..], &["--raises", &file]].concat();
    assert!(desk.json(&raised).get("unit").is_none(), "a file counts in its own way");
    let told = desk.good(&raised);
    assert!(told.contains("biaya 3, +") && !told.contains("satuan upaya"), "{told}");
    let told = desk.good(&days);
    assert!(told.contains(&format!("biaya {} hari", 3 * cost)), "{told}");
    assert!(told.contains("Satu satuan upaya dihitung 3 hari, kecuali"), "{told}");
    // What is said of a question on the command line is in days, too.
    let own = desk.json(&[&days[..], &["--cost", "B.I.a=70"]].concat());
    let survey = |view: &Value| {
        let steps = view["steps"].as_array().expect("steps");
        steps.iter().find(|step| step["code"] == "B.I.a").and_then(|step| step["cost"].as_u64())
    };
    // The model's cost of a survey is 4 a level.
    assert_eq!(survey(&own), survey(&plain).map(|cost| cost / 4 * 70));
    assert_eq!(
        desk.refused(&[&path[..], &["--days", "11"]].concat()),
        "Satu satuan upaya tidak dapat dihitung 11 hari; tidak ada yang berubah. Isikan 1 sampai 10 hari."
    );
}

#[test]
fn what_costs_count_is_shown_chosen_and_taken_back() {
    let (desk, id) = Station::with_example();
    desk.good(&["answer", &id, "B.I.a", ""]);
    let path = ["path", &id, "--to", "wbk"];
    let cost = desk.json(&path)["cost"].as_u64().expect("a cost");
    assert_eq!(desk.good(&["effort", &id]).trim(), "Biaya dihitung dalam satuan upaya.");
    assert_eq!(
        desk.good(&["effort", &id, "--days", "3"]).trim(),
        "Biaya dihitung dalam hari; satu satuan upaya dihitung 3 hari."
    );
    assert_eq!(desk.json(&["effort", &id])["days"], 3);
    let counted = desk.json(&path);
    assert_eq!((counted["cost"].as_u64(), &counted["unit"]), (Some(3 * cost), &json!("hari")));
    // What is said of a question is in the unit that is counted in.
    let own = desk.json(&[&path[..], &["--cost", "B.I.a=9"]].concat());
    let step = own["steps"].as_array().expect("steps").iter().find(|step| step["code"] == "B.I.a");
    assert!(step.and_then(|step| step["cost"].as_u64()).is_some_and(|cost| cost % 9 == 0), "{own:#}");
    assert_eq!(
        desk.refused(&["effort", &id, "--days", "11"]),
        "Satu satuan upaya tidak dapat dihitung 11 hari; tidak ada yang berubah. Isikan 1 sampai 10 hari."
    );
    desk.good(&["effort", &id, "--no-days"]);
    assert_eq!(desk.json(&path)["cost"].as_u64(), Some(cost));
    desk.good(&["undo", &id]);
    assert_eq!(desk.json(&["effort", &id])["unit"], "hari");
    assert_eq!(desk.run(&["effort", &id, "--days", "2", "--no-days"]).code, 2);
}

#[test]
fn days_are_only_told_of_where_a_cost_is_told() {
    let (desk, id) = Station::with_example();
    desk.good(&["effort", &id, "--days", "2"]);
    let path = ["path", &id, "--to", "wbk"];
    assert_eq!(desk.json(&path)["steps"], json!([]), "the example is WBK already");
    let counted = "Satu satuan upaya dihitung 2 hari";
    assert!(!desk.good(&path).contains(counted));
    assert!(desk.good(&[&path[..], &["--curve"]].concat()).contains(counted));
}
