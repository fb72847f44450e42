//! Pictures in the rows of a workbook that become evidence of their inputs.

use std::collections::BTreeMap;
use std::path::Path;

use pilar_core::assessment::{Assessment, DocumentAbout};
use pilar_core::instrument::{Input, Instrument};
use pilar_files::imported::Picture;
use pilar_files::xlsx::read::picture;
use pilar_store::{Acting, BlobLimits};

use crate::error::Result;
use crate::evidence::attach::{Arrival, LARGEST_FILE, known_contents, stem};
use crate::exchange::import_outcome::PictureView;
use crate::session::Session;

/// The pictures with the names they are attached under: the input's code, and which one of it.
pub(super) fn named(instrument: &Instrument, pictures: &[Picture]) -> Vec<PictureView> {
    let mut counts: BTreeMap<u32, usize> = BTreeMap::new();
    let view = |picture: &Picture| {
        let (_, input) = instrument.input(picture.soal)?;
        let n = counts.entry(picture.soal).or_default();
        *n += 1;
        let ending = picture.part.rsplit_once('.').map_or("", |(_, ending)| ending).to_lowercase();
        let (code, place) = (input.code.clone(), picture.place.clone());
        Some(PictureView { name: format!("Gambar {code} {n}.{ending}"), code, place, size: picture.size })
    };
    pictures.iter().filter_map(view).collect()
}

/// Pictures whose content is stored, to be attached in the action of the import.
pub(super) struct Pictures<'a> {
    arrivals: Vec<(&'a Input, Arrival)>,
    known: BTreeMap<String, uuid::Uuid>,
}

impl<'a> Pictures<'a> {
    /// Takes the pictures out of a workbook and stores their content; a failure leaves nothing.
    pub fn store(
        session: &mut Session,
        path: &Path,
        instrument: &'a Instrument,
        pictures: &[Picture],
        existing: Option<&Assessment>,
    ) -> Result<Self> {
        let limits = BlobLimits { max_bytes: LARGEST_FILE };
        let mut storing = session.workspace.storing()?;
        for one in pictures {
            let content = match picture(path, one) {
                Ok(content) => content,
                Err(error) => {
                    storing.abandon()?;
                    return Err(error.into());
                }
            };
            storing.put(&mut content.as_slice(), &limits, &mut |_| true)?;
        }
        let views = named(instrument, pictures);
        let blobs = storing.finish()?;
        let arrival = |((one, view), blob): ((&Picture, PictureView), _)| {
            let about = DocumentAbout { title: stem(&view.name), ..DocumentAbout::default() };
            let (_, input) = instrument.input(one.soal)?;
            Some((input, Arrival { name: view.name, blob, about }))
        };
        let arrivals = pictures.iter().zip(views).zip(blobs).filter_map(arrival).collect();
        Ok(Self { arrivals, known: existing.map(known_contents).unwrap_or_default() })
    }

    /// Attaches them.
    pub fn attach(self, acting: &mut Acting<'_>) -> Result<()> {
        let Self { arrivals, mut known } = self;
        for (input, arrival) in arrivals {
            arrival.attach(acting, &mut known, input, None)?;
        }
        Ok(())
    }
}
