//! The filters of lists, parsed into domain values. The account of a list and the caller's scope are decided elsewhere.

use billables_domain::{
    AccountId, CallSid, CallSidMode, CustomerId, Fault, FaultCode, Faults, Findings, Member, SessionId, Status,
    Timestamp,
};

use crate::{ListAccounts, ListBillables, ListCustomers, ListSessions};

const STATUS: Member = Member::new("Status");
const FROM: Member = Member::new("From");
const TO: Member = Member::new("To");
const LIMIT: Member = Member::new("Limit");

/// The number of items in a page if the client names none.
pub const LIMIT_DEFAULT: usize = 50;

/// The maximum number of items in a page.
pub const LIMIT_MAX: usize = 500;

/// Size and position of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageQuery {
    /// The number of items in the page, 1 to [`LIMIT_MAX`].
    pub limit: usize,
    /// The cursor at which the page begins, as the client sent it.
    pub cursor: Option<String>,
}

/// The filters of a list of billables.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the members are those of the request")]
pub struct BillableQuery {
    pub account_id: Option<AccountId>,
    pub customer_id: Option<CustomerId>,
    pub session_id: Option<SessionId>,
    pub call_sid: Option<CallSid>,
    pub status: Option<Status>,
    pub from: Option<Timestamp>,
    pub to: Option<Timestamp>,
    pub page: PageQuery,
}

/// The filter of a list of customers.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the members are those of the request")]
pub struct CustomerQuery {
    pub account_id: Option<AccountId>,
    pub page: PageQuery,
}

/// The filters of a list of sessions.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the members are those of the request")]
pub struct SessionQuery {
    pub account_id: Option<AccountId>,
    pub customer_id: Option<CustomerId>,
    pub page: PageQuery,
}

fn page(findings: &mut Findings, limit: Option<i64>, cursor: Option<String>) -> PageQuery {
    let cursor = cursor.filter(|text| !text.is_empty());
    let limit = match limit.map(usize::try_from) {
        None => LIMIT_DEFAULT,
        Some(Ok(limit)) if (1..=LIMIT_MAX).contains(&limit) => limit,
        Some(_) => {
            let message = format!("Limit is not a number from 1 to {LIMIT_MAX}. Send one, or leave it out.");
            findings.add(Fault::new(LIMIT, FaultCode::InvalidValue, message));
            LIMIT_DEFAULT
        }
    };
    PageQuery { limit, cursor }
}

fn status(text: &str) -> Result<Status, (FaultCode, String)> {
    let problem = || (FaultCode::InvalidValue, "is not a status. Send Reported or Voided, or leave it out.".to_owned());
    Status::parse(text).map_err(|_| problem())
}

impl ListBillables {
    /// The filters as domain values.
    ///
    /// # Errors
    ///
    /// Every member at fault.
    pub fn parse(self, mode: CallSidMode) -> Result<BillableQuery, Faults> {
        let mut findings = Findings::default();
        let query = BillableQuery {
            account_id: findings.optional(Member::ACCOUNT_ID, self.account_id, AccountId::parse),
            customer_id: findings.optional(Member::CUSTOMER_ID, self.customer_id, CustomerId::parse),
            session_id: findings.optional(Member::SESSION_ID, self.session_id, SessionId::parse),
            call_sid: findings.optional(Member::CALL_SID, self.call_sid, |text| CallSid::parse(text, mode)),
            status: findings.optional(STATUS, self.status, status),
            from: findings.optional(FROM, self.from, Timestamp::parse),
            to: findings.optional(TO, self.to, Timestamp::parse),
            page: page(&mut findings, self.limit, self.cursor),
        };
        findings.finish(Some(query))
    }
}

impl ListAccounts {
    /// Size and position of the page.
    ///
    /// # Errors
    ///
    /// Every member at fault.
    pub fn parse(self) -> Result<PageQuery, Faults> {
        let mut findings = Findings::default();
        let query = page(&mut findings, self.limit, self.cursor);
        findings.finish(Some(query))
    }
}

impl ListCustomers {
    /// The filter as domain values.
    ///
    /// # Errors
    ///
    /// Every member at fault.
    pub fn parse(self) -> Result<CustomerQuery, Faults> {
        let mut findings = Findings::default();
        let query = CustomerQuery {
            account_id: findings.optional(Member::ACCOUNT_ID, self.account_id, AccountId::parse),
            page: page(&mut findings, self.limit, self.cursor),
        };
        findings.finish(Some(query))
    }
}

impl ListSessions {
    /// The filters as domain values.
    ///
    /// # Errors
    ///
    /// Every member at fault.
    pub fn parse(self) -> Result<SessionQuery, Faults> {
        let mut findings = Findings::default();
        let query = SessionQuery {
            account_id: findings.optional(Member::ACCOUNT_ID, self.account_id, AccountId::parse),
            customer_id: findings.optional(Member::CUSTOMER_ID, self.customer_id, CustomerId::parse),
            page: page(&mut findings, self.limit, self.cursor),
        };
        findings.finish(Some(query))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_filter_at_fault_is_named() {
        let list = ListBillables {
            account_id: Some("a b".into()),
            call_sid: Some("x".into()),
            status: Some("Paid".into()),
            from: Some("yesterday".into()),
            limit: Some(0),
            ..ListBillables::default()
        };
        let faults = list.parse(CallSidMode::Standard).unwrap_err();
        let members: Vec<_> = faults.iter().map(|fault| fault.member).collect();
        assert_eq!(members, [Member::ACCOUNT_ID, Member::CALL_SID, STATUS, FROM, LIMIT]);
    }

    #[test]
    fn a_limit_is_1_to_500_and_50_by_default() {
        let limit = |limit| ListAccounts { limit, cursor: None }.parse().map(|page| page.limit);
        assert_eq!(limit(None), Ok(50));
        assert_eq!((limit(Some(1)), limit(Some(500))), (Ok(1), Ok(500)));
        for bad in [i64::MIN, -1, 0, 501, i64::MAX] {
            assert!(limit(Some(bad)).is_err(), "{bad}");
        }
    }
}
