//! `bukti:` serves the content of evidence to the page's preview.

use tauri::http::header::{ACCESS_CONTROL_ALLOW_ORIGIN, ORIGIN, RANGE};
use tauri::http::{HeaderValue, Request, Response, StatusCode};
use tauri::{Manager as _, Runtime, UriSchemeContext, UriSchemeResponder};

use pilar_surface::Surface;

/// The scheme's name.
pub const SCHEME: &str = "bukti";

/// Origins of the page: as a scheme of its own, and as Windows' web view knows it.
const PAGES: [&str; 2] = ["tauri://localhost", "http://tauri.localhost"];

/// Answers one request off the window's thread.
#[expect(clippy::needless_pass_by_value, reason = "the signature is Tauri's")]
pub fn serve<R: Runtime>(
    context: UriSchemeContext<'_, R>,
    request: Request<Vec<u8>>,
    responder: UriSchemeResponder,
) {
    let surface = context.app_handle().state::<Surface>().inner().clone();
    tauri::async_runtime::spawn_blocking(move || {
        let response = answer(&surface, &request);
        if !response.status().is_success() {
            log::warn!("{}: {}", request.uri(), response.status());
        }
        responder.respond(response);
    });
}

fn answer(surface: &Surface, request: &Request<Vec<u8>>) -> Response<Vec<u8>> {
    let origin = request.headers().get(ORIGIN);
    let is_page = |origin: &HeaderValue| PAGES.iter().any(|page| origin == page);
    if origin.is_some_and(|origin| !is_page(origin)) {
        return refuse(StatusCode::FORBIDDEN);
    }
    // A range that is no text is a range nobody can give.
    let range = request.headers().get(RANGE).map(|range| range.to_str().unwrap_or_default());
    let content = surface.content(request.uri().path(), range);
    let mut response = Response::builder().status(content.status);
    for (name, value) in content.headers {
        response = response.header(name, value);
    }
    if let Some(origin) = origin {
        response = response.header(ACCESS_CONTROL_ALLOW_ORIGIN, origin);
    }
    response.body(content.bytes).unwrap_or_else(|_| refuse(StatusCode::INTERNAL_SERVER_ERROR))
}

fn refuse(status: StatusCode) -> Response<Vec<u8>> {
    let mut response = Response::new(Vec::new());
    *response.status_mut() = status;
    response
}
