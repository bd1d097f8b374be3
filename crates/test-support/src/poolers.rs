//! The poolers for tests: every PgBouncer that the test command has found, so that the tests run with an old and a new
//! one.

use std::path::PathBuf;

/// The variable with the programs, separated as in PATH.
const VARIABLE: &str = "BILLABLES_TEST_PGBOUNCER";

/// The programs. There is at least one.
#[expect(clippy::disallowed_methods, reason = "the test command passes the paths in a variable")]
pub fn poolers() -> Vec<PathBuf> {
    let programs = std::env::var_os(VARIABLE).unwrap_or_else(|| {
        panic!("this test needs PgBouncer: run `cargo xtask test`, or name its program in {VARIABLE}")
    });
    std::env::split_paths(&programs).collect()
}
