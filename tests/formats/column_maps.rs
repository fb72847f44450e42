//! Column maps: printed from a workbook, used instead of what headings say, found again by their headings.

use pilar_core::worksheet::{ExtraName, Layer};
use pilar_files::ReadError;
use pilar_files::column_map::{ColumnMap, NamedColumn, ReviewColumns};
use pilar_files::imported::Imported;
use pilar_files::xlsx::read::{Reading, open_map, read_workbook};
use pilar_files::xlsx::template::{Filling, OtherColumns, fill_template};
use pilar_files::xlsx::write::{cut_texts, write_workbook};
use rust_xlsxwriter::Worksheet;

use crate::made_sheets::{full, report, rows};
use crate::made_workbooks::{
    Made, Plan, answered, file, instrument, lore, official, portal_sheet, quirks, read, row, save, write,
};

/// An agency's sheet: notes, two columns of evidence, two reviewers, and two columns nobody knows.
fn agency(change: impl FnOnce(&mut Worksheet)) -> Made {
    let instrument = instrument();
    official(&instrument, &Plan { name: "Jawaban Kantor".into(), ..Plan::default() }, |sheet| {
        let head = instrument.workbook.official.heading_row;
        for (letter, text) in [
            ("N", "Catatan Unit"),
            ("O", "Daftar Bukti"),
            ("P", "Tautan"),
            ("Q", "Jawaban TPI Unit"),
            ("R", "Catatan TPI Unit"),
            ("S", "Temuan"),
            ("T", "Arsip"),
        ] {
            write(sheet, head, letter, text);
        }
        for (question, input) in instrument.inputs() {
            let row = input.workbook_row;
            write(sheet, row, "N", "catatan");
            write(sheet, row, "O", "SK.pdf");
            write(sheet, row, "P", "https://contoh.id/a");
            write(sheet, row, "S", "temuan auditor");
            write(sheet, row, "T", &format!("Arsip {}", input.code));
            if let Some(option) = question.options().first() {
                write(sheet, row, "Q", &option.key);
            }
        }
        change(sheet);
    })
}

fn read_by(made: &Made, map: &ColumnMap) -> Result<Imported, ReadError> {
    let instrument = instrument();
    read_workbook(&made.path, &Reading { map: Some(map), ..Reading::of(&instrument, lore()) })
}

fn found(made: &Made) -> ColumnMap {
    let imported = read(&instrument(), made).expect("readable");
    let [map] = imported.maps.as_slice() else { panic!("one sheet") };
    map.clone()
}

fn extra(name: &str, column: &str) -> NamedColumn {
    NamedColumn { name: name.into(), column: column.into() }
}

fn named(name: &str) -> ExtraName {
    ExtraName::new(name).expect("a name")
}

fn refusal(made: &Made, map: &ColumnMap) -> String {
    read_by(made, map).expect_err("refused").to_string()
}

#[test]
fn what_was_found_is_a_map_that_reads_the_same_from_its_file() {
    let made = agency(|_| {});
    let map = found(&made);
    assert_eq!((map.sheet.as_deref(), map.answer.as_str()), (Some("Jawaban Kantor"), "K"));
    assert_eq!((map.note.as_deref(), map.evidence.join(" ")), (Some("N"), "O P".to_owned()));
    let review = ReviewColumns { layer: Layer::Dalnis, answer: Some("Q".into()), note: Some("R".into()) };
    assert_eq!(map.review, [review]);
    assert_eq!(map.headings["S"], "Temuan");
    let toml = file("peta.toml", map.to_toml().expect("writable").as_bytes());
    let json = file("peta.json", serde_json::to_string(&map).expect("json").as_bytes());
    for written in [toml, json] {
        assert_eq!(open_map(&written.path).expect("a map"), map);
    }
    let (plain, mapped) = (read(&instrument(), &made).expect("read"), read_by(&made, &map).expect("read"));
    assert_eq!(plain.rows, mapped.rows);
    assert_eq!(plain.quirks, mapped.quirks);
}

#[test]
fn a_map_says_what_headings_do_not() {
    let made = agency(|_| {});
    let mut map = found(&made);
    map.note = Some("S".into());
    map.evidence = vec!["T".into()];
    map.review[0].layer = Layer::Kt;
    let imported = read_by(&made, &map).expect("readable");
    let first = row(&imported, 1);
    assert_eq!((first.note.as_deref(), first.reviewed(Layer::Dalnis)), (Some("temuan auditor"), None));
    assert!(first.reviewed(Layer::Kt).is_some());
    assert!(first.evidence_text.as_deref().is_some_and(|text| text.starts_with("Arsip A")));
    // What the map leaves out is named.
    let said: Vec<_> = quirks(&imported, "kolom_tidak_diambil").iter().map(|it| it.message.clone()).collect();
    assert!(said.iter().any(|it| it.contains("kolom O (\"Daftar Bukti\")")), "{said:?}");
    assert_eq!(said.len(), 3);
}

#[test]
fn a_saved_map_is_found_again_by_all_its_headings_and_only_then() {
    let instrument = instrument();
    let mut map = found(&agency(|_| {}));
    map.name = "Format Kantor".into();
    map.note = Some("S".into());
    let saved = [map];
    let reading = Reading { saved: &saved, ..Reading::of(&instrument, lore()) };
    // One row further down, and under the same headings.
    let lower = agency(|_| {});
    let imported = read_workbook(&lower.path, &reading).expect("readable");
    assert_eq!(imported.maps[0].name, "Format Kantor");
    assert_eq!(row(&imported, 1).note.as_deref(), Some("temuan auditor"));
    let head = instrument.workbook.official.heading_row;
    let other = agency(|sheet| write(sheet, head, "S", "Uraian"));
    let imported = read_workbook(&other.path, &reading).expect("readable");
    assert_eq!(imported.maps[0].name, "");
    assert_eq!(row(&imported, 1).note.as_deref(), Some("catatan"));
}

#[test]
fn every_fault_of_a_map_is_said_in_one_sentence() {
    let made = agency(|_| {});
    let map = found(&made);
    let changed = |change: &dyn Fn(&mut ColumnMap)| {
        let mut map = map.clone();
        change(&mut map);
        refusal(&made, &map)
    };
    let cannot = "peta kolom tidak dapat dipakai: ";
    for (change, said) in [
        (
            &(|map: &mut ColumnMap| map.note = Some("K".into())) as &dyn Fn(&mut ColumnMap),
            "kolom K dipakai untuk jawaban unit dan untuk catatan unit",
        ),
        (
            &|map| map.evidence.push("AB".into()),
            "kolom AB untuk bukti dukung di luar lembar \"Jawaban Kantor\", yang terisi sampai kolom T",
        ),
        (
            &|map| map.evidence.push("ZZ".into()),
            "kolom ZZ untuk bukti dukung di luar kolom BL, yang terakhir dibaca Pilar",
        ),
        (&|map| map.answer = "K9".into(), "\"K9\" untuk jawaban unit bukan huruf kolom"),
        (&|map| map.answer = String::new(), "kolom jawaban unit belum disebut"),
        (
            &|map| map.sheet = Some("Lain".into()),
            "lembar \"Lain\" yang disebutnya tidak ada di buku kerja ini (lembar yang ada: Jawaban Kantor)",
        ),
        (
            &|map| drop(map.headings.insert("N".into(), "Uraian".into())),
            "judul kolom N di lembar \"Jawaban Kantor\" berbunyi \"Catatan Unit\", bukan \"Uraian\"",
        ),
        (
            &|map| drop(map.headings.insert("N".into(), "Temuan".into())),
            "judul kolom N di lembar \"Jawaban Kantor\" berbunyi \"Catatan Unit\", bukan \"Temuan\" (judul itu ada di \
             kolom S)",
        ),
        (&|map| map.format = 9, "formatnya (9) belum dikenal oleh versi Pilar ini"),
        (
            &|map| map.extra = vec![extra("Temuan", "S"), extra("temuan ", "T")],
            "nama kolom tambahan \"temuan\" disebut dua kali",
        ),
        (
            &|map| map.extra = vec![extra(" ", "S")],
            "nama kolom tambahan S harus terdiri atas 1 sampai 100 karakter dalam satu baris",
        ),
        (
            &|map| map.extra = vec![extra("Temuan", "N")],
            "kolom N dipakai untuk catatan unit dan untuk kolom tambahan \"Temuan\"",
        ),
        (&|map| map.extra = vec![extra("Temuan", "")], "kolom tambahan \"Temuan\" tidak menyebut kolomnya"),
        (&|map| map.review.push(map.review[0].clone()), "3 hal di dalamnya tidak cocok"),
        (
            &|map| map.code = Some("G".into()),
            "lembar \"Jawaban Kantor\": kolom G tidak memuat nomor atau kode soal",
        ),
    ] {
        assert_eq!(changed(change), format!("{cannot}{said}"));
    }
    for (text, said) in [
        ("format = 1\nanswer = 5\n", "susunannya tidak terbaca pada baris 2"),
        ("format = 1\nanswer = \"K\"\nkolom = 1\n", "susunannya tidak terbaca pada baris 3"),
        ("{ \"format\": 1,\n \"answer\": 5 }", "susunannya tidak terbaca pada baris 2"),
        ("format = 3\n", "formatnya (3) belum dikenal oleh versi Pilar ini"),
        ("\u{0}\u{1}", "susunannya tidak terbaca pada baris 1"),
    ] {
        let error = open_map(&file("peta.toml", text.as_bytes()).path).expect_err("refused");
        assert_eq!(error.to_string(), format!("{cannot}{said}"));
    }
}

#[test]
fn rows_are_found_by_the_codes_of_a_mapped_column() {
    let instrument = instrument();
    let mut workbook = rust_xlsxwriter::Workbook::new();
    let sheet = portal_sheet(&mut workbook, &instrument, 0, false, false);
    sheet.set_name("Rekap").expect("name");
    for (at, (question, input)) in instrument.inputs().enumerate() {
        // The order is the agency's own.
        let row = 400 - u32::try_from(at).expect("few");
        write(sheet, row, "C", &input.code);
        write(sheet, row, "E", &crate::made_workbooks::best(&question.kind, input.soal));
    }
    let made = save(workbook);
    let map = ColumnMap {
        format: 1,
        sheet: Some("Rekap".into()),
        code: Some("C".into()),
        answer: "E".into(),
        ..ColumnMap::default()
    };
    let imported = read_by(&made, &map).expect("readable");
    assert_eq!(answered(&imported), instrument.input_count());
    assert_eq!(row(&imported, 1).place, "Rekap!E400");
}

#[test]
fn a_template_is_filled_and_read_back_by_the_same_map() {
    let instrument = instrument();
    let made = agency(|_| {});
    let mut map = found(&made);
    map.note = Some("S".into());
    map.evidence = vec!["O".into()];
    let mut rows = rows(&full(&instrument));
    for (soal, row) in &mut rows {
        row.note = format!("catatan {soal}");
    }
    let report = report(&instrument, rows);
    let path = made.folder.path().join("hasil.xlsx");
    let reading = Reading { map: Some(&map), ..Reading::of(&instrument, lore()) };
    let filling = Filling { reading, others: Some(OtherColumns::Clear) };
    fill_template(&report, &made.path, &path, &filling).expect("filled");
    let imported = read_workbook(&path, &reading).expect("readable");
    assert_eq!(row(&imported, 1).note.as_deref(), Some("catatan 1"));
    assert_eq!(row(&imported, 1).evidence_text, None);
    // Where the headings alone would have put it, nothing stands any more.
    let plain = read_workbook(&path, &Reading::of(&instrument, lore())).expect("readable");
    assert_eq!(row(&plain, 1).note, None);
    let outside = ColumnMap { note: Some("AB".into()), ..map.clone() };
    let filling = Filling { reading: Reading { map: Some(&outside), ..reading }, others: None };
    let error = fill_template(&report, &made.path, &path, &filling).expect_err("refused").to_string();
    assert!(error.contains("kolom AB untuk catatan unit di luar lembar"), "{error}");
}

/// The same sheet with two more teams that reviewed.
fn four_layers() -> Made {
    agency(|sheet| {
        let head = instrument().workbook.official.heading_row;
        for (letter, text) in [
            ("U", "Jawaban TPI Inspektorat"),
            ("V", "Catatan TPI Inspektorat"),
            ("W", "Jawaban TPI Kementerian"),
            ("X", "Catatan TPI Kementerian"),
            ("Y", "Jawaban TPI Menteri"),
            ("Z", "Catatan TPI Menteri"),
        ] {
            write(sheet, head, letter, text);
        }
        for (_, input) in instrument().inputs() {
            write(sheet, input.workbook_row, "W", "belum dijawab");
            write(sheet, input.workbook_row, "X", &format!("catatan {}", input.code));
        }
    })
}

#[test]
fn a_layer_of_review_that_none_is_left_for_is_kept_under_its_heading() {
    let made = four_layers();
    let imported = read(&instrument(), &made).expect("readable");
    let map = &imported.maps[0];
    let layers: Vec<_> = map.review.iter().map(|review| (review.layer, review.answer.clone())).collect();
    let at = |letter: &str| Some(letter.to_owned());
    assert_eq!(layers, [(Layer::At, at("Q")), (Layer::Kt, at("U")), (Layer::Dalnis, at("Y"))]);
    assert_eq!(map.extra, [extra("Jawaban TPI Kementerian", "W"), extra("Catatan TPI Kementerian", "X")]);
    let first = row(&imported, 1);
    assert_eq!(first.extras[&named("Jawaban TPI Kementerian")], "belum dijawab");
    assert_eq!(first.extras[&named("Catatan TPI Kementerian")], "catatan A.I.1.i.a");
    // What nobody mapped is still named.
    assert_eq!(quirks(&imported, "kolom_tidak_diambil").len(), 2);
}

#[test]
fn any_column_is_kept_under_the_name_a_map_gives_and_filled_and_read_back_by_it() {
    let instrument = instrument();
    let made = agency(|_| {});
    let mut map = found(&made);
    map.extra = vec![extra("Temuan/catatan auditor", "S"), extra("Arsip", "T")];
    let map = ColumnMap::read(&map.to_toml().expect("writable")).expect("a map");
    let imported = read_by(&made, &map).expect("readable");
    let auditor = named("Temuan/catatan auditor");
    assert_eq!(row(&imported, 1).extras[&auditor], "temuan auditor");
    assert!(quirks(&imported, "kolom_tidak_diambil").is_empty());
    let mut rows = rows(&full(&instrument));
    for (soal, row) in &mut rows {
        row.extras.insert(auditor.clone(), format!("temuan {soal}"));
        row.extras.insert(named("Lain"), "tanpa tempat".into());
    }
    let report = report(&instrument, rows);
    let path = made.folder.path().join("hasil.xlsx");
    let reading = Reading { map: Some(&map), ..Reading::of(&instrument, lore()) };
    let outcome =
        fill_template(&report, &made.path, &path, &Filling { reading, others: None }).expect("filled");
    let said = "Buku kerja itu tidak memuat kolom tambahan \"Lain\" sehingga isinya tidak ditulis.";
    assert!(outcome.left_out.iter().any(|line| line == said), "{:?}", outcome.left_out);
    let again = read_workbook(&path, &reading).expect("readable");
    for found in &again.rows {
        let meant = [(auditor.clone(), format!("temuan {}", found.soal))];
        assert_eq!(found.extras, meant.into(), "what another unit had in column T is gone");
    }
    // The workbook of Pilar's own brings all of them back without a map.
    let own = made.folder.path().join("LKE.xlsx");
    write_workbook(&report, &own).expect("written");
    assert!(cut_texts(&report).is_empty());
    let own = read_workbook(&own, &Reading::of(&instrument, lore())).expect("readable");
    for found in &own.rows {
        assert_eq!(found.extras, report.rows[&found.soal].extras);
    }
    assert!(quirks(&own, "kolom_tidak_diambil").is_empty());
}

#[test]
fn extra_columns_beyond_the_last_one_that_is_read_are_told() {
    let instrument = instrument();
    let mut rows = rows(&full(&instrument));
    for at in 10..60 {
        let name = named(&format!("Kolom {at}"));
        for row in rows.values_mut() {
            row.extras.insert(name.clone(), "isi".into());
        }
    }
    let said = cut_texts(&report(&instrument, rows));
    assert_eq!(
        said,
        [
            "Lembar LKE tidak menyisakan tempat untuk kolom tambahan Kolom 56, Kolom 57, Kolom 58, Kolom 59; isinya \
          ada di Pilar."
        ]
    );
}
