//! The reasons for which a copy ends early.

use diesel::result::{DatabaseErrorKind, Error as DieselError};

use crate::error::{Cause, StoreError};
use crate::migrations::{MigrateError, SchemaError};
use crate::open_error::OpenError;

/// The reason for which a copy ended early. The copied rows stay in the destination, and the same copy can continue.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum CopyError {
    /// The source and the destination are the same.
    #[error("The source and the destination are the same database. Name another one with --to.")]
    SameStore,
    /// The source is distributed, and a copy that follows changes was requested.
    #[error(
        "The source is a distributed database, whose nodes cannot log changes in one order. Copy without --follow: the final pass \
         then reads every row."
    )]
    DistributedSource,
    /// The source has no file.
    #[error("There is no database {url} to copy from. Check --from.")]
    NoSource {
        /// The source.
        url: String,
    },
    /// The source is the destination of an unfinished copy.
    #[error("The source is itself the unfinished destination of a copy from {from}. Finish that copy first.")]
    SourceUnfinished {
        /// The source of that copy.
        from: String,
    },
    /// The destination is a symbolic link.
    #[error("The destination {url} is a symbolic link, and nothing is written through one. Name the file itself.")]
    SymbolicLink {
        /// The destination.
        url: String,
    },
    /// The destination has rows of its own.
    #[error("The destination {url} has rows in the table {table}. Copy into a new, empty database.")]
    NotEmpty {
        /// The destination.
        url: String,
        /// The first table with rows.
        table: &'static str,
    },
    /// The destination is an unfinished copy of another source.
    #[error(
        "The destination was begun as a copy of {from}. Name that source with --from as it was named then, or copy into \
         a new, empty database."
    )]
    OtherSource {
        /// The source of that copy.
        from: String,
    },
    /// The source logs its changes for another copy.
    #[error(
        "The source logs its changes for a copy to {to}. Name that destination with --to, or give that copy up: \
         billables copy --from URL --unfollow."
    )]
    OtherDestination {
        /// The destination of that copy.
        to: String,
    },
    /// Another process has the database open.
    #[error(
        "Another process has the {end} {url} open. Stop the service and every other program that uses it, and run the \
         command again."
    )]
    InUse {
        /// The database.
        url: String,
        /// Source or destination.
        end: &'static str,
    },
    /// A row of the destination differs that may never change.
    #[error(
        "In the destination, {row} is not as in the source, and may never change. The destination is no copy of this \
         source; copy into a new, empty database."
    )]
    Differs {
        /// The table and the key.
        row: String,
    },
    /// The destination has a row that the source lacks.
    #[error(
        "The destination has {row}, which the source does not have. The destination was used already, or is no copy of \
         this source; copy into a new, empty database."
    )]
    Extra {
        /// The table and the key.
        row: String,
    },
    /// The rows differ after a write, by a fault of the service or the database.
    #[error("The destination did not take {table} as the source has it. Run `billables check` on both databases.")]
    NotEqual {
        /// The table.
        table: &'static str,
    },
    /// The caller stopped the copy.
    #[error("The copy was interrupted. Run the same command again; it continues from there.")]
    Interrupted,
    /// A database could not be opened.
    #[error(transparent)]
    Open(#[from] OpenError),
    /// The destination could not be migrated.
    #[error(transparent)]
    Migrate(#[from] MigrateError),
    /// The source has another schema.
    #[error(transparent)]
    Schema(#[from] SchemaError),
    /// The destination refuses a row of the source, or a database failed.
    #[error("{0} ({cause})", cause = cause(.0))]
    Store(#[from] StoreError),
    /// The destination refuses a row because a referenced row does not exist.
    #[error("A row references one that does not exist: {0}")]
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
