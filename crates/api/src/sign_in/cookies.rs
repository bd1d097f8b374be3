//! The cookies of a sign-in: their names, and the texts of the headers.

use actix_web::http::header::{COOKIE, HeaderMap};

/// The cookie of a session.
pub(crate) const SESSION: &str = "ss-id";
/// The cookie of a session that outlives the browser.
pub(crate) const PERMANENT_SESSION: &str = "ss-pid";
/// The cookie of an access token.
pub(crate) const TOKEN: &str = "ss-tok";
/// The cookie of a refresh token.
pub(crate) const REFRESH_TOKEN: &str = "ss-reftok";

/// The value of a cookie; the first, if there are several of the name. The function skips malformed pairs, which clients send
/// that split dates at their comma.
pub(crate) fn cookie<'h>(headers: &'h HeaderMap, name: &str) -> Option<&'h str> {
    let lines = headers.get_all(COOKIE).filter_map(|value| value.to_str().ok());
    let mut pairs = lines.flat_map(|line| line.split(';')).filter_map(|pair| pair.split_once('='));
    let value = pairs.find(|(other, _)| other.trim() == name)?.1.trim();
    let value = value.strip_prefix('"').and_then(|value| value.strip_suffix('"')).unwrap_or(value);
    (!value.is_empty()).then_some(value)
}

/// The text of a `Set-Cookie` header. The service's values need no quotes. The lifetime is a `Max-Age`, because some clients
/// take the comma of an `Expires` for the end of the cookie; without a lifetime, the cookie ends with the browser.
pub(super) fn set_cookie(
    name: &str,
    value: &str,
    max_age_seconds: Option<i64>,
    base_path: &str,
    is_secure: bool,
) -> String {
    let path = if base_path.is_empty() { "/" } else { base_path };
    let mut text = format!("{name}={value}; Path={path}; HttpOnly; SameSite=Lax");
    if let Some(seconds) = max_age_seconds {
        text.push_str(&format!("; Max-Age={}", seconds.max(0)));
    }
    if is_secure {
        text.push_str("; Secure");
    }
    text
}

#[cfg(test)]
mod tests {
    use actix_web::http::header::HeaderValue;

    use super::*;

    fn read(line: &'static str, name: &str) -> Option<String> {
        let mut headers = HeaderMap::new();
        headers.append(COOKIE, HeaderValue::from_static(line));
        cookie(&headers, name).map(str::to_owned)
    }

    #[test]
    fn malformed_pairs_are_skipped_and_the_others_read() {
        let line = "junk; ss-id=AAA; 22 Nov 2041 20:00:00 GMT=null; =x; ss-pid=\"BBB\";;ss-tok=a=b; ss-id=second; e=";
        assert_eq!(read(line, SESSION).as_deref(), Some("AAA"));
        assert_eq!(read(line, PERMANENT_SESSION).as_deref(), Some("BBB"));
        assert_eq!(read(line, TOKEN).as_deref(), Some("a=b"));
        assert_eq!(read(line, REFRESH_TOKEN), None);
        assert_eq!(read(line, "e"), None);
        assert_eq!(read("SS-ID=AAA", SESSION), None, "names are case-sensitive");
    }

    #[test]
    fn cookies_are_for_the_service_alone() {
        assert_eq!(set_cookie(SESSION, "AAA", None, "", true), "ss-id=AAA; Path=/; HttpOnly; SameSite=Lax; Secure");
        assert_eq!(
            set_cookie(TOKEN, "", Some(-5), "/billing", false),
            "ss-tok=; Path=/billing; HttpOnly; SameSite=Lax; Max-Age=0"
        );
    }
}
