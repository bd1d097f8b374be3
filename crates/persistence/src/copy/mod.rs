//! A copy of a whole store into another, on either database: everything as it is, but for the tables that the list in
//! `tables.rs` leaves out and names.
//!
//! A pass reads each table of both ends in the order of its key, a chunk at a time, and writes what the destination lacks,
//! a transaction for each chunk. So a pass that was cut short is resumed by the next, which reads what is there already and
//! writes what is not; and the final pass is the same pass again, over two stores that differ in little. It finds whatever
//! differs, whenever it was committed: nothing depends on the order of ids or on clocks.
//!
//! The source is frozen where nobody else has it open: then a pass is final, and both ends have the same rows at its end.
//! Beside a running service, a pass takes what it finds, and leaves the rest to the final pass.

mod billables;
mod customers;
mod ends;
mod pass;
mod write;

use std::sync::{Mutex, PoisonError};

use diesel::result::Error as DieselError;

use crate::connection::AnyConnection;
use crate::digest::StoreDigest;
use crate::error::{Cause, StoreError};
use crate::migrations::{MigrateError, SchemaError};
use crate::pool::OpenError;
use crate::tables::{InCopy, TABLES};
use crate::transaction::{Kind, StoreConnection};
use crate::url::DatabaseUrl;

/// How a copy is made.
#[derive(Clone, Copy, Debug)]
pub struct CopyOptions {
    /// Whether the source has to be out of use, so that the copy is complete.
    pub is_final: bool,
    /// How many rows are read at once and written in one transaction.
    pub chunk: usize,
}

impl Default for CopyOptions {
    fn default() -> Self {
        Self { is_final: false, chunk: 4_000 }
    }
}

/// The outcome of a pass.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CopyReport {
    /// Of the source, as it was read.
    pub source: StoreDigest,
    /// Of the destination, as it was read back.
    pub destination: StoreDigest,
    /// Rows added, changed or deleted in the destination.
    pub written: u64,
    /// Whether the source was out of use: then both ends have the same rows, and the copy is complete.
    pub is_complete: bool,
}

/// A table that is not copied, and why.
pub fn tables_left_out() -> impl Iterator<Item = (&'static str, &'static str)> {
    TABLES.iter().filter_map(|table| match table.copy {
        InCopy::LeftOut { reason } => Some((table.name, reason)),
        _ => None,
    })
}

/// Why a copy ended early. The copied rows stay in the destination, and the same copy goes on from there.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum CopyError {
    /// Both are the same.
    #[error("The source and the destination are the same database. Name another one with --to.")]
    SameStore,
    /// No file.
    #[error("There is no database {url} to copy from. Check --from.")]
    NoSource {
        /// The source.
        url: String,
    },
    /// Half a copy.
    #[error("The source is itself the unfinished destination of a copy from {from}. Finish that copy first.")]
    SourceUnfinished {
        /// The source of that copy.
        from: String,
    },
    /// A link.
    #[error("The destination {url} is a symbolic link, and nothing is written through one. Name the file itself.")]
    SymbolicLink {
        /// The destination.
        url: String,
    },
    /// Not ours to fill.
    #[error("The destination {url} has rows in the table {table}. Copy into a new, empty database.")]
    NotEmpty {
        /// The destination.
        url: String,
        /// The first table with rows.
        table: &'static str,
    },
    /// Half a copy of something else.
    #[error(
        "The destination was begun as a copy of {from}. Name that source with --from as it was named then, or copy into \
         a new, empty database."
    )]
    OtherSource {
        /// The source of that copy.
        from: String,
    },
    /// A service or another program has it.
    #[error(
        "Another process has the {end} {url} open. Stop the service and every other program that uses it, and run the \
         command again."
    )]
    InUse {
        /// Which database.
        url: String,
        /// Source or destination.
        end: &'static str,
    },
    /// It was written to by somebody else.
    #[error(
        "In the destination, {row} is not as in the source, and may never change. The destination is no copy of this \
         source; copy into a new, empty database."
    )]
    Differs {
        /// Table and key.
        row: String,
    },
    /// It was written to by somebody else.
    #[error(
        "The destination has {row}, which the source does not have. The destination was used already, or is no copy of \
         this source; copy into a new, empty database."
    )]
    Extra {
        /// Table and key.
        row: String,
    },
    /// A fault of ours, or of the database.
    #[error("The destination did not take {table} as the source has it. Run `billables check` on both databases.")]
    NotEqual {
        /// The table.
        table: &'static str,
    },
    /// Asked to stop.
    #[error("The copy was interrupted. Run the same command again; it goes on where it was.")]
    Interrupted,
    /// No connection.
    #[error(transparent)]
    Open(#[from] OpenError),
    /// The destination cannot be migrated.
    #[error(transparent)]
    Migrate(#[from] MigrateError),
    /// The source has another schema.
    #[error(transparent)]
    Schema(#[from] SchemaError),
    /// A row of the source that the destination refuses, or a database that is away.
    #[error("{0} ({cause})", cause = cause(.0))]
    Store(#[from] StoreError),
    /// A row is refused because what it refers to is not there.
    #[error("A row refers to one that is not there: {0}")]
    Reference(Cause),
}

fn cause(error: &StoreError) -> String {
    std::error::Error::source(error).map_or_else(|| "no cause is known".to_owned(), ToString::to_string)
}

impl From<DieselError> for CopyError {
    fn from(error: DieselError) -> Self {
        match error {
            DieselError::DatabaseError(diesel::result::DatabaseErrorKind::ForeignKeyViolation, _) => {
                Self::Reference(Cause::new(error))
            }
            error => Self::Store(error.into()),
        }
    }
}

/// The source, which is read ahead by one thread while another looks up single rows.
pub(crate) struct Source {
    connection: Mutex<StoreConnection>,
    is_frozen: bool,
}

impl Source {
    /// Runs a body that reads. A PostgreSQL source that is frozen is so by a transaction that stays open, which the body is in.
    fn read<T, E: From<StoreError>>(&self, body: impl FnOnce(&mut AnyConnection) -> Result<T, E>) -> Result<T, E> {
        let mut connection = self.connection.lock().unwrap_or_else(PoisonError::into_inner);
        if self.is_frozen && connection.embedded().is_none() {
            return body(connection.under_way().connection());
        }
        connection.begin(Kind::Read)?.run(body)
    }
}

/// Runs a pass: brings everything in the destination to what the source has. Migrates the destination where that is to be
/// done, refuses one that holds anything but an earlier pass of the same copy, and keeps others away from it.
///
/// `progress` is told the table and how many of its rows were compared or copied since it was told last; it gives whether
/// to go on.
///
/// # Errors
///
/// [`CopyError`] says why, and what to do.
pub fn copy(
    from: &DatabaseUrl,
    to: &DatabaseUrl,
    options: CopyOptions,
    progress: &mut dyn FnMut(&'static str, usize) -> bool,
) -> Result<CopyReport, CopyError> {
    let name = from.without_credentials();
    if name == to.without_credentials() {
        return Err(CopyError::SameStore);
    }
    let (connection, is_frozen) = ends::open_source(from, options.is_final)?;
    let source = Source { connection: Mutex::new(connection), is_frozen };
    let mut destination = ends::open_destination(to, &name)?;
    let mut report = pass::run(&source, &mut destination, options.chunk.max(1), progress)?;
    report.is_complete = is_frozen;
    if is_frozen {
        ends::note_finished(&mut destination, &name)?;
    }
    Ok(report)
}
