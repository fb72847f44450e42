//! A Tauri window with nothing in it: what the benchmarks compare Pilar's start with.

fn main() -> tauri::Result<()> {
    tauri::Builder::default().run(tauri::generate_context!("examples/bare/tauri.conf.json"))
}
