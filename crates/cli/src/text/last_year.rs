//! What was carried over from an earlier year.

use std::fmt::Write as _;

use pilar_app::view::{InputView, LastYearView};
use pilar_app::workspace::CarriedOver;
use serde_json::Value;

/// What a new assessment begins with.
pub fn carried_over(carried: &CarriedOver) -> String {
    let CarriedOver { id, existing, instrument, from, year, answers, notes, documents, people, left_out } =
        carried;
    if *existing {
        return format!(
            "Penilaian {year} unit ini sudah ada: {id}\nTidak ada yang dibuat. Ulangi dengan --again bila memang perlu satu \
             lagi di sampingnya."
        );
    }
    let mut text = format!(
        "Penilaian {year} dibuat dari {from}: {id}\nDinilai dengan {instrument}.\n{answers} usulan jawaban, {notes} \
         catatan, dan {documents} dokumen tahun {from} menunggu dikonfirmasi; belum ada yang dihitung. Pakai dengan: \
         pilar confirm ID KODE, atau --all."
    );
    if *people > 0 {
        let _ = write!(text, "\nTim ikut: {people} orang dengan Pokja dan penugasannya, tanpa kontaknya.");
    }
    if !left_out.is_empty() {
        text.push_str("\nTidak dapat dibawa ke lembar kerja ini: ");
        text.push_str(&left_out.join(", "));
    }
    text
}

/// What an earlier year said of an input, while this year says nothing of its own.
pub(super) fn waiting(input: &InputView, plain: fn(&Value) -> String) -> Option<String> {
    let LastYearView { year, answer, claimed, documents, evidence_text, .. } = input.last_year.as_ref()?;
    let proposed = answer.as_ref().filter(|_| !input.answers.contains_key("unit")).map(|answer| {
        let claimed = claimed.as_ref().map_or_else(String::new, |own| format!(" (unit: {})", plain(own)));
        format!("jawaban {}{claimed}", plain(answer))
    });
    let documents = (!documents.is_empty()).then(|| format!("{} dokumen", documents.len()));
    let text = (!evidence_text.is_empty()).then(|| "tautan".to_owned());
    let parts: Vec<String> = proposed.into_iter().chain(documents).chain(text).collect();
    (!parts.is_empty()).then(|| format!("tahun {year}, menunggu dikonfirmasi: {}", parts.join(", ")))
}
