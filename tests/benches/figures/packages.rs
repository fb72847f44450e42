//! Packages of 1 GB against bagit.py, zip and sha256sum on the same files.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use pilar_tests::root;

use crate::tools::{Row, high_water, median, timed, write_noise};

/// Files of evidence and the size of each in bytes: a gigabyte together.
const FILES: usize = 25;
const FILE: usize = 40_000_000;

const WANTED: &str = "faster than bagit.py, >= 0.7 of the speed of `zip -0` and `sha256sum`, memory <= 64 MB";

/// Writing and verifying a package of 1 GB.
pub fn packages(pilar: &Path, desk: &Path) -> [Row; 2] {
    let bench = Bench { pilar, desk: desk.join("paket") };
    let id = bench.fill();
    let script = std::env::var_os("PILAR_BAGIT").map_or_else(|| root().join("target/bagit"), PathBuf::from);
    let script = script.join("bagit.py");
    let (mut out, mut verify) = (Times::default(), Times::default());
    for _ in 0..3 {
        let package = bench.path("paket.zip");
        let _ = fs::remove_file(&package);
        out.ours.push(bench.pilar(&["export", &id, "--format", "package", "-o", &package], &mut out.peak));
        verify.ours.push(bench.pilar(&["verify", &package], &mut verify.peak));
        let tree = bench.tree(&package);
        let both = bench.zip_and_sums(&tree);
        out.others.push(both);
        verify.others.push(both);
        if script.exists() {
            let bagit = |args: &[&str]| {
                let mut command = Command::new("python3");
                timed(command.arg(&script).arg("--quiet").args(args).arg(&tree)).expect("bagit.py")
            };
            // As it comes it hashes twice, for SHA-256 and SHA-512; the other way it does the work we do.
            out.bagit.push(bagit(&[]));
            fs::remove_dir_all(&tree).expect("remove");
            bench.tree(&package);
            out.bagit_alone.push(bagit(&["--sha256"]));
            verify.bagit.push(bagit(&["--validate"]));
        }
        fs::remove_dir_all(&tree).expect("remove");
    }
    fs::remove_dir_all(&bench.desk).expect("remove");
    [
        Row {
            figure: "package of 1 GB of evidence, written and read back",
            wanted: WANTED,
            measured: out.text(),
        },
        Row { figure: "`pilar verify` of that package", wanted: WANTED, measured: verify.text() },
    ]
}

#[derive(Default)]
struct Times {
    ours: Vec<Duration>,
    bagit: Vec<Duration>,
    bagit_alone: Vec<Duration>,
    others: Vec<Duration>,
    peak: u64,
}

impl Times {
    fn text(self) -> String {
        let (ours, others) = (median(self.ours).as_secs_f64(), median(self.others).as_secs_f64());
        let bagit = if self.bagit.is_empty() {
            "bagit.py is not on this machine".to_owned()
        } else {
            let bagit = median(self.bagit).as_secs_f64();
            let alone = if self.bagit_alone.is_empty() {
                String::new()
            } else {
                format!(", {:.1} s with SHA-256 alone", median(self.bagit_alone).as_secs_f64())
            };
            format!("{:.2} times the speed of bagit.py ({bagit:.1} s{alone})", bagit / ours)
        };
        format!(
            "{ours:.1} s: {bagit}, {:.2} of `zip -0` and `sha256sum` ({others:.1} s), memory {} MB",
            others / ours,
            self.peak / 1_000_000
        )
    }
}

struct Bench<'a> {
    pilar: &'a Path,
    desk: PathBuf,
}

impl Bench<'_> {
    fn path(&self, name: &str) -> String {
        self.desk.join(name).to_str().expect("Unicode path").to_owned()
    }

    fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(self.pilar);
        command.arg("--workspace").arg(self.desk.join("ruang")).args(args);
        command
    }

    /// Makes an assessment with a gigabyte of evidence and returns its id.
    fn fill(&self) -> String {
        fs::create_dir_all(&self.desk).expect("folder");
        let new = ["new", "--unit", "U", "--instansi", "I", "--year", "2026", "--target", "wbk"];
        let output = self.command(&new).output().expect("pilar runs");
        let id = String::from_utf8_lossy(&output.stdout).trim().to_owned();
        for n in 0..FILES {
            let file = self.path(&format!("bukti {n}.bin"));
            write_noise(Path::new(&file), FILE, n as u64);
            let code = (n + 1).to_string();
            timed(&mut self.command(&["evidence", "add", &id, &code, &file])).expect("evidence");
            fs::remove_file(&file).expect("remove");
        }
        id
    }

    /// Runs the command in a process of its own; notes the most memory that process held, in bytes.
    fn pilar(&self, args: &[&str], peak: &mut u64) -> Duration {
        let start = Instant::now();
        let mut child = self.command(args).stdout(Stdio::null()).spawn().expect("pilar runs");
        let status = format!("/proc/{}/status", child.id());
        while child.try_wait().expect("child").is_none() {
            *peak = (*peak).max(high_water(&status).unwrap_or(0));
            std::thread::sleep(Duration::from_millis(2));
        }
        assert!(child.wait().expect("child").success());
        start.elapsed()
    }

    /// The payload as a folder of plain files.
    fn tree(&self, package: &str) -> PathBuf {
        let folder = self.desk.join("pohon");
        timed(Command::new("unzip").args(["-q", package, "data/*", "-d"]).arg(&folder)).expect("unzip");
        folder
    }

    fn zip_and_sums(&self, tree: &Path) -> Duration {
        let zip = self.path("lain.zip");
        let packed =
            timed(Command::new("zip").args(["-q", "-0", "-r", &zip, "."]).current_dir(tree)).expect("zip");
        let sums =
            timed(Command::new("find").arg(tree).args(["-type", "f", "-exec", "sha256sum", "{}", "+"]));
        fs::remove_file(&zip).expect("remove");
        packed + sums.expect("sha256sum")
    }
}
