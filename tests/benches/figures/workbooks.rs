//! Workbooks of agencies: reading a large one with its plan, and filling a template.

use std::path::Path;
use std::time::Duration;

use pilar_core::instrument::Kind;
use rust_xlsxwriter::{Workbook, utility};

use crate::measure::{median, text};
use crate::programs::{Bench, Program};
use crate::row::Row;

/// Rows and columns of the workbook that is read.
const ROWS: u32 = 2_200;
const COLUMNS: u16 = 22;

pub fn rows(desk: &Bench) -> Vec<Row> {
    let (both, id) = desk.both("buku", |base| base.good(&["example"]));
    let ours = &both.ours;
    let rows = vec![reading(ours, &id), filling(ours, &id)];
    desk.clear("buku");
    rows
}

/// What importing a workbook of many rows and columns into an assessment would change.
fn reading(ours: &Program, id: &str) -> Row {
    let file = ours.file("instansi.xlsx");
    write_agency(&file);
    let file = file.to_str().expect("Unicode path");
    let plan: serde_json::Value =
        serde_json::from_str(&ours.good(&["--json", "import", file, "--into", id, "--dry-run"]))
            .expect("JSON");
    let told = |key: &str| plan[key].as_u64().unwrap_or_default();
    assert!(told("new") + told("updated") + told("same") > 100, "the workbook is read: {plan}");
    let time = timed(21, || ours.time(&["import", file, "--into", id, "--dry-run"]));
    Row::alone(
        format!("planning the import of a workbook of {ROWS} rows and {COLUMNS} columns"),
        "<= 150 ms",
        text(time),
    )
}

/// Filling a workbook that holds another state of the unit; it is read back before it gets its name.
fn filling(ours: &Program, id: &str) -> Row {
    let path = |name: &str| ours.file(name).to_str().expect("Unicode path").to_owned();
    let (template, filled) = (path("templat.xlsx"), path("terisi.xlsx"));
    ours.good(&["export", id, "--format", "xlsx", "-o", &template]);
    ours.good(&["answer", id, "1", "Tidak"]);
    let time = timed(21, || {
        let _ = std::fs::remove_file(&filled);
        ours.time(&["export", id, "--format", "xlsx", "--template", &template, "-o", &filled])
    });
    Row::alone("filling a template, verified", "<= 100 ms", text(time))
}

fn timed(runs: usize, run: impl Fn() -> Duration) -> Duration {
    run();
    median((0..runs).map(|_| run()).collect())
}

/// A workbook in the layout of the annex, every cell of its columns filled, down to the last row.
fn write_agency(path: &Path) {
    let instrument = pilar_tests::instrument();
    let layout = &instrument.workbook.official;
    let column = |letters: &str| utility::column_name_to_number(letters);
    let (answer, options) = (column(&layout.answer), column(&layout.options));
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    sheet.set_name(&layout.sheet).expect("name");
    for row in layout.heading_row..ROWS {
        for column in (0..COLUMNS).filter(|column| *column != answer && *column != options) {
            sheet.write(row, column, format!("uraian {row}/{column} tanpa arti")).expect("written");
        }
    }
    let head = layout.heading_row - 1;
    for (letters, heading) in [
        ("B", "Penilaian"),
        (layout.explanation.as_str(), "Penjelasan"),
        (layout.options.as_str(), "Pilihan Jawaban"),
        (layout.answer.as_str(), "Jawaban"),
        (layout.value.as_str(), "Nilai"),
        (layout.percent.as_str(), " % "),
        (layout.note.as_str(), "Catatan"),
        (layout.evidence.as_str(), "Bukti Dukung"),
    ] {
        sheet.write(head, column(letters), heading).expect("heading");
    }
    for node in &instrument.nodes {
        sheet.write(node.workbook_row - 1, column("E"), &node.name).expect("name");
    }
    for question in &instrument.questions {
        let list = match &question.kind {
            Kind::Choice { .. } => question.option_list(),
            Kind::Survey { .. } => "Nilai\n(0-4)".into(),
            Kind::Share { .. } | Kind::Decline { .. } => "%".into(),
        };
        sheet.write(question.workbook_row - 1, options, list).expect("options");
        for input in &question.inputs {
            let row = input.workbook_row - 1;
            match &question.kind {
                Kind::Choice { options } => sheet.write(row, answer, &options[0].key),
                _ => sheet.write(row, answer, 3),
            }
            .expect("answer");
        }
    }
    workbook.save(path).expect("saved");
}
