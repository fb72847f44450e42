use std::fmt::Write as _;

use pilar_app::evidence::FolderAdded;
use pilar_app::view::{FolderPlanView, PlannedFileView};

/// The plan of a folder, and what was attached.
pub fn folder_plan(plan: &FolderPlanView, added: Option<&FolderAdded>) -> String {
    let of = |sureness: &str| -> Vec<&PlannedFileView> {
        plan.files.iter().filter(|file| file.sureness == sureness).collect()
    };
    let (sure, doubtful, unknown) = (of("pasti"), of("ragu"), of("tidak_dikenal"));
    let mut text = format!("{} berkas di {}\n", plan.total, plan.folder.display());
    let verb = if added.is_some() { "Dilampirkan" } else { "Akan dilampirkan" };
    let count = added.map_or(sure.len(), |added| added.attached.len());
    // Writing to a string cannot fail.
    let _ = writeln!(text, "\n{verb}: {count} berkas");
    if added.is_none() {
        lines(&mut text, &sure);
    } else {
        let remarkable: Vec<&PlannedFileView> =
            sure.iter().filter(|file| !file.remarks.is_empty()).copied().collect();
        lines(&mut text, &remarkable);
    }
    for failed in added.iter().flat_map(|added| &added.failed) {
        let _ = writeln!(text, "  gagal: {}: {}", failed.path, failed.fault.what);
    }
    for (title, files) in
        [("Ragu, tidak dilampirkan", doubtful), ("Tidak dikenal, tidak dilampirkan", unknown)]
    {
        if files.is_empty() {
            continue;
        }
        let _ = writeln!(text, "\n{title}: {} berkas", files.len());
        lines(&mut text, &files);
    }
    if !plan.left_out.is_empty() {
        let _ = writeln!(text, "\nDilewati: {}", plan.left_out.len());
        for left in &plan.left_out {
            let _ = writeln!(text, "  {}: {}", left.path, left.reason);
        }
    }
    if let Some(mentions) = &plan.mentions {
        let _ = writeln!(
            text,
            "\nTautan dan nama berkas hasil impor: {} dari {} ditemukan",
            mentions.found, mentions.of
        );
        for missing in &mentions.missing {
            let _ = writeln!(text, "  {}: {}", missing.code, missing.text);
        }
    }
    text.trim_end().to_owned()
}

fn lines(text: &mut String, files: &[&PlannedFileView]) {
    for file in files {
        line(text, file);
    }
}

fn line(text: &mut String, file: &PlannedFileView) {
    let _ = write!(text, "  {}", file.path);
    if !file.codes.is_empty() {
        let _ = write!(text, " -> {}", file.codes.join(", "));
    }
    if !file.others.is_empty() {
        let _ = write!(text, " (atau {})", file.others.join(", "));
    }
    if let Some(name) = &file.document_name {
        let _ = write!(text, " \"{name}\"");
    }
    let notes: Vec<&str> = file.reasons.iter().chain(&file.remarks).map(String::as_str).collect();
    let _ = writeln!(text, "; {}", notes.join("; "));
}
