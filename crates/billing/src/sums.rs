//! The sums that totals keep, and what the totals hold of one call.

use std::fmt;

use billables_domain::{BillableId, CustomerId};

use crate::decimal::write_decimal;
use crate::{Day, Item, Price};

macro_rules! sums {
    ($($(#[$doc:meta])* $name:ident,)*) => {
        /// The sums of calls: of a customer, an item and a day or a month. Also a difference of two of these, so that each
        /// number may be negative.
        ///
        /// Prices are not kept here: an amount is a function of the sums of a month.
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
        pub struct Sums {
            $($(#[$doc])* pub $name: i64,)*
        }

        impl Sums {
            /// These sums and others, number by number.
            ///
            /// # Errors
            ///
            /// [`SumsOverflow`] if a number does not fit.
            pub fn checked_add(&self, other: &Self) -> Result<Self, SumsOverflow> {
                Ok(Self {
                    $($name: self.$name.checked_add(other.$name).ok_or(SumsOverflow(stringify!($name)))?,)*
                })
            }

            /// These sums less others, number by number.
            ///
            /// # Errors
            ///
            /// [`SumsOverflow`] if a number does not fit.
            pub fn checked_subtract(&self, other: &Self) -> Result<Self, SumsOverflow> {
                Ok(Self {
                    $($name: self.$name.checked_sub(other.$name).ok_or(SumsOverflow(stringify!($name)))?,)*
                })
            }
        }
    };
}

sums! {
    /// Live billables.
    calls,
    /// Calls of these that pay a connect fee: completed, and longer than 0 s.
    answered_calls,
    /// Voided billables, which `calls` does not contain.
    voided_calls,
    /// The durations of the answered calls, in seconds.
    seconds,
    /// The billed seconds of the answered calls.
    billed_seconds,
    /// Calls with a recording.
    recorded_calls,
    /// The whole units of the currency in the carrier's prices of foreign calls. The sum is
    /// `foreign_units + foreign_nanos / 10^9`; see [`Sums::foreign_nanos_total`].
    foreign_units,
    /// The rest of these prices, in 0.000000001 of the currency; may exceed a whole unit.
    foreign_nanos,
    /// Foreign calls without a carrier's price in the account's currency.
    foreign_unpriced_calls,
}

/// A sum that does not fit into 64 bits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the sum {0} does not fit into 64 bits")]
pub struct SumsOverflow(&'static str);

impl Sums {
    /// Whether every number is 0.
    pub fn is_zero(&self) -> bool {
        *self == Self::default()
    }

    /// The carrier's prices of foreign calls, in 0.000000001 of the currency.
    pub fn foreign_nanos_total(&self) -> i128 {
        i128::from(self.foreign_units) * NANOS + i128::from(self.foreign_nanos)
    }

    /// The carrier's prices of foreign calls, to be written as an exact decimal.
    pub fn foreign_cost(&self) -> ForeignCost {
        ForeignCost(self.foreign_nanos_total())
    }
}

/// The carrier's prices of foreign calls as the shortest exact decimal, in the account's currency: `12.0085`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ForeignCost(i128);

impl fmt::Display for ForeignCost {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_decimal(formatter, self.0, Price::PLACES)
    }
}

const NANOS: i128 = 10_i128.pow(Price::PLACES);

/// The part of the totals that one call is, so that exactly this part can be subtracted again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Counted {
    /// The billable that the call is counted for.
    pub billable_id: BillableId,
    /// The customer of that billable.
    pub customer_id: CustomerId,
    /// The local day of the report, under which the billable was pending before.
    pub report_day: Day,
    /// The version of the call's facts.
    pub version: i64,
    /// The version of the call rating; 0 for the default.
    pub rating_version: i64,
    /// The local day of the call.
    pub day: Day,
    /// The item that pays for the call.
    pub item: Item,
    /// The duration of an answered call, in seconds; else 0.
    pub seconds: i64,
    /// The billed seconds of an answered call; else 0.
    pub billed_seconds: i64,
    /// Whether the call pays a connect fee: completed, and longer than 0 s.
    pub is_answered: bool,
    /// Whether the call was recorded.
    pub is_recorded: bool,
    /// The cost of a foreign call at the carrier, in 0.000000001 of the account's currency, 0 or more; `None` for a call
    /// that is not foreign, and for one without such a price.
    pub foreign_price: Option<i64>,
    /// Whether the call is foreign and lacks a price that can be added: none of an answered call, or one in another
    /// currency than the account's.
    pub is_foreign_unpriced: bool,
}

impl Counted {
    /// The sums of this call alone, to add to and to subtract from the totals of its customer, day and item.
    pub fn sums(&self) -> Sums {
        let nanos = self.foreign_price.unwrap_or_default();
        let nanos_in_unit = 10_i64.pow(Price::PLACES);
        Sums {
            calls: 1,
            answered_calls: i64::from(self.is_answered),
            voided_calls: 0,
            seconds: self.seconds,
            billed_seconds: self.billed_seconds,
            recorded_calls: i64::from(self.is_recorded),
            foreign_units: nanos / nanos_in_unit,
            foreign_nanos: nanos % nanos_in_unit,
            foreign_unpriced_calls: i64::from(self.is_foreign_unpriced),
        }
    }
}
