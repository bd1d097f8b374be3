//! The directory: accounts, their customers, and the sessions that settle account and customer of a call.
//!
//! A row of the directory never changes, so a report can rely on what was read of one.

use crate::fault::Findings;
use crate::{AccountId, CallSid, CallSidMode, CustomerId, Faults, Member, Name, SessionId, Timestamp};

/// An account of the platform.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    /// The id, unique in the whole platform.
    pub id: AccountId,
    /// The name that people read.
    pub name: Name,
    /// The time at which the row was created.
    pub date_created: Timestamp,
}

/// A party that pays for calls, within one account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Customer {
    /// The account that the customer belongs to.
    pub account_id: AccountId,
    /// The id, unique within the account.
    pub id: CustomerId,
    /// The name that people read.
    pub name: Name,
    /// The customer above this one, in the same account.
    pub parent_customer_id: Option<CustomerId>,
    /// The time at which the row was created.
    pub date_created: Timestamp,
}

/// A conversation that settles account and customer of its calls.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    /// The account that the session belongs to.
    pub account_id: AccountId,
    /// The id, unique within the account.
    pub id: SessionId,
    /// The customer of the conversation.
    pub customer_id: CustomerId,
    /// The call, if the platform knew it; a report by the session may then leave the call out.
    pub call_sid: Option<CallSid>,
    /// The time at which the row was created.
    pub date_created: Timestamp,
}

/// An unvalidated request to create an account. An absent member and `""` count as not given.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "the members are those of the account")]
pub struct NewAccount {
    pub id: Option<String>,
    pub name: Option<String>,
}

impl NewAccount {
    /// The account's id, if given, and the name.
    ///
    /// # Errors
    ///
    /// Every member at fault.
    pub fn parse(self) -> Result<(Option<AccountId>, Name), Faults> {
        let mut findings = Findings::default();
        let id = findings.optional(Member::ID, self.id, AccountId::parse);
        let name = findings.required(Member::NAME, self.name, Name::parse);
        findings.finish(name.map(|name| (id, name)))
    }
}

/// An unvalidated request to create a customer. An absent member and `""` count as not given.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "the members are those of the customer")]
pub struct NewCustomer {
    pub id: Option<String>,
    pub account_id: Option<String>,
    pub name: Option<String>,
    pub parent_customer_id: Option<String>,
}

impl NewCustomer {
    /// The customer to create, with `fresh_id` if the request names no id.
    ///
    /// # Errors
    ///
    /// Every member at fault.
    pub fn parse(self, fresh_id: CustomerId, date_created: Timestamp) -> Result<Customer, Faults> {
        let mut findings = Findings::default();
        let id = findings.optional(Member::ID, self.id, CustomerId::parse).unwrap_or(fresh_id);
        let account_id = findings.required(Member::ACCOUNT_ID, self.account_id, AccountId::parse);
        let name = findings.required(Member::NAME, self.name, Name::parse);
        let parent_customer_id =
            findings.optional(Member::PARENT_CUSTOMER_ID, self.parent_customer_id, CustomerId::parse);
        let built = account_id.zip(name).map(|(account_id, name)| Customer {
            account_id,
            id,
            name,
            parent_customer_id,
            date_created,
        });
        findings.finish(built)
    }
}

/// An unvalidated request to create a session. An absent member and `""` count as not given.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "the members are those of the session")]
pub struct NewSession {
    pub id: Option<String>,
    pub account_id: Option<String>,
    pub customer_id: Option<String>,
    pub call_sid: Option<String>,
}

impl NewSession {
    /// The session to create, with `fresh_id` if the request names no id.
    ///
    /// # Errors
    ///
    /// Every member at fault.
    pub fn parse(self, mode: CallSidMode, fresh_id: SessionId, date_created: Timestamp) -> Result<Session, Faults> {
        let mut findings = Findings::default();
        let id = findings.optional(Member::ID, self.id, SessionId::parse).unwrap_or(fresh_id);
        let account_id = findings.required(Member::ACCOUNT_ID, self.account_id, AccountId::parse);
        let customer_id = findings.required(Member::CUSTOMER_ID, self.customer_id, CustomerId::parse);
        let call_sid = findings.optional(Member::CALL_SID, self.call_sid, |text| CallSid::parse(text, mode));
        let built = account_id.zip(customer_id).map(|(account_id, customer_id)| Session {
            account_id,
            id,
            customer_id,
            call_sid,
            date_created,
        });
        findings.finish(built)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn members(faults: &Faults) -> Vec<Member> {
        faults.iter().map(|fault| fault.member).collect()
    }

    #[test]
    fn all_faults_are_named_together() {
        let fresh = CustomerId::parse("fresh").unwrap();
        let request =
            NewCustomer { id: Some("a b".into()), parent_customer_id: Some("..".into()), ..Default::default() };
        let faults = request.parse(fresh, Timestamp::from_microseconds(0)).unwrap_err();
        assert_eq!(members(&faults), [Member::ID, Member::ACCOUNT_ID, Member::NAME, Member::PARENT_CUSTOMER_ID]);
    }

    #[test]
    fn an_id_of_ones_own_is_kept_and_a_missing_one_is_made() {
        let request = |id: &str| NewSession {
            id: Some(id.into()),
            account_id: Some("demo".into()),
            customer_id: Some("acme".into()),
            call_sid: None,
        };
        let parse = |id: &str| {
            let fresh = SessionId::parse("fresh").unwrap();
            request(id).parse(CallSidMode::Standard, fresh, Timestamp::from_microseconds(7)).unwrap()
        };
        assert_eq!(parse("mine").id.as_str(), "mine");
        assert_eq!(parse("").id.as_str(), "fresh");
    }

    #[test]
    fn an_account_needs_a_name() {
        let faults = NewAccount::default().parse().unwrap_err();
        assert_eq!(members(&faults), [Member::NAME]);
        assert_eq!(NewAccount { id: None, name: Some("Demo".into()) }.parse().unwrap().1.as_str(), "Demo");
    }
}
