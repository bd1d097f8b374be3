//! Reports of calls as they arrive: texts that become facts, with all faults found at once.

use billables_domain::{
    AccountId, CallSid, CallSidMode, Fault, FaultCode, Faults, Findings, FormError, FormRule, Member, Timestamp,
};

use crate::call::{DURATION, DURATION_MAX_SECONDS, START_TIME};
use crate::decimal::parse_whole_number;
use crate::{CallFacts, CallReport, CallStatus, CarrierPrice, Currency, Direction, Party, Zone, read_time};

/// An unvalidated report of a call. An absent member and `""` count as not given.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "the members are those of CallReport and CallFacts")]
pub struct NewCall {
    pub account_id: Option<String>,
    pub call_sid: Option<String>,
    pub parent_call_sid: Option<String>,
    pub direction: Option<String>,
    pub from: Option<String>,
    pub to: Option<String>,
    pub start_time: Option<String>,
    pub end_time: Option<String>,
    pub duration: Option<String>,
    pub status: Option<String>,
    pub price: Option<String>,
    pub price_unit: Option<String>,
    pub is_recorded: Option<String>,
    pub replaces: Option<String>,
}

impl NewCall {
    /// The report of the call. Times are read by [`read_time`], and without an offset are UTC; `now` bounds the start.
    ///
    /// The end is no fact of its own. It gives the duration, in whole seconds from the start, or the start, if one of both is not
    /// given; and it is a fault if both are and the duration is more than a second longer than the time between. A shorter duration
    /// is none, because many programs count from the answer.
    ///
    /// # Errors
    ///
    /// Every member at fault.
    ///
    /// # Examples
    ///
    /// ```
    /// use billables_billing::NewCall;
    /// use billables_domain::{CallSidMode, Timestamp};
    ///
    /// let call = NewCall {
    ///     account_id: Some("demo".into()),
    ///     call_sid: Some("CA0123456789abcdef0123456789abcdef".into()),
    ///     duration: Some("75 s".into()),
    ///     price: Some("0.0085 USD".into()),
    ///     ..NewCall::default()
    /// };
    /// let faults = call.parse(CallSidMode::Standard, Timestamp::parse("2026-11-27T12:00:00Z")?).unwrap_err();
    /// let members: Vec<_> = faults.iter().map(|fault| fault.member.as_str()).collect();
    /// assert_eq!(members, ["Duration", "Price"]);
    /// # Ok::<(), billables_domain::FormError>(())
    /// ```
    pub fn parse(self, mode: CallSidMode, now: Timestamp) -> Result<CallReport, Faults> {
        let mut findings = Findings::default();
        let account_id = findings.required(Member::ACCOUNT_ID, self.account_id, AccountId::parse);
        let call_sid = findings.required(Member::CALL_SID, self.call_sid, |text| CallSid::parse(text, mode));
        let parent = findings.optional(PARENT_CALL_SID, self.parent_call_sid, |text| CallSid::parse(text, mode));
        if parent.is_some() && parent == call_sid {
            let message = "ParentCallSid is the call itself. Name the call that this one is a leg of, or leave it out.";
            findings.add(Fault::new(PARENT_CALL_SID, FaultCode::Mismatch, message));
        }
        let has = |text: &Option<String>| text.as_ref().is_some_and(|text| !text.is_empty());
        let (has_start, has_duration) = (has(&self.start_time), has(&self.duration));
        let end_time = findings.optional(END_TIME, self.end_time, |text| read_time(text, Some(&Zone::utc())));
        let mut facts = CallFacts {
            parent_call_sid: parent,
            direction: findings.optional(DIRECTION, self.direction, Direction::parse),
            from: findings.optional(FROM, self.from, Party::parse),
            to: findings.optional(TO, self.to, Party::parse),
            start_time: findings.optional(START_TIME, self.start_time, |text| read_time(text, Some(&Zone::utc()))),
            duration: findings.optional(DURATION, self.duration, parse_duration),
            status: findings.optional(STATUS, self.status, CallStatus::parse),
            price: findings.optional(PRICE, self.price, CarrierPrice::parse),
            price_unit: findings.optional(PRICE_UNIT, self.price_unit, Currency::parse),
            is_recorded: findings.optional(IS_RECORDED, self.is_recorded, parse_flag),
        };
        // A start or a duration that cannot be read is a fault already.
        let is_read = has_start == facts.start_time.is_some() && has_duration == facts.duration.is_some();
        if let Some(Err(fault)) = end_time.filter(|_| is_read).map(|end| apply_end(&mut facts, end)) {
            findings.add(fault);
        }
        let replaces = findings.optional(REPLACES, self.replaces, parse_version);
        if let Err(faults) = facts.check(now) {
            faults.iter().for_each(|fault| findings.add(fault.clone()));
        }
        let built =
            account_id.zip(call_sid).map(|(account_id, call_sid)| CallReport { account_id, call_sid, facts, replaces });
        findings.finish(built)
    }
}

const END_TIME: Member = Member::new("EndTime");
const PARENT_CALL_SID: Member = Member::new("ParentCallSid");
const DIRECTION: Member = Member::new("Direction");
const FROM: Member = Member::new("From");
const TO: Member = Member::new("To");
const STATUS: Member = Member::new("Status");
const PRICE: Member = Member::new("Price");
const PRICE_UNIT: Member = Member::new("PriceUnit");
const IS_RECORDED: Member = Member::new("IsRecorded");
const REPLACES: Member = Member::new("Replaces");

/// Completes start and duration by the end of the call.
fn apply_end(facts: &mut CallFacts, end: Timestamp) -> Result<(), Fault> {
    let fault = |problem: &str| Err(Fault::new(END_TIME, FaultCode::InvalidValue, format!("EndTime {problem}")));
    let Some(start) = facts.start_time else {
        return match facts.duration {
            Some(seconds) if (0..=DURATION_MAX_SECONDS).contains(&seconds) => {
                facts.start_time = Some(end.plus_seconds(-seconds));
                Ok(())
            }
            // The check of the facts names the duration.
            Some(_) => Ok(()),
            None => fault("has neither StartTime nor Duration beside it. Send one of them too."),
        };
    };
    let between = (end.as_microseconds() - start.as_microseconds()).div_euclid(1_000_000);
    if end < start {
        return fault("is before StartTime. Send the time at which the call ended.");
    }
    if between > DURATION_MAX_SECONDS {
        return fault("is more than 7 days after StartTime. Send the time at which the call ended.");
    }
    match facts.duration {
        None => facts.duration = Some(between),
        Some(seconds) if seconds > between + 1 => {
            return fault("is earlier than StartTime and Duration together. Correct one of the three.");
        }
        Some(_) => {}
    }
    Ok(())
}

fn parse_duration(text: &str) -> Result<i64, FormError> {
    let rule = FormRule::new("is not a whole number of seconds. Send digits alone, such as 75.");
    parse_whole_number(text).map_err(|_| FormError::new("duration", rule))
}

fn parse_version(text: &str) -> Result<i64, FormError> {
    let rule = FormRule::new("is not the version of a call. Send the version that GetCall answers, such as 1.");
    let version = parse_whole_number(text).ok().filter(|version| *version >= 1);
    version.ok_or_else(|| FormError::new("version", rule))
}

fn parse_flag(text: &str) -> Result<bool, FormError> {
    let is = |words: [&str; 2]| words.iter().any(|word| word.eq_ignore_ascii_case(text));
    match (is(["true", "1"]), is(["false", "0"])) {
        (true, _) => Ok(true),
        (_, true) => Ok(false),
        _ => Err(FormError::new("flag", FormRule::new("is neither true nor false."))),
    }
}
