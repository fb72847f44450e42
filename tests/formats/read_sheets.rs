//! Workbooks with several sheets: one is taken and the others named, or all are joined.

use std::collections::BTreeSet;

use crate::made_workbooks::{
    Plan, answered, best, col, instrument, official_sheet, quirks, read, save, write,
};
use pilar_core::instrument::{Instrument, Kind};
use pilar_files::ReadError;
use pilar_files::column_map::ColumnMap;
use pilar_files::xlsx::read::{Reading, read_workbook};
use rust_xlsxwriter::{Format, Workbook, Worksheet};

fn plan(name: &str) -> Plan {
    Plan { name: name.into(), ..Plan::default() }
}

#[test]
fn a_hidden_or_older_or_emptier_sheet_never_comes_first_and_is_named() {
    let instrument = instrument();
    for (name, hidden) in [("LKE 2025", true), ("LKE 2025", false), ("LKE ZI", true)] {
        let mut workbook = Workbook::new();
        official_sheet(&mut workbook, &instrument, &plan(name)).set_hidden(hidden);
        official_sheet(&mut workbook, &instrument, &plan("LKE 2026")).set_active(true);
        let imported = read(&instrument, &save(workbook)).expect("readable");
        assert!(imported.rows.iter().all(|row| row.place.starts_with("LKE 2026!")), "{name}");
        assert_eq!(quirks(&imported, "lembar_lain").len(), 1);
    }
    let mut workbook = Workbook::new();
    let empty = Plan { filled: false, ..plan("Pertama") };
    official_sheet(&mut workbook, &instrument, &empty);
    official_sheet(&mut workbook, &instrument, &plan("Kedua"));
    let imported = read(&instrument, &save(workbook)).expect("readable");
    assert!(imported.rows[0].place.starts_with("Kedua!"));
    assert_eq!(
        quirks(&imported, "lembar_lain")[0].message,
        "Lembar \"Pertama\" juga cocok dan berisi 0 jawaban; Pilar tidak memakainya."
    );
}

#[test]
fn of_equal_sheets_a_person_chooses() {
    let instrument = instrument();
    let mut workbook = Workbook::new();
    let second = &instrument.questions[1];
    official_sheet(&mut workbook, &instrument, &plan("Satu"));
    let other = official_sheet(&mut workbook, &instrument, &plan("Dua"));
    write(other, second.workbook_row, "K", &second.options()[1].key);
    let made = save(workbook);
    let error = read(&instrument, &made).expect_err("refused");
    assert_eq!(error.to_string(), "beberapa lembar sama cocoknya dan berbeda isinya: Satu, Dua");
    let reading = Reading { sheet: Some("dua"), ..Reading::of(&instrument, pilar_tests::lore()) };
    let imported = read_workbook(&made.path, &reading).expect("readable");
    assert!(imported.rows[0].place.starts_with("Dua!"));
    let reading = Reading { sheet: Some("Tiga"), ..reading };
    let error = read_workbook(&made.path, &reading).expect_err("refused");
    assert_eq!(error.to_string(), "lembar \"Tiga\" tidak ada di buku kerja ini (lembar yang ada: Satu, Dua)");
}

#[test]
fn a_hundred_sheets_that_fit_are_one_choice() {
    let instrument = instrument();
    let mut workbook = Workbook::new();
    for number in 0..100 {
        official_sheet(&mut workbook, &instrument, &plan(&format!("Unit {number}")));
    }
    let imported = read(&instrument, &save(workbook)).expect("all say the same");
    assert_eq!((answered(&imported), quirks(&imported, "lembar_lain").len()), (instrument.input_count(), 99));
}

/// A sheet for the part of the tree below a node.
fn part_sheet<'a>(
    workbook: &'a mut Workbook,
    instrument: &Instrument,
    top: usize,
    name: &str,
) -> &'a mut Worksheet {
    let sheet = workbook.add_worksheet();
    sheet.set_name(name).expect("name");
    for (letter, text) in
        [("B", "Penilaian"), ("H", "Bobot"), ("J", "Pilihan Jawaban"), ("K", "Jawaban"), ("L", "Nilai")]
    {
        write(sheet, 1, letter, text);
    }
    let inside = |node: usize| instrument.path_of(node).any(|above| above == top);
    let shift = instrument.nodes[top].workbook_row - 2;
    for (at, node) in instrument.nodes.iter().enumerate().filter(|(at, _)| inside(*at)) {
        let row = node.workbook_row - shift;
        write(sheet, row, "E", &instrument.nodes[at].name);
        sheet
            .write(row - 1, col("H"), node.weight.to_string().parse::<f64>().expect("number"))
            .expect("written");
    }
    for question in instrument.questions.iter().filter(|question| inside(question.node)) {
        let list = match &question.kind {
            Kind::Choice { .. } => question.option_list(),
            Kind::Survey { .. } => "Nilai (0-4)".into(),
            _ => "%".into(),
        };
        write(sheet, question.workbook_row - shift, "J", &list);
        write(sheet, question.workbook_row - shift, "G", &question.title);
        for input in &question.inputs {
            if input.workbook_row != question.workbook_row {
                write(sheet, input.workbook_row - shift, "G", &input.label);
            }
            write(sheet, input.workbook_row - shift, "K", &best(&question.kind, input.soal));
        }
    }
    sheet
}

#[test]
fn a_sheet_for_each_area_is_joined_with_the_others() {
    let instrument = instrument();
    let tops: Vec<usize> = instrument.areas[..3].iter().map(|area| area.nodes[0]).collect();
    let mut workbook = Workbook::new();
    for (number, top) in tops.iter().enumerate() {
        part_sheet(&mut workbook, &instrument, *top, &format!("Area {}", number + 1));
    }
    let imported = read(&instrument, &save(workbook)).expect("readable");
    let expected: BTreeSet<u32> = instrument
        .inputs()
        .filter(|(question, _)| instrument.path_of(question.node).any(|above| tops.contains(&above)))
        .map(|(_, input)| input.soal)
        .collect();
    assert_eq!(imported.rows.iter().map(|row| row.soal).collect::<BTreeSet<_>>(), expected);
    assert_eq!(answered(&imported), expected.len());
    let said = &quirks(&imported, "lembar_belum_ada")[0].message;
    assert!(said.starts_with("Jawaban digabung dari 3 lembar; tidak ada lembar untuk "), "{said}");
    // One of them alone is no worksheet.
    let mut workbook = Workbook::new();
    part_sheet(&mut workbook, &instrument, tops[0], "Area 1");
    let error = read(&instrument, &save(workbook)).expect_err("refused");
    assert!(matches!(error, ReadError::AnotherInstrument { .. }), "{error}");
}

type Change = fn(&mut Worksheet);

#[test]
fn a_sheet_of_an_area_that_does_not_fit_is_named_and_refuses_the_others() {
    let instrument = instrument();
    let tops: Vec<usize> = instrument.areas[..3].iter().map(|area| area.nodes[0]).collect();
    let made = |change: fn(&mut Worksheet)| {
        let mut workbook = Workbook::new();
        for (number, top) in tops.iter().enumerate() {
            let sheet = part_sheet(&mut workbook, &instrument, *top, &format!("Area {}", number + 1));
            if number == 1 {
                change(sheet);
            }
        }
        save(workbook)
    };
    let faults: [(Change, &str); 3] = [
        (|sheet| write(sheet, 1, "K", "Terisi"), "baris judul"),
        (|sheet| write(sheet, 1, "J", "Yang dapat dipilih"), "baris judul"),
        (
            |sheet| {
                for column in 0..15 {
                    sheet.write_blank(3, column, &Format::new()).expect("written");
                }
            },
            "pertanyaan tidak ditemukan barisnya",
        ),
    ];
    read(&instrument, &made(|_| {})).expect("readable as it is");
    for (change, fault) in faults {
        let error = read(&instrument, &made(change)).expect_err("refused");
        assert!(matches!(error, ReadError::AnotherInstrument { .. }), "{error}");
        let said = error.to_string();
        assert!(said.contains("lembar \"Area 2\": ") && said.contains(fault), "{said}");
    }
}

#[test]
fn one_map_without_a_sheet_is_for_all_sheets_of_areas_that_are_alike() {
    let instrument = instrument();
    let tops: Vec<usize> = instrument.areas[..3].iter().map(|area| area.nodes[0]).collect();
    let made = |heading: &str| {
        let mut workbook = Workbook::new();
        for (number, top) in tops.iter().enumerate() {
            let sheet = part_sheet(&mut workbook, &instrument, *top, &format!("Area {}", number + 1));
            write(sheet, 1, "A", &format!("Area {}", number + 1));
            write(sheet, 1, "K", "Terisi");
            write(sheet, 1, "N", if number == 1 { heading } else { "Uraian" });
            write(sheet, instrument.questions[0].workbook_row, "N", "uraian");
        }
        save(workbook)
    };
    let alike = made("Uraian");
    read(&instrument, &alike).expect_err("nobody knows the heading");
    let map = ColumnMap {
        format: 1,
        heading_row: 1,
        answer: "K".into(),
        note: Some("N".into()),
        headings: [("K", "Terisi"), ("N", "Uraian")].map(|(at, text)| (at.into(), text.into())).into(),
        ..ColumnMap::default()
    };
    let reading = Reading { map: Some(&map), ..Reading::of(&instrument, pilar_tests::lore()) };
    let imported = read_workbook(&alike.path, &reading).expect("readable");
    let sheets: BTreeSet<&str> =
        imported.rows.iter().filter_map(|row| Some(row.place.split_once('!')?.0)).collect();
    assert_eq!((sheets.len(), imported.maps.len()), (3, 3));
    assert_eq!(answered(&imported), imported.rows.len());
    assert!(imported.rows.iter().any(|row| row.note.as_deref() == Some("uraian")));
    // What they have in common is such a map again.
    let common = ColumnMap::common(&imported.maps).expect("alike");
    assert_eq!((common.sheet.as_deref(), &common.answer, &common.note), (None, &map.answer, &map.note));
    assert!(common.headings.contains_key("N") && !common.headings.contains_key("A"));
    assert_eq!(
        read_workbook(&alike.path, &Reading { map: Some(&common), ..reading }).expect("read"),
        imported
    );
    let other = made("Penjelasan unit");
    let error = read_workbook(&other.path, &reading).expect_err("refused");
    assert_eq!(
        error.to_string(),
        "peta kolom tidak dapat dipakai: judul kolom N di lembar \"Area 2\" berbunyi \"Penjelasan unit\", bukan \"Uraian\""
    );
}

#[test]
fn the_year_that_a_sheet_is_named_after_is_its_year_and_another_one_is_told() {
    let instrument = instrument();
    let made = || {
        let mut workbook = Workbook::new();
        official_sheet(&mut workbook, &instrument, &plan("LKE 2025"));
        save(workbook)
    };
    let imported = read(&instrument, &made()).expect("readable");
    assert_eq!(imported.year, Some(2025));
    assert_eq!(
        quirks(&imported, "tahun_berbeda")[0].message,
        "Berkas ini untuk tahun 2025, sedangkan LKE ini untuk tahun 2026; periksa kembali."
    );
    let reading = Reading { year: 2025, ..Reading::of(&instrument, pilar_tests::lore()) };
    let imported = read_workbook(&made().path, &reading).expect("readable");
    assert_eq!(quirks(&imported, "tahun_berbeda").len(), 0);
}
