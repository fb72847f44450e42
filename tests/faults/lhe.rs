use pilar_tests::Station;

#[test]
fn letter_data_are_stored_shown_exported_and_taken_back() {
    let (desk, id) = Station::with_submitted_example();
    let changed = desk.json(&[
        "--role",
        "dalnis",
        "lhe",
        &id,
        "--set",
        "nomor=700/12/2026",
        "--set",
        "tanggal=2026-05-18",
        "--set",
        "tim=Sari Utami | 198001012005012001 | Ketua Tim",
        "--set",
        "tembusan=Wali Kota",
        "--set",
        "tembusan=Sekretaris Daerah",
    ]);
    assert_eq!(changed["changed"], true);
    let form = desk.json(&["lhe", &id, "--show"]);
    assert_eq!(form, changed["form"]);
    assert_eq!(form["tembusan"], serde_json::json!(["Wali Kota", "Sekretaris Daerah"]));
    assert_eq!(form["tim"][0]["peran"], "Ketua Tim");
    let file = desk.file("data.json", form.to_string());
    assert_eq!(desk.json(&["--role", "dalnis", "lhe", &id, "--from", &file])["changed"], false);

    let exported = desk.json(&["export", &id, "--format", "lhe", "-o", "LHE.docx"]);
    let notice = exported["notices"][0].as_str().expect("a notice");
    assert!(notice.contains("belum diisi") && notice.contains("penerima surat"), "{notice}");
    assert!(!notice.contains("nomor surat,") && !notice.contains("tembusan"), "{notice}");
    assert!(desk.path("LHE.docx").exists());
    desk.good(&["export", &id, "--format", "lhe", "-o", desk.path("").to_str().expect("Unicode")]);

    desk.good(&["--role", "dalnis", "undo", &id]);
    assert_eq!(desk.json(&["lhe", &id, "--show"])["nomor"], "");
    assert_eq!(desk.json(&["history", &id, "--limit", "2"])[1]["action_name"], "Isi data LHE");
}

#[test]
fn the_review_and_its_recommendations_are_in_the_report() {
    let (desk, id) = Station::with_example();
    let before = desk.json(&["export", &id, "--format", "lhe", "-o", "awal.pdf"]);
    assert!(before["notices"][0].as_str().expect("a notice").contains("hasil reviu TPI, rekomendasi"));
    desk.good(&["--role", "koordinator", "round", &id, "submit"]);
    desk.good(&[
        "--role",
        "dalnis",
        "review",
        &id,
        "2",
        "--layer",
        "dalnis",
        "--answer",
        "C",
        "--verdict",
        "revisi",
        "--note",
        "SK lama",
    ]);
    let missing = "Notulen belum ada";
    desk.good(&["--role", "at", "review", &id, "2", "--verdict", "revisi", "--note", missing]);
    desk.good(&["--role", "dalnis", "recommend", &id, "Lengkapi notulen rapat seleksi", "--code", "2"]);
    let after = desk.json(&["export", &id, "--format", "lhe", "-o", "akhir.pdf"]);
    let notice = after["notices"][0].as_str().expect("a notice");
    assert!(!notice.contains("hasil reviu TPI") && !notice.contains("rekomendasi"), "{notice}");
    let said = |file: &str| -> String {
        let document = lopdf::Document::load(desk.path(file)).expect("a PDF");
        let pages: Vec<u32> = document.get_pages().into_keys().collect();
        document.extract_text(&pages).expect("text").chars().filter(|c| !c.is_whitespace()).collect()
    };
    let text = said("akhir.pdf");
    for words in [
        "Lengkapinotulenrapatseleksi(A.I.1.i.b,",
        "Tindaklanjut:belumditindaklanjuti.",
        "Anggotatim:Notulenbelumada",
        "Pengendaliteknis:SKlama",
        "Reviuberjenjangolehanggotatimdanpengendaliteknistanpa",
        "Nilaimenurutputaran1.",
        "Revisi",
        "BelumReviu",
        "mencakup1dari127isian",
    ] {
        assert!(text.contains(words), "{words}");
    }
    let first = desk.json(&["show", &id])["score"]["total"].as_f64().expect("a total");
    desk.good(&["--role", "dalnis", "round", &id, "return"]);
    desk.good(&["answer", &id, "1", ""]);
    desk.good(&["--role", "koordinator", "round", &id, "submit"]);
    desk.good(&["export", &id, "--format", "lhe", "-o", "kedua.pdf"]);
    let text = said("kedua.pdf");
    let told = format!(
        "Padaputaran1,nilaitotalpenilaianmandiriadalah{}dannilaitotalhasilevaluasi",
        pilar_app::view::two_decimals(first)
    );
    assert!(text.contains(&told) && text.contains("Nilaimenurutputaran2."), "{told}");
}

#[test]
fn letter_data_that_are_none_are_refused_and_nothing_changes() {
    let (desk, id) = Station::with_submitted_example();
    desk.good(&["--role", "dalnis", "lhe", &id, "--set", "nomor=1"]);
    let before = desk.json(&["lhe", &id, "--show"]);
    for (given, sentence) in [
        (
            "tanggal=31 Februari 2026",
            "1 kolom data LHE belum sah; data LHE yang tersimpan tidak berubah. Perbaiki lalu simpan lagi.\nTanggal surat \"31 Februari 2026\" bukan tanggal seperti 22 November 2026",
        ),
        (
            "nomer=2",
            "Kolom LHE \"nomer\" tidak dikenal; tidak ada yang berubah. Pilihannya: penerbit, alamat, nomor, sifat, lampiran, hal, yth, tempat, tanggal, surat_tugas_nomor, surat_tugas_tanggal, mulai, selesai, tim, penanda_tangan.nama, penanda_tangan.nip, penanda_tangan.jabatan, penanda_tangan.pangkat, tembusan, dasar_hukum, paragraf, apresiasi.",
        ),
    ] {
        assert_eq!(desk.refused_with_list(&["lhe", &id, "--set", given]), sentence);
    }
    let long = format!("hal={}", "x".repeat(20_000));
    assert_eq!(
        desk.refused_with_list(&["lhe", &id, "--set", &long]),
        "1 kolom data LHE belum sah; data LHE yang tersimpan tidak berubah. Perbaiki lalu simpan lagi.\nHal surat memuat 20000 huruf, paling banyak 500"
    );
    for (content, sentence) in [
        (
            "{",
            "Isi berkas bukan JSON yang sah (baris 1, kolom 1); tidak ada yang berubah. Unduh ulang berkas itu dari sumbernya.",
        ),
        (
            "{\"nomor\": 7}",
            "Susunan data LHE tidak sesuai pada baris 1, kolom 11; data LHE yang tersimpan tidak berubah. Bandingkan dengan keluaran lhe --show --json.",
        ),
    ] {
        let file = desk.file("rusak.json", content);
        assert_eq!(desk.refused(&["lhe", &id, "--from", &file]), sentence);
    }
    let file = desk.file("lebih.json", "{\"kepada\": \"\"}");
    assert!(desk.refused(&["lhe", &id, "--from", &file]).starts_with("Kolom LHE \"kepada\" tidak dikenal;"));
    let folder = desk.path("").to_str().expect("Unicode").to_owned();
    assert!(desk.refused(&["lhe", &id, "--from", &folder]).contains("bukan berkas"));
    assert!(desk.refused(&["lhe", &id, "--from", "tidak ada.json"]).starts_with("Berkas tidak ditemukan"));
    assert_eq!(desk.json(&["lhe", &id, "--show"]), before);
    assert_eq!(
        desk.refused(&["export", &id, "--format", "lhe", "-o", "LHE.txt"]),
        "LHE ditulis sebagai .pdf atau .docx; tidak ada yang ditulis. Akhiri nama berkas tujuan dengan salah satunya."
    );
    assert!(!desk.path("LHE.txt").exists());
}
