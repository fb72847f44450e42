//! Letters and reports as DOCX, for editing in a word processor.
//!
//! docx-rs writes the parts. What it cannot say itself (repeated heading rows, JPEG pictures, compression) is
//! added while the parts are packed; see ADR 0019.

mod body;
mod pack;
mod styles;
mod table;
mod text;

use std::path::Path;

use docx_rs::{
    Docx, Footer, NumPages, PageMargin, PageNum, PageOrientationType, PageSize, Paragraph, Run, Section, Tab,
    TabValueType,
};

use crate::blocks::block::Block;
use crate::blocks::{Document, Paper, Picture, PrintOptions};
use crate::printable::printable;
use crate::safe_write::{WriteError, write_verified};
use body::{Body, Content, Logo};

/// Margins in twips: 2.5 cm, and less on pages that lie across.
const MARGIN: usize = 1417;
const MARGIN_ACROSS: usize = 900;

/// A page and what is on it, in twips.
#[derive(Debug, Clone, Copy)]
struct Sheet {
    landscape: bool,
    width: u32,
    height: u32,
    margin: usize,
}

impl Sheet {
    fn new(paper: Paper, landscape: bool) -> Self {
        let (short, long) = match paper {
            Paper::A4 => (11_906, 16_838),
            Paper::F4 => (12_189, 18_709),
        };
        let (width, height) = if landscape { (long, short) } else { (short, long) };
        Self { landscape, width, height, margin: if landscape { MARGIN_ACROSS } else { MARGIN } }
    }

    fn text_width(self) -> usize {
        usize::try_from(self.width).unwrap_or_default() - 2 * self.margin
    }

    fn margins(self) -> PageMargin {
        let side = i32::try_from(self.margin).unwrap_or_default();
        PageMargin::new().top(side).bottom(side).left(side).right(side).header(600).footer(500)
    }

    fn orientation(self) -> PageOrientationType {
        if self.landscape { PageOrientationType::Landscape } else { PageOrientationType::Portrait }
    }
}

/// Writes a document as DOCX for further editing; it is read back and compared before it takes its name.
pub fn write_docx(given: &Document, options: &PrintOptions, path: &Path) -> Result<(), WriteError> {
    let logo = match options.logo.as_deref() {
        Some(data) => {
            let picture = Picture::read(data)?;
            Some(Logo { data, size: (picture.width, picture.height) })
        }
        None => None,
    };
    let mut body = Body::new(logo);
    let mut document = styles::add(Docx::new());
    let parts: Vec<(bool, &[Block])> = sections(&given.blocks);
    for (at, (landscape, blocks)) in parts.iter().enumerate() {
        let sheet = Sheet::new(options.paper, *landscape);
        let content = body.lay(blocks, sheet.text_width());
        let last = at + 1 == parts.len();
        document = add(document, content, sheet, (footer(given, sheet), at == 0 && given.has_cover()), last);
    }
    let time = given.made_at.to_utc().format("%Y-%m-%dT%H:%M:%SZ").to_string();
    let document = body.add_numberings(document).created_at(&time).updated_at(&time);
    let jpeg = logo.is_some_and(|logo| !logo.data.starts_with(b"\x89PNG"));
    let properties = pack::Properties { title: &given.title, subject: &given.subject, author: &given.author };
    let bytes = pack::pack(document, &properties, body.heading_rows(), jpeg)?;
    write_verified(
        path,
        |path| std::fs::write(path, &bytes).map_err(|error| WriteError::from_io(path, error)),
        |path| {
            let found = std::fs::read(path).map_err(|error| WriteError::from_io(path, error))?;
            pack::verify(&bytes, &found, &given.headline)
        },
    )
}

/// Runs of pages that lie the same way.
fn sections(blocks: &[Block]) -> Vec<(bool, &[Block])> {
    let way = |block: &Block| match block {
        Block::Page { landscape, .. } => Some(*landscape),
        _ => None,
    };
    let mut parts = Vec::new();
    let mut start = 0;
    let mut present = blocks.first().and_then(way).unwrap_or(false);
    for (at, block) in blocks.iter().enumerate() {
        if let Some(landscape) = way(block).filter(|landscape| *landscape != present) {
            parts.push((present, &blocks[start..at]));
            (start, present) = (at, landscape);
        }
    }
    parts.push((present, &blocks[start..]));
    parts
}

/// Adds a section with its foot, and whether it begins with a cover, which has none.
fn add(
    mut document: Docx,
    content: Vec<Content>,
    sheet: Sheet,
    (footer, cover): (Footer, bool),
    last: bool,
) -> Docx {
    if last {
        for one in content {
            document = match one {
                Content::Paragraph(paragraph) => document.add_paragraph(*paragraph),
                Content::Table(table) => document.add_table(*table),
            };
        }
        return document
            .page_size(sheet.width, sheet.height)
            .page_margin(sheet.margins())
            .page_orient(sheet.orientation())
            .footer(footer);
    }
    let size = PageSize::new().size(sheet.width, sheet.height).orient(sheet.orientation());
    let mut section = Section::new().page_size(size).page_margin(sheet.margins());
    for one in content {
        section = match one {
            Content::Paragraph(paragraph) => section.add_paragraph(*paragraph),
            Content::Table(table) => section.add_table(*table),
        };
    }
    let section = if cover { section.title_pg() } else { section };
    document.add_section(section.footer(footer))
}

fn footer(given: &Document, sheet: Sheet) -> Footer {
    let said = |text: &str| Paragraph::new().style(styles::FOOT).add_run(Run::new().add_text(text));
    if given.foot.is_empty() {
        return Footer::new().add_paragraph(said(&given.caution));
    }
    let unit = printable(&given.foot).replace('\n', " ");
    let right = Tab::new().val(TabValueType::Right).pos(sheet.text_width());
    let numbers = Paragraph::new()
        .style(styles::FOOT)
        .add_tab(right)
        .add_run(Run::new().add_text(unit).add_tab().add_text("Halaman "))
        .add_page_num(PageNum::new())
        .add_run(Run::new().add_text(" dari "))
        .add_num_pages(NumPages::new());
    let made_by = printable(&given.made_by).replace('\n', " ");
    let caution = format!("{} Disusun dengan {made_by}.", given.caution);
    Footer::new().add_paragraph(numbers).add_paragraph(said(&caution))
}
