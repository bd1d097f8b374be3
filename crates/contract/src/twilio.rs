//! The status callback of Twilio: a form with Twilio's own names.

use billables_billing::{CallFacts, CallReport, CallStatus, CarrierPrice, Currency, Direction, Party, Zone, read_time};
use billables_domain::{AccountId, CallSid, Fault, FaultCode, Faults, Findings, FormError, FormRule, Member};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::request::{ParseContext, Request};

/// Take a status callback of Twilio.
///
/// Further members of the form count for the signature and are not read.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize, ToSchema)]
#[serde(rename_all = "PascalCase")]
pub struct TwilioCallStatus {
    /// The account in this service, from the path.
    #[schema(ignore)]
    pub account_id: Option<String>,
    /// The call.
    #[schema(value_type = String, example = "CA0123456789abcdef0123456789abcdef")]
    pub call_sid: Option<String>,
    /// The account at Twilio, which must be the configured one if one is configured.
    #[schema(example = "AC0123456789abcdef0123456789abcdef")]
    pub account_sid: Option<String>,
    /// The call that this one is a leg of.
    pub parent_call_sid: Option<String>,
    /// The direction: inbound, outbound-api or outbound-dial.
    #[schema(example = "inbound")]
    pub direction: Option<String>,
    /// The calling end.
    #[schema(example = "+14155550123")]
    pub from: Option<String>,
    /// The called end.
    #[schema(example = "+15105550199")]
    pub to: Option<String>,
    /// The status: queued, initiated, ringing, in-progress, completed, busy, no-answer, failed or canceled.
    #[schema(value_type = String, example = "completed")]
    pub call_status: Option<String>,
    /// The duration of a completed call in seconds.
    #[schema(example = "75")]
    pub call_duration: Option<String>,
    /// The time of the event, RFC 2822. The start of a completed call is this time less the duration.
    #[schema(example = "Mon, 23 Nov 2026 09:31:15 +0000")]
    pub timestamp: Option<String>,
    /// The price of the call.
    pub price: Option<String>,
    /// The currency of the price.
    pub price_unit: Option<String>,
    /// The URL of a recording, which says that the call was recorded.
    pub recording_url: Option<String>,
    /// The id of a recording, which says that the call was recorded.
    pub recording_sid: Option<String>,
}

const CALL_STATUS: Member = Member::new("CallStatus");
const CALL_DURATION: Member = Member::new("CallDuration");
const TIMESTAMP: Member = Member::new("Timestamp");

impl Request for TwilioCallStatus {
    const NAME: &'static str = "TwilioCallStatus";
    type Parsed = CallReport;

    fn parse(self, context: &impl ParseContext) -> Result<CallReport, Faults> {
        let mode = context.call_sid_mode();
        let mut findings = Findings::default();
        let account_id = findings.required(Member::ACCOUNT_ID, self.account_id, AccountId::parse);
        let call_sid = findings.required(Member::CALL_SID, self.call_sid, |text| CallSid::parse(text, mode));
        let parent = Member::new("ParentCallSid");
        let parent_call_sid = findings.optional(parent, self.parent_call_sid, |text| CallSid::parse(text, mode));
        let direction = findings.optional(Member::new("Direction"), self.direction, Direction::parse);
        let from = findings.optional(Member::new("From"), self.from, Party::parse);
        let to = findings.optional(Member::new("To"), self.to, Party::parse);
        let status = findings.required(CALL_STATUS, self.call_status, CallStatus::parse);
        let duration = findings.optional(CALL_DURATION, self.call_duration, seconds);
        let timestamp = findings.optional(TIMESTAMP, self.timestamp, |text| read_time(text, Some(&Zone::utc())));
        let is_completed = status.as_ref().is_some_and(CallStatus::is_completed);
        let end = timestamp.zip(duration).filter(|_| is_completed);
        let has_recording = [self.recording_url, self.recording_sid].into_iter().flatten().any(|text| !text.is_empty());
        let facts = CallFacts {
            parent_call_sid,
            direction,
            from,
            to,
            start_time: end.map(|(end, duration)| end.plus_seconds(-duration)),
            duration: duration.filter(|_| is_completed),
            status,
            price: findings.optional(Member::new("Price"), self.price, CarrierPrice::parse),
            price_unit: findings.optional(Member::new("PriceUnit"), self.price_unit, Currency::parse),
            is_recorded: has_recording.then_some(true),
        };
        for fault in facts.check(context.now()).err().iter().flat_map(Faults::iter) {
            let (member, name) = match fault.member.as_str() {
                "Duration" => (CALL_DURATION, "Duration"),
                _ => (TIMESTAMP, "StartTime"),
            };
            let message = fault.message.replacen(name, member.as_str(), 1);
            findings.add(Fault::new(member, fault.code, message));
        }
        let report = account_id.zip(call_sid).map(|(account_id, call_sid)| CallReport {
            account_id,
            call_sid,
            facts,
            replaces: None,
        });
        findings.finish(report)
    }
}

/// Whole seconds, of no more digits than the longest call has.
fn seconds(text: &str) -> Result<i64, (FaultCode, String)> {
    let is_number = text.len() <= 9 && text.bytes().all(|byte| byte.is_ascii_digit());
    let number = is_number.then(|| text.parse().ok()).flatten();
    let rule = FormRule::new("is not a whole number of seconds.");
    number.ok_or_else(|| FormError::new("duration", rule).into())
}

#[cfg(test)]
mod tests {
    use billables_billing::CallState;
    use billables_domain::{CallSidMode, TimeId, Timestamp};

    use super::*;

    struct Now;

    impl ParseContext for Now {
        fn call_sid_mode(&self) -> CallSidMode {
            CallSidMode::Standard
        }

        fn now(&self) -> Timestamp {
            Timestamp::parse("2026-11-27T12:00:00Z").unwrap()
        }

        fn fresh_id(&self) -> TimeId {
            TimeId::new(self.now(), [0; 8])
        }
    }

    fn form(status: &str, duration: &str, timestamp: &str) -> TwilioCallStatus {
        TwilioCallStatus {
            account_id: Some("demo".into()),
            call_sid: Some("CA0123456789abcdef0123456789abcdef".into()),
            direction: Some("outbound-api".into()),
            call_status: Some(status.into()),
            call_duration: Some(duration.into()),
            timestamp: Some(timestamp.into()),
            ..TwilioCallStatus::default()
        }
    }

    #[test]
    fn a_completed_call_began_its_duration_before_the_event() {
        let facts = form("completed", "75", "Mon, 23 Nov 2026 09:31:15 +0000").parse(&Now).unwrap().facts;
        assert_eq!(facts.start_time.unwrap().to_string(), "2026-11-23T09:30:00.000000Z");
        assert_eq!((facts.duration, facts.state(), facts.is_recorded), (Some(75), CallState::Answered, None));
    }

    #[test]
    fn a_call_that_is_not_completed_has_neither_start_nor_duration() {
        for (status, state) in
            [("ringing", CallState::Open), ("in-progress", CallState::Open), ("busy", CallState::Unanswered)]
        {
            let facts = form(status, "0", "Mon, 23 Nov 2026 09:31:15 +0000").parse(&Now).unwrap().facts;
            assert_eq!((facts.start_time, facts.duration, facts.state()), (None, None, state), "{status}");
        }
    }

    #[test]
    fn all_faults_are_named_as_twilio_names_its_members() {
        let long = form("completed", "604801", "Mon, 23 Nov 2026 09:31:15 +0000");
        let ahead = form("completed", "0", "Sun, 29 Nov 2026 09:31:15 +0000");
        let bad = TwilioCallStatus {
            call_sid: Some("String".into()),
            price: Some("1 USD".into()),
            ..form("", "7 s", "noon")
        };
        for (form, members) in [
            (long, &["CallDuration"][..]),
            (ahead, &["Timestamp"]),
            (bad, &["CallSid", "CallStatus", "CallDuration", "Timestamp", "Price"]),
        ] {
            let faults = form.parse(&Now).unwrap_err();
            assert_eq!(faults.iter().map(|fault| fault.member.as_str()).collect::<Vec<_>>(), members);
            assert!(faults.iter().all(|fault| fault.message.starts_with(fault.member.as_str())), "{faults}");
        }
    }
}
