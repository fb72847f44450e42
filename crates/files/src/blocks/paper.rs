//! What a person chooses for a printed document, whatever its format.

/// The paper the pages are made for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Paper {
    /// 210 x 297 mm.
    #[default]
    A4,
    /// Folio as used in Indonesian offices, 215 x 330 mm.
    F4,
}

impl Paper {
    /// Short and long side in points.
    pub(crate) fn points(self) -> (f32, f32) {
        let points = |millimetres: f32| millimetres / 25.4 * 72.0;
        match self {
            Self::A4 => (points(210.0), points(297.0)),
            Self::F4 => (points(215.0), points(330.0)),
        }
    }
}

/// What a person chooses.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PrintOptions {
    /// The paper.
    pub paper: Paper,
    /// PNG or JPEG data for the kop surat.
    pub logo: Option<Vec<u8>>,
}
