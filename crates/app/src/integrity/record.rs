use std::path::Path;

use pilar_files::blocks::PrintOptions;
use pilar_files::integrity_record::{FindingText, IntegrityRecord, OriginText, compose};
use pilar_files::pdf::write_pdf;
use uuid::Uuid;

use super::audit::audit_assessment;
use crate::error::Result;
use crate::exchange::Exported;
use crate::exchange::destination::{destination, exported};
use crate::session::{Session, identity};
use crate::view::{AuditView, FindingView, OriginView, thousands};
use crate::{MADE_BY, read_time};
use pilar_core::dates;

/// Verifies the history of an assessment and writes the record of it (berita acara keutuhan) as PDF, to a file or into
/// a folder. It is read back before it gets its name.
pub fn save_audit_record(session: &Session, id: Uuid, output: &Path) -> Result<(AuditView, Exported)> {
    let view = audit_assessment(session, id)?;
    let name = format!("Berita Acara Keutuhan {} {}.pdf", view.unit, view.year);
    let path = destination(session, output, &name)?;
    let record = record(session, &view)?;
    write_pdf(&compose(&record), &PrintOptions::default(), &path)?;
    Ok((view, exported(path, Vec::new())?))
}

fn record(session: &Session, view: &AuditView) -> Result<IntegrityRecord> {
    let who = identity(session)?.unwrap_or_default();
    Ok(IntegrityRecord {
        id: view.id.to_string(),
        unit: view.unit.clone(),
        instansi: view.instansi.clone(),
        year: view.year,
        made_at: read_time(&view.time)?,
        made_by: MADE_BY.into(),
        sentence: view.sentence.clone(),
        state: view.state.clone(),
        changes: thousands(view.changes),
        origins: view.origins.iter().map(origin).collect(),
        findings: view.findings.iter().map(finding).collect(),
        proves: view.proves.clone(),
        proves_not: view.proves_not.clone(),
        examiner: who.name,
        nip: who.nip,
    })
}

fn origin(origin: &OriginView) -> OriginText {
    let day = |time: &Option<String>| {
        time.as_deref()
            .and_then(|time| read_time(time).ok())
            .map_or_else(|| "-".into(), |it| dates::date(&it))
    };
    let (first, last) = (day(&origin.first), day(&origin.last));
    let authors: Vec<String> = origin
        .authors
        .iter()
        .map(|author| format!("{} ({})", author.name, thousands(author.changes)))
        .collect();
    OriginText {
        name: origin.short.clone(),
        authors: if authors.is_empty() { "-".into() } else { authors.join(", ") },
        changes: thousands(origin.chained + origin.unchained),
        span: if first == last { first } else { format!("{first} – {last}") },
        condition: origin.condition_name.clone(),
        tips: origin.tips.iter().map(|tip| (thousands(tip.position), tip.hash.clone())).collect(),
    }
}

fn finding(finding: &FindingView) -> FindingText {
    FindingText {
        what: finding.what.clone(),
        items: finding.items.clone(),
        advice: format!("{} {}", finding.safe, finding.todo),
    }
}
