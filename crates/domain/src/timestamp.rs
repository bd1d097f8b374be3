//! Points in time: UTC, in microseconds. No code of this crate reads a clock; the caller passes times.

use std::fmt;

use crate::parse::{FormError, FormRule, text_conversions};

/// A point in time in UTC, to the microsecond.
///
/// Written as RFC 3339 with six digits of fraction: `2026-11-23T09:30:00.000000Z`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Timestamp {
    microseconds: i64,
}

text_conversions!(Timestamp, FormError);

impl Timestamp {
    /// The last point in time that can be written in RFC 3339, in microseconds: the last second of the year 9999, less a
    /// day, so that every offset from UTC can show it.
    const MICROSECONDS_MAX: i64 = 253_402_207_199_999_999;

    /// The point in time at this distance from 1970-01-01T00:00:00Z, in microseconds. A time before that, or after the year
    /// 9999, becomes the nearest valid one.
    pub fn from_microseconds(microseconds: i64) -> Self {
        Self { microseconds: microseconds.clamp(0, Self::MICROSECONDS_MAX) }
    }

    /// The distance from 1970-01-01T00:00:00Z, in microseconds; never negative.
    pub fn as_microseconds(self) -> i64 {
        self.microseconds
    }

    /// Whole seconds since 1970-01-01T00:00:00Z.
    pub fn as_seconds(self) -> i64 {
        self.microseconds / 1_000_000
    }

    /// This time plus a number of seconds.
    #[must_use]
    pub fn plus_seconds(self, seconds: i64) -> Self {
        Self::from_microseconds(self.microseconds.saturating_add(seconds.saturating_mul(1_000_000)))
    }

    /// Parses RFC 3339 with an offset. A fraction finer than a microsecond is rounded up, so that "from" and "to" of a
    /// range keep their meaning.
    ///
    /// # Errors
    ///
    /// [`FormError`] for any other text, such as a date without a time or a time without an offset.
    ///
    /// # Examples
    ///
    /// ```
    /// use billables_domain::Timestamp;
    ///
    /// let time = Timestamp::parse("2026-11-23T10:30:00+01:00")?;
    /// assert_eq!(time.to_string(), "2026-11-23T09:30:00.000000Z");
    /// # Ok::<(), billables_domain::FormError>(())
    /// ```
    pub fn parse(text: &str) -> Result<Self, FormError> {
        // The parser accepts forms beyond RFC 3339 too (a space before the time, an annotated zone).
        let is_plain =
            text.len() <= 40 && text.bytes().all(|byte| byte.is_ascii_digit() || b"-+:.TtZz".contains(&byte));
        let time: jiff::Timestamp = is_plain.then(|| text.parse().ok()).flatten().ok_or_else(not_a_time)?;
        let microseconds = -(-time.as_nanosecond()).div_euclid(1_000);
        Ok(Self::from_microseconds(i64::try_from(microseconds).unwrap_or(i64::MAX)))
    }
}

fn not_a_time() -> FormError {
    let rule = FormRule("is not a date and time. Send RFC 3339 with an offset, such as 2026-11-23T09:30:00Z.");
    FormError::new("time", rule)
}

impl fmt::Display for Timestamp {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let time = jiff::Timestamp::from_microsecond(self.microseconds).unwrap_or(jiff::Timestamp::UNIX_EPOCH);
        write!(formatter, "{time:.6}")
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn only_rfc_3339_with_an_offset_is_a_time() {
        for text in [
            "",
            "2026-11-23",
            "2026-11-23T09:30:00",
            "2026-11-23 09:30:00Z",
            "yesterday",
            "2026-13-01T00:00:00Z",
            "2026-11-23T09:30:00Z[Europe/Vienna]",
        ] {
            assert_eq!(Timestamp::parse(text), Err(not_a_time()), "{text:?}");
        }
    }

    #[test]
    fn finer_fractions_are_rounded_up() {
        let time = Timestamp::parse("2026-11-23T09:30:00.0000001Z").unwrap();
        assert_eq!(time.to_string(), "2026-11-23T09:30:00.000001Z");
        assert_eq!(Timestamp::parse("1969-12-31T23:59:59.9999999Z").unwrap().as_microseconds(), 0);
    }

    proptest! {
        #[test]
        fn the_text_of_a_time_parses_to_it(microseconds in 0..=Timestamp::MICROSECONDS_MAX) {
            let time = Timestamp::from_microseconds(microseconds);
            prop_assert_eq!(Timestamp::parse(&time.to_string()), Ok(time));
            prop_assert_eq!(time.to_string().len(), "2026-11-23T09:30:00.000000Z".len());
        }
    }
}
