//! Files that are broken, hostile or somebody else's: refused in one sentence, and nothing changes.

use std::fs;
use std::io::{Cursor, Read as _, Write as _};

use pilar_tests::Station;
use serde_json::{Value, json};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

const DAMAGED: &str = "Berkas rusak atau tidak lengkap sehingga tidak dapat dibaca; tidak ada yang berubah. Salin atau unduh ulang berkas itu, lalu coba lagi.";
const UNKNOWN: &str = "Jenis berkas tidak dikenali; tidak ada yang berubah. Yang dapat dibaca adalah buku kerja LKE (.xlsx, .xlsb, .xls, .ods), JSON PortalRB, paket Pilar (.zip), dan data ruang kerja (pilar.db).";
const NOT_A_FILE: &str =
    "Yang dipilih adalah folder atau perangkat, bukan berkas; tidak ada yang berubah. Pilih berkas LKE-nya.";
const TOO_DEEP: &str = "Isi JSON bersarang terlalu dalam, sehingga berkas ini bukan berkas PortalRB; tidak ada yang berubah. Unduh ulang berkas itu dari sumbernya.";

/// Refused alike by score, import and import into an assessment; the workspace stays as it was.
fn refused_everywhere(desk: &Station, id: &str, path: &str) -> String {
    let before = (desk.json(&["list"]), desk.json(&["show", id]));
    let sentence = desk.refused_with_list(&["score", path]);
    assert_eq!(desk.refused_with_list(&["import", path]), sentence, "{path}");
    assert_eq!(desk.refused_with_list(&["import", path, "--into", id]), sentence, "{path}");
    let ended = desk.run(&["--json", "score", path]);
    let said: Value = serde_json::from_str(&ended.out).expect("one document");
    assert_eq!((ended.code, &said["error"]["message"]), (1, &json!(sentence.lines().next())), "{path}");
    assert_eq!((desk.json(&["list"]), desk.json(&["show", id])), before, "{path}");
    sentence
}

/// Refused as a template; no file appears.
fn refused_as_template(desk: &Station, id: &str, path: &str, reason: &str) {
    let out = desk.path("hasil.xlsx");
    let to = out.to_str().expect("path");
    assert_eq!(
        desk.refused(&["export", id, "--format", "xlsx", "-o", to, "--template", path]),
        format!("Buku kerja {path} tidak dapat diisi: {}", reason.replace("yang berubah", "yang ditulis"))
    );
    assert!(!out.exists(), "{path}");
}

/// The example's own workbook.
fn workbook(desk: &Station, id: &str) -> Vec<u8> {
    let path = desk.path("utuh.xlsx");
    desk.good(&["export", id, "--format", "xlsx", "-o", path.to_str().expect("path")]);
    fs::read(path).expect("workbook")
}

/// A workbook with one part after another passed through `change`.
fn changed(workbook: &[u8], change: impl Fn(&str, String) -> String) -> Vec<u8> {
    let mut from = ZipArchive::new(Cursor::new(workbook)).expect("zip");
    let mut to = ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..from.len() {
        let mut part = from.by_index(at).expect("part");
        let name = part.name().expect("name").into_owned();
        let mut text = String::new();
        part.read_to_string(&mut text).expect("XML");
        to.start_file(name.as_str(), SimpleFileOptions::default()).expect("part");
        to.write_all(change(&name, text).as_bytes()).expect("written");
    }
    to.finish().expect("zip").into_inner()
}

/// Puts a value into one cell of the sheet that holds `sheet` of the workbook.
fn with_cell(workbook: &[u8], sheet: &str, cell: &str, value: &str) -> Vec<u8> {
    changed(workbook, |name, xml| {
        if name != sheet {
            return xml;
        }
        let start = xml.find(&format!("<c r=\"{cell}\" ")).expect("cell");
        let rest = &xml[start..];
        let next = rest[1..].find("<c ").into_iter().chain(rest.find("</row>")).min().expect("end");
        let end = if rest[..next].contains("</c>") { rest.find("</c>").expect("end") + 4 } else { next + 1 };
        let new = match value.parse::<f64>() {
            Ok(_) => format!("<c r=\"{cell}\"><v>{value}</v></c>"),
            Err(_) => format!("<c r=\"{cell}\" t=\"inlineStr\"><is><t>{value}</t></is></c>"),
        };
        format!("{}{new}{}", &xml[..start], &xml[start + end..])
    })
}

fn answers(entries: &Value) -> String {
    json!({"unit_id": 1, "nama_unit": "U", "tahun": 2026, "answers": entries}).to_string()
}

#[test]
fn files_of_other_kinds_are_told_apart() {
    let (desk, id) = Station::with_example();
    let whole = workbook(&desk, &id);
    let mut old = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec();
    old.resize(20_000, 0);
    let mut locked = old.clone();
    let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    locked[1200..1200 + name.len()].copy_from_slice(&name);
    let half = &whole[..whole.len() / 2];
    let empty = "Berkas kosong (0 byte); tidak ada yang berubah. Salin atau unduh ulang berkas itu.";
    let csv = "Format .csv tidak dapat dibaca di sini; tidak ada yang berubah. Buka di Excel atau aplikasi serupa dan simpan sebagai Excel Workbook (.xlsx).";
    let pdf = "Format .pdf tidak dapat dibaca di sini; tidak ada yang berubah. Minta buku kerjanya (.xlsx) kepada pembuatnya; berkas ini dapat dilampirkan sebagai bukti dukung.";
    let no_template = "berkas ini bukan buku kerja Excel (.xlsx); tidak ada yang berubah. Pilih berkas LKE yang disimpan sebagai .xlsx.";
    let old_template = "format .xls tidak dapat dibaca di sini; tidak ada yang berubah. Buka di Excel atau aplikasi serupa dan simpan sebagai Excel Workbook (.xlsx).";
    let password = "Berkas dilindungi kata sandi; tidak ada yang berubah. Buka di Excel atau aplikasi serupa, hapus kata sandinya, simpan, lalu coba lagi.";
    for (name, bytes, sentence) in [
        ("kosong.xlsx", &b""[..], empty),
        ("separuh.xlsx", half, DAMAGED),
        ("kurang satu.xlsx", &whole[..whole.len() - 1], DAMAGED),
        ("awal saja.xlsx", &whole[..4], DAMAGED),
        ("lama.xls", &old, DAMAGED),
        ("terkunci.xlsx", &locked, password),
        ("tabel.csv", b"soal_id,jawaban\n1,Ya\n", csv),
        ("acak.xlsx", &[0x9c, 0x00, 0xff, 0x13].repeat(9000), UNKNOWN),
        ("laporan.pdf", b"%PDF-1.7", pdf),
    ] {
        let path = desk.file(name, bytes);
        assert_eq!(refused_everywhere(&desk, &id, &path), sentence, "{name}");
        let reason = match name {
            "lama.xls" => old_template.into(),
            "tabel.csv" | "acak.xlsx" | "laporan.pdf" => no_template.into(),
            _ => sentence[..1].to_lowercase() + &sentence[1..],
        };
        refused_as_template(&desk, &id, &path, &reason);
    }
    let folder = desk.path("folder");
    fs::create_dir(&folder).expect("folder");
    assert_eq!(refused_everywhere(&desk, &id, folder.to_str().expect("path")), NOT_A_FILE);
    let missing = desk.path("hilang.xlsx");
    assert_eq!(
        refused_everywhere(&desk, &id, missing.to_str().expect("path")),
        "Berkas tidak ditemukan; tidak ada yang berubah. Periksa kembali nama dan letaknya."
    );
}

#[cfg(unix)]
#[test]
fn devices_and_pipes_are_refused_without_waiting_and_stay() {
    use std::os::unix::fs::FileTypeExt as _;

    let (desk, id) = Station::with_example();
    let pipe = desk.path("pipa");
    let made = std::process::Command::new("mkfifo").arg(&pipe).status().expect("mkfifo");
    assert!(made.success());
    let path = pipe.to_str().expect("path");
    for path in [path, "/dev/zero", "/dev/null"] {
        assert_eq!(refused_everywhere(&desk, &id, path), NOT_A_FILE, "{path}");
        let reason = NOT_A_FILE[..1].to_lowercase() + &NOT_A_FILE[1..];
        refused_as_template(&desk, &id, path, &reason);
    }
    for format in ["xlsx", "pdf", "portalrb", "portalrb-unit"] {
        assert_eq!(
            desk.refused(&["export", &id, "--format", format, "-o", path]),
            format!("Tujuan {path} bukan berkas biasa; tidak ada yang ditulis. Pilih nama berkas lain.")
        );
    }
    assert!(fs::metadata(&pipe).expect("pipe").file_type().is_fifo());
}

#[test]
fn an_export_never_takes_the_place_of_the_workspace() {
    let (desk, id) = Station::with_example();
    for name in ["pilar.db", "evidence.db", "backups/x.db"] {
        let path = desk.workspace().join(name);
        let path = path.to_str().expect("path");
        assert_eq!(
            desk.refused(&["export", &id, "--format", "pdf", "-o", path]),
            format!(
                "Tujuan {path} dipakai ruang kerja Pilar sendiri; tidak ada yang ditulis. Pilih nama atau folder lain."
            )
        );
    }
    desk.good(&["check", "--deep"]);
}

#[test]
fn bombs_and_huge_files_are_refused_before_they_are_read() {
    let (desk, id) = Station::with_example();
    let mut bomb = ZipWriter::new(Cursor::new(Vec::new()));
    let packed = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    for (name, size) in [("[Content_Types].xml", 1), ("xl/workbook.xml", 140 << 20)] {
        bomb.start_file(name, packed).expect("part");
        bomb.write_all(&vec![b' '; size]).expect("written");
    }
    let bomb = desk.file("bom.xlsx", bomb.finish().expect("zip").into_inner());
    let reason = "erkas terlalu besar (147 MB, paling banyak 128 MB); tidak ada yang berubah. Gunakan berkas LKE saja, tanpa gambar dan lampiran.";
    assert_eq!(refused_everywhere(&desk, &id, &bomb), format!("B{reason}"));
    refused_as_template(&desk, &id, &bomb, &format!("b{reason}"));
    let huge = desk.file("besar.json", b"{\"answers\":[");
    fs::File::options().append(true).open(&huge).and_then(|file| file.set_len(200 << 20)).expect("sparse");
    assert_eq!(
        refused_everywhere(&desk, &id, &huge),
        "Berkas terlalu besar (210 MB, paling banyak 50 MB); tidak ada yang berubah. Gunakan berkas LKE saja, tanpa gambar dan lampiran."
    );
}

#[test]
fn cells_that_are_no_answers_refuse_the_workbook() {
    let (desk, id) = Station::with_example();
    let whole = workbook(&desk, &id);
    let sheet = "xl/worksheets/sheet2.xml";
    for (cell, value, reason) in [
        ("K9", "F", "Jawaban \"F\" bukan pilihan A.I.1.i.b; pilihannya A, B, C"),
        ("K9", "A\nB", "Jawaban \"A B\" bukan pilihan A.I.1.i.b; pilihannya A, B, C"),
        ("K129", "-1", "Jawaban -1 untuk A.II.1.i.a.1 negatif; isikan bilangan bulat 0 atau lebih"),
        ("K129", "3.5", "Jawaban 3,5 untuk A.II.1.i.a.1 bukan bilangan bulat; isikan jumlah tanpa pecahan"),
        (
            "K129",
            "1e9",
            "Jawaban 1000000000 untuk A.II.1.i.a.1 terlalu besar; isikan paling banyak 100000000",
        ),
        (
            "K129",
            "tujuh",
            "Jawaban \"tujuh\" untuk A.II.1.i.a.1 bukan angka; isikan angka saja, tanpa huruf atau satuan",
        ),
        (
            "K202",
            "4.01",
            "Jawaban 4,01 untuk B.I.a di luar skala; isikan angka 0 sampai 4, dengan koma untuk pecahan",
        ),
        (
            "K202",
            "85",
            "Jawaban 85 untuk B.I.a di luar skala; isikan angka 0 sampai 4, dengan koma untuk pecahan",
        ),
    ] {
        let path = desk.file("sel.xlsx", with_cell(&whole, sheet, cell, value));
        assert_eq!(
            refused_everywhere(&desk, &id, &path),
            format!(
                "1 baris tidak dapat dibaca; tidak ada yang diimpor. Perbaiki berkasnya, atau ulangi dengan \
                 --skip-unreadable.\nLKE ZI!{cell}: {reason}."
            )
        );
    }
}

#[test]
fn workbooks_without_a_worksheet_are_named() {
    let (desk, id) = Station::with_example();
    let whole = workbook(&desk, &id);
    let blank = |name: &str, xml: String| {
        if !name.starts_with("xl/worksheets/sheet") {
            return xml;
        }
        "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData/></worksheet>"
            .into()
    };
    let path = desk.file("kosong semua.xlsx", changed(&whole, blank));
    assert_eq!(
        refused_everywhere(&desk, &id, &path),
        "Susunan berkas tidak cocok dengan LKE Zona Integritas 2026: lembar \"LKE ZI\": baris judul (Pilihan Jawaban, \
         Jawaban, Nilai) tidak ditemukan; tidak ada yang berubah. Gunakan LKE resmi tanpa menambah, menghapus, atau memindahkan baris \
         pertanyaan."
    );
    let other = changed(&whole, |name, xml| {
        blank(name, xml).replace("\"LKE ZI\"", "\"Anggaran\"").replace("\"Jawaban\"", "\"Pagu\"")
    });
    let path = desk.file("lain.xlsx", other);
    assert_eq!(
        refused_everywhere(&desk, &id, &path),
        "Tidak ada lembar LKE di buku kerja ini (lembar yang ada: Ringkasan, Anggaran, Pagu); tidak ada yang berubah. Pilih berkas yang memuat \
         lembar LKE atau Jawaban."
    );
}

#[test]
fn json_with_faults_is_refused_as_a_whole() {
    let (desk, id) = Station::with_example();
    let fault = |detail: &str| {
        format!(
            "1 kesalahan susunan ditemukan; tidak ada yang berubah. Perbaiki berkas di sumbernya, lalu coba lagi.\n{detail}"
        )
    };
    let not_json = |column: usize| {
        format!(
            "Isi berkas bukan JSON yang sah (baris 1, kolom {column}); tidak ada yang berubah. Unduh ulang berkas itu dari sumbernya."
        )
    };
    let good = answers(&json!([{"soal_id": 2, "jawaban_unit": "A"}]));
    let shape = "Susunan JSON tidak sesuai: yang diharapkan objek dengan daftar \"answers\" (baris 1, kolom 15); tidak ada yang berubah. Gunakan \
                 berkas yang diunduh dari PortalRB.";
    let utf16 = |bytes: fn(u16) -> [u8; 2]| good.encode_utf16().flat_map(bytes).collect::<Vec<u8>>();
    for (bytes, sentence) in [
        (
            answers(&json!([{"soal_id": 999, "jawaban_unit": "A"}])).into_bytes(),
            fault("answers[0]: soal_id 999 tidak ada di LKE Zona Integritas 2026"),
        ),
        (
            answers(&json!([{"soal_id": 2}, {"soal_id": 2}])).into_bytes(),
            fault("answers[1]: soal_id 2 muncul lebih dari sekali"),
        ),
        (
            answers(&json!([{"soal_id": 2, "jawaban_unit": [1]}])).into_bytes(),
            fault("answers[0].jawaban_unit harus teks, angka, atau null"),
        ),
        (b"{\"answers\":null}".to_vec(), shape.into()),
        (
            format!("{{\"answers\":{}{}}}", "[".repeat(100_000), "]".repeat(100_000)).into_bytes(),
            TOO_DEEP.into(),
        ),
        (b"{\"answers\":[{\"soal_id\":88,\"jawaban_unit\":NaN}]}".to_vec(), not_json(42)),
        ([good.as_bytes(), b"xyz"].concat(), not_json(good.len() + 1)),
        // Cut in the middle of a character.
        ([b"\xFF\xFE", utf16(u16::to_le_bytes).as_slice(), b"{"].concat(), DAMAGED.into()),
        (
            answers(&json!(vec![json!({"soal_id": 2}); 20_000])).into_bytes(),
            "Berkas memuat 20000 jawaban, paling banyak 10000; tidak ada yang berubah. Gunakan berkas jawaban satu unit saja.".into(),
        ),
    ] {
        let path = desk.file("jawaban.json", &bytes);
        assert_eq!(refused_everywhere(&desk, &id, &path), sentence);
    }
    for marked in [
        [b"\xEF\xBB\xBF", good.as_bytes()].concat(),
        [b"\xFF\xFE", utf16(u16::to_le_bytes).as_slice()].concat(),
        [b"\xFE\xFF", utf16(u16::to_be_bytes).as_slice()].concat(),
    ] {
        let path = desk.file("bom.json", marked);
        assert_eq!(desk.json(&["score", &path])["answered"], 1);
    }
}

#[test]
fn every_unreadable_row_is_listed() {
    let (desk, id) = Station::with_example();
    let all: Vec<Value> = (1..=127).map(|soal| json!({"soal_id": soal, "jawaban_unit": "QQ"})).collect();
    let path = desk.file("semua.json", answers(&json!(all)));
    let said = refused_everywhere(&desk, &id, &path);
    let lines: Vec<&str> = said.lines().collect();
    assert_eq!(
        lines[0],
        "127 baris tidak dapat dibaca; tidak ada yang diimpor. Perbaiki berkasnya, atau ulangi dengan \
         --skip-unreadable."
    );
    assert_eq!(lines.len(), 1 + 127);
    assert!(lines[127].starts_with("answers[126].jawaban_unit: Jawaban \"QQ\" "), "{}", lines[127]);
    let ended = desk.run(&["--json", "score", &path]);
    let said: Value = serde_json::from_str(&ended.out).expect("one document");
    let facts = said["error"]["facts"].as_object().expect("facts");
    assert_eq!(facts.keys().collect::<Vec<_>>(), ["rows"]);
    assert_eq!(facts["rows"].as_array().map(Vec::len), Some(127));
    assert_eq!(facts["rows"][126]["place"], "answers[126].jawaban_unit");
}

#[test]
fn a_file_that_is_no_backup_is_not_restored() {
    let (desk, id) = Station::with_example();
    let before = desk.json(&["show", &id]);
    for bytes in [&b""[..], b"bukan data Pilar", &[0; 8192]] {
        let path = desk.file("cadangan.db", bytes);
        assert_eq!(
            desk.refused(&["restore", &path]),
            format!(
                "Berkas {path} bukan cadangan Pilar atau rusak; tidak ada yang berubah. Pilih cadangan lain dari \
                 perintah restore."
            )
        );
    }
    assert_eq!(desk.json(&["show", &id]), before);
}

#[test]
fn wrong_usage_is_one_indonesian_sentence() {
    let desk = Station::new();
    for (args, sentence) in [
        (
            &["nilai"][..],
            "Perintah \"nilai\" tidak dikenal; tidak ada yang berubah. Lihat cara pakainya dengan --help.",
        ),
        (&["show"], "<ID> belum disebut; tidak ada yang berubah. Lihat cara pakainya dengan --help."),
        (&["evidence"], "Perintah belum disebut; tidak ada yang berubah. Lihat cara pakainya dengan --help."),
    ] {
        let ended = desk.run(args);
        assert_eq!((ended.code, ended.out.as_str()), (2, ""), "{args:?}");
        assert_eq!(ended.err, format!("pilar: {sentence}\n"), "{args:?}");
        let ended = desk.run(&[args, &["--json"]].concat());
        let said: Value = serde_json::from_str(&ended.out).expect("one document");
        assert_eq!(said["error"]["message"], *sentence);
    }
}
