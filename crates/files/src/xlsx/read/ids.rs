//! The rows of inputs by the soal ids or codes that a column names.

use std::collections::{BTreeMap, BTreeSet};

use pilar_core::instrument::{Instrument, Kind, SoalId};

use super::columns::Columns;
use super::grid::{Grid, compact, letters};
use super::{rows, totals};

/// Columns in which soal ids, codes or option lists are looked for.
pub(super) const LEFT_COLUMNS: u32 = 16;
/// In a column that is followed unasked, one name of this many may be nobody's, and one input without a row.
const STRANGE: usize = 10;
/// One answer out of this many may be unreadable in the rows that a column names, and one name out of place.
const FAULTS_ALLOWED: usize = 5;
/// Rows in which a sheet that is not read is looked at for names.
const NAMING_ROWS: u32 = 1_000;

/// The row (one-based) of every input that has one.
pub(super) type Rows = BTreeMap<SoalId, u32>;

/// A row that may be an input's and cannot be told to be.
#[derive(Debug)]
pub(super) struct Doubtful {
    /// One-based.
    pub row: u32,
    /// Which input it names.
    pub soal: Option<SoalId>,
    /// Why, as words for people.
    pub reason: String,
}

/// What a column says about the rows.
#[derive(Debug)]
pub(super) struct ByIds {
    /// The column (zero-based).
    pub column: u32,
    /// The rows of inputs that are named once.
    pub places: Rows,
    /// Rows that are nobody's for sure.
    pub doubtful: Vec<Doubtful>,
    /// Inputs that no row names.
    pub missing: Vec<SoalId>,
}

/// What a cell names.
enum Named {
    Input(SoalId),
    /// A number that is no soal id.
    Strange,
    Nothing,
}

/// What inputs are called in workbooks.
pub(super) struct Names<'a> {
    instrument: &'a Instrument,
    codes: BTreeMap<String, SoalId>,
    /// The list of options of every choice.
    lists: BTreeMap<SoalId, String>,
}

impl<'a> Names<'a> {
    /// The soal ids and codes of an instrument; the code of a question names its only input.
    pub fn of(instrument: &'a Instrument) -> Self {
        let (mut codes, mut lists) = (BTreeMap::new(), BTreeMap::new());
        for (question, input) in instrument.inputs() {
            if matches!(question.kind, Kind::Choice { .. }) {
                lists.insert(input.soal, compact(&question.option_list()));
            }
            if question.inputs.len() == 1 {
                codes.insert(compact(&question.code), input.soal);
            }
            codes.insert(compact(&input.code), input.soal);
        }
        Self { instrument, codes, lists }
    }

    fn named(&self, text: &str) -> Named {
        if let Ok(number) = text.parse::<SoalId>() {
            return if self.instrument.input(number).is_some() {
                Named::Input(number)
            } else {
                Named::Strange
            };
        }
        let code = compact(text);
        self.codes.get(code.trim_end_matches('.')).map_or(Named::Nothing, |soal| Named::Input(*soal))
    }

    /// Whether the numbers of a column name inputs in whose rows the options are others, again and again: they count
    /// something, and are no soal ids.
    fn are_foreign(&self, grid: &Grid, columns: &Columns, column: u32) -> bool {
        let known: BTreeSet<&String> = self.lists.values().collect();
        let listed = |row: u32| {
            let left = 0..columns.answer.min(LEFT_COLUMNS);
            left.map(|column| compact(&grid.text(row, column))).find(|text| known.contains(text))
        };
        let (mut all, mut others) = (0, 0);
        for row in columns.heading_row + 1..=grid.last_row() {
            let soal = grid.text(row, column).parse::<SoalId>().ok();
            let wanted = soal.and_then(|soal| self.lists.get(&soal));
            if let (Some(wanted), Some(list)) = (wanted, wanted.and_then(|_| listed(row))) {
                all += 1;
                others += usize::from(list != *wanted);
            }
        }
        others * FAULTS_ALLOWED > all && !self.are_answered(grid, columns, column)
    }

    /// Whether a column names every input once, beside answers that most of them take: whatever the options beside them
    /// say, these are ids.
    fn are_answered(&self, grid: &Grid, columns: &Columns, column: u32) -> bool {
        let Ok(ids) = ByIds::of(self, grid, columns, column) else { return false };
        let sheet = Sheet { grid, columns };
        let answered = ids.places.iter().filter(|(soal, row)| sheet.answers(self.instrument, **soal, **row));
        ids.places.len() == self.instrument.input_count()
            && answered.count() * 2 > self.instrument.input_count()
            && ids.is_readable(self, grid, columns)
    }

    fn code(&self, soal: SoalId) -> &str {
        self.instrument.input(soal).map_or("", |(_, input)| input.code.as_str())
    }

    /// What rows say that were found otherwise and name another input in a column that names the others rightly;
    /// `Err` where such a column does not fit the rows. Where the rows are sure, `numbers` that are no codes say nothing.
    pub fn contradicted(
        &self,
        grid: &Grid,
        columns: &Columns,
        places: &Rows,
        numbers: bool,
    ) -> Result<BTreeMap<SoalId, String>, String> {
        let mut said = BTreeMap::new();
        for column in (0..columns.answer.min(LEFT_COLUMNS)).filter(|column| columns.code != Some(*column)) {
            let named = |row: u32| {
                let text = grid.text(row, column);
                match self.named(&text) {
                    Named::Input(other) if numbers || text.parse::<SoalId>().is_err() => Some(other),
                    _ => None,
                }
            };
            let found: Vec<(SoalId, u32, SoalId)> =
                places.iter().filter_map(|(soal, row)| Some((*soal, *row, named(*row)?))).collect();
            let several = found.iter().map(|(_, _, other)| *other).collect::<BTreeSet<_>>();
            let most = several.len() * 2 >= self.instrument.input_count();
            if !most || counts(grid, columns.heading_row, column) || self.are_foreign(grid, columns, column) {
                continue;
            }
            let others: Vec<_> = found.iter().filter(|(soal, _, other)| soal != other).collect();
            let name = letters(column);
            if others.len() * FAULTS_ALLOWED > found.len() {
                let (all, off) = (found.len(), others.len());
                return Err(format!(
                    "kolom {name} menyebut nomor atau kode soal, dan {off} dari {all} tidak sesuai dengan barisnya"
                ));
            }
            for (soal, row, other) in others {
                let reason = format!(
                    "sel {name}{row} menyebut isian {}, sedangkan baris ini tempat {}; jawabannya tidak dapat \
                     dipastikan milik siapa",
                    self.code(*other),
                    self.code(*soal)
                );
                said.insert(*soal, reason);
            }
        }
        Ok(said)
    }

    /// The columns (zero-based) whose numbers name most inputs beside options that are not theirs, each with how many
    /// numbers it has in these rows.
    pub fn foreign(&self, grid: &Grid, columns: &Columns, places: &Rows) -> BTreeMap<u32, usize> {
        let left = (0..columns.answer.min(LEFT_COLUMNS)).filter(|column| columns.code != Some(*column));
        let named = |column: u32| {
            let soals = places.values().filter_map(|row| grid.text(*row, column).parse::<SoalId>().ok());
            soals.filter(|soal| self.instrument.input(*soal).is_some()).collect::<Vec<_>>()
        };
        let most = |soals: &[SoalId]| {
            soals.iter().collect::<BTreeSet<_>>().len() * 2 >= self.instrument.input_count()
        };
        let found = left.map(|column| (column, named(column)));
        found
            .filter(|(column, soals)| {
                most(soals)
                    && !counts(grid, columns.heading_row, *column)
                    && self.are_foreign(grid, columns, *column)
            })
            .map(|(column, soals)| (column, soals.len()))
            .collect()
    }
}

/// Whether the numbers of a column just count its rows.
fn counts(grid: &Grid, heading_row: u32, column: u32) -> bool {
    let rows = heading_row + 1..=grid.last_row();
    let numbers: Vec<SoalId> = rows.filter_map(|row| grid.text(row, column).parse().ok()).collect();
    numbers.len() > 1 && numbers.windows(2).all(|pair| pair[0].checked_add(1) == Some(pair[1]))
}

/// The column that says most surely which row is which input's; `None` where none names nearly all of them.
pub(super) fn find(names: &Names<'_>, grid: &Grid, columns: &Columns) -> Option<ByIds> {
    let all = names.instrument.input_count();
    let found = (0..columns.answer.min(LEFT_COLUMNS))
        .filter(|column| !names.are_foreign(grid, columns, *column))
        .filter_map(|column| ByIds::of(names, grid, columns, column).ok())
        .filter(|ids| (all - ids.places.len()) * STRANGE <= all && ids.is_readable(names, grid, columns));
    found.min_by_key(|ids| ids.missing.len() + ids.doubtful.len())
}

/// Whether some column left of the last one names most of the inputs.
pub(super) fn are_there(names: &Names<'_>, grid: &Grid) -> bool {
    (0..grid.last_column().min(LEFT_COLUMNS)).any(|column| {
        let inputs = (1..=grid.last_row().min(NAMING_ROWS)).filter_map(|row| {
            match names.named(&grid.text(row, column)) {
                Named::Input(soal) => Some(soal),
                Named::Strange | Named::Nothing => None,
            }
        });
        inputs.collect::<BTreeSet<_>>().len() * 2 > names.instrument.input_count()
    })
}

impl ByIds {
    /// Whether every input is named, once.
    pub fn is_whole(&self) -> bool {
        self.missing.is_empty() && self.doubtful.is_empty()
    }

    /// What a column names; `Err` says why it cannot be followed.
    pub fn of(names: &Names<'_>, grid: &Grid, columns: &Columns, column: u32) -> Result<Self, String> {
        let mut rows: BTreeMap<SoalId, Vec<u32>> = BTreeMap::new();
        let mut strange = Vec::new();
        let sheet = Sheet { grid, columns };
        for row in columns.heading_row + 1..=grid.last_row() {
            match names.named(&grid.text(row, column)) {
                Named::Input(soal) => rows.entry(soal).or_default().push(row),
                Named::Strange => strange.push(row),
                Named::Nothing => {}
            }
        }
        let letters = letters(column);
        if rows.is_empty() {
            return Err(format!("kolom {letters} tidak memuat nomor atau kode soal"));
        }
        if strange.len() * STRANGE > rows.len()
            && let Some(row) = strange.first()
        {
            let text = grid.text(*row, column);
            return Err(format!("sel {letters}{row} berisi {text}, yang bukan nomor soal"));
        }
        let naming = || rows.values().flatten().copied();
        let last = naming().filter(|row| !sheet.is_total(*row)).max().unwrap_or(0);
        let below = |row: u32| row > last && sheet.is_total(row);
        let mut found = Self { column, places: Rows::new(), doubtful: Vec::new(), missing: Vec::new() };
        for (soal, rows) in &rows {
            let filled: Vec<u32> =
                rows.iter().copied().filter(|row| sheet.is_filled(*row) && !below(*row)).collect();
            match (rows.as_slice(), filled.as_slice()) {
                ([row], _) | (_, [row]) | ([row, ..], []) => {
                    found.places.insert(*soal, *row);
                }
                (_, several) => {
                    let numbers: Vec<String> = several.iter().map(u32::to_string).collect();
                    let reason = format!(
                        "kolom {letters} menyebut isian {} pada baris {}; jawabannya tidak dapat dipastikan milik siapa",
                        names.code(*soal),
                        numbers.join(" dan ")
                    );
                    let doubt = |row: &u32| Doubtful { row: *row, soal: Some(*soal), reason: reason.clone() };
                    found.doubtful.extend(several.iter().map(doubt));
                }
            }
        }
        let told = |soal: SoalId| {
            found.places.contains_key(&soal) || found.doubtful.iter().any(|row| row.soal == Some(soal))
        };
        found.missing =
            names.instrument.inputs().map(|(_, input)| input.soal).filter(|soal| !told(*soal)).collect();
        for row in strange.iter().copied().filter(|row| sheet.answered(*row).is_some() && !below(*row)) {
            let text = grid.text(row, column);
            let reason = format!("sel {letters}{row} berisi {text}, yang bukan nomor soal");
            found.doubtful.push(Doubtful { row, soal: None, reason });
        }
        let naming = naming().chain(strange).collect();
        found.add_unnamed(names.instrument, &sheet, &naming);
        Ok(found)
    }

    /// Rows without a name that may be those of inputs that no row names.
    fn add_unnamed(&mut self, instrument: &Instrument, sheet: &Sheet<'_>, named: &BTreeSet<u32>) {
        let form = form_rows(instrument, &self.places);
        let first = self.places.values().min().copied().unwrap_or(1);
        // Without a heading row found, headings stand somewhere above the first row.
        let heading = sheet.columns.heading_row;
        let from = if heading > 0 { heading + 1 } else { first.saturating_sub(1).max(1) };
        let last = self.places.values().max().copied().unwrap_or(0);
        for row in from..=sheet.grid.last_row() {
            let total = (row > last && sheet.is_total(row)) || sheet.is_subtotal(row);
            let other = named.contains(&row) || form.contains(&row) || total;
            if !other && self.missing.iter().any(|soal| sheet.answers(instrument, *soal, row)) {
                let reason = format!(
                    "kolom {} tidak menyebut nomor atau kode soal di baris ini",
                    letters(self.column)
                );
                self.doubtful.push(Doubtful { row, soal: None, reason });
            }
        }
    }

    /// Whether nearly all answers in these rows are answers to the inputs they are said to be.
    fn is_readable(&self, names: &Names<'_>, grid: &Grid, columns: &Columns) -> bool {
        let (mut read, mut faults) = (0, 0);
        for (soal, row) in &self.places {
            let Some((question, input)) = names.instrument.input(*soal) else { continue };
            let cell = grid.cell(*row, columns.answer);
            match rows::read_cell(question, input, cell, grid.formats_known) {
                Ok(None) => {}
                Ok(Some(_)) => read += 1,
                Err(_) => faults += 1,
            }
        }
        faults * FAULTS_ALLOWED <= read + faults
    }
}

/// A sheet and its columns.
pub(super) struct Sheet<'a> {
    /// The sheet.
    pub grid: &'a Grid,
    /// Its columns.
    pub columns: &'a Columns,
}

impl Sheet<'_> {
    /// The column in which somebody typed an answer in a row, the unit's first.
    pub fn answered(&self, row: u32) -> Option<u32> {
        let typed = |column: &u32| {
            self.grid.cell(row, *column).is_some_and(|cell| cell.is_filled() && cell.formula.is_none())
        };
        self.columns.answers().find(typed)
    }

    /// Whether the unit's answer that is typed in a row is one to an input.
    pub fn answers(&self, instrument: &Instrument, soal: SoalId, row: u32) -> bool {
        let cell = self.grid.cell(row, self.columns.answer).filter(|cell| cell.formula.is_none());
        let read = instrument.input(soal).map(|(question, input)| {
            rows::read_cell(question, input, cell, self.grid.formats_known)
                .is_ok_and(|answer| answer.is_some())
        });
        read.unwrap_or(false)
    }

    /// Whether a row says that it holds a total.
    pub fn is_total(&self, row: u32) -> bool {
        totals::labelled(self.grid, self.columns, row, totals::says_total)
    }

    /// Whether a row says that it holds a subtotal, which no input's does.
    pub fn is_subtotal(&self, row: u32) -> bool {
        totals::labelled(self.grid, self.columns, row, totals::says_subtotal)
    }

    fn is_filled(&self, row: u32) -> bool {
        let filled = |column| self.grid.cell(row, column).is_some_and(super::grid::Cell::is_filled);
        self.columns.filled_in().any(filled)
    }
}

/// The rows of quotients and summed denominators, counted from the inputs beside them.
pub(super) fn form_rows(instrument: &Instrument, places: &Rows) -> BTreeSet<u32> {
    let mut form = BTreeSet::new();
    for (question, input) in instrument.inputs() {
        let Some(row) = places.get(&input.soal) else { continue };
        let official = std::iter::once(question.workbook_row).chain(question.denominator_row);
        let away = |official: u32| i64::from(official) - i64::from(input.workbook_row);
        form.extend(official.filter_map(|official| moved(*row, away(official))));
    }
    for row in places.values() {
        form.remove(row);
    }
    form
}

/// A row so many rows further down; `None` above the first.
pub(super) fn moved(row: u32, by: i64) -> Option<u32> {
    u32::try_from(i64::from(row) + by).ok().filter(|row| *row > 0)
}
