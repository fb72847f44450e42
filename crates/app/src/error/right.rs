//! The words for what a role may not write, or not now.

use pilar_core::assessment::{Breach, Role, Side, row, said, value_text};
use pilar_core::journal::Subject;
use pilar_core::review::Progress;
use pilar_core::worksheet::Layer;
use serde_json::json;

use super::Code;
use super::shown::shown;

/// The stable code of a breach.
pub(super) fn right_code(breach: &Breach) -> Code {
    match breach {
        Breach::UnknownRole(_) => Code::UnknownRole,
        Breach::OtherRole { .. } => Code::OtherRole,
        Breach::OtherStage { .. } => Code::OtherStage,
    }
}

/// What stands against it.
pub(super) fn right_sentence(breach: &Breach) -> String {
    match breach {
        Breach::UnknownRole(role) => {
            format!("peran \"{}\" tidak dikenal", shown(role))
        }
        Breach::OtherRole { role, subject, who } => {
            let names: Vec<&str> = who.iter().map(Role::name).collect();
            format!(
                "{} hanya diubah oleh {}, sedangkan peran {} {}",
                said(subject),
                names.join(" atau "),
                role.name(),
                may(role),
            )
        }
        Breach::OtherStage { subject, progress, .. } => format!(
            "{} hanya diubah {}, sedangkan penilaian {}",
            said(subject),
            when(subject),
            stage(*progress),
        ),
    }
}

/// What a role may do.
fn may(role: &Role) -> &'static str {
    match role {
        Role::Pokja => "mengisi jawaban, catatan, dan bukti dukung unit",
        Role::Koordinator => "mengisi bagian unit serta menyerahkan dan menarik kembali penilaian",
        Role::Reviewer(Layer::Dalnis) => {
            "mereviu pada jenjangnya, memberi rekomendasi, mengembalikan, menyetujui, dan mengisi LHE"
        }
        Role::Reviewer(_) => "mereviu pada jenjangnya sendiri dan memberi rekomendasi",
        Role::File | Role::Other(_) => "tidak mengubah apa pun",
    }
}

/// At which stage a subject is written.
fn when(subject: &Subject) -> &'static str {
    match row(subject).side {
        Side::Unit => "selama penilaian berupa draf atau dikembalikan kepada unit",
        Side::FollowUp => "selama penilaian dikembalikan kepada unit",
        Side::Anybody | Side::Team => "kapan saja",
        Side::Letter => "selama penilaian direviu atau sesudah disetujui",
        Side::Layer(_) | Side::Recommendation | Side::Stage | Side::Unknown => {
            "selama penilaian direviu pada putarannya"
        }
    }
}

fn stage(progress: Progress) -> String {
    value_text(&Subject::Progress, &json!(progress))
}
