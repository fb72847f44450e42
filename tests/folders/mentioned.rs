//! Documents that an imported file names, found among the files of a folder.

use std::fs;

use pilar_tests::{Station, instrument};
use serde_json::{Value, json};

#[test]
fn links_and_names_of_an_imported_file_are_found_in_the_folder() {
    let instrument = instrument();
    let code = |soal: u32| instrument.input(soal).expect("an input").1.code.clone();
    let desk = Station::new();
    let id = desk.begin();
    let texts = [
        (1, "https://drive.example.go.id/berkas/SK%20Tim%20Kerja.pdf?usp=sharing"),
        (2, "D:\\ZI 2026\\Area 1\\Notulen.pdf"),
        (3, "Rencana_Kerja.docx\nJadwal kegiatan.xlsx"),
        (4, "Foto kegiatan.jpg (https://drive.example.go.id/d/abc/view)"),
        (5, "https://drive.example.go.id/drive/folders/1AbC"),
        (6, "Lihat lampiran SK"),
        (7, "sama.pdf"),
        (8, "SK Tim Kerja.pdf"),
        (9, "Undangan rapat"),
    ];
    let answers: Vec<Value> = texts
        .iter()
        .map(|(soal, text)| {
            json!({
                "soal_id": soal, "jawaban_unit": null, "jawaban_tpi": null, "catatan_unit": null,
                "bukti_dukung_unit": text, "catatan_tpi": null,
            })
        })
        .collect();
    let file = json!({ "unit_id": 1, "nama_unit": "Kantor Uji", "tahun": 2026, "answers": answers });
    let file = desk.file("jawaban.json", file.to_string());
    desk.good(&["import", &file, "--into", &id]);

    let folder = desk.path("bukti");
    for (path, content) in [
        ("unduhan/sk tim kerja.PDF", "sk"),
        ("Area 1/Notulen.pdf", "notulen satu"),
        ("Area 2/Notulen.pdf", "notulen dua"),
        ("Rencana Kerja.docx", "rencana"),
        ("foto kegiatan.jpg", "foto"),
        ("a/sama.pdf", "ini"),
        ("b/sama.pdf", "itu"),
        ("Undangan rapat.pdf", "undangan"),
        ("lain.pdf", "lain"),
    ] {
        let path = folder.join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("folders");
        fs::write(path, content).expect("a file");
    }
    let folder = folder.to_str().expect("Unicode path");
    let plan = desk.json(&["evidence", "add-folder", &id, folder, "--dry-run"]);
    let plan = &plan["plan"];
    let mentions = &plan["mentions"];
    assert_eq!((mentions["found"].clone(), mentions["of"].clone()), (json!(6), json!(9)), "{mentions}");
    let missing: Vec<&str> = mentions["missing"]
        .as_array()
        .expect("missing")
        .iter()
        .filter_map(|one| one["text"].as_str())
        .collect();
    assert_eq!(
        missing,
        ["Jadwal kegiatan.xlsx", "https://drive.example.go.id/drive/folders/1AbC", "sama.pdf"]
    );
    let sure: Vec<(String, Value)> = plan["files"]
        .as_array()
        .expect("files")
        .iter()
        .filter(|file| file["sureness"] == "pasti")
        .map(|file| (file["path"].as_str().expect("a path").into(), file["codes"].clone()))
        .collect();
    let expected = [
        ("Rencana Kerja.docx", json!([code(3)])),
        ("Undangan rapat.pdf", json!([code(9)])),
        ("foto kegiatan.jpg", json!([code(4)])),
        ("Area 1/Notulen.pdf", json!([code(2)])),
        ("unduhan/sk tim kerja.PDF", json!([code(1), code(8)])),
    ]
    .map(|(path, codes)| (path.to_owned(), codes));
    assert_eq!(sure, expected);

    let done = desk.json(&["evidence", "add-folder", &id, folder]);
    assert_eq!(done["added"]["attached"].as_array().map(Vec::len), Some(5));
    let said = desk.good(&["evidence", "add-folder", &id, folder]);
    assert!(said.contains("Tautan dan nama berkas hasil impor: 6 dari 9 ditemukan"), "{said}");
    let listed = desk.json(&["evidence", "list", &id]);
    let twice = listed.as_array().expect("documents").iter().find(|one| one["name"] == "sk tim kerja.PDF");
    assert_eq!(twice.expect("listed")["serves"], json!([code(1), code(8)]), "one document serves both");
}
