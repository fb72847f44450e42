//! Checking a workspace: every fault is collected, none stops the check.

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::PathBuf;

use pilar_core::merge::{Alteration, Origin};
use rusqlite::Connection;
use uuid::Uuid;

use crate::backup::backups_in;
use crate::clock::now_millis;
use crate::convert::{signed, unsigned, uuid};
use crate::journal::{audited, misdated, mismarked};
use crate::names::{EVIDENCE_DB, MAIN_DB};
use crate::references::references;
use crate::workspace::replica;
use crate::{Blob, Result, StoreError, Workspace, evidence};

/// What a check found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CheckReport {
    /// Everything that is wrong; empty when the workspace is sound.
    pub faults: Vec<CheckFault>,
    /// Content that no revision names: harmless, see [`Workspace::clear_unreferenced`].
    pub unreferenced: Vec<Blob>,
    /// Content that was never stored whole, after a crash or while another window is storing it.
    pub half_stored: Vec<HalfBlob>,
    /// How many assessments there are.
    pub assessments: u64,
    /// How many changes the journal has.
    pub changes: u64,
    /// Changes that count as made later than this machine's clock says.
    pub ahead: u64,
    /// How many contents are stored whole.
    pub blobs: u64,
    /// Their size together in bytes.
    pub blob_bytes: u64,
    /// Whether all content was read and hashed.
    pub deep: bool,
    /// The latest backup.
    pub latest_backup: Option<PathBuf>,
    /// Files beside the databases that look like conflict copies of sync programs; see [`Workspace::conflict_copies`].
    pub conflict_copies: Vec<PathBuf>,
}

/// Content stored by half.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HalfBlob {
    /// Number of the row in `evidence.db`.
    pub id: i64,
    /// Bytes stored so far.
    pub size: u64,
}

/// Something that is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CheckFault {
    /// SQLite's own check found damage.
    Damaged {
        /// Name of the file.
        file: String,
        /// SQLite's words.
        detail: String,
    },
    /// A row refers to one that does not exist.
    DanglingRow {
        /// Name of the file.
        file: String,
        /// The table.
        table: String,
        /// The row's number, where the table has one.
        row: Option<i64>,
    },
    /// A subject's current value is not the one its journal gives.
    ProjectionDiffers {
        /// The assessment.
        assessment: Uuid,
        /// The subject's path.
        subject: String,
    },
    /// A change's value cannot be read.
    UnreadableValue {
        /// The change.
        change: Uuid,
    },
    /// Changes count at another time than their clocks and the repairs of them say.
    Misdated {
        /// The assessment.
        assessment: Uuid,
        /// How many.
        count: u64,
    },
    /// Changes count that are late, or do not count and are not late.
    Mismarked {
        /// The assessment.
        assessment: Uuid,
        /// How many.
        count: u64,
    },
    /// Changes of this workspace are missing from its own journal.
    SequenceGap {
        /// The replica.
        replica: Uuid,
        /// The latest sequence number.
        latest: u64,
        /// How many numbers up to it there are.
        found: u64,
    },
    /// Changes no longer say what was written, by their hashes.
    ChangesAltered {
        /// The assessment.
        assessment: Uuid,
        /// Whose they are.
        replica: Uuid,
        /// How many.
        count: usize,
    },
    /// Changes are missing from the middle of a chain, or from before it.
    ChainBroken {
        /// The assessment.
        assessment: Uuid,
        /// Whose chain it is.
        replica: Uuid,
        /// The position of the first change that has nothing to stand behind.
        position: u64,
    },
    /// A revision names content that is not stored.
    BlobMissing {
        /// The content's hash.
        sha256: String,
        /// The assessment of one revision naming it.
        assessment: Uuid,
    },
    /// Content no longer has its hash or its size.
    BlobDamaged {
        /// The hash it was stored under.
        sha256: String,
    },
}

impl CheckReport {
    /// Whether nothing is wrong.
    pub fn is_sound(&self) -> bool {
        self.faults.is_empty()
    }
}

impl Workspace {
    /// Checks both databases, every hash of the journal, the projection against it, and the evidence it refers to.
    ///
    /// `deep` also reads and hashes all content, which takes as long as reading the disk does. Fails only when the
    /// check itself could not be done ([`StoreError::Busy`], [`StoreError::Io`]).
    pub fn check(&self, deep: bool) -> Result<CheckReport> {
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
        report.part(MAIN_DB, |report| chains(&self.main, report))?;
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
            Err(error) => return Err(error),
        };
        if !self.faults.contains(&fault) {
            self.faults.push(fault);
        }
        Ok(())
    }
}

fn integrity(file: &str, connection: &Connection, report: &mut CheckReport) -> Result<()> {
    let mut statement = connection.prepare("PRAGMA integrity_check")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let detail: String = row.get(0)?;
        if detail != "ok" {
            report.faults.push(CheckFault::Damaged { file: file.into(), detail });
        }
    }
    Ok(())
}

fn foreign_keys(file: &str, connection: &Connection, report: &mut CheckReport) -> Result<()> {
    let mut statement = connection.prepare("PRAGMA foreign_key_check")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let fault = CheckFault::DanglingRow { file: file.into(), table: row.get(0)?, row: row.get(1)? };
        report.faults.push(fault);
    }
    Ok(())
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
    let mut statement = main.prepare(include_str!("replay.sql"))?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let fault = CheckFault::ProjectionDiffers { assessment: uuid(row, 0)?, subject: row.get(1)? };
        report.faults.push(fault);
    }
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

/// Verifies every journal; see [`Workspace::audit`].
fn chains(main: &Connection, report: &mut CheckReport) -> Result<()> {
    let mut statement = main.prepare("SELECT id FROM assessment ORDER BY id")?;
    let assessments: Vec<Uuid> =
        statement.query_map([], |row| uuid(row, 0))?.collect::<rusqlite::Result<_>>()?;
    for assessment in assessments {
        let count = misdated(main, assessment)?;
        if count > 0 {
            report.faults.push(CheckFault::Misdated { assessment, count });
        }
        let count = mismarked(main, assessment)?;
        if count > 0 {
            report.faults.push(CheckFault::Mismarked { assessment, count });
        }
        for Origin { replica, altered, .. } in audited(main, assessment)?.finish([]).origins {
            let (broken, changed): (Vec<_>, Vec<_>) =
                altered.into_iter().partition(|it| it.why == Alteration::Broken);
            if !changed.is_empty() {
                let count = changed.len();
                report.faults.push(CheckFault::ChangesAltered { assessment, replica, count });
            }
            if let Some(position) = broken.iter().filter_map(|it| it.position).min() {
                report.faults.push(CheckFault::ChainBroken { assessment, replica, position });
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
