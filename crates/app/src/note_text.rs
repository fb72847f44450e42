//! What a note may be, whoever writes it.

use crate::error::{AppError, Result};

/// The longest note that is accepted, in characters; a workbook's cell holds 32,767 units.
pub const LONGEST_NOTE: usize = 20_000;

/// The note as it is kept: `None` when it is blank.
pub(crate) fn accepted(text: &str) -> Result<Option<&str>> {
    let length = text.chars().count();
    if length > LONGEST_NOTE {
        return Err(AppError::NoteTooLong { length, limit: LONGEST_NOTE });
    }
    Ok(Some(text).filter(|text| !text.trim().is_empty()))
}
