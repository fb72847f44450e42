//! The rules an assessment is judged by: one value of the journal, so that choosing merges, conflicts and undoes.

use pilar_tests::Station;

fn words(desk: &Station, id: &str) -> String {
    desk.json(&["instrument", "show", id])["words"].as_str().expect("words").to_owned()
}

#[test]
fn rules_chosen_on_two_desks_conflict_and_a_person_decides() {
    let (sari, budi) = (Station::new(), Station::new());
    let id = sari.begin();
    assert_eq!(words(&sari, &id), "baku");
    budi.good(&["import", &sari.package(&id, "awal.zip")]);
    sari.good(&["instrument", "set", &id, "--gates", "tiap-bagian"]);
    budi.good(&["instrument", "set", &id, "--minimum", "capaian-kinerja:wbbm=3,5"]);
    let package = budi.package(&id, "dari budi.zip");
    assert_eq!(budi.json(&["verify", &package])["papers"], "agree");
    sari.good(&["import", &package]);
    let conflict = sari.json(&["conflicts", &id])[0].clone();
    assert_eq!(
        (&conflict["subject"], &conflict["what"]),
        (&"instrument".into(), &"ketentuan penilaian".into())
    );
    assert_eq!(conflict["versions"][0]["text"], "lke-zi-2026 versi 1, minimal capaian-kinerja wbbm 3,5");
    assert_eq!(words(&sari, &id), "nilai minimal Capaian Kinerja untuk WBBM 3,5", "until a person decides");
    assert!(sari.refused(&["decide", &id, "instrument", "--value", "{}"]).contains("instrument"));
    let older = conflict["versions"][1]["change"].as_str().expect("change");
    sari.good(&["decide", &id, "instrument", "--choose", older]);
    assert_eq!(words(&sari, &id), "syarat area: Pemenuhan dan Reform dinilai masing-masing");
    budi.good(&["import", &sari.package(&id, "putusan.zip")]);
    assert_eq!(words(&budi, &id), words(&sari, &id));
    assert_eq!(
        budi.json(&["instrument", "show", &id])["facts"],
        sari.json(&["instrument", "show", &id])["facts"]
    );
}

#[test]
fn rules_are_chosen_at_the_beginning_or_later_and_undo_takes_them_back() {
    let desk = Station::new();
    let new = ["new", "--unit", "Unit", "--instansi", "Instansi", "--year", "2026", "--target", "wbbm"];
    let refused = desk.refused(&[&new[..], &["--gates", "lain", "--zero", "semua=separuh"]].concat());
    assert!(refused.contains("\"semua=separuh\" bukan ketentuan penilaian"), "{refused}");
    assert!(desk.refused(&[&new[..], &["--gates", "lain"]].concat()).contains("kumpulan syarat \"lain\""));
    assert_eq!(desk.json(&["list"]), serde_json::json!([]), "nothing was begun");
    let id =
        desk.json(&[&new[..], &["--zero", "semua=keluar"]].concat())["id"].as_str().expect("id").to_owned();
    assert!(words(&desk, &id).ends_with("tidak ikut dirata-rata"), "{}", words(&desk, &id));
    let before = desk.json(&["show", &id]);
    desk.good(&["instrument", "set", &id, "--standard"]);
    assert_eq!(words(&desk, &id), "baku");
    assert!(desk.good(&["show", &id]).contains("Ketentuan penilaian: baku"));
    assert_eq!(desk.json(&["undo", &id])["undone"], "Ubah ketentuan penilaian");
    assert_eq!(desk.json(&["show", &id])["score"], before["score"]);
    assert!(desk.good(&["show", &id]).contains("tidak ikut dirata-rata"));
    // Another assessment's values come without its rules.
    let other = desk.json(&new)["id"].as_str().expect("id").to_owned();
    desk.good(&["import", &desk.package(&id, "lain.zip"), "--into", &other]);
    assert_eq!(words(&desk, &other), "baku");
}

#[test]
fn who_has_not_the_worksheet_does_not_choose_its_rules() {
    let desk = Station::new();
    let id = desk.begin();
    let refused = desk.refused(&["--role", "dalnis", "instrument", "set", &id, "--gates", "tiap-bagian"]);
    assert!(refused.starts_with("Ketentuan penilaian hanya diubah oleh Pokja"), "{refused}");
    assert_eq!(words(&desk, &id), "baku");
}
