use std::fmt::Write as _;

use pilar_app::Result;
use pilar_app::merging::{decide_conflict, find_choice, list_conflicts};
use pilar_app::view::ConflictView;
use serde_json::json;

use super::context::Context;
use crate::args::Decide;
use crate::output::Outcome;

pub fn list(context: &Context, id: &str) -> Result<Outcome> {
    let session = context.look()?;
    let conflicts = list_conflicts(&session, session.find(id)?)?;
    Ok(Outcome::good(json!(conflicts), text(&conflicts)))
}

pub fn decide(context: &Context, given: &Decide) -> Result<Outcome> {
    let mut session = context.open()?;
    let id = session.find(&given.id)?;
    let (choose, value) = (given.choose.as_deref(), given.value.as_deref());
    let choice = find_choice(&session, id, &given.subject, choose, value.unwrap_or_default())?;
    let decided = decide_conflict(&mut session, id, &given.subject, &choice)?;
    let text =
        format!("{} diputuskan: {}. Konflik tersisa: {}.", decided.subject, decided.text, decided.left);
    Ok(Outcome::good(json!(decided), text))
}

fn text(conflicts: &[ConflictView]) -> String {
    if conflicts.is_empty() {
        return "Tidak ada konflik.".into();
    }
    let mut text = format!("{} konflik; versi pertama berlaku sampai diputuskan:", conflicts.len());
    for conflict in conflicts {
        let about = &conflict.about;
        let code = about.code.as_deref().unwrap_or_default();
        let _ = write!(text, "\n\n{}  {} {code}  {}", about.subject, about.what, about.label);
        for version in &conflict.versions {
            let _ = write!(
                text,
                "\n  {}  {}  {} ({})  {}",
                version.change, version.time, version.author, version.role, version.text
            );
        }
    }
    text
}
