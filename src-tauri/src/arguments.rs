use std::ffi::OsString;
use std::path::{Path, PathBuf};

/// What the window is started with.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Arguments {
    /// The folder to work in, by `--workspace DIR`.
    pub workspace: Option<PathBuf>,
    /// A file to take in: what a double click or "Open with" names. The first one counts.
    pub file: Option<PathBuf>,
}

impl Arguments {
    /// Reads the words after the program's name; a file is named from the folder it was started in. Options that the
    /// system or a test driver adds are passed over.
    pub fn read(words: impl IntoIterator<Item = OsString>, folder: &Path) -> Self {
        let mut read = Self::default();
        let mut words = words.into_iter();
        while let Some(word) = words.next() {
            if word == "--workspace" {
                read.workspace = words.next().map(PathBuf::from);
            } else if !word.is_empty() && !word.to_string_lossy().starts_with('-') {
                read.file.get_or_insert_with(|| folder.join(word));
            }
        }
        read
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(words: &[&str]) -> Arguments {
        Arguments::read(words.iter().map(OsString::from), Path::new("folder"))
    }

    #[test]
    fn a_file_is_told_from_options_and_from_the_workspace() {
        assert_eq!(read(&[]), Arguments::default());
        assert_eq!(read(&["--workspace", "kerja"]).workspace, Some("kerja".into()));
        assert_eq!(read(&["--workspace", "kerja"]).file, None);
        assert_eq!(read(&["--workspace"]), Arguments::default());
        let all = read(&["--automation", "paket unit.zip", "lain.zip", "--workspace", "kerja", ""]);
        assert_eq!(all.file, Some(Path::new("folder").join("paket unit.zip")));
        assert_eq!(all.workspace, Some("kerja".into()));
    }
}
