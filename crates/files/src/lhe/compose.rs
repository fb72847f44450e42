//! Cover and letter, and the order of the whole.

use super::block::{Block, Kind, Line, Piece, Role, filled, missing, plain, strong};
use super::{Lhe, attachment, results};
use crate::dates::in_words;

/// The whole document.
pub(super) fn blocks(lhe: &Lhe<'_>) -> Vec<Block> {
    let mut blocks = cover(lhe);
    blocks.extend(letter(lhe));
    blocks.extend(attachment::blocks(lhe));
    blocks
}

/// What the gaps in a document name, each once, in order.
pub(super) fn gaps(blocks: &[Block]) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    let mut take = |piece: &Piece| {
        let name = piece.text.strip_prefix("[belum diisi: ").and_then(|rest| rest.strip_suffix(']'));
        if let Some(name) = name.filter(|_| piece.kind == Kind::Missing)
            && !names.iter().any(|known| known == name)
        {
            names.push(name.to_owned());
        }
    };
    for block in blocks {
        match block {
            Block::Page { .. } | Block::Logo | Block::Space(_) | Block::Heading(..) => {}
            Block::Kop { names, address } => names.iter().chain(address).for_each(&mut take),
            Block::Paragraph(_, line) => line.iter().for_each(&mut take),
            Block::Fields(fields) => fields.iter().flat_map(|(_, line)| line).for_each(&mut take),
            Block::Numbered(items) => items.iter().flatten().for_each(&mut take),
            Block::Table(table) => table
                .rows
                .iter()
                .flat_map(|row| &row.cells)
                .flat_map(|cell| &cell.paragraphs)
                .for_each(&mut take),
            Block::Signature { above, below } => above.iter().chain(below).flatten().for_each(&mut take),
        }
    }
    names
}

/// A date of the form, in words or as a gap.
pub(super) fn date(typed: &str, what: &str) -> Piece {
    filled(&in_words(typed), what)
}

pub(super) fn number(lhe: &Lhe<'_>) -> Piece {
    filled(&lhe.form.nomor, "nomor surat")
}

pub(super) fn signed_on(lhe: &Lhe<'_>) -> Piece {
    date(&lhe.form.tanggal, "tanggal surat")
}

pub(super) fn unit(lhe: &Lhe<'_>) -> Piece {
    filled(&lhe.report.identity.unit, "nama unit kerja")
}

pub(super) fn agency(lhe: &Lhe<'_>) -> Piece {
    filled(&lhe.report.identity.instansi, "nama instansi")
}

fn office(lhe: &Lhe<'_>) -> Piece {
    filled(&lhe.form.penerbit, "unit penerbit laporan")
}

/// What is aimed for, for example `Wilayah Bebas dari Korupsi (WBK)`.
pub(super) fn predicate(lhe: &Lhe<'_>) -> String {
    let (short, long) = lhe.target();
    format!("{long} ({short})")
}

pub(super) fn upper(piece: Piece) -> Piece {
    if piece.kind == Kind::Missing { piece } else { Piece { text: piece.text.to_uppercase(), ..piece } }
}

fn cover(lhe: &Lhe<'_>) -> Vec<Block> {
    let text = |line: Line| Block::Paragraph(Role::CoverText, line);
    vec![
        Block::Page { landscape: false, section: "" },
        Block::Space(70),
        Block::Logo,
        Block::Space(14),
        text(vec![upper(agency(lhe)).strong()]),
        text(vec![upper(office(lhe)).strong()]),
        Block::Space(76),
        Block::Paragraph(Role::CoverTitle, vec![strong(Lhe::HEADLINE)]),
        Block::Space(6),
        text(vec![plain("Pembangunan Zona Integritas")]),
        text(vec![plain(format!("menuju {}", predicate(lhe)))]),
        Block::Space(40),
        text(vec![plain("pada")]),
        text(vec![unit(lhe).strong()]),
        text(vec![plain(format!("Tahun {}", lhe.report.identity.year))]),
        Block::Space(130),
        text(vec![plain("Nomor: "), number(lhe)]),
        text(vec![plain("Tanggal: "), signed_on(lhe)]),
    ]
}

fn letter(lhe: &Lhe<'_>) -> Vec<Block> {
    let form = lhe.form;
    let address = lines(&form.alamat, "alamat unit penerbit");
    let mut blocks = vec![
        Block::Page { landscape: false, section: "" },
        Block::Kop { names: vec![upper(agency(lhe)).strong(), upper(office(lhe)).strong()], address },
        Block::Paragraph(Role::Dateline, place_and_date(lhe)),
        Block::Fields(vec![
            ("Nomor", vec![number(lhe)]),
            ("Sifat", vec![filled(&form.sifat, "sifat surat")]),
            ("Lampiran", vec![filled(&form.lampiran, "lampiran surat")]),
            ("Hal", vec![filled(&form.hal, "hal surat")]),
        ]),
        Block::Space(12),
        Block::Paragraph(Role::Address, vec![plain("Yth. "), filled(&form.yth, "penerima surat")]),
        Block::Space(8),
    ];
    let body = |line: Line| Block::Paragraph(Role::Body, line);
    blocks.push(body(assignment(lhe)));
    blocks.extend(results::summary(lhe).into_iter().map(body));
    let texts = form.paragraf.iter().filter(|text| !text.trim().is_empty());
    blocks.extend(texts.map(|text| body(vec![plain(text.trim())])));
    blocks.push(body(vec![plain(
        "Uraian selengkapnya disampaikan dalam lampiran, yang merupakan bagian tidak terpisahkan dari laporan ini. \
         Demikian disampaikan untuk dipergunakan sebagaimana mestinya.",
    )]));
    blocks.push(Block::Space(8));
    blocks.push(signature(lhe, None));
    blocks.push(Block::Space(10));
    blocks.push(Block::Paragraph(Role::Address, vec![plain("Tembusan:")]));
    let copies = lines(&form.tembusan, "tembusan");
    blocks.push(Block::Numbered(copies.into_iter().map(|piece| vec![piece]).collect()));
    blocks
}

fn assignment(lhe: &Lhe<'_>) -> Line {
    let form = lhe.form;
    vec![
        plain("Berdasarkan Surat Tugas Nomor "),
        filled(&form.surat_tugas_nomor, "nomor surat tugas"),
        plain(" tanggal "),
        date(&form.surat_tugas_tanggal, "tanggal surat tugas"),
        plain(format!(
            ", telah dilaksanakan evaluasi atas penilaian mandiri pembangunan Zona Integritas menuju {} pada ",
            predicate(lhe)
        )),
        unit(lhe),
        plain(", "),
        agency(lhe),
        plain(format!(", tahun {}. Evaluasi berlangsung mulai tanggal ", lhe.report.identity.year)),
        date(&form.mulai, "tanggal mulai evaluasi"),
        plain(" sampai dengan tanggal "),
        date(&form.selesai, "tanggal selesai evaluasi"),
        plain("."),
    ]
}

pub(super) fn place_and_date(lhe: &Lhe<'_>) -> Line {
    vec![filled(&lhe.form.tempat, "tempat penandatanganan"), plain(", "), signed_on(lhe)]
}

/// The signatory's block below `first`, with room for a wet or an electronic signature.
pub(super) fn signature(lhe: &Lhe<'_>, first: Option<Line>) -> Block {
    let signer = &lhe.form.penanda_tangan;
    let office = vec![filled(&signer.jabatan, "jabatan penanda tangan"), plain(",")];
    Block::Signature {
        above: first.into_iter().chain([office]).collect(),
        below: vec![
            vec![filled(&signer.nama, "nama penanda tangan").strong()],
            vec![filled(&signer.pangkat, "pangkat penanda tangan")],
            vec![plain("NIP "), filled(&signer.nip, "NIP penanda tangan")],
        ],
    }
}

/// The lines that say something, or one gap.
pub(super) fn lines(given: &[String], what: &str) -> Vec<Piece> {
    let said: Vec<Piece> =
        given.iter().filter(|line| !line.trim().is_empty()).map(|line| plain(line.trim())).collect();
    if said.is_empty() { vec![missing(what)] } else { said }
}
