use std::path::Path;

use pilar_files::detect::detect;

use crate::error::Result;
use crate::exchange::read_file::{ReadAs, read_answers};
use crate::view::{ScoreView, score_view};
use pilar_core::assessment::Assessed;

/// Scores a workbook or a `jawaban-unit` JSON; nothing is stored.
pub fn score_file(path: &Path, sheet: Option<&str>, skip_unreadable: bool) -> Result<ScoreView> {
    let asked = ReadAs { skip_unreadable, sheet, year: None, maps: None };
    let file = read_answers(path, detect(path)?, asked)?;
    let sheet = file.sheet();
    let mut assessed = Assessed::of(file.instrument, &sheet);
    assessed.warnings.extend(file.warnings(assessed.scores.total.score));
    Ok(score_view(file.instrument, &sheet, &assessed))
}
