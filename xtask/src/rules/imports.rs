//! The modules of a crate, one for each file, and the arrows between them: module A has an arrow to module B if a
//! path in A's file, in a `use` or elsewhere, begins with `crate`, `self` or `super` and leads to B.
//!
//! Comments, strings and items behind `#[cfg(test)]` do not count, nor does the root of the crate (`lib.rs`,
//! `main.rs`).
//!
//! A rule calls [`modules`] with the `src` folder of a crate. The key of a module is its path below the root, such as
//! `routes::billables`; [`Module::uses`] has the keys of the used modules, each with the line of the first use.

mod tokens;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use tokens::{Token, starts_with, tokens, without_tests};

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
    let mut scans = BTreeMap::new();
    let mut test_modules = BTreeSet::new();
    for (file, text) in files {
        let path = module_path(file);
        let (tokens, only_for_tests) = without_tests(&tokens(text));
        test_modules.extend(only_for_tests.iter().map(|name| joined(path.iter().map(String::as_str).chain([*name]))));
        scans.insert(joined(path.iter().map(String::as_str)), (file, path, paths(&tokens)));
    }
    scans.retain(|module, _| {
        !module.is_empty()
            && !test_modules.iter().any(|test| module == test || module.starts_with(&format!("{test}::")))
    });
    let resolve = |from: &[String], path: &UsedPath<'_>| {
        let mut full: Vec<&str> = from.iter().map(String::as_str).chain(path.inside.iter().copied()).collect();
        let mut names = path.names.iter().copied().peekable();
        while let Some(name) = names.next_if(|name| matches!(*name, "crate" | "self" | "super")) {
            match name {
                "crate" => full.clear(),
                "super" => drop(full.pop()),
                _ => {}
            }
        }
        full.extend(names);
        // The longest prefix of the path that is a module; the rest names items.
        (1..=full.len()).rev().map(|length| joined(full[..length].iter().copied())).find(|key| scans.contains_key(key))
    };
    let mut modules = Modules::new();
    for (key, (file, from, paths)) in &scans {
        let mut uses = BTreeMap::new();
        for path in paths {
            match resolve(from, path) {
                Some(used) if used != *key => drop(uses.entry(used).or_insert(path.line)),
                _ => {}
            }
        }
        modules.insert(key.clone(), Module { file: file.to_path_buf(), uses });
    }
    modules
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

/// A path that begins with `crate`, `self` or `super`.
#[derive(Debug, PartialEq, Eq)]
struct UsedPath<'a> {
    names: Vec<&'a str>,
    line: usize,
    /// The inline modules around the path.
    inside: Vec<&'a str>,
}

fn paths<'a>(tokens: &[Token<'a>]) -> Vec<UsedPath<'a>> {
    let mut found = Vec::new();
    // The inline modules around the present place, each with the depth of the outer braces.
    let mut inside: Vec<(&str, usize)> = Vec::new();
    let mut depth = 0_usize;
    let mut place = 0;
    while let Some(token) = tokens.get(place) {
        let rest = &tokens[place..];
        let mut add = |names: Vec<&'a str>, line| {
            if matches!(names.first(), Some(&("crate" | "self" | "super"))) {
                found.push(UsedPath { names, line, inside: inside.iter().map(|(name, _)| *name).collect() });
            }
        };
        match token.text {
            "use" => {
                place += 1;
                use_tree(tokens, &mut place, &[], &mut add);
                continue;
            }
            // The path in `pub(in crate::…)` is a visibility and no use.
            "in" if place > 0 && tokens[place - 1].text == "(" => place += 1,
            "crate" | "self" | "super" if starts_with(&rest[1..], &[":", ":"]) => {
                let mut names = vec![token.text];
                while starts_with(&tokens[place + 1..], &[":", ":"])
                    && tokens.get(place + 3).is_some_and(|token| is_name(token.text))
                {
                    names.push(tokens[place + 3].text);
                    place += 3;
                }
                add(names, token.line);
            }
            "mod" if rest.get(2).is_some_and(|token| token.text == "{") => inside.push((rest[1].text, depth)),
            "{" => depth += 1,
            "}" => {
                depth = depth.saturating_sub(1);
                inside.pop_if(|(_, around)| *around == depth);
            }
            _ => {}
        }
        place += 1;
    }
    found
}

/// Reads one tree of a `use`, and sets the place to the token after it.
fn use_tree<'a>(
    tokens: &[Token<'a>],
    place: &mut usize,
    prefix: &[&'a str],
    add: &mut impl FnMut(Vec<&'a str>, usize),
) {
    let mut names = prefix.to_vec();
    while let Some(token) = tokens.get(*place) {
        match token.text {
            ":" => {}
            "{" => {
                *place += 1;
                while tokens.get(*place).is_some_and(|token| token.text != "}") {
                    use_tree(tokens, place, &names, add);
                    *place += usize::from(tokens.get(*place).is_some_and(|token| token.text == ","));
                }
                *place += 1;
                return;
            }
            "as" => *place += 1,
            "*" => {}
            name if is_name(name) => names.push(name),
            _ => break,
        }
        *place += 1;
    }
    if let Some(last) = tokens.get(place.saturating_sub(1)) {
        add(names, last.line);
    }
}

fn is_name(text: &str) -> bool {
    text.starts_with(|c: char| c.is_alphabetic() || c == '_')
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::{Module, modules_of};

    /// The modules that `two.rs` uses with this text, in a crate with the modules `one`, `two`, `two::inner`, `three`
    /// and `tests`.
    fn uses(text: &str) -> Vec<String> {
        let files = ["lib.rs", "one.rs", "two.rs", "two/inner.rs", "three/mod.rs", "tests.rs"]
            .map(|file| (PathBuf::from(file), if file == "two.rs" { text.to_owned() } else { String::new() }));
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
