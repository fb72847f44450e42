use serde_json::{Value, json};

use super::proposal::{desk, item};

/// The text of a PDF without white space.
fn said(path: &str) -> String {
    let document = lopdf::Document::load(path).expect("a PDF");
    let pages: Vec<u32> = document.get_pages().into_keys().collect();
    document.extract_text(&pages).expect("text").chars().filter(|c| !c.is_whitespace()).collect()
}

#[test]
fn letters_name_files_as_the_kit_does_and_say_nothing_but_that_they_are_not_signed() {
    let (desk, id) = desk();
    let place = |name: &str| desk.path(name).to_str().expect("path").to_owned();
    let letter = |key: &str| {
        desk.good(&["kit", &id, "--letter", key, "-o", &place("surat.pdf")]);
        said(&place("surat.pdf"))
    };
    assert!(letter("sptjm").contains("NIP[belumdiisi:NIPpenandatangan]"));
    let objection = letter("sanggah");
    assert!(objection.contains("[belumdiisi:butiryangdisanggah]"), "{objection}");
    assert!(!objection.contains("Buktisetiapbutir"), "{objection}");
    for words in
        ["Sanggahanatashasilseleksiadministrasi", "kamimenyampaikansanggahan", "kamiucapkanterimakasih."]
    {
        assert!(objection.contains(words), "{words} in {objection}");
    }
    let file = desk.file("sptjm.pdf", "%PDF-1.4 isi");
    desk.good(&["kit", &id, "--set", &format!("sptjm={file}")]);
    for field in ["penandatangan=Budi Rekaan", "pangkat=Pembina (IV/a)"] {
        desk.good(&["kit", &id, "--fill", field]);
    }
    let covering = letter("pengantar");
    for words in [
        "02Suratpernyataantanggungjawabmutlak(SPTJM)-sptjm.pdf",
        "WilayahBebasdariKorupsi(WBK)",
        "TimPenilaiInternal(TPI)",
        "BudiRekaanPembina(IV/a)",
        "Sahsesudahditandatanganipejabatyangberwenang.",
    ] {
        assert!(covering.contains(words), "{words} in {covering}");
    }
    assert!(!covering.contains("Disusundengan") && !covering.contains("NIP"), "{covering}");
    let statement = letter("sptjm");
    for words in ["MeteraiRp10.000", "padatahunyangdimintadalamLKE", "Sahsesudahditandatangani"] {
        assert!(statement.contains(words), "{words} in {statement}");
    }
    assert!(!covering.contains("Meterai"));
    for words in ["Demikiansuratpernyataaninidibuat", "LembarKerjaEvaluasi(LKE)", "bertanggungjawabmutlak"] {
        assert!(statement.contains(words), "{words} in {statement}");
    }
    assert!(covering.contains("kamimengusulkan") && covering.contains("Namaberkas"), "{covering}");
    desk.good(&["appeal", &id, "--item", "sptjm", "--reason", "Sudah bermeterai"]);
    let objection = letter("sanggah");
    for words in ["Butiryangdisanggah", "Alasansanggahan", "Berkasbukti", "Sudahbermeterai"] {
        assert!(objection.contains(words), "{words} in {objection}");
    }
    let attached = "Berkasbuktiyangdisebutdiataskamilampirkan.";
    assert!(!objection.contains(attached), "nothing is attached: {objection}");
    desk.good(&["appeal", &id, "--item", "sptjm", "--proof", &file]);
    assert!(letter("sanggah").contains(attached), "{}", letter("sanggah"));
}

#[test]
fn letters_are_made_from_data_and_what_is_missing_is_marked() {
    let (desk, id) = desk();
    let place = |name: &str| desk.path(name).to_str().expect("path").to_owned();
    let first = desk.json(&["kit", &id, "--letter", "sptjm", "-o", &place("sptjm.docx")]);
    let told = first["exported"]["notices"].to_string();
    for missing in [
        "nama penanda tangan",
        "NIP penanda tangan",
        "jabatan penanda tangan",
        "tanggal surat",
        "alamat unit",
    ] {
        assert!(told.contains(missing), "{missing} in {told}");
    }
    desk.good(&[
        "kit",
        &id,
        "--fill",
        "penandatangan=Dr. <b>Budi</b> & Rekan",
        "--fill",
        "nip=198001012005012001",
        "--fill",
        "jabatan=Kepala Kantor",
        "--fill",
        "tempat=Kota Rekaan",
        "--fill",
        "tanggal=2026-05-20",
    ]);
    desk.good(&[
        "kit",
        &id,
        "--letter",
        "pengantar",
        "--fill",
        "nomor=12/2026",
        "--fill",
        "yth=Menteri PANRB",
    ]);
    let second = desk.json(&["kit", &id, "--letter", "sptjm", "-o", &place("sptjm.pdf")]);
    let told = second["exported"]["notices"].to_string();
    assert!(told.contains("alamat unit") && !told.contains("penanda tangan"), "{told}");
    let letter = desk.json(&["kit", &id, "--letter", "pengantar", "-o", &place("pengantar.pdf")]);
    let told = letter["exported"]["notices"].to_string();
    assert!(told.contains("nilai hasil evaluasi TPI") && told.contains("berkas Surat pernyataan"), "{told}");
    assert!(!told.contains("nomor surat"), "{told}");
    assert!(
        desk.refused(&["kit", &id, "--fill", "warna=biru"])
            .starts_with("Kolom surat \"warna\" tidak dikenal")
    );
    assert!(
        desk.refused(&["kit", &id, "--letter", "cinta", "-o", &place("x.pdf")])
            .starts_with("Surat \"cinta\" tidak dikenal")
    );
    desk.refused(&["kit", &id, "--letter", "sptjm", "-o", &place("x.txt")]);
}

#[test]
fn a_letter_is_put_into_the_kit_and_a_check_is_taken_back() {
    let (desk, id) = desk();
    desk.good(&["profile", &id, "--address", "Jalan Rekaan 1"]);
    for field in
        ["penandatangan=Budi Rekaan", "nip=198001012005012001", "jabatan=Kepala", "tempat=Kota Rekaan"]
    {
        desk.good(&["kit", &id, "--fill", field]);
    }
    let put = ["kit", &id, "--letter", "sptjm", "--into-kit"];
    let refused = desk.refused(&put);
    assert!(refused.contains("tanggal surat") && !refused.contains("penanda tangan"), "{refused}");
    assert_eq!(item(&desk.json(&["kit", &id]), "sptjm")["state"], "belum");
    desk.good(&["kit", &id, "--letter", "sptjm", "--fill", "tanggal=2026-05-20"]);
    let view = desk.json(&put);
    assert_eq!(item(&view, "sptjm")["state"], "ada");
    assert!(item(&view, "sptjm")["notice"].as_str().is_some_and(|it| it.contains("belum ditandatangani")));
    let folder = desk.path("usulan");
    desk.good(&["kit", &id, "-o", folder.to_str().expect("path")]);
    let list = said(folder.join("00 Daftar Isi.pdf").to_str().expect("path"));
    assert!(list.contains("belumditandatangani"), "{list}");
    let checked = desk.json(&["kit", &id, "--check", "sptjm"]);
    assert_eq!(item(&checked, "sptjm")["checked_by"], "Sari Utami");
    let taken_back = desk.json(&["kit", &id, "--uncheck", "sptjm"]);
    assert_eq!(
        (&item(&taken_back, "sptjm")["state"], &item(&taken_back, "sptjm")["checked_by"]),
        (&json!("ada"), &Value::Null)
    );
    desk.refused(&["kit", &id, "--uncheck", "ijazah"]);
}

/// What stands between two texts.
fn between(text: &str, before: &str, after: &str) -> String {
    let found = text.split_once(before).and_then(|(_, rest)| rest.split_once(after));
    found.map_or_else(|| panic!("{before} in {text}"), |(figure, _)| figure.to_owned())
}

#[test]
fn the_covering_letter_and_the_lhe_tell_the_same_figures_and_what_is_not_counted_in_them() {
    let (desk, id) = desk();
    let place = |name: &str| desk.path(name).to_str().expect("path").to_owned();
    for (code, value) in [("2", "A"), ("4", "A"), ("110", "0"), ("111", "0"), ("112", "0")] {
        desk.good(&["answer", &id, code, value]);
    }
    desk.good(&["round", &id, "submit"]);
    let letter = || {
        desk.good(&["kit", &id, "--letter", "pengantar", "-o", &place("surat.pdf")]);
        said(&place("surat.pdf"))
    };
    assert!(letter().contains("(TPI)adalah[belumdiisi:nilaihasilevaluasiTPI]."), "nobody has reviewed");
    let review = ["--answer", "C", "--verdict", "revisi", "--note", "SK lama"];
    desk.good(&[&["--role", "kt", "review", &id, "2"], &review[..]].concat());
    desk.good(&["export", &id, "--format", "lhe", "-o", &place("lhe.pdf")]);
    let (letter, lhe) = (letter(), said(&place("lhe.pdf")));
    let told =
        (between(&letter, "menghasilkannilai", ",sedangkannilaihasil"), between(&letter, "(TPI)adalah", "."));
    let (own, found) = &told;
    assert_eq!(own, &between(&lhe, "penilaianmandiriadalah", "dari"));
    assert_eq!(found, &between(&lhe, "hasilevaluasiadalah", "."));
    assert_ne!(own, found, "it was lowered");
    for text in [&letter, &lhe] {
        for words in [
            "ReviuTPImencakup1dari127isian",
            "isiankosongdanrasioyangpembaginyanoltidakikutdirata-rata",
            "dalampenilaiansyaratnilaidihitung0,sehingganilainya",
        ] {
            assert!(text.contains(words), "{words} in {text}");
        }
        assert_ne!(own, &between(text, "sehingganilainya", "menurutpenilaianmandiri"));
    }
    for words in
        ["Penilaianmandiribaruterisi5dari127isian", "pembagirasioA.II.5.ii.anol,sehinggatidakdapatdihitung"]
    {
        assert!(lhe.contains(words), "{words} in {lhe}");
    }
}
