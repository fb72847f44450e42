//! The folders worked in: which was chosen in the settings, and which lately.

use std::fs::{self, File};
use std::io::{self, ErrorKind, Write as _};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

use pilar_app::AppError;
use serde::{Deserialize, Serialize};

use crate::fault::{Answer, Fault, refused};

/// How often a file is put in the place of another one before that counts as failed, and the pause between.
const TRIES: u32 = 5;
const PAUSE: Duration = Duration::from_millis(100);

/// How many folders are remembered.
const REMEMBERED: usize = 6;

#[derive(Default, Serialize, Deserialize)]
#[serde(default)]
struct Chosen {
    workspace: Option<PathBuf>,
    recent: Vec<PathBuf>,
}

/// The folder chosen in the settings, as it is noted in the configuration folder; `None` when none was, or when the note
/// cannot be read.
pub fn chosen(config: &Path) -> Option<PathBuf> {
    read(config).workspace
}

/// The folders chosen lately that are still there, latest first.
pub(crate) fn recent(config: &Path) -> Vec<PathBuf> {
    let mut recent = read(config).recent;
    recent.retain(|dir| dir.is_dir());
    recent
}

/// What was noted before something else was.
pub(crate) struct Earlier {
    file: PathBuf,
    /// `None` where nothing was.
    text: Option<Vec<u8>>,
}

impl Earlier {
    /// Notes it again, because the folder noted since is not worked in. Should that fail, the next start finds that folder
    /// and tells what is wrong with it.
    pub fn note_again(self) {
        let noted = match self.text {
            Some(text) => write(&self.file, &text),
            None => fs::remove_file(&self.file),
        };
        if let Err(error) = noted {
            log::warn!("{FILE}: {:?}", error.kind());
        }
    }
}

/// Notes the folder for the next start, and the one that was left so that it is found again. It is done before anything
/// else changes, so that a folder which cannot be noted is not worked in either; gives what was noted before.
pub(crate) fn choose(config: &Path, left: &Path, workspace: &Path) -> Answer<Earlier> {
    let file = config.join(FILE);
    let mut recent = vec![workspace.to_path_buf(), left.to_path_buf()];
    recent.extend(read(config).recent);
    let mut seen = std::collections::HashSet::new();
    recent.retain(|dir| seen.insert(dir.clone()));
    recent.truncate(REMEMBERED);
    note(&file, &Chosen { workspace: Some(workspace.to_path_buf()), recent })
        .map_err(|source| refused(&AppError::PlaceNotNoted { file, source }))
}

/// Makes sure that a folder can be noted, before long work that ends with that.
pub(crate) fn require_notable(config: &Path) -> Answer<()> {
    let file = config.join(FILE);
    try_to_note(&file).map_err(|source| refused(&AppError::PlaceNotNoted { file, source }))
}

fn try_to_note(file: &Path) -> io::Result<()> {
    let text = noted(file)?;
    let coming = coming(file);
    let written = write_aside(&coming, &text.unwrap_or_default());
    let removed = insist(|| fs::remove_file(&coming));
    written.and(removed)
}

/// The fault of a move that was taken back, with the copy that could not be removed.
pub(crate) fn with_left(fault: Fault, copy: &Path) -> Fault {
    if !copy.is_dir() {
        return fault;
    }
    let what = format!(
        "{}; salinan yang tidak dipakai tertinggal di {} dan boleh dihapus",
        fault.what,
        copy.display()
    );
    Fault { what, ..fault }
}

/// What the file holds, with its folder made where it is not there.
fn noted(file: &Path) -> io::Result<Option<Vec<u8>>> {
    let text = match fs::read(file) {
        Ok(text) => Some(text),
        Err(error) if error.kind() == ErrorKind::NotFound => None,
        Err(error) => return Err(error),
    };
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder)?;
    }
    Ok(text)
}

fn note(file: &Path, chosen: &Chosen) -> io::Result<Earlier> {
    let text = noted(file)?;
    let coming = serde_json::to_vec(chosen).map_err(|_| io::Error::from(ErrorKind::InvalidFilename))?;
    write(file, &coming)?;
    Ok(Earlier { file: file.to_path_buf(), text })
}

/// The whole of it, or the file stays as it was.
fn write(file: &Path, text: &[u8]) -> io::Result<()> {
    let coming = coming(file);
    let written = write_aside(&coming, text).and_then(|()| insist(|| fs::rename(&coming, file)));
    if written.is_err() {
        drop(fs::remove_file(&coming));
    }
    written
}

fn coming(file: &Path) -> PathBuf {
    file.with_extension(format!("{}.tmp", std::process::id()))
}

fn write_aside(coming: &Path, text: &[u8]) -> io::Result<()> {
    let mut into = File::create(coming)?;
    into.write_all(text)?;
    into.sync_all()
}

/// Does again what failed, a few times: on Windows a program that looks over a new file holds it for a moment.
fn insist(mut work: impl FnMut() -> io::Result<()>) -> io::Result<()> {
    for _ in 1..TRIES {
        if work().is_ok() {
            return Ok(());
        }
        thread::sleep(PAUSE);
    }
    work()
}

fn read(config: &Path) -> Chosen {
    let file = config.join(FILE);
    let text = match fs::read_to_string(&file) {
        Ok(text) => text,
        Err(error) => {
            if error.kind() != ErrorKind::NotFound {
                log::warn!("{FILE}: {:?}", error.kind());
            }
            return Chosen::default();
        }
    };
    serde_json::from_str(&text).unwrap_or_else(|error| {
        log::warn!("{FILE}: {:?} at line {}", error.classify(), error.line());
        Chosen::default()
    })
}

const FILE: &str = "tempat.json";

#[cfg(test)]
mod tests {
    use std::io;

    use pilar_app::Code;

    use super::{Fault, TRIES, choose, chosen, insist, recent, require_notable, with_left};

    #[test]
    fn the_folders_worked_in_lately_are_remembered_once_while_they_are_there() {
        let dir = std::env::temp_dir().join(format!("pilar-place-{}", std::process::id()));
        let [config, one, two] = ["config", "one", "two"].map(|name| dir.join(name));
        for folder in [&one, &two] {
            std::fs::create_dir_all(folder).expect("folder");
        }
        assert_eq!((chosen(&config), recent(&config)), (None, Vec::new()));
        choose(&config, &one, &two).expect("noted");
        choose(&config, &two, &one).expect("noted");
        assert_eq!(chosen(&config), Some(one.clone()));
        assert_eq!(recent(&config), [one.clone(), two.clone()]);
        std::fs::remove_dir_all(&two).expect("removed");
        assert_eq!(recent(&config), [one]);

        let earlier = choose(&config, &dir, &dir).expect("noted");
        assert_eq!(chosen(&config), Some(dir.clone()));
        earlier.note_again();
        assert_eq!(chosen(&config), Some(dir.join("one")));
        let left: Vec<_> =
            std::fs::read_dir(&config).expect("entries").flatten().map(|it| it.file_name()).collect();
        assert_eq!(left, ["tempat.json"]);
        std::fs::remove_dir_all(&dir).expect("cleared");
    }

    #[test]
    fn what_a_scanner_holds_for_a_moment_is_tried_again_and_not_for_ever() {
        let mut tried = 0;
        let mut work = |works_at: u32| {
            tried = 0;
            let done = insist(|| {
                tried += 1;
                if tried < works_at { Err(io::ErrorKind::PermissionDenied.into()) } else { Ok(()) }
            });
            (done.is_ok(), tried)
        };
        assert_eq!([work(1), work(3), work(TRIES + 1)], [(true, 1), (true, 3), (false, TRIES)]);
    }

    #[test]
    fn that_a_folder_can_be_noted_is_found_out_without_a_trace_and_a_copy_that_stays_is_told() {
        let dir = tempfile::TempDir::new().expect("a folder");
        let config = dir.path().join("config");
        require_notable(&config).expect("it can");
        assert_eq!(std::fs::read_dir(&config).expect("made").count(), 0);
        std::fs::create_dir(config.join("tempat.json")).expect("in its place");
        let refused = require_notable(&config).expect_err("it cannot");
        assert_eq!(refused.code, Code::PlaceNotNoted);
        let told =
            |copy: &std::path::Path| with_left(Fault { what: "gagal".into(), ..refused.clone() }, copy).what;
        assert_eq!(told(&dir.path().join("tidak ada")), "gagal");
        let left = format!("tertinggal di {} dan boleh dihapus", dir.path().display());
        assert!(told(dir.path()).ends_with(&left));
    }
}
