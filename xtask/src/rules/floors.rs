//! The floors inside the API crate: a file uses files on lower floors and its own children, and nothing else.
//!
//! [`API`] is the table. A file on a floor does not know which files above use it, so a change to a file concerns the floors
//! above alone.

use super::imports::Modules;

/// The files of one floor. A file uses another file of its floor only if that file is its child.
struct Floor {
    holds: &'static str,
    files: &'static [&'static str],
}

/// The folder of the sources that the table is about.
pub(super) const SOURCE: &str = "crates/api/src";

/// The floors from the lowest up.
const API: &[Floor] = &[
    Floor {
        holds: "values and streams",
        files: &[
            "alias_routes::path",
            "batch_groups",
            "budget",
            "chunked_body",
            "client_address",
            "connection",
            "cors",
            "format",
            "metrics",
            "openapi::patterns",
            "operations",
            "paths",
            "request_list_notes",
            "shared_payload",
            "sign_in",
            "sign_in::cookies",
            "sign_in::identity",
        ],
    },
    Floor {
        holds: "settings, errors, alias routes, answers in the document",
        files: &["alias_routes", "error", "openapi::answers", "settings"],
    },
    Floor {
        holds: "tools that end in a value or an error",
        files: &[
            "batch::spool",
            "blocking",
            "callback",
            "content_encoding",
            "cursor",
            "document",
            "page_cache",
            "sign_in::password_workers",
        ],
    },
    Floor { holds: "credentials, rate limits", files: &["batch::cut", "sign_in::credentials", "sign_in::limits"] },
    Floor { holds: "the state that handlers share", files: &["state"] },
    Floor {
        holds: "bodies, answers, passwords",
        files: &["bare_list", "reply", "request_body", "sign_in::password", "streamed_list"],
    },
    Floor {
        holds: "identities, pages of lists, cookies on answers",
        files: &["lists", "sign_in::cookie_jar", "sign_in::identify"],
    },
    Floor { holds: "the caller", files: &["caller"] },
    Floor {
        holds: "calls, reports, request lists, the items of batches",
        files: &["batch::item", "batch::line", "call", "report", "report_call", "request_list", "twilio"],
    },
    Floor { holds: "batches", files: &["batch", "batch::calls", "batch::group", "batch::reports"] },
    Floor {
        holds: "helpers of the routes",
        files: &["routes::catalogue", "routes::directory", "routes::metadata", "routes::money"],
    },
    Floor {
        holds: "the routes, the middleware",
        files: &[
            "middleware",
            "middleware::answer_format",
            "middleware::calls",
            "middleware::demo_gate",
            "middleware::errors",
            "middleware::headers",
            "middleware::jsonp",
            "middleware::trace",
            "routes",
            "routes::accounts",
            "routes::authentication",
            "routes::billables",
            "routes::billing",
            "routes::call_lists",
            "routes::call_ratings",
            "routes::calls",
            "routes::customers",
            "routes::docs",
            "routes::explain",
            "routes::health",
            "routes::keys",
            "routes::report_billables",
            "routes::report_calls",
            "routes::sessions",
            "routes::twilio",
            "routes::types",
        ],
    },
    Floor { holds: "the document, the admin address", files: &["admin", "openapi"] },
    Floor { holds: "the service", files: &["service"] },
];

/// Files without a floor, and uses of a file on the same floor or a higher one.
pub(super) fn violations(modules: &Modules) -> Vec<String> {
    check(API, modules)
}

fn check(floors: &[Floor], modules: &Modules) -> Vec<String> {
    let floor_of = |file: &str| floors.iter().position(|floor| floor.files.contains(&file));
    let described = |floor: usize| format!("floor {floor}, {}", floors[floor].holds);
    let mut broken = Vec::new();
    for file in floors.iter().flat_map(|floor| floor.files).filter(|file| !modules.contains_key(**file)) {
        broken.push(format!(
            "{SOURCE}: the table of floors names `{file}`, which does not exist. Remove the name from \
             xtask/src/rules/floors.rs."
        ));
    }
    for (file, module) in modules {
        let path = format!("{SOURCE}/{}", module.file.display());
        let Some(floor) = floor_of(file) else {
            broken.push(format!(
                "{path}: the file has no floor, so nothing says which files may use it. Add `{file}` to a floor above the \
                 files that it uses, in xtask/src/rules/floors.rs."
            ));
            continue;
        };
        for (used, line) in &module.uses {
            let Some(used_floor) = floor_of(used) else { continue };
            let is_child = used.strip_prefix(file.as_str()).is_some_and(|rest| rest.starts_with("::"));
            if used_floor < floor || (used_floor == floor && is_child) {
                continue;
            }
            broken.push(format!(
                "{path}:{line}: `{file}` ({}) uses `{used}` ({}). A file uses lower floors alone, so that no files form a \
                 circle. Move the part that `{file}` needs into a file on a lower floor.",
                described(floor),
                described(used_floor)
            ));
        }
    }
    broken
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::super::imports::{Module, Modules};
    use super::{API, Floor, check};

    const FLOORS: &[Floor] = &[
        Floor { holds: "values", files: &["error", "list::item"] },
        Floor { holds: "tools", files: &["list", "state"] },
        Floor { holds: "routes", files: &["routes", "routes::accounts"] },
    ];

    /// The modules of a fixture, each with the modules that it uses in its third line.
    fn modules(fixture: &[(&str, &[&str])]) -> Modules {
        let module = |(name, uses): &(&str, &[&str])| {
            let file = PathBuf::from(format!("{}.rs", name.replace("::", "/")));
            ((*name).to_owned(), Module { file, uses: uses.iter().map(|used| ((*used).to_owned(), 3)).collect() })
        };
        fixture.iter().map(module).collect()
    }

    fn broken(uses: &[(&str, &[&str])]) -> Vec<String> {
        let names = FLOORS.iter().flat_map(|floor| floor.files);
        let mut fixture: Vec<(&str, &[&str])> = names.map(|name| (*name, &[] as &[&str])).collect();
        for (name, used) in uses {
            fixture.retain(|(other, _)| other != name);
            fixture.push((name, used));
        }
        check(FLOORS, &modules(&fixture))
    }

    #[test]
    fn uses_of_lower_floors_and_of_own_children_pass() {
        let clean = broken(&[("list", &["error", "list::item"]), ("routes", &["routes::accounts", "state"])]);
        assert_eq!(clean, Vec::<String>::new());
    }

    #[test]
    fn an_upward_use_is_refused_with_place_reason_and_remedy() {
        let broken = broken(&[("error", &["state"])]);
        assert_eq!(broken.len(), 1, "{broken:?}");
        assert!(
            broken[0].starts_with("crates/api/src/error.rs:3: `error` (floor 0, values) uses `state`"),
            "{broken:?}"
        );
        assert!(broken[0].contains("so that no files form a circle"), "{broken:?}");
        assert!(broken[0].contains("Move the part that `error` needs"), "{broken:?}");
    }

    #[test]
    fn uses_on_the_same_floor_are_refused_but_for_own_children() {
        assert_eq!(broken(&[("list", &["state"])]).len(), 1);
        assert_eq!(broken(&[("routes::accounts", &["routes"])]).len(), 1);
    }

    #[test]
    fn every_file_stands_on_a_floor_and_every_name_is_a_file() {
        let without_floor = broken(&[("extra", &[])]);
        assert!(without_floor[0].starts_with("crates/api/src/extra.rs: the file has no floor"), "{without_floor:?}");
        let missing = check(FLOORS, &modules(&[("error", &[]), ("list::item", &[]), ("list", &[]), ("state", &[])]));
        assert_eq!(missing.len(), 2, "{missing:?}");
        assert!(missing[0].contains("`routes`"), "{missing:?}");
    }

    #[test]
    fn no_file_stands_on_two_floors() {
        let mut names: Vec<_> = API.iter().flat_map(|floor| floor.files).collect();
        names.sort_unstable();
        let count = names.len();
        names.dedup();
        assert_eq!(names.len(), count);
    }
}
