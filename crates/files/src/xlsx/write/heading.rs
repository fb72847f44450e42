//! Headings of lists.

use rust_xlsxwriter::Worksheet;

use super::measure::{bold_lines, height};
use super::styles;
use super::text::fit;
use crate::safe_write::WriteError;

/// Writes the headings of a table, as tall as the longest one is in its column.
pub(crate) fn heading_row<'a>(
    sheet: &mut Worksheet,
    row: u32,
    headings: impl Iterator<Item = (&'a str, f64)>,
) -> Result<(), WriteError> {
    let format = styles::heading().set_text_wrap();
    let mut tall: f64 = 1.0;
    for (column, (title, width)) in (0u16..).zip(headings) {
        let title = fit(title).0;
        tall = tall.max(bold_lines(&title, width));
        sheet.write_string_with_format(row, column, title, &format)?;
    }
    sheet.set_row_height(row, height(tall) + 6.0)?;
    Ok(())
}
