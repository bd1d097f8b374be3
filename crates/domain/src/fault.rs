//! The faults of a request: all of them together, each with the member at fault.

use std::fmt;

/// A member of a request, by the name that faults and their messages show: `AccountId`.
///
/// The members that the rules of this crate are about are constants; a caller with further members names them itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Member(&'static str);

impl Member {
    /// The account that a thing belongs to.
    pub const ACCOUNT_ID: Self = Self::new("AccountId");
    /// The customer that a thing belongs to.
    pub const CUSTOMER_ID: Self = Self::new("CustomerId");
    /// The session that settles account and customer.
    pub const SESSION_ID: Self = Self::new("SessionId");
    /// The telephony provider's id of the call.
    pub const CALL_SID: Self = Self::new("CallSid");
    /// The id for a new account, customer or session.
    pub const ID: Self = Self::new("Id");
    /// The name of an account or a customer.
    pub const NAME: Self = Self::new("Name");
    /// The customer above a customer.
    pub const PARENT_CUSTOMER_ID: Self = Self::new("ParentCustomerId");
    /// The reason for a void or a reinstatement.
    pub const REASON: Self = Self::new("Reason");

    /// The member of this name.
    pub const fn new(name: &'static str) -> Self {
        Self(name)
    }

    /// The name.
    pub fn as_str(self) -> &'static str {
        self.0
    }
}

impl fmt::Display for Member {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.0)
    }
}

macro_rules! fault_codes {
    ($($(#[$doc:meta])* $name:ident,)*) => {
        /// The kind of a fault: the error code of a member.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum FaultCode {
            $($(#[$doc])* $name,)*
        }

        impl FaultCode {
            /// Every code.
            pub const ALL: &[Self] = &[$(Self::$name,)*];

            /// The code that clients read.
            pub fn as_str(self) -> &'static str {
                match self {
                    $(Self::$name => stringify!($name),)*
                }
            }
        }
    };
}

fault_codes! {
    /// The member is needed and was not given.
    NotEmpty,
    /// The value is too long.
    Length,
    /// The value cannot be an id.
    InvalidId,
    /// The value cannot be a call SID.
    InvalidCallSid,
    /// The member does not accept the value.
    InvalidValue,
    /// The value is the placeholder of the published sample request.
    Placeholder,
    /// The value contradicts the named session.
    Mismatch,
    /// Several of the caller's accounts have the id.
    Ambiguous,
}

/// A broken rule of one member.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Fault {
    /// The member at fault.
    pub member: Member,
    /// The kind of fault.
    pub code: FaultCode,
    /// The problem and its remedy, for a person.
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

/// All faults of a request, at least one, in the order of the members.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub struct Faults {
    first: Fault,
    rest: Vec<Fault>,
}

impl fmt::Display for Faults {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.first.fmt(formatter)?;
        self.rest.iter().try_for_each(|fault| write!(formatter, " {fault}"))
    }
}

impl Faults {
    /// The first fault, whose code and message stand for the whole request.
    pub fn first(&self) -> &Fault {
        &self.first
    }

    /// Every fault.
    pub fn iter(&self) -> impl Iterator<Item = &Fault> {
        std::iter::once(&self.first).chain(&self.rest)
    }

    /// `Err` with the faults, or `Ok` if there are none.
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

/// Collects the faults of a request while its members are parsed, so that one answer reports all of them.
///
/// ```
/// use billables_domain::{AccountId, Findings, Member, Name};
///
/// let mut findings = Findings::default();
/// let id = findings.optional(Member::ID, Some("demo".into()), AccountId::parse);
/// let name = findings.required(Member::NAME, None, Name::parse);
/// let faults = findings.finish(name.map(|name| (id, name))).unwrap_err();
/// assert_eq!(faults.first().member, Member::NAME);
/// ```
#[derive(Debug, Default)]
pub struct Findings(Vec<Fault>);

impl Findings {
    /// Adds a fault.
    pub fn add(&mut self, fault: Fault) {
        self.0.push(fault);
    }

    /// Parses an optional member; an absent one and `""` give `None`.
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

    /// The value built from the parsed members, or the faults.
    ///
    /// # Errors
    ///
    /// All collected faults.
    pub fn finish<T>(self, built: Option<T>) -> Result<T, Faults> {
        Faults::check(self.0)?;
        // A parser that returns nothing has added a fault, so a value is present here.
        built.ok_or_else(|| {
            Faults::from(Fault::new(Member::ID, FaultCode::InvalidValue, "The request could not be understood."))
        })
    }
}

/// Whether a member was given at all.
pub(crate) fn is_given(value: Option<&str>) -> bool {
    value.is_some_and(|text| !text.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_text_of_several_faults_has_all_of_them() {
        let mut findings = Findings::default();
        findings.add(Fault::new(Member::ID, FaultCode::InvalidId, "Id is wrong."));
        findings.add(Fault::new(Member::NAME, FaultCode::NotEmpty, "Name is missing."));
        let faults = findings.finish(Some(())).unwrap_err();
        assert_eq!(faults.to_string(), "Id is wrong. Name is missing.");
        assert_eq!(faults.first().to_string(), "Id is wrong.");
    }
}
