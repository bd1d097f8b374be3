//! Scalars of YAML: the JSON value of a text, by the core schema or by a tag.

use granit_parser::{ScalarStyle, Tag};
use serde_json::{Number, Value};

/// The prefix of the tags that YAML defines.
const YAML_TAGS: &str = "tag:yaml.org,2002:";

/// The value of a scalar. The error is an unknown tag.
pub(super) fn scalar(text: &str, style: ScalarStyle, tag: Option<&Tag>) -> Result<Value, Tag> {
    match tag {
        None if style == ScalarStyle::Plain => Ok(plain(text)),
        None => Ok(Value::from(text)),
        Some(tag) if is_unspecific(tag) => Ok(Value::from(text)),
        Some(tag) => match core_suffix(tag) {
            Some("str" | "timestamp" | "binary") => Ok(Value::from(text)),
            Some("null" | "bool" | "int" | "float") => Ok(plain(text)),
            _ => Err(tag.clone()),
        },
    }
}

/// The name of a tag that YAML defines: `str` for `!!str`.
pub(super) fn core_suffix(tag: &Tag) -> Option<&str> {
    match tag.parts() {
        (YAML_TAGS, suffix) => Some(suffix),
        ("", suffix) => suffix.strip_prefix(YAML_TAGS),
        _ => None,
    }
}

/// Whether the tag is `!` alone, which makes a scalar a text.
pub(super) fn is_unspecific(tag: &Tag) -> bool {
    tag.parts() == ("", "!")
}

/// The value of a text without quotes in the core schema.
fn plain(text: &str) -> Value {
    match text {
        "" | "~" | "null" | "Null" | "NULL" => Value::Null,
        "true" | "True" | "TRUE" => Value::Bool(true),
        "false" | "False" | "FALSE" => Value::Bool(false),
        _ => number(text).map_or_else(|| Value::from(text), Value::Number),
    }
}

/// A number of the core schema. JSON has neither infinity nor not-a-number, so those stay text.
fn number(text: &str) -> Option<Number> {
    let radix = |prefix: &str, radix| {
        let digits = text.strip_prefix(prefix)?;
        let is_digits = !digits.is_empty() && digits.chars().all(|digit| digit.is_digit(radix));
        is_digits.then(|| u64::from_str_radix(digits, radix).ok()).flatten().map(Number::from)
    };
    if let Some(number) = radix("0x", 16).or_else(|| radix("0o", 8)) {
        return Some(number);
    }
    let unsigned = text.strip_prefix(['+', '-']).unwrap_or(text);
    let (mantissa, exponent) = unsigned.split_once(['e', 'E']).map_or((unsigned, None), |(one, two)| (one, Some(two)));
    let is_digits = |digits: &str| digits.bytes().all(|digit| digit.is_ascii_digit());
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    if !(is_digits(whole) && is_digits(fraction)) || (whole.is_empty() && fraction.is_empty()) {
        return None;
    }
    if let Some(exponent) = exponent {
        let digits = exponent.strip_prefix(['+', '-']).unwrap_or(exponent);
        if digits.is_empty() || !is_digits(digits) {
            return None;
        }
    }
    if exponent.is_none() && !mantissa.contains('.') {
        let whole = text.strip_prefix('+').unwrap_or(text);
        let number = whole.parse::<u64>().map(Number::from).or_else(|_| whole.parse::<i64>().map(Number::from));
        if let Ok(number) = number {
            return Some(number);
        }
    }
    text.parse::<f64>().ok().and_then(Number::from_f64)
}
