//! The real official workbook, used in place where this machine has it.

use crate::made_workbooks::{answered, instrument, quirks, row};
use pilar_core::scoring::score;
use pilar_core::worksheet::Worksheet;
use pilar_files::detect::{FileKind, detect};
use pilar_files::xlsx::read::{Reading, read_workbook};
use pilar_tests::reference;
use rust_decimal::Decimal;

#[test]
fn the_official_workbook_is_read_whole_and_its_quirks_are_found() {
    let Some(path) = reference("official-workbook-filled.xlsx") else { return };
    let instrument = instrument();
    assert_eq!(detect(&path).expect("known"), FileKind::Workbook);
    let imported = read_workbook(&path, &Reading::of(&instrument, pilar_tests::lore())).expect("readable");
    assert_eq!(imported.unreadable, []);
    assert_eq!(answered(&imported), instrument.input_count());
    assert_eq!(imported.recorded_total.expect("total").to_string(), "95.57619047619048");
    for input in instrument.inputs().map(|(_, input)| input) {
        assert_eq!(row(&imported, input.soal).place, format!("LKE ZI!K{}", input.workbook_row));
    }
    let places =
        |code: &str| quirks(&imported, code).iter().map(|quirk| quirk.place.clone()).collect::<Vec<_>>();
    assert_eq!(places("rumus_rerata_tidak_lengkap"), ["LKE ZI!L175"]);
    assert_eq!(places("pilihan_salah_tulis"), ["LKE ZI!J8"]);
    assert_eq!(places("penyebut_diketik"), ["LKE ZI!K185"]);
    assert_eq!(imported.quirks.len(), 3);

    let sheet: Worksheet =
        imported.rows.iter().filter_map(|row| Some((row.soal, row.answer.clone()?))).collect();
    let scores = score(&instrument, &sheet);
    assert!(scores.complete());
    // The halves of the wealth-report sub-area are summed (the sheet doubles the first, 13/15), and the second's
    // denominator is the sum of its parts: 12 of 13 reported.
    let fraction = |above: i64, below: i64| Decimal::from(above) / Decimal::from(below);
    let expected = imported.recorded_total.expect("total") - fraction(13, 15) + fraction(12, 13);
    assert!((scores.total.score - expected).abs() < Decimal::new(1, 9), "{}", scores.total.score);
}
