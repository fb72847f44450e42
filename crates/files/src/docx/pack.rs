//! Packing the parts, and the check of what was written.

use std::io::{Cursor, Read as _, Write as _};

use docx_rs::Docx;
use quick_xml::escape::escape;
use quick_xml::events::Event;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

use super::table::HEADING_HEIGHT;
use crate::printable::printable;
use crate::safe_write::WriteError;

const DOCUMENT: &str = "word/document.xml";
const PROPERTIES: &str = "docProps/core.xml";

/// What a file browser shows of a document, which docx-rs cannot be told.
pub(super) struct Properties<'a> {
    /// What it is called.
    pub(super) title: &'a str,
    /// What kind of document it is.
    pub(super) subject: &'a str,
    /// Who answers for it.
    pub(super) author: &'a str,
}

impl Properties<'_> {
    /// The properties with title, subject and author, in place of nobody's.
    fn said(&self, properties: &str) -> Result<String, WriteError> {
        const NOBODY: &str = "<dc:creator>unknown</dc:creator><cp:lastModifiedBy>unknown</cp:lastModifiedBy>";
        if properties.matches(NOBODY).count() != 1 {
            return Err(failed("sifat berkas DOCX tidak seperti seharusnya"));
        }
        let [title, subject, author] =
            [self.title, self.subject, self.author].map(|text| escape(printable(text)));
        let said = format!(
            "<dc:title>{title}</dc:title><dc:subject>{subject}</dc:subject><dc:creator>{author}</dc:creator>\
             <cp:lastModifiedBy>{author}</cp:lastModifiedBy>"
        );
        Ok(properties.replace(NOBODY, &said))
    }
}

/// Makes one compressed file of a document; the same document gives the same bytes.
///
/// `heading_rows` rows are marked for repetition on every page. With `jpeg` the picture, which docx-rs takes
/// for a PNG whatever it is, gets the name of its kind.
pub(super) fn pack(
    document: Docx,
    properties: &Properties<'_>,
    heading_rows: usize,
    jpeg: bool,
) -> Result<Vec<u8>, WriteError> {
    let mut parts = document.build();
    parts.document = repeat_headings(parts.document, heading_rows)?;
    let mut plain = Cursor::new(Vec::new());
    parts.pack(&mut plain).map_err(failed)?;
    let mut plain = ZipArchive::new(plain).map_err(failed)?;
    let mut packed = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default());
    for at in 0..plain.len() {
        let mut entry = plain.by_index(at).map_err(failed)?;
        if entry.is_dir() {
            continue;
        }
        let mut name = entry.name().map_err(failed)?.into_owned();
        let mut content = Vec::new();
        entry.read_to_end(&mut content).map_err(failed)?;
        if is_markup(&name) {
            content = without_paragraph_ids(&text(content)?).into_bytes();
        }
        if name == PROPERTIES {
            content = properties.said(&text(content)?)?.into_bytes();
        }
        if jpeg {
            name = name.replace(".png", ".jpeg");
            if name.ends_with("document.xml.rels") {
                content = text(content)?.replace(".png\"", ".jpeg\"").into_bytes();
            }
        }
        packed.start_file(name, options).map_err(failed)?;
        packed.write_all(&content).map_err(failed)?;
    }
    Ok(packed.finish().map_err(failed)?.into_inner())
}

/// Marks the heading rows, which are known by their height, and gives every picture a number of its own.
///
/// Markup is never part of a text, where its brackets would be escaped.
fn repeat_headings(document: Vec<u8>, rows: usize) -> Result<Vec<u8>, WriteError> {
    let document = text(document)?;
    let mark = format!("<w:trHeight w:val=\"{HEADING_HEIGHT}\" w:hRule=\"atLeast\" />");
    let found = document.matches(&mark).count();
    if found != rows {
        return Err(failed(format!("{found} baris judul tabel, seharusnya {rows}")));
    }
    let document = document.replace(&mark, &format!("{mark}<w:tblHeader />"));
    let mut pictures = document.split("<wp:docPr id=\"1\"");
    let mut numbered = pictures.next().unwrap_or_default().to_owned();
    for (at, rest) in pictures.enumerate() {
        numbered += "<wp:docPr id=\"";
        numbered += &(at + 1).to_string();
        numbered += "\"";
        numbered += rest;
    }
    Ok(numbered.into_bytes())
}

/// Leaves out the ids of paragraphs, which go on counting from one document to the next and serve comments only.
fn without_paragraph_ids(part: &str) -> String {
    let mut pieces = part.split(" w14:paraId=\"");
    let mut plain = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        plain.push_str(piece.split_once('"').map_or(piece, |(_, rest)| rest));
    }
    plain
}

/// Compares what was read back: the bytes, every part of the file, and what the text has to say.
pub(super) fn verify(made: &[u8], found: &[u8], says: &str) -> Result<(), WriteError> {
    let wrong = |reason: String| Err(WriteError::differs(reason));
    if found != made {
        return wrong(format!("{} bita, seharusnya {}", found.len(), made.len()));
    }
    let opened = ZipArchive::new(Cursor::new(found));
    let Ok(mut opened) = opened else { return wrong("bukan berkas DOCX".into()) };
    let mut said = String::new();
    for at in 0..opened.len() {
        let mut content = Vec::new();
        let read = opened.by_index(at).map_err(std::io::Error::from).and_then(|mut entry| {
            entry.read_to_end(&mut content)?;
            Ok(entry.name()?.into_owned())
        });
        let name = match read {
            Ok(name) => name,
            Err(error) => return wrong(format!("bagian ke-{} tidak terbaca: {error}", at + 1)),
        };
        if is_markup(&name) {
            match texts(&content) {
                Ok(texts) if name == DOCUMENT => said = texts,
                Ok(_) => {}
                Err(error) => return wrong(format!("{name} tidak terurai: {error}")),
            }
        }
    }
    if said.contains(says) { Ok(()) } else { wrong(format!("\"{says}\" tidak ada di dalamnya")) }
}

/// Whether a part is XML; pictures are not.
fn is_markup(name: &str) -> bool {
    !name.starts_with("word/media/")
}

/// All character data of a part, which has to be well-formed.
fn texts(content: &[u8]) -> Result<String, quick_xml::Error> {
    let mut reader = quick_xml::Reader::from_reader(content);
    let mut buffer = Vec::new();
    let mut texts = String::new();
    loop {
        match reader.read_event_into(&mut buffer)? {
            Event::Text(text) => texts.push_str(&text.xml10_content()),
            Event::Eof => return Ok(texts),
            _ => {}
        }
        buffer.clear();
    }
}

fn text(bytes: Vec<u8>) -> Result<String, WriteError> {
    String::from_utf8(bytes).map_err(failed)
}

fn failed(error: impl std::fmt::Display) -> WriteError {
    WriteError::Compose { reason: error.to_string() }
}
