//! Workbooks of the kinds that agencies make, and what each of them once did to the answers.

use std::fmt::Write as _;

use crate::made_workbooks::{
    Plan, answered, col, instrument, official, official_sheet, quirks, read, replaced, row, write,
};
use pilar_core::instrument::Kind;
use pilar_core::worksheet::Layer;
use rust_xlsxwriter::{Format, Formula, Workbook};

fn refused(imported: &pilar_files::imported::Imported) -> Vec<&str> {
    imported.unreadable.iter().map(|row| row.place.rsplit_once('!').expect("a place").1).collect()
}

#[test]
fn an_error_or_a_picture_in_a_cell_is_no_note_and_no_evidence() {
    let instrument = instrument();
    let at = instrument.questions[0].workbook_row;
    let made = official(&instrument, &Plan::default(), |sheet| {
        let error = Formula::new("=Hilang!A1").set_result("#REF!");
        sheet.write(at - 1, col("O"), error).expect("written");
        write(sheet, at, "P", "#N/A");
        let picture = Formula::new("=_xlfn.DISPIMG(\"ID_A\",1)").set_result("=DISPIMG(\"ID_A\",1)");
        sheet.write(at, col("P"), picture).expect("written");
    });
    let imported = read(&instrument, &made).expect("readable");
    assert!(imported.rows.iter().all(|row| row.note.is_none() && row.evidence_text.is_none()));
    assert_eq!(
        quirks(&imported, "catatan_galat")[0].message,
        format!(
            "Catatan atau bukti dukung di sel O{at}, P{at} berisi galat, bukan teks; Pilar tidak mengambilnya."
        )
    );
    assert!(
        quirks(&imported, "gambar_di_sel")[0].message.starts_with(&format!("Sel P{} berisi gambar", at + 1))
    );
}

#[test]
fn a_formula_without_a_result_is_computed_or_refused_and_never_a_blank() {
    let instrument = instrument();
    let counts: Vec<u32> = instrument
        .inputs()
        .filter(|(question, _)| matches!(question.kind, Kind::Share { .. }))
        .map(|(_, input)| input.workbook_row)
        .collect();
    for (formula, result) in [("10+2", Some("12")), ("UNKNOWN(2)", None)] {
        let mut workbook = Workbook::new();
        let sheet = official_sheet(&mut workbook, &instrument, &Plan::default());
        sheet.write(counts[0] - 1, col("K"), Formula::new(formula)).expect("written");
        let bytes = workbook.save_to_buffer().expect("workbook");
        // As a program leaves it that does not calculate.
        let cell = |result: &str| format!("<f>{formula}</f><v>{result}</v>");
        let bytes = replaced(&bytes, &cell("0"), &cell(""));
        let imported = read(&instrument, &crate::made_workbooks::file("a.xlsx", &bytes)).expect("readable");
        let place = format!("K{}", counts[0]);
        if let Some(result) = result {
            let row =
                imported.rows.iter().find(|row| row.place.ends_with(&format!("!{place}"))).expect("row");
            assert_eq!(row.answer.as_ref().expect("an answer").to_string(), result);
            assert_eq!(quirks(&imported, "rumus_dihitung").len(), 1);
        } else {
            assert_eq!(refused(&imported), [place]);
            assert!(imported.unreadable[0].reason.contains("rumus tanpa hasil tersimpan"));
        }
    }
}

#[test]
fn a_number_shown_as_a_percentage_is_refused_with_the_figure_it_may_mean() {
    let instrument = instrument();
    let survey =
        instrument.questions.iter().find(|q| matches!(q.kind, Kind::Survey { .. })).expect("a survey");
    let made = official(&instrument, &Plan::default(), |sheet| {
        let percent = Format::new().set_num_format("0.00%");
        sheet.write_with_format(survey.workbook_row - 1, col("K"), 0.9625, &percent).expect("written");
    });
    let imported = read(&instrument, &made).expect("readable");
    assert_eq!(refused(&imported), [format!("K{}", survey.workbook_row)]);
    assert_eq!(
        imported.unreadable[0].reason,
        format!(
            "Jawaban {} ditulis sebagai 96,25%, sedangkan indeks survei berskala 0 sampai 4; isikan indeksnya, misalnya \
             3,85 bila persen itu bagian dari 4.",
            survey.inputs[0].code
        )
    );
}

#[test]
fn a_merged_answer_is_nobodys_and_a_merged_cell_of_one_row_is_its_own() {
    let instrument = instrument();
    let node = instrument.nodes.iter().find(|node| node.questions.len() > 2).expect("a node");
    let rows: Vec<u32> = node.questions.iter().map(|at| instrument.questions[*at].workbook_row).collect();
    let key = &instrument.questions[node.questions[0]].options()[0].key;
    let made = official(&instrument, &Plan::default(), |sheet| {
        sheet.merge_range(rows[0] - 1, col("K"), rows[1] - 1, col("K"), key, &Format::new()).expect("merged");
        sheet
            .merge_range(rows[2] - 1, col("N"), rows[2] - 1, col("O"), "catatan", &Format::new())
            .expect("merged");
    });
    let imported = read(&instrument, &made).expect("readable");
    assert_eq!(refused(&imported), [format!("K{}", rows[0]), format!("K{}", rows[1])]);
    assert_eq!(
        imported.unreadable[0].reason,
        format!(
            "Satu sel gabungan K{}:K{} menutup 2 isian, sehingga jawaban tiap isian tidak dapat dipastikan; pisahkan \
             selnya.",
            rows[0], rows[1]
        )
    );
}

#[test]
fn exchanged_questions_are_doubtful_and_texts_of_ones_own_are_not() {
    let instrument = instrument();
    let same = |a: &usize, b: &usize| {
        instrument.questions[*a].option_list() == instrument.questions[*b].option_list()
    };
    let long = |at: &usize| instrument.questions[*at].asks.split_whitespace().count() > 5;
    let (one, other) = instrument
        .nodes
        .iter()
        .find_map(|node| {
            let list = &node.questions;
            let choice = |at: &&usize| !instrument.questions[**at].options().is_empty() && long(at);
            let one = list.iter().find(choice)?;
            let other = list.iter().filter(choice).find(|other| *other != one && same(one, other))?;
            Some((&instrument.questions[*one], &instrument.questions[*other]))
        })
        .expect("two alike");
    let exchanged = |answered: bool| {
        official(&instrument, &Plan { filled: answered, ..Plan::default() }, |sheet| {
            for (question, text) in [(one, &other.asks), (other, &one.asks)] {
                write(sheet, question.workbook_row, "G", text);
                write(sheet, question.workbook_row, "O", "catatan");
                write(sheet, question.workbook_row, "P", "SK.pdf");
            }
        })
    };
    let imported = read(&instrument, &exchanged(true)).expect("readable");
    assert_eq!(refused(&imported), [format!("K{}", one.workbook_row), format!("K{}", other.workbook_row)]);
    // Nothing of such a row is anybody's, and a row without an answer is told as well.
    let blank = read(&instrument, &exchanged(false)).expect("readable");
    assert_eq!(refused(&blank), [format!("O{}", one.workbook_row), format!("O{}", other.workbook_row)]);
    for soal in [one.inputs[0].soal, other.inputs[0].soal] {
        for imported in [&imported, &blank] {
            let row = row(imported, soal);
            assert_eq!((&row.answer, &row.note, &row.evidence_text), (&None, &None, &None));
        }
    }
    let reason = &imported.unreadable[0].reason;
    assert!(
        reason.starts_with(&format!(
            "Teks baris ini adalah pertanyaan {}, bukan {};",
            other.inputs[0].code, one.inputs[0].code
        )),
        "{reason}"
    );
    let made = official(&instrument, &Plan::default(), |sheet| {
        for question in &instrument.questions {
            write(
                sheet,
                question.workbook_row,
                "G",
                "Kalimat buatan satuan kerja yang tidak ada di lembar mana pun",
            );
        }
    });
    assert_eq!(read(&instrument, &made).expect("readable").unreadable, []);
}

#[test]
fn every_review_layer_and_evidence_column_is_read_and_the_rest_is_named() {
    let instrument = instrument();
    let question = &instrument.questions[1];
    let headings = [
        "Catatan/Keterangan (Unit)",
        "Daftar Bukti Dukung (Unit)",
        "Tautan Bukti Dukung",
        "Jawaban TPI",
        "Nilai",
        " %",
        "Catatan (TPI Unit)",
        "Jawaban TPI Pusat",
        "Catatan (TPI Pusat)",
        "Jawaban Evaluator Akhir",
        "PIC",
    ];
    let texts = [
        "catatan",
        "SK.pdf; Notulen.pdf",
        "https://a.id/1\nhttps://a.id/2",
        "B",
        "1",
        "",
        "satu",
        "C",
        "dua",
        "A",
        "Budi",
    ];
    let made = official(&instrument, &Plan::default(), |sheet| {
        for (at, (heading, text)) in headings.into_iter().zip(texts).enumerate() {
            let column = col("O") + u16::try_from(at).expect("small");
            sheet
                .write_string(instrument.workbook.official.heading_row - 1, column, heading)
                .expect("written");
            sheet.write_string(question.workbook_row - 1, column, text).expect("written");
        }
    });
    let imported = read(&instrument, &made).expect("readable");
    let row = row(&imported, question.inputs[0].soal);
    assert_eq!(row.evidence_text.as_deref(), Some("SK.pdf\nNotulen.pdf\nhttps://a.id/1\nhttps://a.id/2"));
    let told = |layer: Layer| (row.reviewed(layer).map(ToString::to_string), row.remarked(layer));
    assert_eq!(told(Layer::At), (Some("B".into()), Some("satu")));
    assert_eq!(told(Layer::Kt), (Some("C".into()), Some("dua")));
    assert_eq!(told(Layer::Dalnis), (Some("A".into()), None));
    let left: Vec<&str> =
        quirks(&imported, "kolom_tidak_diambil").iter().map(|quirk| quirk.message.as_str()).collect();
    assert_eq!(left, ["Isi kolom Y (\"PIC\") tidak diambil: 1 sel terisi."]);
}

#[test]
fn headings_in_two_rows_are_read_together() {
    let instrument = instrument();
    let question = &instrument.questions[1];
    let plan = Plan { insert: vec![(instrument.workbook.official.heading_row + 1, 1)], ..Plan::default() };
    let made = official(&instrument, &plan, |sheet| {
        let head = instrument.workbook.official.heading_row - 1;
        let groups = [("N", "Unit"), ("R", "Anggota Tim"), ("T", "Ketua Tim"), ("V", "Pengendali Teknis")];
        for (letter, text) in groups {
            sheet.write_string(head, col(letter), text).expect("written");
        }
        let own = [
            ("O", "Catatan"),
            ("P", "Bukti Dukung"),
            ("R", "Jawaban"),
            ("S", "Catatan"),
            ("T", "Jawaban"),
            ("U", "Catatan"),
            ("V", "Jawaban"),
            ("W", "Catatan"),
        ];
        for (letter, text) in own {
            sheet.write_string(head + 1, col(letter), text).expect("written");
            let cell = if text == "Jawaban" { "B" } else { letter };
            sheet.write_string(plan.row(question.workbook_row), col(letter), cell).expect("written");
        }
    });
    let imported = read(&instrument, &made).expect("readable");
    assert_eq!(answered(&imported), instrument.input_count());
    let row = row(&imported, question.inputs[0].soal);
    assert_eq!((row.note.as_deref(), row.evidence_text.as_deref()), (Some("O"), Some("P")));
    let notes: Vec<_> = [Layer::At, Layer::Kt, Layer::Dalnis].map(|layer| row.remarked(layer)).into();
    assert_eq!(notes, [Some("S"), Some("U"), Some("W")]);
}

#[test]
fn links_that_run_something_or_carry_a_password_are_left_out_and_named() {
    let instrument = instrument();
    let at = instrument.questions[0].workbook_row;
    let made = official(&instrument, &Plan::default(), |sheet| {
        write(sheet, at, "P", "javascript:alert(1)\nSK Tim.pdf");
        write(sheet, at + 1, "P", "SK nomor 7 https://budi:rahasia@a.id/x");
    });
    let imported = read(&instrument, &made).expect("readable");
    let told: Vec<&str> = imported.rows.iter().filter_map(|row| row.evidence_text.as_deref()).collect();
    assert_eq!(told, ["SK Tim.pdf", "SK nomor 7"]);
    assert!(quirks(&imported, "tautan_ditolak")[0].message.contains(&format!("P{at}, P{}", at + 1)));
}

#[test]
fn ten_thousand_links_and_columns_without_end_are_read_in_bounds() {
    let instrument = instrument();
    let made = official(&instrument, &Plan::default(), |sheet| {
        for column in 0..60u16 {
            for row in 300..470u32 {
                sheet
                    .write_url(row, column, format!("https://a.id/{row}/{column}").as_str())
                    .expect("written");
            }
        }
        sheet.write_string(7, 16_383, "ujung kanan").expect("written");
        sheet.write_string(1_048_575, 0, "ujung bawah").expect("written");
    });
    let imported = read(&instrument, &made).expect("readable");
    assert_eq!(answered(&imported), instrument.input_count());
    let mut said = String::new();
    imported.quirks.iter().for_each(|quirk| writeln!(said, "{}", quirk.message).expect("written"));
    assert_eq!(
        said,
        "1 sel terisi di kanan kolom BL tidak dibaca.\nIsi di bawah baris 5000 tidak dibaca.\nDi bawah isian terakhir \
         (baris 205) terdapat 510 sel terisi di kolom jawaban, catatan, atau bukti dukung, mulai baris 301; Pilar tidak \
         mengambilnya.\n"
    );
}

#[test]
fn what_is_noted_beside_a_quotient_belongs_to_its_first_input() {
    let instrument = instrument();
    let own_rows = |question: &&pilar_core::instrument::Question| {
        matches!(question.kind, Kind::Share { .. } | Kind::Decline { .. })
            && question.inputs.iter().all(|input| input.workbook_row != question.workbook_row)
    };
    let ratios: Vec<_> = instrument.questions.iter().filter(own_rows).collect();
    assert!(!ratios.is_empty());
    let made = official(&instrument, &Plan::default(), |sheet| {
        for question in &ratios {
            write(sheet, question.workbook_row, "O", "beside the quotient");
            write(sheet, question.workbook_row, "P", "SK.pdf");
            write(sheet, question.inputs[0].workbook_row, "O", "beside the input");
        }
    });
    let imported = read(&instrument, &made).expect("readable");
    for question in ratios {
        let first = row(&imported, question.inputs[0].soal);
        assert_eq!(first.note.as_deref(), Some("beside the quotient\nbeside the input"));
        assert_eq!(first.evidence_text.as_deref(), Some("SK.pdf"));
        for other in &question.inputs[1..] {
            let other = row(&imported, other.soal);
            assert!(other.note.is_none() && other.evidence_text.is_none());
        }
    }
    assert_eq!(quirks(&imported, "sel_di_luar_isian"), Vec::<&pilar_files::imported::Quirk>::new());
}

#[test]
fn rows_of_totals_inserted_among_the_questions_are_set_aside_and_named() {
    let instrument = instrument();
    let node = instrument.nodes.iter().find(|node| {
        let choice = |at: &usize| !instrument.questions[*at].options().is_empty();
        node.questions.len() > 2 && node.questions.iter().all(choice)
    });
    let at = instrument.questions[node.expect("a node").questions[1]].workbook_row;
    let plan = Plan { insert: vec![(at, 1)], ..Plan::default() };
    let made = |label: &str, answer: Option<f64>| {
        official(&instrument, &plan, |sheet| {
            write(sheet, at, "G", label);
            match answer {
                Some(number) => sheet.write(at - 1, col("K"), number).expect("written"),
                None => sheet.write(at - 1, col("K"), "A").expect("written"),
            };
        })
    };
    for label in ["Jumlah", "Subtotal", "Rata-rata sub area"] {
        let imported = read(&instrument, &made(label, Some(37.0))).expect("readable");
        assert_eq!(
            (answered(&imported), imported.unreadable.len()),
            (instrument.input_count(), 0),
            "{label}"
        );
        assert_eq!(
            quirks(&imported, "baris_jumlah")[0].message,
            format!("Sel K{at} berada di baris jumlah, bukan baris isian; Pilar tidak mengambilnya.")
        );
    }
    for (label, answer) in [("Uraian", Some(37.0)), ("Jumlah", None)] {
        assert!(read(&instrument, &made(label, answer)).is_err(), "{label}");
    }
}

#[test]
fn cells_that_an_array_fills_are_formulas() {
    let instrument = instrument();
    let node = instrument.nodes.iter().find(|node| node.questions.len() > 2).expect("a node");
    let rows: Vec<u32> = node.questions.iter().map(|at| instrument.questions[*at].workbook_row).collect();
    let mut workbook = Workbook::new();
    let sheet = official_sheet(&mut workbook, &instrument, &Plan::default());
    let key = |at: usize| instrument.questions[node.questions[at]].options()[0].key.clone();
    let formula = Formula::new("=UNKNOWN(1)").set_result(key(0));
    sheet.write_array_formula(rows[0] - 1, col("K"), rows[1] - 1, col("K"), formula).expect("written");
    sheet.write(rows[1] - 1, col("K"), key(1)).expect("written");
    let bytes = workbook.save_to_buffer().expect("workbook");
    let imported = read(&instrument, &crate::made_workbooks::file("a.xlsx", &bytes)).expect("readable");
    assert_eq!((answered(&imported), refused(&imported)), (instrument.input_count(), Vec::new()));
    let said = &quirks(&imported, "jawaban_berupa_rumus")[0].message;
    assert!(said.contains(&format!("K{}, K{}", rows[0], rows[1])), "{said}");
}
