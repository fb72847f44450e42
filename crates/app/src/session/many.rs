//! Reading a little of every assessment of the workspace.

use pilar_core::assessment::Assessment;
use uuid::Uuid;

use super::{Session, load};
use crate::error::Result;

/// Every assessment of the workspace, oldest first, without any value but its profile.
pub(crate) fn begun(session: &Session) -> Result<Vec<Assessment>> {
    session.workspace.assessments()?.iter().map(load::blank).collect()
}

/// What tells which verdicts still stand.
const EVIDENCE: &[&str] = &["evidence", "evidence_text", "revision", "link"];

/// Makes something of each assessment once the values of these kinds are read, and those of its evidence where they bear
/// on what was read; in their order. Nothing else can be told of the evidence, and these kinds do not name it.
pub(crate) fn each<T: Send>(
    session: &Session,
    begun: &[Assessment],
    kinds: &[&str],
    make: impl Fn(Assessment) -> T + Sync,
) -> Result<Vec<T>> {
    let ids: Vec<Uuid> = begun.iter().map(|assessment| assessment.id).collect();
    session.workspace.of_each(&ids, |at, values| {
        let mut assessment = begun[at].clone();
        let take = |kinds: &[&str], assessment: &mut Assessment| {
            values.each(kinds, |subject, json| -> Result<()> { Ok(assessment.take_json(subject, json)?) })
        };
        take(kinds, &mut assessment)?;
        if assessment.compares_evidence() {
            take(EVIDENCE, &mut assessment)?;
        }
        assessment.settle();
        Ok(make(assessment))
    })
}
