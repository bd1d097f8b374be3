//! The sizes and timeouts of a store.

use std::time::Duration;

/// The time that an inspection of the store waits for the database, and for another inspection.
pub(crate) const INSPECTION_PATIENCE: Duration = Duration::from_secs(1);

/// How many connections a store keeps, and how long it waits for what.
#[derive(Clone, Debug)]
pub struct StoreOptions {
    /// The most connections open at once; at least two.
    pub pool_size: u32,
    /// How long an operation waits for a free connection.
    pub acquire_timeout: Duration,
    /// How long a connection waits for a lock that somebody else holds.
    pub busy_timeout: Duration,
    /// How long one statement may take on PostgreSQL. Migrations and the consistency check are exempt.
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
