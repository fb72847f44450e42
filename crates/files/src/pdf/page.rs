//! Pages with a cursor: drawing in points from the top left corner, page breaks, running heads and feet.
#![allow(clippy::cast_precision_loss)] // Dots of a picture.

use printpdf::{
    Color, Line, LineDashPattern, LinePoint, Mm, Op, PaintMode, PdfFontHandle, PdfPage, Point, Polygon,
    PolygonRing, Pt, Rect, Rgb, TextItem, WindingOrder, XObjectId, XObjectTransform,
};

use super::face::Face;
use super::fonts::Fonts;
use super::logo;
use super::style::{ACCENT, BODY, Colour, FOOT, HEADING, RULE, Style};
use crate::blocks::{Paper, Picture};

/// Half the height of a capital, in em: what centres a line of text on its leading.
const HALF_CAPITAL: f32 = 0.357;
const SIDE: f32 = 45.0;
const TOP: f32 = 40.0;
const TOP_BELOW_HEAD: f32 = 58.0;
const BOTTOM: f32 = 58.0;

/// Where a line of text hangs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Align {
    Left,
    Centre,
    Right,
}

/// An entry of the outline.
#[derive(Debug, Clone)]
pub(crate) struct Mark {
    pub title: String,
    /// 0 for a part, 1 for what is below it.
    pub level: usize,
    /// Zero-based.
    pub page: usize,
    /// Distance from the bottom of the page, in points.
    pub top: f32,
}

/// What stands at the foot of every page; the caution alone where `unit` is empty.
pub(crate) struct Foot {
    pub unit: String,
    pub made: String,
    pub caution: String,
}

struct Sheet {
    width: f32,
    height: f32,
    side: f32,
    section: String,
    /// Without head and foot.
    bare: bool,
    ops: Vec<Op>,
    font: Option<(Face, f32)>,
    fill: Option<Colour>,
    stroke: Option<Colour>,
}

/// The pages made so far; the last one is being filled.
pub(crate) struct Pages {
    pub fonts: Fonts,
    pub marks: Vec<Mark>,
    /// Distance of the cursor from the top of the page.
    pub y: f32,
    /// Margin on the left and on the right of the pages to come, in points.
    pub side: f32,
    paper: Paper,
    sheets: Vec<Sheet>,
}

impl Pages {
    pub(crate) fn new(fonts: Fonts, paper: Paper) -> Self {
        Self::with_side(fonts, paper, SIDE)
    }

    /// The same with margins of `side` points on the left and on the right.
    pub(crate) fn with_side(fonts: Fonts, paper: Paper, side: f32) -> Self {
        let mut pages = Self { fonts, marks: Vec::new(), y: TOP, side, paper, sheets: Vec::new() };
        pages.start(false, "");
        pages
    }

    /// Begins a page; its running head names `section`.
    pub(crate) fn start(&mut self, landscape: bool, section: &str) {
        let (short, long) = self.paper.points();
        let (width, height) = if landscape { (long, short) } else { (short, long) };
        self.y = if section.is_empty() { TOP } else { TOP_BELOW_HEAD };
        self.sheets.push(Sheet {
            width,
            height,
            side: self.side,
            section: section.to_owned(),
            bare: false,
            ops: Vec::new(),
            font: None,
            fill: None,
            stroke: None,
        });
    }

    /// Leaves the present page without head and foot.
    pub(crate) fn leave_bare(&mut self) {
        self.sheet().bare = true;
    }

    /// Begins a page like the present one.
    pub(crate) fn turn(&mut self) {
        let sheet = self.sheet();
        let (landscape, section) = (sheet.width > sheet.height, sheet.section.clone());
        self.start(landscape, &section);
    }

    /// Makes sure that `height` points are free, on a new page if need be.
    pub(crate) fn need(&mut self, height: f32) {
        if self.free() < height && !self.untouched() {
            self.turn();
        }
    }

    fn untouched(&self) -> bool {
        self.sheets.last().is_none_or(|sheet| sheet.ops.is_empty())
    }

    fn sheet(&mut self) -> &mut Sheet {
        if self.sheets.is_empty() {
            self.start(false, "");
        }
        let last = self.sheets.len() - 1;
        &mut self.sheets[last]
    }

    pub(crate) fn count(&self) -> usize {
        self.sheets.len()
    }

    pub(crate) fn left(&self) -> f32 {
        self.sheets.last().map_or(self.side, |sheet| sheet.side)
    }

    pub(crate) fn right(&self) -> f32 {
        self.sheets.last().map_or(0.0, |sheet| sheet.width - sheet.side)
    }

    pub(crate) fn width(&self) -> f32 {
        self.right() - self.left()
    }

    /// Points left between the cursor and the foot.
    pub(crate) fn free(&self) -> f32 {
        self.sheets.last().map_or(0.0, |sheet| sheet.height) - BOTTOM - self.y
    }

    /// Points a fresh page like the present one offers.
    pub(crate) fn full(&self) -> f32 {
        self.sheets.last().map_or(0.0, |sheet| sheet.height) - BOTTOM - TOP_BELOW_HEAD
    }

    /// Notes an outline entry at the cursor.
    pub(crate) fn mark(&mut self, level: usize, title: &str) {
        let title = self.fonts.clean(Face::Regular, title).replace('\n', " ");
        let top = self.sheet().height - self.y + 12.0;
        self.marks.push(Mark { title, level, page: self.sheets.len() - 1, top });
    }

    /// Writes one clean line whose leading begins at `top`; `x` is its left, middle or right end.
    pub(crate) fn line(&mut self, x: f32, top: f32, align: Align, style: Style, text: &str) {
        if text.is_empty() {
            return;
        }
        let x = match align {
            Align::Left => x,
            Align::Centre => x - self.fonts.width(style, text) / 2.0,
            Align::Right => x - self.fonts.width(style, text),
        };
        self.show(x, top, style, vec![TextItem::Text(text.to_owned())]);
    }

    /// Writes one clean line with `extra` points added to every space.
    pub(crate) fn spread(&mut self, x: f32, top: f32, style: Style, text: &str, extra: f32) {
        let mut items = Vec::new();
        for piece in text.split_inclusive(' ') {
            items.push(TextItem::Text(piece.to_owned()));
            if piece.ends_with(' ') {
                // Thousandths of an em, to the left when positive.
                items.push(TextItem::Offset((extra / style.size * -1000.0).round()));
            }
        }
        self.show(x, top, style, items);
    }

    fn show(&mut self, x: f32, top: f32, style: Style, items: Vec<TextItem>) {
        let baseline = top + style.leading() / 2.0 + HALF_CAPITAL * style.size;
        let sheet = self.sheet();
        let pos = sheet.at(x, baseline);
        sheet.fill_with(style.colour);
        sheet.ops.push(Op::StartTextSection);
        if sheet.font != Some((style.face, style.size)) {
            sheet.font = Some((style.face, style.size));
            sheet
                .ops
                .push(Op::SetFont { font: PdfFontHandle::External(style.face.id()), size: Pt(style.size) });
        }
        sheet.ops.push(Op::SetTextCursor { pos });
        sheet.ops.push(Op::ShowText { items });
        sheet.ops.push(Op::EndTextSection);
    }

    /// A text cleaned and broken into lines of the whole width.
    fn lines_of(&self, style: Style, text: &str) -> Vec<String> {
        self.fonts.wrap(style, &self.fonts.clean(style.face, text), self.width())
    }

    /// Points that a paragraph takes.
    pub(crate) fn paragraph_height(&self, style: Style, text: &str) -> f32 {
        self.lines_of(style, text).iter().map(|_| style.leading()).sum()
    }

    /// Cleans a text and writes it wrapped from the cursor on, over pages if need be.
    pub(crate) fn paragraph(&mut self, style: Style, text: &str) {
        let left = self.left();
        for line in self.lines_of(style, text) {
            self.need(style.leading());
            let top = self.y;
            self.line(left, top, Align::Left, style, &line);
            self.y += style.leading();
        }
    }

    /// Writes a heading at the cursor and keeps `below` points with it.
    pub(crate) fn heading(&mut self, level: usize, title: &str, below: f32) {
        self.need(HEADING.leading() + 8.0 + below);
        self.mark(level, title);
        let clean = self.fonts.clean(Face::Bold, title);
        let fitted = self.fonts.fit(HEADING, &clean, self.width());
        let (left, top) = (self.left(), self.y);
        self.line(left, top, Align::Left, HEADING, &fitted);
        self.y += HEADING.leading() + 8.0;
    }

    /// Writes a line of explanation below a heading.
    pub(crate) fn lead(&mut self, text: &str) {
        self.paragraph(BODY.colour(super::style::QUIET), text);
        self.y += 8.0;
    }

    pub(crate) fn fill(&mut self, x: f32, top: f32, width: f32, height: f32, colour: Colour) {
        let sheet = self.sheet();
        sheet.fill_with(colour);
        let corner = sheet.at(x, top + height);
        let mut rectangle = Rect::from_xywh(corner.x, corner.y, Pt(tidy(width)), Pt(tidy(height)));
        rectangle.mode = Some(PaintMode::Fill);
        sheet.ops.push(Op::DrawRectangle { rectangle });
    }

    /// Places a picture in the middle of a box, as large as it goes.
    pub(crate) fn picture(&mut self, logo: &Picture, x: f32, top: f32, (width, height): (f32, f32)) {
        let (wide, high) = (logo.width as f32, logo.height as f32);
        let scale = (width / wide).min(height / high);
        let (wide, high) = (wide * scale, high * scale);
        let sheet = self.sheet();
        let corner = sheet.at(x + (width - wide) / 2.0, top + f32::midpoint(height, high));
        let transform = XObjectTransform {
            translate_x: Some(corner.x),
            translate_y: Some(corner.y),
            scale_x: Some(tidy(wide)),
            scale_y: Some(tidy(high)),
            no_auto_scale: true,
            ..XObjectTransform::default()
        };
        sheet.ops.push(Op::UseXobject { id: XObjectId(logo::ID.to_owned()), transform });
    }

    /// Draws a level rule.
    pub(crate) fn rule(&mut self, x: f32, y: f32, width: f32, thickness: f32, colour: Colour) {
        self.stroke(&[(x, y), (x + width, y)], false, thickness, colour, &[]);
    }

    /// Draws a path; `dash` is empty for an unbroken line.
    pub(crate) fn stroke(
        &mut self,
        points: &[(f32, f32)],
        closed: bool,
        thickness: f32,
        colour: Colour,
        dash: &[f32],
    ) {
        let sheet = self.sheet();
        if sheet.stroke != Some(colour) {
            sheet.stroke = Some(colour);
            sheet.ops.push(Op::SetOutlineColor { col: colour.printed() });
        }
        sheet.ops.push(Op::SetOutlineThickness { pt: Pt(thickness) });
        let points = sheet.path(points);
        if !dash.is_empty() {
            sheet.ops.push(Op::SetLineDashPattern { dash: LineDashPattern::new(0.0, dash) });
        }
        sheet.ops.push(Op::DrawLine { line: Line { points, is_closed: closed } });
        if !dash.is_empty() {
            sheet.ops.push(Op::SetLineDashPattern { dash: LineDashPattern::solid() });
        }
    }

    /// Fills a polygon.
    pub(crate) fn polygon(&mut self, points: &[(f32, f32)], colour: Colour) {
        let sheet = self.sheet();
        sheet.fill_with(colour);
        let points = sheet.path(points);
        sheet.ops.push(Op::DrawPolygon {
            polygon: Polygon {
                rings: vec![PolygonRing { points }],
                mode: PaintMode::Fill,
                winding_order: WindingOrder::NonZero,
            },
        });
    }

    /// Adds head and foot to every page, now that their number is known.
    pub(crate) fn finish(mut self, head: &str, foot: &Foot) -> (Fonts, Vec<Mark>, Vec<PdfPage>) {
        let sheets = std::mem::take(&mut self.sheets);
        let total = sheets.len();
        let mut done = Vec::with_capacity(total);
        for (at, sheet) in sheets.into_iter().enumerate() {
            self.sheets.push(sheet);
            self.furnish(head, foot, at + 1, total);
            done.extend(self.sheets.pop().map(|sheet| {
                let millimetres = |points: f32| Mm::from(Pt(points));
                PdfPage::new(millimetres(sheet.width), millimetres(sheet.height), sheet.ops)
            }));
        }
        (self.fonts, self.marks, done)
    }

    fn furnish(&mut self, head: &str, foot: &Foot, number: usize, total: usize) {
        if self.sheet().bare {
            return;
        }
        let (left, right, width) = (self.left(), self.right(), self.width());
        let section = self.sheet().section.clone();
        if !section.is_empty() {
            let section =
                self.fonts.fit(FOOT.colour(ACCENT), &self.fonts.clean(Face::Regular, &section), width / 2.0);
            let head = self.fonts.fit(FOOT, head, width - self.fonts.width(FOOT, &section) - 20.0);
            self.line(left, 28.0, Align::Left, FOOT, &head);
            self.line(right, 28.0, Align::Right, FOOT.colour(ACCENT), &section);
            self.rule(left, 42.0, width, 0.4, RULE);
        }
        let base = self.sheet().height - 44.0;
        self.rule(left, base, width, 0.4, RULE);
        let caution = self.fonts.fit(FOOT, &foot.caution, width);
        if foot.unit.is_empty() {
            self.line(left, base + 4.0, Align::Left, FOOT, &caution);
            return;
        }
        let numbers = format!("Halaman {number} dari {total}");
        self.line(right, base + 4.0, Align::Right, FOOT, &numbers);
        let rest = width - self.fonts.width(FOOT, &numbers) - 14.0;
        let made = self.fonts.fit(FOOT, &foot.made, rest * 0.7);
        let unit = self.fonts.fit(FOOT, &foot.unit, rest - self.fonts.width(FOOT, &made) - 14.0);
        self.line(left, base + 4.0, Align::Left, FOOT, &unit);
        let before_numbers = right - self.fonts.width(FOOT, &numbers) - 14.0;
        self.line(before_numbers, base + 4.0, Align::Right, FOOT, &made);
        self.line(left, base + 14.0, Align::Left, FOOT, &caution);
    }
}

impl Sheet {
    /// From the top left corner to the format's bottom left one.
    fn at(&self, x: f32, y: f32) -> Point {
        Point { x: Pt(tidy(x)), y: Pt(tidy(self.height - y)) }
    }

    fn path(&self, points: &[(f32, f32)]) -> Vec<LinePoint> {
        points.iter().map(|(x, y)| LinePoint { p: self.at(*x, *y), bezier: false }).collect()
    }

    fn fill_with(&mut self, colour: Colour) {
        if self.fill != Some(colour) {
            self.fill = Some(colour);
            self.ops.push(Op::SetFillColor { col: colour.printed() });
        }
    }
}

impl Colour {
    fn printed(self) -> Color {
        let part = |part: u8| (f32::from(part) / 255.0 * 1000.0).round() / 1000.0;
        Color::Rgb(Rgb::new(part(self.0), part(self.1), part(self.2), None))
    }
}

/// A hundredth of a point is finer than any printer; shorter numbers keep the file small.
fn tidy(points: f32) -> f32 {
    (points * 100.0).round() / 100.0
}
