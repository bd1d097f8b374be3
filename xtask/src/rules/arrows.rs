//! The permitted dependencies between the crates of the workspace: arrows point to the left only.
//!
//! ```text
//! domain <- billing <- contract, persistence, auth <- api <- server
//! wire, metadata: alone
//! ```

use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use serde_json::Value;

/// The dependencies that a crate may have inside the workspace.
struct Layer {
    package: &'static str,
    may_use: &'static [&'static str],
    /// Further ones for its tests.
    tests_may_use: &'static [&'static str],
    why: &'static str,
}

const DOMAIN: &str = "billables-domain";
const BILLING: &str = "billables-billing";
const CONTRACT: &str = "billables-contract";
const WIRE: &str = "billables-wire";
const AUTH: &str = "billables-auth";
const PERSISTENCE: &str = "billables-persistence";
const METADATA: &str = "billables-metadata";
const API: &str = "billables-api";
const SERVER: &str = "billables-server";
const BENCH: &str = "billables-bench";
const FUZZ: &str = "billables-fuzz";
const PROVE: &str = "billables-prove";
const TEST_POSTGRES: &str = "billables-test-postgres";
const TEST_SUPPORT: &str = "billables-test-support";

const LAYERS: &[Layer] = &[
    Layer {
        package: DOMAIN,
        may_use: &[],
        tests_may_use: &[],
        why: "the rules of a billable do not depend on storage, formats or HTTP",
    },
    Layer {
        package: BILLING,
        may_use: &[DOMAIN],
        tests_may_use: &[],
        why: "the rules of money do not depend on storage, formats or HTTP",
    },
    Layer { package: WIRE, may_use: &[], tests_may_use: &[], why: "other teams use the formats without the service" },
    Layer {
        package: METADATA,
        may_use: &[],
        tests_may_use: &[],
        why: "pages and DTOs are made from any OpenAPI document",
    },
    Layer {
        package: CONTRACT,
        may_use: &[DOMAIN, BILLING, WIRE],
        tests_may_use: &[],
        why: "DTOs become domain values without the store or the server",
    },
    Layer {
        package: AUTH,
        may_use: &[DOMAIN, BILLING],
        tests_may_use: &[],
        why: "permissions need no database and no HTTP framework",
    },
    Layer {
        package: PERSISTENCE,
        may_use: &[DOMAIN, BILLING],
        tests_may_use: &[TEST_SUPPORT, TEST_POSTGRES],
        why: "the store takes and gives domain values; DTOs and tokens are for the layers above",
    },
    Layer {
        package: API,
        may_use: &[DOMAIN, BILLING, CONTRACT, WIRE, AUTH, PERSISTENCE, METADATA],
        tests_may_use: &[TEST_SUPPORT, TEST_POSTGRES],
        why: "the operations use every layer, and the binary uses the operations",
    },
    Layer {
        package: SERVER,
        may_use: &[DOMAIN, BILLING, CONTRACT, WIRE, AUTH, PERSISTENCE, API],
        tests_may_use: &[METADATA, PROVE, TEST_SUPPORT, TEST_POSTGRES],
        why: "the binary starts the service and imports and exports files; the operations make the pages",
    },
    Layer {
        package: FUZZ,
        may_use: &[DOMAIN, BILLING, WIRE, AUTH, METADATA],
        tests_may_use: &[],
        why: "it feeds readers, and no other crate needs it",
    },
    Layer {
        package: TEST_POSTGRES,
        may_use: &[],
        tests_may_use: &[],
        why: "the project's command line uses it and must build without diesel",
    },
    Layer {
        package: BENCH,
        may_use: &[TEST_POSTGRES],
        tests_may_use: &[],
        why: "it measures the binary from outside, like a client, on private servers",
    },
    Layer {
        package: PROVE,
        may_use: &[TEST_POSTGRES],
        tests_may_use: &[],
        why: "the proof uses the service as a program, an HTTP address and a table",
    },
    Layer {
        package: TEST_SUPPORT,
        may_use: &[DOMAIN, BILLING, CONTRACT, WIRE, AUTH, PERSISTENCE, API, TEST_POSTGRES],
        tests_may_use: &[],
        why: "only tests use it",
    },
    Layer {
        package: "xtask",
        may_use: &[METADATA, TEST_POSTGRES],
        tests_may_use: &[],
        why: "the command line must build in seconds, without the service",
    },
];

/// A package of the workspace and its direct dependencies.
#[derive(Debug)]
pub(super) struct Package {
    pub(super) name: String,
    /// The folder of the sources.
    pub(super) source: PathBuf,
    dependencies: Vec<Dependency>,
}

#[derive(Debug)]
struct Dependency {
    name: String,
    for_tests: bool,
}

/// Reads the packages of `cargo metadata --no-deps`.
pub(super) fn packages(metadata: &str) -> Result<Vec<Package>> {
    let metadata: Value = serde_json::from_str(metadata).context("`cargo metadata` printed no JSON")?;
    let packages = metadata["packages"].as_array().context("`cargo metadata` named no packages")?;
    packages.iter().map(|package| read_package(package).context("`cargo metadata` left something out")).collect()
}

fn read_package(package: &Value) -> Option<Package> {
    let dependencies = package["dependencies"].as_array()?.iter().map(|dependency| {
        // The kind is null for an ordinary dependency, else "dev" or "build".
        Some(Dependency { name: dependency["name"].as_str()?.to_owned(), for_tests: dependency["kind"] == "dev" })
    });
    Some(Package {
        name: package["name"].as_str()?.to_owned(),
        source: Path::new(package["manifest_path"].as_str()?).with_file_name("src"),
        dependencies: dependencies.collect::<Option<_>>()?,
    })
}

/// The dependencies that the table does not permit.
pub(super) fn violations(packages: &[Package]) -> Vec<String> {
    let mut broken = Vec::new();
    for package in packages {
        let Some(layer) = LAYERS.iter().find(|layer| layer.package == package.name) else {
            broken.push(format!(
                "{}: the table of dependencies lacks this package. Add a row to xtask/src/rules/arrows.rs.",
                package.name
            ));
            continue;
        };
        let inside =
            package.dependencies.iter().filter(|dependency| packages.iter().any(|other| other.name == dependency.name));
        for Dependency { name, for_tests } in inside {
            let allowed =
                layer.may_use.contains(&name.as_str()) || (*for_tests && layer.tests_may_use.contains(&name.as_str()));
            if !allowed {
                let table = if *for_tests { "dev-dependencies" } else { "dependencies" };
                broken.push(format!(
                    "{} -> {name}: this dependency is not permitted, since {}. Remove {name} from the {table} in its Cargo.toml, \
                     and move the code that needs it to a crate above.",
                    package.name, layer.why
                ));
            }
        }
    }
    broken
}

#[cfg(test)]
mod tests {
    use super::{LAYERS, packages, violations};

    /// A package, and its dependencies with their kinds.
    type Manifest<'a> = (&'a str, &'a [(&'a str, Option<&'a str>)]);

    /// The violations of a workspace that is given as the output of `cargo metadata`.
    fn broken(workspace: &[Manifest<'_>]) -> Vec<String> {
        let packages_json: Vec<_> = workspace
            .iter()
            .map(|(name, dependencies)| {
                let dependencies: Vec<_> = dependencies
                    .iter()
                    .map(|(name, kind)| serde_json::json!({ "name": name, "kind": kind, "req": "*" }))
                    .collect();
                serde_json::json!({ "name": name, "manifest_path": "Cargo.toml", "dependencies": dependencies })
            })
            .collect();
        let metadata = serde_json::json!({ "packages": packages_json }).to_string();
        violations(&packages(&metadata).unwrap())
    }

    const ALONE: &[(&str, Option<&str>)] = &[];

    #[test]
    fn arrows_to_the_left_and_outside_are_allowed() {
        let clean = broken(&[
            ("billables-domain", &[("jiff", None), ("proptest", Some("dev"))]),
            ("billables-contract", &[("billables-domain", None), ("serde", None)]),
            ("billables-api", &[("billables-contract", None), ("billables-domain", None), ("actix-web", None)]),
            ("billables-server", &[("billables-api", None)]),
        ]);
        assert_eq!(clean, Vec::<String>::new());
    }

    #[test]
    fn an_arrow_to_the_right_names_both_ends_the_reason_and_the_remedy() {
        let broken = broken(&[("billables-domain", &[("billables-contract", None)]), ("billables-contract", ALONE)]);
        assert_eq!(broken.len(), 1);
        assert!(broken[0].starts_with("billables-domain -> billables-contract: "), "{broken:?}");
        assert!(broken[0].contains("do not depend on storage"), "{broken:?}");
        assert!(broken[0].contains("Remove billables-contract from the dependencies"), "{broken:?}");
    }

    #[test]
    fn independent_crates_may_not_use_the_domain_in_any_way() {
        for package in ["billables-wire", "billables-metadata"] {
            for kind in [None, Some("dev"), Some("build")] {
                let broken = broken(&[(package, &[("billables-domain", kind)]), ("billables-domain", ALONE)]);
                assert_eq!(broken.len(), 1, "{package} {kind:?}");
            }
        }
    }

    #[test]
    fn test_support_is_for_tests_only() {
        let workspace = |kind| {
            broken(&[("billables-persistence", &[("billables-test-support", kind)]), ("billables-test-support", ALONE)])
        };
        assert_eq!(workspace(Some("dev")), Vec::<String>::new());
        assert_eq!(workspace(None).len(), 1);
        assert_eq!(workspace(Some("build")).len(), 1);
    }

    #[test]
    fn a_package_without_a_row_is_reported() {
        let broken = broken(&[("billables-extra", ALONE)]);
        assert!(broken[0].contains("billables-extra") && broken[0].contains("arrows.rs"), "{broken:?}");
    }

    #[test]
    fn output_that_is_not_metadata_is_an_error() {
        for output in ["", "{}", r#"{"packages":[{}]}"#, r#"{"packages":[{"name":"a","dependencies":[{}]}]}"#] {
            assert!(packages(output).is_err(), "{output}");
        }
    }

    #[test]
    fn the_table_itself_has_no_circles() {
        // A layer may only use the ones above it in the table, and those for tests.
        for (position, layer) in LAYERS.iter().enumerate() {
            for used in layer.may_use {
                let before = LAYERS[..position].iter().any(|other| other.package == *used);
                assert!(before, "{} may use {used}, which comes after it", layer.package);
            }
        }
    }
}
