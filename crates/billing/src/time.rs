//! Points in time in the forms that carriers write.

use billables_domain::{FormError, FormRule, Timestamp};
use jiff::civil::DateTime;
use jiff::fmt::strtime;

use crate::Zone;
use crate::conversions::text_conversions;
use crate::zone::domain_time;

/// The longest text of a time, in characters.
const TIME_LENGTH_MAX: usize = 64;

/// Reads a point in time in one of the forms that carriers write:
///
/// - RFC 3339 with an offset, also with a space in place of the `T`, a space before the offset, an offset without a colon,
///   and `UTC` or `GMT` in place of `Z`: `2026-11-23T09:30:00Z`, `2026-11-23 10:30:00 +0100`
/// - RFC 2822, as Twilio: `Mon, 23 Nov 2026 09:30:00 +0000`
/// - since 1970-01-01T00:00:00Z: seconds (up to 11 digits), milliseconds (12 to 14) or microseconds (15 to 17): `1795426200`
/// - a local time of `zone`, if there is one: `2026-11-23 09:30:00` or with a `T`. Of a time that the clock shows twice the
///   earlier one counts; a time that the clock skips counts as if the clock had not been changed.
///
/// A fraction finer than a microsecond is rounded up, as in [`Timestamp::parse`].
///
/// # Errors
///
/// [`FormError`] for any other text, and for a local time without a zone.
///
/// # Examples
///
/// ```
/// use billables_billing::{Zone, read_time};
///
/// let time = read_time("2026-11-23T09:30:00Z", None)?;
/// assert_eq!(read_time("Mon, 23 Nov 2026 09:30:00 +0000", None)?, time);
/// assert_eq!(read_time("1795426200", None)?, time);
/// assert_eq!(read_time("2026-11-23 10:30:00", Some(&Zone::parse("Europe/Vienna")?))?, time);
/// assert!(read_time("2026-11-23 10:30:00", None).is_err());
/// # Ok::<(), billables_domain::FormError>(())
/// ```
pub fn read_time(text: &str, zone: Option<&Zone>) -> Result<Timestamp, FormError> {
    let is_short = text.len() <= TIME_LENGTH_MAX;
    let read = || since_epoch(text).or_else(|| with_offset(text)).or_else(|| rfc_2822(text));
    if let Some(time) = is_short.then(read).flatten() {
        return Ok(time);
    }
    let local = is_short.then(|| local_time(text)).flatten();
    match (local, zone) {
        (Some(local), Some(zone)) => zone.time(local).ok_or_else(|| FormError::new("time", NOT_A_TIME)),
        (Some(_), None) => Err(FormError::new("time", NO_OFFSET)),
        (None, _) => Err(FormError::new("time", NOT_A_TIME)),
    }
}

/// The form of the dates and times of a file, in the notation of strftime, such as `%d/%m/%Y %H:%M:%S`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimeFormat(Box<str>);

text_conversions!(TimeFormat, FormError);

impl TimeFormat {
    /// Parses a format of at most 64 characters that can read the texts that the format writes.
    ///
    /// # Errors
    ///
    /// [`FormError`] for any other text.
    pub fn parse(text: &str) -> Result<Self, FormError> {
        let rule =
            FormRule::new("is not the format of a date and time. Give strftime's notation, such as %d/%m/%Y %H:%M:%S.");
        let reads = || {
            let written = strtime::format(text, jiff::Timestamp::UNIX_EPOCH).ok()?;
            let read = strtime::parse(text, written).ok()?;
            read.to_datetime().map(drop).or_else(|_| read.to_timestamp().map(drop)).ok()
        };
        let is_format = text.len() <= TIME_LENGTH_MAX && reads().is_some();
        is_format.then(|| Self(text.into())).ok_or_else(|| FormError::new("format of times", rule))
    }

    /// Reads a text of this form: with its own offset from UTC if the form has one, and else as a local time of `zone`, as
    /// [`read_time`] reads those.
    ///
    /// # Errors
    ///
    /// [`FormError`] for any other text, and for a local time without a zone.
    ///
    /// # Examples
    ///
    /// ```
    /// use billables_billing::{TimeFormat, Zone};
    ///
    /// let format = TimeFormat::parse("%d.%m.%Y %H:%M")?;
    /// let time = format.read("23.11.2026 10:30", Some(&Zone::parse("Europe/Vienna")?))?;
    /// assert_eq!(time.to_string(), "2026-11-23T09:30:00.000000Z");
    /// # Ok::<(), billables_domain::FormError>(())
    /// ```
    pub fn read(&self, text: &str, zone: Option<&Zone>) -> Result<Timestamp, FormError> {
        let rule = FormRule::new("is not a date and time of the given format.");
        let unread = || FormError::new("time", rule);
        let is_short = text.len() <= TIME_LENGTH_MAX;
        let read = is_short.then(|| strtime::parse(&*self.0, text).ok()).flatten().ok_or_else(unread)?;
        if let Ok(time) = read.to_timestamp() {
            return Ok(domain_time(time));
        }
        let local = read.to_datetime().map_err(|_| unread())?;
        match zone {
            Some(zone) => zone.time(local).ok_or_else(unread),
            None => Err(FormError::new("time", NO_OFFSET)),
        }
    }
}

impl std::fmt::Display for TimeFormat {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(&self.0)
    }
}

const NOT_A_TIME: FormRule = FormRule::new(
    "is not a date and time. Send RFC 3339 with an offset, such as 2026-11-23T09:30:00Z, or RFC 2822, or the seconds since 1970.",
);
const NO_OFFSET: FormRule = FormRule::new(
    "is a date and time without an offset from UTC. Add the offset, as in 2026-11-23T09:30:00+01:00 or 2026-11-23T09:30:00Z.",
);

fn since_epoch(text: &str) -> Option<Timestamp> {
    let is_number = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let number: i64 = is_number.then(|| text.parse().ok()).flatten()?;
    let microseconds = match text.len() {
        1..=11 => number.checked_mul(1_000_000)?,
        12..=14 => number.checked_mul(1_000)?,
        15..=17 => number,
        _ => return None,
    };
    Some(Timestamp::from_microseconds(microseconds))
}

fn with_offset(text: &str) -> Option<Timestamp> {
    let (date, rest) = text.split_at_checked(10)?;
    let Some(rest) = rest.strip_prefix(' ') else { return Timestamp::parse(text).ok() };
    let time = match rest.strip_suffix(" UTC").or_else(|| rest.strip_suffix(" GMT")) {
        Some(time) => format!("{time}Z"),
        None => rest.replacen(" +", "+", 1).replacen(" -", "-", 1),
    };
    Timestamp::parse(&format!("{date}T{time}")).ok()
}

fn rfc_2822(text: &str) -> Option<Timestamp> {
    // The parser accepts comments in brackets, which no carrier writes.
    let is_plain = text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b" ,:+-".contains(&byte));
    let time = is_plain.then(|| jiff::fmt::rfc2822::parse(text).ok()).flatten()?;
    Some(domain_time(time.timestamp()))
}

fn local_time(text: &str) -> Option<DateTime> {
    let is_plain = text.bytes().all(|byte| byte.is_ascii_digit() || b"-:. T".contains(&byte));
    let has_time = text.len() >= "2026-11-23T09:30".len();
    (is_plain && has_time).then(|| text.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(time: &str, zone: Option<&str>) -> String {
        let zone = zone.map(|name| Zone::parse(name).unwrap());
        read_time(time, zone.as_ref()).map_or_else(|error| error.to_string(), |time| time.to_string())
    }

    #[test]
    fn each_form_of_a_carrier_is_read() {
        for (time, zone) in [
            ("2026-11-23T10:30:00.25+01:00", None),
            ("2026-11-23 09:30:00.25Z", None),
            ("2026-11-23 09:30:00.25 UTC", None),
            ("2026-11-23 10:30:00.25+01:00", None),
            ("2026-11-23 10:30:00.25 +0100", None),
            ("1795426200250", None),
            ("1795426200250000", None),
            ("2026-11-23T10:30:00.25", Some("Europe/Vienna")),
            ("2026-11-23 04:30:00.250", Some("America/New_York")),
        ] {
            assert_eq!(text(time, zone), "2026-11-23T09:30:00.250000Z", "{time}");
        }
        for (time, zone) in [
            ("Mon, 23 Nov 2026 09:30:00 +0000", None),
            ("Mon, 23 Nov 2026 10:30:00 +0100", Some("America/New_York")),
            ("23 Nov 2026 09:30:00 GMT", None),
            ("1795426200", None),
            ("2026-11-23T09:30", Some("UTC")),
        ] {
            assert_eq!(text(time, zone), "2026-11-23T09:30:00.000000Z", "{time}");
        }
    }

    #[test]
    fn a_local_time_that_is_shown_twice_is_the_earlier_and_a_skipped_one_is_read_by_the_old_clock() {
        assert_eq!(text("2026-10-25 02:30:00", Some("Europe/Vienna")), "2026-10-25T00:30:00.000000Z");
        assert_eq!(text("2026-03-29 02:30:00", Some("Europe/Vienna")), "2026-03-29T01:30:00.000000Z");
    }

    #[test]
    fn other_texts_are_refused_with_a_remedy() {
        let long = "1".repeat(18);
        for time in [
            "",
            "yesterday",
            "2026-11-23",
            "2026-13-23 10:30:00",
            "23/11/2026 10:30",
            "2026-11-23T10:30:00[Europe/Vienna]",
            "Mon, 23 Nov 2026 (noon) 09:30:00 +0000",
            "Tue, 23 Nov 2026 09:30:00 +0000",
            "-1795426200",
            "1795426200.5",
            "NaN",
            "2026-11-23  09:30:00Z",
            "2026-11-23 09:30:00  UTC",
            "2026-11-23 09:30:00 PST",
            &long,
        ] {
            assert!(
                text(time, Some("UTC")).starts_with("time: is not a date and time."),
                "{time:?} {}",
                text(time, None)
            );
        }
        assert!(text("2026-11-23 10:30:00", None).starts_with("time: is a date and time without an offset"));
    }

    #[test]
    fn a_format_reads_what_it_names_and_nothing_else() {
        let vienna = Zone::parse("Europe/Vienna").unwrap();
        let read = |format: &str, text: &str| {
            TimeFormat::parse(format).unwrap().read(text, Some(&vienna)).map(|time| time.to_string()).ok()
        };
        let expected = Some("2026-11-23T09:30:00.000000Z".to_owned());
        assert_eq!(read("%m/%d/%Y %H:%M:%S", "11/23/2026 10:30:00"), expected);
        assert_eq!(read("%d/%m/%Y %I:%M %p", "23/11/2026 10:30 AM"), expected);
        assert_eq!(read("%Y-%m-%d %H:%M:%S %z", "2026-11-23 04:30:00 -0500"), expected);
        assert_eq!(read("%s", "1795426200"), expected);
        for text in ["23/11/2026", "11/23/2026 10:30:00 x", "", "13/23/2026 10:30:00", &"1".repeat(65)] {
            assert_eq!(read("%m/%d/%Y %H:%M:%S", text), None, "{text:?}");
        }
        assert!(TimeFormat::parse("%m/%d/%Y %H:%M").unwrap().read("11/23/2026 10:30", None).is_err());
        for format in ["", "%", "%H:%M", "%Q", "yesterday", &"%Y".repeat(40)] {
            assert!(TimeFormat::parse(format).is_err(), "{format:?}");
        }
    }
}
