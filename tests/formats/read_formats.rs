//! Workbooks in other formats than `.xlsx`, files that hold no cells, and what floats over cells.

use std::io::{Cursor, Write as _};

use pilar_files::ReadError;
use pilar_files::detect::{FileKind, detect};
use pilar_files::imported::Imported;
use pilar_files::xlsx::read::{Reading, picture, preview, read_workbook};
use rust_xlsxwriter::Image;

use crate::made_workbooks::{
    Plan, answered, col, file, instrument, lore, official, quirks, read, with_parts,
};

/// A picture of one point.
pub const POINT: &[u8] = &[
    0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 0x0D, 0x49, 0x48, 0x44, 0x52, 0, 0, 0, 1, 0, 0,
    0, 1, 8, 6, 0, 0, 0, 0x1F, 0x15, 0xC4, 0x89, 0, 0, 0, 0x0D, 0x49, 0x44, 0x41, 0x54, 0x78, 0x9C, 0x63,
    0xF8, 0xCF, 0xC0, 0xF0, 0x1F, 0, 5, 0, 1, 0xFF, 0x89, 0x99, 0x3D, 0x1D, 0, 0, 0, 0, 0x49, 0x45, 0x4E,
    0x44, 0xAE, 0x42, 0x60, 0x82,
];

/// The example unit's workbook, saved by `LibreOffice` in another format.
fn saved_as(ending: &str) -> Result<Imported, ReadError> {
    let path = pilar_tests::root().join("tests/fixtures/formats").join(format!("contoh.{ending}"));
    assert_eq!(detect(&path).expect("known"), FileKind::Workbook);
    read_workbook(&path, &Reading::of(&instrument(), lore()))
}

fn ods(content: &str) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    for (name, text) in
        [("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", content)]
    {
        writer.start_file(name, options).expect("part");
        writer.write_all(text.as_bytes()).expect("written");
    }
    writer.finish().expect("zip").into_inner()
}

fn refusal(bytes: &[u8]) -> String {
    let made = file("a.ods", bytes);
    read_workbook(&made.path, &Reading::of(&instrument(), lore())).expect_err("refused").to_string()
}

#[test]
fn ods_and_xls_hold_the_same_answers_and_say_what_cannot_be_seen() {
    let (one, other) = (saved_as("ods").expect("readable"), saved_as("xls").expect("readable"));
    let said = |imported: &Imported| {
        imported.rows.iter().map(|row| (row.soal, row.answer.clone(), row.note.clone())).collect::<Vec<_>>()
    };
    assert_eq!(said(&one), said(&other));
    assert!(answered(&one) > instrument().input_count() / 2);
    assert_eq!(one.unreadable, []);
    for (imported, format) in [(one, ".ods"), (other, ".xls")] {
        let [quirk] = quirks(&imported, "format_lain")[..] else { panic!("one word about {format}") };
        assert!(quirk.message.starts_with(&format!("Dari format {format} Pilar membaca isi sel;")));
        // Where formulas may be lost nobody can say that one was typed over.
        assert!(quirks(&imported, "rumus_ditimpa").is_empty(), "{format}");
    }
}

#[test]
fn cells_that_are_repeated_without_end_are_refused_before_they_are_made() {
    let sheet = |rows: &str| {
        ods(&format!(
            "<office:document-content xmlns:office=\"o\" xmlns:table=\"t\" xmlns:text=\"x\"><office:body>\
             <office:spreadsheet><table:table table:name=\"LKE ZI\">{rows}</table:table></office:spreadsheet>\
             </office:body></office:document-content>"
        ))
    };
    let cell = |times: &str| {
        format!(
            "<table:table-cell office:value-type=\"string\" {times}><text:p>isi</text:p></table:table-cell>"
        )
    };
    let wide = cell("table:number-columns-repeated=\"16384\"");
    let row = |times: &str, cells: &str| format!("<table:table-row {times}>{cells}</table:table-row>");
    let far = "table:number-rows-repeated=\"1048575\"";
    for rows in [
        row("", &wide).repeat(300),
        row(far, &wide),
        row("", &wide) + &row(far, "<table:table-cell/>") + &row("", &cell("")),
        row("table:number-rows-repeated=\"18446744073709551615\"", &cell("")),
    ] {
        let said = refusal(&sheet(&rows));
        assert!(said.starts_with("berkas terlalu besar"), "{said}");
    }
    // Blank rows and columns up to the end of the grid cost nothing.
    let said = refusal(&sheet(&(row("", &cell("")) + &row(far, "<table:table-cell/>"))));
    assert!(!said.starts_with("berkas terlalu besar"), "{said}");
    assert_eq!(refusal(&ods("<a><b")), "berkas rusak atau tidak lengkap sehingga tidak dapat dibaca");
}

#[test]
fn a_damaged_file_of_another_format_is_refused_and_never_ends_the_program() {
    for ending in ["ods", "xls"] {
        let whole = std::fs::read(
            pilar_tests::root().join("tests/fixtures/formats").join(format!("contoh.{ending}")),
        )
        .expect("bytes");
        for at in (0..whole.len()).step_by(whole.len() / 8) {
            let mut bytes = whole.clone();
            bytes[at] ^= 0x55;
            let made = file("a.bin", &bytes);
            let _ = read_workbook(&made.path, &Reading::of(&instrument(), lore()));
            let made = file("a.bin", &whole[..at]);
            assert!(read_workbook(&made.path, &Reading::of(&instrument(), lore())).is_err(), "{ending} {at}");
        }
    }
}

#[test]
fn files_that_hold_no_cells_are_named() {
    let said = |bytes: &[u8]| detect(&file("lke.xlsx", bytes).path).expect_err("refused").to_string();
    for (bytes, format) in [
        (&b"%PDF-1.7"[..], ".pdf"),
        (b"\x89PNG\r\n\x1a\n", ".png"),
        (b"no;kode;jawaban\r\n1;A.I.1.i.a;Ya\r\n", ".csv"),
        (b"<!DOCTYPE html><html><body><table>", ".html"),
        (b"<?xml version=\"1.0\"?><office:document xmlns:office=\"urn:oasis\">", ".fods"),
        (b"<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\">", ".xml"),
    ] {
        assert_eq!(said(bytes), format!("format {format} tidak dapat dibaca di sini"));
    }
    assert_eq!(said(b"surat biasa tanpa tabel"), "jenis berkas tidak dikenali");
    assert_eq!(
        said(b"{\"error\": true, \"code\": 403, \"message\": \"Token tidak\\n berlaku\"}"),
        "berkas ini pesan kesalahan dari PortalRB, bukan data: \"Token tidak berlaku (kode 403)\""
    );
    assert_eq!(
        said(b"{\"tahun\": 2026, \"units\": [{\"id\": 1}, {\"id\": 2}]}"),
        "berkas ini daftar unit usulan PortalRB (2 unit), bukan jawaban satu unit"
    );
}

#[test]
fn pictures_whose_content_the_workbook_does_not_hold_are_named() {
    let instrument = instrument();
    let row = instrument.questions[0].workbook_row;
    let made = official(&instrument, &Plan::default(), |sheet| {
        let image = Image::new_from_buffer(POINT).expect("an image");
        sheet.insert_image(row - 1, col("O"), &image).expect("inserted");
    });
    assert_eq!(read(&instrument, &made).expect("readable").pictures.len(), 1);
    let bytes = std::fs::read(&made.path).expect("file");
    let gone = file("tanpa.xlsx", &with_parts(&bytes, &[], "media/image1.png\"", "media/hilang.png\""));
    let imported = read(&instrument, &gone).expect("readable");
    assert_eq!((imported.pictures.len(), quirks(&imported, "gambar_menempel").len()), (0, 0));
    assert_eq!(
        quirks(&imported, "gambar_tanpa_isi")[0].message,
        "1 gambar di lembar ini kosong atau hanya merujuk ke berkas lain; Pilar tidak mengambilnya."
    );
}

#[test]
fn a_drawing_that_cannot_be_read_is_named_and_refuses_nothing() {
    let instrument = instrument();
    let made = official(&instrument, &Plan::default(), |sheet| {
        let image = Image::new_from_buffer(POINT).expect("an image");
        sheet.insert_image(5, col("O"), &image).expect("inserted");
    });
    let bytes = std::fs::read(&made.path).expect("file");
    for (from, to) in [("../drawings/drawing1.xml", "../drawings/hilang.xml"), ("</xdr:wsDr>", "</xdr:wsDr")]
    {
        let broken = file("rusak.xlsx", &with_parts(&bytes, &[], from, to));
        let imported = read(&instrument, &broken).expect("readable");
        assert_eq!((answered(&imported), imported.pictures.len()), (instrument.input_count(), 0));
        let said: Vec<_> =
            quirks(&imported, "gambar_tidak_terbaca").iter().map(|quirk| quirk.message.clone()).collect();
        assert_eq!(said, ["Gambar atau grafik di lembar ini tidak terbaca; Pilar tidak mengambilnya."]);
    }
}

#[test]
fn pictures_over_the_rows_of_inputs_are_found_with_their_content() {
    let instrument = instrument();
    let (first, second) = (&instrument.questions[0], &instrument.questions[3]);
    let made = official(&instrument, &Plan::default(), |sheet| {
        let image = Image::new_from_buffer(POINT).expect("an image");
        for (row, column) in
            [(first.workbook_row, "O"), (first.workbook_row, "P"), (second.workbook_row, "Q"), (1, "A")]
        {
            sheet.insert_image(row - 1, col(column), &image).expect("inserted");
        }
    });
    let imported = read(&instrument, &made).expect("readable");
    let soals: Vec<u32> = imported.pictures.iter().map(|picture| picture.soal).collect();
    assert_eq!(soals, [first.inputs[0].soal, first.inputs[0].soal, second.inputs[0].soal]);
    assert_eq!(
        quirks(&imported, "gambar_menempel")[0].message,
        format!(
            "3 gambar menempel di baris {} (2), baris {} (1) dan hanya dilampirkan bila diminta; 1 gambar lain tidak \
             berada di baris isian dan tidak diambil.",
            first.workbook_row, second.workbook_row
        )
    );
    assert_eq!(picture(&made.path, &imported.pictures[0]).expect("content"), POINT);
    let mut larger = imported.pictures[0].clone();
    larger.size = 200 * 1024 * 1024;
    let said = picture(&made.path, &larger).expect_err("refused").to_string();
    assert_eq!(said, "berkas terlalu besar (210 MB, paling banyak 100 MB)");
}

#[test]
fn the_beginning_of_a_sheet_is_shown_for_choosing_columns() {
    let instrument = instrument();
    let made = official(&instrument, &Plan::default(), |_| {});
    let head = instrument.workbook.official.heading_row;
    let seen = preview(&made.path, "lke zi", head).expect("readable");
    assert_eq!(seen.columns[10], ("K".to_owned(), "Jawaban".to_owned()));
    assert_eq!(seen.rows.len(), 12);
    assert!(seen.rows.iter().all(|(row, cells)| *row > head && cells.len() == seen.columns.len()));
    let said = preview(&made.path, "Lain", head).expect_err("refused").to_string();
    assert_eq!(said, "lembar \"Lain\" tidak ada di buku kerja ini (lembar yang ada: LKE ZI)");
}
