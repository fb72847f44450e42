//! A letter of a proposal from its texts: what is missing is marked, never made up.

use chrono::{DateTime, FixedOffset};

use crate::blocks::Document;
use crate::blocks::block::{
    Align, Block, Line, Piece, Role, Row, Table, column, filled, missing, plain, quiet, strong,
};

/// The place for the stamp of a statement.
const STAMP: &str = "\nMeterai Rp10.000";

/// A piece of a text of which something may not be known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// What it says.
    Text(String),
    /// What is missing, by its name.
    Gap(String),
}

/// A letter with everything that is known.
#[derive(Debug, Clone)]
pub struct LetterText {
    /// What tells the letters of one assessment and another apart.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Names of the kop surat, agency first.
    pub kop: Vec<String>,
    /// Lines of address for it.
    pub address: Vec<String>,
    /// In large letters, for a statement; empty for a letter with an addressee.
    pub headline: String,
    /// Labels with their values, for a letter with an addressee.
    pub fields: Vec<(&'static str, Vec<Part>)>,
    /// Who it is for.
    pub addressee: String,
    /// Paragraphs.
    pub paragraphs: Vec<Vec<Part>>,
    /// Statements with numbers.
    pub statements: Vec<Vec<Part>>,
    /// What it lists; `None` for a letter that lists nothing.
    pub list: Option<List>,
    /// What comes after these.
    pub closing: Vec<Vec<Part>>,
    /// Place and date.
    pub place: String,
    /// The date in words; empty while it is not known.
    pub date: String,
    /// What the signatory is.
    pub position: String,
    /// Name of the signatory.
    pub signatory: String,
    /// Rank and grade of that person; may be empty.
    pub rank: String,
    /// That person's number; may be empty.
    pub nip: String,
    /// When it was asked for, in the user's own time zone.
    pub made_at: DateTime<FixedOffset>,
    /// Program and version.
    pub made_by: String,
}

/// What a letter lists.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum List {
    /// Files that go with it.
    Files(Vec<ListItem>),
    /// What is objected to, and why.
    Objections(Vec<ListItem>),
}

impl List {
    /// All of it.
    pub fn items(&self) -> &[ListItem] {
        let (Self::Files(items) | Self::Objections(items)) = self;
        items
    }
}

/// Something a letter lists.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListItem {
    /// What it is.
    pub name: String,
    /// Why it is objected to; empty where nothing is.
    pub text: String,
    /// The file that goes with it; empty while there is none.
    pub file: String,
}

/// The whole letter.
pub fn compose(letter: &LetterText) -> Document {
    let mut blocks = vec![
        Block::Page { landscape: false, section: "" },
        Block::Kop {
            names: letter
                .kop
                .iter()
                .map(|name| filled(&name.to_uppercase(), "nama instansi").strong())
                .collect(),
            address: if letter.address.is_empty() {
                vec![missing("alamat unit")]
            } else {
                letter.address.iter().map(plain).collect()
            },
        },
    ];
    blocks.extend(opening(letter));
    blocks.extend(letter.paragraphs.iter().map(|parts| body(parts)));
    if !letter.statements.is_empty() {
        blocks.push(Block::Numbered(letter.statements.iter().map(|parts| line(parts)).collect()));
    }
    if let Some(list) = &letter.list {
        blocks.extend([Block::Space(4), listed(list), Block::Space(6)]);
    }
    blocks.extend(letter.closing.iter().map(|parts| body(parts)));
    blocks.push(Block::Space(10));
    blocks.push(signature(letter));
    Document {
        title: letter.name.clone(),
        author: letter.kop.first().cloned().unwrap_or_default(),
        subject: "Pengusulan Zona Integritas".into(),
        headline: searched(letter),
        foot: String::new(),
        caution: "Sah sesudah ditandatangani pejabat yang berwenang.".into(),
        made_by: letter.made_by.clone(),
        made_at: letter.made_at,
        told_apart_by: letter.id.clone(),
        blocks,
    }
}

/// Something that stands on the first page whatever is filled in.
fn searched(letter: &LetterText) -> String {
    if letter.headline.is_empty() { "Yth.".into() } else { letter.headline.clone() }
}

fn opening(letter: &LetterText) -> Vec<Block> {
    if !letter.headline.is_empty() {
        return vec![Block::Paragraph(Role::Title, vec![strong(&letter.headline)]), Block::Space(10)];
    }
    let fields = letter.fields.iter().map(|(label, parts)| (*label, line(parts)));
    vec![
        Block::Paragraph(Role::Dateline, place_and_date(letter)),
        Block::Fields(fields.collect()),
        Block::Space(12),
        Block::Paragraph(Role::Address, vec![plain("Yth. "), filled(&letter.addressee, "penerima surat")]),
        Block::Space(8),
    ]
}

fn place_and_date(letter: &LetterText) -> Line {
    let date = filled(&letter.date, "tanggal surat").unbroken();
    vec![filled(&letter.place, "tempat surat"), plain(", "), date]
}

fn line(parts: &[Part]) -> Line {
    let piece = |part: &Part| -> Piece {
        match part {
            Part::Text(text) => plain(text),
            Part::Gap(name) => missing(name),
        }
    };
    parts.iter().map(piece).collect()
}

fn body(parts: &[Part]) -> Block {
    Block::Paragraph(Role::Body, line(parts))
}

fn listed(list: &List) -> Block {
    let (items, objects) = (list.items(), matches!(list, List::Objections(_)));
    if items.is_empty() {
        let what = if objects { "butir yang disanggah" } else { "berkas usulan" };
        return Block::Paragraph(Role::Body, vec![missing(what)]);
    }
    let mut columns = vec![column("No.", 8, Align::Right)];
    if objects {
        columns.push(column("Butir yang disanggah", 34, Align::Left));
        columns.push(column("Alasan sanggahan", 32, Align::Left));
        columns.push(column("Berkas bukti", 26, Align::Left));
    } else {
        columns.push(column("Berkas", 34, Align::Left));
        columns.push(column("Nama berkas", 26, Align::Left));
    }
    let row = |(number, item): (usize, &ListItem)| {
        let mut cells = vec![plain(number.to_string()), plain(&item.name)];
        cells.extend(objects.then(|| filled(&item.text, &format!("alasan sanggahan {}", item.name))));
        cells.push(filled(&item.file, &format!("berkas {}", item.name)));
        Row::of(cells)
    };
    Block::Table(Table { columns, rows: (1..).zip(items).map(row).collect() })
}

fn signature(letter: &LetterText) -> Block {
    let mut above = vec![vec![filled(&letter.position, "jabatan penanda tangan"), plain(",")]];
    if !letter.headline.is_empty() {
        above.insert(0, place_and_date(letter));
        above.push(vec![quiet(STAMP)]);
    }
    let mut below = vec![vec![filled(&letter.signatory, "nama penanda tangan").strong()]];
    below.extend((!letter.rank.is_empty()).then(|| vec![plain(&letter.rank)]));
    // Somebody who is named may have no number.
    if !letter.nip.is_empty() || letter.signatory.is_empty() {
        below.push(vec![plain("NIP "), filled(&letter.nip, "NIP penanda tangan")]);
    }
    Block::Signature { above, below }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headings(list: &List) -> Vec<String> {
        let Block::Table(table) = listed(list) else { return Vec::new() };
        table.columns.iter().map(|column| column.title.to_owned()).collect()
    }

    #[test]
    fn what_is_listed_is_headed_by_what_it_is() {
        let item = |text: &str| ListItem { name: "SPTJM".into(), text: text.into(), file: String::new() };
        let objected = ["No.", "Butir yang disanggah", "Alasan sanggahan", "Berkas bukti"];
        for text in ["Sudah bermeterai", ""] {
            assert_eq!(headings(&List::Objections(vec![item(text)])), objected, "{text:?}");
            assert_eq!(headings(&List::Files(vec![item(text)])), ["No.", "Berkas", "Nama berkas"]);
        }
    }
}
