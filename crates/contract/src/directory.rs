//! The DTOs of accounts, customers and sessions.

use billables_domain as domain;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

/// Create an account of the platform.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct NewAccount {
    /// The account's id, made by the service if not given: 1 to 64 of A-Z a-z 0-9 . _ : @ -
    #[schema(example = "demo")]
    pub id: Option<String>,
    /// The name of the account: 1 to 200 characters.
    #[schema(value_type = String, min_length = 1, max_length = 200, example = "Demo")]
    pub name: Option<String>,
}

/// Read one account.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize, IntoParams)]
#[serde(rename_all = "camelCase")]
#[into_params(parameter_in = Path)]
pub struct GetAccount {
    /// The account's id.
    #[param(value_type = String, example = "demo")]
    pub id: Option<String>,
}

/// Position in a list of accounts.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize, IntoParams)]
#[serde(rename_all = "camelCase")]
#[into_params(parameter_in = Query)]
pub struct ListAccounts {
    /// The number of accounts in a page, 50 if not given.
    #[param(value_type = Option<i32>, required = false, minimum = 1, maximum = 500, example = 50)]
    pub limit: Option<i64>,
    /// The start of the page: the nextCursor of the page before.
    #[param(value_type = Option<String>, required = false, example = "AXQ0dGVzdC1leGFtcGxlZGVtbw")]
    pub cursor: Option<String>,
}

/// Create a customer of an account.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct NewCustomer {
    /// The customer's id, made by the service if not given: 1 to 64 of A-Z a-z 0-9 . _ : @ -
    #[schema(example = "acme")]
    pub id: Option<String>,
    /// The account that the customer belongs to.
    #[schema(value_type = String, example = "demo")]
    pub account_id: Option<String>,
    /// The name of the customer: 1 to 200 characters.
    #[schema(value_type = String, min_length = 1, max_length = 200, example = "Acme")]
    pub name: Option<String>,
    /// The customer above this one, in the same account.
    #[schema(example = "acme-group")]
    pub parent_customer_id: Option<String>,
}

/// Read one customer.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize, IntoParams)]
#[serde(rename_all = "camelCase")]
#[into_params(parameter_in = Query)]
pub struct GetCustomer {
    /// The customer's id, from the path.
    #[param(ignore)]
    pub id: Option<String>,
    /// The account to look in; needed if several of the caller's accounts have a customer of this id.
    #[param(value_type = Option<String>, required = false, example = "demo")]
    pub account_id: Option<String>,
}

/// Filter and position of a list of customers.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize, IntoParams)]
#[serde(rename_all = "camelCase")]
#[into_params(parameter_in = Query)]
pub struct ListCustomers {
    /// The account whose customers are listed. A caller with exactly one account may leave it out.
    #[param(value_type = Option<String>, required = false, example = "demo")]
    pub account_id: Option<String>,
    /// The number of customers in a page, 50 if not given.
    #[param(value_type = Option<i32>, required = false, minimum = 1, maximum = 500, example = 50)]
    pub limit: Option<i64>,
    /// The start of the page: the nextCursor of the page before, with the same filter.
    #[param(value_type = Option<String>, required = false, example = "AXQ0dGVzdC1leGFtcGxlZGVtbw")]
    pub cursor: Option<String>,
}

/// Create a session, which settles account and customer of its calls.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct NewSession {
    /// The session's id, made by the service if not given: 1 to 64 of A-Z a-z 0-9 . _ : @ -
    #[schema(example = "demo-session")]
    pub id: Option<String>,
    /// The account that the session belongs to.
    #[schema(value_type = String, example = "demo")]
    pub account_id: Option<String>,
    /// The customer of the session.
    #[schema(value_type = String, example = "acme")]
    pub customer_id: Option<String>,
    /// The call of the session, if there is one; a report that names the session may then leave the call out.
    #[schema(example = "CA0123456789abcdef0123456789abcdef")]
    pub call_sid: Option<String>,
}

/// Read one session.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize, IntoParams)]
#[serde(rename_all = "camelCase")]
#[into_params(parameter_in = Query)]
pub struct GetSession {
    /// The session's id, from the path.
    #[param(ignore)]
    pub id: Option<String>,
    /// The account to look in; needed if several of the caller's accounts have a session of this id.
    #[param(value_type = Option<String>, required = false, example = "demo")]
    pub account_id: Option<String>,
}

/// Filters and position of a list of sessions.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize, IntoParams)]
#[serde(rename_all = "camelCase")]
#[into_params(parameter_in = Query)]
pub struct ListSessions {
    /// The account whose sessions are listed. A caller with exactly one account may leave it out.
    #[param(value_type = Option<String>, required = false, example = "demo")]
    pub account_id: Option<String>,
    /// Only sessions of this customer.
    #[param(value_type = Option<String>, required = false, example = "acme")]
    pub customer_id: Option<String>,
    /// The number of sessions in a page, 50 if not given.
    #[param(value_type = Option<i32>, required = false, minimum = 1, maximum = 500, example = 50)]
    pub limit: Option<i64>,
    /// The start of the page: the nextCursor of the page before, with the same filters.
    #[param(value_type = Option<String>, required = false, example = "AXQ0dGVzdC1leGFtcGxlZGVtbw")]
    pub cursor: Option<String>,
}

/// An account.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct AccountInfo {
    /// The account's id.
    #[schema(example = "demo")]
    pub id: String,
    /// The name of the account.
    #[schema(example = "Demo")]
    pub name: String,
    /// The time at which the account was created, RFC 3339 in UTC to the microsecond.
    #[schema(format = DateTime, extensions(("x-dotnet-type" = json!("string"))), example = "2026-11-23T09:30:00.123456Z")]
    pub date_created: String,
}

/// A customer of an account.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct CustomerInfo {
    /// The customer's id, unique within the account.
    #[schema(example = "acme")]
    pub id: String,
    /// The account that the customer belongs to.
    #[schema(example = "demo")]
    pub account_id: String,
    /// The name of the customer.
    #[schema(example = "Acme")]
    pub name: String,
    /// The customer above this one, in the same account.
    #[schema(example = "acme-group")]
    pub parent_customer_id: Option<String>,
    /// The time at which the customer was created, RFC 3339 in UTC to the microsecond.
    #[schema(format = DateTime, extensions(("x-dotnet-type" = json!("string"))), example = "2026-11-23T09:30:00.123456Z")]
    pub date_created: String,
}

/// A session.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct SessionInfo {
    /// The session's id, unique within the account.
    #[schema(example = "demo-session")]
    pub id: String,
    /// The account that the session belongs to.
    #[schema(example = "demo")]
    pub account_id: String,
    /// The customer of the session.
    #[schema(example = "acme")]
    pub customer_id: String,
    /// The call of the session, if there is one.
    #[schema(example = "CA0123456789abcdef0123456789abcdef")]
    pub call_sid: Option<String>,
    /// The time at which the session was created, RFC 3339 in UTC to the microsecond.
    #[schema(format = DateTime, extensions(("x-dotnet-type" = json!("string"))), example = "2026-11-23T09:30:00.123456Z")]
    pub date_created: String,
}

macro_rules! list_response {
    ($(#[$doc:meta])* $name:ident, $item:ident) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, ToSchema)]
        #[serde(rename_all = "camelCase")]
        pub struct $name {
            /// The items of this page.
            pub items: Vec<$item>,
            /// The cursor of the next page; absent on the last one.
            pub next_cursor: Option<String>,
            /// Whether another page follows.
            pub has_more_pages: bool,
        }
    };
}

list_response! {
    /// A page of accounts, by id.
    ListAccountsResponse, AccountInfo
}
list_response! {
    /// A page of customers, by id.
    ListCustomersResponse, CustomerInfo
}
list_response! {
    /// A page of sessions, by id.
    ListSessionsResponse, SessionInfo
}

impl From<NewAccount> for domain::NewAccount {
    fn from(request: NewAccount) -> Self {
        Self { id: request.id, name: request.name }
    }
}

impl From<NewCustomer> for domain::NewCustomer {
    fn from(request: NewCustomer) -> Self {
        Self {
            id: request.id,
            account_id: request.account_id,
            name: request.name,
            parent_customer_id: request.parent_customer_id,
        }
    }
}

impl From<NewSession> for domain::NewSession {
    fn from(request: NewSession) -> Self {
        Self {
            id: request.id,
            account_id: request.account_id,
            customer_id: request.customer_id,
            call_sid: request.call_sid,
        }
    }
}

impl From<domain::Account> for AccountInfo {
    fn from(account: domain::Account) -> Self {
        Self {
            id: account.id.to_string(),
            name: account.name.to_string(),
            date_created: account.date_created.to_string(),
        }
    }
}

impl From<domain::Customer> for CustomerInfo {
    fn from(customer: domain::Customer) -> Self {
        Self {
            id: customer.id.to_string(),
            account_id: customer.account_id.to_string(),
            name: customer.name.to_string(),
            parent_customer_id: customer.parent_customer_id.map(|id| id.to_string()),
            date_created: customer.date_created.to_string(),
        }
    }
}

impl From<domain::Session> for SessionInfo {
    fn from(session: domain::Session) -> Self {
        Self {
            id: session.id.to_string(),
            account_id: session.account_id.to_string(),
            customer_id: session.customer_id.to_string(),
            call_sid: session.call_sid.map(|sid| sid.to_string()),
            date_created: session.date_created.to_string(),
        }
    }
}
