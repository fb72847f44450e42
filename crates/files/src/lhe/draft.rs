//! What an LHE says of itself while the review is still open.

use super::Lhe;
use crate::blocks::DRAFT;
use crate::blocks::block::{Block, Role, plain, strong};

/// The foot of the pages of a draft, which nobody signs as it is; one line, also with the name of the program behind it.
const FOOT: &str = "Konsep: reviu belum disetujui. Aplikasi hanya menyusun dokumen.";

/// Puts the word in front of the title in the properties.
pub(super) fn titled(lhe: &Lhe<'_>, title: String) -> String {
    if lhe.approved { title } else { format!("{DRAFT}{title}") }
}

/// What stands at the foot of every page: the caution, or that it is a draft.
pub(super) fn foot<'a>(lhe: &Lhe<'_>, caution: &'a str) -> &'a str {
    if lhe.approved { caution } else { FOOT }
}

/// A notice for the top of a part; none where the review is approved.
pub(super) fn notice(lhe: &Lhe<'_>, role: Role) -> Vec<Block> {
    if lhe.approved {
        return Vec::new();
    }
    vec![
        Block::Paragraph(role, vec![strong("KONSEP")]),
        Block::Paragraph(role, vec![plain("Reviu belum disetujui; isinya masih dapat berubah.")]),
        Block::Space(8),
    ]
}
