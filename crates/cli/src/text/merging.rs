//! What importing journals does, or would do.

use std::fmt::Write as _;

use pilar_app::exchange::{DatabaseImported, PackageImported};
use pilar_app::view::{
    MergeItem, MergeView, ReplacedView, SettledView, SubjectView, VersionView, size_text, thousands,
};

use super::standing::{other_gates, standing};

/// Competing values named before the rest is counted.
const MOST_VERSIONS: usize = 5;

pub fn package_import(imported: &PackageImported) -> String {
    let plan = &imported.plan;
    let verb = if plan.stored { "Paket diimpor" } else { "Rencana impor paket" };
    let mut text = head(verb, plan);
    let _ = writeln!(
        text,
        "{} baru, {} diperbarui, {} sama, {} konflik; {} isi bukti dukung baru",
        plan.new, plan.updated, plan.same, plan.conflicts, imported.contents
    );
    standing(&mut text, plan.before.as_ref(), &plan.after);
    values(&mut text, plan);
    other_gates(&mut text, plan.before.as_ref(), &plan.after);
    notices(&mut text, &imported.notices);
    conflicts(&mut text, plan);
    text
}

pub fn database_import(imported: &DatabaseImported) -> String {
    let verb = if imported.stored { "Data ruang kerja diimpor" } else { "Rencana impor data ruang kerja" };
    let mut text = format!(
        "{verb}: {} penilaian; {} baru, {} diperbarui, {} sama, {} konflik; {} isi bukti dukung baru\n",
        imported.plans.len(),
        imported.new,
        imported.updated,
        imported.same,
        imported.conflicts,
        imported.contents
    );
    for plan in &imported.plans {
        text.push_str(&head("Penilaian", plan));
        let _ = writeln!(
            text,
            "{} baru, {} diperbarui, {} sama, {} konflik",
            plan.new, plan.updated, plan.same, plan.conflicts
        );
        standing(&mut text, plan.before.as_ref(), &plan.after);
        values(&mut text, plan);
        other_gates(&mut text, plan.before.as_ref(), &plan.after);
    }
    for refused in &imported.refused {
        let _ = writeln!(text, "Tidak diambil: {} ({}): {}.", refused.unit, refused.id, refused.why);
    }
    notices(&mut text, &imported.notices);
    for plan in &imported.plans {
        conflicts(&mut text, plan);
    }
    text
}

fn head(verb: &str, plan: &MergeView) -> String {
    let place = if plan.creates { "penilaian baru" } else { "penilaian yang sudah ada" };
    format!("{verb}: {} {} ({place} {})\n", plan.unit, plan.year, plan.id)
}

/// Everything that changes, a line each.
fn values(text: &mut String, plan: &MergeView) {
    for item in &plan.items {
        let _ = writeln!(text, "  {}", line(item));
    }
    for replaced in &plan.replaced {
        let _ = writeln!(text, "  {}", replaced_line(replaced));
    }
    for settled in &plan.settled {
        let _ = writeln!(text, "  {}", settled_line(settled));
    }
    for id in plan.same_unit.iter().filter(|_| plan.creates) {
        let _ = writeln!(
            text,
            "Perhatian: unit dan tahun yang sama sudah ada di ruang kerja ini dengan id lain ({id}); bila yang dimaksud penilaian itu, impor dengan --into {id}."
        );
    }
}

fn line(item: &MergeItem) -> String {
    let name = name(&item.about);
    let from = item.from.as_ref().map_or("-", |version| version.text.as_str());
    match (item.effect, item.to.value.is_null()) {
        ("conflict", _) => format!("konflik: {name}: {}", versions(&item.versions)),
        (_, true) => format!("dihapus: {name}: {from}{}", by(&item.to)),
        ("new", _) => format!("baru: {name}: {}{}", item.to.text, by(&item.to)),
        _ => format!("diperbarui: {name}: {from} menjadi {}{}", item.to.text, by(&item.to)),
    }
}

fn replaced_line(replaced: &ReplacedView) -> String {
    let ReplacedView { about, from, to } = replaced;
    let file = |file: &pilar_app::view::FileView| {
        format!("{} ({}, {}, {})", file.name, size_text(file.size), file.author, file.role)
    };
    let what = name(about);
    match to {
        Some(to) => format!("berkas diganti: {what}: {} menjadi {}", file(from), file(to)),
        None => format!("berkas dihapus: {what}: {}", file(from)),
    }
}

fn settled_line(settled: &SettledView) -> String {
    let SettledView { about, decided, versions: competing } = settled;
    let competing =
        if competing.is_empty() { "nilai yang tidak ada di sini".to_owned() } else { versions(competing) };
    format!("diputuskan: {}: {competing}; menjadi {}{}", name(about), text_of(decided), by(decided))
}

fn name(about: &SubjectView) -> String {
    let name = about.code.as_deref().unwrap_or(&about.label);
    format!("{} {name}", about.what).trim_end().to_owned()
}

/// Values with who gave them.
fn versions(versions: &[VersionView]) -> String {
    let shown =
        versions.iter().take(MOST_VERSIONS).map(|version| format!("{}{}", text_of(version), by(version)));
    let mut text = shown.collect::<Vec<_>>().join(" atau ");
    if versions.len() > MOST_VERSIONS {
        let _ = write!(text, ", dan {} lagi", thousands((versions.len() - MOST_VERSIONS) as u64));
    }
    text
}

fn text_of(version: &VersionView) -> &str {
    if version.value.is_null() { "dikosongkan" } else { &version.text }
}

fn by(version: &VersionView) -> String {
    format!(" ({}, {})", version.author, version.role)
}

fn notices(text: &mut String, notices: &[String]) {
    for notice in notices {
        let _ = writeln!(text, "Perhatian: {notice}");
    }
}

fn conflicts(text: &mut String, plan: &MergeView) {
    if plan.stored && plan.conflicts > 0 {
        let _ = writeln!(text, "Putuskan konflik dengan: pilar conflicts {}", plan.id);
    }
}
