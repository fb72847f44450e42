//! How many lines a text takes in a cell, so that rows are as tall as their text.
//!
//! Widths are those of Arial; its metric-compatible stand-ins share them.

/// Widths of the printable ASCII characters, in thousandths of the font size.
const ASCII: [u16; 95] = [
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556,
    556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278,
    500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469,
    556, 333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500,
    278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
];
/// Points of text that one unit of column width holds.
const UNIT: f64 = 5.25;
/// Screens round the widths of characters, mostly upwards.
const ROUNDING: f64 = 1.04;
/// How much wider bold letters are.
const BOLD: f64 = 1.06;
/// The size of most texts in the workbook.
pub(super) const SIZE: f64 = 9.0;
/// Height of a line at that size and of the room around the text, in points.
const LINE: f64 = 11.5;
const ROOM: f64 = 3.0;
/// The lowest row with a comfortable look, and the tallest Excel allows.
const LOWEST: f64 = 16.0;
const TALLEST: f64 = 409.0;

/// Lines a text takes in a column of `width` characters.
pub(crate) fn lines(text: &str, width: f64) -> f64 {
    wrapped(text, width * UNIT / (SIZE * ROUNDING))
}

/// Lines a bold text takes in a column of `width` characters.
pub(crate) fn bold_lines(text: &str, width: f64) -> f64 {
    wrapped(text, width * UNIT / (SIZE * ROUNDING * BOLD))
}

/// The height of a row with that many lines.
pub(crate) fn height(lines: f64) -> f64 {
    (lines * LINE + ROOM).clamp(LOWEST, TALLEST)
}

fn wrapped(text: &str, room: f64) -> f64 {
    let room = room.max(2.0);
    text.trim_end().split('\n').map(|line| broken(line, room)).sum()
}

/// Lines of one paragraph, words kept whole where they fit.
fn broken(text: &str, room: f64) -> f64 {
    let mut lines = 1.0;
    let mut used = 0.0;
    // A hyphen ends a piece as well: a line may break behind it.
    for piece in text.split_inclusive([' ', '\t', '-']) {
        let shown: f64 = piece.trim_end().chars().map(width).sum();
        let whole: f64 = piece.chars().map(width).sum();
        if used > 0.0 && used + shown > room {
            lines += 1.0;
            used = 0.0;
        }
        let more = ((shown / room).ceil() - 1.0).max(0.0);
        lines += more;
        used += whole - more * room;
    }
    lines
}

/// The width of a character in parts of the font size.
fn width(character: char) -> f64 {
    let thousandths = match character {
        '–' => 556,
        '…' | '—' => 1000,
        _ => match usize::try_from(u32::from(character)).ok().and_then(|code| code.checked_sub(32)) {
            Some(at) if at < ASCII.len() => ASCII[at],
            _ if u32::from(character) < 0x300 => 600,
            _ => 1000,
        },
    };
    f64::from(thousandths) / 1000.0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn same(found: f64, expected: f64) {
        assert!((found - expected).abs() < f64::EPSILON, "{found}, expected {expected}");
    }

    #[test]
    fn lines_follow_words_breaks_and_long_pieces() {
        same(lines("", 10.0), 1.0);
        same(lines("satu\ndua\n", 10.0), 2.0);
        same(lines("Rapat tim dilaksanakan setiap bulan", 16.0), 3.0);
        same(lines(&"x".repeat(100), 20.0), 5.0);
        assert!(bold_lines(&"kata ".repeat(40), 20.0) >= lines(&"kata ".repeat(40), 20.0));
    }

    #[test]
    fn rows_stay_within_what_excel_allows() {
        same(height(0.0), LOWEST);
        same(height(4.0), 49.0);
        same(height(1_000.0), TALLEST);
    }
}
