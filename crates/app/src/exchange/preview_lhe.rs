use pilar_files::pdf::pdf_bytes;
use uuid::Uuid;

use super::export::{Paper, print_options, report};
use super::export_lhe::compose;
use crate::clock;
use crate::error::Result;
use crate::session::Session;

/// The LHE as it would be written now, as PDF for looking at; nothing is written.
pub fn preview_lhe(session: &Session, assessment: Uuid, paper: Paper) -> Result<Vec<u8>> {
    let loaded = session.assessment(assessment)?;
    let report = report(&loaded, session.workspace.held(assessment)?.state(), clock::now_local());
    // A logo that cannot be read is told of when the LHE is written.
    let options = print_options(session, &loaded, paper, &mut Vec::new())?;
    Ok(pdf_bytes(&compose(&loaded, &report), &options)?)
}
