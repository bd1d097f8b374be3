//! One record: where it stands, what it was, and what it is read as.

use serde::de::DeserializeOwned;

use super::{RecordFormat, plain};
use crate::bind::{BindErrors, Members};
use crate::budget::Budget;
use crate::csv::{self, Headers};
use crate::json;
use crate::read_error::{Place, ReadError, ReadListError};
use crate::value::Value;

/// Why a record cannot be used. All of these are the sender's to mend.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum RecordError {
    /// The record is longer than the limit.
    #[error("The record has more than {bytes_max} bytes. Send less in one record.")]
    TooLong {
        /// How many bytes it may have.
        bytes_max: usize,
    },
    /// The row of headers does not fit; the text says why. No record can be read.
    #[error("{0}")]
    Headers(String),
    /// The record breaks a rule of its format, or is no object.
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

/// A place between two records.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Position {
    /// How many records are before it, those with errors included.
    pub index: u64,
    /// How many bytes of the body are before it, a byte order mark included.
    pub offset: u64,
    /// The line that it is in, from 1.
    pub line: usize,
    pub(super) column: usize,
}

impl Position {
    pub(super) const START: Self = Self { index: 0, offset: 0, line: 1, column: 1 };

    pub(super) fn place(&self) -> Place {
        Place { line: self.line, column: self.column }
    }

    /// Goes past bytes that are part of the same record.
    pub(super) fn pass(&mut self, bytes: &[u8]) {
        let place = self.place().after(bytes);
        let offset = self.offset + bytes.len() as u64;
        *self = Self { index: self.index, offset, line: place.line, column: place.column };
    }
}

/// One record, as it was sent.
#[derive(Debug)]
pub struct Record<'r> {
    pub(super) content: Result<&'r [u8], RecordError>,
    pub(super) format: RecordFormat,
    pub(super) headers: &'r Headers,
    pub(super) start: Position,
    pub(super) end: Position,
}

impl<'r> Record<'r> {
    /// Which record it is, from 0.
    pub fn index(&self) -> u64 {
        self.start.index
    }

    /// Where it begins.
    pub fn start(&self) -> Position {
        self.start
    }

    /// Where it ends, with what parts it from the next one as far as that is known: behind the line's end, or behind the
    /// comma.
    pub fn end(&self) -> Position {
        self.end
    }

    /// The bytes as they were sent, without what parts them from the next; nothing if there are too many of them, or if
    /// they cannot be told from what follows.
    pub fn bytes(&self) -> Option<&'r [u8]> {
        self.content.as_ref().ok().copied()
    }

    /// Why nothing can be read of the record, where that is known without reading it.
    pub fn problem(&self) -> Option<&RecordError> {
        self.content.as_ref().err()
    }

    /// The record as a value, which is an object.
    ///
    /// # Errors
    ///
    /// [`RecordError`] if it cannot be read.
    pub fn value(&self) -> Result<Value, RecordError> {
        let text = self.text()?;
        let start = self.start.place();
        let value = match self.format {
            RecordFormat::JsonLines => json::read_line(text, start, &mut Budget::new())?,
            RecordFormat::JsonArray => json::read_item(text, start)?,
            RecordFormat::Csv => csv::read_row(text, start, self.headers)?,
        };
        match value {
            Value::Object(_) => Ok(value),
            other => {
                let number = usize::try_from(self.start.index).unwrap_or(usize::MAX).saturating_add(1);
                Err(ReadListError::ItemNotAnObject { number, found: other.kind() }.into())
            }
        }
    }

    /// The record as a type, by the rules of [`Members::bind_all`].
    ///
    /// # Errors
    ///
    /// [`RecordError`] if it cannot be read, or with every member at fault.
    pub fn bind<T: DeserializeOwned>(&self) -> Result<T, RecordError> {
        let text = self.text()?;
        let bound = match self.format {
            RecordFormat::JsonLines | RecordFormat::JsonArray => plain::bind_object(text),
            RecordFormat::Csv => plain::bind_row(text, self.headers),
        };
        match bound {
            Some(bound) => Ok(bound),
            // Whatever is not plain has its rules, and its errors, from the tree.
            None => Ok(Members::of_body(self.value()?).bind_all()?),
        }
    }

    pub(super) fn text(&self) -> Result<&'r str, RecordError> {
        let bytes = self.content.clone()?;
        let at = usize::try_from(self.start.offset).unwrap_or(usize::MAX);
        std::str::from_utf8(bytes)
            .map_err(|error| ReadError::NotUtf8 { offset: at.saturating_add(error.valid_up_to()) }.into())
    }
}
