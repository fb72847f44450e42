use std::path::{Path, PathBuf};

use pilar_app::{Code, exchange};
use serde::Deserialize;
use ts_rs::TS;

use super::Nothing;
use crate::context::Context;
use crate::fault::{Answer, Fault, refused};
use crate::lock::lock;
use crate::platform::{Ask, Filter};
use crate::table::{Command, commands};

pub(crate) fn commands() -> Vec<Command> {
    commands![
        cancel_job,
        open_file,
        open_folder,
        open_guide,
        pick_file,
        pick_files,
        pick_folder,
        save_as,
        save_png,
        take_given_file,
    ]
}

#[derive(Deserialize, TS)]
struct Pick {
    title: String,
    filters: Vec<Filter>,
}

/// Asks for existing files; an empty list when the dialog was dismissed.
fn pick_files(context: &Context, given: Pick) -> Answer<Vec<PathBuf>> {
    context.platform.ask(&given.title, &given.filters, &Ask::Files)
}

/// Asks for one existing file.
fn pick_file(context: &Context, given: Pick) -> Answer<Option<PathBuf>> {
    Ok(context.platform.ask(&given.title, &given.filters, &Ask::File)?.pop())
}

#[derive(Deserialize, TS)]
struct PickFolder {
    title: String,
}

/// Asks for a folder.
fn pick_folder(context: &Context, given: PickFolder) -> Answer<Option<PathBuf>> {
    Ok(context.platform.ask(&given.title, &[], &Ask::Folder)?.pop())
}

#[derive(Deserialize, TS)]
struct SaveAs {
    title: String,
    name: String,
    filters: Vec<Filter>,
}

/// Asks where a new file goes.
fn save_as(context: &Context, given: SaveAs) -> Answer<Option<PathBuf>> {
    Ok(context.platform.ask(&given.title, &given.filters, &Ask::Save(given.name))?.pop())
}

#[derive(Deserialize, TS)]
struct OpenFolder {
    path: PathBuf,
}

/// Shows a file in the platform's file manager.
fn open_folder(context: &Context, given: OpenFolder) -> Answer<()> {
    context.platform.reveal(&given.path)
}

/// Opens a file that was just written in the program the system has for it. Only kinds that Pilar writes and that run
/// nothing.
fn open_file(context: &Context, given: OpenFolder) -> Answer<()> {
    let ending = given.path.extension().map(|ending| ending.to_string_lossy().to_ascii_lowercase());
    if !ending.is_some_and(|ending| WRITTEN.contains(&ending.as_str())) {
        return Err(Fault::new(Code::OptionDoesNotApply, "berkas ini tidak dibuka dari Pilar"));
    }
    context.platform.open(&given.path)
}

#[derive(Deserialize, TS)]
struct OpenGuide {
    /// The card for a Pokja member instead of the whole guide.
    card: bool,
}

/// Opens the printed guide that came with the program.
fn open_guide(context: &Context, given: OpenGuide) -> Answer<()> {
    let name = if given.card { "Kartu Pokja.pdf" } else { "Panduan Pilar.pdf" };
    let program = std::env::current_exe().ok();
    let found = program.as_deref().and_then(|program| beside(program, name));
    let found = found.ok_or_else(|| {
        Fault::new(Code::NoFile, &format!("berkas \"{name}\" tidak ada di sebelah program Pilar"))
    })?;
    context.platform.open(&found)
}

/// A file that is installed with a program: in its folder on Windows, with the documents of its package elsewhere, and in
/// a debug build where it is written.
fn beside(program: &Path, name: &str) -> Option<PathBuf> {
    let folder = program.parent()?;
    let mut places = vec![folder.join(name), folder.join("../share/doc/pilar").join(name)];
    if cfg!(debug_assertions) {
        places.extend(program.ancestors().map(|folder| folder.join("docs/panduan").join(name)));
    }
    places.into_iter().find(|place| place.is_file())
}

/// Endings of what Pilar writes for others to read.
const WRITTEN: [&str; 6] = ["pdf", "docx", "xlsx", "png", "json", "csv"];

#[derive(Deserialize, TS)]
struct SavePng {
    path: PathBuf,
    bytes: Vec<u8>,
}

/// Writes a picture the page drew to a place chosen with [`save_as`].
fn save_png(_: &Context, given: SavePng) -> Answer<()> {
    exchange::save_picture(&given.path, &given.bytes).map_err(|error| refused(&error))
}

/// The file that the program was started with, once; `null` when there is none.
#[expect(clippy::unnecessary_wraps, reason = "the form of every command")]
fn take_given_file(context: &Context, _: Nothing) -> Answer<Option<PathBuf>> {
    Ok(lock(&context.given).take())
}

#[derive(Deserialize, TS)]
struct CancelJob {
    job: u32,
}

/// Asks long work to stop.
#[expect(clippy::unnecessary_wraps, reason = "the form of every command")]
fn cancel_job(context: &Context, given: CancelJob) -> Answer<()> {
    context.jobs.cancel(given.job);
    Ok(())
}
