//! What verifying a history found.

use std::fmt::Write as _;

use pilar_app::view::{AuditView, OriginView, thousands};

/// Characters of a line.
const WIDTH: usize = 100;

pub fn audit(view: &AuditView) -> String {
    let mut text = format!("{}, {}, tahun {}\n", view.unit, view.instansi, view.year);
    paragraph(&mut text, "", "", &view.sentence);
    let state = view.state.as_deref().unwrap_or("tidak dinyatakan, karena ada yang berubah sesudah ditulis");
    let _ = writeln!(text, "\nSidik keadaan: {state}\n\nAsal riwayat ({}):", view.origins.len());
    for origin in &view.origins {
        one_origin(&mut text, origin);
    }
    if !view.findings.is_empty() {
        let _ = writeln!(text, "\nTemuan ({}):", view.findings.len());
    }
    for (at, finding) in view.findings.iter().enumerate() {
        let number = format!("  {}. ", at + 1);
        let inside = " ".repeat(number.len());
        paragraph(&mut text, &number, &inside, &finding.what);
        for item in &finding.items {
            paragraph(&mut text, &format!("{inside}- "), &format!("{inside}  "), item);
        }
        paragraph(&mut text, &inside, &inside, &format!("{} {}", finding.safe, finding.todo));
    }
    for (title, sentences) in [("Yang dibuktikan", &view.proves), ("Yang tidak dibuktikan", &view.proves_not)]
    {
        let _ = writeln!(text, "\n{title}:");
        for sentence in sentences {
            paragraph(&mut text, "  - ", "    ", sentence);
        }
    }
    text.truncate(text.trim_end().len());
    text
}

fn one_origin(text: &mut String, origin: &OriginView) {
    let authors: Vec<String> = origin
        .authors
        .iter()
        .map(|author| format!("{} ({})", author.name, thousands(author.changes)))
        .collect();
    let own = if origin.own { ", ruang kerja ini" } else { "" };
    let _ = writeln!(
        text,
        "  {}{own}: {} perubahan, {}",
        origin.short,
        thousands(origin.chained + origin.unchained),
        origin.condition_name
    );
    if !authors.is_empty() {
        paragraph(text, "    oleh   ", "           ", &authors.join(", "));
    }
    if let (Some(first), Some(last)) = (&origin.first, &origin.last) {
        let _ = writeln!(text, "    waktu  {first} sampai {last}");
    }
    if origin.missing > 0 || origin.waiting > 0 {
        let _ =
            writeln!(text, "    selain itu {} tanpa isi, {} belum dihitung", origin.missing, origin.waiting);
    }
    for tip in &origin.tips {
        let _ = writeln!(text, "    ujung  {} {}", thousands(tip.position), tip.hash);
    }
}

/// Words on lines of their own width, the first behind `first` and the others behind `others`.
fn paragraph(text: &mut String, first: &str, others: &str, words: &str) {
    let mut line = first.to_owned();
    let mut empty = true;
    for word in words.split_whitespace() {
        if !empty && line.chars().count() + 1 + word.chars().count() > WIDTH {
            let _ = writeln!(text, "{line}");
            others.clone_into(&mut line);
            empty = true;
        }
        if !empty {
            line.push(' ');
        }
        line.push_str(word);
        empty = false;
    }
    let _ = writeln!(text, "{line}");
}
