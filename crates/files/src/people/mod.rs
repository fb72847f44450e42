//! The people of a team, as the annex of its decree or a list of an office has them.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::form_map::FormMap;
use crate::form_table::{self, Columns, Words};
use crate::read_error::ReadError;
use crate::rows::{Row, Rows, column_name, plain, read_lines, read_rows, shown};

/// What `columns` of a map may name.
pub const COLUMNS: [&str; 6] = ["name", "nip", "position", "pokja", "duty", "contact"];

/// One row of a list of people, as it stands there.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PersonRow {
    /// Its number in the file, one-based.
    pub row: u32,
    /// Name.
    pub name: String,
    /// NIP.
    pub nip: String,
    /// Whether a spreadsheet kept the NIP as a number, which has fewer digits than it was typed with.
    pub cut_nip: bool,
    /// What they are in the office.
    pub position: String,
    /// The Pokja they are in.
    pub pokja: Vec<String>,
    /// What they do in the team.
    pub duty: String,
    /// How to reach them.
    pub contact: String,
}

/// Words that lists of people use; data, not code.
#[derive(Debug, Clone, Default)]
pub struct PeopleLore {
    columns: Words,
    duties: BTreeMap<String, String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    format: u32,
    columns: BTreeMap<String, Vec<String>>,
    duties: BTreeMap<String, Vec<String>>,
}

impl PeopleLore {
    /// Reads the words from TOML.
    ///
    /// # Errors
    /// What is wrong with the text, for whoever edits it.
    pub fn read(text: &str) -> Result<Self, String> {
        let file: File = toml::from_str(text).map_err(|error| error.to_string())?;
        if file.format != 1 {
            return Err(format!("format {} tidak dikenal", file.format));
        }
        let mut lore = Self { columns: Words::of(file.columns, &COLUMNS)?, ..Self::default() };
        for (duty, words) in file.duties {
            for word in words {
                if lore.duties.insert(plain(&word), duty.clone()).is_some() {
                    return Err(format!("\"{word}\" berarti dua peran"));
                }
            }
        }
        Ok(lore)
    }

    /// The key of the duty that a word means; the word itself where it is not known.
    pub fn duty<'a>(&'a self, text: &'a str) -> &'a str {
        self.duties.get(&plain(text)).map_or(text, String::as_str)
    }
}

/// A list of people as it was read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PeopleTable {
    /// Every column there is, used or not.
    pub columns: Vec<ListedColumn>,
    /// The letters of the columns that are used, by what they hold.
    pub found: BTreeMap<&'static str, String>,
    /// The rows, without those that have nothing under a known heading.
    pub rows: Vec<PersonRow>,
}

/// A column of such a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListedColumn {
    /// Its letters.
    pub letters: String,
    /// Its heading; empty where there is none.
    pub heading: String,
    /// The first cell below that has something.
    pub example: String,
}

/// Reads a list of people.
///
/// # Errors
/// [`ReadError::NoPeople`] where no table has such columns, [`ReadError::SeveralSheets`] where two have.
pub fn read_people(
    tables: &[Rows],
    lore: &PeopleLore,
    map: Option<&FormMap>,
) -> Result<PeopleTable, ReadError> {
    let mapped = map.is_some_and(|map| map.column("name").is_some());
    let fits = |columns: &Columns| columns.has("name") && (mapped || columns.len() >= 2);
    let (rows, columns) =
        form_table::choose(tables, map, &COLUMNS, &lore.columns, &fits)?.ok_or(ReadError::NoPeople)?;
    let found = COLUMNS.into_iter().filter_map(|what| Some((what, columns.column(what)?))).collect();
    Ok(table(rows, Some(columns.heading), columns.above, &found, lore))
}

/// Reads people from lines that somebody typed or pasted: as a list with headings where they have such, otherwise each
/// line from the left as name, NIP, position, Pokja, duty and contact, ended by tabs or semicolons.
///
/// # Errors
/// [`ReadError::NoRows`] where nothing is written, and as for [`read_people`].
pub fn read_pasted(text: &str, lore: &PeopleLore, map: Option<&FormMap>) -> Result<PeopleTable, ReadError> {
    let headed = read_rows(text.as_bytes()).and_then(|tables| read_people(&tables, lore, None));
    if headed.is_ok() {
        return read_rows(text.as_bytes()).and_then(|tables| read_people(&tables, lore, map));
    }
    let rows = read_lines(text)?;
    let at = |(at, what)| {
        let given = map.and_then(|map| map.column(what));
        Some((what, given.or((map.is_none() && at < rows.width()).then_some(at))?))
    };
    let found = (0..).zip(COLUMNS).filter_map(at).collect();
    // A heading alone in its line makes no list of columns.
    let first = rows.iter().position(|row| row.filled() > 0);
    let is_heading = |row: Row<'_>| lore.columns.is("name", row.cell(0));
    let heading = first.filter(|first| rows.iter().nth(*first).is_some_and(is_heading));
    Ok(table(&rows, heading, heading.map_or(0, |at| at + 1), &found, lore))
}

/// The columns of the first table that has any, for whoever says which is which.
pub fn columns_of(tables: &[Rows]) -> Vec<ListedColumn> {
    let first = |rows: &Rows| rows.iter().position(|row| row.filled() > 0);
    let found = tables.iter().find_map(|rows| Some((rows, first(rows)?)));
    found.map_or_else(Vec::new, |(rows, heading)| listed(rows, Some(heading), heading + 1))
}

fn table(
    rows: &Rows,
    heading: Option<usize>,
    above: usize,
    found: &BTreeMap<&'static str, usize>,
    lore: &PeopleLore,
) -> PeopleTable {
    let people = rows.iter().skip(above).map(|row| {
        // A dash says that there is nothing.
        let cell = |what: &str| {
            found.get(what).map(|column| row.cell(*column)).filter(|it| *it != "-").unwrap_or_default()
        };
        let pokja = cell("pokja").split([';', ',', '\n']).map(str::trim);
        PersonRow {
            row: row.number(),
            name: cell("name").to_owned(),
            // Spreadsheets keep the digits of a text behind an apostrophe.
            nip: cell("nip").trim_start_matches('\'').to_owned(),
            cut_nip: found.get("nip").is_some_and(|column| !row.is_exact(*column))
                || is_shortened(cell("nip")),
            position: cell("position").to_owned(),
            pokja: pokja.filter(|one| !matches!(*one, "" | "-")).map(str::to_owned).collect(),
            duty: lore.duty(cell("duty")).to_owned(),
            contact: cell("contact").trim_start_matches('\'').to_owned(),
        }
    });
    PeopleTable {
        columns: listed(rows, heading, above),
        found: found.iter().map(|(what, column)| (*what, column_name(*column))).collect(),
        rows: people.filter(|one| *one != PersonRow { row: one.row, ..PersonRow::default() }).collect(),
    }
}

/// Whether a text is a number as a spreadsheet shortens it: `1,98001E+17`.
fn is_shortened(text: &str) -> bool {
    let Some((number, power)) = text.split_once(['e', 'E']) else { return false };
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    digits(&number.replacen(['.', ','], "", 1)) && digits(power.trim_start_matches('+'))
}

fn listed(rows: &Rows, heading: Option<usize>, above: usize) -> Vec<ListedColumn> {
    let heading = heading.and_then(|at| rows.iter().nth(at));
    let column = |column| ListedColumn {
        letters: column_name(column),
        heading: heading.map_or_else(String::new, |row| shown(row.cell(column))),
        example: rows
            .iter()
            .skip(above)
            .map(|row| row.cell(column))
            .find(|cell| !cell.is_empty())
            .map_or_else(String::new, shown),
    };
    (0..rows.width()).map(column).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lore() -> PeopleLore {
        let text = "format = 1\n[columns]\nname = [\"nama\"]\nnip = [\"nip\"]\nduty = [\"peran\"]\n\
                    [duties]\nketua = [\"ketua pokja\"]\n";
        PeopleLore::read(text).expect("words")
    }

    fn pasted(text: &str) -> Vec<(u32, String, String)> {
        let table = read_pasted(text, &lore(), None).expect("people");
        table.rows.into_iter().map(|row| (row.row, row.name, row.nip)).collect()
    }

    #[test]
    fn lines_are_people_with_and_without_headings() {
        let sari = |row| vec![(row, "Sari Utami, S.E.".to_owned(), "198".to_owned())];
        assert_eq!(pasted("Sari Utami, S.E.\t'198\n\n"), sari(1));
        assert_eq!(pasted("\nSari Utami, S.E. ; 198"), sari(2));
        assert_eq!(pasted("Peran\tNIP\tNama\nketua\t198\tSari Utami, S.E."), sari(2));
        assert_eq!(pasted("Nama,NIP\n\"Sari Utami, S.E.\",198\n"), sari(2));
        assert_eq!(pasted("Nama\nBudi"), [(2, "Budi".to_owned(), String::new())]);
        assert_eq!(pasted("Budi"), [(1, "Budi".to_owned(), String::new())]);
        assert!(matches!(read_pasted(" \n", &lore(), None), Err(ReadError::NoRows)));
    }

    #[test]
    fn a_nip_that_a_spreadsheet_kept_as_a_number_is_not_exact() {
        let mut book = rust_xlsxwriter::Workbook::new();
        let sheet = book.add_worksheet();
        for (row, (name, number)) in (1..).zip([("Sari", 198_001_012_005_012_000.0), ("Budi", 123.0)]) {
            sheet.write(row, 0, name).expect("written");
            sheet.write(row, 1, number).expect("written");
        }
        sheet.write(0, 0, "Nama").and_then(|sheet| sheet.write(0, 1, "NIP")).expect("headings");
        sheet.write(3, 0, "Wati").and_then(|sheet| sheet.write(3, 1, "198001012005012001")).expect("a text");
        let tables = read_rows(&book.save_to_buffer().expect("a workbook")).expect("tables");
        let table = read_people(&tables, &lore(), None).expect("people");
        let cut: Vec<bool> = table.rows.iter().map(|row| row.cut_nip).collect();
        assert_eq!(cut, [true, false, false]);
        assert_eq!(table.rows[2].nip, "198001012005012001");
        let csv = read_rows(b"Nama;NIP\nSari;1,98001E+17\nWati;198001012005012001\n").expect("a table");
        let table = read_people(&csv, &lore(), None).expect("people");
        assert_eq!(table.rows.iter().map(|row| row.cut_nip).collect::<Vec<_>>(), [true, false]);
    }

    #[test]
    fn a_map_says_which_column_is_which_and_the_columns_are_told() {
        let tables = read_rows(b"Pegawai,Nomor\nSari,198\n").expect("a table");
        assert!(matches!(read_people(&tables, &lore(), None), Err(ReadError::NoPeople)));
        let told: Vec<String> = columns_of(&tables).into_iter().map(|it| it.heading + &it.example).collect();
        assert_eq!(told, ["PegawaiSari", "Nomor198"]);
        let columns = [("name".to_owned(), "A".to_owned())].into();
        let map = FormMap { format: 1, columns, ..FormMap::default() };
        let table = read_people(&tables, &lore(), Some(&map)).expect("people");
        assert_eq!((table.rows[0].name.as_str(), table.rows[0].nip.as_str()), ("Sari", ""));
        assert_eq!(table.found, [("name", "A".to_owned())].into());
    }
}
