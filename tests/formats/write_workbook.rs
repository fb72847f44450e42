//! Pilar's own workbook: what a reader finds in it, and what a recalculation makes of it.

use std::path::PathBuf;

use crate::made_sheets::{at, document, full, instrument, number, open, recalculated, report, rows};
use calamine::{Data, Reader, Xlsx, open_workbook};
use pilar_core::instrument::Instrument;
use pilar_core::worksheet::{Answer, Worksheet, read_answer};
use pilar_files::report::{QuestionWording, Report};
use pilar_files::safe_write::WriteError;
use pilar_files::xlsx::write::{cut_texts, write_workbook};
use pilar_tests::root;
use rust_decimal::Decimal;

const SLACK: f64 = 1e-9;

fn float(number: Decimal) -> f64 {
    number.to_string().parse().unwrap()
}

/// Compares every node, total and gate of a workbook with the report, and finds error cells.
fn assert_agrees(report: &Report, path: &std::path::Path, what: &str) {
    let layout = &report.instrument.workbook.official;
    let sheet = open(path, &layout.sheet);
    let close = |found: f64, expected: Decimal, place: &str| {
        assert!((found - float(expected)).abs() <= SLACK, "{what} {place}: {found}, expected {expected}");
    };
    for (node, score) in report.instrument.nodes.iter().zip(&report.scores.nodes) {
        let row = node.workbook_row;
        close(number(at(&sheet, &layout.value, row)), score.points.score, &node.code);
        close(number(at(&sheet, "Q", row)), score.points.floor, &format!("floor {}", node.code));
        close(number(at(&sheet, "R", row)), score.points.ceiling, &format!("ceiling {}", node.code));
        close(
            number(at(&sheet, &layout.percent, row)),
            score.points.score / node.weight,
            &format!("% {}", node.code),
        );
    }
    for (question, score) in report.instrument.questions.iter().zip(&report.scores.questions) {
        match (score.fraction, at(&sheet, &layout.value, question.workbook_row)) {
            (Some(fraction), found) => {
                close(number(found), fraction * question.weight.unwrap_or(Decimal::ONE), &question.code);
            }
            (None, Data::String(text)) => {
                let expected = if score.zero_denominator { "tidak dapat dihitung" } else { "belum diisi" };
                assert_eq!(text, expected, "{what} {}", question.code);
            }
            (None, other) => panic!("{what} {}: {other:?}", question.code),
        }
    }
    for total in &layout.totals {
        let points = total.nodes.iter().map(|node| report.scores.nodes[*node].points.score).sum();
        close(number(at(&sheet, &layout.value, total.row)), points, &total.label);
    }
    let mut book: Xlsx<_> = open_workbook(path).unwrap();
    for (name, range) in book.worksheets() {
        for (row, column, cell) in range.used_cells() {
            assert!(!matches!(cell, Data::Error(_)), "{what} {name} {row},{column}: {cell:?}");
        }
    }
    assert_gates(report, path, what);
}

/// The summary's figures and words for every gate.
fn assert_gates(report: &Report, path: &std::path::Path, what: &str) {
    let sheet = open(path, "Ringkasan");
    let first = (0..200)
        .find(|row| sheet.get_value((*row, 1)).is_some_and(|cell| *cell == "Syarat nilai"))
        .expect("gates table")
        + 1;
    for (line, gate) in report.instrument.gates.iter().enumerate() {
        let row = first + u32::try_from(line).unwrap();
        let value = report.predicates[0].gates[line].value;
        assert!(
            sheet.get_value((row, 1)).unwrap().to_string().starts_with(&gate.name),
            "{what} {}",
            gate.name
        );
        for (column, expected) in [(3, value.floor), (4, value.score), (5, value.ceiling)] {
            let found = number(sheet.get_value((row, column)).unwrap());
            assert!(
                (found - float(expected)).abs() <= SLACK,
                "{what} {}: {found}, expected {expected}",
                gate.name
            );
        }
        for (at, predicate) in report.predicates.iter().enumerate() {
            let column = 7 + 2 * u32::try_from(at).unwrap();
            let expected = if predicate.gates[line].met { "Memenuhi" } else { "Belum Memenuhi" };
            assert_eq!(sheet.get_value((row, column)).unwrap().to_string(), expected, "{what} {}", gate.name);
        }
    }
    let last = first + u32::try_from(report.instrument.gates.len()).unwrap();
    for (at, predicate) in report.predicates.iter().enumerate() {
        let expected = if predicate.met { "Memenuhi" } else { "Belum Memenuhi" };
        let column = 7 + 2 * u32::try_from(at).unwrap();
        assert_eq!(sheet.get_value((last, column)).unwrap().to_string(), expected, "{what}");
    }
}

fn golden(instrument: &Instrument) -> Vec<(String, Worksheet)> {
    let text = std::fs::read_to_string(root().join("tests/golden/scoring-cases.json")).unwrap();
    let cases: serde_json::Value = serde_json::from_str(&text).unwrap();
    let sheet = |case: &serde_json::Value| {
        let mut sheet = Worksheet::new();
        for (soal, given) in case["answers"].as_object().unwrap() {
            let text = given.as_str().map_or_else(|| given.to_string(), str::to_owned);
            let (question, input) = instrument.input(soal.parse().unwrap()).unwrap();
            if let Some(answer) =
                (text != "null").then(|| read_answer(question, input, &text).unwrap()).flatten()
            {
                sheet.insert(input.soal, answer);
            }
        }
        sheet
    };
    cases
        .as_array()
        .unwrap()
        .iter()
        .map(|case| (case["id"].as_str().unwrap().to_owned(), sheet(case)))
        .collect()
}

fn every_case(instrument: &Instrument) -> Vec<(String, Worksheet)> {
    let mut cases = vec![
        ("penuh".to_owned(), full(instrument)),
        ("terbaik".to_owned(), crate::made_sheets::best(instrument)),
        ("separuh".to_owned(), crate::made_sheets::half(instrument)),
        ("kosong".to_owned(), Worksheet::new()),
        ("pembagi nol".to_owned(), crate::made_sheets::zeros(instrument)),
        ("dibatasi".to_owned(), crate::made_sheets::clamped(instrument)),
    ];
    cases.extend(golden(instrument));
    cases
}

#[test]
fn cached_figures_and_libreoffice_agree_with_pilar_in_every_case() {
    let instrument = instrument();
    let folder = tempfile::tempdir().unwrap();
    let cases = every_case(&instrument);
    let mut files: Vec<PathBuf> = Vec::new();
    for (name, sheet) in &cases {
        let path = folder.path().join(format!("{name}.xlsx"));
        let report = report(&instrument, rows(sheet));
        write_workbook(&report, &path).unwrap();
        assert_agrees(&report, &path, name);
        files.push(path);
    }
    let out = tempfile::tempdir().unwrap();
    let Some(again) = recalculated(&files, out.path()) else { return };
    for ((name, sheet), path) in cases.iter().zip(again) {
        assert_agrees(&report(&instrument, rows(sheet)), &path, &format!("{name} dihitung ulang"));
    }
}

#[test]
fn answers_stand_at_both_addresses() {
    let instrument = instrument();
    let mut rows = rows(&crate::made_sheets::half(&instrument));
    for row in rows.values_mut() {
        row.tpi_answer = row.answer.clone();
        row.note = "Catatan unit".into();
        row.tpi_note = "Catatan tim".into();
        row.evidence_text = "https://contoh.go.id/bukti".into();
    }
    let report = report(&instrument, rows);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("LKE.xlsx");
    write_workbook(&report, &path).unwrap();
    let (official, portal) = (&instrument.workbook.official, &instrument.workbook.portal);
    let (lke, jawaban) = (open(&path, &official.sheet), open(&path, &portal.sheet));
    for (_, input) in instrument.inputs() {
        let row = report.rows.get(&input.soal);
        let expected = match row.and_then(|row| row.answer.as_ref()) {
            None => Data::Empty,
            Some(Answer::Choice(key)) => Data::String(key.clone()),
            Some(Answer::Number(number)) => Data::Float(float(*number)),
        };
        assert_eq!(at(&lke, &official.answer, input.workbook_row), &expected, "{}", input.code);
        assert_eq!(at(&jawaban, &portal.unit_answer, input.portal_row), &expected, "{}", input.code);
        assert_eq!(at(&jawaban, &portal.tpi_answer, input.portal_row), &expected, "{}", input.code);
        let text = |text: &str| if row.is_some() { text.to_owned() } else { String::new() };
        assert_eq!(at(&lke, &official.note, input.workbook_row).to_string(), text("Catatan unit"));
        assert_eq!(
            at(&lke, &official.evidence, input.workbook_row).to_string(),
            text("https://contoh.go.id/bukti")
        );
        assert_eq!(at(&jawaban, &portal.unit_note, input.portal_row).to_string(), text("Catatan unit"));
        assert_eq!(
            at(&jawaban, &portal.unit_evidence, input.portal_row).to_string(),
            text("https://contoh.go.id/bukti")
        );
        assert_eq!(at(&jawaban, &portal.tpi_note, input.portal_row).to_string(), text("Catatan tim"));
    }
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[test]
fn hostile_texts_stay_texts() {
    let instrument = instrument();
    let hostile = [
        "=1+1",
        "+62811",
        "-1",
        "@SUM(A1)",
        "=HYPERLINK(\"http://a\")",
        "\u{0}a\u{b}b\u{ffff}",
        "_x0041_",
        "<&>\"'",
        "😀\r\nbaris dua\rtiga",
        "\t=1",
        "'=1",
    ];
    let mut rows = rows(&full(&instrument));
    for (row, text) in rows.values_mut().zip(hostile.iter().cycle()) {
        row.note = (*text).into();
        row.evidence_text = (*text).into();
        row.tpi_note = (*text).into();
    }
    let long = *rows.keys().last().unwrap();
    rows.get_mut(&long).unwrap().note = "é😀".repeat(40_000);
    let mut report = report(&instrument, rows);
    report.identity.unit = "=cmd|' /C calc'!A0 & \u{1}\nKantor".into();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("LKE.xlsx");
    write_workbook(&report, &path).unwrap();
    let official = &instrument.workbook.official;
    let lke = open(&path, &official.sheet);
    for ((_, input), text) in instrument.inputs().zip(hostile.iter().cycle()) {
        if input.soal == long {
            let note = at(&lke, &official.note, input.workbook_row).to_string();
            assert!(note.contains("[dipotong di sini") && note.encode_utf16().count() <= 32_767);
            continue;
        }
        let expected =
            text.replace("\r\n", "\n").replace('\r', "\n").replace(['\u{0}', '\u{b}', '\u{ffff}'], "");
        assert_eq!(at(&lke, &official.note, input.workbook_row), &Data::String(expected), "{text:?}");
    }
    let cut = cut_texts(&report);
    assert_eq!(cut.len(), 1);
    assert!(cut[0].ends_with("dipotong di buku kerja; teks lengkap ada di Pilar."), "{}", cut[0]);
    let mut book: Xlsx<_> = open_workbook(&path).unwrap();
    let formulas = book.worksheet_formula(&official.sheet).unwrap();
    for (_, input) in instrument.inputs() {
        for column in [&official.note, &official.evidence, &official.answer] {
            let place = crate::made_sheets::place(&format!("{column}{}", input.workbook_row));
            assert_eq!(
                formulas.get_value(place).map_or("", String::as_str),
                "",
                "{column}{}",
                input.workbook_row
            );
        }
    }
    let out = tempfile::tempdir().unwrap();
    let Some(again) = recalculated(&[path], out.path()) else { return };
    let lke = open(&again[0], &official.sheet);
    let (_, input) = instrument.inputs().next().unwrap();
    assert_eq!(at(&lke, &official.note, input.workbook_row), &Data::String("=1+1".into()));
}

#[test]
fn evidence_leads_to_the_files_of_the_package() {
    let instrument = instrument();
    let mut rows = rows(&full(&instrument));
    let keys: Vec<u32> = rows.keys().copied().collect();
    rows.get_mut(&keys[0]).unwrap().evidence = vec![0];
    rows.get_mut(&keys[1]).unwrap().evidence = vec![0, 1];
    rows.get_mut(&keys[2]).unwrap().evidence_text = "https://drive.contoh.go.id/a?b=1&c=2".into();
    rows.get_mut(&keys[3]).unwrap().evidence_text = "https://a.id dan https://b.id".into();
    rows.get_mut(&keys[4]).unwrap().evidence = vec![2];
    let mut report = report(&instrument, rows);
    report.evidence = vec![
        document("1.i.a SK 50% #1.pdf", Some("Bukti Dukung/1. Area/1.i.a SK 50% #1.pdf")),
        document("Notulen & foto.pdf", Some("Bukti Dukung/1. Area/Notulen & foto.pdf")),
        document("tanpa paket.pdf", None),
    ];
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("LKE.xlsx");
    write_workbook(&report, &path).unwrap();
    let mut archive = zip::ZipArchive::new(std::fs::File::open(&path).unwrap()).unwrap();
    let mut links = String::new();
    let mut entry = archive.by_name("xl/worksheets/_rels/sheet2.xml.rels").unwrap();
    std::io::Read::read_to_string(&mut entry, &mut links).unwrap();
    for target in [
        "\"Bukti%20Dukung/1.%20Area/1.i.a%20SK%2050%25%20%231.pdf\"",
        "\"Bukti%20Dukung/1.%20Area\"",
        "\"https://drive.contoh.go.id/a?b=1&amp;c=2\"",
    ] {
        assert!(links.contains(target), "{target} not in {links}");
    }
    assert_eq!(links.matches("TargetMode=\"External\"").count(), 3);
    let lke = open(&path, &instrument.workbook.official.sheet);
    let row = |soal: u32| instrument.input(soal).unwrap().1.workbook_row;
    let shown = |soal| at(&lke, &instrument.workbook.official.evidence, row(soal)).to_string();
    assert_eq!(shown(keys[1]), "1.i.a SK 50% #1.pdf;\nNotulen & foto.pdf");
    assert_eq!(shown(keys[4]), "tanpa paket.pdf");
}

#[test]
fn a_report_that_cannot_be_written_says_so() {
    let instrument = instrument();
    let report = report(&instrument, rows(&full(&instrument)));
    let folder = tempfile::tempdir().unwrap();
    let error = write_workbook(&report, &folder.path().join("tidak ada/LKE.xlsx")).unwrap_err();
    assert!(matches!(error, WriteError::FolderMissing { .. }), "{error}");
    let error = write_workbook(&report, folder.path()).unwrap_err();
    assert!(matches!(error, WriteError::IsFolder { .. }), "{error}");
}

#[test]
fn the_recalculation_of_these_tests_trusts_no_cached_result() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("usang.xlsx");
    let mut workbook = rust_xlsxwriter::Workbook::new();
    let stale = rust_xlsxwriter::Formula::new("=1+1").set_result("7");
    workbook.add_worksheet().write_formula(0, 0, stale).unwrap();
    workbook.save(&path).unwrap();
    let out = tempfile::tempdir().unwrap();
    let Some(again) = recalculated(&[path], out.path()) else { return };
    assert_eq!(at(&open(&again[0], "Sheet1"), "A", 1), &Data::Float(2.0));
}

#[test]
fn criteria_are_the_official_ones_where_those_are_loaded_and_marked_as_a_summary_where_not() {
    let instrument = instrument();
    let layout = &instrument.workbook.official;
    let explained = |report: &Report, row: u32| {
        let file = tempfile::Builder::new().suffix(".xlsx").tempfile().expect("a file");
        write_workbook(report, file.path()).expect("written");
        at(&open(file.path(), &layout.sheet), &layout.explanation, row).to_string()
    };
    let choice = instrument.questions.iter().find(|question| !question.options().is_empty()).expect("one");
    let number = instrument.questions.iter().find(|question| question.inputs.len() > 1).expect("one");
    let mut report = report(&instrument, rows(&full(&instrument)));
    let own = explained(&report, number.workbook_row);
    assert!(
        explained(&report, layout.heading_row)
            .contains("diringkas oleh Pilar; yang mengikat adalah teks resmi")
    );
    assert!(explained(&report, choice.workbook_row).contains(&choice.options()[0].criterion));
    for input in choice.inputs.iter().chain(&number.inputs) {
        let words = QuestionWording { criteria: "Bunyi resmi.".into(), ..QuestionWording::default() };
        report.official.insert(input.soal, words);
    }
    assert_eq!(explained(&report, layout.heading_row), "Kriteria menurut teks resmi, yang mengikat");
    assert_eq!(explained(&report, choice.workbook_row), "Bunyi resmi.");
    assert_eq!(explained(&report, number.workbook_row), format!("Bunyi resmi.\n{own}"));
}
