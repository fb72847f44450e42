//! Cells, sheets and texts of templates that stand in the way: filled rightly, named, or refused before anything is written.

use std::path::PathBuf;

use crate::made_sheets::{at, full, half, open, report, rows};
use crate::made_workbooks::{
    Made, Plan, col, file, instrument, official, official_sheet, row, save, with_parts, write,
};
use calamine::{Data, Reader, Xlsx, open_workbook};
use pilar_core::instrument::Instrument;
use pilar_core::worksheet::{Answer, Layer};
use pilar_files::imported::{Imported, Review};
use pilar_files::report::Report;
use pilar_files::xlsx::read::{Reading, read_workbook};
use pilar_files::xlsx::template::{Filling, TemplateOutcome, fill_template};
use pilar_files::{TemplateFault, WriteError};
use rust_xlsxwriter::{Format, Formula, Workbook, Worksheet};

fn fill(
    report: &Report,
    template: &Made,
    sheet: Option<&str>,
) -> Result<(TemplateOutcome, PathBuf), WriteError> {
    let path = template.folder.path().join("hasil.xlsx");
    let reading = Reading { sheet, ..Reading::of(report.instrument, pilar_tests::lore()) };
    fill_template(report, &template.path, &path, &Filling { reading, others: None })
        .map(|outcome| (outcome, path))
}

fn read(instrument: &Instrument, path: &std::path::Path) -> Imported {
    read_workbook(path, &Reading::of(instrument, pilar_tests::lore())).expect("readable")
}

/// A report with a note and a document at every input.
fn noted(instrument: &Instrument) -> Report<'_> {
    let mut rows = rows(&full(instrument));
    for (soal, row) in &mut rows {
        row.note = format!("catatan {soal}");
        row.evidence_text = format!("https://a.id/{soal}");
    }
    report(instrument, rows)
}

/// A form with columns for notes and evidence.
fn form(instrument: &Instrument, change: impl FnOnce(&mut Worksheet)) -> Made {
    official(instrument, &Plan::default(), |sheet| {
        let head = instrument.workbook.official.heading_row;
        write(sheet, head, "O", "Catatan");
        write(sheet, head, "P", "Bukti Dukung");
        change(sheet);
    })
}

/// Rows of three inputs that stand below each other.
fn three(instrument: &Instrument) -> [u32; 3] {
    let node = instrument.nodes.iter().find(|node| node.questions.len() > 2).expect("a node");
    [0, 1, 2].map(|at| instrument.questions[node.questions[at]].workbook_row)
}

fn assert_comes_back(report: &Report, path: &std::path::Path) {
    let imported = read(report.instrument, path);
    assert_eq!(imported.unreadable, []);
    for (soal, meant) in &report.rows {
        let found = row(&imported, *soal);
        assert_eq!((&found.answer, found.note.as_deref()), (&meant.answer, Some(meant.note.as_str())));
        assert_eq!(found.evidence_text.as_deref(), Some(meant.evidence_text.as_str()), "{soal}");
    }
}

#[test]
fn merged_cells_are_taken_apart_where_more_than_one_of_them_is_the_units() {
    let instrument = instrument();
    let [first, second, third] = three(&instrument);
    let format = Format::new();
    let template = form(&instrument, |sheet| {
        for (column, text) in [("K", "A"), ("O", "catatan unit lain"), ("P", "bukti unit lain")] {
            sheet
                .merge_range(first - 1, col(column), second - 1, col(column), text, &format)
                .expect("merged");
        }
        sheet.merge_range(third - 1, col("O"), third - 1, col("P"), "unit lain", &format).expect("merged");
        sheet.merge_range(299, 1, 299, 4, "Kaki", &format).expect("merged");
    });
    let report = noted(&instrument);
    let (outcome, path) = fill(&report, &template, None).expect("filled");
    assert_comes_back(&report, &path);
    assert_eq!((outcome.answers, outcome.left_out), (instrument.input_count(), Vec::new()));
    let named = format!("LKE ZI!K{first}:K{second}");
    let told = |line: &String| line.starts_with("Sel gabungan ") && line.contains(&named);
    assert!(outcome.remarks.iter().any(told), "{:?}", outcome.remarks);
    let mut book: Xlsx<_> = open_workbook(&path).expect("a workbook");
    let merged = book.merge_cells_by_sheet_name("LKE ZI").expect("merged cells");
    assert_eq!(merged.len(), 1, "what holds nothing of the unit stays as it is: {merged:?}");
}

#[test]
fn formulas_in_the_cells_of_the_unit_give_way_and_those_of_the_form_stay() {
    let instrument = instrument();
    let [first, second, third] = three(&instrument);
    let answer = |row: u32| {
        let (question, _) = instrument.inputs().find(|(_, input)| input.workbook_row == row).expect("there");
        question.options().last().expect("an option").key.clone()
    };
    let mut report = noted(&instrument);
    for (soal, row) in &mut report.rows {
        let (question, input) = instrument.input(*soal).expect("there");
        if [first, second, third].contains(&input.workbook_row) {
            row.answer = Some(Answer::Choice(question.options()[0].key.clone()));
        }
    }
    let template = form(&instrument, |sheet| {
        let other = Formula::new(format!("=IF(1=1,\"{}\",\"\")", answer(first))).set_result(answer(first));
        sheet.write_formula(first - 1, col("K"), other).expect("written");
        let unknown = Formula::new("=_xlfn.TEXTJOIN(\", \",TRUE,B1:B9)").set_result("unit lain");
        sheet.write_formula(second - 1, col("K"), unknown).expect("written");
        let note = Formula::new("=\"unit \"&\"lain\"").set_result("unit lain");
        sheet.write_formula(third - 1, col("O"), note).expect("written");
    });
    let before = formulas(&template.path);
    let (outcome, path) = fill(&report, &template, None).expect("filled");
    assert_comes_back(&report, &path);
    assert!(outcome.left_to_recalculate.is_empty(), "{:?}", outcome.left_to_recalculate);
    for said in [
        format!("Rumus di sel jawaban LKE ZI!K{first}, LKE ZI!K{second} diganti isian unit ini."),
        format!("Rumus di sel catatan atau bukti dukung LKE ZI!O{third} diganti isian unit ini."),
    ] {
        assert!(outcome.remarks.contains(&said), "{said}: {:?}", outcome.remarks);
    }
    assert_eq!(formulas(&path), before - 3);
}

/// How many formulas the official sheet has.
fn formulas(path: &std::path::Path) -> usize {
    let mut book: Xlsx<_> = open_workbook(path).expect("a workbook");
    let range = book.worksheet_formula("LKE ZI").expect("formulas");
    range.used_cells().filter(|(_, _, formula)| !formula.is_empty()).count()
}

/// A workbook with a list of its formulas, as Excel keeps one.
fn with_chain(bytes: &[u8]) -> Vec<u8> {
    let after = "Target=\"sharedStrings.xml\"/>";
    let kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/calcChain";
    let related = format!("{after}<Relationship Id=\"rId98\" Type=\"{kind}\" Target=\"calcChain.xml\"/>");
    with_parts(bytes, &[("xl/calcChain.xml", "<calcChain/>")], after, &related)
}

#[test]
fn an_array_that_fills_cells_of_the_unit_goes_with_its_results_and_the_list_of_formulas() {
    let instrument = instrument();
    let [first, second, third] = three(&instrument);
    let mut workbook = Workbook::new();
    let sheet = official_sheet(&mut workbook, &instrument, &Plan::default());
    let head = instrument.workbook.official.heading_row;
    write(sheet, head, "O", "Catatan");
    write(sheet, head, "P", "Bukti Dukung");
    let unknown = || Formula::new("=UNKNOWN(1)").set_result("A");
    sheet.write_array_formula(first - 1, col("K"), second - 1, col("K"), unknown()).expect("written");
    write(sheet, second, "K", "A");
    sheet.write_array_formula(third - 1, col("N"), third - 1, col("O"), unknown()).expect("written");
    write(sheet, third, "O", "unit lain");
    let template = file("uji.xlsx", &with_chain(&workbook.save_to_buffer().expect("a workbook")));
    let report = noted(&instrument);
    let (outcome, path) = fill(&report, &template, None).expect("filled");
    assert_comes_back(&report, &path);
    let named = format!("Rumus larik di sel LKE ZI!K{first}, LKE ZI!N{third} dihapus beserta hasilnya");
    assert!(outcome.remarks.iter().any(|line| line.starts_with(&named)), "{:?}", outcome.remarks);
    assert_eq!(at(&open(&path, "LKE ZI"), "N", third), &Data::Empty);
    let archive = zip::ZipArchive::new(std::fs::File::open(&path).expect("file")).expect("zip");
    assert!(archive.index_for_name("xl/calcChain.xml").is_none(), "it would name cells without a formula");
}

#[test]
fn a_formula_that_comes_to_the_units_own_answer_stays() {
    let instrument = instrument();
    let (_, input) = instrument.inputs().next().expect("an input");
    let place = input.workbook_row;
    let mut workbook = Workbook::new();
    let sheet = official_sheet(&mut workbook, &instrument, &Plan::default());
    let link = Formula::new("='Isian'!A1").set_result("Tidak");
    sheet.write_formula(place - 1, col("K"), link).expect("written");
    let other = workbook.add_worksheet().set_name("Isian").expect("named");
    other.write_string(0, 0, "Ya").expect("written");
    let template = save(workbook);
    let mut rows = rows(&full(&instrument));
    rows.get_mut(&input.soal).expect("row").answer = Some(Answer::Choice("Ya".into()));
    let before = formulas(&template.path);
    let (_, path) = fill(&report(&instrument, rows), &template, None).expect("filled");
    assert_eq!(formulas(&path), before);
    assert_eq!(at(&open(&path, "LKE ZI"), "K", place), &Data::String("Ya".into()));
}

#[test]
fn what_stays_on_other_sheets_and_around_the_inputs_is_named() {
    let instrument = instrument();
    let mut workbook = Workbook::new();
    let layout = &instrument.workbook.official;
    let node = instrument.nodes.iter().find(|node| !node.questions.is_empty()).expect("a node");
    let sheet = official_sheet(&mut workbook, &instrument, &Plan::default());
    write(sheet, layout.heading_row, "O", "Catatan");
    write(sheet, 1, "A", "LKE Kantor Lain");
    write(sheet, node.workbook_row, "O", "catatan sub-area unit lain");
    write(sheet, 300, "P", "Kepala Kantor Lain");
    for (name, cells) in [("LKE 2025", 2), ("Rekap", 3)] {
        let sheet = workbook.add_worksheet().set_name(name).expect("named");
        for row in 0..cells {
            sheet.write_string(row, 0, "unit lain").expect("written");
        }
        sheet.set_hidden(name == "LKE 2025");
    }
    let template = save(workbook);
    let (outcome, _) = fill(&noted(&instrument), &template, None).expect("filled");
    for said in [
        "Lembar \"LKE 2025\" (tersembunyi) tidak diisi dan tetap seperti di buku kerja asal: 2 sel terisi",
        "Lembar \"Rekap\" tidak diisi dan tetap seperti di buku kerja asal: 3 sel terisi",
        &format!("Teks di lembar LKE ZI sel A1, O{}, P300 tidak berada di baris isian", node.workbook_row),
    ] {
        let told = |line: &String| line.starts_with(said);
        assert!(outcome.remarks.iter().any(told), "{said}: {:?}", outcome.remarks);
    }
}

#[test]
fn a_file_that_would_be_read_from_another_sheet_is_refused() {
    let instrument = instrument();
    let mut workbook = Workbook::new();
    for name in ["LKE ZI", "Salinan"] {
        official_sheet(&mut workbook, &instrument, &Plan { name: name.into(), ..Plan::default() });
    }
    let template = save(workbook);
    let report = report(&instrument, rows(&half(&instrument)));
    let error = fill(&report, &template, None).expect_err("refused");
    let WriteError::Template { reason: TemplateFault::ReadsOtherwise(places), .. } = &error else {
        panic!("{error}")
    };
    assert!(places[0].contains("dari lembar \"Salinan\""), "{places:?}");
    assert!(!template.folder.path().join("hasil.xlsx").exists());
    let (outcome, _) = fill(&report, &template, Some("LKE ZI")).expect("filled");
    assert!(
        outcome.remarks.iter().any(|line| line.starts_with("Lembar \"Salinan\"")),
        "{:?}",
        outcome.remarks
    );
}

#[test]
fn layers_of_reviewers_without_a_column_are_named() {
    let instrument = instrument();
    let mut rows = rows(&full(&instrument));
    for (soal, row) in rows.iter_mut().take(5) {
        let said = |note: &str| Review { answer: row.answer.clone(), note: Some(format!("{note} {soal}")) };
        row.reviews = [(Layer::At, said("at")), (Layer::Kt, said("kt")), (Layer::Tpn, said("tpn"))].into();
        row.tpi_answer.clone_from(&row.answer);
        row.tpi_note = format!("kt {soal}");
    }
    let template = form(&instrument, |sheet| {
        let head = instrument.workbook.official.heading_row;
        write(sheet, head, "Q", "Jawaban TPI");
        write(sheet, head, "R", "Catatan TPI");
    });
    let (outcome, _) = fill(&report(&instrument, rows), &template, None).expect("filled");
    let said = |layer: &str| {
        format!(
            "Buku kerja itu tidak memuat kolom catatan {layer} sehingga catatan miliknya pada 5 isian tidak ditulis."
        )
    };
    // What ketua tim wrote is what counts for the team, and stands in its column.
    assert_eq!(outcome.left_out, [said("Anggota Tim"), said("TPN")]);
}
