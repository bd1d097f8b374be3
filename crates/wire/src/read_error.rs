//! Why a body cannot be read. Shared by all formats; says where, what was expected, and what to do.

/// How many levels objects, lists and elements may be nested, the outermost being the first.
pub const MAX_DEPTH: usize = 64;

/// Why a body cannot be read. All of these are the sender's to mend.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ReadError {
    /// The bytes are not UTF-8.
    #[error("The body is not UTF-8: it cannot be read from byte {offset} on. Send it in UTF-8.")]
    NotUtf8 {
        /// The first byte that is not part of a character, from 0.
        offset: usize,
    },
    /// The body breaks a rule of its format.
    #[error("The body cannot be read as {format}: at line {line}, column {column}, {problem}.")]
    Malformed {
        /// The format as people write it: `JSON`.
        format: &'static str,
        /// The line, from 1.
        line: usize,
        /// The character in the line, from 1.
        column: usize,
        /// What was expected and what was found; part of a sentence.
        problem: String,
    },
    /// Objects, lists or elements are nested more than [`MAX_DEPTH`] levels.
    #[error("The body is nested more than {MAX_DEPTH} levels deep at line {line}, column {column}. Send it flatter.")]
    TooDeep {
        /// The line, from 1.
        line: usize,
        /// The character in the line, from 1.
        column: usize,
    },
    /// The body is a list or a scalar where an object belongs.
    #[error("The body is {found}. Send an object.")]
    NotAnObject {
        /// What the body is, with its article.
        found: &'static str,
    },
    /// The root element of XML is not the message.
    #[error("The root element is {found}. Send {expected}.")]
    WrongRoot {
        /// The element that the message has, with its namespace.
        expected: String,
        /// The element that the body has, with its namespace.
        found: String,
    },
}

/// The body's text without its byte order mark.
pub(crate) fn utf8(body: &[u8]) -> Result<&str, ReadError> {
    let text = std::str::from_utf8(body).map_err(|error| ReadError::NotUtf8 { offset: error.valid_up_to() })?;
    Ok(text.strip_prefix('\u{feff}').unwrap_or(text))
}

/// Whether nothing was sent: no body at all, or white space only.
pub(crate) fn is_blank(text: &str) -> bool {
    text.bytes().all(|byte| matches!(byte, b' ' | b'\t' | b'\r' | b'\n'))
}

/// The line and the column of a byte, both from 1.
pub(crate) fn line_and_column(text: &str, offset: usize) -> (usize, usize) {
    let before = text.as_bytes().get(..offset).unwrap_or(text.as_bytes());
    let line_start = before.iter().rposition(|byte| *byte == b'\n').map_or(0, |position| position + 1);
    let line = 1 + before.iter().filter(|byte| **byte == b'\n').count();
    // Bytes that continue a character are not characters of their own.
    let column = 1 + before[line_start..].iter().filter(|byte| (**byte & 0xC0) != 0x80).count();
    (line, column)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_counted_in_lines_and_characters() {
        assert_eq!(line_and_column("abc", 0), (1, 1));
        assert_eq!(line_and_column("a\nbü?", 5), (2, 3));
        assert_eq!(line_and_column("a", 99), (1, 2));
    }

    #[test]
    fn the_byte_order_mark_is_taken_off_and_other_encodings_are_refused() {
        assert_eq!(utf8(b"\xEF\xBB\xBF{}"), Ok("{}"));
        assert_eq!(utf8(b"ab\xFF"), Err(ReadError::NotUtf8 { offset: 2 }));
        assert_eq!(utf8(b"\xFE\xFF\0{\0}"), Err(ReadError::NotUtf8 { offset: 0 }));
    }
}
