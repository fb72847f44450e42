//! The content of evidence for the page's preview: only blobs of documents of an assessment in the open workspace, under
//! a media type that cannot run anything.

use pilar_app::Code;
use uuid::Uuid;

use crate::open_workspace::OpenWorkspace;

/// The most that one request is given, in bytes; larger content is asked for in ranges.
const LARGEST: u64 = 32 << 20;

/// An answer in the terms of HTTP.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Content {
    /// Its status.
    pub status: u16,
    /// Its headers.
    pub headers: Vec<(&'static str, String)>,
    /// What was asked for; empty unless the status is 200 or 206.
    pub bytes: Vec<u8>,
}

pub(crate) fn content(workspace: &OpenWorkspace, path: &str, range: Option<&str>) -> Content {
    let Some((assessment, sha256)) = asked(path) else { return refuse(400) };
    let range = match range.map(bounds) {
        None => None,
        Some(Some(range)) => Some(range),
        Some(None) => return refuse(416),
    };
    let (start, length) = range.map_or((0, LARGEST), |(first, last)| (first, last - first + 1));
    let read = workspace.run(|session| {
        let about = pilar_app::evidence::evidence_media(session, assessment, sha256)?;
        let whole = range.is_some() || about.size <= LARGEST;
        let length = if whole { length.min(LARGEST) } else { 0 };
        let length = usize::try_from(length).unwrap_or(usize::MAX);
        let bytes = pilar_app::evidence::read_evidence_range(session, assessment, sha256, start, length)?;
        Ok((bytes, about, whole))
    });
    let (bytes, about, whole) = match read {
        Ok(read) => read,
        Err(fault) if fault.code == Code::NoDocument => return refuse(404),
        Err(fault) => {
            log::warn!("the preview: {}", fault.code.as_str());
            return refuse(500);
        }
    };
    if !whole {
        return refuse(413);
    }
    let mut headers = vec![
        ("Content-Type", safe_media(&about.media).to_owned()),
        ("X-Content-Type-Options", "nosniff".into()),
        ("Content-Security-Policy", "default-src 'none'; sandbox".into()),
        ("Cross-Origin-Resource-Policy", "cross-origin".into()),
    ];
    if range.is_some() {
        let last = (start + bytes.len() as u64).saturating_sub(1);
        headers.push(("Content-Range", format!("bytes {start}-{last}/{}", about.size)));
    }
    Content { status: if range.is_some() { 206 } else { 200 }, headers, bytes }
}

fn refuse(status: u16) -> Content {
    Content { status, headers: Vec::new(), bytes: Vec::new() }
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
