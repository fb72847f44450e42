//! Pilar's window: a shell around the commands of `pilar-surface`.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

mod arguments;
mod call;
mod closing;
mod panics;
mod platform;
mod protocol;
mod task_bar;
mod unable;
mod update;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use arguments::Arguments;
use pilar_surface::{Opening, Surface};
use tauri::{App, AppHandle, Emitter as _, Manager as _, RunEvent, Runtime, WindowEvent};
use tauri_plugin_log::{RotationStrategy, Target, TargetKind};

/// Tells the page that a file was given to the program, which it then asks for.
const GIVEN: &str = "given";

/// Asks what the page asks first, while its own script is still being read; `lib/api/tauri.ts` takes the answer.
const BEGIN: &str = "
    window.begun = window.__TAURI_INTERNALS__.invoke('call', { name: 'begin', args: '{}', progress: null });
    window.begun.catch(() => {});
";

fn main() -> ExitCode {
    if let Err(error) = unable::require_web_view() {
        return unable::tell(&error);
    }
    draw_without_gpu();
    let folder = std::env::current_dir().unwrap_or_default();
    let Arguments { workspace, file } = Arguments::read(std::env::args_os().skip(1), &folder);
    let named = workspace
        .or_else(|| std::env::var_os("PILAR_WORKSPACE").filter(|dir| !dir.is_empty()).map(PathBuf::from));
    let mut builder = tauri::Builder::default();
    // Two windows on one workspace are told apart by its lock; this only brings the first one forward.
    if named.is_none() {
        builder = builder.plugin(tauri_plugin_single_instance::init(|app, words, folder| {
            let words = words.into_iter().skip(1).map(Into::into);
            come_forward(app, Arguments::read(words, Path::new(&folder)).file);
        }));
    }
    let app = builder
        .plugin(
            tauri_plugin_log::Builder::new()
                .clear_targets()
                .target(Target::new(TargetKind::LogDir { file_name: Some("pilar".into()) }))
                .level(log::LevelFilter::Info)
                // Libraries do not know that names are no business of the log.
                .filter(|about| about.target().starts_with("pilar"))
                .max_file_size(1 << 20)
                .rotation_strategy(RotationStrategy::KeepOne)
                .build(),
        )
        .plugin(tauri_plugin_dialog::init())
        .plugin(tauri_plugin_opener::init())
        .plugin(tauri_plugin_window_state::Builder::default().build())
        .register_asynchronous_uri_scheme_protocol(protocol::SCHEME, protocol::serve)
        .invoke_handler(tauri::generate_handler![call::call])
        .setup(move |app| set_up(app, named, file))
        .build(tauri::generate_context!());
    match app {
        Ok(app) => {
            app.run(|app, event| tell_surface(app, &event));
            ExitCode::SUCCESS
        }
        Err(error) => unable::tell(&format!("Pilar tidak dapat dibuka: {error}")),
    }
}

/// Tells the surface when nobody looks at the window any more, and when the program ends.
fn tell_surface<R: Runtime>(app: &AppHandle<R>, event: &RunEvent) {
    let Some(surface) = app.try_state::<Surface>() else { return };
    match event {
        RunEvent::WindowEvent { label, event: WindowEvent::CloseRequested { .. }, .. } => {
            closing::close_if_unheard(app, label);
        }
        RunEvent::WindowEvent { event: WindowEvent::Focused(false), .. } => surface.rest(),
        RunEvent::Exit => surface.end(),
        _ => {}
    }
}

/// Shows the window of a program that was started once more, and takes the file it was started with.
fn come_forward<R: Runtime>(app: &AppHandle<R>, file: Option<PathBuf>) {
    if let Some(file) = file {
        app.state::<Surface>().give(file);
        if let Err(error) = app.emit(GIVEN, ()) {
            log::warn!("the page was not told of a file: {error}");
        }
    }
    if let Some(window) = app.get_webview_window(platform::MAIN) {
        for done in [window.unminimize(), window.show(), window.set_focus()] {
            if let Err(error) = done {
                log::warn!("the window did not come forward: {error}");
            }
        }
    }
}

fn set_up(
    app: &mut App,
    named: Option<PathBuf>,
    file: Option<PathBuf>,
) -> Result<(), Box<dyn std::error::Error>> {
    panics::install(app.path().app_log_dir()?);
    update::install_if_due(&app.path().app_cache_dir()?);
    let chosen = || pilar_surface::chosen(&app.path().app_config_dir().ok()?);
    let (dir, opening) = match named {
        Some(dir) => (dir, Opening::Begin),
        None => match chosen() {
            Some(dir) => (dir, Opening::Existing),
            None => (pilar_app::session::default_workspace()?, Opening::Begin),
        },
    };
    log::info!("Pilar {}", env!("CARGO_PKG_VERSION"));
    let surface = Surface::new(Box::new(platform::Shell(app.handle().clone())), dir, opening);
    surface.open_ahead();
    if let Some(file) = file {
        surface.give(file);
    }
    app.manage(surface);
    closing::listen(app.handle());
    // Only now, so that the page's first question finds it.
    for window in &app.config().app.windows.clone() {
        tauri::WebviewWindowBuilder::from_config(app.handle(), window)?
            .initialization_script(BEGIN)
            .build()?;
    }
    Ok(())
}

/// Lets `WebKitGTK` draw on the processor (ADR 0021): a sheet of text gains nothing from the graphics card, and where
/// there is none its emulation costs most of the memory and of the time of each frame.
///
/// `WebKitGTK` reads its environment once, when it starts; nothing else runs yet that could read it meanwhile. Whoever
/// sets the variable beforehand decides: `0` draws with the graphics card.
#[cfg(target_os = "linux")]
fn draw_without_gpu() {
    if let Err(error) = glib::setenv("WEBKIT_DISABLE_COMPOSITING_MODE", "1", false) {
        // The page looks the same either way.
        eprintln!("Pilar menggambar dengan kartu grafis: {error}");
    }
}

#[cfg(not(target_os = "linux"))]
fn draw_without_gpu() {}
