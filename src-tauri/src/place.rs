//! Where the workspace is: what the command line says, else what was chosen in the settings, else the
//! platform's folder for application data.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::fault::{Answer, Fault};

/// A workspace named from outside, by `--workspace DIR` or `PILAR_WORKSPACE`.
pub fn named() -> Option<PathBuf> {
    let mut arguments = std::env::args_os().skip(1);
    while let Some(argument) = arguments.next() {
        if argument == "--workspace" {
            return arguments.next().map(PathBuf::from);
        }
    }
    std::env::var_os("PILAR_WORKSPACE").filter(|dir| !dir.is_empty()).map(PathBuf::from)
}

#[derive(Default, Serialize, Deserialize)]
#[serde(default)]
struct Chosen {
    workspace: Option<PathBuf>,
}

/// The folder chosen in the settings; `None` when none was, or when the note of it cannot be read.
pub fn chosen(config: &Path) -> Option<PathBuf> {
    let file = config.join(FILE);
    let text = match std::fs::read_to_string(&file) {
        Ok(text) => text,
        Err(error) => {
            if error.kind() != std::io::ErrorKind::NotFound {
                log::warn!("{}: {error}", file.display());
            }
            return None;
        }
    };
    match serde_json::from_str::<Chosen>(&text) {
        Ok(chosen) => chosen.workspace,
        Err(error) => {
            log::warn!("{}: {error}", file.display());
            None
        }
    }
}

/// Notes the folder for the next start.
pub fn choose(config: &Path, workspace: &Path) -> Answer<()> {
    let fault = |error: String| Fault {
        code: "tujuan_tidak_dapat_ditulis",
        message: format!("pilihan tempat ruang kerja tidak tersimpan ({error})"),
    };
    std::fs::create_dir_all(config).map_err(|error| fault(error.to_string()))?;
    let text = serde_json::to_string(&Chosen { workspace: Some(workspace.to_path_buf()) })
        .map_err(|error| fault(error.to_string()))?;
    std::fs::write(config.join(FILE), text).map_err(|error| fault(error.to_string()))
}

const FILE: &str = "tempat.json";
