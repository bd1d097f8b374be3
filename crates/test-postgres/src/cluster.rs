//! A private Citus cluster: a coordinator and its workers, each a server of its own.

use crate::url::host_and_port;
use crate::{Installation, Options, PostgresError, PostgresServer};

/// The settings of every node, beside the usual ones. Each database of a cluster has a background process on each node.
const SETTINGS: [(&str, &str); 5] = [
    ("shared_preload_libraries", "citus"),
    ("citus.node_conninfo", "sslmode=prefer"),
    ("citus.shard_count", "8"),
    ("max_prepared_transactions", "100"),
    ("max_worker_processes", "64"),
];

/// The statements that make databases of several servers into one cluster: the place of the database, and the statement. The
/// first of the URLs is the coordinator's.
#[must_use]
pub fn cluster_statements(databases: &[String]) -> Vec<(usize, String)> {
    let mut statements: Vec<_> =
        (0..databases.len()).map(|place| (place, "CREATE EXTENSION citus".to_owned())).collect();
    for (place, url) in databases.iter().enumerate() {
        let (host, port) = host_and_port(url);
        let function = if place == 0 { "citus_set_coordinator_host" } else { "citus_add_node" };
        statements.push((0, format!("SELECT {function}('{host}', {port})")));
    }
    statements
}

/// The servers of a cluster. Databases and extensions are the caller's: the servers do not know each other yet, and accept
/// each other's connections.
#[derive(Debug)]
pub struct Cluster {
    /// The coordinator first. Each node is stopped with its server.
    nodes: Vec<PostgresServer>,
}

impl Cluster {
    /// Starts a coordinator and this number of workers of an installation that has Citus, with further settings and environment
    /// variables of every node.
    ///
    /// # Errors
    ///
    /// [`PostgresError`], with the end of the log of the server that did not start.
    pub fn start(
        installation: &Installation,
        workers: usize,
        settings: &[(&str, &str)],
        environment: &[(&str, String)],
    ) -> Result<Self, PostgresError> {
        let password = crate::server::random_password()?;
        let settings: Vec<_> = SETTINGS.iter().chain(settings).copied().collect();
        // The nodes connect to each other with the password of the environment.
        let environment = [&[("PGPASSWORD", password.clone())], environment].concat();
        let options =
            Options { settings: &settings, password: Some(&password), environment: &environment, ..Options::default() };
        let nodes = (0..=workers).map(|_| PostgresServer::start_with(installation, &options));
        Ok(Self { nodes: nodes.collect::<Result<_, _>>()? })
    }

    /// The URLs of the nodes, the coordinator's first.
    #[must_use]
    pub fn urls(&self) -> Vec<String> {
        self.nodes.iter().map(PostgresServer::url).collect()
    }

    /// The servers, the coordinator first: to kill, stop, pause and restart them.
    pub fn nodes_mut(&mut self) -> &mut [PostgresServer] {
        &mut self.nodes
    }
}
