//! A column map laid over a sheet: whether it fits there, and the columns it names.

use std::borrow::Cow;
use std::path::Path;

use pilar_core::instrument::OfficialSheet;
use pilar_core::worksheet::ExtraName;

use super::columns::{Columns, ExtraColumn, LayerColumns};
use super::find::{HEADING_ROWS, beside, headings_at};
use super::grid::{Grid, column, compact, letters};
use super::laid::Laid;
use super::lore::Lore;
use crate::column_map::{COLUMN_MAP_FORMAT, ColumnMap, NamedColumn, ReviewColumns, SheetColumns};
use crate::read_error::ReadError;
use crate::xlsx::map_text;

/// Largest file of a column map, in bytes.
const LARGEST: u64 = 256 * 1024;

/// Reads the file of a column map: TOML, or the same as JSON.
pub fn open_map(path: &Path) -> Result<ColumnMap, ReadError> {
    ColumnMap::read(&map_text(path, LARGEST)?)
}

/// Where everything stood in a sheet that was read.
pub(crate) fn of(laid: &Laid) -> ColumnMap {
    let columns = &laid.columns;
    let review = columns.layers.iter().map(|layer| ReviewColumns {
        layer: layer.layer,
        answer: layer.answer.map(letters),
        note: layer.note.map(letters),
    });
    let extra = columns
        .extra
        .iter()
        .map(|extra| NamedColumn { name: extra.name.to_string(), column: letters(extra.column) });
    let one_line = |text: &String| text.split_whitespace().collect::<Vec<_>>().join(" ");
    ColumnMap {
        format: COLUMN_MAP_FORMAT,
        name: columns.map.clone().unwrap_or_default(),
        sheet: Some(laid.name.clone()),
        heading_row: columns.heading_row,
        code: columns.code.map(letters),
        answer: letters(columns.answer),
        note: columns.note.map(letters),
        evidence: columns.evidence.iter().copied().map(letters).collect(),
        review: review.collect(),
        extra: extra.collect(),
        headings: columns.headings.iter().map(|(at, text)| (letters(*at), one_line(text))).collect(),
        sheets: Vec::new(),
    }
}

impl ColumnMap {
    /// Whether the sheet is one the map is for, by its name.
    pub(crate) fn is_for(&self, sheet: &str) -> bool {
        if self.sheets.is_empty() {
            self.sheet.as_deref().is_none_or(|name| compact(name) == compact(sheet))
        } else {
            self.says_of(sheet).is_some()
        }
    }

    /// Whether it says of the sheet, one of several, where everything stands.
    pub(crate) fn names(&self, sheet: &str) -> bool {
        self.says_of(sheet).is_some()
    }

    /// What it says of one of several sheets.
    fn says_of(&self, sheet: &str) -> Option<&SheetColumns> {
        let same = |own: &&SheetColumns| compact(&own.sheet) == compact(sheet);
        self.sheets.iter().find(|own| own.sheet == sheet).or_else(|| self.sheets.iter().find(same))
    }

    /// That sheets which it names were not read with the others, as faults.
    pub(crate) fn unread(&self, laid: &[Laid]) -> Vec<String> {
        let named = |own: &SheetColumns, read: &Laid| {
            self.says_of(&read.name).is_some_and(|said| said.sheet == own.sheet)
        };
        let left = self.sheets.iter().filter(|own| !laid.iter().any(|read| named(own, read)));
        left.map(|own| {
            format!(
                "lembar \"{}\" yang disebutnya tidak dapat digabung dengan lembar lain yang disebutnya",
                own.sheet
            )
        })
        .collect()
    }

    /// That it does not name the only sheet that is to be read, as a fault.
    pub(crate) fn unnamed(&self, sheet: &str) -> String {
        let known: Vec<&str> = self.sheets.iter().map(|own| own.sheet.as_str()).collect();
        format!("lembar \"{sheet}\" tidak disebut di dalamnya (lembar yang disebut: {})", known.join(", "))
    }

    /// The map of one sheet: itself, or what it says of that sheet; `None` where it is for others.
    pub(crate) fn of_sheet(&self, sheet: &str) -> Option<Cow<'_, Self>> {
        if self.sheets.is_empty() {
            return Some(Cow::Borrowed(self));
        }
        self.says_of(sheet).map(|own| Cow::Owned(own.alone(&self.name)))
    }

    /// Whether every heading of the map stands in its column; never for a map without headings.
    pub(crate) fn is_found_in(&self, grid: &Grid) -> bool {
        !self.headings.is_empty() && self.row_with(grid, |_| true).is_some()
    }

    /// The row where the headings of these columns stand: the map's own before any other.
    fn row_with(&self, grid: &Grid, wanted: impl Fn(u32) -> bool) -> Option<u32> {
        let asked = || self.headings.iter().filter_map(|(at, text)| Some((column(at)?, text)));
        let fits = |row: &u32| {
            let rows = headings_at(grid, *row);
            rows.iter().any(|row| {
                asked()
                    .filter(|(at, _)| wanted(*at))
                    .all(|(at, text)| row.get(&at).is_some_and(|found| compact(found) == compact(text)))
            })
        };
        let last = grid.last_row().min(HEADING_ROWS);
        std::iter::once(self.heading_row).filter(|row| (1..=last).contains(row)).chain(1..=last).find(fits)
    }

    /// The columns of a sheet as the map says, with the form's own as the headings say; `Err` says all that does not
    /// fit.
    pub(crate) fn columns(
        &self,
        grid: &Grid,
        layout: &OfficialSheet,
        lore: &Lore,
    ) -> Result<Columns, Vec<String>> {
        let used: Vec<u32> = self.uses().iter().filter_map(|(_, letters)| column(letters)).collect();
        let last = grid.last_column();
        let outside = |(what, given): &(String, &str)| {
            let at = column(given).filter(|at| *at > last)?;
            let (name, end) = (&grid.name, letters(last));
            Some(format!(
                "kolom {} untuk {what} di luar lembar \"{name}\", yang terisi sampai kolom {end}",
                letters(at)
            ))
        };
        let mut faults: Vec<String> = self.uses().iter().filter_map(outside).collect();
        let row = if self.headings.is_empty() {
            Some(self.heading_row)
        } else {
            self.row_with(grid, |at| used.contains(&at))
        };
        if row.is_none() {
            faults.extend(self.strange(grid, &used));
        }
        let (Some(row), true) = (row, faults.is_empty()) else { return Err(faults) };
        let at = |given: &Option<String>| given.as_deref().and_then(column);
        let layers = self.review.iter().map(|review| LayerColumns {
            layer: review.layer,
            answer: at(&review.answer),
            note: at(&review.note),
        });
        let answer = column(&self.answer).ok_or_else(Vec::new)?;
        let mut columns = beside(grid, layout, lore, row, answer);
        columns.map = Some(self.name.clone());
        columns.code = at(&self.code);
        columns.note = at(&self.note);
        columns.evidence = self.evidence.iter().filter_map(|given| column(given)).collect();
        columns.layers = layers.collect();
        let extra = |given: &NamedColumn| {
            Some(ExtraColumn { name: ExtraName::new(&given.name)?, column: column(&given.column)? })
        };
        columns.extra = self.extra.iter().filter_map(extra).collect();
        let free = |column: Option<u32>| column.filter(|column| !used.contains(column));
        columns.weight = free(columns.weight);
        columns.options = free(columns.options);
        columns.value = free(columns.value);
        columns.form.retain(|column| !used.contains(column));
        Ok(columns)
    }

    /// What the headings say that the map does not expect, at the map's own row.
    fn strange(&self, grid: &Grid, used: &[u32]) -> Vec<String> {
        let [alone, both] = headings_at(grid, self.heading_row.max(1));
        let same = |found: &str, wanted: &str| compact(found) == compact(wanted);
        let strange = self.headings.iter().filter_map(|(given, wanted)| {
            let at = column(given).filter(|at| used.contains(at))?;
            let found = alone.get(&at).or_else(|| both.get(&at)).map_or("", String::as_str);
            let fits = [&alone, &both].iter().any(|row| row.get(&at).is_some_and(|text| same(text, wanted)));
            let moved = || alone.iter().find(|(_, text)| same(text, wanted)).map(|(at, _)| letters(*at));
            let now = || moved().map_or_else(String::new, |at| format!(" (judul itu ada di kolom {at})"));
            (!fits).then(|| {
                format!(
                    "judul kolom {given} di lembar \"{}\" berbunyi \"{}\", bukan \"{wanted}\"{}",
                    grid.name,
                    found.split_whitespace().collect::<Vec<_>>().join(" "),
                    now()
                )
            })
        });
        let mut strange: Vec<String> = strange.collect();
        if strange.is_empty() {
            strange.push(format!("judulnya tidak berada pada satu baris di lembar \"{}\"", grid.name));
        }
        strange
    }
}
