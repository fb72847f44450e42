//! Named styles, so that a person can change the look of the whole document in one place.

use docx_rs::{AlignmentType, Docx, LineSpacing, LineSpacingType, RunFonts, Style, StyleType};

pub(super) const HEADING: [&str; 2] = ["Heading1", "Heading2"];
pub(super) const COVER_TITLE: &str = "SampulJudul";
pub(super) const COVER_TEXT: &str = "SampulTeks";
pub(super) const TITLE: &str = "JudulLampiran";
pub(super) const BODY: &str = "TeksIsi";
pub(super) const PLAIN: &str = "TeksSurat";
pub(super) const REMARK: &str = "Keterangan";
pub(super) const AGENCY: &str = "KopNama";
pub(super) const ADDRESS: &str = "KopAlamat";
pub(super) const CELL: &str = "SelTabel";
pub(super) const SMALL_CELL: &str = "SelTabelKecil";
pub(super) const FOOT: &str = "KakiHalaman";

/// A face every office has; word processors elsewhere replace it by one of the same widths.
const FACE: &str = "Arial";

struct Look {
    id: &'static str,
    name: &'static str,
    /// In points.
    size: usize,
    align: AlignmentType,
    /// Room above and below, in twips.
    around: (u32, u32),
    /// In 240ths of a line.
    line: i32,
}

const LOOKS: [Look; 12] = [
    Look {
        id: COVER_TITLE,
        name: "Sampul Judul",
        size: 22,
        align: AlignmentType::Center,
        around: (0, 120),
        line: 276,
    },
    Look {
        id: COVER_TEXT,
        name: "Sampul Teks",
        size: 14,
        align: AlignmentType::Center,
        around: (0, 60),
        line: 276,
    },
    Look {
        id: TITLE,
        name: "Judul Lampiran",
        size: 11,
        align: AlignmentType::Center,
        around: (0, 40),
        line: 264,
    },
    Look { id: BODY, name: "Teks Isi", size: 11, align: AlignmentType::Both, around: (0, 120), line: 276 },
    Look { id: PLAIN, name: "Teks Surat", size: 11, align: AlignmentType::Left, around: (0, 40), line: 264 },
    Look {
        id: REMARK,
        name: "Keterangan Tabel",
        size: 9,
        align: AlignmentType::Left,
        around: (60, 40),
        line: 240,
    },
    Look { id: AGENCY, name: "Kop Nama", size: 14, align: AlignmentType::Center, around: (0, 20), line: 240 },
    Look {
        id: ADDRESS,
        name: "Kop Alamat",
        size: 9,
        align: AlignmentType::Center,
        around: (0, 0),
        line: 240,
    },
    Look { id: CELL, name: "Sel Tabel", size: 9, align: AlignmentType::Left, around: (20, 20), line: 240 },
    Look {
        id: SMALL_CELL,
        name: "Sel Tabel Kecil",
        size: 8,
        align: AlignmentType::Left,
        around: (20, 20),
        line: 240,
    },
    Look { id: FOOT, name: "Kaki Halaman", size: 7, align: AlignmentType::Left, around: (0, 0), line: 240 },
    Look { id: "Rapat", name: "Baris Rapat", size: 1, align: AlignmentType::Left, around: (0, 0), line: 240 },
];

/// For paragraphs that only carry a page break or a rule.
pub(super) const TIGHT: &str = "Rapat";

/// Adds the styles to a document.
pub(super) fn add(document: Docx) -> Docx {
    let fonts = RunFonts::new().ascii(FACE).hi_ansi(FACE).cs(FACE).east_asia(FACE);
    let mut document = document.default_fonts(fonts).default_size(22);
    for look in LOOKS {
        document = document.add_style(
            Style::new(look.id, StyleType::Paragraph)
                .name(look.name)
                .based_on("Normal")
                .size(2 * look.size)
                .align(look.align)
                .line_spacing(spacing(look.around, look.line)),
        );
    }
    for (at, id) in HEADING.into_iter().enumerate() {
        let (size, above) = if at == 0 { (24, 240) } else { (22, 160) };
        document = document.add_style(
            Style::new(id, StyleType::Paragraph)
                .name(format!("heading {}", at + 1))
                .based_on("Normal")
                .next(BODY)
                .outline_lvl(at)
                .size(size)
                .bold()
                .line_spacing(spacing((above, 100), 264)),
        );
    }
    document
}

fn spacing((above, below): (u32, u32), line: i32) -> LineSpacing {
    LineSpacing::new().before(above).after(below).line(line).line_rule(LineSpacingType::Auto)
}
