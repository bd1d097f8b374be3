//! The modules of a crate, one for each file, and the arrows between them: module A has an arrow to module B if a
//! path in A's file, in a `use` or elsewhere, leads to B. The path begins with `crate`, `self` or `super`, with a child
//! module of A, or with a name that a `use` of A gives to such a path.
//!
//! The root of the crate (`lib.rs`, `main.rs`) is no module: a name that the root gives to an item leads to the module of
//! the item. Comments, strings and items behind `#[cfg(test)]` do not count.
//!
//! A rule calls [`modules`] with the `src` folder of a crate. The key of a module is its path below the root, such as
//! `routes::billables`; [`Module::uses`] has the keys of the used modules, each with the line of the first use.

mod paths;
mod tokens;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use paths::{UsedPath, paths};
use tokens::{tokens, without_tests};

/// The modules of one crate, by path below the root.
pub(super) type Modules = BTreeMap<String, Module>;

/// The module of one file.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Module {
    /// The file, below the `src` folder.
    pub(super) file: PathBuf,
    /// The used modules, each with the line of the first use.
    pub(super) uses: BTreeMap<String, usize>,
}

/// Reads the modules of a crate from the `src` folder.
pub(super) fn modules(source: &Path) -> Result<Modules> {
    let mut files = Vec::new();
    read_folder(source, source, &mut files)?;
    Ok(modules_of(&files))
}

fn read_folder(root: &Path, folder: &Path, files: &mut Vec<(PathBuf, String)>) -> Result<()> {
    for entry in fs::read_dir(folder).with_context(|| format!("Could not read {}", folder.display()))? {
        let path = entry?.path();
        if path.is_dir() {
            read_folder(root, &path, files)?;
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let text = fs::read_to_string(&path).with_context(|| format!("Could not read {}", path.display()))?;
            files.push((path.strip_prefix(root)?.to_owned(), text));
        }
    }
    Ok(())
}

/// The modules of files, each a path below `src` and a text.
fn modules_of(files: &[(PathBuf, String)]) -> Modules {
    let root = Scan { file: Path::new("lib.rs"), path: Vec::new(), paths: Vec::new() };
    let mut scans = Scans { root, files: BTreeMap::new() };
    let mut test_modules = BTreeSet::new();
    for (file, text) in files {
        let path = module_path(file);
        let (tokens, only_for_tests) = without_tests(&tokens(text));
        test_modules.extend(only_for_tests.iter().map(|name| joined(path.iter().map(String::as_str).chain([*name]))));
        let paths = paths(&tokens);
        if path.is_empty() {
            scans.root.paths.extend(paths);
        } else {
            scans.files.insert(joined(path.iter().map(String::as_str)), Scan { file, path, paths });
        }
    }
    scans.files.retain(|module, _| {
        !test_modules.iter().any(|test| module == test || module.starts_with(&format!("{test}::")))
    });
    let mut modules = Modules::new();
    for (key, scan) in &scans.files {
        let mut uses = BTreeMap::new();
        for path in &scan.paths {
            match scans.module_at(scan, &path.inside, &path.names, ALIASES_MAX) {
                Some(used) if used != *key => drop(uses.entry(used).or_insert(path.line)),
                _ => {}
            }
        }
        modules.insert(key.clone(), Module { file: scan.file.to_path_buf(), uses });
    }
    modules
}

/// The largest number of aliases that lead from one to the next. An alias may have the name of its own first part, as
/// in `use serde;`.
const ALIASES_MAX: usize = 8;

/// The paths of one file.
struct Scan<'a> {
    file: &'a Path,
    /// The names of the module, from the root of the crate.
    path: Vec<String>,
    paths: Vec<UsedPath<'a>>,
}

impl<'a> Scan<'a> {
    /// The path to which a `use` in these inline modules gives the name.
    fn alias(&self, inside: &[&str], name: &str) -> Option<&[&'a str]> {
        let used = self.paths.iter().find(|path| path.alias == Some(name) && path.inside == inside)?;
        Some(&used.names)
    }
}

/// The files of one crate.
struct Scans<'a> {
    /// The root of the crate: `lib.rs` and `main.rs` together.
    root: Scan<'a>,
    /// The other files, by module.
    files: BTreeMap<String, Scan<'a>>,
}

impl Scans<'_> {
    /// The module of the file to which a path leads.
    fn module_at(&self, from: &Scan<'_>, inside: &[&str], names: &[&str], aliases_max: usize) -> Option<String> {
        let (first, behind) = names.split_first()?;
        let mut full: Vec<&str> = from.path.iter().map(String::as_str).chain(inside.iter().copied()).collect();
        let is_child = self.files.contains_key(&joined(full.iter().copied().chain([*first])));
        if !is_child && !is_start(first) {
            return self.through_alias(from, inside, first, behind, aliases_max);
        }
        let mut names = names.iter().copied().peekable();
        while let Some(name) = names.next_if(|name| is_start(name)) {
            match name {
                "crate" => full.clear(),
                "super" => drop(full.pop()),
                _ => {}
            }
        }
        full.extend(names);
        // The longest prefix of the path that is a module; the rest names items.
        let mut prefixes = (1..=full.len()).rev().map(|length| joined(full[..length].iter().copied()));
        prefixes.find(|key| self.files.contains_key(key)).or_else(|| {
            let (first, behind) = full.split_first()?;
            self.through_alias(&self.root, &[], first, behind, aliases_max)
        })
    }

    /// The module of a path whose first name is an alias.
    fn through_alias(
        &self,
        from: &Scan<'_>,
        inside: &[&str],
        first: &str,
        behind: &[&str],
        aliases_max: usize,
    ) -> Option<String> {
        let alias = from.alias(inside, first)?;
        self.module_at(from, inside, &[alias, behind].concat(), aliases_max.checked_sub(1)?)
    }
}

/// Whether a path with this first name begins at the root or at the file itself.
fn is_start(name: &str) -> bool {
    matches!(name, "crate" | "self" | "super")
}

/// The names of a file's module, from the root of the crate.
fn module_path(file: &Path) -> Vec<String> {
    let mut names: Vec<String> =
        file.with_extension("").iter().map(|name| name.to_string_lossy().into_owned()).collect();
    if names.last().is_some_and(|name| name == "mod") || names == ["lib"] || names == ["main"] {
        names.pop();
    }
    names
}

fn joined<'a>(names: impl Iterator<Item = &'a str>) -> String {
    names.collect::<Vec<_>>().join("::")
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::{Module, modules_of};

    /// The modules that `two.rs` uses with this text, in a crate with the modules `one`, `two`, `two::inner`, `three`,
    /// `three::deep` and `tests`.
    fn uses(text: &str) -> Vec<String> {
        uses_below("", text)
    }

    /// The same, with this text in `lib.rs`.
    fn uses_below(root: &str, text: &str) -> Vec<String> {
        let files = ["lib.rs", "one.rs", "two.rs", "two/inner.rs", "three/mod.rs", "three/deep.rs", "tests.rs"];
        let files = files.map(|file| {
            let text = match file {
                "lib.rs" => root,
                "two.rs" => text,
                _ => "",
            };
            (PathBuf::from(file), text.to_owned())
        });
        modules_of(&files)["two"].uses.iter().map(|(used, line)| format!("{used} {line}")).collect()
    }

    #[test]
    fn paths_lead_to_modules() {
        assert_eq!(uses("use crate::one;"), ["one 1"]);
        assert_eq!(uses("\npub(crate) use super::one::{Thing, other::{self, More as Less}};"), ["one 2"]);
        assert_eq!(uses("use crate::{\n    one::A,\n    three::{B, C},\n};"), ["one 2", "three 3"]);
        assert_eq!(uses("use self::inner::*;"), ["two::inner 1"]);
        assert_eq!(uses("use super::*; use crate::Thing; use std::one; use ::one::A;"), [""; 0]);
        assert_eq!(uses("fn f(x: crate::one::A) -> super::three::B<'_> { crate::two::inner::f::<u8>() }").len(), 3);
        assert_eq!(uses("fn f() -> impl Sized + use<'_> { for x in crate::one::all() {} }"), ["one 1"]);
        assert_eq!(uses("pub(in crate::one) fn f() {}"), [""; 0]);
        assert_eq!(uses("mod deep { use super::super::one; use super::inner::A; } use super::three;").len(), 3);
    }

    #[test]
    fn bare_paths_lead_to_children() {
        assert_eq!(uses("mod inner;\nfn f() { inner::f() }"), ["two::inner 2"]);
        assert_eq!(uses("mod inner;\npub(crate) use inner::{A, B};"), ["two::inner 2"]);
        assert_eq!(uses("mod inner;\nstatic ALL: &[&A] = &[&inner::A];"), ["two::inner 2"]);
        // No child of this file, another crate, or a part of a longer path.
        for text in
            ["one::f();", "three::deep::f();", "::inner::f();", "use ::inner::A;", "a::inner::f();", "inner.f();"]
        {
            assert_eq!(uses(text), [""; 0], "{text}");
        }
        // A child belongs to the file and not to an inline module.
        assert_eq!(uses("mod closed { fn f() { inner::f() } }"), [""; 0]);
    }

    #[test]
    fn paths_through_an_alias_lead_to_its_module() {
        let deep = ["three 1", "three::deep 2"];
        assert_eq!(uses("use crate::three;\nfn f() { three::deep::f() }"), deep);
        assert_eq!(uses("use crate::{three as four};\nfn f() { four::deep::f() }"), deep);
        assert_eq!(uses("use super::three::{self, A};\nfn f(x: three::deep::B) {}"), deep);
        assert_eq!(uses("use super::three::{self as four};\nuse four::deep; fn f() { deep::f() }"), deep);
        assert_eq!(uses("use std::three; use ::three as four;\nfn f() { three::deep::f(); four::deep::f() }"), [""; 0]);
        assert_eq!(uses("use crate::three::*;\nfn f() { three::deep::f() }"), ["three 1"]);
        // An alias belongs to the inline modules around the `use`.
        assert_eq!(uses("mod a { use crate::three; }\nfn f() { three::deep::f() }"), ["three 1"]);
        assert_eq!(uses("use serde; use four as five; use five as four; fn f() { serde::a(); four::a() }"), [""; 0]);
    }

    #[test]
    fn names_of_the_root_lead_to_the_module_of_the_item() {
        let root = "mod one;\nmod three;\npub use one::{A as B, C};\nuse crate::three::deep;";
        assert_eq!(uses_below(root, "use crate::C;"), ["one 1"]);
        assert_eq!(uses_below(root, "\nfn f(x: super::B) {}"), ["one 2"]);
        assert_eq!(uses_below(root, "use crate::{B, deep::D};"), ["one 1", "three::deep 1"]);
        assert_eq!(uses_below(root, "use crate::{A, E}; fn f(x: C) {}"), [""; 0]);
        assert_eq!(uses_below("pub use serde::C;", "use crate::C;"), [""; 0]);
        let bin = [("main.rs", "use crate::one::A;"), ("one.rs", ""), ("two.rs", "use crate::A;")]
            .map(|(file, text)| (PathBuf::from(file), text.to_owned()));
        assert_eq!(modules_of(&bin)["two"].uses.keys().collect::<Vec<_>>(), ["one"]);
    }

    #[test]
    fn text_that_is_no_code_does_not_count() {
        for text in [
            "// use crate::one;",
            "/* use crate::one; /* crate::one::A */ use crate::one; */",
            "/// [`crate::one::A`]\nfn f() {}",
            r#"const A: &str = "\" use crate::one;";"#,
            r##"const A: &[u8] = br#"" use crate::one;"#;"##,
            "const A: char = '\"'; const B: char = '\\''; const C: &str = \"use crate::one;\";",
            "#[cfg(test)]\nmod tests { use crate::one; fn f() { let x = { 1 }; } }",
            "#[cfg(test)]\n#[expect(dead_code)]\nuse crate::one::{A, B};",
            "#[cfg(all(test, unix))]\nfn f(a: [u8; 2]) { crate::one::f() }",
        ] {
            assert_eq!(uses(text), [""; 0], "{text}");
            assert_eq!(uses(&format!("{text}\nuse crate::three;")).len(), 1, "{text}");
        }
        assert_eq!(uses("impl<'a> T<'a> { fn f(&'a self) -> char { crate::one::f('a') } }"), ["one 1"]);
    }

    #[test]
    fn modules_are_files_that_no_test_alone_needs() {
        let files = [
            ("lib.rs", "#[cfg(test)]\nmod tests;"),
            ("tests.rs", ""),
            ("tests/one.rs", ""),
            ("a/mod.rs", ""),
            ("a/b.rs", "use super::c;"),
        ]
        .map(|(file, text)| (PathBuf::from(file), text.to_owned()));
        let modules = modules_of(&files);
        assert_eq!(modules.keys().collect::<Vec<_>>(), ["a", "a::b"]);
        assert_eq!(modules["a"], Module { file: "a/mod.rs".into(), ..Module::default() });
        assert_eq!(modules["a::b"].uses.keys().collect::<Vec<_>>(), ["a"]);
    }
}
