//! Tables whose columns are told by exact words in their headings, and by a map.

use std::collections::BTreeMap;

use crate::column_map_file::refused;
use crate::form_map::FormMap;
use crate::read_error::ReadError;
use crate::rows::{Row, Rows, column_name, plain, shown};

/// Rows at the top among which the headings are looked for.
const LOOKED_AT: usize = 30;

/// Where everything stands in a table.
#[derive(Debug)]
pub(crate) struct Columns {
    /// Rows above the data.
    pub above: usize,
    /// The row of the headings, from 0.
    pub heading: usize,
    at: BTreeMap<&'static str, usize>,
    /// Two columns with one heading, of which one was taken.
    alike: Option<[usize; 2]>,
}

impl Columns {
    /// The column of something.
    pub fn column(&self, what: &str) -> Option<usize> {
        self.at.get(what).copied()
    }

    /// Forgets the column of something.
    pub fn forget(&mut self, what: &str) {
        self.at.remove(what);
    }

    /// How many columns are known.
    pub fn len(&self) -> usize {
        self.at.len()
    }

    /// Whether there is a column of something.
    pub fn has(&self, what: &str) -> bool {
        self.at.contains_key(what)
    }

    /// What a row has of something; empty where there is no such column.
    pub fn cell<'a>(&self, row: Row<'a>, what: &str) -> &'a str {
        self.at.get(what).map_or("", |column| row.cell(*column))
    }

    /// Why a cell cannot be read.
    pub fn fault(&self, what: &str, text: &str, why: &str) -> String {
        let column = self.at.get(what).map_or_else(String::new, |column| column_name(*column));
        format!("kolom {column}: \"{}\" {why}", shown(text))
    }
}

/// The words that headings use for columns; data, not code.
#[derive(Debug, Clone, Default)]
pub(crate) struct Words(BTreeMap<String, Vec<String>>);

impl Words {
    /// As data gives them, by the columns that there may be.
    ///
    /// # Errors
    /// The column that there is not, for whoever edits the data.
    pub fn of(given: BTreeMap<String, Vec<String>>, columns: &[&str]) -> Result<Self, String> {
        if let Some(unknown) = given.keys().find(|key| !columns.contains(&key.as_str())) {
            return Err(format!("kolom \"{unknown}\" tidak dikenal"));
        }
        let list = |words: Vec<String>| words.iter().map(|word| plain(word)).collect();
        Ok(Self(given.into_iter().map(|(key, words)| (key, list(words))).collect()))
    }

    /// Whether a text is one of the words for a column.
    pub fn is(&self, column: &str, text: &str) -> bool {
        self.rank(column, text).is_some()
    }

    /// Which of the words for a column a heading is; the lowest is the best.
    fn rank(&self, column: &str, heading: &str) -> Option<usize> {
        let words = plain(heading);
        self.0.get(column)?.iter().position(|known| *known == words)
    }
}

/// The only table whose columns fit; `None` where none does. `what` are the columns that there may be.
///
/// # Errors
/// [`ReadError::SeveralSheets`] where two fit, [`ReadError::SameHeadings`] where a column that counts is there twice,
/// [`ReadError::NoSuchSheet`] and [`ReadError::ColumnMap`] where the map asks
/// for what there is not.
pub(crate) fn choose<'a>(
    tables: &'a [Rows],
    map: Option<&FormMap>,
    what: &[&'static str],
    words: &Words,
    fits: &dyn Fn(&Columns) -> bool,
) -> Result<Option<(&'a Rows, Columns)>, ReadError> {
    let names = || tables.iter().map(|table| table.name.clone()).collect();
    let wanted = map.and_then(|map| map.sheet.as_deref());
    if let Some(given) = wanted.filter(|given| tables.iter().all(|table| table.name != **given)) {
        return Err(ReadError::NoSuchSheet { given: given.to_owned(), found: names() });
    }
    let mut found = Vec::new();
    for table in tables.iter().filter(|table| wanted.is_none_or(|wanted| table.name == wanted)) {
        if let Some(columns) = columns(table, map, what, words)?.filter(fits) {
            found.push((table, columns));
        }
    }
    if found.len() > 1 {
        return Err(ReadError::SeveralSheets {
            found: found.iter().map(|(table, _)| table.name.clone()).collect(),
        });
    }
    let Some((table, columns)) = found.pop() else { return Ok(None) };
    if let Some(alike) = columns.alike {
        let heading = table.iter().nth(columns.heading).map(|row| shown(row.cell(alike[0])));
        let heading = heading.unwrap_or_default();
        return Err(ReadError::SameHeadings { columns: alike.map(column_name), heading });
    }
    Ok(Some((table, columns)))
}

/// The columns of a table: as the map says, and by their headings.
fn columns(
    rows: &Rows,
    map: Option<&FormMap>,
    all: &[&'static str],
    words: &Words,
) -> Result<Option<Columns>, ReadError> {
    let ranked = |row: Row<'_>, what: &str| {
        let ranks = (0..row.width()).filter_map(|column| Some((words.rank(what, row.cell(column))?, column)));
        let mut ranked: Vec<(usize, usize)> = ranks.collect();
        ranked.sort_unstable();
        ranked
    };
    let by_heading = |row: Row<'_>| -> BTreeMap<&'static str, usize> {
        all.iter().filter_map(|what| Some((*what, ranked(row, what).first()?.1))).collect()
    };
    let given = map.and_then(|map| map.heading_row);
    let heading = match given {
        Some(number) => rows.iter().position(|row| row.number() == number),
        None => (0..)
            .zip(rows.iter().take(LOOKED_AT))
            .max_by_key(|(at, row)| (by_heading(*row).len(), std::cmp::Reverse(*at)))
            .map(|(at, _)| at),
    };
    let Some(heading) = heading else { return Ok(None) };
    let Some(row) = rows.iter().nth(heading) else { return Ok(None) };
    let mut at = by_heading(row);
    let mut alike = None;
    for what in all {
        if let Some(column) = map.and_then(|map| map.column(what)) {
            if column >= rows.width() {
                return Err(refused(format!("kolom {} tidak ada di berkas ini", column_name(column))));
            }
            at.insert(*what, column);
        } else if let [first, second, ..] = ranked(row, what).as_slice()
            && first.0 == second.0
        {
            alike.get_or_insert([first.1, second.1]);
        }
    }
    let numbered =
        usize::from(given.is_none() && rows.iter().nth(heading + 1).is_some_and(|row| row.counts_up()));
    Ok(Some(Columns { above: heading + 1 + numbered, heading, at, alike }))
}
