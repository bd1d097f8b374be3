//! What every request passes before its route, and every answer after: the demo's gate, the doors, the path's suffix, the
//! format of the answer, the body of an error, and the headers that all answers carry.

use actix_web::body::BoxBody;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::header::{
    ACCEPT, CONTENT_DISPOSITION, CONTENT_TYPE, HeaderMap, HeaderName, HeaderValue, VARY, X_CONTENT_TYPE_OPTIONS,
};
use actix_web::http::uri::PathAndQuery;
use actix_web::http::{Method, Uri};
use actix_web::middleware::Next;
use actix_web::web::Data;
use actix_web::{Error, HttpMessage as _, HttpResponse};
use billables_contract::ErrorCode;
use billables_wire::{self as wire, AnswerWishes};
use tracing::Instrument as _;

use crate::alias_routes::AliasRequest;
use crate::caller::find_caller;
use crate::chunked_body::in_chunks;
use crate::cors;
use crate::document::Document;
use crate::error::{ApiError, Told};
use crate::jsonp::{self, BadCallback, Callback};
use crate::reply::Format;
use crate::request_list;
use crate::request_list_notes::{COMPLETED, ListProgress};
use crate::shared_payload::SharedPayload;
use crate::state::State;
use crate::trace::{self, request_id};

const X_REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// The path as the client sent it, where the front took a format's name off its end.
pub(crate) struct PathAsSent(pub(crate) String);

/// The middleware around every route.
pub(crate) async fn around_routes(
    request: ServiceRequest,
    next: Next<BoxBody>,
) -> Result<ServiceResponse<BoxBody>, Error> {
    let state = request.app_data::<Data<State>>().cloned();
    let state = state.ok_or_else(|| ApiError::internal("the state is missing"))?;
    let span = trace::begin(&request, &state);
    async {
        // A demo refuses whatever came through a proxy.
        if !state.settings.demo {
            state.sign_in.unheard_proxies.notice(request.request(), &state.settings.sign_in.trusted_proxies);
        }
        let answer = serve(request, next, &state).await?;
        trace::end(&answer, &state);
        Ok(answer)
    }
    .instrument(span)
    .await
}

async fn serve(
    mut request: ServiceRequest,
    next: Next<BoxBody>,
    state: &State,
) -> Result<ServiceResponse<BoxBody>, Error> {
    let origin = state.settings.cors_origins.of(&request);
    // Before a door sends it on with another method.
    let is_preflight = origin.is_some() && cors::is_preflight(&request);
    let visit = AliasRequest::begin(&mut request, state);
    let suffix = if visit.is_none() { split_suffix(&mut request, state) } else { None };
    // A reading operation answers HEAD as it answers GET; the server leaves the body out by itself.
    if request.method() == Method::HEAD {
        request.head_mut().method = Method::GET;
    }
    let format = answer_format(&request, suffix, visit.as_ref(), state);
    request.extensions_mut().insert(format);
    let request_id = request_id(&request);
    let payload = SharedPayload::of(&mut request);
    let answer = if state.settings.demo && !is_at_home(&request) {
        let message = "A demo answers requests of its own machine only, without a proxy. Use http://localhost.";
        // Nor is a page of another host given a script.
        request.extensions_mut().remove::<Callback>();
        refused(request, ApiError::new(ErrorCode::MisdirectedRequest, message))
    } else if is_preflight {
        cors::preflight(request)
    } else {
        let needs_caller = match &visit {
            Some(visit) => visit.operation().is_none_or(|operation| operation.permission.is_some()),
            // As the router sees it: with what was percent-encoded decoded.
            None => state.document.needs_caller(request.match_info().as_str()),
        };
        if needs_caller {
            find_caller(request.request(), state).await;
        }
        match &visit {
            Some(visit) => at_door(request, &next, visit, format, state).await?,
            None => next.call(request).await?,
        }
    };
    let mut answer = write_error(answer, format, &request_id, state);
    state.metrics.answered(&answer, &state.document);
    name_attachment(&mut answer, format, &state.document);
    let mut answer = jsonp::wrap(answer);
    finish_headers(&mut answer, &request_id);
    state.settings.cors_origins.finish(&mut answer, origin);
    let answer = in_chunks(answer);
    Ok(match payload {
        Some(payload) => payload.held_by(answer),
        None => answer,
    })
}

/// Answers a request that came through a door.
async fn at_door(
    request: ServiceRequest,
    next: &Next<BoxBody>,
    visit: &AliasRequest,
    format: Format,
    state: &State,
) -> Result<ServiceResponse<BoxBody>, Error> {
    let operation = match visit.admit(request.request()) {
        Ok(operation) => operation,
        Err(refusal) => return Ok(refused(request, refusal)),
    };
    let answer = if visit.is_batch() {
        request_list::run(request, next, visit, &operation, format.wire, state).await?
    } else {
        next.call(request).await?
    };
    if !visit.is_one_way() || answer.response().error().is_some() {
        return Ok(answer);
    }
    let mut nothing = HttpResponse::NoContent();
    if let Some(completed) = answer.headers().get(COMPLETED) {
        nothing.insert_header((COMPLETED, completed.clone()));
    }
    Ok(answer.into_response(nothing.finish()))
}

fn refused(request: ServiceRequest, refusal: ApiError) -> ServiceResponse<BoxBody> {
    ServiceResponse::from_err(refusal, request.into_parts().0)
}

/// Takes the format's name off the end of an operation's path: `/billables.xml`. Pages and assets keep their names.
fn split_suffix(request: &mut ServiceRequest, state: &State) -> Option<wire::Format> {
    let as_sent = request.path().to_owned();
    let (path, format) = wire::split_suffix(&as_sent);
    let format = format?;
    if !state.document.knows_path(path) {
        return None;
    }
    rewrite_path(request, path)?;
    request.extensions_mut().insert(PathAsSent(as_sent));
    Some(format)
}

/// Sends a request to another path, before it is routed. The query stays.
pub(crate) fn rewrite_path(request: &mut ServiceRequest, path: &str) -> Option<()> {
    let query = request.query_string();
    let path_and_query = if query.is_empty() { path.to_owned() } else { format!("{path}?{query}") };
    let mut parts = request.uri().clone().into_parts();
    parts.path_and_query = Some(PathAndQuery::try_from(path_and_query).ok()?);
    let uri = Uri::from_parts(parts).ok()?;
    request.match_info_mut().get_mut().update(&uri);
    request.head_mut().uri = uri;
    Some(())
}

/// Settles how the answer is written, and by which function of the page that asked, if by any.
fn answer_format(
    request: &ServiceRequest,
    suffix: Option<wire::Format>,
    visit: Option<&AliasRequest>,
    state: &State,
) -> Format {
    let text = |name| request.headers().get(name).and_then(|value: &HeaderValue| value.to_str().ok());
    let accept = text(ACCEPT);
    // A query that cannot be read is refused by whoever needs it.
    let query = wire::parse_query(request.query_string()).unwrap_or_default();
    let parameter = |name: &str| {
        let pair = query.iter().find(|(other, _)| other.eq_ignore_ascii_case(name));
        pair.and_then(|(_, value)| value.as_deref())
    };
    let may_be_script = || match visit {
        Some(visit) => visit.may_be_script(),
        None => request.method() == Method::GET && state.document.methods_at(request.path()).contains(&&Method::GET),
    };
    let wishes = AnswerWishes {
        suffix,
        callback: parameter("callback").filter(|callback| !callback.is_empty() && may_be_script()),
        format_parameter: parameter("format"),
        door: visit.map(AliasRequest::format),
        accept,
        content_type: text(CONTENT_TYPE),
    };
    let callback = wire::jsonp_callback(&wishes);
    match callback {
        Some(name) if wire::is_callback_name(name) => {
            request.extensions_mut().insert(Callback(name.to_owned()));
        }
        Some(_) => {
            request.extensions_mut().insert(BadCallback);
        }
        None => {}
    }
    // A script is read by a page, which knows one form of an error.
    let problem = callback.is_none() && accept.is_some_and(wire::problem_json_wanted);
    Format { wire: wire::answer_format(&wishes), problem }
}

/// A table is saved under the operation's name.
fn name_attachment(answer: &mut ServiceResponse<BoxBody>, format: Format, document: &Document) {
    let is_table = answer.headers().get(CONTENT_TYPE).is_some_and(|header| header == format.wire.content_type());
    if !format.wire.is_attachment() || !is_table || !answer.status().is_success() {
        return;
    }
    let Some(name) = document.operation_of(answer.request()) else { return };
    let text = format!("attachment;filename={name}.{}", format.wire.file_extension());
    if let Ok(value) = HeaderValue::try_from(text) {
        answer.headers_mut().insert(CONTENT_DISPOSITION, value);
    }
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
    let completed = answer.request().extensions().get::<ListProgress>().map(|progress| progress.0);
    let told = Told { format, request_id, public_url: &state.settings.public_url, completed };
    let written = match error.as_error::<ApiError>() {
        Some(error) => {
            if let Some(cause) = error.cause() {
                tracing::error!(code = error.code().as_str(), cause, "the request failed");
            }
            error.answer(told)
        }
        // What the framework itself refuses.
        None if answer.status().is_server_error() => ApiError::internal(error).answer(told),
        None => ApiError::new(ErrorCode::SerializationException, error.to_string()).answer(told),
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
