//! Filling the user's own official workbook: what changes, what stays, and what its formulas then show.

use std::collections::BTreeMap;
use std::io::Read;
use std::path::{Path, PathBuf};

use crate::made_sheets::{at, instrument, number, open, recalculated, report, rows};
use calamine::{CellErrorType, Data, Range, Reader, Xlsx, open_workbook};
use pilar_core::instrument::{Instrument, Kind};
use pilar_core::worksheet::{Answer, Worksheet};
use pilar_files::safe_write::WriteError;
use pilar_files::xlsx::read::Reading;
use pilar_files::xlsx::template::{Filling, TemplateOutcome, fill_template};
use pilar_tests::reference;
use rust_xlsxwriter::{Formula, Workbook};

fn parts(path: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut archive = zip::ZipArchive::new(std::fs::File::open(path).unwrap()).unwrap();
    (0..archive.len())
        .map(|at| {
            let mut part = archive.by_index(at).unwrap();
            let mut bytes = Vec::new();
            part.read_to_end(&mut bytes).unwrap();
            (part.name().unwrap().into_owned(), bytes)
        })
        .collect()
}

fn text(path: &Path, part: &str) -> String {
    String::from_utf8(parts(path).remove(part).unwrap()).unwrap()
}

fn sheets(path: &Path) -> Vec<(String, Range<Data>)> {
    let mut book: Xlsx<_> = open_workbook(path).unwrap();
    book.worksheets()
}

/// Every cell of both workbooks shows the same; numbers to 1e-9.
fn assert_same(cached: &Path, again: &Path, what: &str) {
    let (cached, again) = (sheets(cached), sheets(again));
    assert_eq!(cached.len(), again.len());
    let mut compared = 0;
    for ((name, left), (_, right)) in cached.iter().zip(&again) {
        for (row, column, found) in left.used_cells() {
            let place = (
                u32::try_from(row).unwrap() + left.start().unwrap().0,
                u32::try_from(column).unwrap() + left.start().unwrap().1,
            );
            let other = right.get_value(place).unwrap_or(&Data::Empty);
            let same = match (found, other) {
                (Data::Float(left), Data::Float(right)) => (left - right).abs() <= 1e-9,
                (Data::Int(_) | Data::Float(_), Data::Int(_) | Data::Float(_)) => {
                    (number(found) - number(other)).abs() <= 1e-9
                }
                (Data::String(text), Data::Empty) | (Data::Empty, Data::String(text)) => text.is_empty(),
                (Data::String(left), Data::String(right)) => {
                    left.replace("\r\n", "\n") == right.replace("\r\n", "\n")
                }
                // A broken reference of the template is #REF! in Excel and #VALUE! in LibreOffice.
                (Data::Error(left), Data::Error(right)) => left == right || *left == CellErrorType::Ref,
                (left, right) => left == right,
            };
            assert!(same, "{what} {name} {place:?}: {found:?}, recalculated {other:?}");
            compared += 1;
        }
    }
    assert!(compared > 100, "{what}: only {compared} cells compared");
}

/// A small template: the weights and options of the instrument, live formulas, one of them shared in spirit.
fn small_template(instrument: &Instrument, path: &Path, notes: bool) {
    let layout = &instrument.workbook.official;
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    sheet.set_name(&layout.sheet).unwrap();
    let cell = |column: &str, row: u32| {
        let (row, column) = crate::made_sheets::place(&format!("{column}{row}"));
        (row, u16::try_from(column).unwrap())
    };
    for node in &instrument.nodes {
        let (row, column) = cell(&layout.weight, node.workbook_row);
        sheet.write_number(row, column, node.weight.to_string().parse::<f64>().unwrap()).unwrap();
    }
    for question in &instrument.questions {
        let (row, column) = cell(&layout.options, question.workbook_row);
        if let Kind::Choice { .. } = question.kind {
            sheet.write_string(row, column, question.option_list()).unwrap();
            let (row, column) = cell(&layout.value, question.workbook_row);
            let answer = format!("{}{}", layout.answer, question.workbook_row);
            let formula = format!("=IF({answer}=\"\",\"kosong\",IF(OR({answer}=\"A\",{answer}=\"Ya\"),1,0))");
            sheet.write_formula(row, column, Formula::new(formula)).unwrap();
        }
    }
    let (row, column) = cell(&layout.value, 300);
    sheet
        .write_formula(row, column, Formula::new("=SUM(L8,L9)/COUNTIF(L8:L9,\">=0\")").set_result("7"))
        .unwrap();
    if notes {
        let (row, column) = cell(&layout.note, layout.heading_row);
        sheet.write_string(row, column, "Catatan").unwrap();
    }
    workbook.save(path).unwrap();
}

fn filling(instrument: &Instrument) -> Filling<'_> {
    Filling { reading: Reading::of(instrument, pilar_tests::lore()), others: None }
}

fn fill(instrument: &Instrument, sheet: &Worksheet, template: &Path, path: &Path) -> TemplateOutcome {
    fill_template(&report(instrument, rows(sheet)), template, path, &filling(instrument)).unwrap()
}

#[test]
fn cells_that_do_not_exist_yet_are_created_in_order() {
    let instrument = instrument();
    let folder = tempfile::tempdir().unwrap();
    let (template, path) = (folder.path().join("templat.xlsx"), folder.path().join("hasil.xlsx"));
    small_template(&instrument, &template, true);
    let mut rows = rows(&crate::made_sheets::half(&instrument));
    for row in rows.values_mut() {
        row.note = "=1+1 & <b> _x0041_ \u{1}é".into();
        row.evidence_text = "https://contoh.go.id".into();
    }
    let report = report(&instrument, rows);
    let outcome = fill_template(&report, &template, &path, &filling(&instrument)).unwrap();
    assert_eq!(outcome.answers, report.rows.len());
    assert_eq!(outcome.left_to_recalculate, ["LKE ZI!L300"], "COUNTIF is left to the reader");
    assert_eq!(
        outcome.left_out,
        ["Lembar LKE ZI tidak berjudul di kolom P sehingga bukti dukung tidak ditulis."]
    );
    let layout = &instrument.workbook.official;
    let sheet = open(&path, &layout.sheet);
    for (_, input) in instrument.inputs() {
        let expected = match report.rows.get(&input.soal).and_then(|row| row.answer.clone()) {
            None => Data::Empty,
            Some(Answer::Choice(key)) => Data::String(key),
            Some(Answer::Number(number)) => Data::Float(number.to_string().parse().unwrap()),
        };
        assert_eq!(at(&sheet, &layout.answer, input.workbook_row), &expected, "{}", input.code);
    }
    let first = instrument.inputs().find(|(_, input)| report.rows.contains_key(&input.soal)).unwrap().1;
    assert_eq!(at(&sheet, &layout.note, first.workbook_row), &Data::String("=1+1 & <b> _x0041_ é".into()));
    assert_eq!(at(&sheet, &layout.evidence, first.workbook_row), &Data::Empty);
    assert!(text(&path, "xl/workbook.xml").contains("fullCalcOnLoad=\"1\""));
    let xml = text(&path, "xl/worksheets/sheet1.xml");
    assert!(
        xml.contains("<f>SUM(L8,L9)/COUNTIF(L8:L9,\"&gt;=0\")</f></c>")
            || xml.contains("COUNTIF(L8:L9,\">=0\")</f></c>")
    );
    let places: Vec<(u32, u32)> = xml
        .split("<c r=\"")
        .skip(1)
        .map(|rest| crate::made_sheets::place(&rest[..rest.find('"').unwrap()]))
        .collect();
    assert!(places.windows(2).all(|pair| pair[0] < pair[1]), "cells are in order");
    // Filled again with nothing, the blanks are cleared.
    let cleared = folder.path().join("kosong.xlsx");
    fill(&instrument, &Worksheet::new(), &path, &cleared);
    let sheet = open(&cleared, &layout.sheet);
    for (_, input) in instrument.inputs() {
        assert_eq!(at(&sheet, &layout.answer, input.workbook_row), &Data::Empty, "{}", input.code);
        assert_eq!(at(&sheet, &layout.note, input.workbook_row), &Data::Empty, "{}", input.code);
    }
}

#[test]
fn templates_that_do_not_fit_are_refused_and_leave_nothing() {
    let instrument = instrument();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("hasil.xlsx");
    let report = report(&instrument, rows(&crate::made_sheets::full(&instrument)));
    let refused = |name: &str, bytes: Option<&[u8]>, reason: &str| {
        let template = folder.path().join(name);
        if let Some(bytes) = bytes {
            std::fs::write(&template, bytes).unwrap();
        }
        let error = fill_template(&report, &template, &path, &filling(&instrument)).unwrap_err();
        assert!(matches!(error, WriteError::Template { .. }), "{error}");
        assert!(error.to_string().contains(reason), "{error}");
        assert!(!path.exists());
    };
    refused("tidak-ada.xlsx", None, "berkas tidak ditemukan");
    refused("rusak.xlsx", Some(b"bukan zip"), "bukan buku kerja Excel (.xlsx)");
    refused("kosong.xlsx", Some(b""), "berkas kosong (0 byte)");
    refused(
        "sandi.xlsx",
        Some(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1......"),
        "format .xls tidak dapat dibaca di sini",
    );
    let mut locked = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1......".to_vec();
    locked.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
    refused("terkunci.xlsx", Some(&locked), "dilindungi kata sandi");
    let other = folder.path().join("lain.xlsx");
    let mut workbook = Workbook::new();
    workbook.add_worksheet().set_name("Anggaran").unwrap();
    workbook.save(&other).unwrap();
    refused("lain.xlsx", None, "tidak memuat lembar \"LKE ZI\" atau \"Jawaban\"");
    let mut workbook = Workbook::new();
    workbook.add_worksheet().set_name("LKE ZI").unwrap();
    workbook.save(&other).unwrap();
    refused("lain.xlsx", None, "susunannya tidak cocok");
    small_template(&instrument, &other, true);
    let whole = std::fs::read(&other).unwrap();
    refused("potong.xlsx", Some(&whole[..whole.len() / 2]), "rusak");
}

#[test]
fn the_sheet_of_portalrb_is_filled_by_its_headings() {
    let instrument = instrument();
    let folder = tempfile::tempdir().unwrap();
    let (template, path) = (folder.path().join("unduhan.xlsx"), folder.path().join("hasil.xlsx"));
    let layout = &instrument.workbook.portal;
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    sheet.set_name(&layout.sheet).unwrap();
    for (column, name) in
        [(&layout.unit_answer, "Jawaban"), (&layout.unit_note, "Catatan"), (&layout.tpi_answer, "TPI")]
    {
        let (row, column) = crate::made_sheets::place(&format!("{column}5"));
        sheet.write_string(row, u16::try_from(column).unwrap(), name).unwrap();
    }
    workbook.save(&template).unwrap();
    let mut rows = rows(&crate::made_sheets::full(&instrument));
    for row in rows.values_mut() {
        row.note = "catatan".into();
        row.evidence_text = "bukti".into();
        row.tpi_answer = row.answer.clone();
    }
    let report = report(&instrument, rows);
    let outcome = fill_template(&report, &template, &path, &filling(&instrument)).unwrap();
    assert_eq!(outcome.sheets, std::slice::from_ref(&layout.sheet));
    assert_eq!(outcome.answers, instrument.input_count());
    assert_eq!(
        outcome.left_out,
        ["Lembar Jawaban tidak berjudul di kolom M sehingga bukti dukung tidak ditulis."]
    );
    let sheet = open(&path, &layout.sheet);
    for (_, input) in instrument.inputs() {
        assert_eq!(at(&sheet, &layout.unit_note, input.portal_row), &Data::String("catatan".into()));
        assert_eq!(at(&sheet, &layout.unit_evidence, input.portal_row), &Data::Empty);
        assert_eq!(
            at(&sheet, &layout.tpi_answer, input.portal_row),
            at(&sheet, &layout.unit_answer, input.portal_row)
        );
    }
}

fn occurrences(path: &Path, needle: &str) -> usize {
    parts(path)
        .iter()
        .filter(|(name, _)| name.starts_with("xl/worksheets/sheet"))
        .map(|(_, bytes)| String::from_utf8_lossy(bytes).matches(needle).count())
        .sum()
}

#[test]
fn the_official_workbook_keeps_everything_and_shows_fresh_results() {
    let Some(template) = reference("official-workbook-filled.xlsx") else { return };
    let instrument = instrument();
    let folder = tempfile::tempdir().unwrap();
    let before = parts(&template);
    let mut files: Vec<PathBuf> = Vec::new();
    let cases = [
        ("penuh", crate::made_sheets::full(&instrument)),
        ("terbaik", crate::made_sheets::best(&instrument)),
        ("separuh", crate::made_sheets::half(&instrument)),
        ("kosong", Worksheet::new()),
        ("nol", crate::made_sheets::zeros(&instrument)),
        ("dibatasi", crate::made_sheets::clamped(&instrument)),
    ];
    for (name, sheet) in &cases {
        let path = folder.path().join(format!("{name}.xlsx"));
        let outcome = fill(&instrument, sheet, &template, &path);
        assert_eq!(outcome.left_to_recalculate, Vec::<String>::new(), "{name}");
        assert_eq!(outcome.answers, sheet.len(), "{name}: {:?}", outcome.left_out);
        let after = parts(&path);
        assert_eq!(before.keys().collect::<Vec<_>>(), after.keys().collect::<Vec<_>>());
        // The properties name the unit that is exported.
        let own = |part: &str| part.starts_with("xl/worksheets/sheet") || part.starts_with("docProps/");
        let others = before.iter().filter(|(part, _)| !own(part));
        for (part, bytes) in
            others.filter(|(part, _)| *part != "xl/workbook.xml" && *part != "xl/sharedStrings.xml")
        {
            assert!(after[part] == *bytes, "{name}: {part} changed");
        }
        for needle in ["<f", "<dataValidation ", "<mergeCell ", "<sheetProtection ", " s=\""] {
            assert_eq!(occurrences(&path, needle), occurrences(&template, needle), "{name}: {needle}");
        }
        assert_eq!(occurrences(&path, "<dataValidation "), 6);
        let layout = &instrument.workbook.official;
        let lke = open(&path, &layout.sheet);
        for (_, input) in instrument.inputs() {
            let expected = match sheet.get(&input.soal) {
                None => Data::Empty,
                Some(Answer::Choice(key)) => Data::String(key.clone()),
                Some(Answer::Number(number)) => Data::Float(number.to_string().parse().unwrap()),
            };
            assert_eq!(at(&lke, &layout.answer, input.workbook_row), &expected, "{name} {}", input.code);
        }
        files.push(path);
    }
    let out = tempfile::tempdir().unwrap();
    let Some(again) = recalculated(&files, out.path()) else { return };
    for (path, again) in files.iter().zip(again) {
        assert_same(path, &again, &path.file_name().unwrap().to_string_lossy());
    }
}

#[test]
fn quirks_of_the_official_workbook_are_told() {
    let Some(template) = reference("official-workbook-filled.xlsx") else { return };
    let instrument = instrument();
    let folder = tempfile::tempdir().unwrap();
    let outcome =
        fill(&instrument, &crate::made_sheets::best(&instrument), &template, &folder.path().join("a.xlsx"));
    assert!(
        outcome.differences.contains(
            &"LKE ZI!L8 pada buku kerja itu menampilkan \"-\", sedangkan nilai A.I.1.i.a menurut Pilar 1."
                .to_owned()
        ),
        "{:?}",
        outcome.differences
    );
    let half = crate::made_sheets::full(&instrument);
    let outcome = fill(&instrument, &half, &template, &folder.path().join("b.xlsx"));
    assert!(
        outcome.differences.iter().any(|line| line.starts_with("LKE ZI!L175 ")),
        "{:?}",
        outcome.differences
    );
    assert!(
        outcome.differences.iter().any(|line| line.starts_with("LKE ZI!L208 ")),
        "{:?}",
        outcome.differences
    );
}
