//! Spans and log lines of requests, and the request id in them.
//!
//! A span holds the method and the path, never the query, a header or a body: no token can get into a log that way.

use std::time::Instant;

use actix_web::body::MessageBody;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::header::HeaderMap;
use actix_web::{Error, HttpMessage};
use tracing::Span;
use tracing::field::Empty;
use tracing_actix_web::{RequestId, RootSpanBuilder};

/// How much of a method is logged, in characters.
const METHOD_LENGTH_MAX: usize = 16;
/// How much of a path is logged, in characters.
const PATH_LENGTH_MAX: usize = 200;

/// When a request began, for its log line and the metrics.
#[derive(Clone, Copy)]
pub(crate) struct Begun(pub(crate) Instant);

/// Makes the span of a request, and its one log line at the end.
pub(crate) struct RequestSpan;

impl RootSpanBuilder for RequestSpan {
    fn on_request_start(request: &ServiceRequest) -> Span {
        request.extensions_mut().insert(Begun(Instant::now()));
        let request_id = request_id(request);
        let span = tracing::info_span!(
            "request",
            request_id = %request_id,
            trace_id = Empty,
            method = shortened(request.method().as_str(), METHOD_LENGTH_MAX),
            path = shortened(request.path(), PATH_LENGTH_MAX),
            caller = Empty,
        );
        if let Some(trace_id) = trace_id(request.headers()) {
            span.record("trace_id", trace_id);
        }
        span
    }

    fn on_request_end<B: MessageBody>(span: Span, outcome: &Result<ServiceResponse<B>, Error>) {
        let (status, begun) = match outcome {
            Ok(response) => (response.status(), response.request().extensions().get::<Begun>().map(|begun| begun.0)),
            Err(error) => (error.as_response_error().status_code(), None),
        };
        let duration_ms = begun.map(|begun| begun.elapsed().as_secs_f64() * 1000.0);
        span.in_scope(|| tracing::info!(status = status.as_u16(), duration_ms, "answered"));
    }
}

/// The id that the request has in the log, in errors and in `X-Request-Id`.
pub(crate) fn request_id(request: &impl HttpMessage) -> String {
    request.extensions().get::<RequestId>().map(|id| id.hyphenated().to_string()).unwrap_or_default()
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

/// A text short enough for a log line.
fn shortened(text: &str, length_max: usize) -> &str {
    let end = text.char_indices().nth(length_max).map_or(text.len(), |(index, _)| index);
    &text[..end]
}

#[cfg(test)]
mod tests {
    use actix_web::test::TestRequest;

    use super::*;

    #[test]
    fn only_a_well_formed_traceparent_is_honoured() {
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
