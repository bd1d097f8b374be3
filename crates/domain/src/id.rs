//! Ids of accounts, customers and sessions: the caller's own, within one alphabet that is safe in a path.

use std::fmt;

use crate::fault::FaultCode;

/// The longest id, in characters (all of them ASCII).
pub const ID_LENGTH_MAX: usize = 64;

/// The names of the formats that a path may end in (`/billables.xml`): no id ends in one, so that a path means one thing.
/// Formats to come are in it already: ids that are stored would be refused if it ever grew.
pub const RESERVED_SUFFIXES: [&str; 6] = ["json", "xml", "jsv", "csv", "jsonl", "html"];

/// Why a text cannot be an id.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum IdError {
    /// The sample request's placeholder.
    #[error("still holds the placeholder \"String\" of the sample request. Put the real id there, or leave it out.")]
    Placeholder,
    /// No character at all.
    #[error("is empty. An id has 1 to 64 characters.")]
    Empty,
    /// Too many characters.
    #[error("is longer than 64 characters. An id has 1 to 64 characters.")]
    TooLong,
    /// White space at either end; values are never trimmed.
    #[error("begins or ends with white space. Take the white space away.")]
    WhiteSpace,
    /// A character outside the alphabet.
    #[error("has a character that no id has. Use letters and digits of ASCII and . _ : @ - only.")]
    Character,
    /// `.` and `..` mean something else in a path.
    #[error("is \".\" or \"..\", which a path cannot carry. Use another id.")]
    Dots,
    /// The end of the id would be read as a format.
    #[error("ends in a dot and the name of a format, which a path would read as a format. Use another id.")]
    FormatSuffix,
}

impl From<IdError> for (FaultCode, String) {
    fn from(error: IdError) -> Self {
        let code = match error {
            IdError::Placeholder => FaultCode::Placeholder,
            IdError::TooLong => FaultCode::Length,
            _ => FaultCode::InvalidId,
        };
        (code, error.to_string())
    }
}

/// Whether a character may stand in an id or in a token of a free call SID.
pub(crate) fn is_id_character(character: char) -> bool {
    character.is_ascii_alphanumeric() || matches!(character, '.' | '_' | ':' | '@' | '-')
}

fn check(text: &str) -> Result<(), IdError> {
    if text.is_empty() {
        return Err(IdError::Empty);
    }
    if text == "String" {
        return Err(IdError::Placeholder);
    }
    if text.starts_with(char::is_whitespace) || text.ends_with(char::is_whitespace) {
        return Err(IdError::WhiteSpace);
    }
    if text.chars().nth(ID_LENGTH_MAX).is_some() {
        return Err(IdError::TooLong);
    }
    if !text.chars().all(is_id_character) {
        return Err(IdError::Character);
    }
    if matches!(text, "." | "..") {
        return Err(IdError::Dots);
    }
    if let Some((_, suffix)) = text.rsplit_once('.')
        && RESERVED_SUFFIXES.iter().any(|name| name.eq_ignore_ascii_case(suffix))
    {
        return Err(IdError::FormatSuffix);
    }
    Ok(())
}

macro_rules! id_type {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        ///
        /// 1 to 64 characters of `A-Z a-z 0-9 . _ : @ -`, case-sensitive, ordered by bytes; never `.`, `..` or
        /// `String`, and never ending in a dot and the name of a format.
        #[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct $name(Box<str>);

        impl $name {
            /// Parses an id as given, without trimming.
            ///
            /// # Errors
            ///
            /// [`IdError`] says which rule the text breaks.
            pub fn parse(text: &str) -> Result<Self, IdError> {
                check(text)?;
                Ok(Self(text.into()))
            }

            /// The id as text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str(&self.0)
            }
        }

        impl std::str::FromStr for $name {
            type Err = IdError;

            fn from_str(text: &str) -> Result<Self, IdError> {
                Self::parse(text)
            }
        }
    };
}

id_type! {
    /// The id of an account, a tenant of the platform. Global.
    AccountId
}
id_type! {
    /// The id of a customer. Unique within its account.
    CustomerId
}
id_type! {
    /// The id of a session, one conversation that the platform ran. Unique within its account.
    SessionId
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn accepts_the_whole_alphabet_up_to_the_longest_id() {
        for text in ["a", "A.b_c:d@e-9", "...", ".json.", "json", "string", &"x".repeat(64)] {
            assert_eq!(AccountId::parse(text).map(|id| id.to_string()), Ok(text.to_owned()));
        }
    }

    #[test]
    fn names_the_rule_that_is_broken() {
        let cases = [
            ("", IdError::Empty),
            ("String", IdError::Placeholder),
            (" a", IdError::WhiteSpace),
            ("a\n", IdError::WhiteSpace),
            ("a b", IdError::Character),
            ("a\0b", IdError::Character),
            ("ä", IdError::Character),
            ("a/b", IdError::Character),
            (".", IdError::Dots),
            ("..", IdError::Dots),
            ("a.json", IdError::FormatSuffix),
            ("a.XML", IdError::FormatSuffix),
            (".csv", IdError::FormatSuffix),
        ];
        for (text, error) in cases {
            assert_eq!(CustomerId::parse(text), Err(error), "{text:?}");
        }
        assert_eq!(SessionId::parse(&"x".repeat(65)), Err(IdError::TooLong));
    }

    proptest! {
        #[test]
        fn an_id_is_kept_as_given(text in ".{0,80}") {
            if let Ok(id) = SessionId::parse(&text) {
                prop_assert_eq!(id.as_str(), text.as_str());
                prop_assert!(text.len() <= ID_LENGTH_MAX && text.is_ascii());
            }
        }
    }
}
