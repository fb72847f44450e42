//! Names of what lies in a workspace's folder.

/// Name of the database with assessments and journal.
pub const MAIN_DB: &str = "pilar.db";
/// Name of the database with the content of evidence files.
pub const EVIDENCE_DB: &str = "evidence.db";
/// Name of the database with files of personal data, which nothing copies.
pub const PERSONAL_DB: &str = "personal.db";
/// The folder of backups.
pub const BACKUPS: &str = "backups";
