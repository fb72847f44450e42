//! What this machine is, for the record.

use std::process::Command;

/// One line: date, processor, memory, system, compiler.
pub fn describe() -> String {
    let date = first_line("date", &["+%Y-%m-%d"]);
    let rustc = first_line("rustc", &["--version"]);
    let system = first_line("uname", &["-sr"]);
    let cpus = std::thread::available_parallelism().map_or(0, usize::from);
    let model = field("/proc/cpuinfo", "model name");
    let memory = field("/proc/meminfo", "MemTotal");
    format!("Machine: {cpus} cores of {model}, memory {memory}, {system}, {rustc}. Date: {date}.")
}

fn first_line(program: &str, args: &[&str]) -> String {
    Command::new(program)
        .args(args)
        .output()
        .ok()
        .and_then(|output| String::from_utf8(output.stdout).ok())
        .and_then(|text| text.lines().next().map(str::to_owned))
        .unwrap_or_else(|| "unknown".into())
}

fn field(file: &str, name: &str) -> String {
    std::fs::read_to_string(file)
        .ok()
        .and_then(|text| {
            let line = text.lines().find(|line| line.starts_with(name))?;
            Some(line.split_once(':')?.1.trim().to_owned())
        })
        .unwrap_or_else(|| "unknown".into())
}
