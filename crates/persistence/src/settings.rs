//! What a database remembers about itself.

use billables_domain::CallSidMode;
use diesel::prelude::*;

use crate::connection::AnyConnection;
use crate::error::{StoreError, WriteError};
use crate::schema::settings;
use crate::store::Store;

const CALL_SID_MODE: &str = "call_sid_mode";

/// What the destination of a copy notes about it. No part of the data: not copied, and not in the digest.
pub(crate) const COPY: &str = "copy";

/// Which call SIDs the database takes could not be settled.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum CallSidModeError {
    /// The database was made for something else.
    #[error(
        "The database was made with --call-sid {stored}, and --call-sid {requested} was asked for. \
         Leave the flag out, or use a new database."
    )]
    Other {
        /// What the database holds.
        stored: CallSidMode,
        /// What was asked for.
        requested: CallSidMode,
    },
    /// The database holds half of another.
    #[error(
        "The database is the unfinished destination of a copy from {from}. Stop the service on that database and finish \
         the copy: billables copy --from URL --to URL --final."
    )]
    UnfinishedCopy {
        /// Where the copy is from.
        from: String,
    },
    /// The database could not be asked.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl Store {
    /// Which call SIDs this database takes, if that is settled already.
    ///
    /// # Errors
    ///
    /// The database is away or busy.
    pub fn call_sid_mode(&self) -> Result<Option<CallSidMode>, StoreError> {
        self.read(stored_mode)
    }

    /// Settles which call SIDs this database takes: what was asked for when it was first opened, for ever. Without a wish
    /// it is what the database holds, and the standard mode for a new one.
    ///
    /// # Errors
    ///
    /// Another mode is asked for than the database holds.
    pub fn settle_call_sid_mode(&self, requested: Option<CallSidMode>) -> Result<CallSidMode, CallSidModeError> {
        match self.read(CopyNote::read)? {
            None => {}
            Some(CopyNote { is_finished: false, from }) => return Err(CallSidModeError::UnfinishedCopy { from }),
            // From here on the database is one of its own: a further pass would take back what is written to it.
            Some(CopyNote { is_finished: true, .. }) => self.write(CopyNote::forget)?,
        }
        let stored = match self.call_sid_mode()? {
            Some(stored) => stored,
            None => match self.write(|connection| insert_mode(connection, requested.unwrap_or_default())) {
                // Another process may have been first; what is stored now counts.
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

/// What the destination of a copy notes about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct CopyNote {
    /// Whether the copy is complete.
    pub(crate) is_finished: bool,
    /// Where it is from: the URL without user and password.
    pub(crate) from: String,
}

impl CopyNote {
    const UNFINISHED: &str = "unfinished from ";
    const FINISHED: &str = "finished from ";

    pub(crate) fn read(connection: &mut AnyConnection) -> Result<Option<Self>, StoreError> {
        let note: Option<String> = settings::table.find(COPY).select(settings::value).first(connection).optional()?;
        let Some(note) = note else { return Ok(None) };
        let parse =
            |prefix, is_finished| note.strip_prefix(prefix).map(|from| Self { is_finished, from: from.to_owned() });
        parse(Self::UNFINISHED, false)
            .or_else(|| parse(Self::FINISHED, true))
            .map(Some)
            .ok_or_else(|| StoreError::damaged("settings hold an unknown note of a copy"))
    }

    pub(crate) fn write(&self, connection: &mut AnyConnection) -> Result<(), StoreError> {
        Self::forget(connection)?;
        let prefix = if self.is_finished { Self::FINISHED } else { Self::UNFINISHED };
        let row = (settings::key.eq(COPY), settings::value.eq(format!("{prefix}{}", self.from)));
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
    CallSidMode::from_name(&name).map(Some).ok_or_else(|| StoreError::damaged("settings hold an unknown call SID mode"))
}

fn insert_mode(connection: &mut AnyConnection, mode: CallSidMode) -> Result<(), WriteError> {
    let row = (settings::key.eq(CALL_SID_MODE), settings::value.eq(mode.as_str()));
    diesel::insert_into(settings::table).values(row).execute(connection)?;
    Ok(())
}
