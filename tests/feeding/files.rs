//! Made-up responses, and the same table in every kind of file.

use pilar_tests::Station;

/// Respondents, each with what they answered to four statements.
pub const ANSWERS: [[&str; 4]; 6] = [
    ["4", "3", "4", "4"],
    ["3", "3", "2", "3"],
    ["4", "4", "4", "3"],
    ["2", "1", "2", "2"],
    ["3", "3", "3", "4"],
    ["1", "2", "1", "2"],
];
/// What they come to: 67 points of 24 answers.
pub const INDEX: f64 = 2.791_666_666_666_666_5;

/// The cells of a form's export with these responses.
pub fn form() -> Vec<Vec<String>> {
    let heads = [
        "Cap waktu",
        "Nama",
        "Jenis kelamin",
        "Pendidikan",
        "1. Jelas",
        "2. Mudah",
        "3. Cepat",
        "4. Ramah",
        "Saran",
    ];
    let mut rows = vec![heads.map(str::to_owned).to_vec()];
    for (at, answers) in ANSWERS.iter().enumerate() {
        let day = format!("{:02}/03/2026 08.15.00", at + 1);
        let person = [day, format!("Responden {at}, \"S\""), "Perempuan".into(), "3".into()];
        let answers = answers.iter().map(|answer| (*answer).to_owned());
        rows.push(person.into_iter().chain(answers).chain(["é; ya, \"baik\"".to_owned()]).collect());
    }
    rows
}

/// Separated text of some rows.
pub fn text(rows: &[Vec<String>], separator: &str) -> String {
    let quoted = |cell: &String| format!("\"{}\"", cell.replace('"', "\"\""));
    let line = |row: &Vec<String>| row.iter().map(quoted).collect::<Vec<_>>().join(separator) + "\r\n";
    rows.iter().map(line).collect()
}

/// A workbook of some rows: whole numbers as numbers, everything else as text.
pub fn workbook(desk: &Station, name: &str, rows: &[Vec<String>]) -> String {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    for (row, cells) in (0..).zip(rows) {
        for (column, cell) in (0..).zip(cells) {
            match cell.parse::<f64>() {
                Ok(number) => sheet.write_number(row, column, number),
                Err(_) => sheet.write_string(row, column, cell),
            }
            .expect("a cell");
        }
    }
    let path = desk.path(name);
    book.save(&path).expect("a workbook");
    path.to_str().expect("Unicode path").to_owned()
}
