//! The DTOs of the explanation of a billable.

use billables_domain::{BillableId, Faults};
use billables_wire::Number;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::BillableInfo;
use crate::billables::parse_id;
use crate::request::{ParseContext, Request, Target};
use crate::terms::BillingItem;

/// Explain the amount of a billable.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize, IntoParams)]
#[serde(rename_all = "camelCase")]
#[into_params(parameter_in = Query)]
pub struct ExplainBillable {
    /// The billable's id, from the path.
    #[param(ignore)]
    pub id: Option<String>,
    /// The account to look in; needed if several of the caller's accounts have a billable of this id.
    #[param(value_type = Option<String>, required = false, example = "demo")]
    pub account_id: Option<String>,
}

impl Request for ExplainBillable {
    const NAME: &'static str = "ExplainBillable";
    const REFUSES_UNKNOWN_QUERY: bool = true;
    type Parsed = Target<BillableId>;

    fn parse(self, _context: &impl ParseContext) -> Result<Self::Parsed, Faults> {
        Target::parse(self.account_id, self.id, parse_id)
    }
}

/// A version of a call's facts, whole.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ExplainedFacts {
    /// The version, from 1.
    #[schema(example = 1)]
    pub version: i64,
    /// The time at which the version was stored, RFC 3339 in UTC to the microsecond.
    #[schema(format = DateTime, extensions(("x-dotnet-type" = json!("string"))), example = "2026-11-23T09:31:20.123456Z")]
    pub date_updated: String,
    /// The subject that reported the version; absent for the role Customer.
    #[schema(example = "carrier-1")]
    pub updated_by: Option<String>,
    /// The status, such as completed.
    #[schema(example = "completed")]
    pub status: Option<String>,
    /// The direction: inbound, or a text that begins with outbound.
    #[schema(example = "inbound")]
    pub direction: Option<String>,
    /// The calling end.
    #[schema(example = "+14155550123")]
    pub from: Option<String>,
    /// The called end.
    #[schema(example = "+15105550199")]
    pub to: Option<String>,
    /// The start of the call, RFC 3339 in UTC.
    #[schema(format = DateTime, extensions(("x-dotnet-type" = json!("string"))), example = "2026-11-23T09:30:00.000000Z")]
    pub start_time: Option<String>,
    /// The duration in whole seconds.
    #[schema(example = 75)]
    pub duration: Option<i64>,
    /// The price of the carrier; absent for the role Customer.
    #[schema(value_type = f64, required = false, example = -0.0085)]
    pub price: Option<Number>,
    /// The currency of the carrier's price; absent for the role Customer.
    #[schema(example = "USD")]
    pub price_unit: Option<String>,
}

/// A step of an explanation.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ExplainedStep {
    /// The name of the step.
    #[schema(example = "billedSeconds")]
    pub step: String,
    /// The exact result of the step: a number, or a fraction where no decimal is exact.
    #[schema(example = "78")]
    pub value: String,
    /// The step with its numbers, for a person.
    #[schema(example = "75 s become 78 s at 30/6.")]
    pub text: String,
}

/// The settings that an explanation uses, with their version and owner.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ExplainedTerms {
    /// The terms of the item in the month.
    pub terms: BillingItem,
    /// The version of the account's settings; 0 if the account has none.
    #[schema(example = 3)]
    pub version: i64,
    /// The customer whose settings these are. Absent for the account's, and where the caller may not know.
    #[schema(example = "acme")]
    pub owner_customer_id: Option<String>,
    /// The version of the call rating that rounded the duration; 0 for the default.
    #[schema(example = 2)]
    pub call_rating_version: i64,
    /// The customer whose call rating it is. Absent for the account's and the default, and where the caller may not know.
    #[schema(example = "acme")]
    pub call_rating_owner_customer_id: Option<String>,
}

/// The explanation of a billable: every step from the report to the amount of its month.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct BillableExplanation {
    /// The billable.
    pub billable: BillableInfo,
    /// Rated, Pending (the call has no final facts yet) or Voided.
    #[schema(example = "Rated")]
    pub state: String,
    /// The currency of all amounts.
    #[schema(example = "USD")]
    pub currency: String,
    /// The account's time zone at the start of the call.
    #[schema(example = "Europe/Vienna")]
    pub time_zone: String,
    /// The local start of the call with its offset.
    #[schema(example = "2026-11-23T10:30:00+01:00")]
    pub local_start: Option<String>,
    /// The local day of the call, YYYY-MM-DD.
    #[schema(example = "2026-11-23")]
    pub day: Option<String>,
    /// The item that pays for the call.
    #[schema(example = "inboundVoiceCalls")]
    pub item: Option<String>,
    /// All versions of the call's facts, oldest first.
    pub facts: Vec<ExplainedFacts>,
    /// The settings that the steps use; absent unless rated.
    #[schema(value_type = ExplainedTerms, required = false)]
    pub settings: Option<ExplainedTerms>,
    /// The steps, in order.
    pub steps: Vec<ExplainedStep>,
    /// The amount of the customer's month and item, with exactly the currency's places; absent unless rated.
    #[schema(example = "13.08")]
    pub month_amount: Option<String>,
    /// The same without this call.
    #[schema(example = "13.07")]
    pub month_amount_without: Option<String>,
    /// The amount of the month less what it would be without this call. These differences do not add up.
    #[schema(example = "0.01")]
    pub difference: Option<String>,
}
