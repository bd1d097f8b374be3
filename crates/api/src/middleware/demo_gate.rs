//! The gate of a demo: a demo answers its own machine only.

use actix_web::HttpMessage as _;
use actix_web::dev::ServiceRequest;
use actix_web::http::header::HeaderMap;
use billables_contract::ErrorCode;

use crate::callback::Callback;
use crate::error::ApiError;

/// Refuses a request from elsewhere to a demo. The answer is no script, so that a page of another host cannot read it.
pub(super) fn refusal(request: &ServiceRequest) -> ApiError {
    request.extensions_mut().remove::<Callback>();
    let message = "A demo answers requests of its own machine only, without a proxy. Use http://localhost.";
    ApiError::new(ErrorCode::MisdirectedRequest, message)
}

/// Whether a request names a loopback host and came without a proxy. A page in a browser can reach this machine by a host name
/// of its own, and a proxy sends requests of other machines.
pub(super) fn is_local(request: &ServiceRequest) -> bool {
    let headers: &HeaderMap = request.headers();
    let through_a_proxy = headers.keys().any(|name| {
        let name = name.as_str();
        name == "forwarded" || name == "via" || name.starts_with("x-forwarded-")
    });
    let mut hosts = headers.get_all("host");
    let host = hosts.next().and_then(|value| value.to_str().ok());
    let target = request.uri().authority().map(|authority| authority.as_str());
    !through_a_proxy
        && hosts.next().is_none()
        && host.is_some_and(is_loopback_host)
        && target.is_none_or(is_loopback_host)
}

/// `localhost`, 127.0.0.0/8 or `[::1]`, with or without a port.
fn is_loopback_host(host: &str) -> bool {
    let (name, port) = match host.strip_prefix('[') {
        Some(rest) => match rest.split_once(']') {
            Some((name, "")) => (name, ""),
            Some((name, port)) if port.starts_with(':') => (name, &port[1..]),
            _ => return false,
        },
        None => host.split_once(':').unwrap_or((host, "")),
    };
    if !port.bytes().all(|byte| byte.is_ascii_digit()) {
        return false;
    }
    name.eq_ignore_ascii_case("localhost")
        || name.parse::<std::net::IpAddr>().is_ok_and(|address| address.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_loopback_hosts_are_local() {
        for host in ["localhost", "LOCALHOST:8080", "127.0.0.1", "127.9.9.9:1", "[::1]", "[::1]:8080"] {
            assert!(is_loopback_host(host), "{host}");
        }
        for host in [
            "",
            "example.com",
            "localhost.example.com",
            "127.0.0.1.example.com:80",
            "10.0.0.1",
            "[::2]",
            "[::1]x",
            "[::1",
            "0.0.0.0",
            "localhost:@evil.example",
            "[::1]:x",
            "localhost:1:2",
        ] {
            assert!(!is_loopback_host(host), "{host}");
        }
    }
}
