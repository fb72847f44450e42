use pilar_surface::{Code, Fault, Surface};
use tauri::ipc::{Channel, InvokeResponseBody, JavaScriptChannelId, Response};
use tauri::{Runtime, State, Webview};

use crate::task_bar::TaskBar;

/// Runs a command of the surface by its name, off the window's thread. `args` is JSON, which only the command reads; who
/// hears of long work is named by `progress`.
#[tauri::command]
pub async fn call<R: Runtime>(
    webview: Webview<R>,
    surface: State<'_, Surface>,
    name: String,
    args: String,
    progress: Option<JavaScriptChannelId>,
) -> Result<Response, Fault> {
    let surface = surface.inner().clone();
    let mut bar = TaskBar::of(webview.window());
    let channel: Option<Channel<_>> = progress.map(|progress| progress.channel_on(webview));
    let work = move || {
        surface.dispatch(&name, &args, &mut |progress| {
            bar.show(&progress);
            if let Some(Err(error)) = channel.as_ref().map(|channel| channel.send(progress)) {
                log::debug!("progress not delivered: {error}");
            }
        })
    };
    let answer = tauri::async_runtime::spawn_blocking(work).await.map_err(|error| {
        log::error!("a command failed: {error}");
        Fault::new(Code::ProgramFault, "pekerjaan berhenti karena kesalahan program")
    })?;
    Ok(Response::new(InvokeResponseBody::Json(answer?)))
}
