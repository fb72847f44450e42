//! Scores.

use std::fs;
use std::process::Command;
use std::time::{Duration, Instant};

use pilar_core::scoring::score;
use pilar_core::worksheet::{Worksheet, read_answer};

use crate::compare::in_turn;
use crate::measure::{median, text, timed};
use crate::programs::Bench;
use crate::row::Row;

pub fn rows(desk: &Bench) -> Vec<Row> {
    vec![in_process(), against_office(desk), show(desk)]
}

/// Scoring the whole sheet in process.
fn in_process() -> Row {
    let instrument = pilar_tests::instrument();
    let cases =
        fs::read_to_string(pilar_tests::root().join("tests/golden/scoring-cases.json")).expect("cases");
    let cases: serde_json::Value = serde_json::from_str(&cases).expect("JSON");
    let mut sheet = Worksheet::new();
    for (soal, given) in cases[0]["answers"].as_object().expect("answers") {
        let (question, input) = instrument.input(soal.parse().expect("id")).expect("known");
        let given = given.as_str().map_or_else(|| given.to_string(), str::to_owned);
        sheet
            .extend(read_answer(question, input, &given).expect("answer").map(|answer| (input.soal, answer)));
    }
    let runs: Vec<Duration> = (0..50)
        .map(|_| {
            let start = Instant::now();
            for _ in 0..100 {
                std::hint::black_box(score(&instrument, std::hint::black_box(&sheet)));
            }
            start.elapsed() / 100
        })
        .collect();
    Row::alone(
        "scoring a whole sheet, in process",
        "<= 50 µs",
        format!("{:.1} µs", median(runs).as_secs_f64() * 1e6),
    )
}

/// `pilar score` against LibreOffice converting the same workbook, whole processes in turn.
fn against_office(desk: &Bench) -> Row {
    let (both, example) = desk.both("nilai", |base| {
        let id = base.good(&["example"]);
        let workbook = base.file("contoh.xlsx");
        base.good(&["export", &id, "--format", "xlsx", "-o", workbook.to_str().expect("Unicode path")]);
        workbook
    });
    let reference = pilar_tests::reference_quietly("official-workbook-filled.xlsx");
    let (workbook, which) = match reference {
        Some(path) => (path, "official workbook"),
        None => (example, "workbook of the example"),
    };
    let workbook = workbook.to_str().expect("Unicode path");
    let compared = in_turn(25, &both, |program| program.time(&["score", workbook]));
    let office = || {
        let profile = format!("-env:UserInstallation=file://{}", desk.path().join("profil").display());
        let mut command = Command::new("soffice");
        command.args(["--headless", &profile, "--convert-to", "xlsx", "--outdir"]);
        timed(command.arg(desk.path().join("kantor")).arg(workbook))
    };
    // The first run makes the profile and is not counted.
    let office = if office().is_none() {
        "LibreOffice is not on this machine".into()
    } else {
        let office = median((0..5).filter_map(|_| office()).collect());
        let times = office.as_secs_f64() / compared.ours.as_secs_f64();
        format!("{times:.0} times as fast as LibreOffice with {}", text(office))
    };
    Row::beside(
        format!("`pilar score` of the {which}, against LibreOffice headless converting it"),
        ">= 50 times as fast; <= 1.05 of 0.1",
        &compared,
    )
    .and(&format!(": {office}"))
}

/// One unit in full, as the command line shows it.
fn show(desk: &Bench) -> Row {
    let (both, id) = desk.both("tampil", |base| base.good(&["example"]));
    let compared = in_turn(41, &both, |program| program.time(&["show", &id]));
    Row::beside("`show` of the example", "<= 1.05 of 0.1", &compared)
}
