//! A list of requests in one body: each goes through the operation's own route, in order, until one fails.
//!
//! The items reach the handler as single requests do, by the same router and the same extractors, so there is no second
//! way into an operation. The token is verified once, before the body is read; what it may do is asked for each item.

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
use crate::dto::{self, unreadable};
use crate::error::ApiError;
use crate::format::SCHEMA;
use crate::operations::Operation;
use crate::request_list_notes::{COMPLETED, ListItem, ListItemAnswer, ListProgress};
use crate::state::State;

/// The most requests in one list.
const ITEMS_MAX: usize = 10_000;

/// The largest list, in bytes.
const BODY_BYTES_MAX: usize = 4 * 1024 * 1024;

/// How much memory the answers to one list may take until they are sent, in bytes. Lists of reports never come near; lists of
/// lists could grow without an end.
const ANSWER_BYTES_MAX: usize = 64 * 1024 * 1024;

/// How much memory an item may take while it is worked at, in bytes: its answer as values, and as text.
const ITEM_BYTES: usize = 64 * 1024;

/// The same for an item that is answered with a page of a list.
const PAGE_BYTES: usize = 2 * 1024 * 1024;

/// About what a value takes besides its text.
const VALUE_BYTES: usize = 48;

/// Runs a list of requests. The first failure is the answer, and says how many were done before it.
///
/// An item's answer is kept as text alone, and not at all where nobody wants it. The status is that of the whole list, so the
/// answer begins when the last item is done.
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
    let item_bytes = items_bytes + if operation.is_paged() { PAGE_BYTES } else { ITEM_BYTES };
    let mut answers = ListWriter::new(format, operation.returns.as_deref().unwrap_or_default(), &SCHEMA);
    for (index, item) in items.into_iter().enumerate() {
        request.extensions_mut().insert(ListProgress(index));
        if request.conn_data::<Connection>().is_some_and(|connection| connection.is_closed()) {
            let message = "The client closed the connection, so the list was stopped. What was done stays done.";
            let refusal = stopped(operation, index, ErrorCode::Unavailable, message);
            return Ok(ServiceResponse::from_err(refusal, request.into_parts().0));
        }
        if !memory.resize(answers.bytes() + item_bytes) {
            let refusal = no_memory(operation, index);
            return Ok(ServiceResponse::from_err(refusal, request.into_parts().0));
        }
        request.extensions_mut().insert(ListItem(item));
        // What the item before was routed by. The request is ours alone again: a handler is done with it when it has
        // answered.
        request.match_info_mut().reset();
        let answer = next.call(request).await?;
        if answer.response().error().is_some() {
            tracing::info!(operation = operation.name, completed = index, "a list of requests stopped at an error");
            return Ok(answer);
        }
        let (http_request, mut answer) = answer.into_parts();
        let value = answer.extensions_mut().remove::<ListItemAnswer>().map_or(Value::Null, |answer| answer.0);
        state.metrics.list_item_completed(&operation.name);
        if !alias.is_one_way() {
            answers.push(&value);
        }
        if answers.bytes() > ANSWER_BYTES_MAX {
            // It was done; only its answer has no room.
            http_request.extensions_mut().insert(ListProgress(index + 1));
            let message = "The answers to this list are larger than the service keeps. Ask for less at a time.";
            let refusal = stopped(operation, index + 1, ErrorCode::PayloadTooLarge, message);
            return Ok(ServiceResponse::from_err(refusal, http_request));
        }
        request = ServiceRequest::from_parts(http_request, Payload::None);
    }
    tracing::info!(operation = operation.name, completed = count, "a list of requests was answered");
    memory.resize(answers.bytes());
    let answer = HttpResponse::Ok()
        .insert_header((COMPLETED, HeaderValue::from(count)))
        .content_type(format.content_type())
        .body(BoxBody::new(Answers::new(answers.finish(), memory)));
    Ok(request.into_response(answer))
}

/// The answers to a list, with their share of the memory until they are sent.
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

/// Why a list is not gone on with, where no item is to blame.
fn stopped(operation: &Operation, completed: usize, code: ErrorCode, message: &str) -> ApiError {
    tracing::info!(operation = operation.name, completed, code = code.as_str(), "a list of requests was stopped");
    ApiError::new(code, message)
}

/// The lists of all clients together have as much memory as they may.
fn no_memory(operation: &Operation, completed: usize) -> ApiError {
    let message = "More lists of requests are under way than the service has memory for, so this one was stopped. What was done \
        stays done; send the rest in a moment.";
    stopped(operation, completed, ErrorCode::Unavailable, message)
}

/// The list, once it is known who sends it, and has a share of the memory.
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
    dto::refuse_declared_length(request.request(), BODY_BYTES_MAX)?;
    let format = dto::body_format(request.request(), Some(alias))?;
    let is_compressed = content_encoding::is_compressed(request.request())?;
    let length = dto::declared_length(request.request()).filter(|_| !is_compressed);
    if !memory.resize(length.unwrap_or(BODY_BYTES_MAX)) {
        request.extensions_mut().insert(ListProgress(0));
        return Err(no_memory(operation, 0));
    }
    let body = dto::read_bytes(request.request(), payload, BODY_BYTES_MAX).await?;
    dto::refuse_json_as_form(&format, &body)?;
    format.read_list(&body, &operation.name, &SCHEMA, ITEMS_MAX).map_err(|error| of_list(&error))
}

fn of_list(error: &ReadListError) -> ApiError {
    if error.is_too_large() { ApiError::new(ErrorCode::PayloadTooLarge, error.to_string()) } else { unreadable(error) }
}

/// About how much memory a value takes.
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
