//! The amount of a month: a function of sums, exact until it is rounded once.

use std::fmt;

use crate::decimal::write_decimal;
use crate::{BillingItem, Currency, Price, Sums};

/// An amount or a sum that does not fit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum AmountError {
    /// The amount does not fit into 64 bits of minor units, or its exact value not into 128 bits.
    #[error("the amount is too large. Check the prices, the multiplier and the quantities.")]
    TooLarge,
}

/// The parts of a minute: a billed second times a unit of a multiplier is one of them.
const PER_MINUTE: i128 = 60 * 10_i128.pow(crate::Multiplier::PLACES);

/// The parts of a unit of the currency: a part of a minute times a unit of a price is one of them.
const PER_UNIT: i128 = PER_MINUTE * 10_i128.pow(Price::PLACES);

/// An exact number of minutes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Minutes {
    /// In 1 / 600,000 of a minute.
    parts: i128,
}

impl Minutes {
    /// The minutes of a number of seconds.
    pub fn of_seconds(seconds: i64) -> Self {
        // 2^63 × 10,000 is far below 2^127.
        Self { parts: i128::from(seconds) * (PER_MINUTE / 60) }
    }
}

impl fmt::Display for Minutes {
    /// Writes the exact number: a decimal (`1.3`) if there is one, and else a fraction (`7/6`).
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_exact(formatter, self.parts, PER_MINUTE)
    }
}

/// An exact amount of money, not rounded.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct ExactAmount {
    /// In 1 / (6 × 10^14) of a unit of the currency.
    parts: i128,
}

impl ExactAmount {
    /// The amount of a price.
    pub fn of_price(price: Price) -> Self {
        // 10^15 × 600,000 is far below 2^127.
        Self { parts: i128::from(price.units()) * PER_MINUTE }
    }

    /// The amount of a number of things at a price each.
    ///
    /// # Errors
    ///
    /// [`AmountError::TooLarge`].
    pub fn of_count(price: Price, count: i64) -> Result<Self, AmountError> {
        let parts = Self::of_price(price).parts.checked_mul(i128::from(count));
        parts.map(|parts| Self { parts }).ok_or(AmountError::TooLarge)
    }

    /// The amount of minutes at a price each.
    ///
    /// # Errors
    ///
    /// [`AmountError::TooLarge`].
    pub fn of_minutes(price: Price, minutes: Minutes) -> Result<Self, AmountError> {
        let parts = minutes.parts.checked_mul(i128::from(price.units()));
        parts.map(|parts| Self { parts }).ok_or(AmountError::TooLarge)
    }

    /// This amount and another.
    ///
    /// # Errors
    ///
    /// [`AmountError::TooLarge`].
    pub fn plus(self, other: Self) -> Result<Self, AmountError> {
        let parts = self.parts.checked_add(other.parts);
        parts.map(|parts| Self { parts }).ok_or(AmountError::TooLarge)
    }

    /// The amount in minor units of the currency, rounded half away from zero: the only rounding of money.
    ///
    /// # Errors
    ///
    /// [`AmountError::TooLarge`].
    pub fn round(self, currency: Currency) -> Result<i64, AmountError> {
        let per_minor = PER_UNIT / 10_i128.pow(currency.places());
        let (minor, rest) = (self.parts / per_minor, self.parts % per_minor);
        let is_up = rest.unsigned_abs() * 2 >= per_minor.unsigned_abs();
        let rounded = minor + if is_up { self.parts.signum() } else { 0 };
        i64::try_from(rounded).map_err(|_| AmountError::TooLarge)
    }
}

impl fmt::Display for ExactAmount {
    /// Writes the exact number: a decimal (`0.0078`) if there is one, and else a fraction (`17/120000`).
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_exact(formatter, self.parts, PER_UNIT)
    }
}

/// Writes `parts / whole` exactly; `whole` is 6 times a power of ten.
fn write_exact(formatter: &mut fmt::Formatter<'_>, parts: i128, whole: i128) -> fmt::Result {
    if parts % 3 != 0 {
        let divisor = greatest_common_divisor(parts.unsigned_abs(), whole.unsigned_abs());
        let sign = if parts < 0 { "-" } else { "" };
        return write!(formatter, "{sign}{}/{}", parts.unsigned_abs() / divisor, whole.unsigned_abs() / divisor);
    }
    // `whole` is 6 × 10^places, so that `parts / whole` is `parts / 3 × 5 / 10^(places + 1)`.
    let places = (whole / 6).ilog10();
    match (parts / 3).checked_mul(5) {
        Some(units) => write_decimal(formatter, units, places + 1),
        None => write!(formatter, "{}/{}", parts / 3, whole / 3),
    }
}

fn greatest_common_divisor(a: u128, b: u128) -> u128 {
    if b == 0 { a } else { greatest_common_divisor(b, a % b) }
}

/// The steps from the sums of a customer's month and item to the exact amount, for an explanation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AmountSteps {
    /// The base cost, or 0 where it does not apply.
    pub base_cost: ExactAmount,
    /// The billed seconds as minutes.
    pub minutes: Minutes,
    /// The minutes times the multiplier.
    pub multiplied: Minutes,
    /// The rest of these after the allowance; never below 0.
    pub payable: Minutes,
    /// The payable minutes times the unit cost.
    pub units: ExactAmount,
    /// The connect fees of the answered calls.
    pub connect_fees: ExactAmount,
    /// All three together.
    pub total: ExactAmount,
}

impl AmountSteps {
    /// The steps for the terms of an item, the connect fee of the customer's call rating, and the sums from the first day of
    /// the month. The item's base cost applies if `base_applies`.
    ///
    /// # Errors
    ///
    /// [`AmountError::TooLarge`].
    pub fn new(terms: &BillingItem, connect_fee: Price, base_applies: bool, sums: &Sums) -> Result<Self, AmountError> {
        let base_cost = if base_applies { ExactAmount::of_price(terms.base_cost) } else { ExactAmount::default() };
        let minutes = Minutes::of_seconds(sums.billed_seconds);
        // A second times 10^8 units of a multiplier, and 2^31 minutes in parts, are far below 2^127.
        let multiplier = terms.raw_unit_multiplier.effective().units();
        let multiplied = Minutes { parts: i128::from(sums.billed_seconds) * i128::from(multiplier) };
        let payable = Minutes { parts: (multiplied.parts - i128::from(terms.allowance) * PER_MINUTE).max(0) };
        let units = ExactAmount::of_minutes(terms.unit_cost, payable)?;
        let connect_fees = ExactAmount::of_count(connect_fee, sums.answered_calls)?;
        let total = base_cost.plus(units)?.plus(connect_fees)?;
        Ok(Self { base_cost, minutes, multiplied, payable, units, connect_fees, total })
    }
}

/// The amount of a customer and item from the first day of a month on, in minor units of the currency: the exact
/// `base cost + payable minutes × unit cost + answered calls × connect fee`, rounded once, half away from zero.
///
/// `sums` are those of the item from the first day of the month to the day in question. The amount of a day, or of some days,
/// is the difference of two such amounts; so days add up to the month. The base cost counts from the first day on if
/// `base_applies` (see `AccountBook::base_cost_applies`).
///
/// # Errors
///
/// [`AmountError::TooLarge`] if the exact amount does not fit into 128 bits or the rounded one into 64.
///
/// # Examples
///
/// ```
/// use billables_billing::{BillingItem, Currency, Price, Sums, cumulative_amount};
///
/// // 333 minutes and then 666 minutes at 0.001: 0.33, and 0.34 more.
/// let terms = BillingItem { unit_cost: Price::parse("0.001")?, ..BillingItem::default() };
/// let amount = |minutes: i64| {
///     let sums = Sums { billed_seconds: minutes * 60, ..Sums::default() };
///     cumulative_amount(&terms, Price::ZERO, true, &sums, Currency::USD)
/// };
/// assert_eq!((amount(333)?, amount(666)? - amount(333)?), (33, 34));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn cumulative_amount(
    terms: &BillingItem,
    connect_fee: Price,
    base_applies: bool,
    sums: &Sums,
    currency: Currency,
) -> Result<i64, AmountError> {
    AmountSteps::new(terms, connect_fee, base_applies, sums)?.total.round(currency)
}
