//! The tag files of a bag: what `BagIt` (RFC 8493) asks for beside the payload.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::{BAGIT, INFO, PackageError};

/// `bagit.txt`, whole.
pub(super) const DECLARATION: &str = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n";

/// A manifest's lines: path and SHA-256, in the order given.
pub(super) fn manifest<'a>(files: impl Iterator<Item = (&'a str, &'a str)>) -> String {
    files.fold(String::new(), |mut text, (path, sha256)| {
        // Writing to a string cannot fail. Paths hold no character that would need escaping.
        let _ = writeln!(text, "{sha256}  {path}");
        text
    })
}

/// Reads a manifest: SHA-256 by path.
pub(super) fn read_manifest(
    file: &'static str,
    bytes: &[u8],
) -> Result<BTreeMap<String, String>, PackageError> {
    let bad = |detail: String| PackageError::BadTag { file, detail };
    let text = text(file, bytes)?;
    let mut found = BTreeMap::new();
    for (at, line) in text.lines().enumerate() {
        let wrong = || bad(format!("baris {} bukan sidik dan nama berkas", at + 1));
        let (sha256, path) = line.split_once(' ').ok_or_else(wrong)?;
        let path = path.trim_start_matches([' ', '*', '\t']);
        let sha256 = sha256.to_ascii_lowercase();
        if sha256.len() != 64 || !sha256.bytes().all(|b| b.is_ascii_hexdigit()) || path.is_empty() {
            return Err(wrong());
        }
        if found.insert(path.to_owned(), sha256).is_some() {
            return Err(bad(format!("baris {} mengulang nama berkas", at + 1)));
        }
    }
    Ok(found)
}

/// Checks the declaration: version and encoding.
pub(super) fn check_declaration(bytes: &[u8]) -> Result<(), PackageError> {
    let fields = fields(BAGIT, bytes)?;
    let value = |name: &str| fields.iter().find(|(label, _)| label == name).map(|(_, value)| value.as_str());
    match value("BagIt-Version") {
        Some("1.0") => {}
        Some(other) if other.chars().all(|c| c.is_ascii_digit() || c == '.') && newer(other) => {
            return Err(PackageError::Newer { found: format!("BagIt {other}"), known: "BagIt 1.0".into() });
        }
        _ => return Err(PackageError::BadTag { file: BAGIT, detail: "versi BagIt bukan 1.0".into() }),
    }
    if fields.len() != 2 || value("Tag-File-Character-Encoding") != Some("UTF-8") {
        return Err(PackageError::BadTag { file: BAGIT, detail: "pengodean bukan UTF-8".into() });
    }
    Ok(())
}

fn newer(version: &str) -> bool {
    version.split('.').next().and_then(|major| major.parse::<u32>().ok()).is_some_and(|major| major >= 1)
}

/// The longest value in `bag-info.txt`, in characters; what is longer stands whole in the package's own head.
const LONGEST_INFO: usize = 1_000;

/// `bag-info.txt`: labels and values, one line each; blank values are left out.
pub(super) fn info(fields: &[(&str, String)]) -> String {
    fields.iter().filter(|(_, value)| !value.trim().is_empty()).fold(
        String::new(),
        |mut text, (label, value)| {
            let value = value.trim().chars().take(LONGEST_INFO);
            let value: String = value.map(|c| if c.is_control() { ' ' } else { c }).collect();
            // Writing to a string cannot fail.
            let _ = writeln!(text, "{label}: {value}");
            text
        },
    )
}

/// Bytes and number of files that `bag-info.txt` declares for the payload, where it does.
pub(super) fn oxum(bytes: &[u8]) -> Result<Option<(u64, u64)>, PackageError> {
    let fields = fields(INFO, bytes)?;
    let Some((_, value)) = fields.iter().find(|(label, _)| label == "Payload-Oxum") else { return Ok(None) };
    let numbers =
        value.split_once('.').and_then(|(size, count)| Some((size.parse().ok()?, count.parse().ok()?)));
    let wrong = || PackageError::BadTag { file: INFO, detail: "Payload-Oxum tidak terbaca".into() };
    numbers.map(Some).ok_or_else(wrong)
}

/// `Label: value` lines; a line that begins with a space continues the one before.
fn fields(file: &'static str, bytes: &[u8]) -> Result<Vec<(String, String)>, PackageError> {
    let mut fields: Vec<(String, String)> = Vec::new();
    for (at, line) in text(file, bytes)?.lines().enumerate() {
        let continued = line.starts_with([' ', '\t']);
        match (fields.last_mut(), line.split_once(':')) {
            (Some((_, value)), _) if continued => {
                value.push(' ');
                value.push_str(line.trim());
            }
            (_, Some((label, value))) if !continued => {
                fields.push((label.to_owned(), value.trim().to_owned()));
            }
            _ => {
                return Err(PackageError::BadTag { file, detail: format!("baris {} tidak terbaca", at + 1) });
            }
        }
    }
    Ok(fields)
}

fn text<'a>(file: &'static str, bytes: &'a [u8]) -> Result<&'a str, PackageError> {
    std::str::from_utf8(bytes).map_err(|_| PackageError::BadTag { file, detail: "bukan teks UTF-8".into() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::package::MANIFEST;

    #[test]
    fn a_manifest_reads_back_and_bad_lines_are_named() {
        let sum = "ab".repeat(32);
        let text = manifest([("data/a b.pdf", sum.as_str())].into_iter());
        assert_eq!(text, format!("{sum}  data/a b.pdf\n"));
        assert_eq!(read_manifest(MANIFEST, text.as_bytes()).unwrap()["data/a b.pdf"], sum);
        let twice = text.repeat(2);
        let error = read_manifest(MANIFEST, twice.as_bytes()).unwrap_err();
        assert_eq!(
            error.to_string(),
            "\"manifest-sha256.txt\" di paket ini tidak sah (baris 2 mengulang nama berkas)"
        );
        assert!(read_manifest(MANIFEST, b"zz  data/a\n").is_err());
    }

    #[test]
    fn the_declaration_is_exact_about_version_and_encoding() {
        assert!(check_declaration(DECLARATION.as_bytes()).is_ok());
        let newer = DECLARATION.replace("1.0", "2.0");
        assert!(matches!(check_declaration(newer.as_bytes()), Err(PackageError::Newer { .. })));
        let older = DECLARATION.replace("1.0", "0.97");
        assert!(matches!(check_declaration(older.as_bytes()), Err(PackageError::BadTag { .. })));
    }

    #[test]
    fn information_is_one_line_each_and_the_oxum_is_found() {
        let text = info(&[("A", "x\ny".into()), ("B", " ".into()), ("Payload-Oxum", "12.3".into())]);
        assert_eq!(text, "A: x y\nPayload-Oxum: 12.3\n");
        assert_eq!(oxum(text.as_bytes()).unwrap(), Some((12, 3)));
    }
}
