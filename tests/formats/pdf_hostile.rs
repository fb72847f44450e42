//! Texts and places that could break the PDF.

use std::path::Path;

use crate::made_reports::{blank, full, half, instrument, png, poppler};
use pilar_core::instrument::SoalId;
use pilar_files::blocks::{Paper, PrintOptions};
use pilar_files::printout::write_printout;
use pilar_files::report::Report;
use pilar_files::safe_write::WriteError;

fn text_of(report: &Report) -> String {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("lke.pdf");
    write_printout(report, &PrintOptions { paper: Paper::A4, ..PrintOptions::default() }, &path).unwrap();
    let document = lopdf::Document::load(&path).unwrap();
    let pages: Vec<u32> = document.get_pages().into_keys().collect();
    document.extract_text(&pages).unwrap()
}

fn first_input(report: &mut Report) -> SoalId {
    let soal = report.instrument.inputs().next().unwrap().1.soal;
    report.rows.entry(soal).or_default();
    soal
}

#[test]
fn what_the_font_lacks_is_replaced_visibly() {
    let instrument = instrument();
    let mut report = half(&instrument);
    let soal = first_input(&mut report);
    report.rows.get_mut(&soal).unwrap().note =
        "awal \u{1f600} \u{6f22}\u{5b57} \u{627}\u{644} \u{0}\u{7}\u{1b}[31m \u{202e}akhir \u{feff}tamat"
            .into();
    let text = text_of(&report);
    assert!(text.contains("awal"));
    assert!(text.contains("akhir tamat"), "invisible characters are gone");
    assert!(text.contains('\u{fffd}') || text.contains('\u{25a1}') || text.contains('?'));
    assert!(!text.contains('\u{1b}'));
}

#[test]
fn hostile_names_everywhere_do_not_fail() {
    let instrument = instrument();
    let mut report = half(&instrument);
    let odd = "((\\)) <b>%PDF-1.4 endobj</b> \u{1f4a5}\r\n\t\"&'".repeat(9);
    report.identity.unit = odd.clone();
    report.identity.instansi = "x".repeat(3_000);
    report.identity.address = vec![odd.clone(); 12];
    report.identity.target = odd.clone();
    report.made_by = odd.clone();
    for document in &mut report.evidence {
        document.title = odd.clone();
        document.file_name = "nama".repeat(200);
        document.sha256 = String::new();
        document.serves.push(SoalId::MAX);
    }
    for row in report.rows.values_mut() {
        row.evidence.push(usize::MAX - 1);
        row.tpi_note.clone_from(&odd);
    }
    assert!(text_of(&report).contains("endobj"));
}

#[test]
fn an_empty_identity_is_printed() {
    let instrument = instrument();
    let mut report = blank(&instrument);
    report.identity = pilar_files::report::UnitIdentity::default();
    report.predicates.clear();
    report.warnings.clear();
    assert!(text_of(&report).contains("Tidak ada catatan."));
}

#[test]
fn a_note_of_a_hundred_thousand_characters_flows_over_pages() {
    let instrument = instrument();
    let mut report = half(&instrument);
    let soal = first_input(&mut report);
    let note = format!("{} TAMATLAH", "uraian kegiatan zona integritas ".repeat(3_125));
    report.rows.get_mut(&soal).unwrap().note = note;
    let text = text_of(&report);
    assert!(text.contains("TAMATLAH"));
    assert!(text.contains("lanjutan"));
    let words = text.split_whitespace().filter(|word| *word == "uraian").count();
    assert!(words >= 3_125, "{words} words");
}

#[test]
fn one_endless_word_and_endless_lines_are_broken() {
    let instrument = instrument();
    let mut report = half(&instrument);
    let soal = first_input(&mut report);
    report.rows.get_mut(&soal).unwrap().note = format!("{}{}", "w".repeat(20_000), "\nbaris".repeat(2_000));
    let text = text_of(&report);
    assert!(text.matches('w').count() >= 20_000);
    assert!(text.matches("baris").count() >= 2_000);
}

#[test]
fn a_folder_that_is_not_there_is_named_and_nothing_is_left() {
    let instrument = instrument();
    let report = full(&instrument);
    let folder = tempfile::tempdir().unwrap();
    let gone = folder.path().join("tidak ada");
    let error = write_printout(&report, &PrintOptions::default(), &gone.join("lke.pdf")).unwrap_err();
    assert!(matches!(error, WriteError::FolderMissing { .. }), "{error}");
    let error = write_printout(&report, &PrintOptions::default(), folder.path()).unwrap_err();
    assert!(matches!(error, WriteError::IsFolder { .. }), "{error}");
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
}

#[test]
fn a_file_is_replaced_as_a_whole() {
    let instrument = instrument();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("lke.pdf");
    std::fs::write(&path, "lama").unwrap();
    write_printout(&blank(&instrument), &PrintOptions::default(), Path::new(&path)).unwrap();
    assert!(std::fs::read(&path).unwrap().starts_with(b"%PDF-1.5"));
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[test]
fn a_logo_is_embedded_with_its_transparency() {
    let instrument = instrument();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("lke.pdf");
    let options = PrintOptions { logo: Some(png()), ..PrintOptions::default() };
    write_printout(&blank(&instrument), &options, &path).unwrap();
    let document = lopdf::Document::load(&path).unwrap();
    let masked = document.objects.values().filter_map(|object| object.as_stream().ok());
    assert_eq!(masked.filter(|stream| stream.dict.has(b"SMask")).count(), 1);
    if let Some(list) = poppler("pdfimages", &["-list", "-l", "1", path.to_str().unwrap()]) {
        assert_eq!(
            list.lines().filter(|line| line.contains("image") || line.contains("smask")).count(),
            2,
            "{list}"
        );
    }
}

#[test]
fn a_logo_that_is_no_picture_stops_the_export() {
    let instrument = instrument();
    let folder = tempfile::tempdir().unwrap();
    let options = PrintOptions { logo: Some(b"bukan gambar".to_vec()), ..PrintOptions::default() };
    let error = write_printout(&blank(&instrument), &options, &folder.path().join("lke.pdf")).unwrap_err();
    assert!(error.to_string().contains("logo bukan gambar PNG atau JPEG"), "{error}");
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
}
