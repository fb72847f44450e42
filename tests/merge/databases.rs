//! Databases of other folders and conflict copies as sources, on the command line.

use std::fs;
use std::path::Path;

use pilar_tests::Station;
use serde_json::Value;

fn bytes(folder: &Path) -> Vec<(std::path::PathBuf, Vec<u8>)> {
    let entries = fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path());
    let mut files: Vec<_> =
        entries.filter(|path| path.is_file()).map(|p| (p.clone(), fs::read(p).expect("a file"))).collect();
    files.sort();
    files
}

/// A workspace whose folder was copied, and in whose copy somebody else went on: an answer, a document.
fn two_folders() -> (Station, Station, String) {
    let (here, there) = (Station::new(), Station::new());
    let id = here.begin();
    fs::create_dir_all(there.workspace()).expect("a folder");
    for file in ["pilar.db", "evidence.db"] {
        fs::copy(here.workspace().join(file), there.workspace().join(file)).expect("copied");
    }
    there.good(&["answer", &id, "3", "Ya"]);
    let document = there.file("SK Tim.txt", "keputusan");
    there.good(&["evidence", "add", &id, "3", &document]);
    here.good(&["answer", &id, "2", "A"]);
    (here, there, id)
}

/// What `check` tells of the only conflict copy.
fn copy_told(desk: &Station) -> Value {
    let report = desk.json(&["check"])["report"].clone();
    assert_eq!(report["conflict_copies"].as_array().map(Vec::len), Some(1), "{report:#}");
    let copy = report["conflict_copies"][0].clone();
    let notice = report["notices"][0].as_str().expect("a notice");
    assert!(notice.starts_with(copy["what"].as_str().expect("what")), "{notice}");
    copy
}

#[test]
fn a_conflict_copy_is_planned_merged_and_then_told_to_hold_nothing_new() {
    let (here, there, id) = two_folders();
    let copy = here.workspace().join("pilar-DESKTOP-7Q.db");
    let contents = here.workspace().join("evidence-DESKTOP-7Q.db");
    fs::copy(there.workspace().join("pilar.db"), &copy).expect("copied");
    fs::copy(there.workspace().join("evidence.db"), &contents).expect("copied");
    let untouched = bytes(&here.workspace());
    let copied = |files: &[(std::path::PathBuf, Vec<u8>)]| -> Vec<_> {
        files.iter().filter(|(path, _)| path.to_string_lossy().contains("DESKTOP")).cloned().collect()
    };
    let path = copy.to_str().expect("Unicode path");

    let told = &here.json(&["check"])["report"]["conflict_copies"];
    let whats: Vec<&str> = (0..2).map(|at| told[at]["what"].as_str().expect("what")).collect();
    assert!(whats[0].ends_with("; isinya sudah digabungkan, tidak ada yang belum ada di sini."), "{whats:?}");
    assert!(whats[1].contains("perubahan dan 1 isi bukti dukung yang belum ada di sini."), "{whats:?}");
    let audited = here.json(&["audit", &id]);
    let found: Vec<_> = audited["findings"].as_array().expect("findings").iter().collect();
    let of_copies: Vec<_> = found.iter().filter(|finding| finding["kind"] == "conflict_copy").collect();
    assert_eq!(of_copies.len(), 2, "{audited:#}");
    assert_eq!((&of_copies[0]["file"], of_copies[1]["file"].as_str()), (&Value::Null, Some(path)));

    let plan = here.json(&["import", path, "--dry-run"]);
    assert_eq!((plan["kind"].as_str(), plan["stored"].as_bool()), (Some("database"), Some(false)));
    assert_eq!((plan["contents"].as_u64(), plan["plans"][0]["id"].as_str()), (Some(1), Some(id.as_str())));
    assert_eq!(here.json(&["show", &id])["inputs"][2]["answers"]["unit"], Value::Null);

    let text = here.good(&["import", path]);
    assert!(text.starts_with("Data ruang kerja diimpor: 1 penilaian;"), "{text}");
    assert!(text.contains("baru: jawaban unit A.I.1.ii.a: Ya (Penguji, pokja)"), "{text}");
    let inputs = here.json(&["show", &id])["inputs"].clone();
    let answers = [&inputs[1]["answers"]["unit"], &inputs[2]["answers"]["unit"]];
    assert_eq!(answers, ["A", "Ya"]);
    here.good(&["check", "--deep"]);
    assert_eq!(here.good(&["evidence", "verify", &id]).trim(), "1 berkas diperiksa, semuanya utuh.");
    assert_eq!(copied(&bytes(&here.workspace())), copied(&untouched), "the copies stay as they are");

    fs::remove_file(&contents).expect("removed");
    let told = copy_told(&here);
    assert_eq!((told["new"].as_bool(), told["unreadable"].as_bool()), (Some(false), Some(false)));
    assert_eq!(told["todo"], "Berkas itu boleh dipindahkan atau dihapus.");
    // Decided by comparing, and so true again when the merge is taken back and the copy holds more.
    let again = here.json(&["import", path]);
    assert_eq!((again["changes"].as_u64(), again["contents"].as_u64()), (Some(0), Some(0)));
    there.good(&["answer", &id, "1", "Ya"]);
    fs::copy(there.workspace().join("pilar.db"), &copy).expect("copied");
    assert_eq!(copy_told(&here)["new"], true);
}

#[test]
fn another_folders_database_brings_all_its_assessments_and_names_what_content_it_lacks() {
    let (here, there, id) = two_folders();
    let second = there.begin();
    let alone = here.path("kiriman.db");
    fs::copy(there.workspace().join("pilar.db"), &alone).expect("copied");
    let alone = alone.to_str().expect("Unicode path").to_owned();

    let elsewhere = Station::new();
    let plan = elsewhere.json(&["import", &alone, "--dry-run"]);
    let ids: Vec<&str> = (0..2).map(|at| plan["plans"][at]["id"].as_str().expect("id")).collect();
    assert_eq!(ids, [id.as_str(), &second]);
    let missing = plan["notices"][0].as_str().expect("a notice");
    assert!(
        missing.starts_with("isi bukti dukung \"SK Tim.txt\" tidak ada di samping berkas itu"),
        "{missing}"
    );
    assert!(!elsewhere.workspace().exists(), "a plan makes no workspace");

    let whole = there.workspace().join("pilar.db");
    let merged = here.json(&["import", whole.to_str().expect("Unicode path")]);
    assert_eq!((merged["contents"].as_u64(), merged["plans"].as_array().map(Vec::len)), (Some(1), Some(2)));
    assert_eq!(merged["plans"][1]["creates"], true);
    assert_eq!(here.json(&["list"]).as_array().map(Vec::len), Some(2));
    // Each is a step of its own.
    assert_eq!(here.json(&["undo", &id])["undone"], "Gabungkan paket dari pilar.db");
    here.good(&["check", "--deep"]);
}

#[test]
fn a_database_of_0_1_is_upgraded_in_a_copy_and_merged() {
    let old = pilar_tests::root().join("tests/fixtures/0.1/desk-b");
    let before = bytes(&old);
    let here = Station::new();
    let given = old.join("pilar.db");
    let merged = here.json(&["import", given.to_str().expect("Unicode path")]);
    assert_eq!(
        (merged["stored"].as_bool(), merged["refused"].as_array().map(Vec::len)),
        (Some(true), Some(0))
    );
    let id = merged["plans"][0]["id"].as_str().expect("id");
    let said = fs::read_to_string(pilar_tests::root().join("tests/fixtures/0.1/facts/desk-b/show.json"));
    let said: Value = serde_json::from_str(&said.expect("facts")).expect("JSON");
    assert_eq!(here.json(&["show", id])["score"]["total"], said["score"]["total"]);
    assert_eq!(bytes(&old), before);
    here.good(&["check", "--deep"]);
}

#[test]
fn what_cannot_be_taken_in_gets_a_sentence() {
    let (here, _there, id) = two_folders();
    let own = here.workspace().join("pilar.db");
    let own = own.to_str().expect("Unicode path");
    let hint = "; tidak ada yang berubah. Pilih salinannya, karena isi ruang kerja ini sudah ada di sini.";
    let said = here.refused(&["import", own]);
    assert_eq!(said, format!("Berkas {own} adalah data ruang kerja yang sedang dibuka ini{hint}"));
    let other = here.file("catatan.db", "bukan data Pilar");
    assert!(here.refused(&["import", &other]).contains("bukan berkas data Pilar, atau terenkripsi"));
    let empty = here.file("kosong.db", "");
    assert!(here.refused(&["import", &empty]).contains("kosong (0 byte)"));
    let full = here.path("semua.pilar-lengkap");
    let full = full.to_str().expect("Unicode path");
    here.good(&["backup", "--full", full]);
    assert!(
        here.refused(&["import", full])
            .contains("adalah cadangan lengkap, yang dipulihkan dan tidak diimpor")
    );
    let said = here.refused(&["import", &other, "--into", &id]);
    assert!(said.ends_with("Hapus --into."), "{said}");
}

#[test]
fn a_copy_that_would_be_read_without_end_is_refused_and_told() {
    let (here, there, _) = two_folders();
    let copy = here.workspace().join("pilar-DESKTOP-7Q.db");
    fs::copy(there.workspace().join("pilar.db"), &copy).expect("copied");
    let forged = rusqlite::Connection::open(&copy).expect("a database");
    forged
        .execute_batch(
            "DROP TRIGGER change_is_never_updated;
             DROP TRIGGER change_is_never_deleted;
             ALTER TABLE change RENAME TO changes;
             CREATE VIEW change AS
                 WITH RECURSIVE r (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM r)
                 SELECT changes.* FROM changes, r;",
        )
        .expect("a view");
    forged.close().expect("closed");
    let said = here.refused(&["import", copy.to_str().expect("Unicode path"), "--dry-run"]);
    assert!(said.contains("rusak"), "{said}");
    assert_eq!(copy_told(&here)["unreadable"], true);
}

/// The tiny instrument with another worth of an option, which makes other facts.
fn changed_instrument(desk: &Station) -> String {
    let to = desk.path("kebun");
    fs::create_dir(&to).expect("a folder");
    for entry in fs::read_dir(pilar_tests::root().join("tests/tiny")).expect("a folder") {
        let file = entry.expect("an entry").path();
        let text = fs::read_to_string(&file).expect("text");
        let text = text.replacen("key = \"Sedang\", value = 0.6", "key = \"Sedang\", value = 0.9", 1);
        fs::write(to.join(file.file_name().expect("a name")), text).expect("written");
    }
    to.to_str().expect("Unicode path").to_owned()
}

#[test]
fn a_database_brings_along_instruments_that_were_added_there_and_one_it_lacks_stops_no_other() {
    let (there, here, other) = (Station::new(), Station::new(), Station::new());
    let tiny = pilar_tests::root().join("tests/tiny");
    there.good(&["instrument", "add", tiny.to_str().expect("Unicode path")]);
    let begin =
        ["new", "--unit", "Kebun Kelas Enam", "--instansi", "SD Uji", "--year", "2024", "--target", "perak"];
    let id = there.good(&begin).trim().to_owned();
    there.good(&["answer", &id, "P.2.b", "Sedang"]);
    let second = there.begin();
    let given = there.workspace().join("pilar.db");
    let given = given.to_str().expect("Unicode path");
    let told = |import: &Value| import["notices"].to_string().contains("ditambahkan dari berkas itu");

    let plan = here.json(&["import", given, "--dry-run"]);
    assert!(told(&plan) && plan["refused"].as_array().is_some_and(Vec::is_empty), "{plan:#}");
    assert!(!here.workspace().exists(), "a plan keeps nothing");
    let merged = here.json(&["import", given]);
    assert_eq!((told(&merged), merged["plans"].as_array().map(Vec::len)), (true, Some(2)), "{merged:#}");
    assert!(here.good(&["instrument", "list"]).contains("Lomba Kebun Sekolah, versi 3"));
    assert_eq!(here.json(&["show", &id])["score"], there.json(&["show", &id])["score"]);
    assert!(!told(&here.json(&["import", given])), "it is here by now");
    here.good(&["check", "--deep"]);

    // The same version with other facts is never replaced, and what needs it is refused by itself.
    other.good(&["instrument", "add", &changed_instrument(&other)]);
    let merged = other.json(&["import", given]);
    let refused: Vec<&str> =
        merged["refused"].as_array().expect("a list").iter().filter_map(|one| one["id"].as_str()).collect();
    assert_eq!((refused, told(&merged)), (vec![id.as_str()], false), "{merged:#}");
    assert_eq!(merged["plans"][0]["id"].as_str(), Some(second.as_str()));
}
