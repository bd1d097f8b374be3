//! Answers as scripts (JSONP): a script calls a function of the page that loaded the script.

use actix_web::HttpMessage as _;
use actix_web::body::{BoxBody, MessageBody as _};
use actix_web::dev::ServiceResponse;
use actix_web::http::StatusCode;
use actix_web::http::header::{CACHE_CONTROL, CONTENT_TYPE, HeaderValue};
use billables_wire as wire;

use crate::callback::Callback;

/// Makes a script of an answer in JSON. A page cannot see the status of a script, so an error has status 200 too.
pub(super) fn wrap(answer: ServiceResponse<BoxBody>) -> ServiceResponse<BoxBody> {
    let Some(Callback(callback)) = answer.request().extensions().get::<Callback>().cloned() else { return answer };
    let (request, answer) = answer.into_parts();
    let (mut head, body) = answer.into_parts();
    // The answer of an operation is a whole text; a stream stays as it is.
    let body = match body.try_into_bytes() {
        Ok(json) => match wire::jsonp(&callback, &json) {
            Some(script) => {
                *head.status_mut() = StatusCode::OK;
                let headers = head.headers_mut();
                headers.insert(CONTENT_TYPE, HeaderValue::from_static(wire::JSONP_CONTENT_TYPE));
                headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
                BoxBody::new(script)
            }
            None => BoxBody::new(json),
        },
        Err(body) => body,
    };
    ServiceResponse::new(request, head.set_body(body))
}
