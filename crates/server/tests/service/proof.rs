//! A short run of the proof of exactly once, with one episode of each kind. `cargo xtask prove` runs it for any time.

use std::io::Write as _;
use std::path::PathBuf;
use std::time::Duration;

use billables_prove::{Figures, Means, Options, Played, Topology, run};
use billables_test_support::{TestDatabase, poolers};

/// The seed of every run, so that a failure happens again. The first faults of the episodes of this seed include a kill on
/// every topology, a kill of the pooler, and an end of sessions on a given server, also on a slow machine.
const SEED: u64 = 20_261_920;

#[test]
fn every_confirmed_report_is_stored_once_whatever_happens() {
    let means =
        Means { postgres_programs: postgres_programs(), pgbouncer: poolers().into_iter().next(), ..Means::default() };
    let topologies = means.ordinary_topologies().unwrap();
    if !topologies.contains(&Topology::Citus) {
        // A print macro would be captured.
        let line = b"not tested: the proof on Citus, which the PostgreSQL of this machine does not offer\n";
        std::io::stdout().write_all(line).unwrap();
    }
    let options = Options { means, topologies, ..options() };
    let summary = run(&options).unwrap().unwrap_or_else(|failure| panic!("{failure}"));
    assert_eq!(summary.topologies.keys().copied().collect::<Vec<_>>(), options.topologies);
    for (topology, Played { figures, .. }) in &summary.topologies {
        // A run without disturbances or without reports would prove nothing.
        let has_faults = figures.disk_faults > 0 || *topology == Topology::Citus;
        assert!(figures.kill_cycles() > 0 && has_faults, "{topology}: {figures:?}");
        assert!(figures.lost_confirmations > 0 && figures.verdicts > 0 && figures.confirmed > 100, "{figures:?}");
        let is_swept = matches!(topology, Topology::Sqlite | Topology::Postgres);
        let episodes = if is_swept { 3 } else { 2 };
        assert_eq!((figures.episodes, figures.swept > 0), (episodes, is_swept), "{topology}");
        assert_eq!(figures.power_cuts > 0 && figures.writes_dropped > 0, *topology == Topology::Sqlite, "{figures:?}");
        assert_eq!(figures.pooler_kills > 0, *topology == Topology::PgBouncer, "{figures:?}");
    }
}

/// A server that is reached by a URL alone. The proof ends sessions there, and leaves no database behind.
#[test]
fn a_server_of_others_is_disturbed_as_a_client_only() {
    let server = TestDatabase::empty_postgres();
    let options = Options {
        topologies: vec![Topology::Given],
        means: Means { given_server: Some(server.raw_url().to_owned()), ..Means::default() },
        ..options()
    };
    let summary = run(&options).unwrap().unwrap_or_else(|failure| panic!("{failure}"));
    let Figures { confirmed, service_kills, sessions_ended, database_kills, disk_faults, .. } =
        summary.topologies[&Topology::Given].figures;
    assert!(confirmed > 100 && service_kills > 0 && sessions_ended > 0, "{summary:?}");
    assert_eq!((database_kills, disk_faults), (0, 0));
    let left = "DO $$ BEGIN ASSERT NOT EXISTS (SELECT FROM pg_database WHERE datname LIKE 'billables_prove_%'); END $$";
    server.execute(left).unwrap();
}

fn options() -> Options {
    Options {
        program: env!("CARGO_BIN_EXE_billables").into(),
        topologies: Topology::ALL.to_vec(),
        means: Means::default(),
        time: Duration::ZERO,
        episode_time: Duration::from_millis(1_500),
        quiet_time: Duration::ZERO,
        seed: SEED,
        episode: None,
        mutant: None,
        is_verbose: false,
    }
}

/// The folder of PostgreSQL's programs, if `cargo xtask test` passes one. Otherwise the proof looks in the usual
/// folders.
#[expect(clippy::disallowed_methods, reason = "`cargo xtask test` passes the paths in variables")]
fn postgres_programs() -> Option<PathBuf> {
    std::env::var_os("BILLABLES_TEST_POSTGRES_PROGRAMS").map(PathBuf::from)
}
