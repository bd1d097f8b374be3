//! What is wrong with a request: a list of faults, each naming the member, never the first one alone.

use std::fmt;

/// A member of a request, under the name that the published API gives it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Member {
    /// The account that a thing belongs to.
    AccountId,
    /// The customer that a thing belongs to.
    CustomerId,
    /// The session that settles account and customer.
    SessionId,
    /// The telephony provider's id of the call.
    CallSid,
    /// The id that a new account, customer or session shall have.
    Id,
    /// The name of an account or a customer.
    Name,
    /// The customer above a customer.
    ParentCustomerId,
    /// Why a billable is voided or reinstated.
    Reason,
    /// The status that listed billables have.
    Status,
    /// The first instant of a list, inclusive.
    From,
    /// The end of a list, exclusive.
    To,
    /// How many items a page holds.
    Limit,
    /// Where the next page begins.
    Cursor,
}

impl Member {
    /// The name in errors (`fieldName`), in XML and in .NET classes: `AccountId`.
    pub fn pascal_case(self) -> &'static str {
        match self {
            Self::AccountId => "AccountId",
            Self::CustomerId => "CustomerId",
            Self::SessionId => "SessionId",
            Self::CallSid => "CallSid",
            Self::Id => "Id",
            Self::Name => "Name",
            Self::ParentCustomerId => "ParentCustomerId",
            Self::Reason => "Reason",
            Self::Status => "Status",
            Self::From => "From",
            Self::To => "To",
            Self::Limit => "Limit",
            Self::Cursor => "Cursor",
        }
    }
}

impl fmt::Display for Member {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.pascal_case())
    }
}

/// The kind of a fault: the error code of a member.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum FaultCode {
    /// The member is needed and was not given.
    NotEmpty,
    /// The value is too long.
    Length,
    /// The value cannot be an id.
    InvalidId,
    /// The value cannot be a call SID.
    InvalidCallSid,
    /// The value is not one that the member takes.
    InvalidValue,
    /// The value is the placeholder of the published sample request.
    Placeholder,
    /// The value contradicts what the named session says.
    Mismatch,
    /// The id is found in more than one of the caller's accounts.
    Ambiguous,
}

impl FaultCode {
    /// The code as clients read it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::NotEmpty => "NotEmpty",
            Self::Length => "Length",
            Self::InvalidId => "InvalidId",
            Self::InvalidCallSid => "InvalidCallSid",
            Self::InvalidValue => "InvalidValue",
            Self::Placeholder => "Placeholder",
            Self::Mismatch => "Mismatch",
            Self::Ambiguous => "Ambiguous",
        }
    }
}

/// One thing that is wrong with one member.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The member at fault.
    pub member: Member,
    /// The kind of fault.
    pub code: FaultCode,
    /// What is wrong and what to do, for a person.
    pub message: String,
}

impl Fault {
    /// A fault of a member.
    pub fn new(member: Member, code: FaultCode, message: impl Into<String>) -> Self {
        Self { member, code, message: message.into() }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.message)
    }
}

/// Everything that is wrong with a request: one fault or more, in the order of the members.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.first().message)]
pub struct Faults {
    first: Fault,
    rest: Vec<Fault>,
}

impl Faults {
    /// The fault that names the whole: its code and message head the answer.
    pub fn first(&self) -> &Fault {
        &self.first
    }

    /// Every fault.
    pub fn iter(&self) -> impl Iterator<Item = &Fault> {
        std::iter::once(&self.first).chain(&self.rest)
    }

    /// `Err` with the faults found, or `Ok` where there are none.
    pub fn check(faults: Vec<Fault>) -> Result<(), Self> {
        let mut faults = faults.into_iter();
        match faults.next() {
            None => Ok(()),
            Some(first) => Err(Self { first, rest: faults.collect() }),
        }
    }
}

impl From<Fault> for Faults {
    fn from(first: Fault) -> Self {
        Self { first, rest: Vec::new() }
    }
}

/// Collects the faults of a request while its members are parsed, so that all of them are told together.
///
/// ```
/// use billables_domain::{AccountId, Findings, Member, Name};
///
/// let mut findings = Findings::default();
/// let id = findings.optional(Member::Id, Some("demo".into()), AccountId::parse);
/// let name = findings.required(Member::Name, None, Name::parse);
/// let faults = findings.finish(name.map(|name| (id, name))).unwrap_err();
/// assert_eq!(faults.first().member, Member::Name);
/// ```
#[derive(Debug, Default)]
pub struct Findings(Vec<Fault>);

impl Findings {
    /// Adds a fault.
    pub fn add(&mut self, fault: Fault) {
        self.0.push(fault);
    }

    /// Parses a member that was given; absent and `""` mean not given.
    pub fn optional<T, E: Into<(FaultCode, String)>>(
        &mut self,
        member: Member,
        value: Option<String>,
        parse: impl FnOnce(&str) -> Result<T, E>,
    ) -> Option<T> {
        let text = value.filter(|text| !text.is_empty())?;
        match parse(&text) {
            Ok(parsed) => Some(parsed),
            Err(error) => {
                let (code, problem) = error.into();
                self.add(Fault::new(member, code, format!("{member} {problem}")));
                None
            }
        }
    }

    /// Parses a member that must be given.
    pub fn required<T, E: Into<(FaultCode, String)>>(
        &mut self,
        member: Member,
        value: Option<String>,
        parse: impl FnOnce(&str) -> Result<T, E>,
    ) -> Option<T> {
        if is_given(value.as_deref()) {
            return self.optional(member, value, parse);
        }
        self.add(Fault::new(member, FaultCode::NotEmpty, format!("{member} is needed and was not given.")));
        None
    }

    /// The value that was built of the parsed members, or the faults.
    ///
    /// # Errors
    ///
    /// Every fault that was found.
    pub fn finish<T>(self, built: Option<T>) -> Result<T, Faults> {
        Faults::check(self.0)?;
        // Every parser above adds a fault whenever it gives nothing, so this is reached with a value.
        built.ok_or_else(|| {
            Faults::from(Fault::new(Member::Id, FaultCode::InvalidValue, "The request could not be understood."))
        })
    }
}

/// Whether a member was given at all.
pub(crate) fn is_given(value: Option<&str>) -> bool {
    value.is_some_and(|text| !text.is_empty())
}
