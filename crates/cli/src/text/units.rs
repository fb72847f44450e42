//! Units of an agency beside each other, as people read them.

use std::fmt::Write as _;

use pilar_app::portfolio::{
    AllLheWritten, DeadlinesView, DisparityView, Due, KnownTag, LoadView, UnitDeadlines, UnitGapView,
};
use pilar_app::view::day_in_words;
use serde_json::Value;

use super::figure;

pub fn known_tags(known: &[KnownTag]) -> String {
    if known.is_empty() {
        return "Belum ada penanda. Beri penanda dengan tag ID --wilayah NAMA --jenis NAMA.".into();
    }
    known.iter().fold(String::new(), |mut text, tag| {
        let _ = writeln!(text, "{:<8} {:<40} {:>5} penilaian", tag.key.key(), tag.name, tag.units);
        text
    })
}

pub fn tagged(units: &[Value]) -> String {
    let mut text = String::new();
    for unit in units {
        let tags = unit["tags"].as_object().into_iter().flatten();
        let said: Vec<String> =
            tags.map(|(key, tag)| format!("{key} {}", tag.as_str().unwrap_or_default())).collect();
        let said = if said.is_empty() { "tanpa penanda".to_owned() } else { said.join(", ") };
        let id = unit["id"].as_str().unwrap_or_default();
        let _ = writeln!(text, "{} {said}", id.get(..8).unwrap_or(id));
    }
    text
}

/// Sentences below a table, each on a line of its own.
fn notices(text: &mut String, notices: &[String]) {
    for notice in notices {
        let _ = writeln!(text, "\n{notice}");
    }
}

pub fn disparity(view: &DisparityView) -> String {
    let mut text = String::from("Total dalam poin, area dalam persen bobotnya; isian kosong bernilai 0\n");
    for area in &view.areas {
        let _ = writeln!(
            text,
            "\n{}\n  {:<28} {:>5} {:>5} {:>8} {:>8} {:>8} {:>9} {:>8}",
            area.name, "Kelompok", "Tahun", "Unit", "Terendah", "Kuartil1", "Median", "Tertinggi", "Rentang"
        );
        for cell in view.cells.iter().filter(|cell| cell.area == area.key) {
            let group = view.groups.get(cell.group).and_then(|group| group.name.as_deref());
            let _ = writeln!(
                text,
                "  {:<28} {:>5} {:>5} {:>8} {:>8} {:>8} {:>9} {:>8}",
                group.unwrap_or(if view.groups.len() > 1 { "(tanpa penanda)" } else { "Semua unit" }),
                cell.year,
                cell.units,
                figure(cell.min),
                figure(cell.q1),
                figure(cell.median),
                figure(cell.max),
                figure(cell.spread)
            );
        }
    }
    text.push_str("\nPeringkat menurut total (nilai, peringkat dari sekian unit)\n");
    for unit in &view.units {
        let years: Vec<String> = unit
            .years
            .iter()
            .map(|year| format!("{}: {} ({}/{})", year.year, figure(year.total), year.rank, year.of))
            .collect();
        let _ = write!(text, "  {}  {}", unit.unit, years.join("  "));
        if let Some(since) = unit.since.get("total") {
            let _ = write!(text, "  di bawah median sejak {since}");
        }
        text.push('\n');
    }
    notices(&mut text, &view.notices);
    text
}

pub fn gap(view: &UnitGapView) -> String {
    let mut text = String::from("Rata-rata nilai, isian kosong bernilai 0\n");
    for side in [&view.a, &view.b] {
        let _ = writeln!(text, "  {:>8}  {} ({} unit)", figure(side.mean), side.name, side.units.len());
    }
    let _ = writeln!(text, "  {:>8}  selisih", signed(view.difference));
    if view.parts.is_empty() {
        text.push_str("\nTidak ada selisih: setiap pertanyaan bernilai sama di kedua sisi.\n");
    } else {
        let _ = writeln!(text, "\nMenurut area");
        for area in &view.areas {
            let _ = writeln!(text, "  {:>8}  {}", signed(area.points), area.name);
        }
        let _ = writeln!(
            text,
            "\nMenurut pertanyaan; {} pertanyaan lain bernilai sama\n  {:>8} {:>8} {:>8}",
            view.same, "Selisih", "Pertama", "Kedua"
        );
        for part in &view.parts {
            let _ = writeln!(
                text,
                "  {:>8} {:>8} {:>8}  {} {}",
                signed(part.points),
                figure(part.a),
                figure(part.b),
                part.code,
                part.title
            );
        }
    }
    notices(&mut text, &view.notices);
    text
}

/// A difference with its sign.
fn signed(points: f64) -> String {
    let shown = figure(points);
    if points > 0.0 { format!("+{shown}") } else { shown }
}

pub fn deadlines(view: &DeadlinesView) -> String {
    if view.units.is_empty() {
        return "Tidak ada penilaian yang cocok, atau tidak ada yang lewat tenggat.".into();
    }
    let mut text = format!(
        "Hari ini {}. Lewat tenggat: {} unit. Tanpa tenggat: {} unit.\n\n",
        day_in_words(&view.today),
        view.overdue,
        view.without
    );
    for unit in &view.units {
        let _ = writeln!(text, "{}", unit.unit.said());
        for line in lines(unit) {
            let _ = writeln!(text, "    {line}");
        }
    }
    text
}

fn lines(unit: &UnitDeadlines) -> Vec<String> {
    let due = |due: &Due| {
        let left = match due.days_left {
            0 => "hari ini".to_owned(),
            days if days < 0 => format!("lewat {} hari", -days),
            days => format!("{days} hari lagi"),
        };
        format!("{} {}, {left}", day_in_words(&due.day), due.what)
    };
    let mut lines = Vec::new();
    match &unit.proposal {
        Some(day) if unit.proposed => {
            lines.push(format!("{} {}, sudah diajukan", day_in_words(&day.day), day.what));
        }
        other => lines.extend(other.as_ref().map(due)),
    }
    lines.extend(unit.task.as_ref().map(due));
    lines.extend(unit.stage.as_ref().map(due));
    if unit.open_tasks > 0 {
        lines.push(format!("{} tugas terbuka, {} lewat tenggat", unit.open_tasks, unit.overdue_tasks));
    }
    if lines.is_empty() {
        lines.push("tanpa tenggat".into());
    }
    lines
}

pub fn load(view: &LoadView) -> String {
    if view.teams.is_empty() {
        return "Tidak ada penilaian yang cocok.".into();
    }
    let mut text = String::new();
    for team in &view.teams {
        let leader = team.leader.as_deref().unwrap_or("Belum ada tim pada data LHE");
        let states: Vec<String> =
            team.states.iter().map(|(state, units)| format!("{state} {units}")).collect();
        let _ = writeln!(
            text,
            "{leader}: {} unit ({}); {} dari {} isian yang diserahkan sudah direviu",
            team.units.len(),
            states.join(", "),
            team.reviewed,
            team.of
        );
        for unit in &team.units {
            let _ = writeln!(
                text,
                "    {:<11} putaran {}  {:>3}/{} direviu, {} revisi  {}",
                unit.state,
                unit.round,
                unit.reviewed,
                unit.of,
                unit.revise,
                unit.unit.said()
            );
        }
    }
    text
}

pub fn lhe_all(written: &AllLheWritten) -> String {
    let mut text = format!(
        "{} LHE tertulis dan terverifikasi di {}; {} unit tidak.\n",
        written.written.len(),
        written.path.display(),
        written.refused.len()
    );
    for one in &written.written {
        let _ = writeln!(text, "  {}", one.name);
        for notice in &one.notices {
            let _ = writeln!(text, "      {notice}");
        }
    }
    for one in &written.refused {
        let _ = writeln!(text, "  tidak ditulis: {}: {}", one.unit.said(), one.reason);
    }
    text
}
