use pilar_app::Result;
use pilar_app::path::{PathQuery, find_path, margin as find_margin, read_raises};

use super::context::Context;
use crate::args::Path;
use crate::output::Outcome;
use crate::text;

pub fn run(context: &Context, given: Path) -> Result<Outcome> {
    let raises = given.raises.as_deref().map(read_raises).transpose()?;
    let session = context.look()?;
    let query = PathQuery {
        assessment: session.find(&given.id)?,
        to: given.to.clone(),
        raises,
        lock: given.lock,
        cap: given.cap,
        pin: given.pin,
        cost: given.cost,
        above: given.above.unwrap_or_default(),
        alternatives: given.alternatives,
        curve: given.curve,
    };
    let view = find_path(&session, &query)?;
    Ok(Outcome::view(view, move |view| text::path(view, &given.to)))
}

pub fn margin(context: &Context, id: &str, to: &str) -> Result<Outcome> {
    let session = context.look()?;
    let view = find_margin(&session, session.find(id)?, to)?;
    let to = to.to_owned();
    Ok(Outcome::view(view, move |view| text::margin(view, &to)))
}
