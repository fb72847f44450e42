//! A table with wrapped cells, repeated headings and rows that may run over pages.

use super::fonts::Fonts;
use super::page::{Align, Pages};
use super::style::{ACCENT, CELL_ASIDE, COLUMN, Colour, GROUND, INK, RULE, Style};

const PAD_X: f32 = 4.0;
const PAD_Y: f32 = 3.2;
/// A row taller than this share of a page may be torn rather than moved to the next page.
const TORN_FROM: f32 = 0.45;
/// Rows at the end of a table that is read as one which go to the next page together where not all of them have room.
pub(crate) const TOGETHER: usize = 3;

/// A column; widths are shares of what the fixed ones leave.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Column {
    pub title: &'static str,
    pub width: Width,
    pub align: Align,
    /// Extra room before the text, for a column that follows right-aligned figures.
    pub inset: f32,
}

/// How wide a column is.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Width {
    /// In points.
    Points(f32),
    /// A share of the rest.
    Share(f32),
}

impl Column {
    pub(crate) const fn fixed(title: &'static str, points: f32, align: Align) -> Self {
        Self { title, width: Width::Points(points), align, inset: 0.0 }
    }

    pub(crate) const fn share(title: &'static str, share: f32) -> Self {
        Self { title, width: Width::Share(share), align: Align::Left, inset: 0.0 }
    }

    pub(crate) const fn inset(self, inset: f32) -> Self {
        Self { inset, ..self }
    }
}

/// Paragraphs over one or more columns.
#[derive(Debug, Clone)]
pub(crate) struct Cell {
    pub paragraphs: Vec<(Style, String)>,
    pub span: usize,
    pub align: Option<Align>,
}

impl Cell {
    pub(crate) fn new(style: Style, text: impl Into<String>) -> Self {
        Self { paragraphs: vec![(style, text.into())], span: 1, align: None }
    }

    pub(crate) fn empty() -> Self {
        Self { paragraphs: Vec::new(), span: 1, align: None }
    }

    /// Adds a paragraph unless it is empty.
    pub(crate) fn and(mut self, style: Style, text: impl Into<String>) -> Self {
        let text = text.into();
        if !text.trim().is_empty() {
            self.paragraphs.push((style, text));
        }
        self
    }

    pub(crate) fn span(mut self, columns: usize) -> Self {
        self.span = columns;
        self
    }

    pub(crate) fn align(mut self, align: Align) -> Self {
        self.align = Some(align);
        self
    }
}

/// Cells from left to right.
#[derive(Debug, Clone)]
pub(crate) struct Row {
    pub cells: Vec<Cell>,
    pub fill: Option<Colour>,
    /// A heading, which stands on the same page as the row below it.
    pub heads: bool,
    /// Least height in points, for writing by hand.
    pub least: f32,
}

impl Row {
    pub(crate) fn new(cells: Vec<Cell>) -> Self {
        Self { cells, fill: None, heads: false, least: 0.0 }
    }

    pub(crate) fn fill(mut self, colour: Colour) -> Self {
        self.fill = Some(colour);
        self
    }

    pub(crate) fn heads(mut self) -> Self {
        self.heads = true;
        self
    }

    pub(crate) fn least(self, least: f32) -> Self {
        Self { least, ..self }
    }
}

/// The columns of a table on the present page.
pub(crate) struct Table {
    columns: Vec<Column>,
    widths: Vec<f32>,
    left: f32,
    /// Style of the headings of a table with lines around every cell.
    ruled: Option<Style>,
    /// Room that stays with the last row, in points.
    below: f32,
    /// How many of the last rows stand on one page.
    together: usize,
}

/// A cell broken into lines; `next` is the first one not yet printed.
struct Laid {
    /// Left edge of the cell.
    edge: f32,
    /// Left edge of what is printed in it, without padding.
    x: f32,
    width: f32,
    align: Align,
    lines: Vec<(Style, String)>,
    next: usize,
}

impl Table {
    /// Fits the columns into the width between `left` and `left + width`.
    pub(crate) fn new(columns: &[Column], left: f32, width: f32) -> Self {
        let points = |column: &Column| match column.width {
            Width::Points(points) => (points, 0.0),
            Width::Share(share) => (0.0, share),
        };
        let (fixed, shares) = columns.iter().map(points).fold((0.0, 0.0), |a, b| (a.0 + b.0, a.1 + b.1));
        let rest = (width - fixed).max(0.0);
        let widths = columns
            .iter()
            .map(|column| match column.width {
                Width::Points(points) => points,
                Width::Share(share) => rest * share / shares,
            })
            .collect();
        Self { columns: columns.to_vec(), widths, left, ruled: None, below: 0.0, together: 1 }
    }

    /// The same table with lines around every cell, as official reports have them.
    pub(crate) fn ruled(self, headings: Style) -> Self {
        Self { ruled: Some(headings), ..self }
    }

    /// The same table before something that takes so many points and stays with its last row.
    pub(crate) fn before(self, below: f32) -> Self {
        Self { below, ..self }
    }

    /// The same table with so many of its last rows on one page, so that it is not torn for fewer.
    pub(crate) fn together(self, rows: usize) -> Self {
        Self { together: rows.max(1), ..self }
    }

    fn width(&self) -> f32 {
        self.widths.iter().sum()
    }

    /// Points that its headings take with the first row, so that none of them is left alone at the end of a page.
    pub(crate) fn beginning(&self, pages: &Pages, rows: &[Row]) -> f32 {
        let torn = rows.len() > self.together;
        let end = rows.iter().position(|row| torn && !row.heads).map_or(rows.len(), |at| at + 1);
        let ending = if end == rows.len() { (self.together, self.below) } else { (1, 0.0) };
        let laid: Vec<Vec<Laid>> = rows[..end].iter().map(|row| self.lay(&pages.fonts, &row.cells)).collect();
        let first = wanted(&rows[..end], &laid, pages.full(), ending).first().copied();
        self.heading_height(&pages.fonts) + first.unwrap_or_default()
    }

    /// Points that all of it takes on one page.
    pub(crate) fn height(&self, pages: &Pages, rows: &[Row]) -> f32 {
        let of = |row: &Row| (rest_of(&self.lay(&pages.fonts, &row.cells)) + 2.0 * PAD_Y).max(row.least);
        self.heading_height(&pages.fonts) + rows.iter().map(of).sum::<f32>()
    }

    fn heading_height(&self, fonts: &Fonts) -> f32 {
        let cells = self.heading_lines(fonts);
        cells.iter().map(|cell| height(&cell.lines)).fold(0.0, f32::max) + 2.0 * PAD_Y
    }

    /// Prints the headings and every row, turning pages as needed.
    pub(crate) fn print(&self, pages: &mut Pages, rows: &[Row]) {
        let beginning = self.beginning(pages, rows);
        pages.need(beginning.max(60.0));
        self.headings(pages);
        let mut laid: Vec<Vec<Laid>> = rows.iter().map(|row| self.lay(&pages.fonts, &row.cells)).collect();
        let wanted = wanted(rows, &laid, pages.full(), (self.together, self.below));
        for ((row, cells), wanted) in rows.iter().zip(&mut laid).zip(wanted) {
            self.row(pages, row, cells, wanted);
        }
    }

    fn heading_lines(&self, fonts: &Fonts) -> Vec<Laid> {
        let style = self.ruled.unwrap_or(COLUMN);
        let cell = |column: &Column| {
            let cell = Cell::new(style, column.title);
            if self.ruled.is_some() { cell.align(Align::Centre) } else { cell }
        };
        let cells: Vec<Cell> = self.columns.iter().map(cell).collect();
        self.lay(fonts, &cells)
    }

    fn headings(&self, pages: &mut Pages) {
        let mut cells = self.heading_lines(&pages.fonts);
        let height = cells.iter().map(|cell| height(&cell.lines)).fold(0.0, f32::max);
        // Short headings stand at the bottom, beside the last line of the longer ones.
        let (top, width) = (pages.y, self.width());
        pages.y = top + height + 2.0 * PAD_Y;
        let below = pages.y;
        if self.ruled.is_some() {
            pages.fill(self.left, top, width, below - top, GROUND);
        } else {
            pages.rule(self.left, top, width, 0.9, ACCENT);
            pages.rule(self.left, below, width, 0.5, ACCENT);
        }
        for cell in &mut cells {
            let drop = height - self::height(&cell.lines);
            let drop = if self.ruled.is_some() { drop / 2.0 } else { drop };
            print_lines(pages, cell, top + PAD_Y + drop, f32::INFINITY);
        }
        if self.ruled.is_some() {
            self.frame(pages, &cells, top);
        }
    }

    /// Draws the lines around the cells between `top` and the cursor.
    fn frame(&self, pages: &mut Pages, cells: &[Laid], top: f32) {
        let (below, width) = (pages.y, self.width());
        for y in [top, below] {
            pages.rule(self.left, y, width, 0.5, INK);
        }
        for x in cells.iter().map(|cell| cell.edge).chain([self.left + width]) {
            pages.stroke(&[(x, top), (x, below)], false, 0.5, INK, &[]);
        }
    }

    fn lay(&self, fonts: &Fonts, cells: &[Cell]) -> Vec<Laid> {
        let mut laid = Vec::with_capacity(cells.len());
        let mut x = self.left;
        let mut at = 0;
        for cell in cells {
            let end = (at + cell.span).min(self.widths.len());
            let width: f32 = self.widths[at.min(end)..end].iter().sum();
            let align = cell.align.or_else(|| self.columns.get(at).map(|c| c.align)).unwrap_or(Align::Left);
            let inset = self.columns.get(at).map_or(0.0, |column| column.inset);
            let inner = (width - inset - 2.0 * PAD_X).max(1.0);
            let lines = cell
                .paragraphs
                .iter()
                .flat_map(|(style, text)| {
                    let clean = fonts.clean(style.face, text);
                    fonts.wrap(*style, &clean, inner).into_iter().map(|line| (*style, line))
                })
                .collect();
            laid.push(Laid { edge: x, x: x + inset, width: width - inset, align, lines, next: 0 });
            x += width;
            at = end;
        }
        laid
    }

    fn row(&self, pages: &mut Pages, row: &Row, cells: &mut [Laid], wanted: f32) {
        if wanted > pages.free() {
            self.turn(pages);
        }
        loop {
            let before: usize = cells.iter().map(|cell| cell.next).sum();
            let top = pages.y;
            let room = pages.free() - 2.0 * PAD_Y;
            let text = cells.iter().map(|cell| height_within(cell, room)).fold(0.0, f32::max);
            let height = if before == 0 { text.max((row.least - 2.0 * PAD_Y).min(room)) } else { text };
            if let Some(colour) = row.fill {
                pages.fill(self.left, top, self.width(), height + 2.0 * PAD_Y, colour);
            }
            for cell in cells.iter_mut() {
                print_lines(pages, cell, top + PAD_Y, room);
            }
            pages.y = top + height + 2.0 * PAD_Y;
            let below = pages.y;
            if self.ruled.is_some() {
                self.frame(pages, cells, top);
            } else {
                pages.rule(self.left, below, self.width(), 0.35, RULE);
            }
            let stuck = before == cells.iter().map(|cell| cell.next).sum::<usize>();
            if cells.iter().all(|cell| cell.next == cell.lines.len()) {
                return;
            }
            self.turn(pages);
            continued(cells);
            if stuck && pages.free() < 40.0 {
                // No page of this paper holds a single line; giving up beats printing pages for ever.
                return;
            }
        }
    }

    fn turn(&self, pages: &mut Pages) {
        pages.turn();
        self.headings(pages);
    }
}

/// On the next page the first column says again which row goes on there.
fn continued(cells: &mut [Laid]) {
    if let Some(first) = cells.first_mut()
        && first.next == first.lines.len()
        && let Some(name) = first.lines.first().cloned()
    {
        first.lines = vec![name, (CELL_ASIDE, "lanjutan".into())];
        first.next = 0;
    }
}

/// What has to be free for each row to begin on a page of which `full` points are free at most; so many of the last rows
/// stand on one page, together with the points below them.
fn wanted(rows: &[Row], laid: &[Vec<Laid>], full: f32, (together, below): (usize, f32)) -> Vec<f32> {
    let mut wanted = vec![0.0; rows.len()];
    let mut following = 0.0;
    for (at, row) in rows.iter().enumerate().rev() {
        let height = (rest_of(&laid[at]) + 2.0 * PAD_Y).max(row.least);
        wanted[at] = if row.heads { height + following } else { height.min(full * TORN_FROM) };
        following = wanted[at];
    }
    let ending = rows.len().saturating_sub(together);
    let height = below + wanted[ending..].iter().sum::<f32>();
    if let Some(first) = wanted.get_mut(ending) {
        *first = height;
    }
    let last = rows.len().saturating_sub(1);
    if last > ending {
        wanted[last] += below;
    }
    wanted.into_iter().map(|height| height.min(full * 0.8)).collect()
}

fn height(lines: &[(Style, String)]) -> f32 {
    lines.iter().map(|(style, _)| style.leading()).sum()
}

fn rest_of(cells: &[Laid]) -> f32 {
    cells.iter().map(|cell| height(&cell.lines[cell.next..])).fold(0.0, f32::max)
}

/// How many of the remaining lines fit into `room` points.
fn fitting(cell: &Laid, room: f32) -> usize {
    let mut used = 0.0;
    cell.lines[cell.next..]
        .iter()
        .take_while(|(style, _)| {
            used += style.leading();
            used <= room + 0.01
        })
        .count()
}

fn height_within(cell: &Laid, room: f32) -> f32 {
    height(&cell.lines[cell.next..cell.next + fitting(cell, room)])
}

fn print_lines(pages: &mut Pages, cell: &mut Laid, top: f32, room: f32) {
    let mut y = top;
    let end = cell.next + fitting(cell, room);
    let x = match cell.align {
        Align::Left => cell.x + PAD_X,
        Align::Centre => cell.x + cell.width / 2.0,
        Align::Right => cell.x + cell.width - PAD_X,
    };
    for (style, line) in &cell.lines[cell.next..end] {
        pages.line(x, y, cell.align, *style, line);
        y += style.leading();
    }
    cell.next = end;
}
