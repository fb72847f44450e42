//! `PortalRB`'s sheet, alone and beside the annex's.

use crate::made_workbooks::{
    Plan, answer, answered, best, col, instrument, official_sheet, portal_sheet, quirks, read, row, save,
    write,
};
use pilar_core::instrument::{Instrument, Kind, Question, SoalId};
use pilar_core::worksheet::Layer;
use pilar_files::ReadError;
use rust_xlsxwriter::{Format, Workbook, Worksheet};

#[test]
fn portalrb_sheet_is_read_where_it_stands_and_where_ids_or_answers_prove_a_shift() {
    let instrument = instrument();
    for (shift, ids) in [(0, false), (0, true), (3, true), (2, false), (-2, false)] {
        let mut workbook = Workbook::new();
        let sheet = portal_sheet(&mut workbook, &instrument, shift, ids, true);
        let second = instrument.input(2).expect("input").1;
        let at = u32::try_from(i64::from(second.portal_row) - 1 + shift).expect("row");
        for (letter, text) in [("L", "catatan"), ("M", "bukti"), ("N", "b"), ("Q", "catatan tpi")] {
            sheet.write(at, col(letter), text).expect("written");
        }
        let imported = read(&instrument, &save(workbook)).expect("readable");
        assert_eq!(answered(&imported), instrument.input_count(), "shift {shift}");
        assert_eq!((imported.unreadable.len(), imported.quirks.len()), (0, 0), "shift {shift}");
        let row = row(&imported, 2);
        assert_eq!(row.place, format!("Jawaban!K{}", at + 1));
        assert_eq!(
            (row.note.as_deref(), row.evidence_text.as_deref(), row.remarked(Layer::Dalnis)),
            (Some("catatan"), Some("bukti"), Some("catatan tpi"))
        );
        assert!(row.reviewed(Layer::Dalnis).is_some());
    }
}

#[test]
fn a_portalrb_sheet_with_answers_out_of_place_is_refused() {
    let instrument = instrument();
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    sheet.set_name("jawaban").expect("name");
    for (at, (question, input)) in instrument.inputs().enumerate() {
        let text = crate::made_workbooks::best(&question.kind, input.soal);
        sheet.write(u32::try_from(at).expect("small") + 5, col("K"), text).expect("written");
    }
    let error = read(&instrument, &save(workbook)).expect_err("refused");
    assert!(matches!(error, ReadError::AnotherInstrument { .. }), "{error}");
}

#[test]
fn of_two_sheets_the_one_with_answers_is_taken_and_differences_are_told() {
    let instrument = instrument();
    let empty = Plan { filled: false, ..Plan::default() };
    let mut workbook = Workbook::new();
    official_sheet(&mut workbook, &instrument, &empty);
    portal_sheet(&mut workbook, &instrument, 0, true, true);
    let imported = read(&instrument, &save(workbook)).expect("readable");
    assert_eq!(answered(&imported), instrument.input_count());
    assert!(imported.rows[0].place.starts_with("Jawaban!"));
    assert_eq!(imported.quirks, []);

    let mut workbook = Workbook::new();
    official_sheet(&mut workbook, &instrument, &Plan::default());
    let second = instrument.input(2).expect("input").1.portal_row;
    portal_sheet(&mut workbook, &instrument, 0, true, true)
        .write(second - 1, col("K"), "C")
        .expect("written");
    let imported = read(&instrument, &save(workbook)).expect("readable");
    assert!(imported.rows[0].place.starts_with("LKE ZI!"));
    assert_eq!(quirks(&imported, "lembar_berbeda").len(), 1);
    assert_eq!(
        imported.quirks[0].message,
        format!(
            "Jawaban di lembar \"LKE ZI\" dan \"Jawaban\" berbeda pada 1 baris (misalnya {}); Pilar memakai lembar \
             \"LKE ZI\".",
            row(&imported, 2).place
        )
    );
}

/// `PortalRB`'s sheet where the rows of two questions with the same options are exchanged, ids included; their inputs,
/// which are answered with the third and the second option.
fn exchanged<'a>(workbook: &'a mut Workbook, instrument: &Instrument) -> (&'a mut Worksheet, [SoalId; 2]) {
    let alike = |pair: &&[pilar_core::instrument::Question]| {
        pair[0].options().len() > 2 && pair[0].option_list() == pair[1].option_list()
    };
    let pair = instrument.questions.windows(2).find(alike).expect("two alike");
    let (first, second) = (&pair[0].inputs[0], &pair[1].inputs[0]);
    let sheet = portal_sheet(workbook, instrument, 0, true, true);
    for (row, soal, option) in [(first.portal_row, second.soal, 1), (second.portal_row, first.soal, 2)] {
        sheet.write(row - 1, 0, soal).expect("written");
        write(sheet, row, "K", &pair[0].options()[option].key);
    }
    (sheet, [first.soal, second.soal])
}

#[test]
fn ids_are_followed_although_one_is_blank_or_other_numbers_stand_among_them() {
    let instrument = instrument();
    let last = instrument.inputs().map(|(_, input)| input.portal_row).max().expect("a row");
    let changes: [fn(&mut Worksheet, u32); 3] = [
        |sheet, last| {
            sheet.write_blank(last - 1, 0, &Format::new()).expect("written");
        },
        |sheet, last| {
            sheet.write(last + 7, 0, 999).expect("written");
        },
        |sheet, last| {
            sheet.write(last + 1, 0, 113).expect("written");
            sheet.write(last + 1, 1, "Jumlah pertanyaan").expect("written");
        },
    ];
    for (at, change) in changes.iter().enumerate() {
        let mut workbook = Workbook::new();
        let (sheet, [first, second]) = exchanged(&mut workbook, &instrument);
        change(sheet, last);
        let imported = read(&instrument, &save(workbook)).expect("readable");
        let options = instrument.input(first).expect("input").0.options();
        assert_eq!(answer(&imported, first), options[2].key, "{at}");
        assert_eq!(answer(&imported, second), options[1].key, "{at}");
        let refused: Vec<&str> = imported.unreadable.iter().map(|row| row.place.as_str()).collect();
        // Only the row without an id is nobody's.
        let (places, blank) = if at == 0 { (vec![format!("Jawaban!K{last}")], 1) } else { (vec![], 0) };
        assert_eq!(refused, places, "{at}");
        assert_eq!(answered(&imported), instrument.input_count() - blank, "{at}");
        assert_eq!(quirks(&imported, "isian_belum_ada").len(), blank, "{at}");
    }
}

#[test]
fn numbers_that_count_the_rows_with_a_slip_are_no_ids_where_the_option_lists_tell() {
    let instrument = instrument();
    let made = |slip: bool| {
        let mut workbook = Workbook::new();
        let sheet = portal_sheet(&mut workbook, &instrument, 0, false, true);
        let mut rows: Vec<u32> = instrument.inputs().map(|(_, input)| input.portal_row).collect();
        rows.sort_unstable();
        for (question, input) in instrument.inputs() {
            if !question.options().is_empty() {
                write(sheet, input.portal_row, "J", &question.option_list());
            }
        }
        for (number, row) in (1_u32..).zip(rows).filter(|_| slip) {
            sheet.write(row - 1, 0, if number > 29 { number - 1 } else { number }).expect("written");
        }
        read(&instrument, &save(workbook)).expect("readable")
    };
    let (plain, slipped) = (made(false), made(true));
    assert!(slipped.unreadable.is_empty(), "{:?}", slipped.unreadable);
    assert_eq!(answered(&slipped), instrument.input_count());
    for row in &plain.rows {
        assert_eq!(answer(&slipped, row.soal), answer(&plain, row.soal));
    }
}

/// The sheet without the row of an input: everything below stands one row higher. Counts are the soal ids.
fn without_row(instrument: &Instrument, gone: SoalId, ids: bool) -> crate::made_workbooks::Made {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    sheet.set_name(&instrument.workbook.portal.sheet).expect("name");
    let from = instrument.input(gone).expect("input").1.portal_row;
    for (question, input) in instrument.inputs().filter(|(_, input)| input.soal != gone) {
        let row = input.portal_row - u32::from(input.portal_row > from);
        if ids {
            sheet.write(row - 1, 0, input.soal).expect("id");
        }
        match question.kind {
            Kind::Share { .. } | Kind::Decline { .. } => {
                sheet.write(row - 1, col("K"), input.soal).expect("written");
            }
            _ => write(sheet, row, "K", &best(&question.kind, input.soal)),
        }
    }
    save(workbook)
}

#[test]
fn a_deleted_row_moves_nobodys_answers_where_ids_tell_and_refuses_the_sheet_where_nothing_does() {
    let instrument = instrument();
    let share = |question: &&pilar_core::instrument::Question| matches!(question.kind, Kind::Share { .. });
    let question = instrument.questions.iter().rfind(share).expect("a share");
    let gone = &question.inputs[0];
    let imported = read(&instrument, &without_row(&instrument, gone.soal, true)).expect("readable");
    assert_eq!((answered(&imported), imported.unreadable.len()), (instrument.input_count() - 1, 0));
    for (question, input) in instrument.inputs().filter(|(_, input)| input.soal != gone.soal) {
        if matches!(question.kind, Kind::Share { .. } | Kind::Decline { .. }) {
            assert_eq!(answer(&imported, input.soal), input.soal.to_string());
        }
    }
    let said = quirks(&imported, "isian_belum_ada");
    assert!(said[0].message.contains(&format!("tidak menyebut isian {},", gone.code)), "{}", said[0].message);
    let error = read(&instrument, &without_row(&instrument, gone.soal, false)).expect_err("refused");
    assert!(matches!(error, ReadError::AnotherInstrument { .. }), "{error}");
    assert!(error.to_string().contains("tidak berada di baris pertanyaan"), "{error}");
}

#[test]
fn an_id_that_stands_twice_names_neither_row() {
    let instrument = instrument();
    let (first, third) = (instrument.input(1).expect("input").1, instrument.input(3).expect("input").1);
    let mut workbook = Workbook::new();
    portal_sheet(&mut workbook, &instrument, 0, true, true)
        .write(first.portal_row - 1, 0, third.soal)
        .expect("written");
    let imported = read(&instrument, &save(workbook)).expect("readable");
    let places: Vec<&str> = imported.unreadable.iter().map(|row| row.place.as_str()).collect();
    assert_eq!(places, [first, third].map(|input| format!("Jawaban!K{}", input.portal_row)));
    assert!(quirks(&imported, "isian_belum_ada")[0].message.contains(&first.code));
    assert_eq!(answered(&imported), instrument.input_count() - 2);
}

#[test]
fn a_code_that_is_another_inputs_makes_a_row_doubtful_that_its_place_told() {
    let instrument = instrument();
    let mut workbook = Workbook::new();
    let sheet = portal_sheet(&mut workbook, &instrument, 0, false, true);
    let single: Vec<_> = instrument.questions.iter().filter(|question| question.inputs.len() == 1).collect();
    for question in &single {
        write(sheet, question.inputs[0].portal_row, "B", &question.code);
    }
    let (one, other) = (&single[3], &single[4]);
    write(sheet, one.inputs[0].portal_row, "B", &other.code);
    write(sheet, other.inputs[0].portal_row, "B", &one.code);
    let imported = read(&instrument, &save(workbook)).expect("readable");
    let soals: Vec<_> = imported.unreadable.iter().map(|row| row.soal).collect();
    assert_eq!(soals, [one, other].map(|question| Some(question.inputs[0].soal)));
    assert_eq!(answered(&imported), instrument.input_count() - 2);
}

#[test]
fn what_two_sheets_say_differently_is_told_and_what_one_alone_says_is_taken() {
    let instrument = instrument();
    let at = |soal: SoalId| instrument.input(soal).expect("input").1;
    let mut workbook = Workbook::new();
    let annex = official_sheet(&mut workbook, &instrument, &Plan::default());
    write(annex, at(2).workbook_row, "O", "catatan annex");
    write(annex, at(2).workbook_row, "P", "https://contoh.go.id/lama");
    annex.write_blank(at(4).workbook_row - 1, col("K"), &Format::new()).expect("written");
    let portal = portal_sheet(&mut workbook, &instrument, 0, true, true);
    write(portal, at(2).portal_row, "L", "catatan portal");
    write(portal, at(2).portal_row, "M", "https://contoh.go.id/baru");
    write(portal, at(3).portal_row, "L", "hanya di Jawaban");
    write(portal, at(3).portal_row, "Q", "catatan TPI");
    portal.write_blank(at(5).portal_row - 1, col("K"), &Format::new()).expect("written");
    let imported = read(&instrument, &save(workbook)).expect("readable");
    assert_eq!(answered(&imported), instrument.input_count());
    let second = row(&imported, 2);
    assert_eq!(second.note.as_deref(), Some("catatan annex"));
    assert_eq!(second.evidence_text.as_deref(), Some("https://contoh.go.id/lama"));
    let third = row(&imported, 3);
    assert_eq!(third.note.as_deref(), Some("hanya di Jawaban"));
    assert_eq!(third.remarked(Layer::Dalnis), Some("catatan TPI"));
    let told: Vec<&str> =
        quirks(&imported, "lembar_berbeda").into_iter().map(|quirk| quirk.message.as_str()).collect();
    assert_eq!(told.len(), 2, "{told:?}");
    for (said, what) in told.iter().zip(["Catatan", "Bukti dukung"]) {
        let begins = format!("{what} di lembar \"LKE ZI\" dan \"Jawaban\" berbeda pada 1 baris");
        assert!(said.starts_with(&begins) && said.ends_with("memakai lembar \"LKE ZI\"."), "{said}");
    }
    let brought = &quirks(&imported, "lembar_melengkapi")[0].message;
    assert!(brought.contains(&format!("Jawaban!K{}", at(4).portal_row)), "{brought}");
}

#[test]
fn a_sheet_of_another_year_is_no_twin() {
    let instrument = instrument();
    let mut workbook = Workbook::new();
    let plan = Plan { name: "LKE ZI 2025".into(), ..Plan::default() };
    let annex = official_sheet(&mut workbook, &instrument, &plan);
    write(annex, instrument.input(2).expect("input").1.workbook_row, "O", "catatan 2025");
    let portal = portal_sheet(&mut workbook, &instrument, 0, true, true);
    let last = instrument.inputs().last().expect("input").1;
    portal.write_blank(last.portal_row - 1, col("K"), &Format::new()).expect("written");
    // A year later most choices are others; two that agree are one assessment, whatever a title says.
    for question in instrument.questions.iter().filter(|question| !question.options().is_empty()) {
        write(portal, question.inputs[0].portal_row, "K", &question.options()[1].key);
    }
    let imported = read(&instrument, &save(workbook)).expect("readable");
    assert!(imported.rows.iter().all(|row| row.place.starts_with("Jawaban!") && row.note.is_none()));
    assert_eq!(answered(&imported), instrument.input_count() - 1);
    assert_eq!((imported.year, quirks(&imported, "lembar_berbeda").len()), (None, 0));
    let left = &quirks(&imported, "lembar_lain")[0].message;
    assert!(left.starts_with("Lembar \"LKE ZI 2025\" tahun 2025 juga cocok"), "{left}");
}

/// `PortalRB`'s sheet with its option lists, every input answered, and a column of numbers beside them.
fn listed(
    instrument: &Instrument,
    number: impl Fn(u32) -> u32,
    change: impl FnOnce(&mut Worksheet),
) -> crate::made_workbooks::Made {
    let mut workbook = Workbook::new();
    let sheet = portal_sheet(&mut workbook, instrument, 0, false, true);
    for (question, input) in instrument.inputs() {
        if !question.options().is_empty() {
            write(sheet, input.portal_row, "J", &question.option_list());
        }
        sheet.write(input.portal_row - 1, 0, number(input.soal)).expect("written");
    }
    change(sheet);
    save(workbook)
}

#[test]
fn numbers_beside_options_of_other_inputs_are_no_ids_and_are_named() {
    let instrument = instrument();
    let count = u32::try_from(instrument.input_count()).expect("few");
    // Each is the id of an input, and hardly ever of the one in its row.
    let made = listed(&instrument, |soal| (soal * 5) % count + 1, |_| {});
    let imported = read(&instrument, &made).expect("readable");
    assert_eq!((answered(&imported), imported.unreadable.len()), (instrument.input_count(), 0));
    for (question, input) in instrument.inputs() {
        assert_eq!(answer(&imported, input.soal), best(&question.kind, input.soal), "{}", input.code);
    }
    let said = quirks(&imported, "angka_bukan_nomor");
    assert!(said.len() == 1 && said[0].message.starts_with("Angka di kolom A ("), "{said:?}");
    // Without answers nothing would tell them from ids, but the options do.
    let blank = listed(
        &instrument,
        |soal| (soal * 5) % count + 1,
        |sheet| {
            for (_, input) in instrument.inputs().skip(1) {
                sheet.write_blank(input.portal_row - 1, col("K"), &Format::new()).expect("written");
            }
        },
    );
    let imported = read(&instrument, &blank).expect("readable");
    let (question, first) = instrument.inputs().next().expect("an input");
    assert_eq!((answered(&imported), answer(&imported, first.soal)), (1, best(&question.kind, first.soal)));
}

#[test]
fn ids_beside_answers_are_followed_whatever_the_options_beside_them_say() {
    let instrument = instrument();
    let usual = instrument.questions[0].option_list();
    let lists = instrument.questions.iter().map(Question::option_list);
    let other = lists.filter(|list| !list.is_empty()).find(|list| *list != usual).expect("another list");
    let moved: Vec<_> = instrument.inputs().filter(|(it, _)| it.option_list() == usual).collect();
    // The rows changed their places with their ids and answers, and one list of options was filled down.
    let made = listed(
        &instrument,
        |soal| soal,
        |sheet| {
            for (at, (_, input)) in moved.iter().enumerate() {
                let (question, here) = moved[(at + 7) % moved.len()];
                sheet.write(input.portal_row - 1, 0, here.soal).expect("written");
                write(sheet, input.portal_row, "J", &other);
                let option = question.options().first().filter(|_| here.soal != moved[0].1.soal);
                write(sheet, input.portal_row, "K", &option.unwrap_or(&question.options()[1]).key);
            }
        },
    );
    let imported = read(&instrument, &made).expect("readable");
    assert_eq!(
        (answered(&imported), quirks(&imported, "angka_bukan_nomor").len()),
        (instrument.input_count(), 0)
    );
    for (question, input) in &moved {
        let is_best = answer(&imported, input.soal) == best(&question.kind, input.soal);
        assert_eq!(is_best, input.soal != moved[0].1.soal, "{}", input.code);
    }
}

#[test]
fn rows_of_totals_among_the_inputs_are_set_aside_and_named() {
    let instrument = instrument();
    let rows: std::collections::BTreeMap<u32, bool> = instrument
        .inputs()
        .map(|(question, input)| (input.portal_row, !question.options().is_empty()))
        .collect();
    // A heading's row above a choice: below another choice, or below a count.
    let free = |below_choice: bool| {
        let mut pairs = rows.iter().zip(rows.iter().skip(1));
        let found = pairs
            .find(|((row, above), (next, choice))| **row + 1 < **next && **above == below_choice && **choice);
        *found.expect("a row between").1.0 - 1
    };
    let sheet = |row: u32, label: &str| {
        let mut workbook = Workbook::new();
        let sheet = portal_sheet(&mut workbook, &instrument, 0, false, true);
        write(sheet, row, "B", label);
        sheet.write(row - 1, col("K"), 37).expect("written");
        read(&instrument, &save(workbook))
    };
    for (row, label) in [(free(true), "Jumlah"), (free(true), "Subtotal"), (free(false), "Sub Total Area")] {
        let imported = sheet(row, label).expect("readable");
        assert_eq!(
            (answered(&imported), imported.unreadable.len()),
            (instrument.input_count(), 0),
            "{label}"
        );
        assert!(quirks(&imported, "baris_jumlah")[0].message.starts_with(&format!("Sel K{row} ")), "{label}");
    }
    // Without a name, or beside counts under a name that counts have too, it may be an answer that moved.
    for (row, label) in [(free(true), "Uraian"), (free(false), "Jumlah")] {
        assert!(sheet(row, label).is_err(), "{label}");
    }
}
