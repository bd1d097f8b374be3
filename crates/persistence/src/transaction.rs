//! The begin and the end of transactions on both databases.
//!
//! A [`StoreConnection`] runs statements only in transactions. On PostgreSQL the message with BEGIN also carries all settings
//! of the transaction, because a transaction pooler may run the next transaction in another session of the server, with the
//! settings of another client. No code here retries a transaction, except [`StoreConnection::begin`].
//!
//! A commit may wait for a standby, and an administrator may cancel that wait. The server then reports a success and a warning
//! that the client library hides. So a commit that took long is confirmed by a second one, whose wait covers the first: see
//! [`Transaction::commit`].

use std::time::{Duration, Instant};

use diesel::connection::{AnsiTransactionManager, SimpleConnection as _, TransactionManager as _};
use diesel::r2d2::R2D2Connection as _;
use diesel::result::QueryResult;
use diesel::{PgConnection, SqliteConnection};

use crate::connection::{AnyConnection, TransactionKind};
use crate::error::{Cause, StoreError};
use crate::open_error::OpenError;
use crate::postgres::{BeginStatement, is_another_session, refusal};

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
}

impl StoreConnection {
    pub(crate) fn sqlite(connection: SqliteConnection) -> Self {
        Self { connection: AnyConnection::Sqlite(connection), begins: None }
    }

    pub(crate) fn postgres(connection: PgConnection, begins: BeginStatement) -> Self {
        Self { connection: AnyConnection::Postgres(connection), begins: Some(begins) }
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
        self.try_begin(kind).map_err(|error| refusal(&error).map_or_else(|| error.into(), StoreError::from))
    }

    fn try_begin(&mut self, kind: TransactionKind) -> QueryResult<Transaction<'_>> {
        let Some(begins) = &mut self.begins else {
            begin(
                &mut self.connection,
                if kind == TransactionKind::Write { "BEGIN IMMEDIATE" } else { "BEGIN DEFERRED" },
            )?;
            return Ok(Transaction { connection: &mut self.connection, confirmation: None });
        };
        match (begin(&mut self.connection, &begins.sql(kind)), &mut self.connection) {
            (Err(error), AnyConnection::Postgres(postgres)) if is_another_session(&error) => {
                begins.share(postgres);
                begin(&mut self.connection, &begins.sql(kind))?;
            }
            (begun, _) => begun?,
        }
        let confirmation = (kind == TransactionKind::Write).then_some(&*begins);
        Ok(Transaction { connection: &mut self.connection, confirmation })
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

    /// Whether the connection is unusable: lost, or with a transaction that did not end.
    pub(crate) fn is_broken(&mut self) -> bool {
        self.connection.is_broken()
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
