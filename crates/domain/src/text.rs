//! Short texts that people and tokens bring: names, reasons, subjects.

use std::fmt;

use crate::fault::FaultCode;

/// The longest name of an account or a customer, in characters.
pub const NAME_LENGTH_MAX: usize = 200;

/// The longest reason of a void or a reinstatement, in characters.
pub const REASON_LENGTH_MAX: usize = 500;

/// The longest subject of a token, in characters.
pub const SUBJECT_LENGTH_MAX: usize = 255;

/// Why a text cannot be a name, a reason or a subject.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum TextError {
    /// No character at all.
    #[error("is empty. Give at least one character.")]
    Empty,
    /// Too many characters.
    #[error("is longer than {max} characters. Shorten it.")]
    TooLong {
        /// The most characters that it may have.
        max: usize,
    },
    /// White space at either end; values are never trimmed.
    #[error("begins or ends with white space. Take the white space away.")]
    WhiteSpace,
    /// A control character, a line break included.
    #[error("has a control character or a line break. Use printable characters only.")]
    Control,
}

impl From<TextError> for (FaultCode, String) {
    fn from(error: TextError) -> Self {
        let code = match error {
            TextError::Empty => FaultCode::NotEmpty,
            TextError::TooLong { .. } => FaultCode::Length,
            TextError::WhiteSpace | TextError::Control => FaultCode::InvalidValue,
        };
        (code, error.to_string())
    }
}

fn check(text: &str, max: usize) -> Result<(), TextError> {
    if text.is_empty() {
        return Err(TextError::Empty);
    }
    if text.chars().nth(max).is_some() {
        return Err(TextError::TooLong { max });
    }
    // Also what XML cannot carry: a text that one format can show and another cannot would be two texts.
    if text.chars().any(|character| character.is_control() || matches!(character, '\u{fffe}' | '\u{ffff}')) {
        return Err(TextError::Control);
    }
    if text.starts_with(char::is_whitespace) || text.ends_with(char::is_whitespace) {
        return Err(TextError::WhiteSpace);
    }
    Ok(())
}

macro_rules! text_type {
    ($(#[$doc:meta])* $name:ident, $max:ident) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct $name(Box<str>);

        impl $name {
            /// Parses the text as given, without trimming.
            ///
            /// # Errors
            ///
            /// [`TextError`] says which rule the text breaks.
            pub fn parse(text: &str) -> Result<Self, TextError> {
                check(text, $max)?;
                Ok(Self(text.into()))
            }

            /// The text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str(&self.0)
            }
        }
    };
}

text_type! {
    /// The name of an account or a customer: 1 to 200 characters, no control characters, no white space at either end.
    Name, NAME_LENGTH_MAX
}
text_type! {
    /// Why a billable was voided or reinstated: 1 to 500 characters, no control characters, no white space at either end.
    Reason, REASON_LENGTH_MAX
}
text_type! {
    /// Who did something: the `sub` of a token, 1 to 255 characters.
    Subject, SUBJECT_LENGTH_MAX
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn length_is_counted_in_characters() {
        assert!(Reason::parse(&"ä".repeat(500)).is_ok());
        assert_eq!(Reason::parse(&"ä".repeat(501)), Err(TextError::TooLong { max: 500 }));
        assert_eq!(Reason::parse(""), Err(TextError::Empty));
    }

    #[test]
    fn control_characters_and_white_space_at_the_ends_are_refused() {
        assert_eq!(Name::parse("a\0b"), Err(TextError::Control));
        assert_eq!(Name::parse("a\nb"), Err(TextError::Control));
        assert_eq!(Name::parse("a\u{85}b"), Err(TextError::Control));
        assert_eq!(Name::parse("a\u{ffff}b"), Err(TextError::Control));
        assert_eq!(Name::parse(" a"), Err(TextError::WhiteSpace));
        assert!(Name::parse("Acme & Söhne <Wien>").is_ok());
    }
}
