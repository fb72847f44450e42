//! Recalculating workbooks and printing documents with `LibreOffice`, independently of what wrote them.

use std::path::{Path, PathBuf};
use std::process::Command;

/// Always recalculate on load; without this LibreOffice trusts the results in the file.
const ALWAYS: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"#;

/// Prints documents to PDF in `LibreOffice`, into a folder of `scratch`.
///
/// `None`, with a word about it, where `LibreOffice` or its word processor is not installed.
pub fn printed<P: AsRef<Path>>(files: &[P], scratch: &Path) -> Option<Vec<PathBuf>> {
    let out = scratch.join("dicetak");
    let started = Command::new("soffice")
        .arg(format!("-env:UserInstallation=file://{}", scratch.join("profil-cetak").display()))
        .args(["--headless", "--convert-to", "pdf", "--outdir"])
        .arg(&out)
        .args(files.iter().map(|file| file.as_ref().as_os_str()))
        .output();
    let printed: Vec<PathBuf> = files
        .iter()
        .map(|file| out.join(file.as_ref().file_name().expect("file name")).with_extension("pdf"))
        .collect();
    let writer = Command::new("lowriter").arg("--version").output().is_ok();
    if started.is_err() || !writer && !printed.iter().all(|file| file.exists()) {
        crate::skipped("LibreOffice Writer tidak ada di mesin ini");
        return None;
    }
    assert!(printed.iter().all(|file| file.exists()), "{started:?}");
    Some(printed)
}

/// Opens each workbook in `LibreOffice`, recalculates it, and saves it again into a folder of `scratch`.
///
/// `None`, with a word about it, where `LibreOffice` is not installed.
pub fn recalculated<P: AsRef<Path>>(files: &[P], scratch: &Path) -> Option<Vec<PathBuf>> {
    let profile = scratch.join("profil");
    std::fs::create_dir_all(profile.join("user")).expect("profile folder");
    std::fs::write(profile.join("user/registrymodifications.xcu"), ALWAYS).expect("profile");
    let out = scratch.join("dihitung ulang");
    let started = Command::new("soffice")
        .arg(format!("-env:UserInstallation=file://{}", profile.display()))
        .args(["--headless", "--convert-to", "xlsx", "--outdir"])
        .arg(&out)
        .args(files.iter().map(|file| file.as_ref().as_os_str()))
        .output();
    let Ok(output) = started else {
        crate::skipped("LibreOffice tidak ada di mesin ini");
        return None;
    };
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    Some(files.iter().map(|file| out.join(file.as_ref().file_name().expect("file name"))).collect())
}
