use std::io::Read as _;

use pilar_tests::Station;
use serde_json::{Value, json};

pub fn desk() -> (Station, String) {
    let desk = Station::of("Sari Utami", "198001012005012001", "koordinator");
    let id = desk.begin();
    (desk, id)
}

pub fn item<'a>(view: &'a Value, key: &str) -> &'a Value {
    let items = view["items"].as_array().expect("items");
    items.iter().find(|it| it["key"] == key).unwrap_or_else(|| panic!("{key} in {view:#}"))
}

fn condition<'a>(view: &'a Value, key: &str) -> &'a str {
    let all = view["conditions"].as_array().expect("conditions");
    all.iter().find(|it| it["key"] == key).and_then(|it| it["judgement"].as_str()).expect("a condition")
}

fn put(desk: &Station, id: &str, keys: &[&str]) -> Value {
    let mut last = Value::Null;
    for key in keys {
        let file = desk.file(&format!("{key}.pdf"), format!("%PDF-1.4 isi {key}"));
        last = desk.json(&["kit", id, "--set", &format!("{key}={file}")]);
    }
    last
}

const NEEDED: [&str; 8] =
    ["surat-usulan", "sptjm", "tlhp", "laporan-survei", "lke", "lhe", "lhkpn-lhkan", "sakip-unit"];

#[test]
fn conditions_are_judged_from_values_with_their_source() {
    let (desk, id) = desk();
    let blank = desk.json(&["kit", &id]);
    assert_eq!(blank["eligible"], Value::Null);
    assert!(
        blank["conditions"]
            .as_array()
            .expect("conditions")
            .iter()
            .all(|it| it["judgement"] == "belum_diketahui")
    );
    let view = desk.json(&[
        "kit",
        &id,
        "--value",
        "sakip-instansi=60,01",
        "--value",
        "sakip-unit=60",
        "--value",
        "spip=3",
        "--value",
        "tlhp=100%",
        "--value",
        "opini-bpk=wtp",
        "--value",
        "indeks-rb=CC",
        "--source",
        "Surat 12/2026",
    ]);
    for (key, said) in [
        ("sakip-instansi", "terpenuhi"),
        ("sakip-unit", "belum"),
        ("spip", "terpenuhi"),
        ("tlhp", "terpenuhi"),
        ("opini-bpk", "terpenuhi"),
        ("indeks-rb", "belum_diketahui"),
        ("layanan-utama", "belum_diketahui"),
    ] {
        assert_eq!(condition(&view, key), said, "{key}");
    }
    assert_eq!(view["eligible"], false);
    assert!(desk.good(&["kit", &id]).contains("jenis instansi belum disebut"));
    assert_eq!(
        condition(&desk.json(&["kit", &id, "--value", "jenis-instansi=pemda"]), "indeks-rb"),
        "terpenuhi"
    );
    assert_eq!(condition(&desk.json(&["kit", &id, "--value", "jenis-instansi=kl"]), "indeks-rb"), "belum");
    assert_eq!(condition(&desk.json(&["kit", &id, "--value", "spip="]), "spip"), "belum_diketahui");
    for (args, said) in [
        (
            &["--value", "sakip-unit=bagus"][..],
            "Nilai \"bagus\" untuk sakip-unit tidak sah; tidak ada yang berubah. Isikan AA, A, BB, B, CC, C, D, atau angka 0 sampai 100.",
        ),
        (
            &["--value", "layanan-utama=mungkin"],
            "Nilai \"mungkin\" untuk layanan-utama tidak sah; tidak ada yang berubah. Isikan ya atau tidak.",
        ),
        (
            &["--value", "tlhp=101"],
            "Nilai \"101\" untuk tlhp tidak sah; tidak ada yang berubah. Isikan angka 0 sampai 100.",
        ),
        (
            &["--value", "jenis-instansi=swasta"],
            "Nilai \"swasta\" untuk jenis-instansi tidak sah; tidak ada yang berubah. Isikan kl, pemda.",
        ),
    ] {
        assert_eq!(desk.refused(&[&["kit", &id], args].concat()), said);
    }
    assert!(
        desk.refused(&["kit", &id, "--value", "cuaca=cerah"])
            .starts_with("Persyaratan \"cuaca\" tidak dikenal")
    );
    // One wrong among several stores none.
    desk.refused(&["kit", &id, "--value", "spip=3", "--value", "tlhp=banyak"]);
    assert_eq!(condition(&desk.json(&["kit", &id]), "spip"), "belum_diketahui");
}

#[test]
fn the_year_of_wbk_is_a_condition_of_its_own_for_wbbm() {
    let (desk, id) = desk();
    let of = |args: &[&str]| desk.json(&[&["kit", &id], args].concat());
    assert_eq!(condition(&of(&["--value", "masa-pembangunan=ya"]), "masa-pembangunan"), "terpenuhi");
    assert!(desk.refused(&["kit", &id, "--value", "predikat-wbk=2024"]).contains("tidak dikenal"));
    desk.good(&["profile", &id, "--target", "wbbm"]);
    let view = of(&[]);
    assert_eq!(condition(&view, "predikat-wbk"), "belum_diketahui");
    assert!(!view["conditions"].to_string().contains("masa-pembangunan"), "asked for WBK only");
    assert_eq!(item(&view, "bukti-wbk")["condition"], "predikat-wbk");
    for (value, said) in [("2024", "terpenuhi"), ("2025", "belum"), ("tidak", "belum")] {
        let value = format!("predikat-wbk={value}");
        assert_eq!(condition(&of(&["--value", &value]), "predikat-wbk"), said, "{value}");
    }
    assert_eq!(
        desk.refused(&["kit", &id, "--value", "predikat-wbk=ya"]),
        "Nilai \"ya\" untuk predikat-wbk tidak sah; tidak ada yang berubah. Isikan sebuah tahun, misalnya 2024, atau tidak."
    );
    desk.good(&["profile", &id, "--target", "wbk"]);
    assert_eq!(condition(&of(&[]), "masa-pembangunan"), "terpenuhi", "what was said of it holds");
}

#[test]
fn a_kit_is_filled_checked_and_put_together_in_the_order_of_the_portal() {
    let (desk, id) = desk();
    let view = put(&desk, &id, &NEEDED);
    assert_eq!((&view["complete"], &item(&view, "sptjm")["state"]), (&json!(false), &json!("ada")));
    let checked = desk.json(&["kit", &id, "--check"]);
    assert_eq!(checked["complete"], true, "{checked:#}");
    assert_eq!(item(&checked, "tlhp")["checked_by"], "Sari Utami");
    let zip = desk.path("usulan.zip");
    let written = desk.json(&["kit", &id, "-o", zip.to_str().expect("path")]);
    // Nothing is answered yet.
    let open = "12 syarat nilai WBK belum terpenuhi menurut jawaban sekarang.";
    assert_eq!(written["exported"]["notices"], json!([open]));
    let mut archive = zip::ZipArchive::new(std::fs::File::open(&zip).expect("a zip")).expect("a zip");
    let names: Vec<String> = (0..archive.len())
        .map(|at| archive.by_index(at).expect("an entry").name().expect("a name").into_owned())
        .collect();
    assert_eq!(names[0], "00 Daftar Isi.pdf");
    assert!(
        names[1].starts_with("01 Surat usulan") && names[2].starts_with("02 Surat pernyataan"),
        "{names:?}"
    );
    assert_eq!(names.len(), NEEDED.len() + 1);
    let mut text = String::new();
    archive.by_name(&names[2]).expect("the SPTJM").read_to_string(&mut text).expect("text");
    assert_eq!(text, "%PDF-1.4 isi sptjm");
    // A folder: new, or a new one in one that has something in it.
    let folder = desk.path("usulan");
    desk.good(&["kit", &id, "-o", folder.to_str().expect("path")]);
    assert_eq!(std::fs::read_dir(&folder).expect("a folder").count(), NEEDED.len() + 1);
    desk.good(&["kit", &id, "-o", folder.to_str().expect("path")]);
    assert_eq!(
        std::fs::read_dir(&folder).expect("a folder").count(),
        NEEDED.len() + 2,
        "beside what is there"
    );
    desk.refused(&["kit", &id, "-o", folder.to_str().expect("path")]);
    desk.refused(&["kit", &id, "-o", desk.path("usulan.rar").to_str().expect("path")]);
}

#[test]
fn what_is_missing_changed_or_gone_is_told() {
    let (desk, id) = desk();
    let file = desk.file("sptjm.pdf", "%PDF-1.4 satu");
    desk.good(&["kit", &id, "--set", &format!("sptjm={file}"), "--check"]);
    desk.good(&["kit", &id, "--value", "tlhp=100", "--value", "layanan-utama=ya", "--value", "spip=3"]);
    let zip = desk.path("kurang.zip");
    let written = desk.json(&["kit", &id, "-o", zip.to_str().expect("path")]);
    assert!(written["notices"].to_string().contains("7 berkas yang wajib belum ada"), "{written:#}");
    let mut archive = zip::ZipArchive::new(std::fs::File::open(&zip).expect("a zip")).expect("a zip");
    let mut list = Vec::new();
    archive.by_name("00 Daftar Isi.pdf").expect("a list").read_to_end(&mut list).expect("read");
    let list = lopdf::Document::load_mem(&list).expect("a PDF");
    let pages: Vec<u32> = list.get_pages().into_keys().collect();
    let text: String =
        list.extract_text(&pages).expect("text").chars().filter(|c| !c.is_whitespace()).collect();
    for words in ["[belumada:Suratusulanunit]", "100%[belumdiisi:", "Ya[belumdiisi:", "[belumdiisi:nilai]"] {
        assert!(text.contains(words), "{words} in {text}");
    }
    assert!(!text.contains("3%"), "{text}");
    // The original changes: the copy is safe, it is told, and checking everything leaves it out.
    desk.file("sptjm.pdf", "%PDF-1.4 isi yang lain sekali");
    let changed = desk.json(&["kit", &id]);
    assert!(
        item(&changed, "sptjm")["notice"].as_str().is_some_and(|it| it.contains("berubah sejak dimasukkan")),
        "{changed:#}"
    );
    std::fs::remove_file(&file).expect("removed");
    let gone = desk.json(&["kit", &id]);
    assert!(
        item(&gone, "sptjm")["notice"]
            .as_str()
            .is_some_and(|it| it.contains("tidak ada lagi; salinannya aman"))
    );
    assert_eq!(item(&gone, "sptjm")["state"], "diperiksa");
    // Another file takes its place: what was checked was the other one.
    let other = desk.file("sptjm baru.pdf", "%PDF-1.4 dua");
    let replaced = desk.json(&["kit", &id, "--set", &format!("sptjm={other}")]);
    assert_eq!(item(&replaced, "sptjm")["state"], "berubah");
    assert_eq!(item(&desk.json(&["kit", &id, "--check", "sptjm"]), "sptjm")["state"], "diperiksa");
    desk.good(&["kit", &id, "--set", "sptjm="]);
    assert_eq!(item(&desk.json(&["kit", &id]), "sptjm")["state"], "belum");
    desk.good(&["undo", &id]);
    assert_eq!(item(&desk.json(&["kit", &id]), "sptjm")["state"], "diperiksa");
    // On another desk the entry is there and the content is not.
    let there = Station::new();
    there.good(&["import", &desk.package(&id, "paket.zip")]);
    let view = there.json(&["kit", &id]);
    assert_eq!(item(&view, "sptjm")["state"], "hilang");
    there.refused(&["kit", &id, "--check", "sptjm"]);
    let out = there.path("usulan.zip");
    let written = there.json(&["kit", &id, "-o", out.to_str().expect("path")]);
    assert!(written["notices"].to_string().contains("tidak ada di ruang kerja ini"));
    for (args, said) in [
        (
            &["--check", "tlhp"][..],
            "Berkas tlhp belum ada, sehingga belum dapat diperiksa; tidak ada yang berubah. Masukkan dahulu dengan kit ID --set BERKAS=PATH.",
        ),
        (&["--set", "sptjm=tidak ada.pdf"], ""),
        (&["--set", "ijazah=x.pdf"], ""),
        (&["--set", "bukti-wbk=x.pdf"], ""),
    ] {
        let refused = desk.refused(&[&["kit", &id], args].concat());
        assert!(said.is_empty() || refused == said, "{refused}");
    }
    let empty = desk.file("kosong.pdf", "");
    desk.refused(&["kit", &id, "--set", &format!("tlhp={empty}")]);
    assert_eq!(desk.run(&["kit", &id, "--set", "tlhp"]).code, 2);
}

#[test]
fn a_target_that_changes_after_the_kit_was_begun_is_told() {
    let (desk, id) = desk();
    put(&desk, &id, &["sptjm", "tlhp"]);
    desk.good(&["profile", &id, "--target", "wbbm"]);
    let view = desk.json(&["kit", &id]);
    assert_eq!(view["target"], "wbbm");
    assert_eq!(item(&view, "bukti-wbk")["state"], "belum");
    let told = view["notices"].to_string();
    assert!(
        told.contains("target diubah dari WBK menjadi WBBM sesudah berkas mulai disusun; 2 berkas"),
        "{told}"
    );
}

#[test]
fn an_objection_has_reasons_proof_a_letter_and_an_outcome() {
    let (desk, id) = desk();
    desk.good(&[
        "appeal",
        &id,
        "--stage",
        "administrasi",
        "--on",
        "2026-07-01",
        "--outcome",
        "tidak-lulus",
        "--due",
        "2026-07-08",
    ]);
    let proof = desk.file("Keterangan APIP.pdf", "%PDF-1.4 selesai");
    let view = desk.json(&[
        "appeal",
        &id,
        "--item",
        "tlhp",
        "--reason",
        "TLHP selesai sebelum batas waktu",
        "--proof",
        &proof,
    ]);
    assert_eq!(view["items"][0]["proof"], "Keterangan APIP.pdf");
    assert_eq!(view["stages"][1]["outcome_name"], "Tidak lulus");
    let without = desk.json(&["appeal", &id, "--item", "sptjm", "--reason", "Bermeterai"]);
    assert!(without["notices"].to_string().contains("belum ada bukti untuk"));
    let letter = desk.path("sanggah.docx");
    let written = desk.json(&["appeal", &id, "-o", letter.to_str().expect("path")]);
    // The day of the announcement is that of the stage.
    let told = written["exported"]["notices"].to_string();
    assert!(told.contains("nomor surat") && !told.contains("tanggal pengumuman"), "{told}");
    let told = desk.json(&["appeal", &id, "--item", "tlhp", "--outcome", "diterima"]);
    let tlhp = told["items"].as_array().and_then(|all| all.iter().find(|it| it["item"] == "tlhp"));
    let tlhp = tlhp.expect("the objection");
    assert_eq!(
        (&tlhp["outcome"], &tlhp["reason"]),
        (&json!("diterima"), &json!("TLHP selesai sebelum batas waktu"))
    );
    desk.good(&["appeal", &id, "--item", "sptjm", "--reason", ""]);
    assert_eq!(desk.json(&["appeal", &id])["items"].as_array().map(Vec::len), Some(1));
    // The stage came to something else than its only item.
    let other = "Hasil sanggah tercatat Ditolak, sedangkan setiap butir yang disanggah tercatat Diterima";
    let stage = |outcome: &str| desk.json(&["appeal", &id, "--stage", "sanggah", "--outcome", outcome]);
    assert!(stage("ditolak")["notices"].to_string().contains(other));
    assert!(desk.json(&["kit", &id])["notices"].to_string().contains(other));
    assert!(!stage("diterima")["notices"].to_string().contains("tercatat"));
    for _ in 0..2 {
        desk.good(&["undo", &id]);
    }
    desk.good(&["undo", &id]);
    assert_eq!(desk.json(&["appeal", &id])["items"].as_array().map(Vec::len), Some(2));
    desk.good(&[
        "appeal",
        &id,
        "--stage",
        "lapangan",
        "--outcome",
        "panel",
        "--condition",
        "Ruang layanan sempit",
        "--recommendation",
        "Tata ulang alur",
    ]);
    assert!(
        desk.good(&["appeal", &id])
            .contains("Observasi lapangan: Bawa ke panel; Ruang layanan sempit; Tata ulang alur")
    );
    for args in [
        &["--item", "lhe", "--outcome", "diterima"][..],
        &["--item", "langit", "--reason", "x"],
        &["--item", "tlhp", "--outcome", "mungkin"],
        &["--stage", "final", "--on", "2026-07-01"],
        &["--stage", "desk", "--on", "besok"],
        &["--stage", "desk", "--outcome", "diterima"],
    ] {
        desk.refused(&[&["appeal", &id], args].concat());
    }
}

#[test]
fn two_people_who_set_one_condition_wait_for_a_decision() {
    let (desk, id) = desk();
    let other = Station::new();
    other.good(&["import", &desk.package(&id, "awal.zip")]);
    desk.good(&["kit", &id, "--value", "spip=3"]);
    other.good(&["kit", &id, "--value", "spip=2"]);
    desk.good(&["import", &other.package(&id, "kembali.zip")]);
    let view = desk.json(&["kit", &id]);
    assert_eq!(condition(&view, "spip"), "belum_diketahui");
    assert!(view["notices"].to_string().contains("1 hal diisi berbeda di dua tempat"), "{view:#}");
    let conflicts = desk.json(&["conflicts", &id]);
    assert_eq!(conflicts[0]["label"], "Maturitas SPIP paling rendah level 3");
    let versions = conflicts[0]["versions"].as_array().expect("versions");
    let three = versions.iter().find(|it| it.to_string().contains("\"3\"")).expect("three");
    let change = three["change"].as_str().or(three["id"].as_str()).expect("an id");
    desk.good(&["decide", &id, "condition/spip", "--choose", change]);
    assert_eq!(condition(&desk.json(&["kit", &id]), "spip"), "terpenuhi");
}

#[test]
fn the_proposal_goes_on_while_the_reviewers_have_the_worksheet() {
    let (desk, id) = Station::with_submitted_example();
    let file = desk.file("lhe.pdf", "%PDF-1.4 lhe");
    assert_eq!(item(&desk.json(&["kit", &id, "--set", &format!("lhe={file}")]), "lhe")["state"], "ada");
    assert!(
        desk.refused(&["--role", "at", "kit", &id, "--value", "spip=3"])
            .contains("hanya diubah oleh Pokja atau Koordinator")
    );
}
