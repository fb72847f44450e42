//! The list of contents of a kit, with how each condition stands.

use chrono::{DateTime, FixedOffset};
use pilar_core::dates;

use crate::blocks::Document;
use crate::blocks::block::{Align, Block, Role, Row, Table, absent, column, filled, plain, quiet, strong};

const HEADLINE: &str = "DAFTAR ISI BERKAS PENGUSULAN";

/// What a kit has.
#[derive(Debug, Clone)]
pub struct ContentsList {
    /// Id of the assessment.
    pub id: String,
    /// Name of the unit.
    pub unit: String,
    /// Name of the agency.
    pub instansi: String,
    /// Year of the assessment.
    pub year: u16,
    /// Name of the predicate that it aims for.
    pub target: String,
    /// Its files, in the order of the portal.
    pub lines: Vec<ContentLine>,
    /// How the conditions stand.
    pub conditions: Vec<ConditionLine>,
    /// When it was asked for, in the user's own time zone.
    pub made_at: DateTime<FixedOffset>,
    /// Program and version.
    pub made_by: String,
}

/// A file of the kit.
#[derive(Debug, Clone)]
pub struct ContentLine {
    /// What it is.
    pub name: String,
    /// Name of the file in the kit; empty while there is none.
    pub file: String,
    /// Whether a kit is complete without it.
    pub optional: bool,
    /// Whether it is a letter that nobody has signed yet.
    pub unsigned: bool,
    /// Who looked at it and when; empty for nobody.
    pub checked: String,
}

/// A condition.
#[derive(Debug, Clone)]
pub struct ConditionLine {
    /// What is asked.
    pub condition: String,
    /// What there is, with its unit; empty for nothing.
    pub value: String,
    /// Where it says so.
    pub source: String,
    /// What it comes to.
    pub judgement: String,
}

/// The whole document.
pub fn compose(list: &ContentsList) -> Document {
    let columns = vec![
        column("No.", 7, Align::Right),
        column("Berkas", 37, Align::Left),
        column("Nama berkas", 34, Align::Left),
        column("Diperiksa", 22, Align::Left),
    ];
    let row = |(number, it): (usize, &ContentLine)| {
        let file = match (it.file.is_empty(), it.optional) {
            (false, _) => plain(&it.file),
            (true, true) => quiet("tidak disertakan"),
            (true, false) => absent(&it.name),
        };
        let checked = if it.checked.is_empty() { quiet("belum") } else { plain(&it.checked) };
        let mut row = Row::of([plain(number.to_string()), plain(&it.name), file, checked]);
        if it.unsigned && !it.file.is_empty() {
            row.cells[2].paragraphs.push(strong("belum ditandatangani"));
        }
        row
    };
    let files = Table { columns, rows: (1..).zip(&list.lines).map(row).collect() };
    let columns = vec![
        column("Persyaratan", 38, Align::Left),
        column("Nilai", 14, Align::Left),
        column("Sumber", 28, Align::Left),
        column("Keadaan", 20, Align::Left),
    ];
    let row = |it: &ConditionLine| {
        let (value, source) = (filled(&it.value, "nilai"), filled(&it.source, "sumber"));
        Row::of([plain(&it.condition), value, source, plain(&it.judgement)])
    };
    let conditions = Table { columns, rows: list.conditions.iter().map(row).collect() };
    let blocks = vec![
        Block::Page { landscape: false, section: "" },
        Block::Paragraph(Role::Title, vec![strong(HEADLINE)]),
        Block::Space(8),
        Block::Fields(vec![
            ("Unit", vec![plain(&list.unit)]),
            ("Instansi", vec![plain(&list.instansi)]),
            ("Tahun", vec![plain(list.year.to_string())]),
            ("Target", vec![plain(&list.target)]),
            ("Disusun", vec![plain(dates::date(&list.made_at))]),
        ]),
        Block::Heading(1, "A. Berkas".into()),
        Block::Table(files),
        Block::Heading(1, "B. Persyaratan".into()),
        Block::Table(conditions),
        Block::Paragraph(
            Role::Remark,
            vec![quiet(
                "Persyaratan dinilai dari nilai yang diisikan pengusul; penetapannya tetap merupakan kewenangan tim penilai nasional.",
            )],
        ),
    ];
    Document {
        title: format!("Daftar Isi Berkas Pengusulan, {} {}", list.unit, list.year),
        author: list.instansi.clone(),
        subject: "Pengusulan Zona Integritas".into(),
        headline: HEADLINE.into(),
        foot: format!("{} {}", list.unit, list.year),
        caution: "Isi berkas tidak diperiksa oleh program.".into(),
        made_by: list.made_by.clone(),
        made_at: list.made_at,
        told_apart_by: list.id.clone(),
        blocks,
    }
}
