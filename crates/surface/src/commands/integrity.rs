use std::path::PathBuf;

use pilar_app::exchange::Exported;
use pilar_app::integrity;
use pilar_app::view::AuditView;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

use super::Of;
use crate::context::Context;
use crate::fault::Answer;
use crate::table::{Command, commands};

pub(crate) fn commands() -> Vec<Command> {
    commands![audit_assessment, save_audit_record]
}

/// Verifies the history of an assessment.
fn audit_assessment(context: &Context, given: Of) -> Answer<AuditView> {
    context.workspace.look(|session| integrity::audit_assessment(session, given.id))
}

#[derive(Deserialize, TS)]
struct SaveAuditRecord {
    id: Uuid,
    path: PathBuf,
}

/// What was verified for a record, and the record.
#[derive(Serialize, TS)]
struct AuditRecord {
    audit: AuditView,
    file: Exported,
}

/// Verifies the history once more and writes the record of it as PDF.
fn save_audit_record(context: &Context, given: SaveAuditRecord) -> Answer<AuditRecord> {
    context.workspace.look(|session| {
        let (audit, file) = integrity::save_audit_record(session, given.id, &given.path)?;
        Ok(AuditRecord { audit, file })
    })
}
