//! Reports: parsed from the members of a request, then resolved against the session that a report names.

use crate::fault::{Findings, is_given};
use crate::{
    AccountId, Attribution, CallSid, CallSidMode, CustomerId, Fault, FaultCode, Faults, Member, Session, SessionId,
};

/// An unvalidated report of four optional texts. An absent member and `""` count as not given.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NewBillable {
    /// The account to associate the billable with.
    pub account_id: Option<String>,
    /// The customer to associate the billable with.
    pub customer_id: Option<String>,
    /// The session to associate the billable with, instead of account and customer.
    pub session_id: Option<String>,
    /// The call to report.
    pub call_sid: Option<String>,
}

/// A report that breaks no rule about the members alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Report {
    /// Account, customer and call are known.
    ByCustomer(ResolvedReport),
    /// The stored session settles account, customer and call.
    BySession(SessionReport),
}

/// A report that names a session. Any other member must agree with the session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SessionReport {
    /// The session.
    pub session_id: SessionId,
    /// The only account to look for the session in, if given.
    pub account_id: Option<AccountId>,
    /// The customer to compare with the session's, if given.
    pub customer_id: Option<CustomerId>,
    /// The call, if given; otherwise the session's own call counts.
    pub call_sid: Option<CallSid>,
}

/// A report with account, customer and call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ResolvedReport {
    /// The customer to bill.
    pub attribution: Attribution,
    /// The session, if the report names one.
    pub session_id: Option<SessionId>,
    /// The call.
    pub call_sid: CallSid,
}

impl NewBillable {
    /// The names of the members on the wire.
    pub const MEMBERS: [&'static str; 4] = ["accountId", "customerId", "sessionId", "callSid"];

    /// Whether a report can be complete with only the members for which `is_there` is true, by their names in
    /// [`NewBillable::MEMBERS`]: a session, which may have a call SID of its own, or account, customer and call SID.
    ///
    /// ```
    /// use billables_domain::NewBillable;
    ///
    /// assert!(NewBillable::can_be_complete(|name| name == "sessionId"));
    /// assert!(!NewBillable::can_be_complete(|name| name == "callSid"));
    /// ```
    pub fn can_be_complete(is_there: impl Fn(&str) -> bool) -> bool {
        is_there("sessionId") || (is_there("accountId") && is_there("customerId") && is_there("callSid"))
    }

    /// Parses the members and finds all faults at once.
    ///
    /// A report needs a session, or account and customer. It needs a call SID too, unless it names a session, which may have
    /// a call SID of its own.
    ///
    /// # Errors
    ///
    /// Every member at fault, in the order of the published API.
    pub fn parse(self, mode: CallSidMode) -> Result<Report, Faults> {
        let account_given = is_given(self.account_id.as_deref());
        let customer_given = is_given(self.customer_id.as_deref());
        let session_given = is_given(self.session_id.as_deref());
        let call_given = is_given(self.call_sid.as_deref());

        let mut findings = Findings::default();
        let account_id = findings.optional(Member::ACCOUNT_ID, self.account_id, AccountId::parse);
        if !session_given && !account_given {
            findings.add(missing(Member::ACCOUNT_ID, customer_given));
        }
        let customer_id = findings.optional(Member::CUSTOMER_ID, self.customer_id, CustomerId::parse);
        if !session_given && !customer_given {
            findings.add(missing(Member::CUSTOMER_ID, account_given));
        }
        let session_id = findings.optional(Member::SESSION_ID, self.session_id, SessionId::parse);
        if !session_given && !account_given && !customer_given {
            findings.add(missing(Member::SESSION_ID, false));
        }
        let call_sid = findings.optional(Member::CALL_SID, self.call_sid, |text| CallSid::parse(text, mode));
        if !call_given && !session_given {
            let message = "CallSid is needed and was not given. Send the provider's id of the call.";
            findings.add(Fault::new(Member::CALL_SID, FaultCode::NotEmpty, message));
        }

        let report = match (session_id, account_id, customer_id, call_sid) {
            (Some(session_id), account_id, customer_id, call_sid) => {
                Some(Report::BySession(SessionReport { session_id, account_id, customer_id, call_sid }))
            }
            (None, Some(account_id), Some(customer_id), Some(call_sid)) => {
                let attribution = Attribution { account_id, customer_id };
                Some(Report::ByCustomer(ResolvedReport { attribution, session_id: None, call_sid }))
            }
            _ => None,
        };
        findings.finish(report)
    }
}

/// The fault of a missing half of (account, customer), or of a report that names neither form.
fn missing(member: Member, other_half_given: bool) -> Fault {
    let message = if other_half_given {
        let other = if member == Member::ACCOUNT_ID { Member::CUSTOMER_ID } else { Member::ACCOUNT_ID };
        format!("{member} is needed beside {other} and was not given. Send both, or a SessionId instead.")
    } else {
        format!("{member} was not given. Send either SessionId, or both AccountId and CustomerId.")
    };
    Fault::new(member, FaultCode::NotEmpty, message)
}

impl Report {
    /// The account that the report names, if any.
    pub fn account_id(&self) -> Option<&AccountId> {
        match self {
            Self::ByCustomer(report) => Some(&report.attribution.account_id),
            Self::BySession(report) => report.account_id.as_ref(),
        }
    }
}

impl SessionReport {
    /// Settles the report by its stored session.
    ///
    /// # Errors
    ///
    /// The session is not the one that the report names, the customer or the call SID differs from the session's, or
    /// neither the report nor the session has a call SID.
    pub fn resolve(self, session: &Session) -> Result<ResolvedReport, Faults> {
        let is_named =
            self.session_id == session.id && self.account_id.is_none_or(|account_id| account_id == session.account_id);
        if !is_named {
            let message =
                "The session is not the one that SessionId and AccountId name. Resolve the report by that session.";
            return Err(Fault::new(Member::SESSION_ID, FaultCode::Mismatch, message).into());
        }
        let mut findings = Findings::default();
        if self.customer_id.is_some_and(|customer_id| customer_id != session.customer_id) {
            // The message does not name the session's customer, which the caller may not be allowed to read.
            let message = "CustomerId is not the session's customer. Leave CustomerId out, or send the session's own.";
            findings.add(Fault::new(Member::CUSTOMER_ID, FaultCode::Mismatch, message));
        }
        let call_sid = match (self.call_sid, &session.call_sid) {
            (Some(given), Some(stored)) if given != *stored => {
                let message = "CallSid is not the session's call. Leave CallSid out, or send the session's own.";
                findings.add(Fault::new(Member::CALL_SID, FaultCode::Mismatch, message));
                None
            }
            (Some(given), _) => Some(given),
            (None, Some(stored)) => Some(stored.clone()),
            (None, None) => {
                let message = "CallSid is needed: it was not given, and the session has none of its own.";
                findings.add(Fault::new(Member::CALL_SID, FaultCode::NotEmpty, message));
                None
            }
        };
        let attribution =
            Attribution { account_id: session.account_id.clone(), customer_id: session.customer_id.clone() };
        let session_id = Some(session.id.clone());
        findings.finish(call_sid.map(|call_sid| ResolvedReport { attribution, session_id, call_sid }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Timestamp;

    const SID: &str = "CA0123456789abcdef0123456789abcdef";
    const OTHER_SID: &str = "CA00000000000000000000000000000000";

    fn new_billable(account: &str, customer: &str, session: &str, call: &str) -> NewBillable {
        let given = |text: &str| Some(text.to_owned());
        NewBillable {
            account_id: given(account),
            customer_id: given(customer),
            session_id: given(session),
            call_sid: given(call),
        }
    }

    fn faults_of(new_billable: NewBillable) -> Vec<(&'static str, FaultCode)> {
        let faults = new_billable.parse(CallSidMode::Standard).unwrap_err();
        faults.iter().map(|fault| (fault.member.as_str(), fault.code)).collect()
    }

    fn session(call_sid: Option<&str>) -> Session {
        Session {
            account_id: AccountId::parse("demo").unwrap(),
            id: SessionId::parse("s1").unwrap(),
            customer_id: CustomerId::parse("acme").unwrap(),
            call_sid: call_sid.map(|text| CallSid::parse(text, CallSidMode::Standard).unwrap()),
            date_created: Timestamp::from_microseconds(0),
        }
    }

    fn session_report(customer: &str, call: &str) -> SessionReport {
        match new_billable("", customer, "s1", call).parse(CallSidMode::Standard).unwrap() {
            Report::BySession(report) => report,
            Report::ByCustomer(_) => panic!("a session was named"),
        }
    }

    #[test]
    fn an_incomplete_form_names_what_is_missing() {
        use FaultCode::NotEmpty;
        assert_eq!(
            faults_of(new_billable("", "", "", SID)),
            [("AccountId", NotEmpty), ("CustomerId", NotEmpty), ("SessionId", NotEmpty)]
        );
        assert_eq!(faults_of(new_billable("a", "", "", SID)), [("CustomerId", NotEmpty)]);
        assert_eq!(faults_of(new_billable("", "c", "", SID)), [("AccountId", NotEmpty)]);
        assert_eq!(faults_of(new_billable("a", "c", "", "")), [("CallSid", NotEmpty)]);
    }

    #[test]
    fn the_placeholder_is_refused_in_each_member() {
        use FaultCode::Placeholder;
        assert_eq!(
            faults_of(new_billable("String", "String", "String", "String")),
            [
                ("AccountId", Placeholder),
                ("CustomerId", Placeholder),
                ("SessionId", Placeholder),
                ("CallSid", Placeholder)
            ]
        );
    }

    #[test]
    fn a_bad_value_counts_as_given() {
        assert_eq!(faults_of(new_billable("a b", "c", "", SID)), [("AccountId", FaultCode::InvalidId)]);
        assert_eq!(faults_of(new_billable("", "", "a b", "")), [("SessionId", FaultCode::InvalidId)]);
    }

    #[test]
    fn with_a_session_everything_else_is_optional() {
        let report = session_report("", "").resolve(&session(Some(SID))).unwrap();
        assert_eq!(report.attribution.customer_id.as_str(), "acme");
        assert_eq!(report.session_id.unwrap().as_str(), "s1");
        assert_eq!(report.call_sid.as_str(), SID);
        let report = session_report("acme", SID).resolve(&session(None)).unwrap();
        assert_eq!(report.call_sid.as_str(), SID);
    }

    #[test]
    fn what_contradicts_the_session_is_refused_together() {
        let faults = session_report("globex", OTHER_SID).resolve(&session(Some(SID))).unwrap_err();
        let found: Vec<_> = faults.iter().map(|fault| (fault.member, fault.code)).collect();
        assert_eq!(found, [(Member::CUSTOMER_ID, FaultCode::Mismatch), (Member::CALL_SID, FaultCode::Mismatch)]);
        assert!(faults.iter().all(|fault| !fault.message.contains("acme") && !fault.message.contains(SID)));
        let faults = session_report("", "").resolve(&session(None)).unwrap_err();
        assert_eq!(faults.first().code, FaultCode::NotEmpty);
    }

    #[test]
    fn a_session_that_the_report_does_not_name_is_refused() {
        let other_id = Session { id: SessionId::parse("s2").unwrap(), ..session(Some(SID)) };
        let in_account = |account: &str| SessionReport {
            account_id: Some(AccountId::parse(account).unwrap()),
            ..session_report("", "")
        };
        for (report, session) in [(session_report("", ""), other_id), (in_account("other"), session(Some(SID)))] {
            let faults = report.resolve(&session).unwrap_err();
            assert_eq!((faults.first().member, faults.first().code), (Member::SESSION_ID, FaultCode::Mismatch));
        }
        assert!(in_account("demo").resolve(&session(Some(SID))).is_ok());
    }
}
