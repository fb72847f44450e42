use std::path::{Path, PathBuf};

use pilar_files::detect::detect;

use crate::error::Result;
use crate::exchange::column_maps::{MapChoice, chosen};
use crate::exchange::read_file::{ReadAs, read_answers};
use crate::session::Session;
use crate::view::{ScoreView, score_view};
use pilar_core::assessment::Assessed;

/// A file to score.
#[derive(Debug, Clone, Default)]
pub struct ScoreFile {
    /// The file.
    pub path: PathBuf,
    /// Score what can be read although some rows cannot.
    pub skip_unreadable: bool,
    /// The only sheet of a workbook to look at.
    pub sheet: Option<String>,
    /// The column map to read a workbook by.
    pub map: Option<MapChoice>,
}

/// Scores a workbook or a `jawaban-unit` JSON; nothing is stored. Saved maps are those of `session`, where there is one.
pub fn score_file(session: Option<&Session>, given: &ScoreFile) -> Result<ScoreView> {
    let maps = chosen(session, given.map.as_ref())?;
    let asked = ReadAs {
        skip_unreadable: given.skip_unreadable,
        sheet: given.sheet.as_deref(),
        year: None,
        maps: Some(&maps),
    };
    let path: &Path = &given.path;
    let file = read_answers(path, detect(path)?, asked)?;
    let sheet = file.sheet();
    let mut assessed = Assessed::of(file.instrument, &sheet);
    assessed.warnings.extend(file.warnings(assessed.scores.total.score));
    Ok(score_view(file.instrument, &sheet, &assessed))
}
