//! Which sheet of a workbook is read: never the first in silence.

use std::borrow::Cow;

use pilar_core::instrument::Instrument;

use super::align::Part;
use super::columns::Columns;
use super::find::HEADING_ROWS;
use super::grid::{Grid, compact};
use super::head::year_in;
use super::ids;
use super::join::{self, Bare, Unmapped};
use super::laid::Laid;
use super::lore::Lore;
use super::official::{Headed, Placed};
use super::portal;
use super::reading::{Chosen, NO_HEADINGS, Reading, refused};
use super::source::{SheetName, Source};
use super::twin::{agree, both, filled, is_blank};
use crate::column_map::ColumnMap;
use crate::imported::{Imported, Quirk, other_year};
use crate::read_error::{ReadError, SheetAt};
use crate::xlsx::own_sheet::OWN_SHEET;

/// Whether a sheet has the name of the annex's.
pub(crate) fn is_official(instrument: &Instrument, name: &str) -> bool {
    compact(name) == compact(&instrument.workbook.official.sheet)
}

/// Whether a sheet has the name of `PortalRB`'s.
pub(crate) fn is_portal(instrument: &Instrument, name: &str) -> bool {
    compact(name) == compact(&instrument.workbook.portal.sheet)
}

/// A sheet that fits.
struct Candidate {
    name: String,
    visible: bool,
    year: Option<u16>,
    imported: Imported,
    laid: Laid,
}

/// A sheet that does not fit.
struct Misfit {
    name: String,
    detail: String,
    /// Where somebody can say which columns it has, because only they were not found.
    columns: Option<SheetAt>,
}

/// What was found so far.
pub(crate) struct Found<'a> {
    reading: &'a Reading<'a>,
    official: Vec<Candidate>,
    portal: Vec<Candidate>,
    /// Sheets with the annex's headings whose rows are not the whole tree.
    others: Vec<(SheetName, Headed)>,
    /// Sheets without these headings that hold questions.
    bare: Vec<Bare>,
    misfit: Option<Misfit>,
    /// Why the given map fits none of the sheets, as the first of them shows.
    strange: Option<Vec<String>>,
    /// Sheets with questions that the given map does not fit.
    unmapped: Vec<Unmapped>,
    /// Why the given map does not fit sheets that it names.
    misnamed: Vec<String>,
}

impl<'a> Found<'a> {
    /// Nothing yet.
    pub fn new(reading: &'a Reading<'a>) -> Self {
        Self {
            reading,
            official: Vec::new(),
            portal: Vec::new(),
            others: Vec::new(),
            bare: Vec::new(),
            misfit: None,
            strange: None,
            unmapped: Vec::new(),
            misnamed: Vec::new(),
        }
    }

    /// Looks at a sheet.
    pub fn look(&mut self, sheet: &SheetName, source: &mut Source) -> Result<(), ReadError> {
        let Reading { instrument, lore, map, .. } = *self.reading;
        let grid = source.grid(&sheet.name)?;
        let named = map.is_some_and(|map| map.names(&sheet.name));
        // Whoever names a hidden sheet wants it as much as a visible one.
        let sheet = &SheetName { visible: sheet.visible || named, ..sheet.clone() };
        let columns = match self.mapped(sheet, &grid) {
            Ok(columns) => columns,
            Err(faults) if named => {
                self.misnamed.extend(faults);
                return Ok(());
            }
            Err(faults) => {
                self.strange.get_or_insert_with(|| faults.clone());
                let at = sheet_at(sheet, &grid, lore);
                let unnamed = map.is_some_and(|map| !map.sheets.is_empty());
                let (holds, headed) = match Headed::find(instrument, grid, lore) {
                    Ok(headed) => (true, Some(headed)),
                    Err(grid) => (join::lists(instrument, &grid), None),
                };
                if sheet.visible && holds {
                    self.unmapped.push(Unmapped { at, headed, faults, unnamed });
                }
                return Ok(());
            }
        };
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
                Err(detail) if !is_portal(instrument, &sheet.name) => {
                    self.others.push((sheet.clone(), headed));
                    self.note_misfit(&sheet.name, &detail, None);
                    return Ok(());
                }
                Err(_) if headed.columns.map.is_some() => {
                    return self.look_by_rows(sheet, headed.grid, Ok(headed.columns), source);
                }
                Err(_) => headed.grid,
            },
            Err(grid) => grid,
        };
        if is_portal(instrument, &sheet.name) {
            let columns = portal::columns(instrument, &grid, lore);
            return self.look_by_rows(sheet, grid, columns, source);
        }
        let at = || sheet_at(sheet, &grid, lore);
        if is_official(instrument, &sheet.name) {
            self.note_misfit(&sheet.name, NO_HEADINGS, (grid.last_row() > 0).then(at));
        }
        let lists = join::lists(instrument, &grid);
        // Numbers alone may be those of any list.
        let headed = || portal::columns(instrument, &grid, lore).is_ok_and(|columns| columns.heading_row > 0);
        let named = || headed() && ids::are_there(&ids::Names::of(instrument), &grid);
        if sheet.visible && (lists || named()) {
            self.bare.push(Bare { at: at(), lists });
        }
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
            Err(detail) => self.note_misfit(&sheet.name, &detail, None),
        }
        Ok(())
    }

    /// The columns of a sheet as the given map says, or a saved one whose headings it has; `Err` says why a given one does
    /// not fit.
    fn mapped(&self, sheet: &SheetName, grid: &Grid) -> Result<Option<Columns>, Vec<String>> {
        let Reading { instrument, lore, map, saved, sheet: asked, .. } = *self.reading;
        let layout = &instrument.workbook.official;
        if let Some(map) = map {
            let own = map.of_sheet(&sheet.name).ok_or_else(|| {
                // Of a sheet that was asked for, nobody has looked yet at what it holds.
                let holds =
                    || format!("lembar \"{}\" memuat isian, tetapi tidak disebut di dalamnya", sheet.name);
                vec![if asked.is_some() { map.unnamed(&sheet.name) } else { holds() }]
            })?;
            let meant = asked.is_some() || own.is_for(&sheet.name);
            debug_assert!(meant, "only sheets of the map are looked at");
            return own.columns(grid, layout, lore).map(Some);
        }
        let of_sheet = |map: &'a ColumnMap| map.of_sheet(&sheet.name);
        let mut found: Vec<Cow<'a, ColumnMap>> =
            saved.iter().filter(|map| map.is_for(&sheet.name)).filter_map(of_sheet).collect();
        found.retain(|map| map.is_found_in(grid));
        found.sort_by_key(|map| std::cmp::Reverse(map.headings.len()));
        Ok(found.into_iter().find_map(|map| map.columns(grid, layout, lore).ok()))
    }

    fn note_misfit(&mut self, name: &str, detail: &str, columns: Option<SheetAt>) {
        let detail = format!("lembar \"{name}\": {detail}");
        self.misfit.get_or_insert_with(|| Misfit { name: name.to_owned(), detail, columns });
    }

    fn candidate(sheet: &SheetName, (mut imported, laid): (Imported, Laid)) -> Candidate {
        let year = imported.year.or_else(|| year_in(&sheet.name));
        imported.year = year;
        Candidate { name: sheet.name.clone(), visible: sheet.visible, year, imported, laid }
    }

    /// Takes the best sheet, or everything of sheets that each hold a part; says what was left.
    pub fn choose(mut self, source: &mut Source, names: Vec<String>) -> Result<Chosen, ReadError> {
        if !self.misnamed.is_empty() {
            return Err(ReadError::ColumnMap { faults: self.misnamed });
        }
        let year = self.reading.year;
        let (official, portal) = (std::mem::take(&mut self.official), std::mem::take(&mut self.portal));
        let (official, mut left) = self.best(official)?;
        let (portal, left_portal) = self.best(portal)?;
        left.extend(left_portal);
        let (mut imported, laid) = match (official, portal) {
            (None, None) => return self.join(source, names).map(|chosen| dated(chosen, year)),
            (Some(one), None) | (None, Some(one)) => take(one),
            // A hidden sheet adds nothing to a visible one, and another year's nothing to this one's.
            (Some(official), Some(portal)) if self.are_twins(&official, &portal) => {
                let laid = vec![official.laid, portal.laid];
                let own = source.sheets().iter().any(|sheet| sheet.name == OWN_SHEET);
                (both((official.name, official.imported), (portal.name, portal.imported), own), laid)
            }
            (Some(one), Some(other)) => {
                let (best, rest) = self.best(vec![one, other])?;
                left.extend(rest);
                best.map(take).unwrap_or_default()
            }
        };
        imported.quirks.extend(left.iter().map(Self::left));
        let Reading { instrument, .. } = *self.reading;
        let told = |name: &str| self.misfit.as_ref().is_some_and(|misfit| misfit.name == name);
        let mut others = std::mem::take(&mut self.others);
        others.retain(|(sheet, _)| {
            !told(&sheet.name)
                || !(is_official(instrument, &sheet.name) || is_portal(instrument, &sheet.name))
        });
        let parts = join::left_parts(self.reading, others, &imported, source);
        imported.quirks.extend(parts);
        if let Some(Misfit { name, detail, .. }) = self.misfit
            && (is_official(instrument, &name) || is_portal(instrument, &name))
        {
            let message = format!("Susunan {detail}; Pilar tidak memakai lembar itu.");
            imported.quirks.push(Quirk { code: "lembar_tidak_cocok", place: name, message });
        }
        Ok(dated((imported, laid), year))
    }

    /// How well a sheet's year is the assessment's: 2 the same, 1 when it tells none, 0 another.
    fn fits(&self, year: Option<u16>) -> u8 {
        year.map_or(1, |year| if year == self.reading.year { 2 } else { 0 })
    }

    /// Whether two sheets, the annex's and `PortalRB`'s, hold the same assessment.
    fn are_twins(&self, one: &Candidate, other: &Candidate) -> bool {
        let strange = |sheet: &Candidate| self.fits(sheet.year) == 0;
        let blank = is_blank(&one.imported) || is_blank(&other.imported);
        let told = one.year.is_some() && other.year.is_some();
        let same = one.year == other.year
            || blank
            || !(strange(one) || strange(other))
            || (!told && agree(&one.imported, &other.imported));
        one.visible == other.visible && same
    }

    /// The best of the sheets of one layout, and the others: visible before hidden, of the year before of none before
    /// of another, with more answers before with fewer.
    fn best(&self, mut all: Vec<Candidate>) -> Result<(Option<Candidate>, Vec<Candidate>), ReadError> {
        let rank = |sheet: &Candidate| (sheet.visible, self.fits(sheet.year), filled(&sheet.imported));
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

    /// Joins sheets that each hold a part of the tree; `Err` says why there is nothing to join.
    fn join(self, source: &mut Source, names: Vec<String>) -> Result<Chosen, ReadError> {
        let Reading { instrument, map, .. } = *self.reading;
        if let Some(chosen) = join::join(self.reading, self.others, &self.bare, &self.unmapped, source)? {
            return Ok(chosen);
        }
        let bare = || {
            let Bare { at, .. } = self.bare.into_iter().next()?;
            let detail = format!("lembar \"{}\": {NO_HEADINGS}", at.sheet);
            Some(Misfit { name: at.sheet.clone(), detail, columns: Some(at) })
        };
        Err(match (self.misfit, self.strange) {
            // A map that fits nowhere is what is wrong; rows that do not fit it may be.
            (None, Some(faults)) => ReadError::ColumnMap { faults },
            (Some(misfit), _) if map.is_some() => ReadError::ColumnMap { faults: vec![misfit.detail] },
            (misfit, None) => match misfit.or_else(bare) {
                Some(Misfit { detail, columns, .. }) => refused(instrument, detail, columns),
                None => ReadError::NoSheet { found: names },
            },
            (Some(Misfit { detail, columns, .. }), _) => refused(instrument, detail, columns),
        })
    }
}

/// A sheet, and where its headings seem to end.
fn sheet_at(sheet: &SheetName, grid: &Grid, lore: &Lore) -> SheetAt {
    SheetAt { sheet: sheet.name.clone(), heading_row: heading_row(grid, lore), beside: Vec::new() }
}

/// The row that has most of the words for headings; 0 when none has one.
fn heading_row(grid: &Grid, lore: &Lore) -> u32 {
    let told = |row: u32| {
        let texts = grid.row(row).map(|(column, _)| compact(&grid.text(row, column)));
        texts.filter(|text| lore.role(text, lore.reviewers(text).is_some()).is_some()).count()
    };
    let rows = (1..=grid.last_row().min(HEADING_ROWS)).rev().map(|row| (told(row), row));
    rows.max_by_key(|(told, _)| *told).filter(|(told, _)| *told > 0).map_or(0, |(_, row)| row)
}

/// Says where the sheets that were taken are another year's.
fn dated((mut imported, laid): Chosen, year: u16) -> Chosen {
    if let Some(told) = imported.year.filter(|told| *told != year) {
        let message = other_year(told, year);
        let place = laid.first().map_or_else(String::new, |sheet| sheet.name.clone());
        imported.quirks.push(Quirk { code: "tahun_berbeda", place, message });
    }
    (imported, laid)
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

/// Whether two sheets say different things.
fn differs(one: &Imported, other: &Imported) -> bool {
    let said = |imported: &Imported| {
        let mut rows = imported.rows.clone();
        for row in &mut rows {
            row.place.clear();
            row.evidence_place = None;
        }
        let unreadable: Vec<_> =
            imported.unreadable.iter().map(|row| (row.soal, row.value.clone())).collect();
        (rows, unreadable)
    };
    said(one) != said(other)
}
