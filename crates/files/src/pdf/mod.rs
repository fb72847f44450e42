//! PDF: pages laid out here, in points and with the advances of the embedded fonts; the format itself is left to
//! printpdf. Nothing claims PDF/A or tagged structure, which printpdf does not offer.

mod blocks;
pub(crate) mod document;
pub(crate) mod face;
mod flow;
pub(crate) mod fonts;
mod letter;
pub(crate) mod letterhead;
mod logo;
pub(crate) mod page;
pub(crate) mod style;
pub(crate) mod table;

pub use blocks::{pdf_bytes, write_pdf};
pub use letter::letter;
