//! What the sheets of the workbook have in common as pages.

use pilar_core::dates::date_and_time;
use rust_xlsxwriter::{ProtectionOptions, Worksheet};

use crate::report::Report;

/// Name of the summary sheet.
pub const SUMMARY_SHEET: &str = "Ringkasan";

/// Protects a sheet without a password and sets up its page.
pub(super) fn set_up(sheet: &mut Worksheet, name: &str, report: &Report) {
    sheet.protect_with_options(&ProtectionOptions {
        format_cells: true,
        format_columns: true,
        format_rows: true,
        insert_links: true,
        ..ProtectionOptions::new()
    });
    sheet.set_landscape();
    sheet.set_paper_size(9);
    sheet.set_print_fit_to_pages(1, 0);
    sheet.set_margins(0.4, 0.4, 0.5, 0.6, 0.25, 0.3);
    sheet.set_print_center_horizontally(true);
    sheet.set_screen_gridlines(false);
    let made = date_and_time(&report.made_at);
    sheet.set_footer(format!("&L&8{name}&C&8Halaman &P dari &N&R&8Dicetak dari data {made}"));
}
