//! Texts that become values: one kind of error, and the same conversions for every type.

use std::fmt;

use crate::FaultCode;

/// A rule that a text breaks. Its text has no subject, so that a message can name a member in front of it:
/// `is empty. An id has 1 to 64 characters.`
pub trait Rule: Copy + fmt::Debug + fmt::Display {
    /// The kind of fault of a member that breaks the rule.
    fn code(self) -> FaultCode;
}

/// A text that is no value of a type.
///
/// The error names the type: `account id: is empty. An id has 1 to 64 characters.`
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ParseError<R> {
    type_name: &'static str,
    rule: R,
}

impl<R: Rule> ParseError<R> {
    /// The error of a text that breaks a rule of the named type.
    pub fn new(type_name: &'static str, rule: R) -> Self {
        Self { type_name, rule }
    }

    /// The rule that the text breaks, for a message with a subject of its own.
    pub fn rule(&self) -> R {
        self.rule
    }
}

impl<R: Rule> fmt::Display for ParseError<R> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}: {}", self.type_name, self.rule)
    }
}

impl<R: Rule> std::error::Error for ParseError<R> {}

impl<R: Rule> From<ParseError<R>> for (FaultCode, String) {
    fn from(error: ParseError<R>) -> Self {
        (error.rule.code(), error.rule.to_string())
    }
}

/// The text of a type with one form, and no further rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FormRule(pub(crate) &'static str);

impl FormRule {
    /// The rule with this text, which has no subject: `is not a UUID.`
    pub const fn new(text: &'static str) -> Self {
        Self(text)
    }
}

impl Rule for FormRule {
    fn code(self) -> FaultCode {
        FaultCode::InvalidValue
    }
}

impl fmt::Display for FormRule {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.0)
    }
}

/// A text without the form of its type.
pub type FormError = ParseError<FormRule>;

/// Gives a type the conversions from a text that the standard library has traits for, by its `parse`.
macro_rules! text_conversions {
    ($name:ident, $error:ty) => {
        text_conversions!($name, $error, $name::parse);
    };
    ($name:ident, $error:ty, $parse:expr) => {
        impl std::str::FromStr for $name {
            type Err = $error;

            fn from_str(text: &str) -> Result<Self, $error> {
                $parse(text)
            }
        }

        impl TryFrom<&str> for $name {
            type Error = $error;

            fn try_from(text: &str) -> Result<Self, $error> {
                $parse(text)
            }
        }

        impl TryFrom<String> for $name {
            type Error = $error;

            fn try_from(text: String) -> Result<Self, $error> {
                $parse(&text)
            }
        }
    };
}

/// A type that holds a parsed text.
macro_rules! text_type {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct $name(Box<str>);

        impl $name {
            /// The text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str(&self.0)
            }
        }
    };
}

pub(crate) use {text_conversions, text_type};

#[cfg(test)]
mod tests {
    use crate::{
        AccountId, BillableId, CallSid, CallSidMode, CustomerId, CustomerKey, Name, Reason, SessionId, Status, Subject,
        TimeId, Timestamp,
    };

    /// The error of each conversion, which must be the same.
    fn error<T, E>(text: &str) -> String
    where
        T: std::str::FromStr<Err = E> + for<'t> TryFrom<&'t str, Error = E> + TryFrom<String, Error = E>,
        E: std::fmt::Display,
    {
        let errors = [T::from_str(text).err(), T::try_from(text).err(), T::try_from(text.to_owned()).err()];
        let errors = errors.map(|error| error.map(|error| error.to_string()).unwrap_or_default());
        assert!(errors.iter().all(|error| *error == errors[0]), "{errors:?}");
        errors[0].clone()
    }

    #[test]
    fn each_error_names_its_type() {
        assert_eq!(error::<AccountId, _>("a b").split_once(':').unwrap().0, "account id");
        assert_eq!(
            error::<CustomerId, _>("a b"),
            "customer id: has a character that no id has. Use letters and digits of ASCII and . _ : @ - only."
        );
        assert_eq!(error::<SessionId, _>(""), "session id: is empty. An id has 1 to 64 characters.");
        assert_eq!(error::<Name, _>(""), "name: is empty. Give at least one character.");
        assert_eq!(error::<Reason, _>(""), "reason: is empty. Give at least one character.");
        assert_eq!(error::<Subject, _>(""), "subject: is empty. Give at least one character.");
        assert!(error::<CallSid, _>("x").starts_with("call SID: is not a call SID. "));
        assert!(error::<Timestamp, _>("now").starts_with("time: is not a date and time. "));
        assert!(error::<BillableId, _>("x").starts_with("billable id: is not a UUID. "));
        assert!(error::<TimeId, _>("x").starts_with("id: is not a UUID. "));
        assert!(error::<Status, _>("x").starts_with("status: is neither "));
        assert!(error::<CallSidMode, _>("x").starts_with("call SID mode: is neither "));
        assert!(error::<CustomerKey, _>("x").starts_with("customer key: is not "));
    }

    #[test]
    fn a_good_text_is_a_value_by_each_conversion() {
        assert_eq!(error::<AccountId, _>("demo"), "");
        assert_eq!(error::<CallSid, _>("01890a5d-ac96-774b-bcce-b302099a8057"), "");
        assert_eq!(error::<CustomerKey, _>("demo/acme"), "");
        assert_eq!(error::<Status, _>("voided"), "");
        assert_eq!(error::<CallSidMode, _>("any"), "");
    }
}
