//! The limit of import circles within a crate. Files in a circle cannot be understood one after the other.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use super::imports::{Module, Modules};

/// The largest number of files that may import each other in a circle.
const FILES_MAX: usize = 4;

/// The circles of a crate that are too large, each with the files and one way round.
pub(super) fn violations(package: &str, modules: &Modules) -> Vec<String> {
    let mut seen = BTreeSet::new();
    let mut broken = Vec::new();
    for module in modules.keys() {
        let circle = circle(modules, module);
        if circle.len() > FILES_MAX && seen.insert(circle.clone()) {
            let files: Vec<_> = circle.iter().map(|module| modules[*module].file.display().to_string()).collect();
            broken.push(format!(
                "{package}: {} files use each other in a circle, and at most {FILES_MAX} may: {}. One way round: {}. Move \
                 what the lower file of an arrow needs from the upper one into a file below both.",
                files.len(),
                files.join(", "),
                way_round(modules, module, &circle).join(", ")
            ));
        }
    }
    broken
}

/// The modules that can be reached from a module and that lead back to the module.
fn circle<'a>(modules: &'a Modules, module: &'a str) -> BTreeSet<&'a str> {
    let ahead = steps_from(modules, module);
    ahead.into_keys().filter(|other| steps_from(modules, other).contains_key(module)).collect()
}

/// All modules that can be reached from a module, each with the predecessor on a shortest way.
fn steps_from<'a>(modules: &'a Modules, start: &'a str) -> BTreeMap<&'a str, &'a str> {
    let mut before = BTreeMap::new();
    let mut next = VecDeque::from([start]);
    while let Some(module) = next.pop_front() {
        for used in modules.get(module).into_iter().flat_map(|module| module.uses.keys()) {
            if !before.contains_key(used.as_str()) {
                before.insert(used.as_str(), module);
                next.push_back(used);
            }
        }
    }
    before
}

/// A shortest way from a module of a circle back to itself, as the lines of the imports.
fn way_round(modules: &Modules, module: &str, circle: &BTreeSet<&str>) -> Vec<String> {
    let before = steps_from(modules, module);
    let mut way = Vec::new();
    let mut here = module;
    while let Some(user) = before.get(here) {
        let Module { file, uses } = &modules[*user];
        way.push(format!("{}:{} uses {here}", file.display(), uses[here]));
        here = user;
        if here == module || way.len() > circle.len() {
            break;
        }
    }
    way.reverse();
    way
}

#[cfg(test)]
mod tests {
    use super::violations;
    use crate::rules::imports::{Module, Modules};

    fn crate_of(arrows: &[(&str, &[&str])]) -> Modules {
        let module = |(name, uses): &(&str, &[&str])| {
            let uses = uses.iter().map(|used| ((*used).to_owned(), 7)).collect();
            ((*name).to_owned(), Module { file: format!("{name}.rs").into(), uses })
        };
        arrows.iter().map(module).collect()
    }

    #[test]
    fn layers_and_small_circles_are_allowed() {
        assert_eq!(
            violations("a", &crate_of(&[("top", &["middle", "low"]), ("middle", &["low"]), ("low", &[])])).len(),
            0
        );
        let four = crate_of(&[("a", &["b"]), ("b", &["c"]), ("c", &["d"]), ("d", &["a"]), ("e", &["a"])]);
        assert_eq!(violations("a", &four).len(), 0);
    }

    #[test]
    fn a_large_circle_is_told_once_with_a_way_round() {
        let five = crate_of(&[
            ("a", &["b"]),
            ("b", &["c"]),
            ("c", &["d", "e"]),
            ("d", &["a"]),
            ("e", &["c", "d"]),
            ("f", &["a"]),
        ]);
        let broken = violations("billables-api", &five);
        assert_eq!(broken.len(), 1);
        assert!(broken[0].starts_with("billables-api: 5 files"), "{broken:?}");
        assert!(broken[0].contains("a.rs, b.rs, c.rs, d.rs, e.rs."), "{broken:?}");
        assert!(broken[0].contains("a.rs:7 uses b, b.rs:7 uses c, c.rs:7 uses d, d.rs:7 uses a."), "{broken:?}");
    }
}
