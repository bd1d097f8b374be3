//! The DTOs of changes of settings: of an account, of a customer, of a call rating.

use billables_billing::{
    AccountBook, AccountPatch, CallRating, CallRatingChange, Country, Currency, CustomerPatch, Item, Month, Price,
    RATING_SECONDS_MAX, Reach, SettingOwner, Zone,
};
use billables_domain::{AccountId, Customer, CustomerId, Faults, Findings, Member, Name};
use billables_wire::Number;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::request::{ParseContext, Request, Target, alias};
use crate::terms::{BillingItem, BillingSettings, whole};

const EFFECTIVE_MONTH: Member = Member::new("EffectiveMonth");
const MONTH: Member = Member::new("Month");
const END_MONTH: Member = Member::new("EndMonth");

/// The text that takes a customer's last month away.
const NO_END: &str = "none";

/// Change an account: its billing settings, its name, time zone, currency or country.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct PatchAccount {
    /// The account's id, from the path.
    #[schema(ignore)]
    pub account_id: Option<String>,
    /// The same as accountId.
    #[schema(ignore)]
    pub id: Option<String>,
    /// The corrected name of the account: 1 to 200 characters.
    #[schema(min_length = 1, max_length = 200, example = "Demo")]
    pub name: Option<String>,
    /// The time zone in which the account's days begin, of the IANA database.
    #[schema(example = "Europe/Vienna")]
    pub time_zone: Option<String>,
    /// The currency of all amounts, of ISO 4217. It is fixed from the account's first call, settings or statement.
    #[schema(example = "USD")]
    pub currency: Option<String>,
    /// The account's country, of ISO 3166: numbers of other countries are international.
    #[schema(example = "US")]
    pub country: Option<String>,
    /// Updated billing settings for this account: each given item replaces the former one, and the others stay.
    #[schema(value_type = BillingSettings, required = false)]
    pub billing_settings: Option<BillingSettings>,
    /// The first month in which the billing settings and the time zone count, YYYY-MM: the next month if not given, and the
    /// account's first month for its first settings.
    #[schema(example = "2026-12")]
    pub effective_month: Option<String>,
    /// Whether the change may reach months that a statement has stated. The differences then become adjustments.
    #[schema(example = false)]
    pub restate: Option<bool>,
}

/// Change a customer: its billing settings, its name, or its last month.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct PatchCustomer {
    /// The customer's id, from the path.
    #[schema(ignore)]
    pub customer_id: Option<String>,
    /// The same as customerId.
    #[schema(ignore)]
    pub id: Option<String>,
    /// The account to look in; needed if several of the caller's accounts have a customer of this id.
    #[schema(example = "demo")]
    pub account_id: Option<String>,
    /// The corrected name of the customer: 1 to 200 characters.
    #[schema(min_length = 1, max_length = 200, example = "Acme")]
    pub name: Option<String>,
    /// Override this customer's billing settings? Otherwise inherits from parent
    #[schema(example = true)]
    pub override_billing_settings: Option<bool>,
    /// Updated billing settings for this customer
    #[schema(value_type = BillingSettings, required = false)]
    pub billing_settings: Option<BillingSettings>,
    /// The last month of the customer's base costs, YYYY-MM; none for no last month.
    #[schema(example = "2027-03")]
    pub end_month: Option<String>,
    /// The first month in which the billing settings count, YYYY-MM: the next month if not given, and the account's first month
    /// for its first settings.
    #[schema(example = "2026-12")]
    pub effective_month: Option<String>,
    /// Whether the change may reach months that a statement has stated. The differences then become adjustments.
    #[schema(example = false)]
    pub restate: Option<bool>,
}

/// Read the call rating of an account.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize, IntoParams)]
#[serde(rename_all = "camelCase")]
#[into_params(parameter_in = Query)]
pub struct GetAccountCallRating {
    /// The account's id, from the path.
    #[param(ignore)]
    pub account_id: Option<String>,
    /// The month in which the rating counts, YYYY-MM: the current month if not given.
    #[param(value_type = Option<String>, required = false, example = "2026-12")]
    pub month: Option<String>,
}

/// Read the call rating that counts for a customer.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize, IntoParams)]
#[serde(rename_all = "camelCase")]
#[into_params(parameter_in = Query)]
pub struct GetCustomerCallRating {
    /// The customer's id, from the path.
    #[param(ignore)]
    pub customer_id: Option<String>,
    /// The account to look in; needed if several of the caller's accounts have a customer of this id.
    #[param(value_type = Option<String>, required = false, example = "demo")]
    pub account_id: Option<String>,
    /// The month in which the rating counts, YYYY-MM: the current month if not given.
    #[param(value_type = Option<String>, required = false, example = "2026-12")]
    pub month: Option<String>,
}

/// Set the call rating of an account, as a whole.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct PutAccountCallRating {
    /// The account's id, from the path.
    #[schema(ignore)]
    pub account_id: Option<String>,
    /// The billed seconds of the shortest call, 0 to 3600; 60 if not given.
    #[schema(value_type = Option<i32>, minimum = 0, maximum = 3600, example = 30)]
    pub initial_increment: Option<Number>,
    /// The step of the billed seconds beyond the initial increment, in seconds, 1 to 3600; 60 if not given.
    #[schema(value_type = Option<i32>, minimum = 1, maximum = 3600, example = 6)]
    pub increment: Option<Number>,
    /// The seconds that a shorter call counts as before it is rounded, 0 to 3600; 0 if not given.
    #[schema(value_type = Option<i32>, minimum = 0, maximum = 3600, example = 0)]
    pub minimum: Option<Number>,
    /// The price of an answered call, whatever its duration, in the account's currency; 0 if not given.
    #[schema(value_type = Option<f64>, minimum = 0, example = 0.01)]
    pub connect_fee: Option<Number>,
    /// The first month in which the rating counts, YYYY-MM: a coming one, the next month if not given.
    #[schema(example = "2026-12")]
    pub effective_month: Option<String>,
}

/// Set a customer's own call rating, as a whole.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct PutCustomerCallRating {
    /// The customer's id, from the path.
    #[schema(ignore)]
    pub customer_id: Option<String>,
    /// The account to look in; needed if several of the caller's accounts have a customer of this id.
    #[schema(example = "demo")]
    pub account_id: Option<String>,
    /// The billed seconds of the shortest call, 0 to 3600; 60 if not given.
    #[schema(value_type = Option<i32>, minimum = 0, maximum = 3600, example = 30)]
    pub initial_increment: Option<Number>,
    /// The step of the billed seconds beyond the initial increment, in seconds, 1 to 3600; 60 if not given.
    #[schema(value_type = Option<i32>, minimum = 1, maximum = 3600, example = 6)]
    pub increment: Option<Number>,
    /// The seconds that a shorter call counts as before it is rounded, 0 to 3600; 0 if not given.
    #[schema(value_type = Option<i32>, minimum = 0, maximum = 3600, example = 0)]
    pub minimum: Option<Number>,
    /// The price of an answered call, whatever its duration, in the account's currency; 0 if not given.
    #[schema(value_type = Option<f64>, minimum = 0, example = 0.01)]
    pub connect_fee: Option<Number>,
    /// The first month in which the rating counts, YYYY-MM: a coming one, the next month if not given.
    #[schema(example = "2026-12")]
    pub effective_month: Option<String>,
}

/// Take a customer's own call rating away, so that the customer inherits one.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize, IntoParams)]
#[serde(rename_all = "camelCase")]
#[into_params(parameter_in = Query)]
pub struct DeleteCustomerCallRating {
    /// The customer's id, from the path.
    #[param(ignore)]
    pub customer_id: Option<String>,
    /// The account to look in; needed if several of the caller's accounts have a customer of this id.
    #[param(value_type = Option<String>, required = false, example = "demo")]
    pub account_id: Option<String>,
    /// The first month in which the customer inherits, YYYY-MM: a coming one, the next month if not given.
    #[param(value_type = Option<String>, required = false, example = "2026-12")]
    pub effective_month: Option<String>,
}

/// Read the billing settings that count for a customer, and whose each item is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize, IntoParams)]
#[serde(rename_all = "camelCase")]
#[into_params(parameter_in = Query)]
pub struct GetEffectiveBillingSettings {
    /// The customer's id, from the path.
    #[param(ignore)]
    pub customer_id: Option<String>,
    /// The account to look in; needed if several of the caller's accounts have a customer of this id.
    #[param(value_type = Option<String>, required = false, example = "demo")]
    pub account_id: Option<String>,
    /// The month in which the settings count, YYYY-MM: the current month if not given.
    #[param(value_type = Option<String>, required = false, example = "2026-12")]
    pub month: Option<String>,
}

/// An item of the billing settings that count for a customer.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct EffectiveBillingItem {
    /// The name of the item.
    #[schema(example = "inboundVoiceCalls")]
    pub item: String,
    /// The terms of the item; an item that the settings do not have costs nothing.
    pub terms: BillingItem,
    /// The customer whose settings these are: the one that was asked for, or one above it. Absent for the account's.
    #[schema(example = "acme-group")]
    pub owner_customer_id: Option<String>,
    /// The version of the account's settings that the item is of; 0 if the account has none.
    #[schema(example = 3)]
    pub version: i64,
}

/// The billing settings that count for a customer in a month.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct EffectiveBillingSettings {
    /// The account of the customer.
    #[schema(example = "demo")]
    pub account_id: String,
    /// The customer.
    #[schema(example = "acme")]
    pub customer_id: String,
    /// The month, YYYY-MM.
    #[schema(example = "2026-12")]
    pub month: String,
    /// The currency of the costs.
    #[schema(example = "USD")]
    pub currency: String,
    /// All nine items.
    pub items: Vec<EffectiveBillingItem>,
}

impl EffectiveBillingSettings {
    /// The settings that count for a customer in a month.
    pub fn new(customer: &Customer, book: &AccountBook, month: Month) -> Self {
        let effective = book.settings(&customer.id, month);
        let owner = match effective.owner {
            SettingOwner::Account => None,
            SettingOwner::Customer(customer_id) => Some(customer_id.to_string()),
        };
        let items = Item::ALL.into_iter().map(|item| EffectiveBillingItem {
            item: item.name().to_owned(),
            terms: BillingItem::from(&effective.terms(item)),
            owner_customer_id: owner.clone(),
            version: effective.version,
        });
        Self {
            account_id: customer.account_id.to_string(),
            customer_id: customer.id.to_string(),
            month: month.to_string(),
            currency: book.currency().code().to_owned(),
            items: items.collect(),
        }
    }
}

/// A customer and a month that a request names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CustomerMonth {
    /// The customer.
    pub target: Target<CustomerId>,
    /// The month, if the request names one.
    pub month: Option<Month>,
}

impl Request for PatchAccount {
    const NAME: &'static str = "PatchAccount";
    const ALIASES: &'static [(&'static str, &'static str)] = &[("id", "accountId")];
    /// The id is `None` for a text that no account has as its id.
    type Parsed = (Option<AccountId>, AccountPatch);

    fn parse(self, _context: &impl ParseContext) -> Result<Self::Parsed, Faults> {
        let mut findings = Findings::default();
        let id = alias(Member::ACCOUNT_ID, self.account_id, self.id, &mut findings);
        let patch = AccountPatch {
            name: findings.optional(Member::NAME, self.name, Name::parse),
            time_zone: findings.optional(Member::new("TimeZone"), self.time_zone, Zone::parse),
            currency: findings.optional(Member::new("Currency"), self.currency, Currency::parse),
            country: findings.optional(Member::new("Country"), self.country, Country::parse),
            items: self.billing_settings.map(|settings| settings.parse(&mut findings)).unwrap_or_default(),
            reach: reach(self.effective_month, self.restate, &mut findings),
        };
        findings.finish(Some((id.and_then(|id| AccountId::parse(&id).ok()), patch)))
    }
}

impl Request for PatchCustomer {
    const NAME: &'static str = "PatchCustomer";
    const ALIASES: &'static [(&'static str, &'static str)] = &[("id", "customerId")];
    type Parsed = (Target<CustomerId>, CustomerPatch);

    fn parse(self, _context: &impl ParseContext) -> Result<Self::Parsed, Faults> {
        let mut findings = Findings::default();
        let id = alias(Member::CUSTOMER_ID, self.customer_id, self.id, &mut findings);
        let target = customer(self.account_id, id, &mut findings);
        let end_month = self.end_month.filter(|text| !text.is_empty());
        let patch = CustomerPatch {
            name: findings.optional(Member::NAME, self.name, Name::parse),
            overrides: self.override_billing_settings,
            items: self.billing_settings.map(|settings| settings.parse(&mut findings)).unwrap_or_default(),
            end_month: match end_month {
                Some(text) if text.eq_ignore_ascii_case(NO_END) => Some(None),
                text => findings.optional(END_MONTH, text, Month::parse).map(Some),
            },
            reach: reach(self.effective_month, self.restate, &mut findings),
        };
        findings.finish(Some((target, patch)))
    }
}

impl Request for GetAccountCallRating {
    const NAME: &'static str = "GetAccountCallRating";
    const REFUSES_UNKNOWN_QUERY: bool = true;
    /// The id is `None` for a text that no account has as its id.
    type Parsed = (Option<AccountId>, Option<Month>);

    fn parse(self, _context: &impl ParseContext) -> Result<Self::Parsed, Faults> {
        let mut findings = Findings::default();
        let month = findings.optional(MONTH, self.month, Month::parse);
        findings.finish(Some((self.account_id.and_then(|id| AccountId::parse(&id).ok()), month)))
    }
}

impl Request for GetCustomerCallRating {
    const NAME: &'static str = "GetCustomerCallRating";
    const REFUSES_UNKNOWN_QUERY: bool = true;
    type Parsed = CustomerMonth;

    fn parse(self, _context: &impl ParseContext) -> Result<CustomerMonth, Faults> {
        customer_month(self.account_id, self.customer_id, self.month)
    }
}

impl Request for PutAccountCallRating {
    const NAME: &'static str = "PutAccountCallRating";
    const REFUSES_UNKNOWN_QUERY: bool = true;
    /// The id is `None` for a text that no account has as its id.
    type Parsed = (Option<AccountId>, CallRatingChange);

    fn parse(self, _context: &impl ParseContext) -> Result<Self::Parsed, Faults> {
        let mut findings = Findings::default();
        let Self { initial_increment, increment, minimum, connect_fee, .. } = self;
        let rating = rating(initial_increment, increment, minimum, connect_fee, &mut findings);
        let change = change(Some(rating), self.effective_month, &mut findings);
        findings.finish(Some((self.account_id.and_then(|id| AccountId::parse(&id).ok()), change)))
    }
}

impl Request for PutCustomerCallRating {
    const NAME: &'static str = "PutCustomerCallRating";
    const REFUSES_UNKNOWN_QUERY: bool = true;
    type Parsed = (Target<CustomerId>, CallRatingChange);

    fn parse(self, _context: &impl ParseContext) -> Result<Self::Parsed, Faults> {
        let mut findings = Findings::default();
        let target = customer(self.account_id, self.customer_id, &mut findings);
        let Self { initial_increment, increment, minimum, connect_fee, .. } = self;
        let rating = rating(initial_increment, increment, minimum, connect_fee, &mut findings);
        let change = change(Some(rating), self.effective_month, &mut findings);
        findings.finish(Some((target, change)))
    }
}

impl Request for DeleteCustomerCallRating {
    const NAME: &'static str = "DeleteCustomerCallRating";
    const REFUSES_UNKNOWN_QUERY: bool = true;
    type Parsed = (Target<CustomerId>, CallRatingChange);

    fn parse(self, _context: &impl ParseContext) -> Result<Self::Parsed, Faults> {
        let mut findings = Findings::default();
        let target = customer(self.account_id, self.customer_id, &mut findings);
        let change = change(None, self.effective_month, &mut findings);
        findings.finish(Some((target, change)))
    }
}

impl Request for GetEffectiveBillingSettings {
    const NAME: &'static str = "GetEffectiveBillingSettings";
    const REFUSES_UNKNOWN_QUERY: bool = true;
    type Parsed = CustomerMonth;

    fn parse(self, _context: &impl ParseContext) -> Result<CustomerMonth, Faults> {
        customer_month(self.account_id, self.customer_id, self.month)
    }
}

fn customer(account_id: Option<String>, id: Option<String>, findings: &mut Findings) -> Target<CustomerId> {
    let account_id = findings.optional(Member::ACCOUNT_ID, account_id, AccountId::parse);
    Target { account_id, id: id.and_then(|id| CustomerId::parse(&id).ok()) }
}

fn customer_month(
    account_id: Option<String>,
    id: Option<String>,
    month: Option<String>,
) -> Result<CustomerMonth, Faults> {
    let mut findings = Findings::default();
    let target = customer(account_id, id, &mut findings);
    let month = findings.optional(MONTH, month, Month::parse);
    findings.finish(Some(CustomerMonth { target, month }))
}

fn reach(month: Option<String>, restate: Option<bool>, findings: &mut Findings) -> Reach {
    let effective_month = findings.optional(EFFECTIVE_MONTH, month, Month::parse);
    Reach { effective_month, restate: restate.unwrap_or(false) }
}

fn change(rating: Option<CallRating>, month: Option<String>, findings: &mut Findings) -> CallRatingChange {
    CallRatingChange { rating, effective_month: findings.optional(EFFECTIVE_MONTH, month, Month::parse) }
}

fn rating(
    initial_increment: Option<Number>,
    increment: Option<Number>,
    minimum: Option<Number>,
    connect_fee: Option<Number>,
    findings: &mut Findings,
) -> CallRating {
    let mut seconds = |member, number, least, default| {
        whole(Member::new(member), number, (least, RATING_SECONDS_MAX), findings).unwrap_or(default)
    };
    let default = CallRating::default();
    let initial_increment = seconds("InitialIncrement", initial_increment, 0, default.initial_increment);
    let increment = seconds("Increment", increment, 1, default.increment);
    let minimum = seconds("Minimum", minimum, 0, default.minimum);
    let connect_fee = connect_fee.map(|number| number.to_string());
    let connect_fee = findings.optional(Member::new("ConnectFee"), connect_fee, Price::parse).unwrap_or_default();
    CallRating { initial_increment, increment, minimum, connect_fee }
}
