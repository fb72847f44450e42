use std::path::Path;

use pilar_files::xlsx::disparity::{Cell, DisparityBook, Sheet, write_disparity};

use super::disparity::{DisparityInput, DisparityView, disparity};
use crate::MADE_BY;
use crate::clock;
use crate::error::Result;
use crate::exchange::Exported;
use crate::exchange::destination::{destination, exported};
use crate::session::Session;

/// Writes a disparity as a workbook, read back and compared before it gets its final name; what there is to know before
/// relying on it is told with the file.
pub fn export_disparity(session: &Session, given: &DisparityInput, output: &Path) -> Result<Exported> {
    let view = disparity(session, given)?;
    let path = destination(session, output, "Disparitas.xlsx")?;
    let book = DisparityBook {
        made_at: clock::now_local(),
        made_by: MADE_BY.into(),
        sheets: vec![spreads(&view), courses(&view)],
    };
    write_disparity(&book, &path)?;
    exported(path, view.notices)
}

fn text(title: &str) -> (String, bool) {
    (title.to_owned(), true)
}

fn number(title: impl Into<String>) -> (String, bool) {
    (title.into(), false)
}

fn spreads(view: &DisparityView) -> Sheet {
    let row = |cell: &super::DisparityCell| {
        let area = view.areas.iter().find(|area| area.key == cell.area);
        let group = view.groups.get(cell.group).and_then(|group| group.name.clone());
        let mut row = vec![
            Cell::Text(area.map_or_else(|| cell.area.clone(), |area| area.name.clone())),
            group.map_or(Cell::Blank, Cell::Text),
            Cell::Count(usize::from(cell.year)),
            Cell::Count(cell.units),
        ];
        row.extend([cell.min, cell.q1, cell.median, cell.q3, cell.max, cell.spread].map(Cell::Figure));
        row
    };
    let mut titles = vec![text("Area"), text("Kelompok"), number("Tahun"), number("Unit")];
    titles.extend(["Terendah", "Kuartil 1", "Median", "Kuartil 3", "Tertinggi", "Rentang"].map(number));
    Sheet { name: "Sebaran", titles, rows: view.cells.iter().map(row).collect() }
}

fn courses(view: &DisparityView) -> Sheet {
    let mut titles = vec![text("Unit Kerja"), text("Instansi"), text("Penanda")];
    for year in &view.years {
        titles.extend([number(format!("Nilai {year}")), number(format!("Peringkat {year}"))]);
    }
    titles.push(number("Di Bawah Median Sejak"));
    let row = |unit: &super::UnitCourse| {
        let mut row = vec![
            Cell::Text(unit.unit.clone()),
            Cell::Text(unit.instansi.clone()),
            unit.tag.clone().map_or(Cell::Blank, Cell::Text),
        ];
        for year in &view.years {
            let own = unit.years.iter().find(|own| own.year == *year);
            row.push(own.map_or(Cell::Blank, |own| Cell::Figure(own.total)));
            row.push(own.map_or(Cell::Blank, |own| Cell::Count(own.rank)));
        }
        row.push(unit.since.get("total").map_or(Cell::Blank, |year| Cell::Count(usize::from(*year))));
        row
    };
    Sheet { name: "Unit", titles, rows: view.units.iter().map(row).collect() }
}
