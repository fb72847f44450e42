//! The worksheet as a PDF for reading, signing and filing.
//!
//! Every page is laid out here, in points and with the advances of the embedded fonts; the format itself is
//! left to printpdf. Nothing claims PDF/A or tagged structure, which printpdf does not offer.

mod areas;
mod blocks;
mod closing;
mod cover;
mod document;
mod evidence;
mod figures;
mod flow;
mod fonts;
mod letter;
mod logo;
mod page;
mod radar;
mod style;
mod summary;
mod table;

use std::path::Path;

pub(crate) use blocks::write_blocks;
pub use letter::letter;

use crate::report::Report;
use crate::safe_write::WriteError;

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
    fn points(self) -> (f32, f32) {
        let points = |millimetres: f32| millimetres / 25.4 * 72.0;
        match self {
            Self::A4 => (points(210.0), points(297.0)),
            Self::F4 => (points(215.0), points(330.0)),
        }
    }
}

/// What a person chooses for the PDF.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PdfOptions {
    /// The paper.
    pub paper: Paper,
    /// PNG or JPEG data for the kop surat.
    pub logo: Option<Vec<u8>>,
}

/// Whether this is a PNG or JPEG that can be printed as a logo.
pub fn is_logo(data: &[u8]) -> bool {
    logo::Logo::read(data).is_ok()
}

/// Width and height in dots of PNG or JPEG data; refuses what is no such picture.
pub(crate) fn picture_size(data: &[u8]) -> Result<(u32, u32), WriteError> {
    let logo = logo::Logo::read(data)?;
    Ok((logo.width, logo.height))
}

/// Writes the whole worksheet with its scores and lists as one PDF.
///
/// The file is written beside its final place, read back, parsed and compared (bytes, number of pages, and the
/// total in the text of the first page) before it takes its name. The same report gives the same bytes.
pub fn write_pdf(report: &Report, options: &PdfOptions, path: &Path) -> Result<(), WriteError> {
    document::written(&document::compose(report, options)?, path)
}
