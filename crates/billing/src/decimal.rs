//! Exact decimals: prices and multipliers as whole numbers of a small unit, read from and written as text.

use std::fmt;

use billables_domain::{FaultCode, ParseError, Rule};

use crate::conversions::text_conversions;

/// The longest text of a number, in characters.
pub const DECIMAL_LENGTH_MAX: usize = 64;

/// A rule for decimal numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum DecimalRule {
    /// No decimal number at all.
    #[error("is not a decimal number. Send digits, with a point or an exponent if needed, such as 0.0085 or 8.5E-3.")]
    Form,
    /// More characters than any number needs.
    #[error("has more than 64 characters. Send a shorter number.")]
    TooLong,
    /// Below 0.
    #[error("is below 0. Send 0 or more.")]
    Negative,
    /// Too many digits before the point.
    #[error("has more than {digits} digits before the point. Send a smaller number.")]
    TooLarge {
        /// The maximum number of digits.
        digits: u32,
    },
    /// Too many digits after the point. No number is rounded.
    #[error(
        "has more than {digits} digits after the point. Send a number with at most {digits}; no number is rounded."
    )]
    TooFine {
        /// The maximum number of digits.
        digits: u32,
    },
}

impl Rule for DecimalRule {
    fn code(self) -> FaultCode {
        FaultCode::InvalidValue
    }
}

/// A text that is no number of its type.
pub type DecimalError = ParseError<DecimalRule>;

/// The digits of a kind of number.
#[derive(Clone, Copy)]
struct Digits {
    before: u32,
    after: u32,
    signed: bool,
}

impl Digits {
    /// The largest number of units.
    const fn units_max(self) -> i64 {
        10_i64.pow(self.before + self.after) - 1
    }

    const fn units_min(self) -> i64 {
        if self.signed { -self.units_max() } else { 0 }
    }

    /// The units of a text in plain or exponent notation, exactly.
    fn parse(self, text: &str) -> Result<i64, DecimalRule> {
        if text.chars().nth(DECIMAL_LENGTH_MAX).is_some() {
            return Err(DecimalRule::TooLong);
        }
        let number = Number::parse(text).ok_or(DecimalRule::Form)?;
        let Some(lowest) = number.lowest_place else { return Ok(0) };
        if number.is_negative && !self.signed {
            return Err(DecimalRule::Negative);
        }
        if number.highest_place >= i64::from(self.before) {
            return Err(DecimalRule::TooLarge { digits: self.before });
        }
        if lowest < -i64::from(self.after) {
            return Err(DecimalRule::TooFine { digits: self.after });
        }
        // The digits stand between the two bounds, so that the number has at most `before + after` of them.
        let zeros = u32::try_from(lowest + i64::from(self.after)).unwrap_or_default();
        let units = number.significant * 10_i64.pow(zeros);
        Ok(if number.is_negative { -units } else { units })
    }
}

/// The whole number of a text in plain or exponent notation, of at most 12 digits: `75`, `75.0` and `7.5E1` are the same.
///
/// # Errors
///
/// [`DecimalError`] with the rule that the text breaks. No number is rounded.
pub fn parse_whole_number(text: &str) -> Result<i64, DecimalError> {
    let digits = Digits { before: 12, after: 0, signed: true };
    digits.parse(text).map_err(|rule| DecimalError::new("whole number", rule))
}

/// A decimal number as its text has it.
struct Number {
    is_negative: bool,
    /// The digits from the first to the last that is not 0, as one number. Meaningless if they are more than 18.
    significant: i64,
    /// The power of ten of the first digit that is not 0.
    highest_place: i64,
    /// The power of ten of the last digit that is not 0; `None` for the number 0.
    lowest_place: Option<i64>,
}

impl Number {
    fn parse(text: &str) -> Option<Self> {
        let (is_negative, text) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text.strip_prefix('+').unwrap_or(text)),
        };
        let (mantissa, exponent) = match text.split_once(['e', 'E']) {
            Some((mantissa, exponent)) => (mantissa, parse_exponent(exponent)?),
            None => (text, 0),
        };
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let digits = || whole.bytes().chain(fraction.bytes());
        if digits().next().is_none() || !digits().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        let mut number = Self { is_negative, significant: 0, highest_place: i64::MIN, lowest_place: None };
        let places = (-(fraction.len() as i64)..whole.len() as i64).rev().map(|place| place + exponent);
        let mut zeros = 0;
        for (byte, place) in digits().zip(places) {
            if byte == b'0' {
                zeros += 1;
                continue;
            }
            let shift = if number.lowest_place.is_some() { zeros + 1 } else { 1 };
            let shifted = number.significant.saturating_mul(10_i64.saturating_pow(shift));
            number.significant = shifted.saturating_add(i64::from(byte - b'0'));
            number.highest_place = number.highest_place.max(place);
            number.lowest_place = Some(place);
            zeros = 0;
        }
        Some(number)
    }
}

/// An exponent of any number of digits. One beyond a million becomes a million: no text is long enough to make up for it.
fn parse_exponent(text: &str) -> Option<i64> {
    let (sign, digits) = match text.strip_prefix('-') {
        Some(rest) => (-1, rest),
        None => (1, text.strip_prefix('+').unwrap_or(text)),
    };
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let value = digits.bytes().fold(0, |value: i64, byte| (value * 10 + i64::from(byte - b'0')).min(1_000_000));
    Some(sign * value)
}

/// Writes the shortest exact text of `units / 10^places`, in plain notation.
pub(crate) fn write_decimal(formatter: &mut impl fmt::Write, units: i128, places: u32) -> fmt::Result {
    let scale = 10_u128.saturating_pow(places);
    let (whole, fraction) = (units.unsigned_abs() / scale, units.unsigned_abs() % scale);
    let sign = if units < 0 { "-" } else { "" };
    write!(formatter, "{sign}{whole}")?;
    if fraction == 0 {
        return Ok(());
    }
    let digits = format!("{fraction:0width$}", width = places as usize);
    write!(formatter, ".{}", digits.trim_end_matches('0'))
}

macro_rules! decimal {
    ($(#[$doc:meta])* $name:ident, $type_name:literal, $before:literal, $after:literal, $signed:literal) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct $name {
            units: i64,
        }

        text_conversions!($name, DecimalError);

        impl $name {
            const DIGITS: Digits = Digits { before: $before, after: $after, signed: $signed };
            /// 0.
            pub const ZERO: Self = Self { units: 0 };
            /// The largest number.
            pub const MAX: Self = Self { units: Self::DIGITS.units_max() };
            /// The most digits after the point; a unit is 1 at the last of these places.
            pub const PLACES: u32 = $after;

            /// Parses plain (`0.0085`) or exponent notation (`8.5E-3`), exactly. A sign, leading zeros and trailing zeros
            /// change nothing, white space is refused.
            ///
            /// # Errors
            ///
            /// [`DecimalError`] with the rule that the text breaks. No number is rounded.
            pub fn parse(text: &str) -> Result<Self, DecimalError> {
                let units = Self::DIGITS.parse(text).map_err(|rule| DecimalError::new($type_name, rule))?;
                Ok(Self { units })
            }

            /// The number of this many units; `None` if the type does not have the number.
            pub fn from_units(units: i64) -> Option<Self> {
                (Self::DIGITS.units_min()..=Self::DIGITS.units_max()).contains(&units).then_some(Self { units })
            }

            /// The number in units.
            pub fn units(self) -> i64 {
                self.units
            }

            /// Whether the number is 0.
            pub fn is_zero(self) -> bool {
                self.units == 0
            }
        }

        impl fmt::Display for $name {
            /// Writes the shortest exact decimal, in plain notation: `0.0085`.
            fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                write_decimal(formatter, i128::from(self.units), Self::PLACES)
            }
        }
    };
}

decimal! {
    /// A price in units of a currency, 0 or more: at most 6 digits before and 9 after the point. A unit of
    /// [`units`](Self::units) is 0.000000001 of the currency.
    ///
    /// Any number of 15 significant digits survives a client that keeps numbers as doubles.
    ///
    /// # Examples
    ///
    /// ```
    /// use billables_billing::Price;
    ///
    /// let price = Price::parse("8.50e-3")?;
    /// assert_eq!((price.to_string().as_str(), price.units()), ("0.0085", 8_500_000));
    /// assert!(Price::parse("0.00000000001").is_err(), "no number is rounded");
    /// # Ok::<(), billables_billing::DecimalError>(())
    /// ```
    Price, "price", 6, 9, false
}
decimal! {
    /// A multiplier of quantities, 0 or more: at most 4 digits before and 4 after the point. A unit of
    /// [`units`](Self::units) is 0.0001.
    Multiplier, "multiplier", 4, 4, false
}
decimal! {
    /// A carrier's price of a call, with the sign that the carrier gives it (Twilio's prices are negative): at most 6 digits
    /// before and 9 after the point. A unit of [`units`](Self::units) is 0.000000001 of the currency.
    CarrierPrice, "carrier's price", 6, 9, true
}

impl Multiplier {
    /// 1.
    pub const ONE: Self = Self { units: 10_i64.pow(Self::PLACES) };

    /// The multiplier that counts: 1 for 0, which stands for "none", and otherwise the number itself.
    #[must_use]
    pub fn effective(self) -> Self {
        if self.is_zero() { Self::ONE } else { self }
    }
}

impl CarrierPrice {
    /// The cost of the call: the number without its sign.
    pub fn cost(self) -> Price {
        Price { units: self.units.abs() }
    }
}
