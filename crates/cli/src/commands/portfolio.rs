use pilar_app::Result;
use pilar_app::portfolio::{PortfolioFilter, compare, export_portfolio, portfolio};
use pilar_app::view::PortfolioRow;
use serde_json::json;

use super::context::Context;
use crate::args::portfolio::{Portfolio, PortfolioCommand, Sort};
use crate::output::Outcome;
use crate::text;

pub fn run(context: &Context, command: PortfolioCommand) -> Result<Outcome> {
    match command {
        PortfolioCommand::Portfolio(given) => show(context, given),
        PortfolioCommand::Compare { ids } => {
            let session = context.look()?;
            let ids = ids.iter().map(|id| session.find(id)).collect::<Result<Vec<_>>>()?;
            let view = compare(&session, &ids)?;
            Ok(Outcome::good(json!(view), text::compare(&view)))
        }
    }
}

fn show(context: &Context, given: Portfolio) -> Result<Outcome> {
    let session = context.look()?;
    let filter =
        PortfolioFilter { year: given.year, target: given.target, text: given.text, state: given.state };
    let mut view = portfolio(&session, &filter)?;
    if let Some(sort) = given.sort {
        view.rows.sort_by(|a, b| before(sort, a, b));
    }
    let Some(output) = &given.output else { return Ok(Outcome::view(view, text::portfolio)) };
    let exported = export_portfolio(&session, &filter, output)?;
    let text = format!("Tersimpan dan terverifikasi: {}", exported.path.display());
    let mut json = json!(view);
    json["exported"] = json!(exported);
    Ok(Outcome::good(json, text))
}

fn before(sort: Sort, a: &PortfolioRow, b: &PortfolioRow) -> std::cmp::Ordering {
    match sort {
        Sort::Unit => a.unit.to_lowercase().cmp(&b.unit.to_lowercase()),
        Sort::Total => b.total.total_cmp(&a.total),
        // Without a deadline comes last.
        Sort::Deadline => (a.deadline.is_none(), &a.deadline).cmp(&(b.deadline.is_none(), &b.deadline)),
        Sort::Progress => a.progress.total_cmp(&b.progress),
    }
}
