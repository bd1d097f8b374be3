//! The programs and packages that tests with real clients, a browser, a pooler and a cluster need.
//!
//! The code of the clients is in `crates/server/tests/clients`, beside the tests.

use std::path::PathBuf;
use std::process::Command;

use anyhow::{Result, bail};
use billables_test_postgres::PatroniPrograms;

use crate::environments::{self, Program};
use crate::workspace;

/// The variable with the Python that has the Python clients.
const PYTHON_VARIABLE: &str = "BILLABLES_TEST_PYTHON";

/// The variable with the folder that holds `node_modules` of the Node clients.
const NODE_VARIABLE: &str = "BILLABLES_TEST_NODE";

/// The variable with the browser.
const BROWSER_VARIABLE: &str = "BILLABLES_TEST_BROWSER";

/// The variable with nginx, the proxy before the service.
const NGINX_VARIABLE: &str = "BILLABLES_TEST_NGINX";

/// The variable with the PgBouncer programs, separated like the folders of PATH.
const PGBOUNCER_VARIABLE: &str = "BILLABLES_TEST_PGBOUNCER";

/// The variable with the programs of a cluster: patroni, patronictl and etcd, separated like the folders of PATH.
const PATRONI_VARIABLE: &str = "BILLABLES_TEST_PATRONI";

const PATRONI: [Program; 3] = [
    Program { name: "patroni", package: "patroni" },
    Program { name: "patronictl", package: "patroni" },
    Program { name: "etcd", package: "etcd-server" },
];

/// The tools that make the network of a cluster.
const NETWORK: [Program; 2] =
    [Program { name: "ip", package: "iproute2" }, Program { name: "nsenter", package: "util-linux" }];

/// The pooler.
pub(crate) const PGBOUNCER: Program = Program { name: "pgbouncer", package: "pgbouncer" };

const NGINX: Program = Program { name: "nginx", package: "nginx" };

const BROWSER: Program = Program { name: "chromium", package: "chromium" };

/// The variables of the tests. Missing programs and packages are installed; a failed installation prints a warning,
/// and the dependent tests fail.
pub(crate) fn variables() -> Vec<(&'static str, PathBuf)> {
    let sources = workspace::root().join("crates/server/tests/clients");
    let python = || environments::ensure_python("client-python", &sources.join("python/requirements.txt"));
    let node = || environments::ensure_node("client-node", &sources.join("node"));
    ensured(&[
        (PYTHON_VARIABLE, &python),
        (NODE_VARIABLE, &node),
        (BROWSER_VARIABLE, &|| environments::ensure_program(&BROWSER)),
        (NGINX_VARIABLE, &|| environments::ensure_program(&NGINX)),
        (PGBOUNCER_VARIABLE, &poolers),
        (PATRONI_VARIABLE, &patroni),
    ])
}

/// The variables for the tests of the store and of the API alone.
pub(crate) fn variables_of_store() -> Vec<(&'static str, PathBuf)> {
    ensured(&[(PGBOUNCER_VARIABLE, &poolers)])
}

/// A variable, and how to find or install the program or the packages.
type Wanted<'a> = (&'static str, &'a dyn Fn() -> Result<PathBuf>);

fn ensured(wanted: &[Wanted<'_>]) -> Vec<(&'static str, PathBuf)> {
    let mut variables = Vec::new();
    for (name, ensure) in wanted {
        match ensure() {
            Ok(path) => variables.push((*name, path)),
            Err(error) => eprintln!("warning: tests that need {name} will fail: {error:#}"),
        }
    }
    variables
}

/// Every PgBouncer on PATH, so that a newer one is tested beside the distribution's. If there is none, the function
/// installs the distribution's. The function prints the versions.
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
        bail!("The pgbouncer on PATH prints no version");
    }
    Ok(std::env::join_paths(programs)?.into())
}

/// Whether this process may make network namespaces: it makes one and removes it.
pub(crate) fn makes_network_namespaces() -> bool {
    let name = format!("billables-try-{}", std::process::id());
    let ip = |action: &str| {
        let output = Command::new("ip").args(["netns", action, &name]).output();
        output.is_ok_and(|output| output.status.success())
    };
    ip("add") && ip("delete")
}

/// The programs of a cluster under Patroni, for a variable.
pub(crate) fn patroni() -> Result<PathBuf> {
    let PatroniPrograms { patroni, patronictl, etcd } = patroni_programs()?;
    Ok(std::env::join_paths([patroni, patronictl, etcd])?.into())
}

/// The programs of a cluster under Patroni, found or installed.
pub(crate) fn patroni_programs() -> Result<PatroniPrograms> {
    environments::ensure_programs(&NETWORK)?;
    let [patroni, patronictl, etcd] = &PATRONI;
    Ok(PatroniPrograms {
        patroni: environments::ensure_program(patroni)?,
        patronictl: environments::ensure_program(patronictl)?,
        etcd: environments::ensure_program(etcd)?,
    })
}
