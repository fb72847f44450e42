//! Colours, fonts and formats of the workbook, in one place.

use pilar_core::instrument::Instrument;
use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder};

pub(crate) const INK: u32 = 0x17_21_2B;
pub(crate) const SOFT_INK: u32 = 0x4B_5A_68;
pub(crate) const LINE: u32 = 0xC9_D3_DB;
pub(crate) const GROUND: u32 = 0xF1_F4_F6;
pub(crate) const ACCENT: u32 = 0x0B_6E_6E;
pub(crate) const ACCENT_SOFT: u32 = 0xE2_F1_F0;
pub(crate) const BAD: u32 = 0xB3_26_1E;
pub(crate) const BAD_SOFT: u32 = 0xFB_E6_E4;
pub(crate) const AMBER: u32 = 0x7A_50_00;
pub(crate) const AMBER_SOFT: u32 = 0xFD_F1_DC;
pub(crate) const OK: u32 = 0x14_6B_3F;
pub(crate) const OK_SOFT: u32 = 0xE0_F2_E7;
pub(crate) const BLANK_SOFT: u32 = 0xFF_F4_CC;
pub(crate) const FIELD: u32 = 0xFF_FF_FF;

const FONT: &str = "Arial";
/// Six colours that colour-blind readers can tell apart; a number or name always stands beside them.
const AREAS: [u32; 6] = [0x2F_6D_B3, 0x7A_5B_B5, 0xB0_53_2F, 0x2E_8A_68, 0xA3_3B_6A, 0x8A_74_15];

/// Number format of points.
pub(crate) const POINTS: &str = "0.00";
/// Number format of a fraction shown as percent.
pub(crate) const PERCENT: &str = "0.00%";

/// The colour of an area, by its number.
pub(crate) fn area_colour(instrument: &Instrument, area: Option<usize>) -> u32 {
    area.and_then(|at| instrument.areas[at].number.map(|_| AREAS[at % AREAS.len()])).unwrap_or(ACCENT)
}

/// The area a node belongs to, itself or by an ancestor.
pub(crate) fn area_of(instrument: &Instrument, node: usize) -> Option<usize> {
    let mut node = Some(node);
    while let Some(at) = node {
        if let Some(area) = instrument.areas.iter().position(|area| area.nodes.contains(&at)) {
            return Some(area);
        }
        node = instrument.nodes[at].parent;
    }
    None
}

/// A light tint, `parts` of 100 of the colour on white.
pub(crate) fn tint(colour: u32, parts: u32) -> Color {
    let mix = |shift: u32| ((colour >> shift & 0xFF) * parts + 255 * (100 - parts)) / 100;
    Color::RGB(mix(16) << 16 | mix(8) << 8 | mix(0))
}

/// The workbook's own font, in whose characters widths are counted.
pub(crate) fn base() -> Format {
    Format::new().set_font_name(FONT).set_font_size(9)
}

/// Text at the top of a cell, wrapped.
pub(crate) fn plain() -> Format {
    Format::new()
        .set_font_name(FONT)
        .set_font_size(9)
        .set_font_color(INK)
        .set_text_wrap()
        .set_align(FormatAlign::Top)
}

/// A cell of a table.
pub(crate) fn cell() -> Format {
    plain().set_border(FormatBorder::Thin).set_border_color(LINE)
}

/// A centred cell of a table.
pub(crate) fn centred() -> Format {
    cell().set_align(FormatAlign::Center)
}

/// A number of a table.
pub(crate) fn number(format: &str) -> Format {
    cell().set_align(FormatAlign::Right).set_num_format(format)
}

/// A cell people may fill in.
pub(crate) fn field(format: Format) -> Format {
    format.set_unlocked().set_background_color(FIELD)
}

/// The heading of a column.
pub(crate) fn heading() -> Format {
    cell()
        .set_bold()
        .set_font_color(Color::White)
        .set_background_color(ACCENT)
        .set_align(FormatAlign::Center)
        .set_align(FormatAlign::VerticalCenter)
}

/// The title of a sheet.
pub(crate) fn title() -> Format {
    plain().unset_text_wrap().set_bold().set_font_size(15).set_align(FormatAlign::VerticalCenter)
}

/// A line below a title.
pub(crate) fn subtitle() -> Format {
    plain().unset_text_wrap().set_font_color(SOFT_INK).set_align(FormatAlign::VerticalCenter)
}

/// The heading of a section.
pub(crate) fn section() -> Format {
    plain()
        .unset_text_wrap()
        .set_bold()
        .set_font_size(11)
        .set_font_color(ACCENT)
        .set_align(FormatAlign::Bottom)
}

/// A band across the sheet, white on colour.
pub(crate) fn band(colour: u32) -> Format {
    cell()
        .set_bold()
        .set_font_color(Color::White)
        .set_background_color(colour)
        .set_border_color(colour)
        .set_align(FormatAlign::VerticalCenter)
}

/// A light band of a sub-area.
pub(crate) fn light_band(colour: u32, parts: u32) -> Format {
    cell().set_bold().set_background_color(tint(colour, parts)).set_align(FormatAlign::VerticalCenter)
}

/// The colours of a condition that is met, not met, or asks for attention.
pub(crate) fn mark(ink: u32, ground: u32) -> Format {
    Format::new().set_font_color(ink).set_background_color(ground)
}
