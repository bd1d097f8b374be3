//! The operator's own address: metrics, and health once more. Off unless configured; never on the public address.

use actix_web::web::{Data, ServiceConfig};
use actix_web::{HttpResponse, get};

use crate::error::ApiError;
use crate::routes::health;
use crate::state::State;

/// The routes of the admin address. None of them is an operation.
pub(crate) fn configure(config: &mut ServiceConfig) {
    config.service(metrics).service(health::live).service(health::ready);
}

#[get("/metrics")]
async fn metrics(state: Data<State>) -> Result<HttpResponse, ApiError> {
    let text = state.metrics.text(&state).map_err(ApiError::internal)?;
    Ok(HttpResponse::Ok().content_type("text/plain; version=0.0.4; charset=utf-8").body(text))
}
