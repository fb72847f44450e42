//! The setup, by NSIS.

use std::fs;
use std::path::{Path, PathBuf};

use super::common::Profile;
use crate::files::text;
use crate::process::{Result, command, root, run};

/// Largest size of a setup in bytes; it travels by USB and mail.
const LARGEST: u64 = 25 << 20;

/// What the installer adds to the files: the remover, and the list of everything.
const ADDED: [&str; 2] = ["hapus.exe", "terpasang.txt"];

/// Makes a setup of a folder's files, under a version.
pub fn make(files: &Path, out: &Path, version: &str, profile: Profile) -> Result<PathBuf> {
    let setup = out.join(format!("Pilar-{version}-setup.exe"));
    let mut names = Vec::new();
    let bytes = list(files, "", &mut names)?;
    names.extend(ADDED.map(str::to_owned));
    let names_in = out.join(format!("Pilar-{version}-files.txt"));
    fs::write(&names_in, names.join("\r\n") + "\r\n")
        .map_err(|error| format!("{}: {error}", names_in.display()))?;
    // Compressing well takes a minute for what nobody downloads.
    let compress = if profile == Profile::Debug { "zlib" } else { "lzma" };
    run(command("makensis", &["-V2", "-WX", "-INPUTCHARSET", "UTF8"])
        .current_dir(root().join("src-tauri/windows"))
        .arg(format!("-DVERSION={version}"))
        .arg(format!("-DFILES={}", text(files)?))
        .arg(format!("-DLIST={}", text(&names_in)?))
        .arg(format!("-DSIZE_KB={}", bytes / 1024))
        .arg(format!("-DOUT={}", text(&setup)?))
        .arg(format!("-DCOMPRESS={compress}"))
        .arg("installer.nsi"))?;
    fs::remove_file(&names_in).map_err(|error| format!("{}: {error}", names_in.display()))?;
    let size = fs::metadata(&setup).map_err(|error| format!("{}: {error}", setup.display()))?.len();
    if profile == Profile::Release && size > LARGEST {
        return Err(format!("{}: {size} bytes, at most {LARGEST}", setup.display()));
    }
    Ok(setup)
}

/// Every file below a folder, named from it as Windows does; returns how many bytes they are.
fn list(folder: &Path, before: &str, names: &mut Vec<String>) -> Result<u64> {
    let failed = |error: std::io::Error| format!("{}: {error}", folder.display());
    let mut bytes = 0;
    for entry in fs::read_dir(folder).map_err(failed)? {
        let entry = entry.map_err(failed)?;
        let name = format!("{before}{}", entry.file_name().to_string_lossy());
        if !name.is_ascii() {
            return Err(format!("{name}: the installer reads only ASCII names"));
        }
        if entry.path().is_dir() {
            bytes += list(&entry.path(), &format!("{name}\\"), names)?;
        } else {
            bytes += entry.metadata().map_err(failed)?.len();
            names.push(name);
        }
    }
    names.sort();
    Ok(bytes)
}
