use pilar_app::review::{change_lhe_fields, lhe_form, read_lhe_form, set_lhe_form};
use pilar_app::{LheForm, Result};
use serde_json::json;

use super::context::Context;
use crate::args::Lhe;
use crate::output::Outcome;

pub fn run(context: &Context, given: &Lhe) -> Result<Outcome> {
    if given.show || (given.set.is_empty() && given.from.is_none()) {
        let session = context.look()?;
        let form = lhe_form(&session, session.find(&given.id)?)?;
        return Ok(Outcome::good(json!(form), text(&form)));
    }
    let mut session = context.open()?;
    let assessment = session.find(&given.id)?;
    let mut form = match &given.from {
        Some(path) => read_lhe_form(path)?,
        None => lhe_form(&session, assessment)?,
    };
    change_lhe_fields(&mut form, &given.set)?;
    let changed = set_lhe_form(&mut session, assessment, &form)?;
    let said = if changed { "Data LHE tersimpan." } else { "Data LHE tidak berubah." };
    Ok(Outcome::good(json!({ "changed": changed, "form": form }), format!("{said}\n\n{}", text(&form))))
}

fn text(form: &LheForm) -> String {
    let fields = form.fields();
    let lines = fields.iter().map(|field| {
        let said = if field.lines.is_empty() { "(belum diisi)".to_owned() } else { field.lines.join("; ") };
        format!("{:<24} {said}", field.name)
    });
    lines.collect::<Vec<_>>().join("\n")
}
