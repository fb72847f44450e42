//! The words for what a role may not write, or not now.

use pilar_core::assessment::{Breach, Role, Side, row, said, value_text};
use pilar_core::journal::Subject;
use pilar_core::review::Progress;
use pilar_core::worksheet::Layer;
use serde_json::json;

use super::shown::shown;

/// The stable code of a breach.
pub(super) fn right_code(breach: &Breach) -> &'static str {
    match breach {
        Breach::UnknownRole(_) => "peran_tidak_dikenal",
        Breach::OtherRole { .. } => "peran_tidak_berwenang",
        Breach::OtherStage { .. } => "tahap_tidak_sesuai",
    }
}

/// What stands against it, and what to do.
pub(super) fn right_sentence(breach: &Breach) -> String {
    match breach {
        Breach::UnknownRole(role) => format!(
            "peran \"{}\" tidak dikenal dan tidak ada yang berubah; pilihannya: {}",
            shown(role),
            Role::ALL.map(|role| role.key().to_owned()).join(", ")
        ),
        Breach::OtherRole { role, subject, who } => {
            let names: Vec<&str> = who.iter().map(Role::name).collect();
            let keys: Vec<&str> = who.iter().map(Role::key).collect();
            format!(
                "{} hanya diubah oleh {}, sedangkan peran {} {}; tidak ada yang berubah, ulangi dengan --role {} atau ganti peran dengan perintah identity bila itu tugas Anda",
                said(subject),
                names.join(" atau "),
                role.name(),
                may(role),
                keys.join(" atau --role "),
            )
        }
        Breach::OtherStage { subject, progress, .. } => format!(
            "{} hanya diubah {}, sedangkan penilaian {}; tidak ada yang berubah, tunggu tahapnya atau minta tahap dibuka kembali",
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
        Side::Letter => "selama penilaian direviu atau sesudah disetujui",
        Side::Layer(_) | Side::Recommendation | Side::Stage | Side::Unknown => {
            "selama penilaian direviu pada putarannya"
        }
    }
}

fn stage(progress: Progress) -> String {
    value_text(&Subject::Progress, &json!(progress))
}
