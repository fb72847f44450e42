//! The few colours, sizes and text styles every printed page shares.

use super::face::Face;

/// A colour as red, green and blue, 0..=255.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Colour(pub u8, pub u8, pub u8);

pub(crate) const INK: Colour = Colour(0x1f, 0x29, 0x33);
pub(crate) const QUIET: Colour = Colour(0x5b, 0x67, 0x73);
pub(crate) const RULE: Colour = Colour(0xd3, 0xda, 0xde);
pub(crate) const PAPER_TINT: Colour = Colour(0xf4, 0xf7, 0xf7);
/// Ground of headings in ruled tables.
pub(crate) const GROUND: Colour = Colour(0xe9, 0xec, 0xee);
pub(crate) const ACCENT: Colour = Colour(0x0b, 0x5d, 0x62);
pub(crate) const ACCENT_TINT: Colour = Colour(0xe2, 0xef, 0xee);
pub(crate) const SHORT_OF: Colour = Colour(0x9a, 0x4a, 0x06);

/// One colour per area in the order of the instrument; told apart by colour-blind readers and never the only sign.
const AREAS: [Colour; 6] = [
    Colour(0x1f, 0x6f, 0xb5),
    Colour(0x7a, 0x5a, 0xb8),
    Colour(0xb8, 0x5a, 0x2b),
    Colour(0x2c, 0x8a, 0x5c),
    Colour(0xa8, 0x35, 0x6a),
    Colour(0x8c, 0x73, 0x12),
];

/// The colour of the area at this place in the instrument.
pub(crate) fn area_colour(at: usize) -> Colour {
    AREAS[at % AREAS.len()]
}

/// How a piece of text is set.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Style {
    pub face: Face,
    /// In points.
    pub size: f32,
    pub colour: Colour,
}

impl Style {
    pub(crate) const fn new(face: Face, size: f32, colour: Colour) -> Self {
        Self { face, size, colour }
    }

    pub(crate) const fn colour(self, colour: Colour) -> Self {
        Self { colour, ..self }
    }

    /// Distance between two baselines, in points.
    pub(crate) fn leading(self) -> f32 {
        self.size * 1.38
    }
}

pub(crate) const TITLE: Style = Style::new(Face::Bold, 15.0, INK);
pub(crate) const HEADING: Style = Style::new(Face::Bold, 12.5, INK);
pub(crate) const BODY: Style = Style::new(Face::Regular, 9.0, INK);
pub(crate) const SMALL: Style = Style::new(Face::Regular, 8.0, INK);
pub(crate) const SMALL_BOLD: Style = Style::new(Face::Bold, 8.0, INK);
pub(crate) const CELL: Style = Style::new(Face::Regular, 7.6, INK);
pub(crate) const CELL_BOLD: Style = Style::new(Face::Bold, 7.6, INK);
pub(crate) const CELL_QUIET: Style = Style::new(Face::Regular, 6.7, QUIET);
pub(crate) const CELL_ASIDE: Style = Style::new(Face::Italic, 7.2, QUIET);
pub(crate) const COLUMN: Style = Style::new(Face::Bold, 7.0, ACCENT);
pub(crate) const TEXT: Style = Style::new(Face::Regular, 10.5, INK);
pub(crate) const TEXT_BOLD: Style = Style::new(Face::Bold, 10.5, INK);
pub(crate) const FOOT: Style = Style::new(Face::Regular, 6.6, QUIET);
