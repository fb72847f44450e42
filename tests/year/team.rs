//! A team on several desks: lists looked at before they are kept, work handed over, a package for one person, and sheets.

use std::collections::BTreeSet;

use calamine::{Data, Reader as _, Xlsx, open_workbook};
use pilar_tests::Station;
use pilar_tests::bag::Bag;
use serde_json::{Value, json};

fn person<'a>(team: &'a Value, name: &str) -> &'a Value {
    let people = team["people"].as_array().expect("people");
    people.iter().find(|person| person["name"] == name).expect("somebody of that name")
}

fn count(value: &Value) -> usize {
    value.as_array().expect("a list").len()
}

#[test]
fn a_list_is_looked_at_row_by_row_before_anything_is_kept() {
    let desk = Station::new();
    let id = desk.begin();
    desk.good(&["people", &id, "--add", "Sari Utami", "--pokja", "1"]);
    let list = "Nama,NIP,Pokja,Peran\n sari  UTAMI ,-,1,ketua\nBudi,,,\nbudi,,,\n=cmd|' /C calc'!A0,,,\nWati,,Area 9,\nAni,,2,Raja\n";
    let file = desk.file("SK Tim.csv", list);
    // Looking answers as importing would: there is something wrong with the list.
    let look = |file: &str| {
        let ended = desk.run(&["--json", "people", &id, "--from", file, "--dry-run"]);
        assert_eq!((ended.code, ended.err.as_str()), (1, ""));
        serde_json::from_str::<Value>(&ended.out).expect("a preview")
    };
    let seen = look(&file);
    let outcomes: Vec<&str> =
        seen["rows"].as_array().expect("rows").iter().filter_map(|row| row["outcome"].as_str()).collect();
    assert_eq!(outcomes, ["changed", "added", "refused", "refused", "refused", "refused"]);
    assert_eq!(seen["found"], json!({"name": "A", "nip": "B", "pokja": "C", "duty": "D"}));
    assert_eq!((&seen["added"], &seen["changed"], &seen["refused"]), (&json!(1), &json!(1), &json!(4)));
    let reasons: Vec<&str> =
        seen["rows"].as_array().expect("rows")[2..].iter().filter_map(|row| row["reason"].as_str()).collect();
    assert_eq!(
        reasons,
        [
            "budi sudah ada pada baris 3",
            "nama \"=cmd|' /C calc'!A0\" berawalan tanda rumus",
            "area \"Area 9\" tidak ada di LKE ini",
            "peran \"Raja\" dalam tim tidak dikenal",
        ]
    );
    let said = desk.run(&["people", &id, "--from", &file, "--dry-run"]);
    assert_eq!(said.code, 1);
    assert!(said.out.contains("belum ada yang disimpan") && said.out.contains("tidak dapat diimpor"));
    assert_eq!(count(&desk.json(&["people", &id])["people"]), 1);
    let unknown = desk.file("daftar.csv", "Pegawai,Ruang\nSari,2\n");
    let seen = look(&unknown);
    assert_eq!(seen["columns"][1], json!({"letters": "B", "heading": "Ruang", "example": "2"}));
    assert_eq!((&seen["found"], &seen["rows"]), (&json!({}), &json!([])));
}

#[test]
fn a_pokja_is_written_as_folders_have_it() {
    let desk = Station::new();
    let id = desk.begin();
    let list = "Nama,Pokja\nSari,I\nBudi,Pokja II\nWati,Area IV; 5\n";
    let team = desk.json(&["people", &id, "--from", &desk.file("SK Tim.csv", list)]);
    let known = desk.json(&[
        "people", &id, "--add", "Ani", "--pokja", "1", "--pokja", "2", "--pokja", "4", "--pokja", "5",
    ]);
    let keys = |view: &Value, name: &str| person(view, name)["pokja"].as_array().expect("keys").clone();
    let all = [keys(&team, "Sari"), keys(&team, "Budi"), keys(&team, "Wati")].concat();
    let sorted = |mut keys: Vec<Value>| {
        keys.sort_by_key(ToString::to_string);
        keys
    };
    assert_eq!(sorted(all), sorted(keys(&known, "Ani")));
}

#[test]
fn who_leaves_hands_over_what_they_worked_on_in_one_step() {
    let desk = Station::new();
    let id = desk.begin();
    desk.good(&["people", &id, "--add", "Sari Utami", "--pokja", "1"]);
    desk.good(&["people", &id, "--add", "Budi Santoso", "--pokja", "2"]);
    desk.good(&["assign", &id, "Sari Utami", "--code", "1"]);
    desk.good(&["task", &id, "add", "Susun SK", "--pic", "Sari Utami", "--checker", "Budi Santoso"]);
    let own = count(&person(&desk.json(&["people", &id]), "Budi Santoso")["inputs"]);
    assert_eq!(
        desk.refused(&["people", &id, "--remove", "Sari Utami", "--to", "sari utami"]),
        "Pekerjaan Sari Utami tidak dapat diserahkan kepada orang yang dikeluarkan itu sendiri; tidak ada yang berubah. Periksa kembali."
    );
    let team = desk.json(&["people", &id, "--remove", "Sari Utami", "--to", "Budi Santoso"]);
    let budi = person(&team, "Budi Santoso");
    assert_eq!((count(&budi["inputs"]), &budi["tasks"]), (own + 1, &json!(1)), "his Pokja stays his");
    assert_eq!(desk.json(&["tasks", &id])[0]["pic"], "Budi Santoso");
    desk.good(&["undo", &id]);
    assert_eq!(desk.json(&["tasks", &id])[0]["pic"], "Sari Utami");
    let alone = desk.json(&["people", &id, "--remove", "Sari Utami"]);
    let said =
        "1 tugas rencana aksi masih atas nama Sari Utami, yang tidak lagi di tim; ganti penanggung jawabnya.";
    assert_eq!(alone["notices"][0], said);
    assert_eq!(desk.json(&["tasks", &id])[0]["pic"], "(tidak lagi di tim)");
}

#[test]
fn whoever_is_there_twice_or_has_nothing_to_do_is_told() {
    let desk = Station::new();
    let id = desk.begin();
    let start = desk.package(&id, "awal.zip");
    let other = Station::new();
    other.good(&["import", &start]);
    desk.good(&["people", &id, "--add", "Sari Utami", "--pokja", "1"]);
    other.good(&["people", &id, "--add", "sari  utami", "--duty", "koordinator"]);
    desk.good(&["import", &other.package(&id, "lain.zip")]);
    let twice = "Sari Utami tercatat 2 kali. Bila orangnya sama, keluarkan salah satu dan serahkan pekerjaannya kepada yang lain; bila berbeda, isikan NIP-nya.";
    assert_eq!(desk.json(&["people", &id])["notices"], json!([twice]));
    let idle = desk.json(&["people", &id, "--add", "Budi"]);
    assert_eq!(
        idle["notices"][1],
        "Budi tidak berada di Pokja mana pun dan belum ditugasi, sehingga tidak mengerjakan isian apa pun."
    );
}

#[test]
fn two_desks_that_change_one_person_leave_it_to_people_which_counts() {
    let desk = Station::new();
    let id = desk.begin();
    desk.good(&["people", &id, "--add", "Sari Utami"]);
    let other = Station::new();
    other.good(&["import", &desk.package(&id, "awal.zip")]);
    desk.good(&["people", &id, "--change", "Sari Utami", "--pokja", "1"]);
    other.good(&["people", &id, "--change", "Sari Utami", "--pokja", "2", "--duty", "ketua"]);
    desk.good(&["import", &other.package(&id, "lain.zip")]);
    let conflicts = desk.json(&["conflicts", &id]);
    assert_eq!(count(&conflicts), 1);
    let texts: BTreeSet<&str> = conflicts[0]["versions"]
        .as_array()
        .expect("versions")
        .iter()
        .filter_map(|version| version["text"].as_str())
        .collect();
    // What differs can be told apart.
    let wanted = [
        "Sari Utami, Anggota Pokja, Pokja manajemen-perubahan",
        "Sari Utami, Ketua Pokja, Pokja penataan-tatalaksana",
    ];
    assert_eq!(texts, BTreeSet::from(wanted));
}

#[test]
fn a_package_for_one_person_holds_their_inputs_and_comes_back() {
    let (desk, id) = Station::with_example();
    desk.good(&["people", &id, "--add", "Sari Utami", "--contact", "0812-RAHASIA"]);
    desk.good(&["people", &id, "--add", "Budi Santoso", "--pokja", "2"]);
    let export =
        |who: &str, to: &str| desk.run(&["export", &id, "--format", "package", "--for", who, "-o", to]);
    let nothing = ["export", &id, "--format", "package", "--for", "sari utami", "-o", "sari.zip"];
    assert_eq!(
        desk.refused(&nothing),
        "Sari Utami belum mengerjakan isian apa pun di LKE ini; tidak ada yang berubah. Tugaskan dahulu dengan assign ID ORANG, atau masukkan ke Pokja."
    );
    desk.good(&["assign", &id, "Sari Utami", "--code", "1", "--code", "30"]);
    assert_eq!(export("Siapa", "siapa.zip").code, 1);
    assert_eq!(export("Sari Utami", "sari.zip").code, 0);
    let view = desk.json(&["verify", "sari.zip"]);
    let sari = desk.json(&["people", &id])["people"][0].clone();
    assert_eq!(
        (&view["scope_name"], &view["scope"], &view["person"], &view["papers"]),
        (&json!("Sari Utami"), &Value::Null, &sari["id"], &json!("none"))
    );
    let bag = Bag::open(&desk.path("sari.zip"));
    let instrument: Value = serde_json::from_slice(&bag.files["data/pilar/instrument.json"]).expect("JSON");
    let theirs: BTreeSet<u64> = instrument["inputs"]
        .as_array()
        .expect("inputs")
        .iter()
        .filter(|input| sari["inputs"].as_array().expect("codes").contains(&input["code"]))
        .filter_map(|input| input["soal_id"].as_u64())
        .collect();
    let journal = String::from_utf8_lossy(&bag.files["data/pilar/journal.jsonl"]).into_owned();
    let mut seen = BTreeSet::new();
    for line in journal.lines() {
        let change: Value = serde_json::from_str(line).expect("change");
        let subject = change["subject"].as_str().expect("subject");
        if let Some(soal) = subject.split('/').find_map(|part| part.parse::<u64>().ok()) {
            assert!(theirs.contains(&soal), "{subject}");
            seen.insert(soal);
        }
    }
    assert_eq!(seen, theirs, "all of it");
    assert!(!journal.contains("RAHASIA"));
    // Budi works on the area of his Pokja, and several parts lie in one folder under names of their own.
    let folder = desk.path("paket");
    std::fs::create_dir(&folder).expect("a folder");
    for who in ["Sari Utami", "Budi Santoso"] {
        assert_eq!(export(who, "paket").code, 0);
    }
    assert_eq!(std::fs::read_dir(&folder).expect("the folder").count(), 2);

    let other = Station::of("Sari Utami", "", "pokja");
    other.good(&["import", desk.path("sari.zip").to_str().expect("a path")]);
    other.good(&["answer", &id, "1", "Tidak", "--note", "Diisi di rumah"]);
    let back = other.path("kembali.zip");
    let back = back.to_str().expect("a path");
    other.good(&["export", &id, "--format", "package", "--for", "Sari Utami", "-o", back]);
    let merged = desk.json(&["import", back]);
    assert_eq!((&merged["conflicts"], &merged["stored"]), (&json!(0), &json!(true)), "{merged:#}");
    let shown = desk.json(&["show", &id]);
    let first = &shown["inputs"].as_array().expect("inputs")[0];
    assert_eq!(
        (&first["answers"]["unit"], &first["notes"]["unit"]),
        (&json!("Tidak"), &json!("Diisi di rumah"))
    );
}

#[test]
fn sheets_are_a_workbook_too_and_say_how_to_reach_people_only_when_asked() {
    let (desk, id) = Station::with_example();
    desk.good(&["people", &id, "--add", "Sari Utami", "--pokja", "1"]);
    assert_eq!(
        desk.refused(&["people", &id, "--change", "Sari Utami", "--contact", "=0812"]),
        "Kontak \"=0812\" berawalan tanda rumus; tidak ada yang berubah. Periksa kembali."
    );
    desk.good(&["people", &id, "--change", "Sari Utami", "--contact", "0812-RAHASIA"]);
    desk.good(&["task", &id, "add", "Susun SK", "--pic", "Sari Utami"]);
    let write = |name: &str, more: &[&str]| {
        let path = desk.path(name);
        let args = ["tasks", &id, "--format", "sheet", "-o", path.to_str().expect("a path")];
        desk.good(&[&args[..], more].concat());
        path
    };
    let heading = |path: &std::path::Path| -> (Vec<String>, Option<Data>) {
        let mut book: Xlsx<_> = open_workbook(path).expect("a workbook");
        let sheet = book.worksheet_range("Orang").expect("the people");
        let titles = (0..u32::try_from(sheet.width()).expect("few"))
            .filter_map(|column| sheet.get_value((0, column)).map(ToString::to_string))
            .collect();
        assert_eq!(sheet.get_value((1, 0)), Some(&Data::String("Sari Utami".into())));
        let inputs = book.worksheet_range("Penugasan").expect("the inputs");
        assert_eq!(
            sheet.get_value((1, 5)),
            Some(&Data::Float(f64::from(u32::try_from(inputs.height() - 1).expect("few"))))
        );
        (titles, sheet.get_value((1, 7)).cloned())
    };
    let (titles, contact) = heading(&write("tim.xlsx", &[]));
    assert_eq!((titles.last().map(String::as_str), contact), (Some("Jumlah Tugas"), None));
    let (titles, contact) = heading(&write("kontak.xlsx", &["--contacts"]));
    assert_eq!(
        (titles.last().map(String::as_str), contact),
        (Some("Kontak"), Some(Data::String("0812-RAHASIA".into())))
    );
    write("tim.docx", &["--contacts"]);
    assert!(
        desk.refused(&["tasks", &id, "--format", "sheet", "-o", "tim.txt"])
            .contains(".pdf, .docx, atau .xlsx")
    );
}
