//! The errors of binding, in words for the person behind the client.

use std::fmt;

use serde::de;

use crate::nearest::nearest;
use crate::schema::dotnet_name;

/// The reason why members do not fit a type. The client can correct each of these.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum BindError {
    /// One member is at fault.
    #[error("{field_name} {problem}")]
    Member {
        /// The path to the member with .NET names: `CallSid`, `Items[3].CallSid`.
        field_name: String,
        /// The problem and the remedy: the rest of the sentence that the name begins.
        problem: String,
        /// The kind of the fault.
        kind: BindFault,
    },
    /// The message as a whole is at fault.
    #[error("The message {problem}")]
    Message {
        /// The problem and the remedy: the rest of the sentence.
        problem: String,
        /// The kind of the fault.
        kind: BindFault,
    },
}

/// The kind of a fault.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum BindFault {
    /// A value does not fit its type.
    Unfit,
    /// A member is given more than once.
    Repeated,
    /// A member of an object is none that the object's type has, and the type refuses such members.
    Unknown,
}

impl BindError {
    /// The member at fault, unless the message as a whole is at fault: `CallSid`.
    pub fn field_name(&self) -> Option<&str> {
        match self {
            Self::Member { field_name, .. } => Some(field_name),
            Self::Message { .. } => None,
        }
    }

    /// The kind of the fault.
    pub fn kind(&self) -> BindFault {
        match self {
            Self::Member { kind, .. } | Self::Message { kind, .. } => *kind,
        }
    }

    /// A problem without a member; [`BindError::within`] adds the member.
    pub(super) fn problem(problem: impl Into<String>) -> Self {
        Self::Message { problem: problem.into(), kind: BindFault::Unfit }
    }

    /// The fault of a repeated member.
    pub(super) fn repeated(name: &str, problem: impl Into<String>) -> Self {
        Self::repetition(problem).within(name)
    }

    /// The problem of a repetition without a member.
    pub(super) fn repetition(problem: impl Into<String>) -> Self {
        Self::Message { problem: problem.into(), kind: BindFault::Repeated }
    }

    /// A fault of the member with this serde name.
    pub(super) fn of_member(name: &str, problem: impl Into<String>) -> Self {
        Self::problem(problem).within(name)
    }

    /// The same fault, seen from the object that has the member.
    pub(super) fn within(self, name: &str) -> Self {
        self.inside(dotnet_name(name).into_owned())
    }

    /// The same fault, seen from the list that has the item.
    pub(super) fn within_item(self, index: usize) -> Self {
        self.inside(format!("[{index}]"))
    }

    fn inside(self, place: String) -> Self {
        match self {
            Self::Message { problem, kind } => Self::Member { field_name: place, problem, kind },
            Self::Member { field_name, problem, kind } => {
                let separator = if field_name.starts_with('[') { "" } else { "." };
                Self::Member { field_name: format!("{place}{separator}{field_name}"), problem, kind }
            }
        }
    }
}

/// All faults of a message in the order of the type's members; at least one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BindErrors {
    first: BindError,
    others: Vec<BindError>,
}

impl BindErrors {
    pub(super) fn new(errors: Vec<BindError>) -> Option<Self> {
        let mut errors = errors.into_iter();
        let first = errors.next()?;
        Some(Self { first, others: errors.collect() })
    }

    /// The first fault.
    pub fn first(&self) -> &BindError {
        &self.first
    }

    /// All faults.
    pub fn iter(&self) -> impl Iterator<Item = &BindError> {
        std::iter::once(&self.first).chain(&self.others)
    }
}

impl From<BindError> for BindErrors {
    fn from(error: BindError) -> Self {
        Self { first: error, others: Vec::new() }
    }
}

impl fmt::Display for BindErrors {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.first.fmt(formatter)?;
        self.others.iter().try_for_each(|error| write!(formatter, " {error}"))
    }
}

impl std::error::Error for BindErrors {}

impl de::Error for BindError {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self::problem(format!("cannot be used: {message}."))
    }

    fn missing_field(name: &'static str) -> Self {
        Self::of_member(name, "is needed and was not given.")
    }

    fn duplicate_field(name: &'static str) -> Self {
        Self::repeated(name, "is given twice. Give it once.")
    }

    fn unknown_field(given: &str, fields: &'static [&'static str]) -> Self {
        let hint = nearest(given, fields.iter().copied()).map(|name| format!("Did you mean {name}? "));
        let problem =
            format!("is not a member here. {}The members are: {}.", hint.unwrap_or_default(), fields.join(", "));
        Self::Message { problem, kind: BindFault::Unknown }.within(given)
    }

    fn unknown_variant(_given: &str, variants: &'static [&'static str]) -> Self {
        Self::problem(format!("must be one of: {}.", variants.join(", ")))
    }
}
