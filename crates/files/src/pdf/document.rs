//! From pages to bytes: metadata, fonts, outline, and the check of what was written.

use std::path::Path;

use chrono::{DateTime, FixedOffset};
use lopdf::{Dictionary, Object, ObjectId, StringFormat};
use printpdf::{OffsetDateTime, PdfDocument, PdfSaveOptions};
use sha2::{Digest as _, Sha256};

use super::logo;
use super::page::{Foot, Mark, Pages};
use crate::blocks::Picture;
use crate::safe_write::{WriteError, write_verified};

/// A finished document and what has to be found in it.
pub(crate) struct Composed {
    pub bytes: Vec<u8>,
    pages: usize,
    first_page_says: String,
}

/// What a document says about itself; texts are clean and of one line.
pub(crate) struct About {
    pub title: String,
    /// What stands at the head of pages that belong to a section.
    pub head: String,
    pub author: String,
    pub subject: String,
    /// Words the file can be found by, where there are any.
    pub keywords: Vec<String>,
    pub made_by: String,
    pub made_at: DateTime<FixedOffset>,
    /// Two documents have the same identifier when this is the same.
    pub told_apart_by: String,
    /// A text of the first page that has to be found when the file is read back.
    pub first_page_says: String,
}

/// Makes one file of the pages; the same pages give the same bytes.
pub(crate) fn assemble(
    pages: Pages,
    about: &About,
    foot: &Foot,
    logo: Option<Picture>,
) -> Result<Composed, WriteError> {
    let count = pages.count();
    let (fonts, marks, printed) = pages.finish(&about.head, foot);
    let mut document = PdfDocument::new(&about.title);
    fonts.register(&mut document);
    // printpdf states every time as UTC.
    let time = OffsetDateTime::from_unix_timestamp(about.made_at.timestamp()).map_err(compose_error)?;
    let info = &mut document.metadata.info;
    info.creation_date = time;
    info.modification_date = time;
    info.author.clone_from(&about.author);
    info.creator.clone_from(&about.made_by);
    info.producer.clone_from(&about.made_by);
    info.subject.clone_from(&about.subject);
    info.keywords.clone_from(&about.keywords);
    document.with_pages(printed);
    let id = &Sha256::digest(&about.told_apart_by)[..16];
    let bytes = serialise(&document, &marks, logo, id, about.keywords.is_empty())?;
    Ok(Composed { bytes, pages: count, first_page_says: about.first_page_says.clone() })
}

/// Writes a document beside its final place, reads it back and compares it before it takes its name.
pub(crate) fn written(made: &Composed, path: &Path) -> Result<(), WriteError> {
    write_verified(
        path,
        |path| std::fs::write(path, &made.bytes).map_err(|error| WriteError::from_io(path, error)),
        |path| {
            let found = std::fs::read(path).map_err(|error| WriteError::from_io(path, error))?;
            made.verify(&found)
        },
    )
}

fn compose_error(error: impl std::fmt::Display) -> WriteError {
    WriteError::Compose { reason: error.to_string() }
}

fn serialise(
    document: &PdfDocument,
    marks: &[Mark],
    logo: Option<Picture>,
    id: &[u8],
    no_keywords: bool,
) -> Result<Vec<u8>, WriteError> {
    let mut raw = document.to_lopdf_document(&PdfSaveOptions::default(), &mut Vec::new());
    "1.5".clone_into(&mut raw.version);
    let id = Object::String(id.to_vec(), StringFormat::Hexadecimal);
    raw.trailer.set("ID", Object::Array(vec![id.clone(), id]));
    if let Ok(info) = raw.trailer.get(b"Info").and_then(Object::as_reference)
        && let Ok(info) = raw.get_object_mut(info).and_then(Object::as_dict_mut)
    {
        // Empty claims of standards that are not followed.
        for key in [&b"GTS_PDFXVersion"[..], b"Identifier", b"Trapped"] {
            info.remove(key);
        }
        if no_keywords {
            info.remove(b"Keywords");
        }
    }
    if let Some(logo) = logo {
        logo::embed(logo, &mut raw);
    }
    let outlines = outline(&mut raw, marks);
    let catalog = raw.catalog_mut().map_err(compose_error)?;
    catalog.set("Lang", Object::string_literal("id-ID"));
    catalog.set("ViewerPreferences", Dictionary::from_iter([("DisplayDocTitle", Object::Boolean(true))]));
    if let Some(outlines) = outlines {
        catalog.set("Outlines", Object::Reference(outlines));
        catalog.set("PageMode", Object::Name(b"UseOutlines".to_vec()));
    }
    raw.compress();
    let mut bytes = Vec::new();
    raw.save_to(&mut bytes).map_err(compose_error)?;
    Ok(bytes)
}

/// Adds the outline as a tree of two levels, which printpdf's own bookmarks cannot be.
fn outline(raw: &mut lopdf::Document, marks: &[Mark]) -> Option<ObjectId> {
    let pages: Vec<ObjectId> = raw.get_pages().into_values().collect();
    let root = raw.new_object_id();
    let ids: Vec<ObjectId> = marks.iter().map(|_| raw.new_object_id()).collect();
    let mut part = None;
    let parents: Vec<Option<usize>> = marks
        .iter()
        .enumerate()
        .map(|(at, mark)| {
            if mark.level == 0 {
                part = Some(at);
                return None;
            }
            part
        })
        .collect();
    let siblings = |parent: Option<usize>| -> Vec<usize> {
        (0..marks.len()).filter(|at| parents[*at] == parent).collect()
    };
    for (at, mark) in marks.iter().enumerate() {
        let page = *pages.get(mark.page)?;
        let beside = siblings(parents[at]);
        let place = beside.iter().position(|other| *other == at)?;
        let destination = vec![
            Object::Reference(page),
            Object::Name(b"XYZ".to_vec()),
            Object::Null,
            Object::Real(mark.top),
            Object::Null,
        ];
        let mut item = Dictionary::from_iter([
            ("Title", lopdf::text_string(&mark.title)),
            ("Parent", Object::Reference(parents[at].map_or(root, |parent| ids[parent]))),
            ("Dest", Object::Array(destination)),
        ]);
        if let Some(previous) = place.checked_sub(1).and_then(|place| beside.get(place)) {
            item.set("Prev", Object::Reference(ids[*previous]));
        }
        if let Some(next) = beside.get(place + 1) {
            item.set("Next", Object::Reference(ids[*next]));
        }
        if mark.level == 0 {
            family(&mut item, &siblings(Some(at)), &ids);
        }
        raw.set_object(ids[at], item);
    }
    let mut top = Dictionary::from_iter([("Type", Object::Name(b"Outlines".to_vec()))]);
    family(&mut top, &siblings(None), &ids);
    // An open tree counts what is below as well.
    top.set("Count", Object::Integer(i64::try_from(marks.len()).ok()?));
    raw.set_object(root, top);
    (!marks.is_empty()).then_some(root)
}

fn family(parent: &mut Dictionary, children: &[usize], ids: &[ObjectId]) {
    if let [first, .., last] | [first @ last] = children {
        parent.set("First", Object::Reference(ids[*first]));
        parent.set("Last", Object::Reference(ids[*last]));
        parent.set("Count", Object::Integer(i64::try_from(children.len()).unwrap_or(0)));
    }
}

impl Composed {
    /// Compares what was read back: the bytes, the number of pages, and what the first page has to say.
    fn verify(&self, found: &[u8]) -> Result<(), WriteError> {
        let wrong = |reason: String| Err(WriteError::differs(reason));
        if found != self.bytes {
            return wrong(format!("{} bita, seharusnya {}", found.len(), self.bytes.len()));
        }
        let parsed = match lopdf::Document::load_mem(found) {
            Ok(parsed) => parsed,
            Err(error) => return wrong(format!("PDF tidak terurai: {error}")),
        };
        let pages = parsed.get_pages().len();
        if pages == 0 || pages != self.pages {
            return wrong(format!("{pages} halaman, seharusnya {}", self.pages));
        }
        match parsed.extract_text(&[1]) {
            Ok(text) if text.contains(&self.first_page_says) => Ok(()),
            Ok(_) => wrong(format!("\"{}\" tidak ada di halaman pertama", self.first_page_says)),
            Err(error) => wrong(format!("teks tidak terbaca: {error}")),
        }
    }
}
