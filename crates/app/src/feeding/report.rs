//! Reports of surveys and complaints for people to read, and what of them becomes evidence: sums, and answers without
//! who gave them.

use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use pilar_core::assessment::{Assessment, Document, DocumentAbout};
use pilar_core::dates;
use pilar_core::instrument::SoalId;
use pilar_files::blocks::PrintOptions;
use pilar_files::docx::write_docx;
use pilar_files::feed_report::{FeedReport, FeedTable, compose};
use pilar_files::pdf::write_pdf;
use uuid::Uuid;

use crate::error::{FeedError, Result};
use crate::evidence::Attached;
use crate::evidence::attach::{Arrival, known_contents, name_of, require_attaching, stem};
use crate::evidence::attach_files::store_one;
use crate::exchange::destination::{ending, gaps_told};
use crate::find::Find as _;
use crate::session::Session;
use crate::signing::signing;
use crate::{MADE_BY, clock};

/// How groups are named.
pub(super) const LABELS: &str = "Sebutan yang hanya dipakai satu orang digabung sebagai Lainnya bila berupa uraian atau \
                                 memuat nomor atau alamat surel; nomor dan alamat surel disamarkan.";

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
        |(first, last)| {
            let first_day = dates::date(&first);
            if first == last { first_day } else { format!("{first_day} sampai {}", dates::date(&last)) }
        },
    )
}

/// Attaches files that `make` writes into a folder of their own to an input, as one action; the folder goes again. What was
/// attached so before gets a new revision.
pub(super) fn attach(
    session: &mut Session,
    assessment: Uuid,
    code: &str,
    make: impl FnOnce(&Session, &Path) -> Result<Vec<PathBuf>>,
) -> Result<Vec<Attached>> {
    let loaded = session.assessment(assessment)?;
    let (_, input) = loaded.find_input(code)?;
    require_attaching(session, &loaded, None)?;
    let folder = tempfile::tempdir()
        .map_err(|error| pilar_files::WriteError::from_io(&std::env::temp_dir(), error))?;
    let paths = make(session, folder.path())?;
    let mut arrivals = Vec::new();
    for path in &paths {
        let name = name_of(path);
        let title = stem(&name);
        let about = DocumentAbout { title, year: Some(loaded.profile.year), ..DocumentAbout::default() };
        arrivals.push(Arrival { name, about, blob: store_one(&mut session.workspace, path)? });
    }
    let action = match arrivals.as_slice() {
        [only] => format!("Lampirkan {} pada {}", only.name, input.code),
        several => format!("Lampirkan {} berkas pada {}", several.len(), input.code),
    };
    let mut known = known_contents(&loaded);
    session.act(assessment, &action, |acting| {
        let attach = |arrival: Arrival| {
            let before = before(&loaded, input.soal, &arrival);
            arrival.attach(acting, &mut known, input, before)
        };
        arrivals.into_iter().map(attach).collect()
    })
}

/// The latest document of the same title and year that serves the input, unless its content is the same.
fn before<'a>(loaded: &'a Assessment, soal: SoalId, arrival: &Arrival) -> Option<(Uuid, &'a Document)> {
    let same = |document: &Document| {
        document.serves.contains(&soal)
            && document.about.title == arrival.about.title
            && document.about.year == arrival.about.year
    };
    let found = loaded.documents.iter().rev().find(|(_, document)| same(document));
    let changed =
        |document: &Document| document.current().is_none_or(|now| now.sha256 != arrival.blob.sha256);
    found.filter(|(_, document)| changed(document)).map(|(id, document)| (*id, document))
}
