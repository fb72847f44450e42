//! Bad samples: circles of every kind have to be found, and what is none must not be.

use super::{Source, faults, page_imports, rust_imports};

fn sources(files: &[(&str, &str)]) -> Vec<Source> {
    let mut all: Vec<Source> =
        files.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect();
    all.sort();
    all
}

/// What the rule says about a crate whose `src` holds these files.
fn in_rust(files: &[(&str, &str)]) -> Vec<String> {
    let paths: Vec<String> = files.iter().map(|(path, _)| format!("crates/x/src/{path}")).collect();
    let files: Vec<(&str, &str)> =
        paths.iter().zip(files).map(|(path, (_, text))| (path.as_str(), *text)).collect();
    let (imports, mut found) = rust_imports(&sources(&files));
    found.extend(faults(&imports, &[], &[]));
    found.into_iter().map(|fault| fault.replace("crates/x/src/", "")).collect()
}

fn in_page(files: &[(&str, &str)]) -> Vec<String> {
    let paths: Vec<String> = files.iter().map(|(path, _)| format!("ui/src/{path}")).collect();
    let files: Vec<(&str, &str)> =
        paths.iter().zip(files).map(|(path, (_, text))| (path.as_str(), *text)).collect();
    let found = faults(&page_imports(&sources(&files)), &[], &[]);
    found.into_iter().map(|fault| fault.replace("ui/src/", "")).collect()
}

#[test]
fn two_rust_files_that_use_each_other() {
    assert_eq!(
        in_rust(&[
            ("lib.rs", "mod a;\nmod b;\n"),
            ("a.rs", "use crate::b::B;\npub struct A(B);"),
            ("b.rs", "pub struct B; // crate::c\nfn f() { super::a::A(B); }"),
        ]),
        ["lingkaran: a.rs, b.rs\n  a.rs -> b.rs\n  b.rs -> a.rs"]
    );
}

#[test]
fn three_rust_files_in_a_row_that_closes() {
    assert_eq!(
        in_rust(&[
            ("lib.rs", "mod a; pub(crate) mod b; mod c;"),
            ("a.rs", "use super::{b::{self as named, B}, other};\npub struct A(B);"),
            (
                "b.rs",
                "pub use crate::c::C as B;\nuse crate::c;\npub struct D(c::C);\n#[cfg(test)]\nmod tests {}"
            ),
            (
                "c.rs",
                "pub struct C;\n#[cfg(test)]\nmod tests {\n    use super::super::a;\n    fn f(_: a::A) {}\n}"
            ),
        ]),
        ["lingkaran: a.rs, b.rs, c.rs\n  a.rs -> b.rs\n  a.rs -> c.rs\n  b.rs -> c.rs\n  c.rs -> a.rs"]
    );
    assert_eq!(
        in_rust(&[
            ("lib.rs", "mod a; mod b; mod c;"),
            ("a.rs", "use crate::b::B; pub struct A(B);"),
            ("b.rs", "use crate::c::C; pub struct B(C);"),
            ("c.rs", "pub struct C; fn f(_: crate::a::A) {}"),
        ]),
        ["lingkaran: a.rs, b.rs, c.rs\n  a.rs -> b.rs\n  b.rs -> c.rs\n  c.rs -> a.rs"]
    );
}

#[test]
fn a_rust_circle_through_a_re_export() {
    assert_eq!(
        in_rust(&[
            ("lib.rs", "mod room;\nmod user;\npub use room::Deep;"),
            ("room/mod.rs", "mod deep;\npub use deep::{Deep, helper};"),
            ("room/deep.rs", "use crate::user::User;\npub struct Deep(User);\npub fn helper() {}"),
            ("user.rs", "use crate::Deep;\npub struct User;\nfn f(_: Deep) { crate::room::helper() }"),
        ]),
        [
            "lingkaran: room/deep.rs, user.rs\n  room/deep.rs -> user.rs\n  user.rs -> room/deep.rs",
            "lingkaran: room, user.rs\n  room/deep.rs -> user.rs\n  user.rs -> room/deep.rs",
        ]
    );
}

#[test]
fn a_module_that_uses_what_is_below_and_is_used_from_there() {
    assert_eq!(
        in_rust(&[
            ("lib.rs", "mod room;"),
            ("room/mod.rs", "mod deep;\npub struct Shared;\npub fn make() { deep::work() }"),
            ("room/deep.rs", "use super::*;\npub fn work() { let _ = Shared; super::make() }"),
        ]),
        [
            "lingkaran: room/deep.rs, room/mod.rs\n  room/deep.rs -> room/mod.rs\n  room/mod.rs -> room/deep.rs"
        ]
    );
}

#[test]
fn two_rust_folders_without_a_circle_of_files() {
    assert_eq!(
        in_rust(&[
            ("lib.rs", "mod one; mod two;"),
            ("one/mod.rs", "pub mod a; mod deep;"),
            ("one/a.rs", "pub struct A;"),
            ("one/deep/mod.rs", "mod c;"),
            ("one/deep/c.rs", "use crate::two::B;"),
            ("two/mod.rs", "mod b; mod d; pub use b::B;"),
            ("two/b.rs", "pub struct B;"),
            ("two/d.rs", "use crate::one::a::A;"),
        ]),
        ["lingkaran: one, two\n  one/deep/c.rs -> two/b.rs\n  two/d.rs -> one/a.rs"]
    );
}

#[test]
fn a_rust_folder_and_a_file_beside_it() {
    assert_eq!(
        in_rust(&[
            ("lib.rs", "mod beside; mod room;"),
            ("room/mod.rs", "pub mod a; pub mod b;"),
            ("room/a.rs", "pub struct A;"),
            ("room/b.rs", "use crate::beside::Beside;"),
            ("beside.rs", "pub struct Beside; use crate::room::a::A;"),
        ]),
        ["lingkaran: beside.rs, room\n  beside.rs -> room/a.rs\n  room/b.rs -> beside.rs"]
    );
}

#[test]
fn a_rust_crate_that_is_put_together_from_below_is_no_circle() {
    let none: [&str; 0] = [];
    assert_eq!(
        in_rust(&[
            ("lib.rs", "pub mod kinds;\nmod work;\npub use work::{run, Run};\npub struct Shared;"),
            ("kinds.rs", "pub enum Kind { One }\nimpl Kind { pub fn all() -> [Self; 1] { [Self::One] } }"),
            (
                "work/mod.rs",
                "mod run;\nmod step;\npub use run::{Run, run};\npub type Result<T> = std::result::Result<T, u8>;"
            ),
            (
                "work/run.rs",
                "use super::Result;\nuse super::step::step;\nuse crate::Shared;\npub struct Run(Shared);\npub fn run() -> Result<()> { step() }"
            ),
            (
                "work/step.rs",
                "use crate::{Shared, kinds::Kind};\nuse super::Result;\npub fn step() -> Result<()> { let _ = (Shared, Kind::all()); Ok(()) }\n#[cfg(test)]\nmod tests { use super::*; fn f() { let _ = step(); let _ = \"crate::work::run\"; } }"
            ),
        ]),
        none
    );
}

#[test]
fn a_rust_file_that_cannot_be_placed() {
    assert_eq!(
        in_rust(&[("lib.rs", "mod a;"), ("a.rs", "mod b;"), ("a/b.rs", ""), ("lost.rs", ""),]),
        ["a.rs: pindahkan ke a/mod.rs", "lost.rs: tidak tercapai dari lib.rs atau main.rs mana pun"]
    );
}

#[test]
fn two_files_of_the_page_and_three_of_them() {
    assert_eq!(
        in_page(&[
            ("lib/a.ts", "import type { B } from './b'\nexport interface A { b: B }"),
            ("lib/b.ts", "// import { x } from './c'\nexport interface B { a: import('./a').A }"),
            ("lib/c.ts", "export const c = 'import { a } from \\'./a\\''"),
        ]),
        ["lingkaran: lib/a.ts, lib/b.ts\n  lib/a.ts -> lib/b.ts\n  lib/b.ts -> lib/a.ts"]
    );
    assert_eq!(
        in_page(&[
            ("lib/a.svelte.ts", "import B from './B.svelte'"),
            (
                "lib/B.svelte",
                "<script lang=\"ts\">\n  import { c } from '$lib/c'\n</script>\n<p>import './c'</p>"
            ),
            ("lib/c.ts", "export const c = async () => (await import('./a.svelte')).a"),
        ]),
        [
            "lingkaran: lib/B.svelte, lib/a.svelte.ts, lib/c.ts\n  lib/B.svelte -> lib/c.ts\n  lib/a.svelte.ts -> lib/B.svelte\n  lib/c.ts -> lib/a.svelte.ts"
        ]
    );
}

#[test]
fn a_circle_of_the_page_through_a_re_export() {
    assert_eq!(
        in_page(&[
            ("lib/words/index.ts", "export { far as near } from './far'\nexport * from './format'"),
            ("lib/words/far.ts", "import {\n  user,\n} from '../user'\nexport const far = user"),
            ("lib/words/format.ts", "export const format = 1"),
            ("lib/user.ts", "import { near, type Other } from '$lib/words'\nexport const user = near"),
        ]),
        [
            "lingkaran: lib/user.ts, lib/words/far.ts\n  lib/user.ts -> lib/words/far.ts\n  lib/words/far.ts -> lib/user.ts",
            "lingkaran: lib/user.ts, lib/words\n  lib/user.ts -> lib/words/far.ts\n  lib/words/far.ts -> lib/user.ts",
        ]
    );
}

#[test]
fn two_folders_of_the_page_without_a_circle_of_files() {
    assert_eq!(
        in_page(&[
            ("lib/one/a.ts", "export const a = 1"),
            ("lib/one/deep/c.ts", "import { b } from '../../two/b'"),
            ("lib/two/b.ts", "export const b = 1"),
            ("lib/two/d.ts", "import { a } from '$lib/one/a'"),
            ("lib/two/d.test.ts", "import './d'\nimport '../../app'"),
        ]),
        ["lingkaran: lib/one, lib/two\n  lib/one/deep/c.ts -> lib/two/b.ts\n  lib/two/d.ts -> lib/one/a.ts"]
    );
}

#[test]
fn an_allowed_circle_is_let_through_until_it_is_gone() {
    let (imports, _) = rust_imports(&sources(&[
        ("crates/x/src/lib.rs", "mod room; mod b;"),
        ("crates/x/src/room/mod.rs", "pub mod a;"),
        ("crates/x/src/room/a.rs", "use crate::b::B; pub struct A(B);"),
        ("crates/x/src/b.rs", "use crate::room::a::A; pub struct B(A);"),
    ]));
    let none: [&str; 0] = [];
    assert_eq!(faults(&imports, &[&["a.rs", "b.rs", "c.rs"]], &[&["crates/x/src/"]]), none);
    assert_eq!(
        faults(&imports, &[&["a.rs", "src/b.rs"], &["c.rs", "d.rs"]], &[&["room", "crates/x/src/b.rs"]]),
        ["sudah tidak ada, hapus dari daftar: c.rs, d.rs"]
    );
    assert_eq!(faults(&imports, &[&["a.rs", "x/b.rs"]], &[&["crates/x/src/"]]).len(), 2);
}
