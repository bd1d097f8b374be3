//! Which poolers the tests run with: every PgBouncer that the test command has found, so that an old and a new one are tried.

use std::path::PathBuf;

/// The variable that names the programs, separated as PATH is.
const VARIABLE: &str = "BILLABLES_TEST_PGBOUNCER";

/// The programs, at least one.
#[expect(clippy::disallowed_methods, reason = "the test command says by variables where things are")]
pub fn poolers() -> Vec<PathBuf> {
    let programs = std::env::var_os(VARIABLE).unwrap_or_else(|| {
        panic!("this test needs PgBouncer: run `cargo xtask test`, or name its program in {VARIABLE}")
    });
    std::env::split_paths(&programs).collect()
}
