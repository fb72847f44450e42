//! Types as TypeScript: what a command takes and gives, and every type these name.

use std::collections::{BTreeMap, BTreeSet};

use ts_rs::{Config, TS, TypeVisitor};

/// What a command takes and gives, as TypeScript.
pub(crate) struct Signature {
    /// What it takes.
    pub args: String,
    /// What it gives.
    pub gives: String,
}

impl Signature {
    /// Of a command that takes `A` and gives `G`; declares every type they name.
    pub fn of<A: TS + 'static, G: TS + 'static>(types: &mut Declarations, long: bool) -> Self {
        // The arguments stand in the row itself; only what they are made of is declared.
        A::visit_dependencies(types);
        A::visit_generics(types);
        types.visit::<G>();
        let args = lay_out(&A::inline(&types.config), Layout::Row);
        let args = if long { format!("{args} & Long") } else { args };
        Self { args, gives: G::name(&types.config) }
    }
}

/// Every type that was named so far, by its name.
pub(crate) struct Declarations {
    config: Config,
    /// The text of each, with its comment.
    pub by_name: BTreeMap<String, String>,
    met: BTreeSet<String>,
}

impl Declarations {
    /// None yet.
    pub fn new() -> Self {
        // Sizes and counts stay far below 2^53, the largest whole number JSON readers keep.
        Self {
            config: Config::new().with_large_int("number"),
            by_name: BTreeMap::new(),
            met: BTreeSet::new(),
        }
    }
}

impl TypeVisitor for Declarations {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        // Types of TypeScript itself, such as lists, have no place of their own.
        if T::output_path().is_some() {
            let name = T::ident(&self.config);
            let docs = T::docs().map(|docs| one_line(&docs) + "\n").unwrap_or_default();
            let declaration = T::decl(&self.config);
            let declaration = lay_out(declaration.trim_end_matches(';'), Layout::Lines);
            let text = format!("{docs}export {declaration}\n");
            let known = self.by_name.entry(name.clone()).or_insert_with(|| text.clone());
            assert_eq!(known, &text, "two types are called {name}");
            // A type that takes others is declared once and met with each of them.
            if !self.met.insert(T::name(&self.config)) {
                return;
            }
        }
        T::visit_dependencies(self);
        T::visit_generics(self);
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Layout {
    /// Each field of the outermost braces on a line of its own, with its comment above it.
    Lines,
    /// All on one line, without comments.
    Row,
}

/// Lays out a type as ts-rs writes it.
fn lay_out(text: &str, layout: Layout) -> String {
    let mut out = String::new();
    let mut open: Vec<char> = Vec::new();
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let lines = layout == Layout::Lines && open == ['{'];
        if let Some((comment, after)) = rest.strip_prefix("/**").and_then(|after| after.split_once("*/")) {
            if lines {
                out += &one_line(comment);
                out += "\n  ";
            }
            rest = after.trim_start();
            continue;
        }
        if let Some((literal, after)) = literal(rest) {
            out += literal;
            rest = after;
            continue;
        }
        rest = &rest[c.len_utf8()..];
        match c {
            '{' | '[' | '(' | '<' => {
                open.push(c);
                out.push(c);
                if c == '{' && open.len() == 1 && layout == Layout::Lines {
                    out += "\n  ";
                    rest = rest.trim_start();
                }
            }
            '}' | ']' | ')' | '>' => {
                if c == '}' {
                    out.truncate(out.trim_end_matches([' ', '\n', ',']).len());
                    out.push(if lines { '\n' } else { ' ' });
                }
                open.pop();
                out.push(c);
            }
            ',' if lines => {
                out += "\n  ";
                rest = rest.trim_start();
            }
            c if c.is_whitespace() => {
                if !out.ends_with([' ', '\n']) {
                    out.push(' ');
                }
                rest = rest.trim_start();
            }
            c => out.push(c),
        }
    }
    out
}

/// The string literal a text begins with, and what follows it.
fn literal(text: &str) -> Option<(&str, &str)> {
    let quote = text.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    let end = text[1..].find(quote)? + 2;
    Some(text.split_at(end))
}

/// A comment of several lines as one.
fn one_line(comment: &str) -> String {
    let comment = comment.trim().trim_start_matches("/**").trim_end_matches("*/");
    let words = comment.lines().map(|line| line.trim().trim_start_matches('*').trim());
    let words: Vec<&str> = words.filter(|line| !line.is_empty()).collect();
    format!("/** {} */", words.join(" "))
}

#[cfg(test)]
mod tests {
    use super::{Layout, lay_out};

    #[test]
    fn a_type_is_laid_out_with_a_field_on_each_line() {
        let text = "type A = { \n/**\n * One,\n * two.\n */\na: \", {\", b: { \n/**\n * Not said.\n */\nc: Array<[string, number]>, }, }";
        assert_eq!(
            lay_out(text, Layout::Lines),
            "type A = {\n  /** One, two. */\n  a: \", {\"\n  b: { c: Array<[string, number]> }\n}"
        );
        assert_eq!(lay_out("{ \n/** x */\nid: string, }", Layout::Row), "{ id: string }");
    }
}
