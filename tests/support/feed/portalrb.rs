use std::sync::OnceLock;

use pilar_app::exchange::{ImportFile, ScoreFile, import_file, score_file};
use pilar_core::instrument::Instrument;
use pilar_files::portalrb::jawaban::read_jawaban;
use pilar_files::portalrb::master::read_master;

use super::scratch::written;

/// Any JSON of `PortalRB`: as whoever imports a file hands it over, and as answers and questions of a small worksheet.
pub fn portalrb(data: &[u8]) -> bool {
    let path = written("portal.json", data);
    let given = ImportFile {
        path: path.clone(),
        into: None,
        dry_run: true,
        skip_unreadable: true,
        sheet: None,
        map: None,
        pictures: false,
        names: None,
    };
    let planned = import_file(None, &given).is_ok();
    // What is scored and what is planned are read alike.
    let scored = ScoreFile { path: path.clone(), skip_unreadable: true, ..ScoreFile::default() };
    assert!(planned || score_file(None, &scored).is_err());
    let (answers, questions) = (read_jawaban(tiny(), &path).is_ok(), read_master(tiny(), &path).is_ok());
    planned || answers || questions
}

/// A small worksheet, loaded once.
pub fn tiny() -> &'static Instrument {
    static TINY: OnceLock<Instrument> = OnceLock::new();
    TINY.get_or_init(crate::tiny)
}
