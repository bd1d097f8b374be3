//! Durations and points in time on the command line.

use billables_domain::Timestamp;

use crate::clock;

/// The longest duration, in seconds: 366 days.
const SECONDS_MAX: i64 = 366 * 86_400;

/// Parses a duration such as `90s`, `15m`, `1h` or `30d` into seconds.
pub(crate) fn parse_duration(text: &str) -> Result<i64, String> {
    let wrong = || format!("{text:?} is not a duration. Give a number and s, m, h or d, such as 1h.");
    let unit = text.chars().last().ok_or_else(wrong)?;
    let factor = match unit {
        's' => 1,
        'm' => 60,
        'h' => 3_600,
        'd' => 86_400,
        _ => return Err(wrong()),
    };
    let number: i64 = text[..text.len() - 1].parse().map_err(|_| wrong())?;
    match number.checked_mul(factor) {
        Some(seconds) if (1..=SECONDS_MAX).contains(&seconds) => Ok(seconds),
        _ => Err(format!("{text:?} is out of range. Give a duration from 1s to 366d.")),
    }
}

/// Parses a point in time: RFC 3339, or a duration before now.
pub(crate) fn parse_time(text: &str) -> Result<Timestamp, String> {
    if let Ok(time) = Timestamp::parse(text) {
        return Ok(time);
    }
    let seconds = parse_duration(text).map_err(|_| {
        format!("{text:?} is not a time. Give a date and time such as 2026-11-23T06:00:00Z, or an age such as 24h.")
    })?;
    Ok(clock::now().plus_seconds(-seconds))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_duration_has_a_unit_and_bounds() {
        assert_eq!(parse_duration("90s"), Ok(90));
        assert_eq!(parse_duration("1h"), Ok(3_600));
        for bad in ["", "1", "h", "-1h", "0s", "1w", "9999999999999999999d", "400d", "1ä"] {
            assert!(parse_duration(bad).is_err(), "{bad}");
        }
    }
}
