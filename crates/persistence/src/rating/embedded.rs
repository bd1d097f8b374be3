//! Rating on SQLite, inside the transactions of the single writer.
//!
//! The writer rates the calls of a commit group in the transaction of the group, without a row in the queue. If that fails, or if an
//! account failed before, the calls go to the queue instead. The writer rates waiting rows in small steps beside
//! its commit groups, and alone while no report comes. A savepoint keeps the failure of an account away from the reports.

use std::collections::BTreeSet;
use std::time::{Duration, Instant};

use billables_domain::AccountId;
use diesel::connection::SimpleConnection as _;
use diesel::result::Error as DieselError;

use super::books::Books;
use super::queue_rows::{self, QueueRow};
use super::rate::{rate, step_of};
use super::rater::Failing;
use super::reconcile::Known;
use crate::connection::AnyConnection;
use crate::error::StoreError;
use crate::store::Store;

/// The time after which a step of waiting rows ends.
const STEP_TIME: Duration = Duration::from_millis(5);

/// The most accounts that a step looks for.
const ACCOUNTS_MAX: usize = 256;

/// The rating of the single writer.
#[derive(Debug)]
pub(crate) struct EmbeddedRater {
    books: Books,
    failing: Failing,
    /// Whether the queue may have rows.
    is_behind: bool,
}

impl EmbeddedRater {
    pub(crate) fn new(store: Store) -> Self {
        Self { books: Books::new(store.clone()), failing: Failing::new(store), is_behind: true }
    }

    /// Whether the queue may have rows that can be rated now.
    pub(crate) fn is_behind(&self) -> bool {
        self.is_behind
    }

    /// Notes that the queue has rows.
    pub(crate) fn note_behind(&mut self) {
        self.is_behind = true;
    }

    /// Forgets what it knows of the database, which may be another one.
    pub(crate) fn clear(&mut self) {
        self.books.clear();
        self.is_behind = true;
    }

    /// Rates the calls of a commit group, and a step of waiting rows. `known` has the calls and billables that the group wrote.
    ///
    /// # Errors
    ///
    /// The database failed. The rating of an account that fails is no error: its rows wait in the queue.
    pub(crate) fn rate_group(
        &mut self,
        connection: &mut AnyConnection,
        mut rows: Vec<QueueRow>,
        known: Known,
    ) -> Result<(), StoreError> {
        let resting = rows.extract_if(.., |row| self.failing.rests(&row.account_id)).collect::<Vec<_>>();
        queue_rows::insert(connection, &resting)?;
        let rated = savepoint(connection, |connection| {
            self.books.begin_embedded(connection, rows.iter().map(|row| &row.account_id))?;
            rate(connection, &rows, known, &mut self.books)
        });
        match rated {
            Ok(()) => {}
            // The next steps find the account that failed.
            Err(StoreError::Internal(_)) => {
                queue_rows::insert(connection, &rows)?;
                self.is_behind = true;
            }
            Err(error) => return Err(error),
        }
        if self.is_behind { self.rate_waiting(connection) } else { Ok(()) }
    }

    /// Rates waiting rows, account by account, until the time of a step is over.
    fn rate_waiting(&mut self, connection: &mut AnyConnection) -> Result<(), StoreError> {
        let began = Instant::now();
        let mut after: Option<AccountId> = None;
        let mut seen = BTreeSet::new();
        loop {
            let accounts = queue_rows::waiting_accounts(connection, after.as_ref(), ACCOUNTS_MAX)?;
            let Some(last) = accounts.last().cloned() else { break };
            for account_id in &accounts {
                if self.failing.rests(account_id) {
                    continue;
                }
                if began.elapsed() >= STEP_TIME {
                    return Ok(());
                }
                match savepoint(connection, |connection| step_of(connection, account_id, &mut self.books)) {
                    Ok(step) if step.unfinished.is_empty() => {}
                    Ok(_) => {
                        seen.insert(account_id.clone());
                    }
                    Err(error @ StoreError::Internal(_)) => self.failing.failed(account_id, error),
                    Err(error) => return Err(error),
                }
            }
            after = Some(last);
        }
        // An account with more rows than one step gets the next one.
        self.is_behind = !seen.is_empty();
        Ok(())
    }
}

/// Runs a body whose changes are undone if it fails, inside the writer's transaction.
///
/// # Errors
///
/// [`StoreError::Internal`] leaves the transaction as it was before the body. After any other error the caller gives up the
/// transaction: SQLite may have rolled all of it back, as it does after some failures of the disk, and each further statement would
/// be a transaction of its own.
fn savepoint<T>(
    connection: &mut AnyConnection,
    body: impl FnOnce(&mut AnyConnection) -> Result<T, StoreError>,
) -> Result<T, StoreError> {
    connection.batch_execute("SAVEPOINT rating").map_err(gone)?;
    let error = match body(connection) {
        Ok(value) => return connection.batch_execute("RELEASE rating").map(|()| value).map_err(gone),
        Err(error) => error,
    };
    match connection.batch_execute("ROLLBACK TO rating; RELEASE rating") {
        Ok(()) => Err(error),
        Err(end) => {
            tracing::debug!(error = %end, "the transaction of a failed rating is gone");
            Err(match error {
                StoreError::Internal(cause) => StoreError::Unavailable(cause),
                error => error,
            })
        }
    }
}

/// The failure of a statement after which the transaction cannot go on.
fn gone(error: DieselError) -> StoreError {
    match error.into() {
        StoreError::Internal(cause) => StoreError::Unavailable(cause),
        error => error,
    }
}
