//! What an LHE says of itself while the review is open, and the marks beside gates, alike in every document.

use pilar_core::instrument::Variant;
use pilar_core::scoring::format_points;
use pilar_files::blocks::PrintOptions;
use pilar_files::lhe::Lhe;
use pilar_files::printout::write_printout;
use pilar_files::report::Report;
use rust_decimal::Decimal;

use crate::made_lhe::{docx_pages, docx_part, form, lhe, packed, pdf_pages};
use crate::made_reports::{full, instrument};

const DISPUTED: &str =
    "* Sebagian instansi memakai angka lain sebagai nilai minimal; ketentuan TPI perlu dipastikan.";
const SETTLED: &str = "* Sebagian instansi memakai angka lain sebagai nilai minimal; laporan ini memakai nilai minimal dalam tabel.";
const ROUNDED: &str =
    "** Setelah dibulatkan tampak mencapai nilai minimal, tetapi nilai sebenarnya masih di bawahnya.";

/// The pages of each format that can be read on this machine, without white space.
fn read(lhe: &Lhe<'_>) -> Vec<Vec<String>> {
    let options = PrintOptions::default();
    let all = [Some(pdf_pages(lhe, &options)), docx_pages(lhe, &options)];
    all.into_iter().flatten().map(|pages| pages.iter().map(|page| packed(page)).collect()).collect()
}

/// The text of report and LHE, without white space.
fn texts(report: &Report<'_>) -> [String; 2] {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("laporan.pdf");
    write_printout(report, &PrintOptions::default(), &path).unwrap();
    let document = lopdf::Document::load(&path).unwrap();
    let pages: Vec<u32> = document.get_pages().into_keys().collect();
    let form = form();
    let lhe = lhe(report, &form, 1);
    let printed = document.extract_text(&pages).unwrap();
    [packed(&printed), packed(&pdf_pages(&lhe, &PrintOptions::default()).concat())]
}

#[test]
fn the_lhe_of_an_open_review_is_marked_as_a_draft_on_every_page() {
    let (instrument, form) = (instrument(), form());
    let report = full(&instrument);
    let mut lhe = lhe(&report, &form, 2);
    for pages in read(&lhe) {
        assert!(!pages.concat().to_lowercase().contains("reviubelumdisetujui"));
    }
    lhe.approved = false;
    for pages in read(&lhe) {
        let attached = packed("HASIL EVALUASI PEMBANGUNAN ZONA INTEGRITAS");
        let attachment = pages.iter().position(|page| page.contains(&attached)).expect("an attachment");
        assert!(attachment > 1);
        for page in [0, 1, attachment].map(|at| &pages[at]) {
            assert!(
                page.contains(&packed("KONSEP Reviu belum disetujui; isinya masih dapat berubah.")),
                "{page}"
            );
        }
        assert!(pages[0].contains(&packed(&form.nomor)), "the cover is one page");
        let head = packed("Konsep Laporan Hasil Evaluasi Zona Integritas");
        assert!(!pages.concat().contains(&head), "the head is alike in every format");
        for page in &pages[1..] {
            assert!(page.contains(&packed("Konsep: reviu belum disetujui.")), "{page}");
        }
    }
}

#[test]
fn the_foot_of_a_draft_takes_no_more_room_than_that_of_what_is_approved() {
    let (instrument, form) = (instrument(), form());
    let report = full(&instrument);
    let mut lhe = lhe(&report, &form, 1);
    let foot = |lhe: &Lhe<'_>| docx_part(lhe, &PrintOptions::default(), "word/footer1.xml");
    let approved = foot(&lhe);
    lhe.approved = false;
    let draft = foot(&lhe);
    assert!(draft.contains("Konsep: reviu belum disetujui.") && !approved.contains("Konsep"));
    assert!(draft.len() <= approved.len(), "{draft}");
}

#[test]
fn a_disputed_gate_and_a_figure_that_only_rounds_to_a_pass_have_marks_of_their_own() {
    let instrument = instrument();
    let mut report = full(&instrument);
    let of = |text: &str, note: &str| text.matches(&packed(note)).count();
    // Whoever issues the report says which minimum holds; whoever rates itself asks.
    for (text, [disputed, settled]) in texts(&report).iter().zip([[1, 0], [0, 1]]) {
        let counts = [DISPUTED, SETTLED, ROUNDED].map(|note| of(text, note));
        assert_eq!(counts, [disputed, settled, 0]);
    }
    let draft = {
        let form = form();
        let draft = Lhe { approved: false, ..lhe(&report, &form, 1) };
        packed(&pdf_pages(&draft, &PrintOptions::default()).concat())
    };
    assert_eq!([DISPUTED, SETTLED].map(|note| of(&draft, note)), [1, 0]);
    let target = report.identity.target.clone();
    let own = report.predicates.iter_mut().find(|own| own.target == target).expect("its target");
    let gate = &mut own.gates[0];
    gate.value.floor = gate.minimum - Decimal::new(1, 3);
    (gate.met, gate.rounds_to_pass) = (false, true);
    let figure = format!("**{}", format_points(gate.minimum));
    let [open, sure] =
        [true, false].map(|wanted| instrument.gates.iter().skip(1).find(|gate| gate.is_open() == wanted));
    let marked = |gate: Option<&pilar_core::instrument::Gate>| packed(&format!("{} *", gate.unwrap().name));
    for (text, note) in texts(&report).iter().zip([DISPUTED, SETTLED]) {
        assert_eq!((of(text, note), of(text, ROUNDED)), (1, 1));
        assert!(text.contains(&figure), "{figure}");
        assert!(text.contains(&marked(open)) && !text.contains(&marked(sure)));
    }
}

#[test]
fn a_letterhead_of_five_lines_leaves_all_gates_with_their_notes_on_the_first_page() {
    let instrument = instrument();
    let mut report = full(&instrument);
    report.identity.address = (1..=5).map(|line| format!("Baris alamat ke-{line} kantor contoh")).collect();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("laporan.pdf");
    write_printout(&report, &PrintOptions::default(), &path).unwrap();
    let document = lopdf::Document::load(&path).unwrap();
    let [first, second] = [1, 2].map(|page| packed(&document.extract_text(&[page]).unwrap()));
    assert!(first.contains(&packed("Baris alamat ke-5 kantor contoh")));
    for gate in &instrument.gates {
        assert!(first.contains(&packed(&gate.name)), "{}", gate.name);
    }
    assert!(first.contains(&packed(DISPUTED)) && second.contains(&packed("Rekapitulasi nilai")));
}

#[test]
fn a_gate_whose_minimum_the_agency_has_set_is_not_disputed() {
    let instrument = instrument();
    let open = instrument.gates.iter().filter(|gate| gate.is_open());
    let minimum = open.map(|gate| (gate.key.clone(), gate.minimum.clone())).collect();
    let set = instrument.with(&Variant { minimum, ..Variant::default() }).expect("the same minimums");
    for text in texts(&full(&set)) {
        assert!([DISPUTED, SETTLED].iter().all(|note| !text.contains(&packed(note))));
    }
}
