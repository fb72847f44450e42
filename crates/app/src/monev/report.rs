use std::path::{Path, PathBuf};

use pilar_core::assessment::Assessment;
use pilar_core::team::Realisation;
use pilar_files::blocks::PrintOptions;
use pilar_files::docx::write_docx;
use pilar_files::pdf::write_pdf;
use pilar_files::plan::{MonevArea, MonevReport, MonevRow, ScorePoint, compose_monev};
use pilar_files::xlsx::monev::write_monev;
use serde::Deserialize;
use uuid::Uuid;

use super::record::read_period;
use super::show::{NO_AREA, Seen, code_of};
use crate::error::{Result, TeamError};
use crate::exchange::Exported;
use crate::exchange::destination::{destination, ending, exported, gaps_told};
use crate::session::Session;
use crate::signing::signing;
use crate::{MADE_BY, clock};

/// A report that is to be written.
#[derive(Debug, Clone, Deserialize, ts_rs::TS)]
pub struct ExportMonev {
    /// The assessment.
    pub assessment: Uuid,
    /// `B03`, `B06`, `B09` or `B12`.
    pub period: String,
    /// The file, DOCX, PDF or XLSX by its ending; or a folder in which it gets a name of its own, as PDF.
    pub output: PathBuf,
}

/// Writes the report of a period, read back and compared before the file takes its name.
pub fn export_monev(session: &Session, given: &ExportMonev) -> Result<Exported> {
    let loaded = session.assessment(given.assessment)?;
    let seen = Seen::of(session, &loaded, read_period(&given.period)?)?;
    let path = destination(session, &given.output, &file_name(&loaded, &seen))?;
    let mut notices = Vec::new();
    if !seen.frozen {
        notices.push("periode ini belum dibekukan; laporan memuat keadaan sekarang.".to_owned());
    }
    notices.extend(gaps_told(&write(&report(&loaded, &seen), &path)?));
    exported(path, notices)
}

/// Writes a report by the ending of the path; gives what is missing in it.
pub(super) fn write(report: &MonevReport, path: &Path) -> Result<Vec<String>> {
    let document = || compose_monev(report);
    let options = PrintOptions::default();
    Ok(match ending(path).as_str() {
        "xlsx" => {
            write_monev(report, path)?;
            Vec::new()
        }
        "pdf" => {
            let document = document();
            write_pdf(&document, &options, path)?;
            document.gaps()
        }
        "docx" => {
            let document = document();
            write_docx(&document, &options, path)?;
            document.gaps()
        }
        _ => return Err(TeamError::Ending(".docx, .pdf, atau .xlsx").into()),
    })
}

/// The name of a report's file.
pub(super) fn file_name(loaded: &Assessment, seen: &Seen) -> String {
    format!("Laporan Monev {} {} {}.pdf", seen.period, loaded.profile.unit, loaded.profile.year)
}

/// Everything that the report of a period says.
pub(super) fn report(loaded: &Assessment, seen: &Seen) -> MonevReport {
    let groups = seen.by_area(loaded);
    let name = |area: Option<&pilar_core::instrument::Area>| {
        area.map_or_else(|| NO_AREA.to_owned(), |area| area.name.clone())
    };
    let areas = groups.iter().map(|(area, tasks)| MonevArea {
        name: name(*area),
        realisation: Realisation::of(tasks.iter().copied(), seen.last),
    });
    let all = groups.iter().flat_map(|(area, tasks)| tasks.iter().map(move |task| (name(*area), *task)));
    let rows = all.map(|(area, task)| MonevRow {
        number: Some(seen.number_of(task)).filter(|number| *number > 0),
        area,
        code: code_of(loaded, task).unwrap_or_default(),
        task: task.clone(),
    });
    let note = loaded.monev_notes.get(&seen.period).cloned().unwrap_or_default();
    let target = loaded.instrument.target(&loaded.profile.target);
    MonevReport {
        id: loaded.id,
        unit: loaded.profile.unit.clone(),
        instansi: loaded.profile.instansi.clone(),
        year: loaded.profile.year,
        target: target.map_or_else(|| loaded.profile.target.clone(), |target| target.name.clone()),
        period: seen.period,
        last: seen.last,
        frozen: seen.frozen.then_some(seen.monev.on),
        made_at: clock::now_local(),
        made_by: MADE_BY.into(),
        areas: areas.collect(),
        rows: rows.collect(),
        note: note.note,
        obstacle: note.obstacle,
        follow_up: note.follow_up,
        names: loaded.instrument.areas.iter().map(|area| area.name.clone()).collect(),
        course: seen
            .course
            .iter()
            .map(|point| ScorePoint {
                period: point.period,
                on: point.on,
                total: point.total,
                areas: point.areas.clone(),
            })
            .collect(),
        signing: signing(loaded),
    }
}
