//! Which sheet of a workbook is read: never the first in silence.

use pilar_core::instrument::Instrument;

use super::align::Part;
use super::columns::Columns;
use super::grid::{Grid, compact};
use super::laid::Laid;
use super::official::{Headed, Placed};
use super::portal;
use super::reading::Reading;
use super::source::{SheetName, Source};
use super::twin::{both, filled};
use crate::imported::{Imported, Quirk};
use crate::read_error::ReadError;

/// Whether a sheet has the name of the annex's.
pub(crate) fn is_official(instrument: &Instrument, name: &str) -> bool {
    compact(name) == compact(&instrument.workbook.official.sheet)
}

/// Whether a sheet has the name of `PortalRB`'s.
pub(crate) fn is_portal(instrument: &Instrument, name: &str) -> bool {
    compact(name) == compact(&instrument.workbook.portal.sheet)
}

/// What was read, and where it stands.
type Chosen = (Imported, Vec<Laid>);

/// A sheet that fits.
struct Candidate {
    name: String,
    visible: bool,
    year: Option<u16>,
    imported: Imported,
    laid: Laid,
}

/// What was found so far.
pub(crate) struct Found<'a> {
    reading: &'a Reading<'a>,
    official: Vec<Candidate>,
    portal: Vec<Candidate>,
    /// Sheets with the annex's headings whose rows are not the whole tree.
    others: Vec<(SheetName, Headed)>,
    misfit: Option<(String, String)>,
    /// Why the given map fits none of the sheets, as the first of them shows.
    strange: Option<Vec<String>>,
}

impl<'a> Found<'a> {
    /// Nothing yet.
    pub fn new(reading: &'a Reading<'a>) -> Self {
        Self {
            reading,
            official: Vec::new(),
            portal: Vec::new(),
            others: Vec::new(),
            misfit: None,
            strange: None,
        }
    }

    /// Looks at a sheet.
    pub fn look(&mut self, sheet: &SheetName, source: &mut Source) -> Result<(), ReadError> {
        let Reading { instrument, lore, .. } = *self.reading;
        let grid = source.grid(&sheet.name)?;
        let columns = self.mapped(sheet, &grid);
        if columns.is_none() && self.reading.map.is_some() {
            return Ok(());
        }
        let mut misfit = None;
        let found = match columns {
            Some(columns) if columns.code.is_some() => {
                return self.look_by_rows(sheet, grid, Ok(columns), source);
            }
            Some(columns) => Ok(Headed { grid, columns }),
            None => Headed::find(instrument, grid, lore),
        };
        let grid = match found {
            Ok(headed) => match headed.places(instrument, &Part::whole(instrument)) {
                Ok(places) => {
                    let fitting = Placed { headed, part: Part::whole(instrument), places };
                    let read = fitting.read(instrument, lore, source)?;
                    self.official.push(Self::candidate(sheet, read));
                    return Ok(());
                }
                Err(detail) => {
                    misfit = Some(detail);
                    if !is_portal(instrument, &sheet.name) {
                        self.others.push((sheet.clone(), headed));
                        self.note_misfit(&sheet.name, misfit);
                        return Ok(());
                    }
                    if headed.columns.map.is_some() {
                        return self.look_by_rows(sheet, headed.grid, Ok(headed.columns), source);
                    }
                    headed.grid
                }
            },
            Err(grid) => grid,
        };
        if is_portal(instrument, &sheet.name) {
            let columns = portal::columns(instrument, &grid, lore);
            return self.look_by_rows(sheet, grid, columns, source);
        }
        if is_official(instrument, &sheet.name) {
            misfit = Some("baris judul (Pilihan Jawaban, Jawaban, Nilai) tidak ditemukan".to_owned());
        }
        self.note_misfit(&sheet.name, misfit);
        Ok(())
    }

    /// Looks at a sheet whose rows are told by soal ids, or are those of `PortalRB`.
    fn look_by_rows(
        &mut self,
        sheet: &SheetName,
        grid: Grid,
        columns: Result<Columns, String>,
        source: &mut Source,
    ) -> Result<(), ReadError> {
        let Reading { instrument, lore, .. } = *self.reading;
        match columns.and_then(|columns| portal::place(instrument, grid, columns)) {
            Ok(placed) => {
                let read = placed.read(instrument, lore, source)?;
                self.portal.push(Self::candidate(sheet, read));
            }
            Err(detail) => self.note_misfit(&sheet.name, Some(detail)),
        }
        Ok(())
    }

    /// The columns of a sheet as the given map says, or a saved one whose headings it has.
    fn mapped(&mut self, sheet: &SheetName, grid: &Grid) -> Option<Columns> {
        let Reading { instrument, lore, map, saved, sheet: asked, .. } = *self.reading;
        let layout = &instrument.workbook.official;
        if let Some(map) = map {
            debug_assert!(asked.is_some() || map.is_for(&sheet.name), "only sheets of the map are looked at");
            return match map.columns(grid, layout, lore) {
                Ok(columns) => Some(columns),
                Err(faults) => {
                    self.strange.get_or_insert(faults);
                    None
                }
            };
        }
        let mut found: Vec<_> =
            saved.iter().filter(|map| map.is_for(&sheet.name) && map.is_found_in(grid)).collect();
        found.sort_by_key(|map| std::cmp::Reverse(map.headings.len()));
        found.into_iter().find_map(|map| map.columns(grid, layout, lore).ok())
    }

    fn note_misfit(&mut self, name: &str, detail: Option<String>) {
        if let Some(detail) = detail {
            self.misfit.get_or_insert_with(|| (name.to_owned(), format!("lembar \"{name}\": {detail}")));
        }
    }

    fn candidate(sheet: &SheetName, (imported, laid): (Imported, Laid)) -> Candidate {
        let year = imported.year.or_else(|| year_in(&sheet.name));
        Candidate { name: sheet.name.clone(), visible: sheet.visible, year, imported, laid }
    }

    /// Takes the best sheet, or everything of sheets that each hold a part; says what was left.
    pub fn choose(mut self, source: &mut Source, names: Vec<String>) -> Result<Chosen, ReadError> {
        let (official, portal) = (std::mem::take(&mut self.official), std::mem::take(&mut self.portal));
        let (official, mut left) = self.best(official)?;
        let (portal, left_portal) = self.best(portal)?;
        left.extend(left_portal);
        let (mut imported, laid) = match (official, portal) {
            (None, None) => return self.join(source, names),
            (Some(one), None) | (None, Some(one)) => take(one),
            // A hidden sheet adds nothing to a visible one.
            (Some(official), Some(portal)) if official.visible == portal.visible => {
                let laid = vec![official.laid, portal.laid];
                (both((official.name, official.imported), (portal.name, portal.imported)), laid)
            }
            (Some(one), Some(other)) => {
                let (shown, hidden) = if one.visible { (one, other) } else { (other, one) };
                left.push(hidden);
                take(shown)
            }
        };
        imported.quirks.extend(left.iter().map(Self::left));
        let Reading { instrument, .. } = *self.reading;
        if let Some((sheet, detail)) = self.misfit
            && (is_official(instrument, &sheet) || is_portal(instrument, &sheet))
        {
            let message = format!("Susunan {detail}; Pilar tidak memakai lembar itu.");
            imported.quirks.push(Quirk { code: "lembar_tidak_cocok", place: sheet, message });
        }
        Ok((imported, laid))
    }

    /// The best of the sheets of one layout, and the others: visible before hidden, of the year before of none before
    /// of another, with more answers before with fewer.
    fn best(&self, mut all: Vec<Candidate>) -> Result<(Option<Candidate>, Vec<Candidate>), ReadError> {
        let fits = |year: Option<u16>| year.map_or(1, |year| if year == self.reading.year { 2 } else { 0 });
        let rank = |sheet: &Candidate| (sheet.visible, fits(sheet.year), filled(&sheet.imported));
        all.sort_by_key(|sheet| std::cmp::Reverse(rank(sheet)));
        let mut rest = all.into_iter();
        let Some(first) = rest.next() else { return Ok((None, Vec::new())) };
        let rest: Vec<Candidate> = rest.collect();
        let equal =
            |other: &&Candidate| rank(other) == rank(&first) && differs(&first.imported, &other.imported);
        let equals: Vec<String> = rest.iter().filter(equal).map(|sheet| sheet.name.clone()).collect();
        if equals.is_empty() {
            return Ok((Some(first), rest));
        }
        Err(ReadError::SeveralSheets { found: [vec![first.name], equals].concat() })
    }

    /// What is said of a sheet that fits and is not taken.
    fn left(sheet: &Candidate) -> Quirk {
        let hidden = if sheet.visible { "" } else { " (tersembunyi)" };
        let year = sheet.year.map_or_else(String::new, |year| format!(" tahun {year}"));
        let message = format!(
            "Lembar \"{}\"{hidden}{year} juga cocok dan berisi {} jawaban; Pilar tidak memakainya.",
            sheet.name,
            filled(&sheet.imported)
        );
        Quirk { code: "lembar_lain", place: sheet.name.clone(), message }
    }

    /// Joins sheets that each hold a part of the tree.
    fn join(self, source: &mut Source, names: Vec<String>) -> Result<Chosen, ReadError> {
        let Reading { instrument, lore, .. } = *self.reading;
        let rows = self.others.iter().map(|(_, headed)| headed.weighed());
        if let Some(earlier) = rows.into_iter().find_map(|rows| lore.earlier(&rows)) {
            let (name, instead) = (earlier.name.clone(), earlier.instead.clone());
            return Err(ReadError::EarlierRegulation { name, instead });
        }
        let mut joined = Imported::default();
        let mut sheets = Vec::new();
        for (sheet, headed) in self.others {
            let Some((part, places)) = headed.some_part(instrument) else { continue };
            let found = Placed { headed, part, places };
            let (part, laid) = found.read(instrument, lore, source)?;
            let known = |soal| joined.rows.iter().any(|row| row.soal == soal);
            if !sheet.visible || part.rows.iter().any(|row| known(row.soal)) {
                let year = year_in(&sheet.name);
                let other =
                    Candidate { name: sheet.name, visible: sheet.visible, year, imported: part, laid };
                if other.visible && differs_within(&joined, &other.imported) {
                    return Err(ReadError::SeveralSheets {
                        found: vec![place_of(&joined, &other.imported), other.name],
                    });
                }
                joined.quirks.push(left_part(&other));
                continue;
            }
            sheets.push(laid);
            joined.unit = joined.unit.or(part.unit);
            joined.year = joined.year.or(part.year);
            joined.rows.extend(part.rows);
            joined.unreadable.extend(part.unreadable);
            joined.quirks.extend(part.quirks);
            joined.pictures.extend(part.pictures);
        }
        if sheets.len() < 2 {
            return Err(match (self.misfit, self.strange) {
                // A map that fits nowhere is what is wrong; rows that do not fit it may be.
                (None, Some(faults)) => ReadError::ColumnMap { faults },
                (Some((_, detail)), _) if self.reading.map.is_some() => {
                    ReadError::ColumnMap { faults: vec![detail] }
                }
                (Some((_, detail)), _) => {
                    ReadError::AnotherInstrument { expected: instrument.name.clone(), detail }
                }
                (None, None) => ReadError::NoSheet { found: names },
            });
        }
        joined.rows.sort_by_key(|row| instrument.inputs().position(|(_, input)| input.soal == row.soal));
        joined.quirks.extend(missing(instrument, &joined, sheets.len()));
        Ok((joined, sheets))
    }
}

/// The taken sheet; that it is hidden is said.
fn take(sheet: Candidate) -> Chosen {
    let mut imported = sheet.imported;
    if !sheet.visible {
        let message = format!("Lembar \"{}\" tersembunyi; lembar lain tidak ada yang cocok.", sheet.name);
        imported.quirks.push(Quirk { code: "lembar_tersembunyi", place: sheet.name, message });
    }
    (imported, vec![sheet.laid])
}

fn left_part(sheet: &Candidate) -> Quirk {
    let hidden = if sheet.visible { "" } else { " (tersembunyi)" };
    let message = format!("Lembar \"{}\"{hidden} tidak dipakai.", sheet.name);
    Quirk { code: "lembar_lain", place: sheet.name.clone(), message }
}

/// Whether two sheets say different things.
fn differs(one: &Imported, other: &Imported) -> bool {
    let said = |imported: &Imported| {
        let mut rows = imported.rows.clone();
        for row in &mut rows {
            row.place.clear();
        }
        let unreadable: Vec<_> =
            imported.unreadable.iter().map(|row| (row.soal, row.value.clone())).collect();
        (rows, unreadable)
    };
    said(one) != said(other)
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
    let told = |row: &&crate::imported::ImportedRow| part.rows.iter().any(|other| other.soal == row.soal);
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

/// The only year that a name holds.
fn year_in(name: &str) -> Option<u16> {
    let numbers = name.split(|c: char| !c.is_ascii_digit()).filter(|digits| digits.len() == 4);
    let mut years =
        numbers.filter_map(|digits| digits.parse().ok()).filter(|year| (2000..2100).contains(year));
    years.next().filter(|_| years.next().is_none())
}
