//! The people of a team, as the annex of its decree or a list of an office has them.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::form_map::FormMap;
use crate::form_table::{self, Columns, Words};
use crate::read_error::ReadError;
use crate::rows::{Rows, plain};

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

/// Reads the rows of a list of people; those without anything under a known heading are passed over.
///
/// # Errors
/// [`ReadError::NoPeople`] where no table has such columns, [`ReadError::SeveralSheets`] where two have.
pub fn read_people(
    tables: &[Rows],
    lore: &PeopleLore,
    map: Option<&FormMap>,
) -> Result<Vec<PersonRow>, ReadError> {
    let fits = |columns: &Columns| columns.has("name") && columns.len() >= 2;
    let (rows, columns) =
        form_table::choose(tables, map, &COLUMNS, &lore.columns, &fits)?.ok_or(ReadError::NoPeople)?;
    let people = rows.iter().skip(columns.above).map(|row| {
        let cell = |what: &str| columns.cell(row, what).to_owned();
        let pokja = columns.cell(row, "pokja").split([';', ',', '\n']).map(str::trim);
        PersonRow {
            row: row.number(),
            name: cell("name"),
            nip: cell("nip"),
            position: cell("position"),
            pokja: pokja.filter(|one| !matches!(*one, "" | "-")).map(str::to_owned).collect(),
            duty: lore.duty(columns.cell(row, "duty")).to_owned(),
            contact: cell("contact"),
        }
    });
    Ok(people.filter(|one| *one != PersonRow { row: one.row, ..PersonRow::default() }).collect())
}
