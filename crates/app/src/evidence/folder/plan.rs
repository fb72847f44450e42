use std::path::PathBuf;

use uuid::Uuid;

use super::contents::hashes;
use super::lay_out::{Known, lay_out};
use super::mentions::Mentions;
use super::scan::scan;
use super::tell::planned;
use crate::error::Result;
use crate::lexicon::lexicon;
use crate::session::Session;
use crate::view::{FolderPlanView, LeftOutView};

/// A folder to plan.
#[derive(Debug, Clone, serde::Deserialize, ts_rs::TS)]
pub struct PlanFolder {
    /// The assessment.
    #[serde(rename = "id")]
    pub assessment: Uuid,
    /// The folder.
    pub path: PathBuf,
}

/// Says what attaching a folder would do: where each file belongs and why, and what is left out and why.
///
/// Nothing is changed. `progress` is told files looked at and files there are, 0 while those are not known; when it
/// returns false the work ends with [`StoreError::Cancelled`](pilar_store::StoreError::Cancelled).
///
/// # Errors
/// [`AppError::EvidenceFolder`](crate::error::AppError::EvidenceFolder) for a folder that cannot be planned.
pub fn plan_folder(
    session: &Session,
    given: &PlanFolder,
    progress: &mut dyn FnMut(usize, usize) -> bool,
) -> Result<FolderPlanView> {
    let assessment = session.assessment(given.assessment)?;
    let mut scan = scan(&given.path, session.dir(), &mut |found| progress(found, 0))?;
    let known = Known::of(&assessment);
    let of = scan.files.len();
    let hashes = hashes(&given.path, &scan.files, &known.sizes, &mut |done| progress(done, of))?;
    let total = scan.files.len() + scan.unfit.len();
    let mentions = Mentions::find(&assessment, &scan.files);
    let items = lay_out(&assessment, lexicon()?, &mut scan, &hashes, &known, &mentions);
    scan.unfit.sort_by(|one, other| one.0.cmp(&other.0));
    let left_out = scan.unfit.iter().map(|(path, why)| LeftOutView {
        path: path.clone(),
        code: why.code(),
        reason: why.words(),
    });
    Ok(FolderPlanView {
        folder: given.path.clone(),
        total,
        files: items.iter().map(|item| planned(&assessment, &scan, item)).collect(),
        left_out: left_out.collect(),
        mentions: mentions.told(&assessment),
    })
}
