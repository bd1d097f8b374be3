//! The settings that a database stores about itself.

use billables_domain::CallSidMode;
use diesel::prelude::*;

use crate::connection::AnyConnection;
use crate::digest::DigestSum;
use crate::error::{StoreError, WriteError};
use crate::schema::settings;
use crate::store::Store;

const CALL_SID_MODE: &str = "call_sid_mode";

/// The key of the note about a copy, in its destination. The note is not copied and not in the digest.
pub(crate) const COPY: &str = "copy";

/// The reason for which the call SID mode of a database could not be settled.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum CallSidModeError {
    /// The database has another mode.
    #[error(
        "The database was created with --call-sid {stored}, and this command has --call-sid {requested}. \
         Leave the flag out, or use a new database."
    )]
    Other {
        /// The mode of the database.
        stored: CallSidMode,
        /// The requested mode.
        requested: CallSidMode,
    },
    /// The database is the destination of an unfinished copy.
    #[error(
        "The database is the unfinished destination of a copy from {from}. Stop the service on that database and finish \
         the copy: billables copy --from URL --to URL --final."
    )]
    UnfinishedCopy {
        /// The source of the copy.
        from: String,
    },
    /// The settings could not be read or written.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl Store {
    /// The call SID mode of this database, if it is settled.
    ///
    /// # Errors
    ///
    /// The database cannot be reached, or is busy.
    pub fn call_sid_mode(&self) -> Result<Option<CallSidMode>, StoreError> {
        self.read(stored_mode)
    }

    /// Settles the call SID mode of this database. The first call stores the requested mode, or the standard mode, permanently.
    /// Later calls return the stored mode.
    ///
    /// # Errors
    ///
    /// The requested mode differs from the stored one, or the database is the destination of an unfinished copy.
    pub fn settle_call_sid_mode(&self, requested: Option<CallSidMode>) -> Result<CallSidMode, CallSidModeError> {
        match self.read(CopyNote::read)? {
            None => {}
            Some(CopyNote { is_finished: false, from, .. }) => return Err(CallSidModeError::UnfinishedCopy { from }),
            // The database is in use from now on. Without the note, a further pass of the copy refuses this destination.
            Some(CopyNote { is_finished: true, .. }) => self.write(CopyNote::forget)?,
        }
        let stored = match self.call_sid_mode()? {
            Some(stored) => stored,
            None => match self.write(|connection| insert_mode(connection, requested.unwrap_or_default())) {
                // If another process was first, its mode applies.
                Ok(()) | Err(WriteError::KeyTaken) => {
                    self.call_sid_mode()?.ok_or_else(|| StoreError::damaged("settings hold no call SID mode"))?
                }
                Err(WriteError::Store(error)) => return Err(error.into()),
            },
        };
        match requested {
            Some(requested) if requested != stored => Err(CallSidModeError::Other { stored, requested }),
            _ => Ok(stored),
        }
    }
}

/// The note about a copy, in its destination.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct CopyNote {
    /// Whether the copy is complete.
    pub(crate) is_finished: bool,
    /// The source of the copy: its URL without user and password.
    pub(crate) from: String,
    /// The digest of all rows of the destination, if later passes follow a log of changes.
    pub(crate) digest: Option<DigestSum>,
}

impl CopyNote {
    const UNFINISHED: &str = "unfinished from ";
    const FINISHED: &str = "finished from ";

    pub(crate) fn read(connection: &mut AnyConnection) -> Result<Option<Self>, StoreError> {
        let note: Option<String> = settings::table.find(COPY).select(settings::value).first(connection).optional()?;
        let Some(note) = note else { return Ok(None) };
        let (note, digest) = note.split_once('\n').map_or((note.as_str(), None), |(note, text)| (note, Some(text)));
        let digest = digest
            .map(|text| DigestSum::parse(text).ok_or_else(|| StoreError::damaged("the digest in the note of a copy")))
            .transpose()?;
        let parse = |prefix, is_finished| {
            note.strip_prefix(prefix).map(|from| Self { is_finished, from: from.to_owned(), digest })
        };
        parse(Self::UNFINISHED, false)
            .or_else(|| parse(Self::FINISHED, true))
            .map(Some)
            .ok_or_else(|| StoreError::damaged("settings hold an unknown note of a copy"))
    }

    pub(crate) fn write(&self, connection: &mut AnyConnection) -> Result<(), StoreError> {
        Self::forget(connection)?;
        let prefix = if self.is_finished { Self::FINISHED } else { Self::UNFINISHED };
        let digest = self.digest.map(|digest| format!("\n{} {digest}", digest.rows)).unwrap_or_default();
        let row = (settings::key.eq(COPY), settings::value.eq(format!("{prefix}{}{digest}", self.from)));
        diesel::insert_into(settings::table).values(row).execute(connection)?;
        Ok(())
    }

    fn forget(connection: &mut AnyConnection) -> Result<(), StoreError> {
        diesel::delete(settings::table.find(COPY)).execute(connection)?;
        Ok(())
    }
}

fn stored_mode(connection: &mut AnyConnection) -> Result<Option<CallSidMode>, StoreError> {
    let name: Option<String> =
        settings::table.find(CALL_SID_MODE).select(settings::value).first(connection).optional()?;
    let Some(name) = name else { return Ok(None) };
    CallSidMode::parse(&name).map(Some).map_err(|_| StoreError::damaged("settings hold an unknown call SID mode"))
}

fn insert_mode(connection: &mut AnyConnection, mode: CallSidMode) -> Result<(), WriteError> {
    let row = (settings::key.eq(CALL_SID_MODE), settings::value.eq(mode.as_str()));
    diesel::insert_into(settings::table).values(row).execute(connection)?;
    Ok(())
}
