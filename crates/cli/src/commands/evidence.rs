use pilar_app::{AttachEvidence, Result, attach_evidence, list_evidence, save_evidence, verify_evidence};
use serde_json::json;

use super::Context;
use crate::args::Evidence;
use crate::output::Outcome;
use crate::text;

pub fn run(context: &Context, command: Evidence) -> Result<Outcome> {
    match command {
        Evidence::Add { id, code, files, title, year, triwulan, revises } => {
            let mut session = context.open()?;
            let assessment = session.find(&id)?;
            let mut attached = Vec::new();
            for path in &files {
                let given = AttachEvidence {
                    assessment,
                    code: &code,
                    path,
                    title: title.as_deref(),
                    year,
                    triwulan,
                    revises: revises.as_deref(),
                };
                attached.push(attach_evidence(&mut session, &given, &mut |_| true)?);
            }
            Ok(Outcome::good(json!(attached), text::attached(&attached)))
        }
        Evidence::List { id } => {
            let session = context.look()?;
            let list = list_evidence(&session, session.find(&id)?)?;
            Ok(Outcome::good(json!(list), text::evidence(&list)))
        }
        Evidence::Save { id, evidence, output } => {
            let session = context.look()?;
            let path = save_evidence(&session, session.find(&id)?, &evidence, &output)?;
            Ok(Outcome::good(json!({ "path": path }), format!("Tersimpan: {}", path.display())))
        }
        Evidence::Verify { id } => {
            let session = context.look()?;
            let checked = verify_evidence(&session, session.find(&id)?)?;
            let good = checked.iter().all(|check| check.intact);
            Ok(Outcome { text: text::evidence_checks(&checked), json: json!(checked), good })
        }
    }
}
