//! Finds the heading row and the columns of a sheet by what the headings say.

use std::collections::BTreeMap;

use pilar_core::instrument::{OfficialSheet, PortalSheet};
use pilar_core::worksheet::{ExtraName, Layer};

use super::columns::{Columns, ExtraColumn, LayerColumns};
use super::evidence::{is_document, names_document};
use super::form;
use super::grid::{Cell, Grid, Value, column, compact, letters};
use super::lore::{Lore, Role};

/// Headings stand within these first rows.
pub(crate) const HEADING_ROWS: u32 = 60;

/// One column's heading.
#[derive(Debug, Clone)]
struct Heading {
    column: u32,
    role: Option<Role>,
    /// Which reviewers it names; `None` for the unit's.
    reviewers: Option<String>,
    layer: Option<Layer>,
    /// As it stands, for people.
    text: String,
}

/// The headings of a row, or of a row and the one above it.
struct Headings {
    row: u32,
    list: Vec<Heading>,
}

impl Headings {
    /// The headings of one row.
    fn of(grid: &Grid, lore: &Lore, row: u32) -> Self {
        let list =
            texts(grid, row).into_iter().map(|(column, text)| heading(lore, column, "", &text)).collect();
        Self { row, list }
    }

    /// The headings of a row below a row of groups: a group reaches to the next one.
    fn below(grid: &Grid, lore: &Lore, row: u32) -> Self {
        let list = grouped(grid, row).into_iter();
        let list = list.map(|(column, group, text)| heading(lore, column, &group, &text));
        Self { row, list: list.collect() }
    }

    /// How many headings say what their column is for.
    fn told(&self) -> usize {
        self.list.iter().filter(|heading| heading.role.is_some()).count()
    }

    fn unit(&self, role: Role) -> impl Iterator<Item = u32> {
        let own = move |heading: &&Heading| heading.role == Some(role) && heading.reviewers.is_none();
        self.list.iter().filter(own).map(|heading| heading.column)
    }

    fn first(&self, role: Role) -> Option<u32> {
        self.unit(role).next()
    }

    fn blank(&self, column: u32) -> bool {
        self.list.iter().all(|heading| heading.column != column)
    }

    /// A column that explains the answers beside it: `Penilaian` in the annex.
    fn explained(&self) -> bool {
        self.first(Role::Explanation).is_some()
    }

    /// The best reading of the headings at a row: of this row alone, or together with the one above.
    fn at(grid: &Grid, lore: &Lore, row: u32) -> Self {
        let alone = Self::of(grid, lore, row);
        if row == 1 {
            return alone.with_choices(grid);
        }
        let both = Self::below(grid, lore, row);
        // Two rows only where both have a part in it.
        let best = if both.told() > alone.told() && alone.told() > 0 { both } else { alone };
        best.with_choices(grid)
    }

    /// The same, where columns of values that hold the reviewers' choices are those of their answers.
    fn with_choices(mut self, grid: &Grid) -> Self {
        let Some(options) = self.first(Role::Options) else { return self };
        let chosen = |heading: &Heading| {
            let other =
                |other: &Heading| other.role == Some(Role::Answer) && other.reviewers == heading.reviewers;
            heading.role == Some(Role::Value)
                && heading.reviewers.is_some()
                && !self.list.iter().any(other)
                && holds_choices(grid, options, heading.column, self.row)
        };
        let found: Vec<usize> = (0..self.list.len()).filter(|at| chosen(&self.list[*at])).collect();
        for at in found {
            self.list[at].role = Some(Role::Answer);
        }
        self
    }

    /// The columns that these headings name by themselves.
    fn columns(&self) -> Columns {
        let (layers, spare) = self.layers();
        let forms = [
            Role::Code,
            Role::Weight,
            Role::Options,
            Role::Explanation,
            Role::Form,
            Role::Value,
            Role::Percent,
        ];
        let form = |heading: &&Heading| heading.role.is_some_and(|role| forms.contains(&role));
        Columns {
            heading_row: self.row,
            weight: self.first(Role::Weight),
            options: self.first(Role::Options),
            answer: 0,
            value: self.first(Role::Value),
            note: self.first(Role::Note),
            evidence: self.unit(Role::Evidence).collect(),
            layers,
            extra: self.extras(&spare),
            form: self.list.iter().filter(form).map(|heading| heading.column).collect(),
            headings: self.list.iter().map(|heading| (heading.column, heading.text.clone())).collect(),
            ..Columns::default()
        }
    }

    /// The columns of the annex around the answers: by their headings, or without one where the instrument says,
    /// counted from the answers.
    fn beside(&self, layout: &OfficialSheet, answer: u32) -> Columns {
        let nearby = |letters: &str| {
            let there = answer.checked_add(column(letters)?)?.checked_sub(column(&layout.answer)?)?;
            self.blank(there).then_some(there)
        };
        let mut columns = self.columns();
        columns.answer = answer;
        columns.weight = columns.weight.or_else(|| nearby(&layout.weight));
        columns.options = columns.options.or_else(|| nearby(&layout.options));
        columns.value = columns.value.or_else(|| nearby(&layout.value));
        columns.note = columns.note.or_else(|| nearby(&layout.note));
        if columns.evidence.is_empty() {
            columns.evidence.extend(nearby(&layout.evidence));
        }
        columns
    }

    /// The columns that their headings call extra, and those of reviewers for whom no layer is left; names that are
    /// there already get the letters of their column.
    fn extras(&self, spare: &[u32]) -> Vec<ExtraColumn> {
        let mut extras: Vec<ExtraColumn> = Vec::new();
        for heading in &self.list {
            let named = heading.role == Some(Role::Extra);
            if !named && !spare.contains(&heading.column) {
                continue;
            }
            // What follows the word for extra columns is the name.
            let text = heading
                .text
                .split_once(':')
                .filter(|_| named)
                .map_or(heading.text.as_str(), |(_, name)| name);
            let taken = |name: &ExtraName| extras.iter().any(|other| other.name.is_like(name));
            let lettered = || ExtraName::new(&format!("Kolom {}", letters(heading.column)));
            let name = ExtraName::of_heading(text).filter(|name| !taken(name)).or_else(lettered);
            extras.extend(name.map(|name| ExtraColumn { name, column: heading.column }));
        }
        extras
    }

    /// Pairs the reviewers' answers with their notes and gives each a layer; the rest is extra.
    fn layers(&self) -> (Vec<LayerColumns>, Vec<u32>) {
        let of = |role: Role| -> Vec<&Heading> {
            let theirs = |heading: &&Heading| heading.role == Some(role) && heading.reviewers.is_some();
            self.list.iter().filter(theirs).collect()
        };
        let answers = of(Role::Answer);
        let mut notes = of(Role::Note);
        let mut pairs: Vec<(&Heading, Option<&Heading>)> = Vec::new();
        for answer in &answers {
            let same = notes.iter().position(|note| note.reviewers == answer.reviewers);
            pairs.push((answer, same.map(|at| notes.remove(at))));
        }
        for (answer, note) in &mut pairs {
            // What two headings say of their layers must not differ.
            let fits =
                |other: &&Heading| other.layer.is_none_or(|it| answer.layer.is_none_or(|own| own == it));
            if note.is_none() {
                let next = notes.iter().position(fits);
                *note = next.map(|at| notes.remove(at));
            }
        }
        let both = pairs.iter().map(|(answer, note)| (Some(*answer), *note));
        let alone = notes.iter().map(|note| (None, Some(*note)));
        let mut all: Vec<(Option<&Heading>, Option<&Heading>)> = both.chain(alone).collect();
        all.sort_by_key(|(answer, note)| answer.or(*note).map(|heading| heading.column));
        assign(&all)
    }
}

/// Gives each pair of columns its layer: the one its heading names; else the last of all is the third layer's and earlier
/// ones the first's and the second's, in order (ADR 0010).
fn assign(pairs: &[(Option<&Heading>, Option<&Heading>)]) -> (Vec<LayerColumns>, Vec<u32>) {
    let named = |pair: &(Option<&Heading>, Option<&Heading>)| {
        pair.0.and_then(|heading| heading.layer).or_else(|| pair.1.and_then(|heading| heading.layer))
    };
    let mut free: Vec<Layer> = Layer::TEAM.to_vec();
    free.retain(|layer| pairs.iter().all(|pair| named(pair) != Some(*layer)));
    let last_unnamed = pairs.iter().rposition(|pair| named(pair).is_none());
    let (mut layers, mut extra) = (Vec::new(), Vec::new());
    for (at, pair) in pairs.iter().enumerate() {
        let (answer, note) = (pair.0.map(|heading| heading.column), pair.1.map(|heading| heading.column));
        let layer = named(pair).or_else(|| {
            let third = free.iter().position(|layer| *layer == Layer::Dalnis);
            let earlier = free.iter().position(|layer| *layer != Layer::Dalnis);
            let choice = if at + 1 == pairs.len() {
                third.or(earlier)
            } else if last_unnamed == Some(at) {
                earlier.or(third)
            } else {
                earlier
            };
            choice.map(|at| free.remove(at))
        });
        match layer.filter(|layer| layers.iter().all(|other: &LayerColumns| other.layer != *layer)) {
            Some(layer) => layers.push(LayerColumns { layer, answer, note }),
            None => extra.extend([answer, note].into_iter().flatten()),
        }
    }
    (layers, extra)
}

/// The texts of a row, by column.
fn texts(grid: &Grid, row: u32) -> BTreeMap<u32, String> {
    let text = |cell: &super::grid::Cell| match &cell.value {
        Value::Text(text) if !text.trim().is_empty() => Some(text.trim().to_owned()),
        _ => None,
    };
    grid.row(row).filter_map(|(column, cell)| Some((column, text(cell)?))).collect()
}

/// The columns with a heading in a row or in the row of groups above it, each with its group and its own text.
fn grouped(grid: &Grid, row: u32) -> Vec<(u32, String, String)> {
    let (groups, own) = (texts(grid, row - 1), texts(grid, row));
    let columns: std::collections::BTreeSet<u32> = groups.keys().chain(own.keys()).copied().collect();
    let pair = |column: u32| {
        let group = groups.range(..=column).next_back().map_or("", |(_, text)| text.as_str());
        match own.get(&column) {
            Some(text) => (column, group.to_owned(), text.clone()),
            None => (column, String::new(), group.to_owned()),
        }
    };
    columns.into_iter().map(pair).collect()
}

/// A heading with its group, as people read them.
fn said(group: &str, text: &str) -> String {
    if group.is_empty() { text.to_owned() } else { format!("{group} / {text}") }
}

fn heading(lore: &Lore, column: u32, group: &str, text: &str) -> Heading {
    let (over, own) = (compact(group), compact(text));
    let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
    let reviewers = lore.reviewers(&over).or_else(|| lore.reviewers(&own)).map(letters);
    Heading {
        column,
        role: lore.role(&own, reviewers.is_some()),
        layer: lore.layer(&own).or_else(|| lore.layer(&over)),
        reviewers,
        text: said(group, text),
    }
}

/// The columns of a sheet in the layout of the regulation's annex; `None` when no row has its headings.
pub(crate) fn official(grid: &Grid, layout: &OfficialSheet, lore: &Lore) -> Option<Columns> {
    let last = grid.last_row().min(HEADING_ROWS);
    let read = |row: u32| {
        let headings = Headings::at(grid, lore, row);
        headings.first(Role::Options)?;
        let answer = headings.first(Role::Answer)?;
        if headings.first(Role::Value).is_none() && !headings.explained() {
            return None;
        }
        let columns = headings.beside(layout, answer);
        Some((headings.told(), columns))
    };
    let (told, columns) = (1..=last).find_map(read)?;
    // Where headings stand in two rows, the lower one knows more.
    let below = read(columns.heading_row + 1).filter(|(below, _)| *below > told);
    Some(below.map_or(columns, |(_, columns)| columns))
}

/// The columns of the annex around answers that somebody else names, under headings that end in a row; 0 where there
/// are none.
pub(crate) fn beside(
    grid: &Grid,
    layout: &OfficialSheet,
    lore: &Lore,
    heading_row: u32,
    answer: u32,
) -> Columns {
    let none = || Headings { row: 0, list: Vec::new() };
    let headings = if heading_row == 0 { none() } else { Headings::at(grid, lore, heading_row) };
    headings.beside(layout, answer)
}

/// The headings at a row as they stand: of this row alone, and together with the row of groups above it.
pub(crate) fn headings_at(grid: &Grid, row: u32) -> [BTreeMap<u32, String>; 2] {
    let alone = texts(grid, row);
    let both = if row > 1 { grouped(grid, row) } else { Vec::new() };
    let both = both.into_iter().map(|(column, group, text)| (column, said(&group, &text)));
    [alone, both.collect()]
}

/// The columns of a sheet in `PortalRB`'s layout: by headings where there are any, else where the instrument says.
pub(crate) fn portal(grid: &Grid, layout: &PortalSheet, lore: &Lore) -> Option<Columns> {
    let last = grid.last_row().min(HEADING_ROWS);
    let headings = (1..=last).find_map(|row| {
        let headings = Headings::at(grid, lore, row);
        let beside = headings.first(Role::Note).or_else(|| headings.first(Role::Evidence));
        (headings.first(Role::Answer).is_some() && beside.is_some()).then_some(headings)
    });
    let at = |letters: &str| column(letters);
    let team = |answer, note| LayerColumns { layer: Layer::Dalnis, answer, note };
    let Some(headings) = headings else {
        return Some(Columns {
            answer: at(&layout.unit_answer)?,
            note: at(&layout.unit_note),
            evidence: at(&layout.unit_evidence).into_iter().collect(),
            layers: vec![team(at(&layout.tpi_answer), at(&layout.tpi_note))],
            ..Columns::default()
        });
    };
    let free = |letters: &str| at(letters).filter(|column| headings.blank(*column));
    let mut columns = headings.columns();
    columns.answer = headings.first(Role::Answer).or_else(|| at(&layout.unit_answer))?;
    columns.note = columns.note.or_else(|| free(&layout.unit_note));
    if columns.evidence.is_empty() {
        columns.evidence.extend(free(&layout.unit_evidence));
    }
    if columns.layers.is_empty() {
        let (answer, note) = (free(&layout.tpi_answer), free(&layout.tpi_note));
        columns.layers.extend((answer.is_some() || note.is_some()).then(|| team(answer, note)));
    }
    // Only the annex computes points.
    columns.value = None;
    columns.weight = None;
    Some(columns)
}

/// Whether most of what is typed in a column below the headings are choices from the lists of options in its rows.
fn holds_choices(grid: &Grid, options: u32, column: u32, heading_row: u32) -> bool {
    let (mut all, mut chosen) = (0, 0);
    for row in heading_row + 1..=grid.last_row() {
        let typed = |cell: &&Cell| cell.formula.is_none() && cell.value != Value::Blank;
        let Some(cell) = grid.cell(row, column).filter(typed) else { continue };
        let text = compact(&cell.value.shown());
        let list = compact(&grid.text(row, options));
        all += 1;
        chosen += usize::from(list.contains('/') && list.split('/').any(|option| option == text));
    }
    chosen * 2 > all
}

/// Takes columns without a known heading for evidence when most of what stands in them is addresses or names of files;
/// not where a column map says what is what.
pub(crate) fn add_evidence(grid: &Grid, columns: &mut Columns, rows: &[u32]) {
    if columns.map.is_some() {
        return;
    }
    let known = [columns.options, columns.value, columns.weight, columns.code].into_iter().flatten();
    let taken: Vec<u32> = columns.filled_in().chain(columns.form.iter().copied()).chain(known).collect();
    let own = form::own(grid, columns, rows);
    let mut seen: BTreeMap<u32, (usize, usize)> = BTreeMap::new();
    for row in rows {
        for (column, cell) in grid.row(*row) {
            if !taken.contains(&column) && cell.is_filled() {
                // A question may have a link to what explains it; only what is nothing else is no question.
                let named = if own.contains(&column) { is_document(cell) } else { names_document(cell) };
                let (all, documents) = seen.entry(column).or_default();
                *all += 1;
                *documents += usize::from(named);
            }
        }
    }
    let found = seen.into_iter().filter(|(_, (all, documents))| documents * 2 > *all);
    columns.evidence.extend(found.map(|(column, _)| column));
}
