//! The conversions from a text that the standard library has traits for, and the rules of texts that are kept as given.

use billables_domain::{TextRule, is_control};

/// Checks a text that is kept as a carrier gives it: 1 to `max` characters, none of which is a control character.
pub(crate) fn check_text(text: &str, max: usize) -> Result<(), TextRule> {
    if text.is_empty() {
        return Err(TextRule::Empty);
    }
    if text.chars().nth(max).is_some() {
        return Err(TextRule::TooLong { max });
    }
    if text.contains(is_control) { Err(TextRule::Control) } else { Ok(()) }
}

/// Gives a type the conversions from a text, by its `parse`.
macro_rules! text_conversions {
    ($name:ident, $error:ty) => {
        impl std::str::FromStr for $name {
            type Err = $error;

            fn from_str(text: &str) -> Result<Self, $error> {
                $name::parse(text)
            }
        }

        impl TryFrom<&str> for $name {
            type Error = $error;

            fn try_from(text: &str) -> Result<Self, $error> {
                $name::parse(text)
            }
        }

        impl TryFrom<String> for $name {
            type Error = $error;

            fn try_from(text: String) -> Result<Self, $error> {
                $name::parse(&text)
            }
        }
    };
}

pub(crate) use text_conversions;
