//! The routes of the admin address: metrics and health. The address is off unless configured, and never the public one.

use actix_web::web::{Data, ServiceConfig};
use actix_web::{HttpResponse, get};

use crate::error::ApiError;
use crate::metrics::Readings;
use crate::routes::health;
use crate::state::State;

/// The routes of the admin address. None of them is an operation.
pub(crate) fn configure(config: &mut ServiceConfig) {
    config.service(metrics).service(health::live).service(health::ready);
}

#[get("/metrics")]
async fn metrics(state: Data<State>) -> Result<HttpResponse, ApiError> {
    let (pool, reads) = (state.store.pool_state(), state.store.standby_reads());
    let readings = Readings {
        password_computations: state.sign_in.password_workers.computations(),
        rating_failures: state.store.rating_failures(),
        rating_commits: state.store.rating_commits(),
        standby_reads: reads.on_standby,
        standby_reads_on_primary: reads.on_primary,
        intake_commits: state.intake.commits(),
        queue_depth: state.intake.depth(),
        connections: pool.connections,
        connections_idle: pool.idle,
    };
    let text = state.metrics.text(&readings).map_err(ApiError::internal)?;
    Ok(HttpResponse::Ok().content_type("text/plain; version=0.0.4; charset=utf-8").body(text))
}
