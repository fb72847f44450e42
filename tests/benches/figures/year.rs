//! The year of work: the report of a period.

use std::iter::repeat_with;

use crate::measure::{median, text};
use crate::programs::Bench;
use crate::row::Row;

/// How many tasks the plan has.
const TASKS: usize = 200;

pub fn rows(desk: &Bench) -> Vec<Row> {
    let (both, id) = desk.both("tahun", crate::programs::Program::new_assessment);
    let ours = both.ours;
    for number in 1..=TASKS {
        let title = format!("Tugas {number} dengan uraian yang sepanjang uraian kegiatan pada umumnya");
        let code = (number % 80 + 1).to_string();
        let output = "Dokumen yang dihasilkan kegiatan ini";
        ours.good(&["task", &id, "add", &title, "--due", "B03", "--code", &code, "--output", output]);
    }
    ours.good(&["monev", &id, "--period", "B03", "--freeze"]);
    ["docx", "pdf", "xlsx"]
        .map(|ending| {
            let file = ours.file(&format!("monev.{ending}"));
            let file = file.to_str().expect("Unicode path");
            let time = median(
                repeat_with(|| ours.time(&["monev", &id, "--period", "B03", "-o", file])).take(11).collect(),
            );
            let what = format!("monev report of {TASKS} tasks as {ending}, verified");
            Row::alone(what, "<= 300 ms", text(time))
        })
        .into()
}
