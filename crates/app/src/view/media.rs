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
    "ade",
    "adp",
    "apk",
    "app",
    "appimage",
    "application",
    "appref-ms",
    "appx",
    "appxbundle",
    "bas",
    "bat",
    "chm",
    "cmd",
    "com",
    "command",
    "cpl",
    "csh",
    "deb",
    "desktop",
    "diagcab",
    "dll",
    "docm",
    "dotm",
    "exe",
    "fxp",
    "gadget",
    "grp",
    "hlp",
    "hpj",
    "hta",
    "htm",
    "html",
    "img",
    "inf",
    "ins",
    "iqy",
    "iso",
    "isp",
    "its",
    "jar",
    "jnlp",
    "js",
    "jse",
    "ksh",
    "library-ms",
    "lnk",
    "mad",
    "maf",
    "mag",
    "mam",
    "mar",
    "mas",
    "mat",
    "mau",
    "mav",
    "maw",
    "mcf",
    "mda",
    "mdb",
    "mde",
    "mdt",
    "mdw",
    "mdz",
    "mht",
    "mhtml",
    "msc",
    "msi",
    "msix",
    "msixbundle",
    "msp",
    "mst",
    "one",
    "onepkg",
    "ops",
    "oqy",
    "osd",
    "pcd",
    "pif",
    "pl",
    "plg",
    "potm",
    "ppam",
    "ppsm",
    "pptm",
    "prf",
    "prg",
    "printerexport",
    "ps1",
    "ps1xml",
    "ps2",
    "psc1",
    "psd1",
    "psm1",
    "py",
    "pyw",
    "pyz",
    "rb",
    "reg",
    "rpm",
    "rqy",
    "run",
    "scf",
    "scr",
    "sct",
    "search-ms",
    "searchconnector-ms",
    "settingcontent-ms",
    "sh",
    "slk",
    "svg",
    "svgz",
    "theme",
    "url",
    "vb",
    "vbe",
    "vbs",
    "vhd",
    "vhdx",
    "vsmacros",
    "vsto",
    "vsw",
    "webpnp",
    "website",
    "wll",
    "wsc",
    "wsf",
    "wsh",
    "xbap",
    "xht",
    "xhtml",
    "xla",
    "xlam",
    "xll",
    "xlsb",
    "xlsm",
    "xlt",
    "xltm",
    "xnk",
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
            ("Panduan.CHM", "application/octet-stream"),
            ("hasil.settingcontent-ms", "text/xml"),
            ("disk.vhdx", "application/octet-stream"),
            ("tabel.slk", "text/plain"),
            ("denah.svgz", "application/gzip"),
            ("SK Tim.pdf", "application/vnd.microsoft.portable-executable"),
        ] {
            assert!(is_risky(name, media), "{name}");
        }
        assert!(!is_risky("SK Tim.pdf", "application/pdf"));
        assert!(!is_risky("exe", "text/plain"));
    }
}
