//! Values for the tests of this crate.

use crate::{
    AccountId, Attribution, Billable, BillableId, CallSid, CallSidMode, CustomerId, Reason, ResolvedReport, SessionId,
    Subject, Timestamp, Void,
};

/// A call SID of Twilio's form.
pub(crate) const SID: &str = "CA0123456789abcdef0123456789abcdef";

/// A billable of the call [`SID`] in the account `demo`.
pub(crate) fn billable(customer: &str, session: Option<&str>, voided: bool) -> Billable {
    let time = Timestamp::from_microseconds(1);
    let ResolvedReport { attribution, session_id, call_sid } = report(customer, session);
    Billable {
        id: BillableId::new(time, [0; 8]),
        attribution,
        session_id,
        call_sid,
        date_created: time,
        created_by: Subject::parse("reporter").unwrap(),
        void: voided.then(|| Void {
            date_voided: time,
            voided_by: Subject::parse("manager").unwrap(),
            reason: Reason::parse("mistake").unwrap(),
        }),
    }
}

/// A report of the call [`SID`] in the account `demo`.
pub(crate) fn report(customer: &str, session: Option<&str>) -> ResolvedReport {
    ResolvedReport {
        attribution: Attribution {
            account_id: AccountId::parse("demo").unwrap(),
            customer_id: CustomerId::parse(customer).unwrap(),
        },
        session_id: session.map(|text| SessionId::parse(text).unwrap()),
        call_sid: CallSid::parse(SID, CallSidMode::Standard).unwrap(),
    }
}
