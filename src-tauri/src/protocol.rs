//! `bukti:` serves the content of evidence to the page's preview: only blobs of documents of the open
//! assessment, under a media type that cannot run anything.

use tauri::http::header::{
    ACCESS_CONTROL_ALLOW_ORIGIN, CONTENT_RANGE, CONTENT_SECURITY_POLICY, CONTENT_TYPE, ORIGIN, RANGE,
    X_CONTENT_TYPE_OPTIONS,
};
use tauri::http::{Request, Response, StatusCode};
use tauri::{Manager as _, Runtime, UriSchemeContext, UriSchemeResponder};
use uuid::Uuid;

use crate::desk::Desk;

/// The scheme's name.
pub const SCHEME: &str = "bukti";

/// The most that one request is given, in bytes; larger content is asked for in ranges.
const LARGEST: u64 = 32 << 20;

/// Origins of the page: as a scheme of its own, and as Windows' web view knows it.
const PAGES: [&str; 2] = ["tauri://localhost", "http://tauri.localhost"];

/// Answers one request off the window's thread.
#[expect(clippy::needless_pass_by_value, reason = "the signature is Tauri's")]
pub fn serve<R: Runtime>(
    context: UriSchemeContext<'_, R>,
    request: Request<Vec<u8>>,
    responder: UriSchemeResponder,
) {
    let desk = context.app_handle().state::<Desk>().inner().clone();
    tauri::async_runtime::spawn_blocking(move || responder.respond(answer(&desk, &request)));
}

fn answer(desk: &Desk, request: &Request<Vec<u8>>) -> Response<Vec<u8>> {
    let Some((assessment, sha256)) = asked(request.uri().path()) else {
        return refuse(StatusCode::BAD_REQUEST);
    };
    let origin = request.headers().get(ORIGIN).and_then(|value| value.to_str().ok());
    if origin.is_some_and(|origin| !PAGES.contains(&origin)) {
        return refuse(StatusCode::FORBIDDEN);
    }
    let range = match request.headers().get(RANGE).map(|value| value.to_str().ok().and_then(bounds)) {
        None => None,
        Some(Some(range)) => Some(range),
        Some(None) => return refuse(StatusCode::RANGE_NOT_SATISFIABLE),
    };
    let (start, length) = range.map_or((0, LARGEST), |(first, last)| (first, last - first + 1));
    let read = desk.with(|session| {
        let about = pilar_app::evidence::evidence_media(session, assessment, sha256)?;
        let whole = range.is_some() || about.size <= LARGEST;
        let length = if whole { length.min(LARGEST) } else { 0 };
        let length = usize::try_from(length).unwrap_or(usize::MAX);
        Ok((
            pilar_app::evidence::read_evidence_range(session, assessment, sha256, start, length)?,
            about,
            whole,
        ))
    });
    let (bytes, about, whole) = match read {
        Ok(read) => read,
        Err(fault) if fault.code == "bukti_tidak_ada" => return refuse(StatusCode::NOT_FOUND),
        Err(_) => return refuse(StatusCode::INTERNAL_SERVER_ERROR),
    };
    if !whole {
        return refuse(StatusCode::PAYLOAD_TOO_LARGE);
    }
    let mut response = Response::builder()
        .header(CONTENT_TYPE, safe_media(&about.media))
        .header(X_CONTENT_TYPE_OPTIONS, "nosniff")
        .header(CONTENT_SECURITY_POLICY, "default-src 'none'; sandbox")
        .header("Cross-Origin-Resource-Policy", "cross-origin");
    if let Some(origin) = origin {
        response = response.header(ACCESS_CONTROL_ALLOW_ORIGIN, origin);
    }
    if range.is_some() {
        let last = start + bytes.len() as u64;
        response = response
            .status(StatusCode::PARTIAL_CONTENT)
            .header(CONTENT_RANGE, format!("bytes {start}-{}/{}", last.saturating_sub(1), about.size));
    }
    response.body(bytes).unwrap_or_else(|_| refuse(StatusCode::INTERNAL_SERVER_ERROR))
}

fn refuse(status: StatusCode) -> Response<Vec<u8>> {
    let mut response = Response::new(Vec::new());
    *response.status_mut() = status;
    response
}

/// `/<assessment>/<sha256>`.
fn asked(path: &str) -> Option<(Uuid, &str)> {
    let (assessment, sha256) = path.strip_prefix('/')?.split_once('/')?;
    let hex = sha256.len() == 64 && sha256.bytes().all(|b| b.is_ascii_hexdigit());
    Some((Uuid::parse_str(assessment).ok()?, sha256)).filter(|_| hex)
}

/// First and last byte of `bytes=first-last`, both given and in order.
fn bounds(range: &str) -> Option<(u64, u64)> {
    let (first, last) = range.strip_prefix("bytes=")?.split_once('-')?;
    let (first, last) = (first.parse().ok()?, last.parse().ok()?);
    (first <= last && last < u64::MAX).then_some((first, last))
}

/// The media type under which content is served; whatever a page could run becomes a plain download.
fn safe_media(media: &str) -> &'static str {
    const SHOWN: [&str; 6] =
        ["application/pdf", "image/png", "image/jpeg", "image/gif", "image/webp", "image/bmp"];
    match SHOWN.iter().find(|shown| **shown == media) {
        Some(shown) => shown,
        None if media == "text/plain" || media == "text/csv" => "text/plain; charset=utf-8",
        None => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::{asked, bounds, safe_media};

    #[test]
    fn only_an_assessment_and_a_hash_are_understood() {
        let id = "0198c2f0-0000-7000-8000-000000000001";
        let sha = "a".repeat(64);
        assert!(asked(&format!("/{id}/{sha}")).is_some());
        for path in [
            format!("/{id}/{sha}/x"),
            format!("/{id}/../{sha}"),
            format!("/{id}/{}", "g".repeat(64)),
            format!("/{sha}"),
            "/".into(),
            String::new(),
        ] {
            assert!(asked(&path).is_none(), "{path}");
        }
    }

    #[test]
    fn a_range_names_its_first_and_last_byte() {
        assert_eq!(bounds("bytes=0-99"), Some((0, 99)));
        for text in
            ["bytes=5-4", "bytes=-5", "bytes=5-", "bytes=0-1,3-4", "bytes=0-18446744073709551615", "x"]
        {
            assert_eq!(bounds(text), None, "{text}");
        }
    }

    #[test]
    fn what_could_run_is_served_as_a_download() {
        for media in ["image/svg+xml", "text/html", "application/xhtml+xml", "text/javascript", "text/xml"] {
            assert_eq!(safe_media(media), "application/octet-stream");
        }
        assert_eq!(safe_media("text/plain"), "text/plain; charset=utf-8");
        assert_eq!(safe_media("application/pdf"), "application/pdf");
    }
}
