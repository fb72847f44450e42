//! Portfolios as people read them.

use std::fmt::Write as _;

use pilar_app::view::{CompareView, PortfolioView};

use super::figure;

pub fn portfolio(view: &PortfolioView) -> String {
    if view.rows.is_empty() {
        return "Tidak ada penilaian yang cocok.".into();
    }
    let mut text = format!(
        "{:<8} {:<5} {:<6} {:>6} {:>6} {:>12} {:>8}  {:<11} {:<10} Unit\n",
        "Id", "Tahun", "Target", "Nilai", "TPI", "Syarat nilai", "Kemajuan", "Status", "Tenggat"
    );
    for row in &view.rows {
        let id = row.id.to_string();
        let _ = writeln!(
            text,
            "{:<8} {:<5} {:<6} {:>6} {:>6} {:>12} {:>8}  {:<11} {:<10} {}",
            id.get(..8).unwrap_or(&id),
            row.year,
            row.target.to_uppercase(),
            figure(row.total),
            row.evaluated.map_or_else(|| "-".to_owned(), figure),
            format!("{}/{}", row.gates_met, row.gates),
            format!("{}%", figure(row.progress)),
            row.state,
            row.deadline.as_deref().unwrap_or("-"),
            row.unit
        );
    }
    let _ = writeln!(
        text,
        "\nSebaran capaian area (%, isian kosong bernilai 0)\n{:<42} {:>8} {:>8} {:>8} {:>8} {:>9} {:>8}",
        "Area", "Terendah", "Kuartil1", "Median", "Kuartil3", "Tertinggi", "Rentang"
    );
    for area in &view.areas {
        let _ = writeln!(
            text,
            "{:<42} {:>8} {:>8} {:>8} {:>8} {:>9} {:>8}",
            area.name,
            figure(area.min),
            figure(area.q1),
            figure(area.median),
            figure(area.q3),
            figure(area.max),
            figure(area.spread)
        );
        for unit in &area.lagging {
            let _ = writeln!(text, "    tertinggal: {} {} ({}%)", unit.unit, unit.year, figure(unit.percent));
        }
    }
    text
}

pub fn compare(view: &CompareView) -> String {
    let mut text = String::new();
    for (at, column) in view.columns.iter().enumerate() {
        let _ =
            writeln!(text, "{}. {} {} ({})", at + 1, column.unit, column.year, column.target.to_uppercase());
    }
    text.push('\n');
    for row in &view.rows {
        let name = if row.kind == "node" { format!("{} {}", row.key, row.name) } else { row.name.clone() };
        let _ = write!(text, "{name:<60}");
        for value in &row.values {
            let _ = write!(text, " {:>7}", value.map_or_else(|| "-".to_owned(), figure));
        }
        let _ = writeln!(text, "   rentang {}", figure(row.spread));
    }
    text
}
