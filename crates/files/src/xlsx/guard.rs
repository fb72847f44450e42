//! Looks at a file from outside, before any parser is let near it.

use std::borrow::Cow;
use std::fs::File;
use std::io::{BufReader, Read, Seek, SeekFrom};
use std::path::Path;

use zip::ZipArchive;

use crate::read_error::ReadError;

/// Bytes in a megabyte, as sizes are told.
pub(crate) const MEGABYTE: u64 = 1_000_000;
/// Largest workbook file, in bytes.
const LARGEST_FILE: u64 = 100 * MEGABYTE;
/// Largest sum of everything a workbook unpacks to, in bytes.
const LARGEST_UNPACKED: u64 = 512 * MEGABYTE;
/// Largest sum of the XML parts of a workbook, in bytes: they are what a reader takes into memory.
const LARGEST_XML: u64 = 128 * MEGABYTE;
/// Largest part that is kept whole in memory (texts and styles), in bytes.
const LARGEST_KEPT: u64 = 16 * MEGABYTE;
/// Largest table of contents of a zip file, in bytes.
const LARGEST_CONTENTS: u64 = 4 * MEGABYTE;
/// No honest part of this size and more shrinks by more than [`BOMB_RATIO`].
const BOMB_SIZE: u64 = 16 * MEGABYTE;
const BOMB_RATIO: u64 = 500;
/// Length of the end record of a zip file, and of the longest comment after it.
const END_RECORD: u64 = 22;
const LONGEST_COMMENT: u64 = 65_535;

/// What kind of container a file is, by its first bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Container {
    /// A zip file.
    Zip,
    /// An OLE compound file: an old workbook, or an encrypted new one.
    Compound,
    /// Anything else.
    Other,
}

/// The format of a workbook.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Format {
    /// `.xlsx` and `.xlsm`.
    Xlsx,
    /// `.xlsb`.
    Xlsb,
    /// `.ods`.
    Ods,
    /// `.xls`.
    Xls,
}

impl Format {
    /// The ending by which people know it.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Xlsx => ".xlsx",
            Self::Xlsb => ".xlsb",
            Self::Ods => ".ods",
            Self::Xls => ".xls",
        }
    }
}

/// Says that something is larger than accepted; sizes in bytes.
pub(crate) fn too_large(size: u64, limit: u64) -> ReadError {
    ReadError::TooLarge { size, limit }
}

/// Opens a plain file that is not empty and not larger than `limit` bytes.
pub(crate) fn open(path: &Path, limit: u64) -> Result<(File, u64), ReadError> {
    let about = std::fs::metadata(path)?;
    if !about.is_file() {
        return Err(ReadError::NotAFile);
    }
    match about.len() {
        0 => Err(ReadError::Empty),
        size if size > limit => Err(too_large(size, limit)),
        size => Ok((File::open(path)?, size)),
    }
}

/// Reads the first bytes and returns to the start.
pub(crate) fn container(file: &mut (impl Read + Seek)) -> Result<Container, ReadError> {
    let mut first = [0u8; 8];
    let mut read = 0;
    while read < first.len() {
        match file.read(&mut first[read..])? {
            0 => break,
            more => read += more,
        }
    }
    file.seek(SeekFrom::Start(0))?;
    Ok(if first.starts_with(b"PK\x03\x04") || first.starts_with(b"PK\x05\x06") {
        Container::Zip
    } else if first == [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] {
        Container::Compound
    } else {
        Container::Other
    })
}

/// Opens an `.xlsx` file after checking that it can be read with bounded time and memory.
pub(crate) fn open_workbook(path: &Path) -> Result<File, ReadError> {
    match open_any(path)? {
        (file, Format::Xlsx) => Ok(file),
        (_, other) => Err(ReadError::OtherFormat { format: other.ending() }),
    }
}

/// Opens a workbook file of any format that is read, as [`open_workbook`] does. Of an `.xls` file only its size and
/// container are looked at.
pub(crate) fn open_any(path: &Path) -> Result<(File, Format), ReadError> {
    let (mut file, size) = open(path, LARGEST_FILE)?;
    match container(&mut file)? {
        Container::Zip => {}
        Container::Compound => {
            require_plain(&mut file)?;
            file.seek(SeekFrom::Start(0))?;
            return Ok((file, Format::Xls));
        }
        Container::Other => return Err(ReadError::NotAWorkbook),
    }
    let mut archive = open_zip(file, size)?;
    let format = format_of(&mut archive).ok_or(ReadError::NotAWorkbook)?;
    check_sizes(&mut archive, format)?;
    let mut file = archive.into_inner().into_inner();
    file.seek(SeekFrom::Start(0))?;
    Ok((file, format))
}

/// The format of the workbook in a zip file, by its parts; `None` where it is something else.
pub(crate) fn format_of<R: Read + Seek>(archive: &mut ZipArchive<R>) -> Option<Format> {
    if archive.index_for_name("xl/workbook.bin").is_some() {
        return Some(Format::Xlsb);
    }
    if names(archive).any(|name| name.starts_with("xl/") && is_xml(&name)) {
        return Some(Format::Xlsx);
    }
    let mut kind = Vec::new();
    archive.by_name("mimetype").ok()?.take(100).read_to_end(&mut kind).ok()?;
    kind.starts_with(b"application/vnd.oasis.opendocument.spreadsheet").then_some(Format::Ods)
}

/// Opens a zip file whose table of contents has a sane size.
pub(crate) fn open_zip<R: Read + Seek>(
    mut file: R,
    size: u64,
) -> Result<ZipArchive<BufReader<R>>, ReadError> {
    let contents = contents_size(&mut file, size)?;
    if contents > LARGEST_CONTENTS {
        return Err(too_large(contents, LARGEST_CONTENTS));
    }
    file.seek(SeekFrom::Start(0))?;
    ZipArchive::new(BufReader::new(file)).map_err(|_| ReadError::Damaged)
}

/// The size of the table of contents, from the end record; a file cut short has none.
fn contents_size(file: &mut (impl Read + Seek), size: u64) -> Result<u64, ReadError> {
    let tail = size.min(END_RECORD + LONGEST_COMMENT);
    file.seek(SeekFrom::Start(size - tail))?;
    let mut bytes = Vec::new();
    file.take(tail).read_to_end(&mut bytes)?;
    let at = bytes.windows(4).rposition(|window| window == b"PK\x05\x06").ok_or(ReadError::Damaged)?;
    match bytes.get(at + 12..at + 16) {
        Some(&[a, b, c, d]) => Ok(u64::from(u32::from_le_bytes([a, b, c, d]))),
        _ => Err(ReadError::Damaged),
    }
}

/// The names of the parts; a name that is no text matches nothing.
pub(crate) fn names<R: Read + Seek>(archive: &ZipArchive<R>) -> impl Iterator<Item = Cow<'_, str>> {
    archive.file_names().filter_map(Result::ok)
}

fn is_xml(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    [".xml", ".rels", ".vml"].iter().any(|ending| name.ends_with(ending))
}

/// Whether a part is read rather than only counted.
fn is_read(name: &str, format: Format) -> bool {
    is_xml(name) || (format == Format::Xlsb && name.to_ascii_lowercase().ends_with(".bin"))
}

/// Whether a part is the content of a picture, which may shrink to next to nothing and is not unpacked to read answers.
fn is_picture(name: &str, format: Format) -> bool {
    let folder = if format == Format::Ods { "pictures/" } else { "xl/media/" };
    name.to_ascii_lowercase().starts_with(folder) && !is_read(name, format)
}

/// Whether a part may be larger than those that are kept whole: cells are read one by one.
fn is_cells(name: &str, format: Format) -> bool {
    name.to_ascii_lowercase().starts_with("xl/worksheets/")
        || (format == Format::Ods && name == "content.xml")
}

/// Checks declared sizes of every part and the real sizes of the parts that will be read.
pub(crate) fn check_sizes<R: Read + Seek>(
    archive: &mut ZipArchive<R>,
    format: Format,
) -> Result<(), ReadError> {
    let mut declared = 0u64;
    let mut xml = Vec::new();
    for at in 0..archive.len() {
        let entry = archive.by_index_raw(at).map_err(|_| ReadError::Damaged)?;
        let (size, packed) = (entry.size(), entry.compressed_size());
        declared = declared.saturating_add(size);
        let name = entry.name().map_err(|_| ReadError::Damaged)?;
        // Readers follow relations, whatever a part is called.
        if !is_picture(&name, format) && size > BOMB_SIZE && size / packed.max(1) > BOMB_RATIO {
            return Err(too_large(size, if size > LARGEST_XML { LARGEST_XML } else { BOMB_SIZE }));
        }
        if is_read(&name, format) {
            if !is_cells(&name, format) && size > LARGEST_KEPT {
                return Err(too_large(size, LARGEST_KEPT));
            }
            if entry.encrypted() {
                return Err(ReadError::PasswordProtected);
            }
            xml.push((at, size));
        }
    }
    if declared > LARGEST_UNPACKED {
        return Err(too_large(declared, LARGEST_UNPACKED));
    }
    let sum = xml.iter().fold(0u64, |sum, (_, size)| sum.saturating_add(*size));
    if sum > LARGEST_XML {
        return Err(too_large(sum, LARGEST_XML));
    }
    for (at, size) in xml {
        // Reads one byte more than declared: a part that unpacks to more than it says is not honest.
        let entry = archive.by_index(at).map_err(|_| ReadError::Damaged)?;
        let real =
            std::io::copy(&mut entry.take(size + 1), &mut std::io::sink()).map_err(|_| ReadError::Damaged)?;
        if real != size {
            return Err(ReadError::Damaged);
        }
    }
    Ok(())
}

/// Tells an encrypted workbook, which has a stream of this name, from an old one.
pub(crate) fn require_plain(file: &mut (impl Read + Seek)) -> Result<(), ReadError> {
    let wanted: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let mut buffer = vec![0u8; 64 * 1024];
    let mut kept = 0;
    file.seek(SeekFrom::Start(0))?;
    loop {
        let read = file.read(&mut buffer[kept..])?;
        if read == 0 {
            return Ok(());
        }
        let filled = kept + read;
        if buffer[..filled].windows(wanted.len()).any(|window| window == wanted) {
            return Err(ReadError::PasswordProtected);
        }
        kept = filled.min(wanted.len() - 1);
        buffer.copy_within(filled - kept..filled, 0);
    }
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Write};

    use zip::write::SimpleFileOptions;
    use zip::{CompressionMethod, ZipWriter};

    use super::*;

    /// What is said of a workbook with one part of 20 MB that shrinks to next to nothing.
    fn checked(name: &str, format: Format) -> Result<(), ReadError> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
        writer.start_file(name, options).expect("part");
        writer.write_all(&b" ".repeat(20_000_000)).expect("written");
        check_sizes(&mut ZipArchive::new(writer.finish().expect("zip")).expect("zip"), format)
    }

    #[test]
    fn only_pictures_may_shrink_to_next_to_nothing() {
        for (name, format) in [
            ("xl/media/image1.bmp", Format::Xlsx),
            ("xl/media/image1.bmp", Format::Xlsb),
            ("Pictures/putih.bmp", Format::Ods),
        ] {
            assert!(checked(name, format).is_ok(), "{name}");
        }
        for (name, format) in [
            ("xl/worksheets/lembar.dat", Format::Xlsx),
            ("xl/lembar", Format::Xlsb),
            ("xl/media/lembar.xml", Format::Xlsx),
            ("Pictures/lembar.xml", Format::Ods),
            ("xl/media/putih.bmp", Format::Ods),
        ] {
            assert!(matches!(checked(name, format), Err(ReadError::TooLarge { .. })), "{name}");
        }
    }
}
