//! Named styles, so that a person can change the look of the whole document in one place.

use docx_rs::AlignmentType::{self, Both, Center, Left};
use docx_rs::{Docx, LineSpacing, LineSpacingType, RunFonts, Style, StyleType};

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
/// For paragraphs that only carry a page break or a rule.
pub(super) const TIGHT: &str = "Rapat";

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
    look(COVER_TITLE, "Sampul Judul", 22, Center, (0, 120), 276),
    look(COVER_TEXT, "Sampul Teks", 14, Center, (0, 60), 276),
    look(TITLE, "Judul Lampiran", 11, Center, (0, 40), 264),
    look(BODY, "Teks Isi", 11, Both, (0, 120), 276),
    look(PLAIN, "Teks Surat", 11, Left, (0, 40), 264),
    look(REMARK, "Keterangan Tabel", 9, Left, (60, 40), 240),
    look(AGENCY, "Kop Nama", 14, Center, (0, 20), 240),
    look(ADDRESS, "Kop Alamat", 9, Center, (0, 0), 240),
    look(CELL, "Sel Tabel", 9, Left, (20, 20), 240),
    look(SMALL_CELL, "Sel Tabel Kecil", 8, Left, (20, 20), 240),
    look(FOOT, "Kaki Halaman", 7, Left, (0, 0), 240),
    look(TIGHT, "Baris Rapat", 1, Left, (0, 0), 240),
];

const fn look(
    id: &'static str,
    name: &'static str,
    size: usize,
    align: AlignmentType,
    around: (u32, u32),
    line: i32,
) -> Look {
    Look { id, name, size, align, around, line }
}

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
