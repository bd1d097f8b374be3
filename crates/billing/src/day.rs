//! Days and months of the calendar, without a time zone.

use std::fmt;

use billables_domain::{FormError, FormRule};
use jiff::civil::Date;

use crate::conversions::text_conversions;

/// The years that a text can name.
const YEARS: std::ops::RangeInclusive<i64> = 2000..=2199;

/// A day of the calendar, counted from 1970-01-01.
///
/// Written `YYYY-MM-DD`. A text names a day of the years 2000 to 2199, or 1999-12-31: west of Greenwich, calls of the first
/// hours of 2000 have that day. A number, such as that of a stored day or of the day
/// of a point in time, can be any from 1969-12-31 to 9999-12-31.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Day(i64);

text_conversions!(Day, FormError);

impl Day {
    /// 1969-12-31, the first local day that a point in time can have.
    pub const MIN: Self = Self(-1);
    /// 9999-12-31.
    pub const MAX: Self = Self(2_932_896);

    /// The day with this number of days since 1970-01-01; `None` beyond [`Day::MIN`] and [`Day::MAX`].
    pub fn from_number(number: i64) -> Option<Self> {
        (Self::MIN.0..=Self::MAX.0).contains(&number).then_some(Self(number))
    }

    /// Days since 1970-01-01.
    pub fn number(self) -> i64 {
        self.0
    }

    /// Parses `YYYY-MM-DD`. The first ten characters count: further ones, such as a time, say nothing.
    ///
    /// # Errors
    ///
    /// [`FormError`] for a text that does not begin with 1999-12-31 or a day of the years 2000 to 2199.
    ///
    /// # Examples
    ///
    /// ```
    /// use billables_billing::Day;
    ///
    /// let day = Day::parse("2026-11-30T23:59:59Z")?;
    /// assert_eq!((day.to_string().as_str(), day.number()), ("2026-11-30", 20_787));
    /// assert!(Day::parse("2026-11-31").is_err());
    /// # Ok::<(), billables_domain::FormError>(())
    /// ```
    pub fn parse(text: &str) -> Result<Self, FormError> {
        let rule = FormRule::new("is not a day of the years 2000 to 2199. Send YYYY-MM-DD, such as 2026-11-30.");
        parse_day(text).ok_or_else(|| FormError::new("day", rule))
    }

    /// The month of the day.
    pub fn month(self) -> Month {
        let date = self.date();
        Month(i64::from(date.year()) * 12 + i64::from(date.month()) - 1)
    }

    /// The day after this one; the last day of all stays as it is.
    #[must_use]
    pub fn next(self) -> Self {
        Self(self.0 + 1).min(Self::MAX)
    }

    /// The day before this one; the first day of all stays as it is.
    #[must_use]
    pub fn previous(self) -> Self {
        Self(self.0 - 1).max(Self::MIN)
    }

    /// The days from this one to `last`, both included; none if `last` is earlier.
    pub fn through(self, last: Self) -> impl DoubleEndedIterator<Item = Self> + Clone {
        (self.0..=last.0).map(Self)
    }

    /// The number of days from this one to `last`, both included; 0 or negative if `last` is earlier.
    pub fn days_through(self, last: Self) -> i64 {
        last.0 - self.0 + 1
    }

    pub(crate) fn date(self) -> Date {
        let days = i32::try_from(self.0).unwrap_or_default();
        // All days from `MIN` to `MAX` are dates of the library, so that the addition does not saturate.
        EPOCH.saturating_add(jiff::Span::new().days(days))
    }

    /// The day of a date; a date beyond [`Day::MIN`] and [`Day::MAX`] becomes the nearest of the two.
    pub(crate) fn of_date(date: Date) -> Self {
        let days = date.duration_since(EPOCH).as_hours() / 24;
        Self(days.clamp(Self::MIN.0, Self::MAX.0))
    }
}

const EPOCH: Date = Date::constant(1970, 1, 1);

fn parse_day(text: &str) -> Option<Day> {
    let (year, month, day) = (digits(text.get(..4)?)?, digits(text.get(5..7)?)?, digits(text.get(8..10)?)?);
    let has_hyphens = text.get(4..5)? == "-" && text.get(7..8)? == "-";
    let is_in_years = YEARS.contains(&year) || (year, month, day) == (1999, 12, 31);
    let date = Date::new(i16::try_from(year).ok()?, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()?;
    (has_hyphens && is_in_years).then(|| Day::of_date(date))
}

/// A number of digits alone.
fn digits(text: &str) -> Option<i64> {
    text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse().ok()).flatten()
}

impl fmt::Display for Day {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.date().fmt(formatter)
    }
}

/// A month of the calendar, counted from January of the year 0.
///
/// Written `YYYY-MM`. A text names a month of the years 2000 to 2199. A number, such as that of a stored month, can be any
/// from 1969-12 to 9999-12.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Month(i64);

text_conversions!(Month, FormError);

impl Month {
    /// 1969-12.
    pub const MIN: Self = Self(1969 * 12 + 11);
    /// 9999-12.
    pub const MAX: Self = Self(9999 * 12 + 11);

    /// The month with this number, which is `12 × year + month − 1`; `None` beyond [`Month::MIN`] and [`Month::MAX`].
    pub fn from_number(number: i64) -> Option<Self> {
        (Self::MIN.0..=Self::MAX.0).contains(&number).then_some(Self(number))
    }

    /// `12 × year + month − 1`.
    pub fn number(self) -> i64 {
        self.0
    }

    /// Parses `YYYY-MM`, and nothing behind it.
    ///
    /// # Errors
    ///
    /// [`FormError`] for any other text.
    ///
    /// # Examples
    ///
    /// ```
    /// use billables_billing::Month;
    ///
    /// let month = Month::parse("2024-02")?;
    /// assert_eq!((month.first_day().to_string().as_str(), month.days()), ("2024-02-01", 29));
    /// assert_eq!(month.next().to_string(), "2024-03");
    /// # Ok::<(), billables_domain::FormError>(())
    /// ```
    pub fn parse(text: &str) -> Result<Self, FormError> {
        let rule = FormRule::new("is not a month of the years 2000 to 2199. Send YYYY-MM, such as 2026-11.");
        parse_month(text).ok_or_else(|| FormError::new("month", rule))
    }

    /// The year.
    pub fn year(self) -> i64 {
        self.0 / 12
    }

    /// The month of the year, 1 to 12.
    pub fn month_of_year(self) -> i64 {
        self.0 % 12 + 1
    }

    /// The first day.
    pub fn first_day(self) -> Day {
        // Year and month are in the range of the library's dates.
        let year = i16::try_from(self.year()).unwrap_or_default();
        let month = i8::try_from(self.month_of_year()).unwrap_or(1);
        Date::new(year, month, 1).map_or(Day::MIN, Day::of_date)
    }

    /// The last day.
    pub fn last_day(self) -> Day {
        if self == Self::MAX { Day::MAX } else { self.next().first_day().previous() }
    }

    /// The number of days, 28 to 31.
    pub fn days(self) -> i64 {
        self.first_day().days_through(self.last_day())
    }

    /// The month after this one; the last month of all stays as it is.
    #[must_use]
    pub fn next(self) -> Self {
        Self(self.0 + 1).min(Self::MAX)
    }

    /// The month before this one; the first month of all stays as it is.
    #[must_use]
    pub fn previous(self) -> Self {
        Self(self.0 - 1).max(Self::MIN)
    }

    /// The months from this one to `last`, both included; none if `last` is earlier.
    pub fn through(self, last: Self) -> impl DoubleEndedIterator<Item = Self> + Clone {
        (self.0..=last.0).map(Self)
    }
}

fn parse_month(text: &str) -> Option<Month> {
    let (year, month) = text.split_once('-')?;
    if year.len() != 4 || month.len() != 2 {
        return None;
    }
    let (year, month) = (digits(year)?, digits(month)?);
    (YEARS.contains(&year) && (1..=12).contains(&month)).then(|| Month(year * 12 + month - 1))
}

impl fmt::Display for Month {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:04}-{:02}", self.year(), self.month_of_year())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_first_ten_characters_name_the_day() {
        for text in ["2026-11-01", "2026-11-01T00:00:00", "2026-11-01 00:00", "2026-11-01 and anything", "2026-11-01é"]
        {
            assert_eq!(Day::parse(text).unwrap().to_string(), "2026-11-01", "{text:?}");
        }
    }

    #[test]
    fn what_is_no_day_is_refused() {
        for text in [
            "",
            "2026",
            "2026-11",
            "2026-11-1",
            "2026-11-00",
            "2026-11-31",
            "2026-02-29",
            "2026-13-01",
            "1999-12-30",
            "2000-02-30",
            "2200-01-01",
            "26-11-01",
            " 2026-11-01",
            "2026/11/01",
            "20261101",
            "+026-11-01",
            "2026-1é-1",
            "２026-11-01",
        ] {
            let message = Day::parse(text).unwrap_err().to_string();
            assert!(message.starts_with("day: is not a day of the years 2000 to 2199."), "{text:?} {message}");
        }
        assert_eq!(Day::parse("1999-12-31").unwrap().next().to_string(), "2000-01-01");
        assert_eq!(Day::parse("2000-02-29").unwrap().number(), 11_016);
        assert_eq!(Day::parse("2199-12-31").unwrap().next().to_string(), "2200-01-01");
    }

    #[test]
    fn what_is_no_month_is_refused() {
        for text in
            ["", "2026", "2026-1", "2026-00", "2026-13", "1999-12", "2200-01", "2026-11-01", "2026-+1", "202611"]
        {
            let message = Month::parse(text).unwrap_err().to_string();
            assert!(message.starts_with("month: is not a month"), "{text:?} {message}");
        }
    }

    #[test]
    fn the_ends_of_all_days_and_months_hold() {
        assert_eq!((Day::MIN.to_string(), Day::MAX.to_string()), ("1969-12-31".into(), "9999-12-31".into()));
        assert_eq!((Day::MIN.previous(), Day::MAX.next()), (Day::MIN, Day::MAX));
        assert_eq!((Day::from_number(-2), Day::from_number(2_932_897)), (None, None));
        assert_eq!((Month::MIN.to_string(), Month::MAX.to_string()), ("1969-12".into(), "9999-12".into()));
        assert_eq!((Month::MAX.last_day(), Month::MAX.days(), Month::MIN.last_day()), (Day::MAX, 31, Day::MIN));
        assert_eq!((Month::from_number(0), Month::MAX.next(), Month::MIN.previous()), (None, Month::MAX, Month::MIN));
    }

    proptest! {
        #[test]
        fn a_day_is_in_its_month_and_its_text_names_it(number in 10_957..84_006_i64) {
            let day = Day::from_number(number).unwrap();
            prop_assert_eq!(Day::parse(&day.to_string()), Ok(day));
            let month = day.month();
            prop_assert_eq!(Month::parse(&month.to_string()), Ok(month));
            prop_assert!(day.to_string().starts_with(&month.to_string()));
            prop_assert!(month.first_day() <= day && day <= month.last_day());
            prop_assert_eq!(month.last_day().next(), month.next().first_day());
            prop_assert_eq!(month.first_day().through(month.last_day()).count() as i64, month.days());
            prop_assert_eq!(day.next().previous(), day);
        }
    }
}
