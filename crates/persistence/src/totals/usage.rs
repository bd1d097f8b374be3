//! Usage records: the totals of a range by item, in the categories of the telephony provider's own usage records.

use std::collections::BTreeSet;

use billables_billing::{Currency, Day, Item};

use super::query::{TotalsError, TotalsGroup, TotalsLine, TotalsQuery};
use crate::store::Store;

/// The usage of an item in a range.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UsageRecord {
    /// The category: that of the provider's usage records where it has one, such as `calls-inbound`.
    pub category: &'static str,
    /// The category for people.
    pub description: &'static str,
    /// Live billables.
    pub count: i64,
    /// Their billed seconds.
    pub billed_seconds: i64,
    /// The amount in minor units of the currency.
    pub amount: i64,
    /// The currency.
    pub currency: Currency,
    /// The first day of the range.
    pub first_day: Day,
    /// The last day of the range, which is included.
    pub last_day: Day,
}

impl UsageRecord {
    /// The unit of `count`.
    pub const COUNT_UNIT: &'static str = "calls";
    /// The unit of `billed_seconds`.
    pub const USAGE_UNIT: &'static str = "seconds";
}

impl Store {
    /// The usage of a range by category, in the order of items: those with calls or an amount. `None` for an account that does not
    /// exist. The grouping of the query does not matter.
    ///
    /// # Errors
    ///
    /// As [`Store::totals`].
    pub fn usage(&self, query: &TotalsQuery) -> Result<Option<Vec<UsageRecord>>, TotalsError> {
        let query = TotalsQuery { group_by: BTreeSet::from([TotalsGroup::Item]), ..query.clone() };
        let Some(totals) = self.totals(&query)? else { return Ok(None) };
        let records = totals.items.iter().filter_map(|line| {
            let (category, description) = category(line.item?);
            let has_usage = line.calls != 0 || line.amount != 0;
            has_usage.then_some(UsageRecord {
                category,
                description,
                count: line.calls,
                billed_seconds: line.billed_seconds,
                amount: line.amount,
                currency: totals.currency,
                first_day: query.first_day,
                last_day: query.last_day,
            })
        });
        Ok(Some(records.collect()))
    }
}

fn category(line: TotalsLine) -> (&'static str, &'static str) {
    match line {
        TotalsLine::Item(Item::Base) => ("base", "Base costs"),
        TotalsLine::Item(Item::LocalNumbers) => ("phonenumbers-local", "Local phone numbers"),
        TotalsLine::Item(Item::TollFreeNumbers) => ("phonenumbers-tollfree", "Toll-free phone numbers"),
        TotalsLine::Item(Item::InboundVoiceCalls) => ("calls-inbound", "Inbound voice calls"),
        TotalsLine::Item(Item::OutboundVoiceCalls) => ("calls-outbound", "Outbound voice calls"),
        TotalsLine::Item(Item::InboundFaxes) => ("faxes-inbound", "Inbound faxes"),
        TotalsLine::Item(Item::OutboundFaxes) => ("faxes-outbound", "Outbound faxes"),
        TotalsLine::Item(Item::InboundSmsMessages) => ("sms-inbound", "Inbound SMS messages"),
        TotalsLine::Item(Item::OutboundSmsMessages) => ("sms-outbound", "Outbound SMS messages"),
        TotalsLine::Pending => ("pending", "Billed calls that wait for facts"),
    }
}
