//! Rating: from reports and facts to totals.
//!
//! The transaction that writes reports or facts appends a row to the rating queue for each account. A rater locks the account's
//! row in `rating_locks`, takes queue rows, changes the totals and deletes the rows, all in one transaction. A crash therefore
//! loses nothing and counts nothing twice.
//!
//! - [`lock`]: the row that whoever changes an account's totals locks first.
//! - [`packed`]: the content of a queue row.
//! - [`queue_rows`]: the statements of the queue.

pub(crate) mod lock;
pub(crate) mod packed;
pub(crate) mod queue_rows;
