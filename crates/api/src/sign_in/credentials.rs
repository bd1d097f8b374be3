//! The credentials in a request, not yet verified.

use actix_web::HttpMessage as _;
use actix_web::HttpRequest;
use actix_web::http::Uri;
use actix_web::http::header::{AUTHORIZATION, HOST, HeaderMap, HeaderName, ORIGIN};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use billables_contract::ErrorCode;

use crate::callback::Callback;
use crate::error::ApiError;
use crate::settings::ApiSettings;
use crate::sign_in::cookies::{self, cookie};

const SEC_FETCH_SITE: HeaderName = HeaderName::from_static("sec-fetch-site");

/// The credentials of a request.
pub(crate) enum Credentials {
    /// A token or an API key in the header.
    Bearer(String),
    /// A user name and a password in the header.
    Basic { user_name: String, password: String },
    /// A token in a cookie.
    TokenCookie(String),
    /// The secrets of sessions in cookies.
    Sessions(Vec<String>),
}

impl Credentials {
    /// Reads the credentials. A header takes precedence over all cookies, which a browser adds by itself. The cookie of a token
    /// takes precedence over those of sessions, so that a client learns that its token has expired and gets another.
    pub(crate) fn read(request: &HttpRequest) -> Result<Option<Self>, ApiError> {
        // A page of another site can load a script with the browser's cookies, so cookies and Basic do not count for scripts.
        let is_script = request.extensions().get::<Callback>().is_some();
        let mut headers = request.headers().get_all(AUTHORIZATION);
        let Some(header) = headers.next() else {
            return Ok(if is_script { None } else { Self::of_cookies(request.headers()) });
        };
        if headers.next().is_some() {
            return Err(unauthorized("The request has two Authorization headers. Send one."));
        }
        let unreadable = || {
            unauthorized(
                "The Authorization header cannot be read. Send: Authorization: Bearer, a space, and the token.",
            )
        };
        let (scheme, value) = header.to_str().ok().and_then(|text| text.split_once(' ')).ok_or_else(unreadable)?;
        let value = value.trim_matches(' ');
        if scheme.eq_ignore_ascii_case("bearer") {
            return Ok(Some(Self::Bearer(value.to_owned())));
        }
        if !scheme.eq_ignore_ascii_case("basic") {
            return Err(unauthorized(
                "The Authorization header names a scheme that is not served. Send a bearer token.",
            ));
        }
        if is_script {
            return Ok(None);
        }
        // A user name has no colon; a password may have one (RFC 7617 section 2).
        let decoded = STANDARD.decode(value).ok().and_then(|bytes| String::from_utf8(bytes).ok());
        let pair = decoded.as_deref().and_then(|text| text.split_once(':'));
        let (user_name, password) = pair.ok_or_else(unreadable)?;
        Ok(Some(Self::Basic { user_name: user_name.to_owned(), password: password.to_owned() }))
    }

    fn of_cookies(headers: &HeaderMap) -> Option<Self> {
        if let Some(token) = cookie(headers, cookies::TOKEN) {
            return Some(Self::TokenCookie(token.to_owned()));
        }
        let names = [cookies::SESSION, cookies::PERMANENT_SESSION];
        let sessions: Vec<_> = names.into_iter().filter_map(|name| Some(cookie(headers, name)?.to_owned())).collect();
        (!sessions.is_empty()).then_some(Self::Sessions(sessions))
    }

    /// Whether a browser sends such credentials by itself, also for a page of another site.
    pub(crate) fn is_ambient(&self) -> bool {
        !matches!(self, Self::Bearer(_))
    }
}

/// Refuses a request that a page of another site makes a browser send. Clients other than browsers send neither header.
pub(crate) fn refuse_cross_site(request: &HttpRequest, settings: &ApiSettings) -> Result<(), ApiError> {
    let headers = request.headers();
    let is_other_site = headers
        .get_all(SEC_FETCH_SITE)
        .any(|value| value.as_bytes() == b"cross-site" || value.as_bytes() == b"same-site");
    if is_other_site || headers.get_all(ORIGIN).any(|value| !is_own(value.to_str().ok(), headers, settings)) {
        let message =
            "A page of another site may not do this with the browser's cookies or password. Send a bearer token.";
        return Err(ApiError::new(ErrorCode::CrossSiteRequest, message));
    }
    Ok(())
}

/// Whether an origin is the service's own.
fn is_own(origin: Option<&str>, headers: &HeaderMap, settings: &ApiSettings) -> bool {
    let Some(origin) = origin else { return false };
    // Clients reach a demo by any loopback name, which the demo gate has checked.
    let host = headers.get(HOST).and_then(|host| host.to_str().ok()).filter(|_| settings.demo);
    host.is_some_and(|host| origin.eq_ignore_ascii_case(&format!("http://{host}")))
        || origin_of(&settings.public_url).is_some_and(|own| origin.eq_ignore_ascii_case(&own))
}

/// The origin of a URL as a browser writes it, without the scheme's default port.
fn origin_of(url: &str) -> Option<String> {
    let uri = url.parse::<Uri>().ok()?;
    let (scheme, host) = (uri.scheme_str()?, uri.host()?);
    let default_port = if scheme == "https" { 443 } else { 80 };
    Some(match uri.port_u16() {
        Some(port) if port != default_port => format!("{scheme}://{host}:{port}"),
        _ => format!("{scheme}://{host}"),
    })
}

pub(crate) fn unauthorized(message: &str) -> ApiError {
    ApiError::new(ErrorCode::Unauthorized, message)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_origin_has_no_path_and_no_default_port() {
        for (url, origin) in [
            ("https://billing.example.com", "https://billing.example.com"),
            ("https://billing.example.com:443/api", "https://billing.example.com"),
            ("http://127.0.0.1:8080", "http://127.0.0.1:8080"),
            ("http://[::1]:80/x", "http://[::1]"),
        ] {
            assert_eq!(origin_of(url).as_deref(), Some(origin), "{url}");
        }
        assert_eq!(origin_of("nonsense"), None);
    }
}
