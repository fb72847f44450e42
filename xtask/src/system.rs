//! Programs a chore needs and a fresh Debian lacks.

use crate::process::{Result, command, exists, run};

/// Something a chore needs and the Debian package it is in: a program, or with `pc:` a library as
/// pkg-config knows it.
#[derive(Clone, Copy)]
pub struct Needed {
    pub program: &'static str,
    pub package: &'static str,
}

/// The C compiler that SQLite is built with.
pub const COMPILER: Needed = Needed { program: "cc", package: "build-essential" };
/// What the window is built with; the first has a program of its own, the others are found by pkg-config.
pub const WINDOW: &[Needed] = &[
    COMPILER,
    Needed { program: "pkg-config", package: "pkg-config" },
    Needed { program: "pc:webkit2gtk-4.1", package: "libwebkit2gtk-4.1-dev" },
    Needed { program: "pc:librsvg-2.0", package: "librsvg2-dev" },
    Needed { program: "pc:ayatana-appindicator3-0.1", package: "libayatana-appindicator3-dev" },
];
/// Shows a window to nobody.
pub const XVFB: Needed = Needed { program: "xvfb-run", package: "xvfb" };
/// Asks a screen whether it is there.
pub const DISPLAY: Needed = Needed { program: "xdpyinfo", package: "x11-utils" };
/// Takes pictures of the screen.
pub const PICTURES: Needed = Needed { program: "import", package: "imagemagick" };
/// Drives the window's web view.
pub const DRIVER: Needed = Needed { program: "WebKitWebDriver", package: "webkit2gtk-driver" };
/// Shows the page in the engine of Windows' web view, and drives it there.
pub const CHROMIUM: Needed = Needed { program: "chromium", package: "chromium" };
pub const CHROMIUM_DRIVER: Needed = Needed { program: "chromedriver", package: "chromium-driver" };
/// Prints exported documents independently.
pub const WRITER: Needed = Needed { program: "lowriter", package: "libreoffice-writer" };
/// Recalculates exported workbooks independently.
pub const OFFICE: Needed = Needed { program: "soffice", package: "libreoffice-calc" };
/// Reads exported PDFs independently.
pub const POPPLER: Needed = Needed { program: "pdftotext", package: "poppler-utils" };
/// What the bundles for Windows are made and tried with: compilers, resources (a part of them), installer, zip, wine.
pub const WINDOWS: &[Needed] = &[
    Needed { program: "x86_64-w64-mingw32-gcc", package: "gcc-mingw-w64-x86-64" },
    Needed { program: "x86_64-w64-mingw32-g++", package: "g++-mingw-w64-x86-64" },
    Needed { program: "makensis", package: "nsis" },
    Needed { program: "/usr/lib/wine/wine64", package: "wine64" },
    ZIP,
];
/// Signs the checksums of the bundles.
pub const SIGNER: Needed = Needed { program: "minisign", package: "minisign" };
/// Sets the clock a program sees.
pub const CLOCK: Needed = Needed { program: "faketime", package: "faketime" };

/// Makes the zip files that packages are compared with.
pub const ZIP: Needed = Needed { program: "zip", package: "zip" };
/// Takes packages apart independently.
pub const UNZIP: Needed = Needed { program: "unzip", package: "unzip" };

impl Needed {
    fn is_there(&self) -> bool {
        if let Some(library) = self.program.strip_prefix("pc:") {
            return run(command("pkg-config", &["--exists", library]).stderr(std::process::Stdio::null()))
                .is_ok();
        }
        exists(self.program)
    }
}

/// Packages without which nothing can be built or driven; without the others the checks that use them say they are
/// skipped.
fn is_indispensable(package: &str) -> bool {
    let others = [XVFB, DISPLAY, DRIVER, CHROMIUM, CHROMIUM_DRIVER, SIGNER];
    WINDOW.iter().chain(WINDOWS).chain(&others).any(|needed| needed.package == package)
}

/// Installs what is missing where that is possible; says what stays missing.
pub fn ensure(needed: &[Needed]) -> Result<()> {
    if !cfg!(target_os = "linux") {
        return Ok(());
    }
    let missing: Vec<&str> = needed.iter().filter(|n| !n.is_there()).map(|n| n.package).collect();
    if missing.is_empty() {
        return Ok(());
    }
    let indispensable = missing.iter().any(|package| is_indispensable(package));
    if !exists("apt-get") {
        let ask = format!("please install: {}", missing.join(", "));
        if indispensable {
            return Err(ask);
        }
        println!("{ask}. Checks that need them are skipped.");
        return Ok(());
    }
    println!("Installing {} ...", missing.join(", "));
    let done =
        apt(&["update"], &[]).and_then(|()| apt(&["install", "-y", "--no-install-recommends"], &missing));
    match done {
        Ok(()) => Ok(()),
        Err(error) if indispensable => Err(error),
        Err(error) => {
            println!(
                "Could not install {} ({error}). Checks that need them are skipped.",
                missing.join(", ")
            );
            Ok(())
        }
    }
}

/// Runs apt-get, as root where that needs no password.
pub fn apt(words: &[&str], packages: &[&str]) -> Result<()> {
    let sudo = if exists("sudo") { &["sudo", "-n"][..] } else { &[] };
    let apt = [sudo, &["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq"], words, packages].concat();
    run(&mut command(apt[0], &apt[1..]))
}

/// Node and npm, which the page is built with.
pub fn ensure_node() -> Result<()> {
    if exists("node") && exists("npm") { Ok(()) } else { Err("please install Node 20 with npm".into()) }
}

/// Puts Python's bagit module, which checks packages independently, into `target/bagit`.
pub fn ensure_bagit() {
    let folder = crate::process::root().join("target/bagit");
    if folder.join("bagit.py").exists() {
        return;
    }
    let target = folder.to_string_lossy().into_owned();
    let install = ["-m", "pip", "install", "--quiet", "--target", &target, "bagit==1.9.0"];
    if let Err(error) = run(&mut command("python3", &install)) {
        println!("No bagit module ({error}): that check of packages is skipped.");
    }
}
