//! LHEs for the tests, with every field of the form filled in.

use std::path::Path;

use pilar_core::assessment::{LheForm, LheMember, LheSignatory};
use pilar_core::gates::judge;
use pilar_core::review::Reviewed;
use pilar_core::scoring::score;
use pilar_files::blocks::PrintOptions;
use pilar_files::docx::write_docx;
use pilar_files::lhe::{Evaluation, Lhe, QuestionNote, Recommendation, compose};
use pilar_files::pdf::write_pdf;
use pilar_files::report::Report;
use pilar_tests::printed;

use crate::made_reports::{poppler, sheet};

/// A form without a blank field.
pub fn form() -> LheForm {
    let text = str::to_owned;
    LheForm {
        penerbit: text("Inspektorat Jenderal Contoh"),
        alamat: vec![text("Jalan Penguji Nomor 5, Sukamaju 40115"), text("Surel itjen@contoh.example")],
        nomor: text("LHE-118/IJ.3/2026"),
        sifat: text("Terbatas"),
        lampiran: text("Satu berkas"),
        hal: text("Penyampaian Laporan Hasil Evaluasi"),
        yth: text("Kepala Kantor Layanan Cipta Karya\ndi Sukamaju"),
        tempat: text("Sukamaju Kota"),
        tanggal: text("2026-05-18"),
        surat_tugas_nomor: text("ST-77/IJ/2026"),
        surat_tugas_tanggal: text("20 April 2026"),
        mulai: text("2026-04-22"),
        selesai: text("2026-05-08"),
        tim: vec![
            LheMember {
                nama: text("Bagas Pramudya"),
                nip: text("198206172008011009"),
                peran: text("Ketua Tim"),
            },
            LheMember {
                nama: text("Dewi Anjani"),
                nip: text("199001052015032002"),
                peran: text("Anggota Tim"),
            },
        ],
        penanda_tangan: LheSignatory {
            nama: text("Surya Adinata"),
            nip: text("196907211995031002"),
            jabatan: text("Inspektur Wilayah III"),
            pangkat: text("Pembina Utama Muda (IV/c)"),
        },
        tembusan: vec![text("Menteri Contoh"), text("Sekretaris Jenderal Contoh")],
        dasar_hukum: vec![text("Peraturan Menteri Contoh Nomor 14 Tahun 2025")],
        paragraf: vec![text("Tindak lanjut disampaikan paling lambat 30 hari kalender.")],
        apresiasi: text("Terima kasih disampaikan atas keterbukaan selama evaluasi."),
        ..LheForm::default()
    }
}

/// What a report and a form give, reviewed throughout, with as many recommendations as asked.
pub fn lhe<'a>(report: &'a Report<'a>, form: &'a LheForm, recommendations: usize) -> Lhe<'a> {
    let found = sheet(report.instrument, |_| true, |at| usize::from(at % 3 == 0));
    let scores = score(report.instrument, &found);
    let predicates = judge(report.instrument, &scores);
    let words = |answer: &pilar_core::worksheet::Answer| answer.to_string().replace('.', ",");
    let notes = report.instrument.inputs().map(|(question, input)| QuestionNote {
        area: report.instrument.nodes[question.node].name.clone(),
        code: input.code.clone(),
        title: question.title.clone(),
        unit_answer: report
            .rows
            .get(&input.soal)
            .and_then(|row| row.answer.as_ref())
            .map_or_else(String::new, words),
        unit_note: report.rows.get(&input.soal).map_or_else(String::new, |row| row.note.clone()),
        tpi_answer: found.get(&input.soal).map_or_else(String::new, words),
        tpi_note: format!("Diperiksa pada nomor {}.", input.soal),
        verdict: "Sesuai".into(),
    });
    Lhe {
        report,
        approved: true,
        evaluation: Some(Evaluation {
            scores,
            predicates,
            reviewed: Reviewed { of: found.len(), agreed: found.len(), ..Reviewed::default() },
            levels: vec!["anggota tim".into(), "ketua tim".into()],
            round: 1,
            first: None,
        }),
        form,
        recommendations: (1..=recommendations)
            .map(|at| Recommendation {
                about: format!("K.{at}"),
                text: format!(
                    "Menyusun rencana aksi ke-{at} beserta penanggung jawab dan jadwal pelaksanaannya."
                ),
                follow_up: if at % 4 == 0 {
                    "Tindak lanjut: selesai, 12 Mei 2026.".into()
                } else {
                    String::new()
                },
                done: at % 4 == 0,
            })
            .collect(),
        notes: notes.collect(),
    }
}

/// Without white space, since a line break is no part of what is said.
pub fn packed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// The pages of the PDF as the same parser reads them on every machine.
pub fn pdf_pages(lhe: &Lhe<'_>, options: &PrintOptions) -> Vec<String> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("lhe.pdf");
    write_pdf(&compose(lhe), options, &path).unwrap();
    let document = lopdf::Document::load(&path).unwrap();
    document.get_pages().keys().map(|page| document.extract_text(&[*page]).unwrap()).collect()
}

/// The pages of the DOCX as LibreOffice prints them and poppler reads them, where both are installed.
pub fn docx_pages(lhe: &Lhe<'_>, options: &PrintOptions) -> Option<Vec<String>> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("lhe.docx");
    write_docx(&compose(lhe), options, &path).unwrap();
    let printed = printed(&[&path], folder.path())?;
    let text = poppler("pdftotext", &["-raw", printed[0].to_str().unwrap(), "-"])?;
    Some(text.trim_end_matches('\u{c}').split('\u{c}').map(str::to_owned).collect())
}

/// One part of the DOCX as it is in the file.
pub fn docx_part(lhe: &Lhe<'_>, options: &PrintOptions, part: &str) -> String {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("lhe.docx");
    write_docx(&compose(lhe), options, &path).unwrap();
    part_of(&path, part)
}

pub fn part_of(path: &Path, part: &str) -> String {
    let mut archive = zip::ZipArchive::new(std::fs::File::open(path).unwrap()).unwrap();
    std::io::read_to_string(archive.by_name(part).unwrap()).unwrap()
}
