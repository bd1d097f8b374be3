//! The DTOs of accounts, customers and sessions.

use billables_billing::{AccountBook, Month};
use billables_domain::{self as domain, AccountId, CustomerId, Faults, Findings, Member, Name, SessionId};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::lists::{ListQuery, PageQuery, list_response};
use crate::request::{ParseContext, Request, Target, alias};
use crate::terms::BillingSettings;

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
    pub account_id: Option<String>,
    /// The same as accountId.
    #[param(ignore)]
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
    pub customer_id: Option<String>,
    /// The same as customerId.
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
    /// The time zone in which the account's days begin. Lists leave this and the following members out.
    #[schema(example = "Europe/Vienna")]
    pub time_zone: Option<String>,
    /// The currency of all amounts, of ISO 4217.
    #[schema(example = "USD")]
    pub currency: Option<String>,
    /// The account's country, of ISO 3166: numbers of other countries are international.
    #[schema(example = "US")]
    pub country: Option<String>,
    /// The billing settings for this account
    #[schema(value_type = BillingSettings, required = false)]
    pub billing_settings: Option<BillingSettings>,
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
    /// Whether the customer has billing settings of its own in the current month; else it inherits. Lists leave this and the
    /// following members out.
    #[schema(example = true)]
    pub override_billing_settings: Option<bool>,
    /// The customer's own billing settings in the current month.
    #[schema(value_type = BillingSettings, required = false)]
    pub billing_settings: Option<BillingSettings>,
    /// The last month of the customer's base costs, YYYY-MM.
    #[schema(example = "2027-03")]
    pub end_month: Option<String>,
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

list_response! {
    /// A page of accounts, by id.
    ListAccountsResponse,
    /// The items of this page.
    AccountInfo
}
list_response! {
    /// A page of customers, by id.
    ListCustomersResponse,
    /// The items of this page.
    CustomerInfo
}
list_response! {
    /// A page of sessions, by id.
    ListSessionsResponse,
    /// The items of this page.
    SessionInfo
}

impl Request for NewAccount {
    const NAME: &'static str = "NewAccount";
    /// The id, if the request names one, and the name.
    type Parsed = (Option<AccountId>, Name);

    fn parse(self, _context: &impl ParseContext) -> Result<Self::Parsed, Faults> {
        domain::NewAccount { id: self.id, name: self.name }.parse()
    }
}

impl Request for GetAccount {
    const NAME: &'static str = "GetAccount";
    const ALIASES: &'static [(&'static str, &'static str)] = &[("id", "accountId")];
    /// `None` for a text that no account has as its id.
    type Parsed = Option<AccountId>;

    fn parse(self, _context: &impl ParseContext) -> Result<Option<AccountId>, Faults> {
        let mut findings = Findings::default();
        let id = alias(Member::ACCOUNT_ID, self.account_id, self.id, &mut findings);
        findings.finish(Some(id.and_then(|id| AccountId::parse(&id).ok())))
    }
}

impl Request for ListAccounts {
    const NAME: &'static str = "ListAccounts";
    type Parsed = PageQuery;

    fn parse(self, _context: &impl ParseContext) -> Result<PageQuery, Faults> {
        let mut findings = Findings::default();
        let page = PageQuery::parse(self.limit, self.cursor, &mut findings);
        findings.finish(Some(page))
    }
}

impl Request for NewCustomer {
    const NAME: &'static str = "NewCustomer";
    type Parsed = domain::Customer;

    fn parse(self, context: &impl ParseContext) -> Result<domain::Customer, Faults> {
        let Self { id, account_id, name, parent_customer_id } = self;
        let customer = domain::NewCustomer { id, account_id, name, parent_customer_id };
        customer.parse(context.fresh_id().into(), context.now())
    }
}

impl Request for GetCustomer {
    const NAME: &'static str = "GetCustomer";
    const ALIASES: &'static [(&'static str, &'static str)] = &[("id", "customerId")];
    type Parsed = Target<CustomerId>;

    fn parse(self, _context: &impl ParseContext) -> Result<Self::Parsed, Faults> {
        let mut findings = Findings::default();
        let id = alias(Member::CUSTOMER_ID, self.customer_id, self.id, &mut findings);
        let account_id = findings.optional(Member::ACCOUNT_ID, self.account_id, AccountId::parse);
        findings.finish(Some(Target { account_id, id: id.and_then(|id| CustomerId::parse(&id).ok()) }))
    }
}

impl Request for ListCustomers {
    const NAME: &'static str = "ListCustomers";
    type Parsed = ListQuery<()>;

    fn parse(self, _context: &impl ParseContext) -> Result<Self::Parsed, Faults> {
        let mut findings = Findings::default();
        let account_id = findings.optional(Member::ACCOUNT_ID, self.account_id, AccountId::parse);
        let page = PageQuery::parse(self.limit, self.cursor, &mut findings);
        findings.finish(Some(ListQuery { account_id, filter: (), page }))
    }
}

impl Request for NewSession {
    const NAME: &'static str = "NewSession";
    type Parsed = domain::Session;

    fn parse(self, context: &impl ParseContext) -> Result<domain::Session, Faults> {
        let Self { id, account_id, customer_id, call_sid } = self;
        let session = domain::NewSession { id, account_id, customer_id, call_sid };
        session.parse(context.call_sid_mode(), context.fresh_id().into(), context.now())
    }
}

impl Request for GetSession {
    const NAME: &'static str = "GetSession";
    type Parsed = Target<SessionId>;

    fn parse(self, _context: &impl ParseContext) -> Result<Self::Parsed, Faults> {
        Target::parse(self.account_id, self.id, |id| SessionId::parse(id).ok())
    }
}

impl Request for ListSessions {
    const NAME: &'static str = "ListSessions";
    /// The filter is the customer of the sessions.
    type Parsed = ListQuery<Option<CustomerId>>;

    fn parse(self, _context: &impl ParseContext) -> Result<Self::Parsed, Faults> {
        let mut findings = Findings::default();
        let account_id = findings.optional(Member::ACCOUNT_ID, self.account_id, AccountId::parse);
        let filter = findings.optional(Member::CUSTOMER_ID, self.customer_id, CustomerId::parse);
        let page = PageQuery::parse(self.limit, self.cursor, &mut findings);
        findings.finish(Some(ListQuery { account_id, filter, page }))
    }
}

impl From<domain::Account> for AccountInfo {
    fn from(account: domain::Account) -> Self {
        Self {
            id: account.id.to_string(),
            name: account.name.to_string(),
            time_zone: None,
            currency: None,
            country: None,
            billing_settings: None,
            date_created: account.date_created.to_string(),
        }
    }
}

impl AccountInfo {
    /// The account with its settings of a month.
    pub fn with_settings(account: domain::Account, book: &AccountBook, month: Month) -> Self {
        Self {
            time_zone: Some(book.zones().zone(month).name().to_owned()),
            currency: Some(book.currency().code().to_owned()),
            country: Some(book.country().code().to_owned()),
            billing_settings: Some(book.account_settings(month).settings.into()),
            ..Self::from(account)
        }
    }
}

impl CustomerInfo {
    /// The customer with its own settings of a month.
    pub fn with_settings(customer: domain::Customer, book: &AccountBook, month: Month) -> Self {
        let own = book.customer_settings(&customer.id, month);
        let end_month = book.end_month(&customer.id).map(|month| month.to_string());
        Self {
            override_billing_settings: Some(own.overrides),
            billing_settings: Some(own.settings.into()),
            end_month,
            ..Self::from(customer)
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
            override_billing_settings: None,
            billing_settings: None,
            end_month: None,
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
