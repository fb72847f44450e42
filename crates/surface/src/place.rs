//! The folders worked in: which was chosen in the settings, and which lately.

use std::path::{Path, PathBuf};

use pilar_app::Code;
use serde::{Deserialize, Serialize};

use crate::fault::{Answer, Fault};

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

/// Notes the folder for the next start, and the one that was left so that it is found again.
pub(crate) fn choose(config: &Path, left: &Path, workspace: &Path) -> Answer<()> {
    let fault = |error: String| {
        Fault::new(
            Code::DestinationNotWritable,
            &format!("pilihan tempat ruang kerja tidak tersimpan ({error})"),
        )
    };
    let mut recent = vec![workspace.to_path_buf(), left.to_path_buf()];
    recent.extend(read(config).recent);
    let mut seen = std::collections::HashSet::new();
    recent.retain(|dir| seen.insert(dir.clone()));
    recent.truncate(REMEMBERED);
    std::fs::create_dir_all(config).map_err(|error| fault(error.to_string()))?;
    let text = serde_json::to_string(&Chosen { workspace: Some(workspace.to_path_buf()), recent })
        .map_err(|error| fault(error.to_string()))?;
    std::fs::write(config.join(FILE), text).map_err(|error| fault(error.to_string()))
}

fn read(config: &Path) -> Chosen {
    let file = config.join(FILE);
    let text = match std::fs::read_to_string(&file) {
        Ok(text) => text,
        Err(error) => {
            if error.kind() != std::io::ErrorKind::NotFound {
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
    use super::{choose, chosen, recent};

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
        std::fs::remove_dir_all(&dir).expect("cleared");
    }
}
