use std::path::PathBuf;

use pilar_app::exchange::Exported;
use pilar_app::portfolio::PortfolioFilter;
use pilar_app::view::{CompareView, PortfolioView};
use tauri::State;
use uuid::Uuid;

use crate::desk::Desk;
use crate::fault::Answer;

/// Every assessment of the workspace that the filter lets through, and how their areas are spread.
#[tauri::command]
pub async fn portfolio(desk: State<'_, Desk>, filter: PortfolioFilter) -> Answer<PortfolioView> {
    desk.run(move |session| pilar_app::portfolio::portfolio(session, &filter)).await
}

/// Several assessments beside each other.
#[tauri::command]
pub async fn compare(desk: State<'_, Desk>, ids: Vec<Uuid>) -> Answer<CompareView> {
    desk.run(move |session| pilar_app::portfolio::compare(session, &ids)).await
}

/// Writes the portfolio as a workbook.
#[tauri::command]
pub async fn export_portfolio(
    desk: State<'_, Desk>,
    filter: PortfolioFilter,
    path: PathBuf,
) -> Answer<Exported> {
    desk.run(move |session| pilar_app::portfolio::export_portfolio(session, &filter, &path)).await
}
