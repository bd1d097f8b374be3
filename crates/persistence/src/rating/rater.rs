//! The raters of PostgreSQL: threads with a connection each that rate the queue rows of this process, and of others.
//!
//! A rater takes the accounts of the signal, locks those that no other transaction has locked, and rates a bounded step of their
//! rows in one transaction. Between two transactions a rater rests for a time that grows with the last one: a busy
//! account then has more rows a transaction, and the raters leave most of the server to the writers. The rest ends early when the
//! writers of this process are quiet.
//!
//! The commits of raters do not wait for the disk. The totals, the counts on calls and the deletion of queue rows are one
//! transaction: a crash undoes all of them or nothing, and the rows are rated again. A later commit of another transaction, such as a
//! void, flushes the commit before it.

use std::collections::HashMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::time::{Duration, Instant};

use billables_domain::{AccountId, TimeId};

use super::locked_books::LockedBooks;
use super::queue_rows;
use super::rate::{Starts, Step, step};
use super::signal::Signal;
use crate::connection::TransactionKind;
use crate::error::{Cause, StoreError};
use crate::layout::Layout;
use crate::postgres::Purpose;
use crate::store::Store;
use crate::transaction::StoreConnection;

/// The most accounts in one transaction.
const ACCOUNTS_MAX: usize = 256;

/// The most accounts that one look at the queue adds.
const FOUND_MAX: usize = 10_000;

/// The time between two looks at the queue for rows that no writer of this process has announced.
const LOOK_EVERY: Duration = Duration::from_millis(250);

/// The share of a rater's time for looks at the queue: one part in this many.
const LOOK_SHARE: u32 = 20;

/// The shortest and the longest rest between two transactions.
const REST: (Duration, Duration) = (Duration::from_millis(40), Duration::from_millis(90));

/// The rest as a multiple of the last transaction's time.
const REST_SHARE: u32 = 2;

/// The rest after a turn that left rows behind.
const BEHIND_REST: Duration = Duration::from_millis(20);

/// The rest after a failure of the database.
const FAILURE_REST: Duration = Duration::from_secs(1);

/// The time before the newest rated row of an account from which the next transaction reads the queue. PostgreSQL keeps deleted rows
/// as long as an old snapshot is open, such as that of an export, and a read from the beginning would pass over all of them.
const OVERLAP_SECONDS: i64 = 10;

/// The time between two reads of the whole queue, which find the rows of processes whose clocks are behind.
const WHOLE_EVERY: Duration = Duration::from_secs(10);

/// The rest of an account whose rating failed.
const ACCOUNT_REST: Duration = Duration::from_secs(30);

/// The accounts whose rating failed, with the time of the next attempt, and the queue rows that cannot be read, with the time of the
/// next record in the log.
#[derive(Debug)]
pub(super) struct Failing {
    store: Store,
    accounts: HashMap<AccountId, Instant>,
    rows: HashMap<(AccountId, TimeId), Instant>,
}

impl Failing {
    pub(super) fn new(store: Store) -> Self {
        Self { store, accounts: HashMap::new(), rows: HashMap::new() }
    }

    /// Whether an account has to rest.
    pub(super) fn rests(&self, account_id: &AccountId) -> bool {
        self.accounts.get(account_id).is_some_and(|until| Instant::now() < *until)
    }

    /// Records a failure, and logs it.
    pub(super) fn failed(&mut self, account_id: &AccountId, error: StoreError) {
        self.store.health().rating_failed();
        tracing::error!(
            account = %account_id,
            cause = %error.into_cause(),
            "the calls of an account cannot be rated; the other accounts are not affected, and the next attempt is soon"
        );
        self.accounts.retain(|_, until| Instant::now() < *until);
        self.accounts.insert(account_id.clone(), Instant::now() + ACCOUNT_REST);
    }

    /// Records queue rows that cannot be read, and logs each from time to time.
    pub(super) fn damaged(&mut self, rows: &[(AccountId, TimeId)]) {
        if rows.is_empty() {
            return;
        }
        self.rows.retain(|_, until| Instant::now() < *until);
        for row in rows {
            if self.rows.contains_key(row) {
                continue;
            }
            self.rows.insert(row.clone(), Instant::now() + ACCOUNT_REST);
            self.store.health().rating_failed();
            let (account_id, id) = row;
            tracing::error!(
                account = %account_id,
                row = %id,
                "a row of the rating queue is damaged and stays; its calls are not rated, and the other rows are not affected"
            );
        }
    }
}

/// The time between two turns of a rater.
#[derive(Clone, Copy, Debug)]
enum Rest {
    /// The time that belongs to the writers. It ends early while they are quiet.
    BesideWriters(Duration),
    /// The whole time, such as after a failure.
    Pause(Duration),
}

/// A rater.
pub(crate) struct Rater {
    store: Store,
    signal: Arc<Signal>,
    connection: Option<StoreConnection>,
    books: LockedBooks,
    failing: Failing,
    next_look: Instant,
    /// The times from which the queue of each account is read.
    starts: Starts,
    next_whole: Instant,
    layout: Layout,
}

impl Rater {
    /// Connects immediately, so that a later limit on open files does not stop the rater.
    pub(crate) fn new(store: Store, signal: Arc<Signal>) -> Result<Self, StoreError> {
        let connection = Some(store.own_connection(Purpose::Rater)?);
        let books = LockedBooks::new(store.clone());
        let now = Instant::now();
        let failing = Failing::new(store.clone());
        let layout = store.layout_once()?;
        let (next_look, starts, next_whole) = (now, Starts::new(), now);
        Ok(Self { store, signal, connection, books, failing, next_look, starts, next_whole, layout })
    }

    /// Rates until the stop.
    pub(crate) fn run(mut self) {
        let signal = Arc::clone(&self.signal);
        let mut rest = Rest::Pause(Duration::ZERO);
        loop {
            match rest {
                Rest::BesideWriters(time) => signal.rest(time),
                Rest::Pause(time) => signal.pause(time),
            }
            let Some(accounts) = signal.take(ACCOUNTS_MAX, self.next_look.saturating_duration_since(Instant::now()))
            else {
                return;
            };
            // After a panic the next look at the queue finds the rows again.
            let turn = catch_unwind(AssertUnwindSafe(|| self.turn(accounts)));
            rest = turn.unwrap_or_else(|_| {
                tracing::error!("a rater failed; it goes on with a new connection");
                Rest::Pause(FAILURE_REST)
            });
        }
    }

    /// One turn: a look at the queue if it is due, and a transaction. Returns the rest after it.
    fn turn(&mut self, mut accounts: Vec<AccountId>) -> Rest {
        if Instant::now() >= self.next_look {
            match self.look() {
                Ok(found) => self.signal.add(&found),
                Err(error) => return self.interrupted(&accounts, &error),
            }
        }
        accounts.retain(|account_id| !self.failing.rests(account_id));
        if accounts.is_empty() {
            return Rest::Pause(Duration::ZERO);
        }
        let began = Instant::now();
        let rated = match self.layout {
            Layout::Plain => self.rate(&accounts),
            Layout::Distributed => self.rate_each(&accounts),
        };
        match rated {
            Ok(step) => {
                self.signal.add(&step.unfinished);
                let is_behind = step.rows > 0 && !step.unfinished.is_empty();
                let rest = if is_behind { BEHIND_REST } else { (began.elapsed() * REST_SHARE).clamp(REST.0, REST.1) };
                Rest::BesideWriters(rest)
            }
            Err(error @ StoreError::Internal(_)) => self.one_by_one(&accounts, error),
            Err(error) => self.interrupted(&accounts, &error),
        }
    }

    /// Rates each account in a transaction of its own, which touches one node. An account that fails rests.
    fn rate_each(&mut self, accounts: &[AccountId]) -> Result<Step, StoreError> {
        let mut whole = Step::default();
        for account_id in accounts {
            match self.rate(std::slice::from_ref(account_id)) {
                Ok(step) => {
                    whole.rows += step.rows;
                    whole.unfinished.extend(step.unfinished);
                }
                Err(error @ StoreError::Internal(_)) => self.failing.failed(account_id, error),
                Err(error) => return Err(error),
            }
        }
        Ok(whole)
    }

    /// Rates each account in a transaction of its own, because one of them failed.
    fn one_by_one(&mut self, accounts: &[AccountId], error: StoreError) -> Rest {
        if let [account_id] = accounts {
            self.failing.failed(account_id, error);
            return Rest::Pause(REST.0);
        }
        for (index, account_id) in accounts.iter().enumerate() {
            match self.rate(std::slice::from_ref(account_id)) {
                Ok(step) => self.signal.add(&step.unfinished),
                Err(error @ StoreError::Internal(_)) => self.failing.failed(account_id, error),
                Err(error) => return self.interrupted(accounts.get(index..).unwrap_or_default(), &error),
            }
        }
        Rest::Pause(REST.0)
    }

    /// Keeps the accounts for later, because the database cannot be used at the moment.
    fn interrupted(&mut self, accounts: &[AccountId], error: &StoreError) -> Rest {
        self.signal.add(accounts);
        tracing::debug!(%error, "a rater was interrupted");
        Rest::Pause(if matches!(error, StoreError::Busy) { REST.1 } else { FAILURE_REST })
    }

    /// The accounts with queue rows.
    fn look(&mut self) -> Result<Vec<AccountId>, StoreError> {
        let began = Instant::now();
        let layout = self.layout;
        let found = self.transact(TransactionKind::Read, |connection, _| {
            queue_rows::waiting_accounts(connection, layout, None, FOUND_MAX)
        });
        self.next_look = Instant::now() + LOOK_EVERY.max(began.elapsed() * LOOK_SHARE);
        found
    }

    fn rate(&mut self, accounts: &[AccountId]) -> Result<Step, StoreError> {
        if Instant::now() >= self.next_whole {
            self.starts.clear();
            // A pooler may have moved this connection to a restored server.
            self.books.refresh();
            self.next_whole = Instant::now() + WHOLE_EVERY;
        }
        let starts = std::mem::take(&mut self.starts);
        let rated =
            self.transact(TransactionKind::Write, |connection, books| step(connection, accounts, &starts, books));
        self.starts = starts;
        let step = rated?;
        self.store.health().rating_committed();
        self.failing.damaged(&step.damaged);
        for (account_id, newest) in &step.seen {
            self.starts.insert(account_id.clone(), newest.plus_seconds(-OVERLAP_SECONDS));
        }
        Ok(step)
    }

    fn transact<T>(
        &mut self,
        kind: TransactionKind,
        body: impl FnOnce(&mut crate::connection::AnyConnection, &mut LockedBooks) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        self.store.health().admit()?;
        // `take` makes a failure or a panic drop a connection whose state is unknown.
        let mut connection = match self.connection.take() {
            Some(connection) => connection,
            None => {
                // A backup may have been restored since the last connection.
                self.books.clear();
                let connected = self.store.own_connection(Purpose::Rater);
                connected.map_err(|error| StoreError::Unavailable(Cause::new(error)))?
            }
        };
        let books = &mut self.books;
        let outcome = connection.begin(kind)?.run(|connection| body(connection, books));
        if !connection.is_broken() {
            self.connection = Some(connection);
        }
        outcome
    }
}
