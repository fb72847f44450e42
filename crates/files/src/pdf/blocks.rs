//! Prints the blocks of a letter or report.

use std::path::Path;

use super::document::{About, Composed, assemble, written};
use super::face::Face;
use super::flow::{self, Setting};
use super::fonts::Fonts;
use super::letterhead::kop;
use super::page::{Align, Foot, Pages};
use super::style::{ACCENT, ACCENT_TINT, INK, QUIET, SHORT_OF, SMALL, Style, TEXT, TEXT_BOLD};
use super::table::{Cell, Column, Row, Table, Width};
use crate::blocks::block::{self, Bar, Block, Kind, Piece, Role, Tone, WHOLE};
use crate::blocks::{Document, Picture, PrintOptions};
use crate::safe_write::WriteError;
use pilar_core::dates;

/// Margins of letters, in points: 2.5 cm, and less for wide tables.
const SIDE: f32 = 70.9;
const SIDE_ACROSS: f32 = 45.0;
const AGENCY: Style = Style::new(Face::Regular, 13.0, INK);
const COVER_TITLE: Style = Style::new(Face::Regular, 20.0, INK);
const COVER_TEXT: Style = Style::new(Face::Regular, 13.0, INK);
const HEADING: Style = Style::new(Face::Bold, 11.0, INK);
const TABLE_TEXT: Style = Style::new(Face::Regular, 9.0, INK);
const SMALL_TABLE_TEXT: Style = Style::new(Face::Regular, 7.6, INK);
/// From this number of columns on a table is set small.
const MANY_COLUMNS: usize = 6;
/// Room below running text, in points; no list or table leaves more.
const BELOW_BODY: f32 = 7.0;
/// Room for a signature, in points.
const TO_SIGN: f32 = 70.0;
/// The part of a page that signatures take together at most before they part.
const TOGETHER: f32 = 0.6;
const LOGO: f32 = 84.0;
/// Parts of the width for the name of a bar and for its figure, and the room beside and below a bar, in points.
const BAR_NAME: f32 = 0.4;
const BAR_FIGURE: f32 = 0.16;
const BAR_GAP: f32 = 8.0;
const BAR_BELOW: f32 = 2.5;

/// Writes a document as PDF; it is read back and compared before it takes its name.
pub fn write_pdf(given: &Document, options: &PrintOptions, path: &Path) -> Result<(), WriteError> {
    written(&made(given, options)?, path)
}

/// The same PDF without a file, for looking at.
pub fn pdf_bytes(given: &Document, options: &PrintOptions) -> Result<Vec<u8>, WriteError> {
    Ok(made(given, options)?.bytes)
}

fn made(given: &Document, options: &PrintOptions) -> Result<Composed, WriteError> {
    let logo = options.logo.as_deref().map(Picture::read).transpose()?;
    let mut pages = Pages::with_side(Fonts::read()?, options.paper, SIDE);
    let mut begin = Some(given.has_cover());
    for (at, block) in given.blocks.iter().enumerate() {
        print(&mut pages, block, &given.blocks[at + 1..], logo.as_ref(), &mut begin);
    }
    let clean = |text: &str| pages.fonts.clean(Face::Regular, text).replace('\n', " ");
    let about = About {
        keywords: Vec::new(),
        title: clean(&given.title),
        head: clean(given.head()),
        author: clean(&given.author),
        subject: given.subject.clone(),
        made_by: clean(&given.made_by),
        made_at: given.made_at,
        told_apart_by: format!("{}{:?}{:?}", given.told_apart_by, given.made_at, given.blocks),
        first_page_says: given.headline.clone(),
    };
    let made = format!("Disusun dengan {}, {}", about.made_by, dates::date(&given.made_at));
    let foot = Foot {
        unit: clean(&given.foot),
        made: if given.foot.is_empty() { String::new() } else { made },
        caution: given.caution.clone(),
    };
    assemble(pages, &about, &foot, logo)
}

fn style(base: Style, kind: Kind) -> Style {
    let bold = Style { face: Face::Bold, ..base };
    match kind {
        Kind::Plain => base,
        Kind::Strong => bold,
        Kind::Missing => bold.colour(SHORT_OF),
        Kind::Quiet => base.colour(QUIET),
    }
}

fn styled(base: Style, line: &[Piece]) -> Vec<(Style, &str)> {
    line.iter().map(|piece| (style(base, piece.kind), piece.text.as_str())).collect()
}

fn print(pages: &mut Pages, block: &Block, rest: &[Block], logo: Option<&Picture>, begin: &mut Option<bool>) {
    match block {
        Block::Page { landscape, section } => page(pages, *landscape, section, begin),
        Block::Kop { names, address } => {
            let names: Vec<_> = styled(AGENCY, names);
            kop(pages, &names, styled(SMALL, address).into_iter(), logo);
        }
        Block::Logo => {
            if let Some(logo) = logo {
                let (left, top, width) = (pages.left(), pages.y, pages.width());
                pages.picture(logo, left, top, (width, LOGO));
                pages.y += LOGO;
            }
        }
        Block::Space(points) => pages.y += f32::from(*points),
        Block::Paragraph(role, line) => {
            // A remark above a table stays with it.
            let table = if *role == Role::Remark { beginning(pages, rest) } else { 0.0 };
            let after = signed(pages, rest).max(table);
            if after > 0.0 {
                pages.need(paragraph_height(pages, *role, line) + after);
            }
            paragraph(pages, *role, line);
        }
        Block::Heading(level, title) => heading(pages, *level, title, rest),
        Block::Fields(fields) => self::fields(pages, fields),
        Block::Numbered(items) => {
            let after = signed(pages, rest);
            numbered(pages, items, after);
        }
        Block::Table(table) => {
            let after = signed(pages, rest);
            self::table(pages, table, after);
        }
        Block::Bars(bars) => self::bars(pages, bars),
        Block::Signature { above, below } => signature(pages, above, below),
    }
}

/// Begins a page; `begin` says of the first one, which is there already, whether it is a cover.
fn page(pages: &mut Pages, landscape: bool, section: &str, begin: &mut Option<bool>) {
    pages.side = if landscape { SIDE_ACROSS } else { SIDE };
    match begin.take() {
        None => pages.start(landscape, section),
        Some(true) => pages.leave_bare(),
        Some(false) => {}
    }
    if !section.is_empty() {
        pages.mark(0, section);
    }
}

/// How a paragraph is set, and the room above and below it, in points.
struct Set {
    base: Style,
    align: Align,
    justified: bool,
    above: f32,
    below: f32,
}

impl Set {
    fn of(role: Role) -> Self {
        let left = Self { base: TEXT, align: Align::Left, justified: false, above: 0.0, below: 3.0 };
        match role {
            Role::CoverTitle => Self { base: COVER_TITLE, align: Align::Centre, below: 4.0, ..left },
            Role::CoverText => Self { base: COVER_TEXT, align: Align::Centre, below: 2.0, ..left },
            Role::Body => Self { justified: true, below: BELOW_BODY, ..left },
            Role::Address => left,
            Role::Dateline => Self { align: Align::Right, below: 6.0, ..left },
            Role::Title => Self { align: Align::Centre, below: 1.0, ..left },
            Role::Remark => Self { base: SMALL, above: 4.0, ..left },
        }
    }
}

/// Points that a paragraph takes with the room above and below it, those of eight lines at most.
fn paragraph_height(pages: &Pages, role: Role, line: &[Piece]) -> f32 {
    let set = Set::of(role);
    let lines = flow::count(&pages.fonts, &styled(set.base, line), pages.width());
    #[allow(clippy::cast_precision_loss)] // A few lines.
    let lines = lines.min(8) as f32;
    set.above + lines * set.base.leading() + set.below
}

fn paragraph(pages: &mut Pages, role: Role, line: &[Piece]) {
    let width = pages.width();
    let Set { base, align, justified, above, below } = Set::of(role);
    if role == Role::CoverTitle {
        pages.mark(0, &line.iter().map(|piece| piece.text.as_str()).collect::<String>());
    }
    pages.y += above;
    flow::print(pages, &styled(base, line), Setting { indent: 0.0, width, align, justified });
    pages.y += below;
}

fn heading(pages: &mut Pages, level: u8, title: &str, rest: &[Block]) {
    // A heading stands with the beginning of what it heads, also where that stays with a signature.
    let below = match rest {
        [Block::Table(_), ..] => beginning(pages, rest).max(90.0),
        [Block::Paragraph(Role::Remark, line), after @ ..] if matches!(after, [Block::Table(_), ..]) => {
            paragraph_height(pages, Role::Remark, line) + beginning(pages, after).max(90.0)
        }
        // Bars are read as one picture.
        [Block::Bars(bars), ..] => {
            bars.iter().map(|bar| bar_height(pages, bar)).sum::<f32>().min(pages.full() * 0.5)
        }
        [Block::Paragraph(..), after @ ..] => 48.0 + signed(pages, after),
        _ => 48.0,
    };
    let room = if level == 1 { 10.0 } else { 5.0 };
    pages.need(room + HEADING.leading() + 5.0 + below);
    pages.y += room;
    pages.mark(usize::from(level), title);
    let style = if level == 1 { HEADING } else { TEXT_BOLD };
    let width = pages.width();
    flow::print(
        pages,
        &[(style, title)],
        Setting { indent: 0.0, width, align: Align::Left, justified: false },
    );
    pages.y += 5.0;
}

fn fields(pages: &mut Pages, fields: &[(&str, Vec<Piece>)]) {
    let label = fields.iter().map(|(label, _)| pages.fonts.width(TEXT, label)).fold(0.0, f32::max) + 10.0;
    let indent = label + 10.0;
    let width = pages.width() - indent;
    for (name, line) in fields {
        pages.need(TEXT.leading());
        let (left, top) = (pages.left(), pages.y);
        pages.line(left, top, Align::Left, TEXT, name);
        pages.line(left + label, top, Align::Left, TEXT, ":");
        flow::print(
            pages,
            &styled(TEXT, line),
            Setting { indent, width, align: Align::Left, justified: false },
        );
        pages.y += 1.5;
    }
}

/// Needs room for so many lines of running text, eight at most, with what takes `after` points below them.
fn need_before(pages: &mut Pages, lines: usize, after: f32) {
    #[allow(clippy::cast_precision_loss)] // A few lines.
    pages.need(lines.min(8) as f32 * TEXT.leading() + BELOW_BODY + after);
}

/// Items with their numbers; the last one stays with what takes `after` points below them.
fn numbered(pages: &mut Pages, items: &[Vec<Piece>], after: f32) {
    let widest = format!("{}.", items.len());
    let indent = pages.fonts.width(TEXT, &widest) + 8.0;
    let width = pages.width() - indent;
    for (at, line) in items.iter().enumerate() {
        let pieces = styled(TEXT, line);
        let lines = flow::count(&pages.fonts, &pieces, width);
        if after > 0.0 && at + 1 == items.len() {
            need_before(pages, lines, after);
        }
        pages.need(TEXT.leading() * if lines > 1 { 2.0 } else { 1.0 });
        let (left, top) = (pages.left(), pages.y);
        pages.line(left, top, Align::Left, TEXT, &format!("{}.", at + 1));
        flow::print(pages, &pieces, Setting { indent, width, align: Align::Left, justified: false });
        pages.y += 3.0;
    }
    pages.y += 3.0;
}

/// A table; its last row stays with what takes `after` points below it.
fn table(pages: &mut Pages, table: &block::Table, after: f32) {
    let (table, rows) = laid_out(pages, table, after);
    table.print(pages, &rows);
    pages.y += 4.0;
}

/// Points that the table which is next takes to begin with; 0 where none is.
fn beginning(pages: &Pages, rest: &[Block]) -> f32 {
    let [Block::Table(table), after @ ..] = rest else { return 0.0 };
    let (table, rows) = laid_out(pages, table, signed(pages, after));
    table.beginning(pages, &rows)
}

fn laid_out(pages: &Pages, table: &block::Table, after: f32) -> (Table, Vec<Row>) {
    let base = if table.columns.len() < MANY_COLUMNS { TABLE_TEXT } else { SMALL_TABLE_TEXT };
    let align = |align: block::Align| match align {
        block::Align::Left => Align::Left,
        block::Align::Centre => Align::Centre,
        block::Align::Right => Align::Right,
    };
    let columns: Vec<Column> = table
        .columns
        .iter()
        .map(|column| Column {
            title: column.title,
            width: Width::Share(f32::from(column.share)),
            align: align(column.align),
            inset: 0.0,
        })
        .collect();
    let rows: Vec<Row> = table
        .rows
        .iter()
        .map(|row| {
            let cells = row.cells.iter().map(|cell| {
                let empty = Cell::empty().span(cell.span);
                cell.paragraphs
                    .iter()
                    .fold(empty, |made, piece| made.and(style(base, piece.kind), &piece.text))
            });
            let made = Row::new(cells.collect()).least(f32::from(row.least));
            match row.tone {
                Tone::Plain => made,
                Tone::Group => made.fill(super::style::PAPER_TINT).heads(),
            }
        })
        .collect();
    let (left, width) = (pages.left(), pages.width());
    let printed = Table::new(&columns, left, width).ruled(style(base, Kind::Strong));
    (printed.before(if after > 0.0 { after + BELOW_BODY } else { 0.0 }), rows)
}

fn bars(pages: &mut Pages, bars: &[Bar]) {
    let (name, figure) = (pages.width() * BAR_NAME, pages.width() * BAR_FIGURE);
    let track = pages.width() - name - figure - 2.0 * BAR_GAP;
    let setting = Setting { indent: 0.0, width: name, align: Align::Left, justified: false };
    for bar in bars {
        let height = bar_height(pages, bar);
        pages.need(height);
        let pieces = [(TABLE_TEXT, bar.name.as_str())];
        let (left, right, top) = (pages.left() + name + BAR_GAP, pages.right(), pages.y);
        flow::print(pages, &pieces, setting);
        let (at, high) = (top + 1.5, TABLE_TEXT.leading() - 3.0);
        pages.fill(left, at, track, high, ACCENT_TINT);
        if bar.part > 0 {
            pages.fill(left, at, track * f32::from(bar.part) / f32::from(WHOLE), high, ACCENT);
        }
        pages.line(right, top, Align::Right, TABLE_TEXT, &bar.figure);
        pages.y = top + height;
    }
    pages.y += 6.0;
}

/// Points that a bar takes, with the room below it.
fn bar_height(pages: &Pages, bar: &Bar) -> f32 {
    let lines = flow::count(&pages.fonts, &[(TABLE_TEXT, bar.name.as_str())], pages.width() * BAR_NAME);
    #[allow(clippy::cast_precision_loss)] // A few lines.
    let lines = lines.max(1) as f32;
    lines * TABLE_TEXT.leading() + BAR_BELOW
}

/// Points that the signatures which are next take, with the room before each; 0 where none is. They stay together, as far
/// as one page holds them.
fn signed(pages: &Pages, rest: &[Block]) -> f32 {
    let (mut taken, mut room) = (0.0, 0.0);
    for block in rest {
        match block {
            Block::Space(points) => room += f32::from(*points),
            Block::Signature { above, below } => {
                let with = taken + room + to_sign(pages, above, below);
                if taken > 0.0 && with > pages.full() * TOGETHER {
                    break;
                }
                (taken, room) = (with, 0.0);
            }
            _ => break,
        }
    }
    taken
}

/// Points that a signature takes, at most a page.
fn to_sign(pages: &Pages, above: &[Vec<Piece>], below: &[Vec<Piece>]) -> f32 {
    let width = pages.width() * 0.5;
    let lines: usize =
        above.iter().chain(below).map(|line| flow::count(&pages.fonts, &styled(TEXT, line), width)).sum();
    #[allow(clippy::cast_precision_loss)] // A handful of lines.
    let height = lines as f32 * TEXT.leading() + TO_SIGN;
    height.min(pages.full())
}

fn signature(pages: &mut Pages, above: &[Vec<Piece>], below: &[Vec<Piece>]) {
    let width = pages.width() * 0.5;
    let setting = Setting { indent: pages.width() - width, width, align: Align::Left, justified: false };
    let height = to_sign(pages, above, below);
    pages.need(height);
    for line in above {
        flow::print(pages, &styled(TEXT, line), setting);
    }
    pages.y += TO_SIGN;
    for line in below {
        flow::print(pages, &styled(TEXT, line), setting);
    }
}
