use std::path::Path;

use pilar_files::xlsx::portfolio::{AreaSpread, Named, Portfolio, write_portfolio};

use super::chosen::PortfolioFilter;
use super::show::portfolio;
use crate::clock;
use crate::error::Result;
use crate::exchange::destination::{destination, exported};
use crate::exchange::export::Exported;
use crate::session::Session;
use crate::view::PortfolioView;
use crate::{MADE_BY, instruments};

/// Writes a portfolio as a workbook with live formulas, read back and compared before it gets its final name.
pub fn export_portfolio(session: &Session, filter: &PortfolioFilter, output: &Path) -> Result<Exported> {
    let view = portfolio(session, filter)?;
    let path = destination(session, output, "Portofolio.xlsx")?;
    write_portfolio(&book(&view)?, &path)?;
    exported(path, Vec::new())
}

fn book(view: &PortfolioView) -> Result<Portfolio<'_>> {
    // Names from the newest instrument that has them; older years keep the headlines they share.
    let mut headlines: Vec<Named<'_>> = Vec::new();
    let mut targets = Vec::new();
    for instrument in instruments::known()?.into_iter().rev() {
        for headline in &instrument.headlines {
            if headlines.iter().all(|known| known.key != headline.key) {
                headlines.push(Named { key: &headline.key, name: &headline.name });
            }
        }
        targets.extend(instrument.targets.iter().map(|it| Named { key: &it.key, name: &it.name }));
    }
    let areas = view.areas.iter().map(|area| AreaSpread {
        area: Named { key: &area.key, name: &area.name },
        figures: [area.min, area.q1, area.median, area.q3, area.max, area.spread],
    });
    Ok(Portfolio {
        made_at: clock::now_local(),
        made_by: MADE_BY.into(),
        headlines,
        targets,
        areas: areas.collect(),
        rows: &view.rows,
    })
}
