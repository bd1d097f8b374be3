//! Cross-origin requests from the pages that the operator names (CORS): which headers an answer has for them, and the
//! answer to a preflight.
//!
//! A named origin may read answers, and change things with a bearer token. Cookies and Basic change nothing from there: that
//! is decided where credentials are read, by the origin of the public URL alone.

use actix_web::HttpResponse;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::Method;
use actix_web::http::header::{
    ACCESS_CONTROL_ALLOW_CREDENTIALS, ACCESS_CONTROL_ALLOW_HEADERS, ACCESS_CONTROL_ALLOW_METHODS,
    ACCESS_CONTROL_ALLOW_ORIGIN, ACCESS_CONTROL_EXPOSE_HEADERS, ACCESS_CONTROL_MAX_AGE, ACCESS_CONTROL_REQUEST_HEADERS,
    ACCESS_CONTROL_REQUEST_METHOD, HeaderMap, HeaderValue, ORIGIN, VARY,
};

/// What a page may send. What the service does not take it still refuses, and the page sees the refusal.
const METHODS: HeaderValue = HeaderValue::from_static("GET, HEAD, POST, PUT, PATCH, DELETE");

/// The headers that a page may send, beside those that begin with [`OWN_PREFIX`].
const HEADERS: [&str; 5] = ["authorization", "content-type", "accept", "content-encoding", "if-none-match"];

/// What the names of headers without a standard begin with.
const OWN_PREFIX: &str = "x-";

/// The headers that a page may read, beside those that every page may.
const EXPOSED: HeaderValue =
    HeaderValue::from_static("Location, Link, Idempotent-Replayed, X-AutoBatch-Completed, Retry-After, X-Request-Id");

/// How long a browser may remember the answer to a preflight, in seconds.
const MAX_AGE_SECONDS: HeaderValue = HeaderValue::from_static("600");

/// The most bytes of names of headers that a preflight is answered with.
const NAMES_BYTES_MAX: usize = 1_024;

/// The origins whose pages may read answers, as browsers name them. Empty: none, and answers say nothing about origins.
#[derive(Clone, Debug, Default)]
pub struct CorsOrigins(Vec<String>);

impl CorsOrigins {
    /// Origins by their names, such as `https://app.example.com`.
    ///
    /// # Errors
    ///
    /// The first text that is not the origin of a page.
    pub fn new<'t>(texts: impl IntoIterator<Item = &'t str>) -> Result<Self, String> {
        let origin = |text: &str| {
            let lower = text.to_ascii_lowercase();
            if is_origin(&lower) { Ok(lower) } else { Err(text.to_owned()) }
        };
        texts.into_iter().map(origin).collect::<Result<_, _>>().map(Self)
    }

    /// The request's origin, if it is a named one.
    pub(crate) fn of(&self, request: &ServiceRequest) -> Option<HeaderValue> {
        let mut origins = request.headers().get_all(ORIGIN);
        let origin = origins.next().filter(|_| origins.next().is_none())?;
        let text = origin.to_str().ok()?;
        self.0.iter().any(|named| named.eq_ignore_ascii_case(text)).then(|| origin.clone())
    }

    /// Says who may read an answer. `origin` is that of the request, if it is a named one.
    pub(crate) fn finish<B>(&self, answer: &mut ServiceResponse<B>, origin: Option<HeaderValue>) {
        if self.0.is_empty() {
            return;
        }
        let headers = answer.headers_mut();
        headers.append(VARY, HeaderValue::from_static("Origin"));
        if let Some(origin) = origin {
            headers.insert(ACCESS_CONTROL_ALLOW_ORIGIN, origin);
            headers.insert(ACCESS_CONTROL_ALLOW_CREDENTIALS, HeaderValue::from_static("true"));
            headers.insert(ACCESS_CONTROL_EXPOSE_HEADERS, EXPOSED);
        }
    }
}

/// Scheme, host and perhaps a port, as browsers write an origin: without the port that the scheme has anyway.
fn is_origin(text: &str) -> bool {
    let (rest, usual_port) = match (text.strip_prefix("https://"), text.strip_prefix("http://")) {
        (Some(rest), _) => (rest, "443"),
        (_, Some(rest)) => (rest, "80"),
        _ => return false,
    };
    let (host, port) = match rest.strip_prefix('[') {
        Some(bracketed) => match bracketed.split_once(']') {
            Some((host, port)) if host.parse::<std::net::Ipv6Addr>().is_ok() => (host, port.strip_prefix(':')),
            _ => return false,
        },
        None => rest.split_once(':').map_or((rest, None), |(host, port)| (host, Some(port))),
    };
    let is_bracketed = rest.starts_with('[');
    let is_host_byte = |byte: u8| byte.is_ascii_alphanumeric() || b"-._".contains(&byte);
    let is_host = !host.is_empty() && (is_bracketed || host.bytes().all(is_host_byte));
    let has_good_end = !is_bracketed || rest.ends_with(']') || port.is_some();
    let is_port = |port: &str| port.parse::<u16>().is_ok_and(|number| number > 0 && number.to_string() == port);
    is_host && has_good_end && port.is_none_or(|port| is_port(port) && port != usual_port)
}

/// Whether a browser asks for a page whether it may send a request, before it sends one.
pub(crate) fn is_preflight(request: &ServiceRequest) -> bool {
    request.method() == Method::OPTIONS && request.headers().contains_key(ACCESS_CONTROL_REQUEST_METHOD)
}

/// The answer to a preflight of a named origin. It takes no token, because a browser sends none, and says nothing of what
/// there is at the path.
pub(crate) fn preflight(request: ServiceRequest) -> ServiceResponse {
    let mut answer = HttpResponse::NoContent();
    answer.insert_header((ACCESS_CONTROL_ALLOW_METHODS, METHODS));
    answer.insert_header((ACCESS_CONTROL_ALLOW_HEADERS, allowed_headers(request.headers())));
    answer.insert_header((ACCESS_CONTROL_MAX_AGE, MAX_AGE_SECONDS));
    request.into_response(answer.finish())
}

/// The headers that a page may send, with those of the ones it asks for that have no standard.
fn allowed_headers(headers: &HeaderMap) -> String {
    let mut names = HEADERS.join(", ");
    let wanted = headers.get_all(ACCESS_CONTROL_REQUEST_HEADERS).filter_map(|value| value.to_str().ok());
    for name in wanted.flat_map(|line| line.split(',')).map(str::trim) {
        let is_name = name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte));
        let is_own = name.get(..OWN_PREFIX.len()).is_some_and(|start| start.eq_ignore_ascii_case(OWN_PREFIX));
        if is_name && is_own && names.len() + name.len() < NAMES_BYTES_MAX {
            names.push_str(", ");
            names.push_str(name);
        }
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_origin_is_what_a_browser_would_send() {
        for text in
            ["https://app.example.com", "http://localhost:3000", "HTTPS://App.Example.com:8443", "http://[::1]:80800"]
        {
            assert_eq!(CorsOrigins::new([text]).is_ok(), !text.contains("80800"), "{text}");
        }
        for text in [
            "*",
            "null",
            "",
            "app.example.com",
            "https://app.example.com/",
            "https://app.example.com/page",
            "https://*.example.com",
            "https://app.example.com:443",
            "http://app.example.com:80",
            "https://app.example.com:",
            "https://user@app.example.com",
            "https://app.example.com?x",
            "https://a b",
            "file://",
            "http://[::1",
            "http://[::1]x",
            "http://[nonsense]",
            "https://",
        ] {
            assert_eq!(CorsOrigins::new([text]).err().as_deref(), Some(text));
        }
    }
}
