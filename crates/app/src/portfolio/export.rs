use std::path::{Path, PathBuf};

use pilar_files::xlsx::portfolio::{AreaSpread, Line, Portfolio, write_portfolio};

use super::show::{PortfolioFilter, portfolio};
use crate::clock;
use crate::error::{AppError, Result};
use crate::exchange::export::{Exported, is_own};
use crate::session::Session;
use crate::view::{PortfolioRow, PortfolioView};
use crate::{MADE_BY, instruments};

/// Writes a portfolio as a workbook with live formulas, read back and compared before it gets its final name.
pub fn export_portfolio(session: &Session, filter: &PortfolioFilter, output: &Path) -> Result<Exported> {
    let view = portfolio(session, filter)?;
    let path: PathBuf = if output.is_dir() { output.join("Portofolio.xlsx") } else { output.to_path_buf() };
    if is_own(session.dir(), &path) {
        return Err(AppError::InsideWorkspace(path));
    }
    write_portfolio(&book(&view)?, &path)?;
    let size =
        std::fs::metadata(&path).map_err(|error| pilar_files::WriteError::from_io(&path, error))?.len();
    Ok(Exported { path, size, notices: Vec::new() })
}

fn book(view: &PortfolioView) -> Result<Portfolio> {
    // Names from the newest instrument that has them; older years keep the headlines they share.
    let mut headlines: Vec<(&str, &str)> = Vec::new();
    let mut targets: Vec<(&str, &str)> = Vec::new();
    for instrument in instruments::all()?.iter().rev() {
        for headline in &instrument.headlines {
            if headlines.iter().all(|(key, _)| *key != headline.key) {
                headlines.push((&headline.key, &headline.name));
            }
        }
        targets.extend(instrument.targets.iter().map(|target| (target.key.as_str(), target.name.as_str())));
    }
    let line = |row: &PortfolioRow| Line {
        unit: row.unit.clone(),
        instansi: row.instansi.clone(),
        year: row.year,
        target: targets
            .iter()
            .find(|(key, _)| *key == row.target)
            .map_or_else(|| row.target.clone(), |(_, name)| (*name).to_owned()),
        total: row.total,
        floor: row.floor,
        headlines: headlines.iter().map(|(key, _)| row.headlines.get(*key).copied()).collect(),
        evaluated: row.evaluated,
        gates: (row.gates_met, row.gates),
        met: row.met,
        progress: row.progress,
        state: row.state.to_owned(),
        deadline: row.deadline.as_ref().and_then(|day| day.parse().ok()),
        areas: view
            .areas
            .iter()
            .map(|area| row.areas.iter().find(|own| own.key == area.key).map(|own| own.floor))
            .collect(),
    };
    Ok(Portfolio {
        made_at: clock::now_local(),
        made_by: MADE_BY.into(),
        headlines: headlines.iter().map(|(_, name)| (*name).to_owned()).collect(),
        areas: view
            .areas
            .iter()
            .map(|area| AreaSpread {
                name: area.name.clone(),
                figures: [area.min, area.q1, area.median, area.q3, area.max, area.spread],
            })
            .collect(),
        lines: view.rows.iter().map(line).collect(),
    })
}
