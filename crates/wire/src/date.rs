//! Dates in the forms that clients write them. A date is a text in a [`Value`](crate::Value); whether a member is one,
//! only its owner knows, so nothing is turned here unless it is asked for.

use jiff::civil::{Date, DateTime};
use jiff::tz::{Offset, TimeZone};
use jiff::{SignedDuration, Timestamp};

/// No form that is read here is longer, but for the name of the time zone that JavaScript puts behind its dates.
const MAX_DATE_BYTES: usize = 128;

/// Turns a date into RFC 3339 in UTC, with as many digits of fraction as it needs; nothing if the text is no date.
///
/// | form | written by |
/// | --- | --- |
/// | `/Date(1704164645000)/`, `/Date(1704164645000+0100)/` | .NET, the Python client: milliseconds in UTC, and an offset that only says where it was written |
/// | `Tue Jan 02 2024 03:04:05 GMT+0000 (Coordinated Universal Time)` | `Date.toString` of JavaScript |
/// | `2024-01-02`, `2024-01-02T03:04:05`, `2024-01-02T03:04:05.5+01:00` | ISO 8601; without an offset it is UTC |
///
/// ```
/// use billables_wire::date::to_rfc3339;
///
/// assert_eq!(to_rfc3339("/Date(1704164645000)/").as_deref(), Some("2024-01-02T03:04:05Z"));
/// assert_eq!(to_rfc3339("2024-01-02").as_deref(), Some("2024-01-02T00:00:00Z"));
/// assert_eq!(to_rfc3339("yesterday"), None);
/// ```
pub fn to_rfc3339(text: &str) -> Option<String> {
    if text.len() > MAX_DATE_BYTES {
        return None;
    }
    let time = of_dotnet(text).or_else(|| of_javascript(text)).or_else(|| of_iso(text))?;
    // RFC 3339 has four digits for the year, and none of them a sign.
    (0..=9999).contains(&TimeZone::UTC.to_datetime(time).year()).then(|| time.to_string())
}

/// `/Date(milliseconds)/`; the backslashes are JSON's, and some clients leave them in.
fn of_dotnet(text: &str) -> Option<Timestamp> {
    let plain = text.replace('\\', "");
    let inner = plain.strip_prefix("/Date(")?.strip_suffix(")/")?;
    let sign_of_offset = inner.char_indices().skip(1).find(|(_, character)| matches!(character, '+' | '-'));
    let (milliseconds, offset) = inner.split_at(sign_of_offset.map_or(inner.len(), |(index, _)| index));
    let is_offset = |offset: &str| offset.len() == 5 && offset.bytes().skip(1).all(|byte| byte.is_ascii_digit());
    if !offset.is_empty() && !is_offset(offset) {
        return None;
    }
    Timestamp::from_millisecond(milliseconds.parse().ok()?).ok()
}

/// `Tue Jan 02 2024 03:04:05 GMT+0000 (…)`.
fn of_javascript(text: &str) -> Option<Timestamp> {
    let without_name = text.split_once(" (").map_or(text, |(date, _)| date);
    let (date, offset) = without_name.rsplit_once(" GMT")?;
    let date = DateTime::strptime("%a %b %d %Y %H:%M:%S", date).ok()?;
    at_offset(date, offset)
}

/// A date, a time after a `T` if there is one, and an offset if there is one.
fn of_iso(text: &str) -> Option<Timestamp> {
    // The parser takes more than these forms (a blank before the time, the name of a zone).
    if !text.bytes().all(|byte| byte.is_ascii_digit() || b"-+:.TtZz".contains(&byte)) {
        return None;
    }
    let (date, time) = match text.split_once(['T', 't']) {
        None => return at_offset(text.parse::<Date>().ok()?.to_datetime(jiff::civil::Time::midnight()), "Z"),
        Some(parts) => parts,
    };
    let offset_start = time.find(['Z', 'z', '+', '-']).unwrap_or(time.len());
    let (time, offset) = time.split_at(offset_start);
    let date: DateTime = format!("{date}T{time}").parse().ok()?;
    at_offset(date, if offset.is_empty() { "Z" } else { offset })
}

/// A point in time by what a clock shows that is so far from UTC: `Z`, `+0100`, `-05:30`.
fn at_offset(date: DateTime, offset: &str) -> Option<Timestamp> {
    if matches!(offset, "Z" | "z") {
        return Offset::UTC.to_timestamp(date).ok();
    }
    let (sign, digits) = match offset.split_at_checked(1)? {
        ("+", digits) => (1, digits),
        ("-", digits) => (-1, digits),
        _ => return None,
    };
    let digits = match digits.split_once(':') {
        Some((hours, minutes)) if hours.len() == 2 => format!("{hours}{minutes}"),
        Some(_) => return None,
        None => digits.to_owned(),
    };
    if digits.len() != 4 || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let (hours, minutes) = digits.split_at_checked(2)?;
    let (hours, minutes): (i64, i64) = (hours.parse().ok()?, minutes.parse().ok()?);
    if hours > 23 || minutes > 59 {
        return None;
    }
    let distance = SignedDuration::from_mins(sign * (hours * 60 + minutes));
    Offset::UTC.to_timestamp(date).ok()?.checked_sub(distance).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_becomes_the_same_text() {
        for text in [
            "/Date(1704164645000)/",
            "/Date(1704164645000-0000)/",
            "/Date(1704164645000+0100)/",
            "\\/Date(1704164645000)\\/",
            "Tue Jan 02 2024 03:04:05 GMT+0000 (Coordinated Universal Time)",
            "Tue Jan 02 2024 04:04:05 GMT+0100 (Central European Standard Time)",
            "Mon Jan 01 2024 22:04:05 GMT-0500",
            "2024-01-02T03:04:05Z",
            "2024-01-02T03:04:05",
            "2024-01-02t03:04:05.000z",
            "2024-01-02T08:34:05+05:30",
            "2024-01-01T22:04:05-0500",
        ] {
            assert_eq!(to_rfc3339(text).as_deref(), Some("2024-01-02T03:04:05Z"), "{text}");
        }
    }

    #[test]
    fn fractions_old_dates_and_bare_dates_are_kept() {
        for (text, expected) in [
            ("/Date(1704164645678)/", "2024-01-02T03:04:05.678Z"),
            ("/Date(-1)/", "1969-12-31T23:59:59.999Z"),
            ("/Date(-1-0100)/", "1969-12-31T23:59:59.999Z"),
            ("2024-01-02", "2024-01-02T00:00:00Z"),
            ("2024-01-02T03:04:05.1234567", "2024-01-02T03:04:05.1234567Z"),
            ("0001-01-01T00:00:00", "0001-01-01T00:00:00Z"),
        ] {
            assert_eq!(to_rfc3339(text).as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn what_is_no_date_is_none() {
        let long = format!("2024-01-02T03:04:05.{}", "0".repeat(MAX_DATE_BYTES));
        for text in [
            "",
            "String",
            "2024",
            "2024-13-01",
            "2024-02-30",
            "2024-01-02 03:04:05",
            "2024-01-02T25:00:00",
            "2024-01-02T03:04:05+1",
            "2024-01-02T03:04:05+01:00[Europe/Paris]",
            "2024-01-02T03:04:05+99:00",
            "2024-01-02T",
            "/Date()/",
            "/Date(x)/",
            "/Date(1704164645000+01)/",
            "/Date(99999999999999999999)/",
            "/Date(9223372036854775807)/",
            "Date(1704164645000)",
            "Tue Jan 02 2024",
            "Tue Jan 02 2024 03:04:05 GMT",
            "Tue Jan 02 2024 03:04:05 GMT+é",
            "T",
            "é",
            &long,
        ] {
            assert_eq!(to_rfc3339(text), None, "{text}");
        }
    }
}
