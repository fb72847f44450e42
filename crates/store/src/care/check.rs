//! Checking a workspace: every fault is collected, none stops the check.

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::panic::resume_unwind;
use std::thread::{self, Builder};

use pilar_core::merge::{Alteration, Origin};
use rusqlite::Connection;
use uuid::Uuid;

use super::check_personal::personal;
use super::report::{CheckFault, CheckReport, HalfBlob};
use super::sound::{foreign_keys, integrity};
use crate::backup::backups_in;
use crate::clock::now_millis;
use crate::convert::{signed, unsigned, uuid};
use crate::journal::{audited, misdated, mismarked, redated};
use crate::names::{EVIDENCE_DB, MAIN_DB, PERSONAL_DB};
use crate::references::references;
use crate::workspace::replica;
use crate::{Blob, Result, StoreError, Workspace, evidence};

impl Workspace {
    /// Checks the databases, every hash of the journal, the projection against it, and the evidence it refers to.
    ///
    /// `deep` also reads and hashes all content, which takes as long as reading the disk does. Fails only when the
    /// check itself could not be done ([`StoreError::Busy`], [`StoreError::Io`]).
    pub fn check(&self, deep: bool) -> Result<CheckReport> {
        // Hashing every change takes as long as everything else: where another connection and a thread
        // can be had, they do that.
        let Ok(another) = self.another() else {
            return self.check_beside(deep, || chains_of(&self.main));
        };
        thread::scope(|scope| {
            let Ok(chains) = Builder::new().spawn_scoped(scope, move || chains_of(&another)) else {
                return self.check_beside(deep, || chains_of(&self.main));
            };
            self.check_beside(deep, || chains.join().unwrap_or_else(|panic| resume_unwind(panic)))
        })
    }

    fn check_beside(
        &self,
        deep: bool,
        chains: impl FnOnce() -> (Vec<CheckFault>, Result<()>),
    ) -> Result<CheckReport> {
        let mut report = CheckReport {
            deep,
            latest_backup: backups_in(&self.dir)?.pop(),
            conflict_copies: Self::conflict_copies(&self.dir)?,
            ..CheckReport::default()
        };
        for (file, connection) in [(MAIN_DB, &self.main), (EVIDENCE_DB, &self.evidence)] {
            report.part(file, |report| integrity(file, connection, report))?;
            report.part(file, |report| foreign_keys(file, connection, report))?;
        }
        report.part(MAIN_DB, |report| counts(&self.main, report))?;
        report.part(MAIN_DB, |report| projection(&self.main, report))?;
        report.part(MAIN_DB, |report| sequence(&self.main, report))?;
        report.part(MAIN_DB, |report| {
            let (faults, read) = chains();
            report.faults.extend(faults);
            read
        })?;
        let mut references_found = None;
        report.part(MAIN_DB, |_| {
            references_found = Some(references(&self.main)?);
            Ok(())
        })?;
        // Without the references everything would look unreferenced.
        if let Some(references) = references_found {
            report.part(EVIDENCE_DB, |report| contents(&self.evidence, &references, report))?;
        }
        if deep {
            report.part(EVIDENCE_DB, |report| hashes(&self.evidence, report))?;
        }
        report.part(PERSONAL_DB, |report| personal(self, report))?;
        Ok(report)
    }
}

impl CheckReport {
    /// Runs a part; damage that stops it becomes a fault, listed once.
    fn part(&mut self, file: &str, check: impl FnOnce(&mut Self) -> Result<()>) -> Result<()> {
        let fault = match check(self).map_err(|error| error.about(file)) {
            Ok(()) => return Ok(()),
            Err(StoreError::Damaged { file, detail }) => CheckFault::Damaged { file, detail },
            Err(StoreError::NotAWorkspace { file }) => {
                CheckFault::Damaged { file, detail: "not a database".into() }
            }
            Err(StoreError::NewerSchema { .. }) => CheckFault::Newer { file: file.into() },
            Err(error) => return Err(error),
        };
        if !self.faults.contains(&fault) {
            self.faults.push(fault);
        }
        Ok(())
    }
}

fn counts(main: &Connection, report: &mut CheckReport) -> Result<()> {
    let count = |sql| main.query_row(sql, [], |row| unsigned(row, 0));
    report.assessments = count("SELECT count(*) FROM assessment")?;
    report.changes = count("SELECT count(*) FROM change")?;
    report.ahead = main.query_row(
        "SELECT count(*) FROM change WHERE effective_millis > ?1",
        [signed(now_millis())?],
        |row| unsigned(row, 0),
    )?;
    let mut statement = main.prepare("SELECT id FROM change WHERE NOT json_valid(value)")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        report.faults.push(CheckFault::UnreadableValue { change: uuid(row, 0)? });
    }
    Ok(())
}

fn projection(main: &Connection, report: &mut CheckReport) -> Result<()> {
    let mut assessments = main.prepare("SELECT id FROM assessment")?;
    let assessments = assessments.query_map([], |row| uuid(row, 0))?;
    // Where a change counts at another time than its clock says, replaying knows no better.
    let mut redated_subjects = BTreeMap::new();
    for assessment in assessments {
        let assessment = assessment?;
        let of_it = redated(main, assessment)?.into_iter();
        redated_subjects.extend(of_it.map(|(subject, row)| ((assessment, subject), row)));
    }
    let mut faults: BTreeSet<(Uuid, String)> = BTreeSet::new();
    let mut statement = main.prepare(include_str!("replay.sql"))?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        faults.insert((uuid(row, 0)?, row.get(1)?));
    }
    let mut state =
        main.prepare("SELECT 1 FROM state WHERE assessment = ?1 AND subject = ?2 AND change = ?3")?;
    for ((assessment, subject), row) in redated_subjects {
        let is_right = state.exists((assessment.into_bytes(), &subject, row))?;
        let place = (assessment, subject);
        if is_right {
            faults.remove(&place);
        } else {
            faults.insert(place);
        }
    }
    let fault = |(assessment, subject)| CheckFault::ProjectionDiffers { assessment, subject };
    report.faults.extend(faults.into_iter().map(fault));
    Ok(())
}

/// Only this workspace's own changes: others' arrive one assessment at a time, with gaps.
fn sequence(main: &Connection, report: &mut CheckReport) -> Result<()> {
    let replica = replica(main)?;
    let (latest, found) = main.query_row(
        "SELECT coalesce(max(sequence), 0), count(DISTINCT sequence) FROM change WHERE replica = ?1",
        [replica.into_bytes()],
        |row| Ok((unsigned(row, 0)?, unsigned(row, 1)?)),
    )?;
    if latest != found {
        report.faults.push(CheckFault::SequenceGap { replica, latest, found });
    }
    Ok(())
}

/// What is wrong with any journal, as far as they could be read.
fn chains_of(main: &Connection) -> (Vec<CheckFault>, Result<()>) {
    let mut faults = Vec::new();
    let read = chains(main, &mut faults);
    (faults, read)
}

/// Verifies every journal; see [`Workspace::audit`].
fn chains(main: &Connection, faults: &mut Vec<CheckFault>) -> Result<()> {
    let mut statement = main.prepare("SELECT id FROM assessment ORDER BY id")?;
    let assessments: Vec<Uuid> =
        statement.query_map([], |row| uuid(row, 0))?.collect::<rusqlite::Result<_>>()?;
    for assessment in assessments {
        let count = misdated(main, assessment)?;
        if count > 0 {
            faults.push(CheckFault::Misdated { assessment, count });
        }
        let count = mismarked(main, assessment)?;
        if count > 0 {
            faults.push(CheckFault::Mismarked { assessment, count });
        }
        for Origin { replica, altered, .. } in audited(main, assessment)?.finish([]).origins {
            let (broken, changed): (Vec<_>, Vec<_>) =
                altered.into_iter().partition(|it| it.why == Alteration::Broken);
            if !changed.is_empty() {
                let count = changed.len();
                faults.push(CheckFault::ChangesAltered { assessment, replica, count });
            }
            if let Some(position) = broken.iter().filter_map(|it| it.position).min() {
                faults.push(CheckFault::ChainBroken { assessment, replica, position });
            }
        }
    }
    Ok(())
}

/// Row and size in bytes of content that is stored by half or that nothing refers to, as far as it is chosen.
pub(super) fn loose_blobs(
    evidence: &Connection,
    referenced: &BTreeSet<String>,
    chosen: &dyn Fn(Option<&str>) -> bool,
) -> Result<Vec<(i64, u64)>> {
    let stored = stored(evidence)?.into_iter();
    let loose = stored
        .filter(|it| it.sha256.as_ref().is_none_or(|key| !referenced.contains(key)))
        .filter(|it| chosen(it.sha256.as_deref()));
    Ok(loose.map(|it| (it.id, it.stored)).collect())
}

struct Row {
    id: i64,
    sha256: Option<String>,
    size: u64,
    media: String,
    stored: u64,
}

fn stored(evidence: &Connection) -> Result<Vec<Row>> {
    let mut statement = evidence.prepare(include_str!("stored.sql"))?;
    let rows = statement.query_map([], |row| {
        Ok(Row {
            id: row.get(0)?,
            sha256: row.get(1)?,
            size: unsigned(row, 2)?,
            media: row.get(3)?,
            stored: unsigned(row, 4)?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

fn contents(
    evidence: &Connection,
    references: &BTreeMap<String, Uuid>,
    report: &mut CheckReport,
) -> Result<()> {
    let mut present = BTreeSet::new();
    for Row { id, sha256, size, media, stored } in stored(evidence)? {
        let Some(sha256) = sha256 else {
            report.half_stored.push(HalfBlob { id, size: stored });
            continue;
        };
        report.blobs += 1;
        report.blob_bytes += size;
        if size != stored {
            report.faults.push(CheckFault::BlobDamaged { sha256: sha256.clone() });
        }
        if !references.contains_key(&sha256) {
            report.unreferenced.push(Blob { sha256: sha256.clone(), size, media });
        }
        present.insert(sha256);
    }
    for (sha256, assessment) in references {
        if !present.contains(sha256) {
            let fault = CheckFault::BlobMissing { sha256: sha256.clone(), assessment: *assessment };
            report.faults.push(fault);
        }
    }
    Ok(())
}

fn hashes(evidence: &Connection, report: &mut CheckReport) -> Result<()> {
    for Row { sha256, .. } in stored(evidence)? {
        let Some(sha256) = sha256 else { continue };
        match evidence::copy(evidence, &sha256, &mut io::sink()) {
            Err(error) if error.is_damage() => {
                let fault = CheckFault::BlobDamaged { sha256 };
                if !report.faults.contains(&fault) {
                    report.faults.push(fault);
                }
            }
            // Cleared by another window since it was listed.
            Ok(_) | Err(StoreError::UnknownBlob(_)) => {}
            Err(error) => return Err(error),
        }
    }
    Ok(())
}
