//! One record: its position, its bytes and its value.

use serde::de::DeserializeOwned;

use super::error::RecordError;
use super::format::RecordFormat;
use super::plain;
use crate::bind::Members;
use crate::budget::Budget;
use crate::csv::{self, Headers};
use crate::json;
use crate::read_error::{Place, ReadError, ReadListError};
use crate::value::Value;

/// A place between two records.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Position {
    /// The number of records before it, including those with errors.
    pub index: u64,
    /// The number of bytes before it, including a byte order mark.
    pub offset: u64,
    /// The line, from 1.
    pub line: usize,
    pub(super) column: usize,
}

impl Position {
    pub(super) const START: Self = Self { index: 0, offset: 0, line: 1, column: 1 };

    pub(super) fn place(&self) -> Place {
        Place { line: self.line, column: self.column }
    }

    /// Moves the position past bytes of the same record.
    pub(super) fn pass(&mut self, bytes: &[u8]) {
        let place = self.place().after(bytes);
        let offset = self.offset + bytes.len() as u64;
        *self = Self { index: self.index, offset, line: place.line, column: place.column };
    }
}

/// One record of the body.
#[derive(Debug)]
pub struct Record<'r> {
    pub(super) content: Result<&'r [u8], RecordError>,
    pub(super) format: RecordFormat,
    pub(super) headers: &'r Headers,
    pub(super) start: Position,
    pub(super) end: Position,
}

impl<'r> Record<'r> {
    /// The number of the record, from 0.
    pub fn index(&self) -> u64 {
        self.start.index
    }

    /// The start of the record.
    pub fn start(&self) -> Position {
        self.start
    }

    /// The end of the record with its separator, if the reader has seen it: after the line break, or after the comma.
    pub fn end(&self) -> Position {
        self.end
    }

    /// The bytes of the record without its separator; `None` if the record is too long or its end is unknown.
    pub fn bytes(&self) -> Option<&'r [u8]> {
        self.content.as_ref().ok().copied()
    }

    /// The error of a record that is too long or whose end is unknown.
    pub fn problem(&self) -> Option<&RecordError> {
        self.content.as_ref().err()
    }

    /// The record as a value, which is an object.
    ///
    /// # Errors
    ///
    /// [`RecordError`] if the record cannot be read.
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
    /// [`RecordError`] if the record cannot be read, or with an error for each member at fault.
    pub fn bind<T: DeserializeOwned>(&self) -> Result<T, RecordError> {
        let text = self.text()?;
        let bound = match self.format {
            RecordFormat::JsonLines | RecordFormat::JsonArray => plain::bind_object(text),
            RecordFormat::Csv => plain::bind_row(text, self.headers),
        };
        match bound {
            Some(bound) => Ok(bound),
            // The tree handles all other records, and has the errors.
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
