use std::path::Path;

use super::check_names::WorkspaceNames;
use super::conflict_copy::ConflictCopyView;
use super::place::place_notices;
use pilar_core::text::size;
use pilar_store::{CheckFault, CheckReport, MAIN_DB};
use serde::Serialize;
use uuid::Uuid;

/// What looking over a workspace found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct CheckView {
    /// Whether nothing is wrong.
    pub good: bool,
    /// Everything that is wrong, one Indonesian sentence each.
    pub faults: Vec<String>,
    /// The same in the program's own words, with hashes, ids and what SQLite said, for whoever looks for the cause; the
    /// window has no use for them.
    #[ts(skip)]
    pub details: Vec<String>,
    /// Whether a backup could mend any of it; backups hold no content of evidence.
    pub backup_helps: bool,
    /// What is worth acting on although nothing is wrong, one Indonesian sentence each or more.
    pub notices: Vec<String>,
    /// Files beside the databases that sync programs seem to have made of them; the notices tell of them, too.
    pub conflict_copies: Vec<ConflictCopyView>,
    /// How many assessments there are.
    pub assessments: u64,
    /// How many changes the journal has.
    pub changes: u64,
    /// Changes that count as made later than this machine's clock says.
    pub ahead: u64,
    /// How many evidence files are stored.
    pub files: u64,
    /// Their size together in bytes.
    pub bytes: u64,
    /// Stored content that nothing refers to, in bytes; harmless.
    pub unused_bytes: u64,
    /// How many such contents there are, half-stored ones included.
    pub unused: usize,
    /// Whether every evidence file was read and hashed.
    pub deep: bool,
    /// The latest backup.
    pub latest_backup: Option<String>,
    /// The same as lines for people.
    pub lines: Vec<String>,
}

pub(crate) fn check_view(
    report: &CheckReport,
    names: &WorkspaceNames,
    conflict_copies: Vec<ConflictCopyView>,
    dir: &Path,
    journals: Vec<String>,
) -> CheckView {
    let faults: Vec<String> = report.faults.iter().map(|fault| sentence(fault, names)).collect();
    let unused = report.unreferenced.len() + report.half_stored.len();
    let unused_bytes = report.unreferenced.iter().map(|blob| blob.size).sum::<u64>()
        + report.half_stored.iter().map(|half| half.size).sum::<u64>();
    let copies = conflict_copies.iter().map(|copy| format!("{} {} {}", copy.what, copy.safe, copy.todo));
    let ahead = (report.ahead > 0).then(|| ahead(report.ahead));
    let notices: Vec<String> = copies.chain(place_notices(dir)).chain(ahead).chain(journals).collect();
    let latest_backup = report.latest_backup.as_ref().map(|path| path.display().to_string());
    let mut lines = vec![format!(
        "{} penilaian, {} perubahan, {} berkas bukti dukung ({}).",
        report.assessments,
        report.changes,
        report.blobs,
        size(report.blob_bytes)
    )];
    if report.personal > 0 {
        lines.push(format!(
            "{} berkas data pribadi ({}), yang tidak ikut ke dalam cadangan.",
            report.personal,
            size(report.personal_bytes)
        ));
    }
    lines.push(match &latest_backup {
        Some(path) => format!("Cadangan terakhir: {path}"),
        None => "Belum ada cadangan.".into(),
    });
    if unused > 0 {
        lines.push(format!("{unused} isi bukti dukung ({}) tidak dirujuk apa pun.", size(unused_bytes)));
    }
    if faults.is_empty() {
        lines.push(
            if report.deep {
                "Ruang kerja utuh, termasuk isi semua bukti dukung."
            } else {
                "Ruang kerja utuh."
            }
            .into(),
        );
    } else {
        lines.push(format!("{} masalah ditemukan:", faults.len()));
        lines.extend(faults.iter().map(|fault| format!("- {fault}")));
        lines.push("Berkas tidak diubah.".into());
    }
    if !notices.is_empty() {
        lines.push("Perlu diperhatikan:".into());
        lines.extend(notices.iter().map(|notice| format!("- {notice}")));
    }
    CheckView {
        good: report.is_sound(),
        backup_helps: report.faults.iter().any(is_of_the_journal),
        faults,
        details: report.faults.iter().map(|fault| format!("{fault:?}")).collect(),
        notices,
        conflict_copies,
        assessments: report.assessments,
        changes: report.changes,
        ahead: report.ahead,
        files: report.blobs,
        bytes: report.blob_bytes,
        unused_bytes,
        unused,
        deep: report.deep,
        latest_backup,
        lines,
    }
}

/// Whether a fault is one of `pilar.db`, which backups hold.
fn is_of_the_journal(fault: &CheckFault) -> bool {
    match fault {
        CheckFault::Damaged { file, .. } | CheckFault::DanglingRow { file, .. } => file == MAIN_DB,
        CheckFault::ProjectionDiffers { .. }
        | CheckFault::UnreadableValue { .. }
        | CheckFault::SequenceGap { .. }
        | CheckFault::Misdated { .. }
        | CheckFault::Mismarked { .. }
        | CheckFault::ChangesAltered { .. }
        | CheckFault::ChainBroken { .. } => true,
        CheckFault::BlobMissing { .. }
        | CheckFault::BlobDamaged { .. }
        | CheckFault::PersonalDamaged { .. }
        | CheckFault::Newer { .. } => false,
    }
}

fn ahead(count: u64) -> String {
    format!(
        "{count} perubahan bertanggal di depan jam komputer ini, sehingga rekan belum dapat menghitungnya. Semuanya \
         tersimpan; betulkan jam komputer ini dahulu, lalu mundurkan tanggal perubahan itu."
    )
}

fn sentence(fault: &CheckFault, names: &WorkspaceNames) -> String {
    let history = |assessment: &Uuid| format!("Riwayat penilaian {}", names.unit(*assessment));
    match fault {
        CheckFault::Damaged { file, .. } => format!("{file} rusak."),
        CheckFault::DanglingRow { file, .. } => format!("{file} merujuk data yang tidak ada."),
        CheckFault::ProjectionDiffers { assessment, subject } => format!(
            "Isi {} pada penilaian {} berbeda dari riwayatnya.",
            names.subject(*assessment, subject),
            names.unit(*assessment)
        ),
        CheckFault::UnreadableValue { .. } => "Isi satu perubahan tidak terbaca.".into(),
        CheckFault::SequenceGap { latest, found, .. } => {
            format!("Riwayat ruang kerja ini tidak lengkap: {found} dari {latest} perubahan ada.")
        }
        CheckFault::Misdated { assessment, count } => format!(
            "Tanggal {count} perubahan pada penilaian {} berbeda dari jam dan perbaikannya.",
            names.unit(*assessment)
        ),
        CheckFault::Mismarked { assessment, count } => format!(
            "{count} perubahan pada penilaian {} dihitung atau ditunda berbeda dari tahap penyerahannya.",
            names.unit(*assessment)
        ),
        CheckFault::ChangesAltered { assessment, count, .. } => format!(
            "{}: {count} perubahan dari satu asal tidak lagi berisi apa yang dahulu ditulis.",
            history(assessment)
        ),
        CheckFault::ChainBroken { assessment, position, .. } => {
            format!("{}: rantai satu asal putus sebelum perubahan ke-{position}.", history(assessment))
        }
        CheckFault::BlobMissing { sha256, .. } => {
            format!("Isi {} tidak tersimpan; lampirkan kembali berkas aslinya.", names.file(sha256))
        }
        CheckFault::PersonalDamaged { name } => {
            format!(
                "Isi \"{name}\" di personal.db rusak; hapus data pribadi penilaiannya, lalu impor kembali berkas aslinya."
            )
        }
        CheckFault::Newer { file } => {
            format!("{file} dibuat oleh Pilar yang lebih baru dan tidak diperiksa; pasang Pilar terbaru.")
        }
        CheckFault::BlobDamaged { sha256 } => {
            format!("Isi {} rusak; lampirkan kembali berkas aslinya.", names.file(sha256))
        }
    }
}
