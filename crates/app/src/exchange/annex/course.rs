//! How an assessment came to where it is.

use chrono::NaiveDate;
use pilar_core::assessment::Assessment;
use pilar_core::review::Stage;
use pilar_files::annex::{Annex, Cell, Chart, Line, Table, Width};
use rust_decimal::Decimal;

use super::tables::{column, points};
use crate::error::Result;
use crate::session::Session;
use crate::view::{CourseStepView, CourseView, WeekView, decimal};
use crate::worksheet::course;

/// What the line of the figure that gates are judged on is called.
const CERTAIN: &str = "Nilai pasti";

pub(super) fn annex(session: &Session, assessment: &Assessment) -> Result<Annex> {
    let view = course(session, assessment.id)?;
    let mut remarks = vec![format!(
        "Keadaan pada akhir setiap minggu, dari {} isian dan {} pertanyaan.",
        view.of, view.questions
    )];
    if let Some(year) = view.earlier {
        remarks.push(format!(
            "Nilai tahun {year} adalah nilai pasti penilaian tahun itu pada minggu yang sama."
        ));
    }
    Ok(Annex {
        sheet: "Perjalanan nilai",
        title: "Lampiran: perjalanan nilai".into(),
        remarks,
        chart: Some(chart(&view)),
        tables: vec![weeks(&view)],
    })
}

fn chart(view: &CourseView) -> Chart {
    let line = |name: String, value: &dyn Fn(&WeekView) -> Option<Decimal>| Line {
        name,
        values: view.weeks.iter().map(value).collect(),
    };
    let mut lines = vec![
        line(CERTAIN.into(), &|week| decimal(week.floor)),
        line("Isian terisi, persen".into(), &|week| share(week.answered, view.of)),
        line("Pertanyaan berbukti, persen".into(), &|week| share(week.evidenced, view.questions)),
    ];
    if let Some(year) = view.earlier {
        lines.push(line(format!("{CERTAIN} {year}"), &|week| week.earlier.and_then(decimal)));
    }
    let marked = view.weeks.iter().enumerate();
    let marked = marked.filter(|(_, week)| view.steps.iter().any(|step| step.week == week.from));
    Chart {
        weeks: view.weeks.iter().map(day).collect(),
        lines,
        marks: ("Penyerahan dan pengembalian", marked.map(|(at, _)| at).collect()),
    }
}

fn share(part: usize, of: usize) -> Option<Decimal> {
    (Decimal::from(part) * Decimal::ONE_HUNDRED).checked_div(Decimal::from(of))
}

fn weeks(view: &CourseView) -> Table {
    let mut columns = vec![
        column("Mulai minggu", Width::Code),
        column("Penyerahan dan pengembalian", Width::Text),
        column("Isian terisi", Width::Figure),
        column("Pertanyaan berbukti", Width::Figure),
        column(CERTAIN, Width::Figure),
    ];
    if view.earlier.is_some() {
        columns.push(column("Nilai pasti tahun lalu", Width::Figure));
    }
    let row = |week: &WeekView| {
        let steps: Vec<String> =
            view.steps.iter().filter(|step| step.week == week.from).map(step_words).collect();
        let mut row = vec![
            Cell::Text(day(week)),
            Cell::Text(steps.join("; ")),
            Cell::Count(week.answered as u64),
            Cell::Count(week.evidenced as u64),
            points(week.floor),
        ];
        if view.earlier.is_some() {
            row.push(week.earlier.map_or_else(|| Cell::Text("–".into()), points));
        }
        row
    };
    Table { heading: "Minggu demi minggu".into(), columns, rows: view.weeks.iter().map(row).collect() }
}

/// The Monday of a week, short.
fn day(week: &WeekView) -> String {
    week.from
        .parse::<NaiveDate>()
        .map_or_else(|_| week.from.clone(), |day| day.format("%d-%m-%Y").to_string())
}

/// What a step is called; a return counts the round that it ends.
fn step_words(step: &CourseStepView) -> String {
    let (word, round) = match (step.stage, step.back) {
        (Stage::Draft, _) => return "ditarik kembali".into(),
        (Stage::Returned, true) => ("ditarik kembali", step.round),
        (Stage::Submitted, true) => ("dibuka kembali", step.round),
        (Stage::Submitted, false) => ("diserahkan", step.round),
        (Stage::Returned, false) => ("dikembalikan", step.round.saturating_sub(1)),
        (Stage::Approved, _) => ("disetujui", step.round),
    };
    format!("{word} (putaran {round})")
}
