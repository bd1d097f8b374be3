//! The parser of query strings: percent-decoded names and values, in order. Binding decides their meaning.

use percent_encoding::percent_decode_str;

/// The most pairs of a query.
pub const MAX_QUERY_PAIRS: usize = 256;

/// The most bytes of a query.
pub const MAX_QUERY_BYTES: usize = 8 * 1024;

/// A name and its value; a bare name without `=` has no value.
pub type Pair = (String, Option<String>);

/// The reason why a query is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum QueryError {
    /// The query is longer than [`MAX_QUERY_BYTES`].
    #[error("The query is longer than {MAX_QUERY_BYTES} bytes. Send less in it.")]
    TooLong,
    /// The query has more than [`MAX_QUERY_PAIRS`] pairs.
    #[error("The query has more than {MAX_QUERY_PAIRS} members. Send fewer.")]
    TooMany,
    /// A percent sign is not followed by two hex digits.
    #[error(
        "Member {number} of the query has a '%' that is not followed by two hex digits. Write '%' itself as '%25'."
    )]
    Percent {
        /// The number of the pair, from 1.
        number: usize,
    },
    /// The decoded bytes are not UTF-8.
    #[error("Member {number} of the query is not UTF-8. Send the query in UTF-8.")]
    NotUtf8 {
        /// The number of the pair, from 1.
        number: usize,
    },
}

/// Parses a query string without its question mark. `+` is a space.
///
/// # Errors
///
/// [`QueryError`] if the query is too long or cannot be decoded.
pub fn parse_query(query: &str) -> Result<Vec<Pair>, QueryError> {
    if query.len() > MAX_QUERY_BYTES {
        return Err(QueryError::TooLong);
    }
    let mut pairs = Vec::new();
    for part in query.split('&').filter(|part| !part.is_empty()) {
        let number = pairs.len() + 1;
        if number > MAX_QUERY_PAIRS {
            return Err(QueryError::TooMany);
        }
        pairs.push(decode_pair(part).map_err(|fault| match fault {
            DecodeFault::Percent => QueryError::Percent { number },
            DecodeFault::NotUtf8 => QueryError::NotUtf8 { number },
        })?);
    }
    Ok(pairs)
}

/// The reason why a name or a value cannot be decoded.
#[derive(Clone, Copy, Debug)]
pub(crate) enum DecodeFault {
    /// A percent sign is not followed by two hex digits.
    Percent,
    /// The decoded bytes are not UTF-8.
    NotUtf8,
}

/// Decodes the part between two `&`.
pub(crate) fn decode_pair(part: &str) -> Result<Pair, DecodeFault> {
    match part.split_once('=') {
        Some((name, value)) => Ok((decode(name)?, Some(decode(value)?))),
        None => Ok((decode(part)?, None)),
    }
}

fn decode(text: &str) -> Result<String, DecodeFault> {
    let is_hex = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_hexdigit);
    // The decoder would keep a '%' that begins no escape.
    let has_bad_escape = text.split('%').skip(1).any(|after| {
        let mut bytes = after.as_bytes().iter();
        !is_hex(bytes.next()) || !is_hex(bytes.next())
    });
    if has_bad_escape {
        return Err(DecodeFault::Percent);
    }
    let spaced = text.replace('+', " ");
    let decoded = percent_decode_str(&spaced).decode_utf8().map_err(|_| DecodeFault::NotUtf8)?;
    Ok(decoded.into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_values_are_decoded_in_order() {
        let pairs = parse_query("a=1&b+c=%C3%A9+%2B&nil&empty=&&a=x=y").unwrap();
        let pairs: Vec<_> = pairs.iter().map(|(name, value)| (name.as_str(), value.as_deref())).collect();
        assert_eq!(
            pairs,
            [("a", Some("1")), ("b c", Some("é +")), ("nil", None), ("empty", Some("")), ("a", Some("x=y"))]
        );
        assert_eq!(parse_query(""), Ok(vec![]));
    }

    #[test]
    fn what_cannot_be_decoded_is_refused() {
        for query in ["a=1&b=%", "a=1&b=%4", "a=1&%zz=1", "a=1&b=%%41", "a=1&b=%+1"] {
            assert_eq!(parse_query(query), Err(QueryError::Percent { number: 2 }), "{query}");
        }
        assert_eq!(parse_query("a=%FF"), Err(QueryError::NotUtf8 { number: 1 }));
    }

    #[test]
    fn length_and_count_are_limited() {
        let fits = "a&".repeat(MAX_QUERY_PAIRS);
        assert_eq!(parse_query(&fits).map(|pairs| pairs.len()), Ok(MAX_QUERY_PAIRS));
        assert_eq!(parse_query(&format!("{fits}a")), Err(QueryError::TooMany));
        assert_eq!(parse_query(&"a".repeat(MAX_QUERY_BYTES)).map(|pairs| pairs.len()), Ok(1));
        assert_eq!(parse_query(&"a".repeat(MAX_QUERY_BYTES + 1)), Err(QueryError::TooLong));
    }
}
