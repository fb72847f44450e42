use std::fmt::Write as _;

use pilar_app::proposal::{AppealView, KitView, StageRow};
use pilar_app::view::day_in_words;

pub fn kit(view: &KitView) -> String {
    let mut text = format!("Berkas pengusulan menuju {}\n", view.target_name);
    for item in &view.items {
        let optional = if item.optional { ", tidak wajib" } else { "" };
        let _ = writeln!(text, "  {}: {} [{}{optional}]", item.key, item.name, item.state_name);
        if let Some(file) = &item.file {
            let checked = match (&item.checked_by, &item.checked_on) {
                (Some(by), Some(on)) => format!(", diperiksa {by} pada {on}"),
                _ => String::new(),
            };
            let _ = writeln!(text, "      {file}{checked}");
        }
    }
    let _ = writeln!(text, "Persyaratan");
    for it in &view.conditions {
        let _ = writeln!(text, "  {}: {} [{}]", it.key, it.condition, it.judgement_name);
        let said: Vec<&str> = [&it.value, &it.source, &it.why]
            .into_iter()
            .map(String::as_str)
            .filter(|it| !it.is_empty())
            .collect();
        if !said.is_empty() {
            let _ = writeln!(text, "      {}", said.join("; "));
        }
    }
    stages(&mut text, &view.stages);
    for notice in &view.notices {
        let _ = writeln!(text, "Perhatian: {notice}");
    }
    let _ = writeln!(
        text,
        "{}",
        if view.complete {
            "Berkas lengkap dan sudah diperiksa."
        } else {
            "Berkas belum lengkap, belum diperiksa semuanya, atau memuat surat yang belum ditandatangani."
        }
    );
    text
}

pub fn appeal(view: &AppealView) -> String {
    let mut text = String::new();
    if view.items.is_empty() {
        text.push_str("Belum ada yang disanggah.\n");
    }
    for item in &view.items {
        let proof = item.proof.as_deref().unwrap_or("belum ada bukti");
        let outcome = if item.outcome.is_empty() { "belum ada hasil" } else { &item.outcome };
        let _ = writeln!(text, "{}: {} [{outcome}]\n      {}; {proof}", item.item, item.name, item.reason);
    }
    stages(&mut text, &view.stages);
    for notice in &view.notices {
        let _ = writeln!(text, "Perhatian: {notice}");
    }
    text
}

fn stages(text: &mut String, stages: &[StageRow]) {
    for stage in stages {
        let due = stage.due.as_ref().map(|day| format!("batas {}", day_in_words(day)));
        let on = stage.on.as_deref().map(day_in_words);
        let outcome = (!stage.outcome_name.is_empty()).then(|| stage.outcome_name.clone());
        let found =
            [&stage.condition, &stage.recommendation].map(|said| (!said.is_empty()).then(|| said.clone()));
        let said: Vec<String> = [due, on, outcome].into_iter().chain(found).flatten().collect();
        if !said.is_empty() {
            let _ = writeln!(text, "{}: {}", stage.name, said.join("; "));
        }
    }
}
