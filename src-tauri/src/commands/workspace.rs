use std::io::Read as _;
use std::path::{Path, PathBuf};

use pilar_app::session::Identity;
use pilar_app::view::{BackupView, ChangedView, CheckView, OpenedView, StartupView, SummaryView};
use pilar_app::workspace::{NewAssessment, ProfileEdit, Startup};
use serde_json::{Map, Value};
use tauri::{AppHandle, Manager as _, Runtime, State};
use uuid::Uuid;

use crate::desk::{Desk, Opened, Opening, blocking};
use crate::fault::{Answer, Fault, refused};
use crate::place;

/// Opens the workspace if it is not open, and tells where things stand.
#[tauri::command]
pub async fn startup<R: Runtime>(app: AppHandle<R>, desk: State<'_, Desk>) -> Answer<StartupView> {
    let desk = desk.inner().clone();
    blocking(move || told(&app, &desk, desk.open_own())).await
}

/// Works in another folder from now on, also after the next start; or only looks at one until then.
#[tauri::command]
pub async fn choose_workspace<R: Runtime>(
    app: AppHandle<R>,
    desk: State<'_, Desk>,
    dir: PathBuf,
    opening: Opening,
) -> Answer<StartupView> {
    let desk = desk.inner().clone();
    blocking(move || {
        // What was only looked at is not remembered.
        let left = if desk.opening() == Opening::Look { dir.clone() } else { desk.dir() };
        let startup = told(&app, &desk, desk.open(&dir, opening))?;
        if startup.fault.is_none() && opening != Opening::Look {
            place::choose(&config_dir(&app)?, &left, &dir)?;
        }
        Ok(startup)
    })
    .await
}

/// Puts a backup in the place of the database and opens it.
#[tauri::command]
pub async fn restore_backup<R: Runtime>(
    app: AppHandle<R>,
    desk: State<'_, Desk>,
    backup: PathBuf,
) -> Answer<StartupView> {
    let desk = desk.inner().clone();
    blocking(move || {
        let dir = desk.dir();
        desk.close();
        let restored = pilar_app::workspace::restore_backup(&dir, &backup);
        let startup = told(&app, &desk, desk.open(&dir, Opening::Existing))?;
        restored.map_err(|error| refused(&error))?;
        Ok(startup)
    })
    .await
}

/// What the page is told about a workspace that was opened, or about why it could not be.
fn told<R: Runtime>(app: &AppHandle<R>, desk: &Desk, opened: Opened) -> Answer<StartupView> {
    let log = app
        .path()
        .app_log_dir()
        .map_err(|error| Fault { code: "folder_data_tidak_ada", message: error.to_string() })?;
    let closed = opened.fault.is_some();
    let given =
        Startup { workspace: &opened.dir, log: &log, read_only: opened.read_only, fault: opened.fault };
    if closed {
        pilar_app::workspace::startup(None, given).map_err(|error| refused(&error))
    } else {
        desk.with(|session| pilar_app::workspace::startup(Some(session), given))
    }
}

fn config_dir<R: Runtime>(app: &AppHandle<R>) -> Answer<PathBuf> {
    app.path()
        .app_config_dir()
        .map_err(|error| Fault { code: "folder_data_tidak_ada", message: error.to_string() })
}

/// Every assessment of the workspace.
#[tauri::command]
pub async fn list_assessments(desk: State<'_, Desk>) -> Answer<Vec<SummaryView>> {
    desk.run(|session| pilar_app::workspace::list_assessments(session)).await
}

/// One assessment with its worksheet.
#[tauri::command]
pub async fn open_assessment(desk: State<'_, Desk>, id: Uuid) -> Answer<OpenedView> {
    desk.run(move |session| pilar_app::workspace::open_assessment(session, id)).await
}

/// Begins an assessment and gives its id.
#[tauri::command]
pub async fn create_assessment(desk: State<'_, Desk>, given: NewAssessment) -> Answer<Uuid> {
    desk.run(move |session| pilar_app::workspace::create_assessment(session, &given)).await
}

/// Makes the example unit and gives its id.
#[tauri::command]
pub async fn create_example(desk: State<'_, Desk>) -> Answer<Uuid> {
    desk.run(pilar_app::workspace::create_example).await
}

/// Makes a backup now and gives all there are.
#[tauri::command]
pub async fn back_up(desk: State<'_, Desk>) -> Answer<Vec<BackupView>> {
    desk.run(|session| {
        pilar_app::workspace::back_up(session)?;
        Ok(pilar_app::workspace::show_backups(session.dir()))
    })
    .await
}

/// The folders worked in lately that are still there, latest first.
#[tauri::command]
pub async fn recent_workspaces<R: Runtime>(app: AppHandle<R>) -> Answer<Vec<PathBuf>> {
    blocking(move || Ok(place::recent(&config_dir(&app)?))).await
}

/// Looks the workspace over; `deep` also reads every evidence file.
#[tauri::command]
pub async fn check_workspace(desk: State<'_, Desk>, deep: bool) -> Answer<CheckView> {
    desk.look(move |session| pilar_app::workspace::check_workspace(session, deep)).await
}

/// Removes evidence content that nothing refers to and gives the bytes set free.
#[tauri::command]
pub async fn clear_unreferenced(desk: State<'_, Desk>) -> Answer<u64> {
    desk.run(pilar_app::workspace::clear_unreferenced).await
}

/// What the page remembers in this workspace.
#[tauri::command]
pub async fn preferences(desk: State<'_, Desk>) -> Answer<Map<String, Value>> {
    desk.run(|session| pilar_app::workspace::window_settings(session)).await
}

/// Remembers what the page wants kept.
#[tauri::command]
pub async fn set_preferences(desk: State<'_, Desk>, preferences: Map<String, Value>) -> Answer<()> {
    desk.run(move |session| pilar_app::workspace::set_window_settings(session, preferences)).await
}

/// Who works in this workspace.
#[tauri::command]
pub async fn identity(desk: State<'_, Desk>) -> Answer<Option<Identity>> {
    desk.run(|session| pilar_app::session::identity(session)).await
}

/// Notes who works in this workspace, and works as them from now on.
#[tauri::command]
pub async fn set_identity(desk: State<'_, Desk>, identity: Identity) -> Answer<Identity> {
    desk.run(move |session| pilar_app::session::set_identity(session, &identity)).await
}

/// Changes what is known about an assessment as a whole.
#[tauri::command]
pub async fn set_profile(desk: State<'_, Desk>, id: Uuid, profile: ProfileEdit) -> Answer<ChangedView> {
    Ok(desk.change(id, move |session| pilar_app::workspace::set_profile(session, id, &profile)).await?.1)
}

/// Puts a picture on the kop surat, or takes it away.
#[tauri::command]
pub async fn set_logo(desk: State<'_, Desk>, id: Uuid, path: Option<PathBuf>) -> Answer<ChangedView> {
    let picture = blocking(move || path.as_deref().map(read_picture).transpose()).await?;
    Ok(desk
        .change(id, move |session| {
            let logo = picture.as_ref().map(|(name, bytes)| (name.as_str(), bytes.as_slice()));
            pilar_app::workspace::set_logo(session, id, logo)
        })
        .await?
        .1)
}

/// As much of a file as is needed to judge whether it is a logo.
fn read_picture(path: &Path) -> Answer<(String, Vec<u8>)> {
    let mut bytes = Vec::new();
    std::fs::File::open(path)
        .and_then(|file| file.take(pilar_app::workspace::LARGEST_LOGO as u64 + 1).read_to_end(&mut bytes))
        .map_err(|error| Fault {
            code: "berkas_tidak_terbaca",
            message: format!(
                "berkas {} tidak dapat dibaca ({}); periksa lalu ulangi",
                path.display(),
                pilar_app::system_reason(&error)
            ),
        })?;
    Ok((path.file_name().unwrap_or_default().to_string_lossy().into_owned(), bytes))
}
