//! How a figure came about, as one Indonesian line.

use rust_decimal::{Decimal, RoundingStrategy};

use super::{Scores, format_points};
use crate::instrument::{Instrument, Kind, Node, Question, SoalId, ZeroRule};
use crate::worksheet::{Answer, Worksheet, format_number};

/// Explains a node's score, for example `nilai subarea = bobot 1,5 x rata-rata (1 + 0,67 + 1) / 3 = 1,34`.
pub fn explain_node(instrument: &Instrument, scores: &Scores, at: usize) -> String {
    let node = &instrument.nodes[at];
    let result = points(scores, at);
    if !node.children.is_empty() {
        let parts: Vec<String> = node
            .children
            .iter()
            .map(|child| format!("{} {}", instrument.nodes[*child].code, points(scores, *child)))
            .collect();
        return format!("nilai = jumlah {} = {result}", parts.join(" + "));
    }
    if node.questions.iter().all(|q| instrument.questions[*q].weight.is_some()) {
        let parts: Vec<String> = node.questions.iter().map(|q| weighted(instrument, scores, *q)).collect();
        return format!("nilai = {} = {result}", parts.join(" + "));
    }
    mean(node, scores, &result)
}

fn points(scores: &Scores, node: usize) -> String {
    format_points(scores.nodes[node].points.score)
}

fn weighted(instrument: &Instrument, scores: &Scores, question: usize) -> String {
    let weight = format_number(instrument.questions[question].weight.unwrap_or_default());
    match scores.questions[question].fraction {
        Some(fraction) => format!("{weight} x {}", fraction_text(fraction)),
        None => format!("{weight} x belum diisi"),
    }
}

fn mean(node: &Node, scores: &Scores, result: &str) -> String {
    let values: Vec<String> =
        node.questions.iter().filter_map(|q| scores.questions[*q].fraction).map(fraction_text).collect();
    if values.is_empty() {
        return "nilai subarea = 0, belum ada pertanyaan yang bernilai".into();
    }
    let blank = node.questions.len() - values.len();
    let left_out =
        if blank == 0 { String::new() } else { format!(" ({blank} belum bernilai, tidak ikut dirata-rata)") };
    format!(
        "nilai subarea = bobot {} x rata-rata ({}) / {} = {result}{left_out}",
        format_number(node.weight),
        values.join(" + "),
        values.len(),
    )
}

/// Explains a question's fraction, for example `3 / 5 = 0,6`.
pub fn explain_question(question: &Question, scores: &Scores, at: usize, sheet: &Worksheet) -> String {
    let score = &scores.questions[at];
    if score.zero_denominator {
        return match score.fraction {
            Some(_) => format!("pembagi nol, {} menurut ketentuan penilaian", question.zero.name()),
            None if score.left_out => {
                "pembagi nol, tidak ikut dirata-rata menurut ketentuan penilaian".into()
            }
            None => "tidak dapat dihitung, pembagi nol".into(),
        };
    }
    let Some(fraction) = score.fraction else {
        return format!("belum lengkap, {} dari {} isian terisi", score.answered, score.of);
    };
    let value = fraction_text(fraction);
    let quotient = match score.outside {
        Some(outside) => format!("{}, dibatasi menjadi {value}", fraction_text(outside)),
        None => value.clone(),
    };
    let list = |soals: &[SoalId]| {
        let values = soals.iter().map(|s| text(sheet, *s)).collect::<Vec<_>>().join(" + ");
        if soals.len() > 1 { format!("({values})") } else { values }
    };
    match &question.kind {
        Kind::Choice { .. } => {
            format!(
                "jawaban {} = {value}",
                question.inputs.first().map(|i| text(sheet, i.soal)).unwrap_or_default()
            )
        }
        Kind::Survey { maximum } => format!(
            "{} / {} = {value}",
            question.inputs.first().map(|i| text(sheet, i.soal)).unwrap_or_default(),
            format_number(*maximum)
        ),
        Kind::Share { numerator, denominator, .. } => {
            format!("{} / {} = {quotient}", list(numerator), list(denominator))
        }
        Kind::Decline { previous, current, .. } => {
            let (previous, current) = (text(sheet, *previous), text(sheet, *current));
            if previous == "0" {
                return format!("tahun lalu 0, tahun ini {current} = {value}");
            }
            format!("({previous} - {current}) / {previous} = {quotient}")
        }
    }
}

/// States how a question's fraction is computed, for example `nilai = Jumlah A / Jumlah B`.
pub fn explain_formula(question: &Question) -> String {
    let label = |soal: &SoalId| {
        let input = question.inputs.iter().find(|input| input.soal == *soal);
        input.map_or("", |input| input.label.as_str()).to_owned()
    };
    let sum = |soals: &[SoalId]| {
        let labels = soals.iter().map(label).collect::<Vec<_>>().join(" + ");
        if soals.len() > 1 { format!("({labels})") } else { labels }
    };
    match &question.kind {
        Kind::Choice { options } => {
            let values: Vec<String> = options
                .iter()
                .map(|option| format!("{} = {}", option.key, format_number(option.value)))
                .collect();
            format!("nilai menurut pilihan: {}", values.join(", "))
        }
        Kind::Survey { maximum } => format!("nilai = indeks / {}", format_number(*maximum)),
        Kind::Share { numerator, denominator, .. } => {
            format!("nilai = {} / {}, dibatasi 0 sampai 1", sum(numerator), sum(denominator))
        }
        Kind::Decline { previous, current, .. } => {
            let (previous, current) = (label(previous), label(current));
            format!(
                "nilai = ({previous} - {current}) / {previous}, dibatasi 0 sampai 1; 0 sesudah 0 {}",
                if question.zero == ZeroRule::Full { "bernilai 1" } else { question.zero.name() }
            )
        }
    }
}

fn fraction_text(fraction: Decimal) -> String {
    format_number(fraction.round_dp_with_strategy(4, RoundingStrategy::MidpointAwayFromZero))
}

fn text(sheet: &Worksheet, soal: SoalId) -> String {
    match sheet.get(&soal) {
        Some(Answer::Choice(key)) => key.clone(),
        Some(Answer::Number(number)) => format_number(*number),
        None => "kosong".into(),
    }
}
