//! Media types from the first bytes; file names are not trusted.

/// How much of the content is looked at.
const HEAD_BYTES: usize = 8 * 1024;

/// The media type of content that begins with these bytes.
pub(super) fn of(content: &[u8]) -> &'static str {
    let head = &content[..content.len().min(HEAD_BYTES)];
    match infer::get(head).map(|kind| kind.mime_type()) {
        Some("application/zip") => office(head).unwrap_or("application/zip"),
        Some(media) => media,
        None if is_text(head) => "text/plain",
        None => "application/octet-stream",
    }
}

/// Office documents are zip files; the entries come in no fixed order.
fn office(head: &[u8]) -> Option<&'static str> {
    const NAME: usize = 30;
    let entries = head.windows(4).enumerate().filter(|(_, bytes)| bytes == b"PK\x03\x04");
    for (at, _) in entries {
        let name = head.get(at + NAME..).unwrap_or_default();
        for (folder, media) in [
            ("word/", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
            ("xl/", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
            ("ppt/", "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
        ] {
            if name.starts_with(folder.as_bytes()) {
                return Some(media);
            }
        }
    }
    None
}

/// Valid UTF-8 without NUL; a character cut by the end of the head is fine.
fn is_text(head: &[u8]) -> bool {
    !head.contains(&0)
        && match std::str::from_utf8(head) {
            Ok(_) => true,
            Err(error) => error.error_len().is_none() && head.len() == HEAD_BYTES,
        }
}

#[cfg(test)]
mod tests {
    use super::of;

    #[test]
    fn content_is_recognised_by_its_first_bytes() {
        let mut docx = b"PK\x03\x04".to_vec();
        docx.extend([0; 26]);
        docx.extend(b"customXml/item1.xml");
        docx.extend(b"PK\x03\x04");
        docx.extend([0; 26]);
        docx.extend(b"word/document.xml");
        let mut cut = "a".repeat(8 * 1024 - 1);
        cut.push('é');
        for (content, media) in [
            (b"%PDF-1.7 ...".as_slice(), "application/pdf"),
            (b"\x89PNG\r\n\x1a\n....", "image/png"),
            (b"\xff\xd8\xff\xe0....", "image/jpeg"),
            (b"PK\x03\x04 plain zip", "application/zip"),
            (&docx, "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
            ("catatan rapat é".as_bytes(), "text/plain"),
            (cut.as_bytes(), "text/plain"),
            (b"abc\0def", "application/octet-stream"),
            (b"abc\xff", "application/octet-stream"),
            (b"abc\xc3", "application/octet-stream"),
        ] {
            assert_eq!(of(content), media, "{content:?}");
        }
    }
}
