//! Rating: from reports and facts to totals.
//!
//! The transaction that writes reports or facts appends a row to the rating queue for each account. A rater locks the account's
//! row in `rating_locks`, takes queue rows, changes the totals and deletes the rows, all in one transaction. A crash therefore
//! loses nothing and counts nothing twice. Since both sides commit before a rater looks, at least one look sees both a report and the
//! facts of its call.
//!
//! - [`packed`]: the content of a queue row.
//! - [`queue_rows`]: the statements of the queue.
//! - [`lock`]: the row of an account that each change of totals or settings locks first.
//! - [`locked_books`]: the settings of the locked accounts.
//! - [`deltas`]: the differences of totals, and the statements that add them.
//! - [`reconcile`]: the part of each call that the totals hold.
//! - [`rate`]: one step of the rating.
//! - [`rater`], [`signal`]: the threads that rate on PostgreSQL.
//! - [`embedded`]: the rating inside the single writer of SQLite.
//! - [`waiting`]: the rating of everything that waits now.
//! - [`life`]: the totals at a void and at a reinstatement.

mod deltas;
pub(crate) mod embedded;
pub(crate) mod life;
pub(crate) mod lock;
pub(crate) mod locked_books;
pub(crate) mod packed;
#[cfg(test)]
mod plan_tests;
pub(crate) mod queue_rows;
mod rate;
pub(crate) mod rater;
pub(crate) mod reconcile;
pub(crate) mod signal;
mod waiting;
