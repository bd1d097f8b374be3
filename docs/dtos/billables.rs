/* Options:
Version: 0.1.0
Tip: To set an option, take the "//" before it away and update this file
BaseUrl: http://localhost:8080

//MakePropertiesOptional: False
//AddDescriptionAsComments: True
//IncludeTypes:
//ExcludeTypes:
*/

// The requests and answers of Evo Voice.
// Needs the crates `serde`, with its feature `derive`, and `serde_json`. Dates, durations, UUIDs and bytes are texts, as
// they travel.

use serde::{Deserialize, Serialize};

/// Get a new access token for a refresh token
///
/// Note: answered with `GetAccessTokenResponse`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct GetAccessToken {
    /// The refresh token; if absent, the cookie ss-reftok counts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub refresh_token: Option<String>,
    /// Give the token in the cookie ss-tok, and not in the body.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub use_token_cookie: Option<bool>,
}

impl GetAccessToken {
    /// The HTTP method.
    pub const METHOD: &str = "POST";
    /// The path of its requests; names in braces stand for members.
    pub const PATH: &str = "/access-token";
}

/// List accounts, by id
///
/// Note: answered with `ListAccountsResponse`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ListAccounts {
    /// The number of accounts in a page, 50 if not given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub limit: Option<i32>,
    /// The start of the page: the nextCursor of the page before.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cursor: Option<String>,
}

impl ListAccounts {
    /// The HTTP method.
    pub const METHOD: &str = "GET";
    /// The path of its requests; names in braces stand for members.
    pub const PATH: &str = "/accounts";
}

/// Create an account
///
/// Note: answered with `AccountInfo`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct NewAccount {
    /// The account's id, made by the service if not given: 1 to 64 of A-Z a-z 0-9 . _ : @ -
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// The name of the account: 1 to 200 characters.
    pub name: String,
}

impl NewAccount {
    /// The HTTP method.
    pub const METHOD: &str = "POST";
    /// The path of its requests; names in braces stand for members.
    pub const PATH: &str = "/accounts";
}

/// Read an account
///
/// Note: answered with `AccountInfo`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct GetAccount {
    /// The account's id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub account_id: Option<String>,
}

impl GetAccount {
    /// The HTTP method.
    pub const METHOD: &str = "GET";
    /// The path of its requests; names in braces stand for members.
    pub const PATH: &str = "/accounts/{accountId}";
}

/// Change an account's settings, name, time zone, currency or country
///
/// Note: answered with `AccountInfo`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PatchAccount {
    /// The account's id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub account_id: Option<String>,
    /// The corrected name of the account: 1 to 200 characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The time zone in which the account's days begin, of the IANA database.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub time_zone: Option<String>,
    /// The currency of all amounts, of ISO 4217. It is fixed from the account's first call, settings or statement.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub currency: Option<String>,
    /// The account's country, of ISO 3166: numbers of other countries are international.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub country: Option<String>,
    /// Updated billing settings for this account: each given item replaces the former one, and the others stay.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub billing_settings: Option<BillingSettings>,
    /// The first month in which the billing settings and the time zone count, YYYY-MM: the next month if not given, and the account's first month for its first settings.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub effective_month: Option<String>,
    /// Whether the change may reach months that a statement has stated. The differences then become adjustments.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub restate: Option<bool>,
}

impl PatchAccount {
    /// The HTTP method.
    pub const METHOD: &str = "PATCH";
    /// The path of its requests; names in braces stand for members.
    pub const PATH: &str = "/accounts/{accountId}";
}

/// Read the call rating of an account
///
/// Note: answered with `CallRatingInfo`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct GetAccountCallRating {
    /// The account's id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub account_id: Option<String>,
    /// The month in which the rating counts, YYYY-MM: the current month if not given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub month: Option<String>,
}

impl GetAccountCallRating {
    /// The HTTP method.
    pub const METHOD: &str = "GET";
    /// The path of its requests; names in braces stand for members.
    pub const PATH: &str = "/accounts/{accountId}/call-rating";
}

/// Set the call rating of an account
///
/// Note: answered with `CallRatingInfo`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PutAccountCallRating {
    /// The account's id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub account_id: Option<String>,
    /// The billed seconds of the shortest call, 0 to 3600; 60 if not given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub initial_increment: Option<i32>,
    /// The step of the billed seconds beyond the initial increment, in seconds, 1 to 3600; 60 if not given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub increment: Option<i32>,
    /// The seconds that a shorter call counts as before it is rounded, 0 to 3600; 0 if not given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub minimum: Option<i32>,
    /// The price of an answered call, whatever its duration, in the account's currency; 0 if not given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub connect_fee: Option<f64>,
    /// The first month in which the rating counts, YYYY-MM: a coming one, the next month if not given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub effective_month: Option<String>,
}

impl PutAccountCallRating {
    /// The HTTP method.
    pub const METHOD: &str = "PUT";
    /// The path of its requests; names in braces stand for members.
    pub const PATH: &str = "/accounts/{accountId}/call-rating";
}

/// Sign in
///
/// Note: answered with `AuthenticateResponse`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Authenticate {
    /// The way to sign in: credentials, the default if a user name is given; or logout, to end the session.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub provider: Option<String>,
    /// The user's name, in upper or lower case.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_name: Option<String>,
    /// The user's password.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub password: Option<String>,
    /// Also set the cookie ss-pid, which outlives the browser.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub remember_me: Option<bool>,
    /// Give the tokens in the cookies ss-tok and ss-reftok, and not in the body.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub use_token_cookie: Option<bool>,
}

impl Authenticate {
    /// The HTTP method.
    pub const METHOD: &str = "POST";
    /// The path of its requests; names in braces stand for members.
    pub const PATH: &str = "/auth";
}

/// List billables, newest first
///
/// Note: answered with `ListBillablesResponse`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ListBillables {
    /// The account whose billables are listed. A caller with exactly one account may leave it out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub account_id: Option<String>,
    /// Only billables of this customer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub customer_id: Option<String>,
    /// Only billables whose report named this session.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub session_id: Option<String>,
    /// Only billables of this call.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub call_sid: Option<String>,
    /// Only billables of this status: Reported or Voided.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<String>,
    /// Only billables created at this time or later, RFC 3339.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
    /// Only billables created before this time, RFC 3339.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<String>,
    /// The number of billables in a page, 50 if not given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub limit: Option<i32>,
    /// The start of the page: the nextCursor of the page before, with the same filters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cursor: Option<String>,
}

impl ListBillables {
    /// The HTTP method.
    pub const METHOD: &str = "GET";
    /// The path of its requests; names in braces stand for members.
    pub const PATH: &str = "/billables";
}

/// Report/create a new billable
///
/// Note: answered with `BillableInfo`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct NewBillable {
    /// The account to associate the billable with
    #[serde(skip_serializing_if = "Option::is_none")]
    pub account_id: Option<String>,
    /// The customer to associate the billable with
    #[serde(skip_serializing_if = "Option::is_none")]
    pub customer_id: Option<String>,
    /// The session ID to associate the billable with. You must specify either this or (AccountId + CustomerID)
    #[serde(skip_serializing_if = "Option::is_none")]
    pub session_id: Option<String>,
    /// The call SID to report
    #[serde(skip_serializing_if = "Option::is_none")]
    pub call_sid: Option<String>,
}

impl NewBillable {
    /// The HTTP method.
    pub const METHOD: &str = "POST";
    /// The path of its requests; names in braces stand for members.
    pub const PATH: &str = "/billables";
}

/// Report many billables
///
/// Note: answered with `ReportBillablesResponse`
///
/// Note: it also is a `Vec<NewBillable>`, which a struct cannot be
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ReportBillables {
    /// The verdicts to send: all, problems (neither Created nor Replayed), or summary (the summary alone).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub verdicts: Option<String>,
}

impl ReportBillables {
    /// The HTTP method.
    pub const METHOD: &str = "POST";
    /// The path of its requests; names in braces stand for members.
    pub const PATH: &str = "/billables/batch";
}

/// Read a billable
///
/// Note: answered with `BillableInfo`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct GetBillable {
    /// The billable's id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// The account to look in; needed if several of the caller's accounts have a billable of this id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub account_id: Option<String>,
}

impl GetBillable {
    /// The HTTP method.
    pub const METHOD: &str = "GET";
    /// The path of its requests; names in braces stand for members.
    pub const PATH: &str = "/billables/{id}";
}

/// Explain a billable
///
/// Note: answered with `BillableExplanation`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ExplainBillable {
    /// The billable's id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// The account to look in; needed if several of the caller's accounts have a billable of this id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub account_id: Option<String>,
}

impl ExplainBillable {
    /// The HTTP method.
    pub const METHOD: &str = "GET";
    /// The path of its requests; names in braces stand for members.
    pub const PATH: &str = "/billables/{id}/explain";
}

/// Read the history of a billable
///
/// Note: answered with `GetBillableHistoryResponse`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct GetBillableHistory {
    /// The billable's id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// The account to look in; needed if several of the caller's accounts have a billable of this id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub account_id: Option<String>,
}

impl GetBillableHistory {
    /// The HTTP method.
    pub const METHOD: &str = "GET";
    /// The path of its requests; names in braces stand for members.
    pub const PATH: &str = "/billables/{id}/history";
}

/// Reinstate a voided billable
///
/// Note: answered with `BillableInfo`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ReinstateBillable {
    /// The billable's id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// The account to look in; needed if several of the caller's accounts have a billable of this id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub account_id: Option<String>,
    /// The reason for the reinstatement: 1 to 500 characters, no control characters.
    pub reason: String,
}

impl ReinstateBillable {
    /// The HTTP method.
    pub const METHOD: &str = "POST";
    /// The path of its requests; names in braces stand for members.
    pub const PATH: &str = "/billables/{id}/reinstate";
}

/// Void a billable
///
/// Note: answered with `BillableInfo`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct VoidBillable {
    /// The billable's id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// The account to look in; needed if several of the caller's accounts have a billable of this id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub account_id: Option<String>,
    /// The reason for the void: 1 to 500 characters, no control characters.
    pub reason: String,
}

impl VoidBillable {
    /// The HTTP method.
    pub const METHOD: &str = "POST";
    /// The path of its requests; names in braces stand for members.
    pub const PATH: &str = "/billables/{id}/void";
}

/// Get the billing totals for the specified date range. Please note that we do not support getting billing at the hourly time granularity.
///
/// Note: answered with `BillingInfo`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct GetBilling {
    /// Your Evo Voice Account ID
    pub account_id: String,
    /// The start of the date range that you want to query for (we will only use the date portion, so it will include the entire day even if you specify a time as well)
    pub start_date: String,
    /// The end of the date range you want to query for (we will include this entire day in the billing)
    pub end_date: String,
    /// Specify this to filter to a specific customer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub customer_id: Option<String>,
}

impl GetBilling {
    /// The HTTP method.
    pub const METHOD: &str = "GET";
    /// The path of its requests; names in braces stand for members.
    pub const PATH: &str = "/billing";
}

/// Retrieve all calls
///
/// Note: answered with `Vec<CallInfo>`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ListCalls {
    /// The account ID you are listing for
    #[serde(skip_serializing_if = "Option::is_none")]
    pub account_id: Option<String>,
    /// The start date to retrieve calls for (YYYY-MM-DD)
    #[serde(skip_serializing_if = "Option::is_none")]
    pub start_date: Option<String>,
    /// The end date to retrieve calls for (YYYY-MM-DD)
    #[serde(skip_serializing_if = "Option::is_none")]
    pub end_date: Option<String>,
}

impl ListCalls {
    /// The HTTP method.
    pub const METHOD: &str = "GET";
    /// The path of its requests; names in braces stand for members.
    pub const PATH: &str = "/billing/calls";
}

/// List billables whose calls have no final facts yet, oldest first
///
/// Note: answered with `ListPendingBillablesResponse`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ListPendingBillables {
    /// The account. A caller with exactly one account may leave it out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub account_id: Option<String>,
    /// Only billables of this customer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub customer_id: Option<String>,
    /// The first day of the reports, YYYY-MM-DD, in the account's time zone; 365 days before the last one if not given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub start_date: Option<String>,
    /// The last day of the reports, YYYY-MM-DD; today if not given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub end_date: Option<String>,
    /// The number of billables in a page, 50 if not given. A page may have fewer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub limit: Option<i32>,
    /// The start of the page: the nextCursor of the page before, with the same days and filter.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cursor: Option<String>,
}

impl ListPendingBillables {
    /// The HTTP method.
    pub const METHOD: &str = "GET";
    /// The path of its requests; names in braces stand for members.
    pub const PATH: &str = "/billing/pending";
}

/// Compute the amounts that a month would have with other billing settings
///
/// Note: answered with `BillingPreview`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PreviewBilling {
    /// The account.
    pub account_id: String,
    /// Only this customer, with these settings as its own; without it, all customers that inherit the account's settings.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub customer_id: Option<String>,
    /// The month, YYYY-MM.
    pub month: String,
    /// The settings to try: each given item replaces the one that counts, and the others stay.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub billing_settings: Option<BillingSettings>,
}

impl PreviewBilling {
    /// The HTTP method.
    pub const METHOD: &str = "POST";
    /// The path of its requests; names in braces stand for members.
    pub const PATH: &str = "/billing/preview";
}

/// Read counts and amounts of a range of days
///
/// Note: answered with `BillingTotals`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct GetBillingTotals {
    /// The account. A caller with exactly one account may leave it out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub account_id: Option<String>,
    /// Only this customer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub customer_id: Option<String>,
    /// Whether the customers below the named one count too.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub include_descendants: Option<bool>,
    /// The first day, YYYY-MM-DD, in the account's time zone. The first ten characters count.
    pub start_date: String,
    /// The last day, YYYY-MM-DD. The range has at most 366 days.
    pub end_date: String,
    /// The lines to give: day, month, customer, item, or several of them with commas. Without it there is the total alone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub group_by: Option<String>,
}

impl GetBillingTotals {
    /// The HTTP method.
    pub const METHOD: &str = "GET";
    /// The path of its requests; names in braces stand for members.
    pub const PATH: &str = "/billing/totals";
}

/// List the calls that nobody reported, oldest first
///
/// Note: answered with `ListUnreportedCallsResponse`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ListUnreportedCalls {
    /// The account. A caller with exactly one account may leave it out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub account_id: Option<String>,
    /// The first day on which the calls started, YYYY-MM-DD, in the account's time zone; 365 days before the last one if not given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub start_date: Option<String>,
    /// The last day, YYYY-MM-DD; today if not given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub end_date: Option<String>,
    /// The number of calls in a page, 50 if not given. A page may have fewer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub limit: Option<i32>,
    /// The start of the page: the nextCursor of the page before, with the same days.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cursor: Option<String>,
}

impl ListUnreportedCalls {
    /// The HTTP method.
    pub const METHOD: &str = "GET";
    /// The path of its requests; names in braces stand for members.
    pub const PATH: &str = "/billing/unreported";
}

/// Gets all usage records for specified date range
///
/// Note: answered with `Vec<UsageRecordInfo>`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ListUsageRecords {
    /// The account ID you are listing for
    #[serde(skip_serializing_if = "Option::is_none")]
    pub account_id: Option<String>,
    /// The start date to retrieve usage records for (YYYY-MM-DD)
    #[serde(skip_serializing_if = "Option::is_none")]
    pub start_date: Option<String>,
    /// The end date to retrieve usage records for (YYYY-MM-DD)
    #[serde(skip_serializing_if = "Option::is_none")]
    pub end_date: Option<String>,
}

impl ListUsageRecords {
    /// The HTTP method.
    pub const METHOD: &str = "GET";
    /// The path of its requests; names in braces stand for members.
    pub const PATH: &str = "/billing/usage";
}

/// Report the facts of a call
///
/// Note: answered with `CallInfo`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ReportCall {
    /// The account whose carrier made the call.
    pub account_id: String,
    /// The call.
    pub call_sid: String,
    /// The call that this one is a leg of.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parent_call_sid: Option<String>,
    /// The direction: inbound, or a text that begins with outbound, such as outbound-dial.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub direction: Option<String>,
    /// The calling end, kept as given: a number of E.164, a SIP address or another text of up to 256 characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
    /// The called end, kept as given: a number of E.164, a SIP address or another text of up to 256 characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<String>,
    /// The start of the call, from the year 2000 to 24 hours ahead: ISO 8601 (UTC without an offset), RFC 2822, or the seconds or milliseconds since 1970.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub start_time: Option<String>,
    /// The end of the call, in the forms of startTime. It gives the duration or the start if that is not given, and must not be before the start or more than a second before start and duration together.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub end_time: Option<String>,
    /// The duration in whole seconds, at most 7 days. Without it, the time from start to end.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub duration: Option<i32>,
    /// The status: completed, busy, no-answer, failed and canceled end a call. No status beside a duration means completed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<String>,
    /// The price of the carrier, which may have a sign: at most 6 digits before and 9 after the point.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub price: Option<f64>,
    /// The currency of the price, a code of ISO 4217.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub price_unit: Option<String>,
    /// Whether the call was recorded.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_recorded: Option<bool>,
    /// The newest version of the call, to go back on purpose to members of a former version.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub replaces: Option<i64>,
}

impl ReportCall {
    /// The HTTP method.
    pub const METHOD: &str = "POST";
    /// The path of its requests; names in braces stand for members.
    pub const PATH: &str = "/calls";
}

/// Report the facts of many calls
///
/// Note: answered with `ReportCallsResponse`
///
/// Note: it also is a `Vec<ReportCall>`, which a struct cannot be
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ReportCalls {
    /// The verdicts to send: all, problems (neither Created, Changed nor Unchanged), or summary (the summary alone).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub verdicts: Option<String>,
}

impl ReportCalls {
    /// The HTTP method.
    pub const METHOD: &str = "POST";
    /// The path of its requests; names in braces stand for members.
    pub const PATH: &str = "/calls/batch";
}

/// Read a call
///
/// Note: answered with `CallInfo`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct GetCall {
    /// The call.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub call_sid: Option<String>,
    /// The account to look in; needed if several of the caller's accounts have this call.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub account_id: Option<String>,
}

impl GetCall {
    /// The HTTP method.
    pub const METHOD: &str = "GET";
    /// The path of its requests; names in braces stand for members.
    pub const PATH: &str = "/calls/{callSid}";
}

/// Take a call off the list of unreported calls
///
/// Note: answered with `CallInfo`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DismissCall {
    /// The call.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub call_sid: Option<String>,
    /// The account of the call; needed if several of the caller's accounts have this call.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub account_id: Option<String>,
    /// The reason for the dismissal: 1 to 500 characters, no control characters.
    pub reason: String,
}

impl DismissCall {
    /// The HTTP method.
    pub const METHOD: &str = "POST";
    /// The path of its requests; names in braces stand for members.
    pub const PATH: &str = "/calls/{callSid}/dismiss";
}

/// List the customers of an account, by id
///
/// Note: answered with `ListCustomersResponse`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ListCustomers {
    /// The account whose customers are listed. A caller with exactly one account may leave it out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub account_id: Option<String>,
    /// The number of customers in a page, 50 if not given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub limit: Option<i32>,
    /// The start of the page: the nextCursor of the page before, with the same filter.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cursor: Option<String>,
}

impl ListCustomers {
    /// The HTTP method.
    pub const METHOD: &str = "GET";
    /// The path of its requests; names in braces stand for members.
    pub const PATH: &str = "/customers";
}

/// Create a customer
///
/// Note: answered with `CustomerInfo`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct NewCustomer {
    /// The customer's id, made by the service if not given: 1 to 64 of A-Z a-z 0-9 . _ : @ -
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// The account that the customer belongs to.
    pub account_id: String,
    /// The name of the customer: 1 to 200 characters.
    pub name: String,
    /// The customer above this one, in the same account.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parent_customer_id: Option<String>,
}

impl NewCustomer {
    /// The HTTP method.
    pub const METHOD: &str = "POST";
    /// The path of its requests; names in braces stand for members.
    pub const PATH: &str = "/customers";
}

/// Read a customer
///
/// Note: answered with `CustomerInfo`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct GetCustomer {
    /// The customer's id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub customer_id: Option<String>,
    /// The account to look in; needed if several of the caller's accounts have a customer of this id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub account_id: Option<String>,
}

impl GetCustomer {
    /// The HTTP method.
    pub const METHOD: &str = "GET";
    /// The path of its requests; names in braces stand for members.
    pub const PATH: &str = "/customers/{customerId}";
}

/// Change a customer's settings, name or last month
///
/// Note: answered with `CustomerInfo`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PatchCustomer {
    /// The customer's id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub customer_id: Option<String>,
    /// The account to look in; needed if several of the caller's accounts have a customer of this id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub account_id: Option<String>,
    /// The corrected name of the customer: 1 to 200 characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Override this customer's billing settings? Otherwise inherits from parent
    #[serde(skip_serializing_if = "Option::is_none")]
    pub override_billing_settings: Option<bool>,
    /// Updated billing settings for this customer
    #[serde(skip_serializing_if = "Option::is_none")]
    pub billing_settings: Option<BillingSettings>,
    /// The last month of the customer's base costs, YYYY-MM; none for no last month.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub end_month: Option<String>,
    /// The first month in which the billing settings count, YYYY-MM: the next month if not given, and the account's first month for its first settings.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub effective_month: Option<String>,
    /// Whether the change may reach months that a statement has stated. The differences then become adjustments.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub restate: Option<bool>,
}

impl PatchCustomer {
    /// The HTTP method.
    pub const METHOD: &str = "PATCH";
    /// The path of its requests; names in braces stand for members.
    pub const PATH: &str = "/customers/{customerId}";
}

/// Read the billing settings that count for a customer
///
/// Note: answered with `EffectiveBillingSettings`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct GetEffectiveBillingSettings {
    /// The customer's id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub customer_id: Option<String>,
    /// The account to look in; needed if several of the caller's accounts have a customer of this id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub account_id: Option<String>,
    /// The month in which the settings count, YYYY-MM: the current month if not given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub month: Option<String>,
}

impl GetEffectiveBillingSettings {
    /// The HTTP method.
    pub const METHOD: &str = "GET";
    /// The path of its requests; names in braces stand for members.
    pub const PATH: &str = "/customers/{customerId}/billing-settings";
}

/// Read the call rating that counts for a customer
///
/// Note: answered with `CallRatingInfo`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct GetCustomerCallRating {
    /// The customer's id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub customer_id: Option<String>,
    /// The account to look in; needed if several of the caller's accounts have a customer of this id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub account_id: Option<String>,
    /// The month in which the rating counts, YYYY-MM: the current month if not given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub month: Option<String>,
}

impl GetCustomerCallRating {
    /// The HTTP method.
    pub const METHOD: &str = "GET";
    /// The path of its requests; names in braces stand for members.
    pub const PATH: &str = "/customers/{customerId}/call-rating";
}

/// Set a customer's own call rating
///
/// Note: answered with `CallRatingInfo`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PutCustomerCallRating {
    /// The customer's id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub customer_id: Option<String>,
    /// The account to look in; needed if several of the caller's accounts have a customer of this id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub account_id: Option<String>,
    /// The billed seconds of the shortest call, 0 to 3600; 60 if not given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub initial_increment: Option<i32>,
    /// The step of the billed seconds beyond the initial increment, in seconds, 1 to 3600; 60 if not given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub increment: Option<i32>,
    /// The seconds that a shorter call counts as before it is rounded, 0 to 3600; 0 if not given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub minimum: Option<i32>,
    /// The price of an answered call, whatever its duration, in the account's currency; 0 if not given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub connect_fee: Option<f64>,
    /// The first month in which the rating counts, YYYY-MM: a coming one, the next month if not given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub effective_month: Option<String>,
}

impl PutCustomerCallRating {
    /// The HTTP method.
    pub const METHOD: &str = "PUT";
    /// The path of its requests; names in braces stand for members.
    pub const PATH: &str = "/customers/{customerId}/call-rating";
}

/// Delete a customer's own call rating
///
/// Note: answered with `CallRatingInfo`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DeleteCustomerCallRating {
    /// The customer's id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub customer_id: Option<String>,
    /// The account to look in; needed if several of the caller's accounts have a customer of this id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub account_id: Option<String>,
    /// The first month in which the customer inherits, YYYY-MM: a coming one, the next month if not given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub effective_month: Option<String>,
}

impl DeleteCustomerCallRating {
    /// The HTTP method.
    pub const METHOD: &str = "DELETE";
    /// The path of its requests; names in braces stand for members.
    pub const PATH: &str = "/customers/{customerId}/call-rating";
}

/// List the sessions of an account, by id
///
/// Note: answered with `ListSessionsResponse`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ListSessions {
    /// The account whose sessions are listed. A caller with exactly one account may leave it out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub account_id: Option<String>,
    /// Only sessions of this customer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub customer_id: Option<String>,
    /// The number of sessions in a page, 50 if not given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub limit: Option<i32>,
    /// The start of the page: the nextCursor of the page before, with the same filters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cursor: Option<String>,
}

impl ListSessions {
    /// The HTTP method.
    pub const METHOD: &str = "GET";
    /// The path of its requests; names in braces stand for members.
    pub const PATH: &str = "/sessions";
}

/// Create a session
///
/// Note: answered with `SessionInfo`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct NewSession {
    /// The session's id, made by the service if not given: 1 to 64 of A-Z a-z 0-9 . _ : @ -
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// The account that the session belongs to.
    pub account_id: String,
    /// The customer of the session.
    pub customer_id: String,
    /// The call of the session, if there is one; a report that names the session may then leave the call out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub call_sid: Option<String>,
}

impl NewSession {
    /// The HTTP method.
    pub const METHOD: &str = "POST";
    /// The path of its requests; names in braces stand for members.
    pub const PATH: &str = "/sessions";
}

/// Read a session
///
/// Note: answered with `SessionInfo`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct GetSession {
    /// The session's id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// The account to look in; needed if several of the caller's accounts have a session of this id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub account_id: Option<String>,
}

impl GetSession {
    /// The HTTP method.
    pub const METHOD: &str = "GET";
    /// The path of its requests; names in braces stand for members.
    pub const PATH: &str = "/sessions/{id}";
}

/// Take a status callback of Twilio
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct TwilioCallStatus {
    /// The account whose carrier Twilio is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub account_id: Option<String>,
    /// The call.
    #[serde(rename = "CallSid")]
    pub call_sid: String,
    /// The account at Twilio, which must be the configured one if one is configured.
    #[serde(rename = "AccountSid")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub account_sid: Option<String>,
    /// The call that this one is a leg of.
    #[serde(rename = "ParentCallSid")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parent_call_sid: Option<String>,
    /// The direction: inbound, outbound-api or outbound-dial.
    #[serde(rename = "Direction")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub direction: Option<String>,
    /// The calling end.
    #[serde(rename = "From")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
    /// The called end.
    #[serde(rename = "To")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<String>,
    /// The status: queued, initiated, ringing, in-progress, completed, busy, no-answer, failed or canceled.
    #[serde(rename = "CallStatus")]
    pub call_status: String,
    /// The duration of a completed call in seconds.
    #[serde(rename = "CallDuration")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub call_duration: Option<String>,
    /// The time of the event, RFC 2822. The start of a completed call is this time less the duration.
    #[serde(rename = "Timestamp")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub timestamp: Option<String>,
    /// The price of the call.
    #[serde(rename = "Price")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub price: Option<String>,
    /// The currency of the price.
    #[serde(rename = "PriceUnit")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub price_unit: Option<String>,
    /// The URL of a recording, which says that the call was recorded.
    #[serde(rename = "RecordingUrl")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub recording_url: Option<String>,
    /// The id of a recording, which says that the call was recorded.
    #[serde(rename = "RecordingSid")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub recording_sid: Option<String>,
}

impl TwilioCallStatus {
    /// The HTTP method.
    pub const METHOD: &str = "POST";
    /// The path of its requests; names in braces stand for members.
    pub const PATH: &str = "/twilio/{accountId}/call-status";
}

/// A new access token.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct GetAccessTokenResponse {
    /// The access token, unless it is in a cookie.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub access_token: Option<String>,
}

/// A page of accounts, by id.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ListAccountsResponse {
    /// The items of this page.
    pub items: Vec<AccountInfo>,
    /// The cursor of the next page; absent on the last one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_cursor: Option<String>,
    /// Whether another page follows.
    pub has_more_pages: bool,
}

/// An account.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct AccountInfo {
    /// The account's id.
    pub id: String,
    /// The name of the account.
    pub name: String,
    /// The time zone in which the account's days begin. Lists leave this and the following members out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub time_zone: Option<String>,
    /// The currency of all amounts, of ISO 4217.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub currency: Option<String>,
    /// The account's country, of ISO 3166: numbers of other countries are international.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub country: Option<String>,
    /// The billing settings for this account
    #[serde(skip_serializing_if = "Option::is_none")]
    pub billing_settings: Option<BillingSettings>,
    /// The time at which the account was created, RFC 3339 in UTC to the microsecond.
    pub date_created: String,
}

/// How the calls of an account or a customer are rounded to increments.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CallRatingInfo {
    /// The account.
    pub account_id: String,
    /// The customer that was asked for; absent for the account itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub customer_id: Option<String>,
    /// The month in which the rating counts, YYYY-MM.
    pub month: String,
    /// The billed seconds of the shortest call.
    pub initial_increment: i32,
    /// The step of the billed seconds beyond the initial increment, in seconds.
    pub increment: i32,
    /// The seconds that a shorter call counts as before it is rounded.
    pub minimum: i32,
    /// The price of an answered call, whatever its duration, in the account's currency.
    pub connect_fee: f64,
    /// The version of the account's settings that the rating is of; 0 for the default.
    pub version: i64,
    /// The customer whose rating it is: the one that was asked for, or one above it. Absent for the account's and for the default.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub owner_customer_id: Option<String>,
}

/// The signed-in user, and the tokens.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct AuthenticateResponse {
    /// The user's id, which is its name in lower case.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_id: Option<String>,
    /// The id of the sign-in, which is not a secret.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub session_id: Option<String>,
    /// The user's name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_name: Option<String>,
    /// The name to show for the user.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub display_name: Option<String>,
    /// The access token, unless it is in a cookie.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bearer_token: Option<String>,
    /// The refresh token, unless it is in a cookie.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub refresh_token: Option<String>,
    /// The end of the refresh token: RFC 3339, UTC.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub refresh_token_expiry: Option<String>,
    /// The user's roles.
    pub roles: Vec<String>,
    /// The permissions that the roles have.
    pub permissions: Vec<String>,
    /// The way in which the user signed in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub auth_provider: Option<String>,
}

/// A page of billables, newest first.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ListBillablesResponse {
    /// The billables of this page.
    pub items: Vec<BillableInfo>,
    /// The cursor of the next page; absent on the last one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_cursor: Option<String>,
    /// Whether another page follows.
    pub has_more_pages: bool,
}

/// A call billed to a customer.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct BillableInfo {
    /// The billable's id, a UUID of version 7.
    pub id: String,
    /// The account that the call is billed in.
    pub account_id: String,
    /// The customer that the call is billed to.
    pub customer_id: String,
    /// The session that the report named, if it named one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub session_id: Option<String>,
    /// The call, hex digits in lower case.
    pub call_sid: String,
    /// The state of the billable in its life.
    pub status: BillableStatus,
    /// The time at which the report was stored, RFC 3339 in UTC to the microsecond.
    pub date_created: String,
    /// The subject of the token that reported the call.
    pub created_by: String,
    /// The time of the void; absent while the billable is live.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date_voided: Option<String>,
    /// The subject that voided the billable; absent while the billable is live.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub voided_by: Option<String>,
    /// The reason for the void; absent while the billable is live.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub void_reason: Option<String>,
}

/// A line of the answer: the verdict on one report, or the summary in the last line. The answer to a broken body has no summary.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ReportBillablesResponse {
    /// The position of the report in the body, from 0; absent in the last line.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub index: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub verdict: Option<Verdict>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub billable: Option<BillableInfo>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub error: Option<VerdictError>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub summary: Option<ReportCounts>,
}

/// The explanation of a billable: every step from the report to the amount of its month.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct BillableExplanation {
    /// The billable.
    pub billable: BillableInfo,
    /// Rated, Pending (the call has no final facts yet) or Voided.
    pub state: String,
    /// The currency of all amounts.
    pub currency: String,
    /// The account's time zone at the start of the call.
    pub time_zone: String,
    /// The local start of the call with its offset.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub local_start: Option<String>,
    /// The local day of the call, YYYY-MM-DD.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub day: Option<String>,
    /// The item that pays for the call.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub item: Option<String>,
    /// All versions of the call's facts, oldest first.
    pub facts: Vec<ExplainedFacts>,
    /// The settings that the steps use; absent unless rated.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub settings: Option<ExplainedTerms>,
    /// The steps, in order.
    pub steps: Vec<ExplainedStep>,
    /// The amount of the customer's month and item, with exactly the currency's places; absent unless rated.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub month_amount: Option<String>,
    /// The same without this call.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub month_amount_without: Option<String>,
    /// The amount of the month less what it would be without this call. These differences do not add up.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub difference: Option<String>,
}

/// The history of a billable.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct GetBillableHistoryResponse {
    /// The report, then the latest changes in the billable's life, at most 1,000, oldest first.
    pub items: Vec<BillableChange>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct BillingInfo {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub customers: Option<Vec<BillingCustomerInfo>>,
}

/// A call, as its carrier reported it. Members that the service does not know are absent; some members of the published class are never known.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CallInfo {
    /// The carrier's id of the account; never known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub account_sid: Option<String>,
    /// The carrier's annotation of the call; never known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub annotation: Option<String>,
    /// The person or machine that answered the call; never known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub answered_by: Option<String>,
    /// The name of the caller; never known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub caller_name: Option<String>,
    /// The time at which the first facts were stored, RFC 3339 in UTC to the microsecond.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date_created: Option<String>,
    /// The time at which this version was stored, RFC 3339 in UTC to the microsecond.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date_updated: Option<String>,
    /// The direction: inbound, or a text that begins with outbound.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub direction: Option<String>,
    /// The duration in whole seconds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub duration: Option<i32>,
    /// The end of the call, RFC 3339 in UTC; known if the start and the duration are.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub end_time: Option<String>,
    /// The number that forwarded the call; never known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub forwarded_from: Option<String>,
    /// The calling end.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
    /// The calling end for people; never known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from_formatted: Option<String>,
    /// The call that this one is a leg of.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parent_call_sid: Option<String>,
    /// The carrier's id of the phone number; never known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phone_number_sid: Option<String>,
    /// The price of the carrier, with the sign that the carrier gave.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub price: Option<f64>,
    /// The currency of the price, a code of ISO 4217.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub price_unit: Option<String>,
    /// The call, hex digits in lower case.
    pub sid: String,
    /// The start of the call, RFC 3339 in UTC.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub start_time: Option<String>,
    /// The status, such as completed or no-answer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<String>,
    /// The called end.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<String>,
    /// The called end for people; never known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to_formatted: Option<String>,
    /// The path of the call in this service.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub uri: Option<String>,
    /// The account of the call.
    pub account_id: String,
    /// The version of the facts: 1 for the first one, and 1 more for each change.
    pub version: i64,
    /// Whether the call was recorded.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_recorded: Option<bool>,
    /// The live billable that the totals count the call for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub billable_id: Option<String>,
    /// The customer that the call is billed to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub customer_id: Option<String>,
    /// The seconds that are billed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub billed_seconds: Option<i32>,
    /// The time at which the call was taken off the list of unreported calls.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date_dismissed: Option<String>,
    /// The subject that took the call off the list of unreported calls.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dismissed_by: Option<String>,
    /// The reason why the call was taken off the list of unreported calls.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dismiss_reason: Option<String>,
}

/// A page of billables whose calls have no final facts, oldest first.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ListPendingBillablesResponse {
    /// The items of this page.
    pub items: Vec<BillableInfo>,
    /// The cursor of the next page; absent on the last one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_cursor: Option<String>,
    /// Whether another page follows.
    pub has_more_pages: bool,
}

/// The amounts of a month, as they are and with other settings.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct BillingPreview {
    /// The currency of the amounts.
    pub currency: String,
    /// The month, YYYY-MM.
    pub month: String,
    /// The items that cost something in either case.
    pub items: Vec<BillingPreviewItem>,
    /// The amount of the month.
    pub amount: String,
    /// The amount that the month would have with the settings of the request.
    pub preview_amount: String,
    /// The calls of the month without final facts, which have no amount yet.
    pub pending_calls: i64,
}

/// Counts and amounts of a range of days.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct BillingTotals {
    /// The currency of the amounts.
    pub currency: String,
    /// The time zone of the days.
    pub time_zone: String,
    /// The time as of which the totals are, RFC 3339 in UTC to the microsecond.
    pub as_of: String,
    /// The lines, by their keys; none without groupBy.
    pub items: Vec<BillingTotalsItem>,
    /// All lines together.
    pub total: BillingTotal,
}

/// A page of calls that nobody reported, oldest first.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ListUnreportedCallsResponse {
    /// The items of this page.
    pub items: Vec<CallInfo>,
    /// The cursor of the next page; absent on the last one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_cursor: Option<String>,
    /// Whether another page follows.
    pub has_more_pages: bool,
}

/// A line of the answer: the verdict on one call, or the summary in the last line. The answer to a broken body has no summary.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ReportCallsResponse {
    /// The position of the call in the body, from 0; absent in the last line.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub index: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub verdict: Option<CallVerdict>,
    /// The newest version of the call, if the verdict is Created, Changed, Unchanged or Superseded.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub version: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub error: Option<VerdictError>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub summary: Option<CallCounts>,
}

/// A page of customers, by id.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ListCustomersResponse {
    /// The items of this page.
    pub items: Vec<CustomerInfo>,
    /// The cursor of the next page; absent on the last one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_cursor: Option<String>,
    /// Whether another page follows.
    pub has_more_pages: bool,
}

/// A customer of an account.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CustomerInfo {
    /// The customer's id, unique within the account.
    pub id: String,
    /// The account that the customer belongs to.
    pub account_id: String,
    /// The name of the customer.
    pub name: String,
    /// The customer above this one, in the same account.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parent_customer_id: Option<String>,
    /// Whether the customer has billing settings of its own in the current month; else it inherits. Lists leave this and the following members out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub override_billing_settings: Option<bool>,
    /// The customer's own billing settings in the current month.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub billing_settings: Option<BillingSettings>,
    /// The last month of the customer's base costs, YYYY-MM.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub end_month: Option<String>,
    /// The time at which the customer was created, RFC 3339 in UTC to the microsecond.
    pub date_created: String,
}

/// The billing settings that count for a customer in a month.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct EffectiveBillingSettings {
    /// The account of the customer.
    pub account_id: String,
    /// The customer.
    pub customer_id: String,
    /// The month, YYYY-MM.
    pub month: String,
    /// The currency of the costs.
    pub currency: String,
    /// All nine items.
    pub items: Vec<EffectiveBillingItem>,
}

/// A page of sessions, by id.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ListSessionsResponse {
    /// The items of this page.
    pub items: Vec<SessionInfo>,
    /// The cursor of the next page; absent on the last one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_cursor: Option<String>,
    /// Whether another page follows.
    pub has_more_pages: bool,
}

/// A session.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SessionInfo {
    /// The session's id, unique within the account.
    pub id: String,
    /// The account that the session belongs to.
    pub account_id: String,
    /// The customer of the session.
    pub customer_id: String,
    /// The call of the session, if there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub call_sid: Option<String>,
    /// The time at which the session was created, RFC 3339 in UTC to the microsecond.
    pub date_created: String,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct BillingSettings {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub base: Option<BillingItem>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub local_numbers: Option<BillingItem>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub toll_free_numbers: Option<BillingItem>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub inbound_voice_calls: Option<BillingItem>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub outbound_voice_calls: Option<BillingItem>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub inbound_faxes: Option<BillingItem>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub outbound_faxes: Option<BillingItem>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub inbound_sms_messages: Option<BillingItem>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub outbound_sms_messages: Option<BillingItem>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct BillingItem {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub base_cost: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub raw_unit_multiplier: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit_cost: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub allowance: Option<i32>,
}

/// The state of a billable in its life.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
pub enum BillableStatus {
    #[default]
    Reported,
    Voided,
}

/// The result of one report of a batch.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
pub enum Verdict {
    #[default]
    Created,
    Replayed,
    Conflict,
    Voided,
    Invalid,
    NotFound,
    Forbidden,
    Failed,
}

/// The reason for an item of a batch that is not stored.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct VerdictError {
    /// A code that programs can rely on, the same as for a single report.
    pub error_code: String,
    /// The problem and its remedy, for people.
    pub message: String,
    /// Every member at fault; empty if no member is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub errors: Option<Vec<ResponseError>>,
}

/// The number of reports with each verdict.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ReportCounts {
    /// All reports.
    pub total: i64,
    /// Reports that made a billable.
    pub created: i64,
    /// Reports that repeat an earlier one.
    pub replayed: i64,
    /// Reports of calls that are billed to another customer or for another session.
    pub conflict: i64,
    /// Reports of voided billables.
    pub voided: i64,
    /// Reports that cannot be read or break a rule.
    pub invalid: i64,
    /// Reports whose session or customer is unknown.
    pub not_found: i64,
    /// Reports in accounts that are not the caller's.
    pub forbidden: i64,
    /// Reports that are not confirmed.
    pub failed: i64,
}

/// A version of a call's facts, whole.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ExplainedFacts {
    /// The version, from 1.
    pub version: i64,
    /// The time at which the version was stored, RFC 3339 in UTC to the microsecond.
    pub date_updated: String,
    /// The subject that reported the version; absent for the role Customer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub updated_by: Option<String>,
    /// The status, such as completed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<String>,
    /// The direction: inbound, or a text that begins with outbound.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub direction: Option<String>,
    /// The calling end.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
    /// The called end.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<String>,
    /// The start of the call, RFC 3339 in UTC.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub start_time: Option<String>,
    /// The duration in whole seconds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub duration: Option<i64>,
    /// The price of the carrier; absent for the role Customer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub price: Option<f64>,
    /// The currency of the carrier's price; absent for the role Customer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub price_unit: Option<String>,
}

/// The settings that an explanation uses, with their version and owner.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ExplainedTerms {
    /// The terms of the item in the month.
    pub terms: BillingItem,
    /// The version of the account's settings; 0 if the account has none.
    pub version: i64,
    /// The customer whose settings these are. Absent for the account's, and where the caller may not know.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub owner_customer_id: Option<String>,
    /// The version of the call rating that rounded the duration; 0 for the default.
    pub call_rating_version: i64,
    /// The customer whose call rating it is. Absent for the account's and the default, and where the caller may not know.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub call_rating_owner_customer_id: Option<String>,
}

/// A step of an explanation.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ExplainedStep {
    /// The name of the step.
    pub step: String,
    /// The exact result of the step: a number, or a fraction where no decimal is exact.
    pub value: String,
    /// The step with its numbers, for a person.
    pub text: String,
}

/// A change in a billable's life.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct BillableChange {
    /// The kind of the change.
    pub action: BillableAction,
    /// The time of the change, RFC 3339 in UTC to the microsecond.
    pub date: String,
    /// The subject of the caller that made the change.
    pub by: String,
    /// The reason for the change; a report has none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

/// A fault of one member.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ResponseError {
    /// The code of the fault.
    pub error_code: String,
    /// The member at fault, in PascalCase.
    pub field_name: String,
    /// The problem and its remedy.
    pub message: String,
}

/// The kind of a change in a billable's life.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
pub enum BillableAction {
    #[default]
    Reported,
    Voided,
    Reinstated,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct BillingCustomerInfo {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub customer_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub international_costs: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub has_call_recording: Option<bool>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct UsageRecordInfo {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub account_sid: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub category: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub count: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub count_unit: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub end_date: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub price: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub price_unit: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub start_date: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub usage: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub usage_unit: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub uri: Option<String>,
}

/// An item of a preview.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct BillingPreviewItem {
    /// The name of the item.
    pub item: String,
    /// The amount of the month, with exactly the currency's places.
    pub amount: String,
    /// The amount that the month would have with the settings of the request.
    pub preview_amount: String,
}

/// A line of totals. It has the keys that `groupBy` names.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct BillingTotalsItem {
    /// The customer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub customer_id: Option<String>,
    /// The customer's name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub customer_name: Option<String>,
    /// The day, YYYY-MM-DD.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub day: Option<String>,
    /// The month, YYYY-MM.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub month: Option<String>,
    /// The item, or pending for calls without final facts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub item: Option<String>,
    /// The live billables.
    pub calls: i64,
    /// The calls of these that pay a connect fee: completed, and longer than 0 s.
    pub answered_calls: i64,
    /// The calls of these without final facts, which have no amount yet.
    pub pending_calls: i64,
    /// The voided billables, which `calls` leaves out.
    pub voided_calls: i64,
    /// The durations of the answered calls, in seconds.
    pub seconds: i64,
    /// The durations after the rounding to increments, in seconds.
    pub billed_seconds: i64,
    /// The international calls whose carrier's price is in another currency than the account's.
    pub unpriced_international_calls: i64,
    /// The amount, with exactly the currency's places.
    pub amount: String,
}

/// The counts and the amount of a whole range.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct BillingTotal {
    /// The live billables.
    pub calls: i64,
    /// The calls of these that pay a connect fee: completed, and longer than 0 s.
    pub answered_calls: i64,
    /// The calls of these without final facts, which have no amount yet.
    pub pending_calls: i64,
    /// The voided billables, which `calls` leaves out.
    pub voided_calls: i64,
    /// The durations of the answered calls, in seconds.
    pub seconds: i64,
    /// The durations after the rounding to increments, in seconds.
    pub billed_seconds: i64,
    /// The international calls whose carrier's price is in another currency than the account's.
    pub unpriced_international_calls: i64,
    /// The amount, with exactly the currency's places.
    pub amount: String,
}

/// The result of one call of a batch.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
pub enum CallVerdict {
    #[default]
    Created,
    Changed,
    Unchanged,
    Superseded,
    Invalid,
    NotFound,
    Forbidden,
    Failed,
}

/// The number of calls with each verdict.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CallCounts {
    /// All calls.
    pub total: i64,
    /// Calls that got their first facts.
    pub created: i64,
    /// Calls that got a newer version.
    pub changed: i64,
    /// Calls whose facts are known already.
    pub unchanged: i64,
    /// Calls of which `replaces` does not name the newest version.
    pub superseded: i64,
    /// Calls whose facts cannot be read or break a rule.
    pub invalid: i64,
    /// Calls whose account does not exist.
    pub not_found: i64,
    /// Calls in accounts that are not the caller's.
    pub forbidden: i64,
    /// Calls whose facts are not confirmed.
    pub failed: i64,
}

/// An item of the billing settings that count for a customer.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct EffectiveBillingItem {
    /// The name of the item.
    pub item: String,
    /// The terms of the item; an item that the settings do not have costs nothing.
    pub terms: BillingItem,
    /// The customer whose settings these are: the one that was asked for, or one above it. Absent for the account's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub owner_customer_id: Option<String>,
    /// The version of the account's settings that the item is of; 0 if the account has none.
    pub version: i64,
}
