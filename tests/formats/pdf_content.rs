//! What a reader finds in the PDF.

use std::collections::BTreeMap;

use crate::made_reports::{blank, full, half, instrument, poppler};
use pilar_core::worksheet::Answer;
use pilar_files::blocks::{Paper, PrintOptions};
use pilar_files::printout::write_printout;
use pilar_files::report::{Part, QuestionWording, Report};
use pilar_files::signing::Signatory;
use rust_decimal::Decimal;

/// The text of every page, by the same parser on every machine.
fn pages(report: &Report, paper: Paper) -> Vec<String> {
    let (document, _) = written(report, paper);
    document.get_pages().keys().map(|page| document.extract_text(&[*page]).unwrap()).collect()
}

fn written(report: &Report, paper: Paper) -> (lopdf::Document, Vec<u8>) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("lke.pdf");
    write_printout(report, &PrintOptions { paper, ..PrintOptions::default() }, &path).unwrap();
    let bytes = std::fs::read(&path).unwrap();
    (lopdf::Document::load_mem(&bytes).unwrap(), bytes)
}

/// Without white space, since a line break in a cell is no part of what is said.
fn packed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

#[test]
fn every_question_note_and_document_is_in_the_text() {
    let instrument = instrument();
    let report = full(&instrument);
    let pages = pages(&report, Paper::A4);
    let text = packed(&pages.concat());
    for (question, input) in instrument.inputs() {
        assert!(text.contains(&packed(&input.code)), "{}", input.code);
        assert!(text.contains(&packed(&question.title)), "{}", question.title);
    }
    for document in &report.evidence {
        assert!(text.contains(&packed(&document.title)), "{}", document.title);
        assert!(text.contains(&document.sha256), "{}", document.sha256);
    }
    for words in
        ["Nomor 12 Tahun 2026", "48 responden", "Triwulan II 2026", "Tempat, tanggal", "Jabatan", "NIP"]
    {
        assert!(text.contains(&packed(words)), "{words}");
    }
}

#[test]
fn questions_are_marked_as_a_summary_and_a_chosen_option_has_its_official_text() {
    let instrument = instrument();
    let mut report = full(&instrument);
    let said = |report: &Report| packed(&pages(report, Paper::A4).concat());
    let summarised = packed("Pertanyaan diringkas oleh Pilar; yang mengikat adalah teks resmi.");
    let without = said(&report);
    assert_eq!(without.matches(&summarised).count(), instrument.areas.len());
    assert!(!without.contains(&packed("Teks resmi:")));

    let chosen = report.rows.iter().filter_map(|(soal, row)| match &row.answer {
        Some(Answer::Choice(key)) => Some((*soal, key.clone())),
        _ => None,
    });
    let chosen: Vec<(u32, String)> = chosen.take(2).collect();
    for ((soal, key), label) in chosen.iter().zip(["Bunyi pilihan itu.", chosen[1].1.as_str()]) {
        let words = QuestionWording {
            question: "Bunyi pertanyaan.".into(),
            criteria: "Bunyi semua kriteria.".into(),
            options: BTreeMap::from([(key.clone(), label.to_owned())]),
        };
        report.official.insert(*soal, words);
    }
    let with = said(&report);
    assert!(with.contains(&summarised));
    for words in ["Teks resmi: Bunyi pilihan itu.", "Teks resmi: Bunyi semua kriteria."] {
        assert_eq!(with.matches(&packed(words)).count(), 1, "{words}");
    }
}

#[test]
fn the_first_page_tells_who_how_much_and_what_is_met() {
    let instrument = instrument();
    let report = full(&instrument);
    let first = packed(&pages(&report, Paper::A4)[0]);
    for words in [
        "Kementerian Contoh Republik Indonesia",
        "Jalan Merdeka Nomor 17",
        "Lembar Kerja Evaluasi Zona Integritas",
        "22 November 2026",
        "Seluruh 127 isian terisi",
        "Memenuhi",
    ] {
        assert!(first.contains(&packed(words)), "{words}");
    }
    for headline in &instrument.headlines {
        assert!(first.contains(&packed(&headline.name)));
    }
    for gate in &instrument.gates {
        assert!(first.contains(&packed(&gate.name)), "{}", gate.name);
    }
}

#[test]
fn every_page_carries_unit_number_and_caution() {
    let instrument = instrument();
    let pages = pages(&half(&instrument), Paper::A4);
    for (at, page) in pages.iter().enumerate() {
        let text = packed(page);
        assert!(text.contains(&packed(&format!("Halaman {} dari {}", at + 1, pages.len()))));
        assert!(text.contains(&packed("Kantor Layanan Cipta Karya")));
        assert!(text.contains(&packed("Dibuat dengan Pilar 0.1.0, 22 November 2026 pukul 14.05 WIB")));
        assert!(text.contains(&packed("bukan penetapan nilai atau predikat")));
        assert!(!page.contains('!'));
    }
}

#[test]
fn an_unfinished_sheet_shows_all_three_figures() {
    let instrument = instrument();
    let report = half(&instrument);
    let first = packed(&pages(&report, Paper::A4)[0]);
    let total = report.scores.total;
    assert!(total.floor < total.score && total.score < total.ceiling);
    for (name, figure) in [
        ("Nilai pasti", total.floor),
        ("nilai menurut isian", total.score),
        ("nilai tertinggi", total.ceiling),
    ] {
        let figure = format!("{:.2}", figure.round_dp(2)).replace('.', ",");
        assert!(first.contains(&packed(&format!("{name} {figure}"))), "{name} {figure}");
    }
    assert!(first.contains(&packed("Belum Memenuhi")));
}

#[test]
fn a_blank_sheet_is_printed_as_blank() {
    let instrument = instrument();
    let text = packed(&pages(&blank(&instrument), Paper::A4).concat());
    assert!(text.contains(&packed("belum diisi")));
    assert!(text.contains(&packed("Belum ada dokumen bukti dukung.")));
    assert!(text.contains(&packed("0 dari 127 isian")));
}

#[test]
fn a_figure_that_only_rounds_to_a_pass_is_explained() {
    let instrument = instrument();
    let mut report = full(&instrument);
    let gate = &mut report.predicates[0].gates[0];
    gate.value.floor = gate.minimum - Decimal::new(1, 3);
    gate.met = false;
    gate.rounds_to_pass = true;
    let first = packed(&pages(&report, Paper::A4)[0]);
    assert!(first.contains(&packed(
        "** Setelah dibulatkan tampak mencapai nilai minimal, tetapi nilai sebenarnya masih di bawahnya."
    )));
    assert!(first.contains("−0,00"));
}

#[test]
fn both_papers_have_their_size_and_tables_lie_across() {
    let instrument = instrument();
    let report = half(&instrument);
    for (paper, short, long) in [(Paper::A4, 210.0, 297.0), (Paper::F4, 215.0, 330.0)] {
        let (document, _) = written(&report, paper);
        let mut across = 0;
        for (at, id) in document.get_pages().into_values().enumerate() {
            let page = document.get_dictionary(id).unwrap();
            let media = page.get(b"MediaBox").and_then(lopdf::Object::as_array).unwrap();
            let side = |at: usize| media[at].as_float().unwrap() / 72.0 * 25.4;
            let (width, height) = (side(2), side(3));
            let upright = (width - short).abs() < 0.1 && (height - long).abs() < 0.1;
            assert!(
                upright || (width - long).abs() < 0.1 && (height - short).abs() < 0.1,
                "{width} x {height}"
            );
            assert!(upright || at > 0);
            across += usize::from(!upright);
        }
        assert!(across > 5);
    }
}

#[test]
fn the_outline_leads_to_every_part_and_area() {
    let instrument = instrument();
    let (document, _) = written(&full(&instrument), Paper::A4);
    let titles: Vec<String> = document
        .objects
        .values()
        .filter_map(|object| object.as_dict().ok())
        .filter(|dictionary| dictionary.has(b"Dest"))
        .map(|item| lopdf::decode_text_string(item.get(b"Title").unwrap()).unwrap())
        .collect();
    for part in [
        "Ringkasan penilaian",
        "Rekapitulasi nilai",
        "Lembar kerja per area",
        "Daftar bukti dukung",
        "Catatan atas perhitungan",
        "Pengesahan",
    ] {
        assert!(titles.iter().any(|title| title == part), "{part} in {titles:?}");
    }
    for area in &instrument.areas {
        assert!(titles.iter().any(|title| title.ends_with(&area.name)), "{} in {titles:?}", area.name);
    }
}

#[test]
fn the_same_report_gives_the_same_bytes_and_small_ones() {
    let instrument = instrument();
    let report = full(&instrument);
    let (_, first) = written(&report, Paper::F4);
    let (_, second) = written(&report, Paper::F4);
    assert!(first == second);
    assert!(first.len() < 300_000, "{} bytes", first.len());
}

#[test]
fn other_programs_read_it_and_find_embedded_subsets() {
    let instrument = instrument();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("lke.pdf");
    write_printout(&full(&instrument), &PrintOptions::default(), &path).unwrap();
    let name = path.to_str().unwrap();
    if let Some(fonts) = poppler("pdffonts", &[name]) {
        let lines: Vec<&str> = fonts.lines().skip(2).collect();
        assert!(lines.len() >= 2);
        for line in lines {
            assert!(line.contains("+NotoSans") && line.contains("yes yes yes"), "{line}");
        }
    }
    if let Some(info) = poppler("pdfinfo", &["-isodates", name]) {
        assert!(info.contains("CreationDate:    2026-11-22T07:05:09"), "{info}");
        assert!(info.contains("Title:           LKE Zona Integritas"), "{info}");
        assert!(info.contains("Author:          Kantor Layanan Cipta Karya"), "{info}");
    }
    if let Some(text) = poppler("pdftotext", &["-layout", name, "-"]) {
        assert!(text.contains("Lembar Kerja Evaluasi Zona Integritas"));
    }
}

#[test]
fn extra_columns_stand_below_the_notes_of_their_input() {
    let instrument = instrument();
    let mut report = full(&instrument);
    let (_, input) = instrument.inputs().nth(2).unwrap();
    let name = pilar_core::worksheet::ExtraName::new("Temuan auditor").unwrap();
    let row = report.rows.get_mut(&input.soal).unwrap();
    row.extras.insert(name, "SK belum ditandatangani \u{202e}terbalik".into());
    let text = packed(&pages(&report, Paper::A4).concat());
    assert!(text.contains("Temuanauditor:SKbelumditandatangani"), "{text}");
}

#[test]
fn a_part_without_documents_has_no_list_of_them_and_the_whole_says_who_signs() {
    let instrument = instrument();
    let mut report = full(&instrument);
    report.identity.place = "Sukamaju".into();
    report.identity.signatory = Signatory {
        position: "Kepala Kantor Layanan Cipta Karya".into(),
        name: "Hadi Kepala".into(),
        nip: "198001012005011001".into(),
    };
    let text = packed(&pages(&report, Paper::A4).concat());
    for words in ["Sukamaju,", "Hadi Kepala", "198001012005011001"] {
        assert!(text.contains(&packed(words)), "{words}");
    }
    report.evidence.iter_mut().for_each(|document| document.serves.clear());
    let questions = [instrument.questions[0].code.clone()].into();
    report.part =
        Some(Part { name: "hanya pertanyaan yang belum diisi atau belum berbukti".into(), questions });
    assert!(!packed(&pages(&report, Paper::A4).concat()).contains("Daftarbuktidukung"));
}
