//! Workbooks with several sheets: one is taken and the others named, or all are joined.

use std::collections::BTreeSet;

use crate::made_sheets::{full, report, rows};
use crate::made_workbooks::{
    Made, Plan, answered, best, col, instrument, official_sheet, quirks, read, save, write,
};
use pilar_core::instrument::{Instrument, Kind};
use pilar_files::xlsx::read::{Reading, read_workbook};
use pilar_files::xlsx::template::{Filling, fill_template};
use pilar_files::{ReadError, column_map::ColumnMap};
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
pub fn part_sheet<'a>(
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
        // Where only headings are not known, somebody can say the columns, beside those of the other sheets.
        match &error {
            ReadError::NoColumns { at, .. } => {
                assert_eq!((at.sheet.as_str(), at.beside.len(), fault), ("Area 2", 2, "baris judul"));
            }
            ReadError::AnotherInstrument { .. } => assert_ne!(fault, "baris judul"),
            other => panic!("{other}"),
        }
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

/// Three sheets of areas; the second has its answers under a heading of its own, with notes in another column.
pub fn unlike(change: impl Fn(&mut Worksheet)) -> Made {
    let instrument = instrument();
    let tops: Vec<usize> = instrument.areas[..3].iter().map(|area| area.nodes[0]).collect();
    let mut workbook = Workbook::new();
    for (number, top) in tops.iter().enumerate() {
        let sheet = part_sheet(&mut workbook, &instrument, *top, &format!("Area {}", number + 1));
        let (note, evidence) = if number == 1 { ("N", "O") } else { ("O", "N") };
        write(sheet, 1, note, "Catatan Unit");
        write(sheet, 1, evidence, "Daftar Bukti");
        write(sheet, 3, note, "ada");
        write(sheet, 3, evidence, "SK.pdf");
        if number == 1 {
            change(sheet);
        }
    }
    save(workbook)
}

#[test]
fn sheets_that_differ_share_a_map_that_says_it_for_each() {
    let instrument = instrument();
    let made = unlike(|_| {});
    let plain = Reading::of(&instrument, pilar_tests::lore());
    let imported = read_workbook(&made.path, &plain).expect("readable");
    assert!(ColumnMap::common(&imported.maps).is_none());
    let mut map = ColumnMap::together(&imported.maps).expect("a map");
    let said: Vec<_> =
        map.sheets.iter().map(|own| (own.sheet.as_str(), own.note.as_deref().unwrap_or("-"))).collect();
    assert_eq!(said, [("Area 1", "O"), ("Area 2", "N"), ("Area 3", "O")]);
    // From its file, asked for or found again by the headings of each sheet, it reads the same.
    map.name = "Format Kantor".into();
    let toml = map.to_toml().expect("writable");
    assert!(!toml.contains("answer = \"\""), "{toml}");
    assert_eq!(ColumnMap::read(&toml).expect("a map"), map);
    let json = serde_json::to_string(&map).expect("json");
    assert_eq!(ColumnMap::read(&json).expect("a map"), map);
    let saved = [map.clone()];
    for reading in [Reading { map: Some(&map), ..plain }, Reading { saved: &saved, ..plain }] {
        let again = read_workbook(&made.path, &reading).expect("readable");
        assert_eq!((&again.rows, &again.quirks), (&imported.rows, &imported.quirks));
        assert!(again.maps.iter().all(|map| map.name == "Format Kantor"));
        assert_eq!(ColumnMap::together(&again.maps), Some(map.clone()));
    }
}

type Wrong<'a> = (&'a dyn Fn(&mut ColumnMap), &'a str);

#[test]
fn a_template_whose_sheets_differ_is_filled_by_their_map() {
    let (instrument, made) = (instrument(), unlike(|_| {}));
    let plain = Reading::of(&instrument, pilar_tests::lore());
    let map = read_workbook(&made.path, &plain).expect("readable").map();
    let mut rows = rows(&full(&instrument));
    for (soal, row) in &mut rows {
        row.note = format!("catatan {soal}");
    }
    let (report, path) = (report(&instrument, rows), made.folder.path().join("hasil.xlsx"));
    let reading = Reading { map: map.as_ref(), ..plain };
    fill_template(&report, &made.path, &path, &Filling { reading, others: None }).expect("filled");
    let imported = read_workbook(&path, &reading).expect("readable");
    for row in &imported.rows {
        let meant = &report.rows[&row.soal];
        assert_eq!((&row.answer, row.note.as_ref()), (&meant.answer, Some(&meant.note)));
    }
}

#[test]
fn a_map_of_several_sheets_fits_each_of_them_or_is_refused_with_everything_that_is_wrong() {
    let instrument = instrument();
    let made = unlike(|sheet| write(sheet, 1, "K", "Terisi"));
    let plain = Reading::of(&instrument, pilar_tests::lore());
    let ReadError::NoColumns { at, .. } = read_workbook(&made.path, &plain).expect_err("refused") else {
        panic!("columns are asked for")
    };
    let mut own = at.beside[0].clone();
    own.sheet = Some("Area 2".into());
    (own.note, own.evidence) = (Some("N".into()), vec!["O".into()]);
    own.headings = [("K".into(), "Terisi".into())].into();
    let maps = [at.beside[0].clone(), own, at.beside[1].clone()];
    let map = ColumnMap::together(&maps).expect("a map");
    let by = |map: &ColumnMap| read_workbook(&made.path, &Reading { map: Some(map), ..plain });
    let imported = by(&map).expect("readable");
    assert_eq!(answered(&imported), imported.rows.len());
    assert_eq!(imported.maps.len(), 3);
    // A sheet that it leaves out is asked for beside the others, and never dropped.
    let without = ColumnMap { sheets: vec![map.sheets[0].clone(), map.sheets[2].clone()], ..map.clone() };
    let ReadError::NoColumns { at, detail, .. } = by(&without).expect_err("refused") else {
        panic!("columns are asked for")
    };
    assert_eq!((at.sheet.as_str(), at.beside.len()), ("Area 2", 2));
    assert_eq!(detail, "lembar \"Area 2\" memuat isian, tetapi tidak disebut di dalamnya");
    let changed = |change: &dyn Fn(&mut ColumnMap)| {
        let mut map = map.clone();
        change(&mut map);
        match by(&map).expect_err("refused") {
            ReadError::ColumnMap { faults } => faults.join("; "),
            other => other.to_string(),
        }
    };
    let cases: [Wrong<'_>; 6] = [
        (
            &|map| {
                map.sheets[0].note = Some("AB".into());
                map.sheets[1].headings.insert("K".into(), "Isi".into());
            },
            "kolom AB untuk catatan unit di luar lembar \"Area 1\", yang terisi sampai kolom O; judul kolom K di lembar \
             \"Area 2\" berbunyi \"Terisi\", bukan \"Isi\"",
        ),
        (
            &|map| map.sheets[2].sheet = "Area 9".into(),
            "lembar \"Area 9\" yang disebutnya tidak ada di buku kerja ini (lembar yang ada: Area 1, Area 2, Area 3)",
        ),
        (&|map| map.sheets[2].sheet = "area 1".into(), "lembar \"area 1\" disebut dua kali"),
        (&|map| map.sheets[2].sheet = " ".into(), "satu di antara lembar-lembarnya tidak bernama"),
        (&|map| map.answer = "K".into(), "kolomnya disebut di luar lembar-lembarnya"),
        (
            &|map| map.sheets[1].note = Some("K".into()),
            "lembar \"Area 2\": kolom K dipakai untuk jawaban unit dan untuk catatan unit",
        ),
    ];
    for (change, said) in cases {
        assert_eq!(changed(change), said);
    }
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

#[test]
fn a_sheet_of_an_area_beside_a_whole_one_is_named_and_what_it_says_otherwise_is_told() {
    let instrument = instrument();
    let tops: Vec<usize> = instrument.areas[..2].iter().map(|area| area.nodes[0]).collect();
    let mut workbook = Workbook::new();
    official_sheet(&mut workbook, &instrument, &plan("LKE ZI"));
    part_sheet(&mut workbook, &instrument, tops[0], "Area 1");
    let inside = |node: usize| instrument.path_of(node).any(|above| above == tops[1]);
    let chosen = |kind: &Kind| matches!(kind, Kind::Choice { .. });
    let mut questions = instrument.questions.iter();
    let question = questions.find(|question| inside(question.node) && chosen(&question.kind)).expect("one");
    let row = question.workbook_row - (instrument.nodes[tops[1]].workbook_row - 2);
    let other = question.options().last().expect("options").key.clone();
    write(part_sheet(&mut workbook, &instrument, tops[1], "Area 2"), row, "K", &other);
    let imported = read(&instrument, &save(workbook)).expect("readable");
    assert_eq!(answered(&imported), instrument.input_count());
    let said: Vec<_> =
        quirks(&imported, "lembar_lain").into_iter().map(|quirk| quirk.message.as_str()).collect();
    assert_eq!(
        said,
        [
            "Lembar \"Area 1\" tidak dipakai.",
            "Lembar \"Area 2\" tidak dipakai, padahal jawaban di dalamnya berbeda dari lembar yang dipakai."
        ]
    );
}
