//! An instrument with mistakes: all of them are reported at once, each in exact words.

use super::common::{TINY, load_texts, tiny_with};

/// One file with many mistakes; the messages it has to give stand in `faulty.txt`.
const FAULTY: &str = include_str!("faulty.toml");
const EXPECTED: &str = include_str!("faulty.txt");

#[test]
fn every_fault_is_reported_at_once() {
    let faults = load_texts(&[
        ("rusak.toml", FAULTY.into()),
        ("baru.toml", "format = 2\n[[galaxy]]\nname = \"x\"\n".into()),
        ("tanpa.toml", "[area]\n".into()),
        ("bukan.toml", "format = 1\n[area\n".into()),
        ("kurang.toml", "format = 1\n\n[area]\nname = \"Tanpa kunci\"\nnodes = []\n".into()),
    ])
    .expect_err("faults");
    assert_eq!(faults.join("\n"), EXPECTED.trim_end());
}

#[test]
fn the_error_lists_its_faults() {
    let error = pilar_core::instrument::load(&[("satu.toml", "format = 3")]).expect_err("faults");
    assert_eq!(
        error.to_string(),
        "instrumen tidak dapat dimuat, 5 kesalahan:\n\
         - satu.toml: format 3 tidak dikenal; program ini membaca format 1\n\
         - instrumen: bagian [instrument] tidak ada\n\
         - instrumen: bagian [workbook] tidak ada\n\
         - target: tidak ada predikat\n\
         - node: tidak ada simpul"
    );
}

#[test]
fn a_part_may_stand_in_one_file_only() {
    let mut files: Vec<(&str, String)> =
        TINY.iter().map(|(name, text)| (*name, (*text).to_owned())).collect();
    files.push(("lagi.toml", TINY[1].1.split("[[target]]").next().expect("the head").to_owned()));
    assert_eq!(load_texts(&files).expect_err("twice"), ["lagi.toml: bagian [instrument] ada di dua berkas"]);
    files.pop();
    let workbook = TINY[1].1.split_once("[workbook").expect("the workbook").1;
    let workbook = workbook.split("[[scale]]").next().expect("a scale");
    files.push(("lagi.toml", format!("format = 1\n[workbook{workbook}")));
    assert_eq!(load_texts(&files).expect_err("twice"), ["lagi.toml: bagian [workbook] ada di dua berkas"]);
}

/// One change to the tiny instrument, and the only fault it makes.
#[test]
fn one_mistake_makes_one_fault() {
    for (from, to, faults) in CASES {
        match tiny_with(from, to) {
            Ok(_) => panic!("{from:?} -> {to:?}: no fault"),
            Err(found) => assert_eq!(found.join("\n"), faults.join("\n"), "{from:?} -> {to:?}"),
        }
    }
}

type Case = (&'static str, &'static str, &'static [&'static str]);

const CASES: &[Case] = &[
    ("weight = 12\n", "weight = 13\n", &["P.1: bobot 30 tidak sama dengan jumlah bobot di bawahnya, 31"]),
    ("weight = 20\n", "weight = 21\n", &["R: bobot 30 tidak sama dengan jumlah bobot di bawahnya, 31"]),
    (
        "weight = 10\n",
        "",
        &["R: pertanyaan dengan bobot sendiri tidak boleh bercampur dengan yang dirata-rata"],
    ),
    ("code = \"P.1.y.b\"", "code = \"p.1.X.a\"", &["p.1.X.a: kode ada dua kali"]),
    ("code = \"P.1.y.b\"", "code = \"P.1.x.c.2\"", &["P.1.x.c.2: kode ada dua kali"]),
    ("code = \"P.1.y.b\"", "code = \"77\"", &["77: kode tidak boleh berupa angka saja; itu nomor soal"]),
    ("code = \"P.1.y.b\"", "code = \"P y\"", &["P y: kode kosong atau memuat spasi"]),
    ("soal = 520\n", "soal = 501\n", &["P.1.y.b: soal 501 ada dua kali"]),
    ("portal_row = 12\n", "portal_row = 2\n", &["P.1.y.b: baris PortalRB 2 dipakai dua kali"]),
    ("portal_row = 12\n", "portal_row = 2000000\n", &["P.1.y.b: baris PortalRB 2000000 di luar lembar"]),
    ("row = 40\n", "row = 33\n", &["R.b: baris 33 dipakai dua kali"]),
    ("row = 40\n", "row = 5\n", &["JUMLAH PROSES: baris 5 dipakai dua kali"]),
    ("row = 40\n", "row = 41\n", &["JUMLAH SEMUA: baris 41 dipakai dua kali"]),
    (
        "label = \"JUMLAH PROSES\"\nnodes = [\"P\"]",
        "label = \"JUMLAH PROSES\"\nnodes = []",
        &["JUMLAH PROSES: jumlah tanpa simpul"],
    ),
    ("weight = \"J\"", "weight = \"L\"", &["workbook.official: kolom \"L\" dipakai dua kali"]),
    ("weight = \"J\"", "weight = \"j\"", &["workbook.official: kolom \"j\" tidak sah, tulis A sampai XFD"]),
    (
        "tpi_note = \"H\"",
        "tpi_note = \"AAAA\"",
        &["workbook.portal: kolom \"AAAA\" tidak sah, tulis A sampai XFD"],
    ),
    (
        "sheet = \"Isian Kebun\"",
        "sheet = \"penilaian kebun\"",
        &["workbook: kedua lembar bernama \"Penilaian Kebun\""],
    ),
    (
        "heading_row = 3",
        "heading_row = 5",
        &["workbook.official: baris judul 5 harus di atas baris simpul pertama"],
    ),
    (
        "key = \"Sedang\"",
        "key = \"BAIK\"",
        &[
            "mutu: pilihan \"BAIK\" ada dua kali",
            "P.1.x.a: kriteria \"Sedang\" bukan pilihan skala \"mutu\"",
            "P.2.b: kriteria \"Sedang\" bukan pilihan skala \"mutu\"",
            "R.b: kriteria \"Sedang\" bukan pilihan skala \"mutu\"",
            "P.1.x.a: kriteria BAIK kosong",
            "P.2.b: kriteria BAIK kosong",
            "R.b: kriteria BAIK kosong",
        ],
    ),
    ("value = 0.6", "value = 1.2", &["mutu: nilai pilihan harus menurun dari 1 sampai 0"]),
    (
        "option = \"Sudah\"",
        "option = \"Baik\"",
        &["P.1.x.b: dokumen \"Jadwal pengadukan\" menyebut pilihan \"Baik\" yang tidak ada"],
    ),
    (
        "optional = true",
        "optional = false",
        &["P.1.x.c: dokumen \"Catatan pemupukan\" memerlukan option atau optional, salah satu"],
    ),
    (
        "documents = [\"Denah kebun\"",
        "documents = [{ name = \"Denah kebun\", optional = true }",
        &["P.1.x.c: paling sedikit satu dokumen diminta dari semua unit"],
    ),
    ("{ name = \"Jadwal pengadukan\",", "{", &["P.1.x.b: nama dokumen kosong"]),
    ("Belum = \"Jadwal belum ada.\"", "Belum = \" \"", &["P.1.y.b: kriteria Belum kosong"]),
    ("long_name = \"Kebun Tingkat Emas\"\n", "", &["emas: nama lengkap kosong"]),
    ("question = \"R.a\"", "question = \"R.z\"", &["rasa: pertanyaan \"R.z\" tidak dikenal"]),
    (
        "question = \"R.a\"",
        "question = \"P.2.b\"",
        &["rasa: pertanyaan tanpa bobot sendiri tidak dapat menjadi syarat"],
    ),
    ("minimum = { emas = 15 }", "minimum = { EMAS = 15 }", &["rasa: predikat \"EMAS\" tidak dikenal"]),
    ("minimum = { emas = 15 }", "minimum = {}", &["rasa: nilai minimal kosong"]),
    (
        "minimum = { emas = 15 }",
        "minimum = { emas = 20.5 }",
        &["rasa: nilai minimal 20.5 untuk \"emas\" melebihi nilai tertinggi, 20"],
    ),
    (
        "minimum = { perak = 50, emas = 70 }",
        "minimum = { perak = 50, emas = 101 }",
        &["tanah-air: nilai minimal 101 untuk \"emas\" melebihi nilai tertinggi, 100"],
    ),
    (
        "minimum = { perak = 60, emas = 80 }",
        "minimum = { perak = 60, emas = 101 }",
        &["semua: nilai minimal 101 untuk \"emas\" melebihi nilai tertinggi, 100"],
    ),
    (
        "nodes = [\"P.1\", \"P.2\"]",
        "nodes = [\"P\", \"P.2\"]",
        &["tanah-air: sebuah simpul terhitung dua kali"],
    ),
    (
        "nodes = [\"P.1\", \"P.2\"]",
        "nodes = [\"P.1\"]",
        &["tanah-air: warn_each_node memerlukan beberapa simpul dan satuan percent"],
    ),
    ("key = \"rasa\"", "key = \"Semua\"", &["Semua: kunci syarat ada dua kali"]),
    (
        "key = \"panen\"\nname = \"Panen\"\nnode = \"R\"",
        "key = \"proses\"\nname = \"Panen\"\nnode = \"R\"",
        &["proses: kunci angka utama ada dua kali"],
    ),
    (
        "condition = { emas = \"Izin dinas sudah terbit\" }",
        "condition = { wbk = \"Izin\" }",
        &["izin: predikat \"wbk\" tidak dikenal"],
    ),
    ("condition = { emas = \"Izin dinas sudah terbit\" }", "condition = {}", &["izin: persyaratan kosong"]),
    ("key = \"izin\"", "key = \"lahan\"", &["lahan: kunci persyaratan ada dua kali"]),
    ("number = 2", "number = 1", &["tanah: nomor area 1 ada dua kali"]),
    ("nodes = [\"P.2\"]", "nodes = [\"P\"]", &["tanah: simpul P.1 sudah termasuk dalam P"]),
    (
        "nodes = [\"P.1\"]\n\n",
        "nodes = [\"P.1.x\"]\n\n",
        &[
            "P.1.y.a: pertanyaan tidak termasuk area mana pun",
            "P.1.y.b: pertanyaan tidak termasuk area mana pun",
        ],
    ),
    (
        "denominator_row = 11",
        "denominator_row = 12",
        &[
            "P.1.x.c: baris pertanyaan, pembagi, dan isian harus berbeda; isian tunggal memakai baris pertanyaannya",
        ],
    ),
    (
        "workbook_row = 16\n",
        "workbook_row = 22\n",
        &["P.1.y.a: baris 17 tidak di bawah simpul P.1.y", "P.1.y.b: baris 21 tidak di bawah simpul P.1.y"],
    ),
    (
        "must_be_filled = [533]",
        "must_be_filled = [530]",
        &[
            "P.2.a: rumus memakai soal [531, 532, 530, 530], isiannya soal [530, 531, 532, 533]; keduanya harus sama",
        ],
    ),
    ("maximum = 5", "maximum = 0", &["R.a: nilai tertinggi harus lebih dari nol"]),
    ("maximum = 5", "maximum = 5\nnumerator = [1]", &["R.a: numerator tidak dipakai jenis survey"]),
    ("maximum = 5\n", "", &["R.a: jenis survey memerlukan maximum"]),
    ("maximum = 5", "maximum = 5\nmaksimum = 6", &["R.a: isian \"maksimum\" tidak dikenal"]),
];
