//! What a reader finds in the LHE, as PDF and as DOCX.

use pilar_core::assessment::LheForm;
use pilar_files::blocks::{Paper, PrintOptions};
use pilar_files::docx::write_docx;
use pilar_files::lhe::{FirstRound, Lhe, compose};
use pilar_files::pdf::write_pdf;

use crate::made_lhe::{docx_pages, docx_part, form, lhe, packed, part_of, pdf_pages};
use crate::made_reports::{blank, full, half, instrument, png};

const DOCUMENT: &str = "word/document.xml";

fn on(paper: Paper) -> PrintOptions {
    PrintOptions { paper, ..PrintOptions::default() }
}

/// The text of each format that can be read on this machine, without white space.
fn texts(lhe: &Lhe<'_>) -> Vec<String> {
    let pdf = pdf_pages(lhe, &PrintOptions::default()).concat();
    let docx = docx_pages(lhe, &PrintOptions::default()).map(|pages| pages.concat());
    [Some(pdf), docx].into_iter().flatten().map(|text| packed(&text)).collect()
}

#[test]
fn every_field_and_every_figure_is_in_both_formats() {
    let (instrument, form) = (instrument(), form());
    let report = full(&instrument);
    let lhe = lhe(&report, &form, 3);
    assert_eq!(compose(&lhe).gaps(), [""; 0]);
    let mut wanted: Vec<String> = vec![
        "Kementerian Contoh Republik Indonesia".to_uppercase(),
        "Kantor Layanan Cipta Karya Kabupaten Sukamaju".into(),
        form.penerbit.to_uppercase(),
        "18 Mei 2026".into(),
        "20 April 2026".into(),
        "22 April 2026 sampai dengan 8 Mei 2026".into(),
        "Jalan Penguji Nomor 5, Sukamaju 40115".into(),
        "Surel itjen@contoh.example".into(),
        "Kepala Kantor Layanan Cipta Karya".into(),
        "NIP 196907211995031002".into(),
        "Menyusun rencana aksi ke-3".into(),
        "Menteri Contoh".into(),
        "Sekretaris Jenderal Contoh".into(),
        "Diperiksa pada nomor 1.".into(),
    ];
    wanted.extend(
        [&form.nomor, &form.sifat, &form.lampiran, &form.hal, &form.tempat, &form.surat_tugas_nomor]
            .map(Clone::clone),
    );
    let signer = &form.penanda_tangan;
    wanted.extend([&signer.nama, &signer.jabatan, &signer.pangkat, &form.apresiasi].map(Clone::clone));
    wanted.extend(form.tim.iter().flat_map(|one| [one.nama.clone(), one.nip.clone(), one.peran.clone()]));
    wanted.extend(form.dasar_hukum.iter().chain(&form.paragraf).cloned());
    wanted.extend(instrument.legal_basis.iter().cloned());
    wanted.extend(instrument.gates.iter().map(|gate| gate.name.clone()));
    wanted.extend(
        instrument.nodes.iter().filter(|node| node.code.matches('.').count() < 3).map(|n| n.name.clone()),
    );
    let evaluation = lhe.evaluation.as_ref().unwrap();
    for total in [report.scores.total.score, evaluation.scores.total.score] {
        wanted.push(pilar_core::scoring::format_points(total));
    }
    for text in texts(&lhe) {
        for words in &wanted {
            assert!(text.contains(&packed(words)), "{words}");
        }
        assert!(!text.contains("belumdiisi") && !text.contains('!'));
    }
}

#[test]
fn every_blank_field_is_a_gap_that_names_it() {
    let instrument = instrument();
    let (report, form) = (blank(&instrument), LheForm::default());
    let mut lhe = lhe(&report, &form, 0);
    lhe.evaluation = None;
    let gaps = compose(&lhe).gaps();
    for name in [
        "unit penerbit laporan",
        "alamat unit penerbit",
        "nomor surat",
        "sifat surat",
        "lampiran surat",
        "hal surat",
        "penerima surat",
        "tempat penandatanganan",
        "tanggal surat",
        "nomor surat tugas",
        "tanggal surat tugas",
        "tanggal mulai evaluasi",
        "tanggal selesai evaluasi",
        "nama anggota tim",
        "NIP anggota tim",
        "peran dalam tim",
        "nama penanda tangan",
        "NIP penanda tangan",
        "jabatan penanda tangan",
        "pangkat penanda tangan",
        "tembusan",
        "apresiasi",
        "hasil reviu TPI",
        "rekomendasi",
    ] {
        assert!(gaps.iter().any(|gap| gap == name), "{name} in {gaps:?}");
    }
    for text in texts(&lhe) {
        for gap in &gaps {
            assert!(text.contains(&packed(&format!("[belum diisi: {gap}]"))), "{gap}");
        }
    }
    let marked = docx_part(&lhe, &PrintOptions::default(), DOCUMENT);
    assert!(marked.matches("<w:highlight w:val=\"yellow\" />").count() >= gaps.len());
}

#[test]
fn nothing_of_another_unit_is_in_it() {
    let (instrument, form) = (instrument(), form());
    let mut report = full(&instrument);
    let first = texts(&lhe(&report, &form, 2)).remove(0);
    report.identity.unit = "Balai Uji Ketiga".into();
    report.identity.instansi = "Badan Ketiga".into();
    let mut other = form.clone();
    other.penerbit = "Satuan Pengawas Ketiga".into();
    other.yth = "Kepala Balai Uji Ketiga".into();
    for text in texts(&lhe(&report, &other, 2)) {
        for name in ["Kantor Layanan Cipta Karya", "INSPEKTORAT JENDERAL", "KEMENTERIAN CONTOH REPUBLIK"] {
            assert!(first.contains(&packed(name)), "{name}");
            assert!(!text.contains(&packed(name)), "{name}");
        }
        assert!(text.contains(&packed("Balai Uji Ketiga")));
    }
}

#[test]
fn long_names_and_forty_recommendations_are_printed_in_full() {
    let instrument = instrument();
    let mut report = full(&instrument);
    let name = "Unit Pelaksana Teknis Balai Besar Pengembangan dan Penjaminan Mutu Pendidikan Vokasi Bidang Kelautan";
    report.identity.unit = name.into();
    let mut form = form();
    form.penanda_tangan.nama =
        "Prof. Dr. Ir. Raden Mas Kusumaningtyas Wijayaningrum Prawirodirdjo, M.Sc., Ph.D.".into();
    let lhe = lhe(&report, &form, 40);
    for text in texts(&lhe) {
        assert!(text.contains(&packed(name)) && text.contains(&packed(&form.penanda_tangan.nama)));
        for at in 1..=40 {
            assert!(text.contains(&packed(&format!("rencana aksi ke-{at} beserta"))), "{at}");
        }
        assert!(text.contains(&packed(
            "Evaluasi menghasilkan 40 rekomendasi, 10 di antaranya telah selesai ditindaklanjuti oleh unit kerja"
        )));
        assert!(text.contains(&packed("(K.40) Tindak lanjut: selesai, 12 Mei 2026.")));
    }
}

#[test]
fn the_levels_that_reviewed_are_named_and_so_is_what_round_one_came_to() {
    let (instrument, mut form) = (instrument(), form());
    form.paragraf = vec!["Alinea pertama.\n \nAlinea kedua.".into()];
    let report = full(&instrument);
    let mut lhe = lhe(&report, &form, 1);
    let one = texts(&lhe);
    let mut evaluation = lhe.evaluation.take().unwrap();
    (evaluation.round, evaluation.levels) = (2, vec!["anggota tim".into()]);
    evaluation.first = Some(FirstRound { own: 7_125.into(), found: Some(6_300.into()) });
    lhe.evaluation = Some(evaluation);
    for text in one {
        assert!(text.contains(&packed("Reviu berjenjang oleh anggota tim dan ketua tim tanpa")));
        assert!(text.contains(&packed("Nilai menurut putaran 1.")) && !text.contains("putaran2"));
        assert!(!text.contains(&packed("Nilai dan simpulan")));
        assert!(text.contains(&packed("Evaluasi menghasilkan 1 rekomendasi untuk ditindaklanjuti")));
    }
    for text in texts(&lhe) {
        assert!(text.contains(&packed("Reviu oleh anggota tim tanpa mengubah jawaban unit kerja.")));
        let told = "Pada putaran 1, nilai total penilaian mandiri adalah 7125,00 dan nilai total hasil evaluasi 6300,00";
        assert!(text.contains(&packed(told)) && text.contains(&packed("Nilai menurut putaran 2.")));
    }
    assert!(format!("{:?}", compose(&lhe)).contains("\"Alinea kedua.\""), "a blank line parts paragraphs");
}

#[test]
fn headings_of_tables_are_repeated_and_every_page_but_the_cover_is_numbered() {
    let (instrument, form) = (instrument(), form());
    let report = full(&instrument);
    let lhe = lhe(&report, &form, 5);
    let all = [Some(pdf_pages(&lhe, &PrintOptions::default())), docx_pages(&lhe, &PrintOptions::default())];
    for pages in all.into_iter().flatten() {
        let total = pages.len();
        assert!(total > 10, "{total}");
        assert!(!pages[0].contains("Halaman"));
        for (at, page) in pages.iter().enumerate().skip(1) {
            let page = packed(page);
            assert!(page.contains(&packed(&format!("Halaman {} dari {total}", at + 1))), "{at}");
            assert!(page.contains(&packed("aplikasi hanya menyusun dokumen")), "{at}");
        }
        let with_heading = pages.iter().filter(|page| packed(page).contains(&packed("Catatan TPI"))).count();
        assert!(with_heading > 5, "{with_heading}");
    }
    let document = docx_part(&lhe, &PrintOptions::default(), DOCUMENT);
    assert_eq!(document.matches("<w:tblHeader />").count(), 5);
    assert!(document.contains("<w:pStyle w:val=\"Heading1\" />"));
}

#[test]
fn the_last_signature_never_stands_alone_on_a_page() {
    let (instrument, mut form) = (instrument(), form());
    let report = half(&instrument);
    let member = form.tim[0].clone();
    for count in 1..=12 {
        form.tim = vec![member.clone(); count];
        let last = "199912312025011009";
        form.tim[count - 1].nip = last.into();
        let mut lhe = lhe(&report, &form, 1);
        lhe.notes.clear();
        let pages = pdf_pages(&lhe, &PrintOptions::default());
        let signed = format!("NIP {}", form.penanda_tangan.nip);
        let page = pages.iter().rev().find(|page| packed(page).contains(&packed(&signed))).unwrap();
        assert!(packed(page).contains(last), "{count} members");
    }
}

#[test]
fn both_papers_have_their_size_and_the_notes_lie_across() {
    let (instrument, form) = (instrument(), form());
    let report = half(&instrument);
    let lhe = lhe(&report, &form, 1);
    for (paper, short, long, twips) in
        [(Paper::A4, 210.0, 297.0, (11_906, 16_838)), (Paper::F4, 215.0, 330.0, (12_189, 18_709))]
    {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("lhe.pdf");
        write_pdf(&compose(&lhe), &on(paper), &path).unwrap();
        let document = lopdf::Document::load(&path).unwrap();
        let mut across = 0;
        for id in document.get_pages().into_values() {
            let page = document.get_dictionary(id).unwrap();
            let media = page.get(b"MediaBox").and_then(lopdf::Object::as_array).unwrap();
            let side = |at: usize| media[at].as_float().unwrap() / 72.0 * 25.4;
            let is =
                |width: f32, height: f32| (side(2) - width).abs() < 0.1 && (side(3) - height).abs() < 0.1;
            assert!(is(short, long) || is(long, short));
            across += usize::from(is(long, short));
        }
        assert!(across > 3 && across < document.get_pages().len() - 3);
        let parts = docx_part(&lhe, &on(paper), DOCUMENT);
        let (short, long) = twips;
        assert!(parts.contains(&format!("<w:pgSz w:w=\"{short}\" w:h=\"{long}\" w:orient=\"portrait\" />")));
        assert!(parts.contains(&format!("<w:pgSz w:w=\"{long}\" w:h=\"{short}\" w:orient=\"landscape\" />")));
    }
}

#[test]
fn hostile_words_stay_words() {
    let instrument = instrument();
    let mut report = half(&instrument);
    let odd = "<script>alert(1)</script> & \"'\\ ]]> </w:t> \u{0}\u{7}\u{1b}[31m\u{202e}\u{ffff} %PDF-1.4 endobj \u{1f4a5}";
    report.identity.unit = odd.into();
    let mut form = form();
    form.nomor = format!("{odd}\r\nbaris dua");
    form.tim[0].nama = odd.into();
    form.alamat = vec![odd.into(); 60];
    let mut lhe = lhe(&report, &form, 2);
    lhe.recommendations[0].text = odd.into();
    for text in texts(&lhe) {
        assert!(text.contains(&packed("<script>alert(1)</script> & \"'\\ ]]> </w:t> [31m %PDF-1.4 endobj")));
        assert!(text.contains("barisdua"));
        assert!(!text.contains('\u{1b}') && !text.contains('\u{202e}'));
    }
}

#[test]
fn a_hundred_thousand_characters_are_all_there() {
    let instrument = instrument();
    let report = half(&instrument);
    let mut form = form();
    form.hal = "kata ".repeat(20_000);
    form.apresiasi = "x".repeat(100_000);
    let mut lhe = lhe(&report, &form, 1);
    lhe.recommendations[0].text = "y".repeat(100_000);
    lhe.notes[0].tpi_note = format!("{}TAMATLAH", "uraian panjang ".repeat(7_000));
    let pdf = pdf_pages(&lhe, &PrintOptions::default()).concat();
    let docx = docx_part(&lhe, &PrintOptions::default(), DOCUMENT);
    for text in [packed(&pdf), docx] {
        assert!(text.matches("kata").count() >= 20_000);
        assert!(text.matches('x').count() >= 100_000 && text.matches('y').count() >= 100_000);
        assert!(text.contains("TAMATLAH"));
    }
}

#[test]
fn the_same_data_give_the_same_bytes() {
    let (instrument, form) = (instrument(), form());
    let report = full(&instrument);
    let lhe = lhe(&report, &form, 4);
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    for name in ["1.pdf", "2.pdf"] {
        write_pdf(&compose(&lhe), &PrintOptions::default(), &path(name)).unwrap();
    }
    for name in ["1.docx", "2.docx"] {
        write_docx(&compose(&lhe), &PrintOptions::default(), &path(name)).unwrap();
    }
    let read = |name: &str| std::fs::read(path(name)).unwrap();
    assert!(read("1.pdf") == read("2.pdf"));
    assert!(read("1.docx") == read("2.docx"));
    assert!(read("1.docx").len() < 120_000 && read("1.pdf").len() < 300_000);
}

#[test]
fn a_logo_stands_on_the_cover_and_in_the_kop_surat() {
    let (instrument, form) = (instrument(), form());
    let report = blank(&instrument);
    let lhe = lhe(&report, &form, 1);
    let folder = tempfile::tempdir().unwrap();
    let jpeg = b"\xff\xd8\xff\xe0\0\x04ab\xff\xc0\0\x0b\x08\0\x10\0\x20\x01\x01\x11\0".to_vec();
    for (logo, kind) in [(png(), "png"), (jpeg, "jpeg")] {
        let options = PrintOptions { logo: Some(logo.clone()), ..PrintOptions::default() };
        let (pdf, docx) = (folder.path().join("a.pdf"), folder.path().join("a.docx"));
        write_pdf(&compose(&lhe), &options, &pdf).unwrap();
        let document = lopdf::Document::load(&pdf).unwrap();
        for page in [1, 2] {
            let content = document.get_page_content(document.get_pages()[&page]);
            assert!(String::from_utf8_lossy(&content).contains("/PILARLOGO Do"), "{page}");
        }
        write_docx(&compose(&lhe), &options, &docx).unwrap();
        let mut archive = zip::ZipArchive::new(std::fs::File::open(&docx).unwrap()).unwrap();
        let names: Vec<String> = archive.file_names().map(|name| name.unwrap().into_owned()).collect();
        let media: Vec<&String> = names.iter().filter(|name| name.starts_with("word/media/")).collect();
        assert_eq!(media.len(), 1, "{names:?}");
        assert!(media[0].ends_with(&format!(".{kind}")), "{media:?}");
        let mut found = Vec::new();
        std::io::copy(&mut archive.by_name(media[0]).unwrap(), &mut found).unwrap();
        assert!(found == logo);
        let relations = part_of(&docx, "word/_rels/document.xml.rels");
        assert!(relations.contains(&format!(".{kind}\"")), "{relations}");
        assert_eq!(part_of(&docx, DOCUMENT).matches("<wp:docPr id=").count(), 2);
    }
    let options = PrintOptions { logo: Some(b"bukan gambar".to_vec()), ..PrintOptions::default() };
    for error in [
        write_pdf(&compose(&lhe), &options, &folder.path().join("b.pdf")).unwrap_err(),
        write_docx(&compose(&lhe), &options, &folder.path().join("b.docx")).unwrap_err(),
    ] {
        assert!(error.to_string().contains("logo bukan gambar PNG atau JPEG"), "{error}");
    }
    assert!(!folder.path().join("b.pdf").exists() && !folder.path().join("b.docx").exists());
}

#[test]
fn another_instrument_needs_no_other_code() {
    let (instrument, form) = (pilar_tests::tiny(), form());
    let report = full(&instrument);
    for text in texts(&lhe(&report, &form, 1)) {
        assert!(text.contains(&packed("Kebun Tingkat Perak (Perak)")));
        assert!(text.contains(&packed("Pedoman Lomba Kebun Nomor 1 (rekaan)")));
        for gate in &instrument.gates {
            assert!(text.contains(&packed(&gate.name)), "{}", gate.name);
        }
    }
}
