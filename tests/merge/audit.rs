//! What the command line says of a history: whole, in parts, forked, altered, and on paper.

use std::fs;

use pilar_core::journal::Change;
use pilar_tests::Station;
use pilar_tests::bag::Bag;
use serde_json::{Value, json};
use uuid::Uuid;

/// Exports a package with these options besides, and gives its path.
fn package(desk: &Station, id: &str, name: &str, options: &[&str]) -> String {
    let path = desk.path(name).to_str().expect("Unicode path").to_owned();
    desk.good(&[&["export", id, "--format", "package", "-o", &path], options].concat());
    path
}

fn kinds(view: &Value) -> Vec<&str> {
    view["findings"].as_array().expect("findings").iter().filter_map(|it| it["kind"].as_str()).collect()
}

#[test]
fn whoever_has_the_same_history_has_the_same_state_and_a_part_says_what_it_lacks() {
    let (sari, id) = Station::with_example();
    let whole = sari.json(&["audit", &id]);
    assert_eq!((&whole["verdict"], kinds(&whole)), (&"whole".into(), vec![]));
    let origin = &whole["origins"][0];
    assert_eq!(
        (&origin["own"], &origin["condition"], &origin["missing"]),
        (&true.into(), &"whole".into(), &0.into())
    );
    assert_eq!(origin["chained"], whole["changes"]);
    let (budi, wati) = (Station::new(), Station::new());
    budi.good(&["import", &package(&sari, &id, "semua.zip", &[])]);
    wati.good(&["import", &package(&sari, &id, "area 1.zip", &["--scope", "area", "1"])]);
    let (all, part) = (budi.json(&["audit", &id]), wati.json(&["audit", &id]));
    assert_eq!((&all["state"], &part["state"]), (&whole["state"], &whole["state"]));
    assert_eq!((kinds(&all), kinds(&part)), (vec![], vec!["missing"]));
    assert_eq!(part["verdict"], "notable");
    let text = wati.good(&["audit", &id]);
    assert!(text.contains("Tidak ditemukan yang berubah sesudah ditulis."), "{text}");
    assert!(text.contains("Yang tidak dibuktikan:"), "{text}");
    sari.good(&["answer", &id, "2", "C"]);
    assert_ne!(sari.json(&["audit", &id])["state"], whole["state"]);
}

#[test]
fn the_printed_worksheet_carries_the_state_in_its_details_and_on_its_last_page() {
    let (desk, id) = Station::with_example();
    let state = desk.json(&["audit", &id])["state"].as_str().expect("state").to_owned();
    let path = desk.path("laporan.pdf");
    desk.good(&["export", &id, "--format", "pdf", "-o", path.to_str().expect("Unicode path")]);
    let document = lopdf::Document::load(&path).expect("a PDF");
    let info = document.trailer.get(b"Info").and_then(lopdf::Object::as_reference).expect("details");
    let info = document.get_object(info).and_then(lopdf::Object::as_dict).expect("details");
    let keywords = lopdf::decode_text_string(info.get(b"Keywords").expect("keywords")).expect("text");
    assert_eq!(keywords, format!("Sidik keadaan {state}"));
    let last = *document.get_pages().keys().next_back().expect("pages");
    let text = document.extract_text(&[last]).expect("text");
    assert!(text.contains("Sidik keadaan") && text.contains(&state), "{text}");
}

#[test]
fn a_folder_put_back_from_a_copy_is_shown_with_both_branches() {
    let (sari, id) = Station::with_example();
    let budi = Station::new();
    budi.good(&["import", &package(&sari, &id, "awal.zip", &[])]);
    budi.good(&["answer", &id, "2", "C", "--author", "Budi"]);
    // The whole computer is set back, with what it remembers: nothing notices before the branches meet.
    let database = budi.workspace().join("pilar.db");
    let memory = fs::read_dir(budi.path("komputer ini"))
        .expect("memory")
        .next()
        .expect("a file")
        .expect("read")
        .path();
    let copies = [&database, &memory].map(|file| (file.clone(), fs::read(file).expect("a copy")));
    budi.good(&["answer", &id, "5", "C", "--author", "Budi"]);
    sari.good(&["import", &package(&budi, &id, "satu.zip", &[])]);
    for (file, copy) in copies {
        fs::write(file, copy).expect("put back");
    }
    budi.good(&["answer", &id, "5", "B", "--author", "Budi"]);
    budi.good(&["answer", &id, "2", "B", "--author", "Budi"]);
    sari.good(&["import", &package(&budi, &id, "dua.zip", &[])]);
    let view = sari.json(&["audit", &id]);
    assert_eq!((&view["verdict"], kinds(&view)), (&"notable".into(), vec!["forked"]));
    assert!(view["state"].is_string(), "a fork is honest");
    let forked = view["origins"].as_array().expect("origins").iter().find(|it| it["condition"] == "forked");
    assert_eq!(forked.expect("Budi's")["tips"].as_array().map(Vec::len), Some(2));
    let finding = &view["findings"][0];
    let items: Vec<&str> =
        finding["items"].as_array().expect("items").iter().filter_map(Value::as_str).collect();
    assert_eq!(items.len(), 2, "{items:#?}");
    let said =
        |ending: &str| items.iter().any(|item| item.contains("A.I.1.ii.c menjadi") && item.ends_with(ending));
    assert!(said("seluruhnya 1 perubahan") && said("seluruhnya 2 perubahan"), "{items:#?}");
    assert!(
        finding["todo"].as_str().is_some_and(|todo| todo.starts_with("Tanyakan kepada Budi ")),
        "{finding:#}"
    );
}

#[test]
fn what_claims_to_be_of_this_desk_is_told_when_it_comes_and_afterwards() {
    let desk = Station::new();
    let id = desk.begin();
    desk.good(&["answer", &id, "2", "A"]);
    let whole = package(&desk, &id, "awal.zip", &[]);
    let part = package(&desk, &id, "kosong.zip", &["--since", &whole]);
    let all = Bag::open(whole.as_ref()).changes();
    let last = all.into_iter().max_by_key(|it| it.link.map(|link| link.position)).expect("the answer");
    let link = last.link.expect("linked");
    let forge = |name: &str, position, previous| {
        let mut change = Change {
            id: Uuid::from_u128(0x0192_0000_0000_7000_8000_0000_0000_0001),
            sequence: last.sequence + 1,
            value: json!({"choice": "C"}),
            base: Some(last.id),
            ..last.clone()
        };
        change.clock.millis += 1;
        change.chain(position, previous);
        let path = desk.path(name);
        Bag::open(part.as_ref()).put_changes(&[change]).write(&path);
        path.to_str().expect("Unicode path").to_owned()
    };
    let told = |path: &str| desk.json(&["import", path, "--dry-run"])["notices"].to_string();
    let foreign = "1 perubahan memakai tanda pengenal ruang kerja ini tetapi tidak tercatat pernah ditulis";
    let beside = told(&forge("cabang.zip", link.position, link.previous));
    assert!(beside.contains(foreign) && beside.contains("pilih yang Anda tulis."), "{beside}");

    let behind = forge("lanjut.zip", link.position + 1, link.hash);
    assert!(told(&behind).contains(foreign), "{}", told(&behind));
    assert_eq!(kinds(&desk.json(&["audit", &id])), Vec::<&str>::new());
    desk.good(&["import", &behind]);
    for _ in 0..2 {
        let view = desk.json(&["--read-only", "audit", &id]);
        assert_eq!((&view["verdict"], kinds(&view)), (&"notable".into(), vec!["foreign"]));
        // It stays so when the desk goes on under an id of its own.
        desk.good(&["answer", &id, "2", "B"]);
    }
}

#[test]
fn what_was_altered_in_the_database_is_named_and_ends_with_1() {
    let (desk, id) = Station::with_example();
    let connection = rusqlite::Connection::open(desk.workspace().join("pilar.db")).expect("open");
    connection
        .execute_batch(
            "DROP TRIGGER change_is_never_updated;
             UPDATE change SET author = 'Orang Lain' WHERE subject = 'answer/unit/2'",
        )
        .expect("edited");
    drop(connection);
    let ended = desk.run(&["audit", &id, "--json"]);
    assert_eq!(ended.code, 1, "{}", ended.err);
    let view: Value = serde_json::from_str(&ended.out).expect("JSON");
    assert_eq!((&view["verdict"], &view["state"]), (&"altered".into(), &Value::Null));
    let items = &view["findings"][0]["items"];
    assert!(
        items[0].as_str().is_some_and(|item| item.contains("A.I.1.i.b menjadi")
            && item.contains("oleh Orang Lain")
            && item.ends_with("isinya bukan yang dahulu ditulis")),
        "{items:#}"
    );
    let check = desk.run(&["check"]);
    assert_eq!(check.code, 1);
    assert!(check.out.contains("1 perubahan dari satu asal"), "{}", check.out);
}

#[test]
fn the_record_says_what_was_found_what_it_proves_and_who_verified() {
    let (desk, id) = Station::with_example();
    desk.good(&["identity", "Sri Wahyuni", "--nip", "198001012005012001", "--role", "dalnis"]);
    let path = desk.path("berita acara.pdf");
    let view = desk.json(&["audit", &id, "--pdf", path.to_str().expect("Unicode path")]);
    let document = lopdf::Document::load(&path).expect("a PDF");
    let pages: Vec<u32> = document.get_pages().into_keys().collect();
    let text = document.extract_text(&pages).expect("its text");
    let packed = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    let text = packed(&text);
    let mut wanted =
        vec!["BERITA ACARA KEUTUHAN", "Sri Wahyuni", "NIP 198001012005012001", "C. Temuan", "Tidak ada."];
    wanted.extend(["state", "sentence", "unit"].map(|key| view[key].as_str().expect("a text")));
    wanted.push(view["origins"][0]["tips"][0]["hash"].as_str().expect("a hash"));
    for list in ["proves", "proves_not"] {
        wanted.extend(view[list].as_array().expect("sentences").iter().filter_map(Value::as_str));
    }
    for words in wanted {
        assert!(text.contains(&packed(words)), "{words}");
    }
    // Into a folder it gets a name of its own; the workspace is no place for it.
    let folder = desk.path("map");
    fs::create_dir(&folder).expect("a folder");
    desk.good(&["audit", &id, "--pdf", folder.to_str().expect("Unicode path")]);
    let names: Vec<_> =
        fs::read_dir(&folder).expect("a folder").filter_map(|it| Some(it.ok()?.file_name())).collect();
    assert!(names[0].to_string_lossy().starts_with("Berita Acara Keutuhan "), "{names:?}");
    let own = desk.workspace().join("pilar.db");
    desk.refused(&["audit", &id, "--pdf", own.to_str().expect("Unicode path")]);
}

#[test]
fn a_record_of_nobody_leaves_lines_to_be_filled_in_by_hand() {
    let (desk, id) = Station::with_example();
    let path = desk.path("berita acara.pdf");
    let record = || {
        desk.good(&["audit", &id, "--pdf", path.to_str().expect("Unicode path")]);
        let document = lopdf::Document::load(&path).expect("a PDF");
        let pages: Vec<u32> = document.get_pages().into_keys().collect();
        let text = document.extract_text(&pages).expect("its text");
        fs::remove_file(&path).expect("removed");
        text.chars().filter(|c| !c.is_whitespace()).collect::<String>()
    };
    let text = record();
    for words in ["Pemeriksa:lihattandatangan", "Yangmemeriksa,..........", "NIP.........."] {
        assert!(text.contains(words), "{words} in {text}");
    }
    desk.good(&["identity", "Sri Wahyuni", "--role", "dalnis"]);
    let text = record();
    for words in ["Pemeriksa:SriWahyuni", "Yangmemeriksa,SriWahyuni", "NIP.........."] {
        assert!(text.contains(words), "{words} in {text}");
    }
}

#[test]
fn what_version_0_1_wrote_counts_and_is_told_as_not_chained() {
    let desk = Station::new();
    fs::create_dir_all(desk.workspace()).expect("a folder");
    let earlier = pilar_tests::root().join("tests/fixtures/0.1/desk-a");
    for file in ["pilar.db", "evidence.db"] {
        fs::copy(earlier.join(file), desk.workspace().join(file)).expect("a copy");
    }
    let id = desk.json(&["list"])[0]["id"].as_str().expect("an id").to_owned();
    let view = desk.json(&["audit", &id]);
    assert_eq!((&view["verdict"], kinds(&view)), (&"notable".into(), vec!["unchained"]));
    let origins = view["origins"].as_array().expect("origins");
    assert!(origins.iter().all(|it| it["condition"] == "unchained" && it["tips"] == Value::Array(vec![])));
    assert!(view["state"].is_string());
    desk.good(&["answer", &id, "2", "C"]);
    let chained = &desk.json(&["audit", &id])["origins"];
    assert!(
        chained.as_array().is_some_and(|it| it.iter().any(|it| it["condition"] == "whole")),
        "{chained:#}"
    );
}
