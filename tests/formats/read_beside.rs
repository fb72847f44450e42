//! What people write beside the columns and rows where it is looked for: taken, or named, and never under another name.

use pilar_core::instrument::{Instrument, Kind};
use pilar_core::worksheet::Layer;
use pilar_files::imported::{Imported, ImportedRow};
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Note, Url, Workbook, Worksheet};

use crate::made_workbooks::{
    Made, Plan, best, col, file, instrument, official, official_sheet, quirks, read, replaced, row, save,
    write,
};

const HEAD: u32 = 2;

/// A sheet of an agency: a column of its own between the options (J) and the answers (L).
fn agency(heading: &str, between: &str, change: impl FnOnce(&mut Worksheet)) -> Made {
    let instrument = instrument();
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    sheet.set_name("LKE ZI").expect("name");
    for (letter, text) in [
        ("A", "No"),
        ("B", heading),
        ("H", "Bobot"),
        ("J", "Pilihan Jawaban"),
        ("K", between),
        ("L", "Jawaban"),
        ("M", "Nilai"),
        ("N", "Catatan"),
    ] {
        write(sheet, HEAD, letter, text);
    }
    for node in &instrument.nodes {
        write(sheet, node.workbook_row, "E", &node.name);
        let weight = node.weight.to_string().parse::<f64>().expect("number");
        sheet.write(node.workbook_row - 1, col("H"), weight).expect("written");
    }
    for total in &instrument.workbook.official.totals {
        write(sheet, total.row, "B", &total.label);
    }
    for question in &instrument.questions {
        let list = match &question.kind {
            Kind::Choice { .. } => question.option_list(),
            Kind::Survey { .. } => "Nilai (0-4)".into(),
            _ => "%".into(),
        };
        write(sheet, question.workbook_row, "J", &list);
        write(sheet, question.workbook_row, "G", &question.asks);
        if let Some(row) = question.denominator_row {
            write(sheet, row, "G", "Jumlah");
        }
        for input in &question.inputs {
            sheet.write(input.workbook_row - 1, 0, input.soal).expect("written");
            if input.workbook_row != question.workbook_row {
                write(sheet, input.workbook_row, "G", &input.label);
            }
            write(sheet, input.workbook_row, "L", &best(&question.kind, input.soal));
        }
    }
    change(sheet);
    save(workbook)
}

fn said<'a>(imported: &'a Imported, code: &str) -> Vec<&'a str> {
    quirks(imported, code).iter().map(|quirk| quirk.message.as_str()).collect()
}

fn rows(instrument: &Instrument) -> Vec<u32> {
    let rows: std::collections::BTreeSet<u32> =
        instrument.inputs().map(|(_, input)| input.workbook_row).collect();
    rows.into_iter().collect()
}

#[test]
fn a_column_left_of_the_answers_is_taken_or_named() {
    let instrument = instrument();
    let rows = rows(&instrument);
    let links = agency("Penilaian", "", |sheet| {
        for row in &rows {
            write(sheet, *row, "K", &format!("https://a.id/{row}"));
        }
    });
    let imported = read(&instrument, &links).expect("readable");
    for found in &imported.rows {
        let line = found.place.rsplit_once("!L").expect("a place").1;
        assert_eq!(found.evidence_text, Some(format!("https://a.id/{line}")));
        assert_eq!(found.evidence_place, Some(format!("LKE ZI!K{line}")));
    }
    assert_eq!(said(&imported, "kolom_tidak_diambil"), Vec::<&str>::new());
    for heading in ["Uraian Kondisi Unit", "Rekomendasi TPI", ""] {
        let texts = agency("Penilaian", heading, |sheet| {
            for row in &rows {
                write(sheet, *row, "K", &format!("kondisi {row}"));
            }
        });
        let imported = read(&instrument, &texts).expect("readable");
        let named = if heading.is_empty() { String::new() } else { format!(" (\"{heading}\")") };
        let wanted = format!("Isi kolom K{named} tidak diambil: {} sel terisi.", rows.len());
        assert_eq!(said(&imported, "kolom_tidak_diambil"), [wanted]);
        assert!(imported.rows.iter().all(|row| row.answer.is_some() && row.note.is_none()));
    }
    // A column of its own beside the questions is none of the form, either.
    let beside = agency("Penilaian", "", |sheet| {
        write(sheet, HEAD, "I", "Uraian Kondisi Unit");
        for row in &rows {
            write(sheet, *row, "I", &format!("kondisi {row}"));
        }
    });
    let imported = read(&instrument, &beside).expect("readable");
    assert_eq!(said(&imported, "kolom_tidak_diambil").len(), 1);
}

#[test]
fn the_forms_own_columns_are_never_named() {
    let instrument = instrument();
    for heading in ["Penilaian", "Pertanyaan dan isian", "Hal yang dinilai dalam pembangunan"] {
        let made = agency(heading, "", |sheet| {
            write(sheet, HEAD, "I", "Kriteria");
            for row in rows(&instrument) {
                write(sheet, row, "F", "a.");
                write(sheet, row, "I", "Kriteria penilaian");
            }
        });
        let imported = read(&instrument, &made).expect("readable");
        assert_eq!(imported.quirks, [], "{heading}");
    }
}

#[test]
fn what_people_typed_under_a_heading_of_the_form_is_named_and_choices_of_reviewers_are_taken() {
    let instrument = instrument();
    let made = agency("Penilaian", "", |sheet| {
        write(sheet, HEAD, "O", "Penjelasan");
        write(sheet, HEAD, "P", "Nilai TPI");
        write(sheet, HEAD, "Q", "Catatan TPI");
        write(sheet, HEAD, "R", "Skor");
        for (question, input) in instrument.inputs() {
            let at = input.workbook_row;
            write(sheet, at, "O", "penjelasan unit");
            write(sheet, at, "Q", "catatan");
            sheet.write(at - 1, col("R"), 0.5).expect("written");
            if let Some(option) = question.options().last() {
                write(sheet, at, "P", &option.key);
            }
        }
    });
    let imported = read(&instrument, &made).expect("readable");
    let count = rows(&instrument).len();
    assert_eq!(
        said(&imported, "kolom_tidak_diambil"),
        [format!("Isi kolom O (\"Penjelasan\") tidak diambil: {count} sel terisi.")]
    );
    for (question, input) in instrument.inputs() {
        let found = row(&imported, input.soal);
        let wanted = question.options().last().map(|option| option.key.clone());
        assert_eq!(found.reviewed(Layer::Dalnis).map(ToString::to_string), wanted, "{}", input.code);
        assert_eq!(found.remarked(Layer::Dalnis), Some("catatan"));
    }
}

/// The first question's row of a sheet with these headings from O on, and their letters in its cells or an option.
fn reviewed(headings: &[(&str, &str)]) -> ImportedRow {
    let instrument = instrument();
    let question = instrument.questions.iter().find(|question| question.options().len() > 2).expect("one");
    let made = official(&instrument, &Plan::default(), |sheet| {
        for (letter, heading) in headings {
            write(sheet, HEAD, letter, heading);
            let answer = heading.starts_with("Jawaban");
            let text = if answer { question.options()[1].key.as_str() } else { *letter };
            write(sheet, question.workbook_row, letter, text);
        }
    });
    row(&read(&instrument, &made).expect("readable"), question.inputs[0].soal).clone()
}

#[test]
fn a_review_is_the_layers_whose_heading_or_place_says_so() {
    let noted = |row: &ImportedRow| {
        [Layer::At, Layer::Kt, Layer::Dalnis].map(|layer| row.remarked(layer).unwrap_or("").to_owned())
    };
    // A note that names its layer is never that of an answer of another one.
    let row = reviewed(&[
        ("Q", "Catatan Anggota Tim"),
        ("R", "Jawaban Ketua Tim"),
        ("S", "Jawaban Dalnis"),
        ("T", "Catatan Dalnis"),
    ]);
    assert_eq!(noted(&row), ["Q", "", "T"]);
    assert!(row.reviewed(Layer::Kt).is_some() && row.reviewed(Layer::Dalnis).is_some());
    // Who comes before the last one is the first layer, whatever the last one is called.
    for last in ["Pengendali Teknis", "TPI Pusat"] {
        let (answer, note) = (format!("Jawaban {last}"), format!("Catatan {last}"));
        let row = reviewed(&[
            ("Q", "Jawaban TPI"),
            ("R", "Catatan TPI"),
            ("S", answer.as_str()),
            ("T", note.as_str()),
        ]);
        assert_eq!(noted(&row), ["R", "", "T"], "{last}");
    }
    // Notes without answers stand in the order of their columns.
    let row = reviewed(&[("Q", "Catatan TPI Unit"), ("R", "Jawaban TPI Pusat"), ("S", "Catatan TPI Pusat")]);
    assert_eq!(noted(&row), ["Q", "", "S"]);
}

#[test]
fn links_are_taken_whole_and_what_is_not_taken_is_named() {
    let instrument = instrument();
    let rows = rows(&instrument);
    let (at, soal) = (
        |number: usize| rows[number] - 1,
        |number: usize| {
            let input = instrument.inputs().find(|(_, input)| input.workbook_row == rows[number]);
            input.expect("an input").1.soal
        },
    );
    let mut workbook = Workbook::new();
    let sheet = official_sheet(&mut workbook, &instrument, &Plan::default());
    write(sheet, HEAD, "O", "Catatan");
    write(sheet, HEAD, "P", "Bukti Dukung");
    let url = |address: &str, text: &str| Url::new(address).set_text(text);
    sheet.write_url(at(0), col("P"), url("https://a.id/lembar#gid=123", "SK")).expect("written");
    sheet.write_url(at(1), col("P"), url("https://a.id/dua", "SK 1")).expect("written");
    write(sheet, rows[2], "P", "SK 2");
    let formula = |formula: &str, shown: &str| Formula::new(formula).set_result(shown);
    let parts = formula("=HYPERLINK(\"https://a.id/\"&H1,\"SK 3\")", "SK 3");
    sheet.write(at(3), col("P"), parts).expect("written");
    let shown = formula("=HYPERLINK(\"https://a.id/\"&H1)", "https://a.id/4");
    sheet.write(at(4), col("P"), shown).expect("written");
    let inside = formula("=IF(1=1,HYPERLINK(\"https://a.id/5\",\"SK 5\"),\"\")", "SK 5");
    sheet.write(at(5), col("P"), inside).expect("written");
    sheet.write_url(at(6), col("G"), url("https://a.id/soal", "Pertanyaan")).expect("written");
    let note = |text: &str| Note::new(text).set_author("Budi");
    sheet.insert_note(at(7), col("K"), &note("Masih sementara")).expect("written");
    write(sheet, rows[9], "O", "catatan");
    sheet.insert_note(at(9), col("K"), &note("Bukan catatan")).expect("written");
    sheet.insert_note(at(6), col("G"), &note("Petunjuk")).expect("written");
    let answer = best(&instrument.input(soal(8)).expect("an input").0.kind, soal(8));
    sheet.write_url(at(8), col("K"), url("https://a.id/8", &answer)).expect("written");
    let bytes = workbook.save_to_buffer().expect("a workbook");
    // One link over two cells, as a program writes it that was given both.
    let over = |until: u32| {
        format!("ref=\"P{}{}\"", rows[1], if until > rows[1] { format!(":P{until}") } else { String::new() })
    };
    let bytes = replaced(&bytes, &over(rows[1]), &over(rows[2]));
    let imported = read(&instrument, &file("uji.xlsx", &bytes)).expect("readable");
    for (number, text) in [
        (0, "SK (https://a.id/lembar#gid=123)"),
        (1, "SK 1 (https://a.id/dua)"),
        (2, "SK 2 (https://a.id/dua)"),
        (3, "SK 3"),
        (4, "https://a.id/4"),
        (5, "SK 5 (https://a.id/5)"),
        (8, "https://a.id/8"),
    ] {
        assert_eq!(row(&imported, soal(number)).evidence_text.as_deref(), Some(text), "{number}");
    }
    assert_eq!(row(&imported, soal(8)).answer.as_ref().expect("an answer").to_string(), answer);
    for (number, text) in [(7, "Masih sementara"), (9, "catatan")] {
        assert_eq!(row(&imported, soal(number)).note.as_deref(), Some(text), "{number}");
    }
    for (code, cell) in [
        ("tautan_dirangkai", format!("sel P{} dirangkai", rows[3])),
        ("tautan_di_luar_bukti", format!("sel G{} tidak berada", rows[6])),
        ("tautan_di_jawaban", format!("sel jawaban K{} diambil", rows[8])),
        ("komentar_diambil", format!("sel K{} diambil sebagai catatan", rows[7])),
        ("komentar_sel", format!("sel G{}, K{} tidak diambil", rows[6], rows[9])),
    ] {
        let said = said(&imported, code);
        assert!(said.len() == 1 && said[0].contains(&cell), "{code}: {said:?}");
    }
}

#[test]
fn a_merged_note_belongs_to_every_input_it_covers_and_is_named() {
    let instrument = instrument();
    let node = instrument.nodes.iter().find(|node| node.questions.len() > 2).expect("a node");
    let three: Vec<_> = node.questions[..3].iter().map(|at| &instrument.questions[*at]).collect();
    let (first, last) = (three[0].workbook_row, three[2].workbook_row);
    let made = official(&instrument, &Plan::default(), |sheet| {
        let format = Format::new();
        for (letter, text) in [("O", "untuk tiga"), ("P", "SK.pdf")] {
            sheet.merge_range(first - 1, col(letter), last - 1, col(letter), text, &format).expect("merged");
        }
    });
    let imported = read(&instrument, &made).expect("readable");
    for question in three {
        let found = row(&imported, question.inputs[0].soal);
        assert_eq!(
            (found.note.as_deref(), found.evidence_text.as_deref()),
            (Some("untuk tiga"), Some("SK.pdf"))
        );
    }
    assert_eq!(imported.rows.iter().filter(|row| row.note.is_some()).count(), 3);
    let said = said(&imported, "catatan_gabungan");
    assert!(said.len() == 1 && said[0].contains(&format!("O{first}:O{last}, P{first}:P{last}")), "{said:?}");
}

#[test]
fn a_note_is_what_its_cell_shows() {
    let instrument = instrument();
    let rows = rows(&instrument);
    let made = official(&instrument, &Plan::default(), |sheet| {
        let day = ExcelDateTime::from_ymd(2026, 5, 12).expect("a day");
        let time = ExcelDateTime::from_hms(13, 30, 0).expect("a time");
        let shown = |format: &str| Format::new().set_num_format(format);
        sheet.write_with_format(rows[0] - 1, col("O"), &day, &shown("d mmmm yyyy")).expect("written");
        sheet.write_with_format(rows[1] - 1, col("O"), &time, &shown("hh:mm")).expect("written");
        sheet.write_with_format(rows[2] - 1, col("O"), 0.925, &shown("0.0%")).expect("written");
    });
    let imported = read(&instrument, &made).expect("readable");
    let notes: Vec<&str> = imported.rows.iter().filter_map(|row| row.note.as_deref()).collect();
    assert_eq!(notes, ["12 Mei 2026", "13:30", "92,5%"]);
}
