//! The sizes and timeouts of a store.

use std::time::Duration;

use crate::url::DatabaseUrl;

/// The time that an inspection of the store waits for the database, and for another inspection.
pub(crate) const INSPECTION_PATIENCE: Duration = Duration::from_secs(1);

/// The time that a read waits for a connection to the standby, and again until the standby has replayed the WAL that the read needs.
pub(crate) const STANDBY_PATIENCE: Duration = Duration::from_millis(500);

/// The PostgreSQL servers that a store may use.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Servers {
    /// A server that accepts writes. A standby is refused for reads, too: it may lack a confirmed report.
    #[default]
    Primary,
    /// Also a standby, on which every write fails.
    Any,
}

/// The size of the connection pool, the timeouts and the servers of a store.
#[derive(Clone, Debug)]
pub struct StoreOptions {
    /// The most open connections in the pool; at least two.
    pub pool_size: u32,
    /// The time that an operation waits for a free connection.
    pub acquire_timeout: Duration,
    /// The time that a connection waits for a lock of another transaction.
    pub busy_timeout: Duration,
    /// The time limit of one statement on PostgreSQL. Migrations and the consistency check have no limit.
    pub statement_timeout: Duration,
    /// The servers that the store may use.
    pub servers: Servers,
    /// A standby of the PostgreSQL server for lists, totals and exports. They show every report that was confirmed before they began, and
    /// are read from the primary while the standby cannot be used.
    pub standby: Option<DatabaseUrl>,
}

impl Default for StoreOptions {
    fn default() -> Self {
        Self {
            pool_size: 10,
            acquire_timeout: Duration::from_secs(5),
            busy_timeout: Duration::from_secs(5),
            statement_timeout: Duration::from_secs(30),
            servers: Servers::default(),
            standby: None,
        }
    }
}
