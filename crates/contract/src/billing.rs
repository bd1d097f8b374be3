//! The DTOs of totals: what customers owe, by day, month, customer and item.

use std::collections::BTreeSet;

use billables_billing::{Day, Month};
use billables_domain::{AccountId, CustomerId, Fault, FaultCode, Faults, Findings, FormError, FormRule, Member};
use billables_wire::Number;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::request::{ParseContext, Request};
use crate::terms::BillingSettings;

const START_DATE: Member = Member::new("StartDate");
const END_DATE: Member = Member::new("EndDate");
const MONTH: Member = Member::new("Month");

/// The most days of a range.
pub const RANGE_DAYS_MAX: i64 = 366;

/// Get the billing totals for the specified date range. Please note that we do not support getting billing at the hourly time granularity.
// The published page fixes the texts of the members to the letter.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize, IntoParams)]
#[serde(rename_all = "camelCase")]
#[into_params(parameter_in = Query)]
pub struct GetBilling {
    /// Your Evo Voice Account ID
    #[param(value_type = String, example = "demo")]
    pub account_id: Option<String>,
    /// The start of the date range that you want to query for (we will only use the date portion, so it will include the entire day even if you specify a time as well)
    #[param(value_type = String, example = "2026-11-01")]
    pub start_date: Option<String>,
    /// The end of the date range you want to query for (we will include this entire day in the billing)
    #[param(value_type = String, example = "2026-11-30")]
    pub end_date: Option<String>,
    /// Specify this to filter to a specific customer.
    #[param(value_type = String, required = false, example = "acme")]
    pub customer_id: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[expect(missing_docs, reason = "the published class has no comments, and each comment here is one there")]
pub struct BillingInfo {
    #[schema(required = false)]
    pub customers: Vec<BillingCustomerInfo>,
}

#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[expect(missing_docs, reason = "the published class has no comments, and each comment here is one there")]
pub struct BillingCustomerInfo {
    #[schema(required = false, example = "acme")]
    pub customer_id: String,
    #[schema(value_type = f64, required = false, example = 1.25)]
    pub international_costs: Number,
    #[schema(required = false, example = false)]
    pub has_call_recording: bool,
}

/// Read counts and amounts of a range of days.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize, IntoParams)]
#[serde(rename_all = "camelCase")]
#[into_params(parameter_in = Query)]
pub struct GetBillingTotals {
    /// The account. A caller with exactly one account may leave it out.
    #[param(value_type = Option<String>, required = false, example = "demo")]
    pub account_id: Option<String>,
    /// Only this customer.
    #[param(value_type = Option<String>, required = false, example = "acme")]
    pub customer_id: Option<String>,
    /// Whether the customers below the named one count too.
    #[param(value_type = Option<bool>, required = false, example = false)]
    pub include_descendants: Option<bool>,
    /// The first day, YYYY-MM-DD, in the account's time zone. The first ten characters count.
    #[param(value_type = String, example = "2026-11-01")]
    pub start_date: Option<String>,
    /// The last day, YYYY-MM-DD. The range has at most 366 days.
    #[param(value_type = String, example = "2026-11-30")]
    pub end_date: Option<String>,
    /// The lines to give: day, month, customer, item, or several of them with commas. Without it there is the total alone.
    #[param(value_type = Option<String>, required = false, example = "customer,item")]
    pub group_by: Option<String>,
}

/// A key by which totals are grouped.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum TotalsKey {
    /// The local day.
    Day,
    /// The local month.
    Month,
    /// The customer.
    Customer,
    /// The item of the bill.
    Item,
}

impl TotalsKey {
    /// Every key.
    pub const ALL: [Self; 4] = [Self::Day, Self::Month, Self::Customer, Self::Item];

    /// The name in `groupBy`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Day => "day",
            Self::Month => "month",
            Self::Customer => "customer",
            Self::Item => "item",
        }
    }

    fn parse_all(text: &str) -> Result<BTreeSet<Self>, FormError> {
        let rule =
            FormRule::new("is not a list of keys. Send day, month, customer or item, or several of them with commas.");
        let key = |name: &str| Self::ALL.into_iter().find(|key| key.as_str().eq_ignore_ascii_case(name.trim()));
        let keys: Option<BTreeSet<_>> = text.split(',').map(key).collect();
        keys.ok_or_else(|| FormError::new("list of keys", rule))
    }
}

/// Days from the first to the last, both included; at most [`RANGE_DAYS_MAX`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DayRange {
    /// The first day.
    pub first: Day,
    /// The last day.
    pub last: Day,
}

impl DayRange {
    /// The range of two days.
    ///
    /// # Errors
    ///
    /// A fault of `EndDate`: the last day is before the first, or the range is too long.
    pub fn new(first: Day, last: Day) -> Result<Self, Fault> {
        let message = match first.days_through(last) {
            ..=0 => format!("EndDate {last} is before StartDate {first}."),
            days if days > RANGE_DAYS_MAX => {
                format!(
                    "The range from {first} to {last} has {days} days. Send a StartDate and an EndDate with at most \
                     {RANGE_DAYS_MAX} days, both included."
                )
            }
            _ => return Ok(Self { first, last }),
        };
        Err(Fault::new(END_DATE, FaultCode::InvalidValue, message))
    }

    fn parse(start: Option<String>, end: Option<String>, findings: &mut Findings) -> Option<Self> {
        let first = findings.required(START_DATE, start, Day::parse);
        let last = findings.required(END_DATE, end, Day::parse);
        let (first, last) = first.zip(last)?;
        Self::new(first, last).map_err(|fault| findings.add(fault)).ok()
    }
}

/// The first and the last day of a range, each if the request names one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct OpenDayRange {
    /// The first day.
    pub first: Option<Day>,
    /// The last day.
    pub last: Option<Day>,
}

impl OpenDayRange {
    pub(crate) fn parse(start: Option<String>, end: Option<String>, findings: &mut Findings) -> Self {
        let first = findings.optional(START_DATE, start, Day::parse);
        let last = findings.optional(END_DATE, end, Day::parse);
        if let Some(Err(fault)) = first.zip(last).map(|(first, last)| DayRange::new(first, last)) {
            findings.add(fault);
        }
        Self { first, last }
    }

    /// The range, with `today` for a missing last day, and the longest range for a missing first day.
    ///
    /// # Errors
    ///
    /// As [`DayRange::new`].
    pub fn or_longest(self, today: Day) -> Result<DayRange, Fault> {
        let last = self.last.unwrap_or_else(|| self.first.map_or(today, |first| first.max(today)));
        let longest = || Day::from_number(last.number() - RANGE_DAYS_MAX + 1).unwrap_or(Day::MIN);
        DayRange::new(self.first.unwrap_or_else(longest), last)
    }

    /// The range, with `today` for a missing last day, and the first day of the last one's month for a missing first day.
    ///
    /// # Errors
    ///
    /// As [`DayRange::new`].
    pub fn with_defaults(self, today: Day) -> Result<DayRange, Fault> {
        let last = self.last.unwrap_or_else(|| self.first.map_or(today, |first| first.max(today)));
        DayRange::new(self.first.unwrap_or_else(|| last.month().first_day()), last)
    }
}

/// A request for totals.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TotalsRequest {
    /// The account, if the request names one.
    pub account_id: Option<AccountId>,
    /// The customer, if the request names one.
    pub customer_id: Option<CustomerId>,
    /// Whether the customers below the named one count too.
    pub include_descendants: bool,
    /// The days.
    pub days: DayRange,
    /// The keys of the lines.
    pub group_by: BTreeSet<TotalsKey>,
}

macro_rules! counts {
    ($(#[$doc:meta])* $name:ident { $($(#[$key_doc:meta])* $key:ident: $example:literal,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize, ToSchema)]
        #[serde(rename_all = "camelCase")]
        pub struct $name {
            $(
                $(#[$key_doc])*
                #[schema(example = $example)]
                pub $key: Option<String>,
            )*
            /// The live billables.
            #[schema(example = 1204)]
            pub calls: i64,
            /// The calls of these that pay a connect fee: completed, and longer than 0 s.
            #[schema(example = 1100)]
            pub answered_calls: i64,
            /// The calls of these without final facts, which have no amount yet.
            #[schema(example = 3)]
            pub pending_calls: i64,
            /// The voided billables, which `calls` leaves out.
            #[schema(example = 2)]
            pub voided_calls: i64,
            /// The durations of the answered calls, in seconds.
            #[schema(example = 90_000)]
            pub seconds: i64,
            /// The durations after the rounding to increments, in seconds.
            #[schema(example = 92_340)]
            pub billed_seconds: i64,
            /// The international calls whose carrier's price is in another currency than the account's.
            #[schema(example = 0)]
            pub unpriced_international_calls: i64,
            /// The amount, with exactly the currency's places.
            #[schema(example = "13.08")]
            pub amount: String,
        }
    };
}

counts! {
    /// A line of totals. It has the keys that `groupBy` names.
    BillingTotalsItem {
        /// The customer.
        customer_id: "acme",
        /// The customer's name.
        customer_name: "Acme",
        /// The day, YYYY-MM-DD.
        day: "2026-11-27",
        /// The month, YYYY-MM.
        month: "2026-11",
        /// The item, or pending for calls without final facts.
        item: "inboundVoiceCalls",
    }
}

counts! {
    /// The counts and the amount of a whole range.
    BillingTotal {}
}

/// Counts and amounts of a range of days.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct BillingTotals {
    /// The currency of the amounts.
    #[schema(example = "USD")]
    pub currency: String,
    /// The time zone of the days.
    #[schema(example = "Europe/Vienna")]
    pub time_zone: String,
    /// The time as of which the totals are, RFC 3339 in UTC to the microsecond.
    #[schema(format = DateTime, extensions(("x-dotnet-type" = json!("string"))), example = "2026-11-27T09:30:00.123456Z")]
    pub as_of: String,
    /// The lines, by their keys; none without groupBy.
    pub items: Vec<BillingTotalsItem>,
    /// All lines together.
    pub total: BillingTotal,
}

/// Gets all usage records for specified date range
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize, IntoParams)]
#[serde(rename_all = "camelCase")]
#[into_params(parameter_in = Query)]
pub struct ListUsageRecords {
    /// The account ID you are listing for
    #[param(value_type = String, required = false, example = "demo")]
    pub account_id: Option<String>,
    /// The start date to retrieve usage records for (YYYY-MM-DD)
    #[param(value_type = String, required = false, example = "2026-11-01")]
    pub start_date: Option<String>,
    /// The end date to retrieve usage records for (YYYY-MM-DD)
    #[param(value_type = String, required = false, example = "2026-11-30")]
    pub end_date: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[expect(missing_docs, reason = "the published class has no comments, and each comment here is one there")]
pub struct UsageRecordInfo {
    #[schema(required = false, example = "demo")]
    pub account_sid: String,
    #[schema(required = false, example = "calls-inbound")]
    pub category: String,
    #[schema(value_type = f64, required = false, example = 1204)]
    pub count: Number,
    #[schema(required = false, example = "calls")]
    pub count_unit: String,
    #[schema(required = false, example = "Inbound voice calls")]
    pub description: String,
    #[schema(required = false, example = "2026-11-30")]
    pub end_date: String,
    #[schema(value_type = f64, required = false, example = 13.08)]
    pub price: Number,
    #[schema(required = false, example = "USD")]
    pub price_unit: String,
    #[schema(required = false, example = "2026-11-01")]
    pub start_date: String,
    #[schema(required = false, example = "92340")]
    pub usage: String,
    #[schema(required = false, example = "seconds")]
    pub usage_unit: String,
    #[schema(required = false, example = "/billing/totals?accountId=demo")]
    pub uri: String,
}

/// A request for days of an account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AccountDays {
    /// The account, if the request names one.
    pub account_id: Option<AccountId>,
    /// The days.
    pub days: OpenDayRange,
}

impl AccountDays {
    pub(crate) fn parse(
        account_id: Option<String>,
        start: Option<String>,
        end: Option<String>,
    ) -> Result<Self, Faults> {
        let mut findings = Findings::default();
        let account_id = findings.optional(Member::ACCOUNT_ID, account_id, AccountId::parse);
        let days = OpenDayRange::parse(start, end, &mut findings);
        findings.finish(Some(Self { account_id, days }))
    }
}

/// Compute the amounts that a month would have with other billing settings. Writes nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct PreviewBilling {
    /// The account.
    #[schema(value_type = String, example = "demo")]
    pub account_id: Option<String>,
    /// Only this customer, with these settings as its own; without it, all customers that inherit the account's settings.
    #[schema(example = "acme")]
    pub customer_id: Option<String>,
    /// The month, YYYY-MM.
    #[schema(value_type = String, example = "2026-11")]
    pub month: Option<String>,
    /// The settings to try: each given item replaces the one that counts, and the others stay.
    #[schema(value_type = BillingSettings, required = false)]
    pub billing_settings: Option<BillingSettings>,
}

/// A parsed [`PreviewBilling`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PreviewRequest {
    /// The account.
    pub account_id: AccountId,
    /// The customer, if the request names one.
    pub customer_id: Option<CustomerId>,
    /// The month.
    pub month: Month,
    /// The items to try.
    pub items: Vec<(billables_billing::Item, billables_billing::BillingItem)>,
}

/// An item of a preview.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct BillingPreviewItem {
    /// The name of the item.
    #[schema(example = "inboundVoiceCalls")]
    pub item: String,
    /// The amount of the month, with exactly the currency's places.
    #[schema(example = "13.08")]
    pub amount: String,
    /// The amount that the month would have with the settings of the request.
    #[schema(example = "15.39")]
    pub preview_amount: String,
}

/// The amounts of a month, as they are and with other settings.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct BillingPreview {
    /// The currency of the amounts.
    #[schema(example = "USD")]
    pub currency: String,
    /// The month, YYYY-MM.
    #[schema(example = "2026-11")]
    pub month: String,
    /// The items that cost something in either case.
    pub items: Vec<BillingPreviewItem>,
    /// The amount of the month.
    #[schema(example = "13.08")]
    pub amount: String,
    /// The amount that the month would have with the settings of the request.
    #[schema(example = "15.39")]
    pub preview_amount: String,
    /// The calls of the month without final facts, which have no amount yet.
    #[schema(example = 3)]
    pub pending_calls: i64,
}

impl Request for GetBilling {
    const NAME: &'static str = "GetBilling";
    type Parsed = TotalsRequest;

    fn parse(self, _context: &impl ParseContext) -> Result<TotalsRequest, Faults> {
        let mut findings = Findings::default();
        let account_id = findings.required(Member::ACCOUNT_ID, self.account_id, AccountId::parse);
        let days = DayRange::parse(self.start_date, self.end_date, &mut findings);
        let customer_id = findings.optional(Member::CUSTOMER_ID, self.customer_id, CustomerId::parse);
        findings.finish(days.map(|days| TotalsRequest {
            account_id,
            customer_id,
            include_descendants: false,
            days,
            group_by: BTreeSet::new(),
        }))
    }
}

impl Request for GetBillingTotals {
    const NAME: &'static str = "GetBillingTotals";
    const REFUSES_UNKNOWN_QUERY: bool = true;
    type Parsed = TotalsRequest;

    fn parse(self, _context: &impl ParseContext) -> Result<TotalsRequest, Faults> {
        let mut findings = Findings::default();
        let account_id = findings.optional(Member::ACCOUNT_ID, self.account_id, AccountId::parse);
        let customer_id = findings.optional(Member::CUSTOMER_ID, self.customer_id, CustomerId::parse);
        let days = DayRange::parse(self.start_date, self.end_date, &mut findings);
        let group_by = findings.optional(Member::new("GroupBy"), self.group_by, TotalsKey::parse_all);
        let include_descendants = self.include_descendants.unwrap_or(false);
        findings.finish(days.map(|days| TotalsRequest {
            account_id,
            customer_id,
            include_descendants,
            days,
            group_by: group_by.unwrap_or_default(),
        }))
    }
}

impl Request for ListUsageRecords {
    const NAME: &'static str = "ListUsageRecords";
    type Parsed = AccountDays;

    fn parse(self, _context: &impl ParseContext) -> Result<AccountDays, Faults> {
        AccountDays::parse(self.account_id, self.start_date, self.end_date)
    }
}

impl Request for PreviewBilling {
    const NAME: &'static str = "PreviewBilling";
    const REFUSES_UNKNOWN_QUERY: bool = true;
    type Parsed = PreviewRequest;

    fn parse(self, _context: &impl ParseContext) -> Result<PreviewRequest, Faults> {
        let mut findings = Findings::default();
        let account_id = findings.required(Member::ACCOUNT_ID, self.account_id, AccountId::parse);
        let customer_id = findings.optional(Member::CUSTOMER_ID, self.customer_id, CustomerId::parse);
        let month = findings.required(MONTH, self.month, Month::parse);
        let items = self.billing_settings.map(|settings| settings.parse(&mut findings)).unwrap_or_default();
        let built = account_id.zip(month);
        findings.finish(built.map(|(account_id, month)| PreviewRequest { account_id, customer_id, month, items }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    #[test]
    fn a_range_has_1_to_366_days() {
        assert!(DayRange::new(day("2026-11-27"), day("2026-11-27")).is_ok());
        assert!(DayRange::new(day("2024-01-01"), day("2024-12-31")).is_ok());
        for (first, last) in [("2026-11-27", "2026-11-26"), ("2024-01-01", "2025-01-01")] {
            assert_eq!(DayRange::new(day(first), day(last)).unwrap_err().member, END_DATE, "{first} {last}");
        }
    }

    #[test]
    fn a_range_without_days_is_the_current_month_up_to_today() {
        let today = day("2026-11-27");
        let range = |first: Option<&str>, last: Option<&str>| {
            let range = OpenDayRange { first: first.map(day), last: last.map(day) }.with_defaults(today).unwrap();
            (range.first.to_string(), range.last.to_string())
        };
        assert_eq!(range(None, None), ("2026-11-01".into(), "2026-11-27".into()));
        assert_eq!(range(Some("2026-10-05"), None), ("2026-10-05".into(), "2026-11-27".into()));
        assert_eq!(range(None, Some("2026-02-03")), ("2026-02-01".into(), "2026-02-03".into()));
        assert_eq!(range(Some("2027-01-01"), None), ("2027-01-01".into(), "2027-01-01".into()));
    }

    #[test]
    fn keys_are_named_once_in_any_case() {
        let keys = |text: &str| TotalsKey::parse_all(text).map(|keys| keys.into_iter().collect::<Vec<_>>());
        assert_eq!(keys("item,Customer"), Ok(vec![TotalsKey::Customer, TotalsKey::Item]));
        assert_eq!(keys("day, month,day"), Ok(vec![TotalsKey::Day, TotalsKey::Month]));
        for bad in [",", "day,", "days", "hour"] {
            assert!(keys(bad).is_err(), "{bad}");
        }
    }
}
