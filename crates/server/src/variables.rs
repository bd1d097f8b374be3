//! Environment variables that are no settings: the token, and unknown names with the prefix of the service.

use billables_wire::nearest;

use crate::config;

/// The prefix of the service's variables.
const PREFIX: &str = "BILLABLES_";

/// The variable of the token that `import` sends to a service. The token is no setting, because files should contain no
/// token and every user of the machine can read options.
const TOKEN: &str = "BILLABLES_TOKEN";

/// The known variables that are no settings.
const OTHERS: [&str; 2] = [TOKEN, "BILLABLES_CONFIG"];

/// The token that `import` sends to a service.
#[expect(clippy::disallowed_methods, reason = "this file and the settings read the environment, and nothing else does")]
pub(crate) fn token() -> Option<String> {
    std::env::var(TOKEN).ok()
}

/// A warning for each unknown variable with the prefix of the service. The warning suggests the nearest name, and never
/// quotes the value, which may be a secret.
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
    if !name.starts_with(PREFIX) || known().any(|other| other == name) || is_of_another_program(name, value) {
        return None;
    }
    // The prefix, which all names share, would make every name similar.
    let endings = known().filter_map(|other| other.strip_prefix(PREFIX));
    let nearest = nearest(&name[PREFIX.len()..], endings).map(|nearest| format!(" Did you mean {PREFIX}{nearest}?"));
    Some(format!("the variable {name} is unknown and ignored.{}", nearest.unwrap_or_default()))
}

/// Whether another program sets the variable: Kubernetes for a service called `billables` or `billables-…`, or the
/// tests and benchmarks of the workspace.
fn is_of_another_program(name: &str, value: &str) -> bool {
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
    fn an_unknown_variable_is_reported_with_the_nearest_name() {
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
    fn variables_of_other_programs_are_ignored() {
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
