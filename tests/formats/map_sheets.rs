//! Maps of several sheets: which sheets may share one, what is made of a workbook, and what earlier programs still read.

use std::path::Path;

use pilar_files::ReadError;
use pilar_files::column_map::{ColumnMap, SheetColumns};
use pilar_files::imported::Imported;
use pilar_files::xlsx::read::{Reading, read_workbook};
use pilar_files::xlsx::write::write_workbook;
use rust_xlsxwriter::Workbook;

use crate::made_sheets::{full, report, rows};
use crate::made_workbooks::{Plan, file, instrument, lore, official_sheet, read, replaced, save};
use crate::read_sheets::{part_sheet, unlike};

fn by(path: &Path, map: &ColumnMap, sheet: Option<&str>) -> Result<Imported, ReadError> {
    let instrument = instrument();
    read_workbook(path, &Reading { map: Some(map), sheet, ..Reading::of(&instrument, lore()) })
}

fn refusal(path: &Path, map: &ColumnMap, sheet: Option<&str>) -> String {
    by(path, map, sheet).expect_err("refused").to_string()
}

#[test]
fn sheets_that_say_the_same_have_no_map_for_both() {
    let instrument = instrument();
    let folder = tempfile::tempdir().expect("folder");
    let path = folder.path().join("LKE.xlsx");
    write_workbook(&report(&instrument, rows(&full(&instrument))), &path).expect("written");
    let reading = Reading::of(&instrument, lore());
    let imported = read_workbook(&path, &reading).expect("readable");
    assert_eq!((imported.maps.len(), imported.joined), (2, false));
    let map = imported.map().expect("a map");
    let (own, portal) = (&instrument.workbook.official.sheet, &instrument.workbook.portal.sheet);
    assert_eq!((map.sheet.as_ref(), map.sheets.len(), map.format), (Some(own), 0, 1));
    // It is for the annex's sheet alone, too.
    let bytes = std::fs::read(&path).expect("bytes");
    let tab = format!("<sheet name=\"{portal}\" sheetId=\"3\" r:id=\"rId3\"/>");
    let alone = file("satu.xlsx", &replaced(&bytes, &tab, ""));
    let without = Reading { sheet: Some(portal.as_str()), ..reading };
    assert!(matches!(read_workbook(&alone.path, &without), Err(ReadError::NoSuchSheet { .. })));
    let again = by(&alone.path, &map, None).expect("readable");
    let answers = |imported: &Imported| {
        imported.rows.iter().map(|row| (row.soal, row.answer.clone())).collect::<Vec<_>>()
    };
    assert_eq!(answers(&again), answers(&imported));
    // Who says it of both by hand may.
    let both = ColumnMap::together(&imported.maps).expect("a map");
    assert_eq!(answers(&by(&path, &both, None).expect("readable")), answers(&imported));
    assert_eq!(
        refusal(&alone.path, &both, None),
        format!(
            "peta kolom tidak dapat dipakai: lembar \"{portal}\" yang disebutnya tidak ada di buku kerja ini (lembar yang \
             ada: Ringkasan, {own})"
        )
    );
}

#[test]
fn sheets_that_each_hold_a_part_have_one_map() {
    let made = unlike(|_| {});
    let imported = read(&instrument(), &made).expect("readable");
    assert!(imported.joined);
    let map = imported.map().expect("a map");
    assert_eq!((&map.sheet, map.sheets.len()), (&None, 3));
    // Earlier programs say that they do not know the format, and not that a line is broken.
    let toml = map.to_toml().expect("writable");
    assert!(toml.starts_with("format = 2\n"), "{toml}");
    assert_eq!(ColumnMap::read(&toml).expect("a map"), map);
    assert_eq!(ColumnMap::read(&toml.replace("format = 2", "format = 1")).expect("a map"), map);
    let single = map.sheets[0].alone("Format Kantor").to_toml().expect("writable");
    assert!(single.starts_with("format = 1\n"), "{single}");
}

#[test]
fn every_sheet_that_a_map_names_is_read_or_the_workbook_is_refused() {
    let instrument = instrument();
    let coded = |sheet: &str| format!("[[sheets]]\nsheet = \"{sheet}\"\ncode = \"A\"\nanswer = \"K\"\n");
    let text = format!("format = 2\n{}{}", coded("Area 1"), coded("Area 2"));
    assert_eq!(
        ColumnMap::read(&text).expect_err("refused").to_string(),
        "peta kolom tidak dapat dipakai: lembar \"Area 1\", \"Area 2\" masing-masing menyebut kolom nomor atau kode soal, \
         padahal lembar seperti itu tidak dapat digabung"
    );
    let mut workbook = Workbook::new();
    official_sheet(&mut workbook, &instrument, &Plan::default());
    part_sheet(&mut workbook, &instrument, instrument.areas[0].nodes[0], "Area 1");
    let made = save(workbook);
    let whole = read(&instrument, &made).expect("readable").map().expect("a map");
    let part = SheetColumns {
        sheet: "Area 1".into(),
        heading_row: 1,
        answer: "K".into(),
        ..SheetColumns::default()
    };
    // The made sheet ends before these columns.
    let whole = SheetColumns { note: None, evidence: Vec::new(), ..SheetColumns::of(&whole) };
    let map = ColumnMap { format: 2, sheets: vec![whole, part], ..ColumnMap::default() };
    assert_eq!(
        refusal(&made.path, &map, None),
        "peta kolom tidak dapat dipakai: lembar \"Area 1\" yang disebutnya tidak dapat digabung dengan lembar lain yang \
         disebutnya"
    );
    let first = ColumnMap { sheets: map.sheets[..1].to_vec(), ..map };
    by(&made.path, &first, None).expect("readable");
}

#[test]
fn of_a_sheet_that_is_asked_for_and_not_named_nothing_is_claimed() {
    let made = unlike(|_| {});
    let mut map = read(&instrument(), &made).expect("readable").map().expect("a map");
    map.sheets.remove(1);
    assert_eq!(
        refusal(&made.path, &map, Some("Area 2")),
        "peta kolom tidak dapat dipakai: lembar \"Area 2\" tidak disebut di dalamnya (lembar yang disebut: Area 1, Area 3)"
    );
}
