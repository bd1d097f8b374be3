//! Ids of accounts, customers and sessions, which clients choose from an alphabet that is safe in a path.

use crate::parse::{ParseError, Rule, text_conversions, text_type};
use crate::{FaultCode, TimeId};

/// The longest id, in characters (all of them ASCII).
pub const ID_LENGTH_MAX: usize = 64;

/// The names of the formats that a path may end in (`/billables.xml`). No id ends in one, so a path has one meaning. The list
/// has future formats too, because adding one later would refuse stored ids.
pub const RESERVED_SUFFIXES: [&str; 6] = ["json", "xml", "jsv", "csv", "jsonl", "html"];

/// A rule for ids.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum IdRule {
    /// The sample request's placeholder.
    #[error("still holds the placeholder \"String\" of the sample request. Put the real id there, or leave it out.")]
    Placeholder,
    /// No character at all.
    #[error("is empty. An id has 1 to 64 characters.")]
    Empty,
    /// Too many characters.
    #[error("is longer than 64 characters. An id has 1 to 64 characters.")]
    TooLong,
    /// White space at either end; no value is trimmed.
    #[error("begins or ends with white space. Take the white space away.")]
    WhiteSpace,
    /// A character outside the alphabet.
    #[error("has a character that no id has. Use letters and digits of ASCII and . _ : @ - only.")]
    Character,
    /// `.` and `..` have another meaning in a path.
    #[error("is \".\" or \"..\", which a path cannot carry. Use another id.")]
    Dots,
    /// A path would read the end of the id as a format.
    #[error("ends in a dot and the name of a format, which a path would read as a format. Use another id.")]
    FormatSuffix,
}

impl Rule for IdRule {
    fn code(self) -> FaultCode {
        match self {
            Self::Placeholder => FaultCode::Placeholder,
            Self::TooLong => FaultCode::Length,
            Self::Empty | Self::WhiteSpace | Self::Character | Self::Dots | Self::FormatSuffix => FaultCode::InvalidId,
        }
    }
}

/// A text that is no id.
pub type IdError = ParseError<IdRule>;

/// Whether a character may stand in an id or in a token of a free call SID.
pub(crate) fn is_id_character(character: char) -> bool {
    character.is_ascii_alphanumeric() || matches!(character, '.' | '_' | ':' | '@' | '-')
}

fn check(text: &str) -> Result<(), IdRule> {
    if text.is_empty() {
        return Err(IdRule::Empty);
    }
    if text == "String" {
        return Err(IdRule::Placeholder);
    }
    if text.starts_with(char::is_whitespace) || text.ends_with(char::is_whitespace) {
        return Err(IdRule::WhiteSpace);
    }
    if text.chars().nth(ID_LENGTH_MAX).is_some() {
        return Err(IdRule::TooLong);
    }
    if !text.chars().all(is_id_character) {
        return Err(IdRule::Character);
    }
    if matches!(text, "." | "..") {
        return Err(IdRule::Dots);
    }
    if let Some((_, suffix)) = text.rsplit_once('.')
        && RESERVED_SUFFIXES.iter().any(|name| name.eq_ignore_ascii_case(suffix))
    {
        return Err(IdRule::FormatSuffix);
    }
    Ok(())
}

macro_rules! id_type {
    ($(#[$doc:meta])* $name:ident, $type_name:literal) => {
        text_type! {
            $(#[$doc])*
            ///
            /// 1 to 64 characters of `A-Z a-z 0-9 . _ : @ -`, case-sensitive, ordered by bytes; never `.`, `..` or
            /// `String`, and never ending in a dot and the name of a format.
            $name
        }

        impl $name {
            /// Parses an id as given, without trimming.
            ///
            /// # Errors
            ///
            /// [`IdError`] with the rule that the text breaks.
            pub fn parse(text: &str) -> Result<Self, IdError> {
                check(text).map_err(|rule| IdError::new($type_name, rule))?;
                Ok(Self(text.into()))
            }
        }

        impl From<TimeId> for $name {
            fn from(id: TimeId) -> Self {
                Self(id.to_string().into())
            }
        }

        text_conversions!($name, IdError);
    };
}

id_type! {
    /// The id of an account, unique in the whole platform.
    AccountId, "account id"
}
id_type! {
    /// The id of a customer, unique within its account.
    CustomerId, "customer id"
}
id_type! {
    /// The id of a session, unique within its account.
    SessionId, "session id"
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
            ("", IdRule::Empty),
            ("String", IdRule::Placeholder),
            (" a", IdRule::WhiteSpace),
            ("a\n", IdRule::WhiteSpace),
            ("a b", IdRule::Character),
            ("a\0b", IdRule::Character),
            ("ä", IdRule::Character),
            ("a/b", IdRule::Character),
            (".", IdRule::Dots),
            ("..", IdRule::Dots),
            ("a.json", IdRule::FormatSuffix),
            ("a.XML", IdRule::FormatSuffix),
            (".csv", IdRule::FormatSuffix),
        ];
        for (text, rule) in cases {
            assert_eq!(CustomerId::parse(text).map_err(|error| error.rule()), Err(rule), "{text:?}");
        }
        assert_eq!(SessionId::parse(&"x".repeat(65)).unwrap_err().rule(), IdRule::TooLong);
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
