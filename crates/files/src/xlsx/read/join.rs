//! Sheets that each hold a part of the tree, read as one; a sheet that should and does not fit refuses them all.

use std::collections::{BTreeMap, BTreeSet};

use pilar_core::instrument::{Instrument, Kind, SoalId};

use super::grid::{Grid, Value, compact};
use super::head::year_in;
use super::mapped;
use super::official::{Headed, Placed};
use super::reading::{Chosen, NO_HEADINGS, Reading, refused};
use super::source::{SheetName, Source};
use crate::imported::{Imported, ImportedRow, Quirk};
use crate::read_error::{ReadError, SheetAt};

/// Cells with lists of options that make a column one of questions.
const LISTS: usize = 5;
/// Longest list of options, in bytes.
const LONGEST_LIST: usize = 100;
/// Sheets that are looked at for what is wrong with them.
const LOOKED_AT: usize = 10;

/// A visible sheet without the headings of the annex that holds questions all the same.
pub(super) struct Bare {
    /// Which one.
    pub at: SheetAt,
    /// Whether it shows by lists of options, and not only by soal ids.
    pub lists: bool,
}

/// A visible sheet with questions that the given map does not fit.
pub(super) struct Unmapped {
    /// Which one.
    pub at: SheetAt,
    /// With the columns that its headings name; `None` where it has not those of the annex.
    pub headed: Option<Headed>,
    /// Why the map does not fit.
    pub faults: Vec<String>,
    /// Whether the map only does not name it among others.
    pub unnamed: bool,
}

/// Whether a column of a sheet holds lists of options, some of them again and again, as beside questions.
pub(super) fn lists(instrument: &Instrument, grid: &Grid) -> bool {
    let choices = instrument.questions.iter().filter(|question| matches!(question.kind, Kind::Choice { .. }));
    let known: BTreeSet<String> = choices.map(|question| compact(&question.option_list())).collect();
    let mut seen: BTreeMap<u32, Vec<String>> = BTreeMap::new();
    for row in 1..=grid.last_row() {
        for (column, cell) in grid.row(row) {
            let Value::Text(text) = &cell.value else { continue };
            if text.len() > LONGEST_LIST {
                continue;
            }
            let text = compact(text);
            // Instructions list options, too, with no answer beside them.
            let answered = || {
                grid.row(row).any(|(at, cell)| {
                at > column && matches!(&cell.value, Value::Text(answer) if text.split('/').any(|it| it == compact(answer)))
            })
            };
            if known.contains(&text) && answered() {
                seen.entry(column).or_default().push(text);
            }
        }
    }
    seen.values()
        .any(|lists| lists.len() >= LISTS && lists.len() > lists.iter().collect::<BTreeSet<_>>().len())
}

/// Joins the sheets with the annex's headings that each hold a part of the tree; `None` where fewer than two do.
///
/// # Errors
/// [`ReadError::EarlierRegulation`], [`ReadError::SeveralSheets`] where two say different things of one part,
/// [`ReadError::AnotherInstrument`] with what is wrong with visible sheets while inputs are missing,
/// [`ReadError::NoColumns`] where only columns are not known of a sheet that holds them, and [`ReadError::ColumnMap`]
/// where the given map does not fit such a sheet.
pub(super) fn join(
    reading: &Reading<'_>,
    others: Vec<(SheetName, Headed)>,
    bare: &[Bare],
    unmapped: &[Unmapped],
    source: &mut Source,
) -> Result<Option<Chosen>, ReadError> {
    let Reading { instrument, lore, year, .. } = *reading;
    let rows = others.iter().map(|(_, headed)| headed.weighed());
    if let Some(earlier) = rows.into_iter().find_map(|rows| lore.earlier(&rows)) {
        let (name, instead) = (earlier.name.clone(), earlier.instead.clone());
        return Err(ReadError::EarlierRegulation { name, instead });
    }
    let mut joined = Imported::default();
    let mut sheets = Vec::new();
    let mut unfit: Vec<(SheetName, Headed)> = Vec::new();
    for (sheet, headed) in others {
        let Some((part, places)) = headed.some_part(instrument) else {
            unfit.push((sheet, headed));
            continue;
        };
        let found = Placed { headed, part, places };
        let (part, laid) = found.read(instrument, lore, source)?;
        let known = |soal| joined.rows.iter().any(|row| row.soal == soal);
        if !sheet.visible || part.rows.iter().any(|row| known(row.soal)) {
            if sheet.visible && differs_within(&joined, &part) {
                return Err(ReadError::SeveralSheets { found: vec![place_of(&joined, &part), sheet.name] });
            }
            let left = left_part(&sheet, &joined, Some(&part));
            joined.quirks.push(left);
            continue;
        }
        sheets.push(laid);
        joined.unit = joined.unit.or(part.unit);
        joined.year = joined.year.or(part.year).or_else(|| year_in(&sheet.name));
        joined.rows.extend(part.rows);
        joined.unreadable.extend(part.unreadable);
        joined.quirks.extend(part.quirks);
        joined.pictures.extend(part.pictures);
    }
    let whole = joined.rows.len() >= instrument.input_count();
    if !sheets.is_empty() && !whole {
        let of_year = |name: &str| year_in(name).is_none_or(|told| told == year);
        let known = |soal| joined.rows.iter().any(|row| row.soal == soal);
        let wrong = faults(instrument, &unfit, bare, of_year, known);
        // Whoever says the columns of one sheet says them beside those of the others.
        let beside = || sheets.iter().map(mapped::of).collect();
        if !wrong.is_empty() {
            let mut listed = bare.iter().filter(|bare| bare.lists && of_year(&bare.at.sheet));
            let only_columns = wrong.len() == listed.clone().count();
            let first = listed.next().filter(|_| only_columns);
            let at = first.map(|bare| SheetAt { beside: beside(), ..bare.at.clone() });
            return Err(refused(instrument, wrong.join("; "), at));
        }
        let more = |headed: &Headed| {
            let part = headed.some_part(instrument).map(|(part, _)| part);
            let mut inputs = part.iter().flat_map(|part| part.questions(instrument));
            inputs.any(|at| instrument.questions[at].inputs.iter().any(|input| !known(input.soal)))
        };
        let holds = |sheet: &&Unmapped| of_year(&sheet.at.sheet) && sheet.headed.as_ref().is_none_or(more);
        if let Some(Unmapped { at, faults, unnamed, .. }) = unmapped.iter().find(holds) {
            if *unnamed {
                let at = SheetAt { beside: beside(), ..at.clone() };
                return Err(refused(instrument, faults.join("; "), Some(at)));
            }
            return Err(ReadError::ColumnMap { faults: faults.clone() });
        }
    }
    if sheets.len() < 2 {
        return Ok(None);
    }
    joined.rows.sort_by_key(|row| instrument.inputs().position(|(_, input)| input.soal == row.soal));
    joined.quirks.extend(missing(instrument, &joined, sheets.len()));
    joined.joined = true;
    Ok(Some((joined, sheets)))
}

/// What keeps visible sheets of the year from being a part.
fn faults(
    instrument: &Instrument,
    unfit: &[(SheetName, Headed)],
    bare: &[Bare],
    of_year: impl Fn(&str) -> bool,
    known: impl Fn(SoalId) -> bool,
) -> Vec<String> {
    let shown = unfit.iter().filter(|(sheet, _)| sheet.visible && of_year(&sheet.name)).take(LOOKED_AT);
    let unfit = shown.filter_map(|(sheet, headed)| {
        Some(format!("lembar \"{}\": {}", sheet.name, headed.fault(instrument, &known)?))
    });
    let bare = bare.iter().filter(|bare| bare.lists && of_year(&bare.at.sheet));
    unfit.chain(bare.map(|bare| format!("lembar \"{}\": {NO_HEADINGS}", bare.at.sheet))).collect()
}

/// What is said of sheets with the annex's headings beside one that holds the whole tree and was taken.
pub(super) fn left_parts(
    reading: &Reading<'_>,
    others: Vec<(SheetName, Headed)>,
    taken: &Imported,
    source: &mut Source,
) -> Vec<Quirk> {
    let Reading { instrument, lore, .. } = *reading;
    let mut said = Vec::new();
    for (sheet, headed) in others {
        // A sheet that is not taken refuses nothing.
        let part = headed.some_part(instrument).and_then(|(part, places)| {
            Placed { headed, part, places }.read(instrument, lore, source).ok().map(|(part, _)| part)
        });
        said.push(left_part(&sheet, taken, part.as_ref()));
    }
    said
}

/// What is said of a sheet that is left, and of how what was read of it differs from what others told.
fn left_part(sheet: &SheetName, taken: &Imported, part: Option<&Imported>) -> Quirk {
    let hidden = if sheet.visible { "" } else { " (tersembunyi)" };
    let differs = match part {
        Some(part) if differs_within(taken, part) => {
            ", padahal jawaban di dalamnya berbeda dari lembar yang dipakai"
        }
        Some(part) if says_otherwise(taken, part) => {
            ", padahal catatan, bukti dukung, atau hasil tim penilai di dalamnya berbeda dari lembar yang dipakai"
        }
        _ => "",
    };
    let message = format!("Lembar \"{}\"{hidden} tidak dipakai{differs}.", sheet.name);
    Quirk { code: "lembar_lain", place: sheet.name.clone(), message }
}

/// Whether a further sheet has texts or reviews of inputs that those who told of these have not.
fn says_otherwise(joined: &Imported, part: &Imported) -> bool {
    let differs = |row: &ImportedRow, other: &ImportedRow| {
        let texts = [(&row.note, &other.note), (&row.evidence_text, &other.evidence_text)];
        texts.iter().any(|(own, other)| own.is_some() && own != other)
            || (!row.reviews.is_empty() && row.reviews != other.reviews)
            || (!row.extras.is_empty() && row.extras != other.extras)
    };
    part.rows.iter().any(|row| {
        joined.rows.iter().find(|other| other.soal == row.soal).is_some_and(|other| differs(row, other))
    })
}

/// Whether a further sheet says something else of inputs that others told of.
fn differs_within(joined: &Imported, part: &Imported) -> bool {
    part.rows.iter().any(|row| {
        joined
            .rows
            .iter()
            .any(|other| other.soal == row.soal && other.answer != row.answer && row.answer.is_some())
    })
}

/// The sheet that told of the same inputs before.
fn place_of(joined: &Imported, part: &Imported) -> String {
    let told = |row: &&ImportedRow| part.rows.iter().any(|other| other.soal == row.soal);
    let place = joined.rows.iter().find(told).map_or("", |row| row.place.as_str());
    place.rsplit_once('!').map_or(place, |(sheet, _)| sheet).to_owned()
}

/// What the sheets together have no rows for.
fn missing(instrument: &Instrument, joined: &Imported, sheets: usize) -> Option<Quirk> {
    let has = |soal| joined.rows.iter().any(|row| row.soal == soal);
    let absent = |node: &usize| {
        let below = |question: &&pilar_core::instrument::Question| {
            instrument.path_of(question.node).any(|at| at == *node)
        };
        let mut inputs =
            instrument.questions.iter().filter(below).flat_map(|question| &question.inputs).peekable();
        inputs.peek().is_some() && inputs.all(|input| !has(input.soal))
    };
    let nodes: Vec<usize> = (0..instrument.nodes.len()).filter(absent).collect();
    // A node says it for everything below it.
    let top = |node: &&usize| instrument.nodes[**node].parent.is_none_or(|parent| !nodes.contains(&parent));
    let named: Vec<String> = nodes
        .iter()
        .filter(top)
        .map(|node| format!("{} {}", instrument.nodes[*node].code, instrument.nodes[*node].name.trim()))
        .collect();
    let message = format!(
        "Jawaban digabung dari {sheets} lembar; tidak ada lembar untuk {} sehingga isiannya tetap kosong.",
        named.join(", ")
    );
    (!named.is_empty()).then(|| Quirk { code: "lembar_belum_ada", place: named.join(", "), message })
}
