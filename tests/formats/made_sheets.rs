//! Answer sheets and reports made on the spot, for the tests of writing workbooks.

use std::collections::BTreeMap;
use std::path::Path;

use calamine::{Data, Range, Reader, Xlsx, open_workbook};
use chrono::DateTime;
use pilar_core::gates::judge;
use pilar_core::instrument::{Instrument, Kind, SoalId};
use pilar_core::scoring::score;
use pilar_core::warning::warnings;
use pilar_core::worksheet::{Answer, Worksheet};
use pilar_files::report::{Evidence, Report, Row, UnitIdentity};
pub use pilar_tests::{instrument, recalculated};
use rust_decimal::Decimal;

/// The best answer to every input; ratios get unequal figures, as real ones do.
pub fn full(instrument: &Instrument) -> Worksheet {
    let mut sheet = Worksheet::new();
    for (at, (question, input)) in instrument.inputs().enumerate() {
        let step = u32::try_from(at).unwrap();
        let answer = match &question.kind {
            Kind::Choice { options } => Answer::Choice(options[at % options.len()].key.clone()),
            Kind::Survey { .. } => Answer::Number("3.61".parse().unwrap()),
            Kind::Share { numerator, .. } if numerator.contains(&input.soal) => {
                Answer::Number(Decimal::from(step % 7))
            }
            Kind::Share { .. } => Answer::Number(Decimal::from(7 + step % 5)),
            Kind::Decline { previous, .. } if *previous == input.soal => Answer::Number(Decimal::from(9)),
            Kind::Decline { .. } => Answer::Number(Decimal::from(4)),
        };
        sheet.insert(input.soal, answer);
    }
    sheet
}

/// The best possible answers.
pub fn best(instrument: &Instrument) -> Worksheet {
    let mut sheet = full(instrument);
    for (question, input) in instrument.inputs() {
        let answer = match &question.kind {
            Kind::Choice { options } => Answer::Choice(options[0].key.clone()),
            Kind::Survey { maximum } => Answer::Number(*maximum),
            Kind::Share { numerator, .. } if numerator.contains(&input.soal) => {
                Answer::Number(Decimal::from(99))
            }
            Kind::Share { .. } => Answer::Number(Decimal::from(3)),
            Kind::Decline { previous, .. } if *previous == input.soal => Answer::Number(Decimal::from(9)),
            Kind::Decline { .. } => Answer::Number(Decimal::ZERO),
        };
        sheet.insert(input.soal, answer);
    }
    sheet
}

/// Every count zero, so that no share can be computed.
pub fn zeros(instrument: &Instrument) -> Worksheet {
    let mut sheet = full(instrument);
    for (question, input) in instrument.inputs() {
        if matches!(question.kind, Kind::Share { .. } | Kind::Decline { .. }) {
            sheet.insert(input.soal, Answer::Number(Decimal::ZERO));
        }
    }
    sheet
}

/// Every second input, so that many questions stay unanswered.
pub fn half(instrument: &Instrument) -> Worksheet {
    full(instrument).into_iter().filter(|(soal, _)| soal % 2 == 0).collect()
}

/// The decline rises, so that it is clamped at nothing; the other counts are far beyond the whole.
pub fn clamped(instrument: &Instrument) -> Worksheet {
    let mut sheet = best(instrument);
    for (question, input) in instrument.inputs() {
        if let Kind::Decline { previous, .. } = &question.kind {
            let count = if *previous == input.soal { 2 } else { 50 };
            sheet.insert(input.soal, Answer::Number(Decimal::from(count)));
        }
    }
    sheet
}

pub fn rows(sheet: &Worksheet) -> BTreeMap<SoalId, Row> {
    sheet
        .iter()
        .map(|(soal, answer)| (*soal, Row { answer: Some(answer.clone()), ..Row::default() }))
        .collect()
}

/// A report of these rows, scored and judged.
pub fn report(instrument: &Instrument, rows: BTreeMap<SoalId, Row>) -> Report<'_> {
    let sheet: Worksheet =
        rows.iter().filter_map(|(soal, row)| row.answer.clone().map(|answer| (*soal, answer))).collect();
    let scores = score(instrument, &sheet);
    let predicates = judge(instrument, &scores);
    let warnings = warnings(instrument, &scores, &predicates);
    Report {
        state: None,
        instrument,
        identity: UnitIdentity {
            unit: "KPP Pratama Contoh & Rekan".into(),
            instansi: "Kementerian Contoh".into(),
            year: instrument.year,
            target: instrument.targets[0].key.clone(),
            ..UnitIdentity::default()
        },
        official: BTreeMap::new(),
        rows,
        scores,
        predicates,
        evidence: Vec::new(),
        warnings,
        made_at: DateTime::parse_from_rfc3339("2026-11-22T09:30:00+07:00").unwrap(),
        made_by: "Pilar 0.1.0".into(),
        part: None,
        annexes: Vec::new(),
    }
}

pub fn document(name: &str, path: Option<&str>) -> Evidence {
    Evidence {
        title: name.into(),
        file_name: name.into(),
        path: path.map(str::to_owned),
        size: 1,
        media: "application/pdf".into(),
        sha256: "0".repeat(64),
        year: None,
        triwulan: None,
        serves: Vec::new(),
    }
}

pub fn open(path: &Path, sheet: &str) -> Range<Data> {
    let mut book: Xlsx<_> = open_workbook(path).unwrap();
    book.worksheet_range(sheet).unwrap()
}

/// Zero-based (row, column) of an address such as `K9`.
pub fn place(address: &str) -> (u32, u32) {
    let split = address.find(|c: char| c.is_ascii_digit()).unwrap();
    let column = address[..split].bytes().fold(0, |sum, b| sum * 26 + u32::from(b - b'A') + 1);
    (address[split..].parse::<u32>().unwrap() - 1, column - 1)
}

pub fn at<'a>(range: &'a Range<Data>, column: &str, row: u32) -> &'a Data {
    range.get_value(place(&format!("{column}{row}"))).unwrap_or(&Data::Empty)
}

pub fn number(data: &Data) -> f64 {
    match data {
        Data::Float(number) => *number,
        Data::Int(number) => number.to_string().parse().unwrap(),
        other => panic!("not a number: {other:?}"),
    }
}
