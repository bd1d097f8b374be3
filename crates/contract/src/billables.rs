//! The DTOs of billables.

use billables_domain::{
    self as domain, AccountId, BillableFilter, BillableId, CallSid, CustomerId, FaultCode, Faults, Findings, Member,
    Reason, Report, SessionId, Timestamp,
};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::lists::{ListQuery, PageQuery, list_response};
use crate::request::{ParseContext, Request, Target};

const STATUS: Member = Member::new("Status");
const FROM: Member = Member::new("From");
const TO: Member = Member::new("To");

/// Report/create a new billable
// The published page fixes this text and those of the members to the letter.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct NewBillable {
    /// The account to associate the billable with
    #[schema(example = "demo")]
    pub account_id: Option<String>,
    /// The customer to associate the billable with
    #[schema(example = "acme")]
    pub customer_id: Option<String>,
    /// The session ID to associate the billable with. You must specify either this or (AccountId + CustomerID)
    #[schema(example = "demo-session")]
    pub session_id: Option<String>,
    /// The call SID to report
    #[schema(example = "CA0123456789abcdef0123456789abcdef")]
    pub call_sid: Option<String>,
}

impl Request for NewBillable {
    const NAME: &'static str = "NewBillable";
    type Parsed = Report;

    fn parse(self, context: &impl ParseContext) -> Result<Report, Faults> {
        let Self { account_id, customer_id, session_id, call_sid } = self;
        let report = domain::NewBillable { account_id, customer_id, session_id, call_sid };
        report.parse(context.call_sid_mode())
    }
}

/// Read one billable.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize, IntoParams)]
#[serde(rename_all = "camelCase")]
#[into_params(parameter_in = Query)]
pub struct GetBillable {
    /// The billable's id, from the path.
    #[param(ignore)]
    pub id: Option<String>,
    /// The account to look in; needed if several of the caller's accounts have a billable of this id.
    #[param(value_type = Option<String>, required = false, example = "demo")]
    pub account_id: Option<String>,
}

impl Request for GetBillable {
    const NAME: &'static str = "GetBillable";
    type Parsed = Target<BillableId>;

    fn parse(self, _context: &impl ParseContext) -> Result<Self::Parsed, Faults> {
        Target::parse(self.account_id, self.id, parse_id)
    }
}

/// Read the history of one billable.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize, IntoParams)]
#[serde(rename_all = "camelCase")]
#[into_params(parameter_in = Query)]
pub struct GetBillableHistory {
    /// The billable's id, from the path.
    #[param(ignore)]
    pub id: Option<String>,
    /// The account to look in; needed if several of the caller's accounts have a billable of this id.
    #[param(value_type = Option<String>, required = false, example = "demo")]
    pub account_id: Option<String>,
}

impl Request for GetBillableHistory {
    const NAME: &'static str = "GetBillableHistory";
    type Parsed = Target<BillableId>;

    fn parse(self, _context: &impl ParseContext) -> Result<Self::Parsed, Faults> {
        Target::parse(self.account_id, self.id, parse_id)
    }
}

/// The kind of a change in a billable's life.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, ToSchema)]
pub enum BillableAction {
    /// The call was reported.
    Reported,
    /// The billable was voided.
    Voided,
    /// The billable was reinstated.
    Reinstated,
}

/// A change in a billable's life.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct BillableChange {
    /// The kind of the change.
    pub action: BillableAction,
    /// The time of the change, RFC 3339 in UTC to the microsecond.
    #[schema(format = DateTime, extensions(("x-dotnet-type" = json!("string"))), example = "2026-11-23T09:30:00.123456Z")]
    pub date: String,
    /// The subject of the caller that made the change.
    #[schema(example = "manager-1")]
    pub by: String,
    /// The reason for the change; a report has none.
    #[schema(example = "Reported for the wrong customer")]
    pub reason: Option<String>,
}

/// The history of a billable.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct GetBillableHistoryResponse {
    /// The report, then the latest changes in the billable's life, at most 1,000, oldest first.
    pub items: Vec<BillableChange>,
}

impl From<(domain::Billable, Vec<domain::BillableEvent>)> for GetBillableHistoryResponse {
    fn from((billable, events): (domain::Billable, Vec<domain::BillableEvent>)) -> Self {
        let report = BillableChange {
            action: BillableAction::Reported,
            date: billable.date_created.to_string(),
            by: billable.created_by.to_string(),
            reason: None,
        };
        let changes = events.into_iter().map(|event| BillableChange {
            action: match event.action {
                domain::EventAction::Voided => BillableAction::Voided,
                domain::EventAction::Reinstated => BillableAction::Reinstated,
            },
            date: event.date_created.to_string(),
            by: event.created_by.to_string(),
            reason: Some(event.reason.to_string()),
        });
        Self { items: std::iter::once(report).chain(changes).collect() }
    }
}

/// The id of a billable; `None` for a text that no billable has as its id.
pub(crate) fn parse_id(text: &str) -> Option<BillableId> {
    BillableId::parse(text).ok()
}

/// Filters and position of a list of billables.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize, IntoParams)]
#[serde(rename_all = "camelCase")]
#[into_params(parameter_in = Query)]
pub struct ListBillables {
    /// The account whose billables are listed. A caller with exactly one account may leave it out.
    #[param(value_type = Option<String>, required = false, example = "demo")]
    pub account_id: Option<String>,
    /// Only billables of this customer.
    #[param(value_type = Option<String>, required = false, example = "acme")]
    pub customer_id: Option<String>,
    /// Only billables whose report named this session.
    #[param(value_type = Option<String>, required = false, example = "demo-session")]
    pub session_id: Option<String>,
    /// Only billables of this call.
    #[param(value_type = Option<String>, required = false, example = "CA0123456789abcdef0123456789abcdef")]
    pub call_sid: Option<String>,
    /// Only billables of this status: Reported or Voided.
    #[param(value_type = Option<String>, required = false, example = "Reported")]
    pub status: Option<String>,
    /// Only billables created at this time or later, RFC 3339.
    #[param(value_type = Option<String>, required = false, example = "2026-11-01T00:00:00Z")]
    pub from: Option<String>,
    /// Only billables created before this time, RFC 3339.
    #[param(value_type = Option<String>, required = false, example = "2026-12-01T00:00:00Z")]
    pub to: Option<String>,
    /// The number of billables in a page, 50 if not given.
    #[param(value_type = Option<i32>, required = false, minimum = 1, maximum = 500, example = 50)]
    pub limit: Option<i64>,
    /// The start of the page: the nextCursor of the page before, with the same filters.
    #[param(value_type = Option<String>, required = false, example = "AXQ0dGVzdC1leGFtcGxlZGVtbw")]
    pub cursor: Option<String>,
}

impl Request for ListBillables {
    const NAME: &'static str = "ListBillables";
    const REFUSES_UNKNOWN_QUERY: bool = true;
    type Parsed = ListQuery<BillableFilter>;

    fn parse(self, context: &impl ParseContext) -> Result<Self::Parsed, Faults> {
        let mode = context.call_sid_mode();
        let mut findings = Findings::default();
        let account_id = findings.optional(Member::ACCOUNT_ID, self.account_id, AccountId::parse);
        let filter = BillableFilter {
            customer_id: findings.optional(Member::CUSTOMER_ID, self.customer_id, CustomerId::parse),
            session_id: findings.optional(Member::SESSION_ID, self.session_id, SessionId::parse),
            call_sid: findings.optional(Member::CALL_SID, self.call_sid, |text| CallSid::parse(text, mode)),
            status: findings.optional(STATUS, self.status, status),
            from: findings.optional(FROM, self.from, Timestamp::parse),
            to: findings.optional(TO, self.to, Timestamp::parse),
        };
        let page = PageQuery::parse(self.limit, self.cursor, &mut findings);
        findings.finish(Some(ListQuery { account_id, filter, page }))
    }
}

fn status(text: &str) -> Result<domain::Status, (FaultCode, String)> {
    let problem = || (FaultCode::InvalidValue, "is not a status. Send Reported or Voided, or leave it out.".to_owned());
    domain::Status::parse(text).map_err(|_| problem())
}

/// Void a billable that was reported by mistake.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct VoidBillable {
    /// The billable's id, from the path.
    #[schema(ignore)]
    pub id: Option<String>,
    /// The account to look in; needed if several of the caller's accounts have a billable of this id.
    #[schema(example = "demo")]
    pub account_id: Option<String>,
    /// The reason for the void: 1 to 500 characters, no control characters.
    #[schema(value_type = String, min_length = 1, max_length = 500, example = "Reported for the wrong customer")]
    pub reason: Option<String>,
}

/// Reinstate a voided billable.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ReinstateBillable {
    /// The billable's id, from the path.
    #[schema(ignore)]
    pub id: Option<String>,
    /// The account to look in; needed if several of the caller's accounts have a billable of this id.
    #[schema(example = "demo")]
    pub account_id: Option<String>,
    /// The reason for the reinstatement: 1 to 500 characters, no control characters.
    #[schema(value_type = String, min_length = 1, max_length = 500, example = "Voided by mistake")]
    pub reason: Option<String>,
}

/// A void or a reinstatement of a billable.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LifeChange {
    /// The billable.
    pub target: Target<BillableId>,
    /// The reason for the change.
    pub reason: Reason,
}

impl LifeChange {
    fn parse(account_id: Option<String>, id: Option<String>, reason: Option<String>) -> Result<Self, Faults> {
        let mut findings = Findings::default();
        let target = Target::find(account_id, id, parse_id, &mut findings);
        let reason = findings.required(Member::REASON, reason, Reason::parse);
        findings.finish(reason.map(|reason| Self { target, reason }))
    }
}

impl Request for VoidBillable {
    const NAME: &'static str = "VoidBillable";
    type Parsed = LifeChange;

    fn parse(self, _context: &impl ParseContext) -> Result<LifeChange, Faults> {
        LifeChange::parse(self.account_id, self.id, self.reason)
    }
}

impl Request for ReinstateBillable {
    const NAME: &'static str = "ReinstateBillable";
    type Parsed = LifeChange;

    fn parse(self, _context: &impl ParseContext) -> Result<LifeChange, Faults> {
        LifeChange::parse(self.account_id, self.id, self.reason)
    }
}

/// The state of a billable in its life.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, ToSchema)]
pub enum BillableStatus {
    /// Live: the call is billed.
    Reported,
    /// Voided: the call is not billed to this customer.
    Voided,
}

impl BillableStatus {
    /// The name that clients read.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Reported => "Reported",
            Self::Voided => "Voided",
        }
    }
}

/// A call billed to a customer.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct BillableInfo {
    /// The billable's id, a UUID of version 7.
    #[schema(format = "uuid", extensions(("x-dotnet-type" = json!("string"))), example = "019ab0f2-5c1e-7a31-8d2f-3b1c5e7a9f10")]
    pub id: String,
    /// The account that the call is billed in.
    #[schema(example = "demo")]
    pub account_id: String,
    /// The customer that the call is billed to.
    #[schema(example = "acme")]
    pub customer_id: String,
    /// The session that the report named, if it named one.
    #[schema(example = "demo-session")]
    pub session_id: Option<String>,
    /// The call, hex digits in lower case.
    #[schema(example = "CA0123456789abcdef0123456789abcdef")]
    pub call_sid: String,
    /// The state of the billable in its life.
    pub status: BillableStatus,
    /// The time at which the report was stored, RFC 3339 in UTC to the microsecond.
    #[schema(format = DateTime, extensions(("x-dotnet-type" = json!("string"))), example = "2026-11-23T09:30:00.123456Z")]
    pub date_created: String,
    /// The subject of the token that reported the call.
    #[schema(example = "reporter-1")]
    pub created_by: String,
    /// The time of the void; absent while the billable is live.
    #[schema(format = DateTime, extensions(("x-dotnet-type" = json!("string"))))]
    pub date_voided: Option<String>,
    /// The subject that voided the billable; absent while the billable is live.
    pub voided_by: Option<String>,
    /// The reason for the void; absent while the billable is live.
    pub void_reason: Option<String>,
}

impl From<domain::Billable> for BillableInfo {
    fn from(billable: domain::Billable) -> Self {
        let status = match billable.status() {
            domain::Status::Reported => BillableStatus::Reported,
            domain::Status::Voided => BillableStatus::Voided,
        };
        let (date_voided, voided_by, void_reason) = match billable.void {
            Some(void) => {
                (Some(void.date_voided.to_string()), Some(void.voided_by.to_string()), Some(void.reason.to_string()))
            }
            None => (None, None, None),
        };
        Self {
            id: billable.id.to_string(),
            account_id: billable.attribution.account_id.to_string(),
            customer_id: billable.attribution.customer_id.to_string(),
            session_id: billable.session_id.map(|id| id.to_string()),
            call_sid: billable.call_sid.to_string(),
            status,
            date_created: billable.date_created.to_string(),
            created_by: billable.created_by.to_string(),
            date_voided,
            voided_by,
            void_reason,
        }
    }
}

list_response! {
    /// A page of billables, newest first.
    ListBillablesResponse,
    /// The billables of this page.
    BillableInfo
}

#[cfg(test)]
mod tests {
    use billables_domain::{CallSidMode, TimeId};

    use super::*;

    struct Service;

    impl ParseContext for Service {
        fn call_sid_mode(&self) -> CallSidMode {
            CallSidMode::Standard
        }

        fn now(&self) -> Timestamp {
            Timestamp::from_microseconds(0)
        }

        fn fresh_id(&self) -> TimeId {
            TimeId::new(self.now(), [0; 8])
        }
    }

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
        let faults = list.parse(&Service).unwrap_err();
        let members: Vec<_> = faults.iter().map(|fault| fault.member.as_str()).collect();
        assert_eq!(members, ["AccountId", "CallSid", "Status", "From", "Limit"]);
    }
}
