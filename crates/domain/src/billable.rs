//! A billable: a call that is billed to a customer.

use crate::parse::{FormError, FormRule, text_conversions};
use crate::{AccountId, BillableId, CallSid, CustomerId, Reason, SessionId, Subject, Timestamp};

/// The party that pays for a call: a customer of an account.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Attribution {
    /// The account.
    pub account_id: AccountId,
    /// The customer within the account.
    pub customer_id: CustomerId,
}

/// The state of a billable in its life.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Status {
    /// Live: the call is billed.
    Reported,
    /// Voided: the call is not billed to this customer.
    Voided,
}

impl Status {
    /// The name that clients read.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Reported => "Reported",
            Self::Voided => "Voided",
        }
    }

    /// Parses the name of a status, in any case.
    ///
    /// # Errors
    ///
    /// [`FormError`] for any other text.
    pub fn parse(text: &str) -> Result<Self, FormError> {
        let rule = FormRule("is neither Reported nor Voided.");
        let status =
            [Self::Reported, Self::Voided].into_iter().find(|status| status.as_str().eq_ignore_ascii_case(text));
        status.ok_or_else(|| FormError::new("status", rule))
    }
}

text_conversions!(Status, FormError);

/// The void in force of a billable.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Void {
    /// The time of the void.
    pub date_voided: Timestamp,
    /// The subject that voided the billable.
    pub voided_by: Subject,
    /// The reason given for the void.
    pub reason: Reason,
}

/// A call billed to a customer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Billable {
    /// The billable's own id.
    pub id: BillableId,
    /// The customer that the call is billed to.
    pub attribution: Attribution,
    /// The session, if the report named one.
    pub session_id: Option<SessionId>,
    /// The call.
    pub call_sid: CallSid,
    /// The time at which the report was stored.
    pub date_created: Timestamp,
    /// The subject that reported the call.
    pub created_by: Subject,
    /// The void in force; `None` while the billable is live.
    pub void: Option<Void>,
}

impl Billable {
    /// Live or voided.
    pub fn status(&self) -> Status {
        if self.void.is_some() { Status::Voided } else { Status::Reported }
    }

    /// Whether the call is billed by this billable.
    pub fn is_live(&self) -> bool {
        self.void.is_none()
    }
}
