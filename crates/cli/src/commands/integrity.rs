use std::path::Path;

use pilar_app::Result;
use pilar_app::integrity::{audit_assessment, save_audit_record};
use pilar_app::view::AuditVerdict;
use serde_json::json;

use super::context::Context;
use crate::output::Outcome;
use crate::text;

pub fn audit(context: &Context, id: &str, pdf: Option<&Path>) -> Result<Outcome> {
    let session = context.look()?;
    let id = session.find(id)?;
    let (view, saved) = match pdf {
        Some(path) => save_audit_record(&session, id, path).map(|(view, saved)| (view, Some(saved)))?,
        None => (audit_assessment(&session, id)?, None),
    };
    let mut text = text::audit(&view);
    let mut document = json!(view);
    if let Some(saved) = saved {
        text += "\n\n";
        text += &text::exported(&saved);
        document["pdf"] = json!(saved.path);
    }
    Ok(Outcome::new(document, text, view.verdict != AuditVerdict::Altered))
}
