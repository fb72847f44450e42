//! Columns of a sheet by number and by letters.

/// The last column (zero-based) that is read; columns beyond it are never part of a worksheet.
pub(crate) const LAST_COLUMN: u32 = 63;

/// The zero-based column of letters such as `K`.
pub(crate) fn column(letters: &str) -> Option<u32> {
    if letters.is_empty() || letters.len() > 3 {
        return None;
    }
    let mut number = 0;
    for letter in letters.bytes() {
        if !letter.is_ascii_alphabetic() {
            return None;
        }
        number = number * 26 + u32::from(letter.to_ascii_uppercase() - b'A') + 1;
    }
    Some(number - 1)
}

/// The letters of a zero-based column.
pub(crate) fn letters(mut column: u32) -> String {
    let mut text = String::new();
    loop {
        let digit = u8::try_from(column % 26).unwrap_or_default();
        text.insert(0, char::from(b'A' + digit));
        if column < 26 {
            return text;
        }
        column = column / 26 - 1;
    }
}
