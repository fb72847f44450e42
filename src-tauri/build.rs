//! Compiles the window's configuration and capabilities into the program.

fn main() {
    // A fresh clone can be checked before its page was built; the program itself is built by `cargo xtask`.
    if let Err(error) = std::fs::create_dir_all("../ui/dist") {
        println!("cargo:warning=ui/dist: {error}");
    }
    tauri_build::build();
}
