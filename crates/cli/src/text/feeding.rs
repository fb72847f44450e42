use std::fmt::Write as _;

use pilar_app::evidence::Attached;
use pilar_app::exchange::Exported;
use pilar_app::feeding::{ComplaintImport, DroppedView, ForgetView, RecapView, SurveyOutcome};
use pilar_app::view::{day_in_words, month_name, size_text, thousands};

use super::figure;

/// Rows that are listed one by one; more are only counted.
const LISTED: usize = 20;

/// Where the responses are that are told of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Responses {
    /// In a file alone.
    Read,
    /// In the workspace since now.
    Kept,
    /// In the workspace already.
    Stored,
}

pub fn survey(outcome: &SurveyOutcome, responses: Responses, attached: bool) -> String {
    let (result, about) = (&outcome.result, &outcome.about);
    let mut text =
        format!("{} {} dari {} responden", about.name, about.answer, thousands(result.respondents));
    if let Some((first, last)) = &about.period {
        let _ = write!(text, ", {} sampai {}", day_in_words(first), day_in_words(last));
    }
    let _ = writeln!(
        text,
        "\nKategori {:?} (indeks x 25 = {})\nMenjawab semua pernyataan {} responden",
        result.grade,
        figure(result.index * 25.0),
        thousands(about.complete)
    );
    match result.alpha {
        Some(alpha) => drop(writeln!(text, "Alfa Cronbach  {}", figure(alpha))),
        None => text.push_str("Alfa Cronbach  tidak dapat dihitung\n"),
    }
    if let Some(sample) = result.minimum_sample {
        let enough = match sample.saturating_sub(result.respondents) {
            0 => "terpenuhi".to_owned(),
            missing => format!("belum terpenuhi, kurang {} responden", thousands(missing)),
        };
        let _ = writeln!(text, "Sampel minimal {} responden: {enough}", thousands(sample));
    }
    text.push_str("\nPernyataan (rata-rata, banyaknya jawaban):\n");
    for statement in &result.statements {
        let mean = statement.mean.map_or_else(|| "-".to_owned(), figure);
        let _ = writeln!(text, "  {mean:>5} {:>7}  {}", thousands(statement.n), statement.title);
    }
    for (group, counts) in &about.groups {
        let counts: Vec<String> =
            counts.iter().map(|(said, count)| format!("{said} {}", thousands(*count))).collect();
        let _ = writeln!(text, "Responden menurut {}: {}", group.replace('-', " "), counts.join(", "));
    }
    if !about.others.is_empty() {
        let _ = writeln!(text, "Kolom yang bukan pernyataan: {}", about.others.join(", "));
    }
    dropped(&mut text, &result.dropped);
    remarks(&mut text, &result.remarks);
    text.push('\n');
    match (&result.used, responses) {
        (Some(used), _) if used.changed => {
            let _ = write!(
                text,
                "Jawaban {} sekarang {}; tanggapannya tersimpan di ruang kerja.",
                used.code, about.answer
            );
        }
        (Some(used), _) => {
            let _ = write!(
                text,
                "Jawaban {} sudah {} dari berkas ini; tidak ada yang berubah.",
                used.code, about.answer
            );
        }
        (None, Responses::Kept) => {
            let _ = write!(text, "Tanggapan tersimpan di ruang kerja; jawaban {} tidak berubah.", about.code);
        }
        (None, Responses::Stored) if about.current => {
            text.push_str("Dihitung dari tanggapan yang tersimpan di ruang kerja.");
        }
        (None, Responses::Stored) => {
            let _ = write!(
                text,
                "Dihitung dari tanggapan yang tersimpan di ruang kerja; dengan --use, {} dijawab {}.",
                about.code, about.answer
            );
        }
        (None, Responses::Read) => {
            let _ = write!(
                text,
                "Belum ada yang disimpan; dengan --use, {} dijawab {}.",
                about.code, about.answer
            );
        }
    }
    if result.used.is_none() && (responses != Responses::Read || attached) {
        let _ = write!(text, "\n{}", about.standing);
    }
    text
}

/// What was written and attached besides.
pub fn besides(file: Option<&Exported>, attached: &[Attached]) -> String {
    let mut text = String::new();
    if let Some(file) = file {
        let _ = write!(text, "\nDitulis: {}", file.path.display());
    }
    for one in attached {
        let _ = write!(text, "\nDilampirkan pada {}: {}", one.code, one.name);
    }
    text
}

/// What to look at.
fn remarks(text: &mut String, remarks: &[String]) {
    if !remarks.is_empty() {
        text.push_str("\nPerlu diperhatikan:\n");
    }
    for remark in remarks {
        let _ = writeln!(text, "  {remark}");
    }
}

/// Rows that are left out.
fn dropped(text: &mut String, rows: &[DroppedView]) {
    if rows.is_empty() {
        return;
    }
    let _ = writeln!(text, "\nBaris yang tidak dihitung ({}):", thousands(rows.len() as u64));
    for row in rows.iter().take(LISTED) {
        let _ = writeln!(text, "  baris {}: {}", row.row, row.reason);
    }
    if rows.len() > LISTED {
        text.push_str("  selebihnya ada pada keluaran --json\n");
    }
}

pub fn complaint_import(import: &ComplaintImport) -> String {
    let mut text = format!(
        "{}: {} pengaduan, {} baru, {} sudah ada\nSeluruhnya {} pengaduan.\n",
        import.file,
        thousands(import.rows),
        thousands(import.new),
        thousands(import.known),
        thousands(import.total)
    );
    dropped(&mut text, &import.dropped);
    remarks(&mut text, &import.remarks);
    text
}

pub fn recap(view: &RecapView) -> String {
    let state = |key: &str| view.by_state.get(key).copied().unwrap_or_default();
    let mut text = format!(
        "{} pengaduan: {} selesai, {} diproses, {} belum diproses\nBelum ditanggapi lewat {days} hari {}, \
         ditanggapi sesudah {days} hari {}\n",
        thousands(view.total),
        thousands(state("done")),
        thousands(state("in_process")),
        thousands(state("open")),
        thousands(view.overdue),
        thousands(view.answered_late),
        days = view.within_days
    );
    if let (Some(median), Some(p90)) = (view.days.median, view.days.p90) {
        let _ =
            writeln!(text, "Dijawab dalam {} hari (median), 90% dalam {} hari", figure(median), figure(p90));
    }
    let as_it_is = str::to_owned;
    for (what, counts, said) in [
        ("kanal", &view.by_channel, as_it_is as fn(&str) -> String),
        ("kategori", &view.by_category, as_it_is),
        ("bulan", &view.by_month, month_name),
    ] {
        let _ = writeln!(text, "\nMenurut {what}:");
        for (name, count) in counts {
            // In hundredths of a percent, half up.
            let total = view.total.max(1);
            let share = (count * 20_000 + total) / (2 * total);
            let _ = writeln!(
                text,
                "  {:>7} {:>3},{:02}%  {}",
                thousands(*count),
                share / 100,
                share % 100,
                said(name)
            );
        }
    }
    for used in &view.used {
        let now = if used.changed { "sekarang" } else { "tetap" };
        let _ = writeln!(text, "Jawaban {} {now} {}.", used.code, used.answer);
    }
    text
}

pub fn forgotten(view: &ForgetView) -> String {
    let count = view.files.len();
    let mut text = match (count, view.removed) {
        (0, _) => {
            return "Tidak ada data pribadi responden, pengadu, atau kontak orang yang tersimpan.".into();
        }
        (_, true) => format!("{count} berkas data pribadi dihapus untuk selamanya:\n"),
        (_, false) => format!("{count} berkas data pribadi tersimpan di ruang kerja ini:\n"),
    };
    for file in &view.files {
        let _ = writeln!(text, "  {} ({}, {})", file.name, file.kind, size_text(file.size));
    }
    let stays = if view.stays.is_empty() {
        "riwayat".to_owned()
    } else {
        format!(
            "jawaban {} dengan hasil hitungannya, nama berkas, dan sidiknya, serta riwayat",
            view.stays.join(", ")
        )
    };
    let _ = writeln!(
        text,
        "Yang tetap ada: {stays}. Berkas aslinya di luar Pilar, salinan yang dilampirkan sendiri, \
         dan salinan lain dari folder ruang kerja (juga folder lama sesudah dipindahkan) tidak disentuh."
    );
    if !view.removed {
        text.push_str(
            "Belum ada yang dihapus; dengan --for-good semuanya dihapus dan tidak dapat dikembalikan.",
        );
    }
    text
}
