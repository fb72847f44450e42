//! The kop surat.

use super::page::{Align, Pages};
use super::style::{INK, Style};
use crate::blocks::Picture;

/// More lines of address than this would push the rest off the first page.
const ADDRESS_LINES: usize = 5;

/// Prints a kop surat at the cursor: names and address in the middle, the logo on the left, a double rule.
pub(crate) fn kop<'a>(
    pages: &mut Pages,
    names: &[(Style, &'a str)],
    address: impl Iterator<Item = (Style, &'a str)>,
    logo: Option<&Picture>,
) {
    const LOGO: f32 = 62.0;
    let start = pages.y;
    // The text stays centred on the page, clear of the logo.
    let width = pages.width() - if logo.is_some() { 2.0 * (LOGO + 8.0) } else { 0.0 };
    let middle = pages.left() + pages.width() / 2.0;
    for (style, text) in names.iter().copied().chain(address.take(ADDRESS_LINES)) {
        let clean = pages.fonts.clean(style.face, text);
        for line in pages.fonts.wrap(style, &clean, width).iter().filter(|line| !line.is_empty()).take(3) {
            let top = pages.y;
            pages.line(middle, top, Align::Centre, style, line);
            pages.y += style.leading();
        }
    }
    if let Some(logo) = logo {
        pages.y = pages.y.max(start + LOGO);
        let height = pages.y - start;
        let left = pages.left();
        pages.picture(logo, left, start, (LOGO, height));
    }
    let (left, width, y) = (pages.left(), pages.width(), pages.y + 6.0);
    pages.rule(left, y, width, 1.4, INK);
    pages.rule(left, y + 2.4, width, 0.4, INK);
    pages.y = y + 18.0;
}
