use pilar_app::Result;
use pilar_app::portfolio::{
    DisparityInput, ExportAllLhe, GapInput, GapSide, LheKind, PortfolioFilter, TagInput, compare, deadlines,
    disparity, export_all_lhe, export_disparity, export_portfolio, gap, known_tags, load, portfolio,
    set_tags, tags_of,
};
use pilar_app::view::PortfolioRow;
use serde::Serialize;
use serde_json::json;

use super::context::Context;
use crate::args::portfolio::{
    Deadlines, Disparity, Gap, Kind, LheAll, Portfolio, PortfolioCommand, Sort, Tag,
};
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
        PortfolioCommand::Tag(given) => tag(context, given),
        PortfolioCommand::Disparity(given) => over_years(context, given),
        PortfolioCommand::Gap(given) => between(context, given),
        PortfolioCommand::Deadlines(given) => due(context, given),
        PortfolioCommand::Load { filter } => {
            Ok(Outcome::view(load(&context.look()?, &filter.into())?, text::load))
        }
        PortfolioCommand::LheAll(given) => lhe_all(context, given),
    }
}

fn show(context: &Context, given: Portfolio) -> Result<Outcome> {
    let session = context.look()?;
    let filter = PortfolioFilter::from(given.filter);
    let mut view = portfolio(&session, &filter)?;
    if let Some(sort) = given.sort {
        view.rows.sort_by(|a, b| before(sort, a, b));
    }
    let Some(output) = &given.output else { return Ok(Outcome::view(view, text::portfolio)) };
    let exported = export_portfolio(&session, &filter, output)?;
    Ok(written(&view, &exported))
}

/// A view that was written to a file as well.
fn written(view: &impl Serialize, exported: &pilar_app::exchange::Exported) -> Outcome {
    let text = format!("Tersimpan dan terverifikasi: {}", exported.path.display());
    let mut json = json!(view);
    json["exported"] = json!(exported);
    Outcome::good(json, text)
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

fn tag(context: &Context, given: Tag) -> Result<Outcome> {
    let tags: std::collections::BTreeMap<_, _> = given.tags.into();
    if given.ids.is_empty() && tags.is_empty() {
        return Ok(Outcome::view(known_tags(&context.look()?)?, |known| text::known_tags(known)));
    }
    let mut session = if tags.is_empty() { context.look()? } else { context.open()? };
    let ids = given.ids.iter().map(|id| session.find(id)).collect::<Result<Vec<_>>>()?;
    if ids.is_empty() {
        return Err(pilar_app::AppError::MissingText("id penilaian yang diberi penanda"));
    }
    let mut units = Vec::new();
    for id in ids {
        let changed = set_tags_of(&mut session, &TagInput { assessment: id, tags: tags.clone() })?;
        units.push(json!({ "id": id, "changed": changed, "tags": tags_of(&session, id)? }));
    }
    let text = text::tagged(&units);
    Ok(Outcome::good(json!(units), text))
}

/// Only looks where nothing is set.
fn set_tags_of(session: &mut pilar_app::session::Session, given: &TagInput) -> Result<bool> {
    if given.tags.is_empty() { Ok(false) } else { set_tags(session, given) }
}

fn over_years(context: &Context, given: Disparity) -> Result<Outcome> {
    let session = context.look()?;
    let about = DisparityInput { filter: given.filter.into(), by: given.by.map(Into::into) };
    let view = disparity(&session, &about)?;
    match &given.output {
        None => Ok(Outcome::view(view, text::disparity)),
        Some(output) => Ok(written(&view, &export_disparity(&session, &about, output)?)),
    }
}

fn between(context: &Context, given: Gap) -> Result<Outcome> {
    let session = context.look()?;
    let input = GapInput {
        a: GapSide::read(&session, &given.a)?,
        b: GapSide::read(&session, &given.b)?,
        filter: given.filter.into(),
    };
    Ok(Outcome::view(gap(&session, &input)?, text::gap))
}

fn due(context: &Context, given: Deadlines) -> Result<Outcome> {
    let mut view = deadlines(&context.look()?, &given.filter.into())?;
    if given.overdue {
        view.units.retain(|unit| unit.days_left.is_some_and(|days| days < 0));
    }
    Ok(Outcome::view(view, text::deadlines))
}

fn lhe_all(context: &Context, given: LheAll) -> Result<Outcome> {
    let session = context.look()?;
    let kind = match given.format {
        Kind::Pdf => LheKind::Pdf,
        Kind::Docx => LheKind::Docx,
    };
    let input = ExportAllLhe {
        filter: given.filter.into(),
        ids: Vec::new(),
        output: given.output,
        kind,
        paper: given.paper.into(),
        replace: given.overwrite,
    };
    let written = export_all_lhe(&session, &input, &mut |_, _| true)?;
    // Whoever asked for all and got none was refused.
    Ok(Outcome::new(json!(written), text::lhe_all(&written), !written.written.is_empty()))
}
