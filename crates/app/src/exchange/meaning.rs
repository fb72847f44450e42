//! Whether a package's papers say what its journal says.

use std::collections::BTreeMap;

use pilar_core::assessment::{Assessment, Begun, Lateness};
use pilar_core::instrument::Instrument;
use pilar_core::journal::{Change, Subject};
use pilar_core::merge::{Node, standings};
use pilar_files::package::{OpenPackage, place};
use serde_json::Value;

use crate::clock;
use crate::error::{AppError, Result};
use crate::exchange::evidence_list::evidence_list;
use crate::exchange::export::report;
use crate::view::Papers;

/// Compares the papers of a package with its journal, and refuses a whole package whose head, list of documents, JSON or
/// workbook contradict its journal; a part of an assessment carries none of the papers.
///
/// # Errors
/// [`AppError::PackageContradicts`] with everything that differs, or whatever keeps it from being read.
pub(crate) fn require_agreement(
    package: &mut OpenPackage,
    instrument: &'static Instrument,
    changes: &[Change],
    stubs: &[Node],
) -> Result<Papers> {
    if !package.head.is_whole() {
        return Ok(Papers::None);
    }
    let assessment = folded(package, instrument, changes, stubs)?;
    let mut report = report(&assessment, None, clock::now_local());
    let mut evidence = evidence_list(&assessment, changes);
    place(&mut report, &mut evidence, &package.sizes());
    let found = package.contradictions(&report, &evidence)?;
    if found.is_empty() { Ok(Papers::Agree) } else { Err(AppError::PackageContradicts(found)) }
}

/// The assessment that the changes of a package come to by themselves.
fn folded(
    package: &OpenPackage,
    instrument: &'static Instrument,
    changes: &[Change],
    stubs: &[Node],
) -> Result<Assessment> {
    let late = Lateness::among(changes, stubs);
    let standings = standings(changes.iter().filter(|change| !late.is_late(change)));
    let current = standings.iter().map(|(subject, standing)| (*subject, &standing.current.value));
    let values: BTreeMap<&Subject, &Value> = current.filter(|(_, value)| !value.is_null()).collect();
    let profile = values.get(&Subject::Profile).copied().unwrap_or(&Value::Null);
    let head = &package.head;
    let begun = Begun {
        id: head.assessment,
        instrument,
        created_millis: head.created_millis,
        changed_millis: head.created_millis,
        profile,
    };
    Assessment::fold(begun, values).map_err(|unreadable| {
        AppError::PackageContradicts(vec![format!("\"{}\" di riwayat tidak terbaca", unreadable.subject)])
    })
}
