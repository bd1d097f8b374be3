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
    /// A character that embeds, overrides or isolates a direction of writing.
    #[error(
        "has a character that changes the direction of the text around it (U+202A to U+202E, U+2066 to U+2069). Take it away."
    )]
    Direction,
}

impl From<TextError> for (FaultCode, String) {
    fn from(error: TextError) -> Self {
        let code = match error {
            TextError::Empty => FaultCode::NotEmpty,
            TextError::TooLong { .. } => FaultCode::Length,
            TextError::WhiteSpace | TextError::Control | TextError::Direction => FaultCode::InvalidValue,
        };
        (code, error.to_string())
    }
}

fn check_length(text: &str, max: usize) -> Result<(), TextError> {
    if text.is_empty() {
        return Err(TextError::Empty);
    }
    if text.chars().nth(max).is_some() {
        return Err(TextError::TooLong { max });
    }
    Ok(())
}

/// Whether a character breaks a line or has no shape: the control characters of ASCII and Latin-1, the two separators that
/// Unicode calls no control characters, and two that XML cannot carry. A text that one format can show and another cannot
/// would be two texts.
fn is_control(character: char) -> bool {
    character.is_control() || matches!(character, '\u{2028}' | '\u{2029}' | '\u{fffe}' | '\u{ffff}')
}

/// Whether a character opens or closes an embedding, an override or an isolate of a direction of writing (UAX #9, section 2):
/// with them a text can show its letters in another order than it has them, and the text behind it as well. The marks
/// U+200E, U+200F and U+061C reach no further than a letter would, and names in Arabic and Hebrew have them.
fn changes_direction(character: char) -> bool {
    matches!(character, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// The rule for every text that people read in a list, a log or the audit trail.
fn check(text: &str, max: usize) -> Result<(), TextError> {
    check_length(text, max)?;
    if text.contains(is_control) {
        return Err(TextError::Control);
    }
    if text.contains(changes_direction) {
        return Err(TextError::Direction);
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

            /// A text that was parsed before it was stored, by the rules of that time: rules may have been added since.
            ///
            /// # Errors
            ///
            /// [`TextError`] for a text that no rules ever let through.
            pub fn stored(text: &str) -> Result<Self, TextError> {
                check_length(text, $max)?;
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
    /// The name of an account, a customer or a user: 1 to 200 characters, no control characters or line breaks, none that changes
    /// the direction of the text around it, no white space at either end.
    ///
    /// # Examples
    ///
    /// ```
    /// # use billables_domain::{Name, TextError};
    /// assert!(Name::parse("Acme & Söhne <Wien>").is_ok());
    /// assert!(Name::parse("שלום\u{200f} (Haifa)").is_ok(), "a mark is part of a name");
    /// assert_eq!(Name::parse("acme\u{202e}moc"), Err(TextError::Direction));
    /// assert_eq!(Name::parse("acme\u{2028}globex"), Err(TextError::Control));
    /// ```
    Name, NAME_LENGTH_MAX
}
text_type! {
    /// Why a billable was voided or reinstated: 1 to 500 characters, and otherwise as [`Name`].
    ///
    /// # Examples
    ///
    /// ```
    /// # use billables_domain::{Reason, TextError};
    /// assert!(Reason::parse("wrong customer").is_ok());
    /// assert_eq!(Reason::parse("wrong\u{2066}customer"), Err(TextError::Direction));
    /// ```
    Reason, REASON_LENGTH_MAX
}
text_type! {
    /// Who did something: the `sub` of a token, 1 to 255 characters, and otherwise as [`Name`].
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
        for control in ['\u{7f}', '\u{80}', '\u{9f}', '\u{2028}', '\u{2029}', '\t', '\r'] {
            assert_eq!(Name::parse(&format!("a{control}b")), Err(TextError::Control), "{control:?}");
            assert_eq!(Reason::parse(&format!("a{control}")), Err(TextError::Control), "{control:?}");
        }
        assert_eq!(Name::parse(" a"), Err(TextError::WhiteSpace));
        assert!(Name::parse("Acme & Söhne <Wien>").is_ok());
    }

    #[test]
    fn characters_that_change_the_direction_of_text_are_refused_and_marks_are_not() {
        for code in (0x202a..=0x202e).chain(0x2066..=0x2069) {
            let text = format!("a{}b", char::from_u32(code).unwrap());
            assert_eq!(Name::parse(&text), Err(TextError::Direction), "{code:x}");
            assert_eq!(Reason::parse(&text), Err(TextError::Direction), "{code:x}");
            assert_eq!(Subject::parse(&text), Err(TextError::Direction), "{code:x}");
            assert_eq!(Name::stored(&text).unwrap().as_str(), text, "what is stored stays readable");
        }
        for name in [
            "شركة\u{200f} ABC",
            "א\u{200e}1",
            "سعر\u{61c}5",
            "\u{200f}שלום",
            "نیم\u{200c}فاصله",
            "👩\u{200d}💻",
            "José",
            "李",
        ] {
            assert!(Name::parse(name).is_ok(), "{name:?}");
        }
    }
}
