//! Request lists: each request of the body goes through the operation's own route, in order, until one fails.
//!
//! An item passes the same router and the same extractors as a single request, so an operation has no second way in. The
//! caller is identified once, before the body is read; the permission and the scope are checked for each item.

use std::collections::VecDeque;
use std::convert::Infallible;
use std::pin::Pin;
use std::task::{Context, Poll};

use actix_web::body::{BodySize, BoxBody, MessageBody};
use actix_web::dev::{Payload, ServiceRequest, ServiceResponse};
use actix_web::http::header::HeaderValue;
use actix_web::middleware::Next;
use actix_web::web::Bytes;
use actix_web::{Error, HttpMessage as _, HttpResponse};
use billables_contract::ErrorCode;
use billables_wire::{self as wire, ListWriter, ReadListError, Value};

use crate::alias_routes::AliasRequest;
use crate::budget::BudgetShare;
use crate::caller::authorize;
use crate::connection::Connection;
use crate::content_encoding;
use crate::error::ApiError;
use crate::format::SCHEMA;
use crate::operations::Operation;
use crate::request_body::{self, unreadable};
use crate::request_list_notes::{COMPLETED, ListItem, ListItemAnswer, ListProgress};
use crate::state::State;

/// The most requests in one list.
const ITEMS_MAX: usize = 10_000;

/// The largest list, in bytes.
const BODY_BYTES_MAX: usize = 4 * 1024 * 1024;

/// The most memory of the answers to one list until they are sent, in bytes. The answers to reports stay far below the limit;
/// pages of lists can reach it.
const ANSWER_BYTES_MAX: usize = 64 * 1024 * 1024;

/// The memory of an item in progress, in bytes: the answer as values and as text.
const ITEM_BYTES: usize = 64 * 1024;

/// The memory of an item in progress with a large answer, such as a page of a list, in bytes.
const PAGE_BYTES: usize = 2 * 1024 * 1024;

/// The estimated memory of a value besides its text, in bytes.
const VALUE_BYTES: usize = 48;

/// Runs a request list. The first failure is the answer, and names the number of items done before.
///
/// The function keeps an item's answer as text, and drops the answer of a one-way request. The list has one status, so the
/// answer begins after the last item.
pub(crate) async fn run(
    mut request: ServiceRequest,
    next: &Next<BoxBody>,
    alias: &AliasRequest,
    operation: &Operation,
    format: wire::Format,
    state: &State,
) -> Result<ServiceResponse<BoxBody>, Error> {
    let mut memory = BudgetShare::new(&state.lists_budget, state.settings.lists_bytes_max);
    let items = match read(&mut request, alias, operation, &mut memory).await {
        Ok(items) => items,
        Err(error) => return Ok(ServiceResponse::from_err(error, request.into_parts().0)),
    };
    let count = items.len();
    let items_bytes: usize = items.iter().map(size_of).sum();
    let item_bytes = items_bytes + if operation.has_large_answer { PAGE_BYTES } else { ITEM_BYTES };
    let mut answers = ListWriter::new(format, operation.returns.as_deref().unwrap_or_default(), &SCHEMA);
    for (index, item) in items.into_iter().enumerate() {
        request.extensions_mut().insert(ListProgress(index));
        if request.conn_data::<Connection>().is_some_and(|connection| connection.is_closed()) {
            let message =
                "The client closed the connection, so the list was stopped. The completed requests stay done.";
            let refusal = stopped(operation, index, ErrorCode::Unavailable, message);
            return Ok(ServiceResponse::from_err(refusal, request.into_parts().0));
        }
        if !memory.resize(answers.bytes() + item_bytes) {
            let refusal = no_memory(operation, index);
            return Ok(ServiceResponse::from_err(refusal, request.into_parts().0));
        }
        request.extensions_mut().insert(ListItem(item));
        // Removes the match of the item before. No handler holds the request any more.
        request.match_info_mut().reset();
        let answer = next.call(request).await?;
        if answer.response().error().is_some() {
            tracing::info!(operation = operation.name, completed = index, "a request list stopped at an error");
            return Ok(answer);
        }
        let (http_request, mut answer) = answer.into_parts();
        let value = answer.extensions_mut().remove::<ListItemAnswer>().map_or(Value::Null, |answer| answer.0);
        state.metrics.list_item_completed(operation.name);
        if !alias.is_one_way() {
            answers.push(&value);
        }
        if answers.bytes() > ANSWER_BYTES_MAX {
            // The item itself is done.
            http_request.extensions_mut().insert(ListProgress(index + 1));
            let message =
                "The answers to this list exceed the service's limit of 64 MiB. Send fewer requests in one list.";
            let refusal = stopped(operation, index + 1, ErrorCode::PayloadTooLarge, message);
            return Ok(ServiceResponse::from_err(refusal, http_request));
        }
        request = ServiceRequest::from_parts(http_request, Payload::None);
    }
    tracing::info!(operation = operation.name, completed = count, "a request list was answered");
    memory.resize(answers.bytes());
    let answer = HttpResponse::Ok()
        .insert_header((COMPLETED, HeaderValue::from(count)))
        .content_type(format.content_type())
        .body(BoxBody::new(Answers::new(answers.finish(), memory)));
    Ok(request.into_response(answer))
}

/// The answers to a list, which hold their share of the memory until they are sent.
struct Answers {
    pieces: VecDeque<Vec<u8>>,
    length: u64,
    _memory: BudgetShare,
}

impl Answers {
    fn new(pieces: Vec<Vec<u8>>, memory: BudgetShare) -> Self {
        let pieces: VecDeque<_> = pieces.into_iter().filter(|piece| !piece.is_empty()).collect();
        let length = pieces.iter().map(|piece| piece.len() as u64).sum();
        Self { pieces, length, _memory: memory }
    }
}

impl MessageBody for Answers {
    type Error = Infallible;

    fn size(&self) -> BodySize {
        BodySize::Sized(self.length)
    }

    fn poll_next(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Result<Bytes, Self::Error>>> {
        Poll::Ready(self.pieces.pop_front().map(|piece| Ok(piece.into())))
    }
}

/// The error of a list that was stopped for a reason other than an item's failure.
fn stopped(operation: &Operation, completed: usize, code: ErrorCode, message: &str) -> ApiError {
    tracing::info!(operation = operation.name, completed, code = code.as_str(), "a request list was stopped");
    ApiError::new(code, message)
}

/// The error of a list that finds no memory left.
fn no_memory(operation: &Operation, completed: usize) -> ApiError {
    let message = "The service is at its memory limit for request lists, so this list was stopped. The completed requests stay \
        done; send the rest in a moment.";
    stopped(operation, completed, ErrorCode::Unavailable, message)
}

/// Reads the list. The caller is checked first, and the list takes its share of the memory before the body is read.
async fn read(
    request: &mut ServiceRequest,
    alias: &AliasRequest,
    operation: &Operation,
    memory: &mut BudgetShare,
) -> Result<Vec<Value>, ApiError> {
    if let Some(permission) = operation.permission {
        authorize(request.request(), permission)?;
    }
    let payload = request.take_payload();
    request_body::refuse_declared_length(request.request(), BODY_BYTES_MAX)?;
    let format = request_body::body_format(request.request(), Some(alias))?;
    let is_compressed = content_encoding::is_compressed(request.request())?;
    let length = request_body::declared_length(request.request()).filter(|_| !is_compressed);
    if !memory.resize(length.unwrap_or(BODY_BYTES_MAX)) {
        request.extensions_mut().insert(ListProgress(0));
        return Err(no_memory(operation, 0));
    }
    let body = request_body::read_bytes(request.request(), payload, BODY_BYTES_MAX).await?;
    request_body::refuse_json_as_form(&format, &body)?;
    format.read_list(&body, operation.name, &SCHEMA, ITEMS_MAX).map_err(|error| list_error(&error))
}

fn list_error(error: &ReadListError) -> ApiError {
    if error.is_too_large() { ApiError::new(ErrorCode::PayloadTooLarge, error.to_string()) } else { unreadable(error) }
}

/// The estimated memory of a value, in bytes.
fn size_of(value: &Value) -> usize {
    VALUE_BYTES
        + match value {
            Value::Text(text) => text.len(),
            Value::Number(number) => number.as_str().len(),
            Value::List(items) => items.iter().map(size_of).sum(),
            Value::Object(object) => object.members().iter().map(|(name, value)| name.len() + size_of(value)).sum(),
            _ => 0,
        }
}
