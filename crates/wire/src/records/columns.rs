//! The comparison of the row of headers of CSV with the columns that a reader wants, and the message about the difference.
//!
//! An unfit row of headers is one mistake in a file, so the reader reports it once, before the first record.

use std::fmt::Write as _;

use crate::csv::{self, Delimiter};
use crate::nearest::most_alike;
use crate::read_error::Place;

/// The most headers in a message.
const SHOWN_MAX: usize = 30;

/// The most characters of a header in a message.
const SHOWN_CHARACTERS_MAX: usize = 40;

/// The least likeness, from 0 to 1, of a header that a message suggests.
const LIKENESS_MIN: f64 = 0.85;

/// A name in lower case and without `_`, `-`, `.` and blanks, which vary between the programs that write files.
fn folded(name: &str) -> String {
    name.chars().filter(|character| character.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// The index of the header that spells a wanted name differently, such as `account_id` or `Account ID` for `accountId`.
/// `None` if a header equals the name without regard to case, or if no header spells it.
///
/// ```
/// use billables_wire::respelled;
///
/// let headers = ["account_id".to_owned(), "CALLSID".to_owned()];
/// assert_eq!(respelled(&headers, "accountId"), Some(0));
/// assert_eq!(respelled(&headers, "callSid"), None);
/// ```
pub fn respelled(headers: &[String], wanted: &str) -> Option<usize> {
    if headers.iter().any(|header| header.eq_ignore_ascii_case(wanted)) {
        return None;
    }
    let wanted = folded(wanted);
    headers.iter().position(|header| folded(header) == wanted)
}

/// The header that is most like a wanted name, if it is alike enough.
fn nearest_header<'h>(headers: &'h [String], wanted: &str) -> Option<&'h str> {
    let (likeness, header) = most_alike(wanted, headers.iter().map(String::as_str), folded)?;
    (likeness >= LIKENESS_MIN).then_some(header)
}

/// The most likely delimiter of a row of headers: the one with which the row has the most of the wanted names, or the comma
/// if no delimiter gives any.
///
/// ```
/// use billables_wire::{Delimiter, likely_delimiter};
///
/// assert_eq!(likely_delimiter("AccountId;CallSid", &["accountId", "callSid"]), Delimiter::SEMICOLON);
/// assert_eq!(likely_delimiter("x|y", &["accountId", "callSid"]), Delimiter::COMMA);
/// ```
pub fn likely_delimiter(row: &str, wanted: &[&str]) -> Delimiter {
    let found = |delimiter: &Delimiter| {
        let headers = csv::read_headers(row, Place::START, *delimiter);
        headers.map_or(0, |headers| {
            let names = headers.names();
            let is_there = |name: &&&str| names.iter().any(|header| folded(header) == folded(name));
            wanted.iter().filter(is_there).count()
        })
    };
    // `max_by_key` returns the last maximum, so the reversed order prefers the comma.
    let best = Delimiter::COMMON.iter().rev().max_by_key(|delimiter| found(delimiter));
    best.copied().unwrap_or(Delimiter::COMMA)
}

/// The message about a row of headers without enough of the wanted columns. It says that the row holds data; or it lists the
/// headers, the missing names, the nearest headers and the likely delimiter.
pub fn describe_headers(headers: &[String], wanted: &[&str]) -> String {
    let list = wanted.join(", ");
    if !headers.iter().any(|header| !header.trim().is_empty()) || headers.iter().any(|header| is_data(header)) {
        return format!(
            "There is no row of headers: the first row holds {}. Put a row with the names of the columns before it, of {list}.",
            shown(headers)
        );
    }
    let is_there = |name: &&str| headers.iter().any(|header| header.eq_ignore_ascii_case(name));
    let (there, missing): (Vec<&str>, Vec<&str>) = wanted.iter().copied().partition(is_there);
    let mut message = if there.is_empty() {
        format!("The headers name none of {list}; found: {}.", shown(headers))
    } else {
        format!("The headers do not name {}, of {list}; found: {}.", missing.join(", "), shown(headers))
    };
    let near = missing.iter().filter_map(|name| nearest_header(headers, name).map(|header| (header, name)));
    let near: Vec<_> = near.map(|(header, name)| format!("{} to {name}", quoted(header))).collect();
    if !near.is_empty() {
        let _ = write!(message, " The nearest are {}.", near.join(", "));
    }
    let unsplit = headers.join(",");
    match likely_delimiter(&unsplit, wanted) {
        delimiter if delimiter != Delimiter::COMMA && headers.len() == 1 => {
            let _ = write!(message, " The delimiter seems to be the {delimiter}.");
        }
        _ => {}
    }
    message
}

/// Whether a cell looks like data: it begins like a number, or has many digits.
fn is_data(cell: &str) -> bool {
    let digits = cell.chars().filter(char::is_ascii_digit).count();
    cell.starts_with(|first: char| first.is_ascii_digit() || matches!(first, '+' | '-' | '<' | '"')) || digits > 4
}

fn shown(headers: &[String]) -> String {
    let mut all: Vec<_> = headers.iter().take(SHOWN_MAX).map(|header| quoted(header)).collect();
    if headers.len() > SHOWN_MAX {
        all.push(format!("and {} more", headers.len() - SHOWN_MAX));
    }
    all.join(", ")
}

/// A header in quotes, escaped and shortened.
fn quoted(header: &str) -> String {
    let short: String = header.chars().take(SHOWN_CHARACTERS_MAX).collect();
    if short.len() < header.len() { format!("{:?}", short + "…") } else { format!("{short:?}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    const WANTED: [&str; 4] = ["accountId", "customerId", "sessionId", "callSid"];

    fn headers(names: &[&str]) -> Vec<String> {
        names.iter().map(|name| (*name).to_owned()).collect()
    }

    #[test]
    fn the_message_says_that_a_row_of_headers_is_missing() {
        let own = "CA0123456789abcdef0123456789abcdef";
        for row in [&["", "1001", "internal", "2026-11-12 16:39:45"][..], &["demo", "acme", own], &["", ""]] {
            let message = describe_headers(&headers(row), &WANTED);
            assert!(message.starts_with("There is no row of headers"), "{message}");
        }
    }

    #[test]
    fn the_message_lists_the_headers_the_wanted_names_and_the_nearest() {
        let message = describe_headers(&headers(&["sid", "account_sid", "to", "price"]), &WANTED);
        let expected = "The headers name none of accountId, customerId, sessionId, callSid; found: \"sid\", \
            \"account_sid\", \"to\", \"price\". The nearest are \"account_sid\" to accountId.";
        assert_eq!(message, expected);
        let message = describe_headers(&headers(&["CustomerId", "acount", "CallSid"]), &WANTED);
        assert!(message.starts_with("The headers do not name accountId, sessionId, of "), "{message}");
    }

    #[test]
    fn the_message_names_the_likely_delimiter() {
        for (row, delimiter) in [
            ("AccountId;CustomerId;CallSid", "semicolon"),
            ("account id\tcustomer id\tcall sid", "tab"),
            ("AccountId|CustomerId|CallSid", "vertical bar"),
        ] {
            let message = describe_headers(&headers(&[row]), &WANTED);
            assert!(message.ends_with(&format!("The delimiter seems to be the {delimiter}.")), "{message}");
        }
        assert!(!describe_headers(&headers(&["AccountId"]), &WANTED).contains("delimiter"));
    }

    #[test]
    fn a_message_stays_short_and_plain() {
        let long: Vec<_> = (0..1_000).map(|_| format!("\u{202e}{}", "x".repeat(128))).collect();
        let message = describe_headers(&long, &WANTED);
        assert!(message.len() < 4_096 && !message.contains('\u{202e}'), "{message}");
    }
}
