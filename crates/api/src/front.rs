//! What every request passes before its route, and every answer after: the demo's door, the path's suffix, the format of
//! the answer, the body of an error, and the headers that all answers carry.

use actix_web::body::BoxBody;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::header::{ACCEPT, CONTENT_TYPE, HeaderMap, HeaderName, HeaderValue, VARY, X_CONTENT_TYPE_OPTIONS};
use actix_web::http::uri::PathAndQuery;
use actix_web::http::{Method, Uri};
use actix_web::middleware::Next;
use actix_web::web::Data;
use actix_web::{Error, HttpMessage as _};
use billables_contract::ErrorCode;
use billables_wire::{self as wire, AnswerWishes};

use crate::error::ApiError;
use crate::reply::Format;
use crate::state::State;
use crate::trace::request_id;
use crate::unread::SharedPayload;

const X_REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// The path as the client sent it, where the front took a format's name off its end.
pub(crate) struct PathAsSent(pub(crate) String);

/// The middleware around every route.
pub(crate) async fn front(mut request: ServiceRequest, next: Next<BoxBody>) -> Result<ServiceResponse<BoxBody>, Error> {
    let state = request.app_data::<Data<State>>().cloned();
    let state = state.ok_or_else(|| ApiError::internal("the state is missing"))?;
    let suffix = split_suffix(&mut request, &state);
    let format = answer_format(&request, suffix);
    request.extensions_mut().insert(format);
    // A reading operation answers HEAD as it answers GET; the server leaves the body out by itself.
    if request.method() == Method::HEAD {
        request.head_mut().method = Method::GET;
    }
    let request_id = request_id(&request);
    let payload = SharedPayload::of(&mut request);
    let answer = if state.settings.demo && !is_at_home(&request) {
        let (request, _payload) = request.into_parts();
        let message = "A demo answers requests of its own machine only, without a proxy. Use http://localhost.";
        let refusal = ApiError::new(ErrorCode::MisdirectedRequest, message);
        ServiceResponse::from_err(refusal, request)
    } else {
        next.call(request).await?
    };
    let mut answer = write_error(answer, format, &request_id, &state);
    state.metrics.answered(&answer, &state.document);
    finish_headers(&mut answer, &request_id);
    Ok(match payload {
        Some(payload) => payload.held_by(answer),
        None => answer,
    })
}

/// Takes the format's name off the end of an operation's path: `/billables.xml`. Pages and assets keep their names.
fn split_suffix(request: &mut ServiceRequest, state: &State) -> Option<wire::Format> {
    let (path, format) = wire::split_suffix(request.path());
    let format = format?;
    if !state.document.knows_path(path) {
        return None;
    }
    let query = request.query_string();
    let path_and_query = if query.is_empty() { path.to_owned() } else { format!("{path}?{query}") };
    let mut parts = request.uri().clone().into_parts();
    parts.path_and_query = Some(PathAndQuery::try_from(path_and_query).ok()?);
    let uri = Uri::from_parts(parts).ok()?;
    request.extensions_mut().insert(PathAsSent(request.path().to_owned()));
    request.match_info_mut().get_mut().update(&uri);
    request.head_mut().uri = uri;
    Some(format)
}

fn answer_format(request: &ServiceRequest, suffix: Option<wire::Format>) -> Format {
    let text = |name| request.headers().get(name).and_then(|value: &HeaderValue| value.to_str().ok());
    let accept = text(ACCEPT);
    // A query that cannot be read is refused by whoever needs it.
    let query = wire::parse_query(request.query_string()).unwrap_or_default();
    let format_parameter =
        query.iter().find(|(name, _)| name.eq_ignore_ascii_case("format")).and_then(|(_, value)| value.as_deref());
    let content_type = text(CONTENT_TYPE);
    let wishes = AnswerWishes { suffix, format_parameter, accept, content_type, ..AnswerWishes::default() };
    Format { wire: wire::answer_format(&wishes), problem: accept.is_some_and(wire::problem_json_wanted) }
}

/// Whether a request came to a loopback name, and not through a proxy: a page on the web that a browser was talked into
/// taking for this machine sends its own host name, and a proxy speaks for somebody else.
fn is_at_home(request: &ServiceRequest) -> bool {
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

/// Writes the body of an error, which no one before knew how to write, and logs what only the log may know.
fn write_error(
    answer: ServiceResponse<BoxBody>,
    format: Format,
    request_id: &str,
    state: &State,
) -> ServiceResponse<BoxBody> {
    let Some(error) = answer.response().error() else { return answer };
    let public_url = &state.settings.public_url;
    let written = match error.as_error::<ApiError>() {
        Some(error) => {
            if let Some(cause) = error.cause() {
                tracing::error!(code = error.code().as_str(), cause, "the request failed");
            }
            error.answer(format, request_id, public_url)
        }
        // What the framework itself refuses.
        None if answer.status().is_server_error() => ApiError::internal(error).answer(format, request_id, public_url),
        None => {
            let error = ApiError::new(ErrorCode::SerializationException, error.to_string());
            error.answer(format, request_id, public_url)
        }
    };
    answer.into_response(written)
}

fn finish_headers(answer: &mut ServiceResponse<BoxBody>, request_id: &str) {
    let headers = answer.headers_mut();
    if let Ok(value) = HeaderValue::from_str(request_id) {
        headers.insert(X_REQUEST_ID, value);
    }
    headers.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.append(VARY, HeaderValue::from_static("Accept"));
    if !headers.contains_key(actix_web::http::header::CACHE_CONTROL) {
        headers.insert(actix_web::http::header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_loopback_hosts_are_at_home() {
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
