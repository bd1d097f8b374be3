//! The programs of a PostgreSQL cluster under Patroni, which the test command has found.

use billables_test_postgres::PatroniPrograms;

/// The variable with the programs `patroni`, `patronictl` and `etcd`, separated as in PATH.
const VARIABLE: &str = "BILLABLES_TEST_PATRONI";

/// The programs.
#[expect(clippy::disallowed_methods, reason = "the test command passes the paths in a variable")]
pub fn patroni() -> PatroniPrograms {
    let programs = std::env::var_os(VARIABLE).unwrap_or_default();
    let programs: Vec<_> = std::env::split_paths(&programs).collect();
    let [patroni, patronictl, etcd] = programs.as_slice() else {
        panic!(
            "this test needs Patroni and etcd: run `cargo xtask test`, or name the programs patroni, patronictl and etcd \
             in {VARIABLE}, separated as in PATH"
        )
    };
    PatroniPrograms { patroni: patroni.clone(), patronictl: patronictl.clone(), etcd: etcd.clone() }
}
