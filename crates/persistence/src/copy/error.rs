//! The reasons for which a copy ends early.

use diesel::result::{DatabaseErrorKind, Error as DieselError};

use crate::error::{Cause, StoreError};
use crate::migrations::{MigrateError, SchemaError};
use crate::open_error::OpenError;

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
            DieselError::DatabaseError(DatabaseErrorKind::ForeignKeyViolation, _) => Self::Reference(Cause::new(error)),
            error => Self::Store(error.into()),
        }
    }
}
