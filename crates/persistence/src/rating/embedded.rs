//! Rating on SQLite, inside the transactions of the single writer.
//!
//! The writer rates the calls of a commit group in the transaction of the group, without a row in the queue. If that fails, or if an
//! account failed before, the calls go to the queue instead. The writer rates waiting rows in small steps beside
//! its commit groups, and alone while no report comes. A savepoint keeps the failure of an account away from the reports.

use std::time::{Duration, Instant};

use billables_domain::AccountId;
use diesel::connection::SimpleConnection as _;
use diesel::result::Error as DieselError;

use super::locked_books::LockedBooks;
use super::queue_rows::{self, QueueRow};
use super::rate::{rate, step_of};
use super::rater::Failing;
use super::reconcile::Known;
use crate::connection::AnyConnection;
use crate::error::StoreError;
use crate::layout::Layout;
use crate::store::Store;

/// The time after which a step of waiting rows ends.
const STEP_TIME: Duration = Duration::from_millis(5);

/// The most content that is rated between two looks at the clock, in bytes: about 256 calls, unless one row has more.
const LOOK_BYTES_MAX: usize = 4_500;

/// The most accounts that a step looks for.
const ACCOUNTS_MAX: usize = 256;

/// The rating of the single writer.
#[derive(Debug)]
pub(crate) struct EmbeddedRater {
    books: LockedBooks,
    failing: Failing,
    /// Whether the queue may have rows.
    is_behind: bool,
    /// The account with which the last step ended, because its time was over. The next step begins after this account.
    last: Option<AccountId>,
}

impl EmbeddedRater {
    pub(crate) fn new(store: Store) -> Self {
        Self { books: LockedBooks::new(store.clone()), failing: Failing::new(store), is_behind: true, last: None }
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
        queue_rows::insert(connection, Layout::Plain, &resting)?;
        let rated = savepoint(connection, |connection| {
            self.books.begin_embedded(connection, rows.iter().map(|row| &row.account_id))?;
            rate(connection, &rows, known, &mut self.books)
        });
        match rated {
            Ok(()) => {}
            // The next steps find the account that failed.
            Err(StoreError::Internal(_)) => {
                queue_rows::insert(connection, Layout::Plain, &rows)?;
                self.is_behind = true;
            }
            Err(error) => return Err(error),
        }
        if self.is_behind { self.rate_waiting(connection) } else { Ok(()) }
    }

    /// Rates waiting rows, account by account, until the time of a step is over.
    fn rate_waiting(&mut self, connection: &mut AnyConnection) -> Result<(), StoreError> {
        let began = Instant::now();
        let mut after = self.last.take();
        let mut is_from_start = after.is_none();
        loop {
            let accounts = queue_rows::waiting_accounts(connection, Layout::Plain, after.as_ref(), ACCOUNTS_MAX)?;
            for account_id in &accounts {
                if self.rate_account(connection, account_id, began)? == Turn::TimeIsOver {
                    self.last = Some(account_id.clone());
                    return Ok(());
                }
            }
            after = accounts.into_iter().last();
            if after.is_none() && is_from_start {
                break;
            }
            is_from_start |= after.is_none();
        }
        self.is_behind = false;
        Ok(())
    }

    /// Rates the waiting rows of an account until none waits or the time of the step is over.
    fn rate_account(
        &mut self,
        connection: &mut AnyConnection,
        account_id: &AccountId,
        began: Instant,
    ) -> Result<Turn, StoreError> {
        if self.failing.rests(account_id) {
            return Ok(Turn::Finished);
        }
        loop {
            let step =
                savepoint(connection, |connection| step_of(connection, account_id, LOOK_BYTES_MAX, &mut self.books));
            match step {
                Ok(step) => {
                    self.failing.damaged(&step.damaged);
                    if step.unfinished.is_empty() {
                        break;
                    }
                }
                Err(error @ StoreError::Internal(_)) => {
                    self.failing.failed(account_id, error);
                    break;
                }
                Err(error) => return Err(error),
            }
            if began.elapsed() >= STEP_TIME {
                return Ok(Turn::TimeIsOver);
            }
        }
        Ok(if began.elapsed() >= STEP_TIME { Turn::TimeIsOver } else { Turn::Finished })
    }
}

/// The end of an account's turn in a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Turn {
    /// The account has no more rows that can be rated now.
    Finished,
    /// The step ends.
    TimeIsOver,
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
