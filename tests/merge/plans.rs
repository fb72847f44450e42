//! A plan hides nothing: what is replaced, filled, settled, and by whom.

use std::time::Duration;

use pilar_core::journal::{Change, Subject, beginning};
use pilar_tests::Station;
use pilar_tests::bag::Bag;
use serde_json::json;
use uuid::Uuid;

fn package(desk: &Station, id: &str, name: &str) -> String {
    let path = desk.path(name).to_str().expect("Unicode path").to_owned();
    desk.good(&["export", id, "--format", "package", "-o", &path]);
    path
}

/// Clocks count milliseconds, and each command takes longer; a slow clock must not turn them round.
fn later() {
    std::thread::sleep(Duration::from_millis(2));
}

#[test]
fn a_replaced_file_is_told_with_both_names_and_sizes() {
    let (sari, budi) = (Station::new(), Station::new());
    let id = sari.begin();
    sari.good(&["evidence", "add", &id, "3", &sari.file("lama.txt", "isi lama")]);
    budi.good(&["import", &package(&sari, &id, "awal.zip")]);
    let document = sari.json(&["evidence", "list", &id])[0]["id"].as_str().expect("id").to_owned();
    let newer = budi.file("baru.txt", "isi yang baru");
    budi.good(&["--author", "Budi", "evidence", "add", &id, "3", &newer, "--revises", &document]);
    let given = package(&budi, &id, "revisi.zip");

    let plan = sari.json(&["import", &given, "--dry-run"]);
    let replaced = &plan["replaced"][0];
    assert_eq!(
        (replaced["from"]["name"].as_str(), replaced["from"]["size"].as_u64()),
        (Some("lama.txt"), Some(8))
    );
    assert_eq!(
        (replaced["to"]["name"].as_str(), replaced["to"]["size"].as_u64()),
        (Some("baru.txt"), Some(13))
    );
    let text = sari.good(&["import", &given, "--dry-run"]);
    let line = "lama.txt (8 byte, Penguji, pokja) menjadi baru.txt (13 byte, Budi, pokja)";
    assert!(text.contains("berkas diganti:") && text.contains(line), "{text}");
}

#[test]
fn settled_competitors_are_told_with_values_and_authors_and_no_conflict_repeats_itself() {
    let (sari, budi) = (Station::new(), Station::new());
    let id = sari.begin();
    budi.good(&["import", &package(&sari, &id, "awal.zip")]);
    sari.good(&["--author", "Sari", "answer", &id, "2", "A"]);
    later();
    budi.good(&["--author", "Budi", "answer", &id, "2", "B"]);
    let (from_sari, from_budi) = (package(&sari, &id, "s.zip"), package(&budi, &id, "b.zip"));
    let text = sari.good(&["import", &from_budi, "--dry-run"]);
    let conflict = "konflik: jawaban unit A.I.1.i.b: B (Budi, pokja) atau A (Sari, pokja)";
    assert!(text.contains(conflict), "{text}");
    // The later value counts on this desk already, and the plan must not say that it becomes itself.
    let text = budi.good(&["import", &from_sari, "--dry-run"]);
    assert!(text.contains(conflict) && !text.contains("B menjadi B"), "{text}");

    sari.good(&["import", &from_budi]);
    budi.good(&["import", &from_sari]);
    let conflicts = sari.json(&["conflicts", &id]);
    let older = conflicts[0]["versions"][1]["change"].as_str().expect("change");
    sari.good(&["--author", "Tono", "decide", &id, "answer/unit/2", "--choose", older]);
    let decided = package(&sari, &id, "putusan.zip");
    let plan = budi.json(&["import", &decided, "--dry-run"]);
    let settled = &plan["settled"][0];
    assert_eq!(
        (settled["decided"]["text"].as_str(), settled["decided"]["author"].as_str()),
        (Some("A"), Some("Tono"))
    );
    let mut versions: Vec<_> = settled["versions"].as_array().expect("versions").iter().collect();
    versions.sort_by_key(|version| version["text"].to_string());
    let told = |at: usize| (versions[at]["text"].as_str(), versions[at]["author"].as_str());
    assert_eq!((told(0), told(1)), ((Some("A"), Some("Sari")), (Some("B"), Some("Budi"))));
    let text = budi.good(&["import", &decided, "--dry-run"]);
    assert!(
        text.contains("diputuskan: jawaban unit A.I.1.i.b:") && text.contains("; menjadi A (Tono, pokja)"),
        "{text}"
    );
    budi.good(&["import", &decided]);
    assert_eq!(budi.json(&["import", &decided, "--dry-run"])["settled"], serde_json::json!([]));
}

#[test]
fn a_dalnis_column_that_a_pokja_filled_is_told() {
    // Whoever begins an assessment from a file keeps all its layers; the role is then the file's, which is told, too.
    let (sari, budi) = (Station::new(), Station::new());
    let id = sari.begin();
    budi.good(&["import", &package(&sari, &id, "awal.zip")]);
    sari.good(&["answer", &id, "2", "A"]);
    sari.good(&["--role", "koordinator", "round", &id, "submit"]);
    later();
    sari.good(&["--role", "at", "--author", "Ani", "review", &id, "2", "--answer", "B"]);
    let given = package(&sari, &id, "reviu.zip");
    let text = budi.good(&["import", &given, "--dry-run"]);
    assert!(text.contains("(Ani, at)"), "{text}");
}

#[test]
fn a_repair_of_what_another_wrote_is_told_with_whose_it_is_and_brings_nothing_back() {
    let (sari, desk) = (Station::new(), Station::new());
    let id = sari.begin();
    sari.good(&["answer", &id, "2", "A"]);
    later();
    sari.good(&["--author", "Budi", "answer", &id, "2", "B"]);
    let whole = package(&sari, &id, "awal.zip");
    desk.good(&["import", &whole]);
    let part = sari.path("bagian.zip").to_str().expect("Unicode path").to_owned();
    sari.good(&["export", &id, "--format", "package", "--since", &whole, "-o", &part]);
    let of_budi = |it: &Change| it.author == "Budi" && it.subject.to_string() == "answer/unit/2";
    let last = Bag::open(whole.as_ref()).changes().into_iter().find(of_budi).expect("the answer");
    let (at, replica) = (last.link.expect("linked").position, last.replica);
    let mut repair = Change {
        id: Uuid::from_u128(0x0192_0000_0000_7000_8000_0000_0000_0001),
        replica: Uuid::from_u128(0x0192_0000_0000_8000_8000_0000_0000_0001),
        sequence: 1,
        author: "Orang Lain".into(),
        subject: Subject::Clock(Uuid::from_u128(1)),
        value: json!({"replica": replica, "positions": [[at, at]], "sequences": [], "millis": 3_000_000_000_u64}),
        base: None,
        ..last
    };
    repair.chain(1, beginning(repair.assessment, repair.replica));
    // A name is what its writer says; the desk is another one all the same.
    let mut named = Change {
        id: Uuid::from_u128(0x0192_0000_0000_7000_8000_0000_0000_0002),
        replica: Uuid::from_u128(0x0192_0000_0000_8000_8000_0000_0000_0002),
        author: "Budi".into(),
        subject: Subject::Clock(Uuid::from_u128(2)),
        ..repair.clone()
    };
    named.chain(1, beginning(named.assessment, named.replica));
    let forged = sari.path("jam.zip");
    Bag::open(part.as_ref()).put_changes(&[repair, named]).write(&forged);
    let forged = forged.to_str().expect("Unicode path");

    let plan = desk.json(&["import", forged, "--dry-run"]);
    let told = plan["notices"].to_string();
    for who in ["Orang Lain", "Budi"] {
        let said = format!("{who} memundurkan jam perubahan yang ditulis Budi (1 perubahan");
        assert!(told.contains(&said), "{plan:#}");
    }
    let todo =
        "Tanyakan kepada Budi apakah jamnya memang salah; bila tidak, jangan impor, atau urungkan impornya.";
    assert!(told.contains(todo), "{plan:#}");
    let told = sari.json(&["import", forged, "--dry-run"])["notices"].to_string();
    assert!(told.contains("bila jam komputer ini tidak pernah salah, jangan impor"), "{told}");
    desk.good(&["import", forged]);
    assert_eq!(desk.json(&["show", &id])["inputs"][1]["answers"]["unit"], "B");
    assert_eq!(desk.json(&["conflicts", &id]), json!([]));
    desk.good(&["check", "--deep"]);
    let given = package(&desk, &id, "lanjut.zip");
    desk.good(&["verify", &given]);
}

#[test]
fn an_approval_that_comes_along_is_told_with_the_way_back_once() {
    let (sari, budi) = (Station::new(), Station::new());
    let id = sari.begin();
    budi.good(&["import", &package(&sari, &id, "awal.zip")]);
    sari.good(&["--role", "koordinator", "round", &id, "submit"]);
    let told = |path: &str| budi.json(&["import", path, "--dry-run"])["notices"].to_string();
    let way_back = "dalnis membuka kembali tahapnya, lalu koordinator menariknya kembali.";
    let submitted = package(&sari, &id, "serah.zip");
    assert!(!told(&submitted).contains(way_back), "{}", told(&submitted));
    later();
    sari.good(&["--role", "dalnis", "--author", "Orang Lain", "round", &id, "approve"]);
    let approved = package(&sari, &id, "setuju.zip");
    let said = told(&approved);
    assert!(said.contains("Orang Lain (") && said.contains(way_back), "{said}");
    budi.good(&["import", &approved]);
    assert!(!told(&approved).contains(way_back), "{}", told(&approved));
}
