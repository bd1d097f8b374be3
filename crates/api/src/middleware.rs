//! The steps around every route, a file each; this file holds their order.
//!
//! Before the route: the log span, the alias route, the format of the answer, the demo gate, the caller. After the route: the
//! body of an error, metrics, the script for a callback, headers.

mod answer_format;
mod calls;
mod demo_gate;
mod errors;
mod headers;
mod jsonp;
mod trace;

use actix_web::body::BoxBody;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::Method;
use actix_web::middleware::Next;
use actix_web::web::Data;
use actix_web::{Error, HttpMessage as _};
use tracing::Instrument as _;

use crate::alias_routes::AliasRequest;
use crate::chunked_body::in_chunks;
use crate::cors;
use crate::error::ApiError;
use crate::shared_payload::SharedPayload;
use crate::state::State;

/// The middleware around every route.
pub(crate) async fn around_routes(
    request: ServiceRequest,
    next: Next<BoxBody>,
) -> Result<ServiceResponse<BoxBody>, Error> {
    let state = request.app_data::<Data<State>>().cloned();
    let state = state.ok_or_else(|| ApiError::internal("the state is missing"))?;
    let span = trace::begin(&request, &state);
    async {
        // A demo refuses every request that came through a proxy.
        if !state.settings.demo {
            state.sign_in.untrusted_proxies.notice(request.request(), &state.settings.sign_in.trusted_proxies);
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
    // An alias route changes the method.
    let is_preflight = origin.is_some() && cors::is_preflight(&request);
    let alias = AliasRequest::begin(&mut request, state.document.operations());
    let suffix = if alias.is_none() { answer_format::split_suffix(&mut request, &state.document) } else { None };
    // The HTTP library leaves the body out of an answer to HEAD.
    if request.method() == Method::HEAD {
        request.head_mut().method = Method::GET;
    }
    let format = answer_format::choose(&request, suffix, alias.as_ref(), &state.document);
    request.extensions_mut().insert(format);
    let request_id = trace::request_id(&request);
    let payload = SharedPayload::share(&mut request);
    let answer = if state.settings.demo && !demo_gate::is_local(&request) {
        let refusal = demo_gate::refusal(&request);
        calls::refused(request, refusal)
    } else if is_preflight {
        cors::preflight(request)
    } else {
        calls::call(request, &next, alias.as_ref(), format, state).await?
    };
    let mut answer = errors::write_body(answer, format, &request_id, &state.settings.public_url);
    let operation = state.document.operation_of(answer.request());
    let seconds = trace::seconds_since_begin(answer.request());
    state.metrics.answered(operation, answer.status().as_str(), seconds);
    headers::name_attachment(&mut answer, format, operation);
    let mut answer = jsonp::wrap(answer);
    headers::finish(&mut answer, &request_id);
    state.settings.cors_origins.finish(&mut answer, origin);
    let answer = in_chunks(answer);
    Ok(match payload {
        Some(payload) => payload.held_by(answer),
        None => answer,
    })
}
