//! Measures: `ingest WORKSPACE FILE` stores a file; `ingest WORKSPACE` opens only. Prints seconds.

use std::time::Instant;

use pilar_store::{BlobLimits, StoreError, Workspace};

fn main() -> Result<(), StoreError> {
    let arguments: Vec<_> = std::env::args_os().skip(1).collect();
    let [dir, files @ ..] = arguments.as_slice() else { return Err(StoreError::Cancelled) };
    let begun = Instant::now();
    let mut workspace = Workspace::open(dir.as_ref())?;
    println!("open {:.4} s", begun.elapsed().as_secs_f64());
    for file in files {
        let begun = Instant::now();
        let mut source = std::fs::File::open(file)?;
        let blob = workspace.put_blob(&mut source, &BlobLimits { max_bytes: u64::MAX }, &mut |_| true)?;
        println!("ingest {:.3} s {} {}", begun.elapsed().as_secs_f64(), blob.size, blob.sha256);
        let begun = Instant::now();
        workspace.verify_blob(&blob.sha256)?;
        println!("verify {:.3} s", begun.elapsed().as_secs_f64());
    }
    if let Ok(status) = std::fs::read_to_string("/proc/self/status") {
        print!("{}", status.lines().filter(|line| line.starts_with("VmHWM")).collect::<String>());
        println!();
    }
    Ok(())
}
