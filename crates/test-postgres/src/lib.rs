//! A private PostgreSQL server for tests: found on this machine, started in a folder of its own on a free port,
//! stopped and removed when the guard is dropped; a private PgBouncer before such a server; and a private cluster
//! under Patroni.
//!
//! This crate has all code that knows how PostgreSQL is installed, started and stopped. The crate never connects to
//! the server and depends on no other crate of the workspace, so that the project's command line builds without
//! diesel.
//!
//! The server listens on 127.0.0.1 alone, over TCP and not over a Unix socket, because a service reaches the database
//! over TCP and TLS. Every connection needs the random password of the server, which keeps other users of the machine
//! out.
//!
//! ```no_run
//! use billables_test_postgres::{Options, PostgresServer};
//!
//! // A server that the service must refuse.
//! let server = PostgresServer::start(&Options { settings: &[("fsync", "off")], ..Options::default() })?;
//! assert!(server.url().starts_with("postgres://"));
//! # Ok::<(), billables_test_postgres::PostgresError>(())
//! ```

mod account;
mod certificate;
mod cluster;
mod error;
mod installation;
mod kept_child;
mod network;
mod patroni;
mod pooler;
mod processes;
mod server;
mod url;

pub use cluster::{Cluster, cluster_statements};
pub use error::PostgresError;
pub use installation::{Installation, OLDEST_MAJOR_VERSION, Version};
pub use kept_child::dying_with_its_parent;
pub use patroni::{PatroniCluster, PatroniPrograms};
pub use pooler::{Pooler, PoolerOptions, pooler_version};
pub use server::{Options, PostgresServer};
pub use url::{decoded, with_database};
