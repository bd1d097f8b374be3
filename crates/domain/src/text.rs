//! Short texts for people to read: names, reasons, subjects.

use crate::FaultCode;
use crate::parse::{ParseError, Rule, text_conversions, text_type};

/// The longest name of an account or a customer, in characters.
pub const NAME_LENGTH_MAX: usize = 200;

/// The longest reason of a void or a reinstatement, in characters.
pub const REASON_LENGTH_MAX: usize = 500;

/// The longest subject of a token, in characters.
pub const SUBJECT_LENGTH_MAX: usize = 255;

/// A rule for names, reasons and subjects.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum TextRule {
    /// No character at all.
    #[error("is empty. Give at least one character.")]
    Empty,
    /// Too many characters.
    #[error("is longer than {max} characters. Shorten it.")]
    TooLong {
        /// The maximum number of characters.
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

impl Rule for TextRule {
    fn code(self) -> FaultCode {
        match self {
            Self::Empty => FaultCode::NotEmpty,
            Self::TooLong { .. } => FaultCode::Length,
            Self::WhiteSpace | Self::Control | Self::Direction => FaultCode::InvalidValue,
        }
    }
}

/// A text that is no name, reason or subject.
pub type TextError = ParseError<TextRule>;

fn check_length(text: &str, max: usize) -> Result<(), TextRule> {
    if text.is_empty() {
        return Err(TextRule::Empty);
    }
    if text.chars().nth(max).is_some() {
        return Err(TextRule::TooLong { max });
    }
    Ok(())
}

/// Whether a character breaks a line or has no shape: the control characters of ASCII and Latin-1, the two Unicode
/// separators of lines and paragraphs, and two characters that XML cannot carry. Every format can then show every text.
pub fn is_control(character: char) -> bool {
    character.is_control() || matches!(character, '\u{2028}' | '\u{2029}' | '\u{fffe}' | '\u{ffff}')
}

/// Whether a character opens or closes an embedding, an override or an isolate of a direction of writing (UAX #9, section 2):
/// such a character can reorder the letters of its text and of the text behind it on the screen. The marks U+200E, U+200F and
/// U+061C affect no more than a letter does, and names in Arabic and Hebrew have them.
fn changes_direction(character: char) -> bool {
    matches!(character, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Checks a text that people read in a list, a log or the audit trail.
fn check(text: &str, max: usize) -> Result<(), TextRule> {
    check_length(text, max)?;
    if text.contains(is_control) {
        return Err(TextRule::Control);
    }
    if text.contains(changes_direction) {
        return Err(TextRule::Direction);
    }
    if text.starts_with(char::is_whitespace) || text.ends_with(char::is_whitespace) {
        return Err(TextRule::WhiteSpace);
    }
    Ok(())
}

macro_rules! bounded_text {
    ($(#[$doc:meta])* $name:ident, $type_name:literal, $max:ident) => {
        text_type! {
            $(#[$doc])*
            $name
        }

        impl $name {
            /// Parses the text as given, without trimming.
            ///
            /// # Errors
            ///
            /// [`TextError`] with the rule that the text breaks.
            pub fn parse(text: &str) -> Result<Self, TextError> {
                check(text, $max).map_err(|rule| TextError::new($type_name, rule))?;
                Ok(Self(text.into()))
            }

            /// Reads a stored text, which was parsed by the rules at the time of storing. Rules may have been added since.
            ///
            /// # Errors
            ///
            /// [`TextError`] for a text that no rules ever allowed.
            pub fn stored(text: &str) -> Result<Self, TextError> {
                check_length(text, $max).map_err(|rule| TextError::new($type_name, rule))?;
                Ok(Self(text.into()))
            }
        }

        text_conversions!($name, TextError);
    };
}

bounded_text! {
    /// The name of an account, a customer or a user: 1 to 200 characters, no control characters or line breaks, none that changes
    /// the direction of the text around it, no white space at either end.
    ///
    /// # Examples
    ///
    /// ```
    /// # use billables_domain::{Name, TextRule};
    /// assert!(Name::parse("Acme & Söhne <Wien>").is_ok());
    /// assert!(Name::parse("שלום\u{200f} (Haifa)").is_ok(), "a mark is part of a name");
    /// assert_eq!(Name::parse("acme\u{202e}moc").unwrap_err().rule(), TextRule::Direction);
    /// assert_eq!(Name::parse("acme\u{2028}globex").unwrap_err().rule(), TextRule::Control);
    /// ```
    Name, "name", NAME_LENGTH_MAX
}
bounded_text! {
    /// The reason for a void or a reinstatement: 1 to 500 characters, and otherwise as [`Name`].
    ///
    /// # Examples
    ///
    /// ```
    /// # use billables_domain::{Reason, TextRule};
    /// assert!(Reason::parse("wrong customer").is_ok());
    /// assert_eq!(Reason::parse("wrong\u{2066}customer").unwrap_err().rule(), TextRule::Direction);
    /// ```
    Reason, "reason", REASON_LENGTH_MAX
}
bounded_text! {
    /// The subject that did something, as the `sub` of a token names it: 1 to 255 characters, and otherwise as [`Name`].
    Subject, "subject", SUBJECT_LENGTH_MAX
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn length_is_counted_in_characters() {
        assert!(Reason::parse(&"ä".repeat(500)).is_ok());
        assert_eq!(Reason::parse(&"ä".repeat(501)).unwrap_err().rule(), TextRule::TooLong { max: 500 });
        assert_eq!(Reason::parse("").unwrap_err().rule(), TextRule::Empty);
    }

    #[test]
    fn control_characters_and_white_space_at_the_ends_are_refused() {
        assert_eq!(Name::parse("a\0b").unwrap_err().rule(), TextRule::Control);
        assert_eq!(Name::parse("a\nb").unwrap_err().rule(), TextRule::Control);
        assert_eq!(Name::parse("a\u{85}b").unwrap_err().rule(), TextRule::Control);
        assert_eq!(Name::parse("a\u{ffff}b").unwrap_err().rule(), TextRule::Control);
        for control in ['\u{7f}', '\u{80}', '\u{9f}', '\u{2028}', '\u{2029}', '\t', '\r'] {
            assert_eq!(Name::parse(&format!("a{control}b")).unwrap_err().rule(), TextRule::Control, "{control:?}");
            assert_eq!(Reason::parse(&format!("a{control}")).unwrap_err().rule(), TextRule::Control, "{control:?}");
        }
        assert_eq!(Name::parse(" a").unwrap_err().rule(), TextRule::WhiteSpace);
        assert!(Name::parse("Acme & Söhne <Wien>").is_ok());
    }

    #[test]
    fn characters_that_change_the_direction_of_text_are_refused_and_marks_are_not() {
        for code in (0x202a..=0x202e).chain(0x2066..=0x2069) {
            let text = format!("a{}b", char::from_u32(code).unwrap());
            assert_eq!(Name::parse(&text).unwrap_err().rule(), TextRule::Direction, "{code:x}");
            assert_eq!(Reason::parse(&text).unwrap_err().rule(), TextRule::Direction, "{code:x}");
            assert_eq!(Subject::parse(&text).unwrap_err().rule(), TextRule::Direction, "{code:x}");
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
