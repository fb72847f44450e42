//! Packages of 1 GB against bagit.py, zip and sha256sum on the same files.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use pilar_tests::root;

use crate::compare::in_turn;
use crate::measure::{median, text, timed, timed_with_memory, write_noise};
use crate::programs::{Bench, Program};
use crate::row::Row;

/// Files of evidence and the size of each in bytes: a gigabyte together.
const FILES: usize = 25;
const FILE: usize = 40_000_000;

const WANTED: &str = "faster than bagit.py, >= 0.7 of the speed of `zip -0` and `sha256sum`, memory <= 64 MB; \
                      <= 1.05 of 0.1";

/// What others take for the same files.
#[derive(Default)]
struct Others {
    zip_and_sums: Vec<Duration>,
    bagit: Vec<Duration>,
    bagit_alone: Vec<Duration>,
    bagit_validate: Vec<Duration>,
}

/// Writing and verifying a package of 1 GB.
pub fn rows(desk: &Bench) -> Vec<Row> {
    let (both, id) = desk.both("paket", fill);
    let (mut writing, mut verifying) = (0, 0);
    let package = |program: &Program| program.file("paket.zip").to_str().expect("Unicode path").to_owned();
    let export = in_turn(3, &both, |program| {
        let _ = fs::remove_file(program.file("paket.zip"));
        let args = ["export", &id, "--format", "package", "-o", &package(program)];
        let (time, memory) = timed_with_memory(&mut program.command(&args));
        writing = writing.max(memory);
        time
    });
    let verify = in_turn(3, &both, |program| {
        let (time, memory) = timed_with_memory(&mut program.command(&["verify", &package(program)]));
        verifying = verifying.max(memory);
        time
    });
    let mut others = Others::default();
    for _ in 0..3 {
        others.measure(&desk.path().join("paket"), &package(&both.ours));
    }
    desk.clear("paket");
    let sums = others.zip_and_sums;
    let alone = if others.bagit_alone.is_empty() {
        String::new()
    } else {
        format!("; bagit.py with SHA-256 alone {}", text(median(others.bagit_alone)))
    };
    vec![
        Row::beside("package of 1 GB of evidence, written and read back", WANTED, &export)
            .and(&against(export.ours, others.bagit, &sums, writing))
            .and(&alone),
        Row::beside("`pilar verify` of that package", WANTED, &verify).and(&against(
            verify.ours,
            others.bagit_validate,
            &sums,
            verifying,
        )),
    ]
}

/// How a time of ours stands against those of others.
fn against(ours: Duration, bagit: Vec<Duration>, zip_and_sums: &[Duration], peak: u64) -> String {
    let speed = |theirs: Duration| theirs.as_secs_f64() / ours.as_secs_f64();
    let bagit = if bagit.is_empty() {
        "bagit.py is not on this machine".to_owned()
    } else {
        let bagit = median(bagit);
        format!("{:.2} times the speed of bagit.py ({})", speed(bagit), text(bagit))
    };
    let sums = median(zip_and_sums.to_vec());
    format!(
        ": {bagit}, {:.2} of `zip -0` and `sha256sum` ({}), memory {} MB",
        speed(sums),
        text(sums),
        peak / 1_000_000
    )
}

/// Makes an assessment with a gigabyte of evidence and returns its id.
fn fill(base: &Program) -> String {
    let id = base.new_assessment();
    for n in 0..FILES {
        let file = base.file(&format!("bukti {n}.bin"));
        write_noise(&file, FILE, n as u64);
        let code = (n + 1).to_string();
        base.time(&["evidence", "add", &id, &code, file.to_str().expect("Unicode path")]);
        fs::remove_file(&file).expect("removed");
    }
    id
}

impl Others {
    fn measure(&mut self, desk: &Path, package: &str) {
        let folder =
            std::env::var_os("PILAR_BAGIT").map_or_else(|| root().join("target/bagit"), PathBuf::from);
        let script = folder.join("bagit.py");
        let tree = desk.join("pohon");
        let unpack = || {
            timed(Command::new("unzip").args(["-q", package, "data/*", "-d"]).arg(&tree)).expect("unzip");
        };
        unpack();
        self.zip_and_sums.push(zip_and_sums(desk, &tree));
        if script.exists() {
            let bagit = |args: &[&str]| {
                let mut command = Command::new("python3");
                timed(command.arg(&script).arg("--quiet").args(args).arg(&tree)).expect("bagit.py")
            };
            // As it comes it hashes twice, for SHA-256 and SHA-512; the other way it does the work we do.
            self.bagit.push(bagit(&[]));
            fs::remove_dir_all(&tree).expect("removed");
            unpack();
            self.bagit_alone.push(bagit(&["--sha256"]));
            self.bagit_validate.push(bagit(&["--validate"]));
        }
        fs::remove_dir_all(&tree).expect("removed");
    }
}

fn zip_and_sums(desk: &Path, tree: &Path) -> Duration {
    let zip = desk.join("lain.zip");
    let packed = timed(Command::new("zip").args(["-q", "-0", "-r"]).arg(&zip).arg(".").current_dir(tree))
        .expect("zip");
    let sums = timed(Command::new("find").arg(tree).args(["-type", "f", "-exec", "sha256sum", "{}", "+"]));
    fs::remove_file(&zip).expect("removed");
    packed + sums.expect("sha256sum")
}
