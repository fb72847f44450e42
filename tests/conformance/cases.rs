//! Workbooks that went wrong once, where this machine has them.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Read as _;

use calamine::{Data, Reader, Xlsx, open_workbook};
use pilar_core::scoring::score;
use pilar_core::worksheet::{Answer, Layer, Worksheet};
use pilar_files::ReadError;
use pilar_files::imported::Imported;
use pilar_files::report::Row;
use pilar_files::xlsx::read::{Reading, read_workbook};
use pilar_files::xlsx::template::{Filling, OtherColumns, TemplateOutcome, fill_template};
use pilar_tests::{case, instrument, lore, recalculated};

/// The cases that are worksheets of this regulation.
const CASES: [&str; 13] = [
    "agency-columns-three-layers.xlsx",
    "error-cells.xlsx",
    "formula-without-result.xlsx",
    "links-in-unheaded-column.xlsx",
    "merged-answers.xlsx",
    "one-sheet-per-area.xlsx",
    "pictures.xlsx",
    "survey-as-percent.xlsx",
    "swapped-rows.xlsx",
    "template-with-array-and-unknown-function.xlsx",
    "two-years-hidden-first.xlsx",
    "typed-answers.xlsx",
    "wrong-option-list.xlsx",
];

fn read(file: &str) -> Option<Result<Imported, ReadError>> {
    let instrument = instrument();
    case(file).map(|path| read_workbook(&path, &Reading::of(&instrument, lore())))
}

fn good(file: &str) -> Option<Imported> {
    read(file).map(|read| read.unwrap_or_else(|error| panic!("{file}: {error}")))
}

fn answered(imported: &Imported) -> usize {
    imported.rows.iter().filter(|row| row.answer.is_some()).count()
}

fn codes(imported: &Imported) -> Vec<&str> {
    imported.quirks.iter().map(|quirk| quirk.code).collect()
}

fn message<'a>(imported: &'a Imported, code: &str) -> &'a str {
    let found = imported.quirks.iter().find(|quirk| quirk.code == code);
    found.map_or_else(|| panic!("no {code} in {:?}", codes(imported)), |quirk| quirk.message.as_str())
}

fn refused(imported: &Imported) -> Vec<&str> {
    imported.unreadable.iter().map(|row| row.place.rsplit_once('!').expect("a place").1).collect()
}

fn total(imported: &Imported) -> String {
    let sheet: Worksheet =
        imported.rows.iter().filter_map(|row| Some((row.soal, row.answer.clone()?))).collect();
    score(&instrument(), &sheet).total.score.round_dp(2).to_string()
}

#[test]
fn every_layer_and_every_evidence_column_of_an_agency_is_read() {
    let Some(imported) = good("agency-columns-three-layers.xlsx") else { return };
    assert_eq!((answered(&imported), imported.unreadable.len()), (127, 0), "{:?}", imported.unreadable);
    let row = &imported.rows[0];
    assert_eq!(row.note.as_deref(), Some("Catatan unit baris 6"));
    let evidence = row.evidence_text.as_deref();
    assert_eq!(evidence, Some("Teks M6\nhttps://drive.google.com/file/d/contoh-N6/view"));
    assert_eq!(row.reviews.keys().copied().collect::<Vec<_>>(), [Layer::At, Layer::Dalnis]);
    assert_eq!(row.remarked(Layer::At), Some("Catatan TPI Unit 6"));
    assert_eq!(row.remarked(Layer::Dalnis), Some("Catatan TPI KESDM 6"));
    for layer in [Layer::At, Layer::Dalnis] {
        assert_eq!(imported.rows.iter().filter(|row| row.reviewed(layer).is_some()).count(), 127);
    }
    assert!(!codes(&imported).contains(&"kolom_tidak_diambil"), "{:?}", imported.quirks);
    // What is noted beside a ratio belongs to its first input; what is noted beside a heading belongs to nobody.
    let ratio = imported.rows.iter().find(|row| row.place == "Jawaban!K126").expect("a row");
    assert_eq!(ratio.note.as_deref(), Some("Teks L125"));
    assert_eq!(ratio.remarked(Layer::At), Some("Catatan TPI Unit 125"));
    let said = message(&imported, "sel_di_luar_isian");
    assert!(said.contains("L167") && said.contains("N172") && !said.contains("125"), "{said}");
}

#[test]
fn links_in_a_column_without_a_heading_are_read() {
    let Some(imported) = good("links-in-unheaded-column.xlsx") else { return };
    let linked = |text: &&str| text.lines().any(|line| line.starts_with("https://"));
    assert_eq!(
        imported.rows.iter().filter_map(|row| row.evidence_text.as_deref()).filter(linked).count(),
        86
    );
}

#[test]
fn one_sheet_for_each_area_is_joined_and_what_is_missing_is_named() {
    let Some(imported) = good("one-sheet-per-area.xlsx") else { return };
    assert_eq!(imported.rows.len(), answered(&imported));
    assert!(message(&imported, "lembar_belum_ada").starts_with("Jawaban digabung dari 6 lembar; "));
    let sheets: std::collections::BTreeSet<&str> =
        imported.rows.iter().map(|row| row.place.split_once('!').expect("a place").0).collect();
    assert_eq!(sheets.len(), 6);
}

#[test]
fn the_visible_sheet_of_this_year_is_read_and_the_hidden_one_is_named() {
    let Some(imported) = good("two-years-hidden-first.xlsx") else { return };
    assert!(imported.rows.iter().all(|row| row.place.starts_with("LKE 2026!")));
    let said = message(&imported, "lembar_lain");
    assert!(said.starts_with("Lembar \"LKE 2025\" (tersembunyi) tahun 2025 juga cocok"), "{said}");
}

#[test]
fn errors_are_no_text() {
    let Some(imported) = good("error-cells.xlsx") else { return };
    assert_eq!((answered(&imported), imported.unreadable.len()), (127, 0));
    for text in imported.rows.iter().flat_map(|row| [&row.note, &row.evidence_text]).flatten() {
        assert!(!text.contains('#') && !text.contains("DISPIMG"), "{text}");
    }
    assert!(message(&imported, "catatan_galat").contains("O25, O26, P27") || !codes(&imported).is_empty());
    assert!(message(&imported, "gambar_di_sel").contains("P25"));
}

#[test]
fn a_formula_without_a_result_is_computed() {
    let Some(imported) = good("formula-without-result.xlsx") else { return };
    assert_eq!((answered(&imported), imported.unreadable.len()), (127, 0));
    let row = imported.rows.iter().find(|row| row.place.ends_with("!K182")).expect("a row");
    assert_eq!(row.answer.as_ref().expect("an answer").to_string(), "12");
    assert!(message(&imported, "rumus_dihitung").contains("K182"));
}

#[test]
fn percentages_merged_answers_and_exchanged_rows_are_refused_row_by_row() {
    let Some(imported) = good("survey-as-percent.xlsx") else { return };
    assert_eq!(refused(&imported), ["K202", "K205"]);
    let Some(imported) = good("merged-answers.xlsx") else { return };
    assert_eq!(refused(&imported), ["K11", "K12", "K13"]);
    let Some(imported) = good("swapped-rows.xlsx") else { return };
    assert_eq!(refused(&imported), ["K12", "K13"]);
    assert!(imported.unreadable[0].reason.contains("A.I.1.ii.c"), "{}", imported.unreadable[0].reason);
}

#[test]
fn spellings_that_mean_one_thing_are_read_and_all_others_are_listed() {
    let Some(imported) = good("typed-answers.xlsx") else { return };
    let expected =
        ["K29", "K34", "K35", "K42", "K44", "K46", "K47", "K50", "K51", "K56", "K67", "K68", "K69"];
    assert_eq!(refused(&imported), expected);
}

#[test]
fn a_wrong_list_of_options_is_told_as_it_is() {
    let Some(imported) = good("wrong-option-list.xlsx") else { return };
    let said = message(&imported, "pilihan_salah_tulis");
    assert!(said.ends_with("seharusnya \"A/B/C\"; Pilar menilai dengan pilihan yang semestinya."), "{said}");
}

#[test]
fn the_sheet_of_2019_is_named() {
    let Some(read) = read("lke-2019.xlsx") else { return };
    let error = read.expect_err("refused").to_string();
    assert_eq!(
        error,
        "berkas ini LKE PermenPANRB 10/2019, bukan 90/2021, sehingga susunan dan nilainya berbeda"
    );
}

/// Fills a case as a template with the answers of the other file.
fn filled(template: &str, others: Option<OtherColumns>) -> Option<(TemplateOutcome, tempfile::TempDir)> {
    let (instrument, path) = (instrument(), case(template)?);
    let folder = tempfile::tempdir().expect("folder");
    let report = pilar_tests::blank_report(&instrument);
    let filling = Filling { reading: Reading::of(&instrument, lore()), others };
    let outcome = fill_template(&report, &path, &folder.path().join("hasil.xlsx"), &filling);
    Some((outcome.unwrap_or_else(|error| panic!("{template}: {error}")), folder))
}

fn holds(folder: &tempfile::TempDir, text: &str) -> bool {
    let file = std::fs::File::open(folder.path().join("hasil.xlsx")).expect("file");
    let mut archive = zip::ZipArchive::new(file).expect("zip");
    (0..archive.len()).any(|at| {
        let mut part = String::new();
        archive.by_index(at).expect("part").read_to_string(&mut part).is_ok_and(|_| part.contains(text))
    })
}

#[test]
fn nothing_of_another_unit_stays_in_a_template() {
    for file in ["links-in-unheaded-column.xlsx", "agency-columns-three-layers.xlsx"] {
        let Some((_, folder)) = filled(file, None) else { continue };
        assert!(!holds(&folder, "drive.google.com") && !holds(&folder, "Catatan TPI"), "{file}");
        assert!(!holds(&folder, "Teks P"), "{file}");
    }
}

#[test]
fn what_a_template_has_no_place_for_is_told() {
    let (instrument, path) = (instrument(), case("one-sheet-per-area.xlsx"));
    let Some(path) = path else { return };
    let folder = tempfile::tempdir().expect("folder");
    let mut report = pilar_tests::blank_report(&instrument);
    for (_, input) in instrument.inputs() {
        report.rows.entry(input.soal).or_default().note = "catatan".to_owned();
    }
    let filling = Filling { reading: Reading::of(&instrument, lore()), others: None };
    let outcome = fill_template(&report, &path, &folder.path().join("hasil.xlsx"), &filling).expect("filled");
    assert!(
        outcome.left_out[0]
            .starts_with("Buku kerja itu tidak memuat baris 40 isian sehingga isinya tidak ditulis: A.II."),
        "{:?}",
        outcome.left_out
    );
}

#[test]
fn arrays_keep_what_newer_programs_know_of_them_and_all_is_recalculated() {
    let Some((outcome, folder)) =
        filled("template-with-array-and-unknown-function.xlsx", Some(OtherColumns::Keep))
    else {
        return;
    };
    assert!(holds(&folder, "cm=\"1\"") && holds(&folder, "fullCalcOnLoad=\"1\""));
    assert!(!holds(&folder, "fullCalcOnLoad=\"false\"") && !holds(&folder, "<v>Ya, A</v>"));
    assert!(
        outcome.left_to_recalculate.contains(&"LKE ZI!R8".to_owned()),
        "{:?}",
        outcome.left_to_recalculate
    );
    assert!(outcome.remarks.iter().any(|line| line.contains("calcMode manual")), "{:?}", outcome.remarks);
}

#[test]
fn what_was_read_rightly_before_still_is() {
    for file in ["pictures.xlsx", "template-with-array-and-unknown-function.xlsx"] {
        let Some(imported) = good(file) else { continue };
        assert_eq!((answered(&imported), imported.unreadable.len()), (127, 0), "{file}");
        assert!(!total(&imported).is_empty());
    }
}

/// The letters of a zero-based column.
fn letters(column: usize) -> String {
    let letter = |at: usize| char::from(b'A' + u8::try_from(at % 26).expect("a letter"));
    if column < 26 { letter(column).into() } else { format!("{}{}", letter(column / 26 - 1), letter(column)) }
}

/// Cells that hold an error, and all numbers of a workbook by their places.
fn shown(path: &std::path::Path) -> (BTreeSet<String>, BTreeMap<String, f64>) {
    let mut book: Xlsx<_> = open_workbook(path).expect("a workbook");
    let (mut errors, mut numbers) = (BTreeSet::new(), BTreeMap::new());
    for (sheet, range) in book.worksheets() {
        let (top, left) = range.start().unwrap_or_default();
        for (row, column, data) in range.used_cells() {
            let column = letters(column + usize::try_from(left).expect("few"));
            let place = format!("{sheet}!{column}{}", row + usize::try_from(top).expect("few") + 1);
            match data {
                Data::Error(_) => drop(errors.insert(place)),
                Data::Float(number) => drop(numbers.insert(place, *number)),
                _ => {}
            }
        }
    }
    (errors, numbers)
}

#[test]
fn every_case_filled_as_a_template_recalculates_elsewhere_to_the_same_figures() {
    let instrument = instrument();
    let folder = tempfile::tempdir().expect("folder");
    let mut filled = Vec::new();
    for file in CASES {
        let Some(path) = case(file) else { continue };
        let sheet: Worksheet = instrument
            .inputs()
            .map(|(question, input)| {
                let best = question.options().first().map(|option| Answer::Choice(option.key.clone()));
                (input.soal, best.unwrap_or_else(|| Answer::Number(3.into())))
            })
            .collect();
        let mut report = pilar_tests::blank_report(&instrument);
        report.scores = score(&instrument, &sheet);
        report.rows = sheet
            .iter()
            .map(|(soal, answer)| (*soal, Row { answer: Some(answer.clone()), ..Row::default() }))
            .collect();
        let to = folder.path().join(file);
        let filling = Filling { reading: Reading::of(&instrument, lore()), others: Some(OtherColumns::Keep) };
        let outcome = match fill_template(&report, &path, &to, &filling) {
            Ok(outcome) => outcome,
            Err(error) => panic!("{file}: {error}"),
        };
        filled.push((file, to, outcome, report.scores.total.score));
    }
    let paths: Vec<&std::path::Path> = filled.iter().map(|(_, path, ..)| path.as_path()).collect();
    if paths.is_empty() {
        return;
    }
    let Some(again) = recalculated(&paths, &folder.path().join("kantor")) else { return };
    for ((file, path, outcome, total), again) in filled.iter().zip(again) {
        let ((before, figures), (mut errors, numbers)) = (shown(path), shown(&again));
        // A function that neither program knows is named, and other sheets of the template may hold errors of their own.
        errors.retain(|place| !outcome.left_to_recalculate.contains(place));
        assert_eq!(errors, before, "{file}");
        let filled =
            |place: &&String| outcome.sheets.iter().any(|name| place.starts_with(&format!("{name}!")));
        assert_eq!(errors.iter().find(filled), None, "{file}");
        let total: f64 = total.to_string().parse().expect("a number");
        let close = |one: f64, other: f64| (one - other).abs() < 1e-9;
        let official = outcome.sheets.contains(&instrument.workbook.official.sheet);
        if official && outcome.differences.is_empty() {
            assert!(numbers.values().any(|number| close(*number, total)), "{file}: {total}");
        }
        for (place, figure) in &figures {
            let there = numbers.get(place).is_some_and(|number| close(*figure, *number));
            assert!(there, "{file}: {place} is {figure} and {:?} elsewhere", numbers.get(place));
        }
    }
}
