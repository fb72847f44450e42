//! What is printed: a plain sequence of blocks without a word about fonts or formats.

use crate::printable::printable;

/// What stands around the name of what is missing.
const GAP: (&str, &str) = ("[belum diisi: ", "]");

/// How a run of text is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Plain,
    Strong,
    /// A field nobody has filled in yet.
    Missing,
    /// Of lesser weight than its surroundings.
    Quiet,
}

/// A run of clean text; `\n` breaks the line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Piece {
    pub text: String,
    pub kind: Kind,
}

/// Runs that follow each other.
pub(crate) type Line = Vec<Piece>;

impl Piece {
    fn new(kind: Kind, text: impl AsRef<str>) -> Self {
        Self { text: printable(text.as_ref()), kind }
    }
}

pub(crate) fn plain(text: impl AsRef<str>) -> Piece {
    Piece::new(Kind::Plain, text)
}

pub(crate) fn strong(text: impl AsRef<str>) -> Piece {
    Piece::new(Kind::Strong, text)
}

pub(crate) fn quiet(text: impl AsRef<str>) -> Piece {
    Piece::new(Kind::Quiet, text)
}

/// A text as given, or a visible gap that names what is missing.
pub(crate) fn filled(text: &str, what: &str) -> Piece {
    let clean = printable(text);
    let clean = clean.trim();
    if clean.is_empty() { missing(what) } else { Piece { text: clean.to_owned(), kind: Kind::Plain } }
}

pub(crate) fn missing(what: &str) -> Piece {
    let (open, close) = GAP;
    Piece { text: format!("{open}{what}{close}"), kind: Kind::Missing }
}

/// A file that is not there; no field, so that nobody is asked to fill it in.
pub(crate) fn absent(what: &str) -> Piece {
    Piece { text: format!("[belum ada: {what}]"), kind: Kind::Missing }
}

impl Piece {
    /// What a gap names.
    pub(crate) fn gap(&self) -> Option<&str> {
        let inner = self.text.strip_prefix(GAP.0)?.strip_suffix(GAP.1)?;
        Some(inner).filter(|_| self.kind == Kind::Missing)
    }

    /// The same text on one line, such as a date; a gap may be broken.
    pub(crate) fn unbroken(self) -> Self {
        if self.kind == Kind::Missing {
            self
        } else {
            Self { text: self.text.replace(' ', "\u{a0}"), ..self }
        }
    }

    /// The same text set strong; a gap stays a gap.
    pub(crate) fn strong(self) -> Self {
        let kind = if self.kind == Kind::Missing { Kind::Missing } else { Kind::Strong };
        Self { kind, ..self }
    }
}

/// Where text hangs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Align {
    Left,
    Centre,
    Right,
}

/// What a paragraph is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    CoverTitle,
    CoverText,
    /// Running text, justified.
    Body,
    /// Running text hanging on the left, as addresses do.
    Address,
    /// Place and date, on the right.
    Dateline,
    /// A title in the middle of the page.
    Title,
    /// A remark below a table.
    Remark,
}

/// A piece of the document.
#[derive(Debug, Clone)]
pub(crate) enum Block {
    /// A new page; `landscape` holds until the next one. Its running head is `section`.
    Page {
        landscape: bool,
        section: &'static str,
    },
    /// The kop surat: agency, office, address.
    Kop {
        names: Vec<Piece>,
        address: Vec<Piece>,
    },
    /// The logo alone, in the middle.
    Logo,
    /// Empty room, in points.
    Space(u16),
    Paragraph(Role, Line),
    /// A heading with its letter or number; level 1 or 2.
    Heading(u8, String),
    /// Labels with their values, one below the other.
    Fields(Vec<(&'static str, Line)>),
    /// Items with running numbers from 1.
    Numbered(Vec<Line>),
    Table(Table),
    /// Figures by their names as bars, one below the other; a table says the same.
    Bars(Vec<Bar>),
    /// On the right half: lines, room to sign, lines; kept on one page.
    Signature {
        above: Vec<Line>,
        below: Vec<Line>,
    },
}

/// Whether a signature is next, so that it must not stand on a page of its own.
pub(crate) fn signature_follows(rest: &[Block]) -> bool {
    let next = rest.iter().find(|block| !matches!(block, Block::Space(_)));
    matches!(next, Some(Block::Signature { .. }))
}

/// A column; `share` is its part of the width.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Column {
    pub title: &'static str,
    pub share: u16,
    pub align: Align,
}

pub(crate) const fn column(title: &'static str, share: u16, align: Align) -> Column {
    Column { title, share, align }
}

/// A figure as a bar.
#[derive(Debug, Clone)]
pub(crate) struct Bar {
    pub name: String,
    /// The figure as it is read.
    pub figure: String,
    /// Its part of the whole axis, in thousandths.
    pub part: u16,
}

impl Bar {
    /// A bar that is no longer than the axis.
    pub(crate) fn new(name: &str, figure: &str, part: u16) -> Self {
        Self { name: printable(name), figure: printable(figure), part: part.min(WHOLE) }
    }
}

/// The whole axis of bars, in thousandths.
pub(crate) const WHOLE: u16 = 1_000;

/// A table whose heading row is repeated on every page.
#[derive(Debug, Clone)]
pub(crate) struct Table {
    pub columns: Vec<Column>,
    pub rows: Vec<Row>,
}

/// How a row is shaded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tone {
    Plain,
    /// Stands above the rows that follow.
    Group,
}

#[derive(Debug, Clone)]
pub(crate) struct Row {
    pub cells: Vec<Cell>,
    pub tone: Tone,
    /// Least height in points, for writing by hand; 0 for as high as the text.
    pub least: u16,
}

/// Paragraphs, over one or more columns.
#[derive(Debug, Clone)]
pub(crate) struct Cell {
    pub paragraphs: Vec<Piece>,
    pub span: usize,
}

impl Row {
    pub(crate) fn of(pieces: impl IntoIterator<Item = Piece>) -> Self {
        let cells = pieces.into_iter().map(Cell::of).collect();
        Self { cells, tone: Tone::Plain, least: 0 }
    }

    /// One cell over all columns that heads the rows below it.
    pub(crate) fn group(piece: Piece, columns: usize) -> Self {
        let cell = Cell { paragraphs: vec![piece], span: columns };
        Self { cells: vec![cell], tone: Tone::Group, least: 0 }
    }
}

impl Cell {
    pub(crate) fn of(piece: Piece) -> Self {
        Self { paragraphs: vec![piece], span: 1 }
    }
}
