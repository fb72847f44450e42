//! Pictures that float over the cells of a sheet: where they stand, and their content once somebody wants it.

use std::collections::BTreeMap;
use std::io::{BufReader, Read};
use std::path::Path;

use pilar_core::instrument::SoalId;
use quick_xml::Reader;
use quick_xml::events::Event;
use zip::ZipArchive;

use super::grid::Grid;
use crate::imported::{Picture, Quirk};
use crate::read_error::ReadError;
use crate::xlsx::guard::{self, MEGABYTE, too_large};
use crate::xlsx::recalculate::{Archive, attribute, entry};
use crate::xlsx::relations::{archive, part_of, targets};

/// Largest picture that is taken out of a workbook, in bytes.
const LARGEST: u64 = 100 * MEGABYTE;
/// Pictures of a sheet that are told apart.
const MOST: usize = 10_000;

/// A picture and the rows (one-based) it covers; those of one that stands nowhere are 0.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Anchored {
    /// First row.
    pub from: u32,
    /// Last row.
    pub to: u32,
    /// Its part of the workbook.
    pub part: String,
    /// Size in bytes; 0 where the workbook does not hold its content.
    pub size: u64,
}

/// The pictures over a sheet, and whether all of them were seen.
#[derive(Debug, Default)]
pub(crate) struct Pictures {
    /// From the top down.
    pub found: Vec<Anchored>,
    /// Whether the sheet has drawings that cannot be read; what they hold is nobody's guess.
    pub unread: bool,
}

/// The pictures over a sheet of an `.xlsx` file.
pub(crate) fn over(path: &Path, sheet: &str) -> Result<Pictures, ReadError> {
    let mut archive = archive(path)?;
    let mut pictures = Pictures::default();
    let Some(part) = part_of(&mut archive, sheet)? else { return Ok(pictures) };
    // Answers do not depend on a picture, nor on a chart.
    let drawings = targets(&mut archive, &part, "/drawing");
    pictures.unread = drawings.is_err();
    for drawing in drawings.unwrap_or_default().into_values() {
        match of_drawing(&mut archive, &drawing) {
            Ok(found) => pictures.found.extend(found),
            Err(_) => pictures.unread = true,
        }
    }
    pictures.found.sort_by_key(|picture| picture.from);
    pictures.found.truncate(MOST);
    Ok(pictures)
}

/// The pictures of a drawing, by its part.
fn of_drawing(archive: &mut Archive, drawing: &str) -> Result<Vec<Anchored>, ReadError> {
    let images = targets(archive, drawing, "/image")?;
    let xml = entry(archive, drawing).map_err(|_| ReadError::Damaged)?;
    let mut found = Vec::new();
    for (from, to, id) in anchors(&xml)? {
        let part = images.get(&id).cloned().unwrap_or_default();
        let size = archive.by_name(&part).map_or(0, |image| image.size());
        found.push(Anchored { from, to, part, size });
    }
    Ok(found)
}

/// First and last row (one-based, 0 where none is said) and the relation of every picture of a drawing.
fn anchors(xml: &str) -> Result<Vec<(u32, u32, String)>, ReadError> {
    let mut reader = Reader::from_str(xml);
    let (mut found, mut rows, mut reading) = (Vec::new(), Vec::new(), false);
    loop {
        match reader.read_event().map_err(|_| ReadError::Damaged)? {
            Event::Start(element) | Event::Empty(element) => match element.local_name().as_ref() {
                "oneCellAnchor" | "twoCellAnchor" | "absoluteAnchor" => rows.clear(),
                "row" => reading = true,
                "blip" => {
                    let named = |name: &str| attribute(&element, name).map_err(|_| ReadError::Damaged);
                    if let Some(id) = named("embed")?.map_or_else(|| named("link"), |id| Ok(Some(id)))? {
                        let first = rows.first().copied().unwrap_or(0);
                        found.push((first, rows.last().copied().unwrap_or(first), id));
                    }
                }
                _ => {}
            },
            Event::Text(text) if reading => {
                rows.extend(text.trim().parse::<u32>().ok().and_then(|row| row.checked_add(1)));
            }
            Event::End(_) => reading = false,
            Event::Eof => return Ok(found),
            _ => {}
        }
    }
}

/// The pictures that stand in the rows of inputs, and what is said of all of them.
pub(crate) fn of_inputs(
    grid: &Grid,
    pictures: &Pictures,
    rows: &BTreeMap<SoalId, u32>,
) -> (Vec<Picture>, Vec<Quirk>) {
    let unread = pictures.unread.then(|| Quirk {
        code: "gambar_tidak_terbaca",
        place: grid.name.clone(),
        message: "Gambar atau grafik di lembar ini tidak terbaca; Pilar tidak mengambilnya.".to_owned(),
    });
    let (pictures, gone): (Vec<&Anchored>, Vec<&Anchored>) =
        pictures.found.iter().partition(|picture| picture.size > 0);
    let gone = gone.first().map(|first| Quirk {
        code: "gambar_tanpa_isi",
        place: format!("{}!{}", grid.name, first.from.max(1)),
        message: format!(
            "{} gambar di lembar ini kosong atau hanya merujuk ke berkas lain; Pilar tidak mengambilnya.",
            gone.len()
        ),
    });
    let mut by_row: BTreeMap<u32, SoalId> = BTreeMap::new();
    for (soal, row) in rows {
        by_row.entry(*row).or_insert(*soal);
    }
    let (mut found, mut counts): (Vec<Picture>, BTreeMap<u32, usize>) = (Vec::new(), BTreeMap::new());
    for picture in &pictures {
        let at = by_row.range(picture.from..=picture.to.max(picture.from)).next();
        let Some((row, soal)) = at else { continue };
        *counts.entry(*row).or_default() += 1;
        let place = format!("{}!{row}", grid.name);
        found.push(Picture { soal: *soal, place, part: picture.part.clone(), size: picture.size });
    }
    let Some(first) = pictures.first() else { return (found, gone.into_iter().chain(unread).collect()) };
    let at = counts.iter().map(|(row, count)| format!("baris {row} ({count})"));
    let named = at.collect::<Vec<_>>().join(", ");
    let elsewhere = pictures.len() - found.len();
    let message = match (found.len(), elsewhere) {
        (0, all) => {
            format!("{all} gambar di lembar ini tidak berada di baris isian; Pilar tidak mengambilnya.")
        }
        (all, 0) => format!("{all} gambar menempel di {named}; gambar hanya dilampirkan bila diminta."),
        (all, other) => format!(
            "{all} gambar menempel di {named} dan hanya dilampirkan bila diminta; {other} gambar lain tidak berada di \
             baris isian dan tidak diambil."
        ),
    };
    let place = format!("{}!{}", grid.name, first.from.max(1));
    let told = Quirk { code: "gambar_menempel", place, message };
    (found, std::iter::once(told).chain(gone).chain(unread).collect())
}

/// The content of a picture of a workbook.
///
/// # Errors
/// [`ReadError::TooLarge`], or whatever keeps the workbook from being read.
pub fn picture(path: &Path, picture: &Picture) -> Result<Vec<u8>, ReadError> {
    if picture.size > LARGEST {
        return Err(too_large(picture.size, LARGEST));
    }
    let file = guard::open_workbook(path)?;
    let mut archive: Archive = ZipArchive::new(BufReader::new(file)).map_err(|_| ReadError::Damaged)?;
    let part = archive.by_name(&picture.part).map_err(|_| ReadError::Damaged)?;
    let mut content = Vec::new();
    part.take(LARGEST).read_to_end(&mut content).map_err(|_| ReadError::Damaged)?;
    if content.len() as u64 == picture.size { Ok(content) } else { Err(ReadError::Damaged) }
}
