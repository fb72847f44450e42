//! The answers of a survey alone, as a workbook for evidence: no column of who answered, and nothing of what was left out.

use std::path::Path;

use calamine::{Data, Range};
use rust_xlsxwriter::{DocProperties, Workbook};

use super::read::SurveyRead;
use crate::safe_write::{WriteError, write_verified};
use crate::xlsx::write::cells::text_at;
use crate::xlsx::write::measure::{bold_lines, height};
use crate::xlsx::write::styles;
use crate::xlsx::write::text::{fit, for_footer};
use crate::xlsx::write::written::Written;

/// The sheet with the answers.
const SHEET: &str = "Tanggapan";
/// Width of a statement's column, in characters.
const WIDTH: f64 = 18.0;

/// Writes the answers of a survey, a row for each respondent that counts, in the order of the table; read back and compared
/// before the file takes its name. Its pages say the title and `whose` it is above; the sheet itself holds the table alone,
/// so that it is read as a survey again.
///
/// # Errors
/// [`WriteError`]; a file that was there stays as it was then.
pub fn write_answers(
    read: &SurveyRead,
    title: &str,
    whose: &str,
    made_by: &str,
    path: &Path,
) -> Result<(), WriteError> {
    write_verified(
        path,
        |temporary| {
            let bytes = compose(read, title, whose, made_by)?;
            std::fs::write(temporary, bytes).map_err(|error| WriteError::from_io(temporary, error))
        },
        |temporary| verify(read, &Written::open(temporary)?.sheet(SHEET)?),
    )
}

fn compose(read: &SurveyRead, title: &str, whose: &str, made_by: &str) -> Result<Vec<u8>, WriteError> {
    let mut workbook = Workbook::new();
    workbook.set_default_format(&styles::base(), 16, 64)?;
    workbook.set_properties(
        &DocProperties::new().set_title(title).set_comment(format!("Disusun dengan {made_by}")),
    );
    let sheet = workbook.add_worksheet();
    sheet.set_name(SHEET)?;
    sheet.set_freeze_panes(1, 1)?;
    sheet.set_repeat_rows(0, 0)?;
    sheet.set_landscape();
    sheet.set_paper_size(9);
    sheet.set_print_fit_to_pages(1, 0);
    sheet.set_header(format!("&L&8 {}&R&8 {}", for_footer(title, 60), for_footer(whose, 150)));
    sheet.set_footer("&C&8Halaman &P dari &N");
    let heading = styles::heading().set_text_wrap();
    let mut tall: f64 = 1.0;
    for (column, title) in (0u16..).zip(titles(read)) {
        let width = if column == 0 { 8.0 } else { WIDTH };
        tall = tall.max(bold_lines(&title, width));
        sheet.write_string_with_format(0, column, title, &heading)?;
        sheet.set_column_width(column, width)?;
    }
    sheet.set_row_height(0, height(tall) + 6.0)?;
    for (row, answers) in (1u32..).zip(rows(read)) {
        sheet.write_number(row, 0, row)?;
        for (column, answer) in (1u16..).zip(answers).filter(|(_, answer)| **answer > 0) {
            sheet.write_number(row, column, *answer)?;
        }
    }
    Ok(workbook.save_to_buffer()?)
}

/// What the columns are called; texts, whatever they begin with.
fn titles(read: &SurveyRead) -> impl Iterator<Item = String> {
    std::iter::once("No.".to_owned()).chain(read.statements.iter().map(|statement| fit(&statement.title).0))
}

/// Of each respondent.
fn rows(read: &SurveyRead) -> impl Iterator<Item = &[u8]> {
    read.answers.chunks(read.statements.len().max(1))
}

fn verify(read: &SurveyRead, found: &Range<Data>) -> Result<(), WriteError> {
    let differs = |row: u32| WriteError::differs(format!("baris {row} tidak sama"));
    if !(0u16..).zip(titles(read)).all(|(column, title)| text_at(found, 1, column) == title) {
        return Err(differs(1));
    }
    for (row, answers) in (2u32..).zip(rows(read)) {
        let same = |(column, answer): (u16, &u8)| {
            let expected = if *answer > 0 { answer.to_string() } else { String::new() };
            text_at(found, row, column) == expected
        };
        if !(1u16..).zip(answers).all(same) {
            return Err(differs(row));
        }
    }
    Ok(())
}
