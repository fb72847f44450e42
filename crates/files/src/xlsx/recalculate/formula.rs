//! A small parser of workbook formulas: what the official sheet uses, and a little more.

/// A parsed formula.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Expr {
    Number(f64),
    Text(String),
    Bool(bool),
    Cell(Reference),
    Range(Reference, Reference),
    Call(String, Vec<Expr>),
    Unary(char, Box<Expr>),
    Percent(Box<Expr>),
    Binary(&'static str, Box<Expr>, Box<Expr>),
    /// An error that stands in the formula itself, for example a reference to a deleted row.
    Error(&'static str),
    /// An argument that was left out.
    Missing,
}

/// One cell, with zero-based row and column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Reference {
    pub sheet: Option<String>,
    pub row: u32,
    pub column: u32,
    pub fixed_row: bool,
    pub fixed_column: bool,
}

/// The errors a workbook can hold.
pub(crate) const ERRORS: [&str; 7] = ["#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A", "#NULL!"];

/// Deepest nesting that is followed.
const DEEPEST: usize = 100;

/// Parses a formula without its `=`; `None` for anything this parser does not know.
pub(crate) fn parse(text: &str) -> Option<Expr> {
    let mut parser = Parser { text: text.trim().trim_start_matches('='), at: 0, depth: 0 };
    let expr = parser.comparison()?;
    parser.skip();
    (parser.at == parser.text.len()).then_some(expr)
}

struct Parser<'a> {
    text: &'a str,
    at: usize,
    depth: usize,
}

impl<'a> Parser<'a> {
    fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    fn skip(&mut self) {
        let rest = self.rest();
        self.at += rest.len() - rest.trim_start().len();
    }

    fn take(&mut self, token: &str) -> bool {
        self.skip();
        let found = self.rest().starts_with(token);
        if found {
            self.at += token.len();
        }
        found
    }

    fn chain(
        &mut self,
        operators: &[&'static str],
        next: impl Fn(&mut Self) -> Option<Expr>,
    ) -> Option<Expr> {
        let mut left = next(self)?;
        while let Some(operator) = operators.iter().find(|operator| self.take(operator)) {
            let right = next(self)?;
            left = Expr::Binary(operator, Box::new(left), Box::new(right));
        }
        Some(left)
    }

    fn comparison(&mut self) -> Option<Expr> {
        self.depth += 1;
        let deep = self.depth > DEEPEST;
        let result = if deep { None } else { self.chain(&["<>", "<=", ">=", "=", "<", ">"], Self::concat) };
        self.depth -= 1;
        result
    }

    fn concat(&mut self) -> Option<Expr> {
        self.chain(&["&"], |p| {
            p.chain(&["+", "-"], |p| p.chain(&["*", "/"], |p| p.chain(&["^"], Self::unary)))
        })
    }

    fn unary(&mut self) -> Option<Expr> {
        let mut signs = Vec::new();
        loop {
            if self.take("-") {
                signs.push('-');
            } else if self.take("+") {
                signs.push('+');
            } else {
                break;
            }
            if signs.len() > DEEPEST {
                return None;
            }
        }
        let mut expr = self.primary()?;
        while self.take("%") {
            expr = Expr::Percent(Box::new(expr));
        }
        Some(signs.into_iter().rev().fold(expr, |expr, sign| Expr::Unary(sign, Box::new(expr))))
    }

    fn primary(&mut self) -> Option<Expr> {
        self.skip();
        let first = self.rest().chars().next()?;
        match first {
            '(' => {
                self.at += 1;
                let inner = self.comparison()?;
                self.take(")").then_some(inner)
            }
            '#' => self.error(),
            '"' => self.quoted('"').map(Expr::Text),
            '0'..='9' | '.' => self.number(),
            '\'' => {
                let sheet = self.quoted('\'')?;
                self.take("!").then_some(())?;
                self.reference(Some(sheet))
            }
            _ => self.name(),
        }
    }

    /// A text in quotes, doubled quotes undone.
    fn quoted(&mut self, quote: char) -> Option<String> {
        self.at += 1;
        let mut text = String::new();
        loop {
            let end = self.rest().find(quote)?;
            text.push_str(&self.rest()[..end]);
            self.at += end + 1;
            if !self.rest().starts_with(quote) {
                return Some(text);
            }
            text.push(quote);
            self.at += 1;
        }
    }

    fn number(&mut self) -> Option<Expr> {
        let rest = self.rest();
        let bytes = rest.as_bytes();
        let digits = |from: usize| from + bytes[from..].iter().take_while(|b| b.is_ascii_digit()).count();
        let mut end = digits(0);
        if bytes.get(end) == Some(&b'.') {
            end = digits(end + 1);
        }
        if matches!(bytes.get(end), Some(b'e' | b'E')) {
            let sign = usize::from(matches!(bytes.get(end + 1), Some(b'+' | b'-')));
            let exponent = digits(end + 1 + sign);
            if exponent > end + 1 + sign {
                end = exponent;
            }
        }
        let number = rest[..end].parse().ok()?;
        self.at += end;
        Some(Expr::Number(number))
    }

    fn word(&mut self) -> &'a str {
        let rest = self.rest();
        let end =
            rest.find(|c: char| !(c.is_alphanumeric() || matches!(c, '_' | '.' | '$'))).unwrap_or(rest.len());
        self.at += end;
        &rest[..end]
    }

    fn name(&mut self) -> Option<Expr> {
        let start = self.at;
        let word = self.word();
        if word.is_empty() {
            return None;
        }
        if self.rest().starts_with('!') {
            self.at += 1;
            return self.reference(Some(word.to_owned()));
        }
        if self.take("(") {
            return self.call(word.to_ascii_uppercase());
        }
        if word.eq_ignore_ascii_case("TRUE") || word.eq_ignore_ascii_case("FALSE") {
            return Some(Expr::Bool(word.eq_ignore_ascii_case("TRUE")));
        }
        self.at = start;
        self.reference(None)
    }

    fn call(&mut self, name: String) -> Option<Expr> {
        let mut arguments = Vec::new();
        if self.take(")") {
            return Some(Expr::Call(name, arguments));
        }
        loop {
            self.skip();
            let empty = self.rest().starts_with([',', ')']);
            arguments.push(if empty { Expr::Missing } else { self.comparison()? });
            if self.take(")") {
                return Some(Expr::Call(name, arguments));
            }
            self.take(",").then_some(())?;
        }
    }

    fn error(&mut self) -> Option<Expr> {
        ERRORS.into_iter().find(|error| self.take(error)).map(Expr::Error)
    }

    fn reference(&mut self, sheet: Option<String>) -> Option<Expr> {
        if self.rest().starts_with('#') {
            return self.error();
        }
        let first = self.cell(sheet.clone())?;
        if self.rest().starts_with(':') {
            self.at += 1;
            return Some(Expr::Range(first, self.cell(sheet)?));
        }
        Some(Expr::Cell(first))
    }

    fn cell(&mut self, sheet: Option<String>) -> Option<Reference> {
        reference(self.word(), sheet)
    }
}

/// Reads an address such as `$K9`.
pub(crate) fn reference(text: &str, sheet: Option<String>) -> Option<Reference> {
    let rest = text.strip_prefix('$');
    let fixed_column = rest.is_some();
    let rest = rest.unwrap_or(text);
    let split = rest.find(|c: char| !c.is_ascii_alphabetic())?;
    let (letters, rest) = rest.split_at(split);
    let fixed_row = rest.starts_with('$');
    let row: u32 = rest.trim_start_matches('$').parse().ok()?;
    let column = crate::xlsx::write::cells::Column::parse(letters)?;
    let inside = (1..=1_048_576).contains(&row);
    inside.then(|| Reference {
        sheet,
        row: row - 1,
        column: u32::from(column.index),
        fixed_row,
        fixed_column,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_of_the_official_sheet_are_understood() {
        for text in [
            "IF(OR(K129=\"\",K130=\"\"),\"Blm Diisi\",IF(K130/K129>1,1,K130/K129))",
            "SUM(L6,L23,L36)",
            "AVERAGE(L8:L9)*H7",
            "'Ctt Eval'!I3",
            "'It''s'!$A$1+-2.5e3%",
            "IF(A1,,2)",
            "'LKE ZI'!#REF!+#N/A",
            "Utama!B2&\"a\"\"b\"",
        ] {
            assert!(parse(text).is_some(), "{text}");
        }
        for text in ["SUM(A1", "A1 B1", "[1]Sheet!A1", "Tabel[Kolom]", "NAMA", "{1,2}", "#SALAH!", "", "A:A"]
        {
            assert_eq!(parse(text), None, "{text}");
        }
        assert_eq!(parse(&"(".repeat(10_000)), None);
    }
}
