use std::path::Path;

use pilar_app::Result;
use pilar_app::view::size_text;
use pilar_app::workspace::{
    back_up, back_up_full, begin_evidence, check_workspace, clear_unreferenced, is_full_backup, list_backups,
    move_workspace, repair_clock, restore_backup, restore_full,
};
use serde_json::json;

use super::context::Context;
use crate::output::Outcome;

/// What no backup holds.
const NOT_KEPT: &str = "Tanggapan survei, daftar pengaduan, dan kontak tim tidak ikut dalam cadangan; simpan berkas aslinya sendiri.";

pub fn check(context: &Context, deep: bool, clear: bool) -> Result<Outcome> {
    let mut session = if clear { context.open()? } else { context.look()? };
    let report = check_workspace(&session, deep)?;
    let mut lines = report.lines.clone();
    if report.backup_helps {
        lines.push("Salin folder ruang kerja, lalu pulihkan cadangan dengan perintah restore.".into());
    }
    if report.ahead > 0 {
        lines.push("Mundurkan tanggalnya dengan perintah repair clock.".into());
    }
    if report.unused > 0 && !clear {
        lines.push("Hapus isi yang tidak dirujuk dengan perintah check --clear.".into());
    }
    let mut freed = 0;
    if clear && report.good {
        freed = clear_unreferenced(&mut session)?;
        lines.push(format!("Isi bukti dukung yang tidak dirujuk dihapus: {}.", size_text(freed)));
    }
    let text = lines.join("\n");
    Ok(Outcome::new(json!({ "report": report, "freed": freed }), text, report.good))
}

pub fn backup(context: &Context, full: Option<&Path>) -> Result<Outcome> {
    if let Some(file) = full {
        back_up_full(&context.look()?, file, &mut |_, _| true)?;
        let text = format!(
            "Cadangan lengkap, dengan semua bukti dukung, tersimpan dan terverifikasi: {}\n{NOT_KEPT}",
            file.display()
        );
        return Ok(Outcome::good(json!({ "path": file, "full": true }), text));
    }
    let path = back_up(&mut context.open()?)?;
    Ok(Outcome::good(
        json!({ "path": path }),
        format!("Cadangan tersimpan dan terverifikasi: {}", path.display()),
    ))
}

pub fn repair(context: &Context) -> Result<Outcome> {
    let repaired = repair_clock(&mut context.open()?)?;
    let lines: Vec<String> = repaired
        .iter()
        .map(|one| format!("{} perubahan pada penilaian {} dimundurkan ke sekarang.", one.changes, one.id))
        .collect();
    let text = if lines.is_empty() {
        "Tidak ada perubahan yang bertanggal di depan jam komputer ini.".into()
    } else {
        format!(
            "{}\nKirim paket baru kepada yang menunggu; dapat diurungkan dengan perintah undo.",
            lines.join("\n")
        )
    };
    Ok(Outcome::good(json!({ "repaired": repaired }), text))
}

pub fn relocate(context: &Context, folder: &Path) -> Result<Outcome> {
    let kept = move_workspace(&context.dir()?, folder, &mut |_, _| true, &mut || true)?;
    let text = format!(
        "Ruang kerja dipindahkan ke {} dan setiap berkasnya cocok. Folder lama tetap ada di {}; hapus sendiri bila tidak diperlukan.\n\
         Sebutkan tempat baru itu dengan --workspace atau PILAR_WORKSPACE.",
        folder.display(),
        kept.display()
    );
    Ok(Outcome::good(json!({ "workspace": folder, "kept": kept }), text))
}

pub fn restore(context: &Context, file: Option<&Path>, without_evidence: bool) -> Result<Outcome> {
    let dir = context.dir()?;
    if without_evidence {
        begin_evidence(&dir)?;
        let text = "Ruang kerja dapat dipakai lagi. Isi bukti dukung yang hilang tetap tercatat di riwayat; lampirkan \
                    kembali berkas aslinya, lalu jalankan perintah check.";
        return Ok(Outcome::good(json!({ "workspace": dir }), text.into()));
    }
    let Some(file) = file else {
        let backups = list_backups(&dir);
        let text = if backups.is_empty() {
            "Belum ada cadangan di ruang kerja ini.".into()
        } else {
            backups.iter().map(|path| path.display().to_string()).collect::<Vec<_>>().join("\n")
        };
        return Ok(Outcome::good(json!(backups), text));
    };
    if is_full_backup(file) {
        restore_full(file, &dir, &mut |_, _| true)?;
        let text =
            format!("Ruang kerja di {} dipulihkan dari {}.\n{NOT_KEPT}", dir.display(), file.display());
        return Ok(Outcome::good(json!({ "restored": file, "workspace": dir, "full": true }), text));
    }
    restore_backup(&dir, file)?;
    let text = format!("Dipulihkan dari {}. Data sebelumnya disimpan di folder yang sama.", file.display());
    Ok(Outcome::good(json!({ "restored": file }), text))
}
