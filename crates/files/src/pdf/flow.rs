//! Running text of several styles: broken into lines, justified or not, over pages if need be.
#![allow(clippy::cast_precision_loss)] // Spaces in a line are few.

use super::fonts::Fonts;
use super::page::{Align, Pages};
use super::style::Style;

/// How a paragraph is set.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Setting {
    /// Room on the left of every line, in points.
    pub indent: f32,
    /// Width of a line, in points.
    pub width: f32,
    pub align: Align,
    /// Both edges straight, except on last lines; only for text that hangs on the left.
    pub justified: bool,
}

/// A stretch of one style within a line.
#[derive(Debug, Clone, PartialEq)]
struct Stretch {
    style: Style,
    text: String,
}

/// One line, and whether a paragraph ends with it.
struct Laid {
    stretches: Vec<Stretch>,
    last: bool,
}

/// How many lines pieces of text take in a width.
pub(crate) fn count(fonts: &Fonts, pieces: &[(Style, &str)], width: f32) -> usize {
    lay(fonts, pieces, width).len()
}

/// Prints pieces of text from the cursor on and moves it below them.
pub(crate) fn print(pages: &mut Pages, pieces: &[(Style, &str)], setting: Setting) {
    let lines = lay(&pages.fonts, pieces, setting.width);
    let leading = pieces.iter().map(|(style, _)| style.leading()).fold(0.0, f32::max);
    let total = lines.len();
    for (at, line) in lines.iter().enumerate() {
        // No line of a paragraph stands alone at the foot or at the head of a page.
        let together = if total > 1 && (at == 0 || at + 2 == total) { 2.0 } else { 1.0 };
        pages.need(together * leading);
        let top = pages.y;
        let width: f32 = line.stretches.iter().map(|s| pages.fonts.width(s.style, &s.text)).sum();
        let slack = (setting.width - width).max(0.0);
        let hang = match setting.align {
            Align::Left => 0.0,
            Align::Centre => slack / 2.0,
            Align::Right => slack,
        };
        let spaces = line.stretches.iter().map(|s| s.text.matches(' ').count()).sum::<usize>();
        let spread = setting.justified && !line.last && spaces > 0;
        let extra = if spread { slack / spaces as f32 } else { 0.0 };
        let mut x = pages.left() + setting.indent + hang;
        for Stretch { style, text } in &line.stretches {
            if spread {
                pages.spread(x, top, *style, text, extra);
            } else {
                pages.line(x, top, Align::Left, *style, text);
            }
            x += pages.fonts.width(*style, text) + extra * text.matches(' ').count() as f32;
        }
        pages.y += leading;
    }
}

fn lay(fonts: &Fonts, pieces: &[(Style, &str)], width: f32) -> Vec<Laid> {
    let mut lines = Vec::new();
    for paragraph in paragraphs(fonts, pieces) {
        let mut line: Vec<Stretch> = Vec::new();
        let mut used = 0.0;
        for word in paragraph {
            let wide = measure(fonts, &word);
            let space = line.last().map_or(0.0, |last| fonts.width(last.style, " "));
            if !line.is_empty() && used + space + wide > width {
                lines.push(Laid { stretches: std::mem::take(&mut line), last: false });
                used = 0.0;
            } else if let Some(last) = line.last_mut() {
                last.text.push(' ');
                used += space;
            }
            for (style, c) in word.iter().flat_map(|s| s.text.chars().map(|c| (s.style, c))) {
                let advance = fonts.advance(style.face, c) * style.size;
                if used + advance > width && !line.is_empty() && wide > width {
                    lines.push(Laid { stretches: std::mem::take(&mut line), last: false });
                    used = 0.0;
                }
                push(&mut line, style, c);
                used += advance;
            }
        }
        lines.push(Laid { stretches: line, last: true });
    }
    lines
}

fn measure(fonts: &Fonts, word: &[Stretch]) -> f32 {
    word.iter().map(|stretch| fonts.width(stretch.style, &stretch.text)).sum()
}

fn push(line: &mut Vec<Stretch>, style: Style, c: char) {
    match line.last_mut() {
        Some(last) if last.style == style => last.text.push(c),
        _ => line.push(Stretch { style, text: c.to_string() }),
    }
}

/// No-break spaces that keep words together, as many as a date has; text that came with no other ones is broken all the
/// same.
const GLUES: usize = 2;

/// Words by paragraph; a word may change its style halfway.
fn paragraphs(fonts: &Fonts, pieces: &[(Style, &str)]) -> Vec<Vec<Vec<Stretch>>> {
    let mut all = vec![Vec::new()];
    let mut word: Vec<Stretch> = Vec::new();
    for (style, text) in pieces {
        for (at, part) in text.split('\u{a0}').enumerate() {
            if at > 0 {
                let glued: usize = word.iter().map(|stretch| stretch.text.matches(' ').count()).sum();
                if word.is_empty() || glued == GLUES {
                    end(&mut all, &mut word);
                } else {
                    push(&mut word, *style, ' ');
                }
            }
            for c in fonts.clean(style.face, part).chars() {
                if c != ' ' && c != '\n' {
                    push(&mut word, *style, c);
                    continue;
                }
                end(&mut all, &mut word);
                if c == '\n' {
                    all.push(Vec::new());
                }
            }
        }
    }
    end(&mut all, &mut word);
    all
}

/// Puts a word to the last paragraph.
fn end(all: &mut [Vec<Vec<Stretch>>], word: &mut Vec<Stretch>) {
    if let Some(paragraph) = all.last_mut()
        && !word.is_empty()
    {
        paragraph.push(std::mem::take(word));
    }
}

#[cfg(test)]
mod tests {
    use super::super::style::{TEXT, TEXT_BOLD};
    use super::*;

    fn shown(lines: &[Laid]) -> Vec<String> {
        lines.iter().map(|line| line.stretches.iter().map(|s| s.text.as_str()).collect()).collect()
    }

    #[test]
    fn a_word_that_changes_its_style_is_not_torn() {
        let fonts = Fonts::read().unwrap();
        let lines = lay(&fonts, &[(TEXT, "Nomor "), (TEXT_BOLD, "[belum diisi]"), (TEXT, ".\nbaru")], 500.0);
        assert_eq!(shown(&lines), ["Nomor [belum diisi].", "baru"]);
        assert_eq!(lines[0].stretches.len(), 3);
        let narrow = fonts.width(TEXT, "Nomor ") + fonts.width(TEXT_BOLD, "[belum") + 1.0;
        let lines = lay(&fonts, &[(TEXT, "Nomor "), (TEXT_BOLD, "[belum diisi]"), (TEXT, ".")], narrow);
        assert_eq!(shown(&lines), ["Nomor [belum", "diisi]."]);
    }

    #[test]
    fn a_date_stays_on_one_line_and_text_of_no_break_spaces_is_broken() {
        let fonts = Fonts::read().unwrap();
        let narrow = fonts.width(TEXT, "Kabupaten Rekaan, 30 November");
        let pieces = [(TEXT, "Kabupaten Rekaan"), (TEXT, ", "), (TEXT, "30\u{a0}November\u{a0}2026")];
        assert_eq!(shown(&lay(&fonts, &pieces, narrow)), ["Kabupaten Rekaan,", "30 November 2026"]);
        let text = "kata\u{a0}".repeat(60);
        let lines = lay(&fonts, &[(TEXT, &text)], narrow);
        assert!(lines.iter().all(|line| measure(&fonts, &line.stretches) <= narrow + 0.01));
        assert!(shown(&lines).iter().all(|line| line.trim().len() % 5 == 4), "only between words");
    }

    #[test]
    fn no_line_is_wider_than_asked_and_nothing_is_lost() {
        let fonts = Fonts::read().unwrap();
        let text = format!("{} {} akhir", "kata ".repeat(60), "x".repeat(400));
        let lines = lay(&fonts, &[(TEXT, &text)], 120.0);
        assert!(lines.iter().all(|line| measure(&fonts, &line.stretches) <= 120.01));
        let letters = |text: &str| text.chars().filter(|c| !c.is_whitespace()).count();
        assert_eq!(shown(&lines).iter().map(|line| letters(line)).sum::<usize>(), letters(&text));
    }
}
