//! The sizes of the intake, and its sources of time and randomness.

use std::fmt;
use std::sync::Arc;

use billables_domain::Timestamp;

/// A function that tells the current time.
pub type Clock = Arc<dyn Fn() -> Timestamp + Send + Sync>;

/// A function that fills a buffer with random bytes.
pub type Random = Arc<dyn Fn(&mut [u8]) + Send + Sync>;

/// The limits of the intake, its clock and its source of random bytes.
#[derive(Clone)]
pub struct IntakeOptions {
    /// The most single reports in the queue. The intake refuses one more.
    pub queue_capacity: usize,
    /// The most single reports in one commit group.
    pub commit_group_max: usize,
    /// The number of writers on PostgreSQL, each with a connection. SQLite admits one writer.
    pub postgres_writers: usize,
    /// The number of raters on PostgreSQL, each with a connection. On SQLite the writer rates. With 0, nobody rates: the calls
    /// wait for another process, or for [`Store::rate_waiting`](crate::Store::rate_waiting).
    pub raters: usize,
    /// The number of reports between two checkpoints of SQLite. Each report adds one or two pages to the WAL.
    pub checkpoint_after: usize,
    /// The time of a new billable.
    pub clock: Clock,
    /// The random bytes that make ids of the same microsecond differ.
    pub random: Random,
}

impl IntakeOptions {
    /// The default limits, with a clock and a source of random bytes.
    pub fn new(clock: Clock, random: Random) -> Self {
        Self {
            queue_capacity: 4_096,
            commit_group_max: 256,
            postgres_writers: 2,
            raters: 1,
            checkpoint_after: 6_000,
            clock,
            random,
        }
    }
}

impl fmt::Debug for IntakeOptions {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("IntakeOptions")
            .field("queue_capacity", &self.queue_capacity)
            .field("commit_group_max", &self.commit_group_max)
            .field("postgres_writers", &self.postgres_writers)
            .field("raters", &self.raters)
            .field("checkpoint_after", &self.checkpoint_after)
            .finish_non_exhaustive()
    }
}
