//! Bodies of requests: limits, formats, and the errors of what cannot be read.

use std::time::Duration;

use actix_web::dev::Payload;
use actix_web::http::Method;
use actix_web::http::header::{CONTENT_ENCODING, CONTENT_LENGTH, CONTENT_TYPE};
use actix_web::web::Data;
use actix_web::{HttpMessage as _, HttpRequest};
use billables_contract::{ErrorCode, ResponseError};
use billables_wire::{
    self as wire, BindError, BindErrors, BindFault, BodyFormat, Object, ReadError, ReadListError, Value,
};
use futures_util::StreamExt as _;

use crate::alias_routes::AliasRequest;
use crate::content_encoding;
use crate::error::ApiError;
use crate::format::SCHEMA;
use crate::request_list_notes::ListItem;
use crate::state::State;

/// The largest body of a single request, in bytes.
pub(crate) const BODY_BYTES_MAX: usize = 64 * 1024;

/// The body of a request as a value. A method without a body gives no members.
pub(crate) async fn read_body(
    request: &HttpRequest,
    payload: Payload,
    alias: Option<&AliasRequest>,
    operation: &str,
) -> Result<Value, ApiError> {
    if let Some(ListItem(item)) = request.extensions_mut().remove::<ListItem>() {
        return Ok(item);
    }
    let has_body = match alias {
        Some(alias) => alias.has_body(),
        None => !matches!(*request.method(), Method::GET | Method::HEAD | Method::DELETE),
    };
    if !has_body {
        return Ok(Value::Object(Object::new()));
    }
    refuse_declared_length(request, BODY_BYTES_MAX)?;
    let format = body_format(request, alias)?;
    let body = read_bytes(request, payload, BODY_BYTES_MAX).await?;
    refuse_json_as_form(&format, &body)?;
    refuse_several_rows(request, &format, &body, operation)?;
    format.read(&body, operation, &SCHEMA).map_err(|error| of_reading(&error))
}

/// Refuses JSON with the content type of a form, which curl sends if it is told no other. Read as a form, the JSON would be the
/// name of one member.
pub(crate) fn refuse_json_as_form(format: &BodyFormat, body: &[u8]) -> Result<(), ApiError> {
    let body = body.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(body).trim_ascii_start();
    let is_json = [&b"{"[..], b"[", b"%7B", b"%7b", b"%5B", b"%5b"].iter().any(|start| body.starts_with(start));
    if *format != BodyFormat::Form || !is_json {
        return Ok(());
    }
    let message =
        "The body looks like JSON and came as a form. Send it with the header Content-Type: application/json.";
    Err(ApiError::new(ErrorCode::SerializationException, message))
}

/// Refuses a body with several rows for one request: all rows but the first would be lost.
fn refuse_several_rows(
    request: &HttpRequest,
    format: &BodyFormat,
    body: &[u8],
    operation: &str,
) -> Result<(), ApiError> {
    let BodyFormat::Message(format @ (wire::Format::Csv | wire::Format::Jsonl)) = format else { return Ok(()) };
    // Other errors are left to the reader of the body.
    let Err(ReadListError::TooManyItems { .. }) = format.read_list(body, operation, &SCHEMA, 1) else { return Ok(()) };
    let takes_list = || {
        let operations = request.app_data::<Data<State>>().map(|state| state.document.operations());
        operations.and_then(|all| all.find(operation)).is_some_and(|operation| operation.takes_request_list())
    };
    let rest = match operation {
        "NewBillable" => "Send many reports to /billables/batch, which takes them in this form.".to_owned(),
        _ if takes_list() => format!("Send a request list to /api/{operation}[]."),
        _ => "Send a request for each.".to_owned(),
    };
    let message = format!("The body has several rows, and {operation} takes one. {rest}");
    Err(ApiError::new(ErrorCode::SerializationException, message))
}

/// The format of a body: at an alias route the format of the route, unless the body is a form; elsewhere the format of the
/// content type, or JSON without one.
pub(crate) fn body_format(request: &HttpRequest, alias: Option<&AliasRequest>) -> Result<BodyFormat, ApiError> {
    let header = request.headers().get(CONTENT_TYPE).filter(|header| !header.is_empty());
    let unsupported = |message: String| ApiError::new(ErrorCode::UnsupportedMediaType, message);
    let text = match header.map(|header| header.to_str()).transpose() {
        Ok(text) => text,
        Err(_) => return Err(unsupported("The content type is not ASCII. Send application/json.".to_owned())),
    };
    let format = match (alias, text) {
        (Some(alias), text) => BodyFormat::for_alias_route(alias.format(), text),
        (None, Some(text)) => BodyFormat::from_content_type(text),
        (None, None) => Ok(BodyFormat::from(wire::Format::DEFAULT)),
    };
    format.map_err(|error| unsupported(error.to_string()))
}

/// Refuses a body whose declared length is over the limit, before a byte is read.
pub(crate) fn refuse_declared_length(request: &HttpRequest, bytes_max: usize) -> Result<(), ApiError> {
    // A compressed body may be a little longer than its unpacked form.
    let slack = if request.headers().contains_key(CONTENT_ENCODING) { 1024 } else { 0 };
    match declared_length(request) {
        Some(length) if length > bytes_max + slack => Err(too_large(bytes_max)),
        _ => Ok(()),
    }
}

/// The declared length of a body in bytes.
pub(crate) fn declared_length(request: &HttpRequest) -> Option<usize> {
    request.headers().get(CONTENT_LENGTH)?.to_str().ok()?.parse().ok()
}

/// Reads a body up to a limit in bytes and in time, whatever its framing or compression.
pub(crate) async fn read_bytes(request: &HttpRequest, payload: Payload, bytes_max: usize) -> Result<Vec<u8>, ApiError> {
    let state = request.app_data::<Data<State>>().ok_or_else(|| ApiError::internal("the state is missing"))?;
    let payload = content_encoding::decompressed(request, payload)?;
    let limit = Duration::from_secs(state.settings.request_body_timeout_seconds);
    actix_web::rt::time::timeout(limit, collect(payload, bytes_max)).await.unwrap_or_else(|_| {
        let message = format!("The body did not arrive within {} seconds. Send it again.", limit.as_secs());
        Err(ApiError::new(ErrorCode::RequestTimeout, message))
    })
}

async fn collect(mut payload: Payload, bytes_max: usize) -> Result<Vec<u8>, ApiError> {
    let mut body = Vec::new();
    while let Some(chunk) = payload.next().await {
        let chunk = chunk.map_err(|error| {
            tracing::debug!(%error, "a body ended early");
            content_encoding::payload_error(&error)
        })?;
        if body.len() + chunk.len() > bytes_max {
            return Err(too_large(bytes_max));
        }
        body.extend_from_slice(&chunk);
    }
    Ok(body)
}

pub(crate) fn too_large(bytes_max: usize) -> ApiError {
    let message = format!("The body is larger than {bytes_max} bytes. Send less in one request.");
    ApiError::new(ErrorCode::PayloadTooLarge, message)
}

pub(crate) fn too_many_members(members_max: usize) -> ApiError {
    let message = format!("The form has more than {members_max} members. Send fewer.");
    ApiError::new(ErrorCode::PayloadTooLarge, message)
}

pub(crate) fn unreadable(error: impl std::fmt::Display) -> ApiError {
    ApiError::new(ErrorCode::SerializationException, error.to_string())
}

pub(crate) fn of_reading(error: &ReadError) -> ApiError {
    if error.is_too_large() { ApiError::new(ErrorCode::PayloadTooLarge, error.to_string()) } else { unreadable(error) }
}

/// The error of a request whose members do not fit its DTO. A fault without a member makes the whole request unreadable.
pub(crate) fn of_binding(errors: &BindErrors) -> ApiError {
    let code = |error: &BindError| match error.kind() {
        BindFault::Repeated => ErrorCode::DuplicateMember,
        BindFault::Unknown => ErrorCode::UnknownMember,
        _ => ErrorCode::InvalidValue,
    };
    let members = errors.iter().filter_map(|error| {
        let field_name = error.field_name()?.to_owned();
        Some(ResponseError { error_code: code(error).as_str().to_owned(), field_name, message: error.to_string() })
    });
    let members: Vec<_> = members.collect();
    let first = errors.first();
    if first.field_name().is_none() {
        return unreadable(first);
    }
    ApiError::new(code(first), first.to_string()).with_members(members)
}
