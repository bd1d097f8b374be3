//! Spans and log lines of requests, and the request id.
//!
//! A span holds the request's id, the method and the path; never the query, a header or a body, so no token can reach the log.
//! Each request has one line at its end. The line of a success has level debug, because metrics count successes.

use std::time::Instant;

use actix_web::body::MessageBody;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::header::HeaderMap;
use actix_web::{HttpMessage, HttpRequest};
use tracing::Span;
use tracing::field::Empty;

use crate::caller::subject_of;
use crate::client_address;
use crate::state::State;

/// The most characters of a method in the log.
const METHOD_LENGTH_MAX: usize = 16;
/// The most characters of a path in the log.
const PATH_LENGTH_MAX: usize = 200;

/// A request's id and the time of its start.
#[derive(Clone)]
struct Begun {
    request_id: String,
    at: Instant,
}

/// Gives a request its id and its span.
pub(super) fn begin(request: &ServiceRequest, state: &State) -> Span {
    let begun = Begun { request_id: state.fresh_id().to_string(), at: Instant::now() };
    let span = tracing::info_span!(
        "request",
        request_id = begun.request_id,
        trace_id = Empty,
        method = shortened(request.method().as_str(), METHOD_LENGTH_MAX),
        path = shortened(request.path(), PATH_LENGTH_MAX),
    );
    if let Some(trace_id) = trace_id(request.headers()) {
        span.record("trace_id", trace_id);
    }
    request.extensions_mut().insert(begun);
    span
}

/// Writes the request's line, inside its span. The line of a refusal has the client's address, so that an operator can block
/// the client; other lines have no address.
pub(super) fn end<B: MessageBody>(answer: &ServiceResponse<B>, state: &State) {
    let request = answer.request();
    let status = answer.status();
    let duration_ms = seconds_since_begin(request) * 1000.0;
    if status.is_client_error() || status.is_server_error() {
        let caller = subject_of(request);
        let is_refusal = matches!(status.as_u16(), 401 | 403 | 429);
        let address = client_address::of(request, &state.settings.sign_in.trusted_proxies).filter(|_| is_refusal);
        let address = address.map(tracing::field::display);
        tracing::info!(status = status.as_u16(), duration_ms, caller = caller.as_deref(), address, "answered");
    } else if tracing::enabled!(tracing::Level::DEBUG) {
        let caller = subject_of(request);
        tracing::debug!(status = status.as_u16(), duration_ms, caller = caller.as_deref(), "answered");
    }
}

/// The seconds since the request began.
pub(super) fn seconds_since_begin(request: &HttpRequest) -> f64 {
    request.extensions().get::<Begun>().map_or(0.0, |begun| begun.at.elapsed().as_secs_f64())
}

/// The request's id in the log, in errors and in `X-Request-Id`.
pub(super) fn request_id(request: &impl HttpMessage) -> String {
    request.extensions().get::<Begun>().map(|begun| begun.request_id.clone()).unwrap_or_default()
}

/// The trace id of a W3C `traceparent` header: version 00, 32 hex digits that are not all zero, a parent, flags.
fn trace_id(headers: &HeaderMap) -> Option<&str> {
    let text = headers.get("traceparent")?.to_str().ok()?;
    let mut parts = text.split('-');
    let (version, trace_id, parent_id) = (parts.next()?, parts.next()?, parts.next()?);
    let is_hex = |text: &str, length| {
        text.len() == length && text.bytes().all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte))
    };
    let is_valid = is_hex(version, 2)
        && version != "ff"
        && is_hex(trace_id, 32)
        && trace_id.bytes().any(|byte| byte != b'0')
        && is_hex(parent_id, 16)
        && parts.next().is_some_and(|flags| is_hex(flags, 2));
    is_valid.then_some(trace_id)
}

/// The beginning of a text, for a log line.
fn shortened(text: &str, length_max: usize) -> &str {
    let end = text.char_indices().nth(length_max).map_or(text.len(), |(index, _)| index);
    &text[..end]
}

#[cfg(test)]
mod tests {
    use actix_web::test::TestRequest;

    use super::*;

    #[test]
    fn only_a_well_formed_traceparent_counts() {
        let trace_id_of = |text: &str| {
            let request = TestRequest::get().insert_header(("traceparent", text)).to_http_request();
            trace_id(request.headers()).map(str::to_owned)
        };
        let good = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
        assert_eq!(trace_id_of(good).as_deref(), Some("4bf92f3577b34da6a3ce929d0e0e4736"));
        for bad in [
            "",
            "00",
            "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
            "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
            "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7",
            "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
        ] {
            assert_eq!(trace_id_of(bad), None, "{bad}");
        }
    }
}
