//! The trait of every request DTO: the operation's name, and the one place that parses the request.

use billables_domain::{AccountId, CallSidMode, Fault, FaultCode, Faults, Findings, Member, TimeId, Timestamp};
use serde::de::DeserializeOwned;

/// The request of an operation.
pub trait Request: DeserializeOwned {
    /// The operation's name, which is also the root element in XML.
    const NAME: &'static str;

    /// Whether the operation's own route refuses a query with a member that the operation does not have. A misspelt filter
    /// that the service ignores shows more than the caller asked for. The published lists ignore unknown members: existing
    /// clients send some that the lists never had.
    const REFUSES_UNKNOWN_QUERY: bool = false;

    /// Further names of members, each with the member that it stands for. A path's member may be given by such a name at
    /// routes without the path.
    const ALIASES: &'static [(&'static str, &'static str)] = &[];

    /// The request as domain values.
    type Parsed;

    /// Parses the request.
    ///
    /// # Errors
    ///
    /// Every member at fault.
    fn parse(self, context: &impl ParseContext) -> Result<Self::Parsed, Faults>;
}

/// The values that parsing takes from the service.
pub trait ParseContext {
    /// The call SIDs that the service accepts.
    fn call_sid_mode(&self) -> CallSidMode;

    /// The current time.
    fn now(&self) -> Timestamp;

    /// An id for a new row whose request names none.
    fn fresh_id(&self) -> TimeId;
}

/// The thing that a request names by its id.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target<Id> {
    /// The account to look in, if the request names one.
    pub account_id: Option<AccountId>,
    /// The id; `None` for a text that no id can have, so nothing has it.
    pub id: Option<Id>,
}

/// The value of a member that has a second name.
pub(crate) fn alias(
    member: Member,
    value: Option<String>,
    second: Option<String>,
    findings: &mut Findings,
) -> Option<String> {
    let given = |value: Option<String>| value.filter(|text| !text.is_empty());
    match (given(value), given(second)) {
        (Some(value), Some(second)) if value != second => {
            let message =
                format!("{member} and Id stand for the same member and have different values. Send one of them.");
            findings.add(Fault::new(member, FaultCode::Mismatch, message));
            None
        }
        (value, second) => value.or(second),
    }
}

impl<Id> Target<Id> {
    pub(crate) fn parse(
        account_id: Option<String>,
        id: Option<String>,
        parse: impl FnOnce(&str) -> Option<Id>,
    ) -> Result<Self, Faults> {
        let mut findings = Findings::default();
        let target = Self::find(account_id, id, parse, &mut findings);
        findings.finish(Some(target))
    }

    /// The same beside other members of a request.
    pub(crate) fn find(
        account_id: Option<String>,
        id: Option<String>,
        parse: impl FnOnce(&str) -> Option<Id>,
        findings: &mut Findings,
    ) -> Self {
        let account_id = findings.optional(Member::ACCOUNT_ID, account_id, AccountId::parse);
        Self { account_id, id: id.as_deref().and_then(parse) }
    }
}
