use pilar_tests::Station;

/// Everything a review could have changed.
fn everything(desk: &Station, id: &str) -> [serde_json::Value; 3] {
    [desk.json(&["show", id]), desk.json(&["review", id]), desk.json(&["recommendations", id])]
}

#[test]
fn what_a_review_refuses_and_says() {
    let (desk, id) = Station::with_example();
    desk.good(&["recommend", &id, "Lengkapi notulen", "--code", "2"]);
    let before = everything(&desk, &id);
    for (args, sentence) in [
        (
            &["review", &id, "2", "--verdict", "sesuai"][..],
            "Reviu tidak mengubah jawaban unit; pilih lapisan at, kt, dalnis, atau tpn.",
        ),
        (
            &["review", &id, "2", "--layer", "unit", "--verdict", "sesuai"],
            "Reviu tidak mengubah jawaban unit; pilih lapisan at, kt, dalnis, atau tpn.",
        ),
        (
            &["--role", "at", "review", &id, "2", "--layer", "kt", "--verdict", "sesuai"],
            "Peran Anggota Tim mengisi kolomnya sendiri, bukan kolom Ketua Tim; pilih --layer at atau ganti peran dengan perintah identity.",
        ),
        (
            &["--role", "dalnis", "answer", &id, "2", "A"],
            "Peran Pengendali Teknis mengisi kolomnya sendiri, bukan kolom Unit; pilih --layer dalnis atau ganti peran dengan perintah identity.",
        ),
        (
            &["review", &id, "2", "--layer", "at"],
            "Reviu A.I.1.i.b belum berisi apa pun; isikan jawaban, catatan, verdict, atau centang bukti.",
        ),
        (
            &["review", &id, "2", "--layer", "at", "--verdict", "mungkin"],
            "Verdict \"mungkin\" tidak dikenal; pilihannya: sesuai, revisi.",
        ),
        (
            &["review", &id, "2", "--layer", "at", "--answer", "F", "--verdict", "sesuai"],
            "Jawaban \"F\" bukan pilihan A.I.1.i.b; pilihannya A, B, C.",
        ),
        (
            &["review", &id, "Z.9", "--layer", "at", "--verdict", "sesuai"],
            "Kode \"Z.9\" tidak ada di LKE ini; tulis kode lengkap seperti pada lembar kerja atau nomor soal.",
        ),
        (
            &["review", &id, "A.II.1.i.a", "--layer", "at", "--verdict", "sesuai"],
            "A.II.1.i.a punya beberapa isian; sebutkan salah satu: A.II.1.i.a.1, A.II.1.i.a.2.",
        ),
        (
            &["differences", &id, "unit", "ketua"],
            "Kolom \"ketua\" tidak dikenal; pilihannya: unit, at, kt, dalnis, tpn, dengan .1 atau .2 untuk putarannya.",
        ),
        (
            &["differences", &id, "unit", "at.3"],
            "Kolom \"at.3\" tidak dikenal; pilihannya: unit, at, kt, dalnis, tpn, dengan .1 atau .2 untuk putarannya.",
        ),
    ] {
        assert_eq!(desk.refused(args), sentence, "{args:?}");
    }
    assert_eq!(everything(&desk, &id), before);
}

#[test]
fn what_recommendations_rounds_and_identities_refuse_and_say() {
    let (desk, id) = Station::with_example();
    desk.good(&["recommend", &id, "Lengkapi notulen", "--code", "2"]);
    let before = everything(&desk, &id);
    for (args, sentence) in [
        (
            &["recommend", &id, "Bukti belum lengkap", "--code", "2"][..],
            "Rekomendasi diawali kata kerja, misalnya Lengkapi, Susun, atau Tetapkan; ubah awal \"Bukti belum lengkap\".",
        ),
        (
            &["recommend", &id, "Lengkapi bukti"],
            "Rekomendasi ditujukan pada satu isian atau satu area; sebutkan --code atau --area.",
        ),
        (
            &["recommend", &id, "Lengkapi bukti", "--area", "9"],
            "Area \"9\" tidak dikenal; pilihannya: 1, 2, 3, 4, 5, 6, hasil.",
        ),
        (&["recommend", &id, " ", "--code", "2"], "Rekomendasi masih kosong; isikan lebih dahulu."),
        (
            &["follow-up", &id, "7", "Selesai", "--status", "selesai"],
            "Rekomendasi \"7\" tidak ditemukan; lihat daftarnya dengan perintah recommendations.",
        ),
        (
            &["follow-up", &id, "1", "Sudah", "--status", "beres"],
            "Status \"beres\" tidak dikenal; pilihannya: belum, proses, selesai.",
        ),
        (
            &["follow-up", &id, "1", " ", "--status", "selesai"],
            "Tindak lanjut masih kosong; isikan lebih dahulu.",
        ),
        (
            &["follow-up", &id, "1", "Sudah", "--status", "selesai", "--date", "31 Mei"],
            "Tanggal \"31 Mei\" tidak terbaca; tulis seperti 2026-05-31.",
        ),
        (
            &["round", &id, "return"],
            "Penilaian belum diserahkan untuk direviu; serahkan lebih dahulu dengan perintah round ID submit.",
        ),
        (
            &["round", &id, "approve"],
            "Penilaian belum diserahkan untuk direviu; serahkan lebih dahulu dengan perintah round ID submit.",
        ),
        (&["round", &id, "reopen"], "Penilaian masih Draf; tidak ada tahap yang dapat dibuka kembali."),
        (
            &["--read-only", "review", &id, "2", "--layer", "at", "--verdict", "sesuai"],
            "Ruang kerja dibuka hanya untuk dibaca; ulangi tanpa --read-only untuk mengubahnya.",
        ),
        (&["identity", " ", "--role", "at"], "Nama masih kosong; isikan lebih dahulu."),
        (
            &["identity", "Sri", "--role", "bos"],
            "Peran \"bos\" tidak dikenal; pilihannya: pokja, koordinator, at, kt, dalnis, tpn.",
        ),
        (
            &["identity", "Sri", "--nip", "1234", "--role", "at"],
            "NIP \"1234\" tidak terdiri atas 18 angka; periksa kembali, atau kosongkan.",
        ),
    ] {
        assert_eq!(desk.refused(args), sentence, "{args:?}");
    }
    assert_eq!(everything(&desk, &id), before);
}

#[test]
fn an_approved_review_is_over_until_it_is_reopened() {
    let (desk, id) = Station::with_example();
    desk.good(&["round", &id, "submit"]);
    assert_eq!(
        desk.refused(&["round", &id, "submit"]),
        "Penilaian sudah diserahkan dan sedang direviu; kembalikan atau setujui, atau batalkan dengan perintah round ID reopen."
    );
    let approved = desk.json(&["round", &id, "approve"]);
    assert_eq!(approved["state"], "Disetujui");
    assert_eq!(approved["notices"][0], format!("{} isian disetujui tanpa direviu.", approved["unreviewed"]));
    assert_eq!(
        desk.refused(&["review", &id, "2", "--layer", "at", "--verdict", "sesuai"]),
        "Penilaian sudah Disetujui; buka kembali dengan perintah round ID reopen."
    );
    desk.good(&["round", &id, "reopen"]);
    desk.good(&["review", &id, "2", "--layer", "at", "--verdict", "sesuai"]);
}
