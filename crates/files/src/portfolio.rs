//! What stands in a portfolio: one row for each assessment, as the window, scripts and the workbook receive it.

use std::collections::BTreeMap;

use pilar_core::agency::TagKey;
use serde::Serialize;
use uuid::Uuid;

/// One assessment.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct PortfolioRow {
    /// Its id.
    pub id: Uuid,
    /// Name of the unit.
    pub unit: String,
    /// Name of the agency.
    pub instansi: String,
    /// Year.
    pub year: u16,
    /// Key of the target.
    pub target: String,
    /// Total as the official sheet counts.
    pub total: f64,
    /// Total when blanks earn nothing.
    pub floor: f64,
    /// Headlines such as pengungkit and hasil, as the official sheet counts.
    pub headlines: BTreeMap<String, f64>,
    /// Total of the effective sheet of pengendali teknis; `null` while no reviewer gave an answer or verdict.
    pub evaluated: Option<f64>,
    /// Gates of the target that are met.
    pub gates_met: usize,
    /// Gates of the target.
    pub gates: usize,
    /// Whether all of them are met.
    pub met: bool,
    /// Inputs that count.
    pub answered: usize,
    /// Inputs there are.
    pub of: usize,
    /// Answered inputs in percent, 0..=100.
    pub progress: f64,
    /// State of the review: Draf, Final, Belum Reviu, Sesuai, Revisi or Disetujui.
    pub state: &'static str,
    /// The round of the review, 1 or 2.
    pub round: u8,
    /// The day by which the unit has to be proposed, `YYYY-MM-DD`.
    pub deadline: Option<String>,
    /// Days until then; negative when it has passed.
    pub days_left: Option<i64>,
    /// Every area.
    pub areas: Vec<PortfolioArea>,
    /// What the unit is grouped by.
    #[ts(type = "Partial<Record<TagKey, string>>")]
    pub tags: BTreeMap<TagKey, String>,
    /// When it was last changed, RFC 3339 in the user's time zone.
    pub changed: String,
}

/// What a unit earns in an area.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct PortfolioArea {
    /// Key of the area.
    pub key: String,
    /// Percent of its weight as the official sheet counts, 0..=100.
    pub percent: f64,
    /// The same when blanks earn nothing.
    pub floor: f64,
}
