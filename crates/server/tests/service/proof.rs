//! A short run of the proof of exactly once, with one episode of each kind. `cargo xtask prove` runs it for any time.

use std::path::PathBuf;
use std::time::Duration;

use billables_prove::{Databases, Options, run};

/// The seed of every run, so that a failure happens again.
const SEED: u64 = 20_261_123;

#[test]
fn every_confirmed_report_is_stored_once_whatever_happens() {
    let options = Options {
        program: env!("CARGO_BIN_EXE_billables").into(),
        postgres_programs: postgres_programs(),
        time: Duration::ZERO,
        episode_time: Duration::from_millis(1_500),
        seed: SEED,
        episode: None,
        databases: Databases::Both,
        mutant: None,
        is_verbose: false,
    };
    let summary = run(&options).unwrap().unwrap_or_else(|failure| panic!("{failure}"));
    for figures in [&summary.sqlite, &summary.postgres] {
        assert_eq!(figures.episodes, 3);
        // A run without disturbances or without reports would prove nothing.
        assert!(figures.kill_cycles() > 0 && figures.disk_faults > 0 && figures.swept > 0, "{figures:?}");
        assert!(figures.lost_confirmations > 0 && figures.verdicts > 0 && figures.confirmed > 100, "{figures:?}");
    }
    assert!(summary.sqlite.power_cuts > 0 && summary.sqlite.writes_dropped > 0, "{summary:?}");
}

/// The folder of PostgreSQL's programs, if `cargo xtask test` passes one. Otherwise the proof looks in the usual
/// folders.
#[expect(clippy::disallowed_methods, reason = "`cargo xtask test` passes the paths in variables")]
fn postgres_programs() -> Option<PathBuf> {
    std::env::var_os("BILLABLES_TEST_POSTGRES_PROGRAMS").map(PathBuf::from)
}
