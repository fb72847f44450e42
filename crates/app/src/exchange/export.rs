use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use chrono::{DateTime, FixedOffset};
use pilar_core::instrument::SoalId;
use pilar_files::blocks::{self, PrintOptions};
use pilar_files::imported::Review;
use pilar_files::printout::write_printout;
use pilar_files::report::{Evidence, Report, Row, UnitIdentity};
use pilar_files::safe_name::safe_name;
use pilar_files::xlsx::read::Reading;
use pilar_files::xlsx::template::{self, Filling};
use pilar_files::{portalrb, xlsx};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use pilar_core::journal::Digest;
use pilar_core::worksheet::{Answer, Layer};

use crate::MADE_BY;
use crate::clock;
use crate::error::{AppError, Result};
use crate::exchange::annex::{Annexes, annexes};
use crate::exchange::column_maps::{MapChoice, chosen};
use crate::exchange::export_lhe;
use crate::exchange::lore::lore;
use crate::exchange::part::part_of;
use crate::session::Session;
use crate::session::own_files::outside;
use crate::signing::{place, signatory};
use crate::worksheet::wording::official_questions;
use crate::workspace::logo::logo_of;
use pilar_core::assessment::{Assessment, Document};

/// What to write.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "kebab-case")]
pub enum ExportFormat {
    /// A workbook of Pilar's own.
    Xlsx,
    /// A printable report.
    Pdf,
    /// The LHE, as PDF or DOCX by the ending of the output.
    Lhe,
    /// `PortalRB`'s `jawaban-unit` JSON.
    Portalrb,
    /// `PortalRB`'s `unit-wbk` / `unit-wbbm` JSON, by the assessment's target.
    PortalrbUnit,
}

/// Paper of a printable report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize, ts_rs::TS)]
#[serde(rename_all = "kebab-case")]
pub enum Paper {
    /// 210 x 297 mm.
    #[default]
    A4,
    /// 215 x 330 mm.
    F4,
}

/// An export as asked for.
#[derive(Debug, Clone, Deserialize, ts_rs::TS)]
pub struct Export {
    /// The assessment.
    #[serde(rename = "id")]
    pub assessment: Uuid,
    /// What to write.
    pub format: ExportFormat,
    /// The file, or a folder in which the file gets a name of its own.
    #[serde(rename = "path")]
    pub output: PathBuf,
    /// An official workbook to fill instead of making one.
    pub template: Option<PathBuf>,
    /// Paper of the report.
    pub paper: Paper,
    /// What of the report is printed: an area by number, key or name, or `kurang` for what is blank or claims
    /// something without evidence; all of it when not given.
    #[serde(default)]
    #[ts(optional)]
    pub part: Option<String>,
    /// What to do with columns of the template that hold texts and are not filled; without it such a template is refused.
    #[serde(default)]
    #[ts(optional)]
    pub other_columns: Option<OtherColumns>,
    /// The column map to fill the template by; without it a saved one whose headings fit.
    #[serde(default)]
    #[ts(optional)]
    pub map: Option<MapChoice>,
    /// The sheet of the template to fill, where several fit.
    #[serde(default)]
    #[ts(optional)]
    pub sheet: Option<String>,
    /// What stands behind a PDF report or a workbook of Pilar's own.
    #[serde(default)]
    #[ts(optional, as = "Option<Annexes>")]
    pub annexes: Annexes,
}

/// What to do with columns of a template that are not Pilar's to fill.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, ts_rs::TS)]
#[serde(rename_all = "kebab-case")]
pub enum OtherColumns {
    /// Empty them.
    Kosongkan,
    /// Leave them as they are.
    Biarkan,
}

impl From<OtherColumns> for template::OtherColumns {
    fn from(columns: OtherColumns) -> Self {
        match columns {
            OtherColumns::Kosongkan => Self::Clear,
            OtherColumns::Biarkan => Self::Keep,
        }
    }
}

/// What was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct Exported {
    /// The file.
    pub path: PathBuf,
    /// Size in bytes.
    pub size: u64,
    /// What the reader should know, Indonesian sentences.
    pub notices: Vec<String>,
}

/// Writes an assessment out. The file is read back and verified before it gets its final name.
pub fn export_assessment(session: &Session, export: &Export) -> Result<Exported> {
    let assessment = session.assessment(export.assessment)?;
    let state = match export.format {
        ExportFormat::Pdf => session.workspace.held(export.assessment)?.state(),
        // No other one shows it.
        _ => None,
    };
    let mut report = report(&assessment, state, clock::now_local());
    let path = if export.output.is_dir() {
        export.output.join(file_name(&report, export.format))
    } else {
        export.output.clone()
    };
    let path = outside(session.dir(), path)?;
    if let Some(template) = &export.template {
        check_template(export.format, template, &path)?;
    }
    if let Some(part) = &export.part {
        if export.format != ExportFormat::Pdf {
            return Err(AppError::PartForPdfOnly);
        }
        report.part = Some(part_of(&assessment, part)?);
    }
    if export.annexes != Annexes::default() {
        let takes =
            matches!((export.format, &export.template), (ExportFormat::Pdf | ExportFormat::Xlsx, None));
        if !takes {
            return Err(AppError::AnnexForReportOnly);
        }
        report.annexes = annexes(session, &assessment, &export.annexes)?;
    }
    let mut notices = Vec::new();
    match (export.format, &export.template) {
        (ExportFormat::Xlsx, Some(template)) => {
            let maps = chosen(Some(session), export.map.as_ref())?;
            let reading = Reading {
                year: report.identity.year,
                sheet: export.sheet.as_deref(),
                map: maps.map.as_ref(),
                saved: &maps.saved,
                ..Reading::of(report.instrument, lore()?)
            };
            let filling = Filling { reading, others: export.other_columns.map(Into::into) };
            let outcome = xlsx::template::fill_template(&report, template, &path, &filling)?;
            notices.extend(outcome.differences);
            notices.extend(outcome.left_out);
            notices.extend(outcome.remarks);
            if !outcome.left_to_recalculate.is_empty() {
                notices.push(format!(
                    "{} rumus di buku kerja itu baru terisi setelah berkas dibuka dan dihitung ulang di Excel atau LibreOffice: {}.",
                    outcome.left_to_recalculate.len(),
                    outcome.left_to_recalculate.join(", ")
                ));
            }
        }
        (ExportFormat::Xlsx, None) => {
            report.official = official_questions(session, report.instrument)?;
            xlsx::write::write_workbook(&report, &path)?;
            notices = xlsx::write::cut_texts(&report);
        }
        (ExportFormat::Pdf, _) => {
            report.official = official_questions(session, report.instrument)?;
            let options = print_options(session, &assessment, export.paper, &mut notices)?;
            write_printout(&report, &options, &path)?;
        }
        (ExportFormat::Lhe, _) => {
            let options = print_options(session, &assessment, export.paper, &mut notices)?;
            notices.extend(export_lhe::write(&assessment, &report, &options, &path)?);
        }
        (ExportFormat::Portalrb, _) => {
            portalrb::export_jawaban(&report, &path)?;
            notices.extend(portalrb::left_out(&report));
        }
        (ExportFormat::PortalrbUnit, _) => {
            portalrb::export_units(report.identity.year, &[&report.identity], &path)?;
        }
    }
    let for_portal = matches!(export.format, ExportFormat::Portalrb | ExportFormat::PortalrbUnit);
    if for_portal && report.identity.portal_unit_id.is_none() {
        notices.push(
            "id unit PortalRB belum diketahui sehingga ditulis kosong; lengkapi di berkas sebelum dikirim."
                .into(),
        );
    }
    let size =
        std::fs::metadata(&path).map_err(|error| pilar_files::WriteError::from_io(&path, error))?.len();
    Ok(Exported { path, size, notices })
}

pub(super) fn print_options(
    session: &Session,
    assessment: &Assessment,
    paper: Paper,
    notices: &mut Vec<String>,
) -> Result<PrintOptions> {
    let paper = match paper {
        Paper::A4 => blocks::Paper::A4,
        Paper::F4 => blocks::Paper::F4,
    };
    Ok(PrintOptions { paper, logo: logo_of(session, assessment, notices)? })
}

/// A template is filled for a workbook only, and never overwritten by its own filling.
fn check_template(format: ExportFormat, template: &Path, output: &Path) -> Result<()> {
    if format != ExportFormat::Xlsx {
        return Err(AppError::TemplateForWorkbookOnly);
    }
    match (template.canonicalize(), output.canonicalize()) {
        (Ok(template), Ok(output)) if template == output => Err(AppError::TemplateIsOutput),
        // One of them does not exist yet; a missing template is named when it is opened.
        _ => Ok(()),
    }
}

fn file_name(report: &Report<'_>, format: ExportFormat) -> String {
    let UnitIdentity { unit, year, target, .. } = &report.identity;
    safe_name(&match format {
        ExportFormat::Xlsx => format!("LKE {unit} {year}.xlsx"),
        ExportFormat::Pdf => format!("Laporan LKE {unit} {year}.pdf"),
        ExportFormat::Lhe => format!("LHE {unit} {year}.pdf"),
        ExportFormat::Portalrb => "jawaban-unit.json".into(),
        ExportFormat::PortalrbUnit => format!("unit-{target}.json"),
    })
}

/// Everything an export is made from, with the hash of all that counts.
pub(crate) fn report(
    assessment: &Assessment,
    state: Option<Digest>,
    made_at: DateTime<FixedOffset>,
) -> Report<'static> {
    let assessed = assessment.assess();
    let profile = &assessment.profile;
    let documents: Vec<_> =
        documents_in_order(assessment).into_iter().map(|(_, document)| document).collect();
    let rows = assessment.instrument.inputs().map(|(_, input)| {
        let soal = input.soal;
        let row = Row {
            answer: assessment.answer(Layer::Unit, soal).cloned(),
            note: assessment.note(Layer::Unit, soal).to_owned(),
            evidence_text: assessment.evidence_texts.get(&soal).cloned().unwrap_or_default(),
            extras: assessment.extras.get(&soal).cloned().unwrap_or_default(),
            evidence: (0..documents.len()).filter(|at| documents[*at].serves.contains(&soal)).collect(),
            tpi_answer: assessment.book.team_answer(soal).cloned(),
            tpi_note: assessment.book.team_note(soal).to_owned(),
            reviews: reviews(assessment, soal),
        };
        (soal, row)
    });
    Report {
        instrument: assessment.instrument,
        identity: UnitIdentity {
            id: assessment.id.to_string(),
            unit: profile.unit.clone(),
            instansi: profile.instansi.clone(),
            year: profile.year,
            target: profile.target.clone(),
            address: profile.address.clone(),
            portal_unit_id: profile.portal_unit_id.clone(),
            category: profile.category.clone(),
            afirmasi: profile.afirmasi,
            place: place(assessment),
            signatory: signatory(assessment),
        },
        official: BTreeMap::new(),
        rows: rows.collect(),
        evidence: documents
            .iter()
            .map(|document| {
                let current = document.current().cloned().unwrap_or_default();
                Evidence {
                    title: document.about.title.clone(),
                    file_name: current.name,
                    path: None,
                    size: current.size,
                    media: current.media,
                    sha256: current.sha256,
                    year: document.about.year,
                    triwulan: document.about.triwulan,
                    serves: document.serves.iter().copied().collect(),
                }
            })
            .collect(),
        scores: assessed.scores,
        predicates: assessed.verdicts,
        warnings: assessed.warnings,
        state: state.map(|state| state.to_string()),
        made_at,
        made_by: MADE_BY.into(),
        part: None,
        annexes: Vec::new(),
    }
}

/// What each layer of reviewers wrote itself; of pengendali teknis what stands.
fn reviews(assessment: &Assessment, soal: SoalId) -> BTreeMap<Layer, Review> {
    let review = |answer: Option<&Answer>, note: &str| Review {
        answer: answer.cloned(),
        note: (!note.is_empty()).then(|| note.to_owned()),
    };
    let book = &assessment.book;
    let own = |layer| (layer, review(assessment.answer(layer, soal), assessment.note(layer, soal)));
    let last = review(book.standing(Layer::Dalnis, soal), book.standing_note(Layer::Dalnis, soal));
    BTreeMap::from([own(Layer::At), own(Layer::Kt), (Layer::Dalnis, last), own(Layer::Tpn)])
}

/// Documents by the first input they serve, then by age; ones that serve nothing come last.
pub(crate) fn documents_in_order(assessment: &Assessment) -> Vec<(&Uuid, &Document)> {
    let order: Vec<_> = assessment.instrument.inputs().map(|(_, input)| input.soal).collect();
    let mut documents: Vec<_> = assessment.documents.iter().collect();
    documents.sort_by_key(|(id, document)| {
        let first = order.iter().position(|soal| document.serves.contains(soal));
        (first.unwrap_or(usize::MAX), **id)
    });
    documents
}
