//! Which Rust file uses which, read from the text.
//!
//! Followed are `use` and every path in the code, through inline modules and re-exports, to the file that
//! defines the first name that is no module. So a name taken from a parent's `pub use` is an import of the
//! file below, not of the parent. No import are: `mod name;`, a module's `pub use` of what is below it, and a
//! folder's module that is only named on the way. What macros write and what methods reach is not seen.

use std::collections::{BTreeMap, BTreeSet};

use super::graph::Imports;
use super::words::{Token, tokens};
use crate::lexer::lex;

/// The imports between the files of one crate; `root` is its `lib.rs` or `main.rs`, and `read` gives the text
/// of a file that exists.
pub fn imports(root: &str, read: &dyn Fn(&str) -> Option<String>) -> Imports {
    let mut modules = Modules { all: Vec::new(), read };
    let folder = root.rsplit_once('/').map_or("", |(folder, _)| folder);
    modules.add_file(None, root, folder);
    let mut found: Imports =
        modules.all.iter().map(|module| (module.file.clone(), BTreeSet::new())).collect();
    for (at, module) in modules.all.iter().enumerate() {
        for path in module.uses.iter().chain(&module.paths) {
            let Some(target) = modules.used(at, path) else { continue };
            let to = &modules.all[target];
            let own = path.public && to.file != module.file && modules.is_below(target, at);
            if to.file != module.file && !own {
                found.entry(module.file.clone()).or_default().insert(to.file.clone());
            }
        }
    }
    found
}

#[derive(Default)]
struct Module {
    file: String,
    parent: Option<usize>,
    /// The folder the files of its child modules lie in.
    folder: String,
    children: BTreeMap<String, usize>,
    /// Names defined here.
    items: BTreeSet<String>,
    uses: Vec<Path>,
    paths: Vec<Path>,
}

/// A path as it stands in a `use` or in the code.
#[derive(Default, Clone)]
struct Path {
    steps: Vec<String>,
    /// The name it gets here; empty for `*` and outside a `use`.
    name: String,
    /// Ends with `*`.
    all: bool,
    public: bool,
}

#[derive(Clone, Copy)]
enum Found {
    Module(usize),
    /// A name that is defined in this module.
    Item(usize),
    Outside,
}

struct Modules<'r> {
    all: Vec<Module>,
    read: &'r dyn Fn(&str) -> Option<String>,
}

impl Modules<'_> {
    fn add_file(&mut self, parent: Option<usize>, file: &str, folder: &str) -> Option<usize> {
        let text = (self.read)(file)?;
        let at = self.all.len();
        let module = Module { file: file.to_owned(), parent, folder: folder.to_owned(), ..Module::default() };
        self.all.push(module);
        let code = lex(&text).code;
        self.scan(at, &tokens(&code));
        Some(at)
    }

    fn scan(&mut self, file: usize, tokens: &[Token]) {
        // The module a token stands in, with the depth of braces at which it ends.
        let mut inside = vec![(file, 0_usize)];
        let (mut depth, mut at) = (0_usize, 0);
        while let Some(token) = tokens.get(at) {
            let module = inside.last().map_or(file, |(module, _)| *module);
            let next = |ahead: usize| tokens.get(at + ahead);
            match token {
                Token::Mark('{') => depth += 1,
                Token::Mark('}') => {
                    depth = depth.saturating_sub(1);
                    if inside.len() > 1 && inside.last().is_some_and(|(_, end)| *end == depth) {
                        inside.pop();
                    }
                }
                Token::Word("mod") => match (next(1), next(2)) {
                    (Some(Token::Word(name)), Some(Token::Mark(';'))) => self.declare(module, name),
                    (Some(Token::Word(name)), Some(Token::Mark('{'))) => {
                        let inline = self.inline(module, name);
                        inside.push((inline, depth));
                        depth += 1;
                        at += 2;
                    }
                    _ => {}
                },
                Token::Word("use") if matches!(next(1), Some(Token::Word(_) | Token::Mark('{'))) => {
                    let public = is_public(&tokens[..at]);
                    at =
                        tree(tokens, at + 1, &Path { public, ..Path::default() }, &mut self.all[module].uses);
                    continue;
                }
                Token::Word("fn" | "struct" | "enum" | "trait" | "type" | "const" | "static" | "union") => {
                    if let Some(Token::Word(name)) = next(1) {
                        self.all[module].items.insert((*name).to_owned());
                    }
                }
                Token::Word(first) if matches!(next(1), Some(Token::Colons)) => {
                    let mut steps = vec![(*first).to_owned()];
                    while let (Some(Token::Colons), Some(Token::Word(step))) =
                        (tokens.get(at + 1), tokens.get(at + 2))
                    {
                        steps.push((*step).to_owned());
                        at += 2;
                    }
                    self.all[module].paths.push(Path { steps, ..Path::default() });
                }
                // The rest of `::std::x` or `<T as X>::y`, which is read already or names nothing of ours.
                Token::Colons if matches!(next(1), Some(Token::Word(_))) => at += 1,
                _ => {}
            }
            at += 1;
        }
    }

    fn declare(&mut self, module: usize, name: &str) {
        let folder = self.all[module].folder.clone();
        let inner = format!("{folder}/{name}");
        let child = self
            .add_file(Some(module), &format!("{inner}.rs"), &inner)
            .or_else(|| self.add_file(Some(module), &format!("{inner}/mod.rs"), &inner));
        if let Some(child) = child {
            self.all[module].children.insert(name.to_owned(), child);
        }
    }

    fn inline(&mut self, module: usize, name: &str) -> usize {
        let at = self.all.len();
        let outer = &self.all[module];
        let (file, folder) = (outer.file.clone(), format!("{}/{name}", outer.folder));
        self.all.push(Module { file, parent: Some(module), folder, ..Module::default() });
        self.all[module].children.insert(name.to_owned(), at);
        at
    }

    /// The module whose file a path uses.
    fn used(&self, at: usize, path: &Path) -> Option<usize> {
        match self.resolve(at, &path.steps, 0) {
            Found::Item(module) => Some(module),
            // A folder's module is only named here; what is taken from it has a path of its own.
            Found::Module(module) if path.all || !self.is_folder(module) => Some(module),
            Found::Module(_) | Found::Outside => None,
        }
    }

    fn is_folder(&self, module: usize) -> bool {
        let here = &self.all[module];
        here.children.values().any(|child| self.all[*child].file != here.file)
    }

    fn resolve(&self, at: usize, steps: &[String], tries: usize) -> Found {
        let Some(first) = steps.first().filter(|_| tries < 20) else { return Found::Outside };
        let mut here = match first.as_str() {
            "crate" => Found::Module(0),
            "self" => Found::Module(at),
            "super" => self.all[at].parent.map_or(Found::Outside, Found::Module),
            name => self.lookup(at, name, steps.len() == 1, tries),
        };
        for (place, step) in steps.iter().enumerate().skip(1) {
            let Found::Module(module) = here else { return here };
            here = match step.as_str() {
                "self" => here,
                "super" => self.all[module].parent.map_or(Found::Outside, Found::Module),
                name => match self.lookup(module, name, place + 1 == steps.len(), tries) {
                    Found::Outside if !self.is_imported(module, name) => Found::Item(module),
                    found => found,
                },
            };
        }
        here
    }

    fn is_imported(&self, module: usize, name: &str) -> bool {
        self.all[module].uses.iter().any(|path| path.name == name)
    }

    /// What a name means in a module; the last name of a path may be a function named like a module.
    fn lookup(&self, module: usize, name: &str, last: bool, tries: usize) -> Found {
        let here = &self.all[module];
        let imported = || here.uses.iter().find(|path| path.name == name);
        if let Some(path) = imported().filter(|_| last)
            && let Found::Item(found) = self.resolve(module, &path.steps, tries + 1)
        {
            return Found::Item(found);
        }
        if let Some(child) = here.children.get(name) {
            return Found::Module(*child);
        }
        if let Some(path) = imported() {
            // `use self::name` and `use name` in its own module lead nowhere.
            return self.resolve(module, &path.steps, tries + 1);
        }
        if here.items.contains(name) {
            return Found::Item(module);
        }
        for path in here.uses.iter().filter(|path| path.all && tries < 20) {
            if let Found::Module(from) = self.resolve(module, &path.steps, tries + 1)
                && from != module
            {
                match self.lookup(from, name, last, tries + 1) {
                    Found::Outside => {}
                    found => return found,
                }
            }
        }
        Found::Outside
    }

    fn is_below(&self, module: usize, top: usize) -> bool {
        let mut above = self.all[module].parent;
        while let Some(at) = above.filter(|at| *at != top) {
            above = self.all[at].parent;
        }
        above == Some(top)
    }
}

/// Whether what follows these tokens begins with `pub` or `pub(...)`.
fn is_public(before: &[Token]) -> bool {
    match before {
        [.., Token::Word("pub")] => true,
        [rest @ .., Token::Mark(')')] => {
            let open = rest.iter().rposition(|token| matches!(token, Token::Mark('(')));
            open.is_some_and(|open| matches!(rest[..open], [.., Token::Word("pub")]))
        }
        _ => false,
    }
}

/// Reads a tree of `use` from `at` and returns where what follows it begins.
fn tree(tokens: &[Token], mut at: usize, before: &Path, found: &mut Vec<Path>) -> usize {
    let mut path = before.clone();
    loop {
        match tokens.get(at) {
            Some(Token::Word("as")) => {
                if let Some(Token::Word(name)) = tokens.get(at + 1) {
                    (*name).clone_into(&mut path.name);
                }
                at += 2;
            }
            Some(Token::Word(step)) => {
                if *step != "self" || path.steps.is_empty() {
                    (*step).clone_into(&mut path.name);
                    path.steps.push((*step).to_owned());
                }
                at += 1;
            }
            Some(Token::Colons) => at += 1,
            Some(Token::Mark('*')) => {
                path.all = true;
                path.name.clear();
                at += 1;
            }
            Some(Token::Mark('{')) => {
                at += 1;
                while !matches!(tokens.get(at), None | Some(Token::Mark('}' | ';'))) {
                    at = tree(tokens, at, &path, found);
                    if matches!(tokens.get(at), Some(Token::Mark(','))) {
                        at += 1;
                    }
                }
                return at + 1;
            }
            _ => {
                if !path.steps.is_empty() {
                    found.push(path);
                }
                return at;
            }
        }
    }
}
