//! A scenario beside today, as `pilar scenario show` gives it.

use pilar_core::assessment::Assessment;
use pilar_files::annex::{Annex, Cell, Table, Width};

use super::tables::{DIFFERENCE, Gate, Then, column, gates, marks, rounding};
use crate::error::Result;
use crate::path::show_scenario;
use crate::session::Session;
use crate::view::{ScenarioAnswerView, ScenarioView, answer_words, two_decimals};

pub(super) fn annex(session: &Session, assessment: &Assessment, name: &str) -> Result<Annex> {
    let view = show_scenario(session, assessment.id, name)?;
    let instrument = assessment.instrument;
    let mut tables = Vec::new();
    let (mut rounded, mut marked) = (None, None);
    if !view.answers.is_empty() {
        tables.push(answers(assessment, &view));
    }
    for target in &instrument.targets {
        let Some(judged) = view.gates.get(&target.key) else { continue };
        let judged: Vec<Gate<'_>> = judged
            .iter()
            .map(|gate| Gate {
                key: &gate.key,
                name: &gate.name,
                today: gate.today,
                then: gate.value,
                minimum: gate.minimum,
                aim: None,
                met: gate.met,
            })
            .collect();
        rounded = rounded.or_else(|| rounding(&judged));
        marked = marked.or_else(|| marks(instrument, target, &judged));
        tables.push(gates(instrument, target, Then::WITH_SCENARIO, &judged));
    }
    Ok(Annex {
        sheet: "Lampiran simulasi",
        title: "Lampiran: simulasi".into(),
        remarks: remarks(&view)
            .into_iter()
            .chain([DIFFERENCE.to_owned()])
            .chain(rounded)
            .chain(marked)
            .collect(),
        chart: None,
        tables,
    })
}

fn remarks(view: &ScenarioView) -> Vec<String> {
    let mut remarks = vec![
        format!("Simulasi \"{}\". Jawaban unit tidak berubah karenanya.", view.name),
        format!(
            "Nilai pasti {} sekarang, {} dengan simulasi ini.",
            two_decimals(view.today),
            two_decimals(view.total)
        ),
    ];
    if !view.moved.is_empty() {
        let moved = view.moved.iter().map(|one| {
            format!("{} ({} menjadi {})", one.code, answer_words(&one.then), answer_words(&one.now))
        });
        let moved: Vec<String> = moved.collect();
        remarks.push(format!("Jawaban unit yang berubah sejak simulasi ini diisi: {}.", moved.join(", ")));
    }
    if view.unknown > 0 {
        remarks
            .push(format!("{} jawaban simulasi ini bukan untuk LKE ini dan tidak dihitung.", view.unknown));
    }
    remarks
}

fn answers(assessment: &Assessment, view: &ScenarioView) -> Table {
    let row = |one: &ScenarioAnswerView| {
        let question = assessment.instrument.input(one.soal_id);
        vec![
            Cell::Text(one.code.clone()),
            Cell::Text(question.map_or_else(String::new, |(question, _)| question.title.clone())),
            Cell::Text(answer_words(&one.from)),
            Cell::Text(answer_words(&one.to)),
        ]
    };
    Table {
        heading: "Jawaban yang berbeda dengan simulasi".into(),
        columns: vec![
            column("Kode", Width::Code),
            column("Pertanyaan", Width::Text),
            column("Jawaban sekarang", Width::Figure),
            column("Jawaban dengan simulasi", Width::Figure),
        ],
        rows: view.answers.iter().map(row).collect(),
    }
}
