//! The begin and the end of transactions on both databases.
//!
//! A [`StoreConnection`] runs statements only in transactions. On PostgreSQL the message with BEGIN also carries all settings
//! of the transaction, because a transaction pooler may run the next transaction in another session of the server, with the
//! settings of another client. No code here retries a transaction, except [`StoreConnection::begin`].
//!
//! A commit may wait for a standby, and an administrator may cancel that wait. The server then reports a success and a warning
//! that the client library hides. So a commit that took long is confirmed by a second one, whose wait covers the first: see
//! [`Transaction::commit`].

use std::thread;
use std::time::{Duration, Instant};

use diesel::connection::{AnsiTransactionManager, SimpleConnection as _, TransactionManager as _};
use diesel::r2d2::R2D2Connection as _;
use diesel::result::{Error as DieselError, QueryResult};
use diesel::{PgConnection, SqliteConnection};

use crate::connection::{AnyConnection, TransactionKind};
use crate::error::{Cause, StoreError};
use crate::open_error::OpenError;
use crate::options::STANDBY_PATIENCE;
use crate::postgres::{BeginStatement, is_another_session, refusal};
use crate::wal::{self, Identity, WalPosition};

/// The pauses between two looks at the replay of a standby. The first ones are about the time that a commit takes to a standby.
const REPLAY_PAUSE_MIN: Duration = Duration::from_millis(1);
const REPLAY_PAUSE_MAX: Duration = Duration::from_millis(32);

/// The duration from which a commit counts as one whose wait for a standby may have been cancelled. A standby answers within
/// milliseconds, and a person needs longer to find the waiting session and to cancel it. Below the limit a commit needs no
/// second one, so a shorter limit would make a busy standby busier.
const UNSUSPICIOUS_COMMIT_MAX: Duration = Duration::from_secs(1);

/// The most commits that confirm an earlier one. Each may wait for a standby as long as it takes; more are needed only if each
/// wait is cancelled, or if no standby keeps up with the writes.
const CONFIRMATIONS_MAX: usize = 5;

/// A connection that runs statements only in transactions.
pub(crate) struct StoreConnection {
    connection: AnyConnection,
    /// The BEGIN statement of PostgreSQL.
    begins: Option<BeginStatement>,
    /// The timeline that the server replayed when the connection was made, if the server is a standby for reads.
    timeline: Option<u32>,
    /// Whether the server does not fit the connection any more.
    is_retired: bool,
}

impl StoreConnection {
    pub(crate) fn sqlite(connection: SqliteConnection) -> Self {
        Self { connection: AnyConnection::Sqlite(connection), begins: None, timeline: None, is_retired: false }
    }

    pub(crate) fn postgres(connection: PgConnection, begins: BeginStatement, timeline: Option<u32>) -> Self {
        Self { connection: AnyConnection::Postgres(connection), begins: Some(begins), timeline, is_retired: false }
    }

    /// Begins a transaction. On PostgreSQL this is one message, which carries the settings and fails if the server cannot
    /// commit durably.
    ///
    /// If the message shows that a pooler shares the session, the function begins once more, and the connection stops preparing
    /// statements by name.
    ///
    /// # Errors
    ///
    /// No transaction has begun. The caller may try again unless [`StoreConnection::is_broken`] is true.
    pub(crate) fn begin(&mut self, kind: TransactionKind) -> Result<Transaction<'_>, StoreError> {
        self.try_begin(kind).map_err(begin_error)
    }

    fn try_begin(&mut self, kind: TransactionKind) -> QueryResult<Transaction<'_>> {
        let is_write = kind == TransactionKind::Write;
        if self.begins.is_none() {
            begin(&mut self.connection, if is_write { "BEGIN IMMEDIATE" } else { "BEGIN DEFERRED" })?;
            return Ok(Transaction { connection: &mut self.connection, confirmation: None });
        }
        self.try_begin_with(is_write, |begins| begins.sql(kind))
    }

    /// Begins a transaction of PostgreSQL by the text of a message.
    fn try_begin_with(
        &mut self,
        is_write: bool,
        sql: impl Fn(&BeginStatement) -> String,
    ) -> QueryResult<Transaction<'_>> {
        let begins = self.begins.as_mut().ok_or(DieselError::BrokenTransactionManager)?;
        match (begin(&mut self.connection, &sql(begins)), &mut self.connection) {
            (Err(error), AnyConnection::Postgres(postgres)) if is_another_session(&error) => {
                begins.share(postgres);
                begin(&mut self.connection, &sql(begins))?;
            }
            (begun, _) => begun?,
        }
        let confirmation = is_write.then_some(&*begins);
        Ok(Transaction { connection: &mut self.connection, confirmation })
    }

    /// Begins a transaction for a look at the WAL.
    ///
    /// # Errors
    ///
    /// As [`StoreConnection::begin`].
    pub(crate) fn begin_look(&mut self) -> Result<Transaction<'_>, StoreError> {
        self.try_begin_with(false, BeginStatement::look_sql).map_err(begin_error)
    }

    /// Begins a transaction on a standby that sees every commit up to a position of the primary.
    ///
    /// A snapshot shows what was replayed when the snapshot was taken, so the look at the replay comes before. A transaction of the kind
    /// `Read` takes a snapshot for each statement, and goes on after the look. A transaction of the kind `Snapshot` takes its snapshot
    /// with its first statement, and so begins after the transaction of the look has ended. No transaction is open during a pause: a
    /// replay may have to wait for its end.
    ///
    /// # Errors
    ///
    /// No transaction has begun: the standby cannot be used, or does not reach the position within [`STANDBY_PATIENCE`].
    pub(crate) fn begin_at(
        &mut self,
        kind: TransactionKind,
        position: WalPosition,
    ) -> Result<Transaction<'_>, StoreError> {
        // A replay that follows another primary counts other bytes.
        if self.timeline != Some(position.timeline) {
            self.is_retired = true;
            return Err(unusable("the standby may follow another timeline than that of the primary"));
        }
        let deadline = Instant::now() + STANDBY_PATIENCE;
        let mut pause = REPLAY_PAUSE_MIN;
        while !self.begin_if_replayed(kind, position.lsn)? {
            if Instant::now() + pause > deadline {
                return Err(unusable("the standby has not replayed what the primary had confirmed"));
            }
            thread::sleep(pause);
            pause = (pause * 2).min(REPLAY_PAUSE_MAX);
        }
        Ok(self.under_way())
    }

    /// Begins a transaction if a standby has replayed the WAL up to a position, and returns whether it did. A connection on which this
    /// fails is not used again: its server may have been promoted, and the next connection may reach another standby.
    fn begin_if_replayed(&mut self, kind: TransactionKind, lsn: u64) -> Result<bool, StoreError> {
        let begun = self.try_begin_if_replayed(kind, lsn);
        self.is_retired |= begun.is_err();
        begun
    }

    fn try_begin_if_replayed(&mut self, kind: TransactionKind, lsn: u64) -> Result<bool, StoreError> {
        let goes_on = kind == TransactionKind::Read;
        let mut look = if goes_on { self.begin(kind)? } else { self.begin_look()? };
        let has_replayed = wal::replayed(look.connection())? >= lsn;
        if !has_replayed {
            look.commit()?;
        } else if let (false, Some(begins)) = (goes_on, &self.begins) {
            self.connection.batch_execute(&begins.sql_after_look(kind))?;
        }
        Ok(has_replayed)
    }

    /// Begins and commits an empty transaction.
    ///
    /// # Errors
    ///
    /// The database cannot be used; the error says why.
    pub(crate) fn probe(&mut self) -> Result<(), OpenError> {
        let transaction = self.try_begin(TransactionKind::Read)?;
        AnyConnection::commit_transaction(transaction.connection)
            .map_err(|error| refusal(&error).unwrap_or(OpenError::Query(error)))
    }

    /// The identity of the database of a PostgreSQL server.
    ///
    /// # Errors
    ///
    /// The database cannot be used, or is an embedded one.
    pub(crate) fn identity(&mut self) -> Result<Identity, OpenError> {
        let mut transaction = self.try_begin(TransactionKind::Read)?;
        let AnyConnection::Postgres(postgres) = transaction.connection() else {
            return Err(DieselError::NotFound.into());
        };
        let identity = Identity::read(postgres)?;
        AnyConnection::commit_transaction(transaction.connection)?;
        Ok(identity)
    }

    /// Whether the connection is unusable: lost, with a transaction that did not end, or to a server that does not fit any more.
    pub(crate) fn is_broken(&mut self) -> bool {
        self.is_retired || self.connection.is_broken()
    }

    /// The connection to an embedded database, for statements that SQLite runs outside transactions.
    pub(crate) fn embedded(&mut self) -> Option<&mut SqliteConnection> {
        match &mut self.connection {
            AnyConnection::Sqlite(sqlite) => Some(sqlite),
            AnyConnection::Postgres(_) => None,
        }
    }

    /// The open transaction.
    pub(crate) fn under_way(&mut self) -> Transaction<'_> {
        Transaction { connection: &mut self.connection, confirmation: None }
    }
}

/// The error of a transaction that did not begin.
fn begin_error(error: DieselError) -> StoreError {
    refusal(&error).map_or_else(|| error.into(), StoreError::from)
}

/// The error of a standby that cannot be read.
fn unusable(reason: &'static str) -> StoreError {
    StoreError::Unavailable(Cause::new(reason))
}

fn begin(connection: &mut AnyConnection, sql: &str) -> QueryResult<()> {
    let begun = match connection {
        AnyConnection::Sqlite(sqlite) => AnsiTransactionManager::begin_transaction_sql(sqlite, sql),
        AnyConnection::Postgres(postgres) => AnsiTransactionManager::begin_transaction_sql(postgres, sql),
    };
    if begun.is_err()
        && let AnyConnection::Postgres(postgres) = connection
    {
        // If a statement after BEGIN failed, the server is in a transaction that diesel does not track. The ROLLBACK ends the
        // transaction; on a lost connection it fails too, and diesel already knows that loss.
        let _ = postgres.batch_execute("ROLLBACK");
    }
    begun
}

/// Confirms a commit: returns when a later commit of the same server has returned soon. The later commit's place in the WAL is
/// behind the earlier one's, so its wait for a standby covers both. A server that waits for no standby has nothing to write for
/// it and answers at once.
fn confirm(connection: &mut AnyConnection, begins: &BeginStatement) -> Result<(), StoreError> {
    let sql = begins.confirmation();
    for _ in 0..CONFIRMATIONS_MAX {
        tracing::debug!("a commit took long; its wait for a standby is confirmed by another commit");
        let since = Instant::now();
        begin(connection, &sql)
            .and_then(|()| AnyConnection::commit_transaction(connection))
            .map_err(|error| StoreError::Unavailable(Cause::new(error)))?;
        if since.elapsed() <= UNSUSPICIOUS_COMMIT_MAX {
            return Ok(());
        }
    }
    Err(StoreError::Unavailable(Cause::new(
        "several commits in succession took long, so the wait of each for a standby may have been cancelled",
    )))
}

/// An open transaction. A drop without commit or rollback leaves the connection broken.
#[must_use]
pub(crate) struct Transaction<'a> {
    connection: &'a mut AnyConnection,
    /// The BEGIN statements of a transaction whose commit may wait for a standby.
    confirmation: Option<&'a BeginStatement>,
}

impl Transaction<'_> {
    /// The connection for the statements of the transaction.
    pub(crate) fn connection(&mut self) -> &mut AnyConnection {
        self.connection
    }

    /// Commits. If the server waits for standbys, a standby has the changes and all that the transaction has read.
    ///
    /// # Errors
    ///
    /// After an error by a lost connection, or if a long wait for a standby could not be confirmed, the database may have stored
    /// the changes.
    pub(crate) fn commit(self) -> Result<(), StoreError> {
        let since = Instant::now();
        AnyConnection::commit_transaction(self.connection)?;
        match self.confirmation {
            Some(begins) if since.elapsed() > UNSUSPICIOUS_COMMIT_MAX => confirm(self.connection, begins),
            _ => Ok(()),
        }
    }

    /// Rolls back. The function only logs a failure: the caller already has the error that led here, and the pool drops a
    /// connection with an open transaction.
    pub(crate) fn roll_back(self) {
        if let Err(error) = AnyConnection::rollback_transaction(self.connection) {
            tracing::debug!(%error, "a transaction could not be rolled back; its connection is dropped");
        }
    }

    /// Runs a body, and commits if the body succeeds or rolls back if the body fails.
    pub(crate) fn run<T, E: From<StoreError>>(
        mut self,
        body: impl FnOnce(&mut AnyConnection) -> Result<T, E>,
    ) -> Result<T, E> {
        match body(self.connection()) {
            Ok(value) => match self.commit() {
                Ok(()) => Ok(value),
                Err(error) => Err(error.into()),
            },
            Err(error) => {
                self.roll_back();
                Err(error)
            }
        }
    }
}
