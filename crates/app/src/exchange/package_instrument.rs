//! The instrument that a package or a database was made with: one that is here, or the one it brings along.

use pilar_core::assessment::Pin;
use pilar_core::instrument::{Instrument, LoadFault};
use pilar_files::ReadError;
use pilar_files::instrument_files::usable;
use pilar_files::package::{InstrumentFile, InstrumentPart};
use pilar_store::Workspace;

use crate::error::{AppError, InstrumentError, Result};
use crate::instruments::{self, Files, Lent};
use crate::session::added;

/// The most versions of its instrument that a package may bring along.
const MOST_VERSIONS: usize = 20;

/// The instrument of a package, known for as long as this lives.
pub(crate) struct PackageInstrument {
    /// What the package's assessment is measured with.
    pub instrument: &'static Instrument,
    /// What of it is not in the workspace, and lets it be known meanwhile.
    coming: Vec<Files>,
    lent: Lent,
}

impl PackageInstrument {
    /// Finds it among those that are here, or takes it from the package.
    ///
    /// # Errors
    /// What [`AppError`] says of an instrument that is not here; [`AppError::PackageContradicts`] where what the package
    /// brings along is not what it says.
    pub fn of(part: &InstrumentPart) -> Result<Self> {
        let fault = match known(part) {
            Ok(instrument) => return Ok(Self { instrument, coming: Vec::new(), lent: Lent::default() }),
            Err(fault) if part.added.is_empty() => return Err(fault),
            Err(AppError::OtherInstrument(name)) => return Err(AppError::OtherInstrument(name)),
            Err(fault) => fault,
        };
        let (coming, lent) = lent(part)?;
        match known(part) {
            Ok(instrument) if part.facts.is_some() => Ok(Self { instrument, coming, lent }),
            // It says what it brings, and brings something else.
            _ if !coming.is_empty() => Err(AppError::PackageContradicts(vec![format!(
                "berkas instrumen \"{}\" di paket ini tidak menghasilkan sidik fakta yang disebut paket itu ({})",
                part.name,
                part.facts.map_or_else(
                    || "tidak disebut".to_owned(),
                    |facts| facts.to_string().chars().take(12).collect()
                )
            )])),
            _ => Err(fault),
        }
    }

    /// What the reader should know of what comes along.
    pub fn notices(&self) -> Vec<String> {
        let Self { instrument, coming, .. } = self;
        if coming.is_empty() {
            return Vec::new();
        }
        let facts: String = instrument.facts.to_string().chars().take(12).collect();
        vec![format!(
            "Instrumen \"{}\" versi {} (sidik fakta {facts}) belum ada di ruang kerja ini dan ditambahkan dari paket.",
            instrument.name, instrument.version
        )]
    }

    /// Keeps in the workspace what comes along; what was kept before comes back with [`Kept::back`].
    pub fn keep(self, workspace: &mut Workspace) -> Result<Kept> {
        keep(workspace, self.coming, self.lent)
    }
}

/// Keeps instruments that came along in the workspace.
fn keep(workspace: &mut Workspace, coming: Vec<Files>, lent: Lent) -> Result<Kept> {
    if coming.is_empty() {
        return Ok(Kept(None));
    }
    let before = added::instruments(workspace)?;
    let all: Vec<Files> = before.iter().cloned().chain(coming).collect();
    added::keep(workspace, &all)?;
    lent.stay();
    instruments::take_added(&all);
    Ok(Kept(Some(before)))
}

/// The instruments of a database that are not here, known for as long as this lives. Those that are no instrument, or
/// another than one that is here, are left out: an assessment that needs them is refused by its pin.
#[derive(Default)]
pub(crate) struct DatabaseInstruments {
    coming: Vec<(&'static Instrument, Files)>,
    lent: Lent,
}

impl DatabaseInstruments {
    /// Lets those be known that assessments with these keys may need.
    pub fn of(source: &Workspace, keys: &[String]) -> Result<Self> {
        let mut found = Self::default();
        // What cannot be read brings nothing; an assessment that needs it says so.
        for files in added::instruments(source).unwrap_or_default() {
            let raw = files.into_iter().map(|(name, text)| (name, text.into_bytes())).collect();
            let Ok(files) = usable(raw) else { continue };
            let Ok(read) = instruments::read_files(&files) else { continue };
            let here = instruments::known()?;
            let same = |one: &&Instrument| one.key == read.key && one.version == read.version;
            let of_key = found.coming.iter().filter(|(one, _)| one.key == read.key).count();
            if !keys.contains(&read.key) || here.iter().any(same) || of_key == MOST_VERSIONS {
                continue;
            }
            if let Ok(instrument) = found.lent.lend(&files) {
                found.coming.push((instrument, files));
            }
        }
        Ok(found)
    }

    /// Leaves out those that no assessment with these keys is taken in with.
    pub fn retain(&mut self, keys: &[String]) {
        self.coming.retain(|(instrument, _)| keys.contains(&instrument.key));
    }

    /// What the reader should know of what comes along.
    pub fn notices(&self) -> Vec<String> {
        let told = |(instrument, _): &(&Instrument, Files)| {
            let facts: String = instrument.facts.to_string().chars().take(12).collect();
            format!(
                "instrumen \"{}\" versi {} (sidik fakta {facts}) belum ada di ruang kerja ini dan ditambahkan dari berkas \
                 itu.",
                instrument.name, instrument.version
            )
        };
        self.coming.iter().map(told).collect()
    }

    /// Keeps in the workspace what comes along; what was kept before comes back with [`Kept::back`].
    pub fn keep(self, workspace: &mut Workspace) -> Result<Kept> {
        keep(workspace, self.coming.into_iter().map(|(_, files)| files).collect(), self.lent)
    }
}

/// What was kept of instruments before a package or a database brought more.
pub(crate) struct Kept(Option<Vec<Files>>);

impl Kept {
    /// Takes away what was kept, after what it was kept for came to nothing.
    pub fn back(self, workspace: &mut Workspace) -> Result<()> {
        let Some(before) = self.0 else { return Ok(()) };
        added::keep(workspace, &before)?;
        instruments::take_added(&before);
        Ok(())
    }
}

/// Lets be known what a package brings along and is not here.
fn lent(part: &InstrumentPart) -> Result<(Vec<Files>, Lent)> {
    let (mut coming, mut lent) = (Vec::new(), Lent::default());
    let contradicts = |faults: Vec<String>| {
        let about = |fault| format!("berkas instrumen \"{}\" di paket ini: {fault}", part.name);
        AppError::PackageContradicts(faults.into_iter().map(about).collect())
    };
    if part.added.len() > MOST_VERSIONS {
        return Err(contradicts(vec![format!("lebih dari {MOST_VERSIONS} versi")]));
    }
    for files in &part.added {
        let raw = files.iter().map(|InstrumentFile { name, text }| (name.clone(), text.clone().into_bytes()));
        let files = match usable(raw.collect()) {
            Err(ReadError::Faults(faults)) => return Err(contradicts(faults)),
            other => other?,
        };
        let read = instruments::read_files(&files)
            .map_err(|error| contradicts(error.faults.iter().map(LoadFault::to_string).collect()))?;
        if read.key != part.key {
            return Err(contradicts(vec![format!("kuncinya \"{}\", bukan \"{}\"", read.key, part.key)]));
        }
        let here = instruments::known()?;
        let same = here.iter().find(|one| one.key == read.key && one.version == read.version);
        match same {
            Some(other) if other.facts != read.facts => {
                return Err(InstrumentError::SameVersion {
                    name: other.name.clone(),
                    version: other.version,
                }
                .into());
            }
            Some(_) => {}
            None => {
                lent.lend(&files).map_err(|error| contradicts(vec![error.to_string()]))?;
                coming.push(files);
            }
        }
    }
    Ok((coming, lent))
}

/// The instrument that is here and that a package was made with.
fn known(part: &InstrumentPart) -> Result<&'static Instrument> {
    let newest = instruments::by_key(&part.key)?;
    if part.version > newest.version {
        return Err(AppError::NewerInstrument {
            name: part.name.clone(),
            found: part.version,
            known: newest.version,
        });
    }
    let ours = instruments::pinned(&Pin {
        key: part.key.clone(),
        version: part.version,
        facts: part.facts,
        variant: part.variant.clone(),
    })?;
    let same = part
        .inputs
        .iter()
        .all(|theirs| ours.input(theirs.soal_id).is_some_and(|(_, input)| input.code == theirs.code));
    if same { Ok(ours) } else { Err(AppError::OtherInstrument(part.name.clone())) }
}
