use std::path::PathBuf;

use pilar_app::view::{CompareView, PortfolioView};
use pilar_app::{Exported, PortfolioFilter};
use tauri::State;
use uuid::Uuid;

use crate::desk::Desk;
use crate::fault::Answer;

/// Every assessment of the workspace that the filter lets through, and how their areas are spread.
#[tauri::command]
pub async fn portfolio(desk: State<'_, Desk>, filter: PortfolioFilter) -> Answer<PortfolioView> {
    desk.run(move |session| pilar_app::portfolio(session, &filter)).await
}

/// Several assessments beside each other.
#[tauri::command]
pub async fn compare(desk: State<'_, Desk>, ids: Vec<Uuid>) -> Answer<CompareView> {
    desk.run(move |session| pilar_app::compare(session, &ids)).await
}

/// Writes the portfolio as a workbook.
#[tauri::command]
pub async fn export_portfolio(
    desk: State<'_, Desk>,
    filter: PortfolioFilter,
    path: PathBuf,
) -> Answer<Exported> {
    desk.run(move |session| pilar_app::export_portfolio(session, &filter, &path)).await
}
