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
pub struct GetAccount {
    /// The account's id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
}

impl GetAccount {
    /// The HTTP method.
    pub const METHOD: &str = "GET";
    /// The path of its requests; names in braces stand for members.
    pub const PATH: &str = "/accounts/{id}";
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
pub struct GetBillable {
    /// The billable's id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
}

impl GetBillable {
    /// The HTTP method.
    pub const METHOD: &str = "GET";
    /// The path of its requests; names in braces stand for members.
    pub const PATH: &str = "/billables/{id}";
}

/// Read the history of a billable
///
/// Note: answered with `GetBillableHistoryResponse`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct GetBillableHistory {
    /// The billable's id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
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
pub struct ReinstateBillable {
    /// The billable's id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
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
pub struct VoidBillable {
    /// The billable's id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// The reason for the void: 1 to 500 characters, no control characters.
    pub reason: String,
}

impl VoidBillable {
    /// The HTTP method.
    pub const METHOD: &str = "POST";
    /// The path of its requests; names in braces stand for members.
    pub const PATH: &str = "/billables/{id}/void";
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
    pub id: Option<String>,
    /// The account to look in; needed if several of the caller's accounts have a customer of this id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub account_id: Option<String>,
}

impl GetCustomer {
    /// The HTTP method.
    pub const METHOD: &str = "GET";
    /// The path of its requests; names in braces stand for members.
    pub const PATH: &str = "/customers/{id}";
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
    /// The time at which the account was created, RFC 3339 in UTC to the microsecond.
    pub date_created: String,
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

/// The history of a billable.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct GetBillableHistoryResponse {
    /// The report, then the latest changes in the billable's life, at most 1,000, oldest first.
    pub items: Vec<BillableChange>,
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
    /// The time at which the customer was created, RFC 3339 in UTC to the microsecond.
    pub date_created: String,
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

/// The reason for a report that billed nothing.
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
