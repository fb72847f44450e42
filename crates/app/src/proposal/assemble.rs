use std::path::{Path, PathBuf};

use pilar_core::assessment::Assessment;
use pilar_core::dates;
use pilar_core::proposal::Measure;
use pilar_files::blocks::PrintOptions;
use pilar_files::pdf::pdf_bytes;
use pilar_files::proposal::{
    ConditionLine, ContentLine, ContentsList, KitEntry, compose_contents, write_kit,
};
use pilar_files::safe_name::safe_name;
use serde::Deserialize;
use uuid::Uuid;

use super::data::requirements;
use super::items::KitItemView;
use super::kit::{KitView, kit_of};
use crate::error::{ProposalError, Result};
use crate::exchange::Exported;
use crate::exchange::destination::{destination, ending};
use crate::exchange::export_package::Stored;
use crate::session::Session;
use crate::{MADE_BY, clock};

/// A kit that is to be put together.
#[derive(Debug, Clone, Deserialize, ts_rs::TS)]
pub struct ExportKit {
    /// The assessment.
    pub assessment: Uuid,
    /// A `.zip`, a folder that is not there yet or empty, or another one in which the kit gets a folder of its own.
    pub output: PathBuf,
}

/// Puts the kit together in the order of the portal, with a list of its contents; every content is read back and hashed
/// before the kit gets its name. What is missing is told and stands in the list as missing.
pub fn export_kit(session: &Session, given: &ExportKit) -> Result<Exported> {
    let loaded = session.assessment(given.assessment)?;
    let view = kit_of(session, &loaded)?;
    let name = format!("Berkas Pengusulan {} {}", loaded.profile.unit, loaded.profile.year);
    let is_empty =
        |folder: &Path| std::fs::read_dir(folder).is_ok_and(|mut entries| entries.next().is_none());
    let path = if is_empty(&given.output) {
        given.output.clone()
    } else {
        destination(session, &given.output, &name)?
    };
    if !matches!(ending(&path).as_str(), "" | "zip") && !given.output.is_dir() {
        return Err(ProposalError::KitPlace.into());
    }
    let mut entries = Vec::new();
    let mut lines = Vec::new();
    let mut size = 0;
    for (item, name) in kit_names(&view.items) {
        let file = loaded.proposal.files.iter().find(|(key, _)| key.as_str() == item.key);
        if let (Some(name), Some((_, file))) = (&name, file) {
            size += file.size;
            entries.push(KitEntry::Stored { name: name.clone(), sha256: file.sha256.clone() });
        }
        lines.push(line(item, name.unwrap_or_default()));
    }
    let list = compose_contents(&contents(&loaded, &view, lines));
    let bytes = pdf_bytes(&list, &PrintOptions::default())?;
    size += bytes.len() as u64;
    entries.insert(0, KitEntry::Made { name: "00 Daftar Isi.pdf".into(), bytes });
    let mut stored = Stored { workspace: &session.workspace, failed: None };
    let written = write_kit(&entries, &mut stored, &path);
    if let Some(error) = stored.failed.filter(|_| written.is_err()) {
        return Err(error.into());
    }
    written?;
    Ok(Exported { path, size, notices: view.notices })
}

/// The items of a kit with the names that their files get in it; none for a file that is not there.
pub(super) fn kit_names(items: &[KitItemView]) -> Vec<(&KitItemView, Option<String>)> {
    let wanted = items.iter().filter(|item| !item.optional || item.is_there());
    let name = |(number, item): (usize, &KitItemView)| {
        let file = item.file.as_ref().filter(|_| item.is_there());
        file.map(|file| safe_name(&format!("{number:02} {} - {file}", item.name)))
    };
    (1..).zip(wanted).map(|(number, item)| (item, name((number, item)))).collect()
}

fn line(item: &KitItemView, file: String) -> ContentLine {
    let checked = match (&item.checked_by, &item.checked_on, item.state) {
        (Some(by), Some(on), "diperiksa") => format!("{by}, {}", dates::in_words(on)),
        _ => String::new(),
    };
    ContentLine { name: item.name.clone(), file, optional: item.optional, unsigned: item.unsigned, checked }
}

/// A value of a condition as a document says it: `ya` as `Ya`, a number with its unit.
fn shown(key: &str, value: &str) -> String {
    let measure = requirements().ok().map(|data| data.measure(key));
    match measure {
        Some(Measure::Yes | Measure::Since { .. }) => upper_first(value),
        Some(Measure::Number { unit, .. }) if !value.is_empty() && !value.ends_with(unit.as_str()) => {
            format!("{value}{unit}")
        }
        _ => value.to_owned(),
    }
}

fn upper_first(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

fn contents(loaded: &Assessment, view: &KitView, lines: Vec<ContentLine>) -> ContentsList {
    let conditions = view.conditions.iter().map(|it| ConditionLine {
        condition: it.condition.clone(),
        value: shown(&it.key, &it.value),
        source: it.source.clone(),
        judgement: if it.why.is_empty() {
            it.judgement_name.to_owned()
        } else {
            format!("{}: {}", it.judgement_name, it.why)
        },
    });
    ContentsList {
        id: loaded.id.to_string(),
        unit: loaded.profile.unit.clone(),
        instansi: loaded.profile.instansi.clone(),
        year: loaded.profile.year,
        target: view.target_name.clone(),
        lines,
        conditions: conditions.collect(),
        made_at: clock::now_local(),
        made_by: MADE_BY.into(),
    }
}
