//! What users of Windows get, in a folder: as it is in the portable zip, and as the setup installs it.

use std::fs;
use std::path::{Path, PathBuf};

use super::common::{Profile, VERSION, folder};
use crate::files::{copy, empty, text};
use crate::process::{Result, cargo, command, output, root, run};
use crate::windows::TARGET;
use crate::{bridge, programs};

/// The window and the command. Names do not differ by case there, so each has a folder of its own.
const WINDOW: &str = "Pilar.exe";
const COMMAND: &str = "bin/pilar.exe";
/// Finds the runtime of the web view; comes with the crate that uses it.
const LOADER: &str = "WebView2Loader.dll";

/// How the variables begin by which tests answer for a person.
const TESTS: &[u8] = b"PILAR_TEST_";

/// Files of the project that are texts for users, and their names there.
const TEXTS: &[(&str, &str)] = &[
    ("src-tauri/windows/BACA-DULU.txt", "BACA-DULU.txt"),
    ("LISENSI.txt", "LISENSI.txt"),
    ("LICENSE-MIT", "LICENSE-MIT.txt"),
    ("LICENSE-APACHE", "LICENSE-APACHE.txt"),
];

/// The guide on paper, which the window opens from beside it.
const GUIDE: &[&str] = &["Panduan Pilar.pdf", "Kartu Pokja.pdf"];

/// Libraries that are part of Windows 10; anything else would have to be shipped.
const OF_WINDOWS: &[&str] = &[
    "advapi32",
    "bcrypt",
    "bcryptprimitives",
    "combase",
    "comctl32",
    "comdlg32",
    "crypt32",
    "dwmapi",
    "gdi32",
    "imm32",
    "kernel32",
    "msvcrt",
    "ntdll",
    "ole32",
    "oleaut32",
    "propsys",
    "rpcrt4",
    "secur32",
    "shell32",
    "shlwapi",
    "user32",
    "userenv",
    "uxtheme",
    "version",
    "winmm",
    "ws2_32",
];

/// Builds the programs and puts everything together that is installed.
pub fn stage(profile: Profile) -> Result<PathBuf> {
    let built = programs::build_with(cargo(&[profile.cargo(), &["--target", TARGET]].concat()))?;
    let window = built.path("pilar-window")?;
    let staged = empty(&folder().join("windows").join(format!("Pilar-{VERSION}")))?;
    let bin = staged.join("bin");
    fs::create_dir(&bin).map_err(|error| format!("{}: {error}", bin.display()))?;
    for (from, to) in
        [(window, WINDOW), (built.path("pilar")?, COMMAND), (&window.with_file_name(LOADER), LOADER)]
    {
        bridge::without(from)?;
        let to = staged.join(to);
        // Without the names of functions, which only a debugger reads.
        run(&mut command("x86_64-w64-mingw32-strip", &["-o", text(&to)?, text(from)?]))?;
        needs_only_windows(&to)?;
    }
    for name in [WINDOW, COMMAND] {
        describes_itself(&staged.join(name))?;
    }
    has_nothing_of_tests(&staged.join(WINDOW), profile)?;
    for (from, to) in TEXTS {
        let from = root().join(from);
        let said = fs::read_to_string(&from).map_err(|error| format!("{}: {error}", from.display()))?;
        let to = staged.join(to);
        fs::write(&to, said.replace('\n', "\r\n")).map_err(|error| format!("{}: {error}", to.display()))?;
    }
    for name in GUIDE {
        copy(&root().join("docs/panduan").join(name), &staged.join(name))?;
    }
    Ok(staged)
}

/// The zip for those who may not or do not want to install.
pub fn portable(staged: &Path, out: &Path) -> Result<PathBuf> {
    let zip = out.join(format!("Pilar-{VERSION}-portable.zip"));
    let name = staged.file_name().map(Path::new).ok_or("a folder without a name")?;
    let within = staged.parent().ok_or("a folder in no folder")?;
    run(command("zip", &["-q", "-X", "-9", "-r", text(&zip)?, text(name)?]).current_dir(within))?;
    Ok(zip)
}

/// Refuses a release in which a test could take the place of a person; a debug build shows that this would be seen.
fn has_nothing_of_tests(window: &Path, profile: Profile) -> Result<()> {
    let bytes = fs::read(window).map_err(|error| format!("{}: {error}", window.display()))?;
    let has = bytes.windows(TESTS.len()).any(|part| part == TESTS);
    if has == (profile == Profile::Debug) {
        Ok(())
    } else {
        Err(format!("{}: what tests answer dialogs with is in it: {has}", window.display()))
    }
}

/// Refuses a program that needs a library Windows does not have.
fn needs_only_windows(program: &Path) -> Result<()> {
    let headers = output(&mut command("x86_64-w64-mingw32-objdump", &["-p", text(program)?]))?;
    let needed: Vec<String> = headers
        .lines()
        .filter_map(|line| Some(line.split("DLL Name: ").nth(1)?.trim().to_lowercase()))
        .collect();
    if needed.is_empty() {
        return Err(format!("{}: no library is named", program.display()));
    }
    let is_known = |dll: &str| {
        let name = dll.trim_end_matches(".dll");
        OF_WINDOWS.contains(&name) || name.starts_with("api-ms-win-") || dll == LOADER.to_lowercase()
    };
    let foreign: Vec<&String> = needed.iter().filter(|dll| !is_known(dll)).collect();
    if foreign.is_empty() { Ok(()) } else { Err(format!("{}: needs {foreign:?}", program.display())) }
}

/// Refuses a program that does not say its version and company, or has no icon or the wrong manifest.
fn describes_itself(program: &Path) -> Result<()> {
    let bytes = fs::read(program).map_err(|error| format!("{}: {error}", program.display()))?;
    let wide = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    let mut wanted = vec![b"longPathAware".to_vec(), b"PerMonitorV2".to_vec(), b"Common-Controls".to_vec()];
    wanted.extend(["CompanyName", "ProductVersion", "FileDescription", VERSION].map(wide));
    let icon = root().join("src-tauri/icons/icon.ico");
    let icon = fs::read(&icon).map_err(|error| format!("{}: {error}", icon.display()))?;
    // The last picture of the icon, as it is in the file.
    wanted.push(icon[icon.len() - 64..].to_vec());
    for (at, wanted) in wanted.iter().enumerate() {
        if !bytes.windows(wanted.len()).any(|part| part == wanted) {
            return Err(format!("{}: lacks number {at} of what Windows shows of it", program.display()));
        }
    }
    Ok(())
}
