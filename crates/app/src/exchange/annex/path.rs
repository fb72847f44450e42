//! The cheapest path to a predicate, as `pilar path` gives it.

use pilar_core::assessment::Assessment;
use pilar_files::annex::{Annex, Cell, Table, Width};

use super::tables::{DIFFERENCE, Gate, Then, change, column, gates, marks, rounding};
use crate::error::Result;
use crate::find::find_target;
use crate::path::{PathQuery, find_path, margin};
use crate::session::Session;
use crate::view::{PathView, answer_words, float, two_decimals};

pub(super) fn annex(session: &Session, assessment: &Assessment, to: &str, above: &str) -> Result<Annex> {
    let instrument = assessment.instrument;
    let target = find_target(instrument, to)?;
    let query = PathQuery {
        assessment: assessment.id,
        to: target.key.clone(),
        above: above.into(),
        ..PathQuery::default()
    };
    let path = find_path(session, &query)?;
    let assessed = assessment.assess();
    let verdict = assessed.verdicts.iter().find(|verdict| verdict.target == target.key);
    let today = |key: &str| {
        let mut results = verdict.iter().flat_map(|verdict| &verdict.gates);
        results
            .find(|result| instrument.gates[result.gate].key == key)
            .map_or(0.0, |result| float(result.value.floor))
    };
    let spare = above.trim().replace('.', ",");
    let judged: Vec<Gate<'_>> = path
        .gates
        .iter()
        .map(|gate| Gate {
            key: &gate.key,
            name: &gate.name,
            today: today(&gate.key),
            then: gate.value,
            minimum: gate.official,
            aim: (!spare.is_empty()).then_some(gate.minimum),
            met: gate.official_met,
        })
        .collect();
    let then = if path.reachable { Then::AFTER } else { Then::AT_MOST };
    let aimed = if spare.is_empty() {
        target.name.clone()
    } else {
        format!("{} dengan cadangan {spare} poin", target.name)
    };
    let mut remarks = vec![format!("{}.", path.sentence(&aimed))];
    let total = float(assessed.scores.total.floor);
    let word = if path.reachable { "sesudahnya" } else { "paling tinggi" };
    remarks.push(format!(
        "Nilai pasti {} sekarang, {word} {}.",
        two_decimals(total),
        two_decimals(path.total)
    ));
    remarks.extend(path.unfilled_sentence());
    if !spare.is_empty() {
        remarks.push(format!(
            "Sasaran adalah nilai minimal ditambah cadangan {spare} poin, paling tinggi sebesar nilai terbaik."
        ));
    }
    remarks.push(DIFFERENCE.into());
    remarks.extend(rounding(&judged));
    remarks.extend(marks(instrument, target, &judged));
    let margin = margin(session, assessment.id, &target.key)?;
    if margin.met {
        remarks.push(format!("Dengan jawaban sekarang, {}", margin.sentence(&target.name)));
    }
    let mut tables = Vec::new();
    if !path.steps.is_empty() {
        if let Some(unit) = &path.unit {
            remarks.push(format!("Biaya dihitung dalam {unit} menurut taksiran, bukan ketentuan peraturan."));
        }
        remarks.extend(path.counted.clone());
        tables.push(steps(assessment, &path));
    }
    tables.push(gates(instrument, target, then, &judged));
    Ok(Annex {
        sheet: "Lampiran jalan",
        title: format!("Lampiran: jalan termurah ke {}", target.name),
        remarks,
        chart: None,
        tables,
    })
}

fn steps(assessment: &Assessment, path: &PathView) -> Table {
    let proven = |soal| {
        let input = assessment.instrument.input(soal);
        input.is_some_and(|(question, _)| assessment.has_evidence(question))
    };
    let row = |step: &crate::view::StepView| {
        vec![
            Cell::Text(step.code.clone()),
            Cell::Text(step.title.clone()),
            Cell::Text(answer_words(&step.from)),
            Cell::Text(answer_words(&step.to)),
            Cell::Count(step.cost.into()),
            change(0.0, step.gain),
            Cell::Text(if proven(step.soal_id) { "ada" } else { "belum ada" }.into()),
        ]
    };
    Table {
        heading: path.unit.as_ref().map_or_else(
            || "Jawaban yang dinaikkan".to_owned(),
            |unit| format!("Jawaban yang dinaikkan (biaya dalam {unit})"),
        ),
        columns: vec![
            column("Kode", Width::Code),
            column("Pertanyaan", Width::Text),
            column("Jawaban sekarang", Width::Figure),
            column("Dinaikkan menjadi", Width::Figure),
            column("Biaya", Width::Figure),
            column("Tambahan poin", Width::Figure),
            column("Bukti dukung sekarang", Width::Word),
        ],
        rows: path.steps.iter().map(row).collect(),
    }
}
