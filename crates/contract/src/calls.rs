//! The DTOs of calls: the facts that a carrier reports about them.

use billables_billing::{CallFacts, CallOutcome, CallReport, CarrierPrice, NewCall, StoredCall};
use billables_domain::{CallSid, Fault, FaultCode, Faults, Findings, Member, Reason};
use billables_wire::Number;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::batch::{BatchVerdict, VerdictCounts, VerdictError, VerdictFilter, verdicts};
use crate::request::{ParseContext, Request, Target};

/// Report the facts of a call.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ReportCall {
    /// The account whose carrier made the call.
    #[schema(value_type = String, example = "demo")]
    pub account_id: Option<String>,
    /// The call.
    #[schema(value_type = String, example = "CA0123456789abcdef0123456789abcdef")]
    pub call_sid: Option<String>,
    /// The call that this one is a leg of.
    #[schema(example = "CA00000000000000000000000000000001")]
    pub parent_call_sid: Option<String>,
    /// The direction: inbound, or a text that begins with outbound, such as outbound-dial.
    #[schema(max_length = 64, example = "inbound")]
    pub direction: Option<String>,
    /// The calling end, kept as given: a number of E.164, a SIP address or another text of up to 256 characters.
    #[schema(max_length = 256, example = "+14155550123")]
    pub from: Option<String>,
    /// The called end, kept as given: a number of E.164, a SIP address or another text of up to 256 characters.
    #[schema(max_length = 256, example = "+15105550199")]
    pub to: Option<String>,
    /// The start of the call, from the year 2000 to 24 hours ahead: ISO 8601 (UTC without an offset), RFC 2822, or the seconds
    /// or milliseconds since 1970.
    #[schema(max_length = 64, example = "2026-11-23T09:30:00Z")]
    pub start_time: Option<String>,
    /// The end of the call, in the forms of startTime. It gives the duration or the start if that is not given, and must not be
    /// before the start or more than a second before start and duration together.
    #[schema(max_length = 64, example = "2026-11-23T09:31:15Z")]
    pub end_time: Option<String>,
    /// The duration in whole seconds, at most 7 days. Without it, the time from start to end.
    #[schema(value_type = Option<i32>, minimum = 0, maximum = 604_800, example = 75)]
    pub duration: Option<String>,
    /// The status: completed, busy, no-answer, failed and canceled end a call. No status beside a duration means completed.
    #[schema(max_length = 64, example = "completed")]
    pub status: Option<String>,
    /// The price of the carrier, which may have a sign: at most 6 digits before and 9 after the point.
    #[schema(value_type = Option<f64>, extensions(("x-dotnet-type" = json!("decimal"))), example = -0.0085)]
    pub price: Option<String>,
    /// The currency of the price, a code of ISO 4217.
    #[schema(example = "USD")]
    pub price_unit: Option<String>,
    /// Whether the call was recorded.
    #[schema(value_type = Option<bool>, example = false)]
    pub is_recorded: Option<String>,
    /// The newest version of the call, to go back on purpose to members of a former version.
    #[schema(value_type = Option<i64>, minimum = 1, example = 1)]
    pub replaces: Option<String>,
}

impl ReportCall {
    /// The names of the members on the wire.
    pub const MEMBERS: [&'static str; 14] = [
        "accountId",
        "callSid",
        "parentCallSid",
        "direction",
        "from",
        "to",
        "startTime",
        "endTime",
        "duration",
        "status",
        "price",
        "priceUnit",
        "isRecorded",
        "replaces",
    ];

    /// Whether a report can be complete with only the members for which `is_there` is true, by their names in
    /// [`ReportCall::MEMBERS`]: account, call SID and at least one fact.
    pub fn can_be_complete(is_there: impl Fn(&str) -> bool) -> bool {
        let is_fact = |name: &str| name != "replaces" && name != "endTime";
        let has_fact = Self::MEMBERS.iter().skip(2).any(|name| is_fact(name) && is_there(name));
        is_there("accountId") && is_there("callSid") && has_fact
    }
}

impl Request for ReportCall {
    const NAME: &'static str = "ReportCall";
    const REFUSES_UNKNOWN_QUERY: bool = true;
    type Parsed = CallReport;

    fn parse(self, context: &impl ParseContext) -> Result<CallReport, Faults> {
        let new_call = NewCall {
            account_id: self.account_id,
            call_sid: self.call_sid,
            parent_call_sid: self.parent_call_sid,
            direction: self.direction,
            from: self.from,
            to: self.to,
            start_time: self.start_time,
            end_time: self.end_time,
            duration: self.duration,
            status: self.status,
            price: self.price,
            price_unit: self.price_unit,
            is_recorded: self.is_recorded,
            replaces: self.replaces,
        };
        let report = new_call.parse(context.call_sid_mode(), context.now())?;
        if report.facts == CallFacts::default() {
            let message = "No fact about the call was given. Send at least one of Status, StartTime, Duration, Direction, \
                From, To, ParentCallSid, Price, PriceUnit and IsRecorded.";
            return Err(Fault::new(Member::new("Status"), FaultCode::NotEmpty, message).into());
        }
        Ok(report)
    }
}

/// Read one call.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize, IntoParams)]
#[serde(rename_all = "camelCase")]
#[into_params(parameter_in = Query)]
pub struct GetCall {
    /// The call, from the path.
    #[param(ignore)]
    pub call_sid: Option<String>,
    /// The account to look in; needed if several of the caller's accounts have this call.
    #[param(value_type = Option<String>, required = false, example = "demo")]
    pub account_id: Option<String>,
}

impl Request for GetCall {
    const NAME: &'static str = "GetCall";
    const REFUSES_UNKNOWN_QUERY: bool = true;
    type Parsed = Target<CallSid>;

    fn parse(self, context: &impl ParseContext) -> Result<Target<CallSid>, Faults> {
        let mode = context.call_sid_mode();
        Target::parse(self.account_id, self.call_sid, |text| CallSid::parse(text, mode).ok())
    }
}

/// Take an unreported call off the list of unreported calls.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct DismissCall {
    /// The call, from the path.
    #[schema(ignore)]
    pub call_sid: Option<String>,
    /// The account of the call; needed if several of the caller's accounts have this call.
    #[schema(example = "demo")]
    pub account_id: Option<String>,
    /// The reason for the dismissal: 1 to 500 characters, no control characters.
    #[schema(value_type = String, min_length = 1, max_length = 500, example = "A test call")]
    pub reason: Option<String>,
}

impl Request for DismissCall {
    const NAME: &'static str = "DismissCall";
    const REFUSES_UNKNOWN_QUERY: bool = true;
    type Parsed = (Target<CallSid>, Reason);

    fn parse(self, context: &impl ParseContext) -> Result<Self::Parsed, Faults> {
        let mode = context.call_sid_mode();
        let mut findings = Findings::default();
        let parse = |text: &str| CallSid::parse(text, mode).ok();
        let target = Target::find(self.account_id, self.call_sid, parse, &mut findings);
        let reason = findings.required(Member::REASON, self.reason, Reason::parse);
        findings.finish(reason.map(|reason| (target, reason)))
    }
}

/// A call, as its carrier reported it.
///
/// Members that the service does not know are absent; some members of the published class are never known.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct CallInfo {
    /// The carrier's id of the account; never known.
    pub account_sid: Option<String>,
    /// The carrier's annotation of the call; never known.
    pub annotation: Option<String>,
    /// The person or machine that answered the call; never known.
    pub answered_by: Option<String>,
    /// The name of the caller; never known.
    pub caller_name: Option<String>,
    /// The time at which the first facts were stored, RFC 3339 in UTC to the microsecond.
    #[schema(format = DateTime, extensions(("x-dotnet-type" = json!("string"))), example = "2026-11-23T09:31:20.123456Z")]
    pub date_created: Option<String>,
    /// The time at which this version was stored, RFC 3339 in UTC to the microsecond.
    #[schema(format = DateTime, extensions(("x-dotnet-type" = json!("string"))), example = "2026-11-23T09:31:20.123456Z")]
    pub date_updated: Option<String>,
    /// The direction: inbound, or a text that begins with outbound.
    #[schema(example = "inbound")]
    pub direction: Option<String>,
    /// The duration in whole seconds.
    #[schema(value_type = i32, required = false, example = 75)]
    pub duration: Option<i64>,
    /// The end of the call, RFC 3339 in UTC; known if the start and the duration are.
    #[schema(format = DateTime, extensions(("x-dotnet-type" = json!("string"))), example = "2026-11-23T09:31:15.000000Z")]
    pub end_time: Option<String>,
    /// The number that forwarded the call; never known.
    pub forwarded_from: Option<String>,
    /// The calling end.
    #[schema(example = "+14155550123")]
    pub from: Option<String>,
    /// The calling end for people; never known.
    pub from_formatted: Option<String>,
    /// The call that this one is a leg of.
    #[schema(example = "CA00000000000000000000000000000001")]
    pub parent_call_sid: Option<String>,
    /// The carrier's id of the phone number; never known.
    pub phone_number_sid: Option<String>,
    /// The price of the carrier, with the sign that the carrier gave.
    #[schema(value_type = f64, required = false, extensions(("x-dotnet-type" = json!("decimal"))), example = -0.0085)]
    pub price: Option<Number>,
    /// The currency of the price, a code of ISO 4217.
    #[schema(example = "USD")]
    pub price_unit: Option<String>,
    /// The call, hex digits in lower case.
    #[schema(example = "CA0123456789abcdef0123456789abcdef")]
    pub sid: String,
    /// The start of the call, RFC 3339 in UTC.
    #[schema(format = DateTime, extensions(("x-dotnet-type" = json!("string"))), example = "2026-11-23T09:30:00.000000Z")]
    pub start_time: Option<String>,
    /// The status, such as completed or no-answer.
    #[schema(example = "completed")]
    pub status: Option<String>,
    /// The called end.
    #[schema(example = "+15105550199")]
    pub to: Option<String>,
    /// The called end for people; never known.
    pub to_formatted: Option<String>,
    /// The path of the call in this service.
    #[schema(example = "/calls/CA0123456789abcdef0123456789abcdef?accountId=demo")]
    pub uri: Option<String>,
    /// The account of the call.
    #[schema(example = "demo")]
    pub account_id: String,
    /// The version of the facts: 1 for the first one, and 1 more for each change.
    #[schema(minimum = 1, example = 1)]
    pub version: i64,
    /// Whether the call was recorded.
    pub is_recorded: Option<bool>,
    /// The live billable that the totals count the call for.
    #[schema(format = "uuid", extensions(("x-dotnet-type" = json!("string"))), example = "019ab0f2-5c1e-7a31-8d2f-3b1c5e7a9f10")]
    pub billable_id: Option<String>,
    /// The customer that the call is billed to.
    #[schema(example = "acme")]
    pub customer_id: Option<String>,
    /// The seconds that are billed.
    #[schema(value_type = Option<i32>, example = 120)]
    pub billed_seconds: Option<i64>,
    /// The time at which the call was taken off the list of unreported calls.
    #[schema(format = DateTime, extensions(("x-dotnet-type" = json!("string"))))]
    pub date_dismissed: Option<String>,
    /// The subject that took the call off the list of unreported calls.
    pub dismissed_by: Option<String>,
    /// The reason why the call was taken off the list of unreported calls.
    pub dismiss_reason: Option<String>,
}

impl CallInfo {
    /// The call for a caller that reports facts and reads none: its name and version alone.
    pub fn without_facts(call: &StoredCall) -> Self {
        Self {
            sid: call.call_sid.to_string(),
            account_id: call.account_id.to_string(),
            uri: Some(path_of(call)),
            version: call.version,
            ..Self::default()
        }
    }
}

/// The path of a call in the service. Account ids and call SIDs have no character that a path or a query gives a meaning to.
fn path_of(call: &StoredCall) -> String {
    format!("/calls/{}?accountId={}", call.call_sid, call.account_id)
}

impl From<StoredCall> for CallInfo {
    fn from(call: StoredCall) -> Self {
        let uri = Some(path_of(&call));
        let StoredCall { account_id, call_sid, version, facts, date_created, date_updated, dismissal, counted, .. } =
            call;
        let text = |text: &dyn ToString| text.to_string();
        let end_time = facts.start_time.zip(facts.duration).map(|(start, seconds)| start.plus_seconds(seconds));
        Self {
            date_created: Some(date_created.to_string()),
            date_updated: Some(date_updated.to_string()),
            direction: facts.direction.as_ref().map(|it| text(it)),
            duration: facts.duration,
            end_time: end_time.as_ref().map(|it| text(it)),
            from: facts.from.as_ref().map(|it| text(it)),
            parent_call_sid: facts.parent_call_sid.as_ref().map(|it| text(it)),
            price: facts.price.and_then(number_of),
            price_unit: facts.price_unit.as_ref().map(|it| text(it)),
            sid: call_sid.to_string(),
            start_time: facts.start_time.as_ref().map(|it| text(it)),
            status: facts.status.as_ref().map(|it| text(it)),
            to: facts.to.as_ref().map(|it| text(it)),
            uri,
            account_id: account_id.to_string(),
            version,
            is_recorded: facts.is_recorded,
            billable_id: counted.as_ref().map(|counted| counted.billable_id.to_string()),
            customer_id: counted.as_ref().map(|counted| counted.customer_id.to_string()),
            billed_seconds: counted.map(|counted| counted.billed_seconds),
            date_dismissed: dismissal.as_ref().map(|dismissal| dismissal.at.to_string()),
            dismissed_by: dismissal.as_ref().map(|dismissal| dismissal.by.to_string()),
            dismiss_reason: dismissal.map(|dismissal| dismissal.reason.to_string()),
            ..Self::default()
        }
    }
}

/// A price as a number with all of its digits.
fn number_of(price: CarrierPrice) -> Option<Number> {
    Number::parse(&price.to_string())
}

/// Report the facts of many calls.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize, IntoParams)]
#[serde(rename_all = "camelCase")]
#[into_params(parameter_in = Query)]
pub struct ReportCalls {
    /// The verdicts to send: all, problems (neither Created, Changed nor Unchanged), or summary (the summary alone).
    #[param(value_type = Option<String>, required = false, example = "all")]
    pub verdicts: Option<String>,
}

impl Request for ReportCalls {
    const NAME: &'static str = "ReportCalls";
    const REFUSES_UNKNOWN_QUERY: bool = true;
    type Parsed = VerdictFilter;

    fn parse(self, _context: &impl ParseContext) -> Result<VerdictFilter, Faults> {
        VerdictFilter::parse(self.verdicts)
    }
}

verdicts! {
    /// The result of one call of a batch.
    CallVerdict, counted in
    /// The number of calls with each verdict.
    CallCounts;

    /// All calls.
    total;

    stored by Created, Changed, Unchanged;

    /// The facts are the first ones of the call.
    Created, counted in
    /// Calls that got their first facts.
    created;

    /// The facts made a newer version of the call.
    Changed, counted in
    /// Calls that got a newer version.
    changed;

    /// The facts are known already.
    Unchanged, counted in
    /// Calls whose facts are known already.
    unchanged;

    /// `replaces` does not name the newest version of the call.
    Superseded, counted in
    /// Calls of which `replaces` does not name the newest version.
    superseded;

    /// The facts cannot be read or break a rule.
    Invalid, counted in
    /// Calls whose facts cannot be read or break a rule.
    invalid;

    /// The account does not exist.
    NotFound, counted in
    /// Calls whose account does not exist.
    not_found;

    /// The account is not one of the caller's.
    Forbidden, counted in
    /// Calls in accounts that are not the caller's.
    forbidden;

    /// The facts are not confirmed. They are safe to repeat.
    Failed, counted in
    /// Calls whose facts are not confirmed.
    failed;
}

// No outcome is `Forbidden`, which is decided before the intake, or `Failed`, which means that there is no outcome.
impl From<&CallOutcome> for CallVerdict {
    fn from(outcome: &CallOutcome) -> Self {
        match outcome {
            CallOutcome::Created(_) => Self::Created,
            CallOutcome::Changed(_) => Self::Changed,
            CallOutcome::Unchanged(_) => Self::Unchanged,
            CallOutcome::Superseded { .. } => Self::Superseded,
            CallOutcome::AccountNotFound => Self::NotFound,
            CallOutcome::Invalid(_) => Self::Invalid,
        }
    }
}

/// A line of the answer: the verdict on one call, or the summary in the last line. The answer to a broken body has no summary.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ReportCallsResponse {
    /// The position of the call in the body, from 0; absent in the last line.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<i64>, minimum = 0, example = 0)]
    pub index: Option<u64>,
    /// The result of the call; absent in the last line.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub verdict: Option<CallVerdict>,
    /// The newest version of the call, if the verdict is Created, Changed, Unchanged or Superseded.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(minimum = 0, example = 1)]
    pub version: Option<i64>,
    /// The reason if the facts are not stored.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub error: Option<VerdictError>,
    /// The number of calls with each verdict, in the last line alone. An answer without a summary is not complete.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub summary: Option<CallCounts>,
}
