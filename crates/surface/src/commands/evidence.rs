use std::path::PathBuf;

use pilar_app::evidence::{
    self, AddFolder, AttachBytes, AttachEvidence, AttachFiles, Attached, ChangedCopy, DatedDocuments,
    EvidenceDetails, FileOutcome, FindDuplicates, FolderAdded, LentCopy, MoveDocuments, PlanFolder,
    RemoveCopies, Tick, Waive,
};
use pilar_app::view::{Changed, DuplicatesView, EvidenceCheckView, FolderPlanView};
use serde::Deserialize;
use ts_rs::TS;
use uuid::Uuid;

use super::{Nothing, Of};
use crate::context::Context;
use crate::fault::{Answer, refused};
use crate::jobs::Job;
use crate::platform::Folder;
use crate::table::{Command, commands, long_commands};

pub(crate) fn commands() -> Vec<Command> {
    let mut all = commands![
        attach_bytes,
        changed_copies,
        date_documents,
        describe_evidence,
        detach_evidence,
        drop_copy,
        find_duplicates,
        keep_copy,
        link_evidence,
        move_documents,
        open_evidence,
        remove_copies,
        remove_document,
        save_evidence,
        take_back_copies,
        tick_requirement,
        verify_evidence,
        waive_requirement,
    ];
    all.extend(long_commands![add_folder, attach_files, plan_folder, revise_evidence]);
    all
}

/// A document of an assessment.
#[derive(Deserialize, TS)]
struct OneDocument {
    id: Uuid,
    document: Uuid,
}

/// Attaches files to an input; each file is told apart. Progress counts the bytes of all of them, so that one large file
/// moves the bar as well.
fn attach_files(
    context: &Context,
    given: AttachFiles,
    job: &mut Job<'_>,
) -> Answer<Changed<Vec<FileOutcome>>> {
    context.workspace.change_aside(given.assessment, |session| {
        let sizes: Vec<u64> =
            given.paths.iter().map(|path| path.metadata().map_or(0, |about| about.len())).collect();
        let total = sizes.iter().sum();
        evidence::attach_files(session, &given, &mut |at| {
            job.report(sizes.iter().take(at.file).sum::<u64>() + at.bytes, total)
        })
    })
}

/// Says what attaching a folder would do. Progress counts files, and has no total before all are known.
fn plan_folder(context: &Context, given: PlanFolder, job: &mut Job<'_>) -> Answer<FolderPlanView> {
    context.workspace.look(|session| {
        evidence::plan_folder(session, &given, &mut |done, of| job.report(done as u64, of as u64))
    })
}

/// Attaches files of a folder as a person decided. Progress counts files.
fn add_folder(context: &Context, given: AddFolder, job: &mut Job<'_>) -> Answer<Changed<FolderAdded>> {
    context.workspace.change_aside(given.assessment, |session| {
        evidence::add_folder(session, &given, &mut |at| job.report(at.file as u64, at.of as u64))
    })
}

#[derive(Deserialize, TS)]
struct ReviseEvidence {
    id: Uuid,
    code: String,
    document: Uuid,
    path: PathBuf,
}

/// Adds a file as the new revision of a document.
fn revise_evidence(context: &Context, given: ReviseEvidence, job: &mut Job<'_>) -> Answer<Changed<Attached>> {
    context.workspace.change_aside(given.id, |session| {
        let total = given.path.metadata().map_or(0, |about| about.len());
        let attach = AttachEvidence {
            assessment: given.id,
            code: given.code,
            path: given.path,
            title: None,
            year: None,
            triwulan: None,
            revises: Some(given.document.to_string()),
        };
        evidence::attach_evidence(session, &attach, &mut |bytes| job.report(bytes, total))
    })
}

/// Attaches content that has no file, such as a picture from the clipboard.
fn attach_bytes(context: &Context, given: AttachBytes) -> Answer<Changed<Attached>> {
    context.workspace.change(given.assessment, |session| evidence::attach_bytes(session, &given))
}

#[derive(Deserialize, TS)]
struct DetachEvidence {
    id: Uuid,
    code: String,
    document: Uuid,
}

/// Takes a document from an input; it stays in the library.
fn detach_evidence(context: &Context, given: DetachEvidence) -> Answer<Changed<bool>> {
    let document = given.document.to_string();
    context
        .workspace
        .change(given.id, |session| evidence::detach_evidence(session, given.id, &given.code, &document))
}

#[derive(Deserialize, TS)]
struct LinkEvidence {
    id: Uuid,
    document: Uuid,
    codes: Vec<String>,
}

/// Lets a document serve further inputs.
fn link_evidence(context: &Context, given: LinkEvidence) -> Answer<Changed<usize>> {
    let document = given.document.to_string();
    context
        .workspace
        .change(given.id, |session| evidence::link_evidence(session, given.id, &document, &given.codes))
}

#[derive(Deserialize, TS)]
struct DescribeEvidence {
    id: Uuid,
    document: Uuid,
    details: EvidenceDetails,
}

/// Says what a document is.
fn describe_evidence(context: &Context, given: DescribeEvidence) -> Answer<Changed<bool>> {
    let document = given.document.to_string();
    context
        .workspace
        .change(given.id, |session| evidence::describe_evidence(session, given.id, &document, &given.details))
}

#[derive(Deserialize, TS)]
struct DateDocuments {
    id: Uuid,
    groups: Vec<DatedDocuments>,
}

/// Says from when several documents are.
fn date_documents(context: &Context, given: DateDocuments) -> Answer<Changed<usize>> {
    context.workspace.change(given.id, |session| evidence::date_documents(session, given.id, &given.groups))
}

/// Lets documents serve one input and no other.
fn move_documents(context: &Context, given: MoveDocuments) -> Answer<Changed<usize>> {
    context.workspace.change(given.assessment, |session| evidence::move_documents(session, &given))
}

/// Says that a required document is not needed, or that it is.
fn waive_requirement(context: &Context, given: Waive) -> Answer<Changed<bool>> {
    context.workspace.change(given.assessment, |session| evidence::waive_requirement(session, &given))
}

/// Ticks a required document of a question, or takes the tick away.
fn tick_requirement(context: &Context, given: Tick) -> Answer<Changed<bool>> {
    context.workspace.change(given.assessment, |session| evidence::tick_requirement(session, &given))
}

/// Removes a document from the library.
fn remove_document(context: &Context, given: OneDocument) -> Answer<Changed<()>> {
    let document = given.document.to_string();
    context.workspace.change(given.id, |session| evidence::remove_document(session, given.id, &document))
}

/// The documents that are there more than once, and what would become of each.
fn find_duplicates(context: &Context, given: FindDuplicates) -> Answer<DuplicatesView> {
    context.workspace.run(|session| evidence::find_duplicates(session, &given))
}

/// Removes copies; those that stay take over what they lack.
fn remove_copies(context: &Context, given: RemoveCopies) -> Answer<Changed<usize>> {
    context.workspace.change(given.assessment, |session| evidence::remove_copies(session, &given))
}

#[derive(Deserialize, TS)]
struct SaveEvidence {
    id: Uuid,
    document: Uuid,
    folder: PathBuf,
}

/// Writes a document's file into a folder and gives its path.
fn save_evidence(context: &Context, given: SaveEvidence) -> Answer<PathBuf> {
    let document = given.document.to_string();
    context.workspace.run(|session| evidence::save_evidence(session, given.id, &document, &given.folder))
}

/// Hashes the content of every revision again.
fn verify_evidence(context: &Context, given: Of) -> Answer<Vec<EvidenceCheckView>> {
    context.workspace.look(|session| evidence::verify_evidence(session, given.id))
}

/// Opens a copy of a document, for reading only, in the program the platform has for it. The page warns about risky ones first.
fn open_evidence(context: &Context, given: OneDocument) -> Answer<()> {
    let copies = copies(context)?;
    let copy = context
        .workspace
        .run(|session| evidence::lend_evidence(session, given.id, given.document, &copies))?;
    context.platform.open(&copy)
}

/// Where the copies of documents are that other programs show.
pub(crate) fn copies(context: &Context) -> Answer<PathBuf> {
    Ok(context.platform.folder(Folder::Cache)?.join("dibuka"))
}

/// The copies of documents that other programs changed.
fn changed_copies(context: &Context, _: Nothing) -> Answer<Vec<ChangedCopy>> {
    let copies = copies(context)?;
    context.workspace.run(|session| evidence::changed_copies(session, &copies))
}

/// Removes the copies in which nothing was changed.
fn take_back_copies(context: &Context, _: Nothing) -> Answer<()> {
    let copies = copies(context)?;
    context.workspace.run(|session| evidence::take_back_copies(session, &copies))
}

/// Makes a changed copy the document's new version.
fn keep_copy(context: &Context, given: LentCopy) -> Answer<Changed<()>> {
    let copies = copies(context)?;
    context.workspace.change(given.assessment, |session| evidence::keep_copy(session, &copies, &given))
}

/// Removes a copy with what was changed in it.
fn drop_copy(context: &Context, given: LentCopy) -> Answer<()> {
    evidence::drop_copy(&copies(context)?, &given).map_err(|error| refused(&error))
}
