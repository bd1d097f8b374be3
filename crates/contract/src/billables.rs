//! The DTOs of billables.

use billables_domain as domain;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

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

impl From<NewBillable> for domain::NewBillable {
    fn from(request: NewBillable) -> Self {
        Self {
            account_id: request.account_id,
            customer_id: request.customer_id,
            session_id: request.session_id,
            call_sid: request.call_sid,
        }
    }
}

/// Read one billable.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize, IntoParams)]
#[serde(rename_all = "camelCase")]
#[into_params(parameter_in = Path)]
pub struct GetBillable {
    /// The billable's id.
    #[param(value_type = String, example = "019ab0f2-5c1e-7a31-8d2f-3b1c5e7a9f10")]
    pub id: Option<String>,
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

/// Void a billable that was reported by mistake.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct VoidBillable {
    /// The billable's id, from the path.
    #[schema(ignore)]
    pub id: Option<String>,
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
    /// The reason for the reinstatement: 1 to 500 characters, no control characters.
    #[schema(value_type = String, min_length = 1, max_length = 500, example = "Voided by mistake")]
    pub reason: Option<String>,
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

/// A page of billables, newest first.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ListBillablesResponse {
    /// The billables of this page.
    pub items: Vec<BillableInfo>,
    /// The cursor of the next page; absent on the last one.
    pub next_cursor: Option<String>,
    /// Whether another page follows.
    pub has_more_pages: bool,
}
