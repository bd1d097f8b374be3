//! The character between the cells of a row.

use std::fmt;

/// The character between two cells of CSV: a comma by RFC 4180, a semicolon in the spreadsheets of some countries.
///
/// ```
/// use billables_wire::Delimiter;
///
/// assert_eq!("tab".parse(), Ok(Delimiter::TAB));
/// assert_eq!(Delimiter::SEMICOLON.to_string(), "semicolon");
/// assert!("x".parse::<Delimiter>().is_err());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Delimiter(u8);

/// The text names no delimiter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("A delimiter is one ASCII character that is no letter, digit, quote, space or line break, or the word tab.")]
pub struct DelimiterError;

impl Delimiter {
    /// `,`
    pub const COMMA: Self = Self(b',');
    /// `;`
    pub const SEMICOLON: Self = Self(b';');
    /// U+0009
    pub const TAB: Self = Self(b'\t');
    /// `|`
    pub const PIPE: Self = Self(b'|');

    /// The delimiters in common use, the standard one first.
    pub const COMMON: [Self; 4] = [Self::COMMA, Self::SEMICOLON, Self::TAB, Self::PIPE];

    /// The delimiter as a character.
    pub fn as_char(self) -> char {
        char::from(self.0)
    }

    pub(crate) fn byte(self) -> u8 {
        self.0
    }
}

impl std::str::FromStr for Delimiter {
    type Err = DelimiterError;

    fn from_str(text: &str) -> Result<Self, DelimiterError> {
        match text.as_bytes() {
            b"tab" | b"\\t" | b"\t" => Ok(Self::TAB),
            [byte] if byte.is_ascii_punctuation() && *byte != b'"' => Ok(Self(*byte)),
            _ => Err(DelimiterError),
        }
    }
}

impl fmt::Display for Delimiter {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::COMMA => formatter.write_str("comma"),
            Self::SEMICOLON => formatter.write_str("semicolon"),
            Self::TAB => formatter.write_str("tab"),
            Self::PIPE => formatter.write_str("vertical bar"),
            other => write!(formatter, "{:?}", other.as_char()),
        }
    }
}
