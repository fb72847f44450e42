//! Units of an agency: tags, spread over years, what lies between groups, deadlines, teams, LHE of all.

use pilar_tests::Station;
use serde_json::{Value, json};

fn unit(desk: &Station, name: &str, year: &str) -> String {
    let new = ["new", "--unit", name, "--instansi", "Kanwil", "--year", year, "--target", "wbk"];
    desk.good(&new).trim().to_owned()
}

/// A unit of the next year, with the same name and tags.
fn next_year(desk: &Station, id: &str, year: &str) -> String {
    let carried = desk.json(&["carry-over", id, "--year", year]);
    carried["id"].as_str().expect("an id").to_owned()
}

/// The index of one survey, of which each point is 17.5 / 4 points of the total.
fn survey(desk: &Station, id: &str, index: &str) {
    desk.good(&["answer", id, "B.I.a", index]);
}

fn cell<'a>(view: &'a Value, area: &str, group: usize, year: u16) -> &'a Value {
    let cells = view["cells"].as_array().expect("cells");
    let found =
        cells.iter().find(|cell| cell["area"] == area && cell["group"] == group && cell["year"] == year);
    found.unwrap_or_else(|| panic!("no cell {area} {group} {year}"))
}

#[test]
fn tags_group_units_however_they_are_spelt() {
    let desk = Station::new();
    let ids = ["Satu", "Dua", "Tiga"].map(|name| unit(&desk, name, "2026"));
    assert_eq!(
        desk.good(&["tag"]).trim(),
        "Belum ada penanda. Beri penanda dengan tag ID --wilayah NAMA --jenis NAMA."
    );
    desk.good(&["tag", &ids[0], &ids[1], "--wilayah", " Sumatera   Barat "]);
    desk.good(&["tag", &ids[2], "--wilayah", "sumatera barat", "--jenis", "Rutan"]);
    let known = desk.json(&["tag"]);
    assert_eq!(
        known,
        json!([
            {"key": "wilayah", "name": "Sumatera Barat", "units": 3},
            {"key": "jenis", "name": "Rutan", "units": 1}
        ])
    );
    let rows = |args: &[&str]| desk.json(args)["rows"].as_array().map_or(0, Vec::len);
    assert_eq!(rows(&["portfolio", "--wilayah", "SUMATERA BARAT"]), 3);
    assert_eq!(rows(&["portfolio", "--wilayah", "Sumatera Barat", "--jenis", "rutan"]), 1);
    assert_eq!(rows(&["portfolio", "--jenis", ""]), 2, "those without one");
    assert_eq!(rows(&["portfolio", "--jenis", "Lapas"]), 0);

    // Told in the history, taken back, and taken away.
    assert!(desk.good(&["history", &ids[2]]).contains("Ubah penanda"));
    desk.good(&["undo", &ids[2]]);
    assert_eq!(desk.json(&["tag", &ids[2]])[0]["tags"], json!({}));
    desk.good(&["tag", &ids[0], "--wilayah", ""]);
    assert_eq!(desk.json(&["tag", &ids[0]])[0]["tags"], json!({}));
    assert_eq!(
        desk.refused(&["tag", &ids[0], "--jenis", &"x".repeat(81)]),
        "Jenis berisi 81 karakter, batasnya 80; tidak ada yang berubah. Perpendek lalu ulangi."
    );
    assert_eq!(
        desk.refused(&["tag", "--jenis", "Rutan"]),
        "Id penilaian yang diberi penanda masih kosong; tidak ada yang berubah. Isikan lebih dahulu."
    );
}

/// Two desks that tag a unit otherwise leave the decision to a person, and reviewers may tag at any stage.
#[test]
fn two_desks_that_tag_otherwise_are_a_conflict() {
    let (one, other) = (Station::new(), Station::new());
    let id = one.begin();
    other.good(&["import", &one.package(&id, "awal.zip")]);
    one.good(&["tag", &id, "--wilayah", "Jawa", "--jenis", "Rutan"]);
    other.good(&["--role", "dalnis", "tag", &id, "--wilayah", "Bali"]);
    one.good(&["import", &other.package(&id, "kembali.zip")]);
    let conflicts = one.json(&["conflicts", &id]);
    let subjects: Vec<&str> =
        conflicts.as_array().expect("a list").iter().filter_map(|it| it["subject"].as_str()).collect();
    assert_eq!(subjects, ["tag/wilayah"], "{conflicts}");
    one.good(&["decide", &id, "tag/wilayah", "--value", "Bali"]);
    assert_eq!(one.json(&["tag", &id])[0]["tags"], json!({"wilayah": "Bali", "jenis": "Rutan"}));
}

#[test]
fn units_over_years_and_tags_with_figures_anyone_can_check() {
    let desk = Station::new();
    let ids = ["Satu", "Dua", "Tiga"].map(|name| unit(&desk, name, "2026"));
    desk.good(&["tag", &ids[0], "--wilayah", "Jawa"]);
    desk.good(&["tag", &ids[1], "--wilayah", "jawa"]);
    for (id, index) in ids.iter().zip(["4", "3", "2"]) {
        survey(&desk, id, index);
    }
    let later = [next_year(&desk, &ids[0], "2027"), next_year(&desk, &ids[2], "2027")];
    survey(&desk, &later[0], "3");
    survey(&desk, &later[1], "2");
    unit(&desk, "Kosong", "2026");
    let view = desk.json(&["disparity", "--by", "wilayah"]);
    assert_eq!(view["years"], json!([2026, 2027]));
    assert_eq!(view["groups"], json!([{"name": "Jawa", "units": 3}, {"name": null, "units": 2}]));
    let jawa = cell(&view, "total", 0, 2026);
    assert_eq!(
        (&jawa["units"], &jawa["min"], &jawa["median"], &jawa["max"], &jawa["spread"]),
        (&2.into(), &13.125.into(), &15.3125.into(), &17.5.into(), &4.375.into())
    );
    // One unit alone has no spread.
    let alone = cell(&view, "total", 1, 2027);
    assert_eq!((&alone["units"], &alone["median"], &alone["spread"]), (&1.into(), &8.75.into(), &0.0.into()));
    let course = |name: &str| {
        let units = view["units"].as_array().expect("units");
        units.iter().find(|unit| unit["unit"] == name).unwrap_or_else(|| panic!("{name}"))
    };
    let ranks = |name: &str| -> Vec<(u64, u64)> {
        let years = course(name)["years"].as_array().expect("years");
        years.iter().filter_map(|year| Some((year["rank"].as_u64()?, year["of"].as_u64()?))).collect()
    };
    assert_eq!(
        (ranks("Satu"), ranks("Dua"), ranks("Tiga")),
        (vec![(1, 3), (1, 2)], vec![(2, 3)], vec![(3, 3), (2, 2)])
    );
    assert_eq!(course("Tiga")["since"]["total"], 2026);
    assert_eq!(course("Satu")["since"], json!({}));
    assert_eq!(
        view["notices"],
        json!([
            "1 penilaian belum berisi jawaban dan tidak dihitung: Kosong 2026.",
            "Penanda wilayah \"Jawa\" juga ditulis \"jawa\"; dihitung sebagai satu."
        ])
    );

    let book = desk.path("disparitas.xlsx");
    desk.good(&["disparity", "-o", book.to_str().expect("Unicode path")]);
    let mut book: calamine::Xlsx<_> = calamine::open_workbook(&book).expect("a workbook");
    let sheet = calamine::Reader::worksheet_range(&mut book, "Unit").expect("the units");
    assert_eq!(sheet.height(), 4);
    let mut found = |name: &str, at: (u32, u32)| {
        let sheet = calamine::Reader::worksheet_range(&mut book, name).expect(name);
        sheet.get_value(at).map(ToString::to_string).unwrap_or_default()
    };
    assert_eq!(found("Sebaran Nilai Total", (0, 4)), "Terendah (poin)");
    assert_eq!(found("Sebaran Nilai Total", (1, 0)), "Nilai total");
    assert_eq!(found("Sebaran Area", (0, 9)), "Rentang (% bobot)");
    assert_ne!(found("Sebaran Area", (1, 0)), "Nilai total");
    assert_eq!(found("Unit", (0, 3)), "Nilai 2026 (poin)");
    let compared = found("Keterangan", (1, 1));
    assert!(compared.contains("5 penilaian (ruang kerja ini), tahun 2026, 2027."), "{compared}");
    assert!(found("Keterangan", (7, 1)).contains("belum berisi jawaban dan tidak dihitung: Kosong 2026."));
    assert_eq!(
        desk.refused(&["disparity", "--year", "2020"]),
        "Tidak ada penilaian untuk tahun 2020; tidak ada yang berubah. Lihat yang ada dengan perintah portfolio, dan beri penanda dengan perintah tag."
    );
    assert_eq!(
        desk.refused(&["disparity", "--text", "kosong"]),
        "Belum ada jawaban di nama \"kosong\"; tidak ada yang berubah. Isi jawabannya dahulu, atau pilih kelompok lain."
    );
}

#[test]
fn a_unit_that_is_there_twice_is_told() {
    let desk = Station::new();
    for name in ["Kantor Satu", "KANTOR  satu"] {
        survey(&desk, &unit(&desk, name, "2026"), "3");
    }
    let view = desk.json(&["disparity"]);
    assert_eq!(
        view["notices"],
        json!([
            "Lebih dari satu penilaian untuk unit dan tahun yang sama, semuanya dihitung: Kantor Satu 2026."
        ])
    );
    assert_eq!(view["units"].as_array().map(Vec::len), Some(1));
}

#[test]
fn what_lies_between_two_sides_sums_to_their_difference() {
    let desk = Station::new();
    let ids = ["Satu", "Dua", "Tiga"].map(|name| unit(&desk, name, "2026"));
    for (id, index) in ids.iter().zip(["4", "3", "2"]) {
        survey(&desk, id, index);
    }
    desk.good(&["answer", &ids[0], "B.II.a", "2"]);
    desk.good(&["tag", &ids[0], &ids[1], "--wilayah", "Jawa"]);
    let view = desk.json(&["gap", "wilayah=jawa", &ids[2]]);
    // (17.5 + 8.75 + 13.125) / 2 against 8.75.
    assert_eq!((&view["a"]["mean"], &view["b"]["mean"]), (&19.6875.into(), &8.75.into()));
    assert_eq!((&view["a"]["name"], &view["b"]["name"]), (&"wilayah jawa".into(), &"Tiga 2026".into()));
    let parts = view["parts"].as_array().expect("parts");
    let shown: Vec<_> = parts.iter().map(|part| (part["code"].as_str(), part["points"].as_f64())).collect();
    assert_eq!(shown, [(Some("B.I.a"), Some(6.5625)), (Some("B.II.a"), Some(4.375))]);
    assert_eq!((&parts[1]["blank_a"], &parts[1]["blank_b"]), (&1.into(), &1.into()));
    assert_eq!(view["difference"], 10.9375);
    let areas = view["areas"].as_array().expect("areas").iter().filter_map(|area| area["points"].as_f64());
    assert!((areas.sum::<f64>() - 10.9375).abs() < 1e-9);

    // The same on both sides, nobody, nothing, and what is no group.
    let blank = unit(&desk, "Kosong", "2026");
    assert_eq!(
        desk.refused(&["gap", &ids[0], "wilayah=Jawa"]),
        "Penilaian yang sama ada di kedua sisi: Satu 2026; tidak ada yang berubah. Sebutkan dua sisi yang tidak beririsan."
    );
    assert_eq!(
        desk.refused(&["gap", &ids[0], "wilayah=Papua"]),
        "Tidak ada penilaian untuk wilayah Papua; tidak ada yang berubah. Lihat yang ada dengan perintah portfolio, dan beri penanda dengan perintah tag."
    );
    assert_eq!(
        desk.refused(&["gap", &ids[0], &blank]),
        "Belum ada jawaban di Kosong 2026; tidak ada yang berubah. Isi jawabannya dahulu, atau pilih kelompok lain."
    );
    assert_eq!(
        desk.refused(&["gap", &ids[0], "pulau=Jawa"]),
        "Kelompok \"pulau=Jawa\" tidak dikenal; tidak ada yang berubah. Sebutkan id penilaian, tahun=2026, wilayah=NAMA, atau jenis=NAMA."
    );
    // A group whose units are all the same is no fault.
    let same = desk.good(&["gap", &ids[2], &{
        let twin = unit(&desk, "Kembar", "2026");
        survey(&desk, &twin, "2");
        twin
    }]);
    assert!(same.contains("Tidak ada selisih: setiap pertanyaan bernilai sama di kedua sisi."), "{same}");
    let later = next_year(&desk, &ids[2], "2027");
    survey(&desk, &later, "4");
    let years = desk.json(&["gap", "tahun=2027", "tahun=2026", "--text", "tiga"]);
    assert_eq!(years["difference"], 8.75);
}

#[test]
fn deadlines_of_all_units_tell_what_is_overdue_first() {
    let desk = Station::new();
    let ids = ["Tanpa", "Jauh", "Lewat", "Diajukan"].map(|name| unit(&desk, name, "2026"));
    desk.good(&["profile", &ids[1], "--deadline", "2999-05-31"]);
    desk.good(&["task", &ids[1], "add", "Susun SK", "--due", "2999-01-01"]);
    desk.good(&["profile", &ids[2], "--deadline", "2999-05-31"]);
    desk.good(&["task", &ids[2], "add", "Rapat", "--due", "2020-01-02"]);
    desk.good(&["task", &ids[2], "add", "Selesai", "--due", "2019-01-02"]);
    desk.good(&["task", &ids[2], "done", "Selesai"]);
    desk.good(&["profile", &ids[3], "--deadline", "2020-05-31"]);
    desk.good(&["appeal", &ids[3], "--stage", "pengusulan", "--on", "2020-05-30"]);
    let view = desk.json(&["deadlines"]);
    let names: Vec<_> = view["units"]
        .as_array()
        .expect("units")
        .iter()
        .filter_map(|unit| unit["unit"]["unit"].as_str())
        .collect();
    assert_eq!(names, ["Lewat", "Jauh", "Diajukan", "Tanpa"]);
    assert_eq!((&view["overdue"], &view["without"]), (&1.into(), &2.into()));
    let late = &view["units"][0];
    assert_eq!(
        (&late["task"]["what"], &late["open_tasks"], &late["overdue_tasks"]),
        (&"Rapat".into(), &1.into(), &1.into())
    );
    assert!(late["days_left"].as_i64().is_some_and(|days| days < 0));
    assert_eq!(view["units"][2]["proposed"], true);
    assert_eq!(desk.json(&["deadlines", "--overdue"])["units"].as_array().map(Vec::len), Some(1));
    assert!(desk.good(&["deadlines"]).contains("31 Mei 2020 Pengusulan, sudah diajukan"));
}

/// A unit that was handed in, and of which one input was looked at.
pub fn reviewed(desk: &Station, name: &str, team: &[&str]) -> String {
    let id = unit(desk, name, "2026");
    survey(desk, &id, "3");
    desk.good(&["--role", "koordinator", "round", &id, "submit"]);
    desk.good(&["--role", "at", "review", &id, "B.I.a", "--verdict", "sesuai"]);
    let members: Vec<String> = team.iter().map(|member| format!("tim={member}")).collect();
    let set = members.iter().flat_map(|member| ["--set", member]);
    if !team.is_empty() {
        desk.good(&["--role", "dalnis", "lhe", &id].into_iter().chain(set).collect::<Vec<_>>());
    }
    id
}

#[test]
fn the_load_of_teams_is_told_by_who_leads_them() {
    let desk = Station::new();
    reviewed(&desk, "Satu", &["Budi |  | Anggota Tim", "Sari Utami | 198001012005012001 | Ketua Tim"]);
    reviewed(&desk, "Dua", &["SARI UTAMI | 198001012005012001 | Ketua Tim"]);
    reviewed(&desk, "Tiga", &[]);
    let view = desk.json(&["load"]);
    let teams = view["teams"].as_array().expect("teams");
    assert_eq!(teams.len(), 2);
    assert_eq!(
        (&teams[0]["leader"], &teams[0]["members"]),
        (&"Sari Utami".into(), &json!(["Budi", "Sari Utami"]))
    );
    assert_eq!(teams[0]["units"].as_array().map(Vec::len), Some(2));
    assert_eq!((&teams[0]["reviewed"], &teams[0]["of"]), (&2.into(), &254.into()));
    assert_eq!((&teams[1]["leader"], &teams[1]["states"]), (&Value::Null, &json!({"Belum Reviu": 1})));
}

#[test]
fn the_lhe_of_all_units_goes_into_one_folder() {
    let desk = Station::new();
    for name in ["Satu", "CON: \"aneh\"?", "satu"] {
        reviewed(&desk, name, &[]);
    }
    unit(&desk, "Draf", "2026");
    let folder = desk.path("LHE");
    let to = folder.to_str().expect("Unicode path");
    let names = |given: &Value| -> Vec<String> {
        let written = given["written"].as_array().expect("written");
        written.iter().map(|one| one["name"].as_str().expect("a name").to_owned()).collect()
    };
    let first = desk.json(&["lhe-all", "-o", to]);
    let made = names(&first);
    assert_eq!(made[1], "LHE CON_ _aneh__ 2026.pdf");
    assert!(made[0].starts_with("LHE Satu 2026 ") && made[2].starts_with("LHE satu 2026 "), "{made:?}");
    assert!(made.iter().all(|name| std::fs::read(folder.join(name)).expect("a file").starts_with(b"%PDF")));
    assert_eq!(first["refused"].as_array().map(Vec::len), Some(1));
    assert_eq!(first["refused"][0]["reason"], "TPI belum memberi hasil");

    // What is there stays, unless somebody says otherwise.
    std::fs::write(folder.join(&made[1]), "milik orang").expect("a file");
    let again = desk.run(&["--json", "lhe-all", "-o", to]);
    let told: Value = serde_json::from_str(&again.out).expect("JSON");
    assert_eq!((again.code, told["written"].as_array().map(Vec::len)), (1, Some(0)));
    assert_eq!(told["refused"][1]["reason"], format!("berkas {} sudah ada dan tidak ditimpa", made[1]));
    assert_eq!(std::fs::read(folder.join(&made[1])).expect("a file"), b"milik orang");
    assert_eq!(names(&desk.json(&["lhe-all", "-o", to, "--overwrite", "--text", "con"])), [made[1].clone()]);
    assert!(std::fs::read(folder.join(&made[1])).expect("a file").starts_with(b"%PDF"));
    let docx = desk.path("docx");
    let docx = desk.json(&["lhe-all", "-o", docx.to_str().expect("Unicode path"), "--format", "docx"]);
    let is_docx = |name: &String| std::path::Path::new(name).extension() == Some("docx".as_ref());
    assert!(names(&docx).iter().all(is_docx));

    // Nothing is left behind where nothing was written, and a bad place is named.
    let empty = desk.path("kosong");
    let none = desk.run(&["lhe-all", "-o", empty.to_str().expect("Unicode path"), "--text", "draf"]);
    assert!(none.code == 1 && !empty.exists(), "{none:?}");
    let missing = desk.path("tidak ada").join("di dalam");
    assert_eq!(
        desk.refused(&["lhe-all", "-o", missing.to_str().expect("Unicode path")]),
        format!(
            "Folder {} tidak ada; tidak ada yang ditulis. Pilih folder lain atau buat folder itu lebih dahulu.",
            missing.parent().expect("a folder").display()
        )
    );
}
