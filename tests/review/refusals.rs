use pilar_tests::Station;

/// Everything a review could have changed.
fn everything(desk: &Station, id: &str) -> [serde_json::Value; 3] {
    [desk.json(&["show", id]), desk.json(&["review", id]), desk.json(&["recommendations", id])]
}

#[test]
fn what_a_review_refuses_and_says() {
    let (desk, id) = Station::with_submitted_example();
    desk.good(&["--role", "at", "recommend", &id, "Lengkapi notulen", "--code", "2"]);
    let before = everything(&desk, &id);
    for (args, sentence) in [
        (
            &["review", &id, "2", "--verdict", "sesuai"][..],
            "Reviu tidak mengubah jawaban unit; tidak ada yang berubah. Pilih jenjang at, kt, dalnis, atau tpn.",
        ),
        (
            &["review", &id, "2", "--layer", "unit", "--verdict", "sesuai"],
            "Reviu tidak mengubah jawaban unit; tidak ada yang berubah. Pilih jenjang at, kt, dalnis, atau tpn.",
        ),
        (
            &["--role", "at", "review", &id, "2", "--layer", "kt", "--verdict", "sesuai"],
            "Jawaban Ketua Tim hanya diubah oleh Ketua Tim, sedangkan peran Anggota Tim mereviu pada jenjangnya sendiri dan memberi rekomendasi; tidak ada yang berubah. Ulangi dengan --role kt atau ganti peran dengan perintah identity bila itu tugas Anda.",
        ),
        (
            &["--role", "dalnis", "answer", &id, "2", "A"],
            "Jawaban unit hanya diubah oleh Pokja atau Koordinator, sedangkan peran Pengendali Teknis mereviu pada jenjangnya, memberi rekomendasi, mengembalikan, menyetujui, dan mengisi LHE; tidak ada yang berubah. Ulangi dengan --role pokja atau --role koordinator atau ganti peran dengan perintah identity bila itu tugas Anda.",
        ),
        (
            &["review", &id, "2", "--layer", "at"],
            "Reviu A.I.1.i.b belum berisi apa pun; tidak ada yang berubah. Isikan jawaban, catatan, hasil reviu, atau centang bukti.",
        ),
        (
            &["review", &id, "2", "--layer", "at", "--verdict", "mungkin"],
            "Hasil reviu \"mungkin\" tidak dikenal; tidak ada yang berubah. Pilihannya: sesuai, revisi.",
        ),
        (
            &["review", &id, "2", "--layer", "at", "--answer", "F", "--verdict", "sesuai"],
            "Jawaban \"F\" bukan pilihan A.I.1.i.b; tidak ada yang berubah. Pilihannya A, B, C.",
        ),
        (
            &["review", &id, "Z.9", "--layer", "at", "--verdict", "sesuai"],
            "Kode \"Z.9\" tidak ada di LKE ini; tidak ada yang berubah. Tulis kode lengkap seperti pada lembar kerja atau nomor soal.",
        ),
        (
            &["review", &id, "A.II.1.i.a", "--layer", "at", "--verdict", "sesuai"],
            "A.II.1.i.a terdiri atas beberapa isian; tidak ada yang berubah. Sebutkan salah satu: A.II.1.i.a.1, A.II.1.i.a.2.",
        ),
        (
            &["differences", &id, "unit", "ketua"],
            "Kolom \"ketua\" tidak dikenal; tidak ada yang berubah. Pilihannya: unit, at, kt, dalnis, tpn, dengan .1 atau .2 untuk putarannya.",
        ),
        (
            &["differences", &id, "unit", "at.3"],
            "Kolom \"at.3\" tidak dikenal; tidak ada yang berubah. Pilihannya: unit, at, kt, dalnis, tpn, dengan .1 atau .2 untuk putarannya.",
        ),
    ] {
        assert_eq!(desk.refused(args), sentence, "{args:?}");
    }
    assert_eq!(everything(&desk, &id), before);
}

#[test]
fn what_recommendations_rounds_and_identities_refuse_and_say() {
    let (desk, id) = Station::with_submitted_example();
    desk.good(&["--role", "kt", "recommend", &id, "Lengkapi notulen", "--code", "2"]);
    desk.good(&["--role", "koordinator", "round", &id, "reopen"]);
    let before = everything(&desk, &id);
    for (args, sentence) in [
        (
            &["recommend", &id, "Bukti belum lengkap", "--code", "2"][..],
            "Rekomendasi diawali kata kerja, misalnya Lengkapi, Susun, atau Tetapkan; tidak ada yang berubah. Ubah awal \"Bukti belum lengkap\".",
        ),
        (
            &["recommend", &id, "Lengkapi bukti"],
            "Rekomendasi ditujukan pada satu isian atau satu area; tidak ada yang berubah. Sebutkan --code atau --area.",
        ),
        (
            &["recommend", &id, "Lengkapi bukti", "--area", "9"],
            "Area \"9\" tidak ada di LKE ini; tidak ada yang berubah. Pilihannya: 1, 2, 3, 4, 5, 6, hasil.",
        ),
        (
            &["recommend", &id, " ", "--code", "2"],
            "Rekomendasi masih kosong; tidak ada yang berubah. Isikan lebih dahulu.",
        ),
        (
            &["follow-up", &id, "7", "Selesai", "--status", "selesai"],
            "Rekomendasi \"7\" tidak ditemukan; tidak ada yang berubah. Lihat daftarnya dengan perintah recommendations.",
        ),
        (
            &["follow-up", &id, "1", "Sudah", "--status", "beres"],
            "Status \"beres\" tidak dikenal; tidak ada yang berubah. Pilihannya: belum, proses, selesai.",
        ),
        (
            &["follow-up", &id, "1", " ", "--status", "selesai"],
            "Tindak lanjut masih kosong; tidak ada yang berubah. Isikan lebih dahulu.",
        ),
        (
            &["follow-up", &id, "1", "Sudah", "--status", "selesai", "--date", "31 Mei"],
            "Tanggal \"31 Mei\" tidak terbaca; tidak ada yang berubah. Tulis seperti 31 Mei 2026 (atau 2026-05-31).",
        ),
        (
            &["round", &id, "return"],
            "Penilaian belum diserahkan untuk direviu; tidak ada yang berubah. Serahkan lebih dahulu dengan perintah round ID submit.",
        ),
        (
            &["round", &id, "approve"],
            "Penilaian belum diserahkan untuk direviu; tidak ada yang berubah. Serahkan lebih dahulu dengan perintah round ID submit.",
        ),
        (
            &["round", &id, "reopen"],
            "Penilaian masih Draf, sehingga tidak ada tahap yang dapat dibuka kembali; tidak ada yang berubah.",
        ),
        (
            &["--read-only", "review", &id, "2", "--layer", "at", "--verdict", "sesuai"],
            "Ruang kerja dibuka hanya untuk dilihat; tidak ada yang berubah. Ulangi tanpa --read-only untuk mengubahnya.",
        ),
        (
            &["identity", " ", "--role", "at"],
            "Nama masih kosong; tidak ada yang berubah. Isikan lebih dahulu.",
        ),
        (
            &["identity", "Sri", "--role", "bos"],
            "Peran \"bos\" tidak dikenal; tidak ada yang berubah. Pilihannya: pokja, koordinator, at, kt, dalnis, tpn.",
        ),
        (
            &["identity", "Sri", "--nip", "1234", "--role", "at"],
            "NIP \"1234\" tidak terdiri atas 18 angka; tidak ada yang berubah. Periksa kembali, atau kosongkan.",
        ),
    ] {
        assert_eq!(desk.refused(args), sentence, "{args:?}");
    }
    assert_eq!(everything(&desk, &id), before);
}

#[test]
fn an_approved_review_is_over_until_it_is_reopened() {
    let (desk, id) = Station::with_example();
    desk.good(&["--role", "koordinator", "round", &id, "submit"]);
    assert_eq!(
        desk.refused(&["--role", "koordinator", "round", &id, "submit"]),
        "Penilaian sudah diserahkan dan sedang direviu; tidak ada yang berubah. Kembalikan atau setujui, atau mundur satu tahap dengan perintah round ID reopen."
    );
    let approved = desk.json(&["--role", "dalnis", "round", &id, "approve"]);
    assert_eq!(approved["state"], "Disetujui");
    assert_eq!(approved["notices"][0], format!("{} isian disetujui tanpa direviu.", approved["unreviewed"]));
    assert_eq!(
        desk.refused(&["--role", "at", "review", &id, "2", "--verdict", "sesuai"]),
        "Jawaban Anggota Tim hanya diubah selama penilaian direviu pada putarannya, sedangkan penilaian disetujui pada putaran 1; tidak ada yang berubah. Tunggu tahapnya atau minta tahap dibuka kembali."
    );
    desk.good(&["--role", "dalnis", "round", &id, "reopen"]);
    desk.good(&["--role", "at", "review", &id, "2", "--verdict", "sesuai"]);
}

/// Every way in asks the same table, and whoever may not is told without anything changing.
#[test]
fn what_a_role_may_not_is_refused_by_every_way_in() {
    let (desk, id) = Station::with_example();
    desk.good(&["answer", &id, "2", "B"]);
    let change = desk.json(&["history", &id, "--limit", "1"])[0]["id"].as_str().expect("id").to_owned();
    let paper = desk.file("SK.pdf", "%PDF-1.4 invented");
    let all = |id: &str| [desk.json(&["show", id]), desk.json(&["review", id]), desk.json(&["history", id])];
    let before = all(&id);
    for args in [
        &["answer", &id, "2", "A"][..],
        &["undo", &id],
        &["evidence", "add", &id, "2", &paper],
        &["profile", &id, "--unit", "Kantor Lain"],
    ] {
        let said = desk.refused(&[&["--role", "at"], args].concat());
        assert!(
            said.contains("hanya diubah oleh Pokja atau Koordinator") && said.contains("--role"),
            "{said}"
        );
    }
    for args in [&["round", &id, "submit"][..], &["recommend", &id, "Lengkapi bukti", "--code", "2"]] {
        let said = desk.refused(&[&["--role", "pokja"], args].concat());
        assert!(said.contains("tidak ada yang berubah") && said.contains("peran Pokja mengisi"), "{said}");
    }
    let unknown = desk.refused(&["--role", "kepala", "answer", &id, "2", "A"]);
    assert!(unknown.starts_with("Peran \"kepala\" tidak dikenal"), "{unknown}");
    assert_eq!(all(&id), before);
    desk.good(&["--role", "koordinator", "round", &id, "submit"]);
    let handed_in = all(&id);
    for args in [&["answer", &id, "2", "A"][..], &["evidence", "add", &id, "2", &paper]] {
        let said = desk.refused(args);
        assert!(said.contains("selama penilaian berupa draf atau dikembalikan"), "{said}");
    }
    let undone = desk.refused(&["undo", &id]);
    assert!(undone.contains("hanya diubah oleh Koordinator"), "{undone}");
    assert_eq!(all(&id), handed_in, "also after it was handed in; change {change} stays");
}

/// A file with a reviewer's answer: into an assessment it brings what the role may write, as a new one all of it.
#[test]
fn a_file_brings_into_an_assessment_what_the_role_may_write_and_begins_one_with_everything() {
    let (desk, id) = Station::with_example();
    desk.good(&["export", &id, "--format", "portalrb", "-o", "jawaban.json"]);
    let text = std::fs::read_to_string(desk.path("jawaban.json")).expect("the export");
    let mut file: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    let answer = file["answers"].as_array_mut().and_then(|answers| answers.first_mut()).expect("an answer");
    answer["jawaban_tpi"] = "Tidak".into();
    answer["catatan_unit"] = "Dari berkas".into();
    let path = desk.file("tpi.json", file.to_string());

    let taken = desk.json(&["import", &path, "--into", &id]);
    let warned = taken["warnings"].as_array().and_then(|warnings| warnings.last()).expect("a warning");
    assert_eq!(warned["code"], "bukan_wewenang");
    assert_eq!(warned["message"], "1 nilai tidak diambil karena pada tahap ini bukan wewenang peran Anda.");
    let input = &desk.json(&["show", &id])["inputs"][0];
    assert_eq!((&input["notes"]["unit"], &input["answers"]["dalnis"]), (&"Dari berkas".into(), &().into()));

    let begun = desk.json(&["import", &path]);
    let new = begun["id"].as_str().expect("id");
    assert_eq!(desk.json(&["show", new])["inputs"][0]["answers"]["dalnis"], "Tidak");
    let history = desk.json(&["history", new]);
    let changes = history.as_array().expect("changes");
    let of = |subject: &str| changes.iter().find(|change| change["subject"] == subject).expect("a change");
    assert_eq!(of("answer/dalnis/1")["role"], "berkas");
    assert_eq!(of("answer/unit/1")["role"], "pokja");
}
