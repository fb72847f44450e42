//! Deviations of copies in circulation: reported, never reproduced.

use crate::made_workbooks::{Plan, answered, col, instrument, official, quirks, read, write};
use pilar_core::instrument::Kind;
use rust_xlsxwriter::Formula;

#[test]
fn quirks_of_copies_are_reported_and_not_reproduced() {
    let instrument = instrument();
    let share = instrument
        .questions
        .iter()
        .find(|question| matches!(question.kind, Kind::Share { .. }))
        .expect("share");
    let summed =
        instrument.questions.iter().find(|question| question.denominator_row.is_some()).expect("summed");
    let node = instrument.nodes.iter().find(|node| node.questions.len() > 2).expect("node");
    let rows: Vec<u32> = node.questions.iter().map(|at| instrument.questions[*at].workbook_row).collect();
    let choice = &instrument.questions[0];
    let broken = &instrument.questions[8];
    let made = official(&instrument, &Plan::default(), |sheet| {
        let short = format!("=AVERAGE(L{}:L{})*H{}", rows[0], rows[rows.len() - 2], node.workbook_row);
        sheet.write(node.workbook_row - 1, col("L"), Formula::new(short).set_result("1")).expect("written");
        sheet.write(choice.workbook_row - 1, col("J"), "Ya").expect("written");
        sheet.write(summed.denominator_row.expect("row") - 1, col("K"), 12).expect("written");
        sheet.write(share.workbook_row - 1, col("K"), 85).expect("written");
        sheet.write(instrument.nodes[2].workbook_row - 1, col("L"), 3.5).expect("written");
        let error = Formula::new("=1/0").set_result("#DIV/0!");
        sheet.write(broken.workbook_row - 1, col("L"), error).expect("written");
        let answer = Formula::new("=\"A\"").set_result(&broken.options()[0].key);
        sheet.write(broken.workbook_row - 1, col("K"), answer).expect("written");
    });
    let imported = read(&instrument, &made).expect("readable");
    assert_eq!(answered(&imported), instrument.input_count());
    let seen: Vec<(&str, &str)> = imported
        .quirks
        .iter()
        .map(|quirk| (quirk.code, quirk.place.strip_prefix("LKE ZI!").expect("place")))
        .collect();
    let at = |letter: &str, row: u32| format!("{letter}{row}");
    let expected = [
        ("rumus_rerata_tidak_lengkap", at("L", node.workbook_row)),
        ("pilihan_salah_tulis", at("J", choice.workbook_row)),
        ("persen_salah_tulis", at("K", share.workbook_row)),
        ("penyebut_diketik", at("K", summed.denominator_row.expect("row"))),
        ("rumus_ditimpa", at("L", instrument.nodes[2].workbook_row)),
        ("jawaban_berupa_rumus", at("K", broken.workbook_row)),
        ("sel_galat", at("L", broken.workbook_row)),
    ];
    let expected: Vec<(&str, &str)> = expected.iter().map(|(code, place)| (*code, place.as_str())).collect();
    assert_eq!(seen, expected);
    assert_eq!(
        quirks(&imported, "persen_salah_tulis")[0].message,
        format!(
            "Persentase {} tertulis 85, semestinya 0,85; Pilar menghitung ulang dari isian jumlahnya.",
            share.code
        )
    );
    assert_eq!(
        quirks(&imported, "penyebut_diketik")[0].message,
        format!("Pembagi {} diketik 12, sedangkan jumlah rinciannya 18; Pilar memakai 18.", summed.code)
    );
}

#[test]
fn formulas_that_all_point_elsewhere_make_one_remark() {
    let instrument = instrument();
    let made = official(&instrument, &Plan::default(), |sheet| {
        for node in instrument.nodes.iter().take(20) {
            let off = Formula::new("=AVERAGE(L500:L501)").set_result("1");
            sheet.write(node.workbook_row - 1, col("L"), off).expect("written");
        }
    });
    let imported = read(&instrument, &made).expect("readable");
    assert_eq!(imported.quirks.len(), 1);
    assert_eq!(
        imported.quirks[0].message,
        "Sebanyak 20 rumus rerata dan jumlah, mulai dari sel ini, tidak menunjuk baris yang semestinya; Pilar \
         menghitung ulang semua baris."
    );
}

#[test]
fn a_table_below_the_form_is_named_and_the_words_of_those_who_sign_are_not() {
    let instrument = instrument();
    let last = instrument.inputs().map(|(_, input)| input.workbook_row).max().expect("rows");
    let said = |cells: u32| {
        let made = official(&instrument, &Plan::default(), |sheet| {
            for row in 0..cells {
                write(sheet, last + 20 + row, "K", "Tidak");
            }
        });
        let imported = read(&instrument, &made).expect("readable");
        quirks(&imported, "sel_di_luar_isian")
            .into_iter()
            .map(|quirk| quirk.message.clone())
            .collect::<Vec<_>>()
    };
    assert_eq!(said(10), Vec::<String>::new());
    let row = last + 20;
    let expected = format!(
        "Di bawah isian terakhir (baris {last}) terdapat 11 sel terisi di kolom jawaban, catatan, atau bukti dukung, mulai \
         baris {row}; Pilar tidak mengambilnya."
    );
    assert_eq!(said(11), [expected]);
}
