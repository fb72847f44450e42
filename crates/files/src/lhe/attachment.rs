//! The attachment: what the evaluation rests on, what it found and recommends, and the notes by question.

use super::phrases::{
    date, lines, number, paragraphs, place_and_date, predicate, signature, signed_on, unit, upper,
};
use super::{Lhe, draft, results};
use crate::blocks::block::{
    Align, Block, Kind, Line, Piece, Role, Row, Table, column, filled, missing, plain, quiet, strong,
};

/// Height of a row that is signed by hand, in points.
const SIGNED_ROW: u16 = 46;
const SECTION: &str = "Lampiran Laporan Hasil Evaluasi";
const NOTES: &str = "Catatan per Pertanyaan";
const NONE: &str = "–";

pub(super) fn blocks(lhe: &Lhe<'_>) -> Vec<Block> {
    let mut blocks = vec![
        Block::Page { landscape: false, section: SECTION },
        Block::Paragraph(Role::Address, vec![plain(SECTION)]),
        Block::Fields(vec![("Nomor", vec![number(lhe)]), ("Tanggal", vec![signed_on(lhe)])]),
        Block::Space(10),
        Block::Paragraph(Role::Title, vec![strong("HASIL EVALUASI PEMBANGUNAN ZONA INTEGRITAS")]),
        Block::Paragraph(Role::Title, vec![strong(format!("MENUJU {}", predicate(lhe).to_uppercase()))]),
        Block::Paragraph(Role::Title, vec![plain("PADA ").strong(), upper(unit(lhe)).strong()]),
        Block::Space(8),
    ];
    blocks.extend(draft::notice(lhe, Role::Title));
    let mut letters = 'A'..='Z';
    let mut part = |title: &str, content: Vec<Block>| {
        let letter = letters.next().map(String::from).unwrap_or_default();
        blocks.push(Block::Heading(1, format!("{letter}. {title}")));
        blocks.extend(content);
    };
    part("Landasan Penugasan", assignment(lhe));
    part("Dasar Hukum", vec![Block::Numbered(legal_basis(lhe))]);
    part("Tujuan", vec![Block::Numbered(items(&purposes(lhe)))]);
    part(
        "Sasaran",
        vec![body(vec![
            plain(
                "Sasaran evaluasi adalah tersedianya nilai hasil evaluasi atas seluruh pertanyaan, catatan atas jawaban dan \
         bukti dukung, serta rekomendasi yang dapat ditindaklanjuti oleh ",
            ),
            unit(lhe),
            plain("."),
        ])],
    );
    part("Metodologi", vec![Block::Numbered(methods(lhe))]);
    part("Ruang Lingkup", scope(lhe));
    part("Hasil Evaluasi", findings(lhe));
    part("Rekomendasi", recommendations(lhe));
    part("Apresiasi", appreciation(lhe));
    part("Tim Evaluasi dan Pengesahan", signatures(lhe));
    blocks.extend(notes(lhe));
    blocks
}

fn body(line: Line) -> Block {
    Block::Paragraph(Role::Body, line)
}

fn items(texts: &[String]) -> Vec<Line> {
    texts.iter().map(|text| vec![plain(text)]).collect()
}

fn assignment(lhe: &Lhe<'_>) -> Vec<Block> {
    let form = lhe.form;
    let columns = vec![
        column("No.", 7, Align::Centre),
        column("Nama", 40, Align::Left),
        column("NIP", 27, Align::Left),
        column("Peran dalam tim", 26, Align::Left),
    ];
    let from = date(&form.mulai, "tanggal mulai evaluasi");
    let until = date(&form.selesai, "tanggal selesai evaluasi");
    vec![
        body(vec![plain("Evaluasi dilaksanakan berdasarkan surat tugas dan oleh tim sebagai berikut.")]),
        Block::Fields(vec![
            ("Nomor surat tugas", vec![filled(&form.surat_tugas_nomor, "nomor surat tugas")]),
            ("Tanggal surat tugas", vec![date(&form.surat_tugas_tanggal, "tanggal surat tugas")]),
            ("Waktu pelaksanaan", vec![from, plain(" sampai dengan "), until]),
        ]),
        Block::Space(6),
        Block::Table(Table { columns, rows: team(lhe, Row::of) }),
    ]
}

/// One row for each member, made from number, name, NIP and part.
fn team(lhe: &Lhe<'_>, row: impl Fn([Piece; 4]) -> Row) -> Vec<Row> {
    if lhe.form.tim.is_empty() {
        return vec![row([
            plain("1"),
            missing("nama anggota tim"),
            missing("NIP anggota tim"),
            missing("peran dalam tim"),
        ])];
    }
    let members = lhe.form.tim.iter().enumerate();
    members
        .map(|(at, member)| {
            row([
                plain((at + 1).to_string()),
                filled(&member.nama, "nama anggota tim"),
                filled(&member.nip, "NIP anggota tim"),
                filled(&member.peran, "peran dalam tim"),
            ])
        })
        .collect()
}

fn legal_basis(lhe: &Lhe<'_>) -> Vec<Line> {
    let known = &lhe.report.instrument.legal_basis;
    let all: Vec<String> = known.iter().chain(&lhe.form.dasar_hukum).cloned().collect();
    lines(&all, "dasar hukum").into_iter().map(|piece| vec![piece]).collect()
}

fn purposes(lhe: &Lhe<'_>) -> [String; 3] {
    let (short, _) = lhe.target();
    [
        "Menilai kesesuaian penilaian mandiri dengan kondisi unit kerja berdasarkan bukti dukung yang disampaikan.".into(),
        format!("Mengetahui capaian setiap komponen dan jaraknya terhadap nilai minimal {short}."),
        "Memberikan rekomendasi bagi perbaikan pembangunan Zona Integritas.".into(),
    ]
}

fn methods(lhe: &Lhe<'_>) -> Vec<Line> {
    vec![
        vec![plain(format!(
            "Penelaahan jawaban, catatan, dan bukti dukung unit kerja terhadap kriteria setiap pertanyaan dalam {}.",
            lhe.report.instrument.name
        ))],
        review(lhe),
        vec![plain("Penghitungan nilai menurut bobot dan rumus lembar kerja evaluasi.")],
        vec![plain("Pembandingan nilai hasil evaluasi dengan nilai minimal setiap syarat predikat.")],
    ]
}

/// Which levels reviewed, for example `Reviu berjenjang oleh anggota tim dan ketua tim`.
fn review(lhe: &Lhe<'_>) -> Line {
    const UNTOUCHED: &str = " tanpa mengubah jawaban unit kerja.";
    let levels = lhe.evaluation.as_ref().map_or(&[][..], |found| &found.levels);
    let said = match levels {
        [] => return vec![plain("Reviu oleh "), missing("hasil reviu TPI"), plain(UNTOUCHED)],
        [one] => format!("Reviu oleh {one}"),
        [one, other] => format!("Reviu berjenjang oleh {one} dan {other}"),
        [before @ .., last] => format!("Reviu berjenjang oleh {}, dan {last}", before.join(", ")),
    };
    vec![plain(format!("{said}{UNTOUCHED}"))]
}

fn scope(lhe: &Lhe<'_>) -> Vec<Block> {
    let report = lhe.report;
    let opening = format!(
        "Evaluasi mencakup {} pertanyaan ({} isian) {} beserta {} dokumen bukti dukung yang disampaikan unit kerja, \
         meliputi:",
        report.instrument.questions.len(),
        report.scores.of,
        report.instrument.name,
        report.evidence.len()
    );
    let areas = report.instrument.areas.iter().map(|area| vec![plain(&area.name)]).collect();
    vec![body(vec![plain(opening)]), Block::Numbered(areas)]
}

fn findings(lhe: &Lhe<'_>) -> Vec<Block> {
    let (short, _) = lhe.target();
    let mut blocks = vec![Block::Heading(2, "1. Nilai".into())];
    blocks.extend(results::scores(lhe));
    blocks.push(Block::Heading(2, format!("2. Syarat Nilai {short}")));
    blocks.extend(results::gates(lhe));
    blocks
}

fn recommendations(lhe: &Lhe<'_>) -> Vec<Block> {
    if lhe.recommendations.is_empty() {
        return vec![body(vec![missing("rekomendasi")])];
    }
    let opening = vec![
        plain("Rekomendasi kepada "),
        unit(lhe),
        plain(" berdasarkan hasil evaluasi adalah sebagai berikut."),
    ];
    let items = lhe.recommendations.iter().map(|one| {
        let mut line = vec![filled(&one.text, "uraian rekomendasi")];
        if !one.about.trim().is_empty() {
            line.push(quiet(format!(" ({})", one.about.trim())));
        }
        if !one.follow_up.trim().is_empty() {
            line.push(quiet(format!("\n{}", one.follow_up.trim())));
        }
        line
    });
    vec![body(opening), Block::Numbered(items.collect())]
}

fn appreciation(lhe: &Lhe<'_>) -> Vec<Block> {
    let texts = paragraphs(&lhe.form.apresiasi);
    if texts.is_empty() {
        return vec![body(vec![missing("apresiasi")])];
    }
    texts.iter().map(|text| body(vec![plain(text)])).collect()
}

fn signatures(lhe: &Lhe<'_>) -> Vec<Block> {
    let columns = vec![
        column("No.", 7, Align::Centre),
        column("Nama dan NIP", 40, Align::Left),
        column("Peran dalam tim", 23, Align::Left),
        column("Tanda tangan", 30, Align::Left),
    ];
    let rows = team(lhe, |[number, name, nip, part]| {
        let mut row = Row::of([number, name.strong(), part, plain("")]);
        let nip = if nip.kind == Kind::Missing { nip } else { plain(format!("NIP {}", nip.text)) };
        row.cells[1].paragraphs.push(nip);
        row.least = SIGNED_ROW;
        row
    });
    vec![Block::Table(Table { columns, rows }), Block::Space(14), signature(lhe, Some(place_and_date(lhe)))]
}

fn notes(lhe: &Lhe<'_>) -> Vec<Block> {
    let columns = vec![
        column("Kode", 9, Align::Left),
        column("Pertanyaan", 20, Align::Left),
        column("Jawaban unit", 8, Align::Centre),
        column("Catatan unit", 25, Align::Left),
        column("Jawaban TPI", 8, Align::Centre),
        column("Catatan TPI", 21, Align::Left),
        column("Hasil reviu", 9, Align::Left),
    ];
    let said = |text: &str| plain(if text.trim().is_empty() { NONE } else { text.trim() });
    let mut rows = Vec::new();
    let mut area = None;
    for note in &lhe.notes {
        if area != Some(&note.area) {
            area = Some(&note.area);
            rows.push(Row::group(strong(&note.area), columns.len()));
        }
        rows.push(Row::of([
            plain(&note.code),
            said(&note.title),
            said(&note.unit_answer),
            said(&note.unit_note),
            said(&note.tpi_answer),
            said(&note.tpi_note),
            said(&note.verdict),
        ]));
    }
    vec![
        Block::Page { landscape: true, section: NOTES },
        Block::Paragraph(Role::Title, vec![strong(NOTES.to_uppercase())]),
        Block::Paragraph(
            Role::Remark,
            vec![quiet(
                "Jawaban dan catatan unit kerja disajikan sebagaimana disampaikan; tanda – berarti tidak ada.",
            )],
        ),
        Block::Table(Table { columns, rows }),
    ]
}
