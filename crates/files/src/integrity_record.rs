//! The record of an audit (berita acara keutuhan): what was verified, what was found, what it proves and what not.

use chrono::{DateTime, FixedOffset};
use pilar_core::dates;

use crate::blocks::Document;
use crate::blocks::block::{Align, Block, Line, Piece, Role, Row, Table, column, plain, quiet, strong};

const HEADLINE: &str = "BERITA ACARA KEUTUHAN";
const CAUTION: &str =
    "Sidik adalah deretan huruf dan angka yang berubah bila satu huruf saja dari riwayatnya berubah.";
/// A line to be filled in by hand.
const BLANK: &str = "........................................";

/// Everything a record is made from, worded already.
#[derive(Debug, Clone)]
pub struct IntegrityRecord {
    /// Id of the assessment.
    pub id: String,
    /// Name of the unit.
    pub unit: String,
    /// Name of the agency.
    pub instansi: String,
    /// Year of the assessment.
    pub year: u16,
    /// When it was verified, in the user's own time zone.
    pub made_at: DateTime<FixedOffset>,
    /// Program and version.
    pub made_by: String,
    /// What it comes to.
    pub sentence: String,
    /// The hash of all that counts; `None` where something was altered.
    pub state: Option<String>,
    /// How many changes count.
    pub changes: String,
    /// Everyone whose changes are there.
    pub origins: Vec<OriginText>,
    /// What there is to know.
    pub findings: Vec<FindingText>,
    /// What it proves, a sentence each.
    pub proves: Vec<String>,
    /// What it does not prove.
    pub proves_not: Vec<String>,
    /// Who verified; where nobody said so it is empty, and a line is left to be filled in by hand.
    pub examiner: String,
    /// That person's number; the same.
    pub nip: String,
}

/// One origin of changes, as a row says it.
#[derive(Debug, Clone)]
pub struct OriginText {
    /// What tells it apart.
    pub name: String,
    /// Who wrote, with numbers.
    pub authors: String,
    /// How many changes.
    pub changes: String,
    /// From when to when.
    pub span: String,
    /// How it is.
    pub condition: String,
    /// Position and hash of every end.
    pub tips: Vec<(String, String)>,
}

/// One finding.
#[derive(Debug, Clone)]
pub struct FindingText {
    /// What happened.
    pub what: String,
    /// Where, one line each.
    pub items: Vec<String>,
    /// What is safe and what to do.
    pub advice: String,
}

/// The whole document.
pub fn compose(record: &IntegrityRecord) -> Document {
    let mut blocks = head(record);
    blocks.push(Block::Heading(1, "A. Asal riwayat".into()));
    blocks.push(origins(record));
    blocks.push(Block::Heading(1, "B. Ujung rantai".into()));
    blocks.extend(tips(record));
    blocks.push(Block::Heading(1, "C. Temuan".into()));
    blocks.extend(findings(record));
    blocks.push(Block::Heading(1, "D. Yang dibuktikan".into()));
    blocks.push(sentences(&record.proves));
    blocks.push(Block::Heading(1, "E. Yang tidak dibuktikan".into()));
    blocks.push(sentences(&record.proves_not));
    blocks.push(Block::Space(14));
    blocks.push(signature(record));
    Document {
        title: format!("Berita Acara Keutuhan, {} {}", record.unit, record.year),
        author: record.instansi.clone(),
        subject: "Keutuhan riwayat penilaian Zona Integritas".into(),
        headline: HEADLINE.into(),
        foot: format!("{} {}", record.unit, record.year),
        caution: CAUTION.into(),
        made_by: record.made_by.clone(),
        made_at: record.made_at,
        told_apart_by: format!("{} {:?} {}", record.id, record.state, record.sentence),
        blocks,
    }
}

fn body(line: Line) -> Block {
    Block::Paragraph(Role::Body, line)
}

fn head(record: &IntegrityRecord) -> Vec<Block> {
    let state = match &record.state {
        Some(state) => plain(grouped(state)),
        None => plain("tidak dinyatakan, karena ada yang berubah sesudah ditulis"),
    };
    vec![
        Block::Page { landscape: false, section: "" },
        Block::Paragraph(Role::Title, vec![strong(HEADLINE)]),
        Block::Paragraph(Role::Title, vec![plain("Riwayat penilaian Zona Integritas")]),
        Block::Space(8),
        body(vec![plain(format!(
            "Pada {} riwayat penilaian di bawah ini diperiksa dengan {}: setiap isi, setiap sidik, dan setiap \
             sambungan rantainya dihitung ulang dari data yang tersimpan.",
            dates::date_and_time(&record.made_at),
            record.made_by
        ))]),
        Block::Fields(vec![
            ("Unit", vec![plain(&record.unit)]),
            ("Instansi", vec![plain(&record.instansi)]),
            ("Tahun", vec![plain(record.year.to_string())]),
            ("Penilaian", vec![plain(&record.id)]),
            ("Pemeriksa", vec![examiner(record)]),
            ("Perubahan", vec![plain(&record.changes)]),
            ("Simpulan", vec![strong(&record.sentence)]),
            ("Sidik keadaan", vec![state]),
        ]),
    ]
}

fn origins(record: &IntegrityRecord) -> Block {
    let columns = vec![
        column("Asal", 14, Align::Left),
        column("Ditulis oleh", 34, Align::Left),
        column("Perubahan", 13, Align::Right),
        column("Waktu", 22, Align::Left),
        column("Keadaan", 17, Align::Left),
    ];
    let row =
        |it: &OriginText| Row::of([&it.name, &it.authors, &it.changes, &it.span, &it.condition].map(plain));
    Block::Table(Table { columns, rows: record.origins.iter().map(row).collect() })
}

fn tips(record: &IntegrityRecord) -> Vec<Block> {
    let columns = vec![
        column("Asal", 13, Align::Left),
        column("Urutan", 10, Align::Right),
        column("Sidik", 77, Align::Left),
    ];
    let all = record.origins.iter().flat_map(|it| it.tips.iter().map(move |tip| (it, tip)));
    let rows: Vec<Row> =
        all.map(|(it, (position, hash))| Row::of([&it.name, position, &grouped(hash)].map(plain))).collect();
    if rows.is_empty() {
        return vec![body(vec![plain("Tidak ada: semua perubahan ditulis sebelum riwayat dirantai.")])];
    }
    vec![
        Block::Table(Table { columns, rows }),
        Block::Paragraph(
            Role::Remark,
            vec![quiet(
                "Riwayat yang kemudian, bila tidak diubah, memuat setiap sidik ini pada asal dan urutannya.",
            )],
        ),
    ]
}

/// A hash in groups of eight digits, for comparing by eye.
fn grouped(hash: &str) -> String {
    let digits: Vec<char> = hash.chars().collect();
    digits.chunks(8).map(String::from_iter).collect::<Vec<_>>().join(" ")
}

fn findings(record: &IntegrityRecord) -> Vec<Block> {
    if record.findings.is_empty() {
        return vec![body(vec![plain("Tidak ada.")])];
    }
    let item = |finding: &FindingText| {
        let mut line = vec![strong(&finding.what), plain(" ")];
        for place in &finding.items {
            line.push(plain(format!("\n{place}.")));
        }
        line.push(plain(if finding.items.is_empty() { "" } else { "\n" }));
        line.push(plain(&finding.advice));
        line
    };
    vec![Block::Numbered(record.findings.iter().map(item).collect())]
}

fn sentences(of: &[String]) -> Block {
    Block::Numbered(of.iter().map(|sentence| vec![plain(sentence)]).collect())
}

/// Who verified, with the number where it is known. Where a name is left to be filled in by hand, the head leads to it, so
/// that it says the truth before and after.
fn examiner(record: &IntegrityRecord) -> Piece {
    match (record.examiner.trim(), record.nip.trim()) {
        ("", "") => plain("lihat tanda tangan"),
        ("", nip) => plain(format!("lihat tanda tangan, NIP {nip}")),
        (name, "") => plain(name),
        (name, nip) => plain(format!("{name}, NIP {nip}")),
    }
}

fn signature(record: &IntegrityRecord) -> Block {
    let known = |text: &str| if text.trim().is_empty() { BLANK.to_owned() } else { text.trim().to_owned() };
    Block::Signature {
        above: vec![vec![plain(dates::date(&record.made_at))], vec![plain("Yang memeriksa,")]],
        below: vec![
            vec![strong(known(&record.examiner))],
            vec![plain(format!("NIP {}", known(&record.nip)))],
        ],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What the head says of a record with this name and number.
    fn head_of(examiner: &str, nip: &str) -> String {
        let text = String::new;
        let record = IntegrityRecord {
            id: text(),
            unit: text(),
            instansi: text(),
            year: 2026,
            made_at: DateTime::default(),
            made_by: text(),
            sentence: text(),
            state: None,
            changes: text(),
            origins: Vec::new(),
            findings: Vec::new(),
            proves: Vec::new(),
            proves_not: Vec::new(),
            examiner: examiner.into(),
            nip: nip.into(),
        };
        super::examiner(&record).text
    }

    #[test]
    fn the_head_says_what_is_known_of_who_verified_and_leads_to_the_signature_for_the_rest() {
        assert_eq!(head_of("Sri Wahyuni", "198"), "Sri Wahyuni, NIP 198");
        assert_eq!(head_of("Sri Wahyuni", " "), "Sri Wahyuni");
        assert_eq!(head_of("", "198"), "lihat tanda tangan, NIP 198");
        assert_eq!(head_of(" ", ""), "lihat tanda tangan");
    }
}
