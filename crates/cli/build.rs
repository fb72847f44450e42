//! Gives the command what Windows shows of a program (version, company, icon) and the manifest it shares with the
//! window. For other systems there is nothing to do.

use winresource::WindowsResource;

/// Indonesian.
const LANGUAGE: u16 = 0x0421;
const ICON: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../src-tauri/icons/icon.ico");
const MANIFEST: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../src-tauri/windows/pilar.manifest");

fn main() -> std::io::Result<()> {
    for file in ["build.rs", ICON, MANIFEST] {
        println!("cargo:rerun-if-changed={file}");
    }
    if std::env::var_os("CARGO_CFG_WINDOWS").is_none() {
        return Ok(());
    }
    WindowsResource::new()
        .set("ProductName", "Pilar")
        .set("CompanyName", "Pilar")
        .set("FileDescription", "Pilar, baris perintah")
        .set("OriginalFilename", "pilar.exe")
        .set("LegalCopyright", "MIT atau Apache-2.0")
        .set_language(LANGUAGE)
        .set_icon(ICON)
        .set_manifest_file(MANIFEST)
        .compile()
}
