//! Files beside the databases that a sync program made of them when two computers changed them at once.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use crate::names::{EVIDENCE_DB, MAIN_DB};
use crate::{Result, Workspace};

impl Workspace {
    /// The files in a workspace's folder that look like conflict copies of its databases, sorted by name:
    /// `pilar-DESKTOP-7Q.db` (`OneDrive`), `pilar (conflicted copy 2026-05-12).db` (Dropbox, Nextcloud),
    /// `pilar.sync-conflict-20260512-083000-ABCDEFG.db` (Syncthing), `pilar (1).db` (Google Drive) and what people call
    /// copies of their own. Changes in them count nowhere. Only names are looked at; nothing is opened.
    ///
    /// None in a folder that is not there.
    pub fn conflict_copies(dir: &Path) -> Result<Vec<PathBuf>> {
        let entries = match fs::read_dir(dir) {
            Ok(entries) => entries,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
            Err(error) => return Err(error.into()),
        };
        let mut found = Vec::new();
        for entry in entries {
            let entry = entry?;
            if is_copy(&entry.file_name().to_string_lossy()) && !entry.file_type()?.is_dir() {
                found.push(entry.path());
            }
        }
        found.sort();
        Ok(found)
    }
}

fn is_copy(name: &str) -> bool {
    let name = name.to_lowercase();
    [MAIN_DB, EVIDENCE_DB].iter().any(|database| {
        let (stem, ending) = database.split_at(database.len() - ".db".len());
        let between = name.strip_prefix(stem).and_then(|rest| rest.strip_suffix(ending));
        between.is_some_and(|added| {
            added.starts_with(|c: char| !c.is_alphanumeric()) && !is_kept_aside(added) && !is_backup(added)
        })
    })
}

/// What a restore replaced: `pilar-diganti-<time>.db`.
fn is_kept_aside(added: &str) -> bool {
    added.starts_with("-diganti-")
}

/// A backup that somebody took out of its folder: `pilar-20260512T083000123Z.db`.
fn is_backup(added: &str) -> bool {
    let time = added.trim_start_matches('-').split('-').next().unwrap_or_default();
    let pattern = "00000000t000000000z";
    time.len() == pattern.len()
        && time
            .bytes()
            .zip(pattern.bytes())
            .all(|(c, like)| if like == b'0' { c.is_ascii_digit() } else { c == like })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_sync_programs_make_of_a_database_is_told_from_what_pilar_makes() {
        for name in [
            "pilar-DESKTOP-7Q.db",
            "pilar-DESKTOP-7Q-2.db",
            "pilar (conflicted copy 2026-05-12).db",
            "pilar (Budi's conflicted copy 2026-05-12).db",
            "pilar (Salinan yang bertentangan milik Budi 2026-05-12).db",
            "pilar_conflict-20260512-083000.db",
            "pilar.sync-conflict-20260512-083000-ABCDEFG.db",
            "pilar (SFConflict budi@kantor.go.id 2026-05-12-10-30-00).db",
            "pilar (1).db",
            "Pilar - Salinan.DB",
            "pilar.Conflict.db",
            "evidence-LAPTOP-BUDI.db",
            "evidence (1).db",
        ] {
            assert!(is_copy(name), "{name}");
        }
        for name in [
            "pilar.db",
            "evidence.db",
            "pilar.db-wal",
            "pilar.db-shm",
            "pilar-diganti-20260512T083000123Z.db",
            "pilar-20260512T083000123Z.db",
            "pilar-20260512T083000123Z-sebelum-skema-3.db",
            "pilarku.db",
            "laporan pilar (1).db",
            "pilar (1).zip",
            "Pilar lengkap 2026-05-12.pilar-lengkap",
            ".pilar-dipulihkan.tmp",
        ] {
            assert!(!is_copy(name), "{name}");
        }
    }

    #[test]
    fn a_check_lists_them_and_still_calls_the_workspace_sound() {
        let dir = tempfile::tempdir().expect("a folder");
        let workspace = Workspace::open(dir.path()).expect("a workspace");
        assert_eq!(workspace.check(false).expect("checked").conflict_copies, Vec::<PathBuf>::new());
        let copies = ["evidence (1).db", "pilar-DESKTOP-7Q.db"].map(|name| dir.path().join(name));
        for copy in &copies {
            fs::write(copy, "whatever").expect("a copy");
        }
        fs::create_dir(dir.path().join("pilar (2).db")).expect("a folder");
        let report = workspace.check(false).expect("checked");
        assert_eq!((report.conflict_copies.as_slice(), report.is_sound()), (&copies[..], true));
        assert_eq!(
            Workspace::conflict_copies(&dir.path().join("nowhere")).expect("none"),
            Vec::<PathBuf>::new()
        );
    }
}
