//! Just enough of Rust to tell code from comments and string literals.

/// A Rust text taken apart.
pub struct Lexed {
    /// The code with comments and the inside of literals blanked; lines stay where they were.
    pub code: String,
    /// Every string literal with its line, counted from 1.
    pub literals: Vec<(usize, String)>,
}

/// Takes a Rust text apart; what cannot be Rust is taken as code.
pub fn lex(text: &str) -> Lexed {
    let chars: Vec<char> = text.chars().collect();
    let mut lexer = Lexer { chars, at: 0, line: 1, code: String::new(), literals: Vec::new() };
    while lexer.at < lexer.chars.len() {
        lexer.step();
    }
    Lexed { code: lexer.code, literals: lexer.literals }
}

struct Lexer {
    chars: Vec<char>,
    at: usize,
    line: usize,
    code: String,
    literals: Vec<(usize, String)>,
}

impl Lexer {
    fn peek(&self, ahead: usize) -> char {
        self.chars.get(self.at + ahead).copied().unwrap_or('\0')
    }

    /// Moves over one character; blanked characters keep their line breaks.
    fn take(&mut self, blank: bool) -> char {
        let found = self.peek(0);
        self.at += 1;
        if found == '\n' {
            self.line += 1;
        }
        self.code.push(if blank && found != '\n' { ' ' } else { found });
        found
    }

    fn step(&mut self) {
        let after_word = self.at > 0 && is_word(self.chars[self.at - 1]);
        match self.peek(0) {
            '/' if self.peek(1) == '/' => {
                while self.at < self.chars.len() && self.peek(0) != '\n' {
                    self.take(true);
                }
            }
            '/' if self.peek(1) == '*' => self.block_comment(),
            'r' if !after_word || self.chars[self.at - 1] == 'b' => {
                let hashes = self.chars[self.at + 1..].iter().take_while(|c| **c == '#').count();
                if self.peek(hashes + 1) == '"' {
                    self.raw_string(hashes);
                } else {
                    self.take(false);
                }
            }
            '"' => self.string(),
            // 'a' and '\n' are characters, 'a is a lifetime.
            '\'' if self.peek(1) == '\\' || self.peek(2) == '\'' => {
                self.take(false);
                if self.take(true) == '\\' {
                    self.take(true);
                }
                while self.at < self.chars.len() && self.take(true) != '\'' {}
            }
            _ => {
                self.take(false);
            }
        }
    }

    fn block_comment(&mut self) {
        let mut depth = 0;
        while self.at < self.chars.len() {
            let pair = (self.peek(0), self.peek(1));
            self.take(true);
            match pair {
                ('/', '*') => depth += 1,
                ('*', '/') => depth -= 1,
                _ => continue,
            }
            self.take(true);
            if depth == 0 {
                return;
            }
        }
    }

    fn string(&mut self) {
        let line = self.line;
        let mut literal = String::new();
        self.take(false);
        while self.at < self.chars.len() {
            match self.peek(0) {
                '"' => {
                    self.take(false);
                    break;
                }
                '\\' => {
                    self.take(true);
                    literal.push(self.take(true));
                }
                _ => literal.push(self.take(true)),
            }
        }
        self.literals.push((line, literal));
    }

    fn raw_string(&mut self, hashes: usize) {
        let line = self.line;
        let mut literal = String::new();
        for _ in 0..hashes + 2 {
            self.take(true);
        }
        while self.at < self.chars.len() {
            if self.peek(0) == '"' && (1..=hashes).all(|ahead| self.peek(ahead) == '#') {
                for _ in 0..=hashes {
                    self.take(true);
                }
                break;
            }
            literal.push(self.take(true));
        }
        self.literals.push((line, literal));
    }
}

/// A character of a name.
pub fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

#[test]
fn code_comments_and_literals_are_told_apart() {
    let text = "// \"no\"\nlet a = \"yes\\\"\"; /* \"no /* \"no\" */ \" */ let b = r#\"raw \" one\"#;\nlet c: &'static str = \"two\"; '\"'; '\\''; b\"bytes\"; for_r\"x\";";
    let lexed = lex(text);
    let found: Vec<(usize, &str)> =
        lexed.literals.iter().map(|(line, text)| (*line, text.as_str())).collect();
    assert_eq!(found, [(2, "yes\""), (2, "raw \" one"), (3, "two"), (3, "bytes"), (3, "x")]);
    assert!(!lexed.code.contains("no") && lexed.code.contains("let b ="));
    assert_eq!(lexed.code.lines().count(), 3);
}
