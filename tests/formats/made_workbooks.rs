//! Workbooks and answers made on the spot, for the tests of reading.

use std::io::Write;
use std::path::PathBuf;

use pilar_core::instrument::{Instrument, Kind};
use pilar_files::ReadError;
use pilar_files::imported::{Imported, ImportedRow, Quirk};
use pilar_files::xlsx::read::{Reading, read_workbook};
pub use pilar_tests::{instrument, lore};
use rust_xlsxwriter::{Formula, Workbook, Worksheet};
use tempfile::TempDir;

/// A folder for one test and the file in it.
pub struct Made {
    pub folder: TempDir,
    pub path: PathBuf,
}

/// Writes bytes to a file of its own.
pub fn file(name: &str, bytes: &[u8]) -> Made {
    let folder = tempfile::tempdir().expect("folder");
    let path = folder.path().join(name);
    std::fs::File::create(&path).expect("file").write_all(bytes).expect("written");
    Made { folder, path }
}

/// A zip with a text in its parts written otherwise.
pub fn replaced(bytes: &[u8], from: &str, to: &str) -> Vec<u8> {
    with_parts(bytes, &[], from, to)
}

/// A zip with these parts beside its own, in which a text is written otherwise.
pub fn with_parts(bytes: &[u8], parts: &[(&str, &str)], from: &str, to: &str) -> Vec<u8> {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).expect("zip");
    let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).expect("part");
        let mut content = Vec::new();
        std::io::Read::read_to_end(&mut part, &mut content).expect("read");
        let content = match String::from_utf8(content) {
            Ok(text) => text.replace(from, to).into_bytes(),
            Err(bytes) => bytes.into_bytes(),
        };
        let name = part.name().expect("name").into_owned();
        writer.start_file(name.as_str(), zip::write::SimpleFileOptions::default()).expect("part");
        writer.write_all(&content).expect("written");
    }
    for (name, text) in parts {
        writer.start_file(*name, zip::write::SimpleFileOptions::default()).expect("part");
        writer.write_all(text.as_bytes()).expect("written");
    }
    writer.finish().expect("finished").into_inner()
}

/// Writes text into a cell of a one-based row.
pub fn write(sheet: &mut Worksheet, row: u32, letter: &str, text: &str) {
    sheet.write_string(row - 1, col(letter), text).expect("written");
}

/// Saves a workbook.
pub fn save(mut workbook: Workbook) -> Made {
    file("uji.xlsx", &workbook.save_to_buffer().expect("workbook"))
}

/// Zero-based column of a letter.
pub fn col(letter: &str) -> u16 {
    letter.bytes().fold(0, |number, byte| number * 26 + u16::from(byte - b'A') + 1) - 1
}

/// What to vary in a made sheet.
#[derive(Clone)]
pub struct Plan {
    pub name: String,
    /// Rows pushed in before this official row, how many.
    pub insert: Vec<(u32, u32)>,
    /// Columns everything is moved to the right.
    pub right: u16,
    /// Whether answers are written.
    pub filled: bool,
}

impl Default for Plan {
    fn default() -> Self {
        Self { name: "LKE ZI".into(), insert: Vec::new(), right: 0, filled: true }
    }
}

impl Plan {
    /// Zero-based row where an official row lands.
    pub fn row(&self, official: u32) -> u32 {
        official - 1
            + self.insert.iter().filter(|(at, _)| official >= *at).map(|(_, count)| count).sum::<u32>()
    }

    pub fn col(&self, letter: &str) -> u16 {
        col(letter) + self.right
    }
}

/// The best answer of every input: first option, full count, top of the scale.
pub fn best(kind: &Kind, soal: u32) -> String {
    match kind {
        Kind::Choice { options } => options[0].key.clone(),
        Kind::Share { .. } => "6".into(),
        Kind::Decline { previous, .. } => if soal == *previous { "6" } else { "0" }.into(),
        Kind::Survey { maximum } => maximum.to_string(),
    }
}

/// Writes a sheet in the layout of the annex, with formulas like those of the official one.
pub fn official_sheet<'a>(
    workbook: &'a mut Workbook,
    instrument: &Instrument,
    plan: &Plan,
) -> &'a mut Worksheet {
    let sheet = workbook.add_worksheet();
    sheet.set_name(&plan.name).expect("name");
    let layout = &instrument.workbook.official;
    let head = plan.row(layout.heading_row);
    for (letter, text) in [
        ("B", "Penilaian"),
        ("I", "Penjelasan"),
        ("J", "Pilihan Jawaban"),
        ("K", "Jawaban"),
        ("L", "Nilai"),
        ("M", " % "),
    ] {
        sheet.write(head, plan.col(letter), text).expect("heading");
    }
    let (weight, options, answer, value) = (plan.col("H"), plan.col("J"), plan.col("K"), plan.col("L"));
    let number = |text: &str| text.parse::<f64>().expect("number");
    for node in &instrument.nodes {
        let row = plan.row(node.workbook_row);
        sheet.write(row, plan.col("E"), &node.name).expect("name");
        sheet.write(row, weight, number(&node.weight.to_string())).expect("weight");
        let rows: Vec<u32> = node
            .children
            .iter()
            .map(|child| instrument.nodes[*child].workbook_row)
            .chain(node.questions.iter().map(|question| instrument.questions[*question].workbook_row))
            .collect();
        let letter = rust_xlsxwriter::utility::column_number_to_name(value);
        let cells: Vec<String> = rows.iter().map(|row| format!("{letter}{}", plan.row(*row) + 1)).collect();
        let function = if node.children.is_empty() && node.code.starts_with('A') { "AVERAGE" } else { "SUM" };
        sheet.write(row, value, Formula::new(format!("={function}({})", cells.join(",")))).expect("formula");
    }
    for question in &instrument.questions {
        let row = plan.row(question.workbook_row);
        let list = match &question.kind {
            Kind::Choice { .. } => question.option_list(),
            Kind::Survey { .. } => "Nilai\n(0-4)".into(),
            _ => "%".into(),
        };
        sheet.write(row, plan.col("G"), &question.title).expect("title");
        sheet.write(row, options, list).expect("options");
        if let Some(own) = question.weight {
            sheet.write(row, weight, number(&own.to_string())).expect("weight");
        }
        if matches!(question.kind, Kind::Share { .. } | Kind::Decline { .. }) {
            sheet.write(row, answer, Formula::new("=1").set_result("1")).expect("quotient");
        }
        if let (Some(denominator), Kind::Share { denominator: parts, .. }) =
            (question.denominator_row, &question.kind)
        {
            let sum = if plan.filled { (parts.len() * 6).to_string() } else { "0".into() };
            let row = plan.row(denominator);
            sheet.write(row, plan.col("G"), "Jumlah").expect("label");
            sheet.write(row, answer, Formula::new("=1+1").set_result(sum)).expect("sum");
        }
        for input in &question.inputs {
            let row = plan.row(input.workbook_row);
            if row != plan.row(question.workbook_row) {
                sheet.write(row, plan.col("G"), &input.label).expect("label");
            }
            if plan.filled {
                let text = best(&question.kind, input.soal);
                match text.parse::<f64>() {
                    Ok(number) => sheet.write(row, answer, number).expect("answer"),
                    Err(_) => sheet.write(row, answer, text).expect("answer"),
                };
            }
        }
    }
    for total in &layout.totals {
        let row = plan.row(total.row);
        sheet.write(row, plan.col("B"), &total.label).expect("label");
        sheet.write(row, value, Formula::new("=60+40").set_result("100")).expect("total");
    }
    sheet
}

/// A made workbook with one annex sheet, changed by `change`.
pub fn official(instrument: &Instrument, plan: &Plan, change: impl FnOnce(&mut Worksheet)) -> Made {
    let mut workbook = Workbook::new();
    change(official_sheet(&mut workbook, instrument, plan));
    save(workbook)
}

/// Writes `PortalRB`'s sheet; `shift` moves the block, `ids` adds a column of soal ids.
pub fn portal_sheet<'a>(
    workbook: &'a mut Workbook,
    instrument: &Instrument,
    shift: i64,
    ids: bool,
    filled: bool,
) -> &'a mut Worksheet {
    let sheet = workbook.add_worksheet();
    sheet.set_name(&instrument.workbook.portal.sheet).expect("name");
    for (question, input) in instrument.inputs() {
        let row = u32::try_from(i64::from(input.portal_row) - 1 + shift).expect("row");
        if ids {
            sheet.write(row, 0, input.soal).expect("id");
        }
        if filled {
            let text = best(&question.kind, input.soal);
            match text.parse::<f64>() {
                Ok(number) => sheet.write(row, col("K"), number).expect("answer"),
                Err(_) => sheet.write(row, col("K"), text).expect("answer"),
            };
        }
    }
    sheet
}

/// Reads a made file.
pub fn read(instrument: &Instrument, made: &Made) -> Result<Imported, ReadError> {
    read_workbook(&made.path, &Reading::of(instrument, lore()))
}

/// The row of an input.
pub fn row(imported: &Imported, soal: u32) -> &ImportedRow {
    imported.rows.iter().find(|row| row.soal == soal).expect("row")
}

/// The answer to an input as text; empty for a blank.
pub fn answer(imported: &Imported, soal: u32) -> String {
    row(imported, soal).answer.as_ref().map(ToString::to_string).unwrap_or_default()
}

/// Rows with an answer.
pub fn answered(imported: &Imported) -> usize {
    imported.rows.iter().filter(|row| row.answer.is_some()).count()
}

/// The quirks of one code.
pub fn quirks<'a>(imported: &'a Imported, code: &str) -> Vec<&'a Quirk> {
    imported.quirks.iter().filter(|quirk| quirk.code == code).collect()
}
