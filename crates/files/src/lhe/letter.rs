//! Cover and letter.

use super::phrases::{
    HEADLINE, agency, date, lines, number, office, paragraphs, place_and_date, predicate, signature,
    signed_on, unit, upper,
};
use super::{Lhe, draft, results};
use crate::blocks::block::{Block, Line, Role, filled, plain, strong};

pub(super) fn cover(lhe: &Lhe<'_>) -> Vec<Block> {
    let text = |line: Line| Block::Paragraph(Role::CoverText, line);
    let notice = draft::notice(lhe, Role::CoverText);
    // What the notice of a draft takes.
    let below = if notice.is_empty() { 130 } else { 80 };
    let mut blocks = vec![
        Block::Page { landscape: false, section: "" },
        Block::Space(70),
        Block::Logo,
        Block::Space(14),
        text(vec![upper(agency(lhe)).strong()]),
        text(vec![upper(office(lhe)).strong()]),
        Block::Space(76),
    ];
    blocks.extend(notice);
    blocks.extend([
        Block::Paragraph(Role::CoverTitle, vec![strong(HEADLINE)]),
        Block::Space(6),
        text(vec![plain("Pembangunan Zona Integritas")]),
        text(vec![plain(format!("menuju {}", predicate(lhe)))]),
        Block::Space(40),
        text(vec![plain("pada")]),
        text(vec![unit(lhe).strong()]),
        text(vec![plain(format!("Tahun {}", lhe.report.identity.year))]),
        Block::Space(below),
        text(vec![plain("Nomor: "), number(lhe)]),
        text(vec![plain("Tanggal: "), signed_on(lhe)]),
    ]);
    blocks
}

pub(super) fn letter(lhe: &Lhe<'_>) -> Vec<Block> {
    let form = lhe.form;
    let address = lines(&form.alamat, "alamat unit penerbit");
    let mut blocks = vec![
        Block::Page { landscape: false, section: "" },
        Block::Kop { names: vec![upper(agency(lhe)).strong(), upper(office(lhe)).strong()], address },
    ];
    blocks.extend(draft::notice(lhe, Role::Title));
    blocks.extend([
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
    ]);
    let body = |line: Line| Block::Paragraph(Role::Body, line);
    blocks.push(body(assignment(lhe)));
    blocks.extend(results::summary(lhe).into_iter().map(body));
    let texts = form.paragraf.iter().flat_map(|text| paragraphs(text));
    blocks.extend(texts.map(|text| body(vec![plain(text)])));
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
