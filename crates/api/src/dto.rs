//! Requests: path, query and body of a request bound into one DTO, whatever format the body has, and through whatever
//! door it came.

use std::collections::HashSet;
use std::future::Future;
use std::pin::Pin;
use std::time::Duration;

use actix_web::dev::Payload;
use actix_web::http::Method;
use actix_web::http::header::{CONTENT_ENCODING, CONTENT_LENGTH, CONTENT_TYPE};
use actix_web::web::Data;
use actix_web::{FromRequest, HttpMessage as _, HttpRequest};
use billables_contract::{ErrorCode, Request, ResponseError};
use billables_wire::{
    self as wire, BindError, BindErrors, BodyFormat, Members, Object, Pair, ReadError, ReadListError, Value,
};
use futures_util::StreamExt as _;
use serde::de::DeserializeOwned;

use crate::alias_routes::AliasRequest;
use crate::callback::BadCallback;
use crate::content_encoding;
use crate::error::ApiError;
use crate::format::{Format, SCHEMA};
use crate::lists::OwnForm;
use crate::operations::{Operation, takes_batch};
use crate::request_list_notes::ListItem;
use crate::state::State;

/// The largest body of a single request, in bytes.
pub(crate) const BODY_BYTES_MAX: usize = 64 * 1024;

/// What a query may say about the form of the answer. These are no members.
const FORM_PARAMETERS: [&str; 3] = ["format", "callback", "jsconfig"];

/// A request's DTO.
pub(crate) struct Dto<T>(pub(crate) T);

impl<T: Request + DeserializeOwned> FromRequest for Dto<T> {
    type Error = ApiError;
    type Future = Pin<Box<dyn Future<Output = Result<Self, ApiError>>>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let request = request.clone();
        let payload = payload.take();
        Box::pin(async move {
            let visit = AliasRequest::of(&request);
            let body = read_body::<T>(&request, payload, visit.as_ref()).await?;
            if request.extensions().get::<BadCallback>().is_some() {
                return Err(BadCallback::refusal());
            }
            let query = read_query(&request)?;
            let Some(operation) = visit.as_ref().and_then(AliasRequest::operation) else {
                if T::REFUSES_UNKNOWN_QUERY {
                    refuse_unknown::<T>(&query)?;
                }
                let members = Members::of_body(body).with_path(request.match_info().iter()).with_query(query);
                return Ok(Self(members.bind_all().map_err(|errors| of_binding(&errors))?));
            };
            let given = given_members(&body, &query);
            let dto = Members::of_body(body).with_query(query).bind_all().map_err(|errors| of_binding(&errors))?;
            require_path_members(operation, &given)?;
            let own_form = OwnForm::new(operation, given, Format::of(&request).wire);
            request.extensions_mut().insert(own_form);
            Ok(Self(dto))
        })
    }
}

/// What a query says, but for the form of the answer.
fn read_query(request: &HttpRequest) -> Result<Vec<Pair>, ApiError> {
    let mut query = wire::parse_query(request.query_string()).map_err(unreadable)?;
    query.retain(|(name, _)| !FORM_PARAMETERS.iter().any(|form| name.eq_ignore_ascii_case(form)));
    Ok(query)
}

/// Refuses a query with members that the operation does not have, and names all of them.
fn refuse_unknown<T: Request + DeserializeOwned>(query: &[Pair]) -> Result<(), ApiError> {
    let known = wire::member_names::<T>();
    let is_known = |name: &str| known.iter().any(|other| other.eq_ignore_ascii_case(name));
    let mut members: Vec<ResponseError> = Vec::new();
    for (name, _) in query.iter().filter(|(name, _)| !is_known(name)) {
        let nearest = wire::nearest(name, known.iter().copied()).unwrap_or_default();
        let message = format!("{name:?} is not a member of {}. Did you mean {nearest}?", T::NAME);
        let error_code = ErrorCode::UnknownMember.as_str().to_owned();
        members.push(ResponseError { error_code, field_name: wire::dotnet_name(name).into_owned(), message });
    }
    let Some(first) = members.first() else { return Ok(()) };
    let message = format!("{} Its members are: {}.", first.message, known.join(", "));
    Err(ApiError::new(ErrorCode::UnknownMember, message).with_members(members))
}

/// The DTO of a request whose members are all in its query.
pub(crate) fn query_members<T: DeserializeOwned>(request: &HttpRequest) -> Result<T, ApiError> {
    let members = Members::without_body().with_query(read_query(request)?);
    members.bind_all().map_err(|errors| of_binding(&errors))
}

/// The members that a request at a door gives as text, in its query or its body, each once.
fn given_members(body: &Value, query: &[Pair]) -> Vec<(String, String)> {
    let mut given: Vec<(String, String)> = Vec::new();
    // A body of a list may have a quarter of a million members.
    let mut names = HashSet::new();
    let in_query = query.iter().filter_map(|(name, value)| Some((name.as_str(), value.clone()?)));
    let in_body = match body {
        Value::Object(object) => object.members(),
        _ => &[],
    };
    let in_body = in_body.iter().filter_map(|(name, value)| Some((&**name, scalar_text(value)?)));
    for (name, text) in in_query.chain(in_body) {
        if !text.is_empty() && names.insert(name.to_ascii_lowercase()) {
            given.push((name.to_owned(), text));
        }
    }
    given
}

fn scalar_text(value: &Value) -> Option<String> {
    match value {
        Value::Text(text) => Some(text.clone()),
        Value::Bool(is_true) => Some(is_true.to_string()),
        Value::Number(number) => Some(number.as_str().to_owned()),
        _ => None,
    }
}

/// A path always holds its members; at a door without it they can be missing.
fn require_path_members(operation: &Operation, given: &[(String, String)]) -> Result<(), ApiError> {
    let missing =
        operation.path_members().find(|name| !given.iter().any(|(other, _)| other.eq_ignore_ascii_case(name)));
    let Some(name) = missing else { return Ok(()) };
    let name = wire::dotnet_name(name);
    let message = format!("{name} is needed and was not given. Send it in the body or in the query.");
    Err(ApiError::of_member(ErrorCode::NotEmpty, &name, message))
}

/// The body as a value; a method that carries none has no members.
async fn read_body<T: Request>(
    request: &HttpRequest,
    payload: Payload,
    visit: Option<&AliasRequest>,
) -> Result<Value, ApiError> {
    if let Some(ListItem(item)) = request.extensions_mut().remove::<ListItem>() {
        return Ok(item);
    }
    let has_body = match visit {
        Some(visit) => visit.has_body(),
        None => !matches!(*request.method(), Method::GET | Method::HEAD | Method::DELETE),
    };
    if !has_body {
        return Ok(Value::Object(Object::new()));
    }
    refuse_declared_length(request, BODY_BYTES_MAX)?;
    let format = body_format(request, visit)?;
    let body = read_bytes(request, payload, BODY_BYTES_MAX).await?;
    refuse_json_as_form(&format, &body)?;
    refuse_several_rows(&format, &body, T::NAME)?;
    format.read(&body, T::NAME, &SCHEMA).map_err(|error| of_reading(&error))
}

/// Refuses JSON that came as a form, as curl sends it by itself. As a form it is one member with a name that nobody gave it.
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

/// Refuses several rows where one request is wanted: all but the first would be lost.
fn refuse_several_rows(format: &BodyFormat, body: &[u8], operation: &str) -> Result<(), ApiError> {
    let BodyFormat::Message(format @ (wire::Format::Csv | wire::Format::Jsonl)) = format else { return Ok(()) };
    // What is wrong with the rows is told by those who read them.
    let Err(ReadListError::TooManyItems { .. }) = format.read_list(body, operation, &SCHEMA, 1) else { return Ok(()) };
    let rest = match operation {
        "NewBillable" => "Send many reports to /billables/batch, which takes them in this form.".to_owned(),
        _ if takes_batch(operation) => format!("Send a list of requests to /api/{operation}[]."),
        _ => "Send a request for each.".to_owned(),
    };
    let message = format!("The body has several rows, and {operation} takes one. {rest}");
    Err(ApiError::new(ErrorCode::SerializationException, message))
}

/// What the body is read with: at a door what the door speaks, unless it is a form; else by its content type, and JSON
/// where none is named.
pub(crate) fn body_format(request: &HttpRequest, visit: Option<&AliasRequest>) -> Result<BodyFormat, ApiError> {
    let header = request.headers().get(CONTENT_TYPE).filter(|header| !header.is_empty());
    let unsupported = |message: String| ApiError::new(ErrorCode::UnsupportedMediaType, message);
    let text = match header.map(|header| header.to_str()).transpose() {
        Ok(text) => text,
        Err(_) => return Err(unsupported("The content type is not ASCII. Send application/json.".to_owned())),
    };
    let format = match (visit, text) {
        (Some(visit), text) => BodyFormat::for_alias_route(visit.format(), text),
        (None, Some(text)) => BodyFormat::from_content_type(text),
        (None, None) => Ok(BodyFormat::from(wire::Format::DEFAULT)),
    };
    format.map_err(|error| unsupported(error.to_string()))
}

/// Refuses a body by the length that it declares, before any of it is read.
pub(crate) fn refuse_declared_length(request: &HttpRequest, bytes_max: usize) -> Result<(), ApiError> {
    // What is compressed may be a little longer than what it unpacks to.
    let slack = if request.headers().contains_key(CONTENT_ENCODING) { 1024 } else { 0 };
    match declared_length(request) {
        Some(length) if length > bytes_max + slack => Err(too_large(bytes_max)),
        _ => Ok(()),
    }
}

/// How long a body is by its own word, in bytes.
pub(crate) fn declared_length(request: &HttpRequest) -> Option<usize> {
    request.headers().get(CONTENT_LENGTH)?.to_str().ok()?.parse().ok()
}

/// Reads a body up to a limit, however it is framed or compressed. A client that sends a byte now and then shall not hold a connection
/// for ever.
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

pub(crate) fn unreadable(error: impl std::fmt::Display) -> ApiError {
    ApiError::new(ErrorCode::SerializationException, error.to_string())
}

pub(crate) fn of_reading(error: &ReadError) -> ApiError {
    if error.is_too_large() { ApiError::new(ErrorCode::PayloadTooLarge, error.to_string()) } else { unreadable(error) }
}

/// Every member at fault, by name. What is wrong with the whole has no name, and makes the request unreadable.
pub(crate) fn of_binding(errors: &BindErrors) -> ApiError {
    let code = |error: &BindError| match error.is_repeated() {
        true => ErrorCode::DuplicateMember,
        false => ErrorCode::InvalidValue,
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_body_of_very_many_members_is_gone_through_once() {
        // As many as a list's body may have: looking each up among the others would not end in a test's time.
        let many = 240_000_usize;
        let body: Object = (0..many).map(|number| (format!("{number:x}"), Value::Bool(true))).collect();
        let query = [("1F".to_owned(), Some("first".to_owned())), ("nothing".to_owned(), None)];
        let given = given_members(&Value::Object(body), &query);
        assert_eq!(given.len(), many, "the query's member counts, and the body's of the same name does not");
        assert_eq!(given[0], ("1F".to_owned(), "first".to_owned()));
    }
}
