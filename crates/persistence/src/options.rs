//! The sizes and timeouts of a store.

use std::time::Duration;

/// The time that an inspection of the store waits for the database, and for another inspection.
pub(crate) const INSPECTION_PATIENCE: Duration = Duration::from_secs(1);

/// The size of the connection pool, and the timeouts of a store.
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
}

impl Default for StoreOptions {
    fn default() -> Self {
        Self {
            pool_size: 10,
            acquire_timeout: Duration::from_secs(5),
            busy_timeout: Duration::from_secs(5),
            statement_timeout: Duration::from_secs(30),
        }
    }
}
