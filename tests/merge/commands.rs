//! Two people and their packages on the command line.

use pilar_core::journal::{Change, beginning};
use pilar_tests::Station;
use pilar_tests::bag::Bag;
use serde_json::json;
use uuid::Uuid;

#[test]
fn two_desks_exchange_packages_and_decide_what_both_answered() {
    let (sari, budi) = (Station::new(), Station::new());
    let id = sari.begin();
    budi.good(&["import", &sari.package(&id, "awal.zip")]);
    assert_eq!(sari.good(&["conflicts", &id]).trim(), "Tidak ada konflik.");

    sari.good(&["answer", &id, "2", "A"]);
    budi.good(&["answer", &id, "2", "B"]);
    budi.good(&["answer", &id, "3", "Ya"]);
    sari.good(&["import", &budi.package(&id, "dari budi.zip"), "--into", &id]);
    let conflicts = sari.json(&["conflicts", &id]);
    assert_eq!(conflicts.as_array().map(Vec::len), Some(1), "{conflicts:#}");
    let conflict = &conflicts[0];
    let subject = conflict["subject"].as_str().expect("subject");
    assert_eq!((&conflict["soal_id"], conflict["what"].as_str()), (&2.into(), Some("jawaban unit")));
    let texts: Vec<&str> =
        (0..2).map(|at| conflict["versions"][at]["text"].as_str().expect("text")).collect();
    assert_eq!(texts, ["B", "A"]);
    let listed = sari.good(&["conflicts", &id]);
    assert!(listed.starts_with("1 konflik; versi pertama berlaku sampai diputuskan:"), "{listed}");
    assert!(listed.contains(subject) && listed.contains("Penguji (pokja)"), "{listed}");

    assert_eq!(
        sari.refused(&["decide", &id, "answer/unit/3", "--value", "Ya"]),
        "Tidak ada konflik pada \"answer/unit/3\"; tidak ada yang berubah. Lihat daftarnya dengan perintah conflicts."
    );
    let refused = sari.refused(&["decide", &id, subject, "--value", "Q"]);
    assert!(refused.contains("bukan pilihan"), "{refused}");
    assert_eq!(sari.run(&["decide", &id, subject]).code, 2, "neither a version nor a value");
    let older = conflict["versions"][1]["change"].as_str().expect("change");
    let decided = sari.json(&["decide", &id, subject, "--choose", older]);
    assert_eq!((decided["text"].as_str(), decided["left"].as_u64()), (Some("A"), Some(0)));

    budi.good(&["import", &sari.package(&id, "putusan.zip"), "--into", &id]);
    assert_eq!(budi.good(&["conflicts", &id]).trim(), "Tidak ada konflik.");
    let answer = |desk: &Station| desk.json(&["show", &id])["inputs"][1]["answers"]["unit"].clone();
    assert_eq!((answer(&sari), answer(&budi)), ("A".into(), "A".into()));
    assert_eq!(budi.json(&["undo", &id])["undone"], "Gabungkan paket dari putusan.zip");
    assert_eq!(answer(&budi), "B");
    budi.good(&["check", "--deep"]);
}

#[test]
fn of_two_changes_with_one_id_each_can_be_chosen() {
    let (sari, budi) = (Station::new(), Station::new());
    let id = sari.begin();
    let first = sari.package(&id, "awal.zip");
    budi.good(&["import", &first]);
    budi.good(&["answer", &id, "2", "B"]);
    let part = budi.path("bagian.zip");
    let path = part.to_str().expect("Unicode path");
    budi.good(&["export", &id, "--format", "package", "--since", &first, "-o", path]);
    let mut forged = Bag::open(&part);
    let is_answer = |it: &Change| it.subject.to_string() == "answer/unit/2";
    let mut twin = forged.changes().into_iter().find(is_answer).expect("the answer");
    (twin.replica, twin.sequence) = (Uuid::from_u128(0x0192_0000_0000_8000_8000_0000_0000_0001), 1);
    twin.value = json!({"choice": "A"});
    twin.chain(1, beginning(twin.assessment, twin.replica));
    let other = sari.path("kembar.zip");
    forged.put_changes(&[twin]).write(&other);
    let other = other.to_str().expect("Unicode path");

    for place in [0, 1] {
        let desk = Station::new();
        for package in [first.as_str(), path, other] {
            desk.good(&["import", package]);
        }
        let conflicts = desk.json(&["conflicts", &id]);
        let versions = conflicts[0]["versions"].as_array().expect("versions");
        assert!(versions.len() == 2 && versions[0]["change"] != versions[1]["change"], "{conflicts:#}");
        let name = versions[place]["change"].as_str().expect("a name");
        let decided = desk.json(&["decide", &id, "answer/unit/2", "--choose", &name[..8]]);
        assert_eq!((&decided["text"], decided["left"].as_u64()), (&versions[place]["text"], Some(0)));
        assert_eq!(desk.json(&["conflicts", &id]), json!([]));
        desk.good(&["check"]);
    }
}
