use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use pilar_core::assessment::Assessment;
use pilar_core::journal::{Digest, Subject};
use pilar_core::proposal::{Item, Key, KitFile};
use pilar_store::Blob;
use serde::{Deserialize, Serialize};
use serde_json::json;
use uuid::Uuid;

use super::data::{requirements, typed_key};
use crate::clock;
use crate::error::{ProposalError, Result};
use crate::evidence::attach::name_of;
use crate::evidence::attach_files::store_one;
use crate::session::Session;

/// Largest file that is read again only to see whether it is the same, in bytes.
const LARGEST_READ: u64 = 64 << 20;
/// What to know of a file that was made of a letter's fields.
const UNSIGNED: &str =
    "dibuat dari kolom surat dan belum ditandatangani; ganti dengan yang sudah ditandatangani.";

/// A file of the kit, or the place for one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct KitItemView {
    /// Its key.
    pub key: String,
    /// What it is.
    pub name: String,
    /// Whether a kit is complete without it.
    pub optional: bool,
    /// `belum`, `ada`, `diperiksa`, `berubah` (since it was checked) or `hilang`.
    pub state: &'static str,
    /// The same for people.
    pub state_name: &'static str,
    /// Name of the file.
    pub file: Option<String>,
    /// Its size in bytes.
    #[ts(type = "number | null")]
    pub size: Option<u64>,
    /// Who put it in; `None` where nobody did, or an earlier version did not say.
    pub put_by: Option<String>,
    /// The day it was put in.
    pub put_on: Option<String>,
    /// Who checked it.
    pub checked_by: Option<String>,
    /// The day it was checked.
    pub checked_on: Option<String>,
    /// Key of the letter that makes it.
    pub letter: Option<String>,
    /// Key of the condition that it proves.
    pub condition: Option<String>,
    /// What to look at before it is called right.
    pub check: String,
    /// Where it is asked for.
    pub asked_by: String,
    /// Whether it is a letter as it was made here, which nobody has signed.
    pub unsigned: bool,
    /// What to know of it, sentences; empty for nothing.
    pub notice: String,
    /// Whether the file that a copy was taken of is another one now.
    #[serde(skip)]
    #[ts(skip)]
    pub(super) original_changed: bool,
}

impl KitItemView {
    /// Whether the kit has it.
    pub fn is_there(&self) -> bool {
        !matches!(self.state, "belum" | "hilang")
    }
}

/// Where a file was when it was put in, so that a later change is noticed. It stays on this machine.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct Origin {
    path: PathBuf,
    size: u64,
    modified: u64,
    digest: String,
}

/// Every file that the unit's target needs.
pub(super) fn items(session: &Session, loaded: &Assessment) -> Result<Vec<KitItemView>> {
    let target = loaded.profile.target.as_str();
    requirements()?.items(target).map(|item| view(session, loaded, item)).collect()
}

fn view(session: &Session, loaded: &Assessment, item: &Item) -> Result<KitItemView> {
    let file = loaded.proposal.files.get(&item.key);
    let check = loaded.proposal.checks.get(&item.key);
    let (state, state_name) = match file {
        None => ("belum", "belum ada"),
        Some(file) if session.workspace.blob(&file.sha256)?.is_none() => ("hilang", "isinya hilang"),
        Some(file) => match check {
            None => ("ada", "belum diperiksa"),
            Some(check) if check.digest == file.sha256 => ("diperiksa", "sudah diperiksa"),
            Some(_) => ("berubah", "berubah sejak diperiksa"),
        },
    };
    let mut original_changed = false;
    let notice = match (state, file) {
        ("hilang", Some(file)) => gone(&file.name),
        ("berubah", Some(file)) => {
            format!("\"{}\" diganti sesudah diperiksa; periksa kembali.", file.name)
        }
        (_, Some(file)) => {
            let (moved, notice) = moved(session, loaded.id, &item.key, file)?;
            original_changed = matches!(moved, Moved::Changed);
            if file.made_of.is_some() { UNSIGNED.into() } else { notice }
        }
        (_, None) if check.is_some() => "berkas yang pernah diperiksa sudah dikeluarkan.".into(),
        (_, None) => String::new(),
    };
    let put = file.filter(|file| !file.by.is_empty());
    let counts = check.filter(|_| file.is_some());
    Ok(KitItemView {
        key: item.key.to_string(),
        name: item.name.clone(),
        optional: item.optional,
        state,
        state_name,
        file: file.map(|file| file.name.clone()),
        size: file.map(|file| file.size),
        put_by: put.map(|file| file.by.clone()),
        put_on: put.and_then(|file| file.on).map(|day| day.to_string()),
        checked_by: counts.map(|check| check.by.clone()),
        checked_on: counts.map(|check| check.on.to_string()),
        letter: item.letter.as_ref().map(Key::to_string),
        condition: item.condition.as_ref().map(Key::to_string),
        check: item.check.clone(),
        asked_by: item.source.clone(),
        unsigned: file.is_some_and(|file| file.made_of.is_some()),
        notice,
        original_changed,
    })
}

/// The item with this key, of those that the unit's target needs.
pub(super) fn find_item(loaded: &Assessment, given: &str) -> Result<&'static Item> {
    let data = requirements()?;
    let target = loaded.profile.target.as_str();
    let key = typed_key(given);
    let found = data.item.iter().find(|item| item.is_for(target) && Some(&item.key) == key.as_ref());
    found.ok_or_else(|| {
        let known = data.item.iter().filter(|item| item.is_for(target)).map(|item| item.key.to_string());
        ProposalError::UnknownItem { given: given.to_owned(), known: known.collect() }.into()
    })
}

/// Takes a copy of a file for an item; the caller writes it into the journal.
pub(super) fn take_in(session: &mut Session, loaded: &Assessment, key: &Key, path: &Path) -> Result<KitFile> {
    session.require_right(loaded, &Subject::Kit(key.clone()), &json!({}))?;
    let blob = store_one(&mut session.workspace, path)?;
    remember(session, loaded.id, key, path, &blob.sha256)?;
    Ok(file_of(session, loaded, name_of(path), blob))
}

/// What the journal says of content that whoever acts puts in today.
pub(super) fn file_of(session: &Session, loaded: &Assessment, name: String, blob: Blob) -> KitFile {
    KitFile {
        name,
        sha256: blob.sha256,
        size: blob.size,
        media: blob.media,
        target: loaded.profile.target.clone(),
        by: session.actor.name.clone(),
        on: Some(clock::now_local().date_naive()),
        ..KitFile::default()
    }
}

/// What to know of a file whose content is not here.
pub(super) fn gone(name: &str) -> String {
    format!(
        "isi \"{name}\" tidak ada di ruang kerja ini; masukkan lagi, atau susun di komputer yang memilikinya."
    )
}

/// What became of the file that an item's copy was taken of, and what to know of that, a sentence.
pub(super) fn moved(
    session: &Session,
    assessment: Uuid,
    key: &Key,
    file: &KitFile,
) -> Result<(Moved, String)> {
    Ok(match origin(session, assessment, key, file)? {
        None | Some((Moved::Same, _)) => (Moved::Same, String::new()),
        Some((Moved::Gone, place)) => {
            (Moved::Gone, format!("berkas asalnya {place} tidak ada lagi; salinannya aman di ruang kerja."))
        }
        Some((Moved::Changed, place)) => (
            Moved::Changed,
            format!("berkas asalnya {place} berubah sejak dimasukkan; masukkan lagi bila itu yang benar."),
        ),
    })
}

fn setting(assessment: Uuid, key: &Key) -> String {
    format!("kit/{assessment}/{key}")
}

fn remember(session: &mut Session, assessment: Uuid, key: &Key, path: &Path, digest: &str) -> Result<()> {
    // A place that cannot be looked at is not remembered: the copy is what counts.
    let Some((size, modified)) = looked_at(path) else { return Ok(()) };
    let path = path.canonicalize().unwrap_or_else(|_| path.to_path_buf());
    let origin = Origin { path, size, modified, digest: digest.to_owned() };
    Ok(session.workspace.set_setting(&setting(assessment, key), &json!(origin))?)
}

fn looked_at(path: &Path) -> Option<(u64, u64)> {
    let about = std::fs::metadata(path).ok().filter(std::fs::Metadata::is_file)?;
    let modified = about.modified().ok()?.duration_since(UNIX_EPOCH).ok()?;
    Some((about.len(), u64::try_from(modified.as_millis()).ok()?))
}

/// What became of a file that a copy was taken of.
pub(super) enum Moved {
    /// Nothing, or nobody knows.
    Same,
    /// It is not there any more.
    Gone,
    /// It says something else now.
    Changed,
}

/// What became of the file that an item's copy was taken of, and where it was; `None` where it was never here.
fn origin(session: &Session, assessment: Uuid, key: &Key, file: &KitFile) -> Result<Option<(Moved, String)>> {
    let Some(value) = session.workspace.setting(&setting(assessment, key))? else { return Ok(None) };
    // What another version remembers otherwise says nothing, and neither does what another copy took the place of.
    let read = serde_json::from_value::<Origin>(value).ok();
    let Some(origin) = read.filter(|origin| origin.digest == file.sha256) else { return Ok(None) };
    let moved = match looked_at(&origin.path) {
        None => Moved::Gone,
        Some(seen) if seen == (origin.size, origin.modified) => Moved::Same,
        Some((size, _)) if size == origin.size && same_content(&origin) => Moved::Same,
        Some(_) => Moved::Changed,
    };
    Ok(Some((moved, origin.path.display().to_string())))
}

fn same_content(origin: &Origin) -> bool {
    let small = origin.size <= LARGEST_READ;
    small && std::fs::read(&origin.path).is_ok_and(|bytes| Digest::of(&[&bytes]).to_string() == origin.digest)
}
