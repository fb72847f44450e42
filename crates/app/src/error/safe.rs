//! What is safe after a fault: said once for every code, behind what happened.

use super::code::Code;
use super::facts::Facts;

impl Code {
    /// What is safe after a fault of this code, in words that follow a semicolon.
    ///
    /// A fault changes nothing of the workspace, so most say just that; the others say it of what somebody fears for.
    pub fn safe(self, facts: &Facts) -> &'static str {
        match self {
            Self::EvidenceLost | Self::DocumentDamaged => "jawaban dan riwayat tetap utuh",
            Self::DatabaseDamaged => "berkas itu tidak diubah",
            Self::DiskFull | Self::ProgramFault => "yang sudah tersimpan tetap utuh",
            Self::WorkspaceGone => "perubahan terakhir ini tidak disimpan",
            Self::NewerVersion => "isinya tidak disentuh",
            // The others of a folder may be.
            Self::AttachmentRefused if facts.attachment.is_some() => "lampiran itu tidak disimpan",
            Self::AttachmentRefused | Self::FolderRefused => "tidak ada yang dilampirkan",
            Self::UnreadableRows => "tidak ada yang diimpor",
            Self::BadLetter => "data LHE yang tersimpan tidak berubah",
            Self::UpdateRefused => "Pilar tidak berubah",
            Self::NoDestination
            | Self::BadDestination
            | Self::DestinationNotWritable
            | Self::ExportFailed
            | Self::TemplateRefused
            | Self::UnknownLetterKind
            | Self::PortalSetIncomplete => "tidak ada yang ditulis",
            _ => "tidak ada yang berubah",
        }
    }
}

/// What happened and what is safe, as one clause after the other.
pub(crate) fn with_safe(code: Code, what: &str, facts: &Facts) -> String {
    format!("{what}; {}", code.safe(facts))
}
