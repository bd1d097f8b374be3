//! The hosts of a run: started when an episode needs them for the first time.

mod clustered;
mod failing_over;
mod given;
mod pooled;
mod private;
mod server_databases;
mod sqlite_file;

use std::collections::BTreeMap;
use std::path::PathBuf;

use anyhow::{Context as _, Result};
use billables_test_postgres::{Installation, PatroniPrograms};

use crate::topology::{Host, Topology};

/// The means of making hosts.
#[derive(Clone, Debug, Default)]
pub struct Means {
    /// A further folder to look for PostgreSQL's programs in.
    pub postgres_programs: Option<PathBuf>,
    /// The program of PgBouncer, instead of the one on PATH.
    pub pgbouncer: Option<PathBuf>,
    /// The programs of a cluster under Patroni, for [`Topology::Patroni`].
    pub patroni: Option<PatroniPrograms>,
    /// The URL of a server that the proof does not own, for [`Topology::Given`].
    pub given_server: Option<String>,
}

impl Means {
    /// The topologies that take turns in an ordinary run on this machine. Citus is one of them if PostgreSQL offers the extension.
    ///
    /// # Errors
    ///
    /// There is no PostgreSQL, or a server does not start.
    pub fn ordinary_topologies(&self) -> Result<Vec<Topology>> {
        let has_citus = clustered::is_offered(&self.installation()?)?;
        Ok(Topology::ALL.into_iter().chain(has_citus.then_some(Topology::Citus)).collect())
    }

    /// The installation of PostgreSQL.
    fn installation(&self) -> Result<Installation> {
        Ok(Installation::find(self.postgres_programs.as_slice())?)
    }
}

/// The hosts that were started so far.
#[derive(Debug)]
pub(crate) struct Hosts {
    means: Means,
    started: BTreeMap<Topology, Box<dyn Host>>,
}

impl Hosts {
    pub(crate) fn new(means: &Means) -> Self {
        Self { means: means.clone(), started: BTreeMap::new() }
    }

    /// The host of a topology, which the first call starts.
    pub(crate) fn get(&mut self, topology: Topology) -> Result<&mut dyn Host> {
        if !self.started.contains_key(&topology) {
            let host = start(topology, &self.means)?;
            if let Some(left_out) = host.left_out() {
                println!("{}: without {left_out}", host.title());
            }
            self.started.insert(topology, host);
        }
        self.started.get_mut(&topology).map(|host| &mut **host as &mut dyn Host).context("the host is not started")
    }
}

fn start(topology: Topology, means: &Means) -> Result<Box<dyn Host>> {
    Ok(match topology {
        Topology::Sqlite => Box::new(sqlite_file::SqliteFile::default()),
        Topology::Postgres => Box::new(private::PrivateServer::start(&means.installation()?)?),
        Topology::PgBouncer => {
            let server = private::PrivateServer::start(&means.installation()?)?;
            let program = means.pgbouncer.clone().unwrap_or_else(|| PathBuf::from("pgbouncer"));
            Box::new(pooled::PooledServer::start(server, &program)?)
        }
        Topology::Citus => Box::new(clustered::CitusCluster::start(&means.installation()?)?),
        Topology::Patroni => {
            let programs = means.patroni.as_ref().context("Patroni's programs are not given")?;
            Box::new(failing_over::PatroniHost::start(programs)?)
        }
        Topology::Given => {
            Box::new(given::GivenServer::reach(means.given_server.as_deref().context("no URL of a server is given")?)?)
        }
    })
}
