//! The report of a period (laporan monev): what was planned, what was done, what stands in the way, and what the unit
//! earned at each period.

use chrono::{DateTime, FixedOffset, NaiveDate};
use pilar_core::dates;
use pilar_core::period::Period;
use pilar_core::scoring::format_points;
use pilar_core::team::{MonevTask, Realisation};
use rust_decimal::Decimal;
use uuid::Uuid;

use super::{NONE, or_dash};
use crate::blocks::Document;
use crate::blocks::block::{
    Align, Block, Column, Line, Piece, Role, Row, Table, column, plain, quiet, strong,
};
use crate::signing::Signing;

const HEADLINE: &str = "LAPORAN MONITORING DAN EVALUASI (MONEV)";
/// Numbers that stand for the areas above narrow columns; a legend names them.
const TITLES: [&str; 9] = ["1", "2", "3", "4", "5", "6", "7", "8", "9"];

/// A period as its report says it.
#[derive(Debug, Clone)]
pub struct MonevReport {
    /// Id of the assessment.
    pub id: Uuid,
    /// Name of the unit.
    pub unit: String,
    /// Name of the agency.
    pub instansi: String,
    /// Year of the assessment.
    pub year: u16,
    /// Name of the predicate that it aims for.
    pub target: String,
    /// The period.
    pub period: Period,
    /// Its last day.
    pub last: NaiveDate,
    /// The day it was frozen; `None` while it is as things stand.
    pub frozen: Option<NaiveDate>,
    /// When the report was asked for, in the user's own time zone.
    pub made_at: DateTime<FixedOffset>,
    /// Program and version.
    pub made_by: String,
    /// Every area that has tasks, and what is for none of them, last.
    pub areas: Vec<MonevArea>,
    /// The tasks, by area.
    pub rows: Vec<MonevRow>,
    /// What people say of the period.
    pub note: String,
    /// What stood in the way of the period as a whole.
    pub obstacle: String,
    /// What is done about it.
    pub follow_up: String,
    /// Names of the areas, for the columns of the course of scores.
    pub names: Vec<String>,
    /// What was earned at each period so far.
    pub course: Vec<ScorePoint>,
    /// Who signs.
    pub signing: Signing,
}

impl MonevReport {
    /// All its tasks added up.
    pub(crate) fn all(&self) -> Realisation {
        Realisation::of(self.rows.iter().map(|row| &row.task), self.last)
    }
}

/// The tasks of one area added up.
#[derive(Debug, Clone)]
pub struct MonevArea {
    /// Its name.
    pub name: String,
    /// How its tasks are.
    pub realisation: Realisation,
}

/// A task with the words of what it is for.
#[derive(Debug, Clone)]
pub struct MonevRow {
    /// Its number in the plan, where the plan has it.
    pub number: Option<usize>,
    /// Name of the area.
    pub area: String,
    /// Code of the input; empty for a whole area.
    pub code: String,
    /// The task.
    pub task: MonevTask,
}

/// What was earned at a period.
#[derive(Debug, Clone)]
pub struct ScorePoint {
    /// The period.
    pub period: Period,
    /// The day it is of.
    pub on: NaiveDate,
    /// The total, points, blanks earning nothing; `None` while nothing was answered.
    pub total: Option<Decimal>,
    /// Percent of each area, in the order of the names.
    pub areas: Vec<Option<Decimal>>,
}

/// The whole document.
pub fn compose(report: &MonevReport) -> Document {
    let mut blocks = head(report);
    blocks.push(Block::Heading(1, "A. Ringkasan realisasi".into()));
    blocks.extend(summary(report));
    blocks.push(Block::Heading(1, "B. Nilai pada setiap periode".into()));
    blocks.extend(course(report));
    blocks.push(Block::Heading(1, "C. Kendala".into()));
    blocks.extend(obstacles(report));
    blocks.push(Block::Heading(1, "D. Tindak lanjut dan catatan".into()));
    blocks.push(Block::Fields(vec![
        ("Tindak lanjut", vec![or_none(&report.follow_up)]),
        ("Catatan", vec![or_none(&report.note)]),
    ]));
    if report.frozen.is_some() {
        blocks.push(remark(
            "Tindak lanjut, catatan, dan kendala umum tidak ikut dibekukan; isinya menurut keadaan pada saat laporan ini \
             disusun.",
        ));
    }
    blocks.push(Block::Space(14));
    blocks.push(report.signing.first(&report.frozen.unwrap_or_else(|| report.made_at.date_naive())));
    blocks.extend(report.signing.seen().into_iter().flat_map(|seen| [Block::Space(10), seen]));
    blocks.push(Block::Page { landscape: true, section: "Rencana dan realisasi" });
    blocks.push(Block::Heading(1, "E. Rencana dan realisasi".into()));
    blocks.extend(plan(report));
    Document {
        title: format!("Laporan Monev {} {} {}", report.period, report.unit, report.year),
        author: report.instansi.clone(),
        subject: "Monitoring dan evaluasi rencana aksi Zona Integritas".into(),
        headline: HEADLINE.into(),
        foot: format!("{} {} {}", report.unit, report.period, report.year),
        caution: report.frozen.as_ref().map_or_else(
            || "Angka dihitung dari data pada saat laporan ini disusun.".to_owned(),
            |day| format!("Angka dibekukan pada {}; perubahan sesudahnya tidak termasuk.", dates::date(day)),
        ),
        made_by: report.made_by.clone(),
        made_at: report.made_at,
        told_apart_by: format!("{} {} {:?}", report.id, report.period, report.frozen),
        blocks,
    }
}

fn or_none(text: &str) -> Piece {
    if text.trim().is_empty() { quiet("tidak ada") } else { plain(text.trim()) }
}

fn head(report: &MonevReport) -> Vec<Block> {
    let state = match &report.frozen {
        Some(day) => plain(format!(
            "dibekukan pada {}; perubahan rencana, realisasi, dan jawaban sesudahnya tidak termasuk",
            dates::date(day)
        )),
        None => strong("belum dibekukan; keadaan pada saat laporan ini disusun"),
    };
    vec![
        Block::Page { landscape: false, section: "" },
        Block::Paragraph(Role::Title, vec![strong(HEADLINE)]),
        Block::Paragraph(Role::Title, vec![plain("Rencana aksi pembangunan Zona Integritas")]),
        Block::Paragraph(Role::Title, vec![plain(format!("{} tahun {}", report.period.name(), report.year))]),
        Block::Space(8),
        Block::Fields(vec![
            ("Unit", vec![plain(&report.unit)]),
            ("Instansi", vec![plain(&report.instansi)]),
            ("Target", vec![plain(&report.target)]),
            ("Periode", vec![plain(format!("sampai dengan {}", dates::date(&report.last)))]),
            ("Keadaan", vec![state]),
            ("Disusun", vec![plain(dates::date(&report.made_at))]),
        ]),
    ]
}

fn remark(text: impl AsRef<str>) -> Block {
    Block::Paragraph(Role::Remark, vec![quiet(text)])
}

fn percent(realisation: Realisation) -> String {
    realisation.percent().map_or_else(|| NONE.into(), |percent| format!("{}%", format_points(percent)))
}

fn summary(report: &MonevReport) -> Vec<Block> {
    let columns = vec![
        column("Area", 34, Align::Left),
        column("Tugas", 10, Align::Right),
        column("Rencana", 12, Align::Right),
        column("Selesai", 12, Align::Right),
        column("Belum", 12, Align::Right),
        column("Kendala", 12, Align::Right),
        column("Realisasi", 16, Align::Right),
    ];
    let row = |name: &str, it: Realisation| {
        let counts = [it.tasks, it.planned, it.done, it.late, it.hindered].map(|count| count.to_string());
        let cells = [name.to_owned()].into_iter().chain(counts).chain([percent(it)]);
        cells.collect::<Vec<_>>()
    };
    let mut rows: Vec<Row> = report
        .areas
        .iter()
        .map(|area| Row::of(row(&area.name, area.realisation).iter().map(plain)))
        .collect();
    rows.push(Row::of(row("Jumlah", report.all()).iter().map(strong)));
    vec![
        Block::Table(Table { columns, rows }),
        remark(
            "Tugas adalah semua tugas pada bagian E, termasuk yang dimulai mendahului tenggatnya dan yang dibatalkan. \
             Rencana adalah tugas yang tenggatnya sampai akhir periode, tanpa yang dibatalkan; selesai berarti selesai \
             paling lambat pada akhir periode, dan belum berarti tidak selesai sampai saat itu, termasuk yang selesai \
             sesudahnya. Kendala adalah tugas pada bagian C, direncanakan atau tidak. Realisasi adalah bagian rencana yang \
             selesai.",
        ),
    ]
}

fn course(report: &MonevReport) -> Vec<Block> {
    let Some(width) = u16::try_from(report.names.len()).ok().filter(|_| !report.course.is_empty()) else {
        return vec![Block::Paragraph(Role::Body, vec![quiet("Belum ada periode yang berakhir.")])];
    };
    let mut columns: Vec<Column> =
        vec![column("Periode", 24, Align::Left), column("Nilai pasti", 12, Align::Right)];
    let share = 64 / width.max(1);
    columns.extend(TITLES.iter().take(report.names.len()).map(|title| column(title, share, Align::Right)));
    let shown = columns.len() - 2;
    let rows = report.course.iter().map(|point| {
        let areas = point.areas.iter().take(shown);
        let areas = areas.map(|it| it.map_or_else(|| NONE.into(), format_points));
        let total = point.total.map_or_else(|| NONE.into(), format_points);
        let cells = [format!("{}, {}", point.period, dates::date(&point.on)), total];
        Row::of(cells.into_iter().chain(areas).map(plain))
    });
    let names = (1..).zip(&report.names).map(|(number, name)| format!("{number} {name}"));
    let legend = names.collect::<Vec<_>>().join("; ");
    let without = report.course.iter().any(|point| point.total.is_none());
    let without = if without { " Tanda – berarti belum ada data pada tanggal itu." } else { "" };
    vec![
        Block::Table(Table { columns, rows: rows.collect() }),
        remark(format!(
            "Nilai pasti menurut jawaban unit (isian kosong dihitung 0), dan capaian setiap area dalam persen: \
             {legend}.{without}"
        )),
    ]
}

fn obstacles(report: &MonevReport) -> Vec<Block> {
    let told = |text: &str| if text.is_empty() { "belum diuraikan".to_owned() } else { text.to_owned() };
    let hindered = report.rows.iter().filter(|row| row.task.is_hindered());
    let which =
        |row: &MonevRow| row.number.map_or_else(String::new, |number| format!(" (tugas nomor {number})"));
    let items: Vec<Line> = hindered
        .map(|row| {
            let told = told(row.task.obstacle.trim());
            vec![strong(&row.task.title), plain(format!("{}: {told}", which(row)))]
        })
        .collect();
    let whole = report.obstacle.trim();
    let mut blocks = Vec::new();
    if !whole.is_empty() {
        blocks.push(Block::Paragraph(Role::Body, vec![plain(whole)]));
    }
    if !items.is_empty() {
        blocks.push(Block::Numbered(items));
    }
    if blocks.is_empty() {
        blocks.push(Block::Paragraph(Role::Body, vec![quiet("Tidak ada kendala yang dilaporkan.")]));
    }
    blocks
}

fn plan(report: &MonevReport) -> Vec<Block> {
    if report.rows.is_empty() {
        return vec![Block::Paragraph(Role::Body, vec![quiet("Tidak ada tugas sampai akhir periode ini.")])];
    }
    let columns = vec![
        // Names of areas stand over the columns and hang as the first one does.
        column("No.", 4, Align::Left),
        column("Kode", 9, Align::Left),
        column("Uraian kegiatan", 25, Align::Left),
        column("Keluaran", 24, Align::Left),
        column("Penanggung jawab", 11, Align::Left),
        column("Tenggat", 8, Align::Left),
        column("Realisasi", 9, Align::Left),
        column("Bukti", 10, Align::Left),
    ];
    let mut rows = Vec::new();
    let mut area: Option<&str> = None;
    for row in &report.rows {
        if area != Some(&row.area) {
            rows.push(Row::group(strong(&row.area), columns.len()));
            area = Some(&row.area);
        }
        let task = &row.task;
        let done = task.realised.as_ref().map_or_else(String::new, |day| {
            let after = if *day > report.last { " (sesudah periode)" } else { "" };
            format!(" {}{after}", dates::date(day))
        });
        rows.push(Row::of([
            plain(row.number.map_or_else(|| NONE.into(), |number| number.to_string())),
            or_dash(&row.code),
            plain(&task.title),
            or_dash(&task.output),
            or_dash(&task.pic),
            plain(task.due.as_ref().map_or_else(|| NONE.into(), dates::date)),
            plain(format!("{}{done}", task.status.name())),
            or_dash(&task.evidence.join("; ")),
        ]));
    }
    vec![
        Block::Table(Table { columns, rows }),
        remark("No. adalah nomor tugas pada rencana aksi saat laporan ini disusun."),
    ]
}
