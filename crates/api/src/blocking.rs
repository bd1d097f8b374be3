//! Store calls away from the threads that serve connections.

use actix_web::web;
use billables_persistence::{Store, StoreError};

use crate::error::ApiError;

/// Runs a store operation on the blocking pool, inside the request's span.
pub(crate) async fn store_call<T: Send + 'static>(
    store: &Store,
    operation: impl FnOnce(&Store) -> Result<T, StoreError> + Send + 'static,
) -> Result<T, ApiError> {
    let (store, span) = (store.clone(), tracing::Span::current());
    match web::block(move || span.in_scope(|| operation(&store))).await {
        Ok(result) => Ok(result?),
        Err(canceled) => Err(ApiError::internal(canceled)),
    }
}
