//! Surveys and registers of very many rows, as whole commands. Version 0.1 has neither.

use std::fmt::Write as _;
use std::path::Path;

use crate::measure::{median, text, timed_with_memory};
use crate::programs::{Bench, Program};
use crate::row::Row;

/// Rows of each file.
const ROWS: u32 = 100_000;
const WANTED: &str = "<= 2 s, memory <= 200 MB";

pub fn rows(desk: &Bench) -> Vec<Row> {
    let (both, ()) = desk.both("tanggapan", |_| ());
    let ours = &both.ours;
    let id = ours.new_assessment();
    let (responses, book) = (ours.file("tanggapan.csv"), ours.file("tanggapan.xlsx"));
    std::fs::write(&responses, survey()).expect("responses");
    workbook(&book);
    let (register, later) = (ours.file("pengaduan.csv"), ours.file("pengaduan baru.csv"));
    std::fs::write(&register, complaints(0)).expect("a register");
    std::fs::write(&later, complaints(ROWS)).expect("a register");
    let path = |path: &Path| path.to_str().expect("Unicode path").to_owned();
    let of = |file: &Path| {
        vec!["survey".into(), id.clone(), "--for".into(), "ipak".into(), "--responses".into(), path(file)]
    };
    let import = |file: &Path| vec!["complaints".into(), id.clone(), "import".into(), path(file)];
    let count = format!("{ROWS} rows");
    let measured = vec![
        row(ours, format!("`survey` of {count}, CSV"), &of(&responses)),
        row(
            ours,
            format!("`survey --use` of {count}, CSV"),
            &[of(&responses), vec!["--use".into()]].concat(),
        ),
        row(ours, format!("`survey` of {count}, XLSX"), &of(&book)),
        row(ours, format!("`complaints import` of {count}"), &import(&register)),
        row(
            ours,
            format!("`complaints --recap` of {count}"),
            &["complaints".into(), id.clone(), "--recap".into()],
        ),
        row(ours, format!("`complaints import` of {count} beside as many"), &import(&later)),
    ];
    desk.clear("tanggapan");
    measured
}

fn row(program: &Program, figure: String, args: &[String]) -> Row {
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    let runs: Vec<_> = (0..3).map(|_| timed_with_memory(&mut program.command(&args))).collect();
    let memory = runs.iter().map(|(_, peak)| *peak).max().unwrap_or_default();
    let time = median(runs.into_iter().map(|(time, _)| time).collect());
    Row::alone(figure, WANTED, format!("{}, memory {} MB", text(time), memory >> 20))
}

/// What a respondent answered to a statement.
fn answer(row: u32, statement: u32) -> u32 {
    (row.wrapping_mul(2_654_435_761).rotate_left(statement) >> 7) % 4 + 1
}

fn survey() -> String {
    let mut text = String::from("Timestamp,Nama,Jenis kelamin,Layanan");
    for number in 1..=10 {
        let _ = write!(text, ",{number}. Pernyataan {number}");
    }
    text.push_str(",Saran\r\n");
    for row in 0..ROWS {
        let (day, month) = (row % 28 + 1, row % 12 + 1);
        let _ = write!(text, "{day:02}/{month:02}/2026 08.15.00,Responden {row},Perempuan,Informasi");
        for statement in 1..=10 {
            let _ = write!(text, ",{}", answer(row, statement));
        }
        text.push_str(",\"Sudah baik, pertahankan\"\r\n");
    }
    text
}

fn workbook(path: &Path) {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    for number in 0..10u16 {
        sheet.write_string(0, number + 1, format!("{}. Pernyataan", number + 1)).expect("a cell");
    }
    sheet.write_string(0, 0, "Nama").expect("a cell");
    for row in 0..ROWS {
        sheet.write_string(row + 1, 0, format!("Responden {row}")).expect("a cell");
        for column in 1..=10u16 {
            sheet.write_number(row + 1, column, answer(row, column.into())).expect("a cell");
        }
    }
    book.save(path).expect("a workbook");
}

/// A register whose numbers begin after the given one.
fn complaints(after: u32) -> String {
    let mut text =
        String::from("Tracking ID;Tanggal Laporan;Kanal;Kategori;Isi Laporan;Status;Tanggal Selesai\r\n");
    for row in after..after + ROWS {
        let (day, month) = (row % 14 + 1, row % 12 + 1);
        let _ = write!(
            text,
            "{row};{day:02}/{month:02}/2026;LAPOR;Kategori {};Uraian pengaduan {row};",
            row % 30
        );
        let answered = day + 7;
        let _ = write!(text, "Selesai;{answered:02}/{month:02}/2026\r\n");
    }
    text
}
