//! Results as people read them: decimal comma, two decimals, rounded once.

mod duplicates;
mod feeding;
mod folder;
mod integrity;
mod last_year;
mod merging;
mod path;
mod portfolio;
mod proposal;
mod review;
mod rules;
mod standing;
mod team;
mod units;

use std::fmt::Write as _;

use pilar_app::evidence::Attached;
use pilar_app::exchange::{ColumnMap, Exported, ImportOutcome, PortalSetWritten};
use pilar_app::view::{
    AssessmentView, ChangeView, ChecklistView, EvidenceCheckView, EvidenceView, PackageView, Papers,
    RulesView, ScoreView, SummaryView, WarningView, answer_text, day_in_words, size_text,
};
use pilar_app::worksheet::{Answered, SearchHit};

pub use duplicates::duplicates;
pub use feeding::{Responses, besides, complaint_import, forgotten, recap, survey};
pub use folder::folder_plan;
pub use integrity::audit;
pub use last_year::carried_over;
pub use merging::{database_import, package_import};
pub use path::{efforts, margin, path, scenario, scenarios};
pub use portfolio::{compare, portfolio};
pub use proposal::{appeal, kit};
pub use review::{
    differences, identity, late, queue, recommendation, recommendations, review, reviewed, round,
};
pub use rules::{instrument_added, instruments, rules, rules_plan};
pub use team::{assigned, made_tasks, monev, monev_attached, people, people_preview, task, tasks, work};
pub use units::{deadlines, disparity, gap, known_tags, lhe_all, load, tagged};

/// Two decimals with a comma, for example `76,84`.
fn figure(value: f64) -> String {
    pilar_app::view::two_decimals(value)
}

fn warnings(text: &mut String, warnings: &[WarningView]) {
    if warnings.is_empty() {
        return;
    }
    let _ = writeln!(text, "\nPerhatian ({}):", warnings.len());
    for warning in warnings {
        let _ = writeln!(text, "  - {}", warning.message);
    }
}

pub fn exported(exported: &Exported) -> String {
    let mut lines = vec![format!("Tersimpan dan terverifikasi: {}", exported.path.display())];
    lines.extend(exported.notices.iter().map(|notice| format!("Perhatian: {notice}")));
    lines.join("\n")
}

pub fn portal_set(written: &PortalSetWritten) -> String {
    let lists = written.units.iter().map(|(target, count)| format!("unit-{target} {count} unit"));
    let lists: Vec<String> = lists.collect();
    let mut lines =
        vec![format!("Tersimpan dan terverifikasi: {} ({})", written.path.display(), lists.join(", "))];
    lines.extend(written.notices.iter().map(|notice| format!("Perhatian: {notice}")));
    lines.join("\n")
}

pub fn score(view: &ScoreView) -> String {
    let mut text = String::new();
    let total = |figures: &pilar_app::view::Figures| figures.get("total").copied().unwrap_or_default();
    let _ = writeln!(text, "Nilai menurut isian {:>6}", figure(view.total));
    for (key, value) in &view.headlines {
        let _ = writeln!(text, "  {key:<17} {:>6}", figure(*value));
    }
    let _ = writeln!(text, "Terisi              {} dari {}", view.answered, view.of);
    let (floor, ceiling) = (total(&view.floor), total(&view.ceiling));
    let _ = writeln!(
        text,
        "Nilai pasti         {} (isian kosong bernilai 0) · nilai tertinggi {} (isian kosong bernilai terbaik)",
        figure(floor),
        figure(ceiling)
    );
    for (target, predicate) in &view.predicate {
        let word = if predicate.met { "Memenuhi" } else { "Belum Memenuhi" };
        let _ = writeln!(text, "\n{}: {word}", target.to_uppercase());
        for gate in &predicate.gates {
            let mark = if gate.met { "memenuhi" } else { "belum" };
            let unit = if gate.unit == "percent" { "%" } else { "" };
            let _ = writeln!(
                text,
                "  {:<42} {:>7}{unit:<1} minimal {:>6}{unit:<1} {mark}",
                gate.name,
                figure(gate.value),
                figure(gate.minimum)
            );
        }
    }
    warnings(&mut text, &view.warnings);
    text
}

/// Which instrument counts, and by which rules.
fn instrument_line(view: &RulesView) -> String {
    let facts = view.facts.get(..12).unwrap_or(&view.facts);
    format!(
        "Instrumen: {}, versi {} (sidik fakta {facts})\nKetentuan penilaian: {}\n",
        view.name, view.version, view.words
    )
}

pub fn list(list: &[SummaryView]) -> String {
    if list.is_empty() {
        return "Belum ada penilaian di ruang kerja ini. Mulai dengan: pilar new, pilar import, atau pilar example.".into();
    }
    let lines: Vec<String> = list
        .iter()
        .map(|row| {
            format!(
                "{}  {} {}  {:>6}  {}/{}  {}",
                row.id,
                row.year,
                row.target.to_uppercase(),
                figure(row.total),
                row.answered,
                row.of,
                row.unit
            )
        })
        .collect();
    lines.join("\n")
}

pub fn assessment(view: &AssessmentView) -> String {
    let profile = &view.profile;
    let mut text = format!(
        "{}\n{}\nTahun {}, menuju {}\n{}\n{}",
        profile.unit,
        profile.instansi,
        profile.year,
        profile.target.to_uppercase(),
        instrument_line(&view.rules),
        score(&view.score)
    );
    text.push_str("\nIsian:\n");
    for input in &view.inputs {
        let answer = input.answers.get("unit").map_or("-".to_owned(), plain);
        let evidence = input.evidence.len();
        let _ = writeln!(text, "  {:<16} {answer:<6} {evidence:>2} bukti  {}", input.code, input.label);
        for source in view.sources.iter().filter(|source| source.code == input.code) {
            let _ = writeln!(text, "  {:<16} {}", "", source.said);
        }
        if let Some(said) = last_year::waiting(input, plain) {
            let _ = writeln!(text, "  {:<16} {said}", "");
        }
    }
    text
}

fn plain(value: &serde_json::Value) -> String {
    value.as_str().map_or_else(|| value.to_string().replace('.', ","), str::to_owned)
}

pub fn history(changes: &[ChangeView]) -> String {
    if changes.is_empty() {
        return "Belum ada perubahan.".into();
    }
    let mut text = String::new();
    for change in changes {
        let code = change.about.code.as_deref().unwrap_or("-");
        let [time, action, author, role] =
            [&change.time, &change.action_name, &change.author, &change.role].map(String::as_str);
        text.extend([time, "  ", action, "  ", code, "  ", author, " (", role, ")\n"]);
    }
    text
}

pub fn answered(answered: &Answered, score: &ScoreView) -> String {
    let what = match (&answered.answer, answered.changed) {
        (_, false) => "tidak berubah".to_owned(),
        (Some(answer), true) => format!("tersimpan: {}", answer_text(answer)),
        (None, true) => "dikosongkan".to_owned(),
    };
    format!("{} {what}. Nilai menurut isian {}.", answered.code, figure(score.total))
}

pub fn import(outcome: &ImportOutcome) -> String {
    let mut text = String::new();
    if outcome.kind == "master-soal" {
        let verb = if outcome.stored { "dimuat" } else { "akan dimuat" };
        return format!(
            "Teks resmi {verb}: {} soal baru, {} diperbarui, {} sama.",
            outcome.new, outcome.updated, outcome.same
        );
    }
    let verb = if outcome.stored { "Diimpor" } else { "Rencana impor" };
    let id = outcome.id.map_or_else(|| "penilaian baru".to_owned(), |id| id.to_string());
    let _ = writeln!(text, "{verb}: {} ({id})", outcome.unit);
    let _ = writeln!(text, "{} baru, {} diperbarui, {} sama", outcome.new, outcome.updated, outcome.same);
    if let Some(after) = &outcome.after {
        standing::standing(&mut text, outcome.before.as_ref(), after);
    }
    for change in outcome.changes.iter().filter(|change| !change.from.is_null()) {
        let _ = writeln!(
            text,
            "  {} {}: {} menjadi {}",
            change.code,
            change.what,
            value(&change.from),
            value(&change.to)
        );
    }
    if let Some(after) = &outcome.after {
        standing::other_gates(&mut text, outcome.before.as_ref(), after);
    }
    warnings(&mut text, &outcome.warnings);
    evidence_by_name(&mut text, outcome);
    if !outcome.stored {
        let (maps, parts) = (&outcome.maps, if outcome.joined { outcome.maps.as_slice() } else { &[] });
        let whole = ColumnMap::together(parts);
        for map in whole.as_ref().map_or(maps.as_slice(), std::slice::from_ref) {
            let named = if map.name.is_empty() { String::new() } else { format!(" \"{}\"", map.name) };
            let of_all =
                if whole.is_none() { String::new() } else { format!(" untuk {} lembar", maps.len()) };
            let _ = writeln!(text, "\nPeta kolom{named}{of_all}:\n{}", column_map(map));
        }
    }
    text
}

/// What the file brings of evidence that is no document yet, and its pictures.
fn evidence_by_name(text: &mut String, outcome: &ImportOutcome) {
    let ImportOutcome { waiting, pictures, attached, stored, .. } = outcome;
    if *waiting > 0 {
        let id = outcome.id.map_or_else(|| "ID".to_owned(), |id| id.to_string());
        let _ = writeln!(
            text,
            "\n{waiting} tautan menunggu berkas. Cari di sebuah folder dengan: pilar evidence add-folder {id} FOLDER"
        );
    }
    match (pictures.len(), *attached) {
        (0, _) => {}
        (all, 0) => {
            let _ =
                writeln!(text, "\n{all} gambar dapat dilampirkan pada isiannya: ulangi dengan --pictures.");
        }
        (_, attached) => {
            let verb = if *stored { "dilampirkan" } else { "akan dilampirkan" };
            let _ = writeln!(text, "\n{attached} gambar {verb} sebagai bukti dukung:");
            for one in pictures {
                let _ = writeln!(text, "  {}: {} ({})", one.place, one.name, size_text(one.size));
            }
        }
    }
}

/// A column map as its file has it.
pub fn column_map(map: &ColumnMap) -> String {
    map.to_toml().unwrap_or_else(|error| error)
}

pub fn column_maps(maps: &[ColumnMap]) -> String {
    if maps.is_empty() {
        return "Belum ada peta kolom. Simpan dengan: pilar map save.".into();
    }
    let lines = maps.iter().map(|map| {
        let one = |sheet: &str, answer: &str| format!("  lembar {sheet}  jawaban di kolom {answer}");
        let plain = match &map.sheet {
            Some(sheet) => one(sheet, &map.answer),
            None if map.sheets.is_empty() => format!("  jawaban di kolom {}", map.answer),
            None => String::new(),
        };
        let each = map.sheets.iter().map(|own| format!("\n{}", one(&own.sheet, &own.answer)));
        format!("{}{plain}{}", map.name, each.collect::<Vec<_>>().concat())
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// A stored value as people read it; answers are `{"choice": "A"}` or `{"number": "7"}`.
fn value(value: &serde_json::Value) -> String {
    let inner = value.as_object().and_then(|object| object.values().next()).unwrap_or(value);
    plain(inner)
}

pub fn attached(attached: &[Attached]) -> String {
    let lines: Vec<String> = attached
        .iter()
        .map(|one| {
            let how = if one.reused { "isi yang sama sudah ada, kini dipakai juga" } else { "terlampir" };
            format!("{}  {} {how} pada {}", one.id, one.name, one.code)
        })
        .collect();
    lines.join("\n")
}

pub fn evidence(list: &[EvidenceView]) -> String {
    if list.is_empty() {
        return "Belum ada bukti dukung. Lampirkan dengan: pilar evidence add.".into();
    }
    let lines: Vec<String> = list
        .iter()
        .map(|one| format!("{}  {}  {}  {}", one.id, one.name, size_text(one.size), one.serves.join(", ")))
        .collect();
    lines.join("\n")
}

pub fn checklist(view: &ChecklistView) -> String {
    let lines = view.documents.iter().map(|wanted| {
        let by = wanted.fulfilled.join(", ");
        let mark = if by.is_empty() { ("[ ]", "-") } else { ("[x]", by.as_str()) };
        format!("{} {}. {}: {}", mark.0, wanted.n, wanted.name, mark.1)
    });
    std::iter::once(format!("{} {}", view.code, view.title)).chain(lines).collect::<Vec<_>>().join("\n")
}

pub fn hits(hits: &[SearchHit]) -> String {
    let lines: Vec<String> = hits
        .iter()
        .map(|hit| {
            let place = hit.code.as_deref().unwrap_or("-");
            format!("{place:<16} {}: {}", hit.title, hit.excerpt)
        })
        .collect();
    if lines.is_empty() { "Tidak ditemukan.".into() } else { lines.join("\n") }
}

pub fn profile(view: &AssessmentView) -> String {
    let profile = &view.profile;
    let mut text = format!("{}, {}, tahun {}\n", profile.unit, profile.instansi, profile.year);
    let _ = writeln!(text, "Target     {}", profile.target.to_uppercase());
    let _ = writeln!(text, "Alamat     {}", profile.address.join("; "));
    let _ = writeln!(text, "Afirmasi   {}", if profile.afirmasi { "ya" } else { "tidak" });
    if let Some(deadline) = profile.deadline {
        let _ = writeln!(text, "Tenggat    {}", day_in_words(&deadline.to_string()));
    }
    if let Some(logo) = &view.logo {
        let _ = writeln!(text, "Logo       {}", logo.name);
    }
    text
}

pub fn evidence_checks(checks: &[EvidenceCheckView]) -> String {
    let bad: Vec<String> = checks
        .iter()
        .filter_map(|check| Some(format!("{}: {}", check.name, check.fault.as_ref()?)))
        .collect();
    if bad.is_empty() {
        return format!("{} berkas diperiksa, semuanya utuh.", checks.len());
    }
    format!(
        "{} berkas diperiksa, {} bermasalah:\n{}\nLampirkan kembali berkas aslinya.",
        checks.len(),
        bad.len(),
        bad.join("\n")
    )
}

pub fn package(view: &PackageView) -> String {
    let mut text = match view.left_out {
        0 => "Paket utuh: semua berkas cocok dengan sidik yang tercatat.\n".to_owned(),
        count => format!(
            "Semua berkas cocok dengan sidik yang tercatat, tetapi isi {count} perubahan tidak ikut dalam paket ini.\n"
        ),
    };
    text.push_str(match view.papers {
        Papers::Agree => {
            "Kepala paket, isi JSON, daftar bukti, serta jawaban, unit, dan nilai total di buku kerja sama dengan \
             riwayatnya; laporan PDF tidak dibandingkan.\n"
        }
        Papers::None => "",
        Papers::UnknownInstrument => {
            "Buku kerja, JSON, dan daftar bukti tidak dapat dibandingkan dengan riwayatnya: instrumen ini tidak ada di versi Pilar ini.\n"
        }
    });
    let _ = writeln!(text, "{}, {}, tahun {}", view.unit, view.instansi, view.year);
    let _ = writeln!(text, "Penilaian  {}", view.assessment);
    let _ = writeln!(text, "Dibuat     {} dengan {}", view.made_at, view.made_by);
    if let Some(scope) = &view.scope_name {
        let _ = writeln!(text, "Bagian     {scope}");
    }
    if view.since {
        text.push_str("Susulan    hanya memuat yang belum dimiliki penerima\n");
    }
    let _ = writeln!(text, "Isi        {} berkas, {}", view.files, size_text(view.bytes));
    let _ = writeln!(text, "           {} bukti dukung, {} perubahan", view.documents, view.changes);
    if view.without_content > 0 {
        let _ = writeln!(text, "           {} isi bukti dukung tidak ikut dalam paket", view.without_content);
    }
    for notice in &view.notices {
        let _ = writeln!(text, "Perhatian: {notice}");
    }
    text
}
