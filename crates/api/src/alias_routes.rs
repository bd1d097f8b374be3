//! Requests at alias routes: `/api/{Operation}`, `/{format}/reply/{Operation}` and `/{format}/oneway/{Operation}`, each also
//! with `[]` for a request list.
//!
//! The middleware rewrites such a request to the operation's own route before the request is routed. So an operation needs no
//! code for its alias routes, and a handler cannot tell an alias route from its own.

mod path;

use std::sync::Arc;

use actix_web::dev::ServiceRequest;
use actix_web::http::Method;
use actix_web::{HttpMessage as _, HttpRequest};
use billables_wire as wire;

use self::path::{AliasPath, Manner};
use crate::operations::{Operation, Operations};
use crate::paths::rewrite_path;

/// The value of each member in a rewritten path. The extractor takes those members from the body or the query instead.
const PLACEHOLDER: &str = "-";

/// A request at an alias route.
#[derive(Clone)]
pub(crate) struct AliasRequest {
    path: AliasPath,
    /// The operation that the path names, if it exists.
    operation: Option<Arc<Operation>>,
    /// The method that the client sent.
    method: Method,
}

impl AliasRequest {
    /// Reads the path of a request. A request at an alias route is rewritten to the operation's own route.
    pub(crate) fn begin(request: &mut ServiceRequest, operations: &Operations) -> Option<Self> {
        let path = AliasPath::read(request.path())?;
        let operation = operations.find(&path.operation).filter(|operation| operation.has_alias_routes()).cloned();
        let method = request.method().clone();
        if let Some(operation) = &operation {
            rewrite_path(request, &operation.path_with(|_| PLACEHOLDER.to_owned()))?;
            request.head_mut().method = operation.method.clone();
        }
        let alias = Self { path, operation, method };
        request.extensions_mut().insert(alias.clone());
        Some(alias)
    }

    /// The alias request behind a rewritten request.
    pub(crate) fn of(request: &HttpRequest) -> Option<Self> {
        request.extensions().get::<Self>().cloned()
    }

    pub(crate) fn operation(&self) -> Option<&Arc<Operation>> {
        self.operation.as_ref()
    }

    /// The method that the client sent.
    pub(crate) fn method(&self) -> &Method {
        &self.method
    }

    /// The format that the path names.
    pub(crate) fn format(&self) -> wire::Format {
        self.path.format
    }

    /// Whether the body is a request list.
    pub(crate) fn is_list(&self) -> bool {
        self.path.is_list
    }

    pub(crate) fn is_one_way(&self) -> bool {
        self.path.manner == Manner::OneWay
    }

    /// Whether the request may have a body. A GET has its members in the query alone.
    pub(crate) fn has_body(&self) -> bool {
        !self.is_get()
    }

    /// Whether the answer can be a script: one reading operation, called by GET.
    pub(crate) fn may_be_script(&self) -> bool {
        let is_reading = self.operation.as_ref().is_some_and(|operation| operation.is_reading());
        is_reading && self.is_get() && !self.is_list() && !self.is_one_way()
    }

    /// Whether the client sent GET or HEAD, whatever method the operation's own route has.
    pub(crate) fn is_get(&self) -> bool {
        matches!(self.method, Method::GET | Method::HEAD)
    }
}
