//! What the names of files and folders tell, with the questions of the instrument that ships.

use pilar_core::filing::{Filer, Filing, Lexicon, Sureness, original_name};
use pilar_core::instrument::Instrument;
use pilar_tests::{instrument, root};

fn lexicon() -> Lexicon {
    let text = std::fs::read_to_string(root().join("assessments/reading/folders.toml")).expect("words");
    Lexicon::read(&text).expect("a lexicon")
}

/// Where a path with `/` belongs.
fn filed(filer: &Filer<'_>, path: &str) -> Filing {
    let (folders, name) = path.rsplit_once('/').unwrap_or(("", path));
    let folders = folders.split('/').filter(|folder| !folder.is_empty());
    let trail = folders.fold(filer.begin(), |trail, folder| filer.enter(&trail, folder));
    filer.file(&trail, name)
}

/// Codes of the inputs that a filing proposes.
fn codes(instrument: &Instrument, filing: &Filing) -> Vec<String> {
    let code = |soal: &u32| instrument.input(*soal).expect("an input").1.code.clone();
    filing.inputs.iter().map(code).collect()
}

#[test]
fn what_a_path_names_is_sure() {
    let (instrument, lexicon) = (instrument(), lexicon());
    let filer = Filer::of(&instrument, &lexicon);
    let mut wrong = Vec::new();
    for (path, code, title) in [
        // The two of the design, and their relatives.
        ("AREA I/1. Penyusunan Tim Kerja/1.i.a SK Tim.pdf", "A.I.1.i.a", "SK Tim"),
        ("A.I.1.i.a_SK tim.pdf", "A.I.1.i.a", "SK tim"),
        ("a.i.1.i.a SK tim.pdf", "A.I.1.i.a", "SK tim"),
        ("A-I-1-i-b - Berita acara.pdf", "A.I.1.i.b", "Berita acara"),
        ("A_I_1_ii_c_foto.jpg", "A.I.1.ii.c", "foto"),
        ("A I 1 ii a Rencana.docx", "A.I.1.ii.a", "Rencana"),
        ("AI1iiia laporan.pdf", "A.I.1.iii.a", "laporan"),
        ("(A.I.2.i.a) Peta.pdf", "A.I.2.i.a", "Peta"),
        ("Bukti/A.I.1/A.I.1.iv/A.I.1.iv.b/SK Agen.pdf", "A.I.1.iv.b", "SK Agen"),
        ("A.I.1.iv.b/scan0001.pdf", "A.I.1.iv.b", "scan0001"),
        // Area and sub-area by number, letter by letter.
        ("Pemenuhan/Area 1/i/a. SK.pdf", "A.I.1.i.a", "SK"),
        ("Pemenuhan/Pokja III/ii/b. Pedoman.pdf", "A.I.3.ii.b", "Pedoman"),
        ("Reform/Area 4/ii/a.pdf", "A.II.4.ii.a", "a"),
        ("II. Reform/AREA 6/i.b daftar.xlsx", "A.II.6.i.b", "daftar"),
        ("AREA I/Pemenuhan/I.1.a SK.pdf", "A.I.1.i.a", "SK"),
        // Names of areas, halves and sub-areas.
        ("Penguatan Pengawasan/Pengendalian Gratifikasi/b. Laporan UPG.pdf", "A.I.5.i.b", "Laporan UPG"),
        ("1. MANAJEMEN PERUBAHAN/PEMENUHAN/ii. Rencana Pembangunan ZI/a.pdf", "A.I.1.ii.a", "a"),
        ("Whistle Blowing System/Laporan monev WBS.pdf", "A.I.5.iv.b", "Laporan monev WBS"),
        (
            "Area 5/Benturan Kepentingan/Peta benturan kepentingan.pdf",
            "A.I.5.v.a",
            "Peta benturan kepentingan",
        ),
        ("Manajemen Perubahan/SK penetapan agen perubahan/1.iv.b SK.pdf", "A.I.1.iv.b", "SK"),
        // The number of an input, and one of several inputs.
        ("Soal 2 - prosedur pemilihan.pdf", "A.I.1.i.b", "prosedur pemilihan"),
        ("No. Soal 1/SK.pdf", "A.I.1.i.a", "SK"),
        ("A.II.1.i.a.2 rekap.xlsx", "A.II.1.i.a.2", "rekap"),
        // Results.
        ("B. Hasil/B.I.a Laporan IPAK.pdf", "B.I.a", "Laporan IPAK"),
        ("LHKPN/A.II.5.iii.a.a tanda terima.pdf", "A.II.5.iii.a.a.1", "tanda terima"),
        // As a package of Pilar lays them out.
        ("Bukti Dukung/1. Manajemen Perubahan/i. Penyusunan Tim Kerja/1.i.a SK.pdf", "A.I.1.i.a", "SK"),
        (
            "Bukti Dukung/1. Manajemen Perubahan/Reform i. Komitmen dalam perubahan/A.II.1.i.a.1 SK.pdf",
            "A.II.1.i.a.1",
            "SK",
        ),
    ] {
        let filing = filed(&filer, path);
        let found = codes(&instrument, &filing);
        let first = found.first().map(String::as_str);
        let same = first == Some(code) || first == Some(&format!("{code}.1"));
        if !same || filing.sureness != Sureness::Sure || filing.title != title {
            wrong.push(format!("{path}: {filing:?} {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_may_be_several_questions_is_left_to_a_person() {
    let (instrument, lexicon) = (instrument(), lexicon());
    let filer = Filer::of(&instrument, &lexicon);
    let mut wrong = Vec::new();
    for (path, proposed, reason) in [
        // Both halves of an area have such a code, and nothing tells them apart.
        ("1.i.a scan.pdf", "A.I.1.i.a", "2 pertanyaan sama-sama cocok"),
        ("Area 5/i/a/foto.jpg", "A.I.5.i.a", "2 pertanyaan sama-sama cocok"),
        ("Area 1/IMG_0012.jpg", "A.I.1.i.a", "16 pertanyaan sama-sama cocok"),
        // Names that say different things.
        ("Area 2/A.I.1.i.a SK.pdf", "A.I.1.i.a", "nama-nama itu tidak sejalan"),
        (
            "A.I.1.i.a Laporan monev WBS.pdf",
            "A.I.1.i.a",
            "kata-katanya lebih cocok dengan \"Laporan monev WBS\"",
        ),
        // Words alone.
        ("Maklumat pelayanan ditandatangani pimpinan.pdf", "A.I.6.i.b", "hanya menurut kata-kata"),
        ("SK UPG.pdf", "A.I.5.i.b", "hanya menurut kata-kata"),
        // Numbers in the wrong places without a folder that confirms them.
        ("1.1.1 scan.pdf", "A.I.1.i.a", "pertanyaan sama-sama cocok"),
    ] {
        let filing = filed(&filer, path);
        let found = codes(&instrument, &filing);
        let reasons = filing.reasons.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ");
        let first = found.first().is_some_and(|first| first == proposed);
        if !first || filing.sureness != Sureness::Doubtful || !reasons.contains(reason) {
            wrong.push(format!("{path}: {filing:?} {found:?}\n  {reasons}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn names_that_tell_nothing_are_said_to() {
    let (instrument, lexicon) = (instrument(), lexicon());
    let filer = Filer::of(&instrument, &lexicon);
    for path in [
        "scan.pdf",
        "IMG_0012.jpg",
        "Bukti 2026/12.pdf",
        "WhatsApp Image 2026-01-12 at 10.11.12.jpeg",
        "A. Sumarno.pdf",
        "15.1.2026.pdf",
    ] {
        let filing = filed(&filer, path);
        let said: Vec<String> = filing.reasons.iter().map(ToString::to_string).collect();
        assert_eq!(
            (filing.sureness, filing.inputs.len()),
            (Sureness::Unknown, 0),
            "{path}: {:?} {said:?}",
            codes(&instrument, &filing)
        );
        assert_eq!(said, ["namanya tidak menunjuk pertanyaan mana pun"], "{path}");
    }
}

#[test]
fn the_required_document_is_found_by_its_words() {
    let (instrument, lexicon) = (instrument(), lexicon());
    let filer = Filer::of(&instrument, &lexicon);
    let first = &instrument.questions[0];
    for (number, document) in (1..).zip(&first.documents) {
        let document = &document.name;
        let filing = filed(&filer, &format!("{} {document}.pdf", first.code));
        assert_eq!((filing.sureness, filing.document), (Sureness::Sure, Some(number)), "{document}");
    }
    let filing = filed(&filer, "A.I.1.i.a Surat Keputusan pembentukan tim kerja Zona Integritas 2026.pdf");
    assert_eq!(filing.document, Some(1), "phrases of one meaning are one word");
    assert_eq!(filed(&filer, "A.I.1.i.a lain-lain.pdf").document, None);
}

/// Every question is found by its own code in every spelling, so that no two codes are taken for one.
#[test]
fn every_code_is_found_in_every_spelling() {
    let (instrument, lexicon) = (instrument(), lexicon());
    let filer = Filer::of(&instrument, &lexicon);
    for (_, input) in instrument.inputs() {
        for separator in [".", "_", "-", " "] {
            let spelled = input.code.replace('.', separator);
            for name in [format!("{spelled} berkas.pdf"), format!("{}_berkas.pdf", spelled.to_uppercase())] {
                let filing = filed(&filer, &name);
                assert_eq!(
                    (filing.sureness, &filing.inputs[..]),
                    (Sureness::Sure, &[input.soal][..]),
                    "{name}"
                );
            }
        }
        let filing = filed(&filer, &format!("Soal {}.pdf", input.soal));
        assert_eq!((filing.sureness, &filing.inputs[..]), (Sureness::Sure, &[input.soal][..]));
    }
}

#[test]
fn marks_of_copies_are_taken_off() {
    let lexicon = lexicon();
    for (name, original) in [
        ("SK Tim - Copy.pdf", Some("SK Tim.pdf")),
        ("SK Tim - Copy (2).pdf", Some("SK Tim.pdf")),
        ("SK Tim (1).pdf", Some("SK Tim.pdf")),
        ("SK Tim_copy.pdf", Some("SK Tim.pdf")),
        ("SK Tim - Salinan.pdf", Some("SK Tim.pdf")),
        ("Salinan SK Tim.pdf", Some("SK Tim.pdf")),
        ("Copy of SK Tim.pdf", Some("SK Tim.pdf")),
        ("Salinan dari SK Tim (1).pdf", Some("SK Tim.pdf")),
        ("SK Tim.pdf", None),
        ("Laporan (2026).pdf", None),
        ("Copy.pdf", None),
        ("(1).pdf", None),
        ("Photocopy.pdf", None),
    ] {
        assert_eq!(original_name(&lexicon, name).as_deref(), original, "{name}");
    }
}
