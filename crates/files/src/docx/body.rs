//! From blocks to paragraphs and tables.

use docx_rs::{
    AbstractNumbering, AlignmentType, BorderType, CellMargins, Docx, IndentLevel, Level, LevelJc,
    LevelOverride, LevelText, LineSpacing, LineSpacingType, NumberFormat, Numbering, NumberingId, Paragraph,
    ParagraphBorder, ParagraphBorderPosition, ParagraphBorders, Pic, Run, SpecialIndentType, Start, Table,
    TableCell, TableRow, VAlignType, WidthType,
};

use super::text::runs;
use super::{styles, table};
use crate::blocks::block::{Bar, Block, Line, Piece, Role, WHOLE, plain, signature_follows};

const EMU_PER_POINT: u32 = 12_700;
const TWIPS_PER_POINT: u32 = 20;
/// Largest height of the logo on the cover and side of it in the kop surat, in points.
const COVER_LOGO: u32 = 84;
const KOP_LOGO: u32 = 62;
/// Room for a signature, in twips.
const TO_SIGN: u32 = 1400;
/// The one numbering all lists are instances of.
const LIST: usize = 2;
/// Colour of bars.
const BAR: &str = "0B5D62";

/// The logo as given, with its size in dots.
#[derive(Debug, Clone, Copy)]
pub(super) struct Logo<'a> {
    pub data: &'a [u8],
    pub size: (u32, u32),
}

/// What a document is made of.
pub(super) enum Content {
    Paragraph(Box<Paragraph>),
    Table(Box<Table>),
}

impl From<Paragraph> for Content {
    fn from(paragraph: Paragraph) -> Self {
        Self::Paragraph(Box::new(paragraph))
    }
}

impl From<Table> for Content {
    fn from(table: Table) -> Self {
        Self::Table(Box::new(table))
    }
}

/// Counts what has to be told apart in the whole document.
pub(super) struct Body<'a> {
    logo: Option<Logo<'a>>,
    lists: usize,
    pictures: usize,
    heading_rows: usize,
}

impl<'a> Body<'a> {
    pub(super) fn new(logo: Option<Logo<'a>>) -> Self {
        Self { logo, lists: 0, pictures: 0, heading_rows: 0 }
    }

    /// Rows that are to be repeated on every page.
    pub(super) fn heading_rows(&self) -> usize {
        self.heading_rows
    }

    /// Every list begins with 1 again.
    pub(super) fn add_numberings(&self, document: Docx) -> Docx {
        let level = Level::new(
            0,
            Start::new(1),
            NumberFormat::new("decimal"),
            LevelText::new("%1."),
            LevelJc::new("left"),
        )
        .indent(Some(454), Some(SpecialIndentType::Hanging(454)), None, None);
        let document = document.add_abstract_numbering(AbstractNumbering::new(LIST).add_level(level));
        (0..self.lists).fold(document, |document, at| {
            let again = LevelOverride::new(0).start(1);
            document.add_numbering(Numbering::new(LIST + at, LIST).add_override(again))
        })
    }

    /// Lays out one section whose text is `width` twips wide.
    pub(super) fn lay(&mut self, blocks: &[Block], width: usize) -> Vec<Content> {
        let mut content: Vec<Content> = Vec::new();
        for (at, block) in blocks.iter().enumerate() {
            match block {
                // A section begins on a page of its own.
                Block::Page { .. } if at == 0 => {}
                Block::Page { .. } => {
                    content.push(Paragraph::new().style(styles::TIGHT).page_break_before(true).into());
                }
                Block::Kop { names, address } => self.kop(&mut content, names, address, width),
                Block::Logo => content.extend(
                    self.picture(COVER_LOGO)
                        .map(|run| Paragraph::new().align(AlignmentType::Center).add_run(run).into()),
                ),
                Block::Space(points) => content.push(space(u32::from(*points) * TWIPS_PER_POINT).into()),
                Block::Paragraph(role, line) => {
                    let heads = *role == Role::Remark && matches!(blocks.get(at + 1), Some(Block::Table(_)));
                    let stays = heads || signature_follows(&blocks[at + 1..]);
                    content.push(paragraph(*role, line).keep_next(stays).into());
                }
                Block::Heading(level, title) => {
                    let style = styles::HEADING[usize::from(*level > 1)];
                    let run = Run::new().add_text(title.as_str());
                    content.push(Paragraph::new().style(style).keep_next(true).add_run(run).into());
                }
                Block::Fields(fields) => content.push(self::fields(fields, width).into()),
                Block::Numbered(items) => {
                    let id = LIST + self.lists;
                    self.lists += 1;
                    let stays = signature_follows(&blocks[at + 1..]);
                    content.extend(items.iter().enumerate().map(|(number, line)| {
                        runs(Paragraph::new().style(styles::BODY), line)
                            .align(AlignmentType::Left)
                            .keep_next(stays && number + 1 == items.len())
                            .numbering(NumberingId::new(id), IndentLevel::new(0))
                            .into()
                    }));
                }
                Block::Table(given) => {
                    self.heading_rows += 1;
                    content.push(table::lay(given, width, signature_follows(&blocks[at + 1..])).into());
                }
                Block::Bars(bars) => {
                    content.push(self::bars(bars, width).into());
                    content.push(space(120).into());
                }
                Block::Signature { above, below } => {
                    let stays = signature_follows(&blocks[at + 1..]);
                    signature(&mut content, [above, below], width, stays);
                }
            }
        }
        content
    }

    fn picture(&mut self, side: u32) -> Option<Run> {
        let logo = self.logo?;
        self.pictures += 1;
        let (wide, high) = logo.size;
        let longest = u64::from(wide.max(high));
        let scaled = |dots: u32| {
            u32::try_from(u64::from(dots) * u64::from(side * EMU_PER_POINT) / longest)
                .unwrap_or_default()
                .max(1)
        };
        let picture = Pic::new_with_dimensions(logo.data.to_vec(), wide, high)
            .id(format!("rIdLogo{}", self.pictures))
            .size(scaled(wide), scaled(high));
        Some(Run::new().add_image(picture))
    }

    fn kop(&mut self, content: &mut Vec<Content>, names: &[Piece], address: &[Piece], width: usize) {
        let said: Vec<Paragraph> = names
            .iter()
            .map(|piece| (styles::AGENCY, piece))
            .chain(address.iter().map(|piece| (styles::ADDRESS, piece)))
            .map(|(style, piece)| runs(Paragraph::new().style(style), std::slice::from_ref(piece)))
            .collect();
        match self.picture(KOP_LOGO) {
            None => content.extend(said.into_iter().map(Content::from)),
            Some(run) => {
                let side = usize::try_from(KOP_LOGO * TWIPS_PER_POINT).unwrap_or_default() + 60;
                let cell =
                    |wide| TableCell::new().width(wide, WidthType::Dxa).vertical_align(VAlignType::Center);
                let logo = cell(side).add_paragraph(Paragraph::new().add_run(run));
                let text = said.into_iter().fold(cell(width - 2 * side), TableCell::add_paragraph);
                let blank = cell(side).add_paragraph(Paragraph::new());
                let row = TableRow::new(vec![logo, text, blank]);
                content.push(table::open(vec![row], &[side, width - 2 * side, side]).into());
            }
        }
        let rule = ParagraphBorder::new(ParagraphBorderPosition::Bottom)
            .val(BorderType::ThickThinSmallGap)
            .size(18)
            .space(1)
            .color("000000");
        let mut ruled = Paragraph::new().style(styles::TIGHT);
        ruled.property = ruled.property.set_borders(ParagraphBorders::with_empty().set(rule));
        content.push(ruled.into());
        content.push(space(240).into());
    }
}

fn paragraph(role: Role, line: &[Piece]) -> Paragraph {
    let styled = |style| runs(Paragraph::new().style(style), line);
    match role {
        Role::CoverTitle => styled(styles::COVER_TITLE),
        Role::CoverText => styled(styles::COVER_TEXT),
        Role::Body => styled(styles::BODY),
        Role::Address => styled(styles::PLAIN),
        Role::Dateline => styled(styles::PLAIN).align(AlignmentType::Right),
        Role::Title => styled(styles::TITLE),
        Role::Remark => styled(styles::REMARK),
    }
}

/// An empty line that is `twips` high.
fn space(twips: u32) -> Paragraph {
    let high = i32::try_from(twips.max(20)).unwrap_or_default();
    let exact = LineSpacing::new().before(0).after(0).line(high).line_rule(LineSpacingType::Exact);
    Paragraph::new().style(styles::TIGHT).line_spacing(exact).keep_next(true)
}

fn fields(fields: &[(&str, Line)], width: usize) -> Table {
    let longest = fields.iter().map(|(label, _)| label.chars().count()).max().unwrap_or_default();
    // A letter of the text takes about 125 twips.
    let widths = [longest * 125 + 200, 220];
    let rest = width - widths[0] - widths[1];
    let rows = fields.iter().map(|(label, line)| {
        let cell = |wide: usize, line: &[Piece]| {
            let text = runs(Paragraph::new().style(styles::PLAIN), line);
            TableCell::new().width(wide, WidthType::Dxa).add_paragraph(text)
        };
        let label = cell(widths[0], &[plain(*label)]);
        TableRow::new(vec![label, cell(widths[1], &[plain(":")]), cell(rest, line)])
    });
    table::open(rows.collect(), &[widths[0], widths[1], rest])
}

/// Bars of a document are shaded paragraphs that end where the bar does.
fn bars(bars: &[Bar], width: usize) -> Table {
    let widths = [width * 2 / 5, width * 2 / 5, width / 5];
    let rows = bars.iter().map(|bar| {
        let cell = |wide: usize, text: Paragraph| {
            let margins = CellMargins::new().margin_left(60, WidthType::Dxa).margin_right(60, WidthType::Dxa);
            let mut cell = TableCell::new().width(wide, WidthType::Dxa).add_paragraph(text);
            cell.property = cell.property.margins(margins);
            cell
        };
        let said = |text: &str| runs(Paragraph::new().style(styles::CELL), &[plain(text)]);
        let rest = (widths[1].saturating_sub(120)) * usize::from(WHOLE - bar.part) / usize::from(WHOLE);
        let end = i32::try_from(rest).unwrap_or_default();
        let mut drawn = Paragraph::new()
            .style(styles::CELL)
            .indent(None, None, Some(end), None)
            .line_spacing(LineSpacing::new().before(30).after(30));
        if bar.part > 0 {
            drawn.property = drawn.property.shading(table::shade(BAR));
        }
        let figure = said(&bar.figure).align(AlignmentType::Right);
        let cells = [said(&bar.name), drawn, figure];
        TableRow::new(widths.iter().zip(cells).map(|(wide, text)| cell(*wide, text)).collect()).cant_split()
    });
    table::open(rows.collect(), &widths)
}

/// Lines above and below a signature; it `stays` with the next one.
fn signature(content: &mut Vec<Content>, [above, below]: [&Vec<Line>; 2], width: usize, stays: bool) {
    let left = i32::try_from(width / 2).unwrap_or_default();
    let hung = |line: &[Piece], more: bool| {
        runs(Paragraph::new().style(styles::PLAIN), line).indent(Some(left), None, None, None).keep_next(more)
    };
    content.extend(above.iter().map(|line| Content::from(hung(line, true))));
    content.push(space(TO_SIGN).into());
    let last = below.len().saturating_sub(1);
    content.extend(below.iter().enumerate().map(|(at, line)| Content::from(hung(line, at < last || stays))));
}
