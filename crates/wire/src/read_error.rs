//! The errors of all readers, with the place in the body and the remedy, and the helpers that all readers share.

use crate::limits::{MAX_DEPTH, MAX_FORM_MEMBERS, MAX_VALUES};
use crate::value::Value;

/// The reason why a body is refused. The client can correct each of these.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ReadError {
    /// The bytes are not UTF-8.
    #[error("The body is not UTF-8: it cannot be read from byte {offset} on. Send it in UTF-8.")]
    NotUtf8 {
        /// The index of the first byte that is not part of a character.
        offset: usize,
    },
    /// The body breaks a rule of its format.
    #[error("The body cannot be read as {format}: at line {line}, column {column}, {problem}.")]
    Malformed {
        /// The name of the format for people: `JSON`.
        format: &'static str,
        /// The line, from 1.
        line: usize,
        /// The character in the line, from 1.
        column: usize,
        /// The expected and the found text, as part of a sentence.
        problem: String,
    },
    /// Objects, lists or elements are nested more than [`MAX_DEPTH`] levels.
    #[error("The body is nested more than {MAX_DEPTH} levels deep at line {line}, column {column}. Send fewer levels.")]
    TooDeep {
        /// The line, from 1.
        line: usize,
        /// The character in the line, from 1.
        column: usize,
    },
    /// The body is a list or a scalar instead of an object.
    #[error("The body is {found}. Send an object.")]
    NotAnObject {
        /// The kind of the body, with an article.
        found: &'static str,
    },
    /// The root element of XML is not the message.
    #[error("The root element is {found}. Send {expected}.")]
    WrongRoot {
        /// The root element of the message, with its namespace.
        expected: String,
        /// The root element of the body, with its namespace.
        found: String,
    },
    /// The body holds more than [`MAX_VALUES`] values on all levels together.
    #[error("The body holds more than {MAX_VALUES} values. Send less in one body.")]
    TooManyValues,
    /// A form has more than [`MAX_FORM_MEMBERS`] members.
    #[error("The form has more than {MAX_FORM_MEMBERS} members. Send fewer.")]
    TooManyMembers,
    /// A member of a form cannot be read.
    #[error("The form cannot be read: in member {number}, {problem}.")]
    FormMember {
        /// The number of the member, from 1.
        number: usize,
        /// The expected and the found text, as part of a sentence.
        problem: String,
    },
    /// The boundaries of a multipart form are wrong.
    #[error("The form cannot be read: {problem}.")]
    FormFrame {
        /// The expected and the found text, as part of a sentence.
        problem: String,
    },
}

impl ReadError {
    /// Whether the body exceeds a limit and is well-formed as far as it was read.
    pub fn is_too_large(&self) -> bool {
        matches!(self, Self::TooManyValues)
    }
}

/// The reason why a body is refused as a list of messages. The client can correct each of these.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ReadListError {
    /// The list has more items than the limit.
    #[error("The list has more than {limit} items. Send them in several requests.")]
    TooManyItems {
        /// The most items.
        limit: usize,
    },
    /// The body is no list.
    #[error("The body is {found}. Send a list.")]
    NotAList {
        /// The kind of the body, with an article.
        found: &'static str,
    },
    /// An item is a list or a scalar instead of an object.
    #[error("Item {number} of the list is {found}. Send an object.")]
    ItemNotAnObject {
        /// The number of the item, from 1.
        number: usize,
        /// The kind of the item, with an article.
        found: &'static str,
    },
    /// The body breaks a rule of its format.
    #[error(transparent)]
    Read(#[from] ReadError),
}

impl ReadListError {
    /// Whether the body exceeds a limit and is well-formed as far as it was read.
    pub fn is_too_large(&self) -> bool {
        match self {
            Self::TooManyItems { .. } => true,
            Self::Read(error) => error.is_too_large(),
            Self::NotAList { .. } | Self::ItemNotAnObject { .. } => false,
        }
    }
}

/// The items of a list of messages that were read so far.
pub(crate) struct Items {
    items: Vec<Value>,
    max_items: usize,
}

impl Items {
    pub(crate) fn new(max_items: usize) -> Self {
        Self { items: Vec::new(), max_items }
    }

    /// Adds an item, which must be an object. Readers call it before they read the next item, so they read nothing beyond
    /// the limit.
    pub(crate) fn push(&mut self, item: Value) -> Result<(), ReadListError> {
        if self.items.len() == self.max_items {
            return Err(ReadListError::TooManyItems { limit: self.max_items });
        }
        match item {
            Value::Object(_) => self.items.push(item),
            other => {
                return Err(ReadListError::ItemNotAnObject { number: self.items.len() + 1, found: other.kind() });
            }
        }
        Ok(())
    }

    pub(crate) fn finish(self) -> Vec<Value> {
        self.items
    }
}

/// The text of the body without a byte order mark.
pub(crate) fn utf8(body: &[u8]) -> Result<&str, ReadError> {
    let text = std::str::from_utf8(body).map_err(|error| ReadError::NotUtf8 { offset: error.valid_up_to() })?;
    Ok(text.strip_prefix('\u{feff}').unwrap_or(text))
}

/// Whether the text is empty or only white space.
pub(crate) fn is_blank(text: &str) -> bool {
    text.bytes().all(|byte| matches!(byte, b' ' | b'\t' | b'\r' | b'\n'))
}

/// A place in a body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Place {
    /// The line, from 1.
    pub(crate) line: usize,
    /// The character in the line, from 1.
    pub(crate) column: usize,
}

impl Place {
    /// The start of a body.
    pub(crate) const START: Self = Self { line: 1, column: 1 };

    /// The place after these bytes.
    pub(crate) fn after(self, bytes: &[u8]) -> Self {
        let line_ends = bytes.iter().filter(|byte| **byte == b'\n').count();
        let last_end = if line_ends == 0 { None } else { bytes.iter().rposition(|byte| *byte == b'\n') };
        let (column, in_line) = match last_end {
            Some(last_end) => (1, bytes.get(last_end + 1..).unwrap_or_default()),
            None => (self.column, bytes),
        };
        // The continuation bytes of UTF-8 are no characters.
        let characters = in_line.iter().filter(|byte| (**byte & 0xC0) != 0x80).count();
        Self { line: self.line + line_ends, column: column + characters }
    }
}

/// The line and the column of the byte at an offset, both from 1.
pub(crate) fn line_and_column(text: &str, offset: usize) -> (usize, usize) {
    let Place { line, column } = Place::START.after(text.as_bytes().get(..offset).unwrap_or(text.as_bytes()));
    (line, column)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_counted_in_lines_and_characters() {
        assert_eq!(Place::START.after(b""), Place { line: 1, column: 1 });
        assert_eq!(Place::START.after("a\nbü".as_bytes()), Place { line: 2, column: 3 });
        assert_eq!(Place { line: 7, column: 4 }.after("ü".as_bytes()), Place { line: 7, column: 5 });
        assert_eq!(Place { line: 7, column: 4 }.after(b"\n\nab"), Place { line: 9, column: 3 });
    }

    #[test]
    fn the_byte_order_mark_is_taken_off_and_other_encodings_are_refused() {
        assert_eq!(utf8(b"\xEF\xBB\xBF{}"), Ok("{}"));
        assert_eq!(utf8(b"ab\xFF"), Err(ReadError::NotUtf8 { offset: 2 }));
        assert_eq!(utf8(b"\xFE\xFF\0{\0}"), Err(ReadError::NotUtf8 { offset: 0 }));
    }
}
