use std::path::Path;

use pilar_core::scoring::{Warning, WarningCode};
use pilar_core::worksheet::{Layer, format_number};
use rust_decimal::Decimal;

use crate::assessment::Assessed;
use crate::error::Result;
use crate::read_file::read_answers;
use crate::view::{ScoreView, score_view};

/// Scores a workbook or a `jawaban-unit` JSON; nothing is stored.
pub fn score_file(path: &Path, skip_unreadable: bool) -> Result<ScoreView> {
    let file = read_answers(path, skip_unreadable)?;
    let sheet = file.sheet(Layer::Unit);
    let mut assessed = Assessed::of(file.instrument, &sheet);
    assessed.warnings.extend(file.warnings());
    assessed.warnings.extend(recorded_total(file.imported.recorded_total, assessed.scores.total.score));
    Ok(score_view(file.instrument, &sheet, &assessed))
}

/// A warning when the total a file shows is not the one its answers give.
pub(crate) fn recorded_total(recorded: Option<Decimal>, total: Decimal) -> Option<Warning> {
    let recorded = recorded.filter(|recorded| (recorded - total).abs() > Decimal::new(1, 9))?;
    Some(Warning {
        code: WarningCode::Kejanggalan,
        question: None,
        message: format!(
            "Berkas mencatat nilai total {}, sedangkan jawaban di dalamnya menghasilkan {}; nilai yang dipakai adalah hasil perhitungan ulang.",
            format_number(recorded.round_dp(5)),
            format_number(total.round_dp(5)),
        ),
    })
}
