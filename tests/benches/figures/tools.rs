//! A line of the page, and what measuring takes.

use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// One line of the page.
pub struct Row {
    pub figure: &'static str,
    pub wanted: &'static str,
    pub measured: String,
}

pub fn timed(command: &mut Command) -> Option<Duration> {
    let start = Instant::now();
    let status = command.stdout(Stdio::null()).stderr(Stdio::null()).status().ok()?;
    status.success().then(|| start.elapsed())
}

pub fn median(mut runs: Vec<Duration>) -> Duration {
    runs.sort_unstable();
    runs[runs.len() / 2]
}

pub fn millis(time: Duration) -> String {
    format!("{:.1} ms", time.as_secs_f64() * 1e3)
}

pub fn high_water(status: &str) -> Option<u64> {
    let text = fs::read_to_string(status).ok()?;
    let line = text.lines().find(|line| line.starts_with("VmHWM:"))?;
    Some(line.split_whitespace().nth(1)?.parse::<u64>().ok()? * 1024)
}

/// Bytes that no compression or deduplication helps with.
pub fn write_noise(path: &Path, size: usize, seed: u64) {
    let mut state = 0x9E37_79B9_7F4A_7C15u64 ^ seed;
    let mut file = std::io::BufWriter::with_capacity(1 << 20, fs::File::create(path).expect("file"));
    for _ in 0..size / 8 {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        file.write_all(&state.to_le_bytes()).expect("write");
    }
    file.flush().expect("flush");
}
