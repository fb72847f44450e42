//! A Windows of its own under wine, with one user whose name has spaces and letters beyond ASCII.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::files::{empty, remove, text};
use crate::process::{Result, command, root, run};

/// The 64-bit wine of Debian; its 32-bit half is not needed.
pub const WINE: &str = "/usr/lib/wine/wine64";

/// What keeps a prefix running.
const SERVER: &str = "/usr/lib/wine/wineserver";

/// What is compiled for it: by mingw, from the sources in `tests/windows`.
const COMPILER: &str = "x86_64-w64-mingw32-gcc";

/// Where the user's programs and data are, as Windows names it.
pub const LOCAL: &str = "C:\\users\\Ibu Ayu Nuraéni\\AppData\\Local";
/// The same for what follows a user from machine to machine; start menu included.
const ROAMING: &str = "C:\\users\\Ibu Ayu Nuraéni\\AppData\\Roaming";
/// Where the start menu of the user is.
pub const MENU: &str =
    "C:\\users\\Ibu Ayu Nuraéni\\AppData\\Roaming\\Microsoft\\Windows\\Start Menu\\Programs";

/// A wine prefix.
pub struct Prefix(PathBuf);

impl Prefix {
    /// A fresh one; takes some ten seconds.
    pub fn new(folder: &Path) -> Result<Self> {
        let prefix = Self(empty(folder)?);
        run(&mut prefix.wine("wineboot", &["-i"]))?;
        // It says it was Windows 7 otherwise.
        let wine = "HKCU\\Software\\Wine";
        run(prefix.wine("reg", &["add", wine, "/v", "Version", "/d", "win10", "/f"]).stdout(Stdio::null()))?;
        compile(
            "bcryptprimitives.c",
            &prefix.path("C:\\windows\\system32\\bcryptprimitives.dll"),
            &["-shared"],
        )?;
        for (name, place) in [("Local AppData", LOCAL), ("AppData", ROAMING), ("Programs", MENU)] {
            let key = "HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Explorer\\User Shell Folders";
            run(prefix.wine("reg", &["add", key, "/v", name, "/d", place, "/f"]).stdout(Stdio::null()))?;
            let folder = prefix.path(place);
            std::fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
        }
        // Windows' own variables follow these folders from its next start on.
        prefix.stop()?;
        Ok(prefix)
    }

    /// A program in it; programs of Windows are found by their name.
    pub fn wine(&self, program: impl AsRef<OsStr>, args: &[&str]) -> Command {
        let mut wine = command(WINE, &[]);
        self.around(wine.arg(program).args(args));
        wine
    }

    /// Lets a command, and whatever it starts, run in it: without complaints about what wine lacks, without a display.
    pub fn around<'a>(&self, command: &'a mut Command) -> &'a mut Command {
        command.env("WINEPREFIX", &self.0).env("WINEDEBUG", "-all").env_remove("DISPLAY")
    }

    /// Removes it with all that is in it, once nothing in it needs to be looked at.
    pub fn discard(self) -> Result<()> {
        let folder = self.0.clone();
        drop(self);
        remove(&folder)
    }

    /// Ends everything that runs in it, and writes its registry down.
    fn stop(&self) -> Result<()> {
        run(command(SERVER, &["-k"]).env("WINEPREFIX", &self.0))?;
        run(command(SERVER, &["-w"]).env("WINEPREFIX", &self.0))
    }

    /// Where a path of Windows is on this machine.
    pub fn path(&self, windows: &str) -> PathBuf {
        self.0.join("drive_c").join(windows.trim_start_matches("C:\\").replace('\\', "/"))
    }

    /// A value of the registry; `None` when it is not there.
    pub fn value(&self, key: &str, name: &str) -> Result<Option<String>> {
        let name = if name.is_empty() { vec!["/ve"] } else { vec!["/v", name] };
        let mut query = self.wine("reg", &[&["query", key], &name[..]].concat());
        let output = query.stderr(Stdio::null()).output().map_err(|error| format!("reg: {error}"))?;
        let said = String::from_utf8_lossy(&output.stdout).into_owned();
        let value =
            said.lines().find_map(|line| line.split_once("    REG_").map(|(_, rest)| rest.to_owned()));
        Ok(value.map(|value| value.split_once("    ").map_or("", |(_, value)| value).trim_end().to_owned()))
    }
}

impl Drop for Prefix {
    /// Ends what still runs in it.
    fn drop(&mut self) {
        if let Err(error) = self.stop() {
            println!("{error}");
        }
    }
}

/// Compiles a source of `tests/windows`.
pub fn compile(source: &str, to: &Path, how: &[&str]) -> Result<()> {
    let source = root().join("tests/windows").join(source);
    run(&mut command(
        COMPILER,
        &[&["-Wall", "-Werror", "-O1", "-o", text(to)?, text(&source)?], how].concat(),
    ))
}
