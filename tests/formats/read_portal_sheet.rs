//! `PortalRB`'s sheet, alone and beside the annex's.

use crate::made_workbooks::{
    Plan, answered, col, instrument, official_sheet, portal_sheet, quirks, read, row, save,
};
use pilar_core::worksheet::Layer;
use pilar_files::ReadError;
use rust_xlsxwriter::Workbook;

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
