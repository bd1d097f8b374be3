//! Runs what waits for a disk or a database away from the threads that serve connections.

use actix_web::web;
use billables_persistence::StoreError;

use crate::error::ApiError;

/// Runs a store operation on the blocking pool, inside the request's span.
pub(crate) async fn blocking<T: Send + 'static>(
    operation: impl FnOnce() -> Result<T, StoreError> + Send + 'static,
) -> Result<T, ApiError> {
    let span = tracing::Span::current();
    match web::block(move || span.in_scope(operation)).await {
        Ok(result) => Ok(result?),
        Err(canceled) => Err(ApiError::internal(canceled)),
    }
}
