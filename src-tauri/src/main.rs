//! Pilar's window: a shell around the commands of `pilar-surface`.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

mod call;
mod panics;
mod platform;
mod protocol;

use std::path::PathBuf;
use std::process::ExitCode;

use pilar_surface::{Opening, Surface};
use tauri::{App, Manager as _};
use tauri_plugin_log::{RotationStrategy, Target, TargetKind};

fn main() -> ExitCode {
    draw_without_gpu();
    let named = named();
    let mut builder = tauri::Builder::default();
    // Two windows on one workspace are told apart by its lock; this only brings the first one forward.
    if named.is_none() {
        builder = builder.plugin(tauri_plugin_single_instance::init(|app, _, _| {
            if let Some(window) = app.get_webview_window("main") {
                for done in [window.unminimize(), window.show(), window.set_focus()] {
                    if let Err(error) = done {
                        log::warn!("the window did not come forward: {error}");
                    }
                }
            }
        }));
    }
    let app = builder
        .plugin(
            tauri_plugin_log::Builder::new()
                .clear_targets()
                .target(Target::new(TargetKind::LogDir { file_name: Some("pilar".into()) }))
                .level(log::LevelFilter::Info)
                .max_file_size(1 << 20)
                .rotation_strategy(RotationStrategy::KeepOne)
                .build(),
        )
        .plugin(tauri_plugin_dialog::init())
        .plugin(tauri_plugin_opener::init())
        .plugin(tauri_plugin_window_state::Builder::default().build())
        .register_asynchronous_uri_scheme_protocol(protocol::SCHEME, protocol::serve)
        .invoke_handler(tauri::generate_handler![call::call])
        .setup(move |app| set_up(app, named))
        .build(tauri::generate_context!());
    match app {
        Ok(app) => {
            app.run(|_, _| {});
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("Pilar tidak dapat dibuka: {error}");
            ExitCode::FAILURE
        }
    }
}

fn set_up(app: &mut App, named: Option<PathBuf>) -> Result<(), Box<dyn std::error::Error>> {
    panics::install(app.path().app_log_dir()?);
    let chosen = || pilar_surface::chosen(&app.path().app_config_dir().ok()?);
    let (dir, opening) = match named {
        Some(dir) => (dir, Opening::Begin),
        None => match chosen() {
            Some(dir) => (dir, Opening::Existing),
            None => (pilar_app::session::default_workspace()?, Opening::Begin),
        },
    };
    log::info!("Pilar {} on {}", env!("CARGO_PKG_VERSION"), dir.display());
    let surface = Surface::new(Box::new(platform::Shell(app.handle().clone())), dir, opening);
    surface.open_ahead();
    app.manage(surface);
    // Only now, so that the page's first question finds it.
    for window in &app.config().app.windows.clone() {
        tauri::WebviewWindowBuilder::from_config(app.handle(), window)?.build()?;
    }
    Ok(())
}

/// A workspace named from outside, by `--workspace DIR` or `PILAR_WORKSPACE`.
fn named() -> Option<PathBuf> {
    let mut arguments = std::env::args_os().skip(1);
    while let Some(argument) = arguments.next() {
        if argument == "--workspace" {
            return arguments.next().map(PathBuf::from);
        }
    }
    std::env::var_os("PILAR_WORKSPACE").filter(|dir| !dir.is_empty()).map(PathBuf::from)
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
