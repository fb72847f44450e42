//! The LHE (Laporan Hasil Evaluasi): letter, report and annex, as PDF and as DOCX.
//!
//! Content is composed once into plain blocks, which both formats print. Every word about the unit comes
//! from the report and the form; a blank field is printed as a gap in brackets that names it. Whoever signs
//! answers for the document: nothing in it says that the program grants a score or a predicate.

mod attachment;
pub(crate) mod block;
mod compose;
mod form;
mod results;

use std::path::Path;

use pilar_core::gates::Verdict;
use pilar_core::scoring::Scores;

pub use form::{LheForm, LheMember, LheSignatory};

use crate::pdf::PdfOptions;
use crate::report::Report;
use crate::safe_write::WriteError;
use crate::{docx, pdf};

/// Everything an LHE is made from.
#[derive(Debug, Clone)]
pub struct Lhe<'a> {
    /// The assessment with the unit's own scores.
    pub report: &'a Report<'a>,
    /// What the reviewing team's answers come to; `None` while there are none.
    pub evaluation: Option<Evaluation>,
    /// The letter data.
    pub form: &'a LheForm,
    /// In the order they are to be printed.
    pub recommendations: Vec<Recommendation>,
    /// In the order of the worksheet.
    pub notes: Vec<QuestionNote>,
}

/// Scores and verdicts of the reviewing team's answers.
#[derive(Debug, Clone)]
pub struct Evaluation {
    /// The scores.
    pub scores: Scores,
    /// One verdict per target.
    pub verdicts: Vec<Verdict>,
    /// Inputs the team has answered or judged; for the others the unit's answer counts.
    pub reviewed: usize,
}

/// One recommendation.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Recommendation {
    /// What it is about, in words or as a code; may be empty.
    pub about: String,
    /// What is recommended, beginning with a verb.
    pub text: String,
    /// Where the follow-up stands, in words; may be empty.
    pub follow_up: String,
}

/// What was said about one input. Empty texts are printed as a dash.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct QuestionNote {
    /// Name of the area; a new name begins a new group.
    pub area: String,
    /// Code of the input.
    pub code: String,
    /// What is asked, in short.
    pub title: String,
    /// The unit's answer.
    pub unit_answer: String,
    /// The unit's note.
    pub unit_note: String,
    /// The reviewing team's answer.
    pub tpi_answer: String,
    /// The reviewing team's note.
    pub tpi_note: String,
    /// The reviewing team's verdict, for example Sesuai.
    pub verdict: String,
}

/// Writes the LHE as a PDF; it is read back and compared before it takes its name.
pub fn write_lhe_pdf(lhe: &Lhe<'_>, options: &PdfOptions, path: &Path) -> Result<(), WriteError> {
    pdf::write_blocks(lhe, &compose::blocks(lhe), options, path)
}

/// Writes the LHE as a DOCX for further editing; it is read back and compared before it takes its name.
pub fn write_lhe_docx(lhe: &Lhe<'_>, options: &PdfOptions, path: &Path) -> Result<(), WriteError> {
    docx::write_blocks(lhe, &compose::blocks(lhe), options, path)
}

/// The fields of the form that are still blank, in the words the gaps name them by.
pub fn missing_fields(lhe: &Lhe<'_>) -> Vec<String> {
    compose::gaps(&compose::blocks(lhe))
}

/// Title and foot of the document.
impl Lhe<'_> {
    pub(crate) const HEADLINE: &'static str = "LAPORAN HASIL EVALUASI";
    pub(crate) const CAUTION: &'static str = "Nilai dan simpulan ditetapkan oleh tim dan pejabat yang menandatangani; aplikasi hanya menyusun dokumen.";

    pub(crate) fn title(&self) -> String {
        format!("Laporan Hasil Evaluasi Zona Integritas, {}", self.report.identity.unit)
    }

    /// Short and long name of the predicate aimed at, for example `WBK`; the key where it is not known.
    pub(crate) fn target(&self) -> (&str, &str) {
        let key = self.report.identity.target.as_str();
        self.report.instrument.target(key).map_or((key, key), |target| (&target.name, &target.long_name))
    }
}
