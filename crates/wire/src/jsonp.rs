//! JSONP: an answer in JSON as the call of a function, for pages that load the answer as a script.
//!
//! A script runs with the rights of the page that loads it. The caller must therefore ignore cookies and other credentials
//! that a browser sends by itself; this file only makes the text safe.

/// The most bytes of a callback's name.
const MAX_CALLBACK_BYTES: usize = 128;

/// The Content-Type of a JSONP answer.
pub const JSONP_CONTENT_TYPE: &str = "text/javascript; charset=utf-8";

/// Whether a text is a valid callback name: a letter, `_` or `$`, then up to 127 letters, digits, `_`, `$` and dots.
///
/// ```
/// use billables_wire::is_callback_name;
///
/// assert!(is_callback_name("jQuery.cb_1"));
/// assert!(!is_callback_name("alert(1)//"));
/// ```
pub fn is_callback_name(callback: &str) -> bool {
    let is_first = |byte: u8| byte.is_ascii_alphabetic() || matches!(byte, b'_' | b'$');
    callback.len() <= MAX_CALLBACK_BYTES
        && callback.bytes().next().is_some_and(is_first)
        && callback.bytes().all(|byte| is_first(byte) || byte.is_ascii_digit() || byte == b'.')
}

/// Wraps JSON into the call of a function; `None` if [`is_callback_name`] refuses the name or the JSON is not UTF-8.
///
/// The answer begins with a comment, because attackers have chosen callback names that make the first bytes of an answer look
/// like a file of another type. U+2028 and U+2029 end a line in old scripts but not in JSON, so they are escaped.
///
/// ```
/// let script = billables_wire::jsonp("show", br#"{"a":1}"#);
/// assert_eq!(script.as_deref(), Some(br#"/**/show({"a":1})"#.as_slice()));
/// ```
pub fn jsonp(callback: &str, json: &[u8]) -> Option<Vec<u8>> {
    let json = std::str::from_utf8(json).ok().filter(|_| is_callback_name(callback))?;
    let json = json.replace('\u{2028}', "\\u2028").replace('\u{2029}', "\\u2029");
    Some(format!("/**/{callback}({json})").into_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_are_callbacks() {
        let longest = "a".repeat(MAX_CALLBACK_BYTES);
        for callback in ["f", "_", "$", "$.f", "a.b.c1", &longest] {
            assert!(is_callback_name(callback), "{callback}");
        }
        let too_long = "a".repeat(MAX_CALLBACK_BYTES + 1);
        for callback in ["", "1a", ".a", "a b", "a(", "a;b", "a\n", "é", "a[0]", "<script>", "a-b", &too_long] {
            assert!(!is_callback_name(callback), "{callback}");
            assert_eq!(jsonp(callback, b"{}"), None);
        }
    }

    #[test]
    fn line_ends_of_old_scripts_are_escaped() {
        let script = jsonp("f", "{\"a\":\"\u{2028}é\u{2029}\"}".as_bytes()).unwrap();
        assert_eq!(String::from_utf8(script).unwrap(), "/**/f({\"a\":\"\\u2028é\\u2029\"})");
        assert_eq!(jsonp("f", b"\xFF"), None);
    }
}
