//! Environment variables beside the settings: the token, and names that nothing here reads.

use billables_wire::nearest;

use crate::config;

/// The prefix of every variable of the service.
const PREFIX: &str = "BILLABLES_";

/// The variable of the token that a command shows to a service. It is no setting: no file should hold it, and no flag would
/// hide it.
const TOKEN: &str = "BILLABLES_TOKEN";

/// Variables that are no settings.
const OTHERS: [&str; 2] = [TOKEN, "BILLABLES_CONFIG"];

/// The token that a command shows to a service.
#[expect(clippy::disallowed_methods, reason = "this file and the settings read the environment, and nothing else does")]
pub(crate) fn token() -> Option<String> {
    std::env::var(TOKEN).ok()
}

/// A line for each variable that looks like one of the service's and is none. It names the nearest one and never a value,
/// which may be a secret.
#[expect(clippy::disallowed_methods, reason = "this file and the settings read the environment, and nothing else does")]
pub(crate) fn unknown() -> Vec<String> {
    let set = std::env::vars_os().filter_map(|(name, value)| {
        let value = value.into_string().unwrap_or_default();
        Some((name.into_string().ok()?, value))
    });
    let mut lines: Vec<_> = set.filter_map(|(name, value)| warning(&name, &value)).collect();
    lines.sort();
    lines
}

fn warning(name: &str, value: &str) -> Option<String> {
    let known = || config::VARIABLES.iter().copied().chain(OTHERS);
    if !name.starts_with(PREFIX) || known().any(|other| other == name) || is_anothers(name, value) {
        return None;
    }
    // Behind the prefix, which all of them share.
    let endings = known().filter_map(|other| other.strip_prefix(PREFIX));
    let nearest = nearest(&name[PREFIX.len()..], endings).unwrap_or_default();
    Some(format!("the variable {name} is unknown and ignored. Did you mean {PREFIX}{nearest}?"))
}

/// Whether another program sets a variable of this name: Kubernetes for a service called `billables` or `billables-…`, and
/// the tests and benchmarks of the workspace.
fn is_anothers(name: &str, value: &str) -> bool {
    let rest = &name[PREFIX.len()..];
    let is_address = value.contains("://");
    rest.starts_with("PORT")
        || rest.starts_with("SERVICE_")
        || rest.ends_with("_SERVICE_HOST")
        || rest.contains("_SERVICE_PORT")
        || (rest.ends_with("_PORT") && is_address)
        || rest.split_once("_PORT_").is_some_and(|(_, port)| port.starts_with(|digit: char| digit.is_ascii_digit()))
        || rest.starts_with("TEST_")
        || rest.starts_with("BENCH_")
        || rest == "MUTANT"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unknown_variable_is_named_beside_the_nearest_one() {
        for (name, nearest) in [
            ("BILLABLES_LISTN", "BILLABLES_LISTEN"),
            ("BILLABLES_DATABASE_URL", "BILLABLES_DATABASE"),
            ("BILLABLES_DB", "BILLABLES_DATABASE"),
            ("BILLABLES_LOGLEVEL", "BILLABLES_LOG_LEVEL"),
            ("BILLABLES_TRUSTED_PROXY", "BILLABLES_TRUSTED_PROXIES"),
            ("BILLABLES_listen", "BILLABLES_LISTEN"),
            ("BILLABLES_LISTEN_PORT", "BILLABLES_LISTEN"),
        ] {
            let line = warning(name, "hunter2").unwrap();
            assert!(line.contains(name) && line.contains(&format!("mean {nearest}?")), "{line}");
            assert!(!line.contains("hunter2"), "{line}");
        }
    }

    #[test]
    fn variables_of_other_programs_are_passed_over() {
        for (name, value) in [
            ("BILLABLES_LISTEN", "x"),
            ("BILLABLES_TOKEN", "x"),
            ("BILLABLES_CONFIG", "x"),
            ("BILLABLES_PORT", "tcp://10.0.0.1:8080"),
            ("BILLABLES_PORT_8080_TCP_ADDR", "10.0.0.1"),
            ("BILLABLES_SERVICE_HOST", "10.0.0.1"),
            ("BILLABLES_SERVICE_PORT_HTTP", "8080"),
            ("BILLABLES_POSTGRES_SERVICE_HOST", "10.0.0.1"),
            ("BILLABLES_POSTGRES_SERVICE_PORT", "5432"),
            ("BILLABLES_POSTGRES_PORT", "tcp://10.0.0.1:5432"),
            ("BILLABLES_POSTGRES_PORT_5432_TCP_PROTO", "tcp"),
            ("BILLABLES_TEST_POSTGRES", "x"),
            ("HOME", "/"),
        ] {
            assert_eq!(warning(name, value), None, "{name}");
        }
    }
}
