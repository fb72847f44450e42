//! The three faces, measured with their own advances; cleaning of text and breaking into lines.

use std::cell::RefCell;
use std::collections::HashMap;

use printpdf::{ParsedFont, PdfDocument, PdfFont};

use super::face::Face;
use super::style::Style;
use crate::printable::is_invisible;
use crate::safe_write::WriteError;

struct Measured {
    font: ParsedFont,
    units: f32,
    ascii: [f32; 128],
    others: RefCell<HashMap<char, Option<f32>>>,
}

impl Measured {
    fn read(face: Face) -> Option<Self> {
        let font = ParsedFont::from_bytes(face.data(), 0, &mut Vec::new())?;
        let units = f32::from(font.font_metrics.units_per_em.max(1));
        let mut measured = Self { font, units, ascii: [0.0; 128], others: RefCell::default() };
        for (at, width) in (0u8..128).zip(0usize..) {
            measured.ascii[width] = measured.lookup(char::from(at)).unwrap_or_default();
        }
        Some(measured)
    }

    fn lookup(&self, c: char) -> Option<f32> {
        let glyph = self.font.lookup_glyph_index(u32::from(c)).filter(|glyph| *glyph != 0)?;
        Some(f32::from(self.font.get_horizontal_advance(glyph)) / self.units)
    }

    /// Advance in em; `None` when the face has no such character.
    fn advance(&self, c: char) -> Option<f32> {
        match self.ascii.get(c as usize) {
            Some(width) => Some(*width),
            None => *self.others.borrow_mut().entry(c).or_insert_with(|| self.lookup(c)),
        }
    }
}

/// The faces a document is set in.
pub(crate) struct Fonts {
    faces: [Measured; 3],
    replacement: char,
}

impl Fonts {
    /// Reads the faces that come with the program.
    pub(crate) fn read() -> Result<Self, WriteError> {
        let face = |face| {
            Measured::read(face)
                .ok_or_else(|| WriteError::Compose { reason: format!("huruf {face:?} tidak terbaca") })
        };
        let faces = [face(Face::Regular)?, face(Face::Bold)?, face(Face::Italic)?];
        let everywhere = |c| faces.iter().all(|face| face.lookup(c).is_some());
        let replacement = ['\u{fffd}', '\u{25a1}'].into_iter().find(|c| everywhere(*c)).unwrap_or('?');
        Ok(Self { faces, replacement })
    }

    /// Hands the faces to a document, which embeds of each only what it uses.
    pub(crate) fn register(self, document: &mut PdfDocument) {
        for (face, measured) in Face::ALL.into_iter().zip(self.faces) {
            document.resources.fonts.map.insert(face.id(), PdfFont::new(measured.font));
        }
    }

    fn measured(&self, face: Face) -> &Measured {
        match face {
            Face::Regular => &self.faces[0],
            Face::Bold => &self.faces[1],
            Face::Italic => &self.faces[2],
        }
    }

    /// Advance of one character, in em.
    pub(crate) fn advance(&self, face: Face, c: char) -> f32 {
        self.measured(face).advance(c).unwrap_or_default()
    }

    /// Width of a text in one line, in points. The text is taken as clean.
    pub(crate) fn width(&self, style: Style, text: &str) -> f32 {
        text.chars().map(|c| self.advance(style.face, c)).sum::<f32>() * style.size
    }

    /// Makes any text printable: line ends unified, tabs and odd spaces to spaces, invisible characters
    /// dropped, and what the face lacks replaced by a visible mark.
    pub(crate) fn clean(&self, face: Face, text: &str) -> String {
        let face = self.measured(face);
        let mut clean = String::with_capacity(text.len());
        let mut previous = ' ';
        for c in text.chars() {
            match c {
                '\n' if previous == '\r' => {}
                '\n' | '\r' | '\u{2028}' | '\u{2029}' => clean.push('\n'),
                '\t' | '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}' => {
                    clean.push(' ');
                }
                '\u{2011}' => clean.push('-'),
                c if c.is_control() || is_invisible(c) => {}
                c if face.advance(c).is_some() => clean.push(c),
                _ => clean.push(self.replacement),
            }
            previous = c;
        }
        clean
    }

    /// Breaks a clean text into lines no wider than `width` points; words longer than a line by character.
    pub(crate) fn wrap(&self, style: Style, text: &str, width: f32) -> Vec<String> {
        let mut lines = Vec::new();
        for paragraph in text.trim_end().split('\n') {
            let mut line = String::new();
            let mut used = 0.0;
            let space = self.width(style, " ");
            for word in paragraph.split(' ').filter(|word| !word.is_empty()) {
                let wide = self.width(style, word);
                if !line.is_empty() && used + space + wide <= width {
                    line.push(' ');
                    line.push_str(word);
                    used += space + wide;
                    continue;
                }
                if !line.is_empty() {
                    lines.push(std::mem::take(&mut line));
                }
                if wide <= width {
                    word.clone_into(&mut line);
                    used = wide;
                } else {
                    (line, used) = self.break_word(style, word, width, &mut lines);
                }
            }
            lines.push(line);
        }
        lines
    }

    /// Puts full lines of a long word into `lines` and returns what is left with its width.
    fn break_word(&self, style: Style, word: &str, width: f32, lines: &mut Vec<String>) -> (String, f32) {
        let mut line = String::new();
        let mut used = 0.0;
        let mut whole = [0u8; 4];
        for c in word.chars() {
            let wide = self.width(style, c.encode_utf8(&mut whole));
            if !line.is_empty() && used + wide > width {
                lines.push(std::mem::take(&mut line));
                used = 0.0;
            }
            line.push(c);
            used += wide;
        }
        (line, used)
    }

    /// Cuts a clean text to one line of at most `width` points, with an ellipsis where it was cut.
    pub(crate) fn fit(&self, style: Style, text: &str, width: f32) -> String {
        let line = text.replace('\n', " ");
        if self.width(style, &line) <= width {
            return line;
        }
        let limit = width - self.width(style, "…");
        let mut used = 0.0;
        let kept: String = line
            .chars()
            .take_while(|c| {
                used += self.advance(style.face, *c) * style.size;
                used <= limit
            })
            .collect();
        format!("{}…", kept.trim_end())
    }
}

#[cfg(test)]
mod tests {
    use super::super::style::CELL;
    use super::*;

    #[test]
    fn hostile_text_becomes_printable() {
        let fonts = Fonts::read().unwrap();
        let clean = fonts.clean(Face::Regular, "a\u{0}b\r\nc\td\u{200b}e \u{1f600} 漢");
        let mark = fonts.replacement;
        assert_eq!(clean, format!("ab\nc de {mark} {mark}"));
        assert!(clean.chars().all(|c| c == '\n' || fonts.advance(Face::Regular, c) > 0.0));
    }

    #[test]
    fn no_line_is_wider_than_its_column() {
        let fonts = Fonts::read().unwrap();
        let text = format!(
            "{} pendek {}\n\n{}",
            "kata ".repeat(80),
            "x".repeat(500),
            "https://a.example/".repeat(20)
        );
        let lines = fonts.wrap(CELL, &text, 90.0);
        assert!(lines.iter().all(|line| fonts.width(CELL, line) <= 90.01));
        let letters = |text: &str| text.chars().filter(|c| !c.is_whitespace()).count();
        assert_eq!(lines.iter().map(|line| letters(line)).sum::<usize>(), letters(&text));
        assert_eq!(fonts.wrap(CELL, "satu  dua\n\ntiga\n", 90.0), ["satu dua", "", "tiga"]);
    }
}
