//! Cross-origin requests (CORS) of the origins that the operator configures: the headers of answers, and preflights.
//!
//! A configured origin may read answers, and may send changes with a bearer token. Changes with cookies or Basic come from the
//! origin of the public URL alone; `sign_in::credentials` refuses all others.

use actix_web::HttpResponse;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::Method;
use actix_web::http::header::{
    ACCESS_CONTROL_ALLOW_CREDENTIALS, ACCESS_CONTROL_ALLOW_HEADERS, ACCESS_CONTROL_ALLOW_METHODS,
    ACCESS_CONTROL_ALLOW_ORIGIN, ACCESS_CONTROL_EXPOSE_HEADERS, ACCESS_CONTROL_MAX_AGE, ACCESS_CONTROL_REQUEST_HEADERS,
    ACCESS_CONTROL_REQUEST_METHOD, HeaderMap, HeaderValue, ORIGIN, VARY,
};

/// The methods that a page may send. The page can read the refusal of a method that an operation does not have.
const METHODS: HeaderValue = HeaderValue::from_static("GET, HEAD, POST, PUT, PATCH, DELETE");

/// The headers that a page may send, besides those that begin with [`OWN_PREFIX`].
const HEADERS: [&str; 5] = ["authorization", "content-type", "accept", "content-encoding", "if-none-match"];

/// The prefix of headers that no standard defines.
const OWN_PREFIX: &str = "x-";

/// The headers that a page may read, besides those that every page may read.
const EXPOSED: HeaderValue =
    HeaderValue::from_static("Location, Link, Idempotent-Replayed, X-AutoBatch-Completed, Retry-After, X-Request-Id");

/// The time for which a browser may keep the answer to a preflight, in seconds.
const MAX_AGE_SECONDS: HeaderValue = HeaderValue::from_static("600");

/// The most bytes of header names in the answer to a preflight.
const NAMES_BYTES_MAX: usize = 1_024;

/// The origins whose pages may read answers, as browsers write them. Without an origin, answers have no CORS headers.
#[derive(Clone, Debug, Default)]
pub struct CorsOrigins(Vec<String>);

impl CorsOrigins {
    /// Parses origins such as `https://app.example.com`.
    ///
    /// # Errors
    ///
    /// The first text that is not an origin.
    pub fn new<'t>(texts: impl IntoIterator<Item = &'t str>) -> Result<Self, String> {
        let origin = |text: &str| {
            let lower = text.to_ascii_lowercase();
            if is_origin(&lower) { Ok(lower) } else { Err(text.to_owned()) }
        };
        texts.into_iter().map(origin).collect::<Result<_, _>>().map(Self)
    }

    /// The origin of a request, if it is a configured one.
    pub(crate) fn of(&self, request: &ServiceRequest) -> Option<HeaderValue> {
        let mut origins = request.headers().get_all(ORIGIN);
        let origin = origins.next().filter(|_| origins.next().is_none())?;
        let text = origin.to_str().ok()?;
        self.0.iter().any(|named| named.eq_ignore_ascii_case(text)).then(|| origin.clone())
    }

    /// Adds the headers that let a configured origin read an answer. `origin` comes from [`Self::of`].
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

/// Whether a text is an origin as browsers write it: scheme, host, and a port unless it is the scheme's default.
fn is_origin(text: &str) -> bool {
    let (rest, default_port) = match (text.strip_prefix("https://"), text.strip_prefix("http://")) {
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
    is_host && has_good_end && port.is_none_or(|port| is_port(port) && port != default_port)
}

/// Whether a request is a preflight, with which a browser asks for permission to send another request.
pub(crate) fn is_preflight(request: &ServiceRequest) -> bool {
    request.method() == Method::OPTIONS && request.headers().contains_key(ACCESS_CONTROL_REQUEST_METHOD)
}

/// The answer to a preflight of a configured origin. A browser sends no token with a preflight, so the answer is the same for
/// every path.
pub(crate) fn preflight(request: ServiceRequest) -> ServiceResponse {
    let mut answer = HttpResponse::NoContent();
    answer.insert_header((ACCESS_CONTROL_ALLOW_METHODS, METHODS));
    answer.insert_header((ACCESS_CONTROL_ALLOW_HEADERS, allowed_headers(request.headers())));
    answer.insert_header((ACCESS_CONTROL_MAX_AGE, MAX_AGE_SECONDS));
    request.into_response(answer.finish())
}

/// The headers that a page may send: the standard ones, and each requested one with [`OWN_PREFIX`].
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
    fn an_origin_has_the_form_that_browsers_send() {
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
