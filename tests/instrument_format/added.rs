//! Instruments that are added to a workspace: from a folder or a zip, refused with everything that is wrong.

use std::io::Write as _;

use pilar_tests::{Station, root};

fn tiny() -> String {
    root().join("tests/tiny").to_str().expect("Unicode path").to_owned()
}

/// The tiny instrument as a zip, with a change of its head.
fn zipped(desk: &Station, name: &str, change: impl Fn(&str) -> String) -> String {
    let path = desk.path(name);
    let mut writer = zip::ZipWriter::new(std::fs::File::create(&path).expect("file"));
    let options = zip::write::SimpleFileOptions::default();
    for entry in std::fs::read_dir(tiny()).expect("folder") {
        let file = entry.expect("entry").path();
        let name = file.file_name().expect("name").to_string_lossy().into_owned();
        let text = std::fs::read_to_string(&file).expect("text");
        let text = if name == "instrument.toml" { change(&text) } else { text };
        writer.start_file(format!("kebun/{name}"), options).expect("part");
        writer.write_all(text.as_bytes()).expect("written");
    }
    writer.finish().expect("zip");
    path.to_str().expect("Unicode path").to_owned()
}

#[test]
fn an_instrument_from_a_folder_measures_assessments_of_this_workspace() {
    let desk = Station::new();
    let planned = desk.json(&["instrument", "add", &tiny(), "--dry-run"]);
    assert_eq!((&planned["new"], &planned["stored"]), (&true.into(), &false.into()));
    let begin =
        ["new", "--unit", "Kebun Kelas Enam", "--instansi", "SD Uji", "--year", "2024", "--target", "perak"];
    assert!(desk.refused(&begin).contains("elum ada instrumen LKE untuk tahun 2024"));
    let added = desk.json(&["instrument", "add", &tiny()]);
    assert_eq!((added["key"].as_str(), &added["stored"]), (Some("kebun-sekolah"), &true.into()));
    let listed = desk.good(&["instrument", "list"]);
    assert!(listed.contains("Lomba Kebun Sekolah, versi 3"), "{listed}");
    let id = desk.good(&begin).trim().to_owned();
    desk.good(&["answer", &id, "P.2.b", "Baik"]);
    let shown = desk.json(&["show", &id]);
    assert_eq!(shown["rules"]["key"], "kebun-sekolah");
    assert!(shown["score"]["total"].as_f64().expect("a total") > 0.0);
    // The same facts again are nothing new, whatever they come in.
    let again = desk.json(&["instrument", "add", &zipped(&desk, "lagi.zip", str::to_owned)]);
    assert_eq!((&again["new"], &again["stored"]), (&false.into(), &false.into()));
}

#[test]
fn files_that_are_no_instrument_are_refused_with_everything_that_is_wrong() {
    let desk = Station::new();
    let wrong = zipped(&desk, "salah.zip", |text| {
        let lie = format!("version = 3\nfacts = \"{}\"", "0".repeat(64));
        text.replacen("version = 3", &lie, 1).replacen("node = \"P\"", "node = \"X\"", 1)
    });
    let said = desk.refused_with_list(&["instrument", "add", &wrong]);
    assert!(said.starts_with("Instrumen itu tidak dapat dipakai"), "{said}");
    assert!(said.lines().count() > 1, "{said}");
    desk.good(&["instrument", "add", &tiny()]);
    let lied = zipped(&desk, "bohong.zip", |text| {
        text.replacen("version = 3", &format!("version = 4\nfacts = \"{}\"", "0".repeat(64)), 1)
    });
    let said = desk.refused_with_list(&["instrument", "add", &lied]);
    assert!(said.contains("fakta"), "{said}");
    let empty = desk.path("kosong");
    std::fs::create_dir(&empty).expect("folder");
    let said = desk.refused_with_list(&["instrument", "add", empty.to_str().expect("Unicode path")]);
    assert!(said.contains("instrument.toml tidak ada di folder atau zip itu"), "{said}");
    let text = desk.file("bukan.zip", "bukan zip");
    assert!(desk.refused(&["instrument", "add", &text]).contains("rusak"));
}

#[test]
fn a_new_version_is_told_planned_and_moved_to_and_the_way_back_is_undo() {
    let desk = Station::new();
    desk.good(&["instrument", "add", &tiny()]);
    let begin =
        ["new", "--unit", "Kebun Kelas Enam", "--instansi", "SD Uji", "--year", "2024", "--target", "perak"];
    let id = desk.good(&begin).trim().to_owned();
    desk.good(&["answer", &id, "P.2.b", "Sedang"]);
    let total = |value: &serde_json::Value| value["total"].as_f64().expect("a total");
    let before = total(&desk.json(&["show", &id])["score"]);
    // The same worksheet with another worth of an option.
    let next = zipped(&desk, "versi 4.zip", |text| {
        let worth = text.replacen("key = \"Sedang\", value = 0.6", "key = \"Sedang\", value = 0.9", 1);
        worth.replacen("version = 3", "version = 4", 1)
    });
    desk.good(&["instrument", "add", &next]);
    // Nothing is rescored by that.
    assert_eq!(total(&desk.json(&["show", &id])["score"]).to_bits(), before.to_bits());
    let told = desk.good(&["instrument", "show", &id]);
    assert!(told.contains("Versi 4 tersedia"), "{told}");
    let plan = desk.json(&["instrument", "set", &id, "--to", "4", "--dry-run"]);
    assert_eq!(total(&plan["before"]).to_bits(), before.to_bits());
    assert!(total(&plan["after"]) > before, "{plan}");
    assert_eq!(desk.json(&["show", &id])["rules"]["version"], 3);
    desk.good(&["instrument", "set", &id, "--to", "4"]);
    let moved = desk.json(&["show", &id]);
    assert_eq!((&moved["rules"]["version"], total(&moved["score"])), (&4.into(), total(&plan["after"])));
    desk.good(&["undo", &id]);
    let back = desk.json(&["show", &id]);
    assert_eq!((&back["rules"]["version"], total(&back["score"])), (&3.into(), before));
    desk.refused(&["instrument", "set", &id, "--to", "9"]);
}
