//! Answers as a script that calls a function of the page which asked: for reading, and by GET alone.

use actix_web::HttpMessage as _;
use actix_web::body::{BoxBody, MessageBody as _};
use actix_web::dev::ServiceResponse;
use actix_web::http::StatusCode;
use actix_web::http::header::{CACHE_CONTROL, CONTENT_TYPE, HeaderValue};
use billables_contract::ErrorCode;
use billables_wire as wire;

use crate::error::ApiError;

/// The name of a function, which the page that asked has.
#[derive(Clone)]
pub(crate) struct Callback(pub(crate) String);

/// Marks a request whose callback is not the name of a function. It is refused where members are read, so that who calls
/// is asked first.
pub(crate) struct BadCallback;

impl BadCallback {
    pub(crate) fn refusal() -> ApiError {
        let message = "Callback is not the name of a function. Send 1 to 128 of A-Z a-z 0-9 _ $ . that do not begin with a \
            digit or a dot.";
        ApiError::of_member(ErrorCode::InvalidValue, "Callback", message)
    }
}

/// Makes a script of an answer in JSON. A page cannot see the status of a script, so an error is a 200 too.
pub(crate) fn wrap(answer: ServiceResponse<BoxBody>) -> ServiceResponse<BoxBody> {
    let Some(Callback(callback)) = answer.request().extensions().get::<Callback>().cloned() else { return answer };
    let (request, answer) = answer.into_parts();
    let (mut head, body) = answer.into_parts();
    // Answers of operations are whole texts, never streams; one that is not stays as it is.
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
