//! A one-page document of plain text, for the small evidence files of the example unit.

use lopdf::{Object, StringFormat};
use printpdf::{
    BuiltinFont, Mm, OffsetDateTime, Op, PdfDocument, PdfFontHandle, PdfPage, PdfSaveOptions, Point, Pt,
    TextItem,
};

use crate::safe_write::WriteError;

const WIDTH: f32 = 210.0;
const HEIGHT: f32 = 297.0;
const MARGIN: f32 = 28.0;
const SIZE: f32 = 11.0;
/// Characters that fit a line of Helvetica at this size and margin, counted generously.
const LINE: usize = 78;

/// Makes an A4 page with a title and its text; the same words give the same bytes.
///
/// It uses a font every PDF reader has, so that many such files stay small. Lines beyond one page are left out.
pub fn letter(title: &str, text: &str) -> Result<Vec<u8>, WriteError> {
    let failed = |error: &dyn std::fmt::Display| WriteError::Compose { reason: error.to_string() };
    let mut ops = Vec::new();
    let mut y = HEIGHT - 36.0;
    for line in wrap(&title.to_uppercase()) {
        write(&mut ops, BuiltinFont::HelveticaBold, y, &line);
        y -= 6.5;
    }
    y -= 5.0;
    for line in text.trim().lines().flat_map(wrap) {
        write(&mut ops, BuiltinFont::Helvetica, y, &line);
        y -= 5.6;
        if y < MARGIN {
            break;
        }
    }
    let mut document = PdfDocument::new(title);
    let begin = OffsetDateTime::from_unix_timestamp(0).map_err(|error| failed(&error))?;
    document.metadata.info.creation_date = begin;
    document.metadata.info.modification_date = begin;
    document.with_pages(vec![PdfPage::new(Mm(WIDTH), Mm(HEIGHT), ops)]);
    let mut raw = document.to_lopdf_document(&PdfSaveOptions::default(), &mut Vec::new());
    let id = Object::String(vec![0; 16], StringFormat::Hexadecimal);
    raw.trailer.set("ID", Object::Array(vec![id.clone(), id]));
    if let Ok(info) = raw.trailer.get(b"Info").and_then(Object::as_reference)
        && let Ok(info) = raw.get_object_mut(info).and_then(Object::as_dict_mut)
    {
        // Made anew at random for every document.
        info.remove(b"Identifier");
    }
    let mut bytes = Vec::new();
    raw.save_to(&mut bytes).map_err(|error| failed(&error))?;
    Ok(bytes)
}

fn write(ops: &mut Vec<Op>, font: BuiltinFont, y: f32, line: &str) {
    ops.extend([
        Op::StartTextSection,
        Op::SetFont { font: PdfFontHandle::Builtin(font), size: Pt(SIZE) },
        Op::SetTextCursor { pos: Point { x: Mm(MARGIN).into(), y: Mm(y).into() } },
        Op::ShowText { items: vec![TextItem::Text(line.to_owned())] },
        Op::EndTextSection,
    ]);
}

fn wrap(line: &str) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in line.split_whitespace() {
        let last = lines
            .last_mut()
            .filter(|last| last.is_empty() || last.chars().count() + word.chars().count() < LINE);
        match last {
            Some(last) if last.is_empty() => last.push_str(word),
            Some(last) => {
                last.push(' ');
                last.push_str(word);
            }
            None => lines.push(word.to_owned()),
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::letter;

    #[test]
    fn a_letter_is_a_small_page_with_its_text_and_the_same_every_time() {
        let bytes =
            letter("Surat Keputusan", "Menimbang bahwa tim perlu dibentuk.\nMenetapkan tim kerja.").unwrap();
        assert!(bytes.len() < 5_000, "{} bytes", bytes.len());
        let parsed = lopdf::Document::load_mem(&bytes).unwrap();
        let text = parsed.extract_text(&[1]).unwrap();
        assert!(text.contains("SURAT KEPUTUSAN") && text.contains("Menetapkan tim kerja."), "{text}");
        let again =
            letter("Surat Keputusan", "Menimbang bahwa tim perlu dibentuk.\nMenetapkan tim kerja.").unwrap();
        assert_eq!(bytes, again);
    }
}
