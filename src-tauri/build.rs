//! Compiles the window's configuration and capabilities into the program, and what Windows shows of a program.

use tauri_build::{Attributes, WindowsAttributes};

fn main() {
    // A fresh clone can be checked before its page was built; the program itself is built by `cargo xtask`.
    if let Err(error) = std::fs::create_dir_all("../ui/dist") {
        println!("cargo:warning=ui/dist: {error}");
    }
    // The page is compiled in: a program that was built before its page would show nothing.
    println!("cargo:rerun-if-changed=../ui/dist");
    let windows = WindowsAttributes::new().app_manifest(include_str!("windows/pilar.manifest"));
    if let Err(error) = tauri_build::try_build(Attributes::new().windows_attributes(windows)) {
        println!("{error:#}");
        std::process::exit(1);
    }
}
