//! The installer, tried under Wine: installing, upgrading, what stands in the way, removing.

use std::collections::BTreeMap;
use std::fs;
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use super::common::{Profile, VERSION, folder};
use super::setup;
use crate::files::{copy, empty, remove, text};
use crate::process::{Result, output, run};
use crate::wine::{LOCAL, MENU, Prefix, compile};

/// Versions that came before this one.
const FIRST: &str = "0.0.8";
const OLDER: &str = "0.0.9";

/// What the installer ends with.
const DONE: i32 = 0;
const FAILED: i32 = 2;
const NEWER_IS_THERE: i32 = 3;
const IN_USE: i32 = 4;

const UNINSTALL: &str = "HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Uninstall\\Pilar";
const CLASSES: &str = "HKCU\\Software\\Classes";
const RUNTIME: &str =
    "HKCU\\Software\\Microsoft\\EdgeUpdate\\Clients\\{F3017226-FE2A-4295-8BDF-00C3A9A7E4C5}";

struct Trial {
    prefix: Prefix,
    /// Where Pilar is installed, on this machine.
    installed: PathBuf,
}

/// Installs, uses, upgrades and removes Pilar in a fresh Windows; an error at the first thing that is not as it should.
pub fn try_installer(staged: &Path, setup: &Path) -> Result<()> {
    let place = empty(&folder().join("wine"))?;
    let older = older(staged, &place)?;
    let first = first(&place)?;
    let prefix = Prefix::new(&place.join("prefix"))?;
    let installed = prefix.path(&format!("{LOCAL}\\Programs\\Pilar"));
    let trial = Trial { prefix, installed };

    trial.set_up(&first, &["/RESTART"], DONE)?;
    let opened = trial.prefix.path(&format!("{LOCAL}\\dibuka.txt"));
    wait_until(|| opened.is_file());
    expect(opened.is_file(), "it did not open Pilar although asked to")?;
    trial.set_up(&older, &[], DONE)?;
    trial.is_there(OLDER)?;
    let id = trial.main_job()?;
    let before = tree(&trial.installed)?;
    println!("Installed and used.");

    let held = trial.hold("Pilar.exe", &place)?;
    trial.set_up(setup, &[], IN_USE)?;
    held.end()?;
    trial.is_unchanged(&before, "while it is in use")?;
    trial.set_up_on_a_full_disk(setup)?;
    trial.is_unchanged(&before, "on a full disk")?;
    trial.is_there(OLDER)?;
    println!("Refused in use and on a full disk, with the old version still there.");

    // What somebody put into the folder is none of the installer's business.
    let own = trial.installed.join("catatan saya.txt");
    fs::write(&own, "milik saya").map_err(|error| format!("{}: {error}", own.display()))?;
    trial.set_up(setup, &[], DONE)?;
    trial.is_there(VERSION)?;
    expect(!trial.installed.join("usang").exists(), "a file of the older version is still there")?;
    expect(own.exists(), "the upgrade took a file that is not the installer's")?;
    trial.shows(&id)?;
    println!("Upgraded.");

    let before = tree(&trial.installed)?;
    trial.set_up(&older, &[], NEWER_IS_THERE)?;
    trial.is_unchanged(&before, "by an older version")?;
    trial.set_up(&older, &["/FORCE"], DONE)?;
    trial.is_there(OLDER)?;
    trial.set_up(setup, &[], DONE)?;
    println!("An older version was refused, and taken when forced.");

    trial.runs_a_runtime_beside_it(setup, &place)?;
    trial.remove(&own)?;
    println!("Removed; the data is still there.");
    // Ends what still runs in it.
    drop(trial);
    remove(&place)
}

impl Trial {
    /// Runs an installer silently and compares what it ends with.
    fn set_up(&self, setup: &Path, more: &[&str], wanted: i32) -> Result<()> {
        ends_with(&mut self.prefix.wine(setup, &[&["/S"], more].concat()), wanted)
    }

    /// The same where no file can grow beyond 2 MiB, which is what a full disk looks like to a program.
    fn set_up_on_a_full_disk(&self, setup: &Path) -> Result<()> {
        let plain = self.prefix.wine(setup, &["/S"]);
        let mut limited = Command::new("sh");
        limited.args(["-c", "trap '' XFSZ; ulimit -f 4096; exec \"$@\"", "sh"]);
        limited.arg(plain.get_program()).args(plain.get_args());
        for (name, value) in plain.get_envs() {
            match value {
                Some(value) => limited.env(name, value),
                None => limited.env_remove(name),
            };
        }
        ends_with(&mut limited, FAILED)
    }

    /// Whether a version is installed with all that belongs to it.
    fn is_there(&self, version: &str) -> Result<()> {
        let files = [
            "Pilar.exe",
            "WebView2Loader.dll",
            "bin/pilar.exe",
            "LISENSI.txt",
            "Panduan Pilar.pdf",
            "Kartu Pokja.pdf",
            "hapus.exe",
        ];
        for name in files {
            expect(self.installed.join(name).is_file(), &format!("{name} is not installed"))?;
        }
        for leftover in ["baru", "lama"] {
            expect(!self.installed.with_extension(leftover).exists(), &format!("Pilar.{leftover} was left"))?;
        }
        expect(self.link().is_file(), "it is not in the start menu")?;
        let program = format!("{LOCAL}\\Programs\\Pilar");
        let open = format!("\"{program}\\Pilar.exe\" \"%1\"");
        let wanted = [
            (UNINSTALL.to_owned(), "DisplayVersion", version.to_owned()),
            (UNINSTALL.to_owned(), "Publisher", "Pilar".into()),
            (UNINSTALL.to_owned(), "InstallLocation", program.clone()),
            (UNINSTALL.to_owned(), "QuietUninstallString", format!("\"{program}\\hapus.exe\" /S")),
            (format!("{CLASSES}\\Pilar.Paket\\shell\\open\\command"), "", open.clone()),
            (format!("{CLASSES}\\Applications\\Pilar.exe\\shell\\open\\command"), "", open),
            (format!("{CLASSES}\\.zip\\OpenWithProgids"), "Pilar.Paket", String::new()),
            (format!("{CLASSES}\\.pilar"), "", "Pilar.Paket".into()),
        ];
        for (key, name, wanted) in wanted {
            let found = self.prefix.value(&key, name)?;
            // `reg` prints what is beyond ASCII in a code page of its own.
            let plain = |text: &str| text.replace(|c: char| !c.is_ascii(), "?");
            let same = found.as_deref().is_some_and(|found| plain(found) == plain(&wanted));
            expect(same, &format!("{key} {name}: {found:?}, not {wanted:?}"))?;
        }
        let zip = self.prefix.value(&format!("{CLASSES}\\.zip"), "")?;
        expect(zip.is_none_or(|value| value.contains("not set")), "zip files were taken over")
    }

    fn link(&self) -> PathBuf {
        self.prefix.path(&format!("{MENU}\\Pilar.lnk"))
    }

    fn pilar(&self, args: &[&str]) -> Command {
        self.prefix.wine(self.installed.join("bin/pilar.exe"), args)
    }

    /// The installed command makes the example unit where data belongs, exports it and scores the export.
    fn main_job(&self) -> Result<String> {
        let id = output(&mut self.pilar(&["example"]))?.trim().to_owned();
        let workbook = format!("{LOCAL}\\LKE contoh.xlsx");
        run(&mut self.pilar(&["export", &id, "--format", "xlsx", "-o", &workbook]))?;
        expect(self.prefix.path(&workbook).is_file(), "nothing was exported")?;
        let scored = output(&mut self.pilar(&["--json", "score", &workbook]))?;
        expect(scored.contains("\"total\""), &format!("no score: {scored}"))?;
        expect(self.data().is_file(), "the data is not in the folder for local data")?;
        Ok(id)
    }

    fn shows(&self, id: &str) -> Result<()> {
        let shown = output(&mut self.pilar(&["--json", "show", id]))?;
        expect(shown.contains(id), &format!("not shown: {shown}"))
    }

    fn data(&self) -> PathBuf {
        self.prefix.path(&format!("{LOCAL}\\Pilar\\pilar.db"))
    }

    /// Has another program keep a file open as a running one is.
    fn hold(&self, name: &str, place: &Path) -> Result<Held> {
        let program = place.join("hold.exe");
        compile("hold.c", &program, &["-municode"])?;
        let file = format!("{LOCAL}\\Programs\\Pilar\\{name}");
        let mut hold = self.prefix.wine(&program, &[&file]);
        let mut child = hold
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .map_err(|error| format!("{}: {error}", program.display()))?;
        let mut said = [0; 4];
        let mut out = child.stdout.take().ok_or("no output")?;
        out.read_exact(&mut said).map_err(|error| format!("{file} could not be held: {error}"))?;
        Ok(Held(child))
    }

    fn is_unchanged(&self, before: &BTreeMap<PathBuf, Vec<u8>>, when: &str) -> Result<()> {
        expect(tree(&self.installed)? == *before, &format!("the installed version was changed {when}"))
    }

    /// Without a runtime the installer runs the one beside it; nothing was there to run until now.
    fn runs_a_runtime_beside_it(&self, setup: &Path, place: &Path) -> Result<()> {
        expect(self.prefix.value(RUNTIME, "pv")?.is_none(), "there is a runtime already")?;
        let beside = empty(&place.join("beside"))?;
        compile("runtime.c", &beside.join("MicrosoftEdgeWebView2RuntimeInstallerX64.exe"), &["-municode"])?;
        let setup_beside = beside.join("setup.exe");
        copy(setup, &setup_beside)?;
        self.set_up(&setup_beside, &[], DONE)?;
        expect(self.prefix.value(RUNTIME, "pv")?.is_some(), "the runtime's installer was not run")
    }

    /// Removes Pilar as Windows does it silently.
    fn remove(&self, own: &Path) -> Result<()> {
        let quiet = self.prefix.value(UNINSTALL, "QuietUninstallString")?.unwrap_or_default();
        let remover = self.installed.join("hapus.exe");
        expect(quiet.ends_with("hapus.exe\" /S"), &quiet)?;
        run(&mut self.prefix.wine(text(&remover)?, &["/S"]))?;
        // The remover goes on from a copy of itself, and is done when the rest is gone as well.
        let is_removed =
            || tree(&self.installed).is_ok_and(|left| left.keys().eq([own])) && !self.link().exists();
        wait_until(is_removed);
        let left = tree(&self.installed)?;
        expect(left.keys().eq([own]), &format!("left in the folder: {:?}", left.keys()))?;
        expect(!self.link().exists(), "it is still in the start menu")?;
        for (key, name) in [
            (UNINSTALL.to_owned(), "DisplayName"),
            (format!("{CLASSES}\\Pilar.Paket"), ""),
            (format!("{CLASSES}\\.pilar"), ""),
            (format!("{CLASSES}\\.zip\\OpenWithProgids"), "Pilar.Paket"),
            (format!("{CLASSES}\\Applications\\Pilar.exe"), "FriendlyAppName"),
        ] {
            let left = self.prefix.value(&key, name)?;
            expect(left.is_none(), &format!("{key} {name} is still in the registry: {left:?}"))?;
        }
        expect(self.data().is_file(), "the data is gone")
    }
}

/// A program that holds a file.
struct Held(std::process::Child);

impl Held {
    fn end(mut self) -> Result<()> {
        drop(self.0.stdin.take());
        let ended = self.0.wait().map_err(|error| format!("hold: {error}"))?;
        expect(ended.success(), "the file was not held")
    }
}

/// An installer of an older version: the same programs, and a file that is no longer shipped.
fn older(staged: &Path, place: &Path) -> Result<PathBuf> {
    let files = place.join("older");
    run(Command::new("cp").arg("-r").arg(staged).arg(&files))?;
    let obsolete = files.join("usang");
    fs::create_dir(&obsolete)
        .and_then(|()| fs::write(obsolete.join("usang.txt"), "usang"))
        .map_err(|error| format!("{}: {error}", obsolete.display()))?;
    setup::make(&files, place, OLDER, Profile::Debug)
}

/// An installer of the first version of all, whose window only leaves a file when it is opened.
fn first(place: &Path) -> Result<PathBuf> {
    let files = empty(&place.join("first"))?;
    compile("opened.c", &files.join("Pilar.exe"), &[])?;
    setup::make(&files, place, FIRST, Profile::Debug)
}

/// Waits for something that another program does; a minute at most.
fn wait_until(done: impl Fn() -> bool) {
    let start = Instant::now();
    while !done() && start.elapsed() < Duration::from_mins(1) {
        sleep(Duration::from_millis(200));
    }
}

fn ends_with(command: &mut Command, wanted: i32) -> Result<()> {
    let ended = command.status().map_err(|error| format!("{command:?}: {error}"))?;
    if ended.code() == Some(wanted) {
        return Ok(());
    }
    // A disk that filled up ends it like any other failure.
    let room = output(Command::new("df").args(["-h", "--output=avail"]).arg(folder())).unwrap_or_default();
    let room = room.lines().last().unwrap_or_default().trim();
    Err(format!("The installer under Wine: {command:?}: {ended}, not {wanted}; room on the disk: {room}"))
}

fn expect(holds: bool, otherwise: &str) -> Result<()> {
    if holds { Ok(()) } else { Err(format!("The installer under Wine: {otherwise}")) }
}

/// Every file below a folder, with its content.
fn tree(folder: &Path) -> Result<BTreeMap<PathBuf, Vec<u8>>> {
    let failed = |error: std::io::Error| format!("{}: {error}", folder.display());
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(folder).map_err(failed)? {
        let path = entry.map_err(failed)?.path();
        if path.is_dir() {
            found.extend(tree(&path)?);
        } else {
            let bytes = fs::read(&path).map_err(failed)?;
            found.insert(path, bytes);
        }
    }
    Ok(found)
}
