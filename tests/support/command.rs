//! Running the `pilar` command as a user would.

use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::OnceLock;

use serde_json::Value;

/// The built `pilar` command: the one that `PILAR_COMMAND` names, as `cargo xtask test` does; otherwise built once.
pub fn pilar_path() -> &'static Path {
    static BUILT: OnceLock<PathBuf> = OnceLock::new();
    BUILT.get_or_init(|| std::env::var_os("PILAR_COMMAND").map_or_else(build, PathBuf::from))
}

/// Builds the command with the features that the whole workspace has, so that nothing else is compiled again; or that
/// the packages have which `PILAR_BUILD` leaves.
fn build() -> PathBuf {
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".into());
    let packages = std::env::var("PILAR_BUILD").unwrap_or_default();
    let output = Command::new(cargo)
        .args(["build", "--quiet", "--workspace"])
        .args(packages.split_whitespace())
        .args(["--bin", "pilar", "--message-format", "json-render-diagnostics"])
        .current_dir(crate::root())
        .output()
        .expect("cargo runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8_lossy(&output.stdout)
        .lines()
        .filter_map(|line| serde_json::from_str::<Value>(line).ok())
        .filter_map(|message| message["executable"].as_str().map(PathBuf::from))
        .next_back()
        .expect("an executable")
}

/// A workspace of its own for one test, removed afterwards.
pub struct Station {
    folder: tempfile::TempDir,
    /// Who signs the commands; without it the identity of the workspace does.
    author: Option<&'static str>,
}

/// What a command ended with.
#[derive(Debug)]
pub struct Ended {
    /// Exit code.
    pub code: i32,
    /// Standard output.
    pub out: String,
    /// Standard error.
    pub err: String,
}

impl Station {
    /// An empty desk.
    pub fn new() -> Self {
        Self { folder: tempfile::tempdir().expect("temporary folder"), author: Some("Penguji") }
    }

    /// A desk whose workspace has an identity, which signs what is done there.
    pub fn of(name: &str, nip: &str, role: &str) -> Self {
        let desk = Self { author: None, ..Self::new() };
        desk.good(&["identity", name, "--nip", nip, "--role", role]);
        desk
    }

    /// A desk whose workspace holds the example unit; returns its id as well.
    pub fn with_example() -> (Self, String) {
        let desk = Self::new();
        let id = desk.good(&["example"]).trim().to_owned();
        (desk, id)
    }

    /// Begins an empty assessment of a made-up office and returns its id.
    pub fn begin(&self) -> String {
        let new =
            ["new", "--unit", "Kantor Uji", "--instansi", "Pemkot Uji", "--year", "2026", "--target", "wbk"];
        self.good(&new).trim().to_owned()
    }

    /// Writes a package of an assessment on the desk and returns its path as text.
    pub fn package(&self, id: &str, name: &str) -> String {
        let path = self.path(name).to_str().expect("Unicode path").to_owned();
        self.good(&["export", id, "--format", "package", "-o", &path]);
        path
    }

    /// As [`Station::with_example`], handed in to the reviewers.
    pub fn with_submitted_example() -> (Self, String) {
        let (desk, id) = Self::with_example();
        desk.good(&["--role", "koordinator", "round", &id, "submit"]);
        (desk, id)
    }

    /// A path on the desk.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// The workspace folder.
    pub fn workspace(&self) -> PathBuf {
        self.path("ruang kerja")
    }

    /// Writes a file on the desk and returns its path as text.
    pub fn file(&self, name: &str, content: impl AsRef<[u8]>) -> String {
        let path = self.path(name);
        std::fs::write(&path, content).expect("writable desk");
        path.to_str().expect("Unicode path").to_owned()
    }

    /// The command, ready to run on this desk's workspace.
    pub fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(pilar_path());
        command.arg("--workspace").arg(self.workspace()).args(args).current_dir(self.folder.path());
        command.env_remove("PILAR_WORKSPACE").env_remove("PILAR_AUTHOR").env_remove("PILAR_ROLE");
        // What tests open may be older than any workspace that rests.
        command.env("PILAR_CLOCK_IS_RIGHT", "true").env("PILAR_LOCAL", self.path("komputer ini"));
        command.envs(self.author.map(|author| ("PILAR_AUTHOR", author)));
        command
    }

    /// Runs a command.
    pub fn run(&self, args: &[&str]) -> Ended {
        ended(&begun(|| self.command(args).output()))
    }

    /// Runs a command that must succeed and returns its standard output.
    pub fn good(&self, args: &[&str]) -> String {
        let ended = self.run(args);
        assert_eq!(ended.code, 0, "{args:?}: {}", ended.err);
        ended.out
    }

    /// Runs a command with `--json` that must succeed and returns the document.
    pub fn json(&self, args: &[&str]) -> Value {
        let out = self.good(&[&["--json"], args].concat());
        serde_json::from_str(&out).unwrap_or_else(|error| panic!("{args:?}: {error} in {out}"))
    }

    /// Runs a command that must be refused with exit code 1 and one sentence, and returns the sentence.
    pub fn refused(&self, args: &[&str]) -> String {
        let sentence = self.refused_with_list(args);
        assert!(!sentence.contains('\n') && sentence.ends_with('.'), "one sentence: {sentence:?}");
        sentence
    }

    /// As [`Station::refused`], with what is listed below the sentence, each on a line of its own.
    pub fn refused_with_list(&self, args: &[&str]) -> String {
        let ended = self.run(args);
        assert_eq!(ended.code, 1, "{args:?}: {ended:?}");
        assert_eq!(ended.out, "", "{args:?}");
        let said = ended.err.trim_end().strip_prefix("pilar: ").expect("names the program");
        let mut lines = said.lines();
        let sentence = lines.next().unwrap_or_default();
        assert!(sentence.ends_with('.'), "one sentence: {sentence:?}");
        let listed = lines.map(|line| line.strip_prefix("  ").unwrap_or_else(|| panic!("a list: {line:?}")));
        std::iter::once(sentence).chain(listed).collect::<Vec<_>>().join("\n")
    }
}

impl Default for Station {
    fn default() -> Self {
        Self::new()
    }
}

/// What a start comes to. Under Wine, Windows' error 1359 now and then says that its server did not get a program
/// begun: nothing of the program has run then, so that it may be begun again.
pub fn begun<T>(start: impl Fn() -> std::io::Result<T>) -> T {
    const NOT_BEGUN: i32 = 1359;
    for attempt in 1.. {
        match start() {
            Err(error) if cfg!(windows) && attempt < 5 && error.raw_os_error() == Some(NOT_BEGUN) => {
                println!("wine did not begin the program, attempt {attempt}");
            }
            ended => return ended.expect("pilar runs"),
        }
    }
    unreachable!("the last attempt returns")
}

/// Lets a command write to nowhere.
pub fn silent(mut command: Command) -> Command {
    command.stdout(Stdio::null()).stderr(Stdio::null());
    command
}

fn ended(output: &Output) -> Ended {
    Ended {
        code: output.status.code().unwrap_or(-1),
        out: String::from_utf8_lossy(&output.stdout).into_owned(),
        err: String::from_utf8_lossy(&output.stderr).into_owned(),
    }
}
