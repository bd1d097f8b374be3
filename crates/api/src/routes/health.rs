//! The health of the process, for a load balancer or a supervisor.

use std::time::Duration;

use actix_web::rt::time::timeout;
use actix_web::web::Data;
use actix_web::{HttpResponse, get};
use serde_json::json;

use crate::blocking::store_call;
use crate::state::State;

/// The longest wait for the database.
const PATIENCE: Duration = Duration::from_secs(1);

/// The process serves requests.
#[get("/health/live")]
pub(crate) async fn live() -> HttpResponse {
    HttpResponse::Ok().json(json!({ "status": "live" }))
}

/// The process can be given requests: the database answers, its last write did not fail, and the intake takes reports.
#[get("/health/ready")]
pub(crate) async fn ready(state: Data<State>) -> HttpResponse {
    // The answer names the part that fails; the log has the cause.
    let database = match timeout(PATIENCE, inspect(&state)).await {
        Ok(is_usable) => is_usable,
        Err(_) => {
            tracing::debug!("the database does not answer in time");
            false
        }
    };
    let intake = state.intake.is_alive();
    let word = |is_ready| if is_ready { "ready" } else { "not ready" };
    let body = json!({ "status": word(database && intake), "database": word(database), "intake": word(intake) });
    if database && intake { HttpResponse::Ok().json(body) } else { HttpResponse::ServiceUnavailable().json(body) }
}

/// Whether the store can be used. One request at a time inspects the store, so a database that does not answer holds one thread.
async fn inspect(state: &Data<State>) -> bool {
    let turn = state.inspection.clone().lock_owned().await;
    let inspected = store_call(&state.store, move |store| {
        let _turn = turn;
        store.inspect()
    });
    match inspected.await {
        Ok(()) => true,
        Err(error) => {
            // The inspection of each second logs the cause once; requests can be many.
            tracing::debug!(cause = error.cause(), "the database cannot be used");
            false
        }
    }
}
