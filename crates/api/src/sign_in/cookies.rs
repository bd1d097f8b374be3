//! The cookies of a sign-in: read with patience, written with care.

use actix_web::http::header::{COOKIE, HeaderMap, HeaderName};
use billables_auth::Secret;
use billables_domain::Timestamp;

use crate::reply::Reply;
use crate::state::State;

/// The cookie of a session.
pub(crate) const SESSION: &str = "ss-id";
/// The cookie of a session that outlives the browser.
pub(crate) const PERMANENT_SESSION: &str = "ss-pid";
/// The cookie of an access token.
pub(crate) const TOKEN: &str = "ss-tok";
/// The cookie of a refresh token.
pub(crate) const REFRESH_TOKEN: &str = "ss-reftok";

/// Names the token cookies that an answer sets, for clients whose scripts cannot see them.
const X_COOKIES: HeaderName = HeaderName::from_static("x-cookies");

/// The value of a cookie. What is no pair is skipped: a client that splits dates at their comma sends such things. Of two
/// of one name the first counts.
pub(crate) fn cookie<'h>(headers: &'h HeaderMap, name: &str) -> Option<&'h str> {
    let lines = headers.get_all(COOKIE).filter_map(|value| value.to_str().ok());
    let mut pairs = lines.flat_map(|line| line.split(';')).filter_map(|pair| pair.split_once('='));
    let value = pairs.find(|(other, _)| other.trim() == name)?.1.trim();
    let value = value.strip_prefix('"').and_then(|value| value.strip_suffix('"')).unwrap_or(value);
    (!value.is_empty()).then_some(value)
}

/// The text of a `Set-Cookie` header. Our values need no quoting. `Max-Age` and not `Expires`, whose comma some clients take
/// for the end of the cookie; without it, the cookie goes with the browser.
fn set_cookie(name: &str, value: &str, max_age_seconds: Option<i64>, base_path: &str, is_secure: bool) -> String {
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

/// Writes cookies for the place where clients reach the service.
pub(crate) struct Jar<'s> {
    base_path: &'s str,
    is_secure: bool,
    now: Timestamp,
}

impl<'s> Jar<'s> {
    pub(crate) fn of(state: &'s State) -> Self {
        let is_secure = state.settings.public_url.starts_with("https://");
        Self { base_path: state.settings.base_path(), is_secure, now: state.now() }
    }

    pub(crate) fn with<T>(&self, reply: Reply<T>, name: &str, value: &str, max_age_seconds: Option<i64>) -> Reply<T> {
        reply.with_cookie(set_cookie(name, value, max_age_seconds, self.base_path, self.is_secure))
    }

    /// Both cookies live as long as the refresh token: a client that still sends an access token that has expired is told
    /// so, and gets another.
    pub(crate) fn with_tokens<T>(
        &self,
        reply: Reply<T>,
        token: &str,
        refresh: Option<&Secret>,
        expires: Timestamp,
    ) -> Reply<T> {
        let seconds = Some(expires.as_seconds() - self.now.as_seconds());
        let mut names = TOKEN.to_owned();
        let mut reply = self.with(reply, TOKEN, token, seconds);
        if let Some(refresh) = refresh {
            names = format!("{names},{}", REFRESH_TOKEN);
            reply = self.with(reply, REFRESH_TOKEN, refresh.as_str(), seconds);
        }
        reply.with(X_COOKIES, names)
    }
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
        assert_eq!(read("SS-ID=AAA", SESSION), None, "names have a case");
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
