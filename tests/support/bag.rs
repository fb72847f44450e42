//! Packages taken apart and put together again, well or badly.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::{Read as _, Write as _};
use std::path::Path;
use std::process::Command;

use sha2::{Digest, Sha256};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

/// The files of a package, by path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bag {
    /// Content by path.
    pub files: BTreeMap<String, Vec<u8>>,
}

impl Bag {
    /// Takes a package apart.
    pub fn open(path: &Path) -> Self {
        let file = std::fs::File::open(path).expect("package");
        let mut archive = ZipArchive::new(file).expect("zip");
        let mut files = BTreeMap::new();
        for at in 0..archive.len() {
            let mut entry = archive.by_index(at).expect("entry");
            let mut bytes = Vec::new();
            let name = entry.name().expect("name").into_owned();
            entry.read_to_end(&mut bytes).expect("content");
            files.insert(name, bytes);
        }
        Self { files }
    }

    /// Changes a text file.
    pub fn edit(&mut self, path: &str, change: impl FnOnce(String) -> String) -> &mut Self {
        let bytes = self.files.remove(path).unwrap_or_else(|| panic!("{path} is in the package"));
        let text = change(String::from_utf8(bytes).expect("text"));
        self.files.insert(path.into(), text.into_bytes());
        self
    }

    /// Makes manifests and sizes fit the files again, as a forger would.
    pub fn seal(&mut self) -> &mut Self {
        let payload = || self.files.iter().filter(|(path, _)| path.starts_with("data/"));
        let size: usize = payload().map(|(_, bytes)| bytes.len()).sum();
        let oxum = format!("Payload-Oxum: {size}.{}", payload().count());
        let manifest = lines(payload());
        self.files.insert("manifest-sha256.txt".into(), manifest.into_bytes());
        self.edit("bag-info.txt", |text| {
            let lines = text.lines().map(|line| if line.starts_with("Payload-Oxum") { &oxum } else { line });
            lines.fold(String::new(), |text, line| text + line + "\n")
        });
        let tags = ["bagit.txt", "bag-info.txt", "manifest-sha256.txt"];
        let tags = lines(self.files.iter().filter(|(path, _)| tags.contains(&path.as_str())));
        self.files.insert("tagmanifest-sha256.txt".into(), tags.into_bytes());
        self
    }

    /// Writes it as a zip file.
    pub fn write(&self, path: &Path) {
        let mut zip = ZipWriter::new(std::fs::File::create(path).expect("file"));
        for (name, bytes) in &self.files {
            let options = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
            zip.start_file(name, options).expect("entry");
            zip.write_all(bytes).expect("content");
        }
        zip.finish().expect("zip");
    }

    /// Writes its files into a folder, as people unpack it.
    pub fn unpack(&self, folder: &Path) {
        for (name, bytes) in &self.files {
            let path = folder.join(name);
            std::fs::create_dir_all(path.parent().expect("parent")).expect("folder");
            std::fs::write(path, bytes).expect("file");
        }
    }

    /// The same as entries of a zip file that can be made wrong.
    pub fn entries(&self) -> Vec<RawEntry> {
        self.files.iter().map(|(name, bytes)| RawEntry::new(name.as_str(), bytes.clone())).collect()
    }
}

/// Whether `sha256sum -c` finds an unpacked package sound; `None`, said aloud, where it is not installed.
pub fn summed(folder: &Path) -> Option<bool> {
    let check =
        |manifest| Command::new("sha256sum").args(["-c", "--strict", manifest]).current_dir(folder).output();
    let mut sound = true;
    for manifest in ["manifest-sha256.txt", "tagmanifest-sha256.txt"] {
        match check(manifest) {
            Ok(output) => sound &= output.status.success(),
            Err(error) => {
                crate::skipped(&format!("sha256sum tidak ada di mesin ini ({error})"));
                return None;
            }
        }
    }
    Some(sound)
}

/// Whether `bagit.py --validate` finds an unpacked package valid; `None`, said aloud, where it is not installed.
///
/// `cargo xtask test` puts the module into `target/bagit`; `PILAR_BAGIT` names another folder.
pub fn validated(folder: &Path) -> Option<bool> {
    let module = std::env::var_os("PILAR_BAGIT")
        .map_or_else(|| crate::root().join("target/bagit"), std::path::PathBuf::from);
    let script = module.join("bagit.py");
    if !script.exists() {
        crate::skipped("modul bagit tidak ada di mesin ini; cargo xtask test memasangnya");
        return None;
    }
    match Command::new("python3").arg(script).arg("--validate").arg(folder).output() {
        Ok(output) => Some(output.status.success()),
        Err(error) => {
            crate::skipped(&format!("python3 tidak ada di mesin ini ({error})"));
            None
        }
    }
}

fn lines<'a>(files: impl Iterator<Item = (&'a String, &'a Vec<u8>)>) -> String {
    files.fold(String::new(), |mut text, (path, bytes)| {
        let _ = writeln!(text, "{}  {path}", sha256(bytes));
        text
    })
}

/// Lower-case hex digits of a SHA-256.
pub fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// One entry of a zip file, every field of which may lie.
#[derive(Debug, Clone)]
pub struct RawEntry {
    /// Name as it stands in both headers.
    pub name: Vec<u8>,
    /// What lies in the file.
    pub data: Vec<u8>,
    /// Declared compression method; 0 is stored, 8 deflate.
    pub method: u16,
    /// Declared size.
    pub size: u32,
    /// Declared size of the data.
    pub packed: u32,
    /// Checksum of the content.
    pub crc: u32,
    /// General purpose flags; bit 0 is encryption, bit 11 UTF-8.
    pub flags: u16,
    /// Unix mode.
    pub mode: u32,
}

impl RawEntry {
    /// An honest stored file.
    pub fn new(name: impl Into<Vec<u8>>, data: Vec<u8>) -> Self {
        let size = u32::try_from(data.len()).expect("small");
        let crc = crc32(&data);
        Self { name: name.into(), data, method: 0, size, packed: size, crc, flags: 1 << 11, mode: 0o100_644 }
    }

    fn fields(&self) -> Vec<u8> {
        let mut bytes = Vec::new();
        for half in [20, self.flags, self.method, 0, 0x21] {
            bytes.extend(half.to_le_bytes());
        }
        for word in [self.crc, self.packed, self.size] {
            bytes.extend(word.to_le_bytes());
        }
        bytes.extend(u16::try_from(self.name.len()).expect("short").to_le_bytes());
        bytes.extend(0u16.to_le_bytes());
        bytes
    }
}

/// Writes entries as a zip file, exactly as they are.
pub fn raw_zip(entries: &[RawEntry]) -> Vec<u8> {
    let mut file = Vec::new();
    let mut contents = Vec::new();
    for entry in entries {
        let start = u32::try_from(file.len()).expect("small");
        file.extend(b"PK\x03\x04");
        file.extend(entry.fields());
        file.extend(&entry.name);
        file.extend(&entry.data);
        contents.extend(b"PK\x01\x02\x14\x03");
        contents.extend(entry.fields());
        contents.extend([0; 6]);
        contents.extend((entry.mode << 16).to_le_bytes());
        contents.extend(start.to_le_bytes());
        contents.extend(&entry.name);
    }
    let (start, size) = (file.len() as u64, contents.len() as u64);
    file.extend(contents);
    let count = entries.len() as u64;
    if count > 0xFFFE {
        let end = file.len() as u64;
        file.extend(b"PK\x06\x06");
        file.extend(44u64.to_le_bytes());
        file.extend([45, 0, 45, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
        for number in [count, count, size, start] {
            file.extend(number.to_le_bytes());
        }
        file.extend(b"PK\x06\x07\0\0\0\0");
        file.extend(end.to_le_bytes());
        file.extend(1u32.to_le_bytes());
    }
    let short = u16::try_from(count).unwrap_or(0xFFFF);
    file.extend(b"PK\x05\x06\0\0\0\0");
    file.extend(short.to_le_bytes());
    file.extend(short.to_le_bytes());
    file.extend(u32::try_from(size).expect("small").to_le_bytes());
    file.extend(u32::try_from(start).expect("small").to_le_bytes());
    file.extend([0, 0]);
    file
}

/// The checksum of zip files.
pub fn crc32(bytes: &[u8]) -> u32 {
    let rest = bytes.iter().fold(u32::MAX, |crc, byte| {
        (0..8).fold(
            crc ^ u32::from(*byte),
            |crc, _| {
                if crc & 1 == 1 { crc >> 1 ^ 0xEDB8_8320 } else { crc >> 1 }
            },
        )
    });
    !rest
}
