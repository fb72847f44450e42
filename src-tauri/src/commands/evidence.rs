use std::path::{Path, PathBuf};

use pilar_app::evidence::{
    AttachBytes, AttachEvidence, AttachFiles, Attached, EvidenceDetails, FileOutcome, Tick,
};
use pilar_app::view::{ChangedView, EvidenceCheckView, ProgressView};
use tauri::ipc::Channel;
use tauri::{AppHandle, Manager as _, Runtime, State};
use tauri_plugin_opener::OpenerExt as _;
use uuid::Uuid;

use crate::desk::{Desk, blocking};
use crate::fault::{Answer, Fault};
use crate::jobs::Jobs;

/// Attaches files to an input; each file is told apart. Progress counts the bytes of all of them.
#[tauri::command]
pub async fn attach_files(
    desk: State<'_, Desk>,
    jobs: State<'_, Jobs>,
    id: Uuid,
    code: String,
    paths: Vec<PathBuf>,
    job: u32,
    progress: Channel<ProgressView>,
) -> Answer<(Vec<FileOutcome>, ChangedView)> {
    let mut work = jobs.begin(job, progress);
    desk.change_aside(id, move |session| {
        let given = AttachFiles {
            assessment: id,
            code: &code,
            paths: &paths,
            title: None,
            year: None,
            triwulan: None,
        };
        // Bytes over all files, so that one large file moves the bar as well.
        let sizes: Vec<u64> =
            paths.iter().map(|path| path.metadata().map_or(0, |about| about.len())).collect();
        let total = sizes.iter().sum();

        pilar_app::evidence::attach_files(session, &given, &mut |at| {
            work.report(sizes.iter().take(at.file).sum::<u64>() + at.bytes, total)
        })
    })
    .await
}

/// Adds a file as the new revision of a document.
#[tauri::command]
#[expect(clippy::too_many_arguments, reason = "a command's arguments are the fields of its message")]
pub async fn revise_evidence(
    desk: State<'_, Desk>,
    jobs: State<'_, Jobs>,
    id: Uuid,
    code: String,
    document: String,
    path: PathBuf,
    job: u32,
    progress: Channel<ProgressView>,
) -> Answer<(Attached, ChangedView)> {
    let mut work = jobs.begin(job, progress);
    desk.change_aside(id, move |session| {
        let total = path.metadata().map_or(0, |about| about.len());
        let given = AttachEvidence {
            assessment: id,
            code: &code,
            path: &path,
            title: None,
            year: None,
            triwulan: None,
            revises: Some(&document),
        };

        pilar_app::evidence::attach_evidence(session, &given, &mut |bytes| work.report(bytes, total))
    })
    .await
}

/// Attaches content that has no file, such as a picture from the clipboard.
#[tauri::command]
pub async fn attach_bytes(
    desk: State<'_, Desk>,
    id: Uuid,
    code: String,
    name: String,
    bytes: Vec<u8>,
) -> Answer<(Attached, ChangedView)> {
    desk.change(id, move |session| {
        let given = AttachBytes { assessment: id, code: &code, name: &name, bytes: &bytes, year: None };
        pilar_app::evidence::attach_bytes(session, &given)
    })
    .await
}

/// Takes a document from an input; it stays in the library.
#[tauri::command]
pub async fn detach_evidence(
    desk: State<'_, Desk>,
    id: Uuid,
    code: String,
    document: String,
) -> Answer<ChangedView> {
    Ok(desk
        .change(id, move |session| pilar_app::evidence::detach_evidence(session, id, &code, &document))
        .await?
        .1)
}

/// Lets a document serve further inputs.
#[tauri::command]
pub async fn link_evidence(
    desk: State<'_, Desk>,
    id: Uuid,
    document: String,
    codes: Vec<String>,
) -> Answer<ChangedView> {
    Ok(desk
        .change(id, move |session| pilar_app::evidence::link_evidence(session, id, &document, &codes))
        .await?
        .1)
}

/// Says what a document is.
#[tauri::command]
pub async fn describe_evidence(
    desk: State<'_, Desk>,
    id: Uuid,
    document: String,
    details: EvidenceDetails,
) -> Answer<ChangedView> {
    Ok(desk
        .change(id, move |session| pilar_app::evidence::describe_evidence(session, id, &document, &details))
        .await?
        .1)
}

/// Ticks a required document of a question, or takes the tick away.
#[tauri::command]
pub async fn tick_requirement(
    desk: State<'_, Desk>,
    id: Uuid,
    code: String,
    n: u32,
    document: String,
    fulfilled: bool,
) -> Answer<ChangedView> {
    Ok(desk
        .change(id, move |session| {
            let tick = Tick { assessment: id, code: &code, n, document: &document, fulfilled };
            pilar_app::evidence::tick_requirement(session, &tick)
        })
        .await?
        .1)
}

/// Removes a document from the library.
#[tauri::command]
pub async fn remove_document(desk: State<'_, Desk>, id: Uuid, document: String) -> Answer<ChangedView> {
    Ok(desk.change(id, move |session| pilar_app::evidence::remove_document(session, id, &document)).await?.1)
}

/// Writes a document's file into a folder and gives its path.
#[tauri::command]
pub async fn save_evidence(
    desk: State<'_, Desk>,
    id: Uuid,
    document: String,
    folder: PathBuf,
) -> Answer<PathBuf> {
    desk.run(move |session| pilar_app::evidence::save_evidence(session, id, &document, &folder)).await
}

/// Hashes the content of every revision again.
#[tauri::command]
pub async fn verify_evidence(desk: State<'_, Desk>, id: Uuid) -> Answer<Vec<EvidenceCheckView>> {
    desk.look(move |session| pilar_app::evidence::verify_evidence(session, id)).await
}

/// Opens a copy of a document in the program the platform has for it. The page warns about risky ones first.
#[tauri::command]
pub async fn open_evidence<R: Runtime>(
    app: AppHandle<R>,
    desk: State<'_, Desk>,
    id: Uuid,
    document: String,
) -> Answer<()> {
    let folder = app
        .path()
        .app_cache_dir()
        .map_err(|error| Fault { code: "folder_data_tidak_ada", message: error.to_string() })?
        .join("dibuka")
        .join(&document);
    let copy = desk
        .run(move |session| {
            clear(&folder);
            pilar_app::evidence::save_evidence(session, id, &document, &folder)
        })
        .await?;
    blocking(move || open(&app, &copy)).await
}

/// Removes the copy made last time; one that another program still holds stays and gets a neighbour.
fn clear(folder: &Path) {
    if folder.exists()
        && let Err(error) = std::fs::remove_dir_all(folder)
    {
        log::info!("{}: {error}", folder.display());
    }
}

fn open<R: Runtime>(app: &AppHandle<R>, copy: &Path) -> Answer<()> {
    // Tests look at the copy; nothing on their machine would open it.
    #[cfg(debug_assertions)]
    if std::env::var_os("PILAR_TEST_DIALOGS").is_some() {
        log::info!("opened {}", copy.display());
        return Ok(());
    }
    app.opener().open_path(copy.to_string_lossy(), None::<&str>).map_err(|error| {
        log::warn!("{}: {error}", copy.display());
        Fault {
            code: "program_pembuka_tidak_ada",
            message: "tidak ada program yang dapat membuka berkas ini".into(),
        }
    })
}
