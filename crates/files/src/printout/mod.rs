//! The worksheet with its scores and lists as a PDF for reading, signing and filing.

mod annex;
mod areas;
mod closing;
mod cover;
mod curve;
mod evidence;
mod figures;
mod gates;
mod radar;
mod summary;

use std::path::Path;

use crate::blocks::{Picture, PrintOptions};
use crate::pdf::document::{About, Composed, assemble, written};
use crate::pdf::face::Face;
use crate::pdf::fonts::Fonts;
use crate::pdf::page::{Foot, Pages};
use crate::report::Report;
use crate::safe_write::WriteError;
use pilar_core::dates;

const CAUTION: &str = "Angka dalam dokumen ini adalah hasil penilaian mandiri yang dihitung oleh program, bukan penetapan nilai atau predikat.";

/// Writes the worksheet with its scores and lists as one PDF; of a part of it the cover, its tables and its evidence;
/// then its annexes.
///
/// The file is written beside its final place, read back, parsed and compared (bytes, number of pages, and the
/// total in the text of the first page) before it takes its name. The same report gives the same bytes.
pub fn write_printout(report: &Report, options: &PrintOptions, path: &Path) -> Result<(), WriteError> {
    written(&compose(report, options)?, path)
}

/// The title in the properties: the worksheet, the unit, and the part where it is not the whole.
fn titled(instrument: &str, unit: &str, report: &Report) -> String {
    let part = report.part.as_ref().map(|part| format!(", {}", part.name));
    format!("{instrument}, {unit}{}", part.unwrap_or_default())
}

/// Lays out a report.
fn compose(report: &Report, options: &PrintOptions) -> Result<Composed, WriteError> {
    let mut pages = Pages::new(Fonts::read()?, options.paper);
    let logo = options.logo.as_deref().map(Picture::read).transpose()?;
    cover::print(&mut pages, report, logo.as_ref());
    if report.part.is_none() {
        summary::print(&mut pages, report);
    }
    areas::print(&mut pages, report);
    evidence::print(&mut pages, report);
    if report.part.is_none() {
        closing::print(&mut pages, report);
    }
    annex::print(&mut pages, report);

    let clean = |pages: &Pages, text: &str| pages.fonts.clean(Face::Regular, text).replace('\n', " ");
    let unit = clean(&pages, &report.identity.unit);
    let made_by = clean(&pages, &report.made_by);
    let title = titled(&clean(&pages, &report.instrument.name), &unit, report);
    let about = About {
        head: title.clone(),
        title,
        author: unit.clone(),
        subject: "Penilaian mandiri Zona Integritas".into(),
        keywords: report.state.iter().map(|state| format!("{} {state}", closing::STATE)).collect(),
        made_at: report.made_at,
        told_apart_by: format!(
            "{:?}{:?}{:?}{}{}{:?}{:?}{:?}{:?}",
            report.identity,
            report.official,
            report.state,
            report.made_by,
            report.made_at,
            report.rows,
            report.evidence,
            report.part,
            report.annexes
        ),
        first_page_says: figures::two(report.scores.total.score),
        made_by,
    };
    let foot = Foot {
        unit,
        made: format!("Dibuat dengan {}, {}", about.made_by, dates::date_and_time(&report.made_at)),
        caution: CAUTION.into(),
    };
    assemble(pages, &about, &foot, logo)
}
