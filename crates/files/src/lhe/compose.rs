//! The order of the whole.

use super::phrases::HEADLINE;
use super::{Lhe, attachment, draft, letter};
use crate::blocks::Document;

const CAUTION: &str =
    "Isi laporan ditetapkan oleh tim dan pejabat yang menandatangani; aplikasi hanya menyusun dokumen.";

/// The whole document: cover, letter, attachment and notes.
pub fn compose(lhe: &Lhe<'_>) -> Document {
    let report = lhe.report;
    let identity = &report.identity;
    let mut blocks = letter::cover(lhe);
    blocks.extend(letter::letter(lhe));
    blocks.extend(attachment::blocks(lhe));
    Document {
        title: draft::titled(lhe, format!("Laporan Hasil Evaluasi Zona Integritas, {}", identity.unit)),
        author: identity.instansi.clone(),
        subject: "Laporan Hasil Evaluasi Zona Integritas".into(),
        headline: HEADLINE.into(),
        foot: identity.unit.clone(),
        caution: draft::foot(lhe, CAUTION).into(),
        made_by: report.made_by.clone(),
        made_at: report.made_at,
        told_apart_by: format!("{identity:?}"),
        blocks,
    }
}
