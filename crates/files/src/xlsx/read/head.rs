//! Unit and year, where the rows above the headings tell them.

use super::columns::Columns;
use super::grid::{Grid, compact};
use crate::imported::Imported;

/// Columns to the right of a label in which its value is looked for.
const NEARBY: u32 = 12;
/// Labels of the unit's name, compacted.
const UNIT: [&str; 6] =
    ["unitkerja", "namaunit", "namaunitkerja", "satuankerja", "satker", "unitkerja/satker"];
/// Labels of the year, compacted.
const YEAR: [&str; 3] = ["tahun", "tahunpenilaian", "tahunevaluasi"];
/// Other labels that heads of sheets have, compacted: none of them is a value.
const OTHERS: [&str; 14] = [
    "instansi",
    "namainstansi",
    "kementerian",
    "lembaga",
    "kementerian/lembaga",
    "pemerintahdaerah",
    "target",
    "predikat",
    "alamat",
    "tanggal",
    "periode",
    "pimpinan",
    "pimpinanunit",
    "ketuatim",
];

/// Numbers and years of the regulations that sheets are named after.
const REGULATIONS: [(&str, u16); 4] = [("5", 2024), ("90", 2021), ("10", 2019), ("52", 2014)];

/// Looks for `Unit Kerja: ...` and `Tahun: ...` above the heading row, or above the first row where there is none.
pub(crate) fn read(grid: &Grid, columns: &Columns, first: u32, imported: &mut Imported) {
    let until = if columns.heading_row > 0 { columns.heading_row } else { first };
    for row in 1..until {
        for (column, _) in grid.row(row) {
            let text = grid.text(row, column);
            let (label, given) = text.split_once(':').unwrap_or((text.as_str(), ""));
            if row + 1 == columns.heading_row && !text.contains(':') && is_group(columns, &text) {
                continue;
            }
            let value = || {
                let given = given.trim();
                if !given.is_empty() {
                    return Some(given.to_owned());
                }
                let right = (column + 1..=column + NEARBY).map(|column| grid.text(row, column));
                let mut right = right.map(|text| text.trim_start_matches(':').trim().to_owned());
                right.find(|text| !text.is_empty()).filter(|text| !is_label(text))
            };
            let label = compact(label);
            if UNIT.contains(&label.as_str()) {
                imported.unit = imported.unit.take().or_else(value);
            } else if YEAR.contains(&label.as_str()) {
                imported.year = imported.year.or_else(|| year(&value()?));
            }
        }
    }
}

/// Whether a text above the headings is the heading of a group of them.
fn is_group(columns: &Columns, text: &str) -> bool {
    let group = format!("{text} / ");
    columns.headings.values().any(|heading| heading.starts_with(&group))
}

fn is_label(text: &str) -> bool {
    let label = compact(text.split(':').next().unwrap_or(text));
    let known = |words: &[&str]| words.contains(&label.as_str());
    known(&UNIT) || known(&YEAR) || known(&OTHERS)
}

/// A year that an assessment may have.
fn year(text: &str) -> Option<u16> {
    text.parse().ok().filter(|year| (2000..2100).contains(year))
}

/// The only year that the name of a sheet holds; that of a regulation is not the assessment's.
pub(crate) fn year_in(name: &str) -> Option<u16> {
    let name = name.to_lowercase();
    if ["permen", "peraturan", "perpres"].iter().any(|word| name.contains(word)) {
        return None;
    }
    let numbers: Vec<&str> =
        name.split(|c: char| !c.is_ascii_digit()).filter(|digits| !digits.is_empty()).collect();
    let mut years = numbers.iter().filter(|digits| digits.len() == 4).filter_map(|digits| year(digits));
    let only = years.next().filter(|_| years.next().is_none())?;
    let regulation = |(number, of): &(&str, u16)| *of == only && numbers.contains(number);
    (!REGULATIONS.iter().any(regulation)).then_some(only)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_year_in_a_name_is_the_assessments_and_not_a_regulations() {
        let years =
            ["LKE 2025", "LKE ZI-2026", "LKE 2025 2026", "LKE 90-2021", "LKE PermenPANRB 2021", "Area 1"];
        assert_eq!(years.map(year_in), [Some(2025), Some(2026), None, None, None, None]);
    }
}
