//! The figures: what the unit claims beside what the reviewing team found.

use pilar_core::gates::{GateResult, PredicateResult};
use pilar_core::instrument::Unit;
use pilar_core::scoring::{Scores, format_points};
use rust_decimal::Decimal;

use super::Lhe;
use super::figures::{coverage, filled, judged_on, zeros};
use crate::blocks::block::{
    Align, Block, Cell, Column, Kind, Line, Piece, Role, Row, Table, Tone, column, missing, plain, quiet,
};
use crate::disputed;

/// Nodes below this depth (component, half, area) are left to the worksheet itself.
const DEEPEST: usize = 2;
const NONE: &str = "–";
const ROUNDING: &str = "Nilai disajikan dengan dua angka di belakang koma; penghitungan dan perbandingan memakai angka sebelum \
     pembulatan.";

/// The paragraphs of the letter that tell the outcome.
pub(super) fn summary(lhe: &Lhe<'_>) -> Vec<Line> {
    let best = best(lhe);
    let own = format_points(lhe.report.scores.total.score);
    let mut figures = vec![plain(format!("Nilai total penilaian mandiri adalah {own} dari {best}, "))];
    figures.push(plain("sedangkan nilai total hasil evaluasi adalah "));
    match &lhe.evaluation {
        Some(found) => figures.push(plain(format_points(found.scores.total.score))),
        None => figures.push(missing("hasil reviu TPI")),
    }
    figures.push(plain(". "));
    let found = lhe.evaluation.as_ref().map(|found| &found.scores);
    figures.extend(judged_on(&lhe.report.scores, found).map(|text| plain(format!("{text} "))));
    figures.push(plain(gates_met(lhe).unwrap_or_default()));
    let mut lines = vec![figures];
    lines.extend(rounds(lhe).map(|text| vec![plain(text)]));
    lines.push(match lhe.recommendations.len() {
        0 => vec![plain("Rekomendasi: "), missing("rekomendasi")],
        count => vec![plain(recommended(lhe, count))],
    });
    lines
}

/// How many recommendations there are, and how many of these are done.
fn recommended(lhe: &Lhe<'_>, count: usize) -> String {
    let done = lhe.recommendations.iter().filter(|one| one.done).count();
    let rest = match done {
        0 => " untuk ditindaklanjuti oleh unit kerja".to_owned(),
        done if done == count => ", seluruhnya telah selesai ditindaklanjuti oleh unit kerja".to_owned(),
        done => format!(", {done} di antaranya telah selesai ditindaklanjuti oleh unit kerja"),
    };
    format!("Evaluasi menghasilkan {count} rekomendasi{rest}, sebagaimana tercantum dalam lampiran.")
}

/// What round 1 came to, where the figures are those of round 2.
fn rounds(lhe: &Lhe<'_>) -> Option<String> {
    let first = lhe.evaluation.as_ref()?.first?;
    let own = format_points(first.own);
    let found = first.found.map_or_else(
        || "tanpa hasil reviu TPI".to_owned(),
        |found| format!("dan nilai total hasil evaluasi {}", format_points(found)),
    );
    Some(format!(
        "Nilai tersebut adalah nilai putaran 2. Pada putaran 1, nilai total penilaian mandiri adalah {own} {found}; \
         setelah itu penilaian dikembalikan kepada unit kerja untuk diperbaiki."
    ))
}

/// The score table with what is said of its figures above it, and its remarks.
pub(super) fn scores(lhe: &Lhe<'_>) -> Vec<Block> {
    let instrument = lhe.report.instrument;
    let columns = vec![
        column("No.", 9, Align::Left),
        column("Komponen", 47, Align::Left),
        column("Bobot", 13, Align::Right),
        column("Penilaian mandiri", 16, Align::Right),
        column("Hasil evaluasi", 15, Align::Right),
    ];
    let mut rows = Vec::new();
    for (at, node) in instrument.nodes.iter().enumerate() {
        let depth = depth(lhe, at);
        if depth > DEEPEST {
            continue;
        }
        let part = |scores: &Scores| format_points(scores.nodes[at].points.score);
        let last = node.code.rsplit('.').next().unwrap_or_default();
        let cells = figures(lhe, last, &node.name, node.weight, part);
        let kind = if depth < DEEPEST { Kind::Strong } else { Kind::Plain };
        rows.push(row(cells, kind, if depth == 0 { Tone::Group } else { Tone::Plain }));
        for question in node.questions.iter().copied() {
            let asked = &instrument.questions[question];
            let Some(weight) = asked.weight else { continue };
            let part = |scores: &Scores| {
                let fraction = scores.questions[question].fraction;
                fraction.map_or_else(|| NONE.to_owned(), |fraction| format_points(fraction * weight))
            };
            let last = asked.code.rsplit('.').next().unwrap_or_default();
            rows.push(row(figures(lhe, last, &asked.title, weight, part), Kind::Plain, Tone::Plain));
        }
    }
    let total = |scores: &Scores| format_points(scores.total.score);
    let mut cells = figures(lhe, "", "NILAI TOTAL", weights(lhe), total);
    cells.remove(0);
    let mut total = row(cells, Kind::Strong, Tone::Group);
    total.cells[0].span = 2;
    rows.push(total);
    let rounding = Block::Paragraph(Role::Remark, vec![quiet(ROUNDING)]);
    let mut blocks = vec![rounding, Block::Table(Table { columns, rows })];
    blocks.extend(remarks(lhe).into_iter().map(|line| Block::Paragraph(Role::Remark, line)));
    blocks
}

fn figures(
    lhe: &Lhe<'_>,
    code: &str,
    name: &str,
    weight: Decimal,
    part: impl Fn(&Scores) -> String,
) -> Vec<String> {
    let found = lhe.evaluation.as_ref().map_or_else(|| NONE.to_owned(), |found| part(&found.scores));
    vec![code.to_owned(), name.to_owned(), format_points(weight), part(&lhe.report.scores), found]
}

fn row(cells: Vec<String>, kind: Kind, tone: Tone) -> Row {
    let cells = cells.into_iter().map(|text| Cell::of(Piece { kind, ..plain(text) })).collect();
    Row { cells, tone, least: 0 }
}

/// What a reader has to know about blanks and ratios without a denominator before relying on the figures.
fn remarks(lhe: &Lhe<'_>) -> Vec<Line> {
    let scores = &lhe.report.scores;
    let mut lines = Vec::new();
    if let Some(found) = &lhe.evaluation {
        lines.push(vec![quiet(format!("Nilai menurut putaran {}.", found.round))]);
    }
    if filled(scores) < scores.of {
        lines.push(vec![quiet(format!(
            "Penilaian mandiri baru terisi {} dari {} isian; isian kosong tidak ikut dirata-rata.",
            filled(scores),
            scores.of
        ))]);
    }
    lines.extend(without_denominator(lhe).into_iter().map(|text| vec![quiet(text)]));
    match &lhe.evaluation {
        None => lines.push(vec![quiet("Kolom hasil evaluasi: "), missing("hasil reviu TPI")]),
        Some(found) => {
            lines.extend(coverage(found.reviewed).map(|text| vec![quiet(text)]));
        }
    }
    lines
}

/// Which ratios of which column have nothing to be divided by.
fn without_denominator(lhe: &Lhe<'_>) -> Vec<String> {
    let of = |scores: &Scores| zeros(lhe.report.instrument, scores);
    let (own, found) = (of(&lhe.report.scores), lhe.evaluation.as_ref().map(|found| of(&found.scores)));
    let said = |columns: &str, of: Vec<String>| -> Vec<String> {
        of.into_iter().map(|text| format!("{columns}: {text}.")).collect()
    };
    match found {
        Some(found) if found == own => said("Penilaian mandiri dan hasil evaluasi", own),
        found => [said("Penilaian mandiri", own), said("Hasil evaluasi", found.unwrap_or_default())].concat(),
    }
}

/// The gates of the predicate aimed at, with what both columns reach.
pub(super) fn gates(lhe: &Lhe<'_>) -> Vec<Block> {
    let columns: Vec<Column> = vec![
        column("Syarat nilai", 40, Align::Left),
        column("Nilai minimal", 14, Align::Right),
        column("Penilaian mandiri", 15, Align::Right),
        column("Hasil evaluasi", 13, Align::Right),
        column("Keterangan", 18, Align::Left),
    ];
    let target = lhe.report.identity.target.as_str();
    let instrument = lhe.report.instrument;
    let own = gates_of(&lhe.report.predicates, lhe);
    let found = lhe.evaluation.as_ref().map_or(&[][..], |found| gates_of(&found.predicates, lhe));
    let rows = own.iter().enumerate().filter_map(|(at, mine)| {
        let gate = instrument.gates.get(mine.gate)?;
        let unit = if gate.unit == Unit::Percent { "%" } else { "" };
        let shown =
            |gate: &GateResult| disputed::figure(gate, &format!("{}{unit}", format_points(gate.value.floor)));
        let theirs = found.get(at);
        let word = match theirs.map(|gate| gate.met) {
            Some(true) => plain("Memenuhi"),
            Some(false) => plain("Belum Memenuhi").strong(),
            None => plain(NONE),
        };
        let minimum = format!("{}{unit}", format_points(mine.minimum));
        let found = theirs.map_or_else(|| NONE.to_owned(), shown);
        let name = disputed::name(gate, disputed::is_disputed(instrument, gate, target));
        Some(Row::of([plain(name), plain(minimum), plain(shown(mine)), plain(found), word]))
    });
    let mut blocks = vec![Block::Table(Table { columns, rows: rows.collect() })];
    let mut remark = |line: Line| blocks.push(Block::Paragraph(Role::Remark, line));
    for note in disputed::notes(instrument, target, lhe.approved, own.iter().chain(found)) {
        remark(vec![quiet(note)]);
    }
    remark(vec![quiet(
        "Keterangan membandingkan hasil evaluasi dengan nilai minimal; isian kosong dan rasio yang tidak dapat \
         dihitung bernilai 0. Perbandingan ini tidak menetapkan predikat.",
    )]);
    if lhe.evaluation.is_none() {
        remark(vec![quiet("Kolom hasil evaluasi: "), missing("hasil reviu TPI")]);
    }
    blocks
}

/// For example `Dari 13 syarat nilai WBK, 12 terpenuhi dan 1 belum terpenuhi.`
fn gates_met(lhe: &Lhe<'_>) -> Option<String> {
    let gates = gates_of(&lhe.evaluation.as_ref()?.predicates, lhe);
    let met = gates.iter().filter(|gate| gate.met).count();
    let (short, _) = lhe.target();
    let rest = gates.len() - met;
    let all = gates.len();
    Some(if rest == 0 {
        format!("Seluruh {all} syarat nilai {short} terpenuhi menurut hasil evaluasi.")
    } else {
        format!(
            "Dari {all} syarat nilai {short}, menurut hasil evaluasi {met} terpenuhi dan {rest} belum terpenuhi."
        )
    })
}

fn gates_of<'v>(predicates: &'v [PredicateResult], lhe: &Lhe<'_>) -> &'v [GateResult] {
    let target = &lhe.report.identity.target;
    predicates.iter().find(|predicate| predicate.target == *target).map_or(&[], |predicate| &predicate.gates)
}

fn weights(lhe: &Lhe<'_>) -> Decimal {
    lhe.report.instrument.nodes.iter().filter(|node| node.parent.is_none()).map(|node| node.weight).sum()
}

fn best(lhe: &Lhe<'_>) -> String {
    format_points(weights(lhe))
}

fn depth(lhe: &Lhe<'_>, mut at: usize) -> usize {
    let mut depth = 0;
    while let Some(parent) = lhe.report.instrument.nodes[at].parent {
        at = parent;
        depth += 1;
    }
    depth
}
