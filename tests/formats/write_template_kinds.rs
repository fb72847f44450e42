//! Templates of the kinds that agencies have: what another unit left in them goes, what people of this unit wrote comes
//! back equal.

use std::collections::BTreeMap;
use std::io::Read as _;
use std::path::Path;

use crate::made_sheets::{full, report, rows};
use crate::made_workbooks::{
    Made, Plan, col, file, instrument, official, official_sheet, row, with_parts, write,
};
use pilar_core::instrument::Instrument;
use pilar_core::worksheet::{Answer, Layer};
use pilar_files::imported::{Imported, Review};
use pilar_files::report::Report;
use pilar_files::xlsx::read::{Reading, read_workbook};
use pilar_files::xlsx::template::{Filling, OtherColumns, TemplateOutcome, fill_template};
use pilar_files::xlsx::write::other_answers;
use pilar_files::{TemplateFault, WriteError};
use rust_xlsxwriter::{DocProperties, Formula, Note, Url, Workbook, Worksheet};

const HEADINGS: [&str; 9] = [
    "Catatan (Unit)",
    "Daftar Bukti Dukung (Unit)",
    "Tautan Bukti Dukung",
    "Jawaban TPI",
    "Nilai",
    " %",
    "Catatan (TPI Unit)",
    "Jawaban TPI Pusat",
    "Catatan (TPI Pusat)",
];

/// A workbook of an agency, with what another unit left in its columns.
fn agency(instrument: &Instrument, change: impl FnOnce(&mut Worksheet)) -> Made {
    official(instrument, &Plan::default(), |sheet| {
        for (at, heading) in HEADINGS.into_iter().enumerate() {
            let column = col("O") + u16::try_from(at).expect("small");
            sheet
                .write_string(instrument.workbook.official.heading_row - 1, column, heading)
                .expect("written");
            for (_, input) in instrument.inputs() {
                let row = input.workbook_row - 1;
                match heading.trim() {
                    "Nilai" | "%" => sheet.write_number(row, column, 0.5),
                    answer if answer.contains("Jawaban") => sheet.write_string(row, column, "A"),
                    _ => sheet.write_string(row, column, format!("unit lain {heading}")),
                }
                .expect("written");
            }
        }
        for (_, input) in instrument.inputs() {
            sheet
                .write_url(input.workbook_row - 1, col("Q"), "https://unit-lain.id/rahasia")
                .expect("written");
        }
        change(sheet);
    })
}

/// A report with something in every layer.
fn layered(instrument: &Instrument) -> Report<'_> {
    let mut rows = rows(&full(instrument));
    for (soal, row) in &mut rows {
        row.note = format!("catatan {soal}");
        row.evidence_text = format!("SK {soal}.pdf\nhttps://a.id/{soal}");
        row.tpi_answer.clone_from(&row.answer);
        row.tpi_note = format!("tpi {soal}");
        for layer in [Layer::At, Layer::Dalnis] {
            let review = Review { answer: row.answer.clone(), note: Some(format!("{} {soal}", layer.key())) };
            row.reviews.insert(layer, review);
        }
    }
    report(instrument, rows)
}

fn fill(
    report: &Report,
    template: &Made,
    others: Option<OtherColumns>,
) -> Result<(TemplateOutcome, std::path::PathBuf), WriteError> {
    let path = template.folder.path().join("hasil.xlsx");
    let filling = Filling { reading: Reading::of(report.instrument, pilar_tests::lore()), others };
    fill_template(report, &template.path, &path, &filling).map(|outcome| (outcome, path))
}

fn read(instrument: &Instrument, path: &Path) -> Imported {
    read_workbook(path, &Reading::of(instrument, pilar_tests::lore())).expect("readable")
}

fn holds(path: &Path, text: &str) -> bool {
    let mut archive = zip::ZipArchive::new(std::fs::File::open(path).expect("file")).expect("zip");
    (0..archive.len()).any(|at| {
        let mut part = String::new();
        archive.by_index(at).expect("part").read_to_string(&mut part).is_ok_and(|_| part.contains(text))
    })
}

#[test]
fn every_layer_note_document_and_link_comes_back_and_nothing_of_another_unit_stays() {
    let instrument = instrument();
    let (report, template) = (layered(&instrument), agency(&instrument, |_| {}));
    let (outcome, path) = fill(&report, &template, None).expect("filled");
    assert_eq!((outcome.answers, outcome.left_out), (instrument.input_count(), Vec::new()));
    let imported = read(&instrument, &path);
    assert_eq!(imported.unreadable, []);
    for (soal, meant) in &report.rows {
        let found = row(&imported, *soal);
        assert_eq!((&found.answer, found.note.as_deref()), (&meant.answer, Some(meant.note.as_str())));
        assert_eq!(found.evidence_text.as_deref(), Some(meant.evidence_text.as_str()));
        for layer in [Layer::At, Layer::Dalnis] {
            assert_eq!(found.reviews[&layer], meant.reviews[&layer]);
        }
    }
    // Neither in a cell, nor as a link, nor among the texts that cells share.
    assert!(!holds(&path, "rahasia") && !holds(&path, "unit lain Catatan"));
}

#[test]
fn an_empty_unit_leaves_the_columns_empty() {
    let instrument = instrument();
    let (nothing, template) = (report(&instrument, BTreeMap::new()), agency(&instrument, |_| {}));
    let (_, path) = fill(&nothing, &template, None).expect("filled");
    for row in read(&instrument, &path).rows {
        assert!(
            row.answer.is_none()
                && row.note.is_none()
                && row.evidence_text.is_none()
                && row.reviews.is_empty()
        );
    }
}

#[test]
fn a_column_nobody_mapped_stops_the_export_until_a_person_says_what_becomes_of_it() {
    let instrument = instrument();
    let report = layered(&instrument);
    let template = agency(&instrument, |sheet| {
        write(sheet, instrument.workbook.official.heading_row, "Y", "PIC");
        for (_, input) in instrument.inputs().take(5) {
            write(sheet, input.workbook_row, "Y", "Penanggung jawab unit lain");
        }
    });
    let error = fill(&report, &template, None).expect_err("refused");
    let WriteError::Template { reason: TemplateFault::OtherColumns(columns), .. } = &error else {
        panic!("{error}")
    };
    assert_eq!(*columns, ["lembar LKE ZI kolom Y \"PIC\": 5 sel terisi"]);
    let (outcome, path) = fill(&report, &template, Some(OtherColumns::Keep)).expect("filled");
    assert_eq!(outcome.remarks, ["Isi lembar LKE ZI kolom Y (5 sel) tetap seperti di buku kerja asal."]);
    assert!(holds(&path, "Penanggung jawab unit lain"));
    let (_, path) = fill(&report, &template, Some(OtherColumns::Clear)).expect("filled");
    assert!(!holds(&path, "Penanggung jawab unit lain"));
}

#[test]
fn a_formula_that_is_not_known_loses_its_stale_result_and_is_named() {
    let instrument = instrument();
    let report = report(&instrument, rows(&full(&instrument)));
    let template = official(&instrument, &Plan::default(), |sheet| {
        let joined = Formula::new("=_xlfn.TEXTJOIN(\", \",TRUE,K8:K9)").set_result("Ya, A");
        sheet.write_formula(299, 17, joined).expect("written");
        sheet.write_formula(300, 17, Formula::new("=0*-1").set_result("5")).expect("written");
        sheet
            .write_dynamic_array_formula(301, 17, 301, 17, Formula::new("=SUM(H8:H9*1)").set_result("7"))
            .expect("written");
    });
    let (outcome, path) = fill(&report, &template, None).expect("filled");
    assert_eq!(outcome.left_to_recalculate, ["LKE ZI!R300", "LKE ZI!R302"]);
    assert!(!holds(&path, "<v>Ya, A</v>") && !holds(&path, "<v>-0</v>"));
    assert!(holds(&path, "cm=\"1\"") && holds(&path, "fullCalcOnLoad=\"1\""));
}

#[test]
fn nothing_that_names_another_units_people_leaves_with_a_template() {
    let instrument = instrument();
    let first = instrument.inputs().next().expect("an input").1.workbook_row;
    let mut workbook = Workbook::new();
    let properties = DocProperties::new().set_title("LKE Kantor Lain").set_author("Budi Lain");
    let properties = properties.set_manager("Sari Lain").set_company("Dinas Lain");
    workbook.set_properties(&properties.set_custom_property("Penyusun", "Tono Lain"));
    let sheet = official_sheet(&mut workbook, &instrument, &Plan::default());
    write(sheet, instrument.workbook.official.heading_row, "O", "Catatan");
    let note = |text: &str| Note::new(text).set_author("Budi Lain");
    sheet.insert_note(first - 1, col("K"), &note("komentar kantor lain")).expect("written");
    sheet.insert_note(0, 0, &note("petunjuk pengisian")).expect("written");
    let person = "<personList><person displayName=\"Tono Lain\" id=\"{1}\" userId=\"tono@lain.id\" providerId=\"AD\"/>\
                  </personList>";
    let picture = "Target=\"docProps/app.xml\"/>";
    let kind = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/thumbnail";
    let related =
        format!("{picture}<Relationship Id=\"rId99\" Type=\"{kind}\" Target=\"docProps/thumbnail.jpeg\"/>");
    let parts = [("xl/persons/person.xml", person), ("docProps/thumbnail.jpeg", "gambar kantor lain")];
    let bytes = with_parts(&workbook.save_to_buffer().expect("a workbook"), &parts, picture, &related);
    let template = file("uji.xlsx", &bytes);
    let report = report(&instrument, rows(&full(&instrument)));
    let (outcome, path) = fill(&report, &template, None).expect("filled");
    for text in ["Budi Lain", "Sari Lain", "Tono Lain", "tono@", "Dinas Lain", "Kantor Lain", "kantor lain"] {
        assert!(holds(&template.path, text) && !holds(&path, text), "{text}");
    }
    assert!(!holds(&path, "thumbnail") && holds(&path, "petunjuk pengisian"));
    assert!(holds(&path, "<dc:creator>KPP Pratama Contoh &amp; Rekan</dc:creator>"));
    let cell = format!("LKE ZI!K{first}");
    for said in [
        format!("Komentar pada sel {cell} dihapus, karena selnya diisi unit ini."),
        "Buku kerja itu memuat komentar sel yang tidak dihapus; nama penulisnya dihapus, tetapi nama dapat \
         tertulis di dalam teksnya: periksa isinya."
            .to_owned(),
        "1 properti dokumen tambahan di buku kerja itu dihapus.".to_owned(),
    ] {
        assert!(outcome.remarks.contains(&said), "{said}: {:?}", outcome.remarks);
    }
    assert!(read(&instrument, &path).rows.iter().all(|row| row.note.is_none()));
}

#[test]
fn a_link_on_an_answer_of_another_unit_goes() {
    let instrument = instrument();
    let (question, input) = instrument.inputs().next().expect("an input");
    let key = &question.options()[0].key;
    let template = official(&instrument, &Plan::default(), |sheet| {
        let url = Url::new("https://lain.id/rahasia").set_text(key);
        sheet.write_url(input.workbook_row - 1, col("K"), url).expect("written");
        let link = Formula::new("=IF(1=1,HYPERLINK(\"https://lain.id/rahasia\",\"A\"),\"\")").set_result("A");
        sheet.write_formula(input.workbook_row, col("K"), link).expect("written");
        write(sheet, instrument.workbook.official.heading_row, "P", "Bukti Dukung");
    });
    // Both cells show what this unit answered.
    let mut answers = rows(&full(&instrument));
    let second = instrument.inputs().nth(1).expect("an input").1.soal;
    answers.get_mut(&second).expect("a row").answer = Some(Answer::Choice("A".into()));
    let report = report(&instrument, answers);
    let (_, path) = fill(&report, &template, None).expect("filled");
    assert!(!holds(&path, "rahasia"));
    assert!(read(&instrument, &path).rows.iter().all(|row| row.evidence_text.is_none()));
}

#[test]
fn a_cell_at_the_end_of_the_grid_costs_no_memory() {
    let instrument = instrument();
    let template = agency(&instrument, |sheet| {
        sheet.write(1_048_575, 16_383, "ujung").expect("written");
    });
    let report = layered(&instrument);
    let (outcome, _) = fill(&report, &template, Some(OtherColumns::Keep)).expect("filled");
    assert_eq!(outcome.answers, instrument.input_count());
    // Of a workbook that somebody says is Pilar's own, every cell would be read into one table.
    match other_answers(&report, &template.path) {
        Err(WriteError::NotVerified { reason }) => {
            assert!(reason.ends_with("isinya terlalu jauh terpisah"), "{reason}");
        }
        other => panic!("{other:?}"),
    }
}
