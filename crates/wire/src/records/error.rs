//! The reasons why a record cannot be used.

use crate::bind::BindErrors;
use crate::read_error::{ReadError, ReadListError};

/// The reason why a record is refused. The client can correct each of these.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum RecordError {
    /// The record is longer than the limit.
    #[error("The record has more than {bytes_max} bytes. Send less in one record.")]
    TooLong {
        /// The most bytes of a record.
        bytes_max: usize,
    },
    /// The header rule refused the row of headers, with this message. No record can be read.
    #[error("{0}")]
    Headers(String),
    /// The record is malformed, or is no object.
    #[error(transparent)]
    Read(#[from] ReadListError),
    /// Members of the record are at fault.
    #[error(transparent)]
    Bind(#[from] BindErrors),
}

impl From<ReadError> for RecordError {
    fn from(error: ReadError) -> Self {
        Self::Read(error.into())
    }
}
