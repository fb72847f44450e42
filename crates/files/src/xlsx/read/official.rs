//! Reads a sheet in the layout of the regulation's annex.

use std::collections::{BTreeMap, BTreeSet};

use pilar_core::instrument::{Instrument, SoalId};

use super::align::{Item, Part, Rows, align, likeness};
use super::columns::Columns;
use super::find;
use super::grid::Grid;
use super::laid::Laid;
use super::lore::Lore;
use super::source::Source;
use super::{doubt, head, pictures, quirks, rows, totals, untaken};
use crate::imported::Imported;
use crate::read_error::ReadError;

/// A sheet with the headings of the annex, its rows not looked at yet.
pub(crate) struct Headed {
    pub grid: Grid,
    pub columns: Columns,
}

/// Where everything stands in a sheet that fits.
pub(crate) struct Placed {
    pub headed: Headed,
    pub part: Part,
    pub places: Rows,
}

impl Headed {
    /// Finds the headings; a sheet without them comes back.
    pub fn find(instrument: &Instrument, grid: Grid, lore: &Lore) -> Result<Self, Grid> {
        match find::official(&grid, &instrument.workbook.official, lore) {
            Some(columns) => Ok(Self { grid, columns }),
            None => Err(grid),
        }
    }

    /// Lays a part of the tree over the rows; `Err` says what does not fit.
    pub fn places(&self, instrument: &Instrument, part: &Part) -> Result<Rows, String> {
        align(instrument, part, &self.grid, &self.columns)
    }

    /// The largest part of the tree that the sheet holds, and nothing beside it.
    pub fn some_part(&self, instrument: &Instrument) -> Option<(Part, Rows)> {
        parts(instrument).into_iter().find_map(|part| {
            let places = self.places(instrument, &part).ok()?;
            Some((part, places))
        })
    }

    /// What keeps the sheet from being the part of the tree that it is most like; `None` where it is like none, or like one
    /// of which everything is `known`.
    pub fn fault(&self, instrument: &Instrument, known: impl Fn(SoalId) -> bool) -> Option<String> {
        let like = |part: &Part| likeness(instrument, part, &self.grid, &self.columns);
        let liked = parts(instrument).into_iter().map(|part| (like(&part), part));
        let (like, part) = liked.max_by_key(|(like, _)| *like)?;
        let mut inputs = part.questions(instrument).flat_map(|at| &instrument.questions[at].inputs);
        if inputs.all(|input| known(input.soal)) {
            return None;
        }
        self.places(instrument, &part).err().filter(|_| like > 0)
    }

    /// Names with a letter in them and the weight beside them, by row: what tells sheets of other regulations.
    pub fn weighed(&self) -> Vec<(String, rust_decimal::Decimal)> {
        let Some(weight) = self.columns.weight else { return Vec::new() };
        let rows = self.columns.heading_row + 1..=self.grid.last_row();
        let named = |row: u32| {
            let found = self.grid.number(row, weight)?;
            let names = (0..weight).map(|column| super::grid::compact(&self.grid.text(row, column)));
            let name = names.rev().find(|name| name.chars().filter(|c| c.is_alphabetic()).count() > 3)?;
            Some((name, found))
        };
        rows.filter_map(named).collect()
    }
}

/// The parts a sheet may hold, largest first: an area, or a node with everything below it.
fn parts(instrument: &Instrument) -> Vec<Part> {
    let areas = instrument.areas.iter().map(|area| area.nodes.clone());
    let nodes = (0..instrument.nodes.len())
        .filter(|at| !instrument.nodes[*at].children.is_empty())
        .map(|at| vec![at]);
    let mut parts: Vec<(usize, Part)> = areas
        .chain(nodes)
        .map(|tops| Part::below(instrument, &tops))
        .map(|part| (part.questions(instrument).count(), part))
        .filter(|(questions, _)| *questions > 1)
        .collect();
    parts.sort_by_key(|(questions, _)| std::cmp::Reverse(*questions));
    parts.into_iter().map(|(_, part)| part).collect()
}

impl Placed {
    /// Reads everything that stands in the sheet, and tells where.
    pub fn read(
        mut self,
        instrument: &Instrument,
        lore: &Lore,
        source: &mut Source,
    ) -> Result<(Imported, Laid), ReadError> {
        let rows = self.inputs(instrument);
        let Headed { grid, columns } = &mut self.headed;
        find::add_evidence(grid, columns, &rows.values().copied().collect::<Vec<_>>());
        source.complete(grid, &columns.filled_in().collect::<Vec<_>>())?;
        let (grid, columns, places) = (&self.headed.grid, &self.headed.columns, &self.places);
        let mut imported = Imported::default();
        let doubtful = doubt::find(instrument, lore, grid, columns, &rows);
        let (heads, sure) = (self.heads(instrument), doubt::sure(&rows, &doubtful));
        let sheet = rows::Sheet { grid, columns, rows: &rows, heads: &heads, doubtful: &doubtful };
        sheet.read_all(instrument, &mut imported);
        head::read(grid, columns, 1, &mut imported);
        imported.recorded_total =
            total_row(instrument, places).and_then(|row| grid.number(row, columns.value?));
        imported.quirks = quirks::find(instrument, grid, columns, places, &imported);
        let taken: BTreeSet<u32> = places.values().copied().collect();
        let last = if self.part.is_whole() { taken.last().copied() } else { Some(grid.last_row()) };
        imported.quirks.extend(totals::named(grid, columns, &taken, last.unwrap_or_default()));
        imported.quirks.extend(untaken::find(grid, columns, &rows, &heads, &sheet.hung()));
        let (found, quirk) = pictures::of_inputs(grid, &source.pictures(&grid.name)?, &sure);
        imported.pictures = found;
        imported.quirks.extend(quirk);
        let place = |item: Item| places.get(&item).copied();
        let ratio = |at: usize| (at, (place(Item::Question(at)), place(Item::Denominator(at))));
        let laid = Laid {
            name: grid.name.clone(),
            ratios: self.part.questions(instrument).map(ratio).collect(),
            untaken: untaken::filled(grid, columns, &rows),
            unit: imported.unit.clone(),
            rows,
            columns: columns.clone(),
        };
        Ok((imported, laid))
    }

    /// The row of every question whose inputs have rows of their own, by its first input.
    fn heads(&self, instrument: &Instrument) -> BTreeMap<SoalId, u32> {
        let head = |at: usize| {
            let question = &instrument.questions[at];
            let first = question.inputs.first()?;
            let own = self.places.contains_key(&Item::Input(first.soal));
            Some((first.soal, *self.places.get(&Item::Question(at)).filter(|_| own)?))
        };
        self.part.questions(instrument).filter_map(head).collect()
    }

    /// The row of every input.
    fn inputs(&self, instrument: &Instrument) -> BTreeMap<SoalId, u32> {
        let mut inputs = BTreeMap::new();
        for at in self.part.questions(instrument) {
            let head = self.places.get(&Item::Question(at));
            for input in &instrument.questions[at].inputs {
                let row = self.places.get(&Item::Input(input.soal)).or(head);
                inputs.extend(row.map(|row| (input.soal, *row)));
            }
        }
        inputs
    }
}

/// The row of the grand total: the one that sums every component.
fn total_row(instrument: &Instrument, places: &Rows) -> Option<u32> {
    let components = instrument.nodes.iter().filter(|node| node.parent.is_none()).count();
    let totals = &instrument.workbook.official.totals;
    let at = totals.iter().position(|total| total.nodes.len() == components)?;
    places.get(&Item::Total(at)).copied()
}
