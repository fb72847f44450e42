//! What the kind of a file means for showing and opening it.

use serde::Serialize;

/// How content can be shown beside the worksheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ts_rs::TS)]
#[serde(rename_all = "lowercase")]
pub enum Preview {
    /// As the pages of a PDF.
    Pdf,
    /// As a picture of points; SVG is text.
    Image,
    /// As plain text, markup and scripts included.
    Text,
    /// Only in a program of its own.
    None,
}

/// How content of this media type can be shown. Markup is text: it never runs.
pub(crate) fn preview(media: &str) -> Preview {
    match media {
        "application/pdf" => Preview::Pdf,
        "image/png" | "image/jpeg" | "image/gif" | "image/webp" | "image/bmp" => Preview::Image,
        "image/svg+xml" | "application/json" | "application/xml" => Preview::Text,
        text if text.starts_with("text/") => Preview::Text,
        _ => Preview::None,
    }
}

/// Endings that a desktop runs, or opens in a program that runs what is inside.
const RISKY_ENDINGS: &[&str] = &[
    "appimage", "apk", "app", "bat", "cmd", "com", "command", "cpl", "deb", "desktop", "dll", "docm", "dotm",
    "exe", "hta", "htm", "html", "inf", "jar", "js", "jse", "lnk", "mht", "mhtml", "msc", "msi", "msix",
    "pif", "pl", "potm", "ppam", "ppsm", "pptm", "ps1", "py", "rb", "reg", "rpm", "run", "scr", "sh", "svg",
    "url", "vb", "vbe", "vbs", "website", "wsf", "wsh", "xht", "xhtml", "xlam", "xlsb", "xlsm", "xltm",
];

/// Whether opening a file in its own program may run code; its name decides what a desktop does with it.
pub(crate) fn is_risky(name: &str, media: &str) -> bool {
    // Windows ignores points and spaces at the end of a name.
    let name = name.trim_end_matches(['.', ' ']).to_ascii_lowercase();
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    RISKY_ENDINGS.contains(&ending)
        || matches!(
            media,
            "application/vnd.microsoft.portable-executable"
                | "application/x-executable"
                | "application/x-mach-binary"
                | "application/java-vm"
                | "application/java"
                | "application/wasm"
                | "text/x-shellscript"
                | "text/html"
                | "application/vnd.debian.binary-package"
                | "application/x-rpm"
                | "application/x-msi"
        )
}

#[cfg(test)]
mod tests {
    use super::{Preview, is_risky, preview};

    #[test]
    fn markup_is_shown_as_text_and_opened_with_a_warning() {
        assert_eq!(preview("text/html"), Preview::Text);
        assert_eq!(preview("image/svg+xml"), Preview::Text);
        assert_eq!(preview("application/zip"), Preview::None);
        for (name, media) in [
            ("foto.svg", "text/plain"),
            ("Laporan.PDF.exe", "application/pdf"),
            ("undangan.exe. ", "application/octet-stream"),
            ("SK Tim.pdf", "application/vnd.microsoft.portable-executable"),
        ] {
            assert!(is_risky(name, media), "{name}");
        }
        assert!(!is_risky("SK Tim.pdf", "application/pdf"));
        assert!(!is_risky("exe", "text/plain"));
    }
}
