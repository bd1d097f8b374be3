//! Requests: path, query and body of a request bound into one DTO, whatever format the body has.

use std::future::Future;
use std::pin::Pin;
use std::time::Duration;

use actix_web::dev::Payload;
use actix_web::http::Method;
use actix_web::http::header::{CONTENT_LENGTH, CONTENT_TYPE};
use actix_web::web::Data;
use actix_web::{FromRequest, HttpRequest};
use billables_contract::{ErrorCode, Request};
use billables_wire::{self as wire, BindError, Members, Object, Value};
use futures_util::StreamExt as _;
use serde::de::DeserializeOwned;

use crate::error::ApiError;
use crate::reply::SCHEMA;
use crate::state::State;

/// The largest body, in bytes.
pub(crate) const BODY_BYTES_MAX: usize = 64 * 1024;

/// A request's DTO.
pub(crate) struct Dto<T>(pub(crate) T);

impl<T: Request + DeserializeOwned> FromRequest for Dto<T> {
    type Error = ApiError;
    type Future = Pin<Box<dyn Future<Output = Result<Self, ApiError>>>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let request = request.clone();
        let payload = payload.take();
        Box::pin(async move {
            let body = read_body::<T>(&request, payload).await?;
            let query = wire::parse_query(request.query_string()).map_err(unreadable)?;
            let members = Members::of_body(body).with_path(request.match_info().iter()).with_query(query);
            Ok(Self(members.bind().map_err(of_binding)?))
        })
    }
}

/// The body as a value; a method that carries none has no members.
async fn read_body<T: Request>(request: &HttpRequest, payload: Payload) -> Result<Value, ApiError> {
    if matches!(*request.method(), Method::GET | Method::HEAD | Method::DELETE) {
        return Ok(Value::Object(Object::new()));
    }
    let declared = request.headers().get(CONTENT_LENGTH).and_then(|value| value.to_str().ok()?.parse::<u64>().ok());
    if declared.is_some_and(|length| length > BODY_BYTES_MAX as u64) {
        return Err(too_large());
    }
    let format = body_format(request)?;
    let body = in_time(request, collect(payload)).await?;
    format.read(&body, T::NAME, &SCHEMA).map_err(unreadable)
}

/// The format of the body by its content type; JSON where none is named.
fn body_format(request: &HttpRequest) -> Result<wire::Format, ApiError> {
    let header = request.headers().get(CONTENT_TYPE).filter(|header| !header.is_empty());
    let Some(header) = header else { return Ok(wire::Format::Json) };
    header.to_str().ok().and_then(|text| wire::Format::from_media_type(text).ok()).ok_or_else(|| {
        let message = "No format reads this content type. Send application/json or application/xml, in UTF-8.";
        ApiError::new(ErrorCode::UnsupportedMediaType, message)
    })
}

/// A client that sends a byte now and then shall not hold a connection for ever.
async fn in_time(
    request: &HttpRequest,
    reading: impl Future<Output = Result<Vec<u8>, ApiError>>,
) -> Result<Vec<u8>, ApiError> {
    let state = request.app_data::<Data<State>>().ok_or_else(|| ApiError::internal("the state is missing"))?;
    let limit = Duration::from_secs(state.settings.request_body_timeout_seconds);
    actix_web::rt::time::timeout(limit, reading).await.unwrap_or_else(|_| {
        let message = format!("The body did not arrive within {} seconds. Send it again.", limit.as_secs());
        Err(ApiError::new(ErrorCode::RequestTimeout, message))
    })
}

/// Reads a body up to the limit, however it is framed.
async fn collect(mut payload: Payload) -> Result<Vec<u8>, ApiError> {
    let mut body = Vec::new();
    while let Some(chunk) = payload.next().await {
        let chunk = chunk.map_err(|error| {
            tracing::debug!(%error, "a body ended early");
            ApiError::new(ErrorCode::SerializationException, "The body ended before it was complete. Send it again.")
        })?;
        if body.len() + chunk.len() > BODY_BYTES_MAX {
            return Err(too_large());
        }
        body.extend_from_slice(&chunk);
    }
    Ok(body)
}

fn too_large() -> ApiError {
    let message = format!("The body is larger than {BODY_BYTES_MAX} bytes. Send one request with its few members.");
    ApiError::new(ErrorCode::PayloadTooLarge, message)
}

fn unreadable(error: impl std::fmt::Display) -> ApiError {
    ApiError::new(ErrorCode::SerializationException, error.to_string())
}

fn of_binding(error: BindError) -> ApiError {
    let message = error.to_string();
    match error.field_name() {
        Some(field_name) if error.is_repeated() => ApiError::of_member(ErrorCode::DuplicateMember, field_name, message),
        Some(field_name) => ApiError::of_member(ErrorCode::InvalidValue, field_name, message),
        None => unreadable(message),
    }
}
