//! The report of a survey or of a register of complaints: what it comes to, composed into blocks. It holds sums, and
//! nothing of anybody.

use chrono::{DateTime, FixedOffset};
use pilar_core::dates;

use crate::blocks::Document;
use crate::blocks::block::{Align, Bar, Block, Column, Role, Row, Table, plain, quiet, strong};
use crate::signing::Signing;

/// Everything a report is made from, worded already.
#[derive(Debug, Clone)]
pub struct FeedReport {
    /// What it is, for example `Laporan survei IPAK`.
    pub title: String,
    /// Name of the unit.
    pub unit: String,
    /// Name of the agency.
    pub instansi: String,
    /// Year of the assessment.
    pub year: u16,
    /// When it was made, in the user's own time zone.
    pub made_at: DateTime<FixedOffset>,
    /// Program and version.
    pub made_by: String,
    /// What it was reckoned from and comes to, one below the other.
    pub facts: Vec<(&'static str, String)>,
    /// The figures.
    pub tables: Vec<FeedTable>,
    /// How they were reckoned, a sentence each.
    pub method: Vec<String>,
    /// Who signs.
    pub signing: Signing,
}

/// A table of a report.
#[derive(Debug, Clone)]
pub struct FeedTable {
    /// What it shows.
    pub title: String,
    /// Its columns: heading, part of the width, and whether they hold numbers.
    pub columns: Vec<(&'static str, u16, bool)>,
    /// Its rows.
    pub rows: Vec<Vec<String>>,
    /// A row below them that adds them up; empty for none.
    pub sum: Vec<String>,
    /// The same as a picture; may be empty.
    pub bars: Vec<FeedBar>,
    /// Remarks below it, a sentence or more each.
    pub remarks: Vec<String>,
}

/// A figure of a table as a bar.
#[derive(Debug, Clone)]
pub struct FeedBar {
    /// What it is of.
    pub name: String,
    /// The figure, worded.
    pub figure: String,
    /// Its part of the whole axis, in thousandths.
    pub part: u16,
}

/// The whole document.
pub fn compose(report: &FeedReport) -> Document {
    let headline = report.title.to_uppercase();
    let mut blocks = vec![
        Block::Page { landscape: false, section: "" },
        Block::Paragraph(Role::Title, vec![strong(&headline)]),
        Block::Paragraph(Role::Title, vec![plain(format!("{}, tahun {}", report.unit, report.year))]),
        Block::Paragraph(Role::Title, vec![plain(&report.instansi)]),
        Block::Space(8),
        Block::Fields(report.facts.iter().map(|(label, text)| (*label, vec![plain(text)])).collect()),
    ];
    let mut letters = ('A'..='Z').map(|letter| format!("{letter}. "));
    let mut heading = |text: &str| Block::Heading(1, letters.next().unwrap_or_default() + text);
    for table in report.tables.iter().filter(|table| !table.rows.is_empty()) {
        blocks.push(heading(&table.title));
        if !table.bars.is_empty() {
            let bars = table.bars.iter().map(|bar| Bar::new(&bar.name, &bar.figure, bar.part));
            blocks.push(Block::Bars(bars.collect()));
        }
        blocks.push(laid_out(table));
        blocks.extend(table.remarks.iter().map(|remark| Block::Paragraph(Role::Remark, vec![quiet(remark)])));
    }
    blocks.push(heading("Cara menghitung"));
    blocks.push(Block::Numbered(report.method.iter().map(|sentence| vec![plain(sentence)]).collect()));
    blocks.extend([Block::Space(14), report.signing.first(&report.made_at)]);
    Document {
        title: format!("{}, {} {}", report.title, report.unit, report.year),
        author: report.instansi.clone(),
        subject: report.title.clone(),
        headline,
        foot: format!("{} {}", report.unit, report.year),
        caution: format!(
            "Dihitung pada {}; tidak memuat data pribadi.",
            dates::date_and_time(&report.made_at)
        ),
        made_by: report.made_by.clone(),
        made_at: report.made_at,
        told_apart_by: format!("{:?} {:?}", report.facts, report.tables),
        blocks,
    }
}

fn laid_out(table: &FeedTable) -> Block {
    let column = |(title, share, number): &(&'static str, u16, bool)| Column {
        title,
        share: *share,
        align: if *number { Align::Right } else { Align::Left },
    };
    let rows = table.rows.iter().map(|cells| Row::of(cells.iter().map(plain)));
    let sum = (!table.sum.is_empty()).then(|| Row::of(table.sum.iter().map(strong)));
    let rows = rows.chain(sum);
    Block::Table(Table { columns: table.columns.iter().map(column).collect(), rows: rows.collect() })
}
