use pilar_core::journal::Subject;
use pilar_core::proposal::KitFile;
use pilar_files::blocks::PrintOptions;
use pilar_files::pdf::pdf_bytes;
use pilar_files::safe_name::safe_name;
use pilar_store::BlobLimits;
use serde::Deserialize;
use serde_json::json;
use uuid::Uuid;

use super::data::requirements;
use super::items::file_of;
use super::letter::letter_document;
use super::letter_fields::find_letter;
use crate::error::{ProposalError, Result};
use crate::evidence::attach::LARGEST_FILE;
use crate::session::Session;
use crate::workspace::logo::logo_of;

/// A letter that is to become a file of the kit.
#[derive(Debug, Clone, Deserialize, ts_rs::TS)]
pub struct LetterIntoKit {
    /// The assessment.
    pub assessment: Uuid,
    /// Key of the letter.
    pub letter: String,
}

/// Writes a letter as PDF straight into its item of the kit, which then says that it is not signed. Gives what to know of
/// it.
///
/// # Errors
/// A letter of which something is missing, or that is no file of the kit.
pub fn letter_into_kit(session: &mut Session, given: &LetterIntoKit) -> Result<Vec<String>> {
    let loaded = session.assessment(given.assessment)?;
    let letter = find_letter(&given.letter)?;
    let mut items = requirements()?.items(&loaded.profile.target);
    let item = items.find(|item| item.letter.as_ref() == Some(&letter.key));
    let item = item.ok_or_else(|| ProposalError::NoPlaceForLetter(letter.name.clone()))?;
    let subject = Subject::Kit(item.key.clone());
    session.require_right(&loaded, &subject, &json!({}))?;
    let document = letter_document(session, &loaded, letter)?;
    let missing = document.gaps();
    if !missing.is_empty() {
        return Err(ProposalError::LetterIncomplete { letter: letter.name.clone(), missing }.into());
    }
    let mut notices = Vec::new();
    let options = PrintOptions { logo: logo_of(session, &loaded, &mut notices)?, ..PrintOptions::default() };
    let bytes = pdf_bytes(&document, &options)?;
    let limits = BlobLimits { max_bytes: LARGEST_FILE };
    let blob = session.workspace.put_blob(&mut bytes.as_slice(), &limits, &mut |_| true)?;
    let name = safe_name(&format!("{} {} {}.pdf", letter.name, loaded.profile.unit, loaded.profile.year));
    let file = KitFile { made_of: Some(letter.key.clone()), ..file_of(session, &loaded, name, blob) };
    session.act(given.assessment, "Masukkan surat ke berkas pengusulan", |acting| {
        acting.set(subject, json!(file))?;
        Ok(())
    })?;
    Ok(notices)
}
