//! The rating of everything that waits now, for the command line, for statements and for tests.

use billables_domain::AccountId;

use super::locked_books::LockedBooks;
use super::queue_rows;
use super::rate::{STEP_BYTES_MAX, Step, step_of};
use crate::error::StoreError;
use crate::store::Store;

/// The accounts of one look at the queue.
const ACCOUNTS_MAX: usize = 1_000;

impl Store {
    /// The attempts of this process to rate the calls of an account that failed. The log names the account of each.
    pub fn rating_failures(&self) -> u64 {
        self.health().rating_failures()
    }

    /// The committed transactions of this process's raters on PostgreSQL. On SQLite the writer rates in its own transactions.
    pub fn rating_commits(&self) -> u64 {
        self.health().rating_commits()
    }

    /// Rates every queue row that waits now, of one account or of all, and returns the number of rated rows. The function
    /// waits for the lock of each account. Rows that come meanwhile may be rated too.
    ///
    /// # Errors
    ///
    /// The database cannot be reached, or is busy, or some calls of an account cannot be rated. Then the calls of the other accounts
    /// are rated, and so are the other rows of an account with a damaged row.
    pub fn rate_waiting(&self, account_id: Option<&AccountId>) -> Result<usize, StoreError> {
        let mut books = LockedBooks::new(self.clone());
        if let Some(account_id) = account_id {
            return self.rate_waiting_of(account_id, &mut books);
        }
        let mut rated = 0;
        let mut failure = None;
        let mut after: Option<AccountId> = None;
        let layout = self.layout_once()?;
        loop {
            let accounts =
                self.read(|connection| queue_rows::waiting_accounts(connection, layout, after.as_ref(), ACCOUNTS_MAX))?;
            for account_id in &accounts {
                match self.rate_waiting_of(account_id, &mut books) {
                    Ok(rows) => rated += rows,
                    Err(error @ StoreError::Internal(_)) => failure = failure.or(Some(error)),
                    Err(error) => return Err(error),
                }
            }
            after = accounts.last().cloned();
            if after.is_none() {
                return failure.map_or(Ok(rated), Err);
            }
        }
    }

    /// Rates the waiting rows of an account, each step in a transaction of its own.
    fn rate_waiting_of(&self, account_id: &AccountId, books: &mut LockedBooks) -> Result<usize, StoreError> {
        let mut rated = 0;
        loop {
            let Step { rows, unfinished, damaged, .. } =
                self.write(|connection| step_of(connection, account_id, STEP_BYTES_MAX, books))?;
            rated += rows;
            if unfinished.is_empty() {
                return damaged.first().map_or(Ok(rated), |(account_id, id)| Err(queue_rows::damaged(account_id, *id)));
            }
        }
    }
}
