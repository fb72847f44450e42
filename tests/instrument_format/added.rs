//! Instruments that are added to a workspace: from a folder or a zip, refused with everything that is wrong.

use std::io::Write as _;

use pilar_tests::bag::Bag;
use pilar_tests::{Station, root};

fn tiny() -> String {
    root().join("tests/tiny").to_str().expect("Unicode path").to_owned()
}

/// The tiny instrument as a zip, with a change of its head.
fn zipped(desk: &Station, name: &str, change: impl Fn(&str) -> String) -> String {
    zipped_with(
        desk,
        name,
        |file, text| if file == "instrument.toml" { change(text) } else { text.to_owned() },
    )
}

/// The tiny instrument as a zip, with a change of each of its files by name.
fn zipped_with(desk: &Station, name: &str, change: impl Fn(&str, &str) -> String) -> String {
    let path = desk.path(name);
    let mut writer = zip::ZipWriter::new(std::fs::File::create(&path).expect("file"));
    let options = zip::write::SimpleFileOptions::default();
    for entry in std::fs::read_dir(tiny()).expect("folder") {
        let file = entry.expect("entry").path();
        let name = file.file_name().expect("name").to_string_lossy().into_owned();
        let text = std::fs::read_to_string(&file).expect("text");
        let text = change(&name, &text);
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
fn a_model_that_counts_in_days_is_not_counted_in_days() {
    let desk = Station::new();
    desk.good(&["instrument", "add", &tiny()]);
    let begin =
        ["new", "--unit", "Kebun Kelas Enam", "--instansi", "SD Uji", "--year", "2024", "--target", "perak"];
    let id = desk.good(&begin).trim().to_owned();
    assert_eq!(desk.good(&["effort", &id]).trim(), "Biaya dihitung dalam hari.");
    let said =
        "Biaya pada LKE ini sudah dihitung dalam hari; tidak ada yang berubah. Satuan lain tidak diperlukan.";
    assert_eq!(desk.refused(&["effort", &id, "--days", "3"]), said);
    assert_eq!(desk.refused(&["path", &id, "--to", "perak", "--days", "3"]), said);
    assert_eq!(desk.json(&["path", &id, "--to", "perak"])["unit"], "hari");
    assert_eq!(desk.json(&["effort", &id])["days"], serde_json::Value::Null);
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

/// What a package says of its instrument.
const PART: &str = "data/pilar/instrument.json";

fn instrument_part(package: &str) -> serde_json::Value {
    serde_json::from_slice(&Bag::open(std::path::Path::new(package)).files[PART]).expect("JSON")
}

/// Changes the head of the instrument that a package brings along.
fn in_head(part: &mut serde_json::Value, from: &str, to: &str) {
    let files = part["added"][0].as_array_mut().expect("files");
    let head = files.iter_mut().find(|file| file["name"] == "instrument.toml").expect("a head");
    let text = head["text"].as_str().expect("text");
    assert!(text.contains(from), "{from}");
    head["text"] = text.replacen(from, to, 1).into();
}

/// A desk with an assessment on the tiny instrument, and its package.
fn sent(desk: &Station) -> (String, String) {
    desk.good(&["instrument", "add", &tiny()]);
    let begin =
        ["new", "--unit", "Kebun Kelas Enam", "--instansi", "SD Uji", "--year", "2024", "--target", "perak"];
    let id = desk.good(&begin).trim().to_owned();
    desk.good(&["answer", &id, "P.2.b", "Sedang"]);
    let package = desk.package(&id, "kebun.zip");
    (id, package)
}

#[test]
fn a_package_brings_its_instrument_along_and_says_so() {
    let (here, there) = (Station::new(), Station::new());
    let (id, package) = sent(&here);
    assert_eq!(there.json(&["verify", &package])["papers"], "agree");
    let plan = there.json(&["import", &package, "--dry-run"]);
    let told = |import: &serde_json::Value| import["notices"].to_string().contains("ditambahkan dari paket");
    assert!(told(&plan), "{plan}");
    assert!(!there.workspace().exists(), "a plan keeps nothing");
    assert!(told(&there.json(&["import", &package])));
    assert!(there.good(&["instrument", "list"]).contains("Lomba Kebun Sekolah, versi 3"));
    assert_eq!(there.json(&["show", &id])["score"], here.json(&["show", &id])["score"]);
    // It is there from now on: nothing more to be told, and the way back brings nothing.
    assert!(!told(&there.json(&["import", &package, "--dry-run"])));
    there.good(&["answer", &id, "P.2.b", "Baik"]);
    here.good(&["import", &there.package(&id, "balasan.zip")]);
    assert_eq!(there.json(&["show", &id])["score"], here.json(&["show", &id])["score"]);
    // A package of what ships with Pilar carries no files.
    let (desk, shipped) = Station::with_example();
    let part = instrument_part(&desk.package(&shipped, "biasa.zip"));
    assert!(part.get("added").is_none(), "{part}");
}

#[test]
fn every_version_that_the_history_names_comes_along() {
    let (here, there) = (Station::new(), Station::new());
    let (id, _) = sent(&here);
    let next = zipped(&here, "versi 4.zip", |text| {
        let worth = text.replacen("key = \"Sedang\", value = 0.6", "key = \"Sedang\", value = 0.9", 1);
        worth.replacen("version = 3", "version = 4", 1)
    });
    here.good(&["instrument", "add", &next]);
    here.good(&["instrument", "set", &id, "--to", "4"]);
    there.good(&["import", &here.package(&id, "pindah.zip")]);
    assert_eq!(there.json(&["show", &id])["score"], here.json(&["show", &id])["score"]);
    there.good(&["undo", &id]);
    there.good(&["instrument", "show", &id]);
}

#[test]
fn an_answer_of_an_earlier_version_stops_no_package_and_is_named_where_it_cannot_go_out() {
    let (here, there) = (Station::new(), Station::new());
    let (id, _) = sent(&here);
    let next = zipped_with(&here, "versi 4.zip", |_, text| {
        text.replace("Sedang", "Cukup").replacen("version = 3", "version = 4", 1)
    });
    here.good(&["instrument", "add", &next]);
    here.good(&["instrument", "set", &id, "--to", "4"]);
    let package = here.package(&id, "pindah.zip");
    assert_eq!(there.json(&["verify", &package])["papers"], "agree");
    there.good(&["import", &package]);
    assert_eq!(there.json(&["show", &id])["score"], here.json(&["show", &id])["score"]);
    there.package(&id, "balasan.zip");
    let answers = here.path("jawaban.json");
    let export = ["export", &id, "--format", "portalrb", "-o", answers.to_str().expect("Unicode path")];
    let said = here.refused_with_list(&export);
    let named = "jawaban \"Sedang\" bukan pilihan P.2.b; pilihannya Baik, Cukup, Kurang";
    assert!(said.contains(named) && said.contains("awab ulang yang disebut itu"), "{said}");
    assert!(!answers.exists());
    here.good(&["answer", &id, "P.2.b", "Cukup"]);
    here.good(&export);
}

/// Changes what a package says of its instrument.
type Lie = fn(&mut serde_json::Value);

#[test]
fn a_package_whose_instrument_is_not_what_it_says_is_refused_and_keeps_nothing() {
    let here = Station::new();
    let (_, package) = sent(&here);
    let lies: [(&str, Lie); 6] = [
        ("nilai lain", |part| in_head(part, "value = 0.6", "value = 0.9")),
        ("sidik lain", |part| part["facts"] = "0".repeat(64).into()),
        ("tanpa sidik", |part| part["facts"] = serde_json::Value::Null),
        ("bukan instrumen", |part| in_head(part, "version = 3", "version = tiga")),
        ("kunci lain", |part| in_head(part, "key = \"kebun-sekolah\"", "key = \"kebun-lain\"")),
        ("nama jahat", |part| part["added"][0][0]["name"] = "../instrument.toml".into()),
    ];
    for (what, lie) in lies {
        let desk = Station::new();
        let forged = desk.path("palsu.zip");
        let mut bag = Bag::open(std::path::Path::new(&package));
        let mut part: serde_json::Value = serde_json::from_slice(&bag.files[PART]).expect("JSON");
        lie(&mut part);
        bag.files.insert(PART.into(), part.to_string().into_bytes());
        bag.seal().write(&forged);
        let forged = forged.to_str().expect("Unicode path");
        for command in [["verify", forged].as_slice(), &["import", forged, "--dry-run"], &["import", forged]]
        {
            let said = desk.refused_with_list(command);
            assert!(
                said.contains("bertentangan") && said.contains("instrumen"),
                "{what} {command:?}: {said}"
            );
        }
        if desk.workspace().exists() {
            assert!(!desk.good(&["instrument", "list"]).contains("Kebun"), "{what}");
        }
    }
    // One that is here with other facts stays, and so does everything else.
    let desk = Station::new();
    let other = zipped(&desk, "lain.zip", |text| {
        text.replacen("key = \"Sedang\", value = 0.6", "key = \"Sedang\", value = 0.9", 1)
    });
    desk.good(&["instrument", "add", &other]);
    let said = desk.refused(&["import", &package]);
    assert!(said.contains("sudah ada dengan fakta lain"), "{said}");
    assert_eq!(desk.json(&["list"]), serde_json::json!([]));
}

#[test]
fn the_same_facts_serve_another_year_where_their_files_say_so() {
    let desk = Station::new();
    desk.good(&["instrument", "add", &tiny()]);
    let next = zipped(&desk, "2025.zip", |text| text.replacen("year = 2024", "year = 2025", 1));
    let begin = |year: &str| {
        ["new", "--unit", "Kebun", "--instansi", "SD Uji", "--year", year, "--target", "perak"]
            .map(str::to_owned)
    };
    let refs = |args: &[String]| desk.run(&args.iter().map(String::as_str).collect::<Vec<_>>()).code;
    assert_eq!(refs(&begin("2025")), 1);
    assert_eq!(desk.json(&["instrument", "add", &next])["stored"], true);
    assert_eq!((refs(&begin("2024")), refs(&begin("2025"))), (0, 0));
    let again = desk.json(&["instrument", "add", &next]);
    assert_eq!(again["new"], false);
    let years: Vec<_> =
        desk.json(&["list"]).as_array().expect("a list").iter().map(|one| one["year"].clone()).collect();
    assert_eq!(years, [2024, 2025]);
}
