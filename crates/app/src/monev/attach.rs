use pilar_core::assessment::{Assessment, DocumentAbout};
use pilar_core::instrument::SoalId;
use pilar_core::journal::Subject;
use pilar_core::period::Period;
use pilar_files::safe_name::safe_name;
use serde::Serialize;
use serde_json::json;
use uuid::Uuid;

use super::record::read_period;
use super::report::{file_name, report, write};
use super::show::Seen;
use crate::error::{AppError, Result, TeamError};
use crate::evidence::attach::{Attach, require_attaching, revision_of};
use crate::evidence::attach_files::store_one;
use crate::session::Session;
use crate::team::templates::proved_by_monev;

/// A report that became evidence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct MonevAttached {
    /// The document.
    pub id: Uuid,
    /// Name of its file.
    pub name: String,
    /// Codes of the inputs that it proves.
    pub codes: Vec<String>,
    /// Whether it took the place of an earlier report of the period.
    pub replaced: bool,
}

/// Attaches the report of a frozen period to the inputs that ask for monev, as one action. A report that was attached
/// before is replaced.
///
/// # Errors
/// A period that is not frozen; a worksheet that asks for no monev; or whoever acts may not attach now.
pub fn attach_monev(session: &mut Session, assessment: Uuid, period: &str) -> Result<MonevAttached> {
    let loaded = session.assessment(assessment)?;
    let seen = Seen::of(session, &loaded, read_period(period)?)?;
    if !seen.frozen {
        return Err(TeamError::NotFrozen(seen.period.key()).into());
    }
    let proofs = proved_by_monev(&loaded)?;
    let soals: Vec<SoalId> = proofs.iter().map(|(soal, _)| *soal).collect();
    if soals.is_empty() {
        return Err(AppError::MissingText("isian yang dibuktikan monev"));
    }
    require_attaching(session, &loaded, None)?;
    let folder = tempfile::tempdir().map_err(|error| AppError::from(pilar_store::StoreError::Io(error)))?;
    let name = safe_name(&file_name(&loaded, &seen));
    let path = folder.path().join(&name);
    write(&report(&loaded, &seen), &path)?;
    let blob = store_one(&mut session.workspace, &path)?;
    let about = about(&loaded, seen.period);
    let before = earlier(&loaded, &about);
    let document = before.map_or_else(Uuid::now_v7, |(id, _)| id);
    let revision = revision_of(&name, &blob);
    let attach = Attach {
        document,
        latest: before.and_then(|(_, latest)| latest),
        serves: &soals,
        about: before.is_none().then_some(&about),
        revision: Some(&revision),
    };
    session.act(assessment, &format!("Lampirkan laporan monev {}", seen.period), |acting| {
        attach.write(acting)?;
        for (soal, n) in &proofs {
            acting.set(Subject::Requirement(*soal, *n, document), json!(true))?;
        }
        Ok(())
    })?;
    let code = |soal: &SoalId| loaded.instrument.input(*soal).map(|(_, input)| input.code.clone());
    Ok(MonevAttached {
        id: document,
        name,
        codes: soals.iter().filter_map(code).collect(),
        replaced: before.is_some(),
    })
}

/// What the report of a period is known by as a document.
pub(super) fn about(loaded: &Assessment, period: Period) -> DocumentAbout {
    DocumentAbout {
        title: format!("Laporan monev rencana aksi {}", period.name()),
        year: Some(loaded.profile.year),
        triwulan: Some(period.quarter()),
        ..DocumentAbout::default()
    }
}

/// The report of the same period that was attached before.
pub(super) fn earlier(loaded: &Assessment, about: &DocumentAbout) -> Option<(Uuid, Option<Uuid>)> {
    let same = loaded.documents.iter().find(|(_, document)| {
        document.about.title == about.title
            && document.about.year == about.year
            && document.about.triwulan == about.triwulan
    });
    same.map(|(id, document)| (*id, document.latest))
}
