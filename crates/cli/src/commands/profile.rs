use pilar_app::Result;
use pilar_app::workspace::{edit_of, read_date, set_logo_file, set_profile, show_assessment};
use serde_json::json;

use super::context::Context;
use crate::args::Profile;
use crate::output::Outcome;
use crate::text;

pub fn run(context: &Context, given: Profile) -> Result<Outcome> {
    let changes = given.changes();
    let mut session = if changes || given.logo.is_some() { context.open()? } else { context.look()? };
    let id = session.find(&given.id)?;
    let mut edit = edit_of(&session, id)?;
    if changes {
        edit.unit = given.unit.unwrap_or(edit.unit);
        edit.instansi = given.instansi.unwrap_or(edit.instansi);
        edit.target = given.target.unwrap_or(edit.target);
        edit.address = given.address.unwrap_or(edit.address);
        edit.portal_unit_id = given.portal_id.or(edit.portal_unit_id);
        edit.category = given.category.or(edit.category);
        edit.afirmasi = given.afirmasi.unwrap_or(edit.afirmasi);
        if let Some(deadline) = given.deadline {
            edit.deadline = read_date(&deadline)?;
        }
        set_profile(&mut session, id, &edit)?;
    }
    if let Some(logo) = &given.logo {
        set_logo_file(&mut session, id, logo)?;
    }
    let view = show_assessment(&session, id)?;
    Ok(Outcome::good(json!({ "profile": view.profile, "logo": view.logo }), text::profile(&view)))
}

impl Profile {
    fn changes(&self) -> bool {
        let texts =
            [&self.unit, &self.instansi, &self.target, &self.portal_id, &self.category, &self.deadline];
        texts.iter().any(|text| text.is_some()) || self.address.is_some() || self.afirmasi.is_some()
    }
}
