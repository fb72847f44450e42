//! Reviews as people read them.

use std::fmt::Write as _;

use pilar_app::session::Identity;
use pilar_app::view::{
    DifferencesView, LateView, QueueView, RecommendationView, ReviewView, ReviewedView, RoundView,
};
use serde_json::Value;

use super::{figure, plain};

pub fn round(view: &RoundView) -> String {
    let mut text = format!(
        "{} (putaran {})\nSesuai {}, Revisi {}, Belum Reviu {}\nRekomendasi yang belum selesai: {}",
        view.state, view.round, view.agreed, view.revise, view.unreviewed, view.open_recommendations
    );
    for notice in &view.notices {
        let _ = write!(text, "\nPerhatian: {notice}");
    }
    text
}

/// Who was late, a line each, beneath what is said of the round.
pub fn late(late: &[LateView]) -> String {
    late.iter().fold(String::new(), |text, one| text + "\nPerhatian: " + &one.text)
}

pub fn review(view: &ReviewView) -> String {
    let mut text = format!("{}{}\n\n", round(&view.progress), late(&view.late));
    let _ = writeln!(
        text,
        "{:<9}{:<18} {:>6} {:>6} {:>7} {:>6} {:>6}",
        "Putaran", "Jenjang", "Nilai", "Isian", "Sesuai", "Revisi", "Belum"
    );
    for column in &view.columns {
        let total = column.effective.score.get("total").copied().unwrap_or_default();
        let _ = writeln!(
            text,
            "{:<9}{:<18} {:>6} {:>6} {:>7} {:>6} {:>6}",
            column.round,
            column.name,
            figure(total),
            column.own_answers,
            column.agreed,
            column.revise,
            column.unreviewed
        );
    }
    text
}

pub fn queue(view: &QueueView) -> String {
    let mut text = format!(
        "{}, putaran {}: {} dari {} isian sudah direviu, {} Revisi\n",
        view.name, view.round, view.reviewed, view.of, view.revise
    );
    for input in &view.inputs {
        let _ = writeln!(
            text,
            "  {:<16} {:<11} unit {:<6} berlaku {:<6} {:>2} bukti  {}",
            input.code,
            input.status,
            shown(input.unit.as_ref()),
            shown(input.before.as_ref()),
            input.evidence.len(),
            input.label
        );
    }
    text
}

pub fn differences(view: &DifferencesView) -> String {
    let [left, right] = [&view.left, &view.right].map(|side| format!("{} putaran {}", side.name, side.round));
    let mut text = format!("{left}: {}\n{right}: {}\n", figure(view.left.total), figure(view.right.total));
    if view.rows.is_empty() {
        text.push_str("Tidak ada jawaban yang berbeda.");
    }
    for row in &view.rows {
        let _ = writeln!(
            text,
            "  {:<16} {:<6} {:<6} {}",
            row.code,
            shown(row.left.as_ref()),
            shown(row.right.as_ref()),
            row.label
        );
    }
    text
}

pub fn recommendations(views: &[RecommendationView]) -> String {
    if views.is_empty() {
        return "Tidak ada rekomendasi.".into();
    }
    views.iter().map(recommendation).collect::<Vec<_>>().join("\n")
}

pub fn recommendation(view: &RecommendationView) -> String {
    let about = view.code.as_ref().or(view.area_name.as_ref()).map_or("", String::as_str);
    let mut text = format!("{}. [{about}] {} (putaran {})", view.number, view.text, view.round);
    match &view.follow_up {
        Some(done) => {
            let _ = write!(text, "\n   {}, {}: {}", done.status_name, done.date, done.text);
        }
        None => text.push_str("\n   Belum Ditindaklanjuti"),
    }
    text
}

pub fn reviewed(reviewed: &ReviewedView) -> String {
    let entry = &reviewed.entry;
    let mut text = format!("{} oleh {}, putaran {}", reviewed.code, entry.name, entry.round);
    if let Some(answer) = &entry.answer {
        let _ = write!(text, ": jawaban {}", plain(answer));
    }
    if let Some(verdict) = entry.verdict {
        let _ = write!(text, ", {}", verdict.name());
    }
    if !reviewed.changed {
        text.push_str(" (tidak berubah)");
    }
    text
}

pub fn identity(identity: &Identity) -> String {
    let nip = if identity.nip.is_empty() { "-" } else { &identity.nip };
    format!("Nama   {}\nNIP    {nip}\nPeran  {}", identity.name, identity.role)
}

fn shown(value: Option<&Value>) -> String {
    value.map_or_else(|| "-".to_owned(), plain)
}
