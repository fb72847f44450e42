use pilar_core::journal::Subject;
use pilar_core::worksheet::{Answer, Column, Worksheet};
use serde::Deserialize as _;
use serde_json::Value;

use crate::error::{AppError, Result};

/// The unit's own answers among the values of subjects; a blank is none.
pub(crate) fn unit_answers<'a>(
    values: impl IntoIterator<Item = (&'a Subject, &'a Value)>,
) -> Result<Worksheet> {
    let mut sheet = Worksheet::new();
    for (subject, value) in values {
        let Subject::Answer(Column::UNIT, soal) = subject else { continue };
        if !value.is_null() {
            let answer = Answer::deserialize(value).map_err(|error| AppError::unreadable(subject, &error))?;
            sheet.insert(*soal, answer);
        }
    }
    Ok(sheet)
}
