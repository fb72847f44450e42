use std::path::{Path, PathBuf};

use etcetera::BaseStrategy as _;
use pilar_surface::{Answer, Ask, Code, Fault, Filter, Folder, Platform};

use crate::page::identifier;

/// A shell without a system around it: dialogs answer from a file, and what would be opened is noted in the log.
pub struct Prepared {
    answers: PathBuf,
}

impl Prepared {
    /// Dialogs take their answers from this file, as those of the window do in a debug build: a JSON list, whose first
    /// entry is used up by each dialog.
    pub fn new(answers: PathBuf) -> Self {
        Self { answers }
    }
}

impl Platform for Prepared {
    fn ask(&self, _: &str, _: &[Filter], _: &Ask) -> Answer<Vec<PathBuf>> {
        let fault =
            |error: String| Fault::new(Code::ProgramFault, &format!("{}: {error}", self.answers.display()));
        let text = std::fs::read_to_string(&self.answers).map_err(|error| fault(error.to_string()))?;
        let mut answers: Vec<Vec<PathBuf>> =
            serde_json::from_str(&text).map_err(|error| fault(error.to_string()))?;
        if answers.is_empty() {
            return Ok(Vec::new());
        }
        let first = answers.remove(0);
        let rest = serde_json::to_string(&answers).map_err(|error| fault(error.to_string()))?;
        std::fs::write(&self.answers, rest).map_err(|error| fault(error.to_string()))?;
        Ok(first)
    }

    fn open(&self, file: &Path) -> Answer<()> {
        log::info!("opened {}", file.display());
        Ok(())
    }

    fn reveal(&self, file: &Path) -> Answer<()> {
        log::info!("revealed {}", file.display());
        Ok(())
    }

    fn folder(&self, folder: Folder) -> Answer<PathBuf> {
        let fault = || Fault::new(Code::NoDataFolder, "folder data di komputer ini tidak dapat ditentukan");
        let (places, own) = etcetera::choose_base_strategy().ok().zip(identifier()).ok_or_else(fault)?;
        Ok(match folder {
            Folder::Log => places.data_dir().join(own).join("logs"),
            Folder::Config => places.config_dir().join(own),
            Folder::Cache => places.cache_dir().join(own),
        })
    }
}
