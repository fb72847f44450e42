//! Two people and their packages on the command line.

use pilar_tests::Station;

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
