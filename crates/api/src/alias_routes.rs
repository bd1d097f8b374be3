//! The doors: `/api/{Operation}`, `/{format}/reply/{Operation}` and `/{format}/oneway/{Operation}`, one by one or as a list.
//!
//! A request at a door is sent on to the operation's own route before anything is routed, so every operation of the
//! document has every door, and a handler cannot tell them from its own. What lives here: which operation a path names,
//! and who is let in. What an operation does never lives here.

mod path;

use std::sync::Arc;

use actix_web::dev::ServiceRequest;
use actix_web::http::Method;
use actix_web::{HttpMessage as _, HttpRequest};
use billables_contract::ErrorCode;
use billables_wire as wire;

pub(crate) use path::{AliasPath, Manner};

use crate::caller::{authenticate, authorize};
use crate::error::ApiError;
use crate::middleware::rewrite_path;
use crate::operations::Operation;
use crate::state::State;

/// What stands for the members of a path that a door does not have. It is never read.
const PLACEHOLDER: &str = "-";

/// A request that came through a door.
#[derive(Clone)]
pub(crate) struct AliasRequest {
    address: AliasPath,
    /// The operation, where there is one of the name.
    operation: Option<Arc<Operation>>,
    /// The method that the client sent.
    method: Method,
}

impl AliasRequest {
    /// Reads the path of a request; one that is a door's is sent on to the operation's own route.
    pub(crate) fn begin(request: &mut ServiceRequest, state: &State) -> Option<Self> {
        let address = AliasPath::read(request.path())?;
        let operation = state.document.operations().find(&address.operation);
        let method = request.method().clone();
        if let Some(operation) = &operation {
            rewrite_path(request, &operation.path_with(|_| PLACEHOLDER.to_owned()))?;
            request.head_mut().method = operation.method.clone();
        }
        let visit = Self { address, operation, method };
        request.extensions_mut().insert(visit.clone());
        Some(visit)
    }

    /// The visit that a request is, if it came through a door.
    pub(crate) fn of(request: &HttpRequest) -> Option<Self> {
        request.extensions().get::<Self>().cloned()
    }

    /// The operation that is visited.
    pub(crate) fn operation(&self) -> Option<&Arc<Operation>> {
        self.operation.as_ref()
    }

    /// The format that the door itself speaks.
    pub(crate) fn format(&self) -> wire::Format {
        self.address.format
    }

    pub(crate) fn is_batch(&self) -> bool {
        self.address.is_batch
    }

    pub(crate) fn is_one_way(&self) -> bool {
        self.address.manner == Manner::OneWay
    }

    /// Whether the request may have a body: what is asked for by GET stands in the query alone.
    pub(crate) fn has_body(&self) -> bool {
        !self.is_get()
    }

    /// Whether the answer can be a script: a single question, asked by GET.
    pub(crate) fn may_be_script(&self) -> bool {
        let is_reading = self.operation.as_ref().is_some_and(|operation| operation.is_reading());
        is_reading && self.is_get() && !self.is_batch() && !self.is_one_way()
    }

    /// Whether the client asked by GET or HEAD, whatever method the operation's own route has.
    pub(crate) fn is_get(&self) -> bool {
        matches!(self.method, Method::GET | Method::HEAD)
    }

    /// Refuses a visit that no handler will see: who calls is asked first, as everywhere.
    pub(crate) fn admit(&self, request: &HttpRequest) -> Result<Arc<Operation>, ApiError> {
        let Some(operation) = &self.operation else {
            authenticate(request)?;
            let refusal = ApiError::new(ErrorCode::MethodNotAllowed, "The operation does not exist for this service.");
            return Err(refusal.listed("The operations", "/metadata").with_allow(String::new()));
        };
        let refusal = if self.is_batch() && !operation.takes_batch() {
            let message = format!("{} takes no list of requests. Send one request at a time.", operation.name);
            Some(ApiError::new(ErrorCode::MethodNotAllowed, message).with_allow(String::new()))
        } else {
            let allowed = allowed_methods(operation, self.is_batch());
            (!allowed.contains(&self.method.as_str())).then(|| {
                let message =
                    format!("{} does not take this method here. Use {}.", operation.name, allowed.join(" or "));
                ApiError::new(ErrorCode::MethodNotAllowed, message).with_allow(allowed.join(", "))
            })
        };
        let Some(refusal) = refusal else { return Ok(operation.clone()) };
        if let Some(permission) = operation.permission {
            authorize(request, permission)?;
        }
        Err(refusal)
    }
}

/// Clients send whatever method their classes name, so a door takes them all; but nothing is changed by a GET. A list of
/// requests is a body, and is posted.
fn allowed_methods(operation: &Operation, is_batch: bool) -> &'static [&'static str] {
    match (is_batch, operation.is_reading()) {
        (true, _) => &["POST"],
        (false, true) => &["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"],
        (false, false) => &["POST", "PUT", "PATCH", "DELETE"],
    }
}
