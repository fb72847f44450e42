use std::path::Path;

use pilar_files::xlsx::disparity::{Cell, DisparityBook, Sheet, Width, write_disparity};

use super::disparity::{DisparityInput, DisparityView, TOTAL, disparity};
use crate::MADE_BY;
use crate::clock;
use crate::error::Result;
use crate::exchange::Exported;
use crate::exchange::destination::{destination, exported};
use crate::session::Session;

/// What the figures of areas are counted in.
const SHARE: &str = "% bobot";
/// What totals are counted in.
const POINTS: &str = "poin";

/// Writes a disparity as a workbook, read back and compared before it gets its final name; what there is to know before
/// relying on it is told with the file.
pub fn export_disparity(session: &Session, given: &DisparityInput, output: &Path) -> Result<Exported> {
    let view = disparity(session, given)?;
    let path = destination(session, output, "Disparitas.xlsx")?;
    let of_total = |area: &str| area == TOTAL;
    let book = DisparityBook {
        made_at: clock::now_local(),
        made_by: MADE_BY.into(),
        sheets: vec![
            spreads(&view, "Sebaran Nilai Total", POINTS, of_total),
            spreads(&view, "Sebaran Area", SHARE, |area| !of_total(area)),
            courses(&view),
            explained(given, &view),
        ],
    };
    write_disparity(&book, &path)?;
    exported(path, view.notices)
}

fn text(title: &str) -> (String, Width) {
    (title.to_owned(), Width::Text)
}

fn number(title: impl Into<String>) -> (String, Width) {
    (title.into(), Width::Figure)
}

/// The spreads that are counted in one unit.
fn spreads(view: &DisparityView, name: &'static str, unit: &str, wanted: impl Fn(&str) -> bool) -> Sheet {
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
    let mut titles = vec![text("Nilai atau Area"), text("Kelompok"), number("Tahun"), number("Jumlah Unit")];
    let figures = ["Terendah", "Kuartil 1", "Median", "Kuartil 3", "Tertinggi", "Rentang"];
    titles.extend(figures.map(|figure| number(format!("{figure} ({unit})"))));
    let cells = view.cells.iter().filter(|cell| wanted(&cell.area));
    Sheet { name, titles, rows: cells.map(row).collect() }
}

fn courses(view: &DisparityView) -> Sheet {
    let mut titles = vec![text("Unit Kerja"), text("Instansi"), text("Penanda")];
    for year in &view.years {
        titles.extend([number(format!("Nilai {year} ({POINTS})")), number(format!("Peringkat {year}"))]);
    }
    titles.push(number("Di Bawah Median Sejak (tahun)"));
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
        row.push(unit.since.get(TOTAL).map_or(Cell::Blank, |year| Cell::Count(usize::from(*year))));
        row
    };
    Sheet { name: "Unit", titles, rows: view.units.iter().map(row).collect() }
}

/// What is compared and how, and what there is to know before relying on it.
fn explained(given: &DisparityInput, view: &DisparityView) -> Sheet {
    let assessments: usize = view.groups.iter().map(|group| group.units).sum();
    let years: Vec<String> = view.years.iter().map(ToString::to_string).collect();
    let groups = given.by.map_or_else(
        || "Tidak dikelompokkan: semua unit satu kelompok.".to_owned(),
        |key| {
            format!(
                "Menurut penanda {key}. Yang kolom kelompoknya kosong adalah unit tanpa penanda itu, dihitung sebagai satu \
                 kelompok."
            )
        },
    );
    let mut rows = vec![
        (
            "Yang dibandingkan",
            format!(
                "Nilai penilaian mandiri {assessments} penilaian ({}), tahun {}. Penilaian yang belum berisi jawaban tidak \
                 ikut.",
                given.filter.said(),
                years.join(", ")
            ),
        ),
        ("Kelompok", groups),
        (
            "Nilai",
            "Nilai total dalam poin dan capaian area dalam persen dari bobot area. Keduanya nilai pasti: isian kosong \
             dihitung nol."
                .to_owned(),
        ),
        (
            "Sebaran",
            "Terendah, kuartil 1, median, kuartil 3, dan tertinggi di antara unit sekelompok pada tahun itu. Rentang adalah \
             selisih antara yang tertinggi dan yang terendah."
                .to_owned(),
        ),
        (
            "Peringkat",
            "Menurut nilai total di antara semua unit pada tahun itu, yang tertinggi lebih dahulu; nilai yang sama \
             berperingkat sama."
                .to_owned(),
        ),
        (
            "Di bawah median sejak",
            "Tahun sejak nilai total unit di bawah median semua unit, tanpa jeda sampai tahun terakhir.".to_owned(),
        ),
    ];
    rows.extend(view.notices.iter().map(|notice| ("Perhatian", notice.clone())));
    Sheet {
        name: "Keterangan",
        titles: vec![text("Hal"), ("Keterangan".to_owned(), Width::Sentence)],
        rows: rows
            .into_iter()
            .map(|(about, said)| vec![Cell::Text(about.into()), Cell::Text(said)])
            .collect(),
    }
}
