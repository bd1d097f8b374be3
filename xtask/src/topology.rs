//! The private clusters on which `cargo xtask test --topology` runs the tests of the store and of the API.

use anyhow::{Result, bail};
use billables_test_postgres::{Cluster, PatroniCluster, Pooler, PoolerOptions};
use clap::ValueEnum;

use crate::{clients, environments, postgres, signals};

/// The variable with the URL of the pooler before the server.
const POOLER_VARIABLE: &str = "BILLABLES_TEST_POOLER";

/// The variable with the URL that names all machines of a replicated cluster.
const MACHINES_VARIABLE: &str = "BILLABLES_TEST_MACHINES";

/// Asks the client library for the primary among the machines of a URL.
const OF_PRIMARY: &str = "?target_session_attrs=read-write";

/// The sessions of a pooler for each database: a few more than the four writers of two stores, as docs/postgresql.md asks for.
const SESSIONS: u16 = 8;

/// A kind of cluster.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Topology {
    /// A coordinator and two workers; the tables of accounts are distributed
    Citus,
    /// PgBouncer in transaction mode before the server; the stores connect through it
    Pgbouncer,
    /// Three machines under Patroni, with a synchronous standby; needs root and network namespaces
    Patroni,
}

/// The running programs of a topology. A drop stops them.
#[derive(Debug)]
pub(crate) enum Running {
    Citus(Cluster),
    Pgbouncer {
        /// Kept alive for the tests.
        _pooler: Pooler,
        /// The URL of the server through the pooler.
        url: String,
    },
    Patroni(Box<PatroniCluster>),
}

impl Topology {
    /// Starts the programs. The pooler is put before the server of this URL.
    pub(crate) fn start(self, server: &str) -> Result<Running> {
        signals::watch()?;
        let running = match self {
            Self::Citus => Running::Citus(postgres::start_cluster()?),
            Self::Pgbouncer => {
                let program = environments::ensure_program(&clients::PGBOUNCER)?;
                let options = PoolerOptions { sessions: SESSIONS, ..PoolerOptions::default() };
                let pooler = Pooler::start(&program, server, &options)?;
                eprintln!("PgBouncer in transaction mode before the server: {}", program.display());
                Running::Pgbouncer { url: pooler.url(server), _pooler: pooler }
            }
            Self::Patroni => {
                if !clients::makes_network_namespaces() {
                    bail!("This machine makes no network namespaces, and a cluster under Patroni needs three.");
                }
                let cluster = PatroniCluster::start_steady(&clients::patroni_programs()?)?;
                eprintln!("PostgreSQL under Patroni, a private cluster of three machines with a synchronous standby");
                Running::Patroni(Box::new(cluster))
            }
        };
        signals::check()?;
        Ok(running)
    }
}

impl Running {
    /// The environment variables of the tests, which take the place of those of the private server.
    pub(crate) fn variables(&self) -> Result<Vec<(&'static str, String)>> {
        Ok(match self {
            Self::Citus(cluster) => vec![postgres::cluster_variable(cluster)],
            Self::Pgbouncer { url, .. } => vec![(POOLER_VARIABLE, url.clone())],
            Self::Patroni(cluster) => {
                let Some(primary) = cluster.primary() else { bail!("The cluster under Patroni has lost its primary") };
                vec![(postgres::URL_VARIABLE, cluster.url_of(primary)), (MACHINES_VARIABLE, cluster.url() + OF_PRIMARY)]
            }
        })
    }
}
