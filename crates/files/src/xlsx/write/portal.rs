//! The sheet `PortalRB` reads: answers at its addresses, everything else is context for people.

use std::collections::BTreeSet;

use pilar_core::instrument::{Input, Question};
use rust_xlsxwriter::{ConditionalFormatBlank, Worksheet};

use super::cells::{Column, column};
use super::entry::{evidence_text, write_answer, write_evidence, write_text};
use super::measure::{self, bold_lines, lines};
use super::text::for_footer;
use super::{page, rules, styles};
use crate::report::{Report, Row};
use crate::safe_write::WriteError;

/// Headings and widths of the context, from the first column on.
const CONTEXT: [(&str, f64); 6] = [
    ("Soal", 6.0),
    ("Kode", 11.5),
    ("Area", 19.0),
    ("Sub-area", 24.0),
    ("Pertanyaan dan isian", 36.0),
    ("Pilihan Jawaban", 10.0),
];
const NOTE_WIDTH: f64 = 32.0;
const EVIDENCE_WIDTH: f64 = 26.0;

struct Columns {
    answer: Column,
    note: Column,
    evidence: Column,
    tpi_answer: Column,
    tpi_note: Column,
}

pub(super) fn write(report: &Report, sheet: &mut Worksheet) -> Result<(), WriteError> {
    let instrument = report.instrument;
    let layout = &instrument.workbook.portal;
    let columns = Columns {
        answer: column(&layout.unit_answer)?,
        note: column(&layout.unit_note)?,
        evidence: column(&layout.unit_evidence)?,
        tpi_answer: column(&layout.tpi_answer)?,
        tpi_note: column(&layout.tpi_note)?,
    };
    sheet.set_name(&layout.sheet)?;
    let rows: BTreeSet<u32> = instrument.inputs().map(|(_, input)| input.portal_row).collect();
    let (Some(first), Some(last)) = (rows.first().copied(), rows.last().copied()) else { return Ok(()) };
    let right = columns.tpi_note.index.max(columns.evidence.index);
    head(report, sheet, &columns, first, right)?;
    let nothing = Row::default();
    for (question, input) in instrument.inputs() {
        let filled = report.rows.get(&input.soal).unwrap_or(&nothing);
        context(report, sheet, question, input, &columns)?;
        entries(report, sheet, filled, input.portal_row - 1, &columns)?;
        let tall = bold_lines(&input.code, CONTEXT[1].1)
            .max(lines(&asked(question, input), CONTEXT[4].1))
            .max(lines(&area_name(report, question), CONTEXT[2].1))
            .max(lines(&instrument.nodes[question.node].name, CONTEXT[3].1))
            .max(lines(&filled.note, NOTE_WIDTH))
            .max(lines(&filled.tpi_note, NOTE_WIDTH))
            .max(lines(&evidence_text(report, filled), EVIDENCE_WIDTH));
        sheet.set_row_height(input.portal_row - 1, measure::height(tall))?;
    }
    for row in (first..last).filter(|row| !rows.contains(row)) {
        sheet.set_row_height(row - 1, 4)?;
    }
    rules::validations(sheet, instrument, |(_, row)| (columns.answer.at(row), columns.answer.index, row))?;
    rules::validations(sheet, instrument, |(_, row)| {
        (columns.tpi_answer.at(row), columns.tpi_answer.index, row)
    })?;
    let answers: Vec<String> = rows.iter().map(|row| columns.answer.at(*row)).collect();
    let blank = ConditionalFormatBlank::new()
        .set_multi_range(answers.join(" "))
        .set_format(styles::mark(styles::INK, styles::BLANK_SOFT));
    sheet.add_conditional_format(first - 1, columns.answer.index, last - 1, columns.answer.index, &blank)?;
    sheet.set_freeze_panes(first - 1, 2)?;
    if first > 1 {
        sheet.set_repeat_rows(first - 2, first - 2)?;
    }
    sheet.set_print_area(0, 0, last - 1, right)?;
    sheet.set_zoom(90);
    sheet.set_tab_color(styles::SOFT_INK);
    let name = format!("{} · {}", for_footer(&report.identity.unit, 70), for_footer(&layout.sheet, 30));
    page::set_up(sheet, &name, report);
    Ok(())
}

fn head(
    report: &Report,
    sheet: &mut Worksheet,
    columns: &Columns,
    first: u32,
    right: u16,
) -> Result<(), WriteError> {
    for at in 0..=right {
        sheet.set_column_width(at, 1.0)?;
    }
    let widths = [
        (&columns.answer, 9.5),
        (&columns.note, NOTE_WIDTH),
        (&columns.evidence, EVIDENCE_WIDTH),
        (&columns.tpi_answer, 9.5),
        (&columns.tpi_note, NOTE_WIDTH),
    ];
    for (column, width) in widths {
        sheet.set_column_width(column.index, width)?;
    }
    let room = usize::from(columns.answer.index).min(CONTEXT.len());
    let heading = styles::heading();
    if first > 3 {
        sheet.set_row_height(0, 26)?;
        let title = format!("Jawaban untuk PortalRB: {} ({})", report.identity.unit, report.identity.year);
        write_text(sheet, 0, 0, &title.replace('\n', " "), &styles::title())?;
        let hint = "Salinan jawaban pada alamat yang dibaca PortalRB. Perubahan di lembar lain tidak ikut ke sini; \
                    ubah di Pilar lalu ekspor ulang.";
        write_text(sheet, 1, 0, hint, &styles::subtitle())?;
    }
    for (at, (name, width)) in (0u16..).zip(CONTEXT.iter().take(room)) {
        sheet.set_column_width(at, *width)?;
        if first > 1 {
            sheet.write_string_with_format(first - 2, at, *name, &heading)?;
        }
    }
    if first > 1 {
        sheet.set_row_height(first - 2, 30)?;
        let names = [
            (&columns.answer, "Jawaban Unit"),
            (&columns.note, "Catatan Unit"),
            (&columns.evidence, "Bukti Dukung Unit"),
            (&columns.tpi_answer, "Jawaban TPI"),
            (&columns.tpi_note, "Catatan TPI"),
        ];
        for (column, name) in names {
            sheet.write_string_with_format(first - 2, column.index, name, &heading)?;
        }
    }
    Ok(())
}

/// The area's name as people know it, with its number where it has one.
fn area_name(report: &Report, question: &Question) -> String {
    report.instrument.area_of(question).map_or_else(String::new, |area| match area.number {
        Some(number) => format!("{number}. {}", area.name),
        None => area.name.clone(),
    })
}

/// The question's title, and what to enter where that is not plain from it.
fn asked(question: &Question, input: &Input) -> String {
    let title = if question.title.is_empty() { &question.asks } else { &question.title };
    if input.label.is_empty() { title.clone() } else { format!("{title}\n{}", input.label) }
}

fn context(
    report: &Report,
    sheet: &mut Worksheet,
    question: &Question,
    input: &Input,
    columns: &Columns,
) -> Result<(), WriteError> {
    let instrument = report.instrument;
    let row = input.portal_row - 1;
    let node = &instrument.nodes[question.node];
    let area = styles::area_of(instrument, question.node);
    let colour = styles::area_colour(instrument, area);
    let area = area_name(report, question);
    let soal = input.soal.to_string();
    let asked = asked(question, input);
    let options = question.option_list();
    let texts = [&soal, &input.code, &area, &node.name, &asked, &options];
    let cell = styles::cell();
    for (at, text) in (0u16..columns.answer.index).zip(texts) {
        match at {
            0 => {
                let format = styles::centred().set_background_color(styles::tint(colour, 16));
                sheet.write_number_with_format(row, at, f64::from(input.soal), &format)?;
            }
            1 => write_text(sheet, row, at, text, &cell.clone().set_bold())?,
            _ => write_text(sheet, row, at, text, &cell)?,
        }
    }
    Ok(())
}

fn entries(
    report: &Report,
    sheet: &mut Worksheet,
    filled: &Row,
    row: u32,
    columns: &Columns,
) -> Result<(), WriteError> {
    let answer = styles::field(styles::centred().set_bold());
    let field = styles::field(styles::cell());
    write_answer(sheet, row, columns.answer.index, filled.answer.as_ref(), &answer)?;
    write_text(sheet, row, columns.note.index, &filled.note, &field)?;
    write_evidence(sheet, (row, columns.evidence.index), report, filled, &field)?;
    write_answer(sheet, row, columns.tpi_answer.index, filled.tpi_answer.as_ref(), &answer)?;
    write_text(sheet, row, columns.tpi_note.index, &filled.tpi_note, &field)?;
    Ok(())
}
