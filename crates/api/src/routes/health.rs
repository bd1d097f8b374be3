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

/// Answers 200 while the process serves requests.
#[get("/health/live")]
pub(crate) async fn live() -> HttpResponse {
    HttpResponse::Ok().json(json!({ "status": "live" }))
}

/// Answers 200 if the database answers, the last write did not fail, and the intake takes reports; else 503.
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

/// Tells whether the store can be used. One request at a time inspects the store, so a database that does not answer blocks
/// only one thread.
async fn inspect(state: &Data<State>) -> bool {
    let turn = state.inspection.clone().lock_owned().await;
    let inspected = store_call(&state.store, move |store| {
        let _turn = turn;
        store.inspect()
    });
    match inspected.await {
        Ok(()) => true,
        Err(error) => {
            // Debug level: the inspection that runs every second logs the cause once, and health requests can be frequent.
            tracing::debug!(cause = error.cause(), "the database cannot be used");
            false
        }
    }
}
