//! Words and marks of code whose comments and literals are blanked.

use crate::lexer::is_word;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Token<'t> {
    Word(&'t str),
    /// `::`
    Colons,
    Mark(char),
}

pub fn tokens(code: &str) -> Vec<Token<'_>> {
    let mut found = Vec::new();
    let mut rest = code;
    while let Some(first) = rest.chars().next() {
        let mut taken = first.len_utf8();
        if is_word(first) {
            taken = rest.find(|c| !is_word(c)).unwrap_or(rest.len());
            found.push(Token::Word(&rest[..taken]));
        } else if rest.starts_with("::") {
            taken = 2;
            found.push(Token::Colons);
        } else if !first.is_whitespace() {
            found.push(Token::Mark(first));
        }
        rest = &rest[taken..];
    }
    found
}
