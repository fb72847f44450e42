use std::collections::{BTreeMap, HashSet};

use chrono::NaiveDate;
use pilar_core::journal::Digest;
use pilar_core::survey::Tally;

use super::columns::Content;
use super::headings::Headings;
use super::labels::safe_labels;
use super::lore::{SurveyLore, SurveySet};
use super::off_scale::{self, OffScale, Strange};
use super::others::Told;
use super::scale::{Said, Scale};
use super::statements::{fractions, statements};
use crate::column_map_file::refused;
use crate::form_map::FormMap;
use crate::read_error::ReadError;
use crate::rows::{DayOrder, LeftOut, Row, Rows, column_name, plain, shown};

/// Different answers that a group may have; more are no group.
const MOST_GROUPS: usize = 30;
/// Digits of a day; a cell with more says the time of day as well.
const DIGITS_OF_DAY: usize = 8;
/// The group of the sexes.
const SEX: &str = "jenis-kelamin";

/// What a table of responses holds.
#[derive(Debug)]
pub struct SurveyRead {
    /// The sheet; empty for a text file.
    pub sheet: String,
    /// The statements, in the order of the table.
    pub statements: Vec<SurveyColumn>,
    /// The answers to them, added up.
    pub tally: Tally,
    /// The answers of each respondent that counts, one after the other; 0 for none.
    pub answers: Vec<u8>,
    /// Rows that are left out, each with the reason.
    pub dropped: Vec<LeftOut>,
    /// Rows that count and say the same as one above them: the time of filling in, with its time of day, and every answer.
    pub twice: Vec<u32>,
    /// Why the responses are not on the scale of 1 to 4, so that nothing may be reckoned from them.
    pub off_scale: Vec<OffScale>,
    /// The first and the last day of filling in, where the table says it.
    pub period: Option<(NaiveDate, NaiveDate)>,
    /// Respondents by month, as `2026-09`.
    pub by_month: BTreeMap<String, u64>,
    /// Respondents by what they said of themselves, for example of their education, with [`safe_labels`].
    pub groups: BTreeMap<String, BTreeMap<String, u64>>,
    /// The columns with something in them that are no statements, each with the reason.
    pub others: Vec<String>,
    /// Statements whose headings ask for comments and that hold labels, each with how many of its cells are answers.
    pub doubtful: Vec<String>,
}

/// The column of a statement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SurveyColumn {
    /// Its key in the set, or its number.
    pub key: String,
    /// Its heading.
    pub title: String,
}

/// The columns that are read.
struct Columns<'a> {
    statements: Vec<(usize, Option<&'a Scale>)>,
    time: Option<usize>,
    order: DayOrder,
    groups: Vec<(String, usize)>,
}

/// What is at hand while rows are read.
#[derive(Default)]
struct Reading<'a> {
    cells: Vec<(Said, &'a str)>,
    answers: Vec<Option<u8>>,
    strange: Strange,
    seen: HashSet<Digest>,
}

/// Reads the responses of a survey from the tables of a file.
///
/// # Errors
/// [`ReadError::NoStatements`] where no table has any, [`ReadError::SeveralSheets`] where two have,
/// [`ReadError::SameHeadings`] where two statements are called the same and no map says that they are two.
pub fn read_survey(
    tables: &[Rows],
    lore: &SurveyLore,
    set: &SurveySet,
    map: Option<&FormMap>,
) -> Result<SurveyRead, ReadError> {
    if let Some(sheet) = map.and_then(|map| map.sheet.as_deref()) {
        let named = tables.iter().find(|table| table.name == sheet);
        let found = || tables.iter().map(|table| table.name.clone()).collect();
        let named =
            named.ok_or_else(|| ReadError::NoSuchSheet { given: sheet.to_owned(), found: found() })?;
        return read_table(named, lore, set, map);
    }
    let mut read = Vec::new();
    let mut first_fault = None;
    for table in tables.iter().filter(|table| !table.is_empty()) {
        match read_table(table, lore, set, map) {
            Ok(one) => read.push(one),
            // Another sheet may be the one; what is wrong with a table of statements is wrong all the same.
            Err(fault @ (ReadError::NoStatements | ReadError::NoHeadings | ReadError::NoRows)) => {
                first_fault.get_or_insert(fault);
            }
            Err(fault) => return Err(fault),
        }
    }
    if read.len() > 1 {
        return Err(ReadError::SeveralSheets { found: read.into_iter().map(|one| one.sheet).collect() });
    }
    read.pop().ok_or_else(|| first_fault.unwrap_or(ReadError::NoRows))
}

fn read_table(
    rows: &Rows,
    lore: &SurveyLore,
    set: &SurveySet,
    map: Option<&FormMap>,
) -> Result<SurveyRead, ReadError> {
    let headings = Headings::find(rows, map.and_then(|map| map.heading_row), lore)?;
    let content = Content::of(rows, headings.rows, rows.len(), lore);
    let mapped = map.map(FormMap::statements).unwrap_or_default();
    let columns = if mapped.is_empty() { statements(&content, &headings, lore) } else { mapped.clone() };
    if let Some(beyond) = columns.iter().find(|column| **column >= rows.width()) {
        return Err(refused(format!("kolom {} tidak ada di berkas ini", column_name(*beyond))));
    }
    if columns.is_empty() {
        return Err(ReadError::NoStatements);
    }
    let named = titles(&columns, &headings, set);
    if mapped.is_empty() {
        require_distinct(&columns, &named)?;
    }
    let heading = |column: usize| headings.texts.get(column).map_or("", String::as_str);
    let free = |column: &usize| !columns.contains(column);
    let all = || (0..headings.texts.len()).filter(free);
    let time = map.and_then(|map| map.column("time")).or_else(|| {
        all().filter_map(|column| Some((lore.time(heading(column))?, column))).min().map(|(_, column)| column)
    });
    let groups = super::COLUMNS.iter().skip(1).filter_map(|group| {
        let found = || all().find(|column| lore.group(heading(*column)) == Some(*group));
        Some(((*group).to_owned(), map.and_then(|map| map.column(group)).or_else(found)?))
    });
    let groups: Vec<(String, usize)> = groups.collect();
    let told = Told { content: &content, headings: &headings, lore, time, groups: &groups };
    let others = told.others(&columns, !mapped.is_empty());
    let doubtful = if mapped.is_empty() { told.doubtful(&columns) } else { Vec::new() };
    let scale = |column: usize| content.scale(column).and_then(|at| lore.scales.get(at));
    let times =
        time.into_iter().flat_map(|column| below(rows, headings.rows).map(move |row| row.cell(column)));
    let taken = Columns {
        statements: columns.iter().map(|column| (*column, scale(*column))).collect(),
        order: DayOrder::of(times),
        time,
        groups,
    };
    let mut read = SurveyRead {
        sheet: rows.name.clone(),
        tally: Tally::new(named.len()),
        answers: Vec::new(),
        statements: named,
        dropped: Vec::new(),
        twice: Vec::new(),
        off_scale: Vec::new(),
        period: None,
        by_month: BTreeMap::new(),
        groups: BTreeMap::new(),
        others,
        doubtful,
    };
    let mut reading = Reading::default();
    for row in below(rows, headings.rows) {
        read.take(row, &taken, &mut reading);
    }
    read.off_scale = reading.strange.reasons(&columns);
    if mapped.is_empty() {
        read.off_scale.extend(off_scale::fractions(&fractions(&content, &headings, lore, &columns)));
    }
    read.groups.retain(|_, counts| counts.len() <= MOST_GROUPS);
    for counts in read.groups.values_mut() {
        *counts = safe_labels(counts);
    }
    Ok(read)
}

/// The rows below the headings.
fn below(rows: &Rows, headings: usize) -> impl Iterator<Item = Row<'_>> {
    rows.iter().skip(headings)
}

impl SurveyRead {
    fn take<'a>(&mut self, row: Row<'a>, columns: &Columns<'_>, reading: &mut Reading<'a>) {
        let Reading { cells, answers, strange, seen } = reading;
        cells.clear();
        answers.clear();
        let mut faults = Vec::new();
        for (column, scale) in &columns.statements {
            let text = row.cell(*column);
            let said = Scale::read(*scale, text);
            cells.push((said, text));
            let why = match said {
                Said::Answer(answer) => {
                    answers.push(Some(answer));
                    continue;
                }
                Said::Blank => {
                    answers.push(None);
                    continue;
                }
                Said::Fraction => "bukan bilangan bulat",
                Said::Outside => "di luar 1 sampai 4",
                Said::Text => "bukan jawaban",
            };
            faults.push(format!("kolom {}: \"{}\" {why}", column_name(*column), shown(text)));
        }
        strange.count(cells);
        let reason = if !faults.is_empty() {
            faults.join("; ")
        } else if self.tally.add(answers) {
            let first = self.answers.len();
            self.answers.extend(answers.iter().map(|answer| answer.unwrap_or_default()));
            let time = columns.time.map_or("", |column| row.cell(column));
            if time.bytes().filter(u8::is_ascii_digit).count() > DIGITS_OF_DAY
                && !seen.insert(Digest::of(&[time.as_bytes(), b"\0", &self.answers[first..]]))
            {
                self.twice.push(row.number());
            }
            self.note(row, columns);
            return;
        } else if row.filled() == 0 {
            "baris kosong".to_owned()
        } else {
            "tidak ada pernyataan yang dijawab".to_owned()
        };
        self.dropped.push(LeftOut { row: row.number(), reason });
    }

    /// Notes when, and of which groups, a respondent is.
    fn note(&mut self, row: Row<'_>, columns: &Columns<'_>) {
        if let Some(day) = columns.time.and_then(|column| columns.order.read(row.cell(column))) {
            let (first, last) = self.period.unwrap_or((day, day));
            self.period = Some((first.min(day), last.max(day)));
            *self.by_month.entry(day.format("%Y-%m").to_string()).or_default() += 1;
        }
        for (group, column) in &columns.groups {
            let said = if group == SEX { sex(row.cell(*column)) } else { row.cell(*column) };
            let counts = self.groups.entry(group.clone()).or_default();
            if !said.is_empty() && (counts.len() <= MOST_GROUPS || counts.contains_key(said)) {
                *counts.entry(said.to_owned()).or_default() += 1;
            }
        }
    }
}

/// What a letter in a column of the sexes stands for.
fn sex(said: &str) -> &str {
    match said {
        "L" | "l" => "Laki-laki",
        "P" | "p" => "Perempuan",
        _ => said,
    }
}

/// Names of the statements: the key of the set where it has one of this title, and the number otherwise.
fn titles(columns: &[usize], headings: &Headings, set: &SurveySet) -> Vec<SurveyColumn> {
    let one = |(number, column): (usize, &usize)| {
        let title = headings.texts.get(*column).cloned().unwrap_or_default();
        let bare = title.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ')' | ' '));
        let key = set.find(bare).map_or_else(|| number.to_string(), |known| known.key.clone());
        SurveyColumn { key, title }
    };
    (1..).zip(columns).map(one).collect()
}

fn require_distinct(columns: &[usize], named: &[SurveyColumn]) -> Result<(), ReadError> {
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for (column, statement) in columns.iter().zip(named) {
        if let Some(other) = seen.insert(plain(&statement.title), *column) {
            return Err(ReadError::SameHeadings {
                columns: [column_name(other), column_name(*column)],
                heading: shown(&statement.title),
            });
        }
    }
    Ok(())
}
