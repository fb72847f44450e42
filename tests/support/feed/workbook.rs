use std::collections::BTreeMap;

use chrono::DateTime;
use pilar_app::exchange::{ImportFile, import_file};
use pilar_core::gates::judge;
use pilar_core::instrument::{Kind, Question};
use pilar_core::scoring::score;
use pilar_core::warning::warnings;
use pilar_core::worksheet::{Answer, Worksheet};
use pilar_files::report::{Report, Row, UnitIdentity};
use pilar_files::xlsx::read::{Reading, read_workbook};
use pilar_files::xlsx::template::{Filling, OtherColumns, fill_template};
use rust_xlsxwriter::{Formula, Workbook};

use super::parts;
use super::portalrb::tiny;
use super::scratch::{place, written};

/// Zero-based column in which rows are named.
const LABELS: u16 = 1;

/// A workbook that is imported: into a small worksheet, and as whoever imports a file hands it over.
pub fn workbook(data: &[u8]) -> bool {
    let path = written("isian.xlsx", &parts::zip(data));
    let read = read_workbook(&path, &Reading::of(tiny(), crate::lore())).is_ok();
    let given = ImportFile {
        path,
        into: None,
        dry_run: true,
        skip_unreadable: true,
        sheet: None,
        map: None,
        pictures: false,
        names: None,
    };
    import_file(None, &given).is_ok() || read
}

/// A workbook that is filled.
pub fn template(data: &[u8]) -> bool {
    fill(&parts::zip(data))
}

/// Formulas, one a line, below each other in a workbook that is filled and thereby recalculated.
pub fn formula(data: &[u8]) -> bool {
    let formulas = std::str::from_utf8(data).ok();
    // What cannot be written cannot come from a file either.
    formulas.and_then(|formulas| book(formulas.lines().take(100))).is_some_and(|book| fill(&book))
}

/// A workbook of the small worksheet in the layout of its annex, answered, with these formulas below each other in its
/// first column, from row 201 on; `None` where a formula is none that the format can hold.
pub fn book<'a>(formulas: impl IntoIterator<Item = &'a str>) -> Option<Vec<u8>> {
    let layout = &tiny().workbook.official;
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.set_name(&layout.sheet).ok()?;
    let headings =
        [(&layout.options, "Pilihan Jawaban"), (&layout.answer, "Jawaban"), (&layout.value, "Nilai")];
    for (letters, heading) in headings {
        sheet.write(layout.heading_row - 1, column(letters), heading).ok()?;
    }
    for node in &tiny().nodes {
        let weight = node.weight.to_string().parse::<f64>().ok()?;
        sheet.write(node.workbook_row - 1, column(&layout.weight), weight).ok()?;
        sheet.write(node.workbook_row - 1, LABELS, &node.name).ok()?;
    }
    for (question, input) in tiny().inputs() {
        let options = match &question.kind {
            Kind::Choice { .. } => question.option_list(),
            Kind::Survey { .. } => "Nilai (0-4)".into(),
            Kind::Share { .. } | Kind::Decline { .. } => "%".into(),
        };
        sheet.write(question.workbook_row - 1, column(&layout.options), options).ok()?;
        sheet.write(question.workbook_row - 1, LABELS, &question.title).ok()?;
        let (row, answer) = (input.workbook_row - 1, column(&layout.answer));
        match best(question) {
            Answer::Choice(key) => sheet.write(row, answer, key).ok()?,
            Answer::Number(number) => {
                sheet.write(row, answer, number.to_string().parse::<f64>().ok()?).ok()?
            }
        };
    }
    for (row, formula) in (200..).zip(formulas) {
        sheet.write(row, 0, Formula::new(formula)).ok()?;
    }
    book.save_to_buffer().ok()
}

/// Fills a template.
fn fill(template: &[u8]) -> bool {
    let (template, path) = (written("templat.xlsx", template), place("terisi.xlsx"));
    {
        let filling =
            Filling { reading: Reading::of(tiny(), crate::lore()), others: Some(OtherColumns::Clear) };
        fill_template(&report(), &template, &path, &filling).is_ok()
    }
}

/// A report of a small worksheet on which everything is answered.
pub fn report() -> Report<'static> {
    let instrument = tiny();
    let mut sheet = Worksheet::new();
    for (question, input) in instrument.inputs() {
        sheet.insert(input.soal, best(question));
    }
    let row =
        |answer: &Answer| Row { answer: Some(answer.clone()), note: "Catatan".into(), ..Row::default() };
    let rows: BTreeMap<_, _> = sheet.iter().map(|(soal, answer)| (*soal, row(answer))).collect();
    let scores = score(instrument, &sheet);
    let predicates = judge(instrument, &scores);
    let warnings = warnings(instrument, &scores, &predicates);
    Report {
        instrument,
        identity: UnitIdentity { unit: "Kebun".into(), year: instrument.year, ..UnitIdentity::default() },
        official: BTreeMap::new(),
        rows,
        scores,
        predicates,
        evidence: Vec::new(),
        warnings,
        state: None,
        made_at: DateTime::parse_from_rfc3339("2026-11-22T09:30:00+07:00").expect("time"),
        made_by: "Pilar".into(),
        part: None,
        annexes: Vec::new(),
    }
}

/// The best answer to an input of this question; every count is the same.
fn best(question: &Question) -> Answer {
    match &question.kind {
        Kind::Choice { options } => Answer::Choice(options[0].key.clone()),
        Kind::Survey { maximum } => Answer::Number(*maximum),
        Kind::Share { .. } | Kind::Decline { .. } => Answer::Number(6.into()),
    }
}

/// Zero-based column of its letters.
fn column(letters: &str) -> u16 {
    letters.bytes().fold(0, |number, byte| number * 26 + u16::from(byte - b'A') + 1) - 1
}
