//! One table per area: every question and input with answer, value, note and evidence.

use pilar_core::instrument::{Area, Input, Kind, Question, SoalId};
use pilar_core::scoring::explain_question;
use pilar_core::worksheet::{Answer, Worksheet, format_number};
use rust_decimal::Decimal;

use super::figures::{NONE, percent, two};
use crate::pdf::face::Face;
use crate::pdf::page::{Align, Pages};
use crate::pdf::style::{
    ACCENT, ACCENT_TINT, CELL, CELL_ASIDE, CELL_BOLD, CELL_QUIET, HEADING, PAPER_TINT, QUIET, SMALL,
    area_colour,
};
use crate::pdf::table::{Cell, Column, Row, Table};
use crate::report::{Report, Row as Entry};

const PART: &str = "Lembar kerja per area";

/// Whose words the questions are.
const SUMMARISED: &str = "Pertanyaan diringkas oleh Pilar; yang mengikat adalah teks resmi.";
const CHOSEN: &str = "Teks resmi pilihan yang dijawab ditulis miring di bawah pertanyaannya.";

const COLUMNS: [Column; 7] = [
    Column::fixed("Kode", 60.0, Align::Left),
    Column::share("Pertanyaan atau isian", 0.33),
    Column::fixed("Pilihan jawaban", 50.0, Align::Left),
    Column::fixed("Jawaban unit", 48.0, Align::Left),
    Column::fixed("Nilai", 56.0, Align::Right),
    Column::share("Catatan", 0.4).inset(7.0),
    Column::share("Bukti dukung", 0.27),
];

pub(super) fn print(pages: &mut Pages, report: &Report) {
    let sheet: Worksheet =
        report.rows.iter().filter_map(|(soal, row)| Some((*soal, row.answer.clone()?))).collect();
    let layout = Layout { report, sheet };
    let areas = report.instrument.areas.iter().enumerate();
    let shown = areas.filter(|(_, area)| area.nodes.iter().any(|node| layout.shows(*node)));
    for (n, (at, area)) in shown.enumerate() {
        pages.start(true, &area.name);
        if n == 0 {
            pages.mark(0, PART);
        }
        layout.area(pages, at, area);
    }
}

struct Layout<'a> {
    report: &'a Report<'a>,
    sheet: Worksheet,
}

impl Layout<'_> {
    fn area(&self, pages: &mut Pages, at: usize, area: &Area) {
        self.head(pages, at, area);
        let mut rows = Vec::new();
        for node in &area.nodes {
            self.node(*node, true, &mut rows);
        }
        let (left, width) = (pages.left(), pages.width());
        Table::new(&COLUMNS, left, width).print(pages, &rows);
    }

    fn head(&self, pages: &mut Pages, at: usize, area: &Area) {
        let name = match area.number {
            Some(number) => format!("{number}. {}", area.name),
            None => area.name.clone(),
        };
        pages.mark(1, &name);
        let (score, weight) =
            area.nodes.iter().fold((Decimal::ZERO, Decimal::ZERO), |(score, weight), node| {
                let points = self.report.scores.nodes[*node].points;
                (score + points.score, weight + self.report.instrument.nodes[*node].weight)
            });
        let (left, right, top) = (pages.left(), pages.right(), pages.y);
        let colour = if area.number.is_some() { area_colour(at) } else { ACCENT };
        pages.fill(left, top + 3.0, 4.0, HEADING.leading() - 6.0, colour);
        let clean = pages.fonts.clean(Face::Bold, &name);
        let fitted = pages.fonts.fit(HEADING, &clean, pages.width() - 240.0);
        pages.line(left + 11.0, top, Align::Left, HEADING, &fitted);
        let figures =
            format!("Bobot {}   Nilai {}   Capaian {}", two(weight), two(score), percent(score, weight));
        pages.line(right, top + 3.5, Align::Right, SMALL.colour(QUIET), &figures);
        pages.y = top + HEADING.leading() + 8.0;
        if self.report.official.is_empty() {
            pages.lead(SUMMARISED);
        } else {
            pages.lead(&format!("{SUMMARISED} {CHOSEN}"));
        }
    }

    /// Whether anything below a node is printed.
    fn shows(&self, at: usize) -> bool {
        let node = &self.report.instrument.nodes[at];
        let is_printed = |at: &usize| self.report.prints(&self.report.instrument.questions[*at]);
        node.questions.iter().any(is_printed) || node.children.iter().any(|child| self.shows(*child))
    }

    fn node(&self, at: usize, top: bool, rows: &mut Vec<Row>) {
        if !self.shows(at) {
            return;
        }
        let node = &self.report.instrument.nodes[at];
        let points = self.report.scores.nodes[at].points;
        let parent = node.parent.map(|parent| self.report.instrument.nodes[parent].name.as_str());
        let name = match parent {
            Some(parent) if top => format!("{parent} · {}", node.name),
            _ => node.name.clone(),
        };
        let style = if top { CELL_BOLD.colour(ACCENT) } else { CELL_BOLD };
        let mut reached = format!("Capaian {}", percent(points.score, node.weight));
        let (answered, of) = (self.report.scores.nodes[at].answered, self.report.scores.nodes[at].of);
        if answered < of {
            reached = format!("{reached}, terisi {answered} dari {of}");
        }
        let cells = vec![
            Cell::new(style, node.code.as_str()),
            Cell::new(style, name).span(2),
            Cell::new(CELL.colour(QUIET), format!("Bobot {}", two(node.weight))).align(Align::Right),
            Cell::new(style, two(points.score)),
            Cell::new(style, reached).span(2),
        ];
        rows.push(Row::new(cells).fill(if top { ACCENT_TINT } else { PAPER_TINT }).heads());
        for question in &node.questions {
            self.question(*question, rows);
        }
        for child in &node.children {
            self.node(*child, false, rows);
        }
    }

    fn question(&self, at: usize, rows: &mut Vec<Row>) {
        let question = &self.report.instrument.questions[at];
        if !self.report.prints(question) {
            return;
        }
        if let [only] = question.inputs.as_slice() {
            let entry = self.report.rows.get(&only.soal);
            let text = Cell::new(CELL, question.title.as_str())
                .and(CELL_QUIET, question.asks.as_str())
                .and(CELL_ASIDE, self.official(only.soal, entry));
            rows.push(Row::new(vec![
                Cell::new(CELL, only.code.as_str()),
                text,
                Cell::new(CELL, choices(question)),
                answer(question, entry),
                self.value(at, question),
                notes(question, entry),
                self.evidence(entry),
            ]));
            return;
        }
        let how = explain_question(question, &self.report.scores, at, &self.sheet);
        rows.push(
            Row::new(vec![
                Cell::new(CELL, question.code.as_str()),
                Cell::new(CELL, question.title.as_str()).and(CELL_QUIET, question.asks.as_str()),
                Cell::new(CELL, choices(question)),
                Cell::empty(),
                self.value(at, question),
                Cell::new(CELL_QUIET, how).span(2),
            ])
            .heads(),
        );
        rows.extend(question.inputs.iter().map(|input| self.input(question, input)));
    }

    /// The official text of the option that was chosen; empty where there is none.
    fn official(&self, soal: SoalId, entry: Option<&Entry>) -> String {
        let Some(Answer::Choice(key)) = entry.and_then(|entry| entry.answer.as_ref()) else {
            return String::new();
        };
        let said = self.report.official.get(&soal).map_or("", |words| words.of_option(key));
        if said.is_empty() { String::new() } else { format!("Teks resmi: {said}") }
    }

    fn input(&self, question: &Question, input: &Input) -> Row {
        let entry = self.report.rows.get(&input.soal);
        Row::new(vec![
            Cell::new(CELL.colour(QUIET), input.code.as_str()),
            Cell::new(CELL, format!("– {}", input.label)),
            Cell::new(CELL, "Jumlah"),
            answer(question, entry),
            Cell::empty(),
            notes(question, entry),
            self.evidence(entry),
        ])
    }

    fn value(&self, at: usize, question: &Question) -> Cell {
        let score = self.report.scores.questions[at];
        let Some(fraction) = score.fraction else {
            return match (score.left_out, score.zero_denominator) {
                (true, _) => Cell::new(CELL_ASIDE, "tidak ikut dirata-rata"),
                (false, true) => Cell::new(CELL_ASIDE, "tidak dapat dihitung"),
                (false, false) => Cell::new(CELL.colour(QUIET), NONE),
            };
        };
        let cell = Cell::new(CELL_BOLD, two(fraction));
        match question.weight {
            Some(weight) => cell.and(CELL_QUIET, format!("{} dari {}", two(fraction * weight), two(weight))),
            None => cell,
        }
    }

    fn evidence(&self, entry: Option<&Entry>) -> Cell {
        let Some(entry) = entry else { return Cell::empty() };
        let cell =
            entry.evidence.iter().fold(Cell::empty(), |cell, at| match self.report.evidence.get(*at) {
                Some(document) => cell.and(CELL, format!("{}. {}", at + 1, document.name())),
                None => cell,
            });
        cell.and(CELL_QUIET, entry.evidence_text.as_str())
    }
}

fn choices(question: &Question) -> String {
    match &question.kind {
        Kind::Choice { .. } => question.option_list(),
        Kind::Survey { maximum } => format!("0–{}", format_number(*maximum)),
        Kind::Share { .. } | Kind::Decline { .. } => "Rasio".into(),
    }
}

fn answer(question: &Question, entry: Option<&Entry>) -> Cell {
    match entry.and_then(|entry| entry.answer.as_ref()) {
        Some(given) => Cell::new(CELL_BOLD, answer_text(question, given)),
        None => Cell::new(CELL_ASIDE, "belum diisi"),
    }
}

fn answer_text(question: &Question, given: &Answer) -> String {
    match (given, &question.kind) {
        (Answer::Choice(key), _) => key.clone(),
        (Answer::Number(number), Kind::Survey { .. }) if number.normalize().scale() <= 2 => two(*number),
        (Answer::Number(number), _) => format_number(*number),
    }
}

/// The unit's note; the reviewers' answer and note stand below it, named as theirs, and then what extra columns say.
fn notes(question: &Question, entry: Option<&Entry>) -> Cell {
    let Some(entry) = entry else { return Cell::empty() };
    let cell = Cell::empty().and(CELL, entry.note.as_str());
    let cell = match &entry.tpi_answer {
        Some(given) => cell.and(CELL_ASIDE, format!("Jawaban TPI: {}", answer_text(question, given))),
        None => cell,
    };
    let cell = if entry.tpi_note.trim().is_empty() {
        cell
    } else {
        cell.and(CELL_ASIDE, format!("Catatan TPI: {}", entry.tpi_note))
    };
    entry.extras.iter().fold(cell, |cell, (name, text)| cell.and(CELL_ASIDE, format!("{name}: {text}")))
}
