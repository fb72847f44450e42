//! Reports and copies for evidence: what they come to is the same, and nobody is in them.

use std::io::{Cursor, Read as _};
use std::path::Path;

use pilar_tests::Station;
use serde_json::{Value, json};

use crate::files::{INDEX, form, text};

/// The texts of every file in a zip; of a PDF its words, and of another file its own bytes.
fn inside(path: &Path) -> String {
    let bytes = std::fs::read(path).expect("a file");
    if bytes.starts_with(b"%PDF") {
        return words(path);
    }
    let Ok(mut archive) = zip::ZipArchive::new(Cursor::new(&bytes)) else {
        return String::from_utf8_lossy(&bytes).into_owned();
    };
    let mut all = String::new();
    for at in 0..archive.len() {
        let mut part = Vec::new();
        archive.by_index(at).expect("a part").read_to_end(&mut part).expect("readable");
        all.push_str(&String::from_utf8_lossy(&part));
    }
    all
}

/// The words of a PDF without what is between them, since a line break in a cell is no part of what is said.
fn words(path: &Path) -> String {
    let document = lopdf::Document::load(path).expect("a PDF");
    let pages: Vec<u32> = document.get_pages().keys().copied().collect();
    packed(&document.extract_text(&pages).expect("text"))
}

fn packed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

fn rows() -> Vec<Vec<String>> {
    let mut rows = form();
    rows[0][4] = String::from("=HYPERLINK(\"http://x\";\"Jelas\")");
    rows[3][5] = String::from("jawaban rahasia");
    rows
}

fn is_nobody(found: &str) -> bool {
    let found = packed(found);
    ["Responden0", "rahasia", ";ya,", "08.15"].iter().all(|told| !found.contains(told))
}

#[test]
fn reports_and_answers_say_the_same_and_name_nobody() {
    let desk = Station::new();
    let id = desk.begin();
    let file = desk.file("tanggapan.csv", text(&rows(), ","));
    let at = |name: &str| desk.path(name).to_str().expect("Unicode path").to_owned();
    let survey = |more: &[&str]| {
        desk.json(
            &[&["survey", &id, "--for", "ipak", "--responses", &file, "--population", "900"], more].concat(),
        )
    };
    let first = survey(&[]);
    for name in ["laporan.pdf", "laporan.docx", "jawaban.xlsx"] {
        let told = survey(&["-o", &at(name)]);
        assert_eq!(told["file"]["path"], json!(at(name)));
        assert_eq!(told["index"], first["index"]);
        assert!(is_nobody(&inside(&desk.path(name))), "{name}");
    }
    assert!(!desk.workspace().join("personal.db").exists(), "reports store nothing");
    let paper = words(&desk.path("laporan.pdf"));
    for said in [
        "LAPORAN SURVEI IPAK",
        "Kantor Uji",
        "5 orang",
        "2. Mudah",
        "Perempuan",
        "Kategori:",
        "Jenis kelamin Jumlah Persentase",
        "Jumlah 5 100,00%",
        "Koordinator tim,",
        "No. Pernyataan Rata-rata Jawaban",
        "Alfa Cronbach 0,",
        "adalah 270 responden; terkumpul 5, kurang 265 responden.",
        "1 baris pada berkas tanggapan tidak dihitung sebagai responden karena memuat jawaban yang bukan 1, 2, 3, atau 4, \
         atau tidak memuat jawaban; tidak ada jawaban yang ditebak.",
        "galat 0,05), dibulatkan ke atas.",
    ] {
        assert!(paper.contains(&packed(said)), "{said}: {paper}");
    }
    for once in
        ["responden yang menjawab semua pernyataan", "tidak ada jawaban yang ditebak", "Rata-rata dihitung"]
    {
        assert_eq!(paper.matches(&packed(once)).count(), 1, "{once}: {paper}");
    }
    assert!(!paper.contains(&packed("1 sampai 4 atau")), "{paper}");
    assert_eq!(
        paper.matches(&packed("2. Mudah")).count(),
        1,
        "a bar; its row has a column for the number: {paper}"
    );
    assert_eq!(paper.matches(&packed("Mudah")).count(), 2, "a bar and a row: {paper}");
    assert!(paper.contains(&packed("Januari 2026")) || paper.contains(&packed("Maret 2026")), "{paper}");
    let document = inside(&desk.path("laporan.docx"));
    let bars = document.matches("0B5D62").count();
    let statements = first["statements"].as_array().expect("statements").len();
    assert!(bars > statements, "{bars} bars, {statements} of them of statements");
    for said in ["LAPORAN SURVEI IPAK", "Sampel minimal", "Hasil setiap pernyataan", "HYPERLINK"] {
        assert!(document.contains(said), "{said}");
    }
    let sheet = inside(&desk.path("jawaban.xlsx"));
    assert!(!sheet.contains("<f>") && sheet.contains("HYPERLINK"), "a text stays one");
    for said in ["orientation=\"landscape\"", "Tanggapan survei IPAK", "Kantor Uji", "Print_Titles"] {
        assert!(sheet.contains(said), "{said}: {sheet}");
    }
    let again = desk.json(&["survey", &id, "--for", "ipak", "--responses", &at("jawaban.xlsx")]);
    for figure in ["index", "alpha", "respondents"] {
        assert_eq!(again[figure], first[figure], "{figure}");
    }
    let refused =
        desk.refused(&["survey", &id, "--for", "ipak", "--responses", &file, "-o", &at("laporan.odt")]);
    assert!(refused.contains(".pdf, .docx, atau .xlsx"), "{refused}");
}

#[test]
fn what_becomes_evidence_holds_nobody_and_stays_after_forgetting() {
    let desk = Station::new();
    let id = desk.begin();
    let missing = desk.refused(&["survey", &id, "--for", "ipak"]);
    assert!(
        missing.contains("elum ada tanggapan survei IPAK") && missing.contains("--responses"),
        "{missing}"
    );
    let file = desk.file("tanggapan.csv", text(&form(), ","));
    let used = desk.json(&["survey", &id, "--for", "ipak", "--responses", &file, "--use", "--attach"]);
    let attached: Vec<&Value> = used["attached"].as_array().expect("documents").iter().collect();
    assert_eq!(attached.len(), 2, "{used:#}");
    assert!(attached.iter().all(|one| one["code"] == used["used"]["code"]));
    let before = desk.json(&["survey", &id, "--for", "ipak"]);
    assert_eq!(before["index"], json!(INDEX), "those that are kept");
    desk.good(&["forget", &id, "--for-good"]);
    let package = desk.package(&id, "paket.zip");
    let mut found = 0;
    let mut archive = zip::ZipArchive::new(std::fs::File::open(package).expect("a package")).expect("a zip");
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).expect("a part");
        if !part.is_file() {
            continue;
        }
        let name = part.name().expect("a name").into_owned();
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).expect("readable");
        let copy = desk.path("bagian");
        std::fs::write(&copy, bytes).expect("written");
        assert!(is_nobody(&inside(&copy)), "{name}");
        found += usize::from(name.contains("IPAK"));
    }
    assert!(found >= 2, "both travel");
    assert_eq!(desk.json(&["show", &id])["sources"][0]["state"], "gone");
}

#[test]
fn the_recap_of_complaints_is_a_report_of_sums() {
    let desk = Station::new();
    let id = desk.begin();
    let register = "ID;Tanggal;Kanal;Kategori;Isi;Status;Tanggal selesai\n\
        1;3/3/2020;LAPOR;Antrean;Budi rahasia menunggu;Selesai;5/3/2020\n\
        2;4/3/2020;WBS;=1+1;Siti rahasia;Baru;\n";
    desk.good(&["complaints", &id, "import", &desk.file("lapor.csv", register)]);
    let at = |name: &str| desk.path(name).to_str().expect("Unicode path").to_owned();
    for name in ["rekap.pdf", "rekap.docx"] {
        desk.good(&["complaints", &id, "--recap", "-o", &at(name)]);
        assert!(is_nobody(&inside(&desk.path(name))), "{name}");
    }
    let paper = words(&desk.path("rekap.pdf"));
    for said in [
        "REKAP PENGADUAN",
        "SP4N-LAPOR!",
        "Maret 2020",
        "50,00%",
        "lapor.csv",
        "Kanal Jumlah Persentase",
        "Jumlah 2 100,00%",
        "90% dijawab: paling lama 2 hari",
        "Belum ditanggapi lewat 14 hari 1",
        "Ditanggapi sesudah 14 hari 0",
        "tempat surat",
        "nama koordinator",
    ] {
        assert!(paper.contains(&packed(said)), "{said}: {paper}");
    }
    assert_eq!(
        desk.refused(&["complaints", &id, "--recap", "-o", &at("rekap.xlsx")]),
        "Rekap pengaduan tidak ditulis sebagai .xlsx, hanya sebagai .pdf atau .docx; tidak ada yang ditulis. Akhiri nama berkas tujuan dengan salah satunya."
    );
    let attached = desk.json(&["complaints", &id, "--recap", "--use", "--attach"]);
    assert_eq!(attached["attached"][0]["code"], attached["used"][0]["code"]);
}

fn of<'a>(id: &'a str, more: &[&'a str]) -> Vec<&'a str> {
    [&["survey", id, "--for", "ipak"], more].concat()
}

#[test]
fn what_is_attached_again_is_a_new_version_and_tells_where_the_answer_is_from() {
    let desk = Station::new();
    let id = desk.begin();
    let documents = || desk.json(&["evidence", "list", &id]).as_array().map(Vec::len);
    let first = desk.file("tanggapan.csv", text(&form(), ","));
    let used = desk.json(&of(&id, &["--responses", &first, "--use", "--attach"]));
    let code = used["used"]["code"].as_str().expect("a code").to_owned();
    let told = desk.good(&of(&id, &[]));
    assert!(
        told.contains("berasal dari tanggapan ini") && !told.contains("Belum ada yang disimpan"),
        "{told}"
    );
    let later = desk.file("lain.csv", text(&form()[..5], ","));
    let older = "(2,79) berasal dari tanggapan.csv dan lebih lama daripada tanggapan ini";
    let told = desk.good(&of(&id, &["--responses", &later, "--keep", "--attach"]));
    assert!(told.contains(older) && told.contains("Dilampirkan pada"), "{told}");
    assert_eq!(documents(), Some(2), "the report and the answers, each in a new version");
    let told = desk.good(&of(&id, &[]));
    assert!(told.contains(older) && told.contains("tersimpan di ruang kerja; dengan --use"), "{told}");
    desk.good(&["answer", &id, &code, "3"]);
    let told = desk.good(&of(&id, &["--attach"]));
    assert!(told.contains("(3) diisi tersendiri, bukan dari tanggapan ini"), "{told}");

    let register = "ID;Tanggal;Kategori;Status\n1;3/3/2026;Antrean;Baru\n";
    desk.good(&["complaints", &id, "import", &desk.file("lapor.csv", register)]);
    desk.good(&["complaints", &id, "--attach"]);
    desk.good(&["complaints", &id, "--attach"]);
    assert_eq!(documents(), Some(3));
}

#[test]
fn groups_are_named_without_who_is_in_them() {
    let desk = Station::new();
    let id = desk.begin();
    let mut rows = form();
    let said = [
        "KTP",
        "KTP",
        "Legalisir a.n. Siti Rahasia HP 081299998888",
        "KTP",
        "Izin, Budi Rahasia 0812-9999-7777",
    ];
    for (row, said) in rows.iter_mut().zip(["Layanan"].into_iter().chain(said).chain(["KTP"])) {
        row.insert(4, said.to_owned());
    }
    let file = desk.file("tanggapan.csv", text(&rows, ","));
    let at = |name: &str| desk.path(name).to_str().expect("Unicode path").to_owned();
    let survey = ["survey", &id, "--for", "ipak", "--responses", &file];
    let told = desk.good(&[&survey[..], &["-o", &at("laporan.pdf")]].concat());
    assert!(told.contains("Responden menurut layanan: KTP 4, Lainnya 2\n"), "{told}");

    let register = "ID;Tanggal;Kanal;Kategori;Isi;Status\n\
        1;3/3/2026;WA 0812 3456 7890;Antrean;Lama;Baru\n\
        2;4/3/2026;WA 0812 3456 7890;Antrean;Lama;Baru\n\
        3;5/3/2026;WBS;Pungli oleh Budi Rahasia 081234567890;x;Baru\n";
    desk.good(&["complaints", &id, "import", &desk.file("lapor.csv", register)]);
    let recap = desk.json(&["complaints", &id, "--recap"]);
    assert_eq!(recap["by_channel"], json!({ "WA [nomor]": 2, "WBS": 1 }));
    assert_eq!(recap["by_category"], json!({ "Antrean": 2, "Lainnya": 1 }));
    let task = desk.json(&["complaints", &id, "plan", "lainnya"]);
    assert_eq!(task["title"], "Tindak lanjut pengaduan kategori Lainnya (1 pengaduan)");
    assert!(!desk.good(&["history", &id]).contains("Rahasia"));
    desk.good(&["complaints", &id, "-o", &at("rekap.docx")]);
    for name in ["laporan.pdf", "rekap.docx"] {
        let found = packed(&inside(&desk.path(name)));
        assert!(
            ["Rahasia", "08129999", "0812-9999", "08123456"].iter().all(|told| !found.contains(told)),
            "{name}"
        );
    }
}
