//! Reports of surveys and complaints for people to read, and what of them becomes evidence: sums, and answers without
//! who gave them.

use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use pilar_core::assessment::Assessment;
use pilar_core::dates;
use pilar_files::blocks::PrintOptions;
use pilar_files::docx::write_docx;
use pilar_files::feed_report::{FeedReport, FeedTable, compose};
use pilar_files::pdf::write_pdf;
use uuid::Uuid;

use crate::error::{FeedError, Result};
use crate::evidence::{AttachFiles, Attached, attach_all};
use crate::exchange::destination::{ending, gaps_told};
use crate::session::Session;
use crate::signing::signing;
use crate::{MADE_BY, clock};

/// What is asked for, by the ending of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A document to print.
    Pdf,
    /// A document to edit.
    Docx,
    /// The answers alone.
    Xlsx,
}

impl Kind {
    /// Of a path.
    pub fn of(path: &Path) -> Result<Self> {
        match ending(path).as_str() {
            "pdf" => Ok(Self::Pdf),
            "docx" => Ok(Self::Docx),
            "xlsx" => Ok(Self::Xlsx),
            _ => Err(FeedError::Ending.into()),
        }
    }
}

/// What a report says beside whose it is.
pub(super) struct Said {
    pub title: String,
    pub facts: Vec<(&'static str, String)>,
    pub tables: Vec<FeedTable>,
    pub method: Vec<String>,
}

/// Writes a report as PDF or DOCX; it is read back before it takes its name. Gives what is marked as missing in it, as
/// notices.
pub(super) fn write(assessment: &Assessment, said: Said, kind: Kind, path: &Path) -> Result<Vec<String>> {
    let report = FeedReport {
        title: said.title,
        unit: assessment.profile.unit.clone(),
        instansi: assessment.profile.instansi.clone(),
        year: assessment.profile.year,
        made_at: clock::now_local(),
        made_by: MADE_BY.into(),
        facts: said.facts,
        tables: said.tables,
        method: said.method,
        signing: signing(assessment),
    };
    let write = match kind {
        Kind::Pdf => write_pdf,
        Kind::Docx => write_docx,
        Kind::Xlsx => return Err(FeedError::NoWorkbook.into()),
    };
    let document = compose(&report);
    write(&document, &PrintOptions::default(), path)?;
    Ok(gaps_told(&document.gaps()).into_iter().collect())
}

/// From which day to which, in words.
pub(super) fn period(days: Option<(NaiveDate, NaiveDate)>) -> String {
    days.map_or_else(
        || "tidak disebut".to_owned(),
        |(first, last)| format!("{} sampai {}", dates::date(&first), dates::date(&last)),
    )
}

/// Attaches files that `make` writes into a folder of their own to an input, as one action; the folder goes again.
pub(super) fn attach(
    session: &mut Session,
    assessment: Uuid,
    code: &str,
    make: impl FnOnce(&Session, &Path) -> Result<Vec<PathBuf>>,
) -> Result<Vec<Attached>> {
    let year = session.assessment(assessment)?.profile.year;
    let folder = tempfile::tempdir()
        .map_err(|error| pilar_files::WriteError::from_io(&std::env::temp_dir(), error))?;
    let paths = make(session, folder.path())?;
    let given = AttachFiles {
        assessment,
        code: code.to_owned(),
        paths,
        title: None,
        year: Some(year),
        triwulan: None,
    };
    attach_all(session, &given)
}
