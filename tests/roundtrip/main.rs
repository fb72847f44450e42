//! What goes out comes back the same: exports are read again by Pilar and by other programs.

use std::path::{Path, PathBuf};

use calamine::{Data, Reader, Xlsx, open_workbook};
use pilar_tests::{Station, recalculated, reference};
use serde_json::Value;

fn total(document: &Value) -> f64 {
    document["total"].as_f64().expect("a total")
}

/// The answers, notes and evidence texts of an assessment by soal id.
fn entered(desk: &Station, id: &str) -> Vec<(Value, Value, Value)> {
    let shown = desk.json(&["show", id]);
    let inputs = shown["inputs"].as_array().expect("inputs");
    inputs
        .iter()
        .map(|i| (i["soal_id"].clone(), i["answers"]["unit"].clone(), i["notes"]["unit"].clone()))
        .collect()
}

fn export(desk: &Station, id: &str, format: &str, name: &str) -> String {
    let path = desk.path(name).to_str().expect("Unicode path").to_owned();
    desk.good(&["export", id, "--format", format, "-o", &path]);
    path
}

#[test]
fn the_example_survives_every_format_that_can_be_read_again() {
    let (desk, id) = Station::with_example();
    let before = entered(&desk, &id);
    let expected = total(&desk.json(&["show", &id])["score"]);
    for (format, name) in [("xlsx", "LKE.xlsx"), ("portalrb", "jawaban.json")] {
        let file = export(&desk, &id, format, name);
        assert!((total(&desk.json(&["score", &file])) - expected).abs() < 1e-9, "{name}");
        let imported = desk.json(&["import", &file]);
        assert_eq!(imported["warnings"], serde_json::json!([]), "{name}");
        assert_eq!(entered(&desk, imported["id"].as_str().expect("id")), before, "{name}");
        let again = desk.json(&["import", &file, "--into", imported["id"].as_str().expect("id")]);
        assert_eq!((&again["new"], &again["updated"]), (&Value::from(0), &Value::from(0)), "{name}");
    }
}

#[test]
fn a_dry_run_shows_the_plan_and_makes_nothing() {
    let (desk, id) = Station::with_example();
    let file = export(&desk, &id, "portalrb", "jawaban.json");
    desk.good(&["answer", &id, "1", "Tidak"]);
    let before = desk.json(&["show", &id]);
    let plan = desk.json(&["import", &file, "--into", &id, "--dry-run"]);
    assert_eq!(plan["stored"], false);
    assert_eq!(plan["updated"], 1);
    assert_eq!(desk.json(&["show", &id]), before);
    let elsewhere = Station::new();
    elsewhere.good(&["import", &file, "--dry-run"]);
    assert!(!elsewhere.workspace().exists(), "a dry run makes no workspace");
    desk.good(&["import", &file, "--into", &id]);
    desk.good(&["undo", &id]);
    assert_eq!(desk.json(&["show", &id])["inputs"], before["inputs"], "an import is undone in one step");
}

/// Every cell of a workbook, for finding errors and figures.
fn cells(path: &Path) -> Vec<(String, Data)> {
    let mut book: Xlsx<_> = open_workbook(path).expect("a workbook");
    let mut cells = Vec::new();
    for (sheet, range) in book.worksheets() {
        for (row, column, data) in range.used_cells() {
            cells.push((format!("{sheet}!{row},{column}"), data.clone()));
        }
    }
    cells
}

#[test]
fn an_exported_workbook_recalculated_elsewhere_shows_the_same_total_and_no_error() {
    let (desk, id) = Station::with_example();
    check_recalculated(&desk, &id, "LKE contoh.xlsx");
}

#[test]
fn the_real_unit_goes_all_the_way_through() {
    let Some(workbook) = reference("official-workbook-filled.xlsx") else { return };
    let workbook = workbook.to_str().expect("Unicode path");
    let desk = Station::new();
    let imported = desk.json(&["import", workbook]);
    assert_eq!(imported["new"], 127);
    let id = imported["id"].as_str().expect("id");
    // The recorded total, with the share that its typed denominator and its short mean falsify.
    let expected = 95.576_190_476_190_47 - 13.0 / 15.0 + 12.0 / 13.0;
    assert!((total(&desk.json(&["show", id])["score"]) - expected).abs() < 1e-9);
    check_recalculated(&desk, id, "LKE nyata.xlsx");
    export(&desk, id, "pdf", "Laporan.pdf");
    let filled = desk.path("Templat terisi.xlsx");
    let filled = filled.to_str().expect("Unicode path");
    desk.good(&["export", id, "--format", "xlsx", "-o", filled, "--template", workbook]);
    let mut template: Xlsx<_> = open_workbook(workbook).expect("template");
    let mut written: Xlsx<_> = open_workbook(filled).expect("filled template");
    for sheet in template.sheet_names() {
        let formulas = template.worksheet_formula(&sheet).expect("formulas");
        assert_eq!(written.worksheet_formula(&sheet).expect("formulas"), formulas, "{sheet}");
    }
    assert!((total(&desk.json(&["score", filled])) - expected).abs() < 1e-9);
}

#[test]
fn a_workbook_by_chosen_rules_recalculates_to_the_same_figures_and_names_them() {
    let (desk, id) = Station::with_example();
    let zeros = ["A.II.1.i.a", "A.II.4.i.a", "A.II.5.iii.b.a"].map(|code| {
        let inputs = pilar_tests::instrument();
        let question = inputs.questions.iter().find(|question| question.code == code).expect("there");
        question.inputs.iter().map(|input| input.soal.to_string()).collect::<Vec<_>>()
    });
    for soal in zeros.iter().flatten() {
        desk.good(&["answer", &id, soal, "0"]);
    }
    let mut totals = Vec::new();
    for (at, rule) in ["belum", "keluar", "penuh", "nol"].iter().enumerate() {
        desk.good(&["instrument", "set", &id, "--gates", "tiap-bagian", "--zero", &format!("semua={rule}")]);
        let shown = desk.json(&["show", &id]);
        totals.push(total(&shown["score"]));
        let cells = check_figures(&desk, &id, &format!("aturan {at}.xlsx")).map(|(_, cells)| cells);
        let words = shown["rules"]["words"].as_str().expect("words").to_owned();
        assert!(words.starts_with("syarat area: Pemenuhan dan Reform"), "{words}");
        assert!(cells.is_none_or(|cells| cells.iter().any(|(_, data)| data.to_string() == words)), "{words}");
        export(&desk, &id, "pdf", &format!("aturan {at}.pdf"));
    }
    assert!(totals[2] > totals[1] && totals[1] > totals[3], "{totals:?}");
}

fn check_recalculated(desk: &Station, id: &str, name: &str) {
    let expected = total(&desk.json(&["show", id])["score"]);
    let Some((again, _)) = check_figures(desk, id, name) else { return };
    assert!((total(&desk.json(&["score", again.to_str().expect("path")])) - expected).abs() < 1e-9);
}

/// An exported workbook that another program calculated afresh, and its cells; none where there is no such program.
fn check_figures(desk: &Station, id: &str, name: &str) -> Option<(PathBuf, Vec<(String, Data)>)> {
    let expected = total(&desk.json(&["show", id])["score"]);
    let file = export(desk, id, "xlsx", name);
    let again = recalculated(&[Path::new(&file)], &desk.path("kantor"))?.swap_remove(0);
    let cells = cells(&again);
    let errors: Vec<_> = cells.iter().filter(|(_, data)| matches!(data, Data::Error(_))).collect();
    assert!(errors.is_empty(), "{errors:?}");
    let figure = |data: &Data| matches!(data, Data::Float(value) if (value - expected).abs() < 1e-9);
    let official = pilar_tests::instrument().workbook.official.sheet;
    assert!(
        cells.iter().any(|(place, data)| place.starts_with(&official) && figure(data)),
        "{expected} is not on the sheet {official}"
    );
    Some((again, cells))
}
