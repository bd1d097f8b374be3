//! Totals as their readers see them: the query, the lines and the errors.

use std::collections::BTreeSet;

use billables_billing::{Currency, Day, Item, Month};
use billables_domain::{AccountId, CustomerId, Name, Timestamp};

use crate::error::{MaybeStoreError, StoreError};

/// The most lines of an answer.
pub const TOTALS_LINES_MAX: usize = 100_000;

/// A member that totals are grouped by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum TotalsGroup {
    /// By customer.
    Customer,
    /// By local month.
    Month,
    /// By local day.
    Day,
    /// By item.
    Item,
}

/// The totals to read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TotalsQuery {
    /// The account.
    pub account_id: AccountId,
    /// The customers that the caller may read; `None` for all.
    pub customers: Option<BTreeSet<CustomerId>>,
    /// Only this customer.
    pub customer_id: Option<CustomerId>,
    /// With `customer_id`: also the customers below it.
    pub include_descendants: bool,
    /// The first local day.
    pub first_day: Day,
    /// The last local day, which is included.
    pub last_day: Day,
    /// The members that the lines are grouped by; without any, there is one line.
    pub group_by: BTreeSet<TotalsGroup>,
    /// The time of the read, which decides which months have begun.
    pub as_of: Timestamp,
}

/// The item of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum TotalsLine {
    /// Rated calls, and the base cost of the item.
    Item(Item),
    /// Billables that wait for final facts of their calls, under their report days.
    Pending,
}

impl TotalsLine {
    /// The published name of the item, or `pending`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Item(item) => item.name(),
            Self::Pending => "pending",
        }
    }
}

/// A line of totals. A member that the query does not group by is `None`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TotalsItem {
    /// The customer.
    pub customer_id: Option<CustomerId>,
    /// The customer's name.
    pub customer_name: Option<Name>,
    /// The local month.
    pub month: Option<Month>,
    /// The local day.
    pub day: Option<Day>,
    /// The item.
    pub item: Option<TotalsLine>,
    /// Live billables, those that wait for facts included.
    pub calls: i64,
    /// Answered calls, which pay a connect fee.
    pub answered_calls: i64,
    /// Live billables that wait for final facts of their calls.
    pub pending_calls: i64,
    /// Voided billables, which `calls` does not contain.
    pub voided_calls: i64,
    /// The durations of the answered calls, in seconds.
    pub seconds: i64,
    /// The billed seconds of the answered calls.
    pub billed_seconds: i64,
    /// Foreign calls whose carrier's price is in another unit than the account's currency.
    pub foreign_unpriced_calls: i64,
    /// The amount in minor units of the currency.
    pub amount: i64,
}

/// Totals of an account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Totals {
    /// The currency of all amounts.
    pub currency: Currency,
    /// The name of the account's time zone at the end of the range.
    pub time_zone: String,
    /// The time of the read.
    pub as_of: Timestamp,
    /// The lines, in the order of customer, month, day and item. A line without any count and with the amount 0 is left out.
    pub items: Vec<TotalsItem>,
    /// The sums of all lines.
    pub total: TotalsItem,
}

/// The reason for which totals cannot be read.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum TotalsError {
    /// The account has no such customer, or the caller may not read it.
    #[error("The customer is not known.")]
    CustomerNotFound,
    /// The answer would have too many lines.
    #[error(
        "The totals have more than {TOTALS_LINES_MAX} lines. Name a shorter range or a customer, or group by fewer members."
    )]
    TooManyLines,
    /// An amount does not fit into 64 bits of minor units.
    #[error(
        "The amount of {of} is too large. Check the prices, the multiplier and the quantities of the billing settings."
    )]
    AmountTooLarge {
        /// The customer, month and item, or the line, in words.
        of: String,
    },
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl TotalsError {
    /// The error of an amount of a customer.
    pub(super) fn amount_too_large(customer_id: &CustomerId, month: Month, item: Item) -> Self {
        Self::AmountTooLarge { of: format!("customer {customer_id} for {} in {month}", item.name()) }
    }
}

impl MaybeStoreError for TotalsError {
    fn store_error(&self) -> Option<&StoreError> {
        match self {
            Self::Store(error) => Some(error),
            _ => None,
        }
    }
}

impl From<diesel::result::Error> for TotalsError {
    fn from(error: diesel::result::Error) -> Self {
        Self::Store(error.into())
    }
}
