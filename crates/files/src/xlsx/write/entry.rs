//! The cells people fill in: answers, notes and evidence.

use pilar_core::worksheet::Answer;
use rust_xlsxwriter::{Color, Format, FormatUnderline, Url, Worksheet, XlsxError};

use super::cells::float;
use super::text::{fit, looks_like_formula, package_link, single_link};
use crate::report::{Report, Row};

/// Writes a text that stays a text, whatever it begins with.
pub(crate) fn write_text(
    sheet: &mut Worksheet,
    row: u32,
    column: u16,
    text: &str,
    format: &Format,
) -> Result<(), XlsxError> {
    let (text, _) = fit(text);
    if text.is_empty() {
        sheet.write_blank(row, column, format)?;
    } else if looks_like_formula(&text) {
        sheet.write_string_with_format(row, column, text, &format.clone().set_quote_prefix())?;
    } else {
        sheet.write_string_with_format(row, column, text, format)?;
    }
    Ok(())
}

/// Writes an answer as the official sheet holds it: the option's key, or a number.
pub(crate) fn write_answer(
    sheet: &mut Worksheet,
    row: u32,
    column: u16,
    answer: Option<&Answer>,
    format: &Format,
) -> Result<(), XlsxError> {
    match answer {
        Some(Answer::Choice(key)) => write_text(sheet, row, column, key, format),
        Some(Answer::Number(number)) => {
            sheet.write_number_with_format(row, column, float(*number), format).map(|_| ())
        }
        None => sheet.write_blank(row, column, format).map(|_| ()),
    }
}

/// The evidence of a row as text: one file name per line (with a semicolon, as
/// `LibreOffice` shows linked cells on one line), then the links that came with an import.
pub(crate) fn evidence_text(report: &Report, row: &Row) -> String {
    let files = row.evidence.iter().filter_map(|at| report.evidence.get(*at));
    let names = files.map(|evidence| evidence.file_name.as_str());
    let addresses = row.evidence_text.trim();
    names.chain((!addresses.is_empty()).then_some(addresses)).collect::<Vec<_>>().join(";\n")
}

/// Where the evidence cell leads: to the file, to the folder of several files, or to the single cloud link.
fn link(report: &Report, row: &Row) -> Option<(String, &'static str)> {
    let files: Vec<_> = row.evidence.iter().filter_map(|at| report.evidence.get(*at)).collect();
    let paths: Vec<&str> = files.iter().filter_map(|evidence| evidence.path.as_deref()).collect();
    match paths.as_slice() {
        [] if files.is_empty() => {
            single_link(&row.evidence_text).map(|link| (link.to_owned(), "Membuka tautan di peramban"))
        }
        [] => None,
        [path] => package_link(path).map(|link| (link, "Membuka berkas di folder paket")),
        [first, ..] => {
            let folder = |path: &str| path.rsplit_once('/').map(|(folder, _)| folder.to_owned());
            let shared = folder(first).filter(|f| paths.iter().all(|p| folder(p).as_ref() == Some(f)));
            match shared {
                Some(folder) => package_link(&folder).map(|link| (link, "Membuka folder berkas di paket")),
                None => package_link(first).map(|link| (link, "Membuka berkas pertama di folder paket")),
            }
        }
    }
}

/// Writes the evidence of a row, clickable where it leads somewhere.
pub(crate) fn write_evidence(
    sheet: &mut Worksheet,
    at: (u32, u16),
    report: &Report,
    row: &Row,
    format: &Format,
) -> Result<(), XlsxError> {
    let (text, _) = fit(&evidence_text(report, row));
    if let Some((link, tip)) = link(report, row) {
        let format =
            format.clone().set_font_color(Color::RGB(0x1F_5F_A8)).set_underline(FormatUnderline::Single);
        let url = Url::new(link).set_text(&text).set_tip(tip);
        // A link the format cannot hold stays readable as text.
        if sheet.write_url_with_format(at.0, at.1, url, &format).is_ok() {
            return Ok(());
        }
    }
    write_text(sheet, at.0, at.1, &text, format)
}

/// Which texts had to be cut, one Indonesian sentence each.
pub(crate) fn cut_texts(report: &Report) -> Vec<String> {
    let mut found = Vec::new();
    for (_, input) in report.instrument.inputs() {
        let Some(row) = report.rows.get(&input.soal) else { continue };
        let evidence = evidence_text(report, row);
        let texts = [("Catatan", &row.note), ("Bukti dukung", &evidence), ("Catatan TPI", &row.tpi_note)];
        let texts = texts.into_iter().map(|(what, text)| (what.to_owned(), text));
        let extras = row.extras.iter().map(|(name, text)| (format!("Kolom tambahan {name}"), text));
        for (what, text) in texts.chain(extras) {
            if fit(text).1 {
                let code = &input.code;
                found.push(format!(
                    "{what} {code} melebihi batas 32.767 karakter per sel sehingga dipotong di buku kerja; teks lengkap ada di Pilar."
                ));
            }
        }
    }
    found
}
