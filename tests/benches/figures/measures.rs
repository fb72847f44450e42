//! The measurements themselves.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use pilar_app::exchange::{Export, ExportFormat, Paper, export_assessment};
use pilar_app::session::Session;
use pilar_app::workspace::create_example;
use pilar_core::journal::Subject;
use pilar_core::scoring::score;
use pilar_core::worksheet::{Layer, Worksheet, read_answer};
use pilar_store::{Action, Actor, Beginning, Workspace};
use serde_json::json;
use uuid::Uuid;

use crate::tools::{Row, high_water, median, millis, timed, write_noise};

/// What all measurements share: a desk with the example unit, and the built command.
pub struct Bench {
    pub pilar: PathBuf,
    desk: tempfile::TempDir,
    example: Uuid,
}

impl Bench {
    pub fn new(pilar: PathBuf) -> Self {
        let desk = tempfile::tempdir().expect("temporary folder");
        let mut session = Session::open(&desk.path().join("example"), "bench", "pokja").expect("workspace");
        let example = create_example(&mut session).expect("example");
        Self { pilar, desk, example }
    }

    /// A folder for whatever a measurement needs.
    pub fn scratch(&self) -> &Path {
        self.desk.path()
    }

    fn session(&self) -> Session {
        Session::open(&self.desk.path().join("example"), "bench", "pokja").expect("workspace")
    }

    /// Scoring the whole sheet in process.
    pub fn scoring() -> Row {
        let instrument = pilar_tests::instrument();
        let text =
            fs::read_to_string(pilar_tests::root().join("tests/golden/scoring-cases.json")).expect("cases");
        let cases: serde_json::Value = serde_json::from_str(&text).expect("JSON");
        let mut sheet = Worksheet::new();
        for (soal, given) in cases[0]["answers"].as_object().expect("answers") {
            let (question, input) = instrument.input(soal.parse().expect("id")).expect("known");
            let given = given.as_str().map_or_else(|| given.to_string(), str::to_owned);
            sheet.extend(
                read_answer(question, input, &given).expect("answer").map(|answer| (input.soal, answer)),
            );
        }
        let runs: Vec<Duration> = (0..50)
            .map(|_| {
                let start = Instant::now();
                for _ in 0..100 {
                    std::hint::black_box(score(&instrument, std::hint::black_box(&sheet)));
                }
                start.elapsed() / 100
            })
            .collect();
        Row {
            figure: "scoring a whole sheet, in process",
            wanted: "<= 50 µs",
            measured: format!("{:.1} µs", median(runs).as_secs_f64() * 1e6),
        }
    }

    /// `pilar score` against LibreOffice converting the same workbook, whole processes in turn.
    pub fn against_office(&self) -> Row {
        let reference = pilar_tests::reference_quietly("official-workbook-filled.xlsx");
        let (workbook, which) = match reference {
            Some(path) => (path, "official workbook"),
            None => (self.export(ExportFormat::Xlsx, "score.xlsx"), "workbook of the example"),
        };
        let out = self.desk.path().join("office");
        let profile = format!("-env:UserInstallation=file://{}", self.desk.path().join("profile").display());
        let office = || {
            let mut command = Command::new("soffice");
            command
                .args(["--headless", &profile, "--convert-to", "xlsx", "--outdir"])
                .arg(&out)
                .arg(&workbook);
            timed(&mut command)
        };
        // The first run makes the profile and is not counted.
        let measured = if office().is_none() {
            "LibreOffice is not on this machine".into()
        } else {
            let mut ours = Vec::new();
            let mut theirs = Vec::new();
            for _ in 0..5 {
                ours.extend(timed(Command::new(&self.pilar).arg("score").arg(&workbook)));
                theirs.extend(office());
            }
            let (ours, theirs) = (median(ours), median(theirs));
            format!(
                "{} times ({which}: {} against {})",
                (theirs.as_secs_f64() / ours.as_secs_f64()).round(),
                millis(ours),
                millis(theirs)
            )
        };
        Row {
            figure: "`pilar score` against LibreOffice headless converting the same file",
            wanted: ">= 50 times as fast",
            measured,
        }
    }

    /// Exporting the full example as a workbook, verified.
    pub fn workbook_export(&self) -> Row {
        let runs = (0..15).map(|_| self.timed_export(ExportFormat::Xlsx, "bench.xlsx")).collect();
        Row {
            figure: "workbook export of the full example, verified",
            wanted: "<= 150 ms",
            measured: millis(median(runs)),
        }
    }

    /// Exporting the full example as a PDF, verified.
    pub fn pdf_export(&self) -> Row {
        let runs = (0..15).map(|_| self.timed_export(ExportFormat::Pdf, "bench.pdf")).collect();
        Row {
            figure: "PDF of the full example, verified",
            wanted: "<= 500 ms",
            measured: millis(median(runs)),
        }
    }

    fn timed_export(&self, format: ExportFormat, name: &str) -> Duration {
        let start = Instant::now();
        self.export(format, name);
        start.elapsed()
    }

    fn export(&self, format: ExportFormat, name: &str) -> PathBuf {
        let output = self.desk.path().join(name);
        let export =
            Export { assessment: self.example, format, output: &output, template: None, paper: Paper::A4 };
        export_assessment(&self.session(), &export).expect("export").path
    }

    /// Attaching 1 GB against `cp` and `sha256sum` of the same file, in turn, and the memory it takes.
    pub fn evidence(&self) -> Row {
        let file = self.desk.path().join("bukti 1 GB.bin");
        write_noise(&file, 1_000_000_000, 0);
        let copy = self.desk.path().join("copy.bin");
        let mut ours = Vec::new();
        let mut theirs = Vec::new();
        let mut peak = 0;
        for _ in 0..3 {
            let start = Instant::now();
            timed(Command::new("cp").arg(&file).arg(&copy)).expect("cp");
            timed(Command::new("sha256sum").arg(&copy)).expect("sha256sum");
            theirs.push(start.elapsed());
            fs::remove_file(&copy).expect("remove");
            let workspace = self.desk.path().join("ingest");
            let id = self.new_assessment(&workspace);
            let start = Instant::now();
            peak = peak.max(self.attach(&workspace, &id, &file));
            ours.push(start.elapsed());
            fs::remove_dir_all(&workspace).expect("remove");
        }
        fs::remove_file(&file).expect("remove");
        let (ours, theirs) = (median(ours), median(theirs));
        Row {
            figure: "attaching 1 GB of evidence against `cp` followed by `sha256sum`",
            wanted: ">= 0.7 of their speed, memory <= 64 MB",
            measured: format!(
                "{:.2} of their speed ({:.1} s against {:.1} s), memory {} MB",
                theirs.as_secs_f64() / ours.as_secs_f64(),
                ours.as_secs_f64(),
                theirs.as_secs_f64(),
                peak / 1_000_000
            ),
        }
    }

    fn new_assessment(&self, workspace: &Path) -> String {
        let mut command = Command::new(&self.pilar);
        command.arg("--workspace").arg(workspace);
        command.args(["new", "--unit", "U", "--instansi", "I", "--year", "2026", "--target", "wbk"]);
        let output = command.output().expect("pilar runs");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8_lossy(&output.stdout).trim().to_owned()
    }

    /// Attaches a file in a process of its own and returns the most memory that process held, in bytes.
    fn attach(&self, workspace: &Path, id: &str, file: &Path) -> u64 {
        let mut command = Command::new(&self.pilar);
        command.arg("--workspace").arg(workspace).args(["evidence", "add", id, "1"]).arg(file);
        let mut child = command.stdout(Stdio::null()).spawn().expect("pilar runs");
        let status = format!("/proc/{}/status", child.id());
        let mut peak = 0;
        while child.try_wait().expect("child").is_none() {
            peak = peak.max(high_water(&status).unwrap_or(0));
            std::thread::sleep(Duration::from_millis(5));
        }
        assert!(child.wait().expect("child").success());
        peak
    }

    /// Opening a workspace with 200 assessments and 50,000 changes.
    pub fn opening(&self) -> Row {
        let dir = self.desk.path().join("large");
        let actor = Actor { name: "bench".into(), role: "pokja".into() };
        let mut workspace = Workspace::open(&dir).expect("workspace");
        for unit in 0..200u64 {
            let id = Uuid::now_v7();
            let profile = json!({ "unit": format!("Unit {unit}"), "year": 2026, "target": "wbk" });
            workspace
                .create_assessment(id, Beginning { instrument: "bench", profile }, &actor, unit)
                .expect("assessment");
            for step in 0..3u64 {
                let action = Action { assessment: id, name: "Isi", by: &actor, now_millis: unit };
                workspace
                    .act(action, |acting| -> Result<(), pilar_store::StoreError> {
                        for soal in 1..=83 {
                            acting.set(
                                "set_answer",
                                Subject::answer(Layer::Unit, soal),
                                json!({ "number": (soal + 7).to_string() + &step.to_string() }),
                            )?;
                        }
                        Ok(())
                    })
                    .expect("action");
            }
        }
        let changes = workspace.check(false).expect("check").changes;
        drop(workspace);
        let runs = (0..21)
            .map(|_| {
                let start = Instant::now();
                let workspace = Workspace::open(&dir).expect("workspace");
                std::hint::black_box(workspace.assessments().expect("list").len());
                start.elapsed()
            })
            .collect();
        Row {
            figure: "opening a workspace with 200 assessments and 50,000 changes, and listing them",
            wanted: "<= 50 ms",
            measured: format!("{} ({changes} changes)", millis(median(runs))),
        }
    }
}
