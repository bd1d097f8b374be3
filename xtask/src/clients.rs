//! What the tests with real clients and a real browser need, and where they find it.
//!
//! What the clients do never lives here: it is beside the tests, in `crates/server/tests/clients`.

use std::path::PathBuf;

use anyhow::{Result, bail};

use crate::environments::{self, Program};
use crate::workspace;

/// The variable that tells the tests which Python has the Python clients.
const PYTHON_VARIABLE: &str = "BILLABLES_TEST_PYTHON";

/// The variable that tells the tests which folder holds `node_modules` with the Node clients.
const NODE_VARIABLE: &str = "BILLABLES_TEST_NODE";

/// The variable that tells the tests which program is the browser.
const BROWSER_VARIABLE: &str = "BILLABLES_TEST_BROWSER";

/// The variable that tells the tests which program is nginx, as the proxy before the service.
const NGINX_VARIABLE: &str = "BILLABLES_TEST_NGINX";

/// The variable that tells the tests which programs are PgBouncer, separated as PATH is.
const PGBOUNCER_VARIABLE: &str = "BILLABLES_TEST_PGBOUNCER";

const PGBOUNCER: Program = Program { name: "pgbouncer", package: "pgbouncer" };

const NGINX: Program = Program { name: "nginx", package: "nginx" };

const BROWSER: Program = Program { name: "chromium", package: "chromium" };

/// Installs what is missing. What cannot be had is reported, and left to the tests that need it to fail of: the others
/// are worth running all the same.
pub(crate) fn variables() -> Vec<(&'static str, PathBuf)> {
    let sources = workspace::root().join("crates/server/tests/clients");
    let python = || environments::ensure_python("client-python", &sources.join("python/requirements.txt"));
    let node = || environments::ensure_node("client-node", &sources.join("node"));
    let wanted: [(_, &dyn Fn() -> Result<PathBuf>); 5] = [
        (PYTHON_VARIABLE, &python),
        (NODE_VARIABLE, &node),
        (BROWSER_VARIABLE, &|| environments::ensure_program(&BROWSER)),
        (NGINX_VARIABLE, &|| environments::ensure_program(&NGINX)),
        (PGBOUNCER_VARIABLE, &poolers),
    ];
    let mut variables = Vec::new();
    for (name, ensure) in wanted {
        match ensure() {
            Ok(path) => variables.push((name, path)),
            Err(error) => eprintln!("warning: tests that need {name} will fail: {error:#}"),
        }
    }
    variables
}

/// Every PgBouncer on PATH: the distribution's is installed if there is none, and a newer one beside it is tried as well. Says
/// which they are.
fn poolers() -> Result<PathBuf> {
    environments::ensure_program(&PGBOUNCER)?;
    let mut programs = Vec::new();
    for program in environments::find_programs(PGBOUNCER.name) {
        if let Some(version) = billables_test_postgres::pooler_version(&program) {
            eprintln!("{version}: {}", program.display());
            programs.push(program);
        }
    }
    if programs.is_empty() {
        bail!("the pgbouncer on PATH does not say its version");
    }
    Ok(std::env::join_paths(programs)?.into())
}
