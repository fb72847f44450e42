//! Workbooks made here, with everything that copies in circulation do to them.

use crate::made_workbooks::{
    Plan, answer, answered, col, instrument, official, official_sheet, read, row, save,
};
use pilar_core::instrument::{Instrument, Kind, Question};
use pilar_core::worksheet::Layer;
use pilar_files::ReadError;
use rust_xlsxwriter::{Formula, Url, Workbook};

/// The first question of a kind.
fn first(instrument: &Instrument, wanted: impl Fn(&Kind) -> bool) -> &Question {
    instrument.questions.iter().find(|question| wanted(&question.kind)).expect("a question")
}

fn share(instrument: &Instrument) -> &Question {
    first(instrument, |kind| matches!(kind, Kind::Share { .. }))
}

fn survey(instrument: &Instrument) -> &Question {
    first(instrument, |kind| matches!(kind, Kind::Survey { .. }))
}

#[test]
fn a_plain_copy_is_read_without_a_remark() {
    let instrument = instrument();
    let imported = read(&instrument, &official(&instrument, &Plan::default(), |_| {})).expect("readable");
    assert_eq!(imported.rows.len(), instrument.input_count());
    assert_eq!(answered(&imported), instrument.input_count());
    assert_eq!(imported.unreadable, []);
    assert_eq!(imported.quirks, []);
    assert_eq!(imported.recorded_total.expect("total").to_string(), "100");
}

#[test]
fn an_empty_copy_is_all_blanks() {
    let instrument = instrument();
    let plan = Plan { filled: false, ..Plan::default() };
    let imported = read(&instrument, &official(&instrument, &plan, |_| {})).expect("readable");
    assert_eq!((imported.rows.len(), answered(&imported)), (instrument.input_count(), 0));
    assert_eq!((imported.unreadable, imported.quirks), (vec![], vec![]));
}

#[test]
fn answers_come_in_either_case_with_comma_or_point_as_text_or_number() {
    let instrument = instrument();
    let (share, survey) = (share(&instrument), survey(&instrument));
    let choice = &instrument.questions[1];
    let (a, b) = (&share.inputs[0], &share.inputs[1]);
    let made = official(&instrument, &Plan::default(), |sheet| {
        let key = choice.options()[1].key.to_lowercase();
        sheet.write(choice.workbook_row - 1, col("K"), format!(" {key} ")).expect("written");
        sheet.write(a.workbook_row - 1, col("K"), 7.0).expect("written");
        sheet.write(b.workbook_row - 1, col("K"), "5").expect("written");
        sheet.write(survey.workbook_row - 1, col("K"), "3,65").expect("written");
    });
    let imported = read(&instrument, &made).expect("readable");
    assert_eq!(imported.unreadable, []);
    assert_eq!(answer(&imported, choice.inputs[0].soal), choice.options()[1].key);
    assert_eq!(answer(&imported, a.soal), "7");
    assert_eq!(answer(&imported, b.soal), "5");
    assert_eq!(answer(&imported, survey.inputs[0].soal), "3.65");
}

#[test]
fn zero_is_an_answer_and_binary_dust_is_none() {
    let instrument = instrument();
    let (share, survey) = (share(&instrument), survey(&instrument));
    let made = official(&instrument, &Plan::default(), |sheet| {
        sheet.write(share.inputs[0].workbook_row - 1, col("K"), 0).expect("written");
        sheet.write(survey.workbook_row - 1, col("K"), 3.0 + 0.6 - 4e-16).expect("written");
    });
    let imported = read(&instrument, &made).expect("readable");
    assert_eq!(answer(&imported, share.inputs[0].soal), "0");
    assert_eq!(answer(&imported, survey.inputs[0].soal), "3.6");
}

#[test]
fn what_is_no_answer_is_listed_and_the_rest_is_read() {
    let instrument = instrument();
    let (share, survey, choice) = (share(&instrument), survey(&instrument), &instrument.questions[1]);
    let made = official(&instrument, &Plan::default(), |sheet| {
        sheet.write(choice.workbook_row - 1, col("K"), "F").expect("written");
        sheet.write(choice.workbook_row - 1, col("O"), "catatan tetap dibaca").expect("written");
        sheet.write(share.inputs[0].workbook_row - 1, col("K"), 3.5).expect("written");
        sheet.write(share.inputs[1].workbook_row - 1, col("K"), "tujuh").expect("written");
        sheet.write(survey.workbook_row - 1, col("K"), 4.01).expect("written");
    });
    let imported = read(&instrument, &made).expect("readable");
    let seen: Vec<(String, &str, &str)> = imported
        .unreadable
        .iter()
        .map(|row| (row.place.clone(), row.value.as_str(), row.reason.as_str()))
        .collect();
    let place = |row: u32| format!("LKE ZI!K{row}");
    let options: Vec<&str> = choice.options().iter().map(|option| option.key.as_str()).collect();
    assert_eq!(seen.len(), 4);
    assert_eq!(seen[0].0, place(choice.workbook_row));
    assert_eq!(
        seen[0].2,
        format!("Jawaban \"F\" bukan pilihan {}; pilihannya {}.", choice.code, options.join(", "))
    );
    assert_eq!(
        (seen[1].1, seen[1].2),
        (
            "3.5",
            format!(
                "Jawaban 3,5 untuk {} bukan bilangan bulat; isikan jumlah tanpa pecahan.",
                share.inputs[0].code
            )
            .as_str()
        )
    );
    assert_eq!(seen[2].1, "tujuh");
    assert_eq!(seen[3].1, "4.01");
    assert_eq!(answered(&imported), instrument.input_count() - 4);
    assert_eq!(row(&imported, choice.inputs[0].soal).note.as_deref(), Some("catatan tetap dibaca"));
}

#[test]
fn an_error_or_a_date_in_an_answer_is_listed() {
    let instrument = instrument();
    let (share, survey) = (share(&instrument), survey(&instrument));
    let made = official(&instrument, &Plan::default(), |sheet| {
        let broken = Formula::new("=1/0").set_result("#DIV/0!");
        sheet.write(share.inputs[0].workbook_row - 1, col("K"), broken).expect("written");
        let date = rust_xlsxwriter::ExcelDateTime::from_ymd(2026, 6, 3).expect("date");
        let format = rust_xlsxwriter::Format::new().set_num_format("d-mmm");
        sheet.write_with_format(survey.workbook_row - 1, col("K"), &date, &format).expect("written");
    });
    let imported = read(&instrument, &made).expect("readable");
    assert_eq!(imported.unreadable.len(), 2);
    assert!(imported.unreadable[0].reason.contains("galat"), "{:?}", imported.unreadable);
    assert_eq!(imported.unreadable[1].value, "2026-06-03");
}

#[test]
fn notes_keep_line_breaks_and_leading_signs_and_evidence_keeps_its_link() {
    let instrument = instrument();
    let choice = &instrument.questions[1];
    let made = official(&instrument, &Plan::default(), |sheet| {
        let row = choice.workbook_row - 1;
        sheet.write_string(row, col("O"), "=SUM(A1)\nbaris kedua ☺").expect("written");
        let link = Url::new("https://contoh.go.id/a?b=1&c=2").set_text("Tautan");
        sheet.write_url(row, col("P"), link).expect("written");
    });
    let imported = read(&instrument, &made).expect("readable");
    let row = row(&imported, choice.inputs[0].soal);
    assert_eq!(row.note.as_deref(), Some("=SUM(A1)\nbaris kedua ☺"));
    assert_eq!(row.evidence_text.as_deref(), Some("Tautan (https://contoh.go.id/a?b=1&c=2)"));
}

#[test]
fn headings_decide_over_fixed_columns() {
    let instrument = instrument();
    let choice = &instrument.questions[1];
    let plan = Plan { right: 2, ..Plan::default() };
    let made = official(&instrument, &plan, |sheet| {
        let head = plan.row(instrument.workbook.official.heading_row);
        let row = plan.row(choice.workbook_row);
        for (at, (heading, text)) in [
            ("Bukti Dukung", "bukti"),
            ("Catatan Unit", "catatan"),
            ("Jawaban TPI", "b"),
            ("Catatan TPI", "catatan tpi"),
        ]
        .into_iter()
        .enumerate()
        {
            let column = plan.col("P") + u16::try_from(at).expect("small");
            sheet.write(head, column, heading).expect("written");
            sheet.write(row, column, text).expect("written");
        }
    });
    let imported = read(&instrument, &made).expect("readable");
    assert_eq!(answered(&imported), instrument.input_count());
    let row = row(&imported, choice.inputs[0].soal);
    assert_eq!(row.place, format!("LKE ZI!M{}", choice.workbook_row));
    assert_eq!(
        (row.note.as_deref(), row.evidence_text.as_deref(), row.remarked(Layer::Dalnis)),
        (Some("catatan"), Some("bukti"), Some("catatan tpi"))
    );
    assert_eq!(row.reviewed(Layer::Dalnis).expect("answer").to_string(), "B");
}

#[test]
fn inserted_rows_do_no_harm() {
    let instrument = instrument();
    let share = share(&instrument);
    let plan = Plan {
        name: "lke  zi".into(),
        insert: vec![(1, 3), (4, 1), (share.workbook_row, 2), (share.inputs[1].workbook_row, 1)],
        ..Plan::default()
    };
    let made = official(&instrument, &plan, |sheet| {
        sheet.write(plan.row(share.workbook_row) - 1, col("G"), "Keterangan tambahan").expect("written");
    });
    let imported = read(&instrument, &made).expect("readable");
    assert_eq!(answered(&imported), instrument.input_count());
    assert_eq!((imported.unreadable.len(), imported.quirks.len()), (0, 0));
    for input in instrument.inputs().map(|(_, input)| input) {
        let expected = format!("lke  zi!K{}", plan.row(input.workbook_row) + 1);
        assert_eq!(row(&imported, input.soal).place, expected, "{}", input.code);
    }
}

#[test]
fn a_deleted_or_an_additional_question_is_refused() {
    let instrument = instrument();
    let gone = &instrument.questions[5];
    let made = official(&instrument, &Plan::default(), |sheet| {
        for column in 0..15 {
            sheet
                .write_blank(gone.workbook_row - 1, column, &rust_xlsxwriter::Format::new())
                .expect("written");
        }
    });
    let error = read(&instrument, &made).expect_err("refused");
    assert!(matches!(&error, ReadError::AnotherInstrument { .. }), "{error}");
    assert!(
        error.to_string().starts_with(&format!("susunan berkas tidak cocok dengan {}: ", instrument.name)),
        "{error}"
    );

    let plan = Plan { insert: vec![(instrument.questions[5].workbook_row, 1)], ..Plan::default() };
    let made = official(&instrument, &plan, |sheet| {
        let row = plan.row(instrument.questions[5].workbook_row) - 1;
        sheet.write(row, col("G"), "Pertanyaan buatan sendiri").expect("written");
        sheet.write(row, col("J"), instrument.questions[5].option_list()).expect("written");
        sheet.write(row, col("K"), "A").expect("written");
    });
    let error = read(&instrument, &made).expect_err("refused");
    assert!(matches!(&error, ReadError::AnotherInstrument { .. }), "{error}");
}

#[test]
fn a_row_that_could_be_an_input_is_refused_among_inputs() {
    let instrument = instrument();
    let share = share(&instrument);
    for before in
        [share.inputs[0].workbook_row, share.inputs[1].workbook_row, share.inputs[1].workbook_row + 1]
    {
        let plan = Plan { insert: vec![(before, 1)], ..Plan::default() };
        let made = official(&instrument, &plan, |sheet| {
            sheet.write(plan.row(before) - 1, col("G"), "Keterangan tambahan").expect("written");
        });
        let error = read(&instrument, &made).expect_err("refused");
        assert!(matches!(error, ReadError::AnotherInstrument { .. }), "{error}");
    }
}

#[test]
fn a_missing_row_is_never_replaced_by_a_spare_one() {
    // Every row but the spare ones in turn is emptied and a spare numbered row stands in the same sub-area.
    let instrument = instrument();
    for question in instrument.questions.iter().step_by(9) {
        let node = &instrument.nodes[question.node];
        let plan = Plan { insert: vec![(node.workbook_row + 1, 1)], ..Plan::default() };
        let made = official(&instrument, &plan, |sheet| {
            sheet.write(plan.row(node.workbook_row) + 1, 0, 92).expect("written");
            for column in 0..15 {
                let blank = rust_xlsxwriter::Format::new();
                sheet.write_blank(plan.row(question.workbook_row), column, &blank).expect("written");
            }
        });
        let error = read(&instrument, &made).expect_err("refused");
        assert!(matches!(error, ReadError::AnotherInstrument { .. }), "{}: {error}", question.code);
    }
}

#[test]
fn another_worksheet_and_no_worksheet_are_told_apart() {
    let instrument = instrument();
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    sheet.set_name("LKE ZI").expect("name");
    for (column, text) in ["No", "Penilaian", "Pilihan Jawaban", "Jawaban", "Nilai"].into_iter().enumerate() {
        sheet.write(0, u16::try_from(column).expect("small"), text).expect("written");
    }
    for row in 1..80 {
        sheet.write(row, 2, "A/B/C").expect("written");
        sheet.write(row, 3, "A").expect("written");
    }
    let error = read(&instrument, &save(workbook)).expect_err("refused");
    assert!(matches!(error, ReadError::AnotherInstrument { .. }), "{error}");

    let mut workbook = Workbook::new();
    workbook.add_worksheet().set_name("Anggaran").expect("name");
    workbook.add_worksheet().set_name("Belanja").expect("name");
    let error = read(&instrument, &save(workbook)).expect_err("refused");
    assert_eq!(
        error.to_string(),
        "tidak ada lembar LKE di buku kerja ini (lembar yang ada: Anggaran, Belanja)"
    );
}

#[test]
fn a_sheet_of_another_name_is_found_by_its_headings_even_when_hidden() {
    let instrument = instrument();
    let mut workbook = Workbook::new();
    workbook.add_worksheet().set_name("Sampul").expect("name");
    let plan = Plan { name: "Penilaian 2026".into(), ..Plan::default() };
    official_sheet(&mut workbook, &instrument, &plan).set_hidden(true);
    let imported = read(&instrument, &save(workbook)).expect("readable");
    assert_eq!(answered(&imported), instrument.input_count());
}

#[test]
fn unit_and_year_above_the_headings_are_read() {
    let instrument = instrument();
    let plan = Plan { insert: vec![(1, 3)], ..Plan::default() };
    let made = official(&instrument, &plan, |sheet| {
        sheet.write(0, 1, "Unit Kerja").expect("written");
        sheet.write(0, 3, ": Balai Uji").expect("written");
        sheet.write(1, 1, "Tahun: 2026").expect("written");
        sheet.write(2, 1, "TAHUN 2021 tentang lain").expect("written");
    });
    let imported = read(&instrument, &made).expect("readable");
    assert_eq!((imported.unit.as_deref(), imported.year), (Some("Balai Uji"), Some(2026)));
}

#[test]
fn a_label_or_the_heading_of_a_group_is_no_name_of_a_unit() {
    let instrument = instrument();
    let plan = Plan { insert: vec![(1, 3)], ..Plan::default() };
    let made = official(&instrument, &plan, |sheet| {
        for (column, text) in [(1, "Unit Kerja"), (2, "Tahun"), (3, "Instansi")] {
            sheet.write(0, column, text).expect("written");
        }
    });
    let imported = read(&instrument, &made).expect("readable");
    assert_eq!((imported.unit, imported.year), (None, None));
    // Two rows of headings: the unit's columns, and those of TPI.
    let head = instrument.workbook.official.heading_row;
    let plan = Plan { insert: vec![(head + 1, 1)], ..Plan::default() };
    let made = official(&instrument, &plan, |sheet| {
        for (row, letter, text) in [
            (head, "K", "Unit Kerja"),
            (head, "M", "TPI"),
            (head + 1, "K", "Jawaban"),
            (head + 1, "L", "Nilai"),
            (head + 1, "M", "Jawaban"),
        ] {
            sheet.write(row - 1, col(letter), text).expect("written");
        }
    });
    let imported = read(&instrument, &made).expect("readable");
    assert_eq!((imported.unit.as_deref(), answered(&imported)), (None, instrument.input_count()));
}

#[test]
fn inputs_without_labels_are_found_filled_or_blank() {
    let instrument = instrument();
    for filled in [true, false] {
        let plan = Plan { filled, ..Plan::default() };
        let made = official(&instrument, &plan, |sheet| {
            for (question, input) in instrument.inputs() {
                if input.workbook_row != question.workbook_row {
                    let blank = rust_xlsxwriter::Format::new();
                    sheet.write_blank(input.workbook_row - 1, col("G"), &blank).expect("written");
                }
            }
        });
        let imported = read(&instrument, &made).expect("readable");
        assert_eq!(answered(&imported), if filled { instrument.input_count() } else { 0 });
    }
}
